// SPDX-License-Identifier: MIT
/*
 * The sets by AVX-512 VBMI.
 */
#ifndef SMTPATH_SURVEY_AVX512_H
#define SMTPATH_SURVEY_AVX512_H

#include "survey_halves.h"
#include "survey_x86.h"

#if defined(USE_AVX512)

/* Each class is the highest bit of an octet that so many doublings bring there. */
#define N 0
#define A 0x80       /* atext */
#define L (A | 0x40) /* Let-dig */
#define D (L | 0x20) /* "." */
#define H (L | 0x10) /* "-" */
static const uint8_t octet_classes[128] = {
    ASCII_SETS(N, A, L, D, H),
};
#undef N
#undef A
#undef L
#undef D
#undef H

/* The octets from here on, of which so many are there. Those that the mask leaves out are not read, so there may be fewer
 * than LEAST. */
static HOT __m512i masked_word(const char *octets, size_t length)
{
    const __mmask64 there = length < WORD ? ((uint64_t)1 << length) - 1 : UINT64_MAX;
    return _mm512_maskz_loadu_epi8(there, octets);
}

/* All 64 octets at once. */
static HOT struct survey survey_word(__m512i v)
{
    const __mmask64 ascii = ~_mm512_movepi8_mask(v);
    const __m512i local = _mm512_maskz_permutex2var_epi8(ascii, _mm512_loadu_si512(octet_classes), v,
                                                         _mm512_loadu_si512(octet_classes + 64));
    const __m512i domain = _mm512_add_epi8(local, local);
    const __m512i dot = _mm512_add_epi8(domain, domain);
    const struct survey s = {
        _mm512_movepi8_mask(local),
        _mm512_movepi8_mask(domain),
        _mm512_movepi8_mask(dot),
        _mm512_movepi8_mask(_mm512_add_epi8(dot, dot)),
    };
    return s;
}

static HOT struct survey survey_from(const char *line, uint32_t length, uint32_t at)
{
    return survey_word(masked_word(line + at, length - at));
}

static HOT uint64_t word_is(__m512i v, char octet)
{
    return _mm512_cmpeq_epi8_mask(v, _mm512_set1_epi8(octet));
}

static HOT uint64_t eight_bit_from(const char *line, uint32_t length, uint32_t at)
{
    return _mm512_movepi8_mask(masked_word(line + at, length - at));
}

static HOT struct quoting quoting_from(const char *line, uint32_t length, uint32_t at)
{
    const __m512i v = masked_word(line + at, length - at);
    const struct quoting q = {
        _mm512_cmpeq_epi8_mask(v, _mm512_set1_epi8('"')),
        _mm512_cmpeq_epi8_mask(v, _mm512_set1_epi8('\\')),
        _mm512_cmplt_epu8_mask(_mm512_sub_epi8(v, _mm512_set1_epi8(' ')), _mm512_set1_epi8(0x7F - ' ')),
        _mm512_movepi8_mask(v),
    };
    return q;
}

static HOT struct address_octets address_octets_from(const char *line, uint32_t length, uint32_t at)
{
    const __m512i v = masked_word(line + at, length - at);
    const __m512i lower = _mm512_or_si512(v, _mm512_set1_epi8(0x20));
    const struct address_octets a = {
        _mm512_cmplt_epu8_mask(_mm512_sub_epi8(v, _mm512_set1_epi8('0')), _mm512_set1_epi8(10)) |
            _mm512_cmplt_epu8_mask(_mm512_sub_epi8(lower, _mm512_set1_epi8('a')), _mm512_set1_epi8(6)),
        word_is(v, ':'),
        word_is(v, '.'),
    };
    return a;
}

static HOT uint64_t word_from(__m512i v, char low)
{
    return _mm512_cmpge_epu8_mask(v, _mm512_set1_epi8(low));
}

/* The faults of the word that begins at octet `at`. */
static HOT uint64_t utf8_faults(const char *line, uint32_t length, uint32_t at, uint64_t eight_bit)
{
    const __m512i v = masked_word(line + at, length - at);
    const struct utf8_octets u = {
        word_from(v, (char)0x90), word_from(v, (char)0xA0), word_from(v, (char)0xC0),
        word_from(v, (char)0xC2), word_from(v, (char)0xE0), word_from(v, (char)0xF0),
        word_from(v, (char)0xF5), word_is(v, (char)0xE0),   word_is(v, (char)0xED),
        word_is(v, (char)0xF0),   word_is(v, (char)0xF4),
    };
    return faults_of(&u, eight_bit);
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
