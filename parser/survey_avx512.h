// SPDX-License-Identifier: MIT
/*
 * The sets by AVX-512 VBMI.
 */
#ifndef SMTPATH_SURVEY_AVX512_H
#define SMTPATH_SURVEY_AVX512_H

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

#endif

#endif
