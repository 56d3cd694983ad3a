// SPDX-License-Identifier: MIT
/*
 * nodemailer's log as bunyan and pino write it: an object a row, with "tnx" for who said "msg".
 */
#include "forms.h"

#include <string.h>

/* Where the string of a member begins, behind its quote; NULL without it. */
static const char *member(const char *row, size_t length, const char *name)
{
    const char *at = find(row, length, name);
    if (at == NULL)
        return NULL;
    const char *const end = row + length;
    for (at += strlen(name); at < end && (*at == ' ' || *at == ':'); at++)
        continue;
    return at < end && *at == '"' ? at + 1 : NULL;
}

static size_t string_length(const char *text, size_t length)
{
    size_t n = 0;
    while (n < length && text[n] != '"')
        n += text[n] == '\\' ? 2 : 1;
    return n < length ? n : length;
}

struct mark mark_nodemailer(const char *row, size_t length)
{
    if (length == 0 || row[0] != '{')
        return mark_prefix(row, length);
    const char *tnx = member(row, length, "\"tnx\"");
    const char *msg = member(row, length, "\"msg\"");
    if (msg == NULL)
        msg = member(row, length, "\"message\"");
    if (tnx == NULL || msg == NULL)
        return find(row, length, "\"smtp-connection\"") != NULL ? marked(PROGRAM, row, length, 0)
                                                                : unmarked;
    const size_t rest = length - (size_t)(tnx - row);
    const enum speaker who =
        begins(tnx, rest, "client\"") ? CLIENT : (begins(tnx, rest, "server\"") ? SERVER : PROGRAM);
    struct mark mark = {who, msg, string_length(msg, length - (size_t)(msg - row)), 0};
    const char *sid = member(row, length, "\"sid\"");
    if (sid != NULL)
        mark.stream = stream_of(sid, string_length(sid, length - (size_t)(sid - row)));
    return mark;
}

static unsigned hex_digit(char c)
{
    return (unsigned)(c >= 'a' ? c - 'a' + 10 : (c >= 'A' ? c - 'A' + 10 : c - '0')) & 0xF;
}

/* "uHHHH", of a basic code point; half of a surrogate pair becomes "?".
 * Returns: how many octets were written. */
static size_t put_code_point(const char *text, char *octets)
{
    const unsigned point = hex_digit(text[1]) << 12 | hex_digit(text[2]) << 8 |
                           hex_digit(text[3]) << 4 | hex_digit(text[4]);
    if (point < 0x80) {
        octets[0] = (char)point;
        return 1;
    }
    if (point >= 0xD800 && point <= 0xDFFF) {
        octets[0] = '?';
        return 1;
    }
    if (point < 0x800) {
        octets[0] = (char)(0xC0 | point >> 6);
        octets[1] = (char)(0x80 | (point & 0x3F));
        return 2;
    }
    octets[0] = (char)(0xE0 | point >> 12);
    octets[1] = (char)(0x80 | (point >> 6 & 0x3F));
    octets[2] = (char)(0x80 | (point & 0x3F));
    return 3;
}

/* Writes what a string of JSON stands for.
 * Returns: the number of octets. */
static size_t decode_string(const char *text, size_t length, char *octets)
{
    static const char escaped[] = "nrtbf", means[] = "\n\r\t\b\f";
    size_t written = 0;
    for (size_t at = 0; at < length; at++) {
        if (text[at] != '\\' || at + 1 == length) {
            octets[written++] = text[at];
            continue;
        }
        const char c = text[++at];
        const char *known = c == '\0' ? NULL : strchr(escaped, c);
        if (c == 'u' && length - at > 4) {
            written += put_code_point(text + at, octets + written);
            at += 4;
        } else {
            octets[written++] = known == NULL ? c : means[known - escaped];
        }
    }
    return written;
}

void read_nodemailer(struct recording *r, const char *row, size_t length)
{
    const struct mark mark = mark_nodemailer(row, length);
    if (length == 0 || row[0] != '{' || (mark.who != CLIENT && mark.who != SERVER)) {
        read_mark(r, row, length, mark);
        return;
    }
    const size_t written = decode_string(mark.octets, mark.length, r->decoded);
    r->reading.passed_over_in_a_row = r->reading.others = 0;
    emit_lines(r, mark.who == CLIENT ? EVENT_CLIENT : EVENT_SERVER, mark.stream, r->decoded, written);
}
