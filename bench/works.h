// SPDX-License-Identifier: MIT
/*
 * What is done besides the reading of commands, and to what: one call each. peers/smtpath.c times it, count.c has its
 * instructions counted.
 */
#ifndef SMTPATH_BENCH_WORKS_H
#define SMTPATH_BENCH_WORKS_H

#include "smtpath.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

/* What a server with all extensions would pass; UTF-8 is in force in RCPT too. */
static const struct smtpath_options works_options = {.extensions = SMTPATH_EXT_ALL, .smtputf8 = true};

/* A line to which it is done; and why it was refused, if it was. */
struct work_line {
    const char *octets;
    size_t length;
    struct smtpath_diagnostic diagnostic;
};

/* What is written goes here, and nobody reads it. */
static char works_room[1024];

/* ---- Of a line that was refused ------------------------------------------------------------------------------- */

static size_t refusal_rendered(const struct work_line *line)
{
    return smtpath_render_reply(line->octets, line->length, &line->diagnostic, works_room,
                                SMTPATH_REPLY_LINE_SIZE);
}

static size_t refusal_written(const struct work_line *line)
{
    return smtpath_write_refusal(line->octets, line->length, &line->diagnostic, works_room,
                                 SMTPATH_REPLY_LINE_SIZE);
}

static size_t hint_rendered(const struct work_line *line)
{
    return smtpath_render_hint(line->octets, line->length, &line->diagnostic, SMTPATH_ENGLISH,
                               works_room, sizeof works_room);
}

static size_t caret_rendered(const struct work_line *line)
{
    return smtpath_render_caret(line->octets, line->length, &line->diagnostic, 80, works_room,
                                sizeof works_room);
}

/* ---- Of a line of a reply ------------------------------------------------------------------------------------- */

/* What a server of today says to EHLO. */
static const char works_offers[] = "250-mail.example.org Hello client.example.com [192.0.2.1]\r\n"
                                   "250-PIPELINING\r\n"
                                   "250-SIZE 52428800\r\n"
                                   "250-ETRN\r\n"
                                   "250-STARTTLS\r\n"
                                   "250-AUTH PLAIN LOGIN\r\n"
                                   "250-ENHANCEDSTATUSCODES\r\n"
                                   "250-8BITMIME\r\n"
                                   "250 SMTPUTF8\r\n";

static size_t reply_read(const struct work_line *line)
{
    static struct smtpath_reply reply;
    static struct smtpath_reply_line read;
    smtpath_read_reply_line(line->octets, line->length, false, &reply, &read);
    return read.text.offset;
}

static size_t ehlo_read(const struct work_line *line)
{
    static struct smtpath_reply reply;
    static struct smtpath_ehlo ehlo;
    static struct smtpath_reply_line read;
    static struct smtpath_ehlo_line offer;
    smtpath_read_reply_line(line->octets, line->length, false, &reply, &read);
    smtpath_read_ehlo_line(line->octets, &read, &ehlo, &offer);
    const size_t seen = (size_t)ehlo.extensions;
    if (read.last)
        ehlo = (struct smtpath_ehlo){0};
    return seen;
}

/* ---- Of no line ----------------------------------------------------------------------------------------------- */

static size_t command_written(const struct work_line *line)
{
    static const struct smtpath_mailbox mailbox = {"some.user", 9, "mail.example.org", 16};
    static const struct smtpath_argument arguments[] = {
        {.param = SMTPATH_PARAM_SIZE, .number = 123456},
        {.param = SMTPATH_PARAM_BODY, .choice = SMTPATH_BODY_8BITMIME},
        {.param = SMTPATH_PARAM_ENVID, .text = "QQ31+4159", .length = 9},
    };
    (void)line;
    return smtpath_write_command(SMTPATH_VERB_MAIL, &mailbox, arguments, 3, false, works_room,
                                 sizeof works_room);
}

static size_t reply_written(const struct work_line *line)
{
    static const uint16_t enhanced[] = {2, 1, 5};
    static const char text[] = "Recipient some.user@mail.example.org accepted";
    (void)line;
    return smtpath_write_reply(250, enhanced, text, sizeof text - 1, false, works_room,
                               sizeof works_room);
}

/* ---- All of it ------------------------------------------------------------------------------------------------ */

enum work_of { REFUSED_LINES, RECORDED_REPLIES, OFFERS, NOTHING };

struct work {
    const char *name;
    enum work_of of;
    size_t (*once)(const struct work_line *line);
};

static const struct work works[] = {
    {"render", REFUSED_LINES, refusal_rendered},
    {"refusal", REFUSED_LINES, refusal_written},
    {"reply", OFFERS, reply_read},
    {"ehlo", OFFERS, ehlo_read},
    {"command", NOTHING, command_written},
    {"hint", REFUSED_LINES, hint_rendered},
    {"caret", REFUSED_LINES, caret_rendered},
    {"recorded", RECORDED_REPLIES, reply_read},
    {"answer", NOTHING, reply_written},
};
enum { WORKS = sizeof works / sizeof works[0] };

/* Finds the lines between at and end, or those of them that are refused. Returns how many; at most so many are written. */
static size_t work_lines(enum work_of of, const char *at, const char *end, struct work_line *lines,
                         size_t most)
{
    static struct smtpath_line read;
    size_t count = 0;
    if (of == OFFERS)
        at = works_offers, end = works_offers + sizeof works_offers - 1;
    if (of == NOTHING) {
        lines[0] = (struct work_line){NULL, 0, {SMTPATH_OK, 0, 0, 0, {0}, 0}};
        return 1;
    }
    for (const char *lf; at < end && count < most; at = lf + 1) {
        lf = memchr(at, '\n', (size_t)(end - at));
        if (lf == NULL)
            break;
        const size_t length = (size_t)(lf - at) - 1;
        if (of == REFUSED_LINES &&
            smtpath_read_command(at, length, &works_options, &read) == SMTPATH_OK)
            continue;
        lines[count++] = (struct work_line){at, length, read.diagnostic};
    }
    return count;
}

#endif
