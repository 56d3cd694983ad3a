// SPDX-License-Identifier: MIT
/*
 * curl --trace-ascii and --trace: before what was sent or received stands a row with the number of its octets, and
 * long lines are broken at 64, or all is in hex.
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

/* --trace writes sixteen octets a row in hex, then as text. */
enum { IN_A_ROW = 16, TEXT_COLUMN = 3 * IN_A_ROW };

static bool is_pair(const char *text)
{
    return hex_value(text[0]) >= 0 && hex_value(text[1]) >= 0 && text[2] == ' ';
}

/* How many octets a row of hex stands for, behind its offset; 0 if it is one of text. */
static size_t octets_in_hex(const char *text, size_t length)
{
    size_t n = 0;
    if (length <= TEXT_COLUMN)
        return 0;
    while (n < IN_A_ROW && is_pair(text + 3 * n))
        n++;
    for (size_t at = 3 * n; at < TEXT_COLUMN; at++)
        if (text[at] != ' ')
            return 0;
    return n;
}

static size_t decode_hex(const char *text, size_t count, char *octets)
{
    for (size_t i = 0; i < count; i++)
        octets[i] = (char)(hex_value(text[3 * i]) << 4 | hex_value(text[3 * i + 1]));
    return count;
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
    size_t head = behind_offset(row, length);
    if (head > 0 && octets_in_hex(row + head, length - head) > 0)
        head += TEXT_COLUMN;
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

/* Adds what a row has. Of hex, the end of line is among it. */
static void take_octets(struct recording *r, const char *text, size_t length)
{
    const size_t room = LONGEST_ROW - r->reading.trace.read;
    char *octets = r->decoded + r->reading.trace.read;
    const size_t in_hex = octets_in_hex(text, length);
    r->reading.trace.is_hex = in_hex > 0;
    if (in_hex > 0 && in_hex <= room) {
        r->reading.trace.read += decode_hex(text, in_hex, octets);
        return;
    }
    const size_t part = length < room ? length : room;
    memcpy(octets, text, part);
    r->reading.trace.read += part;
}

static void end_octets(struct recording *r)
{
    const enum event_kind kind = r->reading.trace.who == CLIENT ? EVENT_CLIENT : EVENT_SERVER;
    size_t length = r->reading.trace.read;
    r->reading.trace.read = 0;
    r->reading.trace.who = PROGRAM;
    if (r->reading.trace.is_hex && length > 0 && r->decoded[length - 1] == '\n')
        length--; /* and emit_lines leaves out the CR */
    if (r->reading.trace.is_hex)
        emit_lines(r, kind, 0, r->decoded, length);
    else
        emit(r, kind, 0, r->decoded, length);
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
    take_octets(r, row + head, length - head);
    if (r->reading.trace.read + 2 >= r->reading.trace.length)
        end_octets(r);
}
