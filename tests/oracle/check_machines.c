// SPDX-License-Identifier: MIT
/*
 * What must hold of the machines themselves, or their dead state would not be the first impossible octet: from
 * every state that can be reached under some options, the line can still end. Every set of tolerances is tried,
 * with and without SMTPUTF8.
 */
#include "events.h"
#include "machine.h"

#include <stdio.h>

enum { PERMISSIONS = 10 }; /* bits of EVENTS_TO_PERMIT */

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

/* Only the sets of permissions that this machine asks for. */
static int check_options(const struct machine *m)
{
    uint64_t asked = all_events(m);
    int wrong = 0;
    for (uint64_t set = 0; set < UINT64_C(1) << PERMISSIONS; set++) {
        uint64_t permitted = set * EVENT_NON_ASCII;
        if ((permitted & ~asked) != 0)
            continue;
        struct machine *restricted = machine_restricted(m, permitted);
        wrong += check(restricted, " when permitted", permitted);
        machine_free(restricted);
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
        wrong += check(m, "", EVENTS_TO_PERMIT) + check_options(m);
        states += m->states;
        transitions += living;
    }
    printf("in all: %ld states, %ld transitions, %d dead ends\n", states, transitions, wrong);
    return wrong != 0;
}
