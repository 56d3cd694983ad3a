// SPDX-License-Identifier: MIT
/*
 * ESMTP parameters of MAIL and RCPT: the table, the loop over a line's parameters, and the walk over what was read. The
 * commands use it. To add a parameter: an enumerator in smtpath.h, a row here, and a function in value.c if its
 * grammar is new. What else knows parameters takes it from the row.
 */
#include "parameter.h"
#include "token.h"
#include "value.h"
#include "xtext.h"

struct row {
    struct smtpath_param_row info;
    uint8_t length;     /* of the keyword */
    uint16_t allowance; /* what the extension adds to the line for it, section 4.5.3.1.4 and the RFC */
    enum grammar grammar;
    enum smtpath_param conflict; /* may not stand on one line with it; itself if there is none */
};

/* clang-format off */
#define ROW_OF_TWO(enumerator, keyword, extension, also, on, value, limit, syntax, rfc, allowance, grammar, conflict) \
    [SMTPATH_PARAM_##enumerator] = { \
        {keyword, SMTPATH_EXT_##extension, also, SMTPATH_VERB_##on, SMTPATH_VALUE_##value, limit, syntax, rfc, \
            MEMBERS_##grammar}, \
        sizeof keyword - 1, allowance, GRAMMAR_##grammar, SMTPATH_PARAM_##conflict}
#define ROW(enumerator, keyword, extension, on, value, limit, syntax, rfc, allowance, grammar, conflict) \
    ROW_OF_TWO(enumerator, keyword, extension, 0, on, value, limit, syntax, rfc, allowance, grammar, conflict)
static const struct row table[] = {
    ROW(SIZE,        "SIZE",        SIZE,          MAIL, REQUIRED,  0,
        "1*20DIGIT", "RFC 1870 section 6", 26, SIZE, SIZE),
    ROW_OF_TWO(BODY, "BODY",        8BITMIME, SMTPATH_EXT_BINARYMIME, MAIL, REQUIRED, 0,
        "\"7BIT\" / \"8BITMIME\" / \"BINARYMIME\"", "RFC 6152 section 2", 14, BODY, BODY),
    ROW(SMTPUTF8,    "SMTPUTF8",    SMTPUTF8,      MAIL, FORBIDDEN, 0,
        "", "RFC 6531 section 3.4", 10, NONE, SMTPUTF8),
    ROW(RET,         "RET",         DSN,           MAIL, REQUIRED,  0,
        "\"FULL\" / \"HDRS\"", "RFC 3461 section 4.3", 9, RET, RET),
    ROW(ENVID,       "ENVID",       DSN,           MAIL, REQUIRED,  100,
        "xtext", "RFC 3461 section 4.4", 107, XTEXT, ENVID),
    ROW(NOTIFY,      "NOTIFY",      DSN,           RCPT, REQUIRED,  0,
        "\"NEVER\" / notify-list-element *(\",\" notify-list-element)", "RFC 3461 section 4.1", 29,
        NOTIFY, NOTIFY),
    ROW(ORCPT,       "ORCPT",       DSN,           RCPT, REQUIRED,  500,
        "addr-type \";\" ( xtext / utf-8-addr-xtext )", "RFC 3461 section 4.2, RFC 6533 section 3", 507,
        ORCPT, ORCPT),
    ROW(AUTH,        "AUTH",        AUTH,          MAIL, REQUIRED,  0,
        "xtext of ( Mailbox / \"<>\" )", "RFC 4954 section 8", 500, AUTH, AUTH),
    ROW(BY,          "BY",          DELIVERBY,     MAIL, REQUIRED,  0,
        "[\"-\" / \"+\"] 1*9DIGIT \";\" ( \"N\" / \"R\" ) [\"T\"]", "RFC 2852 section 4", 17, BY, BY),
    ROW(HOLDFOR,     "HOLDFOR",     FUTURERELEASE, MAIL, REQUIRED,  0,
        "%x31-39 *8DIGIT", "RFC 4865 section 3", 0, HOLDFOR, HOLDUNTIL),
    ROW(HOLDUNTIL,   "HOLDUNTIL",   FUTURERELEASE, MAIL, REQUIRED,  0,
        "date-time in UTC", "RFC 4865 section 3", 34, HOLDUNTIL, HOLDFOR),
    ROW(MT_PRIORITY, "MT-PRIORITY", MT_PRIORITY,   MAIL, REQUIRED,  0,
        "[\"-\"] %x31-39 / \"0\"", "RFC 6710 section 3", 15, PRIORITY, MT_PRIORITY),
    ROW(REQUIRETLS,  "REQUIRETLS",  REQUIRETLS,    MAIL, FORBIDDEN, 0,
        "", "RFC 8689 section 2", 11, NONE, REQUIRETLS),
    ROW(MTRK,        "MTRK",        MTRK,          MAIL, REQUIRED,  0,
        "1*( ALPHA / DIGIT / \"+\" / \"/\" ) [\":\" 1*9DIGIT]", "RFC 3885 section 3.1", 40, MTRK, MTRK),
    ROW(RRVS,        "RRVS",        RRVS,          RCPT, REQUIRED,  0,
        "date-time [\";\" ( \"C\" / \"R\" )]", "RFC 7293 section 3.1", 33, RRVS, RRVS),
    ROW(CONPERM,     "CONPERM",     CONPERM,       MAIL, FORBIDDEN, 0,
        "", "RFC 4141 section 4.2", 8, NONE, CONPERM),
    ROW(CONNEG,      "CONNEG",      CONNEG,        RCPT, FORBIDDEN, 0,
        "", "RFC 4141 section 5.2", 7, NONE, CONNEG),
    ROW(SOLICIT,     "SOLICIT",     NO_SOLICITING, MAIL, REQUIRED,  1000,
        "Solicitation-keywords", "RFC 3865 section 2.3", 1007, SOLICIT, SOLICIT),
    ROW(TRANSID,     "TRANSID",     CHECKPOINT,    MAIL, REQUIRED,  80,
        "\"<\" token \"@\" token \">\"", "RFC 1845 section 3", 88, TRANSID, TRANSID),
    ROW(SUBMITTER,   "SUBMITTER",   SUBMITTER,     MAIL, REQUIRED,  266,
        "xtext of Mailbox", "RFC 4405 section 4", 277, SUBMITTER, SUBMITTER),
    ROW(PRDR,        "PRDR",        PRDR,          MAIL, FORBIDDEN, 0,
        "", "draft-hall-prdr-00 section 2", 5, NONE, PRDR),
    ROW(XVERP,       "XVERP",       XVERP,         MAIL, OPTIONAL,  0,
        "2( \"-\" / \"+\" / \"=\" )", "Postfix XVERP", 9, XVERP, XVERP),
};
#undef ROW
#undef ROW_OF_TWO
/* clang-format on */
_Static_assert(sizeof table / sizeof table[0] == SMTPATH_PARAM_COUNT, "a row a parameter");

/* BODY=BINARYMIME is 8BITMIME's parameter, but another extension's allowance: RFC 3030 section 3. */
enum { BINARYMIME_ALLOWANCE = 16 };

/*@ assigns \nothing; ensures param < SMTPATH_PARAM_COUNT ? \valid_read(\result) : \result == \null; */
const struct smtpath_param_row *smtpath_param_info(enum smtpath_param param)
{
    if ((unsigned)param >= SMTPATH_PARAM_COUNT)
        return NULL;
    return &table[param].info;
}

/*@ assigns \nothing; */
const char *smtpath_param_name(enum smtpath_param param)
{
    if ((unsigned)param >= SMTPATH_PARAM_COUNT)
        return NULL;
    return table[param].info.keyword;
}

/*@ requires \valid_read(row); assigns \nothing; ensures \result <= UINT16_MAX; */
static uint32_t row_allowance(const struct row *row, enum smtpath_verb verb, uint64_t extensions)
{
    return row->info.verb == verb && (row->info.extension & extensions) != 0 ? row->allowance : 0;
}

uint32_t parameter_allowance(enum smtpath_verb verb, uint64_t extensions)
{
    uint32_t sum = 0;
    /*@ loop invariant p <= SMTPATH_PARAM_COUNT && sum <= p * UINT16_MAX;
        loop assigns p, sum;
        loop variant SMTPATH_PARAM_COUNT - p; */
    for (uint32_t p = 0; p < SMTPATH_PARAM_COUNT; p++)
        sum += row_allowance(&table[p], verb, extensions);
    if (verb == SMTPATH_VERB_MAIL && (extensions & SMTPATH_EXT_BINARYMIME) != 0)
        sum += BINARYMIME_ALLOWANCE;
    return sum;
}

/* ---- One parameter ----------------------------------------------------------------------------------------- */

/* What a keyword says of its value, from its row or from the caller's. */
struct demand {
    enum smtpath_value value;
    uint32_t limit; /* 0: none */
    enum grammar grammar;
};

/*@ requires is_cursor(c) && unrefused(c); assigns DIAGNOSTIC;
    ensures is_cursor(c) && decided(c, \result); */
static bool value_ends(struct cursor *c)
{
    return at_separator(c) || reject(c, SMTPATH_EXPECTED_SPACE_OR_END);
}

/*@ requires is_cursor(c) && unrefused(c) && is_reason(wrong) && value.offset + value.length <= c->end;
    assigns DIAGNOSTIC; ensures is_cursor(c) && decided(c, \result); */
static bool judge(struct cursor *c, enum smtpath_reason wrong, struct smtpath_span value)
{
    return wrong == SMTPATH_OK || reject_token(c, wrong, value);
}

/* The value, behind its "=", and what ends it. */
/*@ requires BESIDE(p); PRODUCTION;
    assigns SPAN(p->value), SPAN(p->first), SPAN(p->second), p->number, p->integer, p->choice;
    ensures \result ==> spans(&p->value, \old(c->at), c->at); */
static bool given_value(struct cursor *c, struct demand demand, struct smtpath_parameter *p)
{
    const uint32_t start = c->at;
    const uint32_t limit = demand.limit == 0 ? UINT32_MAX : demand.limit;
    enum smtpath_reason wrong = SMTPATH_OK;
    const bool read = read_value(c, demand.grammar, p, &wrong) && value_ends(c);
    //@ assert is_cursor(c) && c->at >= start;
    //@ assert decided(c, read) && is_reason(wrong);
    if (!within_limit(c, start, limit, SMTPATH_VALUE_TOO_LONG, read))
        return false;
    note_span(&p->value, c, start);
    return judge(c, wrong, p->value);
}

/* "=" and a value, nothing, or either, as the keyword demands. */
/*@ requires BESIDE(p); PRODUCTION;
    assigns SPAN(p->value), SPAN(p->first), SPAN(p->second), p->number, p->integer, p->choice;
    ensures \result ==> p->value.offset + p->value.length <= c->at &&
      (p->value.length == 0 || p->value.offset > \old(c->at)); */
static bool value_of(struct cursor *c, struct demand demand, struct smtpath_parameter *p)
{
    p->value.offset = 0;
    p->value.length = 0;
    if (!next_is(c, '='))
        return demand.value != SMTPATH_VALUE_REQUIRED || reject(c, SMTPATH_VALUE_MISSING);
    if (demand.value == SMTPATH_VALUE_FORBIDDEN)
        return reject(c, SMTPATH_VALUE_FORBIDDEN_HERE);
    c->at++;
    return given_value(c, demand, p);
}

/*@ requires \valid_read(keyword + (0 .. length - 1)); assigns \nothing;
    ensures \result <= SMTPATH_PARAM_COUNT; */
static uint32_t find_param(const char *keyword, uint32_t length)
{
    /*@ loop invariant p <= SMTPATH_PARAM_COUNT;
        loop assigns p;
        loop variant SMTPATH_PARAM_COUNT - p; */
    for (uint32_t p = 0; p < SMTPATH_PARAM_COUNT; p++) {
        //@ admit keywords: \valid_read(table[p].info.keyword + (0 .. table[p].length - 1));
        if (table[p].length == length && same_ignoring_case(table[p].info.keyword, keyword, length))
            return p;
    }
    return SMTPATH_PARAM_COUNT;
}

/*@ predicate in_order(struct smtpath_parameter *p, integer end) =
      p->value.offset + p->value.length <= end && p->keyword.offset + p->keyword.length <= end &&
      (p->value.length == 0 || p->keyword.offset + p->keyword.length < p->value.offset); */

/* A parameter whose extension was not offered. */
/*@ requires is_cursor(c) && \valid_read(row) && keyword.offset + keyword.length <= c->at;
    assigns DEVIATION; ensures is_reason(\result); */
static COLD enum smtpath_reason not_offered(struct cursor *c, const struct row *row,
                                            struct smtpath_span keyword)
{
    if (tolerates_at(c, SMTPATH_TOLERATE_NOT_OFFERED, keyword.offset))
        return SMTPATH_OK;
    return (row->info.extension & (SMTPATH_EXT_CONPERM | SMTPATH_EXT_CONNEG)) != 0
               ? SMTPATH_CONVERSION_NOT_OFFERED
               : SMTPATH_PARAMETER_NOT_OFFERED;
}

/* What is wrong with a keyword of the table where it stands. */
/*@ requires is_cursor(c) && \valid_read(row) && row->conflict < SMTPATH_PARAM_COUNT && param < SMTPATH_PARAM_COUNT;
    requires keyword.offset + keyword.length <= c->at; assigns DEVIATION; ensures is_reason(\result); */
static enum smtpath_reason keyword_fault(struct cursor *c, enum smtpath_verb verb,
                                         const struct row *row, uint32_t param,
                                         struct smtpath_span keyword)
{
    enum smtpath_reason wrong = SMTPATH_OK;
    //@ assert (uint32_t)(1 << param) == 1 << param && (uint32_t)(1 << row->conflict) == 1 << row->conflict;
    const uint32_t itself = SMTPATH_BIT(param), conflicting = SMTPATH_BIT(row->conflict);
    if (row->info.verb != verb)
        return SMTPATH_PARAMETER_OF_OTHER_COMMAND;
    if (((row->info.extension | row->info.also) & c->options->extensions) == 0)
        wrong = not_offered(c, row, keyword);
    if (wrong != SMTPATH_OK)
        return wrong;
    if ((c->out->present & itself) != 0)
        return SMTPATH_DUPLICATE_PARAMETER;
    return (c->out->present & conflicting) != 0 ? SMTPATH_CONFLICTING_PARAMETER : SMTPATH_OK;
}

/*@ requires param < SMTPATH_PARAM_COUNT; assigns \nothing;
    ensures \valid_read(\result) && \result->conflict < SMTPATH_PARAM_COUNT; */
static const struct row *table_row(uint32_t param)
{
    //@ admit conflicts: table[param].conflict < SMTPATH_PARAM_COUNT;
    return &table[param];
}

/* A parameter of the table. What is wrong with its keyword comes before what is wrong with its value. */
/*@ requires has_private(c) && keyword.offset + keyword.length <= c->at && \valid_read(row) &&
      row->conflict < SMTPATH_PARAM_COUNT && param < SMTPATH_PARAM_COUNT;
    PRODUCTION; assigns c->place, c->out->parameter[param], c->out->present; ensures has_private(c);
    ensures \result ==> in_order(&c->out->parameter[param], c->at); */
static bool table_param(struct cursor *c, enum smtpath_verb verb, const struct row *row, uint32_t param,
                        struct smtpath_span keyword)
{
    const enum smtpath_reason wrong = keyword_fault(c, verb, row, param, keyword);
    const struct demand demand = {row->info.value, row->info.limit, row->grammar};
    struct smtpath_parameter *p = &c->out->parameter[param];
    //@ assert (uint32_t)(1 << param) == 1 << param;
    c->place = param == SMTPATH_PARAM_MT_PRIORITY ? PLACE_PRIORITY : PLACE_ARGUMENT;
    if (wrong != SMTPATH_OK)
        return reject_token(c, wrong, keyword);
    p->keyword = keyword;
    const bool read = value_of(c, demand, p);
    //@ assert has_private(c);
    if (!read)
        return false;
    c->place = PLACE_ARGUMENT;
    c->out->present |= SMTPATH_BIT(param);
    return true;
}

/* At most 32 private keywords have a bit in private_present. */
/*@ requires \valid_read(options); assigns \nothing; ensures \result == \min(options->private_count, 32); */
static uint32_t private_count(const struct smtpath_options *options)
{
    return options->private_count > 32 ? 32 : options->private_count;
}

/*@ requires \valid_read(options) && are_private(options) && \valid_read(keyword + (0 .. length - 1));
    assigns \nothing; ensures \result <= \min(options->private_count, 32); */
static uint32_t find_private(const struct smtpath_options *options, const char *keyword,
                             uint32_t length)
{
    const uint32_t count = private_count(options);
    uint32_t i = 0;
    /*@ loop invariant i <= count;
        loop assigns i;
        loop variant count - i; */
    while (i < count && !(options->private_keywords[i].length == length &&
                          same_ignoring_case(options->private_keywords[i].keyword, keyword, length)))
        i++;
    return i;
}

/* A parameter that nobody knows, where it is tolerated: with an esmtp-value or without. */
/*@ requires keyword.offset + keyword.length <= c->at; PRODUCTION; */
static COLD bool unknown_param(struct cursor *c, struct smtpath_span keyword)
{
    const struct demand demand = {SMTPATH_VALUE_OPTIONAL, 0, GRAMMAR_NONE};
    struct smtpath_parameter unused;
    if (!tolerates_at(c, SMTPATH_TOLERATE_UNKNOWN_PARAMETER, keyword.offset))
        return reject_token(c, SMTPATH_UNKNOWN_PARAMETER, keyword);
    return value_of(c, demand, &unused);
}

/* A parameter of the caller's own, or one that nobody knows. */
/*@ requires has_private(c) && keyword.offset + keyword.length <= c->at; PRODUCTION;
    assigns c->out->private_present; ensures has_private(c); */
static bool private_param(struct cursor *c, enum smtpath_verb verb, struct smtpath_span keyword)
{
    const uint32_t i = find_private(c->options, c->line + keyword.offset, keyword.length);
    if (i >= private_count(c->options))
        return unknown_param(c, keyword);
    const struct smtpath_private_keyword *own = &c->options->private_keywords[i];
    //@ assert (uint32_t)(1 << i) == 1 << i;
    if (!(verb == SMTPATH_VERB_MAIL ? own->on_mail : own->on_rcpt))
        return reject_token(c, SMTPATH_PARAMETER_OF_OTHER_COMMAND, keyword);
    if ((c->out->private_present & SMTPATH_BIT(i)) != 0)
        return reject_token(c, SMTPATH_DUPLICATE_PARAMETER, keyword);
    const struct demand demand = {own->value, own->limit, own->any_value ? GRAMMAR_ANY : GRAMMAR_NONE};
    struct smtpath_parameter unused;
    //@ assert beside: \base_addr(c->options->private_keywords) != \base_addr(&unused);
    const bool read = value_of(c, demand, &unused);
    //@ assert has_private(c);
    if (read)
        c->out->private_present |= SMTPATH_BIT(i);
    return read;
}

/* esmtp-keyword = (ALPHA / DIGIT) *(ALPHA / DIGIT / "-")                RFC 5321 section 4.1.2
 * Behind it only "=", SP or the end may come. */
/*@ requires BESIDE(keyword); PRODUCTION; assigns SPAN(*keyword);
    ensures \result ==> spans(keyword, \old(c->at), c->at); */
static bool esmtp_keyword(struct cursor *c, struct smtpath_span *keyword)
{
    const uint32_t start = c->at;
    if (!is(c, LET_DIG))
        return reject(c, SMTPATH_EXPECTED_KEYWORD);
    skip(c, LDH);
    note_span(keyword, c, start);
    return next_is(c, '=') || at_separator(c) || reject(c, SMTPATH_EXPECTED_EQUALS);
}

/* esmtp-param = esmtp-keyword ["=" esmtp-value]                         RFC 5321 section 4.1.2 */
/*@ requires has_private(c); PRODUCTION;
    assigns c->place, PARAMETERS;
    ensures has_private(c); */
static bool esmtp_param(struct cursor *c, enum smtpath_verb verb)
{
    struct smtpath_span keyword;
    if (!esmtp_keyword(c, &keyword))
        return false;
    const uint32_t param = find_param(c->line + keyword.offset, keyword.length);
    //@ split param;
    return param < SMTPATH_PARAM_COUNT ? table_param(c, verb, table_row(param), param, keyword)
                                       : private_param(c, verb, keyword);
}

/* SP esmtp-param */
/*@ requires has_private(c); PRODUCTION;
    assigns c->place, PARAMETERS;
    ADVANCES; ensures has_private(c); */
static bool next_param(struct cursor *c, enum smtpath_verb verb)
{
    const bool spaced = space(c, SMTPATH_EXPECTED_SPACE_OR_END);
    //@ assert has_private(c);
    return spaced && esmtp_param(c, verb);
}

/* Mail-parameters = esmtp-param *(SP esmtp-param), behind a SP          RFC 5321 section 4.1.2 */
bool esmtp_params(struct cursor *c, enum smtpath_verb verb)
{
    if (c->at >= c->end)
        return true;
    if (!space(c, SMTPATH_EXPECTED_SPACE_OR_END))
        return false;
    //@ assert has_private(c);
    const uint32_t first = c->at;
    bool read = esmtp_param(c, verb);
    /*@ loop invariant is_cursor(c) && c->at >= first;
        loop invariant decided(c, read);
        loop invariant has_private(c);
        loop assigns READING, read, c->place, PARAMETERS;
        loop variant c->end - c->at + read; */
    while (read && c->at < c->end)
        read = next_param(c, verb);
    c->out->parameters.offset = first;
    c->out->parameters.length = c->end - first;
    //@ assert within: c->out->parameters.length <= c->end;
    return read;
}

/* ---- Walking --------------------------------------------------------------------------------------------------- */

/* The first octet from at on that is in none of the classes, or end. */
/*@ requires at <= end && \valid_read(line + (0 .. end - 1)); assigns \nothing;
    ensures at <= \result <= end; */
static uint32_t past(const char *line, uint32_t at, uint32_t end, uint32_t classes)
{
    /*@ loop invariant \at(at, Pre) <= at <= end;
        loop assigns at;
        loop variant end - at; */
    while (at < end && in_class(line[at], classes))
        at++;
    return at;
}

/*@ assigns \nothing; */
static bool is_value_octet(char octet)
{
    return (in_class(octet, PRINTABLE) && octet != ' ') || is_eight_bit(octet);
}

/* esmtp-value =/ 1*( %d33-60 / %d62-126 / UTF8-non-ascii )              RFC 6531 section 3.3
 * And "=", which XVERP, the caller's own keywords and a tolerance have in theirs. */
/*@ requires at <= end && \valid_read(line + (0 .. end - 1)); assigns \nothing;
    ensures at <= \result <= end; */
static uint32_t past_value(const char *line, uint32_t at, uint32_t end)
{
    /*@ loop invariant \at(at, Pre) <= at <= end;
        loop assigns at;
        loop variant end - at; */
    while (at < end && is_value_octet(line[at]))
        at++;
    return at;
}

/* Whether a parameter may end here. */
/*@ requires at <= end && \valid_read(line + (0 .. end - 1)); assigns \nothing; */
static bool is_walk_end(const char *line, uint32_t at, uint32_t end)
{
    return at >= end || in_class(line[at], WSP);
}

/* Passes over white space, then over name "=" value or a name alone, of what stands from read->parameters' or
 * read->argument's offset on. */
/*@ requires \valid(walk) && \valid(pair) && \separated(walk, pair) && *walk <= all.length;
    requires all.offset + all.length <= UINT32_MAX;
    requires \valid_read(line + (0 .. all.offset + all.length - 1));
    assigns *walk, pair->keyword, pair->value; ensures \old(*walk) <= *walk <= all.length;
    ensures \result ==> \old(*walk) < *walk && pair->keyword.length > 0 &&
      all.offset + \old(*walk) <= pair->keyword.offset &&
      pair->keyword.offset + pair->keyword.length <= pair->value.offset &&
      pair->value.offset + pair->value.length == all.offset + *walk; */
static bool next_pair(const char *line, struct smtpath_span all, uint32_t name_class, uint32_t *walk,
                      struct smtpath_parameter *pair)
{
    const uint32_t end = all.offset + all.length;
    const uint32_t name = past(line, all.offset + *walk, end, WSP);
    const uint32_t name_end = past(line, name, end, name_class);
    uint32_t value = name_end, value_end = name_end;
    if (name >= name_end)
        return false;
    if (name_end < end && line[name_end] == '=') {
        value = name_end + 1;
        value_end = past_value(line, value, end);
        if (value == value_end)
            return false;
    }
    if (!is_walk_end(line, value_end, end))
        return false;
    pair->keyword.offset = name;
    pair->keyword.length = name_end - name;
    pair->value.offset = value;
    pair->value.length = value_end - value;
    *walk = value_end - all.offset;
    return true;
}

/*@ requires \valid_read(read) && \valid(walk) && \valid(parameter);
    requires \separated(read, walk, parameter) && *walk <= read->parameters.length;
    requires read->parameters.offset + read->parameters.length <= UINT32_MAX;
    requires \valid_read(line + (0 .. read->parameters.offset + read->parameters.length - 1));
    assigns *walk, parameter->keyword, parameter->value;
    ensures \old(*walk) <= *walk <= read->parameters.length;
    ensures \result ==> \old(*walk) < *walk && parameter->keyword.length > 0 &&
      read->parameters.offset + \old(*walk) <= parameter->keyword.offset &&
      parameter->keyword.offset + parameter->keyword.length <= parameter->value.offset &&
      parameter->value.offset + parameter->value.length == read->parameters.offset + *walk; */
bool smtpath_next_parameter(const char *line, const struct smtpath_line *read, uint32_t *walk,
                            struct smtpath_parameter *parameter)
{
    uint32_t behind = *walk;
    struct smtpath_parameter next;
    if (!next_pair(line, read->parameters, LDH, &behind, &next) ||
        !in_class(line[next.keyword.offset], LET_DIG))
        return false;
    parameter->keyword = next.keyword;
    parameter->value = next.value;
    *walk = behind;
    return true;
}

/*@ requires \valid_read(read) && \valid(walk) && \valid(attribute);
    requires \separated(read, walk, attribute) && *walk <= read->argument.length;
    requires read->argument.offset + read->argument.length <= UINT32_MAX;
    requires \valid_read(line + (0 .. read->argument.offset + read->argument.length - 1));
    assigns *walk, attribute->keyword, attribute->value;
    ensures \old(*walk) <= *walk <= read->argument.length;
    ensures \result ==> \old(*walk) < *walk && attribute->value.length > 0; */
bool smtpath_next_attribute(const char *line, const struct smtpath_line *read, uint32_t *walk,
                            struct smtpath_parameter *attribute)
{
    uint32_t behind = *walk;
    struct smtpath_parameter next;
    if ((read->verb != SMTPATH_VERB_XCLIENT && read->verb != SMTPATH_VERB_XFORWARD) ||
        !next_pair(line, read->argument, NAME_CHAR, &behind, &next) || next.value.length == 0)
        return false;
    attribute->keyword = next.keyword;
    attribute->value = next.value;
    *walk = behind;
    return true;
}

/* ---- Decoding -------------------------------------------------------------------------------------------------- */

/*@ predicate stands_in(char *line, struct smtpath_span span) =
      \valid_read((line + span.offset) + (0 .. span.length - 1)); */
/*@ requires \valid_read(parameter) && \valid(buffer + (0 .. size - 1));
    requires stands_in(line, parameter->value) && stands_in(line, parameter->first) && stands_in(line,
      parameter->second);
    requires \base_addr(line) != \base_addr(buffer); assigns buffer[0 .. size - 1]; */
size_t smtpath_decode_parameter(const char *line, enum smtpath_param param,
                                const struct smtpath_parameter *parameter, char *buffer, size_t size)
{
    const struct smtpath_span value = parameter->value, address = parameter->second;
    switch (param) {
    case SMTPATH_PARAM_ENVID:
    case SMTPATH_PARAM_AUTH:
    case SMTPATH_PARAM_SUBMITTER:
        return smtpath_decode_xtext(line + value.offset, value.length, buffer, size);
    case SMTPATH_PARAM_ORCPT:
        if (is_utf8_type(line + parameter->first.offset, parameter->first.length))
            return smtpath_decode_utf8_address(line + address.offset, address.length, buffer, size);
        return smtpath_decode_xtext(line + address.offset, address.length, buffer, size);
    default:
        break;
    }
    return smtpath_decode_xtext(line, 0, buffer, size);
}
