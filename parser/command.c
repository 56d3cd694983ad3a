// SPDX-License-Identifier: MIT
/*
 * A command line: its verb, its limit, and what follows the verb. Receivers call it, and the writers, which read back
 * what they wrote. Paths are path.c's, parameters are parameter.c's.
 */
#include "fast.h"
#include "parameter.h"
#include "path.h"
#include "token.h"

/* ---- Verbs ----------------------------------------------------------------------------------------- */

struct verb_row {
    char name[9];
    uint8_t length;
};

#define VERB(name)                                                                                     \
    {                                                                                                  \
        name, sizeof name - 1                                                                          \
    }
static const struct verb_row verb_table[] = {
    [SMTPATH_VERB_UNKNOWN] = VERB(""),          [SMTPATH_VERB_MAIL] = VERB("MAIL"),
    [SMTPATH_VERB_RCPT] = VERB("RCPT"),         [SMTPATH_VERB_DATA] = VERB("DATA"),
    [SMTPATH_VERB_EHLO] = VERB("EHLO"),         [SMTPATH_VERB_HELO] = VERB("HELO"),
    [SMTPATH_VERB_LHLO] = VERB("LHLO"),         [SMTPATH_VERB_RSET] = VERB("RSET"),
    [SMTPATH_VERB_QUIT] = VERB("QUIT"),         [SMTPATH_VERB_NOOP] = VERB("NOOP"),
    [SMTPATH_VERB_HELP] = VERB("HELP"),         [SMTPATH_VERB_VRFY] = VERB("VRFY"),
    [SMTPATH_VERB_EXPN] = VERB("EXPN"),         [SMTPATH_VERB_STARTTLS] = VERB("STARTTLS"),
    [SMTPATH_VERB_AUTH] = VERB("AUTH"),         [SMTPATH_VERB_BDAT] = VERB("BDAT"),
    [SMTPATH_VERB_ETRN] = VERB("ETRN"),         [SMTPATH_VERB_XCLIENT] = VERB("XCLIENT"),
    [SMTPATH_VERB_XFORWARD] = VERB("XFORWARD"), [SMTPATH_VERB_SEND] = VERB("SEND"),
    [SMTPATH_VERB_SOML] = VERB("SOML"),         [SMTPATH_VERB_SAML] = VERB("SAML"),
    [SMTPATH_VERB_TURN] = VERB("TURN"),
};
#undef VERB
_Static_assert(sizeof verb_table / sizeof verb_table[0] == SMTPATH_VERB_COUNT, "a row a verb");

/*@ assigns \nothing; */
const char *smtpath_verb_name(enum smtpath_verb verb)
{
    if (verb <= SMTPATH_VERB_UNKNOWN || verb >= SMTPATH_VERB_COUNT)
        return NULL;
    return verb_table[verb].name;
}

/* The verb token runs to the first SP or HTAB, or to the end. */
/*@ requires \valid_read(line + (0 .. length - 1)); assigns \nothing; ensures \result <= length; */
static uint32_t verb_length(const char *line, uint32_t length)
{
    uint32_t n = 0;
    /*@ loop invariant n <= length;
        loop assigns n;
        loop variant length - n; */
    while (n < length && !in_class(line[n], WSP))
        n++;
    return n;
}

/*@ requires \valid_read(token + (0 .. length - 1)); assigns \nothing;
    ensures 0 <= \result < SMTPATH_VERB_COUNT; */
static COLD enum smtpath_verb find_verb(const char *token, uint32_t length)
{
    /*@ loop invariant 1 <= v <= SMTPATH_VERB_COUNT;
        loop assigns v;
        loop variant SMTPATH_VERB_COUNT - v; */
    for (uint32_t v = SMTPATH_VERB_UNKNOWN + 1; v < SMTPATH_VERB_COUNT; v++) {
        //@ admit names: \valid_read(verb_table[v].name + (0 .. verb_table[v].length - 1));
        if (verb_table[v].length == length && same_ignoring_case(verb_table[v].name, token, length))
            return (enum smtpath_verb)v;
    }
    return SMTPATH_VERB_UNKNOWN;
}

/* The two verbs that nearly all lines begin with, in one comparison each. */
/*@ requires \valid_read(line + (0 .. length - 1)); assigns \nothing;
    ensures 0 <= \result < SMTPATH_VERB_COUNT && (\result != SMTPATH_VERB_UNKNOWN ==> length > 4); */
static HOT enum smtpath_verb envelope_verb(const char *line, size_t length)
{
    if (length <= 4 || !in_class(line[4], WSP))
        return SMTPATH_VERB_UNKNOWN;
    if (same_four_letters(line, verb_table[SMTPATH_VERB_RCPT].name))
        return SMTPATH_VERB_RCPT;
    if (same_four_letters(line, verb_table[SMTPATH_VERB_MAIL].name))
        return SMTPATH_VERB_MAIL;
    return SMTPATH_VERB_UNKNOWN;
}

/* ---- The line's limit and its end -------------------------------------------------------------------- */

/* RFC 5321 section 4.5.3.1.4, with CRLF. */
enum { COMMAND_LINE = 512 };
/* RFC 4954 section 4: base64 challenges and responses of SASL mechanisms are long. */
enum { AUTH_LINE = 12288 };

/*@ requires options == \null || \valid_read(options); assigns \nothing; */
uint32_t smtpath_line_limit(enum smtpath_verb verb, const struct smtpath_options *options)
{
    const struct smtpath_options *chosen = in_force(options);
    if (chosen->limits.line != 0)
        return chosen->limits.line;
    if (verb == SMTPATH_VERB_AUTH)
        return AUTH_LINE;
    return COMMAND_LINE + parameter_allowance(verb, chosen->extensions);
}

/* The limit counts CRLF, which the line no longer has. A limit below 2 leaves no octet. */
/*@ requires is_cursor(c) && unrefused(c); assigns DIAGNOSTIC;
    ensures is_cursor(c) && (\result ? unrefused(c) &&
      length <= UINT32_MAX - 2 : is_fault(c->out->diagnostic.reason) &&
      c->out->diagnostic.offset + c->out->diagnostic.length <= length); */
static bool line_within_limit(struct cursor *c, size_t length, enum smtpath_verb verb)
{
    if (length <= COMMAND_LINE - 2 && c->options->limits.line == 0)
        return true;
    const uint32_t limit = smtpath_line_limit(verb, c->options);
    const uint32_t room = limit < 2 ? 0 : limit - 2;
    if (length <= room)
        return true;
    const struct smtpath_span first_beyond = {room, 1};
    return reject_token(c,
                        verb == SMTPATH_VERB_AUTH ? SMTPATH_AUTH_LINE_TOO_LONG : SMTPATH_LINE_TOO_LONG,
                        first_beyond);
}

/* RFC 5321 section 4.1.1: receivers SHOULD tolerate trailing white space before CRLF.
 * Not that of the verb's token, which has none. */
/*@ requires token <= length && \valid_read(line + (0 .. length - 1)); assigns \nothing;
    ensures token <= \result <= length; */
static size_t without_trailing_space(const char *line, size_t token, size_t length)
{
    /*@ loop invariant token <= length <= \at(length, Pre);
        loop assigns length;
        loop variant length - token; */
    while (length > token && (line[length - 1] == ' ' || line[length - 1] == '\t'))
        length--;
    return length;
}

/* Where the strict reading of an accepted line fails for the white space removed behind it: at its first
 * octet, or behind that if it is SP and the grammar could have gone on after SP. */
/*@ requires is_cursor(c) && \valid_read(c->line + c->end) && c->end < UINT32_MAX; assigns DEVIATION; */
static void record_trailing_space(struct cursor *c)
{
    const bool viable = c->space_may_follow && c->line[c->end] == ' ';
    record_deviation(c, SMTPATH_DEVIATION_TRAILING_SPACE, c->end + (viable ? 1 : 0));
}

/* Closes a command that takes nothing more: until here, SP and an argument could have come. */
/*@ requires is_cursor(c) && unrefused(c); assigns c->space_may_follow, DIAGNOSTIC;
    ensures is_cursor(c) && decided(c, \result); */
static bool end_of_line(struct cursor *c)
{
    c->space_may_follow = false;
    return c->at == c->end || reject(c, SMTPATH_EXPECTED_END);
}

/* ---- MAIL and RCPT --------------------------------------------------------------------------------------- */

/* White space around the colon, which the grammar has nowhere. */
/*@ requires is_cursor(c); assigns c->at, DEVIATION; ensures is_cursor(c) && c->at >= \old(c->at); */
static HOT void space_around_colon(struct cursor *c)
{
    /*@ loop invariant is_cursor(c) && c->at >= \at(c->at, Pre);
        loop assigns c->at, DEVIATION;
        loop variant c->end - c->at; */
    while (is(c, WSP) && tolerates(c, SMTPATH_TOLERATE_SPACE_AROUND_COLON))
        c->at++;
}

/* The ":" of "FROM:" and "TO:", and the change of place behind it. */
/*@ PRODUCTION; assigns c->place; */
static HOT bool colon(struct cursor *c, enum place path_place)
{
    space_around_colon(c);
    if (!accept(c, ':'))
        return reject(c, SMTPATH_EXPECTED_COLON);
    c->place = path_place;
    space_around_colon(c);
    return true;
}

/* RFC 6531 section 3.4: a MAIL command with an internationalized mailbox name MUST carry SMTPUTF8. Only the
 * end of the line tells that it does not. */
/*@ requires is_cursor(c) && unrefused(c); assigns DIAGNOSTIC;
    ensures is_cursor(c) && decided(c, \result); */
static bool smtputf8_where_needed(struct cursor *c)
{
    if (c->eight_bit == UINT32_MAX || (c->out->present & SMTPATH_BIT(SMTPATH_PARAM_SMTPUTF8)) != 0)
        return true;
    //@ assert in_line: c->eight_bit < c->end;
    const struct smtpath_span octet = {c->eight_bit, 1};
    return reject_token(c, SMTPATH_SMTPUTF8_MISSING, octet);
}

/* "FROM", in one comparison where it stands. */
/*@ PRODUCTION; */
static HOT bool from(struct cursor *c)
{
    if (c->end - c->at < 4 || !same_four_letters(c->line + c->at, "FROM"))
        return word(c, "FROM", 4, SMTPATH_EXPECTED_FROM);
    //@ assert in_line: c->at + 4 <= c->end;
    c->at += 4;
    return true;
}

/* What MAIL and RCPT share: the colon, the path, and its parameters. */
/*@ ENVELOPE; */
static HOT bool path_and_parameters(struct cursor *c, enum place path_place, enum smtpath_verb verb)
{
    if (!colon(c, path_place))
        return false;
    //@ assert private: has_private(c);
    //@ assert nothing_yet: empty(&c->out->path) && absent(&c->out->parameters) && in_line(c->out, c->end);
    if (!any_path(c))
        return false;
    //@ assert still_private: has_private(c);
    //@ assert path_alone: absent(&c->out->parameters) && in_line(c->out, c->end);
    return esmtp_params(c, verb);
}

/* mail = "MAIL FROM:" Reverse-path [SP Mail-parameters] CRLF            RFC 5321 section 4.1.1.2 */
/*@ ENVELOPE; */
static HOT bool mail(struct cursor *c)
{
    c->utf8 = utf8_in_force(c->options, SMTPATH_VERB_MAIL);
    return space(c, SMTPATH_EXPECTED_SPACE) && from(c) &&
           path_and_parameters(c, PLACE_REVERSE_PATH, SMTPATH_VERB_MAIL) && smtputf8_where_needed(c);
}

/* rcpt = "RCPT TO:" ( "<Postmaster@" Domain ">" / "<Postmaster>" / Forward-path )
 *        [SP Rcpt-parameters] CRLF                                      RFC 5321 section 4.1.1.3 */
/*@ ENVELOPE; */
static HOT bool rcpt(struct cursor *c)
{
    c->utf8 = utf8_in_force(c->options, SMTPATH_VERB_RCPT);
    return space(c, SMTPATH_EXPECTED_SPACE) && word(c, "TO", 2, SMTPATH_EXPECTED_TO) &&
           path_and_parameters(c, PLACE_FORWARD_PATH, SMTPATH_VERB_RCPT);
}

/* ---- The other commands ----------------------------------------------------------------------------------- */

/* helo = "HELO" SP Domain CRLF                                          RFC 5321 section 4.1.1.1 */
/*@ COMMAND; */
static bool helo(struct cursor *c)
{
    if (!space(c, SMTPATH_EXPECTED_SPACE))
        return false;
    const uint32_t start = c->at;
    if (next_is(c, '[') && tolerates(c, SMTPATH_TOLERATE_HELO_LITERAL)) {
        if (!domain_or_literal(c, SMTPATH_EXPECTED_DOMAIN))
            return false;
    } else if (!domain_name(c, SMTPATH_EXPECTED_SUB_DOMAIN))
        return false;
    note_span(&c->out->argument, c, start);
    return end_of_line(c);
}

/* ehlo = "EHLO" SP ( Domain / address-literal ) CRLF                    RFC 5321 section 4.1.1.1 */
/*@ COMMAND; */
static bool ehlo(struct cursor *c)
{
    if (!space(c, SMTPATH_EXPECTED_SPACE))
        return false;
    const uint32_t start = c->at;
    if (!domain_or_literal(c, SMTPATH_EXPECTED_DOMAIN))
        return false;
    note_span(&c->out->argument, c, start);
    return end_of_line(c);
}

/* noop = "NOOP" [ SP String ] CRLF; help = "HELP" [ SP String ] CRLF    RFC 5321 sections 4.1.1.9, 4.1.1.8 */
/*@ COMMAND; */
static bool noop(struct cursor *c)
{
    if (c->at == c->end)
        return true;
    return space(c, SMTPATH_EXPECTED_SPACE_OR_END) && string(c) && end_of_line(c);
}

/* String / Mailbox, which differ behind the local part only. */
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
    } else if (is_string(c, path)) {
        path->local.length = 0; /* it is no mailbox: the argument says where it stands */
        path->local_kind = SMTPATH_LOCAL_NONE;
    } else {
        return reject(c, SMTPATH_EXPECTED_AT);
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
           reject_token(c, SMTPATH_PARAMETER_NOT_OFFERED, c->out->second);
}

/* vrfy = "VRFY" SP String CRLF; expn = "EXPN" SP String CRLF            RFC 5321 sections 4.1.1.6, 4.1.1.7
 * Section 3.5.1 lets the string be a mailbox. It has no limit but the line's. */
/*@ COMMAND; */
static COLD bool vrfy(struct cursor *c)
{
    c->utf8 = (c->options->extensions & SMTPATH_EXT_SMTPUTF8) != 0;
    c->limits.local_part = c->limits.label = c->limits.domain = UINT32_MAX;
    return space(c, SMTPATH_EXPECTED_SPACE) && string_or_mailbox(c) && smtputf8_word(c);
}

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

/* chunk-size = 1*20DIGIT                                                RFC 3030 section 2
 * Beyond 2^64 - 1 the number stays there. */
/*@ COMMAND; */
static bool chunk_size(struct cursor *c)
{
    const uint32_t start = c->at;
    if (!is(c, DIGIT))
        return reject(c, SMTPATH_EXPECTED_CHUNK_SIZE);
    const bool read = digits(c, 20, &c->out->chunk_size);
    note_span(&c->out->argument, c, start);
    return read;
}

/* bdat-cmd = "BDAT" SP chunk-size [ SP end-marker ] CRLF; end-marker = "LAST"   RFC 3030 section 2 */
/*@ COMMAND; */
static COLD bool bdat(struct cursor *c)
{
    if (!space(c, SMTPATH_EXPECTED_SPACE) || !chunk_size(c))
        return false;
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

/* ---- The line ------------------------------------------------------------------------------------------------ */

/*@ ENVELOPE;
    assigns c->space_may_follow, c->limits, SPAN(c->out->argument), SPAN(c->out->second), c->out->chunk_size; */
static bool arguments(struct cursor *c, enum smtpath_verb verb)
{
    switch (verb) {
    case SMTPATH_VERB_MAIL:
        return mail(c);
    case SMTPATH_VERB_RCPT:
        return rcpt(c);
    case SMTPATH_VERB_HELO:
        return helo(c);
    case SMTPATH_VERB_EHLO:
    case SMTPATH_VERB_LHLO:
        return ehlo(c);
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
    case SMTPATH_VERB_XCLIENT:
    case SMTPATH_VERB_XFORWARD:
        return xclient(c);
    default: /* DATA, RSET, QUIT, STARTTLS */
        break;
    }
    return end_of_line(c);
}

/* Names the verb, or says that it cannot: an empty line has none to underline, and one that begins with
 * SP has the SP. */
/*@ requires is_cursor(c) && unrefused(c) && length <= c->end; assigns READING;
    ensures is_cursor(c) && decided(c, \result); */
static bool known_verb(struct cursor *c, enum smtpath_verb verb, uint32_t length)
{
    struct smtpath_span token = {0, length};
    if (length == 0 && c->end > 0)
        token.length = 1;
    c->at = length;
    if (verb == SMTPATH_VERB_UNKNOWN)
        return reject_token(c, SMTPATH_UNKNOWN_VERB, token);
    if (verb >= SMTPATH_VERB_SEND)
        return reject_token(c, SMTPATH_OBSOLETE_VERB, token);
    return true;
}

/*@ predicate is_choice(struct smtpath_options *o, struct smtpath_line *out) =
      \valid_read(o) && \separated(o, out) && are_private(o) &&
      \separated(o->private_keywords + (0 .. 31), out); */

/*@ requires \valid_read(line + (0 .. length - 1)) && \valid(out);
    requires \separated(out, line + (0 .. length - 1)); requires is_choice(options, out); assigns *out;
    ensures answered(out, length, \result); */
static NOINLINE enum smtpath_reason read_by_productions(const char *line, size_t length,
                                                        const struct smtpath_options *options,
                                                        struct smtpath_line *out)
{
    struct cursor c;
    enum smtpath_verb verb = envelope_verb(line, length);
    uint32_t token = 4;
    /* offsets are 32 bits, and no limit is higher */
    const uint32_t readable = length > UINT32_MAX ? UINT32_MAX : (uint32_t)length;
    size_t stripped = readable;
    if (verb == SMTPATH_VERB_UNKNOWN) {
        token = verb_length(line, readable);
        verb = find_verb(line, token);
    }

    if (!options->strict_trailing)
        stripped = without_trailing_space(line, token, readable);
    out->verb = verb;
    begin(&c, line, (uint32_t)stripped, options, out);
    if (!line_within_limit(&c, length, verb) || !known_verb(&c, verb, token) || !arguments(&c, verb)) {
        //@ assert refused: answered(out, length, out->diagnostic.reason);
        return out->diagnostic.reason;
    }
    //@ assert accepted: in_line(out, length);
    if (stripped < length) {
        //@ assert octet_behind: c.end < length;
        record_trailing_space(&c);
    }
    //@ assert kept: in_line(out, length);
    return SMTPATH_OK;
}

/* What is behind the path of a MAIL or RCPT whose first at octets fast_envelope() has read: in them nothing
 * deviates, and nothing needs SMTPUTF8. */
/*@ requires 0 < at < length <= 510 && \valid_read(line + (0 .. length - 1)) && \valid(out);
    requires \separated(out, line + (0 .. length - 1)); requires is_choice(options, out);
    requires parts(&out->path, 0, at) && lies_in(&out->path.path, 0, at); assigns *out;
    ensures answered(out, length, \result); */
static NOINLINE enum smtpath_reason read_parameters(const char *line, size_t length, size_t at,
                                                    const struct smtpath_options *options,
                                                    struct smtpath_line *out)
{
    struct cursor c;
    const size_t stripped =
        options->strict_trailing ? length : without_trailing_space(line, at, length);
    set_cursor(&c, line, (uint32_t)stripped, options, out);
    c.at = (uint32_t)at;
    c.utf8 = utf8_in_force(options, out->verb);
    if (esmtp_params(&c, out->verb) && stripped < length)
        record_trailing_space(&c);
    return out->diagnostic.reason;
}

/* The common line takes the short way, the others the productions', which decide what a line is. */
/*@ requires \valid_read(line + (0 .. length - 1)) && \valid(out);
    requires \separated(out, line + (0 .. length - 1));
    requires options == \null ? \separated(&no_options, out) : is_choice(options, out); assigns *out;
    ensures answered(out, length, \result); */
enum smtpath_reason smtpath_read_command(const char *line, size_t length,
                                         const struct smtpath_options *options,
                                         struct smtpath_line *out)
{
    const struct smtpath_options *chosen = in_force(options);
    const size_t at = fast_envelope(line, length, chosen, out);
    if (at == 0)
        return read_by_productions(line, length, chosen, out);
    return at == length ? SMTPATH_OK : read_parameters(line, length, at, chosen, out);
}

/*@ requires \valid_read(line + (0 .. length - 1)) && \valid(out);
    requires \separated(out, line + (0 .. length - 1));
    requires options == \null ? \separated(&no_options, out) : is_choice(options, out); assigns *out;
    ensures answered(out, length, \result); */
enum smtpath_reason smtpath_read_path(const char *line, size_t length, enum smtpath_verb verb,
                                      const struct smtpath_options *options, struct smtpath_line *out)
{
    struct cursor c;
    out->verb = verb;
    begin(&c, line, length > UINT32_MAX ? UINT32_MAX : (uint32_t)length, in_force(options), out);
    c.place = verb == SMTPATH_VERB_MAIL ? PLACE_REVERSE_PATH : PLACE_FORWARD_PATH;
    c.utf8 = utf8_in_force(c.options, verb);
    if (any_path(&c))
        end_of_line(&c);
    return out->diagnostic.reason;
}
