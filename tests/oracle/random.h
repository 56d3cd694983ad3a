// SPDX-License-Identifier: MIT
/*
 * splitmix64: a sequence that is the same on every machine, and any two seeds give different ones.
 */
#ifndef ORACLE_RANDOM_H
#define ORACLE_RANDOM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct random {
    uint64_t state;
};

static inline uint64_t random_next(struct random *r)
{
    uint64_t z = r->state += UINT64_C(0x9E3779B97F4A7C15);
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return z ^ (z >> 31);
}

/* 0 .. bound - 1 */
static inline size_t random_below(struct random *r, size_t bound)
{
    return bound == 0 ? 0 : (size_t)(random_next(r) % bound);
}

/* true once in n */
static inline bool random_once_in(struct random *r, size_t n)
{
    return random_below(r, n) == 0;
}

#endif
