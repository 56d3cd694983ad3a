// SPDX-License-Identifier: MIT
/*
 * nodemailer's log as bunyan and pino write it: an object a row, with "tnx" for who said "msg".
 */
#include "forms.h"

#include "plain.h"

#include <stddef.h>
#include <string.h>

/* A string of JSON without its quotes. */
struct string {
    const char *octets; /* NULL: there is none */
    size_t length;
};

/* What stands in an object of nodemailer's, at any depth: the first of each. */
struct entry {
    struct string tnx, msg, message, sid;
    bool is_connection; /* "smtp-connection" wrote it */
};

/* The string that begins behind a quote: to the next one, or the row's end. */
static struct string string_at(const char *text, size_t length)
{
    size_t n = run_without(text, length, '"', '\\');
    while (n < length && text[n] == '\\') {
        n += 2;
        if (n < length)
            n += run_without(text + n, length - n, '"', '\\');
    }
    return (struct string){text, n < length ? n : length};
}

static bool is_string(const struct string *string, const char *word)
{
    const size_t length = strlen(word);
    return string->length == length && memcmp(string->octets, word, length) == 0;
}

static void take_member(struct entry *entry, const struct string *name, const struct string *value)
{
    static const struct {
        const char *name;
        size_t member;
    } members[] = {{"tnx", offsetof(struct entry, tnx)},
                   {"msg", offsetof(struct entry, msg)},
                   {"message", offsetof(struct entry, message)},
                   {"sid", offsetof(struct entry, sid)}};
    entry->is_connection = entry->is_connection || is_string(value, "smtp-connection");
    for (size_t i = 0; i < sizeof members / sizeof members[0]; i++) {
        struct string *member = (struct string *)((char *)entry + members[i].member);
        if (name->octets[0] == members[i].name[0] && is_string(name, members[i].name) &&
            member->octets == NULL)
            *member = *value;
    }
}

static size_t skip_to_value(const char *row, size_t length, size_t at)
{
    while (at < length && (row[at] == ' ' || row[at] == ':'))
        at++;
    return at;
}

/* Goes from string to string: one with a ":" behind it is a name, and may have a string for its value. */
static struct entry read_entry(const char *row, size_t length)
{
    struct entry entry = {{NULL, 0}, {NULL, 0}, {NULL, 0}, {NULL, 0}, false};
    size_t at = 0;
    while (at < length) {
        if (row[at++] != '"')
            continue;
        const struct string name = string_at(row + at, length - at);
        const size_t behind = at + name.length + 1;
        at = skip_to_value(row, length, behind);
        if (at >= length || at == behind || row[at] != '"' || name.length == 0)
            continue;
        const struct string value = string_at(row + at + 1, length - at - 1);
        at += 1 + value.length + 1;
        take_member(&entry, &name, &value);
    }
    return entry;
}

struct mark mark_nodemailer(const char *row, size_t length)
{
    if (length == 0 || row[0] != '{')
        return mark_prefix(row, length);
    const struct entry entry = read_entry(row, length);
    const struct string *text = entry.msg.octets == NULL ? &entry.message : &entry.msg;
    if (entry.tnx.octets == NULL || text->octets == NULL)
        return entry.is_connection ? marked(PROGRAM, row, length, 0) : unmarked;
    const enum speaker who =
        is_string(&entry.tnx, "client") ? CLIENT : (is_string(&entry.tnx, "server") ? SERVER : PROGRAM);
    struct mark mark = {who, text->octets, text->length, 0};
    if (entry.sid.octets != NULL)
        mark.stream = stream_of(entry.sid.octets, entry.sid.length);
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
    const enum event_kind kind = mark.who == CLIENT ? EVENT_CLIENT : EVENT_SERVER;
    r->reading.passed_over_in_a_row = r->reading.others = 0;
    if (is_plain_text(mark.octets, mark.length)) {
        emit(r, kind, mark.stream, mark.octets, mark.length);
        return;
    }
    const size_t written = decode_string(mark.octets, mark.length, r->decoded);
    emit_lines(r, kind, mark.stream, r->decoded, written);
}
