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

/* first: date-time; choice: C 1, R 2, none 0 */
static void rrvs(const unsigned char *line, struct oracle_parameter *p)
{
    size_t semicolon = find(line, p->value, ';');
    p->first = (struct oracle_span){p->value.begin, semicolon};
    if (semicolon < p->value.end)
        p->choice = upper(line[semicolon + 1]) == 'C' ? 1 : 2;
}

/* ---- Values that are not always allowed ------------------------------------------------------------------------ */

static enum oracle_cause binary_needs_its_own(const unsigned char *line,
                                              const struct oracle_parameter *p,
                                              const struct oracle_options *options)
{
    (void)line;
    return p->choice == 2 && (options->offered & OFFER_BINARYMIME) == 0 ? CAUSE_BINARYMIME_NOT_OFFERED
                                                                        : CAUSE_NONE;
}

static enum oracle_cause return_needs_time(const unsigned char *line, const struct oracle_parameter *p,
                                           const struct oracle_options *options)
{
    (void)line, (void)options;
    return (p->choice & 2) != 0 && p->integer <= 0 ? CAUSE_BY_TIME : CAUSE_NONE;
}

/* RFC 3339 section 5.7 and appendix C. Positions are fixed: YYYY-MM-DD. */
static enum oracle_cause day_of_its_month(const unsigned char *line, const struct oracle_parameter *p,
                                          const struct oracle_options *options)
{
    static const unsigned days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    size_t at = p->value.begin;
    uint64_t year = decimal(line, (struct oracle_span){at, at + 4});
    uint64_t month = decimal(line, (struct oracle_span){at + 5, at + 7});
    uint64_t day = decimal(line, (struct oracle_span){at + 8, at + 10});
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    (void)options;
    return day > days[month - 1] + (month == 2 && leap) ? CAUSE_NO_SUCH_DAY : CAUSE_NONE;
}

/* ---- The parameters, in the order of the contract --------------------------------------------------------------- */

static const struct parameter_row parameter_rows[] = {
    {"SIZE", "MAIL", OFFER_SIZE, VALUE_REQUIRED, 0, NULL, number, NULL},
    {"BODY", "MAIL", OFFER_8BITMIME, VALUE_REQUIRED, 0, NULL, body, binary_needs_its_own},
    {"SMTPUTF8", "MAIL", OFFER_SMTPUTF8, VALUE_FORBIDDEN, 0, NULL, NULL, NULL},
    {"RET", "MAIL", OFFER_DSN, VALUE_REQUIRED, 0, NULL, ret, NULL},
    {"ENVID", "MAIL", OFFER_DSN, VALUE_REQUIRED, 100, NULL, NULL, NULL},
    {"NOTIFY", "RCPT", OFFER_DSN, VALUE_REQUIRED, 0, NULL, notify, NULL},
    {"ORCPT", "RCPT", OFFER_DSN, VALUE_REQUIRED, 500, NULL, orcpt, NULL},
    {"AUTH", "MAIL", OFFER_AUTH, VALUE_REQUIRED, 500, NULL, NULL, NULL},
    {"BY", "MAIL", OFFER_DELIVERBY, VALUE_REQUIRED, 0, NULL, by, return_needs_time},
    {"HOLDFOR", "MAIL", OFFER_FUTURERELEASE, VALUE_REQUIRED, 0, "HOLDUNTIL", number, NULL},
    {"HOLDUNTIL", "MAIL", OFFER_FUTURERELEASE, VALUE_REQUIRED, 0, "HOLDFOR", NULL, day_of_its_month},
    {"MT-PRIORITY", "MAIL", OFFER_MT_PRIORITY, VALUE_REQUIRED, 0, NULL, integer, NULL},
    {"REQUIRETLS", "MAIL", OFFER_REQUIRETLS, VALUE_FORBIDDEN, 0, NULL, NULL, NULL},
    {"MTRK", "MAIL", OFFER_MTRK, VALUE_REQUIRED, 0, NULL, mtrk, NULL},
    {"RRVS", "RCPT", OFFER_RRVS, VALUE_REQUIRED, 0, NULL, rrvs, day_of_its_month},
    {"CONPERM", "MAIL", OFFER_CONPERM, VALUE_FORBIDDEN, 0, NULL, NULL, NULL},
    {"CONNEG", "RCPT", OFFER_CONNEG, VALUE_FORBIDDEN, 0, NULL, NULL, NULL},
    {"SOLICIT", "MAIL", OFFER_NO_SOLICITING, VALUE_REQUIRED, 1000, NULL, NULL, NULL},
    {"TRANSID", "MAIL", OFFER_CHECKPOINT, VALUE_REQUIRED, 80, NULL, NULL, NULL},
    {"SUBMITTER", "MAIL", OFFER_SUBMITTER, VALUE_REQUIRED, 266, NULL, NULL, NULL},
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
