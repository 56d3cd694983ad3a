// SPDX-License-Identifier: MIT
/*
 * Lines and options by chance: drawn from the grammar, production by production, so that rare ones are not rare
 * here, with lengths that gather around the limits; then spoilt. One seed gives one sequence, on every machine.
 */
#ifndef ORACLE_GENERATE_H
#define ORACLE_GENERATE_H

#include "oracle.h"
#include "random.h"

enum { GENERATED_MOST = 16384 };

struct generated {
    struct oracle_options options;
    size_t length;
    unsigned char line[GENERATED_MOST];
};

/* How many kinds of line there are, and their names; each is a command, or lines that are none. */
extern const char *const generate_kinds[];
size_t generate_kind_count(void);

void generate(struct random *random, size_t kind, struct generated *out);
void generate_options(struct random *random, struct oracle_options *options);

/* Every string over an alphabet, the shorter ones first. */
struct strings {
    const char *alphabet;    /* which may have a NUL in it */
    size_t size;             /* how many octets it has */
    size_t most;             /* octets of a string */
    size_t length;           /* of the one that was written last */
    unsigned long long turn; /* how many strings of this length have been */
};

/* Writes the next one, the empty one first, with zero in length and turn; false if there is none left. */
bool generate_next_string(struct strings *s, void *octets);

#endif
