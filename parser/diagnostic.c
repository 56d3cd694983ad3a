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
static void put_escaped(struct sink *t, char octet)
{
    static const char digits[] = "0123456789ABCDEF";
    put(t, '\\');
    if (octet == '\\') {
        put(t, octet);
        return;
    }
    put(t, 'x');
    put(t, digits[(unsigned char)octet / 16]);
    put(t, digits[(unsigned char)octet % 16]);
}

/*@ requires is_sink(t) && \valid_read(octets + (0 .. length - 1));
    requires \separated(octets + (0 .. length - 1), t, t->buffer + (0 .. t->size - 1));
    assigns t->length, t->buffer[0 .. t->size - 1]; */
static void put_shown(struct sink *t, const char *octets, size_t length)
{
    size_t begin = 0; /* of those that stand for themselves */
    /*@ loop invariant begin <= i <= length;
        loop assigns i, begin, t->length, t->buffer[0 .. t->size - 1];
        loop variant length - i; */
    for (size_t i = 0; i < length; i++)
        if (shown_width(octets[i]) > 1) {
            put_run(t, octets + begin, i - begin);
            put_escaped(t, octets[i]);
            begin = i + 1;
        }
    put_run(t, octets + begin, length - begin);
}

/* ---- The parts of a diagnostic ------------------------------------------------------------------------------ */

/* A diagnostic may come from anywhere: a reason that is none reads as the empty row. */
/*@ requires \valid_read(d); assigns \nothing; ensures is_reason(\result); */
static HOT uint32_t reason_of(const struct smtpath_diagnostic *d)
{
    return (uint32_t)d->reason < SMTPATH_REASON_COUNT ? (uint32_t)d->reason : SMTPATH_OK;
}

const struct smtpath_reason_row *row_of(const struct smtpath_diagnostic *d)
{
    return &reasons[reason_of(d)];
}

/* What does not fit ends in three dots. */
enum { DOTS = 3 };

void put_found(struct sink *t, const char *line, size_t length, const struct smtpath_diagnostic *d)
{
    if (d->length == 0 || d->offset >= length) {
        put_literal(t, "end of line");
        return;
    }
    const size_t rest = length - d->offset;
    const size_t token = d->length < rest ? d->length : rest;
    put(t, '"');
    put_shown(t, line + d->offset, token < FOUND_OCTETS ? token : FOUND_OCTETS);
    if (token > FOUND_OCTETS)
        put_repeated(t, '.', DOTS);
    put(t, '"');
}

/* What the line is called where it went wrong, for the human text of the reply. */
/*@ requires is_sink(t) && \valid_read(d); assigns t->length, t->buffer[0 .. t->size - 1]; */
static void put_complaint(struct sink *t, const struct smtpath_diagnostic *d)
{
    if (d->reason == SMTPATH_BARE_CR || d->reason == SMTPATH_BARE_LF || d->reason == SMTPATH_NUL_OCTET)
        put_literal(t, "Bad line");
    else if (d->code == 500 && d->reason == SMTPATH_UNKNOWN_VERB)
        put_literal(t, "Unknown command");
    else if (d->code == 500)
        put_literal(t, "Line too long");
    else if (d->code == 554)
        put_literal(t, "Bad reply");
    else if (d->code == 502)
        put_literal(t, "Command obsolete");
    else if (d->code == 555 || d->code == 504)
        put_literal(t, "Parameter not accepted");
    else if (d->enhanced[1] == 6)
        put_literal(t, "Address needs SMTPUTF8");
    else if (d->enhanced[1] == 1 && d->enhanced[2] == 7)
        put_literal(t, "Bad sender path");
    else if (d->enhanced[1] == 1)
        put_literal(t, "Bad recipient path");
    else
        put_literal(t, "Syntax error in parameters");
}

/* What the grammar wants there, in words. */
/*@ requires is_sink(t) && \valid_read(d); assigns t->length, t->buffer[0 .. t->size - 1]; */
static void put_expected(struct sink *t, const struct smtpath_diagnostic *d)
{
    const uint32_t reason = reason_of(d);
    //@ split reason;
    put_words(t, reasons[reason].expected_text, reason_text_length[reason]);
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
    requires \separated(line + (0 .. length - 1), t, t->buffer + (0 .. t->size - 1));
    assigns t->length, t->buffer[0 .. t->size - 1]; */
static void put_reply(struct sink *t, const char *line, size_t length,
                      const struct smtpath_diagnostic *d)
{
    put_complaint(t, d);
    put_literal(t, ": expected ");
    put_expected(t, d);
    put_literal(t, " at byte ");
    put_number(t, d->offset);
    put_literal(t, ", found ");
    put_found(t, line, length, d);
}

/*@ requires \valid_read(line + (0 .. length - 1)) && \valid_read(d) && \valid(buffer + (0 .. size - 1));
    requires \separated(line + (0 .. length - 1), buffer + (0 .. size - 1));
    assigns buffer[0 .. size - 1]; ensures is_finished(buffer, size, \result); */
size_t smtpath_render_reply(const char *line, size_t length, const struct smtpath_diagnostic *d,
                            char *buffer, size_t size)
{
    struct sink t = {buffer, size, 0};
    put_codes(&t, d);
    put_reply(&t, line, length, d);
    return finish(&t);
}

/* A reply line has 510 octets without its CRLF. */
enum { REPLY_TEXT = SMTPATH_REPLY_LINE_SIZE - 2 };

/* "; " and the hint, of which printable ASCII only, within a reply line. */
/*@ requires is_sink(t);
    requires shown: valid_read_string(hint) && strlen(hint) < SIZE_MAX &&
      \separated(hint + (0 .. strlen(hint)), t, t->buffer + (0 .. t->size - 1));
    assigns t->length, t->buffer[0 .. t->size - 1]; */
static void put_hint(struct sink *t, const char *hint)
{
    size_t i = 0;
    if (hint[0] != '\0')
        put_literal(t, "; ");
    /*@ loop invariant 0 <= i <= \at(strlen(hint), Pre) && hint[\at(strlen(hint), Pre)] == '\0';
        loop assigns i, t->length, t->buffer[0 .. t->size - 1];
        loop variant \at(strlen(hint), Pre) - i; */
    for (; hint[i] != '\0' && t->length < REPLY_TEXT - DOTS; i++)
        put(t, in_class(hint[i], PRINTABLE) ? hint[i] : '?');
    if (hint[i] != '\0')
        put_repeated(t, '.', DOTS);
}

/*@ requires \valid_read(line + (0 .. length - 1)) && \valid_read(d) && \valid(buffer + (0 .. size - 1));
    requires \separated(line + (0 .. length - 1), buffer + (0 .. size - 1));
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
    requires \separated(line + (0 .. length - 1), buffer + (0 .. size - 1));
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

enum { LEAST_COLUMNS = 20 };

/*@ requires \valid_read(line + (0 .. length - 1)) && \valid_read(d) && \valid(buffer + (0 .. size - 1));
    requires \separated(line + (0 .. length - 1), buffer + (0 .. size - 1));
    assigns buffer[0 .. size - 1]; ensures is_finished(buffer, size, \result); */
size_t smtpath_render_caret(const char *line, size_t length, const struct smtpath_diagnostic *d,
                            size_t width, char *buffer, size_t size)
{
    struct sink t = {buffer, size, 0};
    const size_t at = d->offset < length ? d->offset : length;
    const size_t columns = (width < LEAST_COLUMNS ? LEAST_COLUMNS : width) - 2 * DOTS - 1;
    const struct window w = window_around(line, length, at, columns);
    const size_t rest = w.end - at;
    const size_t token_end = at + (d->length < rest ? d->length : rest);
    //@ assert in_window: token_end <= w.end;

    if (w.begin > 0)
        put_repeated(&t, '.', DOTS);
    put_shown(&t, line + w.begin, w.end - w.begin);
    if (w.end < length)
        put_repeated(&t, '.', DOTS);
    put(&t, '\n');
    put_repeated(&t, ' ', (w.begin > 0 ? DOTS : 0) + width_of(line, w.begin, at));
    put(&t, '^');
    if (token_end > at)
        put_repeated(&t, '~', width_of(line, at, token_end) - 1);
    return finish(&t);
}
