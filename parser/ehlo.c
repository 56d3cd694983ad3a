// SPDX-License-Identifier: MIT
/*
 * The reply to EHLO, RFC 5321 section 4.1.1.1: its greeting, its keywords, and the parameters that say more
 * than that an extension is there; senders call it. What is wrong with a parameter is said, and the parameter not
 * counted. What was wrong with the text of the reply line does not matter: these productions judge it anew.
 */
#include "extension.h"
#include "path.h"
#include "token.h"

/* Where what a line offers goes. */
struct offer {
    struct smtpath_ehlo *ehlo;
    struct smtpath_ehlo_line *line;
};

/*@ predicate is_offer(struct offer *o, struct cursor *c) =
      \valid_read(o) && \valid(o->ehlo) && \valid(o->line) && \separated(o->ehlo, o->line) &&
      \separated(o->ehlo, c) && \separated(o->ehlo, c->out) &&
      \separated(o->line, c) && \separated(o->line, c->out);
    predicate shows(struct smtpath_ehlo_line *line, integer end) =
      lies_in(&line->keyword, 0, end) && lies_in(&line->parameters, 0, end) &&
      lies_in(&line->detail, 0, end) && (line->diagnostic.reason == SMTPATH_OK ||
      (is_fault(line->diagnostic.reason) && line->diagnostic.offset + line->diagnostic.length <= end)); */

/* ---- Values: a cursor at the parameter, which ends at SP or at the end ------------------------------- */

/* %x31-39 *nDIGIT */
/*@ requires most <= 9 && \valid(number) && \separated(number, c) && \separated(number, c->out);
    PRODUCTION; assigns *number; */
static bool positive_number(struct cursor *c, uint32_t most, uint32_t *number)
{
    uint64_t value;
    if (next_is(c, '0'))
        return reject(c, SMTPATH_EXPECTED_EHLO_VALUE);
    if (!digits(c, most, &value))
        return false;
    *number = (uint32_t)value; /* at most nine digits */
    return true;
}

/*@ requires is_cursor(c) && unrefused(c); assigns DIAGNOSTIC;
    ensures is_cursor(c) && decided(c, \result); */
static bool end_of_value(struct cursor *c)
{
    return c->at == c->end || next_is(c, ' ') || reject(c, SMTPATH_EXPECTED_EHLO_VALUE);
}

/* size-param ::= [1*DIGIT]                                              RFC 1870 section 4 */
/*@ requires is_offer(o, c); PRODUCTION; assigns *o->ehlo; */
static bool size_param(struct cursor *c, struct offer *o)
{
    uint64_t size;
    if (!digits(c, UINT32_MAX, &size) || !end_of_value(c))
        return false;
    o->ehlo->size = size;
    o->ehlo->announced |= SMTPATH_ANNOUNCED_SIZE;
    return true;
}

/* extension-token = 1*<any CHAR excluding SP, COMMA and all control characters>   RFC 2852 section 2 */
/*@ PRODUCTION; */
static bool extension_token(struct cursor *c)
{
    const uint32_t start = c->at;
    /*@ loop invariant start <= c->at <= c->end;
        loop assigns c->at;
        loop variant c->end - c->at; */
    while (is(c, PRINTABLE) && !next_is(c, ' ') && !next_is(c, ','))
        c->at++;
    return c->at > start || reject(c, SMTPATH_EXPECTED_EHLO_VALUE);
}

/* deliverby-param = min-by-time *( ',' extension-token )
 * min-by-time = [1*9DIGIT]                                              RFC 2852 section 2 */
/*@ requires is_offer(o, c); PRODUCTION; assigns *o->ehlo; */
static COLD bool deliverby_param(struct cursor *c, struct offer *o)
{
    const bool given = is(c, DIGIT);
    uint64_t seconds = 0;
    if (given)
        digits(c, 9, &seconds);
    /*@ loop invariant is_cursor(c) && unrefused(c) && c->at >= \at(c->at, Pre);
        loop assigns READING;
        loop variant c->end - c->at; */
    while (accept(c, ','))
        if (!extension_token(c))
            return false;
    if (!end_of_value(c))
        return false;
    if (given) {
        o->ehlo->deliverby = (uint32_t)seconds;
        o->ehlo->announced |= SMTPATH_ANNOUNCED_DELIVERBY;
    }
    return true;
}

/* max-future-release-interval = future-release-integer
 * future-release-integer = %x31-39 *8DIGIT                              RFC 4865 section 3 */
/*@ requires is_offer(o, c); PRODUCTION; assigns *o->ehlo; */
static COLD bool max_future_release_interval(struct cursor *c, struct offer *o)
{
    uint32_t seconds;
    if (!positive_number(c, 9, &seconds) || !end_of_value(c))
        return false;
    o->ehlo->holdfor = seconds;
    o->ehlo->announced |= SMTPATH_ANNOUNCED_HOLDFOR;
    return true;
}

/* max-future-release-date-time = date-time                              RFC 4865 section 3 */
/*@ requires is_offer(o, c) && lies_in(&o->line->detail, 0, c->end); PRODUCTION;
    assigns *o->ehlo, o->line->detail; ensures lies_in(&o->line->detail, 0, c->end); */
static COLD bool max_future_release_date_time(struct cursor *c, struct offer *o)
{
    const uint32_t start = c->at;
    struct moment moment;
    if (!date_time(c, true, &moment) || !end_of_value(c))
        return false;
    o->line->detail = span_from(c, start);
    if (!moment.day_exists)
        return reject_token(c, SMTPATH_NO_SUCH_DAY, o->line->detail);
    o->ehlo->announced |= SMTPATH_ANNOUNCED_HOLDUNTIL;
    return true;
}

/* priority-profile = 1*20(ALPHA / DIGIT / "-" / "_" / ".")              RFC 6710 section 7 */
/*@ requires is_offer(o, c) && lies_in(&o->line->detail, 0, c->end); PRODUCTION;
    assigns *o->ehlo, o->line->detail; ensures lies_in(&o->line->detail, 0, c->end); */
static COLD bool priority_profile(struct cursor *c, struct offer *o)
{
    const uint32_t start = c->at;
    /*@ loop invariant start <= c->at <= c->end;
        loop assigns c->at;
        loop variant c->end - c->at; */
    while ((is(c, NAME_CHAR) || next_is(c, '.')) && c->at - start < 20)
        c->at++;
    if (c->at == start)
        return reject(c, SMTPATH_EXPECTED_EHLO_VALUE);
    if (!end_of_value(c))
        return false;
    o->line->detail = span_from(c, start);
    o->ehlo->announced |= SMTPATH_ANNOUNCED_PRIORITY_PROFILE;
    return true;
}

/* ---- AUTH -------------------------------------------------------------------------------------------- */

#define MECHANISM(name)                                                                                \
    {                                                                                                  \
        name, sizeof(name) - 1                                                                         \
    }
static const struct mechanism {
    const char *name;
    uint32_t length;
} mechanism_rows[] = {
    MECHANISM("PLAIN"),         MECHANISM("LOGIN"),
    MECHANISM("CRAM-MD5"),      MECHANISM("DIGEST-MD5"),
    MECHANISM("SCRAM-SHA-1"),   MECHANISM("SCRAM-SHA-1-PLUS"),
    MECHANISM("SCRAM-SHA-256"), MECHANISM("SCRAM-SHA-256-PLUS"),
    MECHANISM("EXTERNAL"),      MECHANISM("ANONYMOUS"),
    MECHANISM("GSSAPI"),        MECHANISM("NTLM"),
    MECHANISM("XOAUTH2"),       MECHANISM("OAUTHBEARER"),
};
#undef MECHANISM
enum { MECHANISMS = sizeof mechanism_rows / sizeof mechanism_rows[0] };

/*@ assigns \nothing; ensures shown: \result == \null || valid_read_string((char *)\result); */
const char *smtpath_mechanism_name(uint64_t mechanism)
{
    /*@ loop invariant i <= MECHANISMS && (uint32_t)(1 << i) == 1 << i;
        loop assigns i;
        loop variant MECHANISMS - i; */
    for (uint32_t i = 0; i < MECHANISMS; i++)
        if (mechanism == SMTPATH_BIT(i))
            return mechanism_rows[i].name;
    return NULL;
}

/* Whether octets are a name in capital letters, in any case. */
/*@ requires \valid_read(octets + (0 .. length - 1));
    requires shown: \valid_read(name + (0 .. name_length - 1)); assigns \nothing;
    ensures \result == 0 || \result == 1; */
static bool is_name(const char *octets, uint32_t length, const char *name, uint32_t name_length)
{
    return length == name_length && is_keyword(octets, name, length);
}
#define IS_NAME(octets, length, name) is_name(octets, length, name, sizeof(name) - 1)

/* One that has no bit is there for the walk alone. */
/*@ requires \valid(ehlo) && \valid_read(name + (0 .. length - 1)); assigns ehlo->mechanisms; */
static void note_mechanism(struct smtpath_ehlo *ehlo, const char *name, uint32_t length)
{
    /*@ loop invariant i <= MECHANISMS && (uint32_t)(1 << i) == 1 << i;
        loop assigns i;
        loop variant MECHANISMS - i; */
    for (uint32_t i = 0; i < MECHANISMS; i++)
        if (is_name(name, length, mechanism_rows[i].name, mechanism_rows[i].length)) {
            ehlo->mechanisms |= SMTPATH_BIT(i);
            return;
        }
}

/* sasl-mech = 1*20mech-char                                             RFC 4422 section 3.1 */
/*@ requires is_offer(o, c); PRODUCTION; assigns *o->ehlo; */
static bool offered_mechanism(struct cursor *c, struct offer *o)
{
    const uint32_t start = c->at;
    skip(c, NAME_CHAR);
    if (c->at - start > 20)
        c->at = start + 20;
    if (c->at == start)
        return reject(c, SMTPATH_EXPECTED_EHLO_VALUE);
    if (!end_of_value(c))
        return false;
    note_mechanism(o->ehlo, c->line + start, c->at - start);
    return true;
}

/* ---- LIMITS ------------------------------------------------------------------------------------------ */

enum {
    ALL_LIMITS = SMTPATH_ANNOUNCED_MAILMAX | SMTPATH_ANNOUNCED_RCPTMAX | SMTPATH_ANNOUNCED_RCPTDOMAINMAX
};

/*@ requires \valid(ehlo); assigns *ehlo; */
static void set_limit(struct smtpath_ehlo *ehlo, uint32_t limit, uint32_t value)
{
    ehlo->announced |= limit;
    if (limit == SMTPATH_ANNOUNCED_MAILMAX)
        ehlo->mail_max = value;
    else if (limit == SMTPATH_ANNOUNCED_RCPTMAX)
        ehlo->rcpt_max = value;
    else
        ehlo->domain_max = value;
}

/* RFC 9422 section 3.7: with an error in the basic syntax, "clients SHOULD proceed as if the LIMITS
 * extension had not been used". */
/*@ requires \valid(ehlo); assigns ehlo->extensions, ehlo->announced; */
static void forget_limits(struct smtpath_ehlo *ehlo)
{
    ehlo->extensions &= ~SMTPATH_EXT_LIMITS;
    ehlo->announced &= ~(uint32_t)ALL_LIMITS;
}

/* The bit of a registered limit, 0 of another. */
/*@ requires \valid_read(name + (0 .. length - 1)); assigns \nothing; */
static uint32_t limit_named(const char *name, uint32_t length)
{
    if (IS_NAME(name, length, "MAILMAX"))
        return SMTPATH_ANNOUNCED_MAILMAX;
    if (IS_NAME(name, length, "RCPTMAX"))
        return SMTPATH_ANNOUNCED_RCPTMAX;
    return IS_NAME(name, length, "RCPTDOMAINMAX") ? SMTPATH_ANNOUNCED_RCPTDOMAINMAX : 0;
}

/* limit-value = 1*(%x21-3A / %x3C-7E)                                   RFC 9422 section 3
 * Leaves the cursor at it. */
/*@ PRODUCTION; */
static bool limit_value(struct cursor *c)
{
    const uint32_t start = c->at;
    /*@ loop invariant start <= c->at <= c->end;
        loop assigns c->at;
        loop variant c->end - c->at; */
    while (is(c, PRINTABLE) && !next_is(c, ' ') && !next_is(c, ';'))
        c->at++;
    if (c->at == start)
        return reject(c, SMTPATH_EXPECTED_EHLO_VALUE);
    if (!end_of_value(c))
        return false;
    c->at = start;
    return true;
}

/* limit-name-value = limit-name ["=" limit-value]
 * limit-name = 1*(ALPHA / DIGIT / "-" / "_")                            RFC 9422 section 3
 * Leaves the cursor at the value, or at the end if there is none. */
/*@ requires \valid(name) && \separated(name, c) && \separated(name, c->out); PRODUCTION; assigns *name;
    ensures name->offset + name->length <= c->end; */
static bool basic_limit(struct cursor *c, struct smtpath_span *name)
{
    const uint32_t start = c->at;
    skip(c, NAME_CHAR);
    *name = span_from(c, start);
    //@ assert is_cursor(c) && unrefused(c) && name->offset + name->length <= c->end;
    if (name->length == 0)
        return reject(c, SMTPATH_EXPECTED_EHLO_VALUE);
    return accept(c, '=') ? limit_value(c) : end_of_value(c);
}

/* MAILMAX, RCPTMAX, RCPTDOMAINMAX: %x31-39 0*5DIGIT                     RFC 9422 section 4 */
/*@ requires is_offer(o, c); PRODUCTION; assigns *o->ehlo; */
static COLD bool limit_name_value(struct cursor *c, struct offer *o)
{
    struct smtpath_span name;
    uint32_t value;
    if (!basic_limit(c, &name)) {
        forget_limits(o->ehlo);
        return false;
    }
    const uint32_t limit = limit_named(c->line + name.offset, name.length);
    if (limit == 0 || (o->ehlo->extensions & SMTPATH_EXT_LIMITS) == 0)
        return true;
    if (!positive_number(c, 6, &value) || !end_of_value(c))
        return false;
    set_limit(o->ehlo, limit, value);
    return true;
}

/* ---- Parameters -------------------------------------------------------------------------------------- */

/* The parameter with this number, from 0, of a line whose extension is known: row says how many there may be. */
/*@ requires is_cursor(c) && unrefused(c) && c->at > 0 && \valid_read(row);
    requires is_offer(o, c) && lies_in(&o->line->detail, 0, c->end);
    assigns READING, *o->ehlo, o->line->detail; ensures is_cursor(c) && c->at >= \old(c->at) - 1;
    ensures decided(c, \result); ensures lies_in(&o->line->detail, 0, c->end); */
static bool ehlo_value(struct cursor *c, uint32_t number, const struct extension_row *row,
                       struct offer *o)
{
    if (number >= row->most) {
        c->at--; /* the SP before it is one too many */
        return reject(c, SMTPATH_EXPECTED_EHLO_VALUE);
    }
    switch (o->line->extension) {
    case SMTPATH_EXT_SIZE:
        return size_param(c, o);
    case SMTPATH_EXT_AUTH:
        return offered_mechanism(c, o);
    case SMTPATH_EXT_DELIVERBY:
        return deliverby_param(c, o);
    case SMTPATH_EXT_FUTURERELEASE:
        return number == 0 ? max_future_release_interval(c, o) : max_future_release_date_time(c, o);
    case SMTPATH_EXT_MT_PRIORITY:
        return priority_profile(c, o);
    case SMTPATH_EXT_LIMITS:
        return limit_name_value(c, o);
    default:
        return true;
    }
}

/* ehlo-param = 1*(%d33-126)                                             RFC 5321 section 4.1.1.1
 * Those are what esmtp-value holds, and "=". */
/*@ PRODUCTION; ADVANCES; */
static bool ehlo_param(struct cursor *c)
{
    const uint32_t start = c->at;
    skip(c, ESMTP_VALUE);
    /*@ loop invariant is_cursor(c) && unrefused(c) && start <= c->at;
        loop assigns c->at;
        loop variant c->end - c->at; */
    while (accept(c, '='))
        skip(c, ESMTP_VALUE);
    return c->at > start || reject(c, SMTPATH_EXPECTED_EHLO_PARAMETER);
}

/* The first thing that is wrong with a line is what is said of it. */
/*@ requires is_cursor(c) && \valid(line) && \separated(line, c) && \separated(line, c->out);
    requires c->out->diagnostic.reason == SMTPATH_OK || refused(c); requires shows(line, c->end);
    assigns line->diagnostic, c->out->diagnostic.reason; ensures is_cursor(c) && unrefused(c);
    ensures shows(line, c->end); */
static void keep_first(struct smtpath_ehlo_line *line, struct cursor *c)
{
    if (line->diagnostic.reason == SMTPATH_OK)
        line->diagnostic = c->out->diagnostic;
    //@ assert shows(line, c->end);
    c->out->diagnostic.reason = SMTPATH_OK;
}

/* The parameter at the cursor. One that is wrong does not keep the next ones from being read. */
/*@ requires 0 < c->at && is_offer(o, c) && shows(o->line, c->end) && o->line->parameters.offset <= c->at;
    requires \valid_read(row);
    PRODUCTION; assigns *o->ehlo, o->line->parameters, o->line->detail, o->line->diagnostic; ADVANCES;
    ensures shows(o->line, c->end) && o->line->parameters.offset <= c->at; */
static bool numbered_param(struct cursor *c, uint32_t number, const struct extension_row *row,
                           struct offer *o)
{
    const uint32_t start = c->at;
    if (number == 0)
        o->line->parameters = span_from(c, start);
    if (!ehlo_param(c))
        return false;
    const uint32_t behind = c->at;
    o->line->parameters.length = behind - o->line->parameters.offset;
    //@ assert within: o->line->parameters.length <= behind;
    c->at = start;
    if (!ehlo_value(c, number, row, o))
        keep_first(o->line, c);
    c->at = behind;
    return true;
}

/* An SP where a parameter should be: said, and passed over. */
/*@ requires is_cursor(c) && refused(c) && c->at < c->end; requires is_offer(o, c);
    requires shows(o->line, c->end); assigns c->out->diagnostic.reason, *o->ehlo, o->line->diagnostic;
    ensures is_cursor(c) && unrefused(c) && shows(o->line, c->end);
    ensures o->line->parameters.offset == \old(o->line->parameters.offset); */
static COLD void pass_over_space(struct cursor *c, struct offer *o)
{
    keep_first(o->line, c);
    if (o->line->extension == SMTPATH_EXT_LIMITS)
        forget_limits(o->ehlo);
}

/* *( SP ehlo-param )                                                    RFC 5321 section 4.1.1.1
 * The first one perhaps stands behind the "=" of an old AUTH: the caller has seen which. */
/*@ requires is_offer(o, c) && shows(o->line, c->end) && absent(&o->line->parameters);
    requires \valid_read(row); PRODUCTION;
    assigns *o->ehlo, o->line->parameters, o->line->detail, o->line->diagnostic;
    ensures shows(o->line, c->end); */
static bool ehlo_params(struct cursor *c, const struct extension_row *row, struct offer *o)
{
    uint32_t number = 0;
    /*@ loop invariant is_cursor(c) && unrefused(c) && \at(c->at, Pre) <= c->at && number <= c->at;
        loop invariant shows(o->line, c->end) && o->line->parameters.offset <= c->at;
        loop assigns READING, number, *o->ehlo, o->line->parameters, o->line->detail, o->line->diagnostic;
        loop variant c->end - c->at; */
    while (c->at < c->end) {
        if (number > 0 && !next_is(c, ' '))
            return reject(c, SMTPATH_EXPECTED_EHLO_PARAMETER);
        c->at++;
        if (numbered_param(c, number, row, o))
            number++;
        else if (next_is(c, ' '))
            pass_over_space(c, o);
        else
            return false;
    }
    return number >= row->fewest || reject(c, SMTPATH_EXPECTED_EHLO_VALUE);
}

/* ---- Lines ------------------------------------------------------------------------------------------- */

/* ehlo-line = ehlo-keyword *( SP ehlo-param )
 * ehlo-keyword = (ALPHA / DIGIT) *(ALPHA / DIGIT / "-")                 RFC 5321 section 4.1.1.1 */
/*@ requires is_offer(o, c) && shows(o->line, c->end) && absent(&o->line->parameters); PRODUCTION;
    assigns *o->ehlo, *o->line; ensures shows(o->line, c->end); */
static bool ehlo_line(struct cursor *c, struct offer *o)
{
    const uint32_t start = c->at;
    if (!is(c, LET_DIG))
        return reject(c, SMTPATH_EXPECTED_EHLO_KEYWORD);
    skip(c, LDH);
    o->line->keyword = span_from(c, start);
    const struct extension_row *row = extension_named(c->line + start, o->line->keyword.length);
    const uint64_t extension = row->extension;
    o->line->old_auth = extension == SMTPATH_EXT_AUTH && next_is(c, '=');
    if (c->at < c->end && !next_is(c, ' ') && !o->line->old_auth)
        return reject(c, SMTPATH_EXPECTED_EHLO_KEYWORD);
    o->line->extension = extension;
    o->ehlo->extensions |= extension;
    if (ehlo_params(c, row, o))
        return true;
    if (extension == SMTPATH_EXT_LIMITS)
        forget_limits(o->ehlo);
    return false;
}

/* ehlo-greet = 1*(%d0-9 / %d11-12 / %d14-127)                           RFC 5321 section 4.1.1.1
 * NUL is no character of any line (section 2.3.8 and section 4.2's textstring). */
/*@ PRODUCTION; */
static bool ehlo_greet(struct cursor *c)
{
    skip(c, TEXT_CHAR);
    /*@ loop invariant is_cursor(c) && unrefused(c) && \at(c->at, Pre) <= c->at;
        loop assigns c->at;
        loop variant c->end - c->at; */
    while (c->at < c->end) {
        const char octet = c->line[c->at];
        if (octet == '\0' || octet == '\n' || octet == '\r' || is_eight_bit(octet))
            return reject(c, SMTPATH_EXPECTED_REPLY_TEXT);
        c->at++;
        skip(c, TEXT_CHAR);
    }
    return true;
}

/* ehlo-ok-rsp = ( "250" SP Domain [ SP ehlo-greet ] CRLF ) / ...        RFC 5321 section 4.1.1.1
 * Greeting = ( "220 " (Domain / address-literal) [ SP textstring ] CRLF ) / ...   section 4.2 */
/*@ requires is_offer(o, c) && shows(o->line, c->end); PRODUCTION;
    assigns c->out->path.domain, c->out->path.domain_kind, c->out->path.address[0 .. 15], *o->line;
    ensures shows(o->line, c->end) && is_offer(o, c); */
static bool greeting(struct cursor *c, struct offer *o)
{
    const uint32_t start = c->at;
    if (!domain_or_literal(c, SMTPATH_EXPECTED_DOMAIN))
        return false;
    o->line->keyword = span_from(c, start);
    if (c->at == c->end)
        return true;
    if (!accept(c, ' '))
        return reject(c, SMTPATH_EXPECTED_SPACE_OR_END);
    o->line->parameters.offset = c->at;
    o->line->parameters.length = c->end - c->at;
    //@ assert within: o->line->parameters.length <= c->end;
    return ehlo_greet(c);
}

/* Where white space at a line's end begins, "DSN " being DSN; if from at on there is nothing else, none is left aside. */
/*@ requires at <= length && \valid_read(line + (0 .. length - 1)); assigns \nothing;
    ensures at <= \result <= length; */
static uint32_t end_of_text(const char *line, uint32_t at, uint32_t length)
{
    uint32_t end = length;
    /*@ loop invariant at <= end <= length;
        loop assigns end;
        loop variant end; */
    while (end > at && in_class(line[end - 1], WSP))
        end--;
    return end > at ? end : length;
}

/*@ requires is_cursor(c) && unrefused(c); requires is_offer(o, c);
    requires shows(o->line, c->end) && absent(&o->line->parameters);
    assigns READING, c->out->path.domain, c->out->path.domain_kind, c->out->path.address[0 .. 15], *o->ehlo, *o->line;
    ensures shows(o->line, c->end); */
static void read_ehlo_line(struct cursor *c, struct offer *o)
{
    if (!(o->ehlo->lines == 0 ? greeting(c, o) : ehlo_line(c, o)))
        keep_first(o->line, c);
    o->ehlo->lines += o->ehlo->lines < UINT32_MAX;
}

/* The result of a line of which nothing is known yet. */
/*@ requires \valid(out); assigns *out; ensures shows(out, 0) && absent(&out->parameters); */
static void clear_ehlo_line(struct smtpath_ehlo_line *out)
{
    static const struct smtpath_ehlo_line nothing;
    *out = nothing;
    //@ assert shown: shows(out, 0) && absent(&out->parameters);
}

/* A line's text, from behind the code and what separates it on. */
/*@ requires begins <= end && \valid_read(line + (0 .. end - 1)) && \valid(ehlo) && \valid(out);
    requires \separated(ehlo, out) && shows(out, 0) && absent(&out->parameters);
    assigns *ehlo, *out; ensures shows(out, end); */
static void read_text(const char *line, uint32_t begins, uint32_t end, struct smtpath_ehlo *ehlo,
                      struct smtpath_ehlo_line *out)
{
    struct offer o = {ehlo, out};
    struct smtpath_line scratch;
    struct cursor c;
    scratch.verb = SMTPATH_VERB_UNKNOWN;
    begin(&c, line, end, &no_options, &scratch);
    c.at = begins;
    //@ assert placed: is_cursor(&c) && c.end == end;
    read_ehlo_line(&c, &o);
}

/*@ requires \valid_read(read) && \valid_read(line + (0 .. read->length - 1)) && \valid(ehlo) && \valid(out);
    requires \separated(ehlo, out) && \separated(out, read) && \separated(ehlo, read);
    requires read->diagnostic.reason == SMTPATH_OK || (is_fault(read->diagnostic.reason) &&
      read->diagnostic.offset + read->diagnostic.length <= read->length);
    assigns *ehlo, *out;
    ensures \result == out->diagnostic.reason && shows(out, \old(read->length)); */
enum smtpath_reason smtpath_read_ehlo_line(const char *line, const struct smtpath_reply_line *read,
                                           struct smtpath_ehlo *ehlo, struct smtpath_ehlo_line *out)
{
    const uint32_t begins = read->length < 4 ? read->length : 4; /* the code and what separates it */
    const bool is_greeting = ehlo->lines == 0;
    const uint32_t end = is_greeting ? read->length : end_of_text(line, begins, read->length);
    clear_ehlo_line(out);
    if (read->code != 0) {
        read_text(line, begins, end, ehlo, out);
    } else {
        out->diagnostic = read->diagnostic;
        ehlo->lines += ehlo->lines < UINT32_MAX;
    }
    return out->diagnostic.reason;
}

/*@ requires \valid_read(read) && \valid(walk) && \valid(parameter) && \separated(walk, parameter, read);
    requires read->parameters.offset + read->parameters.length <= UINT32_MAX;
    requires \valid_read(line + (0 .. read->parameters.offset + read->parameters.length - 1));
    requires *walk <= read->parameters.length; assigns *walk, *parameter;
    ensures \old(*walk) <= *walk <= read->parameters.length && (\result ==> \old(*walk) < *walk);
    ensures parameter->offset + parameter->length == read->parameters.offset + *walk; */
bool smtpath_next_ehlo_parameter(const char *line, const struct smtpath_ehlo_line *read, uint32_t *walk,
                                 struct smtpath_span *parameter)
{
    const uint32_t end = read->parameters.offset + read->parameters.length;
    uint32_t at = read->parameters.offset + *walk;
    /*@ loop invariant read->parameters.offset + *walk <= at <= end;
        loop assigns at;
        loop variant end - at; */
    while (at < end && line[at] == ' ')
        at++;
    parameter->offset = at;
    /*@ loop invariant parameter->offset <= at <= end;
        loop assigns at;
        loop variant end - at; */
    while (at < end && in_class(line[at], PRINTABLE) && line[at] != ' ')
        at++;
    parameter->length = at - parameter->offset;
    *walk = at - read->parameters.offset;
    return parameter->length > 0;
}
