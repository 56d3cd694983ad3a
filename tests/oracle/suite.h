// SPDX-License-Identifier: MIT
/*
 * Test suites out of a machine: a way into each state, strings that tell all states apart, and for each state those
 * of them that tell it from all others. Their product, with every octet and all short strings between them, finds
 * each implementation that differs from the machine and has at most so many states more than it as those short
 * strings are long (the Wp-method: Fujiwara and others, "Test selection based on finite state models", 1991).
 */
#ifndef ORACLE_SUITE_H
#define ORACLE_SUITE_H

#include "machine.h"

#include <stdbool.h>

enum { STRING_MOST = 128 };

struct string {
    size_t length;
    unsigned char octets[STRING_MOST];
};

struct edge {
    int from;
    unsigned char octet;
};

struct suite {
    const struct machine *machine;
    int class_of[256];
    unsigned char representative[256];
    int classes;
    struct string *access;  /* of each state: a shortest string that leads there */
    bool *reached;          /* some states lie behind the symbol that no line holds */
    struct string *closing; /* of each state: a shortest string behind which the line can end */
    struct string *words;   /* the characterising set */
    size_t word_count;
    bool **tells;      /* of each state: which words tell it from all others */
    struct edge *into; /* the transitions on representatives, by where they lead */
    int *into_begin;   /* of each state, its first one; one more at the end */
    int equivalent;    /* states that no string tells from an earlier one: 0, as Ragel minimises */
};

struct suite *suite_of(const struct machine *m);

/* Writes, for each state, the octet that begins a shortest way from it to this one; -1 where there is none. */
void suite_ways_to(const struct suite *suite, int target, int *octet);
void suite_free(struct suite *suite);

#endif
