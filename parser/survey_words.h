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

/* Sets 32 octets to 0. Vectors of 64 would often lie across two lines of the cache. */
static HOT void clear_lanes(char *octets)
{
#if defined(USE_AVX512) || defined(USE_AVX2)
    _mm256_storeu_si256((__m256i *)(void *)octets, _mm256_setzero_si256());
#elif defined(USE_SSSE3) || defined(USE_SSE2)
    _mm_storeu_si128((__m128i *)(void *)octets, _mm_setzero_si128());
    _mm_storeu_si128((__m128i *)(void *)(octets + LEAST), _mm_setzero_si128());
#elif defined(USE_NEON)
    vst1q_u8((uint8_t *)octets, vdupq_n_u8(0));
    vst1q_u8((uint8_t *)octets + LEAST, vdupq_n_u8(0));
#else
    static const uint64_t zero;
    memcpy(octets, &zero, 8);
    memcpy(octets + 8, &zero, 8);
    memcpy(octets + 16, &zero, 8);
    memcpy(octets + 24, &zero, 8);
#endif
}

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

#if defined(USE_SSE2) || defined(USE_SSSE3)

/* Of so many octets: those that end a line, CR and LF, or cannot stand in one, NUL. None is above CR. */
enum { SCANNED = 2 * LEAST };
static HOT uint64_t stops_in(const char *octets)
{
    const lane first = lane_at(octets), second = lane_at(octets + LEAST);
    const lane least = _mm_min_epu8(first, second);
    if (lane_bits(_mm_cmpeq_epi8(_mm_min_epu8(least, _mm_set1_epi8('\r')), least)) == 0)
        return 0;
    return lane_bits(lane_stops(first)) | lane_bits(lane_stops(second)) << LEAST;
}

#endif

/* Past the plain ones of the octets from at up to end, fewer than SCANNED: they are looked at together with some in front
 * of them. Where there are none, they are left. */
static HOT uint32_t past_rest(const char *buffer, uint32_t at, uint32_t end)
{
    if (end < SCANNED)
        return at;
    const uint64_t stops = stops_in(buffer + end - SCANNED) >> (SCANNED - (end - at));
    return stops == 0 ? end : at + (uint32_t)__builtin_ctzll(stops);
}

#endif

#if !defined(USE_AVX512)

/* The lanes of the word that begins at octet `at` of a line of at least LEAST. The last of them overlaps the one before it;
 * if it is the only one it may begin in front of the word. */
struct lanes {
    const char *octets;
    uint32_t before; /* how many of the octets are in front of the word */
    uint32_t last;   /* where the last lane begins */
};

static HOT struct lanes lanes_from(const char *line, uint32_t length, uint32_t at)
{
    const uint32_t rest = length - at, before = rest < LEAST ? LEAST - rest : 0;
    const struct lanes l = {line + at - before, before, (rest < WORD ? rest : WORD) + before - LEAST};
    return l;
}

/* Where the lane behind this one begins; behind the last one, somewhere behind it. */
static HOT uint32_t next_lane(const struct lanes *l, uint32_t from)
{
    return from < l->last && from + LEAST > l->last ? l->last : from + LEAST;
}

static NOINLINE struct address_octets address_octets_from(const char *line, uint32_t length,
                                                          uint32_t at)
{
    const struct lanes l = lanes_from(line, length, at);
    struct address_octets a = {0, 0, 0};
    for (uint32_t from = 0; from <= l.last; from = next_lane(&l, from)) {
        const struct address_octets part = address_lane(l.octets + from);
        a.hexdig |= part.hexdig << from;
        a.colon |= part.colon << from;
        a.dot |= part.dot << from;
    }
    a.hexdig >>= l.before;
    a.colon >>= l.before;
    a.dot >>= l.before;
    return a;
}

/* The octets outside ASCII of that word. */
static HOT uint64_t eight_bit_from(const char *line, uint32_t length, uint32_t at)
{
    const struct lanes l = lanes_from(line, length, at);
    uint64_t bits = 0;
    for (uint32_t from = 0; from <= l.last; from = next_lane(&l, from))
        bits |= eight_bit_lane(l.octets + from) << from;
    return bits >> l.before;
}

#if !defined(USE_TABLE)

static NOINLINE struct quoting quoting_from(const char *line, uint32_t length, uint32_t at)
{
    const struct lanes l = lanes_from(line, length, at);
    struct quoting q = {0, 0, 0, 0};
    for (uint32_t from = 0; from <= l.last; from = next_lane(&l, from)) {
        const struct quoting part = quoting_lane(l.octets + from);
        q.quote |= part.quote << from;
        q.backslash |= part.backslash << from;
        q.printable |= part.printable << from;
        q.eight_bit |= part.eight_bit << from;
    }
    q.quote >>= l.before;
    q.backslash >>= l.before;
    q.printable >>= l.before;
    q.eight_bit >>= l.before;
    return q;
}

static HOT void add_utf8(struct utf8_octets *u, lane v, uint32_t at)
{
    u->from_90 |= lane_bits(lane_from(v, (char)0x90)) << at;
    u->from_a0 |= lane_bits(lane_from(v, (char)0xA0)) << at;
    u->from_c0 |= lane_bits(lane_from(v, (char)0xC0)) << at;
    u->from_c2 |= lane_bits(lane_from(v, (char)0xC2)) << at;
    u->from_e0 |= lane_bits(lane_from(v, (char)0xE0)) << at;
    u->from_f0 |= lane_bits(lane_from(v, (char)0xF0)) << at;
    u->from_f5 |= lane_bits(lane_from(v, (char)0xF5)) << at;
    u->e0 |= lane_bits(lane_is(v, (char)0xE0)) << at;
    u->ed |= lane_bits(lane_is(v, (char)0xED)) << at;
    u->f0 |= lane_bits(lane_is(v, (char)0xF0)) << at;
    u->f4 |= lane_bits(lane_is(v, (char)0xF4)) << at;
}

/* Behind the last octet outside ASCII there is nothing to ask. */
static NOINLINE uint64_t utf8_faults(const char *line, uint32_t length, uint32_t at, uint64_t eight_bit)
{
    const struct lanes l = lanes_from(line, length, at);
    struct utf8_octets u = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
    eight_bit <<= l.before;
    for (uint32_t from = 0; from <= l.last && eight_bit >> from != 0; from = next_lane(&l, from))
        add_utf8(&u, lane_at(l.octets + from), from);
    return faults_of(&u, eight_bit) >> l.before;
}

#endif

#endif

#endif

#endif
