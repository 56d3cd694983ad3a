// SPDX-License-Identifier: MIT
/*
 * The machines as tables. Ragel's C is asked once for each state and symbol, when a program begins; then a
 * machine is data that can be run, searched and counted: which octets it cannot tell apart, whether each state
 * has a way to the end, which continuation tells two states apart.
 */
#ifndef ORACLE_MACHINE_H
#define ORACLE_MACHINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A machine reads octets, the end of the line, and two symbols more that no line holds (see grammar.rl). */
enum { SYMBOL_END = -1, SYMBOL_UNTAGGED = 256, SYMBOL_EIGHT_BIT = 257, SYMBOLS = 259 };
enum { MACHINE_DEAD = -1 };

/* What the build makes of each production in machines.txt. */
struct machine_source {
    const char *name;
    int start;
    int (*step)(int state, short symbol, uint64_t *events);
};
extern const struct machine_source *const machine_sources[];

struct transition {
    int next; /* MACHINE_DEAD; at the end of the line: any other number says that it may end here */
    uint64_t events;
};

struct machine {
    const char *name;
    int states;
    int start;
    struct transition (*table)[SYMBOLS]; /* the end of the line is the last symbol */
    bool (*taken)[SYMBOLS]; /* what a reader has tried, dead transitions too; by machine_take */
};

static inline const struct transition *machine_step(const struct machine *m, int state, int symbol)
{
    return &m->table[state][symbol == SYMBOL_END ? SYMBOLS - 1 : symbol];
}

/* The same, and remembers it. */
static inline const struct transition *machine_take(const struct machine *m, int state, int symbol)
{
    m->taken[state][symbol == SYMBOL_END ? SYMBOLS - 1 : symbol] = true;
    return machine_step(m, state, symbol);
}

/* The table of a production; aborts if there is none of that name. */
const struct machine *machine_named(const char *name);

/* The same without the transitions that need an event of EVENTS_TO_PERMIT which is not in permitted, and
 * without the states that cannot be reached any more. States keep the order of first visit. */
struct machine *machine_restricted(const struct machine *m, uint64_t permitted);
void machine_free(struct machine *m);

/* Lets octets outside ASCII be what SYMBOL_EIGHT_BIT is. */
void machine_take_any_octet(struct machine *m);

/* Numbers the octets' classes: two octets are in one class when no state of the machine tells them apart.
 * Writes class_of[256], and the least octet of each class into representative; returns how many there are. */
int machine_classes(const struct machine *m, int class_of[256], unsigned char representative[256]);

/* Returns a state from which no line can end, or MACHINE_DEAD if there is none. */
int machine_dead_end(const struct machine *m);

#endif
