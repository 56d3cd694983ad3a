// SPDX-License-Identifier: MIT
/*
 * The reply to EHLO, RFC 5321 section 4.1.1.1: its greeting, its keywords, and the parameters that say more
 * than that an extension is there. What is wrong with a parameter is said, and the parameter not counted.
 */
#include "internal.h"

/* Where what a line offers goes. */
struct offer {
    struct smtpath_ehlo *ehlo;
    struct smtpath_ehlo_line *line;
};

/* ---- Values: a cursor at the parameter, which ends at SP or at the end ------------------------------- */

/* %x31-39 *nDIGIT */
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

static bool end_of_value(struct cursor *c)
{
    return c->at == c->end || next_is(c, ' ') || reject(c, SMTPATH_EXPECTED_EHLO_VALUE);
}

/* size-param ::= [1*DIGIT]                                              RFC 1870 section 4 */
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
static bool extension_token(struct cursor *c)
{
    const uint32_t start = c->at;
    while (is(c, PRINTABLE) && !next_is(c, ' ') && !next_is(c, ','))
        c->at++;
    return c->at > start || reject(c, SMTPATH_EXPECTED_EHLO_VALUE);
}

/* deliverby-param = min-by-time *( ',' extension-token )
 * min-by-time = [1*9DIGIT]                                              RFC 2852 section 2 */
static COLD bool deliverby_param(struct cursor *c, struct offer *o)
{
    const bool given = is(c, DIGIT);
    uint64_t seconds = 0;
    if (given)
        digits(c, 9, &seconds);
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
static COLD bool max_future_release_date_time(struct cursor *c, struct offer *o)
{
    const uint32_t start = c->at;
    bool day_exists;
    if (!date_time(c, true, &day_exists) || !end_of_value(c))
        return false;
    o->line->detail = span_from(c, start);
    if (!day_exists)
        return reject_token(c, SMTPATH_NO_SUCH_DAY, o->line->detail);
    o->ehlo->announced |= SMTPATH_ANNOUNCED_HOLDUNTIL;
    return true;
}

/* priority-profile = 1*20(ALPHA / DIGIT / "-" / "_" / ".")              RFC 6710 section 7 */
static COLD bool priority_profile(struct cursor *c, struct offer *o)
{
    const uint32_t start = c->at;
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

static const char *const mechanism_names[] = {
    "PLAIN",         "LOGIN",
    "CRAM-MD5",      "DIGEST-MD5",
    "SCRAM-SHA-1",   "SCRAM-SHA-1-PLUS",
    "SCRAM-SHA-256", "SCRAM-SHA-256-PLUS",
    "EXTERNAL",      "ANONYMOUS",
    "GSSAPI",        "NTLM",
    "XOAUTH2",       "OAUTHBEARER",
};
enum { MECHANISMS = sizeof mechanism_names / sizeof mechanism_names[0] };

const char *smtpath_mechanism_name(uint32_t mechanism)
{
    for (uint32_t i = 0; i < MECHANISMS; i++)
        if (mechanism == SMTPATH_BIT(i))
            return mechanism_names[i];
    return NULL;
}

/* Whether a span of the line is an upper-case name, in any case. */
static bool span_is(const struct cursor *c, struct smtpath_span span, const char *name)
{
    uint32_t i = 0;
    while (i < span.length && name[i] != '\0' && to_upper(c->line[span.offset + i]) == name[i])
        i++;
    return i == span.length && name[i] == '\0';
}

/* sasl-mech = 1*20mech-char                                             RFC 4422 section 3.1
 * One that has no bit is there for the walk alone. */
static bool offered_mechanism(struct cursor *c, struct offer *o)
{
    const uint32_t start = c->at;
    while (is(c, NAME_CHAR) && c->at - start < 20)
        c->at++;
    if (c->at == start)
        return reject(c, SMTPATH_EXPECTED_EHLO_VALUE);
    if (!end_of_value(c))
        return false;
    for (uint32_t i = 0; i < MECHANISMS; i++)
        if (span_is(c, span_from(c, start), mechanism_names[i]))
            o->ehlo->mechanisms |= SMTPATH_BIT(i);
    return true;
}

/* ---- LIMITS ------------------------------------------------------------------------------------------ */

enum {
    ALL_LIMITS = SMTPATH_ANNOUNCED_MAILMAX | SMTPATH_ANNOUNCED_RCPTMAX | SMTPATH_ANNOUNCED_RCPTDOMAINMAX
};

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
static void forget_limits(struct smtpath_ehlo *ehlo)
{
    ehlo->extensions &= ~(uint32_t)SMTPATH_EXT_LIMITS;
    ehlo->announced &= ~(uint32_t)ALL_LIMITS;
}

/* The bit of a registered limit, 0 of another. */
static uint32_t limit_named(const struct cursor *c, struct smtpath_span name)
{
    if (span_is(c, name, "MAILMAX"))
        return SMTPATH_ANNOUNCED_MAILMAX;
    if (span_is(c, name, "RCPTMAX"))
        return SMTPATH_ANNOUNCED_RCPTMAX;
    return span_is(c, name, "RCPTDOMAINMAX") ? SMTPATH_ANNOUNCED_RCPTDOMAINMAX : 0;
}

/* limit-name-value = limit-name ["=" limit-value]
 * limit-name = 1*(ALPHA / DIGIT / "-" / "_")
 * limit-value = 1*(%x21-3A / %x3C-7E)                                   RFC 9422 section 3
 * Leaves the cursor at the value, or at the end if there is none. */
static bool basic_limit(struct cursor *c, struct smtpath_span *name)
{
    const uint32_t start = c->at;
    skip(c, NAME_CHAR);
    *name = span_from(c, start);
    if (name->length == 0)
        return reject(c, SMTPATH_EXPECTED_EHLO_VALUE);
    if (!accept(c, '='))
        return end_of_value(c);
    const uint32_t value = c->at;
    while (is(c, PRINTABLE) && !next_is(c, ' ') && !next_is(c, ';'))
        c->at++;
    if (c->at == value)
        return reject(c, SMTPATH_EXPECTED_EHLO_VALUE);
    if (!end_of_value(c))
        return false;
    c->at = value;
    return true;
}

/* MAILMAX, RCPTMAX, RCPTDOMAINMAX: %x31-39 0*5DIGIT                     RFC 9422 section 4 */
static COLD bool limit_name_value(struct cursor *c, struct offer *o)
{
    struct smtpath_span name;
    uint32_t value;
    if (!basic_limit(c, &name)) {
        forget_limits(o->ehlo);
        return false;
    }
    const uint32_t limit = limit_named(c, name);
    if (limit == 0 || (o->ehlo->extensions & SMTPATH_EXT_LIMITS) == 0)
        return true;
    if (!positive_number(c, 6, &value) || !end_of_value(c))
        return false;
    set_limit(o->ehlo, limit, value);
    return true;
}

/* ---- Parameters -------------------------------------------------------------------------------------- */

/* How many parameters an extension's keyword takes. */
struct parameter_count {
    uint32_t extension;
    uint32_t fewest, most;
};

static const struct parameter_count parameter_counts[] = {
    {SMTPATH_EXT_SIZE, 0, 1},          /* RFC 1870 section 4 */
    {SMTPATH_EXT_DELIVERBY, 0, 1},     /* RFC 2852 section 2 */
    {SMTPATH_EXT_FUTURERELEASE, 2, 2}, /* RFC 4865 section 3 */
    {SMTPATH_EXT_MT_PRIORITY, 0, 1},   /* RFC 6710 section 3 */
    {SMTPATH_EXT_LIMITS, 1, UINT32_MAX},
    {0, 0, UINT32_MAX}, /* the others */
};

static const struct parameter_count *count_of(uint32_t extension)
{
    const struct parameter_count *row = parameter_counts;
    while (row->extension != extension && row->extension != 0)
        row++;
    return row;
}

/* The parameter with this number, from 0, of a line whose extension is known. */
static bool ehlo_value(struct cursor *c, uint32_t number, struct offer *o)
{
    if (number >= count_of(o->line->extension)->most) {
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

/* ehlo-param = 1*(%d33-126)                                             RFC 5321 section 4.1.1.1 */
static bool ehlo_param(struct cursor *c)
{
    const uint32_t start = c->at;
    while (is(c, PRINTABLE) && !next_is(c, ' '))
        c->at++;
    return c->at > start || reject(c, SMTPATH_EXPECTED_EHLO_PARAMETER);
}

/* The first thing that is wrong with a line is what is said of it. */
static void keep_first(struct smtpath_ehlo_line *line, const struct cursor *c)
{
    if (line->diagnostic.reason == SMTPATH_OK)
        line->diagnostic = c->out->diagnostic;
}

/* *( SP ehlo-param ), the first perhaps behind the "=" of an old AUTH: the caller has seen which. A
 * value that is wrong does not keep the next ones from being read. */
static bool ehlo_params(struct cursor *c, struct offer *o)
{
    uint32_t number = 0;
    while (c->at < c->end) {
        if (number > 0 && !next_is(c, ' '))
            return reject(c, SMTPATH_EXPECTED_EHLO_PARAMETER);
        c->at++;
        struct cursor value = *c;
        if (number == 0)
            o->line->parameters.offset = c->at;
        if (!ehlo_param(c))
            return false;
        o->line->parameters.length = c->at - o->line->parameters.offset;
        //@ assert within: o->line->parameters.length <= c->at;
        if (!ehlo_value(&value, number, o))
            keep_first(o->line, &value);
        number++;
    }
    return number >= count_of(o->line->extension)->fewest || reject(c, SMTPATH_EXPECTED_EHLO_VALUE);
}

/* ---- Lines ------------------------------------------------------------------------------------------- */

static uint32_t extension_named(const struct cursor *c, struct smtpath_span keyword)
{
    uint32_t extension = 1;
    while ((extension & SMTPATH_EXT_ALL) != 0 &&
           !span_is(c, keyword, smtpath_extension_name(extension)))
        extension <<= 1;
    return extension & SMTPATH_EXT_ALL;
}

/* ehlo-line = ehlo-keyword *( SP ehlo-param )
 * ehlo-keyword = (ALPHA / DIGIT) *(ALPHA / DIGIT / "-")                 RFC 5321 section 4.1.1.1 */
static bool ehlo_line(struct cursor *c, struct offer *o)
{
    const uint32_t start = c->at;
    if (!is(c, LET_DIG))
        return reject(c, SMTPATH_EXPECTED_EHLO_KEYWORD);
    skip(c, LDH);
    o->line->keyword = span_from(c, start);
    const uint32_t extension = extension_named(c, o->line->keyword);
    o->line->old_auth = extension == SMTPATH_EXT_AUTH && next_is(c, '=');
    if (c->at < c->end && !next_is(c, ' ') && !o->line->old_auth)
        return reject(c, SMTPATH_EXPECTED_EHLO_KEYWORD);
    o->line->extension = extension;
    o->ehlo->extensions |= extension;
    if (ehlo_params(c, o))
        return true;
    if (extension == SMTPATH_EXT_LIMITS)
        forget_limits(o->ehlo);
    return false;
}

/* ehlo-ok-rsp = ( "250" SP Domain [ SP ehlo-greet ] CRLF ) / ...        RFC 5321 section 4.1.1.1
 * Greeting = ( "220 " (Domain / address-literal) [ SP textstring ] CRLF ) / ...   section 4.2 */
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
    return true;
}

enum smtpath_reason smtpath_read_ehlo_line(const char *line, const struct smtpath_reply_line *read,
                                           struct smtpath_ehlo *ehlo, struct smtpath_ehlo_line *out)
{
    static const struct smtpath_ehlo_line nothing;
    struct offer o = {ehlo, out};
    struct smtpath_line scratch;
    struct cursor c;
    *out = nothing;
    scratch.verb = SMTPATH_VERB_UNKNOWN;
    begin(&c, line, read->length, NULL, &scratch);
    c.at = read->length < 4 ? read->length : 4; /* the code and what separates it */
    if (!(ehlo->lines == 0 ? greeting(&c, &o) : ehlo_line(&c, &o)))
        keep_first(out, &c);
    ehlo->lines++;
    return out->diagnostic.reason;
}

bool smtpath_next_ehlo_parameter(const char *line, const struct smtpath_ehlo_line *read, uint32_t *walk,
                                 struct smtpath_span *parameter)
{
    const uint32_t end = read->parameters.offset + read->parameters.length;
    uint32_t at = read->parameters.offset + *walk;
    if (at < end && line[at] == ' ')
        at++;
    parameter->offset = at;
    while (at < end && in_class(line[at], PRINTABLE) && line[at] != ' ')
        at++;
    parameter->length = at - parameter->offset;
    *walk = at - read->parameters.offset;
    return parameter->length > 0;
}
