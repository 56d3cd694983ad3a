// SPDX-License-Identifier: MIT
/*
 * Has callgrind count the instructions that the parser needs for each set of lines, and nothing around them:
 * one dump of its counters a set, then one for each work besides the reading of lines, in the order of works.h.
 * instructions.sh builds this with the parser and reads the dumps.
 *
 *     count FILE ... [--works MALFORMED REPLIES]
 *
 * MALFORMED is a set of lines to refuse, REPLIES one of replies.
 */
#include "works.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <valgrind/callgrind.h>

enum { MOST_OCTETS = 1 << 22, MOST_LINES = 8192 };
static char octets[MOST_OCTETS];

static uint32_t read_lines(const char *line, const char *end)
{
    static struct smtpath_line read;
    uint32_t lines = 0;
    while (line < end) {
        const char *lf = memchr(line, '\n', (size_t)(end - line));
        CALLGRIND_TOGGLE_COLLECT;
        smtpath_read_command(line, (size_t)(lf - line) - 1, &works_options, &read);
        CALLGRIND_TOGGLE_COLLECT;
        line = lf + 1;
        lines++;
    }
    return lines;
}

/* ---- What is done besides the reading of lines --------------------------------------------------------------------- */

static uint32_t do_work(const struct work *work, const char *line, const char *end)
{
    static struct work_line lines[MOST_LINES];
    const size_t count = work_lines(work->of, line, end, lines, MOST_LINES);
    for (size_t i = 0; i < count; i++) {
        CALLGRIND_TOGGLE_COLLECT;
        work->once(&lines[i]);
        CALLGRIND_TOGGLE_COLLECT;
    }
    return (uint32_t)count;
}

/* ---- The counting ------------------------------------------------------------------------------------------ */

/* work NULL: reading. */
static void count(const struct work *work, const char *end)
{
    char label[64];
    CALLGRIND_ZERO_STATS;
    const uint32_t lines = work == NULL ? read_lines(octets, end) : do_work(work, octets, end);
    snprintf(label, sizeof label, "%u lines", (unsigned)lines);
    CALLGRIND_DUMP_STATS_AT(label);
}

static const char *load(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        perror(path);
        exit(1);
    }
    const size_t size = fread(octets, 1, sizeof octets, file);
    fclose(file);
    return octets + size;
}

static void count_works(char **files)
{
    for (size_t i = 0; i < WORKS; i++)
        count(&works[i], load(files[works[i].of == RECORDED_REPLIES]));
}

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++)
        if (strcmp(argv[i], "--works") == 0) {
            if (argc - i != 3)
                return 2;
            count_works(argv + i + 1);
            return 0;
        } else {
            count(NULL, load(argv[i]));
        }
    return 0;
}
