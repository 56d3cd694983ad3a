// SPDX-License-Identifier: MIT
/*
 * What the files of the parser share: octet classes, the cursor, and the three ways to stop it.
 *
 * A production is a function that takes the cursor, leaves it behind what it recognised and returns true,
 * or has called reject() and returns false. Nothing is undone and nothing is read twice, but for the
 * second reading of an address literal that one tolerance asks for.
 */
#ifndef SMTPATH_INTERNAL_H
#define SMTPATH_INTERNAL_H

#include "smtpath.h"

#include <stdbool.h>
#include <string.h>

#if defined(SMTPATH_STATIC) || defined(SMTPATH_AMALGAM)
#define SMTPATH_INTERNAL      static
#define SMTPATH_INTERNAL_DATA static
#elif defined(__GNUC__) && !defined(_WIN32)
#define SMTPATH_INTERNAL      __attribute__((visibility("hidden")))
#define SMTPATH_INTERNAL_DATA extern __attribute__((visibility("hidden")))
#else
#define SMTPATH_INTERNAL
#define SMTPATH_INTERNAL_DATA extern
#endif

/* What stands on the way of nearly every line is inlined into it; what a refused or a rare line needs is
 * kept out of the way. Compilers that know neither do without. */
#if defined(__GNUC__)
#define HOT      inline __attribute__((always_inline))
#define COLD     __attribute__((cold, noinline))
#define NOINLINE __attribute__((noinline))
#else
#define HOT inline
#define COLD
#define NOINLINE
#endif

/* Where fast.c takes no line. */
#if defined(SMTPATH_SCALAR) || !defined(__GNUC__) || __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
#define PRODUCTIONS_ONLY
#endif

/* ---- Octet classes, each named after the production whose octets it holds -------------------------- */

enum octet_class {
    ALPHA = 1 << 0,
    DIGIT = 1 << 1,
    LET_DIG = 1 << 2,
    LDH = 1 << 3, /* Let-dig and "-": a sub-domain, a keyword, a literal's tag */
    ATEXT = 1 << 4,
    QTEXT = 1 << 5, /* qtextSMTP */
    DCONTENT = 1 << 6,
    HEXDIG = 1 << 7,
    UPPER_HEXDIG = 1 << 8, /* the digits of xtext's hexchar and of HEXPOINT */
    ESMTP_VALUE = 1 << 9,
    XCHAR = 1 << 10,
    UTF8_ADDRESS = 1 << 11, /* what utf-8-addr-xtext holds unencoded */
    BASE64 = 1 << 12,       /* without "=" */
    NAME_CHAR = 1 << 13,    /* of a SASL mechanism, of an XCLIENT attribute */
    SOLICIT_CHAR = 1 << 14, /* of a solicitation keyword behind its first letter */
    TOKEN_CHAR = 1 << 15,   /* of a transaction identifier's atom */
    PRINTABLE = 1 << 16,    /* %d32-126 */
    WSP = 1 << 17,
    TEXT_CHAR = 1 << 18 /* textstring of a reply line: HTAB, %d32-126 */
};

SMTPATH_INTERNAL_DATA const uint32_t smtpath_octet_class[256];

/* What the proofs know of that table, which is constant: classes_of() is its content, as in_class() reads it;
 * tests/proof/tables.c shows the rest row by row. */
/*@ axiomatic octet_classes {
      logic integer classes_of(char octet) reads \nothing;
      predicate belongs(char octet, integer classes) = (classes_of(octet) & classes) != 0;
      axiom digits: \forall char o; belongs(o, DIGIT) <==> '0' <= o <= '9';
      axiom hexadecimal: \forall char o; belongs(o, HEXDIG) <==>
        '0' <= o <= '9' || 'A' <= o <= 'F' || 'a' <= o <= 'f';
      axiom upper_hexadecimal: \forall char o; belongs(o, UPPER_HEXDIG) <==>
        '0' <= o <= '9' || 'A' <= o <= 'F';
      axiom letters: \forall char o; belongs(o, ALPHA) ==> belongs(o, LDH);
      axiom spaces: \forall char o; belongs(o, WSP) <==> o == ' ' || o == '\t';
    } */

/*@ assigns \nothing;
    ensures \result <==> belongs(octet, classes); */
static HOT bool in_class(char octet, uint32_t classes)
{
    //@ admit is_the_table: classes_of(octet) == smtpath_octet_class[(unsigned char)octet];
    return (smtpath_octet_class[(unsigned char)octet] & classes) != 0;
}

/* ASCII only, no locale. */
/*@ assigns \nothing;
    ensures \result == ('a' <= octet <= 'z' ? octet - 32 : octet); */
static HOT char to_upper(char octet)
{
    return octet >= 'a' && octet <= 'z' ? (char)(octet - 'a' + 'A') : octet;
}

/*@ assigns \nothing;
    ensures \result <==> octet < 0; */
static HOT bool is_eight_bit(char octet)
{
    return ((unsigned char)octet & 0x80) != 0;
}

/* ---- The cursor ------------------------------------------------------------------------------------ */

/* Which part of the line is read: it decides the enhanced status code (5.5.4, 5.1.7, 5.1.3). */
enum place { PLACE_ARGUMENT, PLACE_REVERSE_PATH, PLACE_FORWARD_PATH };

struct cursor {
    const char *line;
    uint32_t at;  /* the next octet to read */
    uint32_t end; /* at <= end */
    enum place place;
    bool in_path;          /* behind a path's "<": octets >= 0x80 get their own code there */
    bool utf8;             /* UTF8-non-ascii is in force */
    bool space_may_follow; /* the grammar allows SP at the end: says where a removed SP stood */
    uint32_t eight_bit;    /* where UTF8-non-ascii first stands in the path; UINT32_MAX if nowhere */
    struct smtpath_limits limits; /* resolved: no member is 0 */
    const struct smtpath_options *options;
    struct smtpath_line *out;
};

/*@ predicate spans(struct smtpath_span *span, integer from, integer to) =
      span->offset == from && span->offset + span->length == to;
    predicate lies_in(struct smtpath_span *span, integer from, integer to) =
      span->offset + span->length <= to && (span->length == 0 || from <= span->offset);
    predicate absent(struct smtpath_span *span) = span->offset == 0 && span->length == 0;
    predicate empty(struct smtpath_path *p) =
      absent(&p->path) && absent(&p->route) && absent(&p->mailbox) && absent(&p->local) &&
      absent(&p->domain); */

/* The parts of a path, none outside it, in the order in which they stand. */
/*@ predicate is_mailbox(struct smtpath_path *p) =
      p->mailbox.offset == p->local.offset && p->domain.offset == p->local.offset + p->local.length + 1 &&
      p->domain.offset + p->domain.length == p->mailbox.offset + p->mailbox.length;
    predicate parts(struct smtpath_path *p, integer from, integer to) =
      lies_in(&p->route, from, p->local.offset) && lies_in(&p->local, from, to) &&
      lies_in(&p->mailbox, from, to) && lies_in(&p->domain, from, to) &&
      (p->kind == SMTPATH_PATH_MAILBOX ? is_mailbox(p) : absent(&p->mailbox) && absent(&p->domain));
    predicate is_path(struct smtpath_path *p, integer from, integer to) =
      spans(&p->path, from, to) && parts(p, from, to); */

/* What holds of a cursor between any two steps. Proved: ./dev prove. */
/*@ predicate is_cursor(struct cursor *c) =
      \valid(c) && \valid(c->out) && \valid_read(c->options) && c->at <= c->end &&
      (c->eight_bit < c->end || c->eight_bit == UINT32_MAX) &&
      \valid_read(c->line + (0 .. c->end - 1)) && \separated(c, c->out, c->options) &&
      \base_addr(c) != \base_addr(c->out) && \base_addr(c) != \base_addr(c->options) &&
      \separated(c->line + (0 .. c->end - 1), c, c->out);
    predicate moved(struct cursor *c, integer from) = is_cursor(c) && from <= c->at;
    predicate are_private(struct smtpath_options *o) = \forall integer i; 0 <= i < 32 &&
      i < o->private_count ==> \valid_read(o->private_keywords + i) &&
      \valid_read(o->private_keywords[i].keyword + (0 .. o->private_keywords[i].length - 1));
    predicate has_private(struct cursor *c) = are_private(c->options) &&
      \base_addr(c->options->private_keywords) != \base_addr(c) &&
      \separated(c->options->private_keywords + (0 .. 31), c->out); */

/* A production begins where nothing was refused. It accepts, or refuses with a diagnostic whose octets are in
 * the line. */
/*@ predicate is_reason(integer reason) = 0 <= reason < SMTPATH_REASON_COUNT;
    predicate is_fault(integer reason) = SMTPATH_OK < reason < SMTPATH_REASON_COUNT;
    predicate unrefused(struct cursor *c) = c->out->diagnostic.reason == SMTPATH_OK;
    predicate refused(struct cursor *c) = is_fault(c->out->diagnostic.reason) &&
      c->out->diagnostic.offset + c->out->diagnostic.length <= c->end;
    predicate decided(struct cursor *c, integer accepted) = accepted != 0 ? unrefused(c) : refused(c);
    predicate nothing_found(struct smtpath_line *out) = out->diagnostic.reason == SMTPATH_OK &&
      absent(&out->parameters) && absent(&out->argument) && absent(&out->second); */

/*@ requires is_cursor(c);
    assigns \nothing;
    ensures \result <==> c->at < c->end && belongs(c->line[c->at], classes); */
static HOT bool is(const struct cursor *c, uint32_t classes)
{
    return c->at < c->end && in_class(c->line[c->at], classes);
}

/*@ requires is_cursor(c);
    assigns \nothing;
    ensures \result <==> c->at < c->end && c->line[c->at] == octet; */
static HOT bool next_is(const struct cursor *c, char octet)
{
    return c->at < c->end && c->line[c->at] == octet;
}

/*@ requires is_cursor(c);
    assigns c->at;
    ensures is_cursor(c) && c->at == \old(c->at) + (\result ? 1 : 0);
    ensures \result <==> \old(c->at) < c->end && c->line[\old(c->at)] == octet; */
static HOT bool accept(struct cursor *c, char octet)
{
    if (!next_is(c, octet))
        return false;
    c->at++;
    return true;
}

/* Without regard to case. upper is a capital letter, or no letter. */
/*@ requires is_cursor(c);
    assigns c->at;
    ensures is_cursor(c) && c->at == \old(c->at) + (\result ? 1 : 0); */
static HOT bool accept_letter(struct cursor *c, char upper)
{
    if (c->at >= c->end || to_upper(c->line[c->at]) != upper)
        return false;
    c->at++;
    return true;
}

/*@ requires is_cursor(c);
    assigns c->at;
    ensures is_cursor(c) && c->at >= \old(c->at) && !(c->at < c->end && belongs(c->line[c->at], classes));
    ensures \old(c->at) < c->end && belongs(c->line[\old(c->at)], classes) ==> c->at > \old(c->at); */
static HOT void skip(struct cursor *c, uint32_t classes)
{
    const char *line = c->line;
    const size_t end = c->end;
    size_t at = c->at;
    /*@ loop invariant c->at <= at <= end;
        loop invariant c->at < end && belongs(line[c->at], classes) && at == c->at ==> at < end;
        loop assigns at;
        loop variant end - at; */
    while (at < end && in_class(line[at], classes))
        at++;
    c->at = (uint32_t)at;
}

/*@ requires is_cursor(c) && start <= c->at;
    assigns \nothing;
    ensures \result.offset == start && \result.length == c->at - start; */
static HOT struct smtpath_span span_from(const struct cursor *c, uint32_t start)
{
    struct smtpath_span span = {start, c->at - start};
    //@ assert within: span.length <= c->at;
    return span;
}

/* The same into the result. */
/*@ requires is_cursor(c) && start <= c->at && \valid(span) && \separated(span, c);
    assigns span->offset, span->length;
    ensures is_cursor(c) && span->offset == start && span->length == c->at - start; */
static HOT void note_span(struct smtpath_span *span, const struct cursor *c, uint32_t start)
{
    span->offset = start;
    span->length = c->at - start;
    //@ assert within: span->length <= c->at;
}

/* Inside, a production has its bare name; to the linker, all of them begin with smtpath_. */
#define diagnose_octet      smtpath_diagnose_octet
#define diagnose_token      smtpath_diagnose_token
#define beyond_limit        smtpath_beyond_limit
#define tolerates           smtpath_tolerates
#define record_deviation    smtpath_record_deviation
#define no_options          smtpath_no_options
#define begin               smtpath_begin
#define unusual_space       smtpath_unusual_space
#define xtext               smtpath_xtext
#define quoted_string       smtpath_quoted_string
#define atom                smtpath_atom
#define utf8_non_ascii      smtpath_utf8_non_ascii
#define utf8_sequence       smtpath_utf8_sequence
#define mailbox_local_part  smtpath_mailbox_local_part
#define domain_name         smtpath_domain_name
#define domain_or_literal   smtpath_domain_or_literal
#define address_literal     smtpath_address_literal
#define any_path            smtpath_any_path
#define esmtp_params        smtpath_esmtp_params
#define fast_envelope       smtpath_fast_envelope
#define parameter_allowance smtpath_parameter_allowance
#define digits              smtpath_digits
#define date_time           smtpath_date_time
#define utf8_length         smtpath_utf8_length
#define put                 smtpath_put

/* ---- The ways to stop ------------------------------------------------------------------------------ */

/*@ requires is_cursor(c) && is_fault(reason);
    assigns DIAGNOSTIC;
    ensures refused(c); */
SMTPATH_INTERNAL COLD void diagnose_octet(struct cursor *c, enum smtpath_reason reason);
/*@ requires is_cursor(c) && is_fault(reason);
    assigns DIAGNOSTIC;
    ensures is_fault(c->out->diagnostic.reason) && c->out->diagnostic.offset == token.offset &&
      c->out->diagnostic.length == token.length; */
SMTPATH_INTERNAL COLD void diagnose_token(struct cursor *c, enum smtpath_reason reason,
                                          struct smtpath_span token);

/* A syntax error at the cursor. Both return false, so that a production can return them, and are inline so
 * that the compiler knows it. */
/*@ requires is_cursor(c) && is_fault(reason);
    assigns DIAGNOSTIC;
    ensures !\result && refused(c); */
static HOT bool reject(struct cursor *c, enum smtpath_reason reason)
{
    diagnose_octet(c, reason);
    return false;
}

/* A well-formed token that is not allowed, detected at the cursor. */
/*@ requires is_cursor(c) && is_fault(reason);
    assigns DIAGNOSTIC;
    ensures !\result && is_fault(c->out->diagnostic.reason) && c->out->diagnostic.offset == token.offset &&
      c->out->diagnostic.length == token.length; */
static HOT bool reject_token(struct cursor *c, enum smtpath_reason reason, struct smtpath_span token)
{
    diagnose_token(c, reason, token);
    return false;
}

/* Closes a token that began at start and may have limit octets. read says whether it was read or
 * rejected: a limit that lies before the place of the rejection was met first.
 * Returns: read, or false if the limit was passed. */
/*@ requires is_cursor(c) && start <= c->at && c->at - start > limit && is_fault(reason);
    assigns c->at, DIAGNOSTIC;
    ensures !\result && is_cursor(c) && c->at >= start && refused(c); */
SMTPATH_INTERNAL COLD bool beyond_limit(struct cursor *c, uint32_t start, uint32_t limit,
                                        enum smtpath_reason reason);
/*@ requires is_cursor(c) && c->at >= start && decided(c, read) && is_fault(reason);
    assigns c->at, DIAGNOSTIC;
    ensures is_cursor(c) && c->at >= start && decided(c, \result);
    ensures \result ==> read && c->at == \old(c->at) && c->at - start <= limit; */
static HOT bool within_limit(struct cursor *c, uint32_t start, uint32_t limit,
                             enum smtpath_reason reason, bool read)
{
    return c->at - start <= limit ? read : beyond_limit(c, start, limit, reason);
}

/* Where the grammar is left: whether the caller tolerates it. If so the deviation is recorded, and where
 * the strict reading fails, which is at the cursor. */
/*@ requires is_cursor(c);
    assigns DEVIATION; */
SMTPATH_INTERNAL COLD bool tolerates(struct cursor *c, enum smtpath_tolerance deviation);
/*@ requires is_cursor(c);
    assigns DEVIATION; */
SMTPATH_INTERNAL COLD void record_deviation(struct cursor *c, uint32_t deviation, uint32_t offset);

/* ---- Productions that more than one file reads ------------------------------------------------------ */

/*@ requires \valid(span);
    assigns SPAN(*span);
    ensures absent(span); */
static HOT void clear_span(struct smtpath_span *span)
{
    span->offset = 0;
    span->length = 0;
}

/* The result of a line of which nothing is known yet, but for its path and what is written only when present. */
/*@ requires \valid(out);
    assigns out->length, out->present, out->private_present, out->deviations, out->deviation_offset,
            SPAN(out->parameters), SPAN(out->argument), SPAN(out->second), out->chunk_size,
            out->diagnostic.reason;
    ensures nothing_found(out); */
static HOT void clear_line(struct smtpath_line *out, uint32_t length)
{
    out->length = length;
    out->present = 0;
    out->private_present = 0;
    out->deviations = 0;
    out->deviation_offset = 0;
    clear_span(&out->parameters);
    clear_span(&out->argument);
    clear_span(&out->second);
    out->chunk_size = 0;
    out->diagnostic.reason = SMTPATH_OK;
}

/* What is in force where the caller chose nothing. */
SMTPATH_INTERNAL_DATA const struct smtpath_options no_options;

/* Sets a cursor to line[0 .. length) and clears *out but for what is written only when present. */
/*@ requires \valid(c) && \valid(out) && \valid_read(options) && \valid_read(line + (0 .. length - 1));
    requires \base_addr(c) != \base_addr(out) && \base_addr(c) != \base_addr(options) && \separated(options, out);
    requires \separated(line + (0 .. length - 1), c, out);
    assigns *c, *out;
    ensures is_cursor(c) && c->at == 0 && c->end == length && c->line == line && c->out == out &&
      c->options == options && c->place == PLACE_ARGUMENT;
    ensures empty(&out->path) && out->path.kind == SMTPATH_PATH_NONE && nothing_found(out);
    ensures out->verb == \old(out->verb); */
SMTPATH_INTERNAL void begin(struct cursor *c, const char *line, uint32_t length,
                            const struct smtpath_options *options, struct smtpath_line *out);

/* Whether a token ends here: the end, SP, or a tolerated HTAB. */
/*@ requires is_cursor(c);
    assigns \nothing;
    ensures c->at == c->end ==> \result; */
static HOT bool at_separator(const struct cursor *c)
{
    return c->at >= c->end || c->line[c->at] == ' ' ||
           (c->line[c->at] == '\t' && (c->options->tolerate & SMTPATH_TOLERATE_HTAB) != 0);
}
/* SP, where exactly one is required; reason if there is none. */
/*@ requires is_cursor(c) && unrefused(c) && is_fault(reason);
    assigns c->at, DIAGNOSTIC, DEVIATION;
    ensures is_cursor(c) && c->at >= \old(c->at) && decided(c, \result) &&
      (\result ==> c->at > \old(c->at)); */
SMTPATH_INTERNAL COLD bool unusual_space(struct cursor *c, enum smtpath_reason reason);
/*@ requires is_cursor(c) && unrefused(c) && is_fault(reason);
    assigns c->at, DIAGNOSTIC, DEVIATION;
    ensures is_cursor(c) && c->at >= \old(c->at) && decided(c, \result) &&
      (\result ==> c->at > \old(c->at)); */
static HOT bool space(struct cursor *c, enum smtpath_reason reason)
{
    if (next_is(c, ' ') && !(c->at + 1 < c->end && in_class(c->line[c->at + 1], WSP))) {
        c->at++;
        return true;
    }
    return unusual_space(c, reason);
}
/* An upper-case word, read without regard to case; reason at the first octet that departs. */
/*@ requires is_cursor(c) && unrefused(c) && \valid_read(upper + (0 .. length - 1));
    requires is_fault(reason);
    assigns c->at, DIAGNOSTIC;
    ensures is_cursor(c) && c->at >= \old(c->at) && decided(c, \result); */
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
/* Whether four octets are these four letters: clearing one bit makes a letter upper case, and makes no
 * other octet a letter. */
/*@ requires \valid_read(p + (0 .. 3));
    assigns \nothing; */
static HOT uint32_t four_octets(const char *p)
{
    return (uint32_t)(unsigned char)p[0] | (uint32_t)(unsigned char)p[1] << 8 |
           (uint32_t)(unsigned char)p[2] << 16 | (uint32_t)(unsigned char)p[3] << 24;
}
/*@ requires \valid_read(octets + (0 .. 3)) && \valid_read(upper + (0 .. 3));
    assigns \nothing;
    ensures \result == 0 || \result == 1; */
static HOT bool same_four_letters(const char *octets, const char *upper)
{
    return (four_octets(octets) & 0xDFDFDFDF) == four_octets(upper);
}
/* Whether two runs of octets are the same without regard to ASCII case. */
/*@ requires \valid_read(a + (0 .. length - 1)) && \valid_read(b + (0 .. length - 1));
    assigns \nothing;
    ensures \result == 0 || \result == 1; */
static HOT bool same_ignoring_case(const char *a, const char *b, uint32_t length)
{
    /*@ loop invariant i <= length;
        loop assigns i;
        loop variant length - i; */
    for (uint32_t i = 0; i < length; i++)
        if (to_upper(a[i]) != to_upper(b[i]))
            return false;
    return true;
}
/* Each takes a cursor and leaves one, never behind where it was; on acceptance what it names in *out lies
 * between the two places. */
/*@ requires is_cursor(c) && unrefused(c) && is_fault(if_absent);
    assigns c->at, DIAGNOSTIC;
    ensures is_cursor(c) && c->at >= \old(c->at) && decided(c, \result) &&
      (\result ==> c->at > \old(c->at)); */
SMTPATH_INTERNAL bool xtext(struct cursor *c, enum smtpath_reason if_absent);
/*@ requires is_cursor(c) && unrefused(c) && c->at < c->end;
    assigns c->at, c->eight_bit, DIAGNOSTIC;
    ensures is_cursor(c) && c->at >= \old(c->at) && decided(c, \result) && c->at > \old(c->at); */
SMTPATH_INTERNAL bool quoted_string(struct cursor *c);
/*@ requires is_cursor(c) && unrefused(c) && is_fault(if_absent);
    assigns c->at, c->eight_bit, DIAGNOSTIC;
    ensures is_cursor(c) && c->at >= \old(c->at) && decided(c, \result) &&
      (\result ==> c->at > \old(c->at)); */
SMTPATH_INTERNAL bool atom(struct cursor *c, enum smtpath_reason if_absent);
/*@ requires is_cursor(c) && unrefused(c) && c->at < c->end;
    assigns c->at, c->eight_bit, DIAGNOSTIC;
    ensures is_cursor(c) && c->at >= \old(c->at) && decided(c, \result) &&
      (\result ==> c->at > \old(c->at)); */
SMTPATH_INTERNAL bool utf8_non_ascii(struct cursor *c);
/*@ requires \valid(at) && *at <= end && \valid_read(line + (0 .. end - 1));
    requires \separated(at, line + (0 .. end - 1));
    assigns *at;
    ensures \old(*at) <= *at <= end && (\result ==> *at > \old(*at)); */
SMTPATH_INTERNAL bool utf8_sequence(const char *line, uint32_t end, uint32_t *at);
/* How many octets the UTF8-non-ascii at octets[at] has, 0 if none is there. at is below length. */
/*@ requires at < length && \valid_read(octets + (0 .. length - 1));
    assigns \nothing;
    ensures at + \result <= length && \result <= 4; */
SMTPATH_INTERNAL size_t utf8_length(const char *octets, size_t at, size_t length);
/*@ requires is_cursor(c) && unrefused(c) && is_fault(if_absent);
    assigns c->at, c->eight_bit, DIAGNOSTIC, DEVIATION,
            LOCAL;
    ensures is_cursor(c) && c->at >= \old(c->at) && decided(c, \result);
    ensures \result ==> spans(&c->out->path.local, \old(c->at), c->at); */
SMTPATH_INTERNAL bool mailbox_local_part(struct cursor *c, enum smtpath_reason if_absent);
/*@ requires is_cursor(c) && unrefused(c) && is_fault(if_absent);
    assigns c->at, c->eight_bit, DIAGNOSTIC, DEVIATION,
            DOMAIN;
    ensures is_cursor(c) && c->at >= \old(c->at) && decided(c, \result);
    ensures \result ==> c->at > \old(c->at) && spans(&c->out->path.domain, \old(c->at), c->at); */
SMTPATH_INTERNAL bool domain_name(struct cursor *c, enum smtpath_reason if_absent);
/*@ requires is_cursor(c) && unrefused(c) && is_fault(if_absent);
    assigns c->at, c->eight_bit, DIAGNOSTIC, DEVIATION,
            DOMAIN;
    ensures is_cursor(c) && c->at >= \old(c->at) && decided(c, \result);
    ensures \result ==> c->at > \old(c->at) && spans(&c->out->path.domain, \old(c->at), c->at); */
SMTPATH_INTERNAL bool domain_or_literal(struct cursor *c, enum smtpath_reason if_absent);
/*@ requires is_cursor(c) && unrefused(c) && c->at < c->end;
    assigns c->at, c->eight_bit, DIAGNOSTIC, DEVIATION,
            DOMAIN;
    ensures is_cursor(c) && c->at >= \old(c->at) && decided(c, \result);
    ensures \result ==> c->at > \old(c->at) && spans(&c->out->path.domain, \old(c->at), c->at); */
SMTPATH_INTERNAL bool address_literal(struct cursor *c);
/* Reverse-path or Forward-path, as c->place says. */
/*@ requires is_cursor(c) && unrefused(c) && empty(&c->out->path);
    assigns c->at, c->eight_bit, c->in_path, c->place, DIAGNOSTIC, DEVIATION, PATH;
    ensures is_cursor(c) && c->at >= \old(c->at) && decided(c, \result);
    ensures \result ==> is_path(&c->out->path, \old(c->at), c->at); */
SMTPATH_INTERNAL bool any_path(struct cursor *c);
/*@ requires is_cursor(c) && unrefused(c) && has_private(c) && absent(&c->out->parameters);
    assigns c->at, c->eight_bit, DIAGNOSTIC, DEVIATION,
            SPAN(c->out->parameters), c->out->parameter[0 .. SMTPATH_PARAM_COUNT - 1],
            c->out->present,
            c->out->private_present;
    ensures is_cursor(c) && c->at >= \old(c->at) && decided(c, \result);
    ensures lies_in(&c->out->parameters, \old(c->at), c->end); */
SMTPATH_INTERNAL bool esmtp_params(struct cursor *c, enum smtpath_verb verb);
/* 1*DIGIT, of which at most so many are read. Beyond 2^64 - 1 the number stays there. */
/*@ requires is_cursor(c) && unrefused(c);
    requires BESIDE(number);
    assigns c->at, DIAGNOSTIC, *number;
    ensures is_cursor(c) && c->at >= \old(c->at) && decided(c, \result) &&
      (\result ==> c->at > \old(c->at));
    ensures most > 0 && \old(c->at) < c->end && belongs(c->line[\old(c->at)], DIGIT) ==> \result;
    ensures most <= 9 ==> *number <= 999999999; */
SMTPATH_INTERNAL bool digits(struct cursor *c, uint32_t most, uint64_t *number);
/*@ requires is_cursor(c) && unrefused(c);
    requires BESIDE(day_exists);
    assigns c->at, DIAGNOSTIC, *day_exists;
    ensures is_cursor(c) && c->at >= \old(c->at) && decided(c, \result) &&
      (\result ==> c->at > \old(c->at)); */
SMTPATH_INTERNAL bool date_time(struct cursor *c, bool fraction_allowed, bool *day_exists);
/* The short way through a common MAIL or RCPT line, with the result that the productions give.
 * Returns: how many octets it has read. length: the line is accepted. Less, but not 0: verb and path of *out
 * are as they must be, and what is behind the path is still to be read. 0: nothing is decided, and *out
 * holds nothing. */
/*@ requires \valid_read(line + (0 .. length - 1)) && \valid_read(options) && \valid(out);
    assigns *out;
    ensures \result <= length;
    ensures 0 < \result ==> length <= 510 && out->diagnostic.reason == SMTPATH_OK &&
      (out->verb == SMTPATH_VERB_MAIL || out->verb == SMTPATH_VERB_RCPT) &&
      parts(&out->path, 0, \result) && lies_in(&out->path.path, 0, \result) &&
      lies_in(&out->parameters, 0, length) && absent(&out->argument) && absent(&out->second); */
SMTPATH_INTERNAL size_t fast_envelope(const char *line, size_t length,
                                      const struct smtpath_options *options, struct smtpath_line *out);
/* What the offered extensions add to this verb's line. */
/*@ assigns \nothing;
    ensures \result <= 2000000; */
SMTPATH_INTERNAL uint32_t parameter_allowance(enum smtpath_verb verb, uint32_t extensions);

/* ---- Writing ---------------------------------------------------------------------------------------- */

/* A buffer that counts what it cannot hold, and stops at the greatest number. */
struct sink {
    char *buffer;
    size_t size;
    size_t length;
};
/*@ predicate is_sink(struct sink *s) =
      \valid(s) && \valid(s->buffer + (0 .. s->size - 1)) && \separated(s,
      s->buffer + (0 .. s->size - 1)); */

/*@ requires is_sink(s);
    assigns s->length, s->buffer[0 .. s->size - 1];
    ensures s->length == (\old(s->length) < SIZE_MAX ? \old(s->length) + 1 : SIZE_MAX);
    ensures \old(s->length) < s->size ==> s->buffer[\old(s->length)] == octet; */
SMTPATH_INTERNAL void put(struct sink *s, char octet);

#endif
