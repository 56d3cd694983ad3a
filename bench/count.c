// SPDX-License-Identifier: MIT
/*
 * Has callgrind count the instructions that the parser needs for each set of lines, and nothing around them:
 * one dump of its counters a set. instructions.sh builds this with the parser and reads the dumps.
 *
 *     count FILE ...
 */
#include "smtpath.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <valgrind/callgrind.h>

enum { MOST_OCTETS = 1 << 22 };
static char octets[MOST_OCTETS];

static uint32_t read_lines(const char *line, const char *end)
{
    static const struct smtpath_options options = {.extensions = SMTPATH_EXT_ALL, .smtputf8 = true};
    static struct smtpath_line read;
    uint32_t lines = 0;
    while (line < end) {
        const char *lf = memchr(line, '\n', (size_t)(end - line));
        CALLGRIND_TOGGLE_COLLECT;
        smtpath_read_command(line, (size_t)(lf - line) - 1, &options, &read);
        CALLGRIND_TOGGLE_COLLECT;
        line = lf + 1;
        lines++;
    }
    return lines;
}

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        char label[64];
        FILE *file = fopen(argv[i], "rb");
        if (file == NULL) {
            perror(argv[i]);
            return 1;
        }
        const size_t size = fread(octets, 1, sizeof octets, file);
        fclose(file);
        CALLGRIND_ZERO_STATS;
        const uint32_t lines = read_lines(octets, octets + size);
        snprintf(label, sizeof label, "%u lines", (unsigned)lines);
        CALLGRIND_DUMP_STATS_AT(label);
    }
    return 0;
}
