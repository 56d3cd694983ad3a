// SPDX-License-Identifier: MIT
/*
 * A stream in which nothing says who spoke: telnet, openssl s_client, Wireshark's "Follow TCP Stream". The
 * server's lines have the form of a reply; all others are the client's, but for what the programs say.
 */
#include "forms.h"

#include <string.h>

struct mark mark_unmarked(const char *row, size_t length)
{
    if (is_reply(row, length))
        return marked(SERVER, row, length, 0);
    return begins_with_verb(row, length) ? marked(CLIENT, row, length, 0) : unmarked;
}

/* What telnet, s_client, nc and Java's mail say between the lines of a dialogue, and what ends a text that was pasted. */
static bool is_remark(const char *row, size_t length)
{
    static const char *const remarks[] = {
        "Connection closed by ",
        "Connection to ",
        "Escape character is ",
        "Trying ",
        "Connected to ",
        "telnet> ",
        "read:errno=",
        "closed",
        "DONE",
        "RENEGOTIATING",
        "read R BLOCK",
        "write W BLOCK",
        "depth=",
        "verify ",
        "CONNECTED(",
        "Ncat: ",
        "nc: ",
        "KEYUPDATE",
        "SSL_",
        "poll error",
        "Verification error: ",
        "read W BLOCK",
        "Can't use SSL_",
        "Connection reset by ",
        "DEBUG SMTP",
        "DEBUG: ",
        "```",
    };
    for (size_t i = 0; i < sizeof remarks / sizeof remarks[0]; i++)
        if (begins(row, length, remarks[i]))
            return true;
    return false;
}

/* Within "---" and "---" s_client shows certificates and sessions, also in the midst of a dialogue. */
static bool is_in_block(struct reading *reading, const char *row, size_t length)
{
    if (begins(row, length, "---") && is_blank(row + 3, length - 3)) {
        reading->in_block = !reading->in_block;
        return true;
    }
    return reading->in_block;
}

static void read_reply(struct recording *r, const char *row, size_t length, uint16_t code)
{
    struct reading *reading = &r->reading;
    reading->in_block = false;
    reading->begun = code != 221 && code != 421; /* which end the session: behind them others speak */
    turn_reply(&reading->turn, code);
    emit_server(r, 0, row, length, code);
}

static void read_line(struct recording *r, const char *row, size_t length)
{
    struct reading *reading = &r->reading;
    const uint16_t code = reply_code(row, length);
    if (code != 0) {
        read_reply(r, row, length, code);
    } else if (length == 0 || is_in_block(reading, row, length) ||
               (!begins_with_verb(row, length) && (!reading->begun || is_remark(row, length)))) {
        emit(r, EVENT_NOTE, 0, row, length);
    } else {
        reading->begun = true;
        turn_command(&reading->turn, row, length);
        emit(r, EVENT_CLIENT, 0, row, length);
    }
}

/* A chunk ends by its size, also in the midst of a row. */
static void read_chunk(struct recording *r, const char *row, size_t length)
{
    struct turn *turn = &r->reading.turn;
    const size_t part = turn->chunk < length ? (size_t)turn->chunk : length;
    turn->is_chunk_begun = true;
    turn->chunk -= part;
    turn->chunk -= turn->chunk < 2 ? turn->chunk : 2;
    if (turn->chunk == 0)
        turn->mode = TURN_COMMAND;
    emit(r, EVENT_DATA, 0, row, part);
    if (part < length)
        read_line(r, row + part, length - part);
}

void read_unmarked(struct recording *r, const char *row, size_t length)
{
    struct turn *turn = &r->reading.turn;
    if (turn->mode == TURN_CHUNK)
        read_chunk(r, row, length);
    else if (turn->mode == TURN_SASL && is_reply(row, length))
        read_line(r, row, length); /* the response was not recorded */
    else if (turn_takes_command(turn, row, length))
        read_line(r, row, length);
    else
        emit(r, EVENT_DATA, 0, row, length);
}
