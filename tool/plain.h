// SPDX-License-Identifier: MIT
/*
 * Octets that mean themselves, many at a time: printable ASCII but the backslash, as nearly all of a dialogue is, and
 * but one more octet that somebody else writes another way.
 */
#ifndef SMTPATH_TOOL_PLAIN_H
#define SMTPATH_TOOL_PLAIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

enum { PLAIN_WORD = 8, PLAIN_BLOCK = 16 };

/* Whether all octets of a block mean themselves. Written so that compilers make vectors of it. */
static inline bool is_plain_block(const char *octets, char but)
{
    unsigned char block[PLAIN_BLOCK], others[PLAIN_BLOCK];
    uint64_t halves[2];
    memcpy(block, octets, sizeof block);
    for (int i = 0; i < PLAIN_BLOCK; i++)
        others[i] = (unsigned char)(block[i] - ' ') > '~' - ' ' ? 0xFF : 0;
    for (int i = 0; i < PLAIN_BLOCK; i++)
        others[i] |= block[i] == '\\' ? 0xFF : 0;
    for (int i = 0; i < PLAIN_BLOCK; i++)
        others[i] |= block[i] == (unsigned char)but ? 0xFF : 0;
    memcpy(halves, others, sizeof halves);
    return (halves[0] | halves[1]) == 0;
}

/* The top bit of each octet of a word that is this ASCII one. None of the sums carries from octet to octet. */
static inline uint64_t octets_equal(uint64_t word, char octet)
{
    const uint64_t ones = UINT64_C(0x0101010101010101);
    const uint64_t low = (word ^ ones * (unsigned char)octet) & ~(ones << 7);
    return ~((low + ones * 0x7F) | word) & ones << 7;
}

/* The top bit of each octet of a word that does not mean itself. */
static inline uint64_t others_of_word(const char *octets, char but)
{
    const uint64_t ones = UINT64_C(0x0101010101010101);
    const uint64_t tops = ones << 7;
    uint64_t word;
    memcpy(&word, octets, sizeof word);
    const uint64_t low = word & ~tops;
    const uint64_t controls = ~(low + ones * (0x80 - ' '));
    const uint64_t del = low + ones;
    return ((word | controls | del) & tops) | octets_equal(word, '\\') | octets_equal(word, but);
}

static inline bool is_plain_octet(char octet, char but)
{
    return octet >= ' ' && octet <= '~' && octet != '\\' && octet != but;
}

/* Which octet of a word in memory is the first with its top bit set; there is one. Of numbers whose first octet is
 * the lowest, the octets below it are counted by a multiplication. */
static inline size_t first_of(uint64_t tops)
{
    const uint64_t ones = UINT64_C(0x0101010101010101), one = 1;
    char octets[PLAIN_WORD];
    size_t n = 0;
    memcpy(octets, &one, sizeof octets);
    if (octets[0] == 1)
        return (size_t)((((tops - 1) & ~tops & ones << 7) >> 7) * ones >> 56);
    memcpy(octets, &tops, sizeof octets);
    while (octets[n] == 0)
        n++;
    return n;
}

/* How many octets at the beginning mean themselves. The last ones are looked at together with some that were seen
 * already. */
static inline size_t plain_run(const char *text, size_t length, char but)
{
    uint64_t others;
    size_t n = 0;
    while (length - n >= PLAIN_BLOCK && is_plain_block(text + n, but))
        n += PLAIN_BLOCK;
    for (; length - n >= PLAIN_WORD; n += PLAIN_WORD) {
        others = others_of_word(text + n, but);
        if (others != 0)
            return n + first_of(others);
    }
    if (length >= PLAIN_WORD) {
        others = others_of_word(text + length - PLAIN_WORD, but);
        return others == 0 ? length : length - PLAIN_WORD + first_of(others);
    }
    while (n < length && is_plain_octet(text[n], but))
        n++;
    return n;
}

/* Whether all of a text means itself. */
static inline bool is_plain_text(const char *text, size_t length)
{
    size_t n = 0;
    if (length < PLAIN_BLOCK)
        return plain_run(text, length, '\\') == length;
    for (; length - n > PLAIN_BLOCK; n += PLAIN_BLOCK)
        if (!is_plain_block(text + n, '\\'))
            return false;
    return is_plain_block(text + length - PLAIN_BLOCK, '\\');
}

/* How many octets stand before the first that is one of two; all where there is none. */
static inline size_t run_without(const char *text, size_t length, char one, char other)
{
    size_t n = 0;
    for (; length - n >= PLAIN_WORD; n += PLAIN_WORD) {
        uint64_t word;
        memcpy(&word, text + n, sizeof word);
        const uint64_t found = octets_equal(word, one) | octets_equal(word, other);
        if (found != 0)
            return n + first_of(found);
    }
    while (n < length && text[n] != one && text[n] != other)
        n++;
    return n;
}

#endif
