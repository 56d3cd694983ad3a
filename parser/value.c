// SPDX-License-Identifier: MIT
/*
 * The values of parameters: one function a grammar. The loop over the parameters uses it.
 */
#include "path.h"
#include "token.h"
#include "value.h"
#include "xtext.h"

/* A value word and what it stands for. No two words of one list begin with the same octet. */
struct choice {
    char word[11];
    uint8_t length;
    uint8_t value;
};
#define CHOICE(word, value)                                                                            \
    {                                                                                                  \
        word, sizeof word - 1, value                                                                   \
    }

/*@ requires is_cursor(c) && unrefused(c) && is_fault(reason) && \valid_read(choices + (0 .. count - 1));
    requires \forall integer i; 0 <= i < count ==> 1 <= choices[i].length <= 11;
    requires BESIDE(value);
    assigns READING, *value;
    ensures is_cursor(c) && c->at >= \old(c->at) && decided(c, \result) && (\result ==> c->at > \old(c->at)); */
static HOT bool choose(struct cursor *c, const struct choice *choices, uint32_t count,
                       enum smtpath_reason reason, uint32_t *value)
{
    /*@ loop invariant i <= count && is_cursor(c) && c->at == \at(c->at, Pre);
        loop assigns i, c->at;
        loop variant count - i; */
    for (uint32_t i = 0; i < count; i++)
        if (accept_letter(c, choices[i].word[0])) {
            *value = choices[i].value;
            return word(c, choices[i].word + 1, choices[i].length - 1u, reason);
        }
    return reject(c, reason);
}

/* body-value = "7BIT" / "8BITMIME" / "BINARYMIME"      RFC 6152 section 2, RFC 3030 section 3 */
/*@ JUDGED_VALUE; assigns p->choice; */
static NOINLINE bool body_value(struct cursor *c, struct smtpath_parameter *p,
                                enum smtpath_reason *wrong)
{
    static const struct choice choices[] = {
        CHOICE("8BITMIME", SMTPATH_BODY_8BITMIME),
        CHOICE("7BIT", SMTPATH_BODY_7BIT),
        CHOICE("BINARYMIME", SMTPATH_BODY_BINARYMIME),
    };
    if (!choose(c, choices, 3, SMTPATH_EXPECTED_BODY_TYPE, &p->choice))
        return false;
    if (p->choice == SMTPATH_BODY_BINARYMIME && (c->options->extensions & SMTPATH_EXT_BINARYMIME) == 0)
        *wrong = SMTPATH_BINARYMIME_NOT_OFFERED;
    return true;
}

/* ret-value = "FULL" / "HDRS"                                           RFC 3461 section 4.3 */
/*@ VALUE; assigns p->choice; */
static NOINLINE bool ret_value(struct cursor *c, struct smtpath_parameter *p)
{
    static const struct choice choices[] = {
        CHOICE("FULL", SMTPATH_RET_FULL),
        CHOICE("HDRS", SMTPATH_RET_HDRS),
    };
    return choose(c, choices, 2, SMTPATH_EXPECTED_RET_TYPE, &p->choice);
}

/* notify-esmtp-value = "NEVER" / 1#notify-list-element
 * notify-list-element = "SUCCESS" / "FAILURE" / "DELAY"                 RFC 3461 section 4.1 */
/*@ VALUE; assigns p->choice; */
static NOINLINE bool notify_value(struct cursor *c, struct smtpath_parameter *p)
{
    static const struct choice choices[] = {
        CHOICE("SUCCESS", SMTPATH_NOTIFY_SUCCESS),
        CHOICE("FAILURE", SMTPATH_NOTIFY_FAILURE),
        CHOICE("DELAY", SMTPATH_NOTIFY_DELAY),
        CHOICE("NEVER", SMTPATH_NOTIFY_NEVER),
    };
    uint32_t element;
    if (!choose(c, choices, 4, SMTPATH_EXPECTED_NOTIFY_TYPE, &p->choice))
        return false;
    /*@ loop invariant is_cursor(c) && c->at >= \at(c->at, Pre);
        loop invariant unrefused(c);
        loop assigns READING, element, p->choice;
        loop variant c->end - c->at; */
    while (p->choice != SMTPATH_NOTIFY_NEVER && accept(c, ',')) {
        if (!choose(c, choices, 3, SMTPATH_EXPECTED_NOTIFY_TYPE, &element))
            return false;
        p->choice |= element;
    }
    return true;
}

/*@ PRODUCTION; ensures (\result ==> c->at == \old(c->at) + 1); */
static bool semicolon(struct cursor *c)
{
    return accept(c, ';') || reject(c, SMTPATH_EXPECTED_SEMICOLON);
}

/* addr-type = atom, here without "=", which no value may hold           RFC 3461 section 4.2 */
/*@ requires BESIDE(type); PRODUCTION; assigns SPAN(*type); ensures spans(type, \old(c->at), c->at); */
static bool addr_type(struct cursor *c, struct smtpath_span *type)
{
    const uint32_t start = c->at;
    /*@ loop invariant is_cursor(c) && unrefused(c) && c->at >= start;
        loop assigns c->at;
        loop variant c->end - c->at; */
    while (is(c, ATEXT) && c->line[c->at] != '=')
        c->at++;
    note_span(type, c, start);
    return c->at > start || reject(c, SMTPATH_EXPECTED_ADDR_TYPE);
}

/* xtext, or what the address type utf-8 has in its place */
/*@ requires BESIDE(address); PRODUCTION; assigns SPAN(*address);
    ensures \result ==> spans(address, \old(c->at), c->at); */
static bool orcpt_address(struct cursor *c, bool utf_8, struct smtpath_span *address)
{
    const uint32_t start = c->at;
    /* section 3: whoever advertises both DSN and SMTPUTF8 MUST accept 8-bit UTF-8 here, asked for or not */
    const bool eight_bit = c->options->smtputf8 || (c->options->extensions & SMTPATH_EXT_SMTPUTF8) != 0;
    if (!(utf_8 ? utf8_address(c, eight_bit) : xtext(c, SMTPATH_EXPECTED_XTEXT)))
        return false;
    note_span(address, c, start);
    return true;
}

/* original-recipient-address = addr-type ";" xtext                      RFC 3461 section 4.2 */
/*@ VALUE; assigns SPAN(p->first), SPAN(p->second);
    ensures \result ==> spans(&p->first, \old(c->at), p->second.offset - 1);
    ensures \result ==> spans(&p->second, p->second.offset, c->at); */
static NOINLINE bool orcpt_value(struct cursor *c, struct smtpath_parameter *p)
{
    const uint32_t start = c->at;
    if (!addr_type(c, &p->first))
        return false;
    const bool utf_8 = is_utf8_type(c->line + start, c->at - start);
    return semicolon(c) && orcpt_address(c, utf_8, &p->second);
}

/* ---- Mailboxes in xtext --------------------------------------------------------------------------------------- */

/* Longer than any mailbox may be by section 4.5.3.1, and what a caller's own limits may allow of one in xtext. */
enum { MAILBOX_ROOM = 1024 };

/* Mailbox = Local-part "@" ( Domain / address-literal )                 RFC 5321 section 4.1.2
 * And nothing behind it but the ">" that ends the line. */
/*@ requires is_cursor(c) && unrefused(c); assigns READING, LOCAL, DOMAIN; ensures is_cursor(c); */
static bool whole_mailbox(struct cursor *c)
{
    if (!mailbox_local_part(c, SMTPATH_EXPECTED_LOCAL_PART))
        return false;
    if (c->end - c->at == 1)
        return tolerates(c, SMTPATH_TOLERATE_NO_DOMAIN);
    return accept(c, '@') && domain_or_literal(c, SMTPATH_EXPECTED_DOMAIN) && c->end - c->at == 1;
}

/* Whether octets that were encoded are a mailbox, under the limits of mailboxes and with what is tolerated in them. UTF-8
 * may stand in it where MAIL may have it. */
/*@ requires is_cursor(c) && length < MAILBOX_ROOM && \valid_read(octets + (0 .. length));
    requires \separated(octets + (0 .. length), c, c->out); assigns DEVIATION; */
static COLD bool reads_as_mailbox(struct cursor *c, const char *octets, uint32_t length,
                                  uint32_t offset)
{
    struct smtpath_line alone;
    struct cursor inside;
    alone.verb = SMTPATH_VERB_MAIL;
    begin(&inside, octets, length + 1, c->options, &alone);
    inside.in_path = true; /* its labels are measured as a path's */
    inside.in_brackets = true;
    inside.utf8 = path_utf8(c->options, SMTPATH_VERB_MAIL);
    //@ assert beside: is_cursor(c) && is_cursor(&inside) && inside.out == &alone;
    if (!whole_mailbox(&inside))
        return false;
    //@ assert outside: is_cursor(c);
    if (alone.deviations != 0)
        record_token_deviation(c, alone.deviations, offset);
    return true;
}

/* "<a@b>" for a mailbox, as curl writes AUTH: octets[0 .. length) with both brackets, read from offset on. */
/*@ requires is_cursor(c) && 2 < length < MAILBOX_ROOM && \valid_read(octets + (0 .. length - 1));
    requires \separated(octets + (0 .. length - 1), c, c->out); assigns DEVIATION;
    ensures is_cursor(c) && is_reason(\result); */
static COLD enum smtpath_reason bracketed_mailbox(struct cursor *c, const char *octets, uint32_t length,
                                                  uint32_t offset)
{
    return reads_as_mailbox(c, octets + 1, length - 2, offset) &&
                   tolerates_at(c, SMTPATH_TOLERATE_LOOSE_XTEXT, offset)
               ? SMTPATH_OK
               : SMTPATH_EXPECTED_MAILBOX;
}

/* What the value from start on, which is xtext, means. */
/*@ requires is_cursor(c) && start <= c->at && BESIDE(p); assigns p->choice, DEVIATION;
    ensures is_cursor(c) && is_reason(\result); */
static COLD enum smtpath_reason mailbox_meant(struct cursor *c, uint32_t start,
                                              struct smtpath_parameter *p)
{
    char octets[MAILBOX_ROOM];
    const size_t length = smtpath_decode_xtext(c->line + start, c->at - start, octets, sizeof octets);
    p->choice = SMTPATH_AUTH_MAILBOX;
    if (length == 2 && octets[0] == '<' && octets[1] == '>') {
        p->choice = SMTPATH_AUTH_UNKNOWN;
        return SMTPATH_OK;
    }
    if (length >= sizeof octets)
        return SMTPATH_EXPECTED_MAILBOX;
    if (length > 2 && octets[0] == '<' && octets[length - 1] == '>')
        return bracketed_mailbox(c, octets, (uint32_t)length, start);
    octets[length] = '>';
    return reads_as_mailbox(c, octets, (uint32_t)length, start) ? SMTPATH_OK : SMTPATH_EXPECTED_MAILBOX;
}

/* auth-param = "AUTH=" xtext; "the decoded form of the xtext MUST be either a <mailbox> or the two characters "<>""
 *                                                                       RFC 4954 section 8 */
/*@ JUDGED_VALUE; assigns p->choice; */
static COLD bool auth_value(struct cursor *c, struct smtpath_parameter *p, enum smtpath_reason *wrong)
{
    const uint32_t start = c->at;
    if (!mailbox_xtext(c, SMTPATH_EXPECTED_XTEXT))
        return false;
    *wrong = mailbox_meant(c, start, p);
    return true;
}

/* submitter-parameter = "SUBMITTER=" Mailbox, encoded as xtext          RFC 4405 section 4 */
/*@ JUDGED_VALUE; assigns p->choice; */
static COLD bool submitter_value(struct cursor *c, struct smtpath_parameter *p,
                                 enum smtpath_reason *wrong)
{
    const uint32_t start = c->at;
    if (!xtext(c, SMTPATH_EXPECTED_XTEXT))
        return false;
    *wrong = mailbox_meant(c, start, p);
    if (p->choice == SMTPATH_AUTH_UNKNOWN)
        *wrong = SMTPATH_EXPECTED_MAILBOX;
    return true;
}

/* ---- Times ---------------------------------------------------------------------------------------------------- */

/* RFC 4865 section 5.2.2: a message that is to be released later than it is to be delivered MUST be rejected. Of the two
 * parameters the one that comes later is at fault. */
/*@ requires is_cursor(c) && \valid_read(holdfor) && \valid_read(by) && 0 <= earlier < SMTPATH_PARAM_COUNT;
    assigns \nothing; ensures is_reason(\result); */
static enum smtpath_reason release_before_delivery(const struct cursor *c,
                                                   const struct smtpath_parameter *holdfor,
                                                   const struct smtpath_parameter *by,
                                                   enum smtpath_param earlier)
{
    //@ assert (uint32_t)(1 << earlier) == 1 << earlier;
    if ((c->out->present & SMTPATH_BIT(earlier)) == 0)
        return SMTPATH_OK;
    return by->integer < 0 || holdfor->number > (uint64_t)by->integer ? SMTPATH_HOLDFOR_BEYOND_BY
                                                                      : SMTPATH_OK;
}

/* by-value = by-time ";" by-mode [by-trace]
 * by-time = ["-" / "+"] 1*9digit; by-mode = "N" / "R"; by-trace = "T"   RFC 2852 section 4 */
/*@ JUDGED_VALUE; assigns p->integer, p->choice; */
static COLD bool by_value(struct cursor *c, struct smtpath_parameter *p, enum smtpath_reason *wrong)
{
    const bool negative = next_is(c, '-');
    uint64_t seconds;
    if (!accept(c, '-'))
        accept(c, '+');
    if (!digits(c, 9, &seconds))
        return false;
    //@ assert nine_digits: seconds <= 999999999;
    p->integer = negative ? -(int64_t)seconds : (int64_t)seconds;
    if (!semicolon(c))
        return false;
    if (accept_letter(c, 'N'))
        p->choice = SMTPATH_BY_NOTIFY;
    else if (accept_letter(c, 'R'))
        p->choice = SMTPATH_BY_RETURN;
    else
        return reject(c, SMTPATH_EXPECTED_BY_MODE);
    *wrong =
        release_before_delivery(c, &c->out->parameter[SMTPATH_PARAM_HOLDFOR], p, SMTPATH_PARAM_HOLDFOR);
    /* section 4: a time to return by that has passed makes no sense */
    if (p->choice == SMTPATH_BY_RETURN && p->integer <= 0)
        *wrong = SMTPATH_BY_TIME_NOT_POSITIVE;
    if (accept_letter(c, 'T'))
        p->choice |= SMTPATH_BY_TRACE;
    return true;
}

/* future-release-integer = %x31-39 *8DIGIT                              RFC 4865 section 3 */
/*@ JUDGED_VALUE; assigns p->number; */
static COLD bool holdfor_value(struct cursor *c, struct smtpath_parameter *p,
                               enum smtpath_reason *wrong)
{
    if (!is(c, DIGIT) || next_is(c, '0'))
        return reject(c, SMTPATH_EXPECTED_NONZERO_DIGIT);
    if (!digits(c, 9, &p->number))
        return false;
    *wrong = release_before_delivery(c, p, &c->out->parameter[SMTPATH_PARAM_BY], SMTPATH_PARAM_BY);
    return true;
}

/* A date-time as the typed value that it is. */
/*@ JUDGED_VALUE; assigns p->integer; */
static bool date_time_value(struct cursor *c, bool in_utc, struct smtpath_parameter *p,
                            enum smtpath_reason *wrong)
{
    struct moment moment;
    if (!date_time(c, in_utc, &moment))
        return false;
    p->integer = moment.seconds;
    if (!moment.day_exists)
        *wrong = SMTPATH_NO_SUCH_DAY;
    return true;
}

/* future-release-date-time = Internet-style-date-time-UTC               RFC 4865 section 3 */
/*@ JUDGED_VALUE; assigns p->integer; */
static COLD bool holduntil_value(struct cursor *c, struct smtpath_parameter *p,
                                 enum smtpath_reason *wrong)
{
    return date_time_value(c, true, p, wrong);
}

/* priority-value = (["-"] NZDIGIT) / "0"                                RFC 6710 section 6 */
/*@ VALUE; assigns p->integer; */
static COLD bool priority_value(struct cursor *c, struct smtpath_parameter *p)
{
    const bool negative = accept(c, '-');
    if (!is(c, DIGIT) || (negative && next_is(c, '0')))
        return reject(c, SMTPATH_EXPECTED_PRIORITY);
    const int64_t priority = c->line[c->at] - '0';
    p->integer = negative ? -priority : priority;
    c->at++;
    return true;
}

/* mtrk-value = certifier [":" timeout]; timeout = 1*9digits             RFC 3885 section 3.1
 * The certifier is base64 without its padding: of four characters, one alone would be no whole octet. */
/*@ VALUE; assigns p->number, SPAN(p->first);
    ensures \result ==> lies_in(&p->first, \old(c->at), c->at); */
static COLD bool mtrk_value(struct cursor *c, struct smtpath_parameter *p)
{
    const uint32_t start = c->at;
    p->number = 0;
    if (!is(c, BASE64))
        return reject(c, SMTPATH_EXPECTED_CERTIFIER);
    skip(c, BASE64);
    if ((c->at - start) % 4 == 1)
        return reject(c, SMTPATH_EXPECTED_CERTIFIER);
    note_span(&p->first, c, start);
    return !accept(c, ':') || digits(c, 9, &p->number);
}

/* rrvs-value = date-time [";" ( "C" / "R" )]                            RFC 7293 section 3.1 */
/*@ JUDGED_VALUE; assigns SPAN(p->first), p->integer, p->choice;
    ensures \result ==> lies_in(&p->first, \old(c->at), c->at); */
static COLD bool rrvs_value(struct cursor *c, struct smtpath_parameter *p, enum smtpath_reason *wrong)
{
    const uint32_t start = c->at;
    if (!date_time_value(c, false, p, wrong))
        return false;
    note_span(&p->first, c, start);
    p->choice = SMTPATH_RRVS_NONE;
    if (!accept(c, ';'))
        return true;
    if (accept_letter(c, 'C'))
        p->choice = SMTPATH_RRVS_CONTINUE;
    else if (accept_letter(c, 'R'))
        p->choice = SMTPATH_RRVS_REJECT;
    else
        return reject(c, SMTPATH_EXPECTED_RRVS_ACTION);
    return true;
}

/* Solicitation-keywords = word *("," word)
 * word = ALPHA *( ALPHA / DIGIT / "-" / "_" / "." / ":" )               RFC 3865 section 2.3 */
/*@ PRODUCTION; */
static COLD bool solicit_value(struct cursor *c)
{
    /*@ loop invariant is_cursor(c) && unrefused(c) && c->at >= \at(c->at, Pre);
        loop assigns READING;
        loop variant c->end - c->at; */
    do {
        if (!is(c, ALPHA))
            return reject(c, SMTPATH_EXPECTED_SOLICITATION);
        skip(c, SOLICIT_CHAR);
    } while (accept(c, ','));
    return true;
}

/* token = atom *("." atom), of the atoms of RFC 822 less those of MIME  RFC 1845 section 3 */
/*@ PRODUCTION; */
static bool token(struct cursor *c)
{
    /*@ loop invariant is_cursor(c) && unrefused(c) && c->at >= \at(c->at, Pre);
        loop assigns READING;
        loop variant c->end - c->at; */
    do {
        if (!is(c, TOKEN_CHAR))
            return reject(c, SMTPATH_EXPECTED_TRANSACTION_ID);
        skip(c, TOKEN_CHAR);
    } while (accept(c, '.'));
    return true;
}

/*@ PRODUCTION; */
static bool token_mark(struct cursor *c, char mark)
{
    return accept(c, mark) || reject(c, SMTPATH_EXPECTED_TRANSACTION_ID);
}

/* transid-value = "<" token "@" token ">"                               RFC 1845 section 3 */
/*@ PRODUCTION; */
static COLD bool transid_value(struct cursor *c)
{
    return token_mark(c, '<') && token(c) && token_mark(c, '@') && token(c) && token_mark(c, '>');
}

/* "XVERP" [ "=" 2( "-" / "+" / "=" ) ]: the two that stand for "@" and "=" in the sender         Postfix's VERP_README */
/*@ PRODUCTION; */
static COLD bool xverp_value(struct cursor *c)
{
    /*@ loop invariant i <= 2 && is_cursor(c) && unrefused(c) && c->at >= \at(c->at, Pre);
        loop assigns READING, i;
        loop variant 2 - i; */
    for (uint32_t i = 0; i < 2; i++)
        if (!accept(c, '-') && !accept(c, '+') && !accept(c, '='))
            return reject(c, SMTPATH_EXPECTED_DELIMITER);
    return true;
}

/* esmtp-value = 1*(%d33-60 / %d62-126)                                  RFC 5321 section 4.1.2
 * esmtp-value =/ UTF8-non-ascii                                         RFC 6531 section 3.3 */
/*@ PRODUCTION; */
static NOINLINE bool esmtp_value(struct cursor *c)
{
    const uint32_t start = c->at;
    const bool utf8 = utf8_in_force(c->options, c->out->verb);
    /*@ loop invariant is_cursor(c) && unrefused(c) && c->at >= start;
        loop assigns READING;
        loop variant c->end - c->at; */
    for (;;) {
        skip(c, ESMTP_VALUE);
        if (!utf8 || c->at >= c->end || !is_eight_bit(c->line[c->at]))
            return c->at > start || reject(c, SMTPATH_EXPECTED_VALUE);
        if (!utf8_sequence(c->line, c->end, &c->at))
            return reject(c, SMTPATH_MALFORMED_UTF8);
    }
}

/* 1*%d33-126: what a caller's own keyword may have instead */
/*@ PRODUCTION; */
static bool any_value(struct cursor *c)
{
    const uint32_t start = c->at;
    /*@ loop invariant is_cursor(c) && unrefused(c) && c->at >= start;
        loop assigns c->at;
        loop variant c->end - c->at; */
    while (is(c, PRINTABLE) && !next_is(c, ' '))
        c->at++;
    return c->at > start || reject(c, SMTPATH_EXPECTED_VALUE);
}

bool read_value(struct cursor *c, enum grammar grammar, struct smtpath_parameter *p,
                enum smtpath_reason *wrong)
{
    switch (grammar) {
    case GRAMMAR_SIZE:
        return digits(c, 20, &p->number);
    case GRAMMAR_BODY:
        return body_value(c, p, wrong);
    case GRAMMAR_RET:
        return ret_value(c, p);
    case GRAMMAR_XTEXT:
        return xtext(c, SMTPATH_EXPECTED_XTEXT);
    case GRAMMAR_NOTIFY:
        return notify_value(c, p);
    case GRAMMAR_ORCPT:
        return orcpt_value(c, p);
    case GRAMMAR_AUTH:
        return auth_value(c, p, wrong);
    case GRAMMAR_SUBMITTER:
        return submitter_value(c, p, wrong);
    case GRAMMAR_BY:
        return by_value(c, p, wrong);
    case GRAMMAR_HOLDFOR:
        return holdfor_value(c, p, wrong);
    case GRAMMAR_HOLDUNTIL:
        return holduntil_value(c, p, wrong);
    case GRAMMAR_PRIORITY:
        return priority_value(c, p);
    case GRAMMAR_MTRK:
        return mtrk_value(c, p);
    case GRAMMAR_RRVS:
        return rrvs_value(c, p, wrong);
    case GRAMMAR_SOLICIT:
        return solicit_value(c);
    case GRAMMAR_TRANSID:
        return transid_value(c);
    case GRAMMAR_XVERP:
        return xverp_value(c);
    case GRAMMAR_ANY:
        return any_value(c);
    case GRAMMAR_NONE:
    case GRAMMAR_COUNT:
        break;
    }
    return esmtp_value(c);
}
