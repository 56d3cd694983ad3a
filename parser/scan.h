// SPDX-License-Identifier: MIT
/*
 * The short way to a line's end: past octets that neither end a line nor are out of place in one. Framing uses it.
 */
#ifndef SMTPATH_SCAN_H
#define SMTPATH_SCAN_H

#include "fast.h"

/*@ predicate plain(char *buffer, integer from, integer to) = \forall integer i; from <= i < to ==>
      buffer[i] != '\r' && buffer[i] != '\n' && buffer[i] != '\0'; */

/* Returns: up to where the octets from at on, before end, hold no CR, no LF and no NUL. That need not be all of them: what
 * is behind is looked at octet by octet. at is at most end. */
#if defined(SMTPATH_CHOOSE)

#define past_plain_base   smtpath_past_plain_base
#define past_plain_avx2   smtpath_past_plain_avx2
#define past_plain_avx512 smtpath_past_plain_avx512
SMTPATH_INTERNAL uint32_t past_plain_base(const char *buffer, uint32_t at, uint32_t end);
SMTPATH_INTERNAL uint32_t past_plain_avx2(const char *buffer, uint32_t at, uint32_t end);
SMTPATH_INTERNAL uint32_t past_plain_avx512(const char *buffer, uint32_t at, uint32_t end);

static NOINLINE uint32_t first_past_plain(const char *buffer, uint32_t at, uint32_t end)
{
    find_level();
    return past_plain_base(buffer, at, end);
}

static NOINLINE uint32_t past_plain(const char *buffer, uint32_t at, uint32_t end)
{
    switch (level()) {
    case LEVEL_AVX512:
        return past_plain_avx512(buffer, at, end);
    case LEVEL_AVX2:
        return past_plain_avx2(buffer, at, end);
    case LEVEL_BASE:
        return past_plain_base(buffer, at, end);
    default:
        return first_past_plain(buffer, at, end);
    }
}

#else

#define past_plain smtpath_past_plain
/*@ requires \valid_read(buffer + (0 .. end - 1)); assigns \nothing;
    ensures at <= \result <= \max(at, end) && plain(buffer, at, \result); */
SMTPATH_INTERNAL uint32_t past_plain(const char *buffer, uint32_t at, uint32_t end);

#endif

#endif
