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
static NOINLINE size_t shown_width(char octet)
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

/* line[at .. end) */
/*@ requires is_sink(t) && at <= end && \valid_read(line + (0 .. end - 1));
    requires \separated(line + (0 .. end - 1), t, t->buffer + (0 .. t->size - 1));
    assigns t->length, t->buffer[0 .. t->size - 1]; */
static void put_shown(struct sink *t, const char *line, size_t at, size_t end)
{
    size_t begin = at; /* of the octets that stand for themselves */
    /*@ loop invariant begin <= i <= end;
        loop assigns i, begin, t->length, t->buffer[0 .. t->size - 1];
        loop variant end - i; */
    for (size_t i = at; i < end; i++)
        if (line[i] == '\\' || !in_class(line[i], PRINTABLE)) {
            put_run(t, line + begin, i - begin);
            put_escaped(t, line[i]);
            begin = i + 1;
        }
    if (begin < end) /* a line that is NULL takes part in no arithmetic */
        put_run(t, line + begin, end - begin);
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
    const size_t end = d->offset + (token < FOUND_OCTETS ? token : FOUND_OCTETS);
    //@ assert in_line: end <= length;
    put(t, '"');
    put_shown(t, line, d->offset, end);
    if (token > FOUND_OCTETS)
        put_repeated(t, '.', DOTS);
    put(t, '"');
}

/* What the line is called where it went wrong, for the human text of the reply. */
enum complaint {
    BAD_LINE,
    UNKNOWN_COMMAND,
    LINE_TOO_LONG,
    BAD_REPLY,
    COMMAND_OBSOLETE,
    PARAMETER_NOT_ACCEPTED,
    ADDRESS_NEEDS_UTF8,
    BAD_SENDER_PATH,
    BAD_RECIPIENT_PATH,
    SYNTAX_ERROR
};
#define ROW(words)                                                                                     \
    {                                                                                                  \
        words, sizeof(words) - 1                                                                       \
    }
static const struct complaint_row {
    const char *words;
    uint32_t length;
} complaint_rows[] = {
    [BAD_LINE] = ROW("Bad line"),
    [UNKNOWN_COMMAND] = ROW("Unknown command"),
    [LINE_TOO_LONG] = ROW("Line too long"),
    [BAD_REPLY] = ROW("Bad reply"),
    [COMMAND_OBSOLETE] = ROW("Command obsolete"),
    [PARAMETER_NOT_ACCEPTED] = ROW("Parameter not accepted"),
    [ADDRESS_NEEDS_UTF8] = ROW("Address needs SMTPUTF8"),
    [BAD_SENDER_PATH] = ROW("Bad sender path"),
    [BAD_RECIPIENT_PATH] = ROW("Bad recipient path"),
    [SYNTAX_ERROR] = ROW("Syntax error in parameters"),
};
#undef ROW

/*@ requires \valid_read(d); assigns \nothing; ensures 0 <= \result <= SYNTAX_ERROR; */
static enum complaint complaint(const struct smtpath_diagnostic *d)
{
    if (d->reason == SMTPATH_BARE_CR || d->reason == SMTPATH_BARE_LF || d->reason == SMTPATH_NUL_OCTET)
        return BAD_LINE;
    if (d->code == 500)
        return d->reason == SMTPATH_UNKNOWN_VERB ? UNKNOWN_COMMAND : LINE_TOO_LONG;
    if (d->code == 554)
        return BAD_REPLY;
    if (d->code == 502)
        return COMMAND_OBSOLETE;
    if (d->code == 555 || d->code == 504)
        return PARAMETER_NOT_ACCEPTED;
    if (d->enhanced[1] == 6)
        return ADDRESS_NEEDS_UTF8;
    if (d->enhanced[1] == 1)
        return d->enhanced[2] == 7 ? BAD_SENDER_PATH : BAD_RECIPIENT_PATH;
    return SYNTAX_ERROR;
}

/*@ requires is_sink(t) && \valid_read(d); assigns t->length, t->buffer[0 .. t->size - 1]; */
static void put_complaint(struct sink *t, const struct smtpath_diagnostic *d)
{
    const uint32_t row = complaint(d);
    //@ split row;
    put_words(t, complaint_rows[row].words, complaint_rows[row].length);
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
    put_shown(&t, line, w.begin, w.end);
    if (w.end < length)
        put_repeated(&t, '.', DOTS);
    put(&t, '\n');
    put_repeated(&t, ' ', (w.begin > 0 ? DOTS : 0) + width_of(line, w.begin, at));
    put(&t, '^');
    if (token_end > at)
        put_repeated(&t, '~', width_of(line, at, token_end) - 1);
    return finish(&t);
}
