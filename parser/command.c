// SPDX-License-Identifier: MIT
/*
 * A command line: its verb, its limit, and what follows the verb. Receivers call it, and the writers, which read back
 * what they wrote. Paths are path.c's, parameters are parameter.c's.
 */
#include "argument.h"
#include "fast.h"
#include "flag.h"
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
    [SMTPATH_VERB_XFORWARD] = VERB("XFORWARD"), [SMTPATH_VERB_ATRN] = VERB("ATRN"),
    [SMTPATH_VERB_BURL] = VERB("BURL"),         [SMTPATH_VERB_SEND] = VERB("SEND"),
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
    if (length < 4) /* no verb is shorter */
        return SMTPATH_VERB_UNKNOWN;
    /*@ loop invariant 1 <= v <= SMTPATH_VERB_COUNT;
        loop assigns v;
        loop variant SMTPATH_VERB_COUNT - v; */
    for (uint32_t v = SMTPATH_VERB_UNKNOWN + 1; v < SMTPATH_VERB_COUNT; v++) {
        //@ admit names: \valid_read(verb_table[v].name + (0 .. verb_table[v].length - 1));
        if (verb_table[v].length == length && same_four_letters(token, verb_table[v].name) &&
            same_ignoring_case(verb_table[v].name, token, length))
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
 * octet, or behind that if it is SP and the grammar could have gone on after SP. At one octet syntax comes first. */
/*@ requires is_cursor(c) && \valid_read(c->line + c->end) && c->end < UINT32_MAX; assigns DEVIATION; */
static void record_trailing_space(struct cursor *c)
{
    const bool viable = c->space_may_follow && c->line[c->end] == ' ';
    if (!viable && c->token_end == c->end)
        c->out->deviation_offset = c->end; /* where the token's own fault would be seen, too */
    record_deviation(c, SMTPATH_DEVIATION_TRAILING_SPACE, c->end + (viable ? 1 : 0));
}

/* RFC 4954 section 4: no client may send an AUTH line that is longer than other lines. */
/*@ requires \valid(out); assigns out->deviations, out->deviation_offset; */
static void record_long_auth_line(struct smtpath_line *out)
{
    if (out->deviations == 0 || out->deviation_offset > COMMAND_LINE - 2)
        out->deviation_offset = COMMAND_LINE - 2;
    out->deviations |= SMTPATH_DEVIATION_LONG_AUTH_LINE;
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
    if (c->eight_bit == UINT32_MAX || (c->out->present & SMTPATH_BIT(SMTPATH_PARAM_SMTPUTF8)) != 0 ||
        (c->options->tolerate & SMTPATH_TOLERATE_EIGHT_BIT) != 0)
        return true;
    //@ assert in_line: c->eight_bit < c->end;
    const struct smtpath_span octet = {c->eight_bit, 1};
    return reject_token(c, SMTPATH_SMTPUTF8_MISSING, octet);
}

/* Where a line was accepted although nobody asked for SMTPUTF8. Its strict reading fails at the line's end, so behind
 * all else that was tolerated. */
/*@ requires is_cursor(c); assigns DEVIATION; */
static void record_unasked(struct cursor *c)
{
    if (c->out->verb == SMTPATH_VERB_MAIL && c->eight_bit != UINT32_MAX &&
        (c->out->present & SMTPATH_BIT(SMTPATH_PARAM_SMTPUTF8)) == 0)
        record_deviation(c, SMTPATH_TOLERATE_EIGHT_BIT, c->eight_bit);
}

/* What an accepted line deviates in that its end tells. */
/*@ requires is_cursor(c) && (space_behind != 0 ==> \valid_read(c->line + c->end) && c->end < UINT32_MAX);
    assigns DEVIATION; */
static void record_end(struct cursor *c, bool space_behind)
{
    if (space_behind)
        record_trailing_space(c);
    record_unasked(c);
}

/* Whether a path that was read is wanted: the octets with the lowest offset that show what the caller refuses. Found
 * out at the octet behind the path, which must be one that may stand there. */
/*@ requires is_cursor(c) && unrefused(c) && in_line(c->out, c->end); assigns c->place, DIAGNOSTIC;
    ensures is_cursor(c) && decided(c, \result); */
static COLD bool path_welcome(struct cursor *c, enum place path_place)
{
    struct smtpath_span octets;
    //@ assert in_line: path_stands(c->line, &c->out->path) && path_ends_in(&c->out->path, c->end);
    if (!at_separator(c))
        return reject(c, SMTPATH_EXPECTED_SPACE_OR_END);
    if (!lowest_flag(c->line, c->end, &c->out->path, c->options->refuse, &octets))
        return true;
    c->place = path_place;
    reject_token(c, SMTPATH_PATH_REFUSED, octets);
    c->place = PLACE_ARGUMENT;
    return false;
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

/* The parameters, SMTPUTF8 among them where it is needed. */
/*@ requires in_line(c->out, c->end) && has_private(c) && absent(&c->out->parameters); PRODUCTION;
    assigns c->place, PARAMETERS; ensures \result ==> in_line(c->out, c->end); */
static HOT bool params(struct cursor *c, enum smtpath_verb verb)
{
    return esmtp_params(c, verb) && (verb != SMTPATH_VERB_MAIL || smtputf8_where_needed(c));
}

/* What MAIL and RCPT share behind the colon: the path, and its parameters. */
/*@ ENVELOPE; */
static HOT bool path_and_parameters(struct cursor *c, enum place path_place, enum smtpath_verb verb)
{
    //@ assert nothing_yet: empty(&c->out->path) && absent(&c->out->parameters) && in_line(c->out, c->end);
    if (!any_path(c) || (c->options->refuse != 0 && !path_welcome(c, path_place)))
        return false;
    //@ assert still_private: has_private(c);
    //@ assert path_alone: absent(&c->out->parameters) && in_line(c->out, c->end);
    return params(c, verb);
}

/* mail = "MAIL FROM:" Reverse-path [SP Mail-parameters] CRLF            RFC 5321 section 4.1.1.2 */
/*@ ENVELOPE; */
static HOT bool mail(struct cursor *c)
{
    c->utf8 = path_utf8(c->options, SMTPATH_VERB_MAIL);
    return space(c, SMTPATH_EXPECTED_SPACE) && from(c) && colon(c, PLACE_REVERSE_PATH) &&
           path_and_parameters(c, PLACE_REVERSE_PATH, SMTPATH_VERB_MAIL);
}

/* rcpt = "RCPT TO:" ( "<Postmaster@" Domain ">" / "<Postmaster>" / Forward-path )
 *        [SP Rcpt-parameters] CRLF                                      RFC 5321 section 4.1.1.3 */
/*@ ENVELOPE; */
static HOT bool rcpt(struct cursor *c)
{
    c->utf8 = path_utf8(c->options, SMTPATH_VERB_RCPT);
    return space(c, SMTPATH_EXPECTED_SPACE) && word(c, "TO", 2, SMTPATH_EXPECTED_TO) &&
           colon(c, PLACE_FORWARD_PATH) &&
           path_and_parameters(c, PLACE_FORWARD_PATH, SMTPATH_VERB_RCPT);
}

/* ---- The line ------------------------------------------------------------------------------------------------ */

/*@ ENVELOPE; assigns c->space_may_follow, c->limits;
    assigns SPAN(c->out->argument), SPAN(c->out->second), c->out->chunk_size; */
static HOT bool rest_of_line(struct cursor *c, enum smtpath_verb verb)
{
    if (verb == SMTPATH_VERB_RCPT)
        return rcpt(c);
    return verb == SMTPATH_VERB_MAIL ? mail(c) : arguments(c, verb);
}

/* Names the verb, or says that it cannot: an empty line has none to underline, and one that begins with
 * SP has the SP. */
/*@ requires c->at == 0 && length <= c->end; PRODUCTION; */
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
    if (!line_within_limit(&c, length, verb) || !known_verb(&c, verb, token) ||
        !rest_of_line(&c, verb)) {
        //@ assert refused: answered(out, length, out->diagnostic.reason);
        return out->diagnostic.reason;
    }
    //@ assert accepted: in_line(out, length);
    //@ assert octet_behind: stripped < length ==> c.end < length && c.end < UINT32_MAX;
    record_end(&c, stripped < length);
    if (verb == SMTPATH_VERB_AUTH && length > COMMAND_LINE - 2)
        record_long_auth_line(out);
    //@ assert kept: in_line(out, length);
    return SMTPATH_OK;
}

/* Sets a cursor to a path that stands without its command. Offsets have 32 bits: a longer line is refused, not cut.
 * Returns: whether it is not too long. */
/*@ requires \valid(c) && \valid_read(line + (0 .. length - 1)) && \valid(out) && \valid_read(options);
    requires \base_addr(c) != \base_addr(out) && \base_addr(c) != \base_addr(options) && \separated(options, out);
    requires \separated(line + (0 .. length - 1), c, out); assigns *c, *out;
    ensures is_cursor(c) && decided(c, \result) && c->at == 0 && c->out == out && c->options == options;
    ensures empty(&out->path) && absent(&out->parameters) && absent(&out->argument) && absent(&out->second);
    ensures c->end <= length && in_line(out, c->end);
    ensures c->line == line && (length <= UINT32_MAX - 2 ? c->end == length && \result : !\result); */
static bool begin_path(struct cursor *c, const char *line, size_t length, enum smtpath_verb verb,
                       const struct smtpath_options *options, struct smtpath_line *out)
{
    const uint32_t most = UINT32_MAX - 2;
    const struct smtpath_span first_beyond = {most, 1};
    out->verb = verb;
    begin(c, line, length > most ? UINT32_MAX - 1 : (uint32_t)length, options, out);
    c->place = verb == SMTPATH_VERB_MAIL ? PLACE_REVERSE_PATH : PLACE_FORWARD_PATH;
    c->utf8 = path_utf8(options, verb);
    return length <= most || reject_token(c, SMTPATH_LINE_TOO_LONG, first_beyond);
}

/* What stands from a parameter on, of a MAIL or RCPT of which the short way has read the path and the parameters before:
 * in them nothing deviates. */
/*@ requires has_private(c) && nothing_found(c->out) && in_line(c->out, c->end);
    requires present == 0 || first <= c->at; PRODUCTION; assigns c->place, PARAMETERS;
    ensures \result ==> in_line(c->out, c->end); */
static bool more_params(struct cursor *c, uint32_t first, uint32_t present)
{
    c->out->present = present;
    const bool read = params(c, c->out->verb);
    if (present != 0) {
        c->out->parameters.offset = first;
        c->out->parameters.length = c->end - first;
        //@ assert within: c->out->parameters.length <= c->end;
    }
    return read;
}

/* The place of the first octet outside ASCII from at on; UINT32_MAX if none stands there. */
/*@ requires at <= end && \valid_read(line + (0 .. end - 1)); assigns \nothing;
    ensures \result < end || \result == UINT32_MAX; */
static COLD uint32_t first_eight_bit(const char *line, uint32_t at, uint32_t end)
{
    /*@ loop invariant \at(at, Pre) <= at <= end;
        loop assigns at;
        loop variant end - at; */
    while (at < end && !is_eight_bit(line[at]))
        at++;
    return at < end ? at : UINT32_MAX;
}

/* A MAIL or RCPT from its path on, which begins at the octet given. */
/*@ requires \valid(c) && \valid_read(line + (0 .. length - 1)) && \valid(out) && is_choice(options, out);
    requires \base_addr(c) != \base_addr(out) && \base_addr(c) != \base_addr(options);
    requires \base_addr(c) != \base_addr(options->private_keywords);
    requires \separated(line + (0 .. length - 1), c, out) && at <= length; assigns *c, *out;
    ensures is_cursor(c) && decided(c, \result) && c->out == out && c->line == line && c->options == options;
    ensures c->end <= length && (\result ==> c->end == length < UINT32_MAX && in_line(out, length)); */
static bool from_path(struct cursor *c, const char *line, size_t length, uint32_t at,
                      enum smtpath_verb verb, const struct smtpath_options *options,
                      struct smtpath_line *out)
{
    if (!begin_path(c, line, length, verb, options, out))
        return false;
    c->at = at;
    //@ assert begun: has_private(c);
    return path_and_parameters(c, c->place, verb);
}

/* The same from where the short way stopped, the path being read. */
/*@ requires \valid(c) && \valid_read(line + (0 .. length - 1)) && \valid(out) && is_choice(options, out);
    requires \base_addr(c) != \base_addr(out) && \base_addr(c) != \base_addr(options);
    requires \base_addr(c) != \base_addr(options->private_keywords);
    requires \separated(line + (0 .. length - 1), c, out);
    requires stop.at <= length && parts(&out->path, 0, stop.at) && lies_in(&out->path.path, 0, stop.at);
    requires out->present != 0 ==> out->parameters.offset <= stop.at; assigns *c, *out;
    ensures is_cursor(c) && decided(c, \result) && c->out == out && c->line == line && c->options == options;
    ensures c->end == length && (\result ==> in_line(out, length)); */
static bool from_parameters(struct cursor *c, const char *line, uint32_t length, struct stop stop,
                            const struct smtpath_options *options, struct smtpath_line *out)
{
    const uint32_t first = out->parameters.offset, present = out->present;
    set_cursor(c, line, length, options, out);
    c->at = stop.at;
    if (stop.stage == UTF8_READ)
        c->eight_bit = first_eight_bit(line, out->path.path.offset, stop.at);
    c->utf8 = utf8_in_force(options, out->verb);
    //@ assert begun: has_private(c) && in_line(out, c->end);
    return more_params(c, first, present);
}

/* A MAIL or RCPT from where the short way stopped. */
/*@ requires NOTHING_READ < stop.stage < LINE_READ;
    requires is_stop(stop.stage, stop.at, out, length) && \valid_read(line + (0 .. length - 1)) && \valid(out);
    requires \separated(out, line + (0 .. length - 1)); requires is_choice(options, out); assigns *out;
    ensures answered(out, length, \result); */
static enum smtpath_reason read_on(const char *line, size_t length, struct stop stop,
                                   const struct smtpath_options *options, struct smtpath_line *out)
{
    struct cursor c;
    const size_t stripped =
        options->strict_trailing ? length : without_trailing_space(line, stop.at, length);
    if (stop.stage == VERB_READ ? from_path(&c, line, stripped, stop.at, out->verb, options, out)
                                : from_parameters(&c, line, (uint32_t)stripped, stop, options, out))
        record_end(&c, stripped < length);
    return out->diagnostic.reason;
}

/* Whether the short way accepted a path that the caller refuses: then the productions say so. */
/*@ requires \valid_read(options) && \valid_read(out) && path_stands(line, &out->path); assigns \nothing; */
static HOT bool is_unwelcome(const char *line, const struct smtpath_options *options,
                             const struct smtpath_line *out)
{
    return options->refuse != 0 && out->path.path.length > 0 &&
           (smtpath_flags(line, &out->path) & options->refuse) != 0;
}

/* A line that the short way did not read to its end, or whose path the caller may refuse. */
/*@ requires is_stop(number % STAGES, number / STAGES, out, length);
    requires \valid_read(line + (0 .. length - 1)) && \valid(out);
    requires \separated(out, line + (0 .. length - 1)); requires is_choice(options, out); assigns *out;
    ensures answered(out, length, \result); */
static NOINLINE enum smtpath_reason read_rest(const char *line, size_t length, reached number,
                                              const struct smtpath_options *options,
                                              struct smtpath_line *out)
{
    const struct stop stop = stop_of(number);
    if (stop.stage == NOTHING_READ || (stop.stage != VERB_READ && is_unwelcome(line, options, out)))
        return read_by_productions(line, length, options, out);
    return stop.stage == LINE_READ ? out->diagnostic.reason : read_on(line, length, stop, options, out);
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
    //@ assert choice: is_choice(chosen, out);
    const reached number = fast_line(line, length, chosen, out);
    if (number % STAGES == LINE_READ && chosen->refuse == 0)
        return out->diagnostic.reason;
    return read_rest(line, length, number, chosen, out);
}

/* A path, and nothing behind it. */
/*@ requires empty(&c->out->path) && in_line(c->out, c->end); PRODUCTION;
    assigns c->in_path, c->in_brackets, c->place, c->utf8, c->space_may_follow, PATH;
    ensures \result ==> in_line(c->out, c->end); */
static bool path_alone(struct cursor *c)
{
    const enum place place = c->place;
    if (!any_path(c) || !end_of_line(c))
        return false;
    //@ assert read: is_path(&c->out->path, \at(c->at, Pre), c->at) && in_line(c->out, c->end);
    return c->options->refuse == 0 || path_welcome(c, place);
}

/*@ requires \valid_read(line + (0 .. length - 1)) && \valid(out);
    requires \separated(out, line + (0 .. length - 1));
    requires options == \null ? \separated(&no_options, out) : is_choice(options, out); assigns *out;
    ensures answered(out, length, \result); */
enum smtpath_reason smtpath_read_path(const char *line, size_t length, enum smtpath_verb verb,
                                      const struct smtpath_options *options, struct smtpath_line *out)
{
    struct cursor c;
    if (begin_path(&c, line, length, verb, in_force(options), out))
        path_alone(&c);
    return out->diagnostic.reason;
}

/*@ requires \valid_read(line + (0 .. length - 1)) && \valid(out);
    requires \separated(out, line + (0 .. length - 1));
    requires options == \null ? \separated(&no_options, out) : is_choice(options, out); assigns *out;
    ensures answered(out, length, \result); */
enum smtpath_reason smtpath_read_arguments(const char *line, size_t length, enum smtpath_verb verb,
                                           const struct smtpath_options *options,
                                           struct smtpath_line *out)
{
    struct cursor c;
    const struct smtpath_options *chosen = in_force(options);
    //@ assert choice: is_choice(chosen, out);
    const enum smtpath_verb command = verb == SMTPATH_VERB_MAIL ? SMTPATH_VERB_MAIL : SMTPATH_VERB_RCPT;
    const size_t stripped = chosen->strict_trailing ? length : without_trailing_space(line, 0, length);
    if (from_path(&c, line, stripped, 0, command, chosen, out))
        record_end(&c, stripped < length);
    return out->diagnostic.reason;
}
