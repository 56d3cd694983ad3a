// SPDX-License-Identifier: MIT
#include "nearest.h"

#include "tool.h"

#include <string.h>

/* Of a shorter word too little is left by an edit. */
enum { LEAST = 3 };

static char lower(char octet)
{
    return (char)(octet >= 'A' && octet <= 'Z' ? octet + ('a' - 'A') : octet);
}

/* The length of what two words begin with alike. */
static size_t same_beginning(const char *a, size_t a_length, const char *b, size_t b_length)
{
    size_t n = 0;
    while (n < a_length && n < b_length && lower(a[n]) == lower(b[n]))
        n++;
    return n;
}

static bool same(const char *a, const char *b, size_t length)
{
    return same_beginning(a, length, b, length) == length;
}

/* Behind what is alike at the beginning, one edit is all that may be. */
static bool one_edit_apart(const char *a, size_t a_length, const char *b, size_t b_length)
{
    const size_t n = same_beginning(a, a_length, b, b_length);
    a += n;
    a_length -= n;
    b += n;
    b_length -= n;
    if (a_length == b_length + 1)
        return same(a + 1, b, b_length);
    if (b_length == a_length + 1)
        return same(a, b + 1, a_length);
    if (a_length != b_length)
        return false;
    if (a_length == 0 || same(a + 1, b + 1, a_length - 1))
        return true;
    return a_length >= 2 && lower(a[0]) == lower(b[1]) && lower(a[1]) == lower(b[0]) &&
           same(a + 2, b + 2, a_length - 2);
}

const char *nearest(const char *word, size_t length, next_word *next, void *walk)
{
    const char *known;
    if (length < LEAST)
        return NULL;
    while ((known = next(walk)) != NULL)
        if (one_edit_apart(word, length, known, strlen(known)))
            return known;
    return NULL;
}

bool suggest(const char *word, size_t length, next_word *next, void *walk)
{
    const char *known = nearest(word, length, next, walk);
    if (known != NULL)
        complain(text_of(SAY_DID_YOU_MEAN), known);
    return known != NULL;
}
