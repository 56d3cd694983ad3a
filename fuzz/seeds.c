// SPDX-License-Identifier: MIT
/*
 * Explodes the conformance corpus into fuzz seeds: one file a case, named after it, the line and behind it
 * its options in the form that fuzz.h describes. The corpus stays the one source; no seed is committed.
 * Arguments: the folder to write to, then the corpus files.
 */
#include "corpus.h"
#include "fuzz.h"

#include <errno.h>

static void put_options(const struct smtpath_options *options, uint8_t *tail)
{
    tail[0] = (uint8_t)(options->extensions & 0xFF);
    tail[1] = (uint8_t)(options->extensions >> 8 & 0xFF);
    tail[2] = (uint8_t)(options->extensions >> 16 & 0xFF);
    tail[3] = (uint8_t)(options->extensions >> 24 & 0xFF);
    tail[4] = (uint8_t)(options->tolerate & 0xFF);
    tail[5] = (uint8_t)(options->tolerate >> 8 & 0xFF);
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

static bool write_seed(const char *folder, const struct corpus_case *c)
{
    char name[512];
    uint8_t tail[FUZZ_OPTIONS_SIZE];
    file_name(name, sizeof name, folder, c->name);
    put_options(&c->options, tail);
    FILE *file = fopen(name, "wb");
    bool written = file != NULL;
    if (written) {
        written = fwrite(c->octets, 1, c->length, file) == c->length &&
                  fwrite(tail, 1, sizeof tail, file) == sizeof tail;
        written &= fclose(file) == 0;
    }
    if (!written)
        fprintf(stderr, "seeds: %s: %s\n", name, strerror(errno));
    return written;
}

int main(int count, char **arguments)
{
    if (count < 3) {
        fprintf(stderr, "usage: seeds FOLDER CORPUS-FILE ...\n");
        return 2;
    }
    const struct corpus corpus = corpus_read(count - 2, arguments + 2);
    for (size_t i = 0; i < corpus.count; i++)
        if (!write_seed(arguments[1], &corpus.cases[i]))
            return 2;
    printf("%zu seeds\n", corpus.count);
    return 0;
}
