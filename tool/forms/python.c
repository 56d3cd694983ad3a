// SPDX-License-Identifier: MIT
/*
 * What Python prints of the octets that smtplib and aiosmtpd send and receive: its repr(), b'...' or '...'.
 */
#include "forms.h"

#include "plain.h"

#include <string.h>

enum { LONGEST_PREFIX = 160 };

/* Whether a literal of octets or text begins here. */
static bool is_literal(const char *text, size_t length)
{
    const size_t b = length > 0 && (text[0] == 'b' || text[0] == 'u') ? 1 : 0;
    return length > b && (text[b] == '\'' || text[b] == '"');
}

/* Where a word stands, at a row's beginning or behind a space; NULL. */
static const char *find_word(const char *row, size_t length, const char *word)
{
    if (begins(row, length, word))
        return row;
    const char *at = find(row, length < LONGEST_PREFIX ? length : LONGEST_PREFIX, word);
    return at != NULL && (at == row || at[-1] == ' ' || at[-1] == ':' || at[-1] == '\t') ? at : NULL;
}

static struct mark mark_word(const char *row, size_t length, const char *word, enum speaker who)
{
    const char *at = find_word(row, length, word);
    if (at == NULL)
        return unmarked;
    const size_t head = (size_t)(at - row) + strlen(word);
    if (is_literal(row + head, length - head))
        return marked(who, row, length, head);
    return unmarked;
}

/* The octet that a simple escape stands for; -1. */
static int simple_escape(char c)
{
    static const char escaped[] = "\\'\"nrtabfv0";
    static const char means[] = "\\'\"\n\r\t\a\b\f\v";
    const char *at = c == '\0' ? NULL : strchr(escaped, c);
    return at == NULL ? -1 : means[at - escaped];
}

static int hex_value(char digit)
{
    if (digit >= '0' && digit <= '9')
        return digit - '0';
    if (digit >= 'a' && digit <= 'f')
        return digit - 'a' + 10;
    return digit >= 'A' && digit <= 'F' ? digit - 'A' + 10 : -1;
}

/* A number of so many hex digits; -1 if they are not there. */
static long hex_number(const char *text, size_t length, size_t digits)
{
    long value = 0;
    if (length < digits)
        return -1;
    for (size_t i = 0; i < digits; i++) {
        const int digit = hex_value(text[i]);
        if (digit < 0)
            return -1;
        value = value << 4 | digit;
    }
    return value > 0x10FFFF ? -1 : value;
}

/* Returns: how many octets a code point has in UTF-8. */
static size_t put_utf8(char *octets, unsigned long point)
{
    if (point < 0x80) {
        octets[0] = (char)point;
        return 1;
    }
    const size_t n = point < 0x800 ? 2 : (point < 0x10000 ? 3 : 4);
    static const unsigned char firsts[] = {0, 0, 0xC0, 0xE0, 0xF0};
    for (size_t i = n - 1; i > 0; i--, point >>= 6)
        octets[i] = (char)(0x80 | (point & 0x3F));
    octets[0] = (char)(firsts[n] | point);
    return n;
}

/* "\xHH", "\uHHHH", "\UHHHHHHHH", of text a code point, of octets an octet.
 * Returns: the digits, 0 if it is none of these. An escape is never shorter than what it stands for. */
static size_t read_number(const char *text, size_t length, bool is_octets, char *octets,
                          size_t *written)
{
    const size_t digits = text[0] == 'x' ? 2 : (text[0] == 'u' ? 4 : (text[0] == 'U' ? 8 : 0));
    const long point = digits == 0 ? -1 : hex_number(text + 1, length - 1, digits);
    if (point < 0)
        return 0;
    if (is_octets)
        octets[(*written)++] = (char)point;
    else
        *written += put_utf8(octets + *written, (unsigned long)point);
    return digits;
}

/* Writes what the escape behind a backslash stands for.
 * Returns: how many octets the escape has. */
static size_t decode_escape(const char *text, size_t length, bool is_octets, char *octets,
                            size_t *written)
{
    const size_t digits = read_number(text, length, is_octets, octets, written);
    const int simple = simple_escape(*text);
    if (digits > 0)
        return 1 + digits;
    if (simple < 0)
        octets[(*written)++] = '\\';
    octets[(*written)++] = (char)(simple < 0 ? *text : simple);
    return 1;
}

/* Writes what stands before the closing quote, or the row's end.
 * Returns: the number of octets. */
static size_t decode(const char *text, size_t length, char quote, bool is_octets, char *octets)
{
    size_t written = 0;
    for (size_t at = 0; at < length && text[at] != quote;) {
        const size_t run = plain_run(text + at, length - at, quote);
        memcpy(octets + written, text + at, run);
        written += run;
        at += run;
        if (at == length || text[at] == quote)
            break;
        if (text[at] == '\\' && at + 1 < length)
            at += 1 + decode_escape(text + at + 1, length - at - 1, is_octets, octets, &written);
        else
            octets[written++] = text[at++];
    }
    return written;
}

/* A literal of one line and its end, "...\r\n": it needs no decoding.
 * Returns: the line's length; length for another. */
static size_t one_line(const char *text, size_t length, char quote)
{
    static const char end[] = "\\r\\n";
    const size_t run = plain_run(text, length, quote);
    const size_t whole = run + sizeof end; /* with the quote */
    return whole <= length && memcmp(text + run, end, sizeof end - 1) == 0 && text[whole - 1] == quote
               ? run
               : length;
}

static void read_literal(struct recording *r, const struct mark *mark, bool is_octets)
{
    const enum event_kind kind = mark->who == CLIENT ? EVENT_CLIENT : EVENT_SERVER;
    const char quote = mark->octets[-1];
    const size_t line = one_line(mark->octets, mark->length, quote);
    r->reading.passed_over_in_a_row = r->reading.others = 0;
    if (line < mark->length) {
        emit(r, kind, mark->stream, mark->octets, line);
        return;
    }
    const size_t written = decode(mark->octets, mark->length, quote, is_octets, r->decoded);
    emit_lines(r, kind, mark->stream, r->decoded, written);
}

/* ---- smtplib: send: '...', reply: b'...' ----------------------------------------------------------------------------- */

struct mark mark_smtplib(const char *row, size_t length)
{
    static const char *const notes[] = {"reply: retcode (", "data: (", "connect: ", "send: <"};
    struct mark mark = unmarked;
    if (!begins(row, length, "reply: "))
        mark = mark_word(row, length, "send: ", CLIENT);
    if (mark.who == NOBODY)
        mark = mark_word(row, length, "reply: ", SERVER);
    for (size_t i = 0; mark.who == NOBODY && i < sizeof notes / sizeof notes[0]; i++)
        if (find_word(row, length, notes[i]) != NULL)
            return marked(PROGRAM, row, length, 0);
    /* the quote is where evidence is looked for */
    if (mark.who != NOBODY) {
        const size_t quote = mark.octets[0] == '\'' || mark.octets[0] == '"' ? 1 : 2;
        mark.octets += quote;
        mark.length -= quote;
    }
    return mark;
}

/* ---- aiosmtpd: >> b'...' from the client, << b'...' to it ----------------------------------------------------------------- */

/* The peer's address in brackets before the mark. */
static uint64_t peer_before(const char *row, size_t length)
{
    const char *open = memchr(row, '(', length);
    const char *close = open == NULL ? NULL : memchr(open, ')', length - (size_t)(open - row));
    return close == NULL ? 0 : stream_of(open, (size_t)(close - open));
}

struct mark mark_aiosmtpd(const char *row, size_t length)
{
    struct mark mark = mark_word(row, length, ">> ", CLIENT);
    if (mark.who == NOBODY)
        mark = mark_word(row, length, "<< ", SERVER);
    if (mark.who == NOBODY) {
        const struct mark plain = mark_prefix(row, length); /* older ones write "C: " and "S: " */
        if (plain.who == CLIENT || plain.who == SERVER)
            return plain;
    }
    if (mark.who == NOBODY)
        return find_word(row, length, "mail.log:") != NULL ||
                       find_word(row, length, "mail.log ") != NULL
                   ? marked(PROGRAM, row, length, 0)
                   : unmarked;
    mark.stream = peer_before(row, (size_t)(mark.octets - row));
    const size_t quote = mark.octets[0] == '\'' || mark.octets[0] == '"' ? 1 : 2;
    mark.octets += quote;
    mark.length -= quote;
    return mark;
}

void read_python(struct recording *r, const char *row, size_t length)
{
    const struct mark mark = r->form->mark(row, length);
    const bool is_line = mark.who == CLIENT || mark.who == SERVER;
    if (!is_line || mark.octets == row || (mark.octets[-1] != '\'' && mark.octets[-1] != '"')) {
        read_mark(r, row, length, mark);
        return;
    }
    /* mark leaves out the quote, and the letter before it */
    read_literal(r, &mark, mark.octets - row > 1 && mark.octets[-2] == 'b');
}
