// SPDX-License-Identifier: MIT
/*
 * Has callgrind count the instructions that smtpath needs for each set of lines: one total a set and
 * instruction set, without anything around them. instructions.sh runs it and reads the totals.
 *
 *     count FILE ...
 */
#include "shim.h"
#include "peers/peers.h"

#include <stdio.h>
#include <valgrind/callgrind.h>

/* Those that every x86-64 machine has, so that the figures are the same on all of them. */
static const struct bench_peer *const counted[] = {
    &peer_smtpath_scalar,
#if defined(__x86_64__)
    &peer_smtpath_sse2,
#endif
};

int main(int argc, char **argv)
{
    volatile uint64_t sink = 0;
    for (int i = 1; i < argc; i++) {
        struct bench_lines lines;
        if (!bench_load(argv[i], &lines))
            return 1;
        for (size_t peer = 0; peer < sizeof counted / sizeof counted[0]; peer++) {
            char dump[96];
            snprintf(dump, sizeof dump, "%s %s %u", lines.name, counted[peer]->name, lines.count);
            CALLGRIND_ZERO_STATS;
            sink += counted[peer]->run(&lines);
            CALLGRIND_DUMP_STATS_AT(dump);
        }
    }
    return sink == 0;
}
