// SPDX-License-Identifier: MIT
/*
 * Where a reader stands in a line, what it is allowed there, and the three ways to stop it. Whatever reads a grammar
 * uses it.
 *
 * A production is a function that takes the cursor, leaves it behind what it recognised and returns true,
 * or has called reject() and returns false. Nothing is undone and nothing is read twice, but for the
 * second reading of an address literal that one tolerance asks for.
 */
#ifndef SMTPATH_CURSOR_H
#define SMTPATH_CURSOR_H

#include "octet.h"
#include "reason.h"

/* Which part of the line is read: it decides the enhanced status code (5.5.4, 5.1.7, 5.1.3; 5.5.2 in MT-PRIORITY,
 * RFC 6710 section 4.1). */
enum place { PLACE_ARGUMENT, PLACE_REVERSE_PATH, PLACE_FORWARD_PATH, PLACE_PRIORITY };

/* What octets outside ASCII are, where the grammar may have them. */
enum utf8 {
    ASCII_ONLY,   /* errors */
    UTF8,         /* UTF8-non-ascii is in force */
    UTF8_UNASKED, /* read as UTF8-non-ascii in the path, and tolerated: nobody asked for SMTPUTF8 */
    ANY_OCTET     /* tolerated in a local part, whatever they are: SMTPUTF8 was not offered */
};

struct cursor {
    const char *line;
    uint32_t at;  /* the next octet to read */
    uint32_t end; /* at <= end */
    enum place place;
    bool in_path;     /* behind a path's "<": octets >= 0x80 get their own code there */
    bool in_brackets; /* the path has its "<" */
    enum utf8 utf8;
    bool space_may_follow; /* the grammar allows SP at the end: says where a removed SP stood */
    uint32_t eight_bit;    /* where UTF8-non-ascii first stands in the path; UINT32_MAX if nowhere */
    uint32_t token_end;    /* of the token that is the first deviation; UINT32_MAX if none is */
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

/* No span of the result points outside the line. */
/*@ predicate in_line(struct smtpath_line *l, integer end) =
      lies_in(&l->path.path, 0, end) && lies_in(&l->path.route, 0, end) &&
      lies_in(&l->path.mailbox, 0, end) &&
      lies_in(&l->path.local, 0, end) && lies_in(&l->path.domain, 0, end) &&
      lies_in(&l->parameters, 0, end) &&
      lies_in(&l->argument, 0, end) && lies_in(&l->second, 0, end);
    predicate answered(struct smtpath_line *l, integer length, integer reason) = reason == SMTPATH_OK ?
      in_line(l, length) : is_fault(reason) && l->diagnostic.offset + l->diagnostic.length <= length; */

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

/* The grammar without tolerances and without UTF-8; octets of some classes, the next one or a run of them. */
/*@ predicate strict(struct cursor *c) = c->options->tolerate == 0 && c->utf8 == ASCII_ONLY;
    predicate stands_at(struct cursor *c, integer classes) = c->at < c->end && belongs(c->line[c->at], classes);
    predicate run_of(char *line, integer from, integer to, integer classes) =
      \forall integer i; from <= i < to ==> belongs(line[i], classes); */

/* A production begins where nothing was refused. It accepts, or refuses with a diagnostic whose octets are in
 * the line. */
/*@ predicate unrefused(struct cursor *c) = c->out->diagnostic.reason == SMTPATH_OK;
    predicate refused(struct cursor *c) = is_fault(c->out->diagnostic.reason) &&
      c->out->diagnostic.offset + c->out->diagnostic.length <= c->end;
    predicate decided(struct cursor *c, integer accepted) = accepted != 0 ? unrefused(c) : refused(c);
    predicate nothing_found(struct smtpath_line *out) = out->diagnostic.reason == SMTPATH_OK &&
      absent(&out->parameters) && absent(&out->argument) && absent(&out->second); */

/* ---- Looking and moving ------------------------------------------------------------------------------------ */

/*@ requires is_cursor(c); assigns \nothing;
    ensures \result <==> c->at < c->end && belongs(c->line[c->at], classes); */
static HOT bool is(const struct cursor *c, uint32_t classes)
{
    return c->at < c->end && in_class(c->line[c->at], classes);
}

/*@ requires is_cursor(c); assigns \nothing;
    ensures \result <==> c->at < c->end && c->line[c->at] == octet; */
static HOT bool next_is(const struct cursor *c, char octet)
{
    return c->at < c->end && c->line[c->at] == octet;
}

/*@ requires is_cursor(c); assigns c->at;
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
/*@ requires is_cursor(c); assigns c->at;
    ensures is_cursor(c) && c->at == \old(c->at) + (\result ? 1 : 0); */
static HOT bool accept_letter(struct cursor *c, char upper)
{
    if (c->at >= c->end || to_upper(c->line[c->at]) != upper)
        return false;
    c->at++;
    return true;
}

/*@ requires is_cursor(c); assigns c->at;
    ensures is_cursor(c) && c->at >= \old(c->at) && !(c->at < c->end && belongs(c->line[c->at], classes));
    ensures \old(c->at) < c->end && belongs(c->line[\old(c->at)], classes) ==> c->at > \old(c->at);
    ensures run_of(c->line, \old(c->at), c->at, classes); */
static HOT void skip(struct cursor *c, uint32_t classes)
{
    const char *line = c->line;
    const size_t end = c->end;
    size_t at = c->at;
    /*@ loop invariant c->at <= at <= end && run_of(line, c->at, at, classes);
        loop invariant c->at < end && belongs(line[c->at], classes) && at == c->at ==> at < end;
        loop assigns at;
        loop variant end - at; */
    while (at < end && in_class(line[at], classes))
        at++;
    c->at = (uint32_t)at;
}

/*@ requires is_cursor(c) && start <= c->at; assigns \nothing;
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

/* ---- The ways to stop -------------------------------------------------------------------------------------- */

/* Where the diagnostic is, for which reason, and with the codes of its row or, where that has none, of the place. In a
 * path where SMTPUTF8 is not in force, an octet outside ASCII is a reason of its own. */
/*@ predicate eight_bit_at(struct cursor *c) = c->at < c->end && c->line[c->at] < 0 && c->in_path != 0 &&
      (c->utf8 == ASCII_ONLY || c->utf8 == ANY_OCTET);
    predicate has_codes(struct smtpath_diagnostic *d, integer reason, integer place) =
      d->code == reasons[reason].code && (reasons[reason].enhanced[0] != 0 ?
        d->enhanced[0] == reasons[reason].enhanced[0] && d->enhanced[1] == reasons[reason].enhanced[1] &&
        d->enhanced[2] == reasons[reason].enhanced[2] :
        d->enhanced[0] == 5 &&
        d->enhanced[1] == (place == PLACE_REVERSE_PATH || place == PLACE_FORWARD_PATH ? 1 : 5) &&
        d->enhanced[2] == (place == PLACE_REVERSE_PATH ? 7 : place == PLACE_FORWARD_PATH ? 3 :
          place == PLACE_PRIORITY ? 2 : 4));
    predicate stopped(struct cursor *c, integer reason, integer offset, integer length) =
      c->out->diagnostic.reason == reason && c->out->diagnostic.offset == offset &&
      c->out->diagnostic.length == length && has_codes(&c->out->diagnostic, reason, c->place);
    predicate stopped_here(struct cursor *c, integer reason) = !eight_bit_at(c) ?
      stopped(c, reason, c->at, c->at < c->end ? 1 : 0) :
      stopped(c, (c->options->extensions & SMTPATH_EXT_SMTPUTF8) == 0 ? SMTPATH_EIGHT_BIT_NOT_OFFERED :
        SMTPATH_EIGHT_BIT_IN_FORWARD_PATH, c->at, 1); */

#define diagnose_octet smtpath_diagnose_octet
/*@ requires is_cursor(c) && is_fault(reason); assigns DIAGNOSTIC; ensures refused(c) && stopped_here(c, reason); */
SMTPATH_INTERNAL COLD void diagnose_octet(struct cursor *c, enum smtpath_reason reason);

#define diagnose_token smtpath_diagnose_token
/*@ requires is_cursor(c) && is_fault(reason); assigns DIAGNOSTIC;
    ensures is_fault(c->out->diagnostic.reason) && stopped(c, reason, token.offset, token.length); */
SMTPATH_INTERNAL COLD void diagnose_token(struct cursor *c, enum smtpath_reason reason,
                                          struct smtpath_span token);

/* A syntax error at the cursor. Both return false, so that a production can return them, and are inline so
 * that the compiler knows it. */
/*@ requires is_cursor(c) && is_fault(reason); assigns DIAGNOSTIC;
    ensures !\result && refused(c) && stopped_here(c, reason); */
static HOT bool reject(struct cursor *c, enum smtpath_reason reason)
{
    diagnose_octet(c, reason);
    return false;
}

/* A well-formed token that is not allowed, detected at the cursor. */
/*@ requires is_cursor(c) && is_fault(reason); assigns DIAGNOSTIC;
    ensures !\result && is_fault(c->out->diagnostic.reason) && stopped(c, reason, token.offset, token.length); */
static HOT bool reject_token(struct cursor *c, enum smtpath_reason reason, struct smtpath_span token)
{
    diagnose_token(c, reason, token);
    return false;
}

#define beyond_limit smtpath_beyond_limit
/* Closes a token that began at start and may have limit octets. read says whether it was read or
 * rejected: a limit that lies before the place of the rejection was met first.
 * Returns: read, or false if the limit was passed. */
/*@ requires is_cursor(c) && start <= c->at && c->at - start > limit && is_fault(reason);
    assigns c->at, DIAGNOSTIC; ensures !\result && is_cursor(c) && c->at >= start && refused(c);
    ensures c->at == start + limit && stopped(c, reason, c->at, 1); */
SMTPATH_INTERNAL COLD bool beyond_limit(struct cursor *c, uint32_t start, uint32_t limit,
                                        enum smtpath_reason reason);

/*@ requires is_cursor(c) && c->at >= start && decided(c, read) && is_fault(reason);
    assigns c->at, DIAGNOSTIC;
    ensures is_cursor(c) && c->at >= start && decided(c, \result);
    ensures \result ==> read && c->at == \old(c->at) && c->at - start <= limit;
    ensures \old(c->at) - start <= limit ==> \result == read && c->at == \old(c->at);
    ensures \old(c->at) - start > limit ==> !\result && c->at == start + limit && stopped(c, reason, c->at, 1); */
static HOT bool within_limit(struct cursor *c, uint32_t start, uint32_t limit,
                             enum smtpath_reason reason, bool read)
{
    return c->at - start <= limit ? read : beyond_limit(c, start, limit, reason);
}

#define tolerates smtpath_tolerates
/* Where the grammar is left: whether the caller tolerates it. If so the deviation is recorded, and where
 * the strict reading fails, which is at the cursor. */
/*@ requires is_cursor(c); assigns DEVIATION;
    ensures c->options->tolerate == 0 ==> !\result;
    ensures c->out->deviation_offset ==
      (\result && \old(c->out->deviations) == 0 ? c->at : \old(c->out->deviation_offset)); */
SMTPATH_INTERNAL COLD bool tolerates(struct cursor *c, enum smtpath_tolerance deviation);

#define tolerates_at smtpath_tolerates_at
/* The same of a token that began at offset and ends at the cursor. */
/*@ requires is_cursor(c); assigns DEVIATION; */
SMTPATH_INTERNAL COLD bool tolerates_at(struct cursor *c, enum smtpath_tolerance deviation,
                                        uint32_t offset);

#define record_token_deviation smtpath_record_token_deviation
/* The strict reading fails at the token's first octet, unless HTAB, which it does not take either, ends the token:
 * syntax comes before meaning. */
/*@ requires is_cursor(c); assigns DEVIATION; */
SMTPATH_INTERNAL COLD void record_token_deviation(struct cursor *c, uint32_t deviation,
                                                  uint32_t offset);

#define record_deviation smtpath_record_deviation
/* Of several, the offset stays the first one's. */
/*@ requires is_cursor(c); assigns DEVIATION;
    ensures c->out->deviation_offset == (\old(c->out->deviations) == 0 ? offset : \old(c->out->deviation_offset)); */
SMTPATH_INTERNAL COLD void record_deviation(struct cursor *c, uint32_t deviation, uint32_t offset);

/* ---- Beginning --------------------------------------------------------------------------------------------- */

/*@ requires \valid(span); assigns SPAN(*span); ensures absent(span); */
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

#define no_options smtpath_no_options
/* What is in force where the caller chose nothing. */
SMTPATH_INTERNAL_DATA const struct smtpath_options no_options;

/* The options, or the constant where the caller gave none. */
/*@ requires options == \null || \valid_read(options); assigns \nothing;
    ensures \valid_read(\result) && (options != \null ==> \result == options);
    ensures options == \null ==> \result == (const struct smtpath_options *)&no_options &&
      \result->private_count == 0 && \result->private_keywords == \null; */
static HOT const struct smtpath_options *in_force(const struct smtpath_options *options)
{
    //@ admit nothing_chosen: no_options.private_count == 0 && no_options.private_keywords == \null;
    return options == NULL ? &no_options : options;
}

/* Whether UTF-8 may stand in the path and in ORCPT: MAIL's where the extension was offered, for its parameter
 * comes only behind the path; RCPT's if MAIL asked for it               RFC 6531 section 3.4 */
/*@ requires \valid_read(options); assigns \nothing; */
static HOT bool utf8_in_force(const struct smtpath_options *options, enum smtpath_verb verb)
{
    return verb == SMTPATH_VERB_MAIL ? (options->extensions & SMTPATH_EXT_SMTPUTF8) != 0
                                     : options->smtputf8;
}

/* What octets outside ASCII are in the path of this command. */
/*@ requires \valid_read(options);
    assigns \nothing; */
static HOT enum utf8 path_utf8(const struct smtpath_options *options, enum smtpath_verb verb)
{
    if (utf8_in_force(options, verb))
        return UTF8;
    if ((options->tolerate & SMTPATH_TOLERATE_EIGHT_BIT) == 0)
        return ASCII_ONLY;
    return (options->extensions & SMTPATH_EXT_SMTPUTF8) != 0 ? UTF8_UNASKED : ANY_OCTET;
}

/* RFC 5321 sections 4.5.3.1.1 to 3; that of a label is RFC 1035's, section 2.3.4. */
enum { LOCAL_PART_LIMIT = 64, LABEL_LIMIT = 63, DOMAIN_LIMIT = 255, PATH_LIMIT = 256 };

#define choose_limits smtpath_choose_limits
/* Those that the caller chose, in place of the usual ones. */
/*@ requires \valid(c) && \valid_read(c->options) && \separated(c, c->options);
    assigns c->limits.local_part, c->limits.label, c->limits.domain, c->limits.path; */
SMTPATH_INTERNAL COLD void choose_limits(struct cursor *c);

/* begin(), but for the path. */
/*@ requires \valid(c) && \valid(out) && \valid_read(options) && \valid_read(line + (0 .. length - 1));
    requires \base_addr(c) != \base_addr(out) && \base_addr(c) != \base_addr(options) && \separated(options, out);
    requires \separated(line + (0 .. length - 1), c, out);
    assigns *c, out->length, out->present, out->private_present, out->deviations, out->deviation_offset,
            SPAN(out->parameters), SPAN(out->argument), SPAN(out->second), out->chunk_size,
            out->diagnostic.reason;
    ensures is_cursor(c) && c->at == 0 && c->end == length && c->line == line && c->out == out &&
      c->options == options;
    ensures nothing_found(out) && c->place == PLACE_ARGUMENT; */
static HOT void set_cursor(struct cursor *c, const char *line, uint32_t length,
                           const struct smtpath_options *options, struct smtpath_line *out)
{
    clear_line(out, length);

    c->line = line;
    c->at = 0;
    c->end = length;
    c->place = PLACE_ARGUMENT;
    c->in_path = false;
    c->in_brackets = false;
    c->utf8 = ASCII_ONLY;
    c->space_may_follow = true;
    c->eight_bit = UINT32_MAX;
    c->token_end = UINT32_MAX;
    c->options = options;
    c->out = out;

    c->limits.local_part = LOCAL_PART_LIMIT;
    c->limits.label = LABEL_LIMIT;
    c->limits.domain = DOMAIN_LIMIT;
    c->limits.path = PATH_LIMIT;
    if ((options->limits.local_part | options->limits.label | options->limits.domain |
         options->limits.path) != 0)
        choose_limits(c);
}

#define begin smtpath_begin
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

#endif
