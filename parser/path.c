// SPDX-License-Identifier: MIT
/*
 * Paths, RFC 5321 section 4.1.2 and RFC 6531 section 3.3: from Reverse-path down to sub-domain. The commands and the
 * replies use it; address literals are literal.c's.
 */
#include "literal.h"
#include "path.h"
#include "punycode.h"
#include "token.h"

/* ---- Local-part ----------------------------------------------------------------------------------------- */

/* An atom is missing beside a dot, or at the very beginning of a local part. */
/*@ requires is_cursor(c) && unrefused(c) && is_fault(if_absent); assigns DIAGNOSTIC, DEVIATION;
    ensures is_cursor(c) && c->at >= \old(c->at) && decided(c, \result) && (strict(c) ==> !\result); */
static COLD bool missing_atom(struct cursor *c, uint32_t start, enum smtpath_reason if_absent)
{
    const bool beside_dot = c->at > start || next_is(c, '.');
    return (beside_dot && tolerates(c, SMTPATH_TOLERATE_LOOSE_DOTS)) ||
           reject(c, c->at > start ? SMTPATH_EXPECTED_ATEXT : if_absent);
}

/* Dot-string = Atom *("."  Atom)                                        RFC 5321 section 4.1.2 */
/*@ requires is_fault(if_absent); PRODUCTION;
    ensures strict(c) && \result ==> Dot_string(c->line, \old(c->at), c->at) &&
      !(c->at < c->end && (is_atext(c->line[c->at]) || c->line[c->at] == '.'));
    ensures strict(c) && !\result ==> !(c->at < c->end && is_atext(c->line[c->at])) &&
      (c->at == \old(c->at) || (c->line[c->at - 1] == '.' && Dot_string(c->line, \old(c->at), c->at - 1))); */
static HOT bool dot_string(struct cursor *c, enum smtpath_reason if_absent)
{
    const uint32_t start = c->at;
    //@ admit atext: \forall char o; belongs(o, ATEXT) <==> is_atext(o);
    /*@ loop invariant is_cursor(c) && unrefused(c) && c->at >= start;
        loop invariant strict(c) ==> c->at == start ||
          (c->line[c->at - 1] == '.' && Dot_string(c->line, start, c->at - 1));
        loop assigns READING;
        loop variant c->end - c->at; */
    do {
        const uint32_t atom_start = c->at;
        if (!run(c, ATEXT) || (c->at == atom_start && !missing_atom(c, start, if_absent)))
            return false;
        //@ assert atoms: strict(c) ==> Dot_string(c->line, start, c->at);
    } while (accept(c, '.'));
    return true;
}

/* Local-part = Dot-string / Quoted-string                               RFC 5321 section 4.1.2 */
/*@ requires is_fault(if_absent); PRODUCTION; assigns LOCAL;
    ensures \result ==> spans(&c->out->path.local, \old(c->at), c->at);
    ensures strict(c) && \result ==> Local_part(c->line, \old(c->at), c->at); */
static HOT bool local_part(struct cursor *c, enum smtpath_reason if_absent)
{
    struct smtpath_path *path = &c->out->path;
    const uint32_t start = c->at;
    const bool quoted = next_is(c, '"');
    const bool read = quoted ? quoted_string(c) : dot_string(c, if_absent);
    if (!within_limit(c, start, c->limits.local_part, SMTPATH_LOCAL_PART_TOO_LONG, read))
        return false;
    note_span(&path->local, c, start);
    path->local_kind = quoted ? SMTPATH_LOCAL_QUOTED : SMTPATH_LOCAL_DOT_STRING;
    return true;
}

bool mailbox_local_part(struct cursor *c, enum smtpath_reason if_absent)
{
    return local_part(c, if_absent);
}

/* Whether what stands here may end the path. */
/*@ requires is_cursor(c); assigns \nothing; */
static bool path_may_end(const struct cursor *c)
{
    if (!c->in_brackets)
        return at_separator(c);
    return next_is(c, '>') ||
           (is(c, WSP) && (c->options->tolerate & SMTPATH_TOLERATE_SPACE_IN_BRACKETS) != 0);
}

/* ---- Domain --------------------------------------------------------------------------------------------- */

/* What goes on behind a "_", where that is tolerated. */
/*@ PRODUCTION; ensures strict(c) ==> \result && c->at == \old(c->at); */
static COLD bool run_of_underscores(struct cursor *c)
{
    bool read = true;
    /*@ loop invariant is_cursor(c) && c->at >= \at(c->at, Pre) && decided(c, read);
        loop invariant strict(c) ==> read && c->at == \at(c->at, Pre);
        loop assigns READING, read;
        loop variant c->end - c->at; */
    while (read && next_is(c, '_') && tolerates(c, SMTPATH_TOLERATE_UNDERSCORE)) {
        c->at++;
        read = run(c, LDH);
    }
    return read;
}

/* Whether what stands here may follow a label of a path. Where no path is read, no label is outside ASCII. */
/*@ requires is_cursor(c); assigns \nothing; */
static bool label_may_end(const struct cursor *c)
{
    if (next_is(c, '.'))
        return true;
    if (!c->in_path)
        return c->at == c->end;
    if (c->out->path.local_kind == SMTPATH_LOCAL_NONE)
        return next_is(c, ',') || next_is(c, ':');
    return path_may_end(c);
}

/* RFC 5891 section 4.2.4: a U-label is measured by its A-label, when it has ended. What is wrong with the octet behind
 * it comes before that. A label that begins with more ASCII than the limit is not looked at further. */
/*@ requires is_cursor(c) && start <= c->at && decided(c, read); assigns READING;
    ensures is_cursor(c) && c->at >= start && decided(c, \result);
    ensures \result ==> read && c->at == \old(c->at); */
static COLD bool u_label(struct cursor *c, uint32_t start, bool read)
{
    const uint32_t limit = c->limits.label;
    uint32_t ascii = start;
    /*@ loop invariant start <= ascii <= c->at;
        loop assigns ascii;
        loop variant c->at - ascii; */
    while (ascii < c->at && !is_eight_bit(c->line[ascii]))
        ascii++;
    if (ascii - start > limit)
        return beyond_limit(c, start, limit, SMTPATH_LABEL_TOO_LONG);
    if (!read || ascii == c->at || !label_may_end(c))
        return read;
    const struct smtpath_span label = span_from(c, start);
    //@ assert within: label.offset + label.length <= c->end;
    return a_label_fits(c->line + start, label.length, limit < LONGEST_NAME ? limit : LONGEST_NAME) ||
           reject_token(c, SMTPATH_LABEL_TOO_LONG, label);
}

/* sub-domain = Let-dig [Ldh-str]; Ldh-str = *( ALPHA / DIGIT / "-" ) Let-dig   RFC 5321 section 4.1.2
 * Let-dig =/ UTF8-non-ascii, by way of U-label                          RFC 6531 section 3.3 */
/*@ requires is_fault(if_absent); PRODUCTION; ADVANCES;
    ensures strict(c) && \result ==> sub_domain(c->line, \old(c->at), c->at) &&
      !(c->at < c->end && is_Ldh(c->line[c->at])); */
static HOT bool sub_domain(struct cursor *c, enum smtpath_reason if_absent)
{
    const uint32_t start = c->at;
    //@ admit ldh: \forall char o; belongs(o, LDH) <==> is_Ldh(o);
    if (next_is(c, '-') && !tolerates(c, SMTPATH_TOLERATE_EDGE_HYPHEN))
        return reject(c, if_absent);
    bool read = run(c, LDH) && (!next_is(c, '_') || run_of_underscores(c));
    if (read && c->at == start)
        return reject(c, if_absent);
    if (read) {
        //@ assert behind_start: start < c->at <= c->end;
        read = c->line[c->at - 1] != '-' || tolerates(c, SMTPATH_TOLERATE_EDGE_HYPHEN) ||
               reject(c, SMTPATH_EXPECTED_LET_DIG);
    }
    /*@ assert strictly: strict(c) && read ==> sub_domain(c->line, start, c->at) &&
          !(c->at < c->end && is_Ldh(c->line[c->at])); */
    /* no character makes an A-label more than 9 octets longer, nor has less than 2 */
    if (c->eight_bit != UINT32_MAX && c->at - start >= c->limits.label / 5)
        return u_label(c, start, read);
    return within_limit(c, start, c->limits.label, SMTPATH_LABEL_TOO_LONG, read);
}

/* Whether the domain ends behind a dot, and that is tolerated. Not before what begins a label somewhere, nor before
 * another dot: there a label is missing. */
/*@ requires is_cursor(c); assigns DEVIATION; ensures strict(c) ==> !\result; */
static HOT bool trailing_dot(struct cursor *c)
{
    return !is(c, LDH) && !at_utf8(c) && !next_is(c, '_') && !next_is(c, '.') &&
           tolerates(c, SMTPATH_TOLERATE_TRAILING_DOT);
}

/* Domain = sub-domain *("." sub-domain)                                 RFC 5321 section 4.1.2 */
/*@ requires is_fault(if_absent); PRODUCTION; ADVANCES;
    ensures strict(c) && \result ==> Domain(c->line, \old(c->at), c->at) &&
      !(c->at < c->end && (is_Ldh(c->line[c->at]) || c->line[c->at] == '.')); */
static HOT bool sub_domains(struct cursor *c, enum smtpath_reason if_absent)
{
    /*@ loop invariant is_cursor(c) && unrefused(c) && c->at >= \at(c->at, Pre) && is_fault(if_absent);
        loop invariant strict(c) ==> c->at == \at(c->at, Pre) ||
          (c->line[c->at - 1] == '.' && Domain(c->line, \at(c->at, Pre), c->at - 1));
        loop assigns READING, if_absent;
        loop variant c->end - c->at; */
    do {
        if (!sub_domain(c, if_absent))
            return false;
        if_absent = SMTPATH_EXPECTED_SUB_DOMAIN;
        //@ assert names: strict(c) ==> Domain(c->line, \at(c->at, Pre), c->at);
    } while (accept(c, '.') && !trailing_dot(c));
    return true;
}

/*@ requires is_fault(if_absent); PRODUCTION;
    assigns SPAN(c->out->path.domain), c->out->path.domain_kind;
    ensures \result ==> c->at > \old(c->at) && spans(&c->out->path.domain, \old(c->at), c->at);
    ensures !\result ==> DOMAIN_KEPT;
    ensures strict(c) && \result ==> Domain(c->line, \old(c->at), c->at); */
static HOT bool domain(struct cursor *c, enum smtpath_reason if_absent)
{
    struct smtpath_path *path = &c->out->path;
    const uint32_t start = c->at;
    const bool read = sub_domains(c, if_absent);
    if (!within_limit(c, start, c->limits.domain, SMTPATH_DOMAIN_TOO_LONG, read))
        return false;
    note_span(&path->domain, c, start);
    path->domain_kind = SMTPATH_DOMAIN_NAME;
    return true;
}

bool domain_name(struct cursor *c, enum smtpath_reason if_absent)
{
    return domain(c, if_absent);
}

bool domain_or_literal(struct cursor *c, enum smtpath_reason if_absent)
{
    return next_is(c, '[') ? address_literal(c) : domain_name(c, if_absent);
}

/* ---- Path ------------------------------------------------------------------------------------------------ */

/* A-d-l = At-domain *( "," At-domain ); At-domain = "@" Domain          RFC 5321 section 4.1.2
 * With the ":" behind it. Appendix F.2: accepted, and never used. */
/*@ requires absent(&c->out->path.domain); PRODUCTION; assigns DOMAIN, SPAN(c->out->path.route);
    ensures \result ==> c->out->path.route.length > 0 && lies_in(&c->out->path.route, \old(c->at), c->at);
    ensures \result ==> absent(&c->out->path.domain); */
static COLD bool a_d_l(struct cursor *c)
{
    const uint32_t start = c->at;
    /*@ loop invariant is_cursor(c) && unrefused(c) && c->at >= start && absent(&c->out->path.domain);
        loop assigns READING, DOMAIN;
        loop variant c->end - c->at; */
    do {
        if (!accept(c, '@'))
            return reject(c, SMTPATH_EXPECTED_ROUTE_AT);
        if (!domain_name(c, SMTPATH_EXPECTED_SUB_DOMAIN))
            return false;
        clear_span(&c->out->path.domain); /* the route's, not the mailbox's */
        c->out->path.domain_kind = SMTPATH_DOMAIN_NONE;
    } while (accept(c, ','));
    note_span(&c->out->path.route, c, start);
    return accept(c, ':') || reject(c, SMTPATH_EXPECTED_ROUTE_END);
}

/* Mailbox = Local-part "@" ( Domain / address-literal )                 RFC 5321 section 4.1.2
 * Behind the local part, which the caller has read, from the "@" on, which it has seen. */
/*@ requires c->at < c->end && c->out->path.local.offset + c->out->path.local.length == c->at; PRODUCTION;
    assigns DOMAIN, c->out->path.kind, SPAN(c->out->path.mailbox);
    ensures \result ==> c->out->path.kind == SMTPATH_PATH_MAILBOX && is_mailbox(&c->out->path) && spans(&c->out->path.domain, \old(c->at) + 1, c->at); */
static HOT bool rest_of_mailbox(struct cursor *c)
{
    struct smtpath_path *path = &c->out->path;
    c->at++;
    if (!(next_is(c, '[') ? address_literal(c) : domain(c, SMTPATH_EXPECTED_DOMAIN)))
        return false;
    path->kind = SMTPATH_PATH_MAILBOX;
    note_span(&path->mailbox, c, path->local.offset);
    return true;
}

/* Whether the local part just read is the one that needs no domain: all of a "<Postmaster>". */
/*@ requires is_cursor(c) && lies_in(&c->out->path.local, 0, c->at); assigns \nothing;
    ensures \result ==> c->out->path.route.length == 0; */
static bool postmaster(const struct cursor *c)
{
    const struct smtpath_path *path = &c->out->path;
    return c->place == PLACE_FORWARD_PATH && path->route.length == 0 && path->local.length == 10 &&
           same_ignoring_case(c->line + path->local.offset, "POSTMASTER", 10);
}

/* Whether the path is whole without a domain. */
/*@ requires is_cursor(c) && unrefused(c) && lies_in(&c->out->path.local, 0, c->at);
    assigns DEVIATION, c->out->path.kind;
    ensures !\result ==> c->out->path.kind == \old(c->out->path.kind);
    ensures \result ==> c->out->path.kind == SMTPATH_PATH_POSTMASTER || c->out->path.kind == SMTPATH_PATH_UNQUALIFIED; */
static COLD bool without_domain(struct cursor *c)
{
    if (!path_may_end(c))
        return false;
    if (postmaster(c)) {
        c->out->path.kind = SMTPATH_PATH_POSTMASTER;
        return true;
    }
    if (!tolerates(c, SMTPATH_TOLERATE_NO_DOMAIN))
        return false;
    c->out->path.kind = SMTPATH_PATH_UNQUALIFIED;
    return true;
}

/* [ A-d-l ":" ] Mailbox, or the word Postmaster */
/*@ requires empty(&c->out->path); PRODUCTION; assigns PATH;
    ensures \result ==> parts(&c->out->path, \old(c->at), c->at) && c->out->path.kind >= SMTPATH_PATH_POSTMASTER; */
static HOT bool mailbox_or_postmaster(struct cursor *c)
{
    enum smtpath_reason if_absent =
        c->place == PLACE_REVERSE_PATH ? SMTPATH_EXPECTED_REVERSE_PATH : SMTPATH_EXPECTED_FORWARD_PATH;
    if (next_is(c, '@')) {
        if (!a_d_l(c))
            return false;
        if_absent = SMTPATH_EXPECTED_LOCAL_PART;
    }
    /*@ assert before_local: lies_in(&c->out->path.route, \at(c->at, Pre), c->at) &&
          absent(&c->out->path.mailbox) && absent(&c->out->path.domain); */
    if (!local_part(c, if_absent))
        return false;
    /*@ assert behind_local: lies_in(&c->out->path.route, \at(c->at, Pre), c->out->path.local.offset) &&
          spans(&c->out->path.local, c->out->path.local.offset, c->at) &&
          c->out->path.local.offset >= \at(c->at, Pre) && absent(&c->out->path.mailbox) &&
          absent(&c->out->path.domain); */
    if (!next_is(c, '@'))
        return without_domain(c) || reject(c, SMTPATH_EXPECTED_AT);
    return rest_of_mailbox(c);
}

/* White space beside an angle bracket, which the grammar has nowhere. */
/*@ requires is_cursor(c); assigns c->at, DEVIATION; ensures is_cursor(c) && c->at >= \old(c->at); */
static COLD void space_in_brackets(struct cursor *c)
{
    /*@ loop invariant is_cursor(c) && c->at >= \at(c->at, Pre);
        loop assigns c->at, DEVIATION;
        loop variant c->end - c->at; */
    while (is(c, WSP) && tolerates(c, SMTPATH_TOLERATE_SPACE_IN_BRACKETS))
        c->at++;
}

/*@ PRODUCTION; */
static HOT bool close_path(struct cursor *c)
{
    if (!next_is(c, '>'))
        space_in_brackets(c);
    return accept(c, '>') || reject(c, SMTPATH_EXPECTED_GT);
}

/* Path = "<" [ A-d-l ":" ] Mailbox ">"; Reverse-path = Path / "<>"      RFC 5321 section 4.1.2 */
/*@ requires empty(&c->out->path); PRODUCTION; assigns c->in_path, c->in_brackets, PATH;
    ensures \result ==> parts(&c->out->path, \old(c->at), c->at);
    ensures \result && c->out->path.kind == SMTPATH_PATH_NULL ==> c->place == PLACE_REVERSE_PATH; */
static HOT bool path_in_brackets(struct cursor *c)
{
    c->in_path = true;
    c->in_brackets = true;
    if (is(c, WSP))
        space_in_brackets(c);
    if (c->place == PLACE_REVERSE_PATH && accept(c, '>'))
        c->out->path.kind = SMTPATH_PATH_NULL;
    else if (!mailbox_or_postmaster(c) || !close_path(c))
        return false;
    c->in_path = false;
    return true;
}

/* Whether a path without its brackets begins here. Nothing else may follow the colon, so whatever could
 * begin a mailbox or a route does, and an octet outside ASCII, which reject() knows what to say of. */
/*@ requires is_cursor(c); assigns \nothing; */
static bool path_begins(const struct cursor *c)
{
    return is(c, ATEXT) || next_is(c, '"') || next_is(c, '@') ||
           (c->at < c->end && is_eight_bit(c->line[c->at])) ||
           (next_is(c, '.') && (c->options->tolerate & SMTPATH_TOLERATE_LOOSE_DOTS) != 0);
}

/*@ requires empty(&c->out->path); PRODUCTION; assigns c->in_path, c->in_brackets, PATH;
    ensures \result ==> parts(&c->out->path, \old(c->at), c->at); */
static COLD bool path_without_brackets(struct cursor *c)
{
    c->in_path = true;
    if (!mailbox_or_postmaster(c))
        return false;
    /* only what divides parameters ends such a path: anything else still stands in it */
    if (!at_separator(c))
        return reject(c, SMTPATH_EXPECTED_SPACE_OR_END);
    c->in_path = false;
    return true;
}

/*@ requires empty(&c->out->path); PRODUCTION; assigns c->in_path, c->in_brackets, PATH;
    ensures \result ==> parts(&c->out->path, \old(c->at), c->at); */
static HOT bool path_in_any_form(struct cursor *c)
{
    if (accept(c, '<'))
        return path_in_brackets(c);
    if (path_begins(c) && tolerates(c, SMTPATH_TOLERATE_NO_ANGLE_BRACKETS))
        return path_without_brackets(c);
    return reject(c, SMTPATH_EXPECTED_LT);
}

/* Whether a span ends beyond the cursor. */
/*@ requires is_cursor(c); assigns \nothing; ensures \result <==> span.offset + span.length > c->at; */
static bool ends_beyond(const struct cursor *c, struct smtpath_span span)
{
    return span.offset > c->at || span.length > c->at - span.offset;
}

/* A path beyond its limit. What ends beyond the octet at which it is refused was not read before that: the limit may be
 * passed within a mailbox that was read to its end. */
/*@ requires is_cursor(c) && start <= c->at && c->at - start > c->limits.path; assigns READING, PATH;
    ensures !\result && is_cursor(c) && c->at >= start && refused(c); */
static COLD bool path_too_long(struct cursor *c, uint32_t start)
{
    struct smtpath_path *path = &c->out->path;
    beyond_limit(c, start, c->limits.path, SMTPATH_PATH_TOO_LONG);
    if (ends_beyond(c, path->route))
        clear_span(&path->route);
    if (ends_beyond(c, path->local)) {
        clear_span(&path->local);
        path->local_kind = SMTPATH_LOCAL_NONE;
    }
    if (ends_beyond(c, path->domain)) {
        clear_span(&path->domain);
        path->domain_kind = SMTPATH_DOMAIN_NONE;
    }
    if (path->local.length == 0 || ends_beyond(c, path->mailbox)) {
        clear_span(&path->mailbox);
        path->kind = SMTPATH_PATH_NONE;
    }
    return false;
}

bool any_path(struct cursor *c)
{
    const uint32_t start = c->at;
    const bool read = path_in_any_form(c);
    if (c->at - start > c->limits.path)
        return path_too_long(c, start);
    if (!read)
        return false;
    //@ assert parts(&c->out->path, start, c->at);
    note_span(&c->out->path.path, c, start);
    c->place = PLACE_ARGUMENT;
    if (c->utf8 == UTF8_UNASKED || c->utf8 == ANY_OCTET)
        c->utf8 = ASCII_ONLY; /* parameters are not forgiven */
    return true;
}
