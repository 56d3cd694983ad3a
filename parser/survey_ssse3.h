// SPDX-License-Identifier: MIT
/*
 * The sets by SSSE3.
 */
#ifndef SMTPATH_SURVEY_SSSE3_H
#define SMTPATH_SURVEY_SSSE3_H

#include "survey_halves.h"
#include "survey_x86.h"

#if defined(USE_SSSE3)

static HOT lane low_half_table(const uint8_t *table)
{
    return _mm_loadu_si128((const __m128i *)(const void *)table);
}

/* A shuffle gives 0 where the octet is >= 0x80. */
static HOT struct survey survey_lane(lane v)
{
    const lane high = _mm_and_si128(_mm_srli_epi16(v, 4), _mm_set1_epi8(0x0F));
    const lane row = _mm_shuffle_epi8(low_half_table(high_half), high);
    const lane local = _mm_and_si128(row, _mm_shuffle_epi8(low_half_table(local_low_half), v));
    const lane domain = _mm_and_si128(row, _mm_shuffle_epi8(low_half_table(domain_low_half), v));
    const lane none = _mm_setzero_si128();
    const struct survey s = {
        lane_bits(_mm_cmpgt_epi8(local, none)),
        lane_bits(_mm_cmpgt_epi8(domain, none)),
        lane_bits(lane_is(v, '.')),
        lane_bits(lane_is(v, '-')),
    };
    return s;
}

static HOT struct survey survey_pair(const char *first, const char *second)
{
    return joined(survey_lane(lane_at(first)), survey_lane(lane_at(second)), LEAST);
}

static HOT lane lane_stops(lane v)
{
    return _mm_cmpeq_epi8(v, _mm_shuffle_epi8(low_half_table(stops_low_half), v));
}

#endif

#endif
