// SPDX-License-Identifier: MIT
/*
 * A buffer that counts what it cannot hold, and what is written into one. Anybody may use it.
 */
#ifndef SMTPATH_SINK_H
#define SMTPATH_SINK_H

#include "internal.h"

/* A buffer that counts what it cannot hold, and stops at the greatest number. */
struct sink {
    char *buffer;
    size_t size;
    size_t length;
};
/*@ predicate is_sink(struct sink *s) =
      \valid(s) && \valid(s->buffer + (0 .. s->size - 1)) && \separated(s,
      s->buffer + (0 .. s->size - 1)); */

#define put smtpath_put
/*@ requires is_sink(s); assigns s->length, s->buffer[0 .. s->size - 1];
    ensures s->length == (\old(s->length) < SIZE_MAX ? \old(s->length) + 1 : SIZE_MAX);
    ensures \old(s->length) < s->size ==> s->buffer[\old(s->length)] == octet; */
SMTPATH_INTERNAL void put(struct sink *s, char octet);

#define put_run smtpath_put_run
/* So many octets in one go. */
/*@ requires is_sink(t) && \valid_read(octets + (0 .. length - 1));
    requires \separated(octets + (0 .. length - 1), t, t->buffer + (0 .. t->size - 1));
    assigns t->length, t->buffer[0 .. t->size - 1];
    ensures t->length == (\old(t->length) + length < SIZE_MAX ? \old(t->length) + length : SIZE_MAX); */
SMTPATH_INTERNAL void put_run(struct sink *t, const char *octets, size_t length);

#define put_words smtpath_put_words
/* The same of what stands in static storage, where no buffer is. */
/*@ requires is_sink(t);
    requires shown: \valid_read(words + (0 .. length - 1)) &&
      \separated(words + (0 .. length - 1), t, t->buffer + (0 .. t->size - 1));
    assigns t->length, t->buffer[0 .. t->size - 1]; */
SMTPATH_INTERNAL void put_words(struct sink *t, const char *words, size_t length);
/* A string literal: the compiler knows its length. */
#define put_literal(sink, literal) put_words(sink, literal, sizeof(literal) - 1)

#define put_string smtpath_put_string
/* Of a buffer's last octet, finish() makes the NUL. Strings stand in static storage, and no buffer there. */
/*@ requires is_sink(t);
    requires shown: valid_read_string(string) && strlen(string) < SIZE_MAX &&
      \separated(string + (0 .. strlen(string)), t, t->buffer + (0 .. t->size - 1));
    assigns t->length, t->buffer[0 .. t->size - 1]; */
SMTPATH_INTERNAL void put_string(struct sink *t, const char *string);

#define put_repeated smtpath_put_repeated
/*@ requires is_sink(t); assigns t->length, t->buffer[0 .. t->size - 1]; */
SMTPATH_INTERNAL void put_repeated(struct sink *t, char octet, size_t count);

#define put_number smtpath_put_number
/*@ requires is_sink(t); assigns t->length, t->buffer[0 .. t->size - 1];
    ensures number <= 999 && \old(t->length) <= 999 ==> t->length <= \old(t->length) + 3; */
SMTPATH_INTERNAL void put_number(struct sink *t, uint64_t number);

#define finish smtpath_finish
/* The NUL stands behind the text, or behind what fitted of it. */
/*@ predicate is_finished(char *buffer, integer size, integer length) =
      size > 0 ==> buffer[length < size ? length : size - 1] == '\0'; */
/*@ requires is_sink(t); assigns t->buffer[0 .. t->size - 1];
    ensures \result == t->length && is_finished(t->buffer, t->size, \result); */
SMTPATH_INTERNAL size_t finish(struct sink *t);

#endif
