// SPDX-License-Identifier: MIT
/*
 * The sets by SSE2, which cannot look up: by comparison.
 */
#ifndef SMTPATH_SURVEY_SSE2_H
#define SMTPATH_SURVEY_SSE2_H

#include "survey_x86.h"

#if defined(USE_SSE2)

/* Whether an octet, without some of its bits, is this one. */
static HOT lane lane_is_but_for(lane v, char bits, char octet)
{
    return lane_is(_mm_andnot_si128(_mm_set1_epi8(bits), v), octet);
}

/* The greatest of them is brought to 127: what is beyond is negative then, as is what was not ASCII, or too low. */
static HOT lane lane_between(lane v, char low, char high)
{
    const lane moved = _mm_add_epi8(v, _mm_set1_epi8((char)(127 - high)));
    return _mm_cmpgt_epi8(moved, _mm_set1_epi8((char)(126 - high + low)));
}

/* What is printable and neither atext nor ".", without SP: '"' "(" ")" "," ":" ";" "<" ">" "@" "[" "\" "]".
 * DEL is counted among them. */
static HOT lane special(lane v)
{
    const lane brackets = _mm_or_si128(lane_is_but_for(v, 1, '('), lane_is_but_for(v, 2, '<'));
    const lane points = _mm_or_si128(lane_is_but_for(v, 1, ':'), lane_is(v, ','));
    const lane others = _mm_or_si128(_mm_or_si128(lane_is(v, '"'), lane_is(v, '@')), lane_is(v, 0x7F));
    return _mm_or_si128(_mm_or_si128(brackets, points),
                        _mm_or_si128(others, lane_between(v, '[', ']')));
}

static HOT struct survey survey_lane(lane v)
{
    const lane dot = lane_is(v, '.'), hyphen = lane_is(v, '-');
    const lane letter = lane_between(_mm_or_si128(v, _mm_set1_epi8(0x20)), 'a', 'z');
    const lane let_dig = _mm_or_si128(letter, lane_between(v, '0', '9'));
    const lane above_space = _mm_cmpgt_epi8(v, _mm_set1_epi8(' '));
    const struct survey s = {
        lane_bits(_mm_andnot_si128(special(v), above_space)),
        lane_bits(_mm_or_si128(let_dig, _mm_or_si128(dot, hyphen))),
        lane_bits(dot),
        lane_bits(hyphen),
    };
    return s;
}

static HOT struct survey survey_pair(const char *first, const char *second)
{
    return joined(survey_lane(lane_at(first)), survey_lane(lane_at(second)), LEAST);
}

static HOT lane lane_stops(lane v)
{
    const lane ends = _mm_or_si128(lane_is(v, '\r'), lane_is(v, '\n'));
    return _mm_or_si128(ends, lane_is(v, '\0'));
}

#endif

#endif
