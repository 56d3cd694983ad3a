// SPDX-License-Identifier: MIT
/*
 * Lines of the reply to EHLO, RFC 5321 section 4.1.1.1: the greeting, a keyword and its parameters; of four keywords what their
 * own standards say of these. White space at the end of a keyword's line is left aside, and "AUTH=" is "AUTH ": these
 * are the contract's.
 */
#include "events.h"
#include "machine.h"
#include "oracle.h"

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

/* Where a parameter is not what its keyword takes. */
static const size_t NO_FAULT = SIZE_MAX;

static size_t fault_at(struct oracle_span p, size_t at)
{
    return at == p.end ? NO_FAULT : at;
}

/* size-param ::= [1*DIGIT], RFC 1870 section 4 */
static size_t pass_size(const unsigned char *line, struct oracle_span p, struct oracle_ehlo *out)
{
    size_t at = p.begin;
    for (out->size = 0; at < p.end && is_digit(line[at]); at++) {
        const uint64_t digit = (uint64_t)(line[at] - '0');
        out->size = out->size > (UINT64_MAX - digit) / 10 ? UINT64_MAX : out->size * 10 + digit;
    }
    out->has_size = at > p.begin && at == p.end;
    return fault_at(p, at);
}

/* deliverby-param = min-by-time *( ',' extension-token ); min-by-time = [1*9DIGIT], RFC 2852 section 2 */
static size_t pass_deliverby(const unsigned char *line, struct oracle_span p, struct oracle_ehlo *out)
{
    size_t at = p.begin;
    for (out->deliverby = 0; at < p.end && at - p.begin < 9 && is_digit(line[at]); at++)
        out->deliverby = out->deliverby * 10 + (uint32_t)(line[at] - '0');
    out->has_deliverby = at > p.begin;
    while (at < p.end && line[at] == ',' && at + 1 < p.end && line[at + 1] != ',')
        for (at++; at < p.end && line[at] != ',';)
            at++;
    return at < p.end && line[at] == ',' ? at + 1 : fault_at(p, at);
}

/* sasl-mech = 1*20mech-char, RFC 4422 section 3.1, in any case; a priority profile = 1*20( those and "." ), RFC 6710 section 7 */
static size_t pass_name(const unsigned char *line, struct oracle_span p, const char *others)
{
    size_t at = p.begin;
    while (at < p.end && at - p.begin < 20 &&
           (is_alphanumeric(line[at]) || (line[at] != '\0' && strchr(others, line[at]) != NULL)))
        at++;
    return fault_at(p, at);
}

static size_t pass_parameter(const unsigned char *line, struct oracle_span p, bool is_first,
                             struct oracle_ehlo *out)
{
    if (!strcmp(out->name, "AUTH"))
        return pass_name(line, p, "-_");
    if (strcmp(out->name, "SIZE") != 0 && strcmp(out->name, "DELIVERBY") != 0 &&
        strcmp(out->name, "MT-PRIORITY") != 0)
        return NO_FAULT;
    if (!is_first) /* they take one at most */
        return p.begin - 1;
    if (!strcmp(out->name, "MT-PRIORITY"))
        return pass_name(line, p, "-_.");
    return out->name[0] == 'S' ? pass_size(line, p, out) : pass_deliverby(line, p, out);
}

/* *( SP ehlo-param ); ehlo-param = 1*(%d33-126) */
static void read_parameters(const unsigned char *line, size_t length, size_t at,
                            struct oracle_ehlo *out)
{
    bool is_first = true;
    while (at < length) {
        struct oracle_span p = {at + 1, at + 1};
        while (p.end < length && line[p.end] >= 33 && line[p.end] <= 126)
            p.end++;
        const size_t fault = p.begin < p.end ? pass_parameter(line, p, is_first, out) : NO_FAULT;
        if (fault != NO_FAULT)
            refuse(out, fault);
        if (p.begin == p.end || (p.end < length && line[p.end] != ' ')) {
            refuse(out, p.end);
            return;
        }
        is_first = false;
        at = p.end;
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
    read_parameters(line, length, at, out);
    if (old_auth && at + 1 == length)
        refuse(out, length);
}
