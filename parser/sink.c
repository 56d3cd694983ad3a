// SPDX-License-Identifier: MIT
/*
 * Writing into a sink: octets, strings, runs and numbers. Whoever makes text uses it.
 */
#include "sink.h"

/*@ requires is_sink(s); assigns s->length, s->buffer[0 .. s->size - 1];
    ensures s->length == (\old(s->length) < SIZE_MAX ? \old(s->length) + 1 : SIZE_MAX);
    ensures \old(s->length) < s->size ==> s->buffer[\old(s->length)] == octet;
    ensures appended{Pre, Post}(s); */
static HOT void put_octet(struct sink *s, char octet)
{
    if (s->length < s->size)
        s->buffer[s->length] = octet;
    s->length += s->length < SIZE_MAX;
}

NOINLINE void put(struct sink *s, char octet)
{
    put_octet(s, octet);
}

/* Nothing may be copied from NULL, not even no octet: C11 section 7.24.1. */
NOINLINE void put_run(struct sink *t, const char *octets, size_t length)
{
    if (length > 0 && t->length < t->size) {
        const size_t room = t->size - t->length;
        memcpy(t->buffer + t->length, octets, length < room ? length : room);
    }
    t->length = length < SIZE_MAX - t->length ? t->length + length : SIZE_MAX;
}

void put_words(struct sink *t, const char *words, size_t length)
{
    put_run(t, words, length);
}

/* Octet by octet, for it has no length before its end is seen. */
void put_string(struct sink *t, const char *string)
{
    /*@ loop invariant 0 <= i <= \at(strlen(string), Pre) && string[\at(strlen(string), Pre)] == '\0';
        loop invariant appended{Pre, Here}(t);
        loop invariant t->length == (\at(t->length, Pre) + i < SIZE_MAX ? \at(t->length, Pre) + i : SIZE_MAX);
        loop invariant \forall integer k; \at(t->length, Pre) <= k < t->length && k < t->size ==>
          t->buffer[k] == string[k - \at(t->length, Pre)];
        loop assigns i, t->length, t->buffer[0 .. t->size - 1];
        loop variant \at(strlen(string), Pre) - i; */
    for (size_t i = 0; string[i] != '\0'; i++)
        put_octet(t, string[i]);
}

void put_repeated(struct sink *t, char octet, size_t count)
{
    /*@ loop invariant i <= count && appended{Pre, Here}(t);
        loop invariant t->length == (\at(t->length, Pre) + i < SIZE_MAX ? \at(t->length, Pre) + i : SIZE_MAX);
        loop invariant \forall integer k; \at(t->length, Pre) <= k < t->length && k < t->size ==>
          t->buffer[k] == octet;
        loop assigns i, t->length, t->buffer[0 .. t->size - 1];
        loop variant count - i; */
    for (size_t i = 0; i < count; i++)
        put(t, octet);
}

/* Greater than any number that 64 bits hold is 10 to the power of so many. */
enum { LONGEST_NUMBER = 20 };

/* The digits come from the last one on, and are written in one go. */
/*@ logic integer power_of_ten(integer n) = n <= 0 ? 1 : 10 * power_of_ten(n - 1); */
/*@ lemma most_digits: power_of_ten(20) == 100000000000000000000; */
void put_number(struct sink *t, uint64_t number)
{
    char digits[LONGEST_NUMBER];
    uint32_t at = LONGEST_NUMBER;
    if (number < 10) {
        put(t, (char)('0' + number));
        return;
    }
    /*@ loop invariant 1 <= at <= LONGEST_NUMBER && number < power_of_ten(at);
        loop invariant \forall integer i; at <= i < LONGEST_NUMBER ==> is_DIGIT(digits[i]);
        loop invariant \at(number, Pre) <= 999 ==> (at == 20 && number == \at(number, Pre)) ||
          (at == 19 && number == \at(number, Pre) / 10 && number >= 1) ||
          (at == 18 && number == \at(number, Pre) / 100 && number >= 1);
        loop assigns at, number, digits[0 .. LONGEST_NUMBER - 1];
        loop variant number; */
    for (; number >= 10; number /= 10)
        digits[--at] = (char)('0' + number % 10);
    digits[--at] = (char)('0' + number);
    put_run(t, digits + at, LONGEST_NUMBER - at);
}

size_t finish(struct sink *t)
{
    if (t->size > 0)
        t->buffer[t->length < t->size ? t->length : t->size - 1] = '\0';
    return t->length;
}
