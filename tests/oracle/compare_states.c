// SPDX-License-Identifier: MIT
/*
 * compare-states [--extra=K]: the W-method over the machines of whole lines. For each state a way into it, then
 * each octet, then every string of class representatives up to K octets (0 unless told; an implementation with up
 * to K states too many cannot hide from it), then each string of the characterising set. A transition that
 * is dead needs none behind it: whoever takes it does not report that octet.
 *
 * Done for the strict grammar and for all tolerances at once, with and without SMTPUTF8. At the end the transitions
 * that were taken are counted: it fails if one that a line can take was not.
 */
#include "compare.h"
#include "events.h"
#include "suite.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const whole_lines[] = {"mail", "rcpt", "helo", "ehlo", "vrfy",    "help",
                                          "bare", "auth", "bdat", "etrn", "xclient", NULL};

struct run {
    const struct suite *suite;
    struct oracle_options options;
    int extra;
};

static void compare_string(const struct run *run, const struct string *s)
{
    compare_line(s->octets, s->length, &run->options);
}

static void compare_words(const struct run *run, const struct string *s)
{
    for (size_t i = 0; i < run->suite->word_count; i++) {
        const struct string *word = &run->suite->words[i];
        struct string line = *s;
        if (line.length + word->length > STRING_MOST)
            abort();
        memcpy(line.octets + line.length, word->octets, word->length);
        line.length += word->length;
        compare_string(run, &line);
    }
}

static struct string with(const struct string *s, unsigned char octet)
{
    struct string longer = *s;
    if (longer.length == STRING_MOST)
        abort();
    longer.octets[longer.length++] = octet;
    return longer;
}

/* s leads to state; what follows is every short string, then the words. */
static void compare_from(const struct run *run, const struct string *s, int state, int extra)
{
    compare_words(run, s);
    for (int c = 0; extra > 0 && c < run->suite->classes; c++) {
        unsigned char octet = run->suite->representative[c];
        int next = run->suite->machine->table[state][octet].next;
        struct string longer = with(s, octet);
        if (next == MACHINE_DEAD)
            compare_string(run, &longer);
        else
            compare_from(run, &longer, next, extra - 1);
    }
}

static void compare_states(const struct run *run)
{
    const struct machine *m = run->suite->machine;
    for (int state = 0; state < m->states; state++) {
        const struct string *access = &run->suite->access[state];
        if (!run->suite->reached[state])
            continue;
        compare_words(run, access);
        for (int octet = 0; octet < 256; octet++) {
            struct string s = with(access, (unsigned char)octet);
            int next = m->table[state][octet].next;
            if (next == MACHINE_DEAD)
                compare_string(run, &s);
            else
                compare_from(run, &s, next, run->extra);
        }
    }
}

static void compare_machine(const char *name, uint64_t permitted, const struct oracle_options *options,
                            int extra)
{
    struct machine *m = machine_restricted(machine_named(name), permitted);
    struct suite *suite = suite_of(m);
    unsigned long long before = compared();
    compare_states(&(struct run){suite, *options, extra});
    printf("%-8s %-22s %4d states %3d classes %3zu words %9llu lines%s\n", name,
           options->tolerate != 0 ? "all tolerances"
           : options->smtputf8    ? "strict, SMTPUTF8"
                                  : "strict",
           m->states, suite->classes, suite->word_count, compared() - before,
           suite->equivalent > 0 ? " (not minimal)" : "");
    suite_free(suite);
    machine_free(m);
}

/* Every octet in every state, and the end; the symbol that no line holds stands for itself. */
static unsigned long long report_taken(void)
{
    unsigned long long taken = 0, not_taken = 0;
    for (int i = 0; whole_lines[i] != NULL; i++) {
        const struct machine *m = machine_named(whole_lines[i]);
        for (int s = 0; s < m->states; s++) {
            for (int column = 0; column < SYMBOLS; column++) {
                if (column == SYMBOL_UNTAGGED && m->table[s][column].next == MACHINE_DEAD)
                    continue;
                taken += m->taken[s][column];
                not_taken += !m->taken[s][column];
                if (!m->taken[s][column] && not_taken < 20)
                    printf("not taken: %s, state %d, symbol %d\n", m->name, s, column);
            }
        }
    }
    printf("transitions taken: %llu, not taken: %llu\n", taken, not_taken);
    return not_taken;
}

int main(int count, char **arguments)
{
    int extra = 0;
    if (count > 1 && strncmp(arguments[1], "--extra=", 8) == 0)
        extra = atoi(arguments[1] + 8);
    for (int i = 0; whole_lines[i] != NULL; i++) {
        compare_machine(whole_lines[i], 0,
                        &(struct oracle_options){.offered = OFFER_ALL & ~(uint32_t)OFFER_SMTPUTF8,
                                                 .strict_trailing = true},
                        extra);
        compare_machine(
            whole_lines[i], EVENT_NON_ASCII,
            &(struct oracle_options){.offered = OFFER_ALL, .smtputf8 = true, .strict_trailing = true},
            extra);
        compare_machine(whole_lines[i], EVENTS_TO_PERMIT,
                        &(struct oracle_options){.offered = OFFER_ALL,
                                                 .smtputf8 = true,
                                                 .strict_trailing = true,
                                                 .general_literal = true,
                                                 .tolerate = DEVIATION_ALL},
                        extra);
    }
    int failed = report_taken() != 0;
    return compare_report("states:") | failed;
}
