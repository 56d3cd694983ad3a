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
    //@ admit atext: \forall char o; belongs(o, ATEXT) <==> is_atext(o);
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
    //@ admit qtext: \forall char o; belongs(o, QTEXT) <==> is_qtextSMTP(o);
    //@ admit printable: \forall char o; belongs(o, PRINTABLE) <==> is_printable(o);
    c->at++; /* DQUOTE: the caller has seen it */
    /*@ loop invariant is_cursor(c) && unrefused(c) && c->at > \at(c->at, Pre);
        loop invariant c->utf8 == ASCII_ONLY ==> QcontentSMTPs(c->line, \at(c->at, Pre) + 1, c->at);
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
        loop invariant digits_only(c->line, start, c->at);
        loop invariant sum == \min(number(c->line, start, c->at), UINT64_MAX);
        loop invariant sum <= nines(c->at - start) && (c->at == start || c->at - start <= most);
        loop assigns c->at, sum;
        loop variant c->end - c->at; */
    while (is(c, DIGIT) && c->at - start < most) {
        //@ assert in_line: c->at < c->end;
        const uint64_t digit = (uint64_t)(c->line[c->at] - '0');
        sum = sum > (UINT64_MAX - digit) / 10 ? UINT64_MAX : sum * 10 + digit;
        c->at++;
        //@ assert one_more: number(c->line, start, c->at) == number(c->line, start, c->at - 1) * 10 + digit;
    }
    *number = sum;
    return c->at > start || reject(c, SMTPATH_EXPECTED_DIGIT);
}

/* ---- Date and time, RFC 3339 section 5.6 ------------------------------------------------------------------- */

/* 2DIGIT of a number from least to most: the digit that puts it out of range is the wrong one. */
/*@ requires least <= 9 && most <= 99 && BESIDE(number); PRODUCTION; assigns *number;
    ensures \result ==> c->at > \old(c->at) && least <= *number <= most;
    ensures \result ==> c->at == \old(c->at) + 2 && digits_only(c->line, \old(c->at), c->at) &&
      *number == number(c->line, \old(c->at), c->at); */
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

/* A leap year has a day more behind its February. */
/*@ assigns \nothing;
    ensures \result == (year % 400 == 0 || (year % 4 == 0 && year % 100 != 0) ? 1 : 0); */
static uint32_t leap_day(uint32_t year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

/*@ assigns \nothing; ensures 28 <= \result <= 31;
    ensures month == 2 ==> \result == (year % 400 == 0 || (year % 4 == 0 && year % 100 != 0) ? 29 : 28);
    ensures month == 4 || month == 6 || month == 9 || month == 11 ==> \result == 30; */
static uint32_t days_of_month(uint32_t year, uint32_t month)
{
    if (month == 4 || month == 6 || month == 9 || month == 11)
        return 30;
    return month == 2 ? 28 + leap_day(year) : 31;
}

/* How many days before a year of the Gregorian calendar, counted from the year 0 on; 719528 before 1970. */
/*@ requires year <= 9999; assigns \nothing; ensures \result <= 3660000; */
static uint32_t days_before_year(uint32_t year)
{
    return 365 * year + (year + 3) / 4 - (year + 99) / 100 + (year + 399) / 400;
}

/*@ requires 1 <= month <= 12; assigns \nothing; ensures \result <= 400; */
static uint32_t days_before_month(uint32_t year, uint32_t month)
{
    static const uint16_t before[] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
    return before[month - 1] + (month > 2 ? leap_day(year) : 0);
}

/* full-date = date-fullyear "-" date-month "-" date-mday                RFC 3339 section 5.6 */
/*@ predicate is_time(struct moment *m) = -100000000000 <= m->seconds <= 1000000000000; */
/*@ requires BESIDE(moment); PRODUCTION; assigns *moment; ADVANCES; ensures \result ==> is_time(moment); */
static bool full_date(struct cursor *c, struct moment *moment)
{
    uint32_t century, year, month, day;
    if (!two_digits(c, 0, 99, &century) || !two_digits(c, 0, 99, &year) || !punctuation(c, '-') ||
        !two_digits(c, 1, 12, &month) || !punctuation(c, '-') || !two_digits(c, 1, 31, &day))
        return false;
    year += 100 * century;
    const uint32_t days = days_before_year(year) + days_before_month(year, month) + day - 1;
    moment->seconds = 86400 * ((int64_t)days - 719528);
    moment->day_exists = day <= days_of_month(year, month);
    return true;
}

/* time-secfrac = "." 1*DIGIT                                            RFC 3339 section 5.6 */
/*@ PRODUCTION; */
static bool time_secfrac(struct cursor *c)
{
    if (!accept(c, '.'))
        return true;
    if (!is(c, DIGIT))
        return reject(c, SMTPATH_EXPECTED_DIGIT);
    skip(c, DIGIT);
    return true;
}

/* partial-time = time-hour ":" time-minute ":" time-second [time-secfrac]   RFC 3339 section 5.6 */
/*@ requires BESIDE(moment) && is_time(moment); PRODUCTION; assigns moment->seconds; ADVANCES;
    ensures moment->seconds <= \old(moment->seconds) + 90000 && moment->seconds >= \old(moment->seconds); */
static bool partial_time(struct cursor *c, bool fraction_allowed, struct moment *moment)
{
    uint32_t hour, minute, second;
    if (!two_digits(c, 0, 23, &hour) || !punctuation(c, ':') || !two_digits(c, 0, 59, &minute) ||
        !punctuation(c, ':') || !two_digits(c, 0, 60, &second))
        return false;
    moment->seconds += 3600 * hour + 60 * minute + second;
    return !fraction_allowed || time_secfrac(c);
}

/* time-offset = "Z" / time-numoffset; time-numoffset = ("+" / "-") time-hour ":" time-minute
 *                                                                       RFC 3339 section 5.6
 * Where the time is in UTC, both numbers are 0. */
/*@ requires BESIDE(moment) && -200000000000 <= moment->seconds <= 2000000000000; PRODUCTION;
    assigns moment->seconds; ADVANCES; */
static bool time_offset(struct cursor *c, bool in_utc, struct moment *moment)
{
    const bool behind = next_is(c, '-');
    uint32_t hour, minute;
    if (accept_letter(c, 'Z'))
        return true;
    if (!accept(c, '+') && !accept(c, '-'))
        return reject(c, SMTPATH_EXPECTED_DATE_TIME);
    if (!two_digits(c, 0, in_utc ? 0 : 23, &hour) || !punctuation(c, ':') ||
        !two_digits(c, 0, in_utc ? 0 : 59, &minute))
        return false;
    const int64_t offset = 3600 * (int64_t)hour + 60 * (int64_t)minute;
    moment->seconds += behind ? offset : -offset;
    return true;
}

/* date-time = full-date "T" full-time; full-time = partial-time time-offset   RFC 3339 section 5.6 */
bool date_time(struct cursor *c, bool in_utc, struct moment *moment)
{
    return full_date(c, moment) && punctuation(c, 'T') && partial_time(c, in_utc, moment) &&
           time_offset(c, in_utc, moment);
}
