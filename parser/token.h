// SPDX-License-Identifier: MIT
/*
 * What several grammars share: space, words, numbers, dates, strings, base64, runs of UTF-8. Whatever reads a
 * grammar uses it.
 */
#ifndef SMTPATH_TOKEN_H
#define SMTPATH_TOKEN_H

#include "cursor.h"

/* ---- Space and words --------------------------------------------------------------------------------------- */

/* Whether a token ends here: the end, SP, or a tolerated HTAB. */
/*@ requires is_cursor(c); assigns \nothing; ensures c->at == c->end ==> \result; */
static HOT bool at_separator(const struct cursor *c)
{
    return c->at >= c->end || c->line[c->at] == ' ' ||
           (c->line[c->at] == '\t' && (c->options->tolerate & SMTPATH_TOLERATE_HTAB) != 0);
}

#define unusual_space smtpath_unusual_space
/* SP, where exactly one is required; reason if there is none. */
/*@ requires is_fault(reason); PRODUCTION; ADVANCES; */
SMTPATH_INTERNAL COLD bool unusual_space(struct cursor *c, enum smtpath_reason reason);

/*@ requires is_fault(reason); PRODUCTION; ADVANCES; */
static HOT bool space(struct cursor *c, enum smtpath_reason reason)
{
    if (next_is(c, ' ') && !(c->at + 1 < c->end && in_class(c->line[c->at + 1], WSP))) {
        c->at++;
        return true;
    }
    return unusual_space(c, reason);
}

/* Closes a command that takes nothing more: until here, SP and an argument could have come. */
/*@ requires is_cursor(c) && unrefused(c); assigns c->space_may_follow, DIAGNOSTIC;
    ensures is_cursor(c) && decided(c, \result); */
static HOT bool end_of_line(struct cursor *c)
{
    c->space_may_follow = false;
    return c->at == c->end || reject(c, SMTPATH_EXPECTED_END);
}

/* An upper-case word, read without regard to case; reason at the first octet that departs. */
/*@ requires \valid_read(upper + (0 .. length - 1)); requires is_fault(reason); PRODUCTION; */
static HOT bool word(struct cursor *c, const char *upper, uint32_t length, enum smtpath_reason reason)
{
    /*@ loop invariant i <= length && is_cursor(c) && c->at >= \at(c->at, Pre);
        loop assigns i, c->at;
        loop variant length - i; */
    for (uint32_t i = 0; i < length; i++)
        if (!accept_letter(c, upper[i]))
            return reject(c, reason);
    return true;
}

/* ---- Strings and UTF-8 ------------------------------------------------------------------------------------- */

#define utf8_non_ascii smtpath_utf8_non_ascii
/*@ requires c->at < c->end; PRODUCTION; ADVANCES; */
SMTPATH_INTERNAL bool utf8_non_ascii(struct cursor *c);

/* Whether an octet outside ASCII stands here that may be allowed. */
/*@ requires is_cursor(c); assigns \nothing; ensures \result ==> c->at < c->end && c->utf8 != ASCII_ONLY; */
static HOT bool at_utf8(const struct cursor *c)
{
    return c->at < c->end && is_eight_bit(c->line[c->at]) && c->utf8 != ASCII_ONLY;
}

#define run_of_utf8 smtpath_run_of_utf8
/*@ PRODUCTION; */
SMTPATH_INTERNAL COLD bool run_of_utf8(struct cursor *c, uint32_t classes);

/* *( class / UTF8-non-ascii ) */
/*@ PRODUCTION;
    ensures c->utf8 == ASCII_ONLY ==> \result && run_of(c->line, \old(c->at), c->at, classes) && !stands_at(c, classes); */
static HOT bool run(struct cursor *c, uint32_t classes)
{
    skip(c, classes);
    return !at_utf8(c) || run_of_utf8(c, classes);
}

#define atom smtpath_atom
/*@ requires is_fault(if_absent); PRODUCTION; ADVANCES;
    ensures c->utf8 == ASCII_ONLY && \result ==> Atom(c->line, \old(c->at), c->at); */
SMTPATH_INTERNAL bool atom(struct cursor *c, enum smtpath_reason if_absent);

#define quoted_string smtpath_quoted_string
/*@ requires c->at < c->end; PRODUCTION; ensures c->at > \old(c->at);
    ensures c->utf8 == ASCII_ONLY && c->line[\old(c->at)] == '"' && \result ==>
      Quoted_string(c->line, \old(c->at), c->at); */
SMTPATH_INTERNAL bool quoted_string(struct cursor *c);

#define string smtpath_string
/* String = Atom / Quoted-string                                         RFC 5321 section 4.1.2 */
/*@ COMMAND; */
SMTPATH_INTERNAL bool string(struct cursor *c);

/* ---- Encodings and numbers --------------------------------------------------------------------------------- */

#define base64 smtpath_base64
/* base64 = base64-terminal / ( 1*(4base64-CHAR) [base64-terminal] )
 * base64-terminal = (2base64-char "==") / (3base64-char "=")            RFC 4954 section 8 */
/*@ PRODUCTION; ADVANCES; */
SMTPATH_INTERNAL bool base64(struct cursor *c);

#define digits smtpath_digits
/* 1*DIGIT, of which at most so many are read. Beyond 2^64 - 1 the number stays there. */
/*@ requires BESIDE(number); PRODUCTION; assigns *number; ADVANCES;
    ensures most > 0 && \old(c->at) < c->end && belongs(c->line[\old(c->at)], DIGIT) ==> \result;
    ensures most <= 9 ==> *number <= 999999999;
    ensures \result ==> digits_only(c->line, \old(c->at), c->at) && c->at - \old(c->at) <= most &&
      (c->at - \old(c->at) < most ==> !stands_at(c, DIGIT)) &&
      *number == \min(number(c->line, \old(c->at), c->at), UINT64_MAX); */
SMTPATH_INTERNAL bool digits(struct cursor *c, uint32_t most, uint64_t *number);

/* What a date-time says. */
struct moment {
    int64_t
        seconds; /* since 1970-01-01T00:00:00Z, without a fraction; a leap second counts as the next one */
    bool day_exists; /* its month has the day */
};

#define date_time smtpath_date_time
/* in_utc: of HOLDUNTIL, in UTC and maybe with a fraction (RFC 4865 section 3); else of RRVS, with any offset and
 * without one (RFC 7293 section 3.1). */
/*@ requires BESIDE(moment); PRODUCTION; assigns *moment; ADVANCES; */
SMTPATH_INTERNAL bool date_time(struct cursor *c, bool in_utc, struct moment *moment);

#endif
