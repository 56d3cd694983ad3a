// SPDX-License-Identifier: MIT
/*
 * The sets by AVX2.
 */
#ifndef SMTPATH_SURVEY_AVX2_H
#define SMTPATH_SURVEY_AVX2_H

#include "survey_halves.h"
#include "survey_x86.h"

#if defined(USE_AVX2)

static HOT __m256i twice(const uint8_t *table)
{
    return _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)(const void *)table));
}

static HOT uint64_t truth_bits(__m256i truth)
{
    return (uint64_t)(uint32_t)_mm256_movemask_epi8(truth);
}

static HOT __m256i in_both(__m256i row, const uint8_t *table, __m256i v)
{
    const __m256i shared = _mm256_and_si256(row, _mm256_shuffle_epi8(twice(table), v));
    return _mm256_cmpgt_epi8(shared, _mm256_setzero_si256());
}

static HOT __m256i row_bits(__m256i v)
{
    const __m256i high = _mm256_and_si256(_mm256_srli_epi16(v, 4), _mm256_set1_epi8(0x0F));
    return _mm256_shuffle_epi8(twice(high_half), high);
}

/* Both lanes in one register. */
static HOT struct survey survey_pair(const char *first, const char *second)
{
    const __m256i v =
        _mm256_inserti128_si256(_mm256_castsi128_si256(lane_at(first)), lane_at(second), 1);
    const __m256i row = row_bits(v);
    const struct survey s = {
        truth_bits(in_both(row, local_low_half, v)),
        truth_bits(in_both(row, domain_low_half, v)),
        truth_bits(_mm256_cmpeq_epi8(v, _mm256_set1_epi8('.'))),
        truth_bits(_mm256_cmpeq_epi8(v, _mm256_set1_epi8('-'))),
    };
    return s;
}

static HOT uint64_t stops_of(__m256i v)
{
    return truth_bits(_mm256_cmpeq_epi8(v, _mm256_shuffle_epi8(twice(stops_low_half), v)));
}

/* Of so many octets: those that end a line, CR and LF, or cannot stand in one, NUL. None is above CR. */
enum { SCANNED = 64 };
static HOT uint64_t stops_in(const char *octets)
{
    const __m256i first = _mm256_loadu_si256((const __m256i *)(const void *)octets);
    const __m256i second = _mm256_loadu_si256((const __m256i *)(const void *)(octets + 2 * LEAST));
    const __m256i least = _mm256_min_epu8(first, second);
    if (truth_bits(_mm256_cmpeq_epi8(_mm256_min_epu8(least, _mm256_set1_epi8('\r')), least)) == 0)
        return 0;
    return stops_of(first) | stops_of(second) << 2 * LEAST;
}

#endif

#endif
