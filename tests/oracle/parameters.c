// SPDX-License-Identifier: MIT
/*
 * What a parameter is besides its value's grammar: on which command, who offers it, what its value means.
 */
#include "parameters.h"

#include <string.h>

static unsigned char upper(unsigned char octet)
{
    return octet >= 'a' && octet <= 'z' ? (unsigned char)(octet - 'a' + 'A') : octet;
}

bool is_word(const unsigned char *line, struct oracle_span span, const char *word)
{
    if (span.end - span.begin != strlen(word))
        return false;
    for (size_t i = 0; word[i] != '\0'; i++) {
        if (upper(line[span.begin + i]) != upper((unsigned char)word[i]))
            return false;
    }
    return true;
}

uint64_t decimal(const unsigned char *line, struct oracle_span span)
{
    uint64_t number = 0;
    for (size_t i = span.begin; i < span.end && line[i] >= '0' && line[i] <= '9'; i++) {
        uint64_t digit = (uint64_t)(line[i] - '0');
        if (number > (UINT64_MAX - digit) / 10)
            return UINT64_MAX;
        number = number * 10 + digit;
    }
    return number;
}

/* The first of these octets in a span; the span's end if there is none. */
static size_t find(const unsigned char *line, struct oracle_span span, char octet)
{
    size_t i = span.begin;
    while (i < span.end && line[i] != (unsigned char)octet)
        i++;
    return i;
}

static int64_t signed_decimal(const unsigned char *line, struct oracle_span span)
{
    bool negative = line[span.begin] == '-';
    if (negative || line[span.begin] == '+')
        span.begin++;
    int64_t number = (int64_t)decimal(line, span);
    return negative ? -number : number;
}

/* ---- Values that are typed ---------------------------------------------------------------------------------- */

static void number(const unsigned char *line, struct oracle_parameter *p)
{
    p->number = decimal(line, p->value);
}

static void integer(const unsigned char *line, struct oracle_parameter *p)
{
    p->integer = signed_decimal(line, p->value);
}

/* choice: 0, 1, 2 */
static void body(const unsigned char *line, struct oracle_parameter *p)
{
    p->choice = is_word(line, p->value, "8BITMIME") ? 1 : is_word(line, p->value, "BINARYMIME") ? 2 : 0;
}

/* choice: FULL 0, HDRS 1 */
static void ret(const unsigned char *line, struct oracle_parameter *p)
{
    p->choice = is_word(line, p->value, "HDRS");
}

/* choice: NEVER 1, SUCCESS 2, FAILURE 4, DELAY 8 */
static void notify(const unsigned char *line, struct oracle_parameter *p)
{
    static const char *const words[] = {"NEVER", "SUCCESS", "FAILURE", "DELAY"};
    struct oracle_span word = p->value;
    for (; word.begin < p->value.end; word.begin = word.end + 1) {
        word.end = find(line, (struct oracle_span){word.begin, p->value.end}, ',');
        for (uint32_t i = 0; i < 4; i++) {
            if (is_word(line, word, words[i]))
                p->choice |= UINT32_C(1) << i;
        }
    }
}

/* first: addr-type; second: the address */
static void orcpt(const unsigned char *line, struct oracle_parameter *p)
{
    size_t semicolon = find(line, p->value, ';');
    p->first = (struct oracle_span){p->value.begin, semicolon};
    p->second = (struct oracle_span){semicolon + 1, p->value.end};
}

/* integer: seconds; choice: N 1, R 2, and T 4 */
static void by(const unsigned char *line, struct oracle_parameter *p)
{
    size_t mode = find(line, p->value, ';') + 1;
    p->integer = signed_decimal(line, p->value);
    p->choice = (upper(line[mode]) == 'R' ? 2 : 1) | (mode + 1 < p->value.end ? 4 : 0);
}

/* first: certifier; number: timeout, 0 without one */
static void mtrk(const unsigned char *line, struct oracle_parameter *p)
{
    size_t colon = find(line, p->value, ':');
    p->first = (struct oracle_span){p->value.begin, colon};
    if (colon < p->value.end)
        p->number = decimal(line, (struct oracle_span){colon + 1, p->value.end});
}

/* ---- Times -------------------------------------------------------------------------------------------------- */

static unsigned part(const unsigned char *line, size_t at, size_t digits)
{
    return (unsigned)decimal(line, (struct oracle_span){at, at + digits});
}

static unsigned days_in(unsigned year, unsigned month)
{
    static const unsigned days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return days[month - 1] + (month == 2 && leap);
}

bool is_day(const unsigned char *line, size_t at)
{
    return part(line, at + 8, 2) <= days_in(part(line, at, 4), part(line, at + 5, 2));
}

/* Since 1970, day by day: the months and years before this one, or up to it. */
static int64_t days_since_1970(unsigned year, unsigned month, unsigned day)
{
    int64_t days = (int64_t)day - 1;
    for (unsigned m = 1; m < month; m++)
        days += days_in(year, m);
    for (unsigned y = 1970; y < year; y++)
        days += 337 + days_in(y, 2);
    for (unsigned y = year; y < 1970; y++)
        days -= 337 + days_in(y, 2);
    return days;
}

/* integer: seconds since 1970. Positions are fixed: YYYY-MM-DDThh:mm:ss, then a fraction, then the offset. */
static void date_time(const unsigned char *line, struct oracle_parameter *p)
{
    size_t at = p->value.begin, zone = at + 19;
    while (line[zone] == '.' || (line[zone] >= '0' && line[zone] <= '9'))
        zone++;
    p->integer =
        days_since_1970(part(line, at, 4), part(line, at + 5, 2), part(line, at + 8, 2)) * 86400 +
        (int64_t)part(line, at + 11, 2) * 3600 + (int64_t)part(line, at + 14, 2) * 60 +
        (int64_t)part(line, at + 17, 2);
    if (upper(line[zone]) == 'Z')
        return;
    int64_t offset = (int64_t)part(line, zone + 1, 2) * 3600 + (int64_t)part(line, zone + 4, 2) * 60;
    p->integer += line[zone] == '-' ? offset : -offset;
}

/* first: date-time; choice: C 1, R 2, none 0 */
static void rrvs(const unsigned char *line, struct oracle_parameter *p)
{
    size_t semicolon = find(line, p->value, ';');
    p->first = (struct oracle_span){p->value.begin, semicolon};
    date_time(line, p);
    if (semicolon < p->value.end)
        p->choice = upper(line[semicolon + 1]) == 'C' ? 1 : 2;
}

/* ---- Values that are not always allowed ------------------------------------------------------------------------ */

static enum oracle_cause binary_needs_its_own(const unsigned char *line,
                                              const struct oracle_parameter *p,
                                              const struct oracle_options *options,
                                              struct oracle_result *out)
{
    (void)line, (void)out;
    return p->choice == 2 && (options->offered & OFFER_BINARYMIME) == 0 ? CAUSE_BINARYMIME_NOT_OFFERED
                                                                        : CAUSE_NONE;
}

static const struct oracle_parameter *given_before(const struct oracle_result *out, const char *keyword)
{
    for (size_t i = 0; i < out->parameter_count; i++) {
        if (strcmp(out->parameter[i].name, keyword) == 0)
            return &out->parameter[i];
    }
    return NULL;
}

static enum oracle_cause return_needs_time(const unsigned char *line, const struct oracle_parameter *p,
                                           const struct oracle_options *options,
                                           struct oracle_result *out)
{
    const struct oracle_parameter *holdfor = given_before(out, "HOLDFOR");
    (void)line, (void)options;
    if ((p->choice & 2) != 0 && p->integer <= 0)
        return CAUSE_BY_TIME;
    return holdfor != NULL && (int64_t)holdfor->number > p->integer ? CAUSE_HOLDFOR_BEYOND_BY
                                                                    : CAUSE_NONE;
}

/* RFC 4865 section 5.2.2 */
static enum oracle_cause release_before_delivery(const unsigned char *line,
                                                 const struct oracle_parameter *p,
                                                 const struct oracle_options *options,
                                                 struct oracle_result *out)
{
    const struct oracle_parameter *by = given_before(out, "BY");
    (void)line, (void)options;
    return by != NULL && (int64_t)p->number > by->integer ? CAUSE_HOLDFOR_BEYOND_BY : CAUSE_NONE;
}

/* RFC 3339 section 5.7 and appendix C. Positions are fixed: YYYY-MM-DD. */
static enum oracle_cause day_of_its_month(const unsigned char *line, const struct oracle_parameter *p,
                                          const struct oracle_options *options,
                                          struct oracle_result *out)
{
    size_t at = p->value.begin;
    (void)options, (void)out;
    return is_day(line, at) ? CAUSE_NONE : CAUSE_NO_SUCH_DAY;
}

/* ---- Mailboxes in xtext ----------------------------------------------------------------------------------------- */

static unsigned hex(unsigned char digit)
{
    return (unsigned)(digit <= '9' ? digit - '0' : upper(digit) - 'A' + 10);
}

/* Writes what an xtext means behind text, if there is room for all of it. */
static bool decode(const unsigned char *line, struct oracle_span xtext, unsigned char *text,
                   size_t room, size_t *length)
{
    for (size_t i = xtext.begin; i < xtext.end && *length < room; i++) {
        unsigned octet = line[i];
        if (octet == '+') {
            octet = 16 * hex(line[i + 1]) + hex(line[i + 2]);
            i += 2;
        }
        text[(*length)++] = (unsigned char)octet;
    }
    return *length < room;
}

/* Tolerances of mailboxes, as the contract has them in AUTH and SUBMITTER. */
enum {
    OF_MAILBOXES = DEVIATION_TRAILING_DOT | DEVIATION_UNDERSCORE | DEVIATION_UNTAGGED_IPV6 |
                   DEVIATION_LOOSE_DOTS | DEVIATION_NO_DOMAIN | DEVIATION_EIGHT_BIT |
                   DEVIATION_EDGE_HYPHEN | DEVIATION_IPV6_ONE_GROUP
};

/* "<a@b>" for a mailbox is one of the loose forms of xtext: without its brackets it is read as what it means. */
static bool without_brackets(unsigned char *text, size_t begin, size_t *length)
{
    if (*length < begin + 3 || text[begin] != '<' || text[*length - 1] != '>')
        return false;
    *length -= 2;
    memmove(text + begin, text + begin + 1, *length - begin);
    return true;
}

/* A mailbox is what MAIL takes between its brackets and without a route, whatever is asked of the line around it. */
static enum oracle_cause mailbox_in_brackets(const unsigned char *line,
                                             const struct oracle_parameter *p,
                                             const struct oracle_options *options,
                                             struct oracle_result *out)
{
    enum { ROOM = 1024, BEFORE = sizeof "MAIL FROM:<" - 1 };
    unsigned char text[BEFORE + ROOM + sizeof "> SMTPUTF8"] = "MAIL FROM:<";
    struct oracle_options alone = *options;
    struct oracle_result read;
    size_t length = BEFORE;
    if (!decode(line, p->value, text, BEFORE + ROOM, &length))
        return CAUSE_NO_MAILBOX;
    const bool loose = without_brackets(text, BEFORE, &length);
    if (length == BEFORE || text[BEFORE] == '@' ||
        (loose && !(options->tolerate & DEVIATION_LOOSE_XTEXT)))
        return CAUSE_NO_MAILBOX;
    const size_t end = length + 1;
    alone.offered &= OFFER_SMTPUTF8;
    alone.tolerate &= OF_MAILBOXES;
    alone.refuse = 0;
    alone.path_limit = alone.line_limit = UINT32_MAX;
    alone.strict_trailing = true;
    alone.private_count = 0;
    memcpy(text + length, "> SMTPUTF8", sizeof "> SMTPUTF8");
    length += alone.offered != 0 ? sizeof "> SMTPUTF8" - 1 : 1;
    oracle_read(text, length, &alone, &read);
    if (!read.ok || read.path.end != end)
        return CAUSE_NO_MAILBOX;
    out->deviations |= read.deviations | (loose ? DEVIATION_LOOSE_XTEXT : 0);
    return CAUSE_NONE;
}

static enum oracle_cause mailbox_or_unknown(const unsigned char *line, const struct oracle_parameter *p,
                                            const struct oracle_options *options,
                                            struct oracle_result *out)
{
    return p->choice == 1 ? CAUSE_NONE : mailbox_in_brackets(line, p, options, out);
}

/* choice: a mailbox 0, "<>" 1 */
static void auth(const unsigned char *line, struct oracle_parameter *p)
{
    unsigned char text[4];
    size_t length = 0;
    p->choice = decode(line, p->value, text, sizeof text, &length) && length == 2 && text[0] == '<' &&
                text[1] == '>';
}

/* ---- The parameters, in the order of the contract --------------------------------------------------------------- */

static const struct parameter_row parameter_rows[] = {
    {"SIZE", "MAIL", OFFER_SIZE, VALUE_REQUIRED, false, 0, NULL, number, NULL},
    {"BODY", "MAIL", OFFER_8BITMIME | OFFER_BINARYMIME, VALUE_REQUIRED, false, 0, NULL, body,
     binary_needs_its_own},
    {"SMTPUTF8", "MAIL", OFFER_SMTPUTF8, VALUE_FORBIDDEN, false, 0, NULL, NULL, NULL},
    {"RET", "MAIL", OFFER_DSN, VALUE_REQUIRED, false, 0, NULL, ret, NULL},
    {"ENVID", "MAIL", OFFER_DSN, VALUE_REQUIRED, false, 100, NULL, NULL, NULL},
    {"NOTIFY", "RCPT", OFFER_DSN, VALUE_REQUIRED, false, 0, NULL, notify, NULL},
    {"ORCPT", "RCPT", OFFER_DSN, VALUE_REQUIRED, false, 500, NULL, orcpt, NULL},
    {"AUTH", "MAIL", OFFER_AUTH, VALUE_REQUIRED, false, 0, NULL, auth, mailbox_or_unknown},
    {"BY", "MAIL", OFFER_DELIVERBY, VALUE_REQUIRED, false, 0, NULL, by, return_needs_time},
    {"HOLDFOR", "MAIL", OFFER_FUTURERELEASE, VALUE_REQUIRED, false, 0, "HOLDUNTIL", number,
     release_before_delivery},
    {"HOLDUNTIL", "MAIL", OFFER_FUTURERELEASE, VALUE_REQUIRED, false, 0, "HOLDFOR", date_time,
     day_of_its_month},
    {"MT-PRIORITY", "MAIL", OFFER_MT_PRIORITY, VALUE_REQUIRED, false, 0, NULL, integer, NULL},
    {"REQUIRETLS", "MAIL", OFFER_REQUIRETLS, VALUE_FORBIDDEN, false, 0, NULL, NULL, NULL},
    {"MTRK", "MAIL", OFFER_MTRK, VALUE_REQUIRED, false, 0, NULL, mtrk, NULL},
    {"RRVS", "RCPT", OFFER_RRVS, VALUE_REQUIRED, false, 0, NULL, rrvs, day_of_its_month},
    {"CONPERM", "MAIL", OFFER_CONPERM, VALUE_FORBIDDEN, false, 0, NULL, NULL, NULL},
    {"CONNEG", "RCPT", OFFER_CONNEG, VALUE_FORBIDDEN, false, 0, NULL, NULL, NULL},
    {"SOLICIT", "MAIL", OFFER_NO_SOLICITING, VALUE_REQUIRED, false, 1000, NULL, NULL, NULL},
    {"TRANSID", "MAIL", OFFER_CHECKPOINT, VALUE_REQUIRED, false, 80, NULL, NULL, NULL},
    {"SUBMITTER", "MAIL", OFFER_SUBMITTER, VALUE_REQUIRED, false, 266, NULL, NULL, mailbox_in_brackets},
    {"PRDR", "MAIL", OFFER_PRDR, VALUE_FORBIDDEN, false, 0, NULL, NULL, NULL},
    {"XVERP", "MAIL", OFFER_XVERP, VALUE_OPTIONAL, false, 0, NULL, NULL, NULL},
};

static struct parameter_row private_row(const struct oracle_private *p)
{
    return (struct parameter_row){
        .keyword = p->keyword,
        .verb = p->on_mail && p->on_rcpt ? NULL
                : p->on_mail             ? "MAIL"
                                         : "RCPT",
        .presence = p->value_forbidden  ? VALUE_FORBIDDEN
                    : p->value_required ? VALUE_REQUIRED
                                        : VALUE_OPTIONAL,
        .any_value = p->any_value,
        .limit = p->limit,
    };
}

bool parameter_named(const unsigned char *line, struct oracle_span keyword,
                     const struct oracle_options *options, struct parameter_row *row)
{
    for (size_t i = 0; i < sizeof parameter_rows / sizeof *parameter_rows; i++) {
        *row = parameter_rows[i];
        if (is_word(line, keyword, row->keyword))
            return true;
    }
    for (size_t i = 0; i < options->private_count; i++) {
        *row = private_row(&options->private_keywords[i]);
        if (is_word(line, keyword, row->keyword))
            return true;
    }
    return false;
}
