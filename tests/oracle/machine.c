// SPDX-License-Identifier: MIT
#include "machine.h"
#include "events.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- From Ragel's functions to tables ---------------------------------------------------------------------- */

enum { MOST_STATES = 4096, MOST_MACHINES = 80 };

static void *allocate(size_t count, size_t size)
{
    void *block = calloc(count, size);
    if (block == NULL) {
        fputs("out of memory\n", stderr);
        abort();
    }
    return block;
}

/* States in the order of their first visit: number[] is -1 until then. */
struct visit {
    int number[MOST_STATES];
    int state[MOST_STATES];
    int count;
};

static int visit(struct visit *v, int state)
{
    if (state == MACHINE_DEAD)
        return MACHINE_DEAD;
    if (state >= MOST_STATES)
        abort();
    if (v->number[state] < 0) {
        v->number[state] = v->count;
        v->state[v->count++] = state;
    }
    return v->number[state];
}

static short symbol_at(int column)
{
    return (short)(column == SYMBOLS - 1 ? SYMBOL_END : column);
}

/* Where the transitions of a machine come from: from Ragel, or from a larger machine. */
struct origin {
    const struct machine_source *source;
    const struct machine *machine;
    uint64_t permitted;
};

static struct transition transition_from(const struct origin *origin, int state, int column)
{
    struct transition t = {MACHINE_DEAD, 0};
    if (origin->source != NULL)
        t.next = origin->source->step(state, symbol_at(column), &t.events);
    else
        t = origin->machine->table[state][column];
    if (t.next == MACHINE_DEAD || (t.events & EVENTS_TO_PERMIT & ~origin->permitted) != 0)
        t = (struct transition){MACHINE_DEAD, 0};
    return t;
}

static struct machine *tabulate(const char *name, int start, const struct origin *origin)
{
    struct machine *m = allocate(1, sizeof *m);
    struct visit *v = allocate(1, sizeof *v);
    memset(v->number, -1, sizeof v->number);
    m->name = name;
    m->start = visit(v, start);
    m->table = allocate(MOST_STATES, sizeof *m->table);
    for (int s = 0; s < v->count; s++) {
        for (int column = 0; column < SYMBOLS; column++) {
            struct transition t = transition_from(origin, v->state[s], column);
            if (symbol_at(column) != SYMBOL_END)
                t.next = visit(v, t.next);
            m->table[s][column] = t;
        }
    }
    m->states = v->count;
    m->table = realloc(m->table, (size_t)m->states * sizeof *m->table);
    m->taken = allocate((size_t)m->states, sizeof *m->taken);
    free(v);
    return m;
}

const struct machine *machine_named(const char *name)
{
    static const struct machine *tables[MOST_MACHINES];
    for (int i = 0; machine_sources[i] != NULL; i++) {
        const struct machine_source *source = machine_sources[i];
        if (strcmp(source->name, name) != 0)
            continue;
        if (tables[i] == NULL)
            tables[i] = tabulate(name, source->start,
                                 &(struct origin){.source = source, .permitted = EVENTS_TO_PERMIT});
        return tables[i];
    }
    fprintf(stderr, "no machine is named %s\n", name);
    abort();
}

struct machine *machine_restricted(const struct machine *m, uint64_t permitted)
{
    return tabulate(m->name, m->start, &(struct origin){.machine = m, .permitted = permitted});
}

void machine_free(struct machine *m)
{
    free(m->table);
    free(m->taken);
    free(m);
}

void machine_take_any_octet(struct machine *m)
{
    for (int s = 0; s < m->states; s++) {
        for (int octet = 0x80; octet < 0x100; octet++)
            m->table[s][octet] = m->table[s][SYMBOL_EIGHT_BIT];
    }
}

/* ---- What a table tells ------------------------------------------------------------------------------------ */

static bool same_column(const struct machine *m, int a, int b)
{
    for (int s = 0; s < m->states; s++) {
        const struct transition *x = &m->table[s][a];
        const struct transition *y = &m->table[s][b];
        if (x->next != y->next || x->events != y->events)
            return false;
    }
    return true;
}

int machine_classes(const struct machine *m, int class_of[256], unsigned char representative[256])
{
    int classes = 0;
    for (int octet = 0; octet < 256; octet++) {
        int class = 0;
        while (class < classes && !same_column(m, representative[class], octet))
            class ++;
        if (class == classes)
            representative[classes++] = (unsigned char)octet;
        class_of[octet] = class;
    }
    return classes;
}

static bool may_go_on(const struct machine *m, int state, const bool *lives)
{
    for (int column = 0; column < SYMBOLS; column++) {
        int next = m->table[state][column].next;
        if (next != MACHINE_DEAD && (symbol_at(column) == SYMBOL_END || lives[next]))
            return true;
    }
    return false;
}

int machine_dead_end(const struct machine *m)
{
    bool *lives = allocate((size_t)m->states, sizeof *lives);
    bool changed = true;
    int found = MACHINE_DEAD;
    while (changed) {
        changed = false;
        for (int s = 0; s < m->states; s++) {
            if (!lives[s] && may_go_on(m, s, lives))
                lives[s] = changed = true;
        }
    }
    for (int s = 0; s < m->states && found == MACHINE_DEAD; s++) {
        if (!lives[s])
            found = s;
    }
    free(lives);
    return found;
}
