// SPDX-License-Identifier: MIT
/*
 * How a cursor begins, what it tolerates, and the ways to stop it, which are the only writers of a diagnostic.
 * Whatever reads a grammar uses it.
 */
#include "cursor.h"

SMTPATH_INTERNAL const struct smtpath_options no_options = {0};

/*@ assigns \nothing; */
static uint32_t limit_or(uint32_t chosen, uint32_t usual)
{
    return chosen != 0 ? chosen : usual;
}

void choose_limits(struct cursor *c)
{
    const struct smtpath_limits *chosen = &c->options->limits;
    c->limits.local_part = limit_or(chosen->local_part, LOCAL_PART_LIMIT);
    c->limits.label = limit_or(chosen->label, LABEL_LIMIT);
    c->limits.domain = limit_or(chosen->domain, DOMAIN_LIMIT);
    c->limits.path = limit_or(chosen->path, PATH_LIMIT);
}

void begin(struct cursor *c, const char *line, uint32_t length, const struct smtpath_options *options,
           struct smtpath_line *out)
{
    static const struct smtpath_path no_path;
    set_cursor(c, line, length, options, out);
    out->path = no_path;
    //@ assert shown: empty(&out->path) && out->path.kind == SMTPATH_PATH_NONE;
}

/* ---- The ways to stop -------------------------------------------------------------------------------------- */

/* The last number of an enhanced status code, by place. */
/*@ assigns \nothing;
    ensures \result == (place == PLACE_REVERSE_PATH ? 7 : place == PLACE_FORWARD_PATH ? 3 :
      place == PLACE_PRIORITY ? 2 : 4); */
static uint8_t detail_of(enum place place)
{
    switch (place) {
    case PLACE_REVERSE_PATH:
        return 7;
    case PLACE_FORWARD_PATH:
        return 3;
    case PLACE_PRIORITY:
        return 2;
    default:
        return 4;
    }
}

/*@ requires is_cursor(c) && is_reason(reason); assigns DIAGNOSTIC; ensures stopped(c, reason, offset, length); */
static void diagnose(struct cursor *c, enum smtpath_reason reason, uint32_t offset, uint32_t length)
{
    struct smtpath_diagnostic *d = &c->out->diagnostic;
    const struct smtpath_reason_row *row = &reasons[reason];
    d->reason = reason;
    d->offset = offset;
    d->length = length;
    d->code = row->code;
    d->verb = (uint8_t)c->out->verb;
    d->enhanced[0] = row->enhanced[0];
    d->enhanced[1] = row->enhanced[1];
    d->enhanced[2] = row->enhanced[2];
    if (row->enhanced[0] == 0) {
        const bool in_path = c->place == PLACE_REVERSE_PATH || c->place == PLACE_FORWARD_PATH;
        d->enhanced[0] = 5;
        d->enhanced[1] = in_path ? 1 : 5;
        d->enhanced[2] = detail_of(c->place);
    }
}

void diagnose_octet(struct cursor *c, enum smtpath_reason reason)
{
    /* In a path where SMTPUTF8 is not in force, these octets have codes of their own: RFC 5321 section 4.1.2 where it
     * was not offered, which for MAIL is the same; RFC 6531 section 3.5 where it was. */
    if (c->at < c->end && c->in_path && (c->utf8 == ASCII_ONLY || c->utf8 == ANY_OCTET) &&
        is_eight_bit(c->line[c->at]))
        reason = (c->options->extensions & SMTPATH_EXT_SMTPUTF8) == 0
                     ? SMTPATH_EIGHT_BIT_NOT_OFFERED
                     : SMTPATH_EIGHT_BIT_IN_FORWARD_PATH;
    diagnose(c, reason, c->at, c->at < c->end ? 1 : 0);
}

void diagnose_token(struct cursor *c, enum smtpath_reason reason, struct smtpath_span token)
{
    diagnose(c, reason, token.offset, token.length);
}

bool beyond_limit(struct cursor *c, uint32_t start, uint32_t limit, enum smtpath_reason reason)
{
    c->at = start + limit;
    //@ assert passed: c->at < \at(c->at, Pre);
    diagnose(c, reason, c->at, 1);
    return false;
}

/* ---- Tolerances -------------------------------------------------------------------------------------------- */

/* In the order of the bits: the tolerances, and what is only recorded. */
/* clang-format off */
static const char *const deviation_names[] = {
    "space-around-colon",
    "several-spaces",
    "no-angle-brackets",
    "trailing-dot",
    "underscore",
    "untagged-ipv6",
    "helo-literal",
    "loose-dots",
    "htab",
    "no-domain",
    "space-in-brackets",
    "loose-xtext",
    "unknown-parameter",
    "not-offered",
    "any-helo",
    "eight-bit",
    "edge-hyphen",
    "ipv6-one-group",
    "trailing-space",
    "long-auth-line",
};
/* clang-format on */
_Static_assert(sizeof deviation_names / sizeof deviation_names[0] == SMTPATH_DEVIATION_COUNT,
               "a name a tolerance");
_Static_assert(SMTPATH_DEVIATION_LONG_AUTH_LINE >> (SMTPATH_DEVIATION_COUNT - 1) == 1,
               "SMTPATH_DEVIATION_COUNT counts the tolerances, and what is only recorded");

/*@ assigns \nothing; */
const char *smtpath_deviation_name(uint64_t deviation)
{
    /*@ loop invariant i <= SMTPATH_DEVIATION_COUNT && (uint32_t)(1 << i) == 1 << i;
        loop assigns i;
        loop variant SMTPATH_DEVIATION_COUNT - i; */
    for (uint32_t i = 0; i < SMTPATH_DEVIATION_COUNT; i++)
        if (deviation == SMTPATH_BIT(i))
            return deviation_names[i];
    return NULL;
}

void record_deviation(struct cursor *c, uint32_t deviation, uint32_t offset)
{
    if (c->out->deviations == 0)
        c->out->deviation_offset = offset;
    c->out->deviations |= deviation;
}

void record_token_deviation(struct cursor *c, uint32_t deviation, uint32_t offset)
{
    if (c->out->deviations == 0)
        c->token_end = c->at;
    record_deviation(c, deviation, next_is(c, '\t') ? c->at : offset);
}

bool tolerates_at(struct cursor *c, enum smtpath_tolerance deviation, uint32_t offset)
{
    if ((c->options->tolerate & (uint32_t)deviation) == 0)
        return false;
    record_token_deviation(c, (uint32_t)deviation, offset);
    return true;
}

bool tolerates(struct cursor *c, enum smtpath_tolerance deviation)
{
    if ((c->options->tolerate & (uint32_t)deviation) == 0)
        return false;
    record_deviation(c, (uint32_t)deviation, c->at);
    return true;
}
