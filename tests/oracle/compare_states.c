// SPDX-License-Identifier: MIT
/*
 * compare-states [--extra=K]: the Wp-method over the machines of whole lines. For each state a way into it, then
 * every string of class representatives up to K octets (0 unless told; an implementation with up to K states too many
 * cannot hide from it), then each string of the characterising set. And for each state a way into it, each octet,
 * every string up to K, then one that can end the line, and the strings that tell the state where that leads from all others. A transition
 * that is dead needs none behind it: whoever takes it does not report that octet.
 *
 * Then every round trip: from each state over each of its transitions a shortest way back, once, twice and three times
 * over. No machine remembers how often something was repeated, but a parser may.
 *
 * Done for the strict grammar and for all tolerances at once, with and without SMTPUTF8 (without it, any octet is
 * tolerated in a local part). At the end the transitions
 * that were taken are counted: it fails if one that a line can take was not.
 */
#include "compare.h"
#include "events.h"
#include "suite.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    const char *machine;
    bool smtputf8; /* may be in force */
} whole_lines[] = {
    {"mail", true},  {"rcpt", true},  {"helo", false},    {"ehlo", false}, {"vrfy", true},
    {"help", true},  {"bare", false}, {"auth", false},    {"bdat", false}, {"etrn", false},
    {"atrn", false}, {"burl", false}, {"xclient", false},
};
enum { WHOLE_LINES = sizeof whole_lines / sizeof *whole_lines };

struct run {
    const struct suite *suite;
    struct oracle_options options;
    int extra;
};

static void compare_string(const struct run *run, const struct string *s)
{
    compare_line(s->octets, s->length, &run->options);
}

static void compare_joined(const struct run *run, const struct string *s, const struct string *behind)
{
    struct string line = *s;
    if (line.length + behind->length > STRING_MOST)
        abort();
    memcpy(line.octets + line.length, behind->octets, behind->length);
    line.length += behind->length;
    compare_string(run, &line);
}

/* What can end the line, and each word or only those that tell this state from all others. */
static void compare_words(const struct run *run, const struct string *s, int state, bool all)
{
    compare_joined(run, s, &run->suite->closing[state]);
    for (size_t i = 0; i < run->suite->word_count; i++) {
        if (all || run->suite->tells[state][i])
            compare_joined(run, s, &run->suite->words[i]);
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
static void compare_from(const struct run *run, const struct string *s, int state, int extra, bool all)
{
    compare_words(run, s, state, all);
    for (int c = 0; extra > 0 && c < run->suite->classes; c++) {
        unsigned char octet = run->suite->representative[c];
        int next = run->suite->machine->table[state][octet].next;
        struct string longer = with(s, octet);
        if (next == MACHINE_DEAD)
            compare_string(run, &longer);
        else
            compare_from(run, &longer, next, extra - 1, all);
    }
}

/* Appends the way back to a state; false if there is none, or not enough room. */
static bool go_back(const struct run *run, const int *way, int from, int to, struct string *s)
{
    while (from != to) {
        if (way[from] < 0 || s->length + 1 >= STRING_MOST)
            return false;
        s->octets[s->length++] = (unsigned char)way[from];
        from = run->suite->machine->table[from][way[from]].next;
    }
    return true;
}

static void compare_round_trips(const struct run *run, const int *way, int state, unsigned char octet)
{
    const struct machine *m = run->suite->machine;
    struct string s = run->suite->access[state];
    for (int times = 0; times < 3; times++) {
        if (s.length + 1 >= STRING_MOST)
            return;
        s.octets[s.length++] = octet;
        if (!go_back(run, way, m->table[state][octet].next, state, &s) || s.length > STRING_MOST / 2)
            return;
        compare_words(run, &s, state, false);
    }
}

static void compare_repetition(const struct run *run)
{
    const struct machine *m = run->suite->machine;
    int *way = malloc((size_t)m->states * sizeof *way);
    for (int state = 0; state < m->states; state++) {
        suite_ways_to(run->suite, state, way);
        for (int c = 0; run->suite->reached[state] && c < run->suite->classes; c++) {
            unsigned char octet = run->suite->representative[c];
            if (m->table[state][octet].next != MACHINE_DEAD)
                compare_round_trips(run, way, state, octet);
        }
    }
    free(way);
}

static void compare_states(const struct run *run)
{
    const struct machine *m = run->suite->machine;
    for (int state = 0; state < m->states; state++) {
        const struct string *access = &run->suite->access[state];
        if (!run->suite->reached[state])
            continue;
        compare_from(run, access, state, run->extra, true);
        for (int octet = 0; octet < 256; octet++) {
            struct string s = with(access, (unsigned char)octet);
            int next = m->table[state][octet].next;
            if (next == MACHINE_DEAD)
                compare_string(run, &s);
            else
                compare_from(run, &s, next, run->extra, false);
        }
    }
}

/* Its keyword is the first that the search for a way into each state comes to. Without it, no line would get
 * behind the "=" of a parameter that has no grammar of its own. */
static const struct oracle_private anything = {.keyword = "0", .on_mail = true, .on_rcpt = true};

static void compare_machine(const char *name, uint64_t permitted, const struct oracle_options *options,
                            int extra)
{
    struct machine *m = machine_restricted(machine_named(name), permitted);
    if ((options->offered & OFFER_SMTPUTF8) == 0 && options->tolerate != 0)
        machine_take_any_octet(m);
    struct suite *suite = suite_of(m);
    unsigned long long before = compared();
    struct run run = {suite, *options, extra};
    run.options.private_keywords = &anything;
    run.options.private_count = 1;
    compare_states(&run);
    compare_repetition(&run);
    printf("%-8s %-22s %4d states %3d classes %3zu words %9llu lines%s\n", name,
           options->tolerate != 0 && !options->smtputf8 ? "all, any octet"
           : options->tolerate != 0                     ? "all tolerances"
           : options->smtputf8                          ? "strict, SMTPUTF8"
                                                        : "strict",
           m->states, suite->classes, suite->word_count, compared() - before,
           suite->equivalent > 0 ? " (not minimal)" : "");
    suite_free(suite);
    machine_free(m);
}

static bool beyond_ascii(const struct string *s)
{
    for (size_t i = 0; i < s->length; i++) {
        if (s->octets[i] >= 0x80)
            return true;
    }
    return false;
}

/* Whether a line can try this. The verb is looked up before any machine runs, so within it only the verb's own
 * letters are tried. Nobody gets behind an octet outside ASCII where SMTPUTF8 is never in force. The symbols that
 * no line holds are tried where they lead on, the one for any octet from where a line of ASCII comes to. */
static bool can_be_tried(const struct suite *suite, bool smtputf8, int state, int column)
{
    const struct machine *m = suite->machine;
    const struct string *access = &suite->access[state];
    bool in_verb = suite->reached[state] && memchr(access->octets, '\t', access->length) == NULL &&
                   memchr(access->octets, ' ', access->length) == NULL;
    if (beyond_ascii(access) && (!smtputf8 || column == SYMBOL_EIGHT_BIT))
        return false;
    return m->table[state][column].next != MACHINE_DEAD ||
           (!in_verb && column != SYMBOL_UNTAGGED && column != SYMBOL_EIGHT_BIT);
}

static unsigned long long report_taken(void)
{
    unsigned long long taken = 0, not_taken = 0;
    for (int i = 0; i < WHOLE_LINES; i++) {
        const struct machine *m = machine_named(whole_lines[i].machine);
        struct suite *suite = suite_of(m);
        for (int s = 0; s < m->states; s++) {
            for (int column = 0; column < SYMBOLS; column++) {
                if (!can_be_tried(suite, whole_lines[i].smtputf8, s, column))
                    continue;
                taken += m->taken[s][column];
                not_taken += !m->taken[s][column];
                if (!m->taken[s][column] && not_taken < 20)
                    printf("not taken: %s, state %d, behind \"%.*s\", symbol %d\n", m->name, s,
                           (int)suite->access[s].length, (const char *)suite->access[s].octets, column);
            }
        }
        suite_free(suite);
    }
    printf("transitions taken: %llu, not taken: %llu\n", taken, not_taken);
    return not_taken;
}

int main(int count, char **arguments)
{
    int extra = 0;
    if (count > 1 && strncmp(arguments[1], "--extra=", 8) == 0)
        extra = atoi(arguments[1] + 8);
    for (int i = 0; i < WHOLE_LINES; i++) {
        compare_machine(whole_lines[i].machine, 0,
                        &(struct oracle_options){.offered = OFFER_ALL & ~(uint32_t)OFFER_SMTPUTF8,
                                                 .strict_trailing = true},
                        extra);
        compare_machine(
            whole_lines[i].machine, EVENT_NON_ASCII,
            &(struct oracle_options){.offered = OFFER_ALL, .smtputf8 = true, .strict_trailing = true},
            extra);
        compare_machine(whole_lines[i].machine, EVENTS_TO_PERMIT,
                        &(struct oracle_options){.offered = OFFER_ALL,
                                                 .smtputf8 = true,
                                                 .strict_trailing = true,
                                                 .general_literal = true,
                                                 .tolerate = DEVIATION_ALL},
                        extra);
        compare_machine(whole_lines[i].machine, EVENTS_TO_PERMIT & ~EVENT_NON_ASCII,
                        &(struct oracle_options){.offered = OFFER_ALL & ~(uint32_t)OFFER_SMTPUTF8,
                                                 .strict_trailing = true,
                                                 .general_literal = true,
                                                 .tolerate = DEVIATION_ALL},
                        extra);
    }
    int failed = report_taken() != 0;
    return compare_report("states:") | failed;
}
