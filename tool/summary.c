// SPDX-License-Identifier: MIT
#include "summary.h"

#include <stdlib.h>
#include <string.h>

struct count {
    const char *name;
    uint64_t count;
};

/* The greatest first; those that are as great by name. */
static int by_count(const void *left, const void *right)
{
    const struct count *a = left;
    const struct count *b = right;
    if (a->count != b->count)
        return a->count < b->count ? 1 : -1;
    return strcmp(a->name, b->name);
}

static size_t digits_of(uint64_t number)
{
    size_t digits = 1;
    for (; number >= 10; number /= 10)
        digits++;
    return digits;
}

static void write_counts(struct output *out, const struct count *counts, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        const size_t digits = digits_of(counts[i].count);
        output_repeated(out, ' ', digits < 9 ? 9 - digits : 0);
        output_number(out, counts[i].count);
        output_literal(out, "  ");
        output_string(out, counts[i].name);
        output_octet(out, '\n');
    }
}

void summary_write(struct output *out, const uint64_t given[SMTPATH_REASON_COUNT], uint64_t bad_hex)
{
    struct count counts[SMTPATH_REASON_COUNT + 1];
    size_t length = 0;
    if (given[SMTPATH_OK] > 0)
        counts[length++] = (struct count){"ok", given[SMTPATH_OK]};
    if (bad_hex > 0)
        counts[length++] = (struct count){"(bad hex)", bad_hex};
    for (int reason = SMTPATH_OK + 1; reason < SMTPATH_REASON_COUNT; reason++)
        if (given[reason] > 0)
            counts[length++] =
                (struct count){smtpath_reason_info((enum smtpath_reason)reason)->name, given[reason]};
    qsort(counts, length, sizeof counts[0], by_count);
    write_counts(out, counts, length);
}
