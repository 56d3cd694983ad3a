// SPDX-License-Identifier: MIT
/*
 * Lines of the reply to EHLO, RFC 5321 section 4.1.1.1: the greeting, a keyword and its parameters; of six keywords what their
 * own standards say of these. White space at the end of a keyword's line is left aside, and "AUTH=" is "AUTH ": these
 * are the contract's.
 */
#include "events.h"
#include "machine.h"
#include "oracle.h"
#include "parameters.h"

#include <string.h>

static bool is_digit(unsigned char octet)
{
    return octet >= '0' && octet <= '9';
}

static bool is_alphanumeric(unsigned char octet)
{
    return is_digit(octet) || (octet >= 'A' && octet <= 'Z') || (octet >= 'a' && octet <= 'z');
}

static void refuse(struct oracle_ehlo *out, size_t offset)
{
    if (out->ok || offset < out->offset)
        out->offset = offset;
    out->ok = false;
}

/* How far a production goes, without anything tolerated and in ASCII; whether it may end there. */
static size_t pass(const struct machine *m, const unsigned char *line, size_t length, size_t at,
                   bool *whole)
{
    int state = m->start;
    for (; at < length; at++) {
        const struct transition *t = machine_take(m, state, line[at]);
        if (t->next == MACHINE_DEAD || (t->events & EVENT_NON_ASCII) != 0)
            break;
        state = t->next;
    }
    *whole = machine_take(m, state, SYMBOL_END)->next != MACHINE_DEAD;
    return at;
}

/* The first octet of a domain that is one too many for its label, RFC 1035 section 2.3.4; else its end. */
static size_t beyond_label(const unsigned char *line, size_t begin, size_t end)
{
    size_t label = begin;
    for (size_t at = begin; at < end && line[begin] != '['; at++) {
        if (line[at] == '.')
            label = at + 1;
        else if (at - label == 63)
            return at;
    }
    return end;
}

/* Domain [ SP ehlo-greet ]; ehlo-greet = 1*(%d0-9 / %d11-12 / %d14-127), here without NUL and maybe empty */
static void read_greeting(const unsigned char *line, size_t length, size_t begin,
                          struct oracle_ehlo *out)
{
    static const struct machine *domain, *literal;
    bool whole;
    if (domain == NULL) {
        domain = machine_restricted(machine_named("Domain"), 0);
        literal = machine_restricted(machine_named("address_literal"), 0);
    }
    size_t at =
        pass(begin < length && line[begin] == '[' ? literal : domain, line, length, begin, &whole);
    const size_t long_label = beyond_label(line, begin, at);
    if (!whole || long_label < at || (at < length && line[at] != ' ')) {
        refuse(out, long_label);
        return;
    }
    out->keyword = (struct oracle_span){begin, at};
    if (at == length)
        return;
    out->parameters = (struct oracle_span){++at, length};
    while (at < length && line[at] != '\0' && line[at] != '\r' && line[at] != '\n' && line[at] < 0x80)
        at++;
    if (at < length)
        refuse(out, at);
}

/* ---- Parameters ------------------------------------------------------------------------------------------------ */

struct parameter {
    struct oracle_span at;
    bool whole; /* SP or the line's end follows */
};

/* Where a parameter is not what its keyword takes. */
static const size_t NO_FAULT = SIZE_MAX;

/* What was passed of a parameter, up to there, is what its keyword takes: whether all was. */
static size_t fault_at(struct parameter p, size_t at)
{
    return at == p.at.end && p.whole ? NO_FAULT : at;
}

static size_t pass_digits(const unsigned char *line, struct parameter p, size_t at, size_t most)
{
    for (size_t count = 0; at < p.at.end && count < most && is_digit(line[at]); count++)
        at++;
    return at;
}

/* %x31-39 0*(most - 1)DIGIT */
static size_t pass_positive(const unsigned char *line, struct parameter p, size_t at, size_t most)
{
    return at < p.at.end && line[at] == '0' ? at : pass_digits(line, p, at, most);
}

/* size-param ::= [1*DIGIT], RFC 1870 section 4 */
static size_t pass_size(const unsigned char *line, struct parameter p, struct oracle_ehlo *out)
{
    const size_t fault = fault_at(p, pass_digits(line, p, p.at.begin, SIZE_MAX));
    if (fault == NO_FAULT) {
        out->has_size = true;
        out->size = decimal(line, p.at);
    }
    return fault;
}

/* deliverby-param = min-by-time *( ',' extension-token ); min-by-time = [1*9DIGIT], RFC 2852 section 2 */
static size_t pass_deliverby(const unsigned char *line, struct parameter p, struct oracle_ehlo *out)
{
    const size_t number_end = pass_digits(line, p, p.at.begin, 9);
    size_t at = number_end;
    while (at < p.at.end && line[at] == ',' && at + 1 < p.at.end && line[at + 1] != ',')
        for (at++; at < p.at.end && line[at] != ',';)
            at++;
    if (at < p.at.end && line[at] == ',') /* with no token behind it */
        return at + 1;
    const size_t fault = fault_at(p, at);
    if (fault == NO_FAULT && number_end > p.at.begin) {
        out->has_deliverby = true;
        out->deliverby = (uint32_t)decimal(line, p.at);
    }
    return fault;
}

/* 1*20( ALPHA / DIGIT / others ) */
static size_t pass_name(const unsigned char *line, struct parameter p, const char *others)
{
    size_t at = p.at.begin;
    while (at < p.at.end && at - p.at.begin < 20 &&
           (is_alphanumeric(line[at]) || (line[at] != '\0' && strchr(others, line[at]) != NULL)))
        at++;
    return fault_at(p, at);
}

/* priority-profile = 1*20(ALPHA / DIGIT / "-" / "_" / "."), RFC 6710 section 7 */
static size_t pass_priority(const unsigned char *line, struct parameter p, struct oracle_ehlo *out)
{
    const size_t fault = pass_name(line, p, "-_.");
    if (fault == NO_FAULT) {
        out->has_profile = true;
        out->detail = p.at;
    }
    return fault;
}

const char *const oracle_mechanisms[] = {"PLAIN",
                                         "LOGIN",
                                         "CRAM-MD5",
                                         "DIGEST-MD5",
                                         "SCRAM-SHA-1",
                                         "SCRAM-SHA-1-PLUS",
                                         "SCRAM-SHA-256",
                                         "SCRAM-SHA-256-PLUS",
                                         "EXTERNAL",
                                         "ANONYMOUS",
                                         "GSSAPI",
                                         "NTLM",
                                         "XOAUTH2",
                                         "OAUTHBEARER",
                                         NULL};

/* sasl-mech = 1*20mech-char, RFC 4422 section 3.1, in any case */
static size_t pass_mechanism(const unsigned char *line, struct parameter p, struct oracle_ehlo *out)
{
    const size_t fault = pass_name(line, p, "-_");
    for (uint32_t i = 0; fault == NO_FAULT && oracle_mechanisms[i] != NULL; i++)
        if (is_word(line, p.at, oracle_mechanisms[i]))
            out->mechanisms |= UINT32_C(1) << i;
    return fault;
}

/* future-release-integer = %x31-39 *8DIGIT, RFC 4865 section 3 */
static size_t pass_interval(const unsigned char *line, struct parameter p, struct oracle_ehlo *out)
{
    const size_t fault = fault_at(p, pass_positive(line, p, p.at.begin, 9));
    if (fault == NO_FAULT) {
        out->has_holdfor = true;
        out->holdfor = (uint32_t)decimal(line, p.at);
    }
    return fault;
}

/* max-future-release-date-time = Internet-style-date-time-UTC, RFC 4865 section 3 */
static size_t pass_date(const unsigned char *line, struct parameter p, struct oracle_ehlo *out)
{
    static const struct machine *date;
    bool whole;
    if (date == NULL)
        date = machine_restricted(machine_named("holduntil_value"), 0);
    const size_t at = pass(date, line, p.at.end, p.at.begin, &whole);
    if (!whole || fault_at(p, at) != NO_FAULT)
        return at;
    out->detail = p.at;
    out->has_holduntil = is_day(line, p.at.begin);
    return out->has_holduntil ? NO_FAULT : p.at.begin;
}

/* ---- LIMITS ---------------------------------------------------------------------------------------------------- */

/* RFC 9422 section 3.7: as if the extension had not been used. */
static void forget_limits(struct oracle_ehlo *out)
{
    out->forgotten = !strcmp(out->name, "LIMITS");
    memset(out->has_limit, 0, sizeof out->has_limit);
}

/* limit-name-value = limit-name ["=" limit-value]; limit-name = 1*(ALPHA / DIGIT / "-" / "_");
 * limit-value = 1*(%x21-3A / %x3C-7E), RFC 9422 section 3. Writes where the name ends. */
static size_t pass_basic_limit(const unsigned char *line, struct parameter p, size_t *name_end)
{
    size_t at = p.at.begin;
    while (at < p.at.end && (is_alphanumeric(line[at]) || line[at] == '-' || line[at] == '_'))
        at++;
    *name_end = at;
    if (at == p.at.begin || at == p.at.end || line[at] != '=')
        return at == p.at.begin ? at : fault_at(p, at);
    const size_t value = ++at;
    while (at < p.at.end && line[at] != ';')
        at++;
    return at == value ? at : fault_at(p, at);
}

/* MAILMAX, RCPTMAX, RCPTDOMAINMAX: %x31-39 0*5DIGIT, RFC 9422 section 4 */
static size_t pass_limit(const unsigned char *line, struct parameter p, struct oracle_ehlo *out)
{
    static const char *const registered[EHLO_LIMITS] = {"MAILMAX", "RCPTMAX", "RCPTDOMAINMAX"};
    size_t name_end, which = 0;
    size_t fault = pass_basic_limit(line, p, &name_end);
    if (fault != NO_FAULT) {
        forget_limits(out);
        return fault;
    }
    while (which < EHLO_LIMITS &&
           !is_word(line, (struct oracle_span){p.at.begin, name_end}, registered[which]))
        which++;
    if (which == EHLO_LIMITS || out->forgotten)
        return NO_FAULT;
    const size_t value = name_end < p.at.end ? name_end + 1 : name_end;
    const size_t end = pass_positive(line, p, value, 6);
    fault = end == value ? value : fault_at(p, end);
    if (fault == NO_FAULT) {
        out->has_limit[which] = true;
        out->limit[which] = (uint32_t)decimal(line, (struct oracle_span){value, end});
    }
    return fault;
}

/* ---- All of them ----------------------------------------------------------------------------------------------- */

/* How many parameters a keyword takes, and what each may be. */
static const struct taken {
    const char *name;
    size_t fewest, most;
    size_t (*pass[2])(const unsigned char *line, struct parameter p, struct oracle_ehlo *out);
} taken[] = {
    {"SIZE", 0, 1, {pass_size, NULL}},
    {"AUTH", 0, SIZE_MAX, {pass_mechanism, pass_mechanism}},
    {"DELIVERBY", 0, 1, {pass_deliverby, NULL}},
    {"FUTURERELEASE", 2, 2, {pass_interval, pass_date}},
    {"MT-PRIORITY", 0, 1, {pass_priority, NULL}},
    {"LIMITS", 1, SIZE_MAX, {pass_limit, pass_limit}},
};

static const struct taken *taken_by(const char *name)
{
    static const struct taken anything = {"", 0, SIZE_MAX, {NULL, NULL}};
    for (size_t i = 0; i < sizeof taken / sizeof taken[0]; i++)
        if (!strcmp(name, taken[i].name))
            return &taken[i];
    return &anything;
}

static void read_parameter(const unsigned char *line, struct parameter p, size_t number,
                           struct oracle_ehlo *out)
{
    const struct taken *t = taken_by(out->name);
    size_t fault = NO_FAULT;
    if (number >= t->most)
        fault = p.at.begin - 1;
    else if (t->pass[number > 0] != NULL)
        fault = t->pass[number > 0](line, p, out);
    if (fault != NO_FAULT)
        refuse(out, fault);
}

/* *( SP ehlo-param ); ehlo-param = 1*(%d33-126). An SP too many is passed over, anything else ends it. */
static void read_parameters(const unsigned char *line, size_t length, size_t at,
                            struct oracle_ehlo *out)
{
    size_t number = 0;
    while (at < length) {
        struct parameter p = {{at + 1, at + 1}, false};
        while (p.at.end < length && line[p.at.end] >= 33 && line[p.at.end] <= 126)
            p.at.end++;
        at = p.at.end;
        p.whole = at == length || line[at] == ' ';
        if (p.at.begin < at)
            read_parameter(line, p, number++, out);
        if (p.at.begin == at || !p.whole) {
            refuse(out, at);
            forget_limits(out);
        }
        if (!p.whole)
            return;
    }
    if (number < taken_by(out->name)->fewest) {
        refuse(out, length);
        forget_limits(out);
    }
}

/* ---- Keywords -------------------------------------------------------------------------------------------------- */

static const char *const names[] = {"SIZE",       "8BITMIME",      "BINARYMIME",
                                    "SMTPUTF8",   "DSN",           "AUTH",
                                    "DELIVERBY",  "FUTURERELEASE", "MT-PRIORITY",
                                    "REQUIRETLS", "MTRK",          "RRVS",
                                    "CONPERM",    "CONNEG",        "NO-SOLICITING",
                                    "CHECKPOINT", "SUBMITTER",     "PIPELINING",
                                    "CHUNKING",   "STARTTLS",      "ENHANCEDSTATUSCODES",
                                    "ETRN",       "LIMITS",        "HELP",
                                    "VRFY",       "EXPN",          "XCLIENT",
                                    "XFORWARD",   "PRDR",          "XVERP"};

static const char *name_of(const unsigned char *keyword, size_t length)
{
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        size_t same = 0;
        while (same < length && names[i][same] != '\0' &&
               ((unsigned char)names[i][same] == keyword[same] ||
                (keyword[same] >= 'a' && keyword[same] <= 'z' && names[i][same] == keyword[same] - 32)))
            same++;
        if (same == length && names[i][same] == '\0')
            return names[i];
    }
    return "";
}

/* ehlo-line = ehlo-keyword *( SP ehlo-param ); ehlo-keyword = (ALPHA / DIGIT) *(ALPHA / DIGIT / "-") */
void oracle_read_ehlo(const unsigned char *line, size_t length, bool greeting, struct oracle_ehlo *out)
{
    const size_t begin = length > 3 ? 4 : length;
    *out = (struct oracle_ehlo){.ok = true, .name = ""};
    if (greeting) {
        read_greeting(line, length, begin, out);
        return;
    }
    while (length > begin && (line[length - 1] == ' ' || line[length - 1] == '\t'))
        length--;
    size_t at = begin;
    while (at < length && (is_alphanumeric(line[at]) || (at > begin && line[at] == '-')))
        at++;
    const char *name = name_of(line + begin, at - begin);
    const bool old_auth = !strcmp(name, "AUTH") && at < length && line[at] == '=';
    if (at == begin || (at < length && line[at] != ' ' && !old_auth)) {
        refuse(out, at);
        return;
    }
    out->name = name;
    out->keyword = (struct oracle_span){begin, at};
    if (at < length)
        out->parameters = (struct oracle_span){at + 1, length};
    out->old_auth = old_auth;
    read_parameters(line, length, at, out);
}
