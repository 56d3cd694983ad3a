// SPDX-License-Identifier: MIT
/*
 * The reader on top of the machines. It takes one octet after the other, and at each one asks in this order: can
 * the machine take it (syntax)? is a token longer now than its limit? does what ended before this octet make
 * sense? The first "no" is the line's error.
 */
#include "oracle.h"
#include "address.h"
#include "events.h"
#include "flags.h"
#include "machine.h"
#include "parameters.h"
#include "punycode.h"

#include <stdlib.h>
#include <string.h>

/* ---- Commands ------------------------------------------------------------------------------------------------ */

struct command {
    const char *verb;
    const char *machine; /* NULL: obsolete */
    bool mailbox_limits; /* limits of section 4.5.3.1.1 and 4.5.3.1.2 hold in its argument */
};

static const struct command commands[] = {
    {"MAIL", "mail", true},      {"RCPT", "rcpt", true},        {"HELO", "helo", true},
    {"EHLO", "ehlo", true},      {"LHLO", "ehlo", true},        {"VRFY", "vrfy", false},
    {"EXPN", "vrfy", false},     {"HELP", "help", false},       {"NOOP", "help", false},
    {"DATA", "bare", false},     {"RSET", "bare", false},       {"QUIT", "bare", false},
    {"STARTTLS", "bare", false}, {"AUTH", "auth", false},       {"BDAT", "bdat", false},
    {"ETRN", "etrn", true},      {"XCLIENT", "xclient", false}, {"XFORWARD", "xclient", false},
    {"ATRN", "atrn", true},      {"BURL", "burl", false},       {"SEND", NULL, false},
    {"SOML", NULL, false},       {"SAML", NULL, false},         {"TURN", NULL, false},
};

static const struct command *command_named(const unsigned char *line, struct oracle_span verb)
{
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
        if (is_word(line, verb, commands[i].verb))
            return &commands[i];
    }
    return NULL;
}

/* What each extension adds to the 512 octets of section 4.5.3.1.4. */
#define OFFER(name, keyword, on_mail, on_rcpt) {OFFER_##name, on_mail, on_rcpt},
static const struct allowance {
    uint32_t offer;
    size_t mail, rcpt;
} allowances[] = {
#include "offers.h"
};
#undef OFFER

size_t oracle_line_limit(const char *verb, const struct oracle_options *options)
{
    size_t limit = 512;
    if (options->line_limit != 0)
        return options->line_limit;
    if (verb == NULL)
        return limit;
    if (strcmp(verb, "AUTH") == 0)
        return 12288;
    for (size_t i = 0; i < sizeof allowances / sizeof *allowances; i++) {
        if ((options->offered & allowances[i].offer) == 0)
            continue;
        if (strcmp(verb, "MAIL") == 0)
            limit += allowances[i].mail;
        if (strcmp(verb, "RCPT") == 0)
            limit += allowances[i].rcpt;
    }
    return limit;
}

/* ---- The reader ------------------------------------------------------------------------------------------------ */

static const size_t NOWHERE = SIZE_MAX;

struct reader {
    const unsigned char *line;
    size_t length;
    const struct oracle_options *options;
    const struct command *command;
    size_t untagged_at; /* the "[" behind which an untagged IPv6 address is tried */
    uint64_t permitted; /* of EVENTS_TO_PERMIT */
    bool any_octet;     /* octets beyond ASCII are read as SYMBOL_EIGHT_BIT */
    bool unasked;       /* SMTPUTF8 was offered and not asked for, and that is forgiven */
    /* tokens that have begun and not ended */
    size_t path, route, hop, local, domain, label, argument, second, param, value;
    bool past_colon, past_path, path_judged;
    size_t first_non_ascii;   /* in a path */
    struct parameter_row row; /* of the parameter that is being read */
    struct oracle_result *out;
};

static bool is_verb(const struct reader *r, const char *verb)
{
    return strcmp(r->command->verb, verb) == 0;
}

static bool has_path(const struct reader *r)
{
    return is_verb(r, "MAIL") || is_verb(r, "RCPT");
}

static bool smtputf8_in_force(const struct reader *r)
{
    if (is_verb(r, "RCPT"))
        return r->options->smtputf8;
    return (is_verb(r, "MAIL") || is_verb(r, "VRFY") || is_verb(r, "EXPN") || is_verb(r, "HELP") ||
            is_verb(r, "NOOP")) &&
           (r->options->offered & OFFER_SMTPUTF8) != 0;
}

static bool in_path(const struct reader *r)
{
    return has_path(r) && r->past_colon && !r->past_path;
}

/* ---- Errors ---------------------------------------------------------------------------------------------------- */

static void refuse(struct oracle_result *out, enum oracle_cause cause, unsigned code,
                   const char *enhanced)
{
    out->ok = false;
    out->cause = cause;
    out->code = code;
    memcpy(out->enhanced, enhanced, strlen(enhanced) + 1);
}

/* An error with codes of its own. */
static void refuse_span(struct oracle_result *out, enum oracle_cause cause, unsigned code,
                        const char *enhanced, struct oracle_span token)
{
    refuse(out, cause, code, enhanced);
    out->detected = out->offset = token.begin;
    out->error_length = token.end - token.begin;
}

/* An error of the octet at which it is seen: syntax, and what is beyond a limit. */
static bool refuse_here(struct reader *r, size_t at, enum oracle_cause cause)
{
    const char *enhanced = in_path(r) ? (is_verb(r, "MAIL") ? "5.1.7" : "5.1.3") : "5.5.4";
    /* RFC 4954 section 4: what cannot be decoded in a client's response */
    if (is_verb(r, "AUTH") && r->out->argument.end != 0)
        enhanced = "5.5.2";
    /* RFC 6710 section 4.1 (1) */
    if (r->param != NOWHERE && r->row.keyword != NULL && strcmp(r->row.keyword, "MT-PRIORITY") == 0)
        enhanced = "5.5.2";
    refuse(r->out, cause, 501, enhanced);
    r->out->detected = r->out->offset = at;
    r->out->error_length = at < r->length;
    return false;
}

/* An error of a token, seen when it has ended. */
static bool refuse_token(struct reader *r, size_t at, struct oracle_span token, enum oracle_cause cause,
                         unsigned code)
{
    refuse_here(r, at, cause);
    if (code != 501)
        refuse(r->out, cause, code, "5.5.4");
    r->out->offset = token.begin;
    r->out->error_length = token.end - token.begin;
    return false;
}

/* Where SMTPUTF8 is not in force, an octet outside ASCII in a path has a cause of its own, whatever else it may be.
 * RFC 5321 section 4.1.2: 501, where the extension was not offered. RFC 6531 section 3.5: 553, where it was. */
static bool refuse_syntax(struct reader *r, size_t at)
{
    bool begun = r->path != NOWHERE || (r->options->tolerate & DEVIATION_NO_ANGLE_BRACKETS) != 0;
    refuse_here(r, at, CAUSE_SYNTAX);
    if (at < r->length && r->line[at] >= 0x80 && in_path(r) && begun &&
        (r->permitted & EVENT_NON_ASCII) == 0) {
        r->out->cause = CAUSE_EIGHT_BIT;
        if ((r->options->offered & OFFER_SMTPUTF8) != 0)
            refuse(r->out, CAUSE_EIGHT_BIT, is_verb(r, "MAIL") ? 550 : 553, "5.6.7");
    }
    return false;
}

/* ---- Tokens ---------------------------------------------------------------------------------------------------- */

static void end_token(size_t *begun, size_t at, struct oracle_span *span)
{
    if (span != NULL)
        *span = (struct oracle_span){*begun, at};
    *begun = NOWHERE;
}

static bool is_literal(const struct reader *r)
{
    return r->domain != NOWHERE && r->line[r->domain] == '[';
}

static void address(struct reader *r, enum oracle_domain_kind kind)
{
    struct oracle_span text = {r->domain + 1, r->domain + 1};
    r->out->domain_kind = kind;
    while (r->line[text.end] != ']')
        text.end++;
    if (kind == ORACLE_DOMAIN_IPV4)
        read_ipv4(r->line + text.begin, text.end - text.begin, r->out->address);
    if (kind == ORACLE_DOMAIN_IPV6) {
        if (r->untagged_at == NOWHERE)
            text.begin += strlen("IPv6:");
        read_ipv6(r->line + text.begin, text.end - text.begin, r->out->address);
    }
}

static void end_tokens(struct reader *r, size_t at, uint64_t events)
{
    struct oracle_result *out = r->out;
    if (events & EVENT_IPV4)
        address(r, ORACLE_DOMAIN_IPV4);
    if (events & EVENT_IPV6)
        address(r, ORACLE_DOMAIN_IPV6);
    if (events & EVENT_GENERAL)
        address(r, ORACLE_DOMAIN_GENERAL);
    if (events & EVENT_END_HOP)
        end_token(&r->hop, at, NULL);
    if (events & EVENT_END_ROUTE)
        end_token(&r->route, at, &out->route);
    if (events & EVENT_END_LOCAL) {
        out->local_kind = r->line[r->local] == '"' ? ORACLE_LOCAL_QUOTED : ORACLE_LOCAL_DOT_STRING;
        end_token(&r->local, at, &out->local);
    }
    if (events & EVENT_END_DOMAIN) {
        if (!is_literal(r))
            out->domain_kind = ORACLE_DOMAIN_NAME;
        if (out->local_kind != ORACLE_LOCAL_NONE && !has_path(r))
            out->path_kind = ORACLE_PATH_MAILBOX; /* VRFY, EXPN */
        end_token(&r->domain, at, &out->domain);
    }
    if (events & EVENT_POSTMASTER)
        out->path_kind = ORACLE_PATH_POSTMASTER;
    if (events & EVENT_NO_DOMAIN)
        out->path_kind = ORACLE_PATH_UNQUALIFIED;
    if (events & EVENT_END_PATH) {
        end_token(&r->path, at, &out->path);
        if (out->path_kind == ORACLE_PATH_NONE)
            out->path_kind = ORACLE_PATH_MAILBOX;
        r->past_path = true;
    }
    if (events & EVENT_END_ARGUMENT)
        end_token(&r->argument, at, &out->argument);
    if (events & EVENT_END_SECOND)
        end_token(&r->second, at, &out->second);
}

static void begin_tokens(struct reader *r, size_t at, uint64_t events)
{
    if (events & EVENT_BEGIN_PATH)
        r->path = at;
    if (events & EVENT_BEGIN_ROUTE)
        r->route = at;
    if (events & EVENT_BEGIN_LOCAL)
        r->local = at;
    if (events & EVENT_BEGIN_HOP)
        r->label = r->hop = at;
    if (events & EVENT_BEGIN_DOMAIN) {
        r->domain = at;
        r->label = is_literal(r) ? NOWHERE : at;
    }
    if (events & EVENT_BEGIN_ARGUMENT)
        r->argument = at;
    if (events & EVENT_BEGIN_SECOND)
        r->second = at;
    if ((events & EVENT_NON_ASCII) && r->path != NOWHERE && r->first_non_ascii == NOWHERE)
        r->first_non_ascii = at;
}

/* Tokens whose last octet this is. */
static void close_tokens(struct reader *r, size_t at, uint64_t events)
{
    if (events & EVENT_COLON)
        r->past_colon = true;
    if (events & EVENT_CLOSE_PATH) {
        end_token(&r->path, at + 1, &r->out->path);
        r->past_path = true;
        if (events & EVENT_NULL_PATH)
            r->out->path_kind = ORACLE_PATH_NULL;
        else if (r->out->path_kind == ORACLE_PATH_NONE)
            r->out->path_kind = ORACLE_PATH_MAILBOX;
    }
}

/* The deviations in events (see events.h), as bits of enum oracle_deviation. */
static uint32_t deviations_in(uint64_t events)
{
    return (uint32_t)((events & EVENTS_OF_DEVIATION) / EVENT_SPACE_AROUND_COLON);
}

/* ---- Limits ---------------------------------------------------------------------------------------------------- */

static bool beyond(size_t begun, size_t at, size_t limit)
{
    return begun != NOWHERE && at - begun >= limit;
}

static size_t chosen(uint32_t limit, size_t otherwise)
{
    return limit != 0 ? limit : otherwise;
}

static bool has_non_ascii(const struct reader *r, size_t begin, size_t end)
{
    while (begin < end && r->line[begin] < 0x80)
        begin++;
    return begin < end;
}

/* RFC 5891 section 4.2.4: a U-label is measured by its A-label, when it has ended; with no limit over the 255 octets
 * that a name can have. A dot belongs to no label, but to the domain. */
static bool label_fits(struct reader *r, size_t at, uint64_t events)
{
    const size_t limit = chosen(r->options->label_limit, 63);
    const struct oracle_span label = {r->label, at};
    const bool dot = at < r->length && r->line[at] == '.';
    if (r->label == NOWHERE || !r->command->mailbox_limits)
        return true;
    if (!dot && (events & (EVENT_END_HOP | EVENT_END_DOMAIN)) == 0)
        return !beyond(r->label, at, limit) || has_non_ascii(r, r->label, at + 1) ||
               refuse_here(r, at, CAUSE_LABEL_LIMIT);
    r->label = dot ? at + 1 : NOWHERE;
    return !has_non_ascii(r, label.begin, at) ||
           a_label_length(r->line + label.begin, at - label.begin) <= (limit < 255 ? limit : 255) ||
           refuse_token(r, at, label, CAUSE_LABEL_LIMIT, 501);
}

/* Inner tokens before outer ones. */
static enum oracle_cause limit_passed(struct reader *r, size_t at, uint64_t events)
{
    const struct oracle_options *o = r->options;
    if (r->value != NOWHERE && (events & EVENT_END_PARAM) == 0 &&
        beyond(r->value, at, r->row.limit != 0 ? r->row.limit : NOWHERE))
        return CAUSE_VALUE_LIMIT;
    if (!r->command->mailbox_limits)
        return CAUSE_NONE;
    if (beyond(r->hop, at, chosen(o->domain_limit, 255)))
        return CAUSE_DOMAIN_LIMIT;
    if (beyond(r->domain, at, chosen(o->domain_limit, 255)))
        return is_literal(r) ? CAUSE_LITERAL_LIMIT : CAUSE_DOMAIN_LIMIT;
    if (beyond(r->local, at, chosen(o->local_part_limit, 64)))
        return CAUSE_LOCAL_PART_LIMIT;
    if (beyond(r->path, at, chosen(o->path_limit, 256)))
        return CAUSE_PATH_LIMIT;
    return CAUSE_NONE;
}

/* ---- Parameters ------------------------------------------------------------------------------------------------ */

static bool given(const struct oracle_result *out, const char *keyword)
{
    for (size_t i = 0; i < out->parameter_count; i++) {
        if (strcmp(out->parameter[i].name, keyword) == 0)
            return true;
    }
    return false;
}

/* The contract's order. */
static bool keyword_allowed(struct reader *r, size_t at, struct oracle_span keyword)
{
    const struct parameter_row *row = &r->row;
    if (!parameter_named(r->line, keyword, r->options, &r->row)) {
        r->row = (struct parameter_row){.presence = VALUE_OPTIONAL};
        r->out->deviations |= r->options->tolerate & DEVIATION_UNKNOWN_PARAMETER;
        return (r->options->tolerate & DEVIATION_UNKNOWN_PARAMETER) != 0 ||
               refuse_token(r, at, keyword, CAUSE_UNKNOWN_PARAMETER, 555);
    }
    if (row->verb != NULL && !is_verb(r, row->verb))
        return refuse_token(r, at, keyword, CAUSE_OTHER_COMMAND, 555);
    if (row->offer != 0 && (r->options->offered & row->offer) == 0) {
        bool conversion = (row->offer & (OFFER_CONPERM | OFFER_CONNEG)) != 0;
        if ((r->options->tolerate & DEVIATION_NOT_OFFERED) == 0)
            return refuse_token(r, at, keyword, CAUSE_NOT_OFFERED, conversion ? 504 : 555);
        r->out->deviations |= DEVIATION_NOT_OFFERED;
    }
    if (given(r->out, row->keyword))
        return refuse_token(r, at, keyword, CAUSE_DUPLICATE, 501);
    if (row->conflict != NULL && given(r->out, row->conflict))
        return refuse_token(r, at, keyword, CAUSE_CONFLICT, 501);
    return true;
}

/* The keyword ended before this octet, which is "=" if a value follows. */
static bool end_keyword(struct reader *r, size_t at, bool value_follows)
{
    struct oracle_parameter *p = &r->out->parameter[r->out->parameter_count];
    struct oracle_span keyword = {r->param, at};
    if (!keyword_allowed(r, at, keyword))
        return false;
    if (value_follows && r->row.presence == VALUE_FORBIDDEN)
        return refuse_here(r, at, CAUSE_VALUE_FORBIDDEN);
    if (!value_follows && r->row.presence == VALUE_REQUIRED)
        return refuse_here(r, at, CAUSE_VALUE_MISSING);
    *p = (struct oracle_parameter){.name = r->row.keyword, .keyword = keyword};
    return true;
}

static bool end_value(struct reader *r, size_t at)
{
    struct oracle_parameter *p = &r->out->parameter[r->out->parameter_count];
    enum oracle_cause cause = CAUSE_NONE;
    end_token(&r->value, at, &p->value);
    if (r->row.type != NULL)
        r->row.type(r->line, p);
    if (r->row.meaning != NULL)
        cause = r->row.meaning(r->line, p, r->options, r->out);
    return cause == CAUSE_NONE ||
           refuse_token(r, at, p->value, cause, cause == CAUSE_BINARYMIME_NOT_OFFERED ? 555 : 501);
}

static bool parameter_events(struct reader *r, size_t at, uint64_t events)
{
    if ((events & EVENT_EQUALS) && !end_keyword(r, at, true))
        return false;
    if (events & EVENT_END_PARAM) {
        if (!(r->value != NOWHERE ? end_value(r, at) : end_keyword(r, at, false)))
            return false;
        /* one that nobody knows, tolerated, is read and not kept */
        r->out->parameter_count += r->row.keyword != NULL;
        r->param = NOWHERE;
    }
    if (events & EVENT_EQUALS)
        r->value = at + 1;
    if (events & EVENT_BEGIN_PARAM) {
        r->param = at;
        r->row = (struct parameter_row){0};
        if (r->out->parameters.end == 0)
            r->out->parameters = (struct oracle_span){at, r->length};
    }
    return true;
}

/* ---- What ended before this octet must make sense --------------------------------------------------------------- */

/* The lowest place in the path that shows what the caller refuses, seen behind the path. */
static bool path_welcome(struct reader *r, size_t at)
{
    struct oracle_span octets, lowest = {NOWHERE, NOWHERE};
    if (!r->past_path || r->path_judged)
        return true;
    r->path_judged = true;
    for (uint32_t flag = 1; flag < SHOWS_ALL; flag <<= 1) {
        if ((r->options->refuse & flag) != 0 && shows(r->line, r->out, flag, &octets) &&
            octets.begin < lowest.begin)
            lowest = octets;
    }
    if (lowest.begin == NOWHERE)
        return true;
    refuse_token(r, at, lowest, CAUSE_REFUSED, 553);
    refuse(r->out, CAUSE_REFUSED, 553, is_verb(r, "MAIL") ? "5.1.7" : "5.1.3");
    return false;
}

static bool meaning(struct reader *r, size_t at, uint64_t events)
{
    if (!path_welcome(r, at))
        return false;
    if ((events & EVENT_END_TAG) && !r->options->general_literal)
        return refuse_token(r, at, (struct oracle_span){r->domain + 1, at}, CAUSE_UNREGISTERED_TAG,
                            501);
    if ((events & EVENT_END_SECOND) && (is_verb(r, "VRFY") || is_verb(r, "EXPN")) &&
        (r->options->offered & OFFER_SMTPUTF8) == 0) {
        if ((r->options->tolerate & DEVIATION_NOT_OFFERED) == 0)
            return refuse_token(r, at, r->out->second, CAUSE_NOT_OFFERED, 504);
        r->out->deviations |= DEVIATION_NOT_OFFERED;
    }
    return parameter_events(r, at, events);
}

/* RFC 6531 section 3.4: who sends such a path says so in the same command. */
static bool smtputf8_given(struct reader *r)
{
    if (!is_verb(r, "MAIL") || r->first_non_ascii == NOWHERE || given(r->out, "SMTPUTF8"))
        return true;
    if ((r->options->tolerate & DEVIATION_EIGHT_BIT) != 0) {
        r->out->deviations |= DEVIATION_EIGHT_BIT;
        return true;
    }
    refuse_span(r->out, CAUSE_SMTPUTF8_MISSING, 550, "5.6.7",
                (struct oracle_span){r->first_non_ascii, r->first_non_ascii + 1});
    return false;
}

static bool take(struct reader *r, size_t at, uint64_t events)
{
    enum oracle_cause limit = CAUSE_NONE;
    if (!label_fits(r, at, events))
        return false;
    end_tokens(r, at, events);
    begin_tokens(r, at, events);
    r->out->deviations |= deviations_in(events);
    if (r->unasked && (events & EVENT_NON_ASCII) != 0)
        r->out->deviations |= DEVIATION_EIGHT_BIT;
    if (at < r->length)
        limit = limit_passed(r, at, events);
    if (limit != CAUSE_NONE)
        return refuse_here(r, at, limit);
    if (!meaning(r, at, events))
        return false;
    close_tokens(r, at, events);
    return true;
}

/* A keyword of the caller's own may have a value of its own grammar: "=" in it, and no UTF-8. */
static uint64_t permitted_here(const struct reader *r)
{
    uint64_t permitted = r->permitted;
    if (r->unasked && r->past_path)
        permitted &= ~EVENT_NON_ASCII; /* forgiven in the path only */
    if (r->value != NOWHERE && r->row.any_value)
        permitted = (permitted | EVENT_ANY_EQUALS) & ~EVENT_NON_ASCII;
    return permitted;
}

static void read_octets(struct reader *r)
{
    const struct machine *m = machine_named(r->command->machine);
    int state = m->start;
    for (size_t at = 0; at <= r->length; at++) {
        int symbol = at < r->length ? r->line[at] : SYMBOL_END;
        if (r->any_octet && symbol >= 0x80)
            symbol = SYMBOL_EIGHT_BIT;
        const struct transition *t = machine_take(m, state, symbol);
        if (t->next == MACHINE_DEAD || (t->events & EVENTS_TO_PERMIT & ~permitted_here(r)) != 0) {
            refuse_syntax(r, at);
            return;
        }
        if (!take(r, at, t->events))
            return;
        state = t->next;
        if (at == r->untagged_at)
            state = machine_take(m, state, SYMBOL_UNTAGGED)->next;
    }
    r->out->ok = smtputf8_given(r);
}

static bool has_local_part(const struct reader *r)
{
    return has_path(r) || is_verb(r, "VRFY") || is_verb(r, "EXPN");
}

static void forgive_eight_bit(struct reader *r)
{
    r->unasked = (r->options->offered & OFFER_SMTPUTF8) != 0;
    r->any_octet = !r->unasked;
    if (r->unasked)
        r->permitted |= EVENT_NON_ASCII;
}

static void reader_start(struct reader *r, size_t untagged_at)
{
    const char *verb = r->out->verb;
    r->untagged_at = untagged_at;
    r->permitted = (uint64_t)r->options->tolerate * EVENT_SPACE_AROUND_COLON;
    r->any_octet = r->unasked = false;
    if (smtputf8_in_force(r))
        r->permitted |= EVENT_NON_ASCII;
    else if ((r->options->tolerate & DEVIATION_EIGHT_BIT) != 0 && has_local_part(r))
        forgive_eight_bit(r);
    if ((r->options->tolerate & DEVIATION_ANY_HELO) != 0)
        r->permitted |= EVENT_HELO_LITERAL;
    /* RFC 6533 section 3: accepted by whoever offers both extensions */
    if (r->options->smtputf8 || (r->options->offered & OFFER_SMTPUTF8) != 0)
        r->permitted |= EVENT_ADDRESS_NON_ASCII;
    r->path = r->route = r->hop = r->local = r->domain = r->label = NOWHERE;
    r->argument = r->second = r->param = r->value = r->first_non_ascii = NOWHERE;
    r->past_colon = r->past_path = r->path_judged = false;
    *r->out = (struct oracle_result){.verb = verb, .length = r->length};
}

/* Whether the error of a literal read without its tag is one of a limit: then the grammar took that octet. */
static bool is_limit(enum oracle_cause cause)
{
    return cause >= CAUSE_LABEL_LIMIT && cause <= CAUSE_PATH_LIMIT;
}

/* The reading as the standard has it, and what it says of a literal that fails. */
static bool fails_inside_literal(struct reader *r)
{
    reader_start(r, NOWHERE);
    read_octets(r);
    enum oracle_cause cause = r->out->cause;
    return is_literal(r) &&
           (cause == CAUSE_SYNTAX || cause == CAUSE_EIGHT_BIT || cause == CAUSE_UNREGISTERED_TAG);
}

/* An untagged IPv6 address is tried where the literal as the standard has it fails. Of two errors, the one that
 * a reader comes to later says more; of two at one octet the strict one, unless the octet itself could stand there. */
static void read_with_literal(struct reader *r)
{
    struct oracle_result strict;
    if (!fails_inside_literal(r) || (r->options->tolerate & DEVIATION_UNTAGGED_IPV6) == 0)
        return;
    strict = *r->out;
    reader_start(r, r->domain);
    read_octets(r);
    size_t later = strict.detected + !is_limit(r->out->cause);
    if (!r->out->ok && is_literal(r) && r->out->detected < later)
        *r->out = strict;
    else
        r->out->deviations |= DEVIATION_UNTAGGED_IPV6;
}

/* ---- Any text as HELO's argument -------------------------------------------------------------------------------- */

static bool is_greeting(const struct reader *r)
{
    return is_verb(r, "HELO") || is_verb(r, "EHLO") || is_verb(r, "LHLO");
}

/* Behind the verb's one SP, or what is tolerated in its place; NOWHERE if there is none. */
static size_t behind_space(const struct reader *r, uint32_t *deviations)
{
    const uint32_t tolerate = r->options->tolerate;
    const size_t first = strlen(r->command->verb);
    size_t at = first;
    while (at < r->length && (at == first || (tolerate & DEVIATION_SEVERAL_SPACES) != 0) &&
           (r->line[at] == ' ' || (r->line[at] == '\t' && (tolerate & DEVIATION_HTAB) != 0))) {
        *deviations |= at > first ? DEVIATION_SEVERAL_SPACES : 0;
        *deviations |= r->line[at] == '\t' ? DEVIATION_HTAB : 0;
        at++;
    }
    return at == first ? NOWHERE : at;
}

/* RFC 5321 section 4.1.1.1: text may stand behind an address literal, which is then read as if it stood alone. */
static void literal_before_text(struct reader *r, size_t argument)
{
    struct oracle_result *out = r->out, alone;
    struct oracle_options options = *r->options;
    size_t end = argument;
    while (end < r->length && r->line[end] != ' ')
        end++;
    options.line_limit = UINT32_MAX;
    if (r->line[argument] != '[' || end == r->length)
        return;
    oracle_read(r->line, end, &options, &alone);
    if (!alone.ok || alone.domain_kind <= ORACLE_DOMAIN_NAME)
        return;
    out->domain = alone.domain;
    out->domain_kind = alone.domain_kind;
    memcpy(out->address, alone.address, sizeof out->address);
    out->deviations |= alone.deviations;
}

/* Tolerated: 1*(%d32-126), not beginning with SP, where the argument as the standard has it fails. */
static void read_any_text(struct reader *r)
{
    struct oracle_result *out = r->out;
    uint32_t deviations = DEVIATION_ANY_HELO;
    size_t argument = behind_space(r, &deviations), at = argument;
    if (argument == NOWHERE || argument == r->length)
        return;
    *out = (struct oracle_result){.verb = out->verb, .length = r->length};
    while (at < r->length && r->line[at] >= 32 && r->line[at] <= 126 && r->line[argument] != ' ')
        at++;
    if (at < r->length) {
        refuse_here(r, at, CAUSE_SYNTAX);
        return;
    }
    out->ok = true;
    out->argument = (struct oracle_span){argument, r->length};
    out->deviations = deviations;
    literal_before_text(r, argument);
}

static void read_greeting(struct reader *r)
{
    struct oracle_result *out = r->out;
    if (!is_greeting(r) || (r->options->tolerate & DEVIATION_ANY_HELO) == 0)
        return;
    if (!out->ok)
        read_any_text(r);
    else if ((out->deviations & DEVIATION_HELO_LITERAL & ~r->options->tolerate) != 0)
        out->deviations ^= DEVIATION_HELO_LITERAL | DEVIATION_ANY_HELO;
}

static void read_line(struct reader *r)
{
    read_with_literal(r);
    read_greeting(r);
}

/* ---- The line as a whole --------------------------------------------------------------------------------------- */

static bool is_white(unsigned char octet)
{
    return octet == ' ' || octet == '\t';
}

static void read_stripped(const unsigned char *line, size_t received, size_t length,
                          const struct oracle_options *options, struct oracle_result *out)
{
    struct oracle_span verb = {0, 0};
    while (verb.end < length && !is_white(line[verb.end]))
        verb.end++;
    const struct command *command = command_named(line, verb);
    *out = (struct oracle_result){.verb = command == NULL ? NULL : command->verb, .length = length};
    size_t limit = oracle_line_limit(out->verb, options);
    size_t most = limit < 2 ? 0 : limit - 2; /* CRLF */
    if (verb.end == 0 && length > 0)
        verb.end = 1;
    if (received > most)
        refuse_span(out, CAUSE_LINE_LIMIT, 500,
                    command != NULL && strcmp(command->verb, "AUTH") == 0 ? "5.5.6" : "5.5.2",
                    (struct oracle_span){most, most + 1});
    else if (command == NULL)
        refuse_span(out, CAUSE_UNKNOWN_VERB, 500, "5.5.2", verb);
    else if (command->machine == NULL)
        refuse_span(out, CAUSE_OBSOLETE_VERB, 502, "5.5.1", verb);
    else
        read_line(&(struct reader){
            .line = line, .length = length, .options = options, .command = command, .out = out});
    if (out->ok && command != NULL && strcmp(command->verb, "BDAT") == 0)
        out->chunk_size = decimal(line, out->argument);
}

/* Where the strict reading fails: what was removed at the end is still there, and nothing is tolerated. */
static size_t strict_failure(const unsigned char *line, size_t length,
                             const struct oracle_options *options)
{
    struct oracle_options strict = *options;
    struct oracle_result failure;
    strict.tolerate = 0;
    strict.strict_trailing = true;
    oracle_read(line, length, &strict, &failure);
    return failure.ok ? NOWHERE : failure.offset;
}

void oracle_read(const unsigned char *line, size_t length, const struct oracle_options *options,
                 struct oracle_result *out)
{
    size_t stripped = length;
    while (!options->strict_trailing && stripped > 0 && is_white(line[stripped - 1]))
        stripped--;
    read_stripped(line, length, stripped, options, out);
    if (!out->ok)
        return;
    if (stripped < length)
        out->deviations |= DEVIATION_TRAILING_SPACE;
    if (strcmp(out->verb, "AUTH") == 0 && length > 510)
        out->deviations |= DEVIATION_LONG_AUTH_LINE;
    if (out->deviations == 0)
        return;
    out->deviation_offset = 510;
    if (out->deviations != DEVIATION_LONG_AUTH_LINE)
        out->deviation_offset = strict_failure(line, length, options);
    if ((out->deviations & DEVIATION_LONG_AUTH_LINE) != 0 && out->deviation_offset > 510)
        out->deviation_offset = 510;
}
