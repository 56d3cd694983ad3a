// SPDX-License-Identifier: MIT
/*
 * Productions that several grammars share. Whatever reads a grammar uses them.
 */
#include "token.h"

/* Anything but one SP and no more. */
bool unusual_space(struct cursor *c, enum smtpath_reason reason)
{
    if (!accept(c, ' ')) {
        if (!next_is(c, '\t') || !tolerates(c, SMTPATH_TOLERATE_HTAB))
            return reject(c, reason);
        c->at++;
    }
    /*@ loop invariant is_cursor(c) && c->at > \at(c->at, Pre);
        loop assigns c->at, DEVIATION;
        loop variant c->end - c->at; */
    while (is(c, WSP) && at_separator(c) && tolerates(c, SMTPATH_TOLERATE_SEVERAL_SPACES)) {
        if (next_is(c, '\t'))
            tolerates(c, SMTPATH_TOLERATE_HTAB);
        c->at++;
    }
    return true;
}

/* ---- Strings and UTF-8 ------------------------------------------------------------------------------------- */

/* UTF8-non-ascii = UTF8-2 / UTF8-3 / UTF8-4                             RFC 6531 section 3.3 */
bool utf8_non_ascii(struct cursor *c)
{
    if (c->in_path && c->eight_bit > c->at)
        c->eight_bit = c->at;
    if (c->utf8 == UTF8_UNASKED)
        tolerates(c, SMTPATH_TOLERATE_EIGHT_BIT);
    return utf8_sequence(c->line, c->end, &c->at) || reject(c, SMTPATH_MALFORMED_UTF8);
}

/* Octets outside ASCII that are taken as they come, but in a domain. */
/*@ requires is_cursor(c) && unrefused(c); assigns c->at, DEVIATION;
    ensures is_cursor(c) && c->at >= \old(c->at); */
static void run_of_any_octets(struct cursor *c, uint32_t classes)
{
    /*@ loop invariant is_cursor(c) && unrefused(c) && c->at >= \at(c->at, Pre);
        loop assigns c->at, DEVIATION;
        loop variant c->end - c->at; */
    while (classes != LDH && at_utf8(c) && tolerates(c, SMTPATH_TOLERATE_EIGHT_BIT)) {
        c->at++;
        skip(c, classes);
    }
}

bool run_of_utf8(struct cursor *c, uint32_t classes)
{
    if (c->utf8 == ANY_OCTET) {
        run_of_any_octets(c, classes);
        return true;
    }
    /*@ loop invariant is_cursor(c) && unrefused(c) && c->at >= \at(c->at, Pre);
        loop assigns READING;
        loop variant c->end - c->at; */
    while (at_utf8(c)) {
        if (!utf8_non_ascii(c))
            return false;
        skip(c, classes);
    }
    return true;
}

/* Atom = 1*atext                                                        RFC 5321 section 4.1.2
 * atext =/ UTF8-non-ascii                                               RFC 6531 section 3.3 */
bool atom(struct cursor *c, enum smtpath_reason if_absent)
{
    const uint32_t start = c->at;
    if (!run(c, ATEXT))
        return false;
    return c->at > start || reject(c, if_absent);
}

/* Quoted-string = DQUOTE *QcontentSMTP DQUOTE
 * QcontentSMTP = qtextSMTP / quoted-pairSMTP
 * quoted-pairSMTP = %d92 %d32-126                                       RFC 5321 section 4.1.2 */
bool quoted_string(struct cursor *c)
{
    //@ assert seen: c->at < c->end;
    c->at++; /* DQUOTE: the caller has seen it */
    /*@ loop invariant is_cursor(c) && unrefused(c) && c->at > \at(c->at, Pre);
        loop assigns READING;
        loop variant c->end - c->at; */
    while (run(c, QTEXT)) {
        if (accept(c, '"'))
            return true;
        if (!accept(c, '\\'))
            return reject(c, SMTPATH_EXPECTED_QTEXT);
        if (!is(c, PRINTABLE))
            return reject(c, SMTPATH_EXPECTED_QUOTED_PAIR);
        c->at++;
    }
    return false;
}

/* String = Atom / Quoted-string                                         RFC 5321 section 4.1.2 */
bool string(struct cursor *c)
{
    const uint32_t start = c->at;
    if (!(next_is(c, '"') ? quoted_string(c) : atom(c, SMTPATH_EXPECTED_STRING)))
        return false;
    note_span(&c->out->argument, c, start);
    return true;
}

/* ---- Encodings and numbers --------------------------------------------------------------------------------- */

/* base64 = base64-terminal / ( 1*(4base64-CHAR) [base64-terminal] )
 * base64-terminal = (2base64-char "==") / (3base64-char "=")            RFC 4954 section 8 */
bool base64(struct cursor *c)
{
    const uint32_t start = c->at;
    skip(c, BASE64);
    const uint32_t left_over = (c->at - start) % 4;
    if (left_over >= 2 && accept(c, '='))
        if (left_over == 2 && !accept(c, '='))
            return reject(c, SMTPATH_EXPECTED_BASE64);
    if (c->at == start || (c->at - start) % 4 != 0)
        return reject(c, SMTPATH_EXPECTED_BASE64);
    return true;
}

/* hexchar = ASCII "+" immediately followed by two upper case hexadecimal digits   RFC 3461 section 4
 * Here only of an octet %d32-126, so that no value can smuggle a control octet. */
/*@ requires c->at < c->end; PRODUCTION; ensures c->at > \old(c->at); */
static bool hexchar(struct cursor *c)
{
    //@ assert seen: c->at < c->end;
    c->at++; /* "+": the caller has seen it */
    if (!(is(c, DIGIT) && c->line[c->at] >= '2' && c->line[c->at] <= '7'))
        return reject(c, SMTPATH_EXPECTED_HEXCHAR);
    const bool seventh_row = next_is(c, '7');
    c->at++;
    if (!is(c, UPPER_HEXDIG) || (seventh_row && next_is(c, 'F')))
        return reject(c, SMTPATH_EXPECTED_HEXCHAR);
    c->at++;
    return true;
}

/* xtext = *( xchar / hexchar ), at least one of them                    RFC 3461 section 4 */
bool xtext(struct cursor *c, enum smtpath_reason if_absent)
{
    const uint32_t start = c->at;
    skip(c, XCHAR);
    /*@ loop invariant is_cursor(c) && unrefused(c) && c->at >= start;
        loop assigns READING;
        loop variant c->end - c->at; */
    while (next_is(c, '+')) {
        if (!hexchar(c))
            return false;
        skip(c, XCHAR);
    }
    return c->at > start || reject(c, if_absent);
}

/* The greatest number of n digits. */
/*@ logic integer nines(integer n) = n <= 0 ? 0 : n == 1 ? 9 : n == 2 ? 99 : n == 3 ? 999 :
      n == 4 ? 9999 : n == 5 ? 99999 : n == 6 ? 999999 : n == 7 ? 9999999 : n == 8 ? 99999999 :
      n == 9 ? 999999999 : UINT64_MAX; */

/* 1*nDIGIT. Beyond 2^64 - 1 the number stays there. */
bool digits(struct cursor *c, uint32_t most, uint64_t *number)
{
    const uint32_t start = c->at;
    uint64_t sum = 0;
    /*@ loop invariant is_cursor(c) && unrefused(c) && c->at >= start;
        loop invariant sum <= nines(c->at - start) && (c->at == start || c->at - start <= most);
        loop assigns c->at, sum;
        loop variant c->end - c->at; */
    while (is(c, DIGIT) && c->at - start < most) {
        //@ assert in_line: c->at < c->end;
        const uint64_t digit = (uint64_t)(c->line[c->at] - '0');
        sum = sum > (UINT64_MAX - digit) / 10 ? UINT64_MAX : sum * 10 + digit;
        c->at++;
    }
    *number = sum;
    return c->at > start || reject(c, SMTPATH_EXPECTED_DIGIT);
}

/* ---- Date and time, RFC 3339 section 5.6 ------------------------------------------------------------------- */

/* 2DIGIT of a number from least to most: the digit that puts it out of range is the wrong one. */
/*@ requires least <= 9 && most <= 99 && BESIDE(number); PRODUCTION; assigns *number;
    ensures (\result ==> c->at > \old(c->at) && *number <= most); */
static bool two_digits(struct cursor *c, uint32_t least, uint32_t most, uint32_t *number)
{
    uint32_t tens;
    if (!is(c, DIGIT))
        return reject(c, SMTPATH_EXPECTED_DATE_TIME);
    tens = 10 * (uint32_t)(c->line[c->at] - '0');
    if (tens > most)
        return reject(c, SMTPATH_EXPECTED_DATE_TIME);
    c->at++;
    if (!is(c, DIGIT))
        return reject(c, SMTPATH_EXPECTED_DATE_TIME);
    *number = tens + (uint32_t)(c->line[c->at] - '0');
    if (*number > most || *number < least)
        return reject(c, SMTPATH_EXPECTED_DATE_TIME);
    c->at++;
    return true;
}

/*@ PRODUCTION; */
static bool punctuation(struct cursor *c, char upper)
{
    return accept_letter(c, upper) || reject(c, SMTPATH_EXPECTED_DATE_TIME);
}

/*@ assigns \nothing; */
static uint32_t days_of_month(uint32_t year, uint32_t month)
{
    if (month == 4 || month == 6 || month == 9 || month == 11)
        return 30;
    if (month != 2)
        return 31;
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
}

/* full-date = date-fullyear "-" date-month "-" date-mday                RFC 3339 section 5.6 */
/*@ requires BESIDE(day_exists); PRODUCTION; assigns *day_exists; ADVANCES; */
static bool full_date(struct cursor *c, bool *day_exists)
{
    uint32_t century, year, month, day;
    if (!two_digits(c, 0, 99, &century) || !two_digits(c, 0, 99, &year) || !punctuation(c, '-') ||
        !two_digits(c, 1, 12, &month) || !punctuation(c, '-') || !two_digits(c, 1, 31, &day))
        return false;
    *day_exists = day <= days_of_month(100 * century + year, month);
    return true;
}

/* partial-time = time-hour ":" time-minute ":" time-second [time-secfrac]
 * time-secfrac = "." 1*DIGIT, here at most 9                            RFC 3339 section 5.6 */
/*@ PRODUCTION; ADVANCES; */
static bool partial_time(struct cursor *c, bool fraction_allowed)
{
    uint32_t unused;
    uint64_t fraction;
    if (!two_digits(c, 0, 23, &unused) || !punctuation(c, ':') || !two_digits(c, 0, 59, &unused) ||
        !punctuation(c, ':') || !two_digits(c, 0, 60, &unused))
        return false;
    if (fraction_allowed && accept(c, '.'))
        return digits(c, 9, &fraction);
    return true;
}

/* time-offset = "Z" / ("+" / "-") time-hour ":" time-minute             RFC 3339 section 5.6 */
/*@ PRODUCTION; ADVANCES; */
static bool time_offset(struct cursor *c)
{
    uint32_t unused;
    if (accept_letter(c, 'Z'))
        return true;
    if (!accept(c, '+') && !accept(c, '-'))
        return reject(c, SMTPATH_EXPECTED_DATE_TIME);
    return two_digits(c, 0, 23, &unused) && punctuation(c, ':') && two_digits(c, 0, 59, &unused);
}

/* date-time = full-date "T" full-time; full-time = partial-time time-offset   RFC 3339 section 5.6 */
bool date_time(struct cursor *c, bool fraction_allowed, bool *day_exists)
{
    return full_date(c, day_exists) && punctuation(c, 'T') && partial_time(c, fraction_allowed) &&
           time_offset(c);
}
