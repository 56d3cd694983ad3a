// SPDX-License-Identifier: MIT
#include "suite.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void *allocate(size_t count, size_t size)
{
    void *block = calloc(count, size);
    if (block == NULL) {
        fputs("out of memory\n", stderr);
        abort();
    }
    return block;
}

static struct string extended(const struct string *s, unsigned char octet)
{
    struct string longer = *s;
    if (longer.length == STRING_MOST)
        abort();
    longer.octets[longer.length++] = octet;
    return longer;
}

/* ---- State cover: breadth first ------------------------------------------------------------------------------------ */

static void find_access(struct suite *suite)
{
    const struct machine *m = suite->machine;
    int *queue = allocate((size_t)m->states, sizeof *queue);
    int begin = 0, end = 0;
    suite->access = allocate((size_t)m->states, sizeof *suite->access);
    suite->reached = allocate((size_t)m->states, sizeof *suite->reached);
    suite->reached[m->start] = true;
    queue[end++] = m->start;
    while (begin < end) {
        int state = queue[begin++];
        for (int c = 0; c < suite->classes; c++) {
            int next = m->table[state][suite->representative[c]].next;
            if (next == MACHINE_DEAD || suite->reached[next])
                continue;
            suite->reached[next] = true;
            suite->access[next] = extended(&suite->access[state], suite->representative[c]);
            queue[end++] = next;
        }
    }
    free(queue);
}

/* Backwards, one octet longer in each round. */
static void find_closing(struct suite *suite)
{
    const struct machine *m = suite->machine;
    bool *closed = allocate((size_t)m->states, sizeof *closed);
    bool changed = true;
    suite->closing = allocate((size_t)m->states, sizeof *suite->closing);
    for (int s = 0; s < m->states; s++)
        closed[s] = machine_step(m, s, SYMBOL_END)->next != MACHINE_DEAD;
    for (size_t length = 1; changed; length++) {
        changed = false;
        for (int s = 0; s < m->states; s++) {
            for (int c = 0; c < suite->classes && !closed[s]; c++) {
                int next = m->table[s][suite->representative[c]].next;
                if (next == MACHINE_DEAD || !closed[next] || suite->closing[next].length != length - 1)
                    continue;
                suite->closing[s] = (struct string){length, {suite->representative[c]}};
                memcpy(suite->closing[s].octets + 1, suite->closing[next].octets, length - 1);
                closed[s] = changed = true;
            }
        }
    }
    free(closed);
}

/* ---- Characterising set ------------------------------------------------------------------------------------------- */

/* Whether two states differ at once: in what one octet or the end does, but for the state behind it. */
static bool differ(const struct transition *a, const struct transition *b)
{
    return (a->next == MACHINE_DEAD) != (b->next == MACHINE_DEAD) || a->events != b->events;
}

/* Whether this string tells two states apart: they differ at one of its octets, or at the end behind it. */
static bool tells_apart(const struct machine *m, const struct string *word, int a, int b)
{
    for (size_t i = 0; i < word->length; i++) {
        const struct transition *x = &m->table[a][word->octets[i]];
        const struct transition *y = &m->table[b][word->octets[i]];
        if (differ(x, y))
            return true;
        if (x->next == MACHINE_DEAD)
            return false;
        a = x->next;
        b = y->next;
    }
    return differ(machine_step(m, a, SYMBOL_END), machine_step(m, b, SYMBOL_END));
}

struct pair {
    int a, b, from;
    unsigned char octet;
};

static void trace_back(const struct pair *queue, int at, struct string *word)
{
    size_t length = 0;
    for (int i = at; queue[i].from >= 0; i = queue[i].from)
        length++;
    if (length > word->length + STRING_MOST)
        abort();
    word->length = length;
    for (int i = at; queue[i].from >= 0; i = queue[i].from)
        word->octets[--length] = queue[i].octet;
}

/* A shortest string that tells a from b; false if there is none. Breadth first over pairs of states. */
static bool telling_string(const struct suite *suite, int a, int b, struct string *word)
{
    const struct machine *m = suite->machine;
    size_t pairs = (size_t)m->states * (size_t)m->states;
    struct pair *queue = allocate(pairs + 1, sizeof *queue);
    bool *seen = allocate(pairs, sizeof *seen);
    int begin = 0, end = 0;
    bool found = false;
    queue[end++] = (struct pair){a, b, -1, 0};
    while (begin < end && !found) {
        struct pair p = queue[begin];
        found = differ(machine_step(m, p.a, SYMBOL_END), machine_step(m, p.b, SYMBOL_END));
        if (found)
            trace_back(queue, begin, word);
        for (int c = 0; c < suite->classes && !found; c++) {
            unsigned char octet = suite->representative[c];
            const struct transition *x = &m->table[p.a][octet], *y = &m->table[p.b][octet];
            if (differ(x, y)) {
                trace_back(queue, begin, word);
                *word = extended(word, octet);
                found = true;
            } else if (x->next != y->next) {
                size_t key = (size_t)x->next * (size_t)m->states + (size_t)y->next;
                if (!seen[key])
                    queue[end++] = (struct pair){x->next, y->next, begin, octet};
                seen[key] = true;
            }
        }
        begin++;
    }
    free(queue);
    free(seen);
    return found;
}

static bool told_apart(const struct suite *suite, int a, int b)
{
    for (size_t i = 0; i < suite->word_count; i++) {
        if (tells_apart(suite->machine, &suite->words[i], a, b))
            return true;
    }
    return false;
}

static void find_words(struct suite *suite)
{
    const struct machine *m = suite->machine;
    suite->words = allocate((size_t)m->states + 1, sizeof *suite->words);
    suite->word_count = 1; /* the empty one */
    for (int b = 1; b < m->states; b++) {
        for (int a = 0; a < b; a++) {
            if (told_apart(suite, a, b))
                continue;
            if (telling_string(suite, a, b, &suite->words[suite->word_count]))
                suite->word_count++;
            else
                suite->equivalent++;
        }
    }
}

/* Of each state, words enough to tell it from every other: the first that does, for each one not told before. */
static void find_tells(struct suite *suite)
{
    const struct machine *m = suite->machine;
    suite->tells = allocate((size_t)m->states, sizeof *suite->tells);
    for (int a = 0; a < m->states; a++) {
        bool *told = allocate((size_t)m->states, sizeof *told);
        suite->tells[a] = allocate(suite->word_count, sizeof **suite->tells);
        for (size_t i = 0; i < suite->word_count; i++) {
            for (int b = 0; b < m->states; b++) {
                if (b == a || told[b] || !tells_apart(m, &suite->words[i], a, b))
                    continue;
                told[b] = suite->tells[a][i] = true;
            }
        }
        free(told);
    }
}

/* ---- Ways back ------------------------------------------------------------------------------------------------------- */

static void find_edges(struct suite *suite)
{
    const struct machine *m = suite->machine;
    int count = 0;
    suite->into = allocate((size_t)m->states * (size_t)suite->classes, sizeof *suite->into);
    suite->into_begin = allocate((size_t)m->states + 1, sizeof *suite->into_begin);
    for (int to = 0; to < m->states; to++) {
        suite->into_begin[to] = count;
        for (int from = 0; from < m->states; from++) {
            for (int c = 0; c < suite->classes; c++) {
                if (m->table[from][suite->representative[c]].next == to)
                    suite->into[count++] = (struct edge){from, suite->representative[c]};
            }
        }
    }
    suite->into_begin[m->states] = count;
}

void suite_ways_to(const struct suite *suite, int target, int *octet)
{
    int states = suite->machine->states;
    int *queue = allocate((size_t)states, sizeof *queue);
    int begin = 0, end = 0;
    for (int s = 0; s < states; s++)
        octet[s] = -1;
    queue[end++] = target;
    while (begin < end) {
        int to = queue[begin++];
        for (int e = suite->into_begin[to]; e < suite->into_begin[to + 1]; e++) {
            const struct edge *edge = &suite->into[e];
            if (octet[edge->from] >= 0)
                continue;
            octet[edge->from] = edge->octet;
            if (edge->from != target)
                queue[end++] = edge->from;
        }
    }
    free(queue);
}

struct suite *suite_of(const struct machine *m)
{
    struct suite *suite = allocate(1, sizeof *suite);
    suite->machine = m;
    suite->classes = machine_classes(m, suite->class_of, suite->representative);
    find_access(suite);
    find_closing(suite);
    find_words(suite);
    find_tells(suite);
    find_edges(suite);
    return suite;
}

void suite_free(struct suite *suite)
{
    for (int s = 0; s < suite->machine->states; s++)
        free(suite->tells[s]);
    free(suite->tells);
    free(suite->into);
    free(suite->into_begin);
    free(suite->access);
    free(suite->closing);
    free(suite->reached);
    free(suite->words);
    free(suite);
}
