// SPDX-License-Identifier: MIT
/*
 * The sets by AVX-512 VBMI.
 */
#ifndef SMTPATH_SURVEY_AVX512_H
#define SMTPATH_SURVEY_AVX512_H

#include "survey_halves.h"
#include "survey_x86.h"

#if defined(USE_AVX512)

static const uint8_t octet_classes[128] = {
    /* 1: atext or "."; 2: Let-dig, "-" or "." */
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 1, 0, 1, 1, 1, 1, 1, 0, 0, 1, 1, 0, 3, 3, 1, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 0, 0, 0, 1, 0, 1,
    0, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 0, 0, 0, 1, 1,
    1, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 1, 1, 1, 1, 0,
};

/* All 64 octets at once. Those that the mask leaves out are not read, so there may be fewer than LEAST. */
static HOT struct survey survey_word(const char *octets, size_t length)
{
    const __mmask64 there = length < WORD ? ((uint64_t)1 << length) - 1 : UINT64_MAX;
    const __m512i v = _mm512_maskz_loadu_epi8(there, octets);
    const __mmask64 ascii = ~_mm512_movepi8_mask(v);
    const __m512i class = _mm512_permutex2var_epi8(_mm512_loadu_si512(octet_classes), v,
                                                   _mm512_loadu_si512(octet_classes + 64));
    const struct survey s = {
        _mm512_mask_test_epi8_mask(ascii, class, _mm512_set1_epi8(1)),
        _mm512_mask_test_epi8_mask(ascii, class, _mm512_set1_epi8(2)),
        _mm512_cmpeq_epi8_mask(v, _mm512_set1_epi8('.')),
        _mm512_cmpeq_epi8_mask(v, _mm512_set1_epi8('-')),
    };
    return s;
}

static HOT struct survey survey_from(const char *line, uint32_t length, uint32_t at)
{
    return survey_word(line + at, length - at);
}

/* Of so many octets: those that end a line, CR and LF, or cannot stand in one, NUL. */
enum { SCANNED = WORD };
static HOT uint64_t stops_among(const char *octets, uint64_t there)
{
    const __m512i v = _mm512_maskz_loadu_epi8(there, octets);
    const __m512i table =
        _mm512_broadcast_i32x4(_mm_loadu_si128((const __m128i *)(const void *)stops_low_half));
    return _mm512_mask_cmpeq_epi8_mask(there, v, _mm512_shuffle_epi8(table, v));
}

static HOT uint64_t stops_in(const char *octets)
{
    return stops_among(octets, UINT64_MAX);
}

/* Past the plain ones of the octets from at up to end, fewer than SCANNED. */
static HOT uint32_t past_rest(const char *buffer, uint32_t at, uint32_t end)
{
    const uint64_t stops = stops_among(buffer + at, ((uint64_t)1 << (end - at)) - 1);
    return stops == 0 ? end : at + (uint32_t)__builtin_ctzll(stops);
}

#endif

#endif
