// SPDX-License-Identifier: MIT
/*
 * What every correction does to the line in the caller's buffer: octets are put in the place of others.
 */
#include "correction.h"

enum { LONGEST_WORD = 64 }; /* of the known words; a longer one would be cut */

/* Moves octets within the line; where they come from and where they go may overlap. */
/*@ requires \valid(line + (0 .. from + count - 1)) && \valid(line + (0 .. to + count - 1));
    requires from + count <= SIZE_MAX && to + count <= SIZE_MAX;
    assigns line[to .. to + count - 1]; */
static void move_within(char *line, size_t from, size_t to, size_t count)
{
    if (to < from) {
        /*@ loop invariant 0 <= i <= count;
            loop assigns i, line[to .. to + count - 1];
            loop variant count - i; */
        for (size_t i = 0; i < count; i++)
            line[to + i] = line[from + i];
    } else {
        /*@ loop invariant 0 <= i <= count;
            loop assigns i, line[to .. to + count - 1];
            loop variant count - i; */
        for (size_t i = 0; i < count; i++)
            line[to + count - 1 - i] = line[from + count - 1 - i];
    }
}

bool put_in(struct text *t, size_t at, size_t removed, const char *octets, size_t count)
{
    if (at > t->length || removed > t->length - at)
        return false;
    const size_t rest = t->length - at - removed;
    if (count > removed && count - removed > t->size - t->length)
        return false;
    move_within(t->line, at + removed, at + count, rest);
    if (count > 0)
        memcpy(t->line + at, octets, count);
    t->length = at + count + rest;
    return true;
}

bool put_in_word(struct text *t, size_t at, size_t removed, const char *word)
{
    size_t length = 0;
    /*@ loop invariant 0 <= length <= LONGEST_WORD && length <= strlen(word);
        loop assigns length;
        loop variant LONGEST_WORD - length; */
    while (length < LONGEST_WORD && word[length] != '\0')
        length++;
    return put_in(t, at, removed, word, length);
}
