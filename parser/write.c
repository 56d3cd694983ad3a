// SPDX-License-Identifier: MIT
/*
 * Replies and commands written, for receivers and senders; nothing in parser/ calls it. A reply's text is made harmless
 * octet by octet; a path or a command is written into a buffer of its own first and read back, so that nothing comes
 * out but what means what it was given.
 */
#include "octet.h"
#include "sink.h"
#include "xtext.h"

/* What a line that was written holds: no control but HTAB, and CRLF. Of a line that does not fit into the buffer, what
 * is in it may end within CRLF. */
/*@ predicate crlf_at(char *b, integer size, integer at) =
      (at < size ==> b[at] == '\r') && (at + 1 < size ==> b[at + 1] == '\n');
    predicate harmless(char *b, integer size, integer length) = \forall integer i; 0 <= i < length && i < size ==>
      is_text(b[i]) || (b[i] == '\r' && (i + 1 < length && i + 1 < size ==> b[i + 1] == '\n')) ||
      (b[i] == '\n' && 0 < i && b[i - 1] == '\r');
    predicate is_whole(integer size, integer length) = 0 < length <= size && length < SIZE_MAX;
    predicate ends_line(char *b, integer size, integer length) =
      is_whole(size, length) ==> 2 <= length && crlf_at(b, size, length - 2); */

/*@ requires is_sink(out); assigns out->length, out->buffer[0 .. out->size - 1];
    ensures out->length == (\old(out->length) + 2 < SIZE_MAX ? \old(out->length) + 2 : SIZE_MAX);
    ensures crlf_at(out->buffer, out->size, \old(out->length));
    ensures appended{Pre, Post}(out); */
static void put_crlf(struct sink *out)
{
    put(out, '\r');
    put(out, '\n');
}

/* ---- Code points ------------------------------------------------------------------------------------- */

/* The code point of a well-formed UTF-8 sequence. */
/*@ requires 1 <= length <= 4 && \valid_read(octets + (0 .. length - 1)); assigns \nothing; */
static uint32_t code_point(const char *octets, size_t length)
{
    static const uint32_t of_first[] = {256, 128, 64, 32, 16}; /* so many values has what it holds */
    uint32_t point = (unsigned char)octets[0] % of_first[length];
    /*@ loop invariant 1 <= i <= length;
        loop invariant (i <= 1 ==> point < 128) && (i <= 2 ==> point < 8192) && (i <= 3 ==> point < 524288);
        loop assigns i, point;
        loop variant length - i; */
    for (size_t i = 1; i < length; i++)
        point = point * 64 + (unsigned char)octets[i] % 64;
    return point;
}

/* What is no text though it is UTF-8: C1 controls, the two separators that end a line in some programs, and the
 * controls of bidirectional text, which show it in another order than it has. */
static const struct code_points {
    uint32_t first, last;
} control_points[] = {
    {0x80, 0x9F}, {0x61C, 0x61C}, {0x200E, 0x200F}, {0x2028, 0x202E}, {0x2066, 0x2069},
};
enum { CONTROL_POINTS = sizeof control_points / sizeof control_points[0] };

/*@ assigns \nothing; ensures \result == 0 || \result == 1; */
static bool is_control_point(uint32_t point)
{
    /*@ loop invariant i <= CONTROL_POINTS;
        loop assigns i;
        loop variant CONTROL_POINTS - i; */
    for (uint32_t i = 0; i < CONTROL_POINTS; i++)
        if (control_points[i].first <= point && point <= control_points[i].last)
            return true;
    return false;
}

/* Whether octets hold UTF8-non-ascii, and none of it is a control. */
struct beyond_ascii {
    bool some;
    bool control;
};

/*@ requires \valid_read(octets + (0 .. length - 1)); assigns \nothing; */
static struct beyond_ascii beyond_ascii(const char *octets, size_t length)
{
    struct beyond_ascii found = {false, false};
    size_t at = 0;
    /*@ loop invariant at <= length;
        loop assigns at, found;
        loop variant length - at; */
    while (at < length) {
        const size_t sequence = is_eight_bit(octets[at]) ? utf8_length(octets, at, length) : 0;
        if (sequence > 0 && is_control_point(code_point(octets + at, sequence)))
            found.control = true;
        found.some = found.some || sequence > 0;
        at += sequence > 0 ? sequence : 1;
    }
    return found;
}

/* ---- Replies ----------------------------------------------------------------------------------------- */

/* Section 4.5.3.1.5: a reply line has 512 octets, its CRLF included. */
enum { REPLY_LINE = 512 - 2 };

/* Reply-code = %x32-35 %x30-35 %x30-39                                  RFC 5321 section 4.2
 * The class of an enhanced code agrees with it                          RFC 2034 section 4 */
/*@ predicate is_enhanced(uint16_t *enhanced) = enhanced == \null || \valid_read(enhanced + (0 .. 2));
    predicate is_writable(integer code, uint16_t *enhanced) = 200 <= code <= 559 && (enhanced == \null ||
      (enhanced[0] <= 5 && enhanced[1] <= 999 && enhanced[2] <= 999)); */
/*@ requires is_enhanced(enhanced); assigns \nothing; ensures \result ==> is_writable(code, enhanced); */
static bool writable_code(uint16_t code, const uint16_t *enhanced)
{
    if (code < 200 || code > 559 || code / 10 % 10 > 5)
        return false;
    return enhanced == NULL ||
           (enhanced[0] == code / 100 && enhanced[0] != 3 && enhanced[1] <= 999 && enhanced[2] <= 999);
}

/*@ logic integer code_length(uint16_t *enhanced) = enhanced == \null ? 4 :
      7 + digits(enhanced[0]) + digits(enhanced[1]) + digits(enhanced[2]); */
/* What stands before the text of a line: its code, what separates it, the enhanced code. */
/*@ requires is_sink(out) && is_enhanced(enhanced) && is_writable(code, enhanced);
    requires is_text(separator);
    assigns out->length, out->buffer[0 .. out->size - 1];
    ensures out->length == (\old(out->length) + code_length(enhanced) < SIZE_MAX ?
      \old(out->length) + code_length(enhanced) : SIZE_MAX);
    ensures text_only(out->buffer, out->size, \old(out->length), out->length);
    ensures appended{Pre, Post}(out); */
static void put_code(struct sink *out, uint16_t code, const uint16_t *enhanced, char separator)
{
    put_number(out, code);
    put(out, separator);
    if (enhanced == NULL)
        return;
    put_number(out, enhanced[0]);
    put(out, '.');
    put_number(out, enhanced[1]);
    put(out, '.');
    put_number(out, enhanced[2]);
    put(out, ' ');
}

/* The part of a text that one line takes. */
struct part {
    size_t end;  /* of what stands in the line */
    size_t next; /* where the next line goes on */
};

/* Where a word that is longer than a line may be cut: not within a UTF-8 sequence. A line, and so end,
 * is longer than that. */
/*@ requires 3 <= end < length && \valid_read(text + (0 .. length - 1)); assigns \nothing;
    ensures end - 3 <= \result <= end; */
static size_t cut(const char *text, size_t length, size_t end)
{
    //@ assert long_enough: end >= 3;
    /*@ loop invariant 1 <= back <= 4;
        loop assigns back;
        loop variant 4 - back; */
    for (size_t back = 1; back <= 3; back++)
        if (is_eight_bit(text[end - back]) && utf8_length(text, end - back, length) > back)
            return end - back;
    return end;
}

/* As much of the text from at on as there is room for, up to its last SP, which is left out. */
/*@ requires at <= length && 4 <= room <= REPLY_LINE && \valid_read(text + (0 .. length - 1));
    assigns \nothing;
    ensures \result.end <= at + room && (length - at <= room ==> \result.next == length);
    ensures at <= \result.end <= \result.next <= length && (at < length ==> at < \result.next); */
static struct part next_part(const char *text, size_t at, size_t length, size_t room)
{
    struct part part = {length, length};
    if (length - at <= room)
        return part;
    const size_t last = at + room;
    //@ assert in_text: last < length;
    /*@ loop invariant at <= part.end <= at + room;
        loop assigns part;
        loop variant part.end; */
    for (part.end = last; part.end > at; part.end--)
        if (text[part.end] == ' ') {
            part.next = part.end + 1;
            return part;
        }
    part.end = cut(text, length, last);
    part.next = part.end;
    return part;
}

/* Behind the octets of a text that stand for themselves, from at on. */
/*@ requires at <= end && \valid_read(text + (0 .. end - 1)); assigns \nothing; ensures at <= \result <= end;
    ensures \forall integer i; at <= i < \result ==> is_text(text[i]); */
static size_t past_plain_text(const char *text, size_t at, size_t end)
{
    //@ admit textstring: \forall char o; belongs(o, TEXT_CHAR) <==> o == '\t' || 32 <= o <= 126;
    /*@ loop invariant \at(at, Pre) <= at <= end;
        loop invariant \forall integer i; \at(at, Pre) <= i < at ==> is_text(text[i]);
        loop assigns at;
        loop variant end - at; */
    while (at < end && in_class(text[at], TEXT_CHAR))
        at++;
    return at;
}

/* Writes what a text has at an octet that is no plain one. Returns: where it ends. */
/*@ requires is_sink(out) && at < end && \valid_read(text + (0 .. end - 1));
    requires \separated(text + (0 .. end - 1), out, out->buffer + (0 .. out->size - 1));
    assigns out->length, out->buffer[0 .. out->size - 1]; ensures at < \result <= end;
    ensures \old(out->length) <= out->length <= \old(out->length) + (\result - at);
    ensures text_only(out->buffer, out->size, \old(out->length), out->length);
    ensures appended{Pre, Post}(out); */
static size_t put_unusual(struct sink *out, const char *text, size_t at, size_t end, bool utf8)
{
    const size_t sequence = utf8 && is_eight_bit(text[at]) ? utf8_length(text, at, end) : 0;
    if (sequence > 0 && !is_control_point(code_point(text + at, sequence)))
        put_run(out, text + at, sequence);
    else
        put(out, '?');
    return at + (sequence > 0 ? sequence : 1);
}

/* textstring = 1*(%d09 / %d32-126), with SMTPUTF8 also UTF-8            RFC 5321 section 4.2
 * What is none of these is written "?", and so is a code point that a terminal or a log takes for more than
 * text. */
/*@ requires is_sink(out) && at <= end && \valid_read(text + (0 .. end - 1));
    requires \separated(text + (0 .. end - 1), out, out->buffer + (0 .. out->size - 1));
    assigns out->length, out->buffer[0 .. out->size - 1];
    ensures \old(out->length) <= out->length <= \old(out->length) + (end - at);
    ensures text_only(out->buffer, out->size, \old(out->length), out->length);
    ensures appended{Pre, Post}(out); */
static void put_text(struct sink *out, const char *text, size_t at, size_t end, bool utf8)
{
    /*@ loop invariant \at(at, Pre) <= at <= end;
        loop invariant \at(out->length, Pre) <= out->length <= \at(out->length, Pre) + (at - \at(at, Pre));
        loop invariant text_only(out->buffer, out->size, \at(out->length, Pre), out->length);
        loop invariant appended{Pre, Here}(out);
        loop assigns at, out->length, out->buffer[0 .. out->size - 1];
        loop variant end - at; */
    while (at < end) {
        const size_t plain = past_plain_text(text, at, end);
        put_run(out, text + at, plain - at);
        at = plain < end ? put_unusual(out, text, plain, end, utf8) : plain;
    }
}

/*@ requires \valid_read(text + (0 .. length - 1)) && is_enhanced(enhanced) && \valid(buffer + (0 .. size - 1));
    requires \separated(text + (0 .. length - 1), buffer + (0 .. size - 1));
    assigns buffer[0 .. size - 1];
    ensures harmless(buffer, size, \result) && ends_line(buffer, size, \result);
    ensures length <= 494 ==> \result <= 512;
    ensures \forall integer i; \result <= i < size ==> buffer[i] == \old(buffer[i]); */
size_t smtpath_write_reply(uint16_t code, const uint16_t *enhanced, const char *text, size_t length,
                           bool utf8, char *buffer, size_t size)
{
    struct sink head = {NULL, 0, 0};
    struct sink out = {buffer, size, 0};
    size_t at = 0;
    if (!writable_code(code, enhanced))
        return 0;
    put_code(&head, code, enhanced, ' ');
    /*@ loop invariant at <= length && is_sink(&out);
        loop invariant harmless(buffer, size, out.length) && ends_line(buffer, size, out.length);
        loop invariant length <= 494 ==> at == 0 && out.length == 0;
        loop invariant \forall integer i; out.length <= i < size ==> buffer[i] == \at(buffer[i], Pre);
        loop assigns at, out.length, buffer[0 .. size - 1];
        loop variant length - at; */
    do {
        //@ ghost const size_t start = out.length;
        const struct part part = next_part(text, at, length, REPLY_LINE - head.length);
        put_code(&out, code, enhanced, part.next < length ? '-' : ' ');
        put_text(&out, text, at, part.end, utf8);
        //@ ghost const size_t text_end = out.length;
        /*@ assert length: start <= text_end <= start + REPLY_LINE; */
        //@ assert text: text_only(buffer, size, start, text_end);
        //@ assert before: harmless(buffer, size, start) && ends_line(buffer, size, start);
        put_crlf(&out);
        //@ assert line: text_only(buffer, size, start, text_end) && crlf_at(buffer, size, text_end);
        /*@ assert whole: out.length <= start + 512; */
        //@ assert before_again: harmless(buffer, size, start) && ends_line(buffer, size, start);
        //@ assert more: harmless(buffer, size, out.length) && ends_line(buffer, size, out.length);
        at = part.next;
    } while (at < length);
    return out.length;
}

/*@ requires \valid_read(line + (0 .. length - 1)) && \valid_read(diagnostic) && \valid(buffer + (0 .. size - 1));
    requires \separated(line + (0 .. length - 1), buffer + (0 .. size - 1));
    assigns buffer[0 .. size - 1];
    ensures \result <= 512 && ends_line(buffer, size, \result);
    ensures \forall integer i; \result <= i < size ==> buffer[i] == \old(buffer[i]); */
size_t smtpath_write_refusal(const char *line, size_t length,
                             const struct smtpath_diagnostic *diagnostic, char *buffer, size_t size)
{
    char reply[SMTPATH_REPLY_LINE_SIZE];
    struct sink out = {buffer, size, 0};
    if (smtpath_reason_info(diagnostic->reason) == NULL)
        return 0;
    const size_t written = smtpath_render_reply(line, length, diagnostic, reply, sizeof reply);
    put_run(&out, reply, written < REPLY_LINE ? written : REPLY_LINE);
    put_crlf(&out);
    return out.length;
}

/* ---- Paths ------------------------------------------------------------------------------------------- */

/* Longer than any path may be: section 4.5.3.1.3. */
enum { PATH_ROOM = 264 };

/*@ predicate is_given(struct smtpath_mailbox *m) = \valid_read(m) &&
      \valid_read(m->local + (0 .. m->local_length - 1)) && \valid_read(m->domain + (0 .. m->domain_length - 1));
    predicate are_apart(struct sink *out, char *octets, integer length) =
      \separated(octets + (0 .. length - 1), out, out->buffer + (0 .. out->size - 1)); */

/* Path = "<" Mailbox ">", "<>" or "<Postmaster>"                        RFC 5321 section 4.1.2
 * Returns: false for a local part that cannot be written. What else is wrong is seen when it is read. */
/*@ requires is_sink(out) && (mailbox == \null || (is_given(mailbox) && \separated(out, mailbox) &&
      are_apart(out, mailbox->domain, mailbox->domain_length)));
    assigns out->length, out->buffer[0 .. out->size - 1]; */
static bool put_path(struct sink *out, const struct smtpath_mailbox *mailbox)
{
    char local[PATH_ROOM];
    put(out, '<');
    if (mailbox != NULL) {
        const size_t length = smtpath_quote(mailbox->local, mailbox->local_length, local, sizeof local);
        if (length == 0 || length > sizeof local)
            return false;
        put_run(out, local, length);
        if (mailbox->domain_length > 0)
            put(out, '@');
        put_run(out, mailbox->domain, mailbox->domain_length);
    }
    put(out, '>');
    return true;
}

/* Options under which what was written is read back. No initialiser: for one, some compilers ask memset of the
 * C library. */
/*@ assigns \nothing; ensures \result.private_count == 0 && \result.private_keywords == \null; */
static struct smtpath_options reading(uint64_t extensions, bool utf8)
{
    static const struct smtpath_options none;
    struct smtpath_options options = none;
    //@ assert shown: options.private_count == 0 && options.private_keywords == \null;
    options.extensions = extensions;
    options.smtputf8 = utf8;
    return options;
}

/* "an SMTPUTF8-aware SMTP server MUST NOT return a 251 or 551 response containing a non-ASCII mailbox. Instead, it
 * MUST transform such responses into 250 or 550 responses that do not contain non-ASCII addresses"
 *                                                                       RFC 6531 section 3.7.4.1
 * X.6.8 is "UTF-8 string reply is required, but not permitted by the SMTP client"   section 4.2 */
/*@ requires is_enhanced(enhanced) && \valid(buffer + (0 .. size - 1)) && (code == 251 || code == 551);
    assigns buffer[0 .. size - 1]; */
static size_t write_without_address(uint16_t code, const uint16_t *enhanced, char *buffer, size_t size)
{
    static const uint16_t reply_needs_utf8[] = {5, 6, 8};
    static const char forwarded[] = "User not local; will forward";
    static const char moved[] = "User not local; the address to try needs SMTPUTF8";
    if (code == 251)
        return smtpath_write_reply(250, enhanced, forwarded, sizeof forwarded - 1, false, buffer, size);
    return smtpath_write_reply(550, enhanced == NULL ? NULL : reply_needs_utf8, moved, sizeof moved - 1,
                               false, buffer, size);
}

/*@ requires is_enhanced(enhanced) && \valid(buffer + (0 .. size - 1));
    requires mailbox == \null || is_given(mailbox); assigns buffer[0 .. size - 1]; */
size_t smtpath_write_forward(uint16_t code, const uint16_t *enhanced,
                             const struct smtpath_mailbox *mailbox, bool utf8, char *buffer,
                             size_t size)
{
    char written[PATH_ROOM];
    struct sink path = {written, sizeof written, 0};
    struct sink out = {buffer, size, 0};
    const struct smtpath_options options = reading(0, true);
    struct smtpath_line read;
    if ((code != 251 && code != 551) || !writable_code(code, enhanced) || mailbox == NULL)
        return 0;
    if (!put_path(&path, mailbox) || path.length > sizeof written ||
        smtpath_read_path(written, path.length, SMTPATH_VERB_RCPT, &options, &read) != SMTPATH_OK)
        return 0;
    const struct beyond_ascii beyond = beyond_ascii(written, path.length);
    if (beyond.some && !utf8)
        return write_without_address(code, enhanced, buffer, size);
    if (beyond.control)
        return 0;
    put_code(&out, code, enhanced, ' ');
    put_string(&out, code == 251 ? "User not local; will forward to " : "User not local; please try ");
    put_run(&out, written, path.length);
    put_crlf(&out);
    return out.length;
}

/* ---- Values of parameters: what cannot be written returns false -------------------------------------- */

/*@ predicate is_argument(struct smtpath_argument *a) = \valid_read(a) &&
      \valid_read(a->text + (0 .. a->length - 1)) && \valid_read(a->type + (0 .. a->type_length - 1));
    predicate is_putting(struct sink *out, struct smtpath_argument *a) =
      is_sink(out) && is_argument(a) && \separated(out, a) &&
      are_apart(out, a->text, a->length) && are_apart(out, a->type, a->type_length); */

/* A text that stands as it is given: octets of these classes, and one more octet. */
/*@ requires is_putting(out, a); assigns out->length, out->buffer[0 .. out->size - 1]; */
static bool put_as_is(struct sink *out, const struct smtpath_argument *a, uint32_t classes, char also)
{
    /*@ loop invariant i <= a->length;
        loop assigns i;
        loop variant a->length - i; */
    for (size_t i = 0; i < a->length; i++)
        if (!in_class(a->text[i], classes) && a->text[i] != also)
            return false;
    put_run(out, a->text, a->length);
    return true;
}

/* original-recipient-address = addr-type ";" xtext                      RFC 3461 section 4.2 */
/*@ requires is_putting(out, a); assigns out->length, out->buffer[0 .. out->size - 1]; */
static bool put_orcpt(struct sink *out, const struct smtpath_argument *a, bool utf8)
{
    /*@ loop invariant i <= a->type_length;
        loop assigns i;
        loop variant a->type_length - i; */
    for (size_t i = 0; i < a->type_length; i++)
        if (!in_class(a->type[i], ATEXT))
            return false;
    put_run(out, a->type, a->type_length);
    put(out, ';');
    if (is_utf8_type(a->type, a->type_length))
        return put_utf8_address(out, a->text, a->length, utf8);
    return put_xtext(out, a->text, a->length, false);
}

/* One of the words, by its number. */
/*@ requires is_sink(out) && \valid_read(words + (0 .. count - 1));
    assigns out->length, out->buffer[0 .. out->size - 1]; */
static bool put_choice(struct sink *out, const char *const words[], uint32_t count, uint32_t choice)
{
    if (choice >= count)
        return false;
    put_string(out, words[choice]);
    return true;
}

/* "NEVER" / 1#notify-list-element                                       RFC 3461 section 4.1 */
/*@ requires is_sink(out); assigns out->length, out->buffer[0 .. out->size - 1]; */
static bool put_notify(struct sink *out, uint32_t choice)
{
    static const char *const elements[] = {"NEVER", "SUCCESS", "FAILURE", "DELAY"};
    bool first = true;
    if (choice == 0 || choice > 15 || (choice > 1 && (choice & SMTPATH_NOTIFY_NEVER) != 0))
        return false;
    /*@ loop invariant i <= 4;
        loop assigns i, first, out->length, out->buffer[0 .. out->size - 1];
        loop variant 4 - i; */
    for (uint32_t i = 0; i < 4; i++) {
        if ((choice >> i & 1) == 0)
            continue;
        if (!first)
            put(out, ',');
        put_string(out, elements[i]);
        first = false;
    }
    return true;
}

/*@ requires is_sink(out); assigns out->length, out->buffer[0 .. out->size - 1]; */
static void put_integer(struct sink *out, int64_t integer)
{
    if (integer < 0)
        put(out, '-');
    /* less by one on the way, since the least number has no negative */
    put_number(out, integer < 0 ? (uint64_t) - (integer + 1) + 1 : (uint64_t)integer);
}

/* by-value = by-time ";" by-mode [by-trace]                             RFC 2852 section 4 */
/*@ requires is_putting(out, a); assigns out->length, out->buffer[0 .. out->size - 1]; */
static bool put_by(struct sink *out, const struct smtpath_argument *a)
{
    const uint32_t mode = a->choice & ~(uint32_t)SMTPATH_BY_TRACE;
    if (mode != SMTPATH_BY_NOTIFY && mode != SMTPATH_BY_RETURN)
        return false;
    put_integer(out, a->integer);
    put_string(out, mode == SMTPATH_BY_NOTIFY ? ";N" : ";R");
    if ((a->choice & SMTPATH_BY_TRACE) != 0)
        put(out, 'T');
    return true;
}

/* auth-param = "AUTH=" xtext                                            RFC 4954 section 8 */
/*@ requires is_putting(out, a); assigns out->length, out->buffer[0 .. out->size - 1]; */
static bool put_auth(struct sink *out, const struct smtpath_argument *a)
{
    if (a->choice == SMTPATH_AUTH_MAILBOX)
        return put_xtext(out, a->text, a->length, true);
    put_literal(out, "<>");
    return a->choice == SMTPATH_AUTH_UNKNOWN;
}

/* mtrk-value = certifier [":" timeout]                                  RFC 3885 section 3.1 */
/*@ requires is_putting(out, a); assigns out->length, out->buffer[0 .. out->size - 1]; */
static bool put_mtrk(struct sink *out, const struct smtpath_argument *a)
{
    if (!put_as_is(out, a, BASE64, '+'))
        return false;
    if (a->number > 0) {
        put(out, ':');
        put_number(out, a->number);
    }
    return true;
}

/* rrvs-value = date-time [";" ( "C" / "R" )]                            RFC 7293 section 3.1 */
/*@ requires is_putting(out, a); assigns out->length, out->buffer[0 .. out->size - 1]; */
static bool put_rrvs(struct sink *out, const struct smtpath_argument *a)
{
    static const char *const actions[] = {"", ";C", ";R"};
    return put_as_is(out, a, SOLICIT_CHAR, '+') && put_choice(out, actions, 3, a->choice);
}

/* A value that is one member, as the parameter's row says, or a text that stands as it is given. What its grammar does
 * not take is found when the command is read again. */
/*@ requires is_putting(out, a); assigns out->length, out->buffer[0 .. out->size - 1]; */
static bool put_member(struct sink *out, const struct smtpath_argument *a, uint32_t members)
{
    if (members == SMTPATH_MEMBER_NUMBER)
        put_number(out, a->number);
    else if (members == SMTPATH_MEMBER_INTEGER)
        put_integer(out, a->integer);
    else
        return members == 0 && put_as_is(out, a, ESMTP_VALUE, '<');
    return true;
}

/* A value whose octets are not those of one member as they stand has its own way here; members are its row's. */
/*@ requires is_putting(out, a); assigns out->length, out->buffer[0 .. out->size - 1]; */
static bool put_value(struct sink *out, const struct smtpath_argument *a, uint32_t members, bool utf8)
{
    static const char *const bodies[] = {"7BIT", "8BITMIME", "BINARYMIME"};
    static const char *const rets[] = {"FULL", "HDRS"};
    switch (a->param) {
    case SMTPATH_PARAM_BODY:
        return put_choice(out, bodies, 3, a->choice);
    case SMTPATH_PARAM_RET:
        return put_choice(out, rets, 2, a->choice);
    case SMTPATH_PARAM_NOTIFY:
        return put_notify(out, a->choice);
    case SMTPATH_PARAM_ORCPT:
        return put_orcpt(out, a, utf8);
    case SMTPATH_PARAM_BY:
        return put_by(out, a);
    case SMTPATH_PARAM_MTRK:
        return put_mtrk(out, a);
    case SMTPATH_PARAM_RRVS:
        return put_rrvs(out, a);
    case SMTPATH_PARAM_HOLDUNTIL:
        return put_as_is(out, a, SOLICIT_CHAR, '+');
    case SMTPATH_PARAM_SOLICIT:
        return put_as_is(out, a, SOLICIT_CHAR, ',');
    case SMTPATH_PARAM_AUTH:
        return put_auth(out, a);
    case SMTPATH_PARAM_XVERP:
        return put_as_is(out, a, ESMTP_VALUE, '=');
    case SMTPATH_PARAM_ENVID:
    case SMTPATH_PARAM_SUBMITTER:
        return put_xtext(out, a->text, a->length, false);
    default:
        break;
    }
    return put_member(out, a, members);
}

/* ---- Commands ---------------------------------------------------------------------------------------- */

/* *( SP esmtp-param )                                                   RFC 5321 section 4.1.2 */
/*@ requires is_sink(out) && \separated(out, arguments + (0 .. count - 1));
    requires \forall integer i; 0 <= i < count ==> is_putting(out, arguments + i);
    assigns out->length, out->buffer[0 .. out->size - 1]; */
static bool put_arguments(struct sink *out, const struct smtpath_argument *arguments, size_t count,
                          bool utf8)
{
    /*@ loop invariant i <= count;
        loop invariant \forall integer k; i <= k < count ==> is_putting(out, arguments + k);
        loop assigns i, out->length, out->buffer[0 .. out->size - 1];
        loop variant count - i; */
    for (size_t i = 0; i < count; i++) {
        const struct smtpath_param_row *info = smtpath_param_info(arguments[i].param);
        if (info == NULL)
            return false;
        put(out, ' ');
        put_string(out, info->keyword);
        if (info->value == SMTPATH_VALUE_FORBIDDEN ||
            (info->value == SMTPATH_VALUE_OPTIONAL && arguments[i].length == 0))
            continue;
        put(out, '=');
        if (!put_value(out, &arguments[i], info->members, utf8))
            return false;
    }
    return true;
}

/* Longer than a line of MAIL or RCPT may be, whatever is offered: smtpath_line_limit(); test_write.c holds it to that. */
enum { COMMAND_ROOM = 4096 };

/*@ requires \valid(buffer + (0 .. size - 1)) && (mailbox == \null || is_given(mailbox));
    requires \forall integer i; 0 <= i < count ==> is_argument(arguments + i);
    assigns buffer[0 .. size - 1]; */
size_t smtpath_write_command(enum smtpath_verb verb, const struct smtpath_mailbox *mailbox,
                             const struct smtpath_argument *arguments, size_t count, bool utf8,
                             char *buffer, size_t size)
{
    char written[COMMAND_ROOM];
    struct sink command = {written, sizeof written, 0};
    struct sink out = {buffer, size, 0};
    const struct smtpath_options options = reading(SMTPATH_EXT_ALL, utf8);
    struct smtpath_line read;
    if (verb != SMTPATH_VERB_MAIL && verb != SMTPATH_VERB_RCPT)
        return 0;
    put_string(&command, verb == SMTPATH_VERB_MAIL ? "MAIL FROM:" : "RCPT TO:");
    if (!put_path(&command, mailbox))
        return 0;
    const size_t path_end = command.length;
    if (!put_arguments(&command, arguments, count, utf8) || command.length > sizeof written ||
        smtpath_read_command(written, command.length, &options, &read) != SMTPATH_OK)
        return 0;
    /* a domain that holds ">" would end the path itself, and go on with parameters of its own */
    if ((uint64_t)read.path.path.offset + read.path.path.length != path_end)
        return 0;
    put_run(&out, written, command.length);
    put_crlf(&out);
    return out.length;
}
