// SPDX-License-Identifier: MIT
/*
 * What must hold of the machines themselves, or their dead state would not be the first impossible octet: from
 * every state that can be reached under some options, the line can still end. Tried is every set of at most three
 * permissions (a tolerance, SMTPUTF8), and of all but at most three.
 */
#include "events.h"
#include "machine.h"

#include <stdio.h>

enum { PERMISSIONS = 20 }; /* bits of EVENTS_TO_PERMIT */

static int check(const struct machine *m, const char *under, uint64_t permitted)
{
    int state = machine_dead_end(m);
    if (state != MACHINE_DEAD)
        printf("%s: no way to the end from state %d%s %llx\n", m->name, state, under,
               (unsigned long long)permitted);
    return state != MACHINE_DEAD;
}

static uint64_t all_events(const struct machine *m)
{
    uint64_t all = 0;
    for (int s = 0; s < m->states; s++) {
        for (int column = 0; column < SYMBOLS; column++)
            all |= m->table[s][column].events;
    }
    return all & EVENTS_TO_PERMIT;
}

static int check_set(const struct machine *m, uint64_t permitted)
{
    struct machine *restricted = machine_restricted(m, permitted);
    int wrong = check(restricted, " when permitted", permitted);
    machine_free(restricted);
    return wrong;
}

/* Only the permissions that this machine asks for: so many of them, from the lowest bit on, besides the set so far. */
static int check_sets(const struct machine *m, uint64_t asked, uint64_t set, int from, int more)
{
    int wrong = check_set(m, set) + check_set(m, asked & ~set);
    for (int bit = from; more > 0 && bit < PERMISSIONS; bit++) {
        uint64_t permission = EVENT_NON_ASCII << bit;
        if ((asked & permission) != 0)
            wrong += check_sets(m, asked, set | permission, bit + 1, more - 1);
    }
    return wrong;
}

int main(void)
{
    int wrong = 0;
    long transitions = 0, states = 0;
    for (int i = 0; machine_sources[i] != NULL; i++) {
        const struct machine *m = machine_named(machine_sources[i]->name);
        int class_of[256];
        unsigned char representative[256];
        long living = 0;
        for (int s = 0; s < m->states; s++) {
            for (int column = 0; column < SYMBOLS; column++)
                living += m->table[s][column].next != MACHINE_DEAD;
        }
        printf("%-24s %4d states %3d classes %6ld transitions on octets and end\n", m->name, m->states,
               machine_classes(m, class_of, representative), living);
        wrong += check(m, "", EVENTS_TO_PERMIT) + check_sets(m, all_events(m), 0, 0, 3);
        states += m->states;
        transitions += living;
    }
    printf("in all: %ld states, %ld transitions, %d dead ends\n", states, transitions, wrong);
    return wrong != 0;
}
