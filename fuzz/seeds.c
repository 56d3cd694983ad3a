// SPDX-License-Identifier: MIT
/*
 * Explodes the conformance corpus into fuzz seeds: one file a case, named after it, the line and behind it
 * its options in the form that fuzz.h describes; and the corpus of replies and streams, and the captured
 * sessions: one file for each run of rows of one side. The corpus stays the one source; no seed is committed.
 * Arguments: the folder to write to, the files of command lines, "--", the other files.
 */
#include "corpus.h"
#include "fuzz.h"

#include <errno.h>

static void put_options(const struct smtpath_options *options, uint8_t *tail)
{
    for (int i = 0; i < 4; i++) {
        tail[i] = (uint8_t)(options->extensions >> 8 * i & 0xFF);
        tail[8 + i] = (uint8_t)(options->extensions >> 8 * (4 + i) & 0xFF);
    }
    tail[4] = (uint8_t)(options->tolerate & 0xFF);
    tail[5] = (uint8_t)(options->tolerate >> 8 & 0xFF);
    tail[12] = (uint8_t)(options->refuse & 0xFF);
    tail[13] = (uint8_t)(options->refuse >> 8 & 0xFF);
    tail[14] = (uint8_t)(options->refuse >> 16 & 0xFF);
    tail[15] = (uint8_t)(options->tolerate >> 16 & 0xFF);
    tail[6] = (uint8_t)((options->smtputf8 ? FUZZ_SMTPUTF8 : 0) |
                        (options->strict_trailing ? FUZZ_STRICT_TRAILING : 0) |
                        (options->general_literal ? FUZZ_GENERAL_LITERAL : 0) |
                        (options->private_count > 0 ? FUZZ_PRIVATE : 0));
    tail[7] = 0;
}

/* path/no-closing-bracket becomes path-no-closing-bracket. */
static void file_name(char *name, size_t size, const char *folder, const char *case_name)
{
    const int written = snprintf(name, size, "%s/", folder);
    size_t at = written < 0 ? 0 : (size_t)written;
    for (size_t i = 0; case_name[i] != '\0' && at + 1 < size; i++)
        name[at++] = case_name[i] == '/' ? '-' : case_name[i];
    name[at] = '\0';
}

static bool write_seed(const char *folder, const char *case_name, const char *octets, size_t length,
                       const struct smtpath_options *options)
{
    char name[512];
    uint8_t tail[FUZZ_OPTIONS_SIZE];
    file_name(name, sizeof name, folder, case_name);
    put_options(options, tail);
    FILE *file = fopen(name, "wb");
    bool written = file != NULL;
    if (written) {
        written = fwrite(octets, 1, length, file) == length &&
                  fwrite(tail, 1, sizeof tail, file) == sizeof tail;
        written &= fclose(file) == 0;
    }
    if (!written)
        fprintf(stderr, "seeds: %s: %s\n", name, strerror(errno));
    return written;
}

/* ---- Rows of two sides ----------------------------------------------------------------------------------- */

enum { MOST = 8192 };

struct run {
    char side; /* 'C' or 'S'; 0 for none */
    size_t length;
    char octets[MOST];
};

/* Puts a row's octets, \xHH and \\ decoded, behind those of its run. */
static void add_row(struct run *run, const char *row)
{
    while (*row != '\0' && *row != '\n' && run->length + 2 < MOST) {
        unsigned octet = (unsigned char)*row++;
        if (octet == '\\' && *row == '\\')
            row++;
        else if (octet == '\\' && sscanf(row, "x%2x", &octet) == 1)
            row += 3;
        run->octets[run->length++] = (char)octet;
    }
}

static bool end_run(struct run *run, const char *folder, const char *path, size_t *number)
{
    const struct smtpath_options all = {.extensions = SMTPATH_EXT_ALL};
    char name[256];
    const char *stem = strrchr(path, '/');
    bool written = true;
    if (run->side != 0) {
        const char *base = stem == NULL ? path : stem + 1;
        const bool is_session = strstr(path, "/sessions/") != NULL;
        snprintf(name, sizeof name, "%s%.*s-%zu", is_session ? "session-" : "", (int)strcspn(base, "."),
                 base, ++*number);
        /* the options are no part of a reply's last line */
        if (run->side == 'S')
            run->octets[run->length++] = '\n';
        written = write_seed(folder, name, run->octets, run->length, &all);
    }
    run->side = 0;
    run->length = 0;
    return written;
}

static bool explode_rows(const char *folder, const char *path, size_t *total)
{
    static struct run run;
    char row[2 * MOST];
    size_t number = 0;
    bool written = true;
    FILE *file = fopen(path, "r");
    if (file == NULL) {
        fprintf(stderr, "seeds: %s: %s\n", path, strerror(errno));
        return false;
    }
    while (fgets(row, sizeof row, file) != NULL && written) {
        const bool is_row = (row[0] == 'C' || row[0] == 'S') && row[1] == ':' && row[2] == ' ';
        if (!is_row || row[0] != run.side)
            written = end_run(&run, folder, path, &number);
        if (!is_row)
            continue;
        if (run.side != 0)
            run.octets[run.length++] = '\n';
        run.side = row[0];
        add_row(&run, row + 3);
    }
    written &= end_run(&run, folder, path, &number);
    fclose(file);
    *total += number;
    return written;
}

int main(int count, char **arguments)
{
    int others = 2;
    while (others < count && strcmp(arguments[others], "--") != 0)
        others++;
    if (others < 3) {
        fprintf(stderr, "usage: seeds FOLDER CORPUS-FILE ... [-- OTHER-FILE ...]\n");
        return 2;
    }
    const struct corpus corpus = corpus_read(others - 2, arguments + 2);
    size_t total = corpus.count;
    for (size_t i = 0; i < corpus.count; i++) {
        const struct corpus_case *c = &corpus.cases[i];
        if (!write_seed(arguments[1], c->name, c->octets, c->length, &c->options))
            return 2;
    }
    for (int i = others + 1; i < count; i++)
        if (!explode_rows(arguments[1], arguments[i], &total))
            return 2;
    printf("%zu seeds\n", total);
    return 0;
}
