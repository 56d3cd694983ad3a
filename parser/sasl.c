// SPDX-License-Identifier: MIT
/*
 * The lines of a SASL exchange, RFC 4954 section 4: what a server sends behind 334, and what a client answers.
 * Receivers and senders call it. The initial response in an AUTH command is the command's.
 */
#include "token.h"

/* The longest line of an exchange, with its CRLF                        RFC 4954 section 4 */
enum { SASL_LINE = 12288 };

/* base64 to the end of the line. */
/*@ PRODUCTION; */
static bool whole_base64(struct cursor *c)
{
    if (!base64(c))
        return false;
    if (c->at == c->end)
        return true;
    return reject(c,
                  c->line[c->at - 1] == '=' ? SMTPATH_EXPECTED_RESPONSE_END : SMTPATH_EXPECTED_BASE64);
}

/* continue-req = "334" SP [base64] CRLF, behind its SP
 * *( CRLF [base64] ) [CRLF cancel-response]; cancel-response = "*"      RFC 4954 section 8 */
/*@ requires is_cursor(c) && unrefused(c);
    requires \valid(out) && \separated(out, c) && \separated(out, c->out); assigns READING, out->kind;
    ensures is_cursor(c) && decided(c, \result); */
static bool sasl_line(struct cursor *c, enum smtpath_sasl_side side, struct smtpath_sasl_line *out)
{
    if (c->at == c->end)
        return true;
    if (side == SMTPATH_SASL_SERVER || !accept(c, '*')) {
        out->kind = SMTPATH_SASL_BASE64;
        return whole_base64(c);
    }
    out->kind = SMTPATH_SASL_CANCEL;
    return c->at == c->end || reject(c, SMTPATH_EXPECTED_RESPONSE_END);
}

/*@ requires \valid_read(line + (0 .. length - 1)) && \valid(out);
    requires \separated(out, line + (0 .. length - 1)); assigns *out;
    ensures \result == out->diagnostic.reason && (\result == SMTPATH_OK || is_fault(\result)); */
enum smtpath_reason smtpath_read_sasl_line(const char *line, size_t length, enum smtpath_sasl_side side,
                                           struct smtpath_sasl_line *out)
{
    struct smtpath_line scratch;
    struct cursor c;
    out->kind = SMTPATH_SASL_EMPTY;
    scratch.verb = SMTPATH_VERB_AUTH;
    begin(&c, line, length > SASL_LINE ? SASL_LINE : (uint32_t)length, &no_options, &scratch);
    if (c.end > SASL_LINE - 2) {
        c.at = SASL_LINE - 2;
        reject(&c, SMTPATH_AUTH_LINE_TOO_LONG);
    } else {
        sasl_line(&c, side, out);
    }
    out->diagnostic = scratch.diagnostic;
    return out->diagnostic.reason;
}
