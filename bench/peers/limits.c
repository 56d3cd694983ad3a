// SPDX-License-Identifier: MIT
/*
 * No parsers: what a reader of these octets cannot well go below. Compiled with -O2 -fno-tree-vectorize.
 */
#include "../shim.h"
#include "peers.h"

#include <string.h>

/* One addition an octet, one octet at a time: the floor of any loop that looks at each octet. */
static uint64_t add_octets(const struct bench_lines *lines)
{
    uint64_t all = 0;
    for (uint32_t i = 0; i < lines->count; i++) {
        const unsigned char *line = (const unsigned char *)lines->octets + lines->offset[i];
        const uint32_t length = bench_length(lines, i);
        uint64_t sum = 0;
        for (uint32_t j = 0; j < length; j++)
            sum += line[j];
        all ^= sum;
    }
    return all;
}

const struct bench_peer peer_add_octets = {
    .name = "add-octets",
    .does = "adds up a line's octets, one at a time; no parser",
    .run = add_octets,
};

/* The end of each line, found: what framing costs before any parsing. */
static uint64_t find_ends(const struct bench_lines *lines)
{
    const char *at = lines->octets, *end = lines->octets + lines->size;
    uint64_t ends = 0;
    while (at < end) {
        const char *lf = memchr(at, '\n', (size_t)(end - at));
        if (lf == NULL)
            break;
        ends += (uint64_t)(lf - at);
        at = lf + 1;
    }
    return ends;
}

const struct bench_peer peer_find_ends = {
    .name = "memchr",
    .does = "finds a line's LF; no parser",
    .run = find_ends,
};

static uint64_t copy_lines(const struct bench_lines *lines)
{
    static char room[1 << 17];
    uint64_t all = 0;
    for (uint32_t i = 0; i < lines->count; i++) {
        const uint32_t length = bench_length(lines, i);
        memcpy(room, lines->octets + lines->offset[i], length);
        __asm__ volatile("" : : "r"(room) : "memory"); /* the copy is wanted */
        all += (unsigned char)room[0];
    }
    return all;
}

const struct bench_peer peer_copy_lines = {
    .name = "memcpy",
    .does = "copies a line; no parser",
    .run = copy_lines,
};
