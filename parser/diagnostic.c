// SPDX-License-Identifier: MIT
/*
 * What a diagnostic looks like: as a reply line and as a caret picture. Receivers call it, and the writers.
 */
#include "diagnostic.h"

#include "octet.h"

/* ---- Writing ----------------------------------------------------------------------------------------------- */

void put_enhanced(struct sink *t, const struct smtpath_diagnostic *d)
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
const struct smtpath_reason_row *row_of(const struct smtpath_diagnostic *d)
{
    return &reasons[(unsigned)d->reason < SMTPATH_REASON_COUNT ? d->reason : SMTPATH_OK];
}

void put_found(struct sink *t, const char *line, size_t length, const struct smtpath_diagnostic *d)
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
/*@ requires is_sink(t);
    requires shown: valid_read_string(hint) && strlen(hint) < SIZE_MAX &&
      \separated(hint + (0 .. strlen(hint)), t, t->buffer + (0 .. t->size - 1));
    assigns t->length, t->buffer[0 .. t->size - 1]; */
static void put_hint(struct sink *t, const char *hint)
{
    size_t i = 0;
    if (hint[0] != '\0')
        put_string(t, "; ");
    /*@ loop invariant 0 <= i <= \at(strlen(hint), Pre) && hint[\at(strlen(hint), Pre)] == '\0';
        loop assigns i, t->length, t->buffer[0 .. t->size - 1];
        loop variant \at(strlen(hint), Pre) - i; */
    for (; hint[i] != '\0' && t->length < REPLY_TEXT - DOTS; i++)
        put(t, in_class(hint[i], PRINTABLE) ? hint[i] : '?');
    if (hint[i] != '\0')
        put_repeated(t, '.', DOTS);
}

/*@ requires \valid_read(line + (0 .. length - 1)) && \valid_read(d) && \valid(buffer + (0 .. size - 1));
    requires shown: valid_read_string(hint) && strlen(hint) < SIZE_MAX &&
      \separated(hint + (0 .. strlen(hint)), buffer + (0 .. size - 1));
    assigns buffer[0 .. size - 1];
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
    requires shown: valid_read_string(hint) && strlen(hint) < SIZE_MAX &&
      \separated(hint + (0 .. strlen(hint)), buffer + (0 .. size - 1));
    assigns buffer[0 .. size - 1];
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
