// SPDX-License-Identifier: MIT
/*
 * The values of parameters: one function a grammar. The loop over the parameters uses it.
 */
#include "token.h"
#include "value.h"

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
    assigns c->at, DIAGNOSTIC, *value;
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

/* Whether the digits of a HEXPOINT so far, count of them with this value, are a whole one: a code point
 * that needs the encoding, and no surrogate. */
/*@ assigns \nothing; */
static bool is_hexpoint(uint32_t value, uint32_t count)
{
    return count >= 2 && (value == 0x5C || value >= 0x80) && !(value >= 0xD800 && value <= 0xDFFF);
}

/* EmbeddedUnicodeChar = %x5C.78 "{" HEXPOINT "}"
 * HEXPOINT = ( ( "0"/"1" ) %x31-39 ) / "10" / "20" / "2B" / "3D" / "7F" / "5C" / ( HEXDIG8 HEXDIG )
 *            / ( NZHEXDIG 2(HEXDIG) ) / ...                              RFC 6533 section 3
 * Of its first line only "5C" is read here: the others are octets that need no encoding, or controls. */
/*@ requires c->at < c->end; PRODUCTION; ensures c->at > \old(c->at); */
static bool embedded_unicode_char(struct cursor *c)
{
    uint32_t value = 0, count = 0;
    //@ assert seen: c->at < c->end;
    c->at++; /* "\": the caller has seen it */
    if (!accept(c, 'x') || !accept(c, '{') || next_is(c, '0'))
        return reject(c, SMTPATH_EXPECTED_HEXPOINT);
    /* the sixth digit only in 10xxxx: nothing is beyond U+10FFFF */
    /*@ loop invariant is_cursor(c) && c->at > \at(c->at, Pre) && count <= 6;
        loop invariant value <= (count == 0 ? 0 : count == 1 ? 0xF : count == 2 ? 0xFF : count == 3 ? 0xFFF :
        count == 4 ? 0xFFFF : count == 5 ? 0xFFFFF : 0xFFFFFF);
        loop assigns value, count, c->at;
        loop variant c->end - c->at; */
    while (is(c, UPPER_HEXDIG) && (count < 5 || (count == 5 && value >> 12 == 0x10))) {
        //@ assert in_line: c->at < c->end;
        const char digit = c->line[c->at];
        value = value * 16 + (uint32_t)(in_class(digit, DIGIT) ? digit - '0' : digit - 'A' + 10);
        count++;
        c->at++;
    }
    if (!is_hexpoint(value, count) || !accept(c, '}'))
        return reject(c, SMTPATH_EXPECTED_HEXPOINT);
    return true;
}

/* utf-8-addr-xtext = 1*(QCHAR / EmbeddedUnicodeChar)
 * utf-8-addr-unitext = 1*(QUCHAR / EmbeddedUnicodeChar); QUCHAR = QCHAR / UTF8-non-ascii
 *                                                                       RFC 6533 section 3 */
/*@ PRODUCTION; */
static bool utf8_address(struct cursor *c)
{
    const uint32_t start = c->at;
    /*@ loop invariant is_cursor(c) && unrefused(c) && c->at >= start;
        loop assigns READING;
        loop variant c->end - c->at; */
    for (;;) {
        skip(c, UTF8_ADDRESS);
        const bool escape = next_is(c, '\\');
        const bool eight_bit = c->utf8 && c->at < c->end && is_eight_bit(c->line[c->at]);
        if (!escape && !eight_bit)
            return c->at > start || reject(c, SMTPATH_EXPECTED_UTF8_ADDRESS);
        if (!(escape ? embedded_unicode_char(c) : utf8_non_ascii(c)))
            return false;
    }
}

/* xtext, or what the address type utf-8 has in its place */
/*@ requires BESIDE(address); PRODUCTION; assigns SPAN(*address);
    ensures \result ==> spans(address, \old(c->at), c->at); */
static bool orcpt_address(struct cursor *c, bool utf_8, struct smtpath_span *address)
{
    const uint32_t start = c->at;
    if (!(utf_8 ? utf8_address(c) : xtext(c, SMTPATH_EXPECTED_XTEXT)))
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
    const bool utf_8 = c->at - start == 5 && same_ignoring_case(c->line + start, "UTF-8", 5);
    return semicolon(c) && orcpt_address(c, utf_8, &p->second);
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
    p->integer = negative ? -(int32_t)seconds : (int32_t)seconds;
    if (!semicolon(c))
        return false;
    if (accept_letter(c, 'N'))
        p->choice = SMTPATH_BY_NOTIFY;
    else if (accept_letter(c, 'R'))
        p->choice = SMTPATH_BY_RETURN;
    else
        return reject(c, SMTPATH_EXPECTED_BY_MODE);
    /* section 4: a time to return by that has passed makes no sense */
    if (p->choice == SMTPATH_BY_RETURN && p->integer <= 0)
        *wrong = SMTPATH_BY_TIME_NOT_POSITIVE;
    if (accept_letter(c, 'T'))
        p->choice |= SMTPATH_BY_TRACE;
    return true;
}

/* future-release-integer = %x31-39 *8DIGIT                              RFC 4865 section 4 */
/*@ VALUE; assigns p->number; */
static COLD bool holdfor_value(struct cursor *c, struct smtpath_parameter *p)
{
    if (!is(c, DIGIT) || next_is(c, '0'))
        return reject(c, SMTPATH_EXPECTED_NONZERO_DIGIT);
    return digits(c, 9, &p->number);
}

/* future-release-date-time = date-time                                  RFC 4865 section 4 */
/*@ requires BESIDE(wrong) && is_reason(*wrong); PRODUCTION; assigns *wrong; ensures is_reason(*wrong); */
static COLD bool date_time_value(struct cursor *c, enum smtpath_reason *wrong)
{
    bool day_exists;
    if (!date_time(c, true, &day_exists))
        return false;
    if (!day_exists)
        *wrong = SMTPATH_NO_SUCH_DAY;
    return true;
}

/* priority-value = (["-"] NZDIGIT) / "0"                                RFC 6710 section 6 */
/*@ VALUE; assigns p->integer; */
static COLD bool priority_value(struct cursor *c, struct smtpath_parameter *p)
{
    const bool negative = accept(c, '-');
    if (!is(c, DIGIT) || (negative && next_is(c, '0')))
        return reject(c, SMTPATH_EXPECTED_PRIORITY);
    const int32_t priority = c->line[c->at] - '0';
    p->integer = negative ? -priority : priority;
    c->at++;
    return true;
}

/* mtrk-value = certifier [":" timeout]; timeout = 1*9digits             RFC 3885 section 3 */
/*@ VALUE; assigns p->number, SPAN(p->first);
    ensures \result ==> lies_in(&p->first, \old(c->at), c->at); */
static COLD bool mtrk_value(struct cursor *c, struct smtpath_parameter *p)
{
    const uint32_t start = c->at;
    p->number = 0;
    if (!is(c, BASE64))
        return reject(c, SMTPATH_EXPECTED_CERTIFIER);
    skip(c, BASE64);
    note_span(&p->first, c, start);
    return !accept(c, ':') || digits(c, 9, &p->number);
}

/* rrvs-value = date-time [";" ( "C" / "R" )]                            RFC 7293 section 3.1 */
/*@ JUDGED_VALUE; assigns SPAN(p->first), p->choice; ensures \result ==> lies_in(&p->first, \old(c->at), c->at); */
static COLD bool rrvs_value(struct cursor *c, struct smtpath_parameter *p, enum smtpath_reason *wrong)
{
    const uint32_t start = c->at;
    bool day_exists;
    if (!date_time(c, false, &day_exists))
        return false;
    if (!day_exists)
        *wrong = SMTPATH_NO_SUCH_DAY;
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

/* esmtp-value = 1*(%d33-60 / %d62-126)                                  RFC 5321 section 4.1.2 */
/*@ PRODUCTION; */
static NOINLINE bool esmtp_value(struct cursor *c)
{
    if (!is(c, ESMTP_VALUE))
        return reject(c, SMTPATH_EXPECTED_VALUE);
    skip(c, ESMTP_VALUE);
    return true;
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
    case GRAMMAR_BY:
        return by_value(c, p, wrong);
    case GRAMMAR_HOLDFOR:
        return holdfor_value(c, p);
    case GRAMMAR_DATE_TIME:
        return date_time_value(c, wrong);
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
    case GRAMMAR_NONE:
    case GRAMMAR_COUNT:
        break;
    }
    return esmtp_value(c);
}
