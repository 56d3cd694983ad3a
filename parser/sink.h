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
/* What is written stands behind what was there, and nothing else changes. */
/*@ predicate appended{Old, New}(struct sink *s) =
      \at(s->length, Old) <= \at(s->length, New) &&
      \forall integer i; 0 <= i < \at(s->size, Old) && !(\at(s->length, Old) <= i < \at(s->length, New)) ==>
        \at(s->buffer[i], New) == \at(s->buffer[i], Old); */
/*@ predicate is_control(char octet) = 0 <= octet < 32 || octet == 127;
    predicate is_text(char octet) = octet == '\t' || !is_control(octet);
    predicate text_only(char *buffer, integer size, integer from, integer to) =
      \forall integer i; from <= i < to && i < size ==> is_text(buffer[i]); */

#define put smtpath_put
/*@ requires is_sink(s); assigns s->length, s->buffer[0 .. s->size - 1];
    ensures s->length == (\old(s->length) < SIZE_MAX ? \old(s->length) + 1 : SIZE_MAX);
    ensures \old(s->length) < s->size ==> s->buffer[\old(s->length)] == octet;
    ensures appended{Pre, Post}(s); */
SMTPATH_INTERNAL void put(struct sink *s, char octet);

#define put_run smtpath_put_run
/* So many octets in one go. */
/*@ requires is_sink(t) && \valid_read(octets + (0 .. length - 1));
    requires \separated(octets + (0 .. length - 1), t, t->buffer + (0 .. t->size - 1));
    assigns t->length, t->buffer[0 .. t->size - 1];
    ensures t->length == (\old(t->length) + length < SIZE_MAX ? \old(t->length) + length : SIZE_MAX);
    ensures \forall integer i; \old(t->length) <= i < t->length && i < t->size ==>
      t->buffer[i] == octets[i - \old(t->length)];
    ensures appended{Pre, Post}(t); */
SMTPATH_INTERNAL void put_run(struct sink *t, const char *octets, size_t length);

#define put_words smtpath_put_words
/* The same of what stands in static storage, where no buffer is. */
/*@ requires is_sink(t);
    requires shown: \valid_read(words + (0 .. length - 1)) &&
      \separated(words + (0 .. length - 1), t, t->buffer + (0 .. t->size - 1));
    assigns t->length, t->buffer[0 .. t->size - 1];
    ensures t->length == (\old(t->length) + length < SIZE_MAX ? \old(t->length) + length : SIZE_MAX);
    ensures \forall integer i; \old(t->length) <= i < t->length && i < t->size ==>
      t->buffer[i] == words[i - \old(t->length)];
    ensures appended{Pre, Post}(t); */
SMTPATH_INTERNAL void put_words(struct sink *t, const char *words, size_t length);
/* A string literal: the compiler knows its length. */
#define put_literal(sink, literal) put_words(sink, literal, sizeof(literal) - 1)

#define put_string smtpath_put_string
/* Of a buffer's last octet, finish() makes the NUL. Strings stand in static storage, and no buffer there. */
/*@ requires is_sink(t);
    requires shown: valid_read_string(string) && strlen(string) < SIZE_MAX &&
      \separated(string + (0 .. strlen(string)), t, t->buffer + (0 .. t->size - 1));
    assigns t->length, t->buffer[0 .. t->size - 1];
    ensures \forall integer i; \old(t->length) <= i < t->length && i < t->size ==>
      t->buffer[i] == string[i - \old(t->length)];
    ensures t->length == (\old(t->length) + strlen(string) < SIZE_MAX ? \old(t->length) + strlen(string) : SIZE_MAX);
    ensures appended{Pre, Post}(t); */
SMTPATH_INTERNAL void put_string(struct sink *t, const char *string);

#define put_repeated smtpath_put_repeated
/*@ requires is_sink(t); assigns t->length, t->buffer[0 .. t->size - 1];
    ensures t->length == (\old(t->length) + count < SIZE_MAX ? \old(t->length) + count : SIZE_MAX);
    ensures \forall integer i; \old(t->length) <= i < t->length && i < t->size ==> t->buffer[i] == octet;
    ensures appended{Pre, Post}(t); */
SMTPATH_INTERNAL void put_repeated(struct sink *t, char octet, size_t count);

#define put_number smtpath_put_number
/*@ logic integer digits(integer number) = number < 10 ? 1 : number < 100 ? 2 : 3; */
/*@ requires is_sink(t); assigns t->length, t->buffer[0 .. t->size - 1];
    ensures number <= 999 ==>
      t->length == (\old(t->length) + digits(number) < SIZE_MAX ? \old(t->length) + digits(number) : SIZE_MAX);
    ensures \forall integer i; \old(t->length) <= i < t->length && i < t->size ==> is_DIGIT(t->buffer[i]);
    ensures appended{Pre, Post}(t); */
SMTPATH_INTERNAL void put_number(struct sink *t, uint64_t number);

#define finish smtpath_finish
/* The NUL stands behind the text, or behind what fitted of it. */
/*@ predicate is_finished(char *buffer, integer size, integer length) =
      size > 0 ==> buffer[length < size ? length : size - 1] == '\0'; */
/*@ requires is_sink(t); assigns t->buffer[0 .. t->size - 1];
    ensures \result == t->length && is_finished(t->buffer, t->size, \result);
    ensures \forall integer i; 0 <= i < t->size && i != (t->length < t->size ? t->length : t->size - 1) ==>
      t->buffer[i] == \old(t->buffer[i]); */
SMTPATH_INTERNAL size_t finish(struct sink *t);

#endif
