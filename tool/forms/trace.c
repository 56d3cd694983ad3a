// SPDX-License-Identifier: MIT
/*
 * curl --trace-ascii: before what was sent or received stands a row with the number of its octets, and long lines
 * are broken at 64.
 */
#include "forms.h"

#include <string.h>

static int hex_value(char digit)
{
    if (digit >= '0' && digit <= '9')
        return digit - '0';
    return digit >= 'a' && digit <= 'f' ? digit - 'a' + 10 : -1;
}

/* "0040: ", behind a time or not. Returns: where what follows begins; 0 if it is another row. */
static size_t behind_offset(const char *row, size_t length)
{
    enum { DIGITS = 4 };
    if (length < DIGITS + 2 || row[DIGITS] != ':' || row[DIGITS + 1] != ' ')
        return 0;
    for (size_t i = 0; i < DIGITS; i++)
        if (hex_value(row[i]) < 0)
            return 0;
    return DIGITS + 2;
}

/* The row that says who speaks, and how much. */
static enum speaker speaker_of(const char *row, size_t length)
{
    if (find(row, length, "=> Send header, ") != NULL)
        return CLIENT;
    if (find(row, length, "<= Recv header, ") != NULL)
        return SERVER;
    return find(row, length, "== Info: ") != NULL || find(row, length, "=> Send ") != NULL ||
                   find(row, length, "<= Recv ") != NULL
               ? PROGRAM
               : NOBODY;
}

struct mark mark_trace(const char *row, size_t length)
{
    const size_t head = behind_offset(row, length);
    if (head > 0 && is_reply(row + head, length - head))
        return marked(SERVER, row, length, head);
    if (head > 0)
        return marked(CLIENT, row, length, head);
    return speaker_of(row, length) == NOBODY ? unmarked : marked(PROGRAM, row, length, 0);
}

static size_t number_of_octets(const char *row, size_t length)
{
    const char *comma = memchr(row, ',', length);
    size_t number = 0;
    for (const char *at = comma == NULL ? row + length : comma + 2;
         at < row + length && *at >= '0' && *at <= '9' && number < LONGEST_ROW; at++)
        number = number * 10 + (size_t)(*at - '0');
    return number;
}

void read_trace(struct recording *r, const char *row, size_t length)
{
    const size_t head = behind_offset(row, length);
    const enum speaker who = head > 0 ? NOBODY : speaker_of(row, length);
    if (who != NOBODY) {
        r->reading.trace.who = who;
        r->reading.trace.length = number_of_octets(row, length);
        r->reading.trace.read = 0;
        emit(r, EVENT_NOTE, 0, row, length);
        return;
    }
    if (head == 0 || r->reading.trace.who == NOBODY) {
        read_mark(r, row, length, unmarked);
        return;
    }
    if (r->reading.trace.who == PROGRAM)
        return;
    size_t part = length - head;
    if (part > LONGEST_ROW - r->reading.trace.read)
        part = LONGEST_ROW - r->reading.trace.read;
    memcpy(r->decoded + r->reading.trace.read, row + head, part);
    r->reading.trace.read += part;
    if (r->reading.trace.read + 2 < r->reading.trace.length)
        return;
    emit(r, r->reading.trace.who == CLIENT ? EVENT_CLIENT : EVENT_SERVER, 0, r->decoded,
         r->reading.trace.read);
    r->reading.trace.read = 0;
    r->reading.trace.who = PROGRAM;
}
