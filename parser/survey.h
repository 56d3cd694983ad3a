// SPDX-License-Identifier: MIT
/*
 * The octets of a line as sets of bits, one bit an octet. How they are classified is chosen here, when compiling, by
 * what the target has: AVX-512 VBMI, AVX2, SSSE3, SSE2, NEON, or a table where there are no vectors or
 * SMTPATH_NO_VECTORS asks for none. Each has a file of its own, survey_*.h, which says how two lanes of 16 octets are
 * classified; survey_words.h makes words of 64 bits of that.
 *
 * Only fast.c, scan.c and what they include includes these files.
 */
#ifndef SMTPATH_SURVEY_H
#define SMTPATH_SURVEY_H

#include "fast.h"

#if defined(PRODUCTIONS_ONLY)
/* nothing to choose */
#elif defined(SMTPATH_NO_VECTORS)
#define USE_TABLE
#elif defined(__AVX512VBMI__) && defined(__AVX512BW__) || defined(SMTPATH_EMULATE_AVX512)
#define USE_AVX512
#include <immintrin.h>
#elif defined(__AVX2__)
#define USE_AVX2
#include <immintrin.h>
#elif defined(__SSSE3__)
#define USE_SSSE3
#include <tmmintrin.h>
#elif defined(__SSE2__)
#define USE_SSE2
#include <emmintrin.h>
#elif defined(__ARM_NEON) && defined(__aarch64__)
#define USE_NEON
#include <arm_neon.h>
#else
#define USE_TABLE
#endif

#if !defined(PRODUCTIONS_ONLY)

/* Bit i of each set says what octet i is. Bits of octets that are not there are clear. */
struct survey {
    uint64_t local;  /* atext or "." */
    uint64_t domain; /* Let-dig, "-" or "." */
    uint64_t dot;
    uint64_t hyphen;
};

/* The sets of ASCII that a table has, from SP on: those of what is in none, of atext, of Let-dig, of "." and of "-". */
/* clang-format off */
#define ASCII_SETS(N, A, L, D, H) \
    [0x20] = N, A, N, A, A, A, A, A, N, N, A, A, N, H, D, A, /* SP to "/" */ \
    [0x30] = L, L, L, L, L, L, L, L, L, L, N, N, N, A, N, A, /* "0" to "?" */ \
    [0x40] = N, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, /* "@" to "O" */ \
    [0x50] = L, L, L, L, L, L, L, L, L, L, L, N, N, N, A, A, /* "P" to "_" */ \
    [0x60] = A, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, /* "`" to "o" */ \
    [0x70] = L, L, L, L, L, L, L, L, L, L, L, A, A, A, A, N /* "p" to DEL */
/* clang-format on */

/* What is asked only of a path that is not plain. */
struct quoting {
    uint64_t quote;
    uint64_t backslash;
    uint64_t printable;
    uint64_t eight_bit; /* not ASCII */
};

/* What is asked of an address literal. */
struct address_octets {
    uint64_t hexdig, colon, dot;
};

/* What is asked of octets outside ASCII: which are not less than these, and which have a second octet with bounds of its
 * own. */
struct utf8_octets {
    uint64_t from_90, from_a0, from_c0, from_c2, from_e0, from_f0, from_f5;
    uint64_t e0, ed, f0, f4;
};

/* Where an octet stands that UTF8-non-ascii cannot have there, or that ends one before its time: RFC 3629 section 4. Each
 * octet from C2 on asks for one behind it from 80 to BF, each from E0 on for another, each from F0 on for a third; no other
 * octet may have these values. The lowest bit is the first fault. */
static HOT uint64_t faults_of(const struct utf8_octets *u, uint64_t eight_bit)
{
    const uint64_t tails = eight_bit & ~u->from_c0;
    const uint64_t wanted = u->from_c2 << 1 | u->from_e0 << 2 | u->from_f0 << 3;
    const uint64_t overlong = (u->e0 << 1 & ~u->from_a0) | (u->f0 << 1 & ~u->from_90);
    const uint64_t beyond = (u->ed << 1 & u->from_a0) | (u->f4 << 1 & u->from_90);
    return (tails ^ wanted) | (u->from_c0 & ~u->from_c2) | u->from_f5 | overlong | beyond;
}

/* Whether there are sets that tell where a quoted string ends. */
#if defined(USE_TABLE)
enum { QUOTING_BY_SETS = 0 };
#else
enum { QUOTING_BY_SETS = 1 };
#endif

/* The least line that is looked at: what one lane takes; and of how many octets a set of bits tells. */
enum { LEAST = 16, WORD = 64 };

/* The sets of two pieces, the second of which stands so many octets behind the first. */
static HOT struct survey joined(struct survey first, struct survey second, size_t distance)
{
    const struct survey s = {
        first.local | second.local << distance,
        first.domain | second.domain << distance,
        first.dot | second.dot << distance,
        first.hyphen | second.hyphen << distance,
    };
    return s;
}

#endif

#endif
