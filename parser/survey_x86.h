// SPDX-License-Identifier: MIT
/*
 * What every x86-64 can do with a lane of 16 octets.
 */
#ifndef SMTPATH_SURVEY_X86_H
#define SMTPATH_SURVEY_X86_H

#include "survey.h"

#if defined(USE_SSE2) || defined(USE_SSSE3) || defined(USE_AVX2) || defined(USE_AVX512)

typedef __m128i lane;

static HOT lane lane_at(const char *octets)
{
    return _mm_loadu_si128((const __m128i *)(const void *)octets);
}

static HOT uint64_t lane_bits(lane truth)
{
    return (uint64_t)(uint32_t)_mm_movemask_epi8(truth);
}

static HOT lane lane_is(lane v, char octet)
{
    return _mm_cmpeq_epi8(v, _mm_set1_epi8(octet));
}

/* %d33-42 / %d44-60 / %d62-126: as a signed number, an octet >= 0x80 is below SP. */
static HOT uint64_t xchar_bits(const char *octets)
{
    const lane v = lane_at(octets);
    const lane above_space = _mm_cmpgt_epi8(v, _mm_set1_epi8(' '));
    const lane special = _mm_or_si128(_mm_or_si128(lane_is(v, '+'), lane_is(v, '=')), lane_is(v, 0x7F));
    return lane_bits(_mm_andnot_si128(special, above_space));
}

/* As unsigned numbers, from this one on. */
static HOT lane lane_from(lane v, char low)
{
    return _mm_cmpeq_epi8(_mm_max_epu8(v, _mm_set1_epi8(low)), v);
}

/* Of octets less the lowest of a range: those that are at most this. */
static HOT lane lane_up_to(lane v, char high)
{
    return _mm_cmpeq_epi8(_mm_min_epu8(v, _mm_set1_epi8(high)), v);
}

static HOT struct address_octets address_lane(const char *octets)
{
    const lane v = lane_at(octets);
    const lane letter = _mm_sub_epi8(_mm_or_si128(v, _mm_set1_epi8(0x20)), _mm_set1_epi8('a'));
    const lane digit = _mm_sub_epi8(v, _mm_set1_epi8('0'));
    const struct address_octets a = {
        lane_bits(_mm_or_si128(lane_up_to(digit, 9), lane_up_to(letter, 5))),
        lane_bits(lane_is(v, ':')),
        lane_bits(lane_is(v, '.')),
    };
    return a;
}

static HOT uint64_t eight_bit_lane(const char *octets)
{
    return lane_bits(lane_at(octets));
}

static HOT struct quoting quoting_lane(const char *octets)
{
    const lane v = lane_at(octets);
    const lane from_space = _mm_cmpgt_epi8(v, _mm_set1_epi8(' ' - 1));
    const struct quoting q = {
        lane_bits(lane_is(v, '"')),
        lane_bits(lane_is(v, '\\')),
        lane_bits(_mm_andnot_si128(lane_is(v, 0x7F), from_space)),
        lane_bits(v),
    };
    return q;
}

#endif

#endif
