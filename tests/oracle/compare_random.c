// SPDX-License-Identifier: MIT
/*
 * compare-random [LINES [SEED [KIND]]]: so many lines by chance, kind after kind, read by library and oracle
 * under options by chance. The seed is printed; the same one gives the same lines.
 */
#include "compare.h"
#include "generate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static void run(unsigned long long count, uint64_t seed, size_t kind)
{
    static struct generated line;
    struct random random = {seed + kind};
    unsigned long long accepted = 0;
    for (unsigned long long i = 0; i < count; i++) {
        generate(&random, kind, &line);
        compare_line(line.line, line.length, &line.options);
        accepted += compare_last()->ok;
    }
    printf("%-8s %llu lines, of which %llu are valid\n", generate_kinds[kind], count, accepted);
}

int main(int count, char **arguments)
{
    unsigned long long lines = count > 1 ? strtoull(arguments[1], NULL, 10) : 200000;
    uint64_t seed = count > 2 ? strtoull(arguments[2], NULL, 10) : (uint64_t)time(NULL);
    const char *only = count > 3 ? arguments[3] : NULL;
    size_t kinds = only != NULL ? 1 : generate_kind_count();
    printf("seed %llu\n", (unsigned long long)seed);
    for (size_t kind = 0; kind < generate_kind_count(); kind++) {
        if (only == NULL || strcmp(only, generate_kinds[kind]) == 0)
            run((lines + kinds - 1) / kinds, seed, kind);
    }
    return compare_report("random:");
}
