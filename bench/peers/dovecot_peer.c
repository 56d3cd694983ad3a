// SPDX-License-Identifier: MIT
/* The shim's side of dovecot.c. */
#include "copies.h"
#include "dovecot.h"
#include "peers.h"

static bool open_library(void)
{
    dovecot_open();
    return true;
}

static bool answer(const struct bench_lines *lines, uint32_t i, struct bench_answer *answer)
{
    const char *line = lines->strings + lines->offset[i];
    struct dovecot_answer read;
    dovecot_read(line, &read);
    answer->accepted = read.accepted;
    locate_copies(line, read.local, read.domain, answer);
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
