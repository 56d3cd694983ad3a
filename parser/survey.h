// SPDX-License-Identifier: MIT
/*
 * The octets of a line as sets of bits, one bit an octet. How they are classified is chosen when compiling, by
 * what the target has: AVX-512 VBMI, AVX2, SSSE3, SSE2, NEON, or a table where there are no vectors or
 * SMTPATH_NO_VECTORS asks for none. No octet outside the line is ever read: the last block of a line overlaps
 * the one before it.
 *
 * Only fast.c includes this.
 */
#ifndef SMTPATH_SURVEY_H
#define SMTPATH_SURVEY_H

#include "fast.h"

#if defined(PRODUCTIONS_ONLY)
/* nothing to choose */
#elif defined(SMTPATH_NO_VECTORS)
#define USE_TABLE
#elif defined(__AVX512VBMI__) && defined(__AVX512BW__) || defined(SMTPATH_EMULATE_AVX512)
#define USE_AVX512
#include <immintrin.h>
#elif defined(__AVX2__)
#define USE_AVX2
#include <immintrin.h>
#elif defined(__SSSE3__)
#define USE_SSSE3
#include <tmmintrin.h>
#elif defined(__SSE2__)
#define USE_SSE2
#include <emmintrin.h>
#elif defined(__ARM_NEON) && defined(__aarch64__)
#define USE_NEON
#include <arm_neon.h>
#else
#define USE_TABLE
#endif

#if !defined(PRODUCTIONS_ONLY)

/* Bit i of each set says what octet i is. Bits of octets that are not there are clear. */
struct survey {
    uint64_t local;  /* atext or "." */
    uint64_t domain; /* Let-dig, "-" or "." */
    uint64_t dot;
    uint64_t hyphen;
};

/* The least line that is looked at: what one vector load takes. */
enum { LEAST = 16, WORD = 64 };

#if defined(USE_SSSE3) || defined(USE_AVX2) || defined(USE_NEON)
/* An octet is in a class if the table of its low half and that of its high half share a bit: each row of
 * ASCII has a bit of its own. 0 where a row has none of the class; bit 7 is not used, so that a set of
 * bits, as a signed number, is greater than 0 if it is not empty. */
#define ROW_2 1
#define ROW_3 2
#define ROW_4 4
#define ROW_5 8
#define ROW_6 16
#define ROW_7 32
static const uint8_t high_half[16] = {0, 0, ROW_2, ROW_3, ROW_4, ROW_5, ROW_6, ROW_7};
static const uint8_t local_low_half[16] = {
    /* 0 */ ROW_3 | ROW_5 | ROW_6 | ROW_7,
    /* 1 */ ROW_2 | ROW_3 | ROW_4 | ROW_5 | ROW_6 | ROW_7,
    /* 2 */ ROW_3 | ROW_4 | ROW_5 | ROW_6 | ROW_7,
    /* 3 */ ROW_2 | ROW_3 | ROW_4 | ROW_5 | ROW_6 | ROW_7,
    /* 4 */ ROW_2 | ROW_3 | ROW_4 | ROW_5 | ROW_6 | ROW_7,
    /* 5 */ ROW_2 | ROW_3 | ROW_4 | ROW_5 | ROW_6 | ROW_7,
    /* 6 */ ROW_2 | ROW_3 | ROW_4 | ROW_5 | ROW_6 | ROW_7,
    /* 7 */ ROW_2 | ROW_3 | ROW_4 | ROW_5 | ROW_6 | ROW_7,
    /* 8 */ ROW_3 | ROW_4 | ROW_5 | ROW_6 | ROW_7,
    /* 9 */ ROW_3 | ROW_4 | ROW_5 | ROW_6 | ROW_7,
    /* A */ ROW_2 | ROW_4 | ROW_5 | ROW_6 | ROW_7,
    /* B */ ROW_2 | ROW_4 | ROW_6 | ROW_7,
    /* C */ ROW_4 | ROW_6 | ROW_7,
    /* D */ ROW_2 | ROW_3 | ROW_4 | ROW_6 | ROW_7,
    /* E */ ROW_2 | ROW_4 | ROW_5 | ROW_6 | ROW_7,
    /* F */ ROW_2 | ROW_3 | ROW_4 | ROW_5 | ROW_6,
};
static const uint8_t domain_low_half[16] = {
    /* 0 */ ROW_3 | ROW_5 | ROW_7,
    /* 1 */ ROW_3 | ROW_4 | ROW_5 | ROW_6 | ROW_7,
    /* 2 */ ROW_3 | ROW_4 | ROW_5 | ROW_6 | ROW_7,
    /* 3 */ ROW_3 | ROW_4 | ROW_5 | ROW_6 | ROW_7,
    /* 4 */ ROW_3 | ROW_4 | ROW_5 | ROW_6 | ROW_7,
    /* 5 */ ROW_3 | ROW_4 | ROW_5 | ROW_6 | ROW_7,
    /* 6 */ ROW_3 | ROW_4 | ROW_5 | ROW_6 | ROW_7,
    /* 7 */ ROW_3 | ROW_4 | ROW_5 | ROW_6 | ROW_7,
    /* 8 */ ROW_3 | ROW_4 | ROW_5 | ROW_6 | ROW_7,
    /* 9 */ ROW_3 | ROW_4 | ROW_5 | ROW_6 | ROW_7,
    /* A */ ROW_4 | ROW_5 | ROW_6 | ROW_7,
    /* B */ ROW_4 | ROW_6,
    /* C */ ROW_4 | ROW_6,
    /* D */ ROW_2 | ROW_4 | ROW_6,
    /* E */ ROW_2 | ROW_4 | ROW_6,
    /* F */ ROW_4 | ROW_6,
};
#endif

#if defined(USE_TABLE)

/* The sets that an octet is in, as the lowest bits of four fields of 16: so many octets are looked up in one
 * go. None is an octet outside ASCII. */
#define N 0
#define A UINT64_C(0x0000000000000001)       /* atext */
#define L (A | UINT64_C(0x0000000000010000)) /* Let-dig */
#define D (L | UINT64_C(0x0000000100000000)) /* "." */
#define H (L | UINT64_C(0x0001000000000000)) /* "-" */
static const uint64_t octet_sets[256] = {
    [0x20] = N, A, N, A, A, A, A, A, N, N, A, A, N, H, D, A, /* SP to "/" */
    [0x30] = L, L, L, L, L, L, L, L, L, L, N, N, N, A, N, A, /* "0" to "?" */
    [0x40] = N, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, /* "@" to "O" */
    [0x50] = L, L, L, L, L, L, L, L, L, L, L, N, N, N, A, A, /* "P" to "_" */
    [0x60] = A, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, /* "`" to "o" */
    [0x70] = L, L, L, L, L, L, L, L, L, L, L, A, A, A, A, N, /* "p" to DEL */
};
#undef N
#undef A
#undef L
#undef D
#undef H

typedef const char *lane;

static HOT lane lane_at(const char *octets)
{
    return octets;
}

/* The last octet comes first, so that the first one's bits end up lowest. */
static NOINLINE uint64_t sets_of(const char *octets)
{
    uint64_t sets = 0;
    for (size_t i = LEAST; i > 0; i -= 4) {
        sets = sets << 1 | octet_sets[(unsigned char)octets[i - 1]];
        sets = sets << 1 | octet_sets[(unsigned char)octets[i - 2]];
        sets = sets << 1 | octet_sets[(unsigned char)octets[i - 3]];
        sets = sets << 1 | octet_sets[(unsigned char)octets[i - 4]];
    }
    return sets;
}

static HOT struct survey survey_lane(lane v)
{
    const uint64_t sets = sets_of(v);
    const struct survey s = {sets & 0xFFFF, sets >> 16 & 0xFFFF, sets >> 32 & 0xFFFF, sets >> 48};
    return s;
}

static HOT uint64_t xchar_bits(const char *octets)
{
    uint64_t bits = 0;
    for (size_t i = LEAST; i > 0; i--)
        bits = bits << 1 | in_class(octets[i - 1], XCHAR);
    return bits;
}

#elif defined(USE_NEON)

typedef uint8x16_t lane;

static HOT lane lane_at(const char *octets)
{
    return vld1q_u8((const uint8_t *)octets);
}

/* One bit an octet, of octets that are all ones or all zeros. */
static HOT uint64_t lane_bits(lane truth)
{
    static const uint8_t weight[16] = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
    const lane weighed = vandq_u8(truth, vld1q_u8(weight));
    return (uint64_t)vaddv_u8(vget_low_u8(weighed)) | (uint64_t)vaddv_u8(vget_high_u8(weighed)) << 8;
}

static HOT uint64_t xchar_bits(const char *octets)
{
    const lane v = lane_at(octets);
    const lane printable = vandq_u8(vcgtq_u8(v, vdupq_n_u8(' ')), vcltq_u8(v, vdupq_n_u8(0x7F)));
    const lane special = vorrq_u8(vceqq_u8(v, vdupq_n_u8('+')), vceqq_u8(v, vdupq_n_u8('=')));
    return lane_bits(vbicq_u8(printable, special));
}

static HOT struct survey survey_lane(lane v)
{
    const lane low = vandq_u8(v, vdupq_n_u8(0x0F));
    const lane row = vqtbl1q_u8(vld1q_u8(high_half), vshrq_n_u8(v, 4));
    const struct survey s = {
        lane_bits(vtstq_u8(row, vqtbl1q_u8(vld1q_u8(local_low_half), low))),
        lane_bits(vtstq_u8(row, vqtbl1q_u8(vld1q_u8(domain_low_half), low))),
        lane_bits(vceqq_u8(v, vdupq_n_u8('.'))),
        lane_bits(vceqq_u8(v, vdupq_n_u8('-'))),
    };
    return s;
}

#else

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

#endif

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

#elif defined(USE_SSE2)

/* Whether an octet, without some of its bits, is this one. */
static HOT lane lane_is_but_for(lane v, char bits, char octet)
{
    return lane_is(_mm_andnot_si128(_mm_set1_epi8(bits), v), octet);
}

static HOT lane lane_between(lane v, char low, char high)
{
    const lane above_low = _mm_sub_epi8(v, _mm_set1_epi8(low));
    return _mm_cmpeq_epi8(_mm_min_epu8(above_low, _mm_set1_epi8((char)(high - low))), above_low);
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

#endif

/* The functions below survey octets[0 .. length), of which there are at least LEAST, or the first 64 of them.
 * They ask how long the line is by arithmetic where they can: a branch on it could not be foreseen. */

#if defined(USE_AVX512)

static const uint8_t octet_classes[128] = {
    /* 1: atext or "."; 2: Let-dig, "-" or "." */
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 1, 0, 1, 1, 1, 1, 1, 0, 0, 1, 1, 0, 3, 3, 1, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 0, 0, 0, 1, 0, 1,
    0, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 0, 0, 0, 1, 1,
    1, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 1, 1, 1, 1, 0,
};

/* Octets that the mask leaves out are not read. */
static HOT struct survey survey(const char *octets, size_t length)
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

#else

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

static HOT struct survey survey_half(__m256i v)
{
    const __m256i row = row_bits(v);
    const struct survey s = {
        truth_bits(in_both(row, local_low_half, v)),
        truth_bits(in_both(row, domain_low_half, v)),
        truth_bits(_mm256_cmpeq_epi8(v, _mm256_set1_epi8('.'))),
        truth_bits(_mm256_cmpeq_epi8(v, _mm256_set1_epi8('-'))),
    };
    return s;
}

/* The bits of two lanes, the second brought to where its octets stand. */
static HOT uint64_t bits_at(uint64_t lanes, size_t offset)
{
    return (lanes & 0xFFFF) | (lanes >> 16) << offset;
}

static HOT struct survey survey_short(const char *octets, size_t length)
{
    const size_t last = length - 16;
    const __m256i first = _mm256_castsi128_si256(lane_at(octets));
    const struct survey v = survey_half(_mm256_inserti128_si256(first, lane_at(octets + last), 1));
    const struct survey s = {bits_at(v.local, last), bits_at(v.domain, last), bits_at(v.dot, last),
                             bits_at(v.hyphen, last)};
    return s;
}

static HOT struct survey survey(const char *octets, size_t length)
{
    if (length <= 32)
        return survey_short(octets, length);
    const size_t last = length < WORD ? length - 32 : 32;
    const __m256i *const second = (const __m256i *)(const void *)(octets + last);
    const struct survey a = survey_half(_mm256_loadu_si256((const __m256i *)(const void *)octets));
    const struct survey b = survey_half(_mm256_loadu_si256(second));
    const struct survey s = {a.local | b.local << last, a.domain | b.domain << last,
                             a.dot | b.dot << last, a.hyphen | b.hyphen << last};
    return s;
}

#else

static HOT size_t lesser(size_t a, size_t b)
{
    return a < b ? a : b;
}

static HOT void add_lane(struct survey *s, const char *octets, size_t offset)
{
    const struct survey part = survey_lane(lane_at(octets + offset));
    s->local |= part.local << offset;
    s->domain |= part.domain << offset;
    s->dot |= part.dot << offset;
    s->hyphen |= part.hyphen << offset;
}

static HOT struct survey survey(const char *octets, size_t length)
{
    const size_t last = length - LEAST;
    struct survey s = {0, 0, 0, 0};
    for (size_t offset = 0; offset < length && offset < WORD; offset += LEAST)
        add_lane(&s, octets, lesser(offset, last));
    return s;
}

#endif
#endif

/* The word of bits that begins at octet `at`, a multiple of 64, of a line of more than 64 octets. The last
 * one is taken from the line's last 64. */
static struct survey survey_word(const char *line, uint32_t length, uint32_t at)
{
    const uint32_t from = at + WORD <= length ? at : length - WORD;
    struct survey s = survey(line + from, length - from);
    s.local >>= at - from;
    s.domain >>= at - from;
    s.dot >>= at - from;
    s.hyphen >>= at - from;
    return s;
}

#endif /* !PRODUCTIONS_ONLY */

#endif /* SMTPATH_SURVEY_H */
