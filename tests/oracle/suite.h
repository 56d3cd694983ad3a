// SPDX-License-Identifier: MIT
/*
 * Test suites out of a machine: a way into each state, and strings that tell all states apart. Their product, with
 * every octet and all short strings between them, finds each implementation that differs from the machine and has
 * at most so many states more than it as those short strings are long (the W-method: Chow, "Testing software
 * design modeled by finite-state machines", 1978).
 */
#ifndef ORACLE_SUITE_H
#define ORACLE_SUITE_H

#include "machine.h"

enum { STRING_MOST = 128 };

struct string {
    size_t length;
    unsigned char octets[STRING_MOST];
};

struct suite {
    const struct machine *machine;
    int class_of[256];
    unsigned char representative[256];
    int classes;
    struct string *access; /* of each state: a shortest string that leads there */
    bool *reached;         /* some states lie behind the symbol that no line holds */
    struct string *words;  /* the characterising set */
    size_t word_count;
    int equivalent; /* states that no string tells from an earlier one: 0, as Ragel minimises */
};

struct suite *suite_of(const struct machine *m);
void suite_free(struct suite *suite);

#endif
