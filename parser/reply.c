// SPDX-License-Identifier: MIT
/*
 * Replies read, RFC 5321 section 4.2: one line, the lines of one reply, and what a machine finds in the text, the
 * server's domain and the forward-path of a 251 or 551; senders call it. The lines of the reply to EHLO are ehlo.c's.
 */
#include "path.h"
#include "token.h"

/* ---- One line ---------------------------------------------------------------------------------------- */

/* The digits of a reply code. */
static const char least_digits[] = {'2', '0', '0'};
static const char most_digits[] = {'5', '5', '9'};

/* Where three octets are no code, or not the one that is expected: at the first of them that makes them so. */
/*@ requires is_cursor(c) && unrefused(c); assigns c->at, DIAGNOSTIC;
    ensures !\result && is_cursor(c) && c->at >= \old(c->at) && refused(c); */
static COLD bool refuse_code(struct cursor *c, uint16_t expected)
{
    uint32_t divisor = 100;
    uint32_t i = 0;
    /*@ loop invariant is_cursor(c) && unrefused(c) && c->at == \at(c->at, Pre) + i && i <= 2;
        loop invariant divisor == (i == 0 ? 100 : i == 1 ? 10 : 1);
        loop assigns c->at, i, divisor;
        loop variant 2 - i; */
    while (i < 2 && c->at < c->end && c->line[c->at] >= least_digits[i] &&
           c->line[c->at] <= most_digits[i] &&
           (expected == 0 || (uint32_t)(c->line[c->at] - '0') == expected / divisor % 10)) {
        c->at++;
        i++;
        divisor /= 10;
    }
    if (c->at < c->end && c->line[c->at] >= least_digits[i] && c->line[c->at] <= most_digits[i])
        return reject(c, SMTPATH_REPLY_CODE_CHANGED);
    return reject(c, SMTPATH_EXPECTED_REPLY_CODE);
}

/* Reply-code = %x32-35 %x30-35 %x30-39                                  RFC 5321 section 4.2
 * expected is the code of the lines before, 0 if there is none. */
/*@ requires \valid(code) && \separated(code, c) && \separated(code, c->out); PRODUCTION; assigns *code;
    ensures \result ==> 200 <= *code <= 559; */
static bool reply_code(struct cursor *c, uint16_t expected, uint16_t *code)
{
    if (c->end - c->at < 3)
        return refuse_code(c, expected);
    const char *digits = c->line + c->at;
    if (digits[0] < '2' || digits[0] > '5' || digits[1] < '0' || digits[1] > '5' || digits[2] < '0' ||
        digits[2] > '9')
        return refuse_code(c, expected);
    *code = (uint16_t)((digits[0] - '0') * 100 + (digits[1] - '0') * 10 + (digits[2] - '0'));
    if (expected != 0 && *code != expected)
        return refuse_code(c, expected);
    c->at += 3;
    return true;
}

/* What separates the code from the text. Of a bare code: "clients ... SHOULD be prepared to process the code
 * alone (with or without a trailing space character)"                   RFC 5321 section 4.2 */
/*@ requires \valid(last) && \separated(last, c) && \separated(last, c->out); PRODUCTION; assigns *last; */
static bool separator(struct cursor *c, bool *last)
{
    *last = !next_is(c, '-');
    return c->at == c->end || accept(c, '-') || accept(c, ' ') ||
           reject(c, SMTPATH_EXPECTED_REPLY_SEPARATOR);
}

/* Below 128, one more carries 127 alone into the highest bit, and 96 more all from 32 on. */
/*@ requires \valid_read(octets + (0 .. 7)); assigns \nothing; ensures \result == 0 || \result == 1; */
static HOT bool eight_printable(const char *octets)
{
    const uint64_t highest = UINT64_C(0x8080808080808080);
    const uint64_t eight = four_octets(octets) | (uint64_t)four_octets(octets + 4) << 32;
    const uint64_t low = eight & ~highest;
    const uint64_t one_more = low + UINT64_C(0x0101010101010101);
    const uint64_t much_more = low + UINT64_C(0x6060606060606060);
    return ((eight | one_more | ~much_more) & highest) == 0;
}

/* Where, from at on, the first octet stands that is none of %d32-126; end if none does. */
/*@ requires at <= end && \valid_read(octets + (0 .. end - 1)); assigns \nothing; ensures at <= \result <= end; */
static uint32_t past_printable(const char *octets, uint32_t at, uint32_t end)
{
    /*@ loop invariant \at(at, Pre) <= at <= end;
        loop assigns at;
        loop variant end - at; */
    while (end - at >= 8 && eight_printable(octets + at))
        at += 8;
    /*@ loop invariant \at(at, Pre) <= at <= end;
        loop assigns at;
        loop variant end - at; */
    while (at < end && in_class(octets[at], PRINTABLE))
        at++;
    return at;
}

/* textstring = 1*(%d09 / %d32-126)                                      RFC 5321 section 4.2
 * With SMTPUTF8, UTF-8 strings too                                      RFC 6531 section 3.7.4 */
/*@ PRODUCTION; ensures (\result ==> c->at == c->end); */
static bool textstring(struct cursor *c)
{
    c->at = past_printable(c->line, c->at, c->end);
    skip(c, TEXT_CHAR);
    /*@ loop invariant is_cursor(c) && unrefused(c) && c->at >= \at(c->at, Pre);
        loop assigns c->at;
        loop variant c->end - c->at; */
    while (c->at < c->end) {
        if (!c->utf8 || !is_eight_bit(c->line[c->at]))
            return reject(c, SMTPATH_EXPECTED_REPLY_TEXT);
        if (!utf8_sequence(c->line, c->end, &c->at))
            return reject(c, SMTPATH_REPLY_NOT_UTF8);
        skip(c, TEXT_CHAR);
    }
    return true;
}

/* ---- The enhanced status code ------------------------------------------------------------------------ */

/*@ predicate is_status(uint16_t *enhanced, integer class) =
      enhanced[0] == class && class != 3 && enhanced[1] <= 999 && enhanced[2] <= 999;
    predicate is_text_of(struct smtpath_reply_line *line, integer end) =
      spans(&line->text, line->text.offset, end) &&
      (line->enhanced[0] == 0 || is_status(&line->enhanced[0], line->code / 100)); */

/* subject = 1*3digit; detail = 1*3digit                                 RFC 3463 section 2
 * "without leading zero digits". Rejects nothing: what is no status code is text. */
/*@ requires is_cursor(c) && unrefused(c) && \valid(number) && \separated(number, c) && \separated(number, c->out);
    assigns c->at, *number;
    ensures is_cursor(c) && unrefused(c) && c->at >= \old(c->at) && *number <= 999; */
static bool sub_code(struct cursor *c, uint16_t *number)
{
    const uint32_t start = c->at;
    *number = 0;
    /*@ loop invariant is_cursor(c) && unrefused(c) && start <= c->at <= start + 3;
        loop invariant *number <= (c->at == start ? 0 : c->at == start + 1 ? 9 : c->at == start + 2 ? 99 : 999);
        loop assigns c->at, *number;
        loop variant c->end - c->at; */
    while (is(c, DIGIT) && c->at - start < 3)
        *number = (uint16_t)(*number * 10 + (c->line[c->at++] - '0'));
    return c->at > start && (c->line[start] != '0' || c->at - start == 1);
}

/* status-code = class "." subject "." detail; class = "2" / "4" / "5"   RFC 3463 section 2
 * "All status codes returned by the server must agree with the primary response code"; the text follows
 * behind a space                                                        RFC 2034 sections 3, 4 */
/*@ requires is_cursor(c) && unrefused(c); requires 2 <= class <= 5 && \valid(enhanced + (0 .. 2));
    requires \separated(enhanced + (0 .. 2), c) && \separated(enhanced + (0 .. 2), c->out);
    assigns c->at, enhanced[0 .. 2]; ensures is_cursor(c) && unrefused(c) && c->at >= \old(c->at);
    ensures \result ? is_status(enhanced, class) : enhanced[0] == 0; */
static bool status_code(struct cursor *c, uint16_t class, uint16_t enhanced[3])
{
    uint16_t subject, detail;
    enhanced[0] = 0;
    if (class == 3 || !accept(c, (char)('0' + class)) || !accept(c, '.') || !sub_code(c, &subject) ||
        !accept(c, '.') || !sub_code(c, &detail) || !(c->at == c->end || accept(c, ' ')))
        return false;
    enhanced[0] = class;
    enhanced[1] = subject;
    enhanced[2] = detail;
    return true;
}

/* ---- The server's domain ----------------------------------------------------------------------------- */

/* Whether a word of the text is meant as a host's name. In a greeting any Domain is; elsewhere it takes two
 * labels, since "221 Bye" and "421 Try again later" are what servers say. */
/*@ requires is_cursor(c) && span.offset + span.length <= c->end; assigns \nothing;
    ensures \result == 0 || \result == 1; */
static bool names_host(const struct cursor *c, struct smtpath_span span, bool is_greeting)
{
    /*@ loop invariant i <= span.length;
        loop assigns i;
        loop variant span.length - i; */
    for (uint32_t i = 0; i < span.length; i++)
        if (c->line[span.offset + i] == '.' || c->line[span.offset + i] == '[')
            return true;
    return is_greeting && span.length > 0;
}

/* Greeting = ( "220 " (Domain / address-literal) [ SP textstring ] CRLF ) / ...   RFC 5321 section 4.2
 * "221 <domain> Service closing transmission channel", "421 <domain> Service not available, ..."   section 4.2.2
 * Rejects nothing: text that begins with no domain is text. */
/*@ requires is_cursor(c) && unrefused(c);
    requires \valid(out) && \separated(out, c) && \separated(out, c->out) && absent(&out->domain);
    assigns READING, DOMAIN, out->domain; ensures is_cursor(c) && unrefused(c) && c->at == \old(c->at);
    ensures lies_in(&out->domain, 0, c->end); */
static void domain_of_server(struct cursor *c, struct smtpath_reply_line *out)
{
    const uint32_t start = c->at;
    if (out->code != 220 && out->code != 221 && out->code != 421)
        return;
    if (domain_or_literal(c, SMTPATH_EXPECTED_DOMAIN) && (c->at == c->end || next_is(c, ' ')) &&
        names_host(c, span_from(c, start), out->code == 220 && out->enhanced[0] == 0))
        out->domain = span_from(c, start);
    c->out->diagnostic.reason = SMTPATH_OK;
    c->at = start;
}

/* ---- A whole line ------------------------------------------------------------------------------------ */

/* The status code, if there is one, and the text: what is wrong with the text makes neither another one. */
/*@ requires 200 <= out->code <= 559 && \valid(out) && \separated(out, c) && \separated(out, c->out) &&
      absent(&out->domain);
    PRODUCTION; assigns DOMAIN, out->enhanced[0 .. 2], out->text, out->domain;
    ensures is_text_of(out, c->end); */
static bool text_of_reply(struct cursor *c, bool first, struct smtpath_reply_line *out)
{
    const uint32_t start = c->at;
    //@ assert 2 <= out->code / 100 <= 5;
    if (!status_code(c, out->code / 100, out->enhanced))
        c->at = start;
    //@ assert is_cursor(c) && unrefused(c) && c->at >= start;
    out->text.offset = c->at;
    out->text.length = c->end - c->at;
    //@ assert within: out->text.length <= c->end;
    if (first)
        domain_of_server(c, out);
    return textstring(c);
}

/* Reply-line = *( Reply-code "-" [ textstring ] CRLF )
 *              Reply-code [ SP textstring ] CRLF                        RFC 5321 section 4.2
 * expected is the code of the lines before, 0 for the first one. */
/*@ requires \valid(out) && \separated(out, c) && \separated(out, c->out) && out->code == 0 &&
      absent(&out->domain);
    PRODUCTION; assigns DOMAIN, out->code, out->last, out->enhanced[0 .. 2], out->text, out->domain;
    ensures out->code == 0 ? !\result : 200 <= out->code <= 559 && is_text_of(out, c->end); */
static bool reply_line(struct cursor *c, uint16_t expected, struct smtpath_reply_line *out)
{
    uint16_t code = 0;
    bool last;
    if (!reply_code(c, expected, &code) || !separator(c, &last))
        return false;
    out->code = code;
    out->last = last;
    return text_of_reply(c, expected == 0, out);
}

/* ---- The lines of one reply -------------------------------------------------------------------------- */

/*@ requires \valid(reply) && \valid_read(line) && \separated(reply, line); assigns *reply;
    ensures reply->code == line->code && reply->complete == line->last; */
static void add_line(struct smtpath_reply *reply, const struct smtpath_reply_line *line)
{
    static const struct smtpath_reply none;
    if (reply->complete)
        *reply = none;
    reply->code = line->code;
    reply->lines += reply->lines < UINT32_MAX;
    reply->complete = line->last;
    if (reply->enhanced[0] == 0) {
        reply->enhanced[0] = line->enhanced[0];
        reply->enhanced[1] = line->enhanced[1];
        reply->enhanced[2] = line->enhanced[2];
    }
}

/* The longest line that 32 bits can count, with its CRLF. */
static const uint32_t longest_reply = UINT32_MAX - 2;

/*@ requires c->at == 0; PRODUCTION; */
static bool reply_within_limit(struct cursor *c)
{
    if (c->end <= longest_reply)
        return true;
    c->at = longest_reply;
    return reject(c, SMTPATH_LINE_TOO_LONG);
}

/* Why a line was refused. */
/*@ requires is_cursor(c) && refused(c) && \valid(out) && \separated(out, c) && \separated(out, c->out);
    assigns out->diagnostic;
    ensures is_fault(out->diagnostic.reason);
    ensures out->diagnostic.offset + out->diagnostic.length <= c->end; */
static void keep_refusal(const struct cursor *c, struct smtpath_reply_line *out)
{
    out->diagnostic = c->out->diagnostic;
}

/* The result of a line of which nothing is known yet. */
/*@ requires \valid(out); assigns *out;
    ensures out->length == length && out->code == 0 && absent(&out->domain) && absent(&out->text); */
static void clear_reply_line(struct smtpath_reply_line *out, uint32_t length)
{
    static const struct smtpath_diagnostic none;
    out->diagnostic = none;
    out->code = 0;
    out->enhanced[0] = out->enhanced[1] = out->enhanced[2] = 0;
    out->last = false;
    out->length = length;
    clear_span(&out->text);
    clear_span(&out->domain);
}

/* A line by itself, into what was cleared. Returns: whether nothing is wrong with it. */
/*@ requires \valid_read(line + (0 .. length - 1)) && \valid(out);
    requires out->code == 0 && absent(&out->domain) && absent(&out->text);
    assigns out->code, out->last, out->enhanced[0 .. 2], out->text, out->domain, out->diagnostic;
    ensures out->code == 0 ? !\result : 200 <= out->code <= 559 && is_text_of(out, length);
    ensures !\result ==> is_fault(out->diagnostic.reason);
    ensures !\result ==> out->diagnostic.offset + out->diagnostic.length <= length; */
static bool read_alone(const char *line, uint32_t length, bool utf8, uint16_t expected,
                       struct smtpath_reply_line *out)
{
    struct smtpath_line scratch;
    struct cursor c;
    scratch.verb = SMTPATH_VERB_UNKNOWN;
    begin(&c, line, length, &no_options, &scratch);
    c.utf8 = utf8;
    //@ assert begun: is_cursor(&c) && c.end == length && unrefused(&c);
    if (reply_within_limit(&c) && reply_line(&c, expected, out))
        return true;
    keep_refusal(&c, out);
    return false;
}

/*@ requires \valid_read(line + (0 .. length - 1)) && \valid(out);
    requires (reply == \null || \valid(reply)) && \separated(reply, out);
    assigns *out, *reply;
    ensures out->length == (length <= UINT32_MAX ? length : UINT32_MAX);
    ensures out->code == 0 ? \result != SMTPATH_OK : 200 <= out->code <= 559 && is_text_of(out, out->length);
    ensures \result != SMTPATH_OK ==> \result == out->diagnostic.reason && is_fault(\result);
    ensures \result != SMTPATH_OK ==> out->diagnostic.offset + out->diagnostic.length <= out->length; */
enum smtpath_reason smtpath_read_reply_line(const char *line, size_t length, bool utf8,
                                            struct smtpath_reply *reply, struct smtpath_reply_line *out)
{
    const uint32_t readable = length > UINT32_MAX ? UINT32_MAX : (uint32_t)length;
    const uint16_t expected = reply == NULL || reply->complete ? 0 : reply->code;
    clear_reply_line(out, readable);
    const bool accepted = read_alone(line, readable, utf8, expected, out);
    if (reply != NULL && out->code != 0)
        add_line(reply, out);
    return accepted ? SMTPATH_OK : out->diagnostic.reason;
}

/* ---- The forward-path -------------------------------------------------------------------------------- */

/*@ requires is_cursor(c) && from <= c->end; assigns \nothing; ensures from <= \result <= c->end; */
static uint32_t find_in_text(const struct cursor *c, uint32_t from, char octet)
{
    /*@ loop invariant \at(from, Pre) <= from <= c->end;
        loop assigns from;
        loop variant c->end - from; */
    while (from < c->end && c->line[from] != octet)
        from++;
    return from;
}

/* "251 User not local; will forward to <forward-path>", "551 User not local; please try <forward-path>"
 *                                                                       RFC 5321 section 4.2.2 */
static const struct announcement {
    const char *words; /* in upper case */
    uint32_t length;
} announcements[] = {{"WILL FORWARD TO", 15}, {"PLEASE TRY", 10}};
enum { ANNOUNCEMENTS = sizeof announcements / sizeof announcements[0] };

/* Where the "<" stands behind the wording that begins at an offset; the end if none does. */
/*@ requires is_cursor(c) && at <= c->end; assigns \nothing; ensures at <= \result <= c->end; */
static uint32_t behind_wording(const struct cursor *c, uint32_t at)
{
    /*@ loop invariant i <= ANNOUNCEMENTS;
        loop assigns i;
        loop variant ANNOUNCEMENTS - i; */
    for (uint32_t i = 0; i < ANNOUNCEMENTS; i++) {
        const struct announcement *w = &announcements[i];
        if (c->end - at < w->length || !same_ignoring_case(c->line + at, w->words, w->length))
            continue;
        uint32_t open = at + w->length;
        /*@ loop invariant at <= open <= c->end;
            loop assigns open;
            loop variant c->end - open; */
        while (open < c->end && c->line[open] == ' ')
            open++;
        if (open < c->end && c->line[open] == '<')
            return open;
    }
    return c->end;
}

/* The "<" behind the first of the wordings that has one; the end if none has. */
/*@ requires is_cursor(c); assigns \nothing; ensures c->at <= \result <= c->end; */
static uint32_t find_wording(const struct cursor *c)
{
    uint32_t open = c->end;
    /*@ loop invariant c->at <= at <= c->end && c->at <= open <= c->end;
        loop assigns at, open;
        loop variant c->end - at; */
    for (uint32_t at = c->at; at < c->end && open == c->end; at++)
        open = behind_wording(c, at);
    return open;
}

/* The only "<...>" of a text without the wording, if it is a path: then it can hardly be meant otherwise. It ends
 * where its path does, or, if it is none, at the first ">". */
/*@ requires is_cursor(c) && unrefused(c) && empty(&c->out->path);
    assigns READING, c->in_path, c->in_brackets, c->place, c->utf8, PATH;
    ensures \result == SMTPATH_FORWARD_NONE || \result == SMTPATH_FORWARD_PATH || \result ==
      SMTPATH_FORWARD_SEVERAL;
    ensures \result == SMTPATH_FORWARD_PATH ==> \old(c->at) <= c->out->path.path.offset &&
      is_path(&c->out->path, c->out->path.path.offset, c->at) && c->at <= \old(c->end);
    ensures c->end == \old(c->end) && c->out == \old(c->out); */
static enum smtpath_forward only_path(struct cursor *c)
{
    const uint32_t open = find_in_text(c, c->at, '<');
    if (open == c->end)
        return SMTPATH_FORWARD_NONE;
    c->at = open;
    const bool found = any_path(c);
    const uint32_t behind = found ? c->at : find_in_text(c, open, '>');
    if (find_in_text(c, behind, '<') < c->end)
        return SMTPATH_FORWARD_SEVERAL;
    return found ? SMTPATH_FORWARD_PATH : SMTPATH_FORWARD_NONE;
}

/* What the wording announces must be a path; else it is looked whether there is one. */
/*@ requires is_cursor(c) && unrefused(c) && empty(&c->out->path);
    assigns READING, c->in_path, c->in_brackets, c->place, c->utf8, PATH;
    ensures \result == SMTPATH_FORWARD_PATH ==> \old(c->at) <= c->out->path.path.offset &&
      is_path(&c->out->path, c->out->path.path.offset, c->at) && c->at <= \old(c->end);
    ensures \result == SMTPATH_FORWARD_MALFORMED ==> is_fault(c->out->diagnostic.reason) &&
      c->out->diagnostic.offset + c->out->diagnostic.length <= \old(c->end);
    ensures c->end == \old(c->end) && c->out == \old(c->out); */
static enum smtpath_forward forward_path(struct cursor *c)
{
    const uint32_t announced = find_wording(c);
    c->place = PLACE_FORWARD_PATH;
    if (announced == c->end)
        return only_path(c);
    c->at = announced;
    return any_path(c) ? SMTPATH_FORWARD_PATH : SMTPATH_FORWARD_MALFORMED;
}

/*@ requires \valid_read(read) && read->text.offset + read->text.length <= UINT32_MAX && \valid(out);
    requires \valid_read(line + (0 .. read->text.offset + read->text.length - 1));
    requires \separated(out, read) && \separated(out, &no_options);
    requires \separated(out, line + (0 .. read->text.offset + read->text.length - 1)); assigns *out;
    ensures \result == SMTPATH_FORWARD_PATH ==> \old(read->text.offset) <= out->path.path.offset &&
      parts(&out->path, out->path.path.offset, \old(read->text.offset + read->text.length));
    ensures \result == SMTPATH_FORWARD_MALFORMED ==> is_fault(out->diagnostic.reason) &&
      out->diagnostic.offset + out->diagnostic.length <= \old(read->text.offset + read->text.length); */
enum smtpath_forward smtpath_read_forward_path(const char *line, const struct smtpath_reply_line *read,
                                               bool utf8, struct smtpath_line *out)
{
    const uint32_t begins = read->text.offset, end = begins + read->text.length;
    struct cursor c;
    //@ assert end == \at(read->text.offset + read->text.length, Pre);
    out->verb = SMTPATH_VERB_RCPT;
    begin(&c, line, end, &no_options, out);
    c.at = begins;
    c.utf8 = utf8;
    //@ assert c.at == begins && c.end == end && c.out == out;
    const enum smtpath_forward found = forward_path(&c);
    /*@ assert found == SMTPATH_FORWARD_MALFORMED ==> is_fault(out->diagnostic.reason) &&
          out->diagnostic.offset + out->diagnostic.length <= end; */
    if (found == SMTPATH_FORWARD_NONE || found == SMTPATH_FORWARD_SEVERAL)
        begin(&c, line, end, &no_options, out); /* what was read on the way is not meant */
    return found;
}
