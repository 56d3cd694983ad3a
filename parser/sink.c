// SPDX-License-Identifier: MIT
/*
 * Writing into a sink: octets, strings, runs and numbers. Whoever makes text uses it.
 */
#include "sink.h"

NOINLINE void put(struct sink *s, char octet)
{
    if (s->length < s->size)
        s->buffer[s->length] = octet;
    s->length += s->length < SIZE_MAX;
}

/* Of a buffer's last octet, finish() makes the NUL. Strings stand in static storage, and no buffer there. */
void put_string(struct sink *t, const char *string)
{
    /*@ loop invariant 0 <= i <= \at(strlen(string), Pre) && string[\at(strlen(string), Pre)] == '\0';
        loop assigns i, t->length, t->buffer[0 .. t->size - 1];
        loop variant \at(strlen(string), Pre) - i; */
    for (size_t i = 0; string[i] != '\0'; i++)
        put(t, string[i]);
}

void put_repeated(struct sink *t, char octet, size_t count)
{
    /*@ loop invariant i <= count;
        loop assigns i, t->length, t->buffer[0 .. t->size - 1];
        loop variant count - i; */
    for (size_t i = 0; i < count; i++)
        put(t, octet);
}

/*@ predicate is_power(integer n) = n == 1 || n == 10 || n == 100 || n == 1000 || n == 10000 ||
      n == 100000 || n == 1000000 || n == 10000000 || n == 100000000 || n == 1000000000; */
void put_number(struct sink *t, uint32_t number)
{
    uint32_t divisor = 1;
    /*@ loop invariant is_power(divisor) && (divisor == 1 || divisor <= number);
        loop assigns divisor;
        loop variant 1000000000 - divisor; */
    while (number / divisor >= 10)
        divisor *= 10;
    /*@ loop invariant divisor == 0 || is_power(divisor);
        loop assigns divisor, t->length, t->buffer[0 .. t->size - 1];
        loop variant divisor; */
    for (; divisor > 0; divisor /= 10)
        put(t, (char)('0' + number / divisor % 10));
}

size_t finish(struct sink *t)
{
    if (t->size > 0)
        t->buffer[t->length < t->size ? t->length : t->size - 1] = '\0';
    return t->length;
}
