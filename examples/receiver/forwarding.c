// SPDX-License-Identifier: MIT
/*
 * The table of those who have moved (RFC 5321 section 3.4). Its paths are read by smtpath, so a mistake in it
 * is shown as a client's mistake is, with a caret under the octet.
 */
#include "receiver.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

static const char white[] = " \t\r\n";

/* Brackets may be left out, and UTF-8 may stand in a mailbox. */
static const struct smtpath_options reading = {.tolerate = SMTPATH_TOLERATE_NO_ANGLE_BRACKETS,
                                               .smtputf8 = true};

/* The code, with white space around it: a quoted local part may hold spaces, so words do not do. */
static char *find_code(char *line, uint16_t *code)
{
    for (char *at = line + 1; at[-1] != '\0'; at++) {
        const bool is_code = strncmp(at, "251", 3) == 0 || strncmp(at, "551", 3) == 0;
        if (!is_code || strchr(" \t", at[-1]) == NULL || at[3] == '\0' || strchr(" \t", at[3]) == NULL)
            continue;
        *code = at[0] == '2' ? 251 : 551;
        return at;
    }
    return NULL;
}

/* Reads text[from .. to) without the white space around it. where is the place to complain of. */
static bool read_mailbox(const char *where, const char *text, size_t from, size_t to,
                         struct smtpath_path *path)
{
    struct smtpath_line read;
    char picture[512];

    while (from < to && strchr(white, text[to - 1]) != NULL)
        to--;
    while (from < to && strchr(white, text[from]) != NULL)
        from++;
    if (smtpath_read_path(text + from, to - from, SMTPATH_VERB_RCPT, &reading, &read) != SMTPATH_OK) {
        smtpath_render_caret(text + from, to - from, &read.diagnostic, 100, picture, sizeof picture);
        fprintf(stderr, "%s: expected %s\n%s\n", where,
                smtpath_reason_info(read.diagnostic.reason)->expected, picture);
        return false;
    }
    *path = read.path;
    path->local.offset += (uint32_t)from;
    path->domain.offset += (uint32_t)from;
    return true;
}

/* What the second mailbox means, for smtpath_write_forward, and the same written anew as a path. */
static bool keep_target(struct forward *row, const struct smtpath_path *path)
{
    enum { BEFORE = sizeof "RCPT TO:" - 1, BEHIND = sizeof "\r\n" - 1, ROOM = 512 };
    const char *local = row->text + path->local.offset;

    row->local = malloc(path->local.length);
    row->path = malloc(ROOM);
    if (row->local == NULL || row->path == NULL)
        return false;
    row->to.local = row->local;
    row->to.local_length = smtpath_unquote(local, path->local.length, row->local, path->local.length);
    row->to.domain = row->text + path->domain.offset;
    row->to.domain_length = path->domain.length;

    const size_t length =
        smtpath_write_command(SMTPATH_VERB_RCPT, &row->to, NULL, 0, true, row->path, ROOM);
    if (length < BEFORE + BEHIND)
        return false;
    row->path_length = length - BEFORE - BEHIND;
    memmove(row->path, row->path + BEFORE, row->path_length);
    return true;
}

static bool read_row(const char *where, struct forward *row)
{
    struct smtpath_path target;
    char *code = find_code(row->text, &row->code);

    if (code == NULL) {
        fprintf(stderr, "%s: expected MAILBOX 251|551 MAILBOX\n", where);
        return false;
    }
    const size_t at = (size_t)(code - row->text);
    return read_mailbox(where, row->text, 0, at, &row->moved) &&
           read_mailbox(where, row->text, at + 3, strlen(row->text), &target) &&
           keep_target(row, &target);
}

static bool add_row(struct forwarding *table, const char *where, const char *line)
{
    struct forward *rows = realloc(table->rows, (table->count + 1) * sizeof *rows);

    if (rows == NULL)
        return false;
    table->rows = rows;
    rows[table->count] = (struct forward){.text = strdup(line)};
    return rows[table->count].text != NULL && read_row(where, &rows[table->count++]);
}

static bool read_rows(struct forwarding *table, const char *file, FILE *in)
{
    char *line = NULL, where[512];
    size_t room = 0;
    unsigned long number = 0;
    bool good = true;

    while (good && getline(&line, &room, in) >= 0) {
        const char first = line[strspn(line, white)];
        snprintf(where, sizeof where, "%s:%lu", file, ++number);
        good = first == '\0' || first == '#' || add_row(table, where, line);
    }
    free(line);
    return good;
}

bool forwarding_read(struct forwarding *table, const char *file)
{
    FILE *in = fopen(file, "r");
    bool good = in != NULL && read_rows(table, file, in);

    if (in == NULL || ferror(in)) {
        fprintf(stderr, "%s: %s\n", file, strerror(errno));
        good = false;
    }
    if (in != NULL)
        fclose(in);
    return good;
}

void forwarding_free(struct forwarding *table)
{
    for (size_t i = 0; i < table->count; i++) {
        free(table->rows[i].text);
        free(table->rows[i].local);
        free(table->rows[i].path);
    }
    free(table->rows);
}

const struct forward *forwarding_find(const struct forwarding *table, const char *line,
                                      const struct smtpath_path *path)
{
    for (size_t i = 0; i < table->count; i++)
        if (smtpath_same_mailbox(table->rows[i].text, &table->rows[i].moved, line, path))
            return &table->rows[i];
    return NULL;
}
