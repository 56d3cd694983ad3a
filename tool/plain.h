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

/* Whether all octets of a word mean themselves. */
static inline bool is_plain_word(const char *octets, char but)
{
    const uint64_t ones = UINT64_C(0x0101010101010101);
    const uint64_t tops = ones << 7;
    uint64_t word;
    memcpy(&word, octets, sizeof word);
    const uint64_t low = word & ~tops;
    const uint64_t controls = ~(low + ones * (0x80 - ' '));
    const uint64_t del = low + ones;
    return (((word | controls | del) & tops) | octets_equal(word, '\\') | octets_equal(word, but)) == 0;
}

static inline bool is_plain_octet(char octet, char but)
{
    return octet >= ' ' && octet <= '~' && octet != '\\' && octet != but;
}

/* How many octets at the beginning mean themselves. The last ones are looked at together with some that were seen
 * already. */
static inline size_t plain_run(const char *text, size_t length, char but)
{
    size_t n = 0;
    if (length >= PLAIN_BLOCK) {
        while (length - n >= PLAIN_BLOCK && is_plain_block(text + n, but))
            n += PLAIN_BLOCK;
        if (length - n < PLAIN_BLOCK && is_plain_block(text + length - PLAIN_BLOCK, but))
            return length;
    } else if (length >= PLAIN_WORD && is_plain_word(text, but)) {
        if (is_plain_word(text + length - PLAIN_WORD, but))
            return length;
        n = PLAIN_WORD;
    }
    while (n < length && is_plain_octet(text[n], but))
        n++;
    return n;
}

/* Whether all of a text means itself. */
static inline bool is_plain_text(const char *text, size_t length)
{
    return plain_run(text, length, '\\') == length;
}

#endif
