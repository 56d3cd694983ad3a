// SPDX-License-Identifier: MIT
/*
 * What follows the verb of every command but MAIL and RCPT. Command lines use it.
 */
#include "argument.h"
#include "path.h"
#include "token.h"
#include "xtext.h"

/* ---- HELO, EHLO, LHLO -------------------------------------------------------------------------------------- */

/* Domain, or an address literal where one may stand, and the end of the line. */
/*@ requires in_line(c->out, c->end); PRODUCTION;
    assigns c->space_may_follow, DOMAIN, SPAN(c->out->argument); ensures in_line(c->out, c->end); */
static bool host(struct cursor *c, bool literal)
{
    const uint32_t start = c->at;
    if (!(literal ? domain_or_literal(c, SMTPATH_EXPECTED_DOMAIN)
                  : domain_name(c, SMTPATH_EXPECTED_SUB_DOMAIN)))
        return false;
    //@ assert read: is_cursor(c) && unrefused(c) && c->at >= start && in_line(c->out, c->end);
    note_span(&c->out->argument, c, start);
    //@ assert noted: in_line(c->out, c->end);
    return end_of_line(c);
}

/* Where the argument fails that begins at start, if nothing is tolerated. */
/*@ requires is_cursor(c) && start <= c->end; assigns \nothing; */
static COLD uint32_t strict_fault(const struct cursor *c, uint32_t start, bool literal)
{
    struct smtpath_options strict = *c->options;
    struct smtpath_line alone;
    struct cursor again;
    strict.tolerate = 0;
    alone.verb = c->out->verb;
    begin(&again, c->line, c->end, &strict, &alone);
    again.at = start;
    /* host() says where it refuses, and what was refused already it does refuse; who only reads this cannot know it */
    alone.diagnostic.offset = start;
    host(&again, literal);
    return alone.diagnostic.offset;
}

/* What stood before a reading that was refused, to be there again. */
struct before {
    uint32_t at;
    uint32_t deviations;
    uint32_t deviation_offset;
};

/*@ requires is_cursor(c) && in_line(c->out, c->end); assigns DOMAIN; ensures in_line(c->out, c->end); */
static COLD void forget_domain(struct cursor *c)
{
    clear_span(&c->out->path.domain);
    c->out->path.domain_kind = SMTPATH_DOMAIN_NONE;
    /*@ loop invariant 0 <= i <= 16;
        loop assigns i, c->out->path.address[0 .. 15];
        loop variant 16 - i; */
    for (uint32_t i = 0; i < 16; i++)
        c->out->path.address[i] = 0;
}

/* 1*%d32-126, the first of which is no SP, to the end of the line */
/*@ requires in_line(c->out, c->end); PRODUCTION; assigns SPAN(c->out->argument);
    ensures in_line(c->out, c->end); */
static COLD bool printable_text(struct cursor *c)
{
    const uint32_t start = c->at;
    clear_span(&c->out->argument);
    if (!next_is(c, ' '))
        skip(c, PRINTABLE);
    if (c->at == start || c->at < c->end)
        return reject(c, c->at == start ? SMTPATH_EXPECTED_DOMAIN : SMTPATH_EXPECTED_END);
    note_span(&c->out->argument, c, start);
    return true;
}

/* Any text, tolerated where the argument as the standard has it was refused. The domain is absent, but for a literal
 * that stands before SP: "an address literal [...] optionally followed by information that will help to identify the
 * client system"                                                        RFC 5321 section 4.1.1.1 */
/*@ requires is_cursor(c) && refused(c) && in_line(c->out, c->end) && before.at <= c->end;
    assigns READING, DOMAIN, SPAN(c->out->argument);
    ensures is_cursor(c) && decided(c, \result) && c->at >= before.at && in_line(c->out, c->end); */
static COLD bool any_text(struct cursor *c, struct before before, bool literal)
{
    struct smtpath_line *out = c->out;
    //@ assert domain_in_line: out->path.domain.offset + out->path.domain.length <= c->end;
    const uint32_t behind = out->path.domain.offset + out->path.domain.length;
    const bool before_text =
        out->path.domain_kind > SMTPATH_DOMAIN_NAME && behind < c->end && c->line[behind] == ' ';
    if (!before_text) {
        forget_domain(c);
        out->deviations = before.deviations;
    }
    out->deviations |= SMTPATH_TOLERATE_ANY_HELO;
    out->deviation_offset =
        before.deviations != 0 ? before.deviation_offset : strict_fault(c, before.at, literal);
    out->diagnostic.reason = SMTPATH_OK;
    c->at = before.at;
    //@ assert whole: is_cursor(c) && unrefused(c) && in_line(c->out, c->end);
    return printable_text(c);
}

/* helo = "HELO" SP Domain CRLF
 * ehlo = "EHLO" SP ( Domain / address-literal ) CRLF                    RFC 5321 section 4.1.1.1 */
/*@ COMMAND; */
static bool helo(struct cursor *c, enum smtpath_verb verb)
{
    if (!space(c, SMTPATH_EXPECTED_SPACE))
        return false;
    const struct before before = {c->at, c->out->deviations, c->out->deviation_offset};
    const bool literal = verb != SMTPATH_VERB_HELO;
    const bool tolerated =
        next_is(c, '[') && !literal &&
        (tolerates(c, SMTPATH_TOLERATE_HELO_LITERAL) || tolerates(c, SMTPATH_TOLERATE_ANY_HELO));
    if (host(c, literal || tolerated))
        return true;
    return (c->options->tolerate & SMTPATH_TOLERATE_ANY_HELO) != 0 && any_text(c, before, literal);
}

/* ---- NOOP, HELP, VRFY, EXPN -------------------------------------------------------------------------------- */

/* noop = "NOOP" [ SP String ] CRLF; help = "HELP" [ SP String ] CRLF    RFC 5321 sections 4.1.1.9, 4.1.1.8
 * RFC 6531 section 3.3 extends atext and qtextSMTP wherever they stand, once the extension was offered. */
/*@ COMMAND; */
static bool noop(struct cursor *c)
{
    if (c->at == c->end)
        return true;
    c->utf8 = (c->options->extensions & SMTPATH_EXT_SMTPUTF8) != 0 ? UTF8 : ASCII_ONLY;
    return space(c, SMTPATH_EXPECTED_SPACE_OR_END) && string(c) && end_of_line(c);
}

/* String / Local-part / Mailbox, which differ behind the local part only: a String is a Local-part, too. */
/*@ COMMAND; */
static bool string_or_mailbox(struct cursor *c)
{
    struct smtpath_path *path = &c->out->path;
    const uint32_t start = c->at;
    if (!mailbox_local_part(c, SMTPATH_EXPECTED_STRING))
        return false;
    if (accept(c, '@')) {
        if (!domain_or_literal(c, SMTPATH_EXPECTED_DOMAIN))
            return false;
        path->kind = SMTPATH_PATH_MAILBOX;
        note_span(&path->mailbox, c, start);
    } else {
        clear_span(&path->local); /* it is no mailbox: the argument says where it stands */
        path->local_kind = SMTPATH_LOCAL_NONE;
    }
    note_span(&c->out->argument, c, start);
    return true;
}

/* [SP "SMTPUTF8"]                                                       RFC 6531 section 3.7.4.2 */
/*@ COMMAND; */
static bool smtputf8_word(struct cursor *c)
{
    if (c->at == c->end)
        return true;
    if (!space(c, SMTPATH_EXPECTED_SPACE_OR_END))
        return false;
    const uint32_t start = c->at;
    if (!word(c, "SMTPUTF8", 8, SMTPATH_EXPECTED_SMTPUTF8))
        return false;
    note_span(&c->out->second, c, start);
    if (!end_of_line(c))
        return false;
    return (c->options->extensions & SMTPATH_EXT_SMTPUTF8) != 0 ||
           tolerates_at(c, SMTPATH_TOLERATE_NOT_OFFERED, start) ||
           reject_token(c, SMTPATH_SMTPUTF8_WORD_NOT_OFFERED, c->out->second);
}

/* vrfy = "VRFY" SP String CRLF; expn = "EXPN" SP String CRLF            RFC 5321 sections 4.1.1.6, 4.1.1.7
 * Section 3.5.1 lets the string be a user name, which is a Local-part, or a mailbox. It has no limit but the line's. */
/*@ COMMAND; */
static COLD bool vrfy(struct cursor *c)
{
    c->utf8 = path_utf8(c->options, SMTPATH_VERB_MAIL); /* what was offered decides, as for MAIL */
    c->limits.local_part = c->limits.label = c->limits.domain = UINT32_MAX;
    return space(c, SMTPATH_EXPECTED_SPACE) && string_or_mailbox(c) && smtputf8_word(c);
}

/* ---- AUTH, BDAT, ETRN -------------------------------------------------------------------------------------- */

/* sasl-mech = 1*20mech-char, and lower case is accepted                 RFC 4422 section 3.1 */
/*@ COMMAND; */
static bool sasl_mech(struct cursor *c)
{
    const uint32_t start = c->at;
    /*@ loop invariant is_cursor(c) && c->at >= start;
        loop assigns c->at;
        loop variant c->end - c->at; */
    while (is(c, NAME_CHAR) && c->at - start < 20)
        c->at++;
    if (c->at == start)
        return reject(c, SMTPATH_EXPECTED_MECHANISM);
    note_span(&c->out->argument, c, start);
    return true;
}

/* auth-command = "AUTH" SP sasl-mech [SP initial-response] CRLF
 * initial-response = base64 / "="                                       RFC 4954 section 8 */
/*@ COMMAND; */
static COLD bool auth(struct cursor *c)
{
    if (!space(c, SMTPATH_EXPECTED_SPACE) || !sasl_mech(c))
        return false;
    if (c->at == c->end)
        return true;
    if (!space(c, SMTPATH_EXPECTED_SPACE_OR_END))
        return false;
    const uint32_t start = c->at;
    c->space_may_follow = false;
    if (!accept(c, '=') && !base64(c))
        return false;
    note_span(&c->out->second, c, start);
    return c->at == c->end || reject(c, SMTPATH_EXPECTED_RESPONSE_END);
}

/* chunk-size = 1*DIGIT                                                  RFC 3030 section 2
 * Beyond 2^64 - 1 the number stays there. */
/*@ COMMAND; */
static bool chunk_size(struct cursor *c)
{
    const uint32_t start = c->at;
    if (!is(c, DIGIT))
        return reject(c, SMTPATH_EXPECTED_CHUNK_SIZE);
    const bool read = digits(c, UINT32_MAX, &c->out->chunk_size);
    note_span(&c->out->argument, c, start);
    return read;
}

/* [ SP end-marker ]; end-marker = "LAST"                                RFC 3030 section 2, RFC 4468 section 3.5 */
/*@ COMMAND; */
static bool end_marker(struct cursor *c)
{
    if (c->at == c->end)
        return true;
    if (!space(c, SMTPATH_EXPECTED_SPACE_OR_END))
        return false;
    const uint32_t start = c->at;
    if (!word(c, "LAST", 4, SMTPATH_EXPECTED_LAST))
        return false;
    note_span(&c->out->second, c, start);
    return end_of_line(c);
}

/* bdat-cmd = "BDAT" SP chunk-size [ SP end-marker ] CRLF                RFC 3030 section 2 */
/*@ COMMAND; */
static COLD bool bdat(struct cursor *c)
{
    return space(c, SMTPATH_EXPECTED_SPACE) && chunk_size(c) && end_marker(c);
}

/* etrn = "ETRN" SP [ "@" / "#" ] node CRLF                              RFC 1985 section 5.1
 * A node is a host or, behind "@", a domain and all below it; behind "#" the server names its queues. */
/*@ COMMAND; */
static COLD bool etrn(struct cursor *c)
{
    if (!space(c, SMTPATH_EXPECTED_SPACE))
        return false;
    const uint32_t start = c->at;
    if (accept(c, '#')) {
        if (!atom(c, SMTPATH_EXPECTED_NODE))
            return false;
    } else {
        accept(c, '@');
        if (!domain_name(c, SMTPATH_EXPECTED_NODE))
            return false;
    }
    note_span(&c->out->argument, c, start);
    return end_of_line(c);
}

/* ---- ATRN, BURL -------------------------------------------------------------------------------------------- */

/* Whether a dot stands within the domain that was just read, not only behind it. */
/*@ requires is_cursor(c) && start < c->at; assigns \nothing; */
static bool has_two_labels(const struct cursor *c, uint32_t start)
{
    /*@ loop invariant start <= i < c->at;
        loop assigns i;
        loop variant c->at - i; */
    for (uint32_t i = start; i + 1 < c->at; i++)
        if (c->line[i] == '.')
            return true;
    return false;
}

/* domain = sub-domain 1*("." sub-domain)                                RFC 2645 section 5.2.1 */
/*@ requires in_line(c->out, c->end); PRODUCTION; assigns DOMAIN;
    ensures \result ==> in_line(c->out, c->end); */
static bool atrn_domain(struct cursor *c)
{
    const uint32_t start = c->at;
    if (!domain_name(c, SMTPATH_EXPECTED_SUB_DOMAIN))
        return false;
    clear_span(&c->out->path.domain); /* there may be several: the argument holds them */
    c->out->path.domain_kind = SMTPATH_DOMAIN_NONE;
    //@ assert behind_start: start < c->at <= c->end;
    return has_two_labels(c, start) ||
           reject(c, c->line[c->at - 1] == '.' ? SMTPATH_EXPECTED_SUB_DOMAIN
                                               : SMTPATH_EXPECTED_SECOND_LABEL);
}

/* atrn = "ATRN" [SP domain *("," domain)] CRLF                          RFC 2645 section 5.2.1 */
/*@ COMMAND; */
static COLD bool atrn(struct cursor *c)
{
    if (c->at == c->end)
        return true;
    if (!space(c, SMTPATH_EXPECTED_SPACE_OR_END))
        return false;
    const uint32_t start = c->at;
    /*@ loop invariant is_cursor(c) && unrefused(c) && c->at >= start && in_line(c->out, c->end);
        loop assigns READING, DOMAIN;
        loop variant c->end - c->at; */
    do {
        if (!atrn_domain(c))
            return false;
    } while (accept(c, ','));
    note_span(&c->out->argument, c, start);
    return end_of_line(c);
}

/* scheme = ALPHA *( ALPHA / DIGIT / "+" / "-" / "." )                   RFC 3986 section 3.1
 * With the ":" behind it. */
/*@ PRODUCTION; */
static bool scheme(struct cursor *c)
{
    if (!is(c, ALPHA))
        return reject(c, SMTPATH_EXPECTED_URI);
    /*@ loop invariant is_cursor(c) && c->at >= \at(c->at, Pre);
        loop assigns c->at;
        loop variant c->end - c->at; */
    while (is(c, LDH) || next_is(c, '+') || next_is(c, '.'))
        c->at++;
    return accept(c, ':') || reject(c, SMTPATH_EXPECTED_URI);
}

/* pct-encoded = "%" HEXDIG HEXDIG                                       RFC 3986 section 2.1
 * Behind the "%". */
/*@ PRODUCTION; */
static bool pct_encoded(struct cursor *c)
{
    /*@ loop invariant i <= 2 && is_cursor(c) && unrefused(c) && c->at >= \at(c->at, Pre);
        loop assigns READING, i;
        loop variant 2 - i; */
    for (uint32_t i = 0; i < 2; i++) {
        if (!is(c, HEXDIG))
            return reject(c, SMTPATH_EXPECTED_URI);
        c->at++;
    }
    return true;
}

/* absolute-URI = scheme ":" 1*( unreserved / reserved / pct-encoded ), without "#"   RFC 3986 section 4.3
 * What is behind the scheme is not taken apart. */
/*@ PRODUCTION; */
static bool absolute_uri(struct cursor *c)
{
    if (!scheme(c))
        return false;
    const uint32_t start = c->at;
    skip(c, URI_CHAR);
    /*@ loop invariant is_cursor(c) && unrefused(c) && c->at >= start;
        loop assigns READING;
        loop variant c->end - c->at; */
    while (accept(c, '%')) {
        if (!pct_encoded(c))
            return false;
        skip(c, URI_CHAR);
    }
    return c->at > start || reject(c, SMTPATH_EXPECTED_URI);
}

/* burl-cmd = "BURL" SP absolute-URI [SP end-marker] CRLF                RFC 4468 section 3.5 */
/*@ COMMAND; */
static COLD bool burl(struct cursor *c)
{
    if (!space(c, SMTPATH_EXPECTED_SPACE))
        return false;
    const uint32_t start = c->at;
    if (!absolute_uri(c))
        return false;
    note_span(&c->out->argument, c, start);
    return end_marker(c);
}

/* ---- XCLIENT, XFORWARD ------------------------------------------------------------------------------------- */

/* attribute = name "=" xtext                                            Postfix's XCLIENT and XFORWARD */
/*@ PRODUCTION; ADVANCES; */
static bool attribute(struct cursor *c)
{
    if (!is(c, NAME_CHAR))
        return reject(c, SMTPATH_EXPECTED_ATTRIBUTE_NAME);
    skip(c, NAME_CHAR);
    if (!accept(c, '='))
        return reject(c, SMTPATH_EXPECTED_ATTRIBUTE_EQUALS);
    return xtext(c, SMTPATH_EXPECTED_XTEXT);
}

/* xclient = "XCLIENT" 1*( SP attribute ) CRLF                           Postfix's XCLIENT and XFORWARD */
/*@ COMMAND; */
static COLD bool xclient(struct cursor *c)
{
    if (!space(c, SMTPATH_EXPECTED_SPACE))
        return false;
    const uint32_t start = c->at;
    if (!attribute(c))
        return false;
    /*@ loop invariant is_cursor(c) && unrefused(c) && c->at >= start;
        loop assigns READING;
        loop variant c->end - c->at; */
    while (c->at < c->end)
        if (!space(c, SMTPATH_EXPECTED_SPACE_OR_END) || !attribute(c))
            return false;
    note_span(&c->out->argument, c, start);
    return true;
}

/* ---- Which of them ----------------------------------------------------------------------------------------- */

bool arguments(struct cursor *c, enum smtpath_verb verb)
{
    switch (verb) {
    case SMTPATH_VERB_HELO:
    case SMTPATH_VERB_EHLO:
    case SMTPATH_VERB_LHLO:
        return helo(c, verb);
    case SMTPATH_VERB_VRFY:
    case SMTPATH_VERB_EXPN:
        return vrfy(c);
    case SMTPATH_VERB_NOOP:
    case SMTPATH_VERB_HELP:
        return noop(c);
    case SMTPATH_VERB_AUTH:
        return auth(c);
    case SMTPATH_VERB_BDAT:
        return bdat(c);
    case SMTPATH_VERB_ETRN:
        return etrn(c);
    case SMTPATH_VERB_ATRN:
        return atrn(c);
    case SMTPATH_VERB_BURL:
        return burl(c);
    case SMTPATH_VERB_XCLIENT:
    case SMTPATH_VERB_XFORWARD:
        return xclient(c);
    default: /* DATA, RSET, QUIT, STARTTLS */
        break;
    }
    return end_of_line(c);
}
