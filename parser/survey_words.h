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

#if !defined(USE_TABLE)

/* What is asked of octets outside ASCII: which are not less than these, and which have a second octet with bounds of its
 * own. */
struct utf8_octets {
    uint64_t from_90, from_a0, from_c0, from_c2, from_e0, from_f0, from_f5;
    uint64_t e0, ed, f0, f4;
};

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

/* The faults of the word that begins at octet `at` of a line of at least LEAST. */
static NOINLINE uint64_t utf8_faults(const char *line, uint32_t length, uint32_t at, uint64_t eight_bit)
{
    const uint32_t rest = length - at, before = rest < LEAST ? LEAST - rest : 0;
    const uint32_t last = rest + before - LEAST;
    const char *const octets = line + at - before;
    struct utf8_octets u = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
    for (uint32_t offset = 0; offset < rest && offset < WORD; offset += LEAST) {
        const uint32_t from = offset < last ? offset : last;
        add_utf8(&u, lane_at(octets + from), from);
    }
    return faults_of(&u, eight_bit << before) >> before;
}

#endif

#endif

#endif
