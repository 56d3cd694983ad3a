// SPDX-License-Identifier: MIT
/*
 * Replies read, RFC 5321 section 4.2: one line, the lines of one reply, and the forward-path in the text of
 * a 251 or 551. The lines of the reply to EHLO are ehlo.c's.
 */
#include "internal.h"

/* ---- One line ---------------------------------------------------------------------------------------- */

/* Reply-code = %x32-35 %x30-35 %x30-39                                  RFC 5321 section 4.2
 * expected is the code of the lines before, 0 if there is none. */
static bool reply_code(struct cursor *c, uint16_t expected, uint16_t *code)
{
    static const char lowest[3] = {'2', '0', '0'};
    static const char highest[3] = {'5', '5', '9'};
    uint32_t divisor = 100;
    *code = 0;
    for (uint32_t i = 0; i < 3; i++) {
        const char digit = c->at < c->end ? c->line[c->at] : '\0';
        if (digit < lowest[i] || digit > highest[i])
            return reject(c, SMTPATH_EXPECTED_REPLY_CODE);
        if (expected != 0 && (uint32_t)(digit - '0') != expected / divisor % 10)
            return reject(c, SMTPATH_REPLY_CODE_CHANGED);
        *code = (uint16_t)(*code * 10 + (digit - '0'));
        divisor /= 10;
        c->at++;
    }
    return true;
}

/* Reply-line = *( Reply-code "-" [ textstring ] CRLF )
 *              Reply-code [ SP textstring ] CRLF                        RFC 5321 section 4.2
 * Of a bare code: "clients ... SHOULD be prepared to process the code alone (with or without a trailing
 * space character)". */
static bool separator(struct cursor *c, bool *last)
{
    *last = !next_is(c, '-');
    return c->at == c->end || accept(c, '-') || accept(c, ' ') ||
           reject(c, SMTPATH_EXPECTED_REPLY_SEPARATOR);
}

/* textstring = 1*(%d09 / %d32-126)                                      RFC 5321 section 4.2
 * With SMTPUTF8, UTF-8 strings too                                      RFC 6531 section 3.7.4 */
static bool textstring(struct cursor *c)
{
    skip(c, TEXT_CHAR);
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

/* subject = 1*3digit; detail = 1*3digit                                 RFC 3463 section 2
 * "without leading zero digits". Rejects nothing: what is no status code is text. */
static bool sub_code(struct cursor *c, uint16_t *number)
{
    const uint32_t start = c->at;
    *number = 0;
    while (is(c, DIGIT) && c->at - start < 3)
        *number = (uint16_t)(*number * 10 + (c->line[c->at++] - '0'));
    return c->at > start && (c->line[start] != '0' || c->at - start == 1);
}

/* status-code = class "." subject "." detail; class = "2" / "4" / "5"   RFC 3463 section 2
 * "All status codes returned by the server must agree with the primary response code"; the text follows
 * behind a space                                                        RFC 2034 sections 3, 4 */
static bool status_code(struct cursor *c, uint16_t class, uint16_t enhanced[3])
{
    uint16_t subject, detail;
    if (class == 3 || !accept(c, (char)('0' + class)) || !accept(c, '.') || !sub_code(c, &subject) ||
        !accept(c, '.') || !sub_code(c, &detail) || !(c->at == c->end || accept(c, ' ')))
        return false;
    enhanced[0] = class;
    enhanced[1] = subject;
    enhanced[2] = detail;
    return true;
}

/* The text, and the status code before it if there is one. */
static bool text_of_reply(struct cursor *c, struct smtpath_reply_line *out)
{
    const uint32_t start = c->at;
    if (!textstring(c))
        return false;
    c->at = start;
    if (!status_code(c, out->code / 100, out->enhanced))
        c->at = start;
    out->text.offset = c->at;
    out->text.length = c->end - c->at;
    //@ assert within: out->text.length <= c->end;
    return true;
}

/* ---- The lines of one reply -------------------------------------------------------------------------- */

static void add_line(struct smtpath_reply *reply, const struct smtpath_reply_line *line)
{
    static const struct smtpath_reply none;
    if (reply->complete)
        *reply = none;
    reply->code = line->code;
    reply->lines++;
    reply->complete = line->last;
    if (reply->enhanced[0] == 0)
        memcpy(reply->enhanced, line->enhanced, sizeof reply->enhanced);
}

enum smtpath_reason smtpath_read_reply_line(const char *line, size_t length, bool utf8,
                                            struct smtpath_reply *reply, struct smtpath_reply_line *out)
{
    static const struct smtpath_reply_line nothing;
    const uint16_t expected = reply == NULL || reply->complete ? 0 : reply->code;
    struct smtpath_line scratch;
    struct cursor c;
    *out = nothing;
    out->length = length > UINT32_MAX ? UINT32_MAX : (uint32_t)length;
    scratch.verb = SMTPATH_VERB_UNKNOWN;
    begin(&c, line, out->length, NULL, &scratch);
    c.utf8 = utf8;
    if (!reply_code(&c, expected, &out->code) || !separator(&c, &out->last) ||
        !text_of_reply(&c, out)) {
        out->diagnostic = scratch.diagnostic;
        return out->diagnostic.reason;
    }
    if (reply != NULL)
        add_line(reply, out);
    return SMTPATH_OK;
}

/* ---- The forward-path -------------------------------------------------------------------------------- */

static uint32_t find_in_text(const struct cursor *c, uint32_t from, char octet)
{
    while (from < c->end && c->line[from] != octet)
        from++;
    return from;
}

/* "251 User not local; will forward to <forward-path>", "551 User not local; please try <forward-path>"
 *                                                                       RFC 5321 section 4.2.2
 * A "<...>" ends where its path does, or, if it is no path, at the first ">". */
enum smtpath_forward smtpath_read_forward_path(const char *line, const struct smtpath_reply_line *read,
                                               bool utf8, struct smtpath_line *out)
{
    const uint32_t end = read->text.offset + read->text.length;
    struct cursor c;
    out->verb = SMTPATH_VERB_RCPT;
    begin(&c, line, end, NULL, out);
    const uint32_t open = find_in_text(&c, read->text.offset, '<');
    if (open == end)
        return SMTPATH_FORWARD_NONE;
    c.at = open;
    c.place = PLACE_FORWARD_PATH;
    c.utf8 = utf8;
    const bool is_path = any_path(&c);
    const uint32_t behind = is_path ? c.at : find_in_text(&c, open, '>');
    if (find_in_text(&c, behind, '<') < end) {
        begin(&c, line, end, NULL, out);
        return SMTPATH_FORWARD_SEVERAL;
    }
    return is_path ? SMTPATH_FORWARD_PATH : SMTPATH_FORWARD_MALFORMED;
}
