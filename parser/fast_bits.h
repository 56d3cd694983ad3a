// SPDX-License-Identifier: MIT
/*
 * Arithmetic on sets of bits, and on eight octets at once. The short way uses it.
 */
#ifndef SMTPATH_FAST_BITS_H
#define SMTPATH_FAST_BITS_H

#include "fast.h"

#if !defined(PRODUCTIONS_ONLY)

/* ---- Bits -------------------------------------------------------------------------------------------------- */

static HOT uint64_t bit(uint32_t i)
{
    return (uint64_t)1 << i;
}

/* The bits behind bit i, which is at most 63. */
static HOT uint64_t bits_behind(uint32_t i)
{
    return ~(uint64_t)1 << i;
}

/* Of a set that is not empty. */
static HOT uint32_t lowest(uint64_t bits)
{
    return (uint32_t)__builtin_ctzll(bits);
}

static HOT uint32_t highest(uint64_t bits)
{
    return 63 - (uint32_t)__builtin_clzll(bits);
}

/* ---- Words --------------------------------------------------------------------------------------------------- */

/* Eight octets as a number, the first of them lowest. */
static HOT uint64_t eight_octets(const char *octets)
{
    uint64_t number;
    memcpy(&number, octets, sizeof number);
    return number;
}

/* The octets from at on, 0 for those behind the end; at < end. */
static HOT uint64_t eight_at(const char *line, uint32_t at, uint32_t end)
{
    const uint32_t from = at + 8 <= end ? at : end - 8;
    return eight_octets(line + from) >> (at - from) * 8;
}

/* How eight octets differ from a word in upper case, without regard to case: what is 0 is the same. A letter has the
 * bit 0x40, and 0x20 is its case. */
static HOT uint64_t differing(uint64_t octets, const char *upper)
{
    const uint64_t word_octets = eight_octets(upper);
    const uint64_t letters = word_octets & UINT64_C(0x4040404040404040);
    return (octets & ~(letters >> 1)) ^ word_octets;
}

/* Whether the first octets are this word. The word is followed by NULs, so that there are eight octets of it. */
static HOT bool is_word(uint64_t octets, const char *upper, uint32_t length)
{
    return differing(octets, upper) << (8 - length) * 8 == 0;
}
#define IS_WORD(octets, upper) is_word(octets, upper "\0\0\0\0\0\0\0", sizeof(upper) - 1)

/* The place of the first octet in which these depart from the word; 8 if they do not. */
static HOT uint32_t departure(uint64_t octets, const char *upper)
{
    const uint64_t difference = differing(octets, upper);
    return difference == 0 ? 8 : lowest(difference) / 8;
}

#endif

#endif
