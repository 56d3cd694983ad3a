// SPDX-License-Identifier: MIT
/* The shim's side of dovecot.c. */
#include "../shim.h"
#include "dovecot.h"
#include "peers.h"

#include <string.h>

static bool open_library(void)
{
    dovecot_open();
    return true;
}

/* Dovecot hands out copies: they are looked for in the line, to compare them with spans. A quoted local
 * part is unquoted in its copy, and so has no span: only the domain is compared. */
static void locate(const char *line, const char *copy, uint32_t from, uint32_t *offset,
                   uint32_t *length)
{
    const char *found = copy == NULL ? NULL : strstr(line + from, copy);
    *offset = found == NULL ? 0 : (uint32_t)(found - line);
    *length = found == NULL ? 0 : (uint32_t)strlen(copy);
}

static bool answer(const struct bench_lines *lines, uint32_t i, struct bench_answer *answer)
{
    const char *line = lines->strings + lines->offset[i];
    struct dovecot_answer read;
    dovecot_read(line, &read);
    answer->accepted = read.accepted;
    locate(line, read.local, 8, &answer->local, &answer->local_length);
    const char *quote = strrchr(line, '"');
    if (quote != NULL) {
        answer->local = (uint32_t)(quote - line);
        answer->local_length = 0;
    }
    locate(line, read.domain, answer->local + answer->local_length, &answer->domain,
           &answer->domain_length);
    return true;
}

static uint64_t run(const struct bench_lines *lines)
{
    struct dovecot_answer read;
    uint64_t all = 0;
    for (uint32_t i = 0; i < lines->count; i++)
        all += dovecot_read(lines->strings + lines->offset[i], &read) + (uint64_t)read.accepted;
    return all;
}

const struct bench_peer peer_dovecot = {
    .name = "libdovecot",
    .does = "path and typed parameters; allocates from a pool; errors in words, no place",
    .open = open_library,
    .answer = answer,
    .run = run,
};
