// SPDX-License-Identifier: MIT
/*
 * PHPMailer's SMTPDebug, levels 1 to 4: as text, where the further lines of a reply are indented, as HTML, where
 * they follow without any end of line, and as PHP's error log has it.
 */
#include "forms.h"

#include <string.h>

enum { LONGEST_PREFIX = 100 };

/* What may stand before a head: the end of a date, of a tag. */
static bool is_before_head(char octet)
{
    return octet == ' ' || octet == '\t' || octet == '>' || octet == ']' || octet == ':';
}

struct mark mark_phpmailer(const char *row, size_t length)
{
    static const struct {
        const char *text;
        enum speaker who;
    } heads[] = {
        {"CLIENT -> SERVER:", CLIENT},    {"SERVER -> CLIENT:", SERVER},
        {"CLIENT -&gt; SERVER:", CLIENT}, {"SERVER -&gt; CLIENT:", SERVER},
        {"CLIENT -> SMTP:", CLIENT},      {"SMTP -> FROM SERVER:", SERVER},
        {"Connection: ", PROGRAM},        {"SMTP ERROR: ", PROGRAM},
        {"SMTP Error: ", PROGRAM},        {"SMTP NOTICE: ", PROGRAM},
        {"SMTP INBOUND: ", PROGRAM},      {"SMTP -> get_lines(): ", PROGRAM},
        {"SMTP -> ERROR: ", PROGRAM},     {"SMTP connect() failed", PROGRAM},
        {"Auth method ", PROGRAM},        {"Auth methods available on the server: ", PROGRAM},
        {"Mailer Error: ", PROGRAM},      {"SMTP -&gt; get_lines(): ", PROGRAM},
    };
    const size_t looked_at = length < LONGEST_PREFIX ? length : LONGEST_PREFIX;
    for (size_t at = 0; at < looked_at; at++) {
        if ((at > 0 && !is_before_head(row[at - 1])) || strchr("CSAM", row[at]) == NULL ||
            row[at] == '\0')
            continue;
        for (size_t i = 0; i < sizeof heads / sizeof heads[0]; i++) {
            if (!begins(row + at, length - at, heads[i].text))
                continue;
            const size_t head = at + strlen(heads[i].text);
            return marked(heads[i].who, row, length,
                          head < length && row[head] == ' ' ? head + 1 : head);
        }
    }
    return unmarked;
}

/* ---- HTML -------------------------------------------------------------------------------------------------------------- */

/* Drops "<br>" and its like at the end.
 * Returns: whether there was one: then the row is HTML. */
static bool drop_break(const char *text, size_t *length)
{
    static const char *const breaks[] = {"<br>", "<br/>", "<br />"};
    for (size_t i = 0; i < sizeof breaks / sizeof breaks[0]; i++) {
        const size_t n = strlen(breaks[i]);
        if (*length >= n && memcmp(text + *length - n, breaks[i], n) == 0) {
            *length -= n;
            return true;
        }
    }
    return false;
}

/* Writes text with its entities as the octets that they stand for.
 * Returns: the number of octets. */
static size_t decode_entities(const char *text, size_t length, char *octets)
{
    static const struct {
        const char *entity;
        char octet;
    } entities[] = {{"&lt;", '<'},    {"&gt;", '>'},   {"&quot;", '"'},
                    {"&#039;", '\''}, {"&#39;", '\''}, {"&amp;", '&'}};
    size_t written = 0;
    for (size_t at = 0; at < length; at++) {
        octets[written] = text[at];
        for (size_t i = 0; text[at] == '&' && i < sizeof entities / sizeof entities[0]; i++)
            if (begins(text + at, length - at, entities[i].entity)) {
                octets[written] = entities[i].octet;
                at += strlen(entities[i].entity) - 1;
                break;
            }
        written++;
    }
    return written;
}

/* Where the next line of a reply begins in a row in which the ends of line are lost; length without one. */
static size_t next_line(const char *reply, size_t length, uint16_t code)
{
    for (size_t at = 4; at + 4 <= length; at++)
        if (reply[at] == reply[0] && (reply[at + 3] == '-' || reply[at + 3] == ' ') &&
            reply_code(reply + at, length - at) == code)
            return at;
    return length;
}

/* The lines of a reply, each with its code before it. */
static void read_joined(struct recording *r, const char *row, size_t row_length, const char *reply,
                        size_t length)
{
    const uint16_t code = reply_code(reply, length);
    while (length > 0) {
        const bool is_last = code == 0 || length < 4 || reply[3] != '-';
        const size_t n = is_last ? length : next_line(reply, length, code);
        read_mark(r, row, row_length, (struct mark){SERVER, reply, n, 0});
        reply += n;
        length -= n;
    }
}

void read_phpmailer(struct recording *r, const char *row, size_t length)
{
    struct mark mark = mark_phpmailer(row, length);
    if (mark.who != CLIENT && mark.who != SERVER) {
        drop_break(row, &length);
        read_mark(r, row, length, mark);
        return;
    }
    if (drop_break(mark.octets, &mark.length)) {
        mark.length = decode_entities(mark.octets, mark.length, r->decoded);
        mark.octets = r->decoded;
        if (mark.who == SERVER) {
            read_joined(r, row, length, mark.octets, mark.length);
            return;
        }
    }
    if (mark.who == SERVER && mark.length == 0)
        return; /* 5.1 says so where the reply stands in the rows behind it */
    read_mark(r, row, length, mark);
}
