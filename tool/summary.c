// SPDX-License-Identifier: MIT
#include "summary.h"

#include "catalogue.h"

#include <stdlib.h>
#include <string.h>

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

static void count_mistake(struct counts *counts, const char *name)
{
    size_t i = 0;
    while (i < counts->mistake_count && counts->mistakes[i].name != name)
        i++;
    if (i == MISTAKES)
        return;
    if (i == counts->mistake_count)
        counts->mistakes[counts->mistake_count++] = (struct count){name, 0};
    counts->mistakes[i].count++;
}

void counts_add(struct counts *counts, const char *line, size_t length,
                const struct smtpath_diagnostic *diagnostic)
{
    counts->reasons[diagnostic->reason]++;
    for (unsigned which = 0; which < 2; which++) {
        const char *name = smtpath_mistake(line, length, diagnostic, which);
        if (name != NULL && strcmp(name, smtpath_reason_info(diagnostic->reason)->name) != 0)
            count_mistake(counts, name);
    }
}

void summary_write(struct output *out, struct counts *given)
{
    struct count counts[SMTPATH_REASON_COUNT + 1];
    size_t length = 0;
    if (given->reasons[SMTPATH_OK] > 0)
        counts[length++] = (struct count){"ok", given->reasons[SMTPATH_OK]};
    if (given->no_lines > 0)
        counts[length++] = (struct count){"(unreadable)", given->no_lines};
    for (int reason = SMTPATH_OK + 1; reason < SMTPATH_REASON_COUNT; reason++)
        if (given->reasons[reason] > 0)
            counts[length++] = (struct count){smtpath_reason_info((enum smtpath_reason)reason)->name,
                                              given->reasons[reason]};
    qsort(counts, length, sizeof counts[0], by_count);
    write_counts(out, counts, length);
    if (given->mistake_count == 0)
        return;
    output_octet(out, '\n');
    output_string(out, text_of(SAY_MISTAKES));
    output_octet(out, '\n');
    qsort(given->mistakes, given->mistake_count, sizeof given->mistakes[0], by_count);
    write_counts(out, given->mistakes, given->mistake_count);
}
