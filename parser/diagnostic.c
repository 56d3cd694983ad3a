// SPDX-License-Identifier: MIT
/*
 * What a diagnostic looks like: as a reply line, as a caret picture and as JSON. Receivers call it, and the writers.
 */
#include "octet.h"
#include "reason.h"
#include "sink.h"

/* ---- Writing ----------------------------------------------------------------------------------------------- */

/*@ requires is_sink(t); requires \valid_read(d); assigns t->length, t->buffer[0 .. t->size - 1]; */
static void put_enhanced(struct sink *t, const struct smtpath_diagnostic *d)
{
    put_number(t, d->enhanced[0]);
    put(t, '.');
    put_number(t, d->enhanced[1]);
    put(t, '.');
    put_number(t, d->enhanced[2]);
}

/* An octet as it can be shown: itself if printable, else \xHH. A backslash is doubled, so that what is
 * shown can be read back. */
/*@ assigns \nothing; ensures octet == '\\' ==> \result == 2;
    ensures octet != '\\' ==> (belongs(octet, PRINTABLE) ? \result == 1 : \result == 4); */
static size_t shown_width(char octet)
{
    if (octet == '\\')
        return 2;
    return in_class(octet, PRINTABLE) ? 1 : 4;
}

/*@ requires is_sink(t); assigns t->length, t->buffer[0 .. t->size - 1]; */
static void put_shown(struct sink *t, char octet)
{
    static const char digits[] = "0123456789ABCDEF";
    if (in_class(octet, PRINTABLE)) {
        if (octet == '\\')
            put(t, '\\');
        put(t, octet);
        return;
    }
    put_string(t, "\\x");
    put(t, digits[(unsigned char)octet / 16]);
    put(t, digits[(unsigned char)octet % 16]);
}

/* ---- The parts of a diagnostic ------------------------------------------------------------------------------ */

/* A diagnostic may come from anywhere: a reason that is none reads as the empty row. */
/*@ requires \valid_read(d); assigns \nothing; ensures \valid_read(\result); */
static const struct smtpath_reason_row *row_of(const struct smtpath_diagnostic *d)
{
    return &reasons[(unsigned)d->reason < SMTPATH_REASON_COUNT ? d->reason : SMTPATH_OK];
}

/* At most so many octets of a token are shown as found, which takes so much room. */
enum { FOUND_OCTETS = 40, FOUND_ROOM = 4 * FOUND_OCTETS + 6 };

/*@ requires is_sink(t); requires \valid_read(line + (0 .. length - 1)) && \valid_read(d);
    assigns t->length, t->buffer[0 .. t->size - 1]; */
static void put_found(struct sink *t, const char *line, size_t length,
                      const struct smtpath_diagnostic *d)
{
    if (d->length == 0 || d->offset >= length) {
        put_string(t, "end of line");
        return;
    }
    const size_t rest = length - d->offset;
    const size_t token = d->length < rest ? d->length : rest;
    put(t, '"');
    /*@ loop invariant i <= token;
        loop assigns i, t->length, t->buffer[0 .. t->size - 1];
        loop variant token - i; */
    for (size_t i = 0; i < token && i < FOUND_OCTETS; i++) {
        const size_t at = d->offset + i;
        //@ assert in_line: at < length;
        put_shown(t, line[at]);
    }
    if (token > FOUND_OCTETS)
        put_string(t, "...");
    put(t, '"');
}

/* What the line is called where it went wrong, for the human text of the reply. */
/*@ requires \valid_read(d); assigns \nothing; ensures shown: valid_read_string(\result); */
static const char *complaint(const struct smtpath_diagnostic *d)
{
    if (d->reason == SMTPATH_BARE_CR || d->reason == SMTPATH_BARE_LF || d->reason == SMTPATH_NUL_OCTET)
        return "Bad line";
    if (d->code == 500)
        return d->reason == SMTPATH_UNKNOWN_VERB ? "Unknown command" : "Line too long";
    if (d->code == 554)
        return "Bad reply";
    if (d->code == 502)
        return "Command obsolete";
    if (d->code == 555 || d->code == 504)
        return "Parameter not accepted";
    if (d->enhanced[1] == 6)
        return "Address needs SMTPUTF8";
    if (d->enhanced[1] == 1)
        return d->enhanced[2] == 7 ? "Bad sender path" : "Bad recipient path";
    return "Syntax error in parameters";
}

/*@ requires is_sink(t) && \valid_read(d); assigns t->length, t->buffer[0 .. t->size - 1]; */
static void put_codes(struct sink *t, const struct smtpath_diagnostic *d)
{
    put_number(t, d->code);
    put(t, ' ');
    put_enhanced(t, d);
    put(t, ' ');
}

/* The text of the reply. */
/*@ requires is_sink(t); requires \valid_read(line + (0 .. length - 1)) && \valid_read(d);
    assigns t->length, t->buffer[0 .. t->size - 1]; */
static void put_reply(struct sink *t, const char *line, size_t length,
                      const struct smtpath_diagnostic *d)
{
    put_string(t, complaint(d));
    put_string(t, ": expected ");
    put_string(t, row_of(d)->expected_text);
    put_string(t, " at byte ");
    put_number(t, d->offset);
    put_string(t, ", found ");
    put_found(t, line, length, d);
}

/*@ requires \valid_read(line + (0 .. length - 1)) && \valid_read(d) && \valid(buffer + (0 .. size - 1));
    assigns buffer[0 .. size - 1]; ensures is_finished(buffer, size, \result); */
size_t smtpath_render_reply(const char *line, size_t length, const struct smtpath_diagnostic *d,
                            char *buffer, size_t size)
{
    struct sink t = {buffer, size, 0};
    put_codes(&t, d);
    put_reply(&t, line, length, d);
    return finish(&t);
}

/* A reply line has 510 octets without its CRLF, a hint that does not fit ends in three dots. */
enum { REPLY_TEXT = SMTPATH_REPLY_LINE_SIZE - 2, DOTS = 3 };

/* "; " and the hint, of which printable ASCII only, within a reply line. */
/*@ requires is_sink(t); requires shown: valid_read_string(hint); assigns t->length, t->buffer[0 .. t->size - 1]; */
static void put_hint(struct sink *t, const char *hint)
{
    if (hint[0] != '\0')
        put_string(t, "; ");
    /*@ loop invariant valid_read_string(hint);
        loop assigns hint, t->length, t->buffer[0 .. t->size - 1];
        loop variant strlen(hint); */
    for (; *hint != '\0' && t->length < REPLY_TEXT - DOTS; hint++)
        put(t, in_class(*hint, PRINTABLE) ? *hint : '?');
    if (*hint != '\0')
        put_repeated(t, '.', DOTS);
}

/*@ requires \valid_read(line + (0 .. length - 1)) && \valid_read(d) && \valid(buffer + (0 .. size - 1));
    requires shown: valid_read_string(hint); assigns buffer[0 .. size - 1];
    ensures is_finished(buffer, size, \result); */
size_t smtpath_render_reply_with_hint(const char *line, size_t length,
                                      const struct smtpath_diagnostic *d, const char *hint,
                                      char *buffer, size_t size)
{
    struct sink t = {buffer, size, 0};
    put_codes(&t, d);
    put_reply(&t, line, length, d);
    put_hint(&t, hint);
    return finish(&t);
}

/*@ requires \valid_read(line + (0 .. length - 1)) && \valid_read(d) && \valid(buffer + (0 .. size - 1));
    requires shown: valid_read_string(hint); assigns buffer[0 .. size - 1];
    ensures is_finished(buffer, size, \result); */
size_t smtpath_render_text(const char *line, size_t length, const struct smtpath_diagnostic *d,
                           const char *hint, char *buffer, size_t size)
{
    struct sink t = {buffer, size, 0};
    put_reply(&t, line, length, d);
    put_hint(&t, hint);
    return finish(&t);
}

/* ---- The caret picture ----------------------------------------------------------------------------------------- */

/* The part of the line that is shown: line[begin .. end). */
struct window {
    size_t begin;
    size_t end;
    size_t width; /* columns it takes */
};

/* Grows from the octet at fault to both sides, to the left first for half of the columns. */
/*@ requires at <= length && \valid_read(line + (0 .. length - 1)) && 4 <= columns <= SIZE_MAX - 4;
    assigns \nothing; ensures \result.begin <= at <= \result.end <= length; */
static struct window window_around(const char *line, size_t length, size_t at, size_t columns)
{
    struct window w = {at, at, 0};
    if (at < length) {
        w.width = shown_width(line[at]);
        w.end++;
    }
    /*@ loop invariant w.begin <= at <= w.end <= length && w.width <= columns;
        loop assigns w.begin, w.width;
        loop variant w.begin; */
    while (w.begin > 0 && w.width + shown_width(line[w.begin - 1]) <= columns / 2)
        w.width += shown_width(line[--w.begin]);
    /*@ loop invariant w.begin <= at <= w.end <= length && w.width <= columns;
        loop assigns w.end, w.width;
        loop variant length - w.end; */
    while (w.end < length && w.width + shown_width(line[w.end]) <= columns)
        w.width += shown_width(line[w.end++]);
    /*@ loop invariant w.begin <= at <= w.end <= length && w.width <= columns;
        loop assigns w.begin, w.width;
        loop variant w.begin; */
    while (w.begin > 0 && w.width + shown_width(line[w.begin - 1]) <= columns)
        w.width += shown_width(line[--w.begin]);
    //@ assert in_line: w.begin <= at <= w.end <= length;
    return w;
}

/*@ requires begin <= end <= begin + UINT32_MAX && \valid_read(line + (0 .. end - 1)); assigns \nothing;
    ensures end - begin <= \result <= 4 * (end - begin); */
static size_t width_of(const char *line, size_t begin, size_t end)
{
    size_t width = 0;
    /*@ loop invariant begin <= i <= end && i - begin <= width <= 4 * (i - begin);
        loop assigns i, width;
        loop variant end - i; */
    for (size_t i = begin; i < end; i++)
        width += shown_width(line[i]);
    return width;
}

enum { LEAST_COLUMNS = 20, ELLIPSIS_COLUMNS = 3 };

/*@ requires \valid_read(line + (0 .. length - 1)) && \valid_read(d) && \valid(buffer + (0 .. size - 1));
    assigns buffer[0 .. size - 1]; ensures is_finished(buffer, size, \result); */
size_t smtpath_render_caret(const char *line, size_t length, const struct smtpath_diagnostic *d,
                            size_t width, char *buffer, size_t size)
{
    struct sink t = {buffer, size, 0};
    const size_t at = d->offset < length ? d->offset : length;
    const size_t columns = (width < LEAST_COLUMNS ? LEAST_COLUMNS : width) - 2 * ELLIPSIS_COLUMNS - 1;
    const struct window w = window_around(line, length, at, columns);
    const size_t rest = w.end - at;
    const size_t token_end = at + (d->length < rest ? d->length : rest);
    //@ assert in_window: token_end <= w.end;

    if (w.begin > 0)
        put_string(&t, "...");
    /*@ loop invariant w.begin <= i <= w.end;
        loop assigns i, t.length, buffer[0 .. size - 1];
        loop variant w.end - i; */
    for (size_t i = w.begin; i < w.end; i++)
        put_shown(&t, line[i]);
    if (w.end < length)
        put_string(&t, "...");
    put(&t, '\n');
    put_repeated(&t, ' ', (w.begin > 0 ? ELLIPSIS_COLUMNS : 0) + width_of(line, w.begin, at));
    put(&t, '^');
    if (token_end > at)
        put_repeated(&t, '~', width_of(line, at, token_end) - 1);
    return finish(&t);
}

/* ---- JSON ---------------------------------------------------------------------------------------------------------- */

/* Of printable ASCII, JSON quotes two octets. */
/*@ requires is_sink(t); assigns t->length, t->buffer[0 .. t->size - 1]; */
static void put_quoted(struct sink *t, char octet)
{
    if (octet == '"' || octet == '\\')
        put(t, '\\');
    put(t, octet);
}

/*@ requires is_sink(t);
    requires shown: valid_read_string(string) && strlen(string) < SIZE_MAX &&
      \separated(string + (0 .. strlen(string)), t, t->buffer + (0 .. t->size - 1));
    assigns t->length, t->buffer[0 .. t->size - 1]; */
static void put_json_string(struct sink *t, const char *string)
{
    put(t, '"');
    /*@ loop invariant 0 <= i <= \at(strlen(string), Pre) && string[\at(strlen(string), Pre)] == '\0';
        loop assigns i, t->length, t->buffer[0 .. t->size - 1];
        loop variant \at(strlen(string), Pre) - i; */
    for (size_t i = 0; string[i] != '\0'; i++)
        put_quoted(t, string[i]);
    put(t, '"');
}

/*@ requires is_sink(t); assigns t->length, t->buffer[0 .. t->size - 1]; */
static void put_json_name(struct sink *t, const char *name)
{
    put_string(t, ",\"");
    put_string(t, name);
    put_string(t, "\":");
}

/*@ requires is_sink(t); assigns t->length, t->buffer[0 .. t->size - 1]; */
static void put_json_member(struct sink *t, const char *name, const char *string)
{
    put_json_name(t, name);
    put_json_string(t, string);
}

/*@ requires is_sink(t); assigns t->length, t->buffer[0 .. t->size - 1]; */
static void put_json_number(struct sink *t, const char *name, uint32_t number)
{
    put_json_name(t, name);
    put_number(t, number);
}

/* What was found, through the same function as in the reply, but quoted as JSON. */
/*@ requires is_sink(t); requires \valid_read(line + (0 .. length - 1)) && \valid_read(d);
    assigns t->length, t->buffer[0 .. t->size - 1]; */
static void put_json_found(struct sink *t, const char *line, size_t length,
                           const struct smtpath_diagnostic *d)
{
    char shown[FOUND_ROOM];
    struct sink found = {shown, sizeof shown, 0};
    put_found(&found, line, length, d);
    finish(&found);
    put_json_name(t, "found");
    put(t, '"');
    /*@ loop invariant is_finished(&shown[0], FOUND_ROOM, found.length);
        loop invariant i < FOUND_ROOM && i <= found.length;
        loop assigns i, t->length, t->buffer[0 .. t->size - 1];
        loop variant FOUND_ROOM - i; */
    for (size_t i = 0; shown[i] != '\0'; i++)
        put_quoted(t, shown[i]);
    put(t, '"');
}

/* The hint and the names of the mistakes that it is about: the first one always, one beside it if there is one. */
/*@ requires is_sink(t); requires \valid_read(line + (0 .. length - 1)) && \valid_read(d);
    assigns t->length, t->buffer[0 .. t->size - 1]; */
static void put_json_hint(struct sink *t, const char *line, size_t length,
                          const struct smtpath_diagnostic *d)
{
    char hint[SMTPATH_HINT_SIZE];
    const char *mistake = smtpath_mistake(line, length, d, 0);
    const char *beside = smtpath_mistake(line, length, d, 1);
    smtpath_render_hint(line, length, d, SMTPATH_ENGLISH, hint, sizeof hint);
    put_json_member(t, "mistake", mistake != NULL ? mistake : "");
    if (beside != NULL)
        put_json_member(t, "beside", beside);
    put_json_member(t, "hint", hint);
}

/*@ requires \valid_read(line + (0 .. length - 1)) && \valid_read(d) && \valid(buffer + (0 .. size - 1));
    assigns buffer[0 .. size - 1]; ensures is_finished(buffer, size, \result); */
size_t smtpath_render_json(const char *line, size_t length, const struct smtpath_diagnostic *d,
                           char *buffer, size_t size)
{
    struct sink t = {buffer, size, 0};
    const struct smtpath_reason_row *row = row_of(d);
    const char *verb = smtpath_verb_name((enum smtpath_verb)d->verb);
    put_string(&t, "{\"ok\":false,\"verb\":");
    if (verb == NULL)
        put_string(&t, "null");
    else
        put_json_string(&t, verb);
    put_json_number(&t, "code", d->code);
    put_string(&t, ",\"enhanced\":\"");
    put_enhanced(&t, d);
    put(&t, '"');
    put_json_number(&t, "offset", d->offset);
    put_json_number(&t, "length", d->length);
    put_json_member(&t, "reason", row->name);
    put_json_member(&t, "expected", row->expected);
    put_json_member(&t, "expected_text", row->expected_text);
    put_json_found(&t, line, length, d);
    put_json_hint(&t, line, length, d);
    put_json_member(&t, "rfc", row->rfc);
    put(&t, '}');
    return finish(&t);
}
