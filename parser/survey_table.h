// SPDX-License-Identifier: MIT
/*
 * The sets without vectors: a table that has several of them side by side.
 */
#ifndef SMTPATH_SURVEY_TABLE_H
#define SMTPATH_SURVEY_TABLE_H

#include "survey.h"

#if defined(USE_TABLE)

/* The sets that an octet is in, as the lowest bits of four fields of 16: so many octets are looked up in one
 * go. None is an octet outside ASCII. */
#define N 0
#define A UINT64_C(0x0000000000000001)       /* atext */
#define L (A | UINT64_C(0x0000000000010000)) /* Let-dig */
#define D (L | UINT64_C(0x0000000100000000)) /* "." */
#define H (L | UINT64_C(0x0001000000000000)) /* "-" */
static const uint64_t octet_sets[256] = {
    ASCII_SETS(N, A, L, D, H),
};
#undef N
#undef A
#undef L
#undef D
#undef H

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

static HOT struct survey survey_lane(const char *octets)
{
    const uint64_t sets = sets_of(octets);
    const struct survey s = {sets & 0xFFFF, sets >> 16 & 0xFFFF, sets >> 32 & 0xFFFF, sets >> 48};
    return s;
}

/* The highest bits of eight octets, side by side. */
static HOT uint64_t highest_bits(uint64_t eight)
{
    return ((eight >> 7 & UINT64_C(0x0101010101010101)) * UINT64_C(0x0102040810204080)) >> 56;
}

static HOT uint64_t eight_at_once(const char *octets)
{
    uint64_t eight;
    memcpy(&eight, octets, sizeof eight);
    return eight;
}

#define EIGHT_OF(octet) ((octet)*UINT64_C(0x0101010101010101))

/* The highest bit of each octet that is in a range of ASCII. */
static HOT uint64_t octets_between(uint64_t eight, uint32_t low, uint32_t high)
{
    const uint64_t ascii = eight & EIGHT_OF(0x7F);
    return (ascii + EIGHT_OF(0x80 - low)) & ~(ascii + EIGHT_OF(0x7F - high)) & ~eight;
}

static HOT struct address_octets address_half(const char *octets)
{
    const uint64_t eight = eight_at_once(octets), lower = eight | EIGHT_OF(0x20);
    const struct address_octets a = {
        highest_bits(octets_between(eight, '0', '9') | octets_between(lower, 'a', 'f')),
        highest_bits(octets_between(eight, ':', ':')),
        highest_bits(octets_between(eight, '.', '.')),
    };
    return a;
}

static HOT struct address_octets address_lane(const char *octets)
{
    const struct address_octets first = address_half(octets), second = address_half(octets + 8);
    const struct address_octets a = {first.hexdig | second.hexdig << 8, first.colon | second.colon << 8,
                                     first.dot | second.dot << 8};
    return a;
}

/* Octet by octet a quoted string is read in less time than its sets need: they are not made. */
static HOT struct quoting quoting_from(const char *line, uint32_t length, uint32_t at)
{
    const struct quoting none = {0, 0, 0, 0};
    (void)line, (void)length, (void)at;
    return none;
}

static HOT uint64_t eight_bit_lane(const char *octets)
{
    return highest_bits(eight_at_once(octets)) | highest_bits(eight_at_once(octets + 8)) << 8;
}

/* The first octet that cannot be, of those outside ASCII that stand from `at` on. */
static NOINLINE uint64_t utf8_faults(const char *line, uint32_t length, uint32_t at, uint64_t eight_bit)
{
    while (eight_bit != 0) {
        uint32_t end = at + (uint32_t)__builtin_ctzll(eight_bit);
        const bool read = utf8_sequence(line, length, &end);
        const uint64_t from_end = end - at < WORD ? UINT64_MAX << (end - at) : 0;
        if (!read)
            return from_end & -from_end;
        eight_bit &= from_end;
    }
    return 0;
}

static HOT uint64_t xchar_bits(const char *octets)
{
    uint64_t bits = 0;
    for (size_t i = LEAST; i > 0; i--)
        bits = bits << 1 | in_class(octets[i - 1], XCHAR);
    return bits;
}

/* Of so many octets: those that end a line, CR and LF, or cannot stand in one, NUL. */
enum { SCANNED = 8 };
static HOT uint64_t stops_in(const char *octets)
{
    const uint64_t eight = eight_at_once(octets);
    const uint64_t stops = octets_between(eight, '\r', '\r') | octets_between(eight, '\n', '\n') |
                           octets_between(eight, '\0', '\0');
    return highest_bits(stops);
}

static HOT struct survey survey_pair(const char *first, const char *second)
{
    return joined(survey_lane(first), survey_lane(second), LEAST);
}

#endif

#endif
