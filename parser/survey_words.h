// SPDX-License-Identifier: MIT
/*
 * Words of bits from pairs of lanes. No octet outside the line is ever read: the last lane of a line overlaps the one
 * before it.
 */
#ifndef SMTPATH_SURVEY_WORDS_H
#define SMTPATH_SURVEY_WORDS_H

#include "survey_avx2.h"
#include "survey_avx512.h"
#include "survey_neon.h"
#include "survey_sse2.h"
#include "survey_ssse3.h"
#include "survey_table.h"

#if !defined(PRODUCTIONS_ONLY)

#if !defined(USE_AVX512)

/* Where constants take most of the registers, they are loaded in a function of their own. */
#if defined(USE_AVX2)
#define APART HOT
#else
#define APART NOINLINE
#endif

/* The sets of two lanes that overlap, where the second is brought to where its octets stand. */
static HOT uint64_t bits_at(uint64_t lanes, size_t offset)
{
    return (lanes & 0xFFFF) | (lanes >> LEAST) << offset;
}

/* The sets of at least LEAST octets and at most two lanes. */
static APART struct survey survey_short(const char *octets, size_t length)
{
    const size_t last = length - LEAST;
    const struct survey v = survey_pair(octets, octets + last);
    const struct survey s = {bits_at(v.local, last), bits_at(v.domain, last), bits_at(v.dot, last),
                             bits_at(v.hyphen, last)};
    return s;
}

/* The sets of more than two lanes, or of the first 64 octets of them. */
static APART struct survey survey_long(const char *octets, size_t length)
{
    const size_t half = 2 * LEAST, last = length < WORD ? length - half : half;
    return joined(survey_pair(octets, octets + LEAST),
                  survey_pair(octets + last, octets + last + LEAST), last);
}

/* What is behind so many octets, of which there are fewer than LEAST. */
static NOINLINE struct survey survey_end(const char *line, uint32_t length, uint32_t at)
{
    const uint32_t before = at - (length - LEAST);
    struct survey s = survey_short(line + at - before, LEAST);
    s.local >>= before;
    s.domain >>= before;
    s.dot >>= before;
    s.hyphen >>= before;
    return s;
}

/* The word of bits that begins at octet `at` of a line of at least LEAST. */
static HOT struct survey survey_from(const char *line, uint32_t length, uint32_t at)
{
    const uint32_t rest = length - at;
    if (rest > 2 * LEAST)
        return survey_long(line + at, rest);
    return rest >= LEAST ? survey_short(line + at, rest) : survey_end(line, length, at);
}

#endif

/* The sets of the word that begins at octet `at` of a line of at least LEAST. */
static NOINLINE struct quoting quoting_from(const char *line, uint32_t length, uint32_t at)
{
    const uint32_t rest = length - at, before = rest < LEAST ? LEAST - rest : 0;
    const uint32_t last = rest + before - LEAST;
    struct quoting q = {0, 0, 0, 0};
    for (uint32_t offset = 0; offset < rest && offset < WORD; offset += LEAST) {
        const uint32_t from = offset < last ? offset : last;
        const struct quoting part = quoting_lane(line + at - before + from);
        q.quote |= part.quote << from;
        q.backslash |= part.backslash << from;
        q.printable |= part.printable << from;
        q.eight_bit |= part.eight_bit << from;
    }
    q.quote >>= before;
    q.backslash >>= before;
    q.printable >>= before;
    q.eight_bit >>= before;
    return q;
}

#endif

#endif
