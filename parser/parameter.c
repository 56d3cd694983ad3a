// SPDX-License-Identifier: MIT
/*
 * ESMTP parameters of MAIL and RCPT: the table, the loop over a line's parameters, and one function a
 * value grammar. To add a parameter: an enumerator in smtpath.h, a row here, and a function if its
 * grammar is new.
 */
#include "internal.h"

/* The value grammars. A parameter whose grammar is new gets its own. */
enum grammar {
    GRAMMAR_NONE,
    GRAMMAR_SIZE,
    GRAMMAR_BODY,
    GRAMMAR_RET,
    GRAMMAR_XTEXT,
    GRAMMAR_NOTIFY,
    GRAMMAR_ORCPT,
    GRAMMAR_BY,
    GRAMMAR_HOLDFOR,
    GRAMMAR_DATE_TIME,
    GRAMMAR_PRIORITY,
    GRAMMAR_MTRK,
    GRAMMAR_RRVS,
    GRAMMAR_SOLICIT,
    GRAMMAR_TRANSID
};

struct row {
    struct smtpath_param_row info;
    uint8_t length;     /* of the keyword */
    uint16_t allowance; /* what the extension adds to the line for it, section 4.5.3.1.4 and the RFC */
    enum grammar grammar;
    enum smtpath_param conflict; /* may not stand on one line with it; itself if there is none */
};

/* clang-format off */
#define ROW(enumerator, keyword, extension, on, value, limit, syntax, rfc, allowance, grammar, conflict) \
    [SMTPATH_PARAM_##enumerator] = { \
        {keyword, SMTPATH_EXT_##extension, SMTPATH_VERB_##on, SMTPATH_VALUE_##value, limit, syntax, rfc}, \
        sizeof keyword - 1, allowance, GRAMMAR_##grammar, SMTPATH_PARAM_##conflict}
static const struct row table[] = {
    ROW(SIZE,        "SIZE",        SIZE,          MAIL, REQUIRED,  0,
        "1*20DIGIT", "RFC 1870 section 6", 26, SIZE, SIZE),
    ROW(BODY,        "BODY",        8BITMIME,      MAIL, REQUIRED,  0,
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
    ROW(AUTH,        "AUTH",        AUTH,          MAIL, REQUIRED,  500,
        "\"<>\" / xtext", "RFC 4954 section 5", 500, XTEXT, AUTH),
    ROW(BY,          "BY",          DELIVERBY,     MAIL, REQUIRED,  0,
        "[\"-\" / \"+\"] 1*9DIGIT \";\" ( \"N\" / \"R\" ) [\"T\"]", "RFC 2852 section 4", 17, BY, BY),
    ROW(HOLDFOR,     "HOLDFOR",     FUTURERELEASE, MAIL, REQUIRED,  0,
        "%x31-39 *8DIGIT", "RFC 4865 section 4", 0, HOLDFOR, HOLDUNTIL),
    ROW(HOLDUNTIL,   "HOLDUNTIL",   FUTURERELEASE, MAIL, REQUIRED,  0,
        "date-time", "RFC 4865 section 4", 34, DATE_TIME, HOLDFOR),
    ROW(MT_PRIORITY, "MT-PRIORITY", MT_PRIORITY,   MAIL, REQUIRED,  0,
        "[\"-\"] %x31-39 / \"0\"", "RFC 6710 section 3", 15, PRIORITY, MT_PRIORITY),
    ROW(REQUIRETLS,  "REQUIRETLS",  REQUIRETLS,    MAIL, FORBIDDEN, 0,
        "", "RFC 8689 section 2", 11, NONE, REQUIRETLS),
    ROW(MTRK,        "MTRK",        MTRK,          MAIL, REQUIRED,  0,
        "1*( ALPHA / DIGIT / \"+\" / \"/\" ) [\":\" 1*9DIGIT]", "RFC 3885 section 3", 40, MTRK, MTRK),
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
        "xtext", "RFC 4405 section 3", 277, XTEXT, SUBMITTER),
};
#undef ROW
/* clang-format on */
_Static_assert(sizeof table / sizeof table[0] == SMTPATH_PARAM_COUNT, "a row a parameter");

/* BODY=BINARYMIME is 8BITMIME's parameter, but another extension's allowance: RFC 3030 section 3. */
enum { BINARYMIME_ALLOWANCE = 16 };

/*@ assigns \nothing;
    ensures param < SMTPATH_PARAM_COUNT ? \valid_read(\result) : \result == \null; */
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

static const char *const extension_names[] = {
    "SIZE",       "8BITMIME",      "BINARYMIME",
    "SMTPUTF8",   "DSN",           "AUTH",
    "DELIVERBY",  "FUTURERELEASE", "MT-PRIORITY",
    "REQUIRETLS", "MTRK",          "RRVS",
    "CONPERM",    "CONNEG",        "NO-SOLICITING",
    "CHECKPOINT", "SUBMITTER",     "PIPELINING",
    "CHUNKING",   "STARTTLS",      "ENHANCEDSTATUSCODES",
    "ETRN",       "LIMITS",        "HELP",
    "VRFY",       "EXPN",          "XCLIENT",
    "XFORWARD",
};
enum { EXTENSIONS = sizeof extension_names / sizeof extension_names[0] };
_Static_assert(SMTPATH_EXT_ALL == (UINT32_C(1) << EXTENSIONS) - 1, "a name an extension");

/*@ assigns \nothing; */
const char *smtpath_extension_name(uint32_t extension)
{
    /*@ loop invariant i <= EXTENSIONS && (uint32_t)(1 << i) == 1 << i;
        loop assigns i;
        loop variant EXTENSIONS - i; */
    for (uint32_t i = 0; i < EXTENSIONS; i++)
        if (extension == SMTPATH_BIT(i))
            return extension_names[i];
    return NULL;
}

/*@ requires \valid_read(row);
    assigns \nothing;
    ensures \result <= UINT16_MAX; */
static uint32_t row_allowance(const struct row *row, enum smtpath_verb verb, uint32_t extensions)
{
    return row->info.verb == verb && (row->info.extension & extensions) != 0 ? row->allowance : 0;
}

uint32_t parameter_allowance(enum smtpath_verb verb, uint32_t extensions)
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

/* ---- Small pieces of values ---------------------------------------------------------------------------- */

/* The greatest number of n digits. */
/*@ logic integer nines(integer n) = n <= 0 ? 0 : n == 1 ? 9 : n == 2 ? 99 : n == 3 ? 999 :
      n == 4 ? 9999 : n == 5 ? 99999 : n == 6 ? 999999 : n == 7 ? 9999999 : n == 8 ? 99999999 :
      n == 9 ? 999999999 : UINT64_MAX; */

/* 1*nDIGIT. Beyond 2^64 - 1 the number stays there. */
bool digits(struct cursor *c, uint32_t most, uint64_t *number)
{
    const uint32_t start = c->at;
    uint64_t sum = 0;
    /*@ loop invariant is_cursor(c) && unrefused(c) && c->at >= start;
        loop invariant sum <= nines(c->at - start) && (c->at == start || c->at - start <= most);
        loop assigns c->at, sum;
        loop variant c->end - c->at; */
    while (is(c, DIGIT) && c->at - start < most) {
        //@ assert in_line: c->at < c->end;
        const uint64_t digit = (uint64_t)(c->line[c->at] - '0');
        sum = sum > (UINT64_MAX - digit) / 10 ? UINT64_MAX : sum * 10 + digit;
        c->at++;
    }
    *number = sum;
    return c->at > start || reject(c, SMTPATH_EXPECTED_DIGIT);
}

/* A value word and what it stands for. No two words of one list begin with the same octet. */
struct choice {
    char word[11];
    uint8_t length;
    uint8_t value;
};
#define CHOICE(word, value)                                                                            \
    {                                                                                                  \
        word, sizeof word - 1, value                                                                   \
    }

/*@ requires is_cursor(c) && unrefused(c) && is_fault(reason) && \valid_read(choices + (0 .. count - 1));
    requires \forall integer i; 0 <= i < count ==> 1 <= choices[i].length <= 11;
    requires BESIDE(value);
    assigns c->at, DIAGNOSTIC, *value;
    ensures is_cursor(c) && c->at >= \old(c->at) && decided(c, \result) && (\result ==> c->at > \old(c->at)); */
static bool choose(struct cursor *c, const struct choice *choices, uint32_t count,
                   enum smtpath_reason reason, uint32_t *value)
{
    /*@ loop invariant i <= count && is_cursor(c) && c->at == \at(c->at, Pre);
        loop assigns i, c->at;
        loop variant count - i; */
    for (uint32_t i = 0; i < count; i++)
        if (accept_letter(c, choices[i].word[0])) {
            *value = choices[i].value;
            return word(c, choices[i].word + 1, choices[i].length - 1u, reason);
        }
    return reject(c, reason);
}

/* hexchar = ASCII "+" immediately followed by two upper case hexadecimal digits   RFC 3461 section 4
 * Here only of an octet %d32-126, so that no value can smuggle a control octet. */
/*@ requires is_cursor(c) && unrefused(c) && c->at < c->end;
    assigns c->at, DIAGNOSTIC;
    ensures is_cursor(c) && c->at > \old(c->at) && decided(c, \result); */
static bool hexchar(struct cursor *c)
{
    //@ assert seen: c->at < c->end;
    c->at++; /* "+": the caller has seen it */
    if (!(is(c, DIGIT) && c->line[c->at] >= '2' && c->line[c->at] <= '7'))
        return reject(c, SMTPATH_EXPECTED_HEXCHAR);
    const bool seventh_row = next_is(c, '7');
    c->at++;
    if (!is(c, UPPER_HEXDIG) || (seventh_row && next_is(c, 'F')))
        return reject(c, SMTPATH_EXPECTED_HEXCHAR);
    c->at++;
    return true;
}

/* xtext = *( xchar / hexchar ), at least one of them                    RFC 3461 section 4 */
bool xtext(struct cursor *c, enum smtpath_reason if_absent)
{
    const uint32_t start = c->at;
    skip(c, XCHAR);
    /*@ loop invariant is_cursor(c) && unrefused(c) && c->at >= start;
        loop assigns c->at, DIAGNOSTIC;
        loop variant c->end - c->at; */
    while (next_is(c, '+')) {
        if (!hexchar(c))
            return false;
        skip(c, XCHAR);
    }
    return c->at > start || reject(c, if_absent);
}

/* ---- Date and time, RFC 3339 section 5.6 -------------------------------------------------------------- */

/* 2DIGIT of a number from least to most: the digit that puts it out of range is the wrong one. */
/*@ requires is_cursor(c) && unrefused(c);
    requires least <= 9 && most <= 99;
    requires BESIDE(number);
    assigns c->at, DIAGNOSTIC, *number;
    ensures is_cursor(c) && c->at >= \old(c->at) && decided(c, \result) && (\result ==> c->at > \old(c->at) && *number <= most); */
static bool two_digits(struct cursor *c, uint32_t least, uint32_t most, uint32_t *number)
{
    uint32_t tens;
    if (!is(c, DIGIT))
        return reject(c, SMTPATH_EXPECTED_DATE_TIME);
    tens = 10 * (uint32_t)(c->line[c->at] - '0');
    if (tens > most)
        return reject(c, SMTPATH_EXPECTED_DATE_TIME);
    c->at++;
    if (!is(c, DIGIT))
        return reject(c, SMTPATH_EXPECTED_DATE_TIME);
    *number = tens + (uint32_t)(c->line[c->at] - '0');
    if (*number > most || *number < least)
        return reject(c, SMTPATH_EXPECTED_DATE_TIME);
    c->at++;
    return true;
}

/*@ requires is_cursor(c) && unrefused(c);
    assigns c->at, DIAGNOSTIC;
    ensures is_cursor(c) && c->at >= \old(c->at) && decided(c, \result); */
static bool punctuation(struct cursor *c, char upper)
{
    return accept_letter(c, upper) || reject(c, SMTPATH_EXPECTED_DATE_TIME);
}

/*@ assigns \nothing; */
static uint32_t days_of_month(uint32_t year, uint32_t month)
{
    if (month == 4 || month == 6 || month == 9 || month == 11)
        return 30;
    if (month != 2)
        return 31;
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
}

/* full-date = date-fullyear "-" date-month "-" date-mday                RFC 3339 section 5.6 */
/*@ requires is_cursor(c) && unrefused(c);
    requires BESIDE(day_exists);
    assigns c->at, DIAGNOSTIC, *day_exists;
    ensures is_cursor(c) && c->at >= \old(c->at) && decided(c, \result) && (\result ==> c->at > \old(c->at)); */
static bool full_date(struct cursor *c, bool *day_exists)
{
    uint32_t century, year, month, day;
    if (!two_digits(c, 0, 99, &century) || !two_digits(c, 0, 99, &year) || !punctuation(c, '-') ||
        !two_digits(c, 1, 12, &month) || !punctuation(c, '-') || !two_digits(c, 1, 31, &day))
        return false;
    *day_exists = day <= days_of_month(100 * century + year, month);
    return true;
}

/* partial-time = time-hour ":" time-minute ":" time-second [time-secfrac]
 * time-secfrac = "." 1*DIGIT, here at most 9                            RFC 3339 section 5.6 */
/*@ requires is_cursor(c) && unrefused(c);
    assigns c->at, DIAGNOSTIC;
    ensures is_cursor(c) && c->at >= \old(c->at) && decided(c, \result) && (\result ==> c->at > \old(c->at)); */
static bool partial_time(struct cursor *c, bool fraction_allowed)
{
    uint32_t unused;
    uint64_t fraction;
    if (!two_digits(c, 0, 23, &unused) || !punctuation(c, ':') || !two_digits(c, 0, 59, &unused) ||
        !punctuation(c, ':') || !two_digits(c, 0, 60, &unused))
        return false;
    if (fraction_allowed && accept(c, '.'))
        return digits(c, 9, &fraction);
    return true;
}

/* time-offset = "Z" / ("+" / "-") time-hour ":" time-minute             RFC 3339 section 5.6 */
/*@ requires is_cursor(c) && unrefused(c);
    assigns c->at, DIAGNOSTIC;
    ensures is_cursor(c) && c->at >= \old(c->at) && decided(c, \result) && (\result ==> c->at > \old(c->at)); */
static bool time_offset(struct cursor *c)
{
    uint32_t unused;
    if (accept_letter(c, 'Z'))
        return true;
    if (!accept(c, '+') && !accept(c, '-'))
        return reject(c, SMTPATH_EXPECTED_DATE_TIME);
    return two_digits(c, 0, 23, &unused) && punctuation(c, ':') && two_digits(c, 0, 59, &unused);
}

/* date-time = full-date "T" full-time; full-time = partial-time time-offset   RFC 3339 section 5.6 */
bool date_time(struct cursor *c, bool fraction_allowed, bool *day_exists)
{
    return full_date(c, day_exists) && punctuation(c, 'T') && partial_time(c, fraction_allowed) &&
           time_offset(c);
}

/* ---- Values: one function a grammar --------------------------------------------------------------------- */

/* A value that is well formed may still be *wrong: the reason, which stands at the whole value. */

/* body-value = "7BIT" / "8BITMIME" / "BINARYMIME"      RFC 6152 section 2, RFC 3030 section 3 */
/*@ requires is_cursor(c) && unrefused(c);
    requires BESIDE(p);
    requires BESIDE(wrong) && is_reason(*wrong) && \separated(wrong, p);
    assigns c->at, DIAGNOSTIC, p->choice, *wrong;
    ensures is_cursor(c) && c->at >= \old(c->at) && decided(c, \result) && is_reason(*wrong); */
static bool body_value(struct cursor *c, struct smtpath_parameter *p, enum smtpath_reason *wrong)
{
    static const struct choice choices[] = {
        CHOICE("8BITMIME", SMTPATH_BODY_8BITMIME),
        CHOICE("7BIT", SMTPATH_BODY_7BIT),
        CHOICE("BINARYMIME", SMTPATH_BODY_BINARYMIME),
    };
    if (!choose(c, choices, 3, SMTPATH_EXPECTED_BODY_TYPE, &p->choice))
        return false;
    if (p->choice == SMTPATH_BODY_BINARYMIME && (c->options->extensions & SMTPATH_EXT_BINARYMIME) == 0)
        *wrong = SMTPATH_BINARYMIME_NOT_OFFERED;
    return true;
}

/* ret-value = "FULL" / "HDRS"                                           RFC 3461 section 4.3 */
/*@ requires is_cursor(c) && unrefused(c);
    requires BESIDE(p);
    assigns c->at, DIAGNOSTIC, p->choice;
    ensures is_cursor(c) && c->at >= \old(c->at) && decided(c, \result); */
static bool ret_value(struct cursor *c, struct smtpath_parameter *p)
{
    static const struct choice choices[] = {
        CHOICE("FULL", SMTPATH_RET_FULL),
        CHOICE("HDRS", SMTPATH_RET_HDRS),
    };
    return choose(c, choices, 2, SMTPATH_EXPECTED_RET_TYPE, &p->choice);
}

/* notify-esmtp-value = "NEVER" / 1#notify-list-element
 * notify-list-element = "SUCCESS" / "FAILURE" / "DELAY"                 RFC 3461 section 4.1 */
/*@ requires is_cursor(c) && unrefused(c);
    requires BESIDE(p);
    assigns c->at, DIAGNOSTIC, p->choice;
    ensures is_cursor(c) && c->at >= \old(c->at) && decided(c, \result); */
static bool notify_value(struct cursor *c, struct smtpath_parameter *p)
{
    static const struct choice choices[] = {
        CHOICE("SUCCESS", SMTPATH_NOTIFY_SUCCESS),
        CHOICE("FAILURE", SMTPATH_NOTIFY_FAILURE),
        CHOICE("DELAY", SMTPATH_NOTIFY_DELAY),
        CHOICE("NEVER", SMTPATH_NOTIFY_NEVER),
    };
    uint32_t element;
    if (!choose(c, choices, 4, SMTPATH_EXPECTED_NOTIFY_TYPE, &p->choice))
        return false;
    /*@ loop invariant is_cursor(c) && c->at >= \at(c->at, Pre);
        loop invariant unrefused(c);
        loop assigns element, p->choice, c->at, DIAGNOSTIC;
        loop variant c->end - c->at; */
    while (p->choice != SMTPATH_NOTIFY_NEVER && accept(c, ',')) {
        if (!choose(c, choices, 3, SMTPATH_EXPECTED_NOTIFY_TYPE, &element))
            return false;
        p->choice |= element;
    }
    return true;
}

/*@ requires is_cursor(c) && unrefused(c);
    assigns c->at, DIAGNOSTIC;
    ensures is_cursor(c) && c->at >= \old(c->at);
    ensures decided(c, \result) && (\result ==> c->at == \old(c->at) + 1); */
static bool semicolon(struct cursor *c)
{
    return accept(c, ';') || reject(c, SMTPATH_EXPECTED_SEMICOLON);
}

/* addr-type = atom, here without "=", which no value may hold           RFC 3461 section 4.2 */
/*@ requires is_cursor(c) && unrefused(c);
    requires BESIDE(type);
    assigns c->at, DIAGNOSTIC, SPAN(*type);
    ensures is_cursor(c) && c->at >= \old(c->at) && decided(c, \result);
    ensures spans(type, \old(c->at), c->at); */
static bool addr_type(struct cursor *c, struct smtpath_span *type)
{
    const uint32_t start = c->at;
    /*@ loop invariant is_cursor(c) && unrefused(c) && c->at >= start;
        loop assigns c->at;
        loop variant c->end - c->at; */
    while (is(c, ATEXT) && c->line[c->at] != '=')
        c->at++;
    note_span(type, c, start);
    return c->at > start || reject(c, SMTPATH_EXPECTED_ADDR_TYPE);
}

/* Whether the digits of a HEXPOINT so far, count of them with this value, are a whole one: a code point
 * that needs the encoding, and no surrogate. */
/*@ assigns \nothing; */
static bool is_hexpoint(uint32_t value, uint32_t count)
{
    return count >= 2 && (value == 0x5C || value >= 0x80) && !(value >= 0xD800 && value <= 0xDFFF);
}

/* EmbeddedUnicodeChar = %x5C.78 "{" HEXPOINT "}"
 * HEXPOINT = ( ( "0"/"1" ) %x31-39 ) / "10" / "20" / "2B" / "3D" / "7F" / "5C" / ( HEXDIG8 HEXDIG )
 *            / ( NZHEXDIG 2(HEXDIG) ) / ...                              RFC 6533 section 3
 * Of its first line only "5C" is read here: the others are octets that need no encoding, or controls. */
/*@ requires is_cursor(c) && unrefused(c) && c->at < c->end;
    assigns c->at, DIAGNOSTIC;
    ensures is_cursor(c) && c->at > \old(c->at);
    ensures decided(c, \result); */
static bool embedded_unicode_char(struct cursor *c)
{
    uint32_t value = 0, count = 0;
    //@ assert seen: c->at < c->end;
    c->at++; /* "\": the caller has seen it */
    if (!accept(c, 'x') || !accept(c, '{') || next_is(c, '0'))
        return reject(c, SMTPATH_EXPECTED_HEXPOINT);
    /* the sixth digit only in 10xxxx: nothing is beyond U+10FFFF */
    /*@ loop invariant is_cursor(c) && c->at > \at(c->at, Pre) && count <= 6;
        loop invariant value <= (count == 0 ? 0 : count == 1 ? 0xF : count == 2 ? 0xFF : count == 3 ? 0xFFF :
        count == 4 ? 0xFFFF : count == 5 ? 0xFFFFF : 0xFFFFFF);
        loop assigns value, count, c->at;
        loop variant c->end - c->at; */
    while (is(c, UPPER_HEXDIG) && (count < 5 || (count == 5 && value >> 12 == 0x10))) {
        //@ assert in_line: c->at < c->end;
        const char digit = c->line[c->at];
        value = value * 16 + (uint32_t)(in_class(digit, DIGIT) ? digit - '0' : digit - 'A' + 10);
        count++;
        c->at++;
    }
    if (!is_hexpoint(value, count) || !accept(c, '}'))
        return reject(c, SMTPATH_EXPECTED_HEXPOINT);
    return true;
}

/* utf-8-addr-xtext = 1*(QCHAR / EmbeddedUnicodeChar)
 * utf-8-addr-unitext = 1*(QUCHAR / EmbeddedUnicodeChar); QUCHAR = QCHAR / UTF8-non-ascii
 *                                                                       RFC 6533 section 3 */
/*@ requires is_cursor(c) && unrefused(c);
    assigns c->at, c->eight_bit, DIAGNOSTIC;
    ensures is_cursor(c) && c->at >= \old(c->at);
    ensures decided(c, \result); */
static bool utf8_address(struct cursor *c)
{
    const uint32_t start = c->at;
    /*@ loop invariant is_cursor(c) && unrefused(c) && c->at >= start;
        loop assigns c->at, c->eight_bit, DIAGNOSTIC;
        loop variant c->end - c->at; */
    for (;;) {
        skip(c, UTF8_ADDRESS);
        const bool escape = next_is(c, '\\');
        const bool eight_bit = c->utf8 && c->at < c->end && is_eight_bit(c->line[c->at]);
        if (!escape && !eight_bit)
            return c->at > start || reject(c, SMTPATH_EXPECTED_UTF8_ADDRESS);
        if (!(escape ? embedded_unicode_char(c) : utf8_non_ascii(c)))
            return false;
    }
}

/* xtext, or what the address type utf-8 has in its place */
/*@ requires is_cursor(c) && unrefused(c);
    requires BESIDE(address);
    assigns c->at, c->eight_bit, DIAGNOSTIC, SPAN(*address);
    ensures is_cursor(c) && c->at >= \old(c->at);
    ensures decided(c, \result);
    ensures \result ==> spans(address, \old(c->at), c->at); */
static bool orcpt_address(struct cursor *c, bool utf_8, struct smtpath_span *address)
{
    const uint32_t start = c->at;
    if (!(utf_8 ? utf8_address(c) : xtext(c, SMTPATH_EXPECTED_XTEXT)))
        return false;
    note_span(address, c, start);
    return true;
}

/* original-recipient-address = addr-type ";" xtext                      RFC 3461 section 4.2 */
/*@ requires is_cursor(c) && unrefused(c);
    requires BESIDE(p);
    assigns c->at, c->eight_bit, DIAGNOSTIC, SPAN(p->first), SPAN(p->second);
    ensures is_cursor(c) && c->at >= \old(c->at);
    ensures decided(c, \result);
    ensures \result ==> spans(&p->first, \old(c->at), p->second.offset - 1);
    ensures \result ==> spans(&p->second, p->second.offset, c->at); */
static bool orcpt_value(struct cursor *c, struct smtpath_parameter *p)
{
    const uint32_t start = c->at;
    if (!addr_type(c, &p->first))
        return false;
    const bool utf_8 = c->at - start == 5 && same_ignoring_case(c->line + start, "UTF-8", 5);
    return semicolon(c) && orcpt_address(c, utf_8, &p->second);
}

/* by-value = by-time ";" by-mode [by-trace]
 * by-time = ["-" / "+"] 1*9digit; by-mode = "N" / "R"; by-trace = "T"   RFC 2852 section 4 */
/*@ requires is_cursor(c) && unrefused(c);
    requires BESIDE(p);
    requires BESIDE(wrong) && is_reason(*wrong) && \separated(wrong, p);
    assigns c->at, DIAGNOSTIC, p->integer, p->choice, *wrong;
    ensures is_cursor(c) && c->at >= \old(c->at);
    ensures decided(c, \result) && is_reason(*wrong); */
static COLD bool by_value(struct cursor *c, struct smtpath_parameter *p, enum smtpath_reason *wrong)
{
    const bool negative = next_is(c, '-');
    uint64_t seconds;
    if (!accept(c, '-'))
        accept(c, '+');
    if (!digits(c, 9, &seconds))
        return false;
    //@ assert nine_digits: seconds <= 999999999;
    p->integer = negative ? -(int32_t)seconds : (int32_t)seconds;
    if (!semicolon(c))
        return false;
    if (accept_letter(c, 'N'))
        p->choice = SMTPATH_BY_NOTIFY;
    else if (accept_letter(c, 'R'))
        p->choice = SMTPATH_BY_RETURN;
    else
        return reject(c, SMTPATH_EXPECTED_BY_MODE);
    /* section 4: a time to return by that has passed makes no sense */
    if (p->choice == SMTPATH_BY_RETURN && p->integer <= 0)
        *wrong = SMTPATH_BY_TIME_NOT_POSITIVE;
    if (accept_letter(c, 'T'))
        p->choice |= SMTPATH_BY_TRACE;
    return true;
}

/* future-release-integer = %x31-39 *8DIGIT                              RFC 4865 section 4 */
/*@ requires is_cursor(c) && unrefused(c);
    requires BESIDE(p);
    assigns c->at, DIAGNOSTIC, p->number;
    ensures is_cursor(c) && c->at >= \old(c->at) && decided(c, \result); */
static COLD bool holdfor_value(struct cursor *c, struct smtpath_parameter *p)
{
    if (!is(c, DIGIT) || next_is(c, '0'))
        return reject(c, SMTPATH_EXPECTED_NONZERO_DIGIT);
    return digits(c, 9, &p->number);
}

/* future-release-date-time = date-time                                  RFC 4865 section 4 */
/*@ requires is_cursor(c) && unrefused(c) && BESIDE(wrong) && is_reason(*wrong);
    assigns c->at, DIAGNOSTIC, *wrong;
    ensures is_cursor(c) && c->at >= \old(c->at) && decided(c, \result) && is_reason(*wrong); */
static COLD bool date_time_value(struct cursor *c, enum smtpath_reason *wrong)
{
    bool day_exists;
    if (!date_time(c, true, &day_exists))
        return false;
    if (!day_exists)
        *wrong = SMTPATH_NO_SUCH_DAY;
    return true;
}

/* priority-value = (["-"] NZDIGIT) / "0"                                RFC 6710 section 6 */
/*@ requires is_cursor(c) && unrefused(c);
    requires BESIDE(p);
    assigns c->at, DIAGNOSTIC, p->integer;
    ensures is_cursor(c) && c->at >= \old(c->at) && decided(c, \result); */
static COLD bool priority_value(struct cursor *c, struct smtpath_parameter *p)
{
    const bool negative = accept(c, '-');
    if (!is(c, DIGIT) || (negative && next_is(c, '0')))
        return reject(c, SMTPATH_EXPECTED_PRIORITY);
    const int32_t priority = c->line[c->at] - '0';
    p->integer = negative ? -priority : priority;
    c->at++;
    return true;
}

/* mtrk-value = certifier [":" timeout]; timeout = 1*9digits             RFC 3885 section 3 */
/*@ requires is_cursor(c) && unrefused(c);
    requires BESIDE(p);
    assigns c->at, DIAGNOSTIC, p->number, SPAN(p->first);
    ensures is_cursor(c) && c->at >= \old(c->at) && decided(c, \result);
    ensures \result ==> lies_in(&p->first, \old(c->at), c->at); */
static COLD bool mtrk_value(struct cursor *c, struct smtpath_parameter *p)
{
    const uint32_t start = c->at;
    p->number = 0;
    if (!is(c, BASE64))
        return reject(c, SMTPATH_EXPECTED_CERTIFIER);
    skip(c, BASE64);
    note_span(&p->first, c, start);
    return !accept(c, ':') || digits(c, 9, &p->number);
}

/* rrvs-value = date-time [";" ( "C" / "R" )]                            RFC 7293 section 3.1 */
/*@ requires is_cursor(c) && unrefused(c);
    requires BESIDE(p);
    requires BESIDE(wrong) && is_reason(*wrong) && \separated(wrong, p);
    assigns c->at, DIAGNOSTIC, SPAN(p->first), p->choice, *wrong;
    ensures is_cursor(c) && c->at >= \old(c->at);
    ensures decided(c, \result) && is_reason(*wrong);
    ensures \result ==> lies_in(&p->first, \old(c->at), c->at); */
static COLD bool rrvs_value(struct cursor *c, struct smtpath_parameter *p, enum smtpath_reason *wrong)
{
    const uint32_t start = c->at;
    bool day_exists;
    if (!date_time(c, false, &day_exists))
        return false;
    if (!day_exists)
        *wrong = SMTPATH_NO_SUCH_DAY;
    note_span(&p->first, c, start);
    p->choice = SMTPATH_RRVS_NONE;
    if (!accept(c, ';'))
        return true;
    if (accept_letter(c, 'C'))
        p->choice = SMTPATH_RRVS_CONTINUE;
    else if (accept_letter(c, 'R'))
        p->choice = SMTPATH_RRVS_REJECT;
    else
        return reject(c, SMTPATH_EXPECTED_RRVS_ACTION);
    return true;
}

/* Solicitation-keywords = word *("," word)
 * word = ALPHA *( ALPHA / DIGIT / "-" / "_" / "." / ":" )               RFC 3865 section 2.3 */
/*@ requires is_cursor(c) && unrefused(c);
    assigns c->at, DIAGNOSTIC;
    ensures is_cursor(c) && c->at >= \old(c->at) && decided(c, \result); */
static COLD bool solicit_value(struct cursor *c)
{
    /*@ loop invariant is_cursor(c) && unrefused(c) && c->at >= \at(c->at, Pre);
        loop assigns c->at, DIAGNOSTIC;
        loop variant c->end - c->at; */
    do {
        if (!is(c, ALPHA))
            return reject(c, SMTPATH_EXPECTED_SOLICITATION);
        skip(c, SOLICIT_CHAR);
    } while (accept(c, ','));
    return true;
}

/* token = atom *("." atom), of the atoms of RFC 822 less those of MIME  RFC 1845 section 3 */
/*@ requires is_cursor(c) && unrefused(c);
    assigns c->at, DIAGNOSTIC;
    ensures is_cursor(c) && c->at >= \old(c->at) && decided(c, \result); */
static bool token(struct cursor *c)
{
    /*@ loop invariant is_cursor(c) && unrefused(c) && c->at >= \at(c->at, Pre);
        loop assigns c->at, DIAGNOSTIC;
        loop variant c->end - c->at; */
    do {
        if (!is(c, TOKEN_CHAR))
            return reject(c, SMTPATH_EXPECTED_TRANSACTION_ID);
        skip(c, TOKEN_CHAR);
    } while (accept(c, '.'));
    return true;
}

/*@ requires is_cursor(c) && unrefused(c);
    assigns c->at, DIAGNOSTIC;
    ensures is_cursor(c) && c->at >= \old(c->at) && decided(c, \result); */
static bool token_mark(struct cursor *c, char mark)
{
    return accept(c, mark) || reject(c, SMTPATH_EXPECTED_TRANSACTION_ID);
}

/* transid-value = "<" token "@" token ">"                               RFC 1845 section 3 */
/*@ requires is_cursor(c) && unrefused(c);
    assigns c->at, DIAGNOSTIC;
    ensures is_cursor(c) && c->at >= \old(c->at) && decided(c, \result); */
static COLD bool transid_value(struct cursor *c)
{
    return token_mark(c, '<') && token(c) && token_mark(c, '@') && token(c) && token_mark(c, '>');
}

/* esmtp-value = 1*(%d33-60 / %d62-126)                                  RFC 5321 section 4.1.2 */
/*@ requires is_cursor(c) && unrefused(c);
    assigns c->at, DIAGNOSTIC;
    ensures is_cursor(c) && c->at >= \old(c->at) && decided(c, \result); */
static bool esmtp_value(struct cursor *c)
{
    if (!is(c, ESMTP_VALUE))
        return reject(c, SMTPATH_EXPECTED_VALUE);
    skip(c, ESMTP_VALUE);
    return true;
}

/*@ requires is_cursor(c) && unrefused(c);
    requires BESIDE(p);
    requires BESIDE(wrong) && is_reason(*wrong) && \separated(wrong, p);
    assigns c->at, c->eight_bit, DIAGNOSTIC, SPAN(p->first), SPAN(p->second), p->number, p->integer,
            p->choice, *wrong;
    ensures is_cursor(c) && c->at >= \old(c->at);
    ensures decided(c, \result) && is_reason(*wrong); */
static bool read_value(struct cursor *c, enum grammar grammar, struct smtpath_parameter *p,
                       enum smtpath_reason *wrong)
{
    switch (grammar) {
    case GRAMMAR_SIZE:
        return digits(c, 20, &p->number);
    case GRAMMAR_BODY:
        return body_value(c, p, wrong);
    case GRAMMAR_RET:
        return ret_value(c, p);
    case GRAMMAR_XTEXT:
        return xtext(c, SMTPATH_EXPECTED_XTEXT);
    case GRAMMAR_NOTIFY:
        return notify_value(c, p);
    case GRAMMAR_ORCPT:
        return orcpt_value(c, p);
    case GRAMMAR_BY:
        return by_value(c, p, wrong);
    case GRAMMAR_HOLDFOR:
        return holdfor_value(c, p);
    case GRAMMAR_DATE_TIME:
        return date_time_value(c, wrong);
    case GRAMMAR_PRIORITY:
        return priority_value(c, p);
    case GRAMMAR_MTRK:
        return mtrk_value(c, p);
    case GRAMMAR_RRVS:
        return rrvs_value(c, p, wrong);
    case GRAMMAR_SOLICIT:
        return solicit_value(c);
    case GRAMMAR_TRANSID:
        return transid_value(c);
    case GRAMMAR_NONE:
        break;
    }
    return esmtp_value(c);
}

/* ---- One parameter ----------------------------------------------------------------------------------------- */

/* What a keyword says of its value, from its row or from the caller's. */
struct demand {
    enum smtpath_value value;
    uint32_t limit; /* 0: none */
    enum grammar grammar;
};

/*@ requires is_cursor(c) && unrefused(c);
    assigns DIAGNOSTIC;
    ensures is_cursor(c) && decided(c, \result); */
static bool value_ends(struct cursor *c)
{
    return at_separator(c) || reject(c, SMTPATH_EXPECTED_SPACE_OR_END);
}

/*@ requires is_cursor(c) && unrefused(c) && is_reason(wrong) && value.offset + value.length <= c->end;
    assigns DIAGNOSTIC;
    ensures is_cursor(c) && decided(c, \result); */
static bool judge(struct cursor *c, enum smtpath_reason wrong, struct smtpath_span value)
{
    return wrong == SMTPATH_OK || reject_token(c, wrong, value);
}

/* The value, behind its "=", and what ends it. */
/*@ requires is_cursor(c) && unrefused(c) && BESIDE(p);
    assigns c->at, c->eight_bit, DIAGNOSTIC, SPAN(p->value), SPAN(p->first), SPAN(p->second), p->number,
            p->integer, p->choice;
    ensures is_cursor(c) && c->at >= \old(c->at);
    ensures decided(c, \result);
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
/*@ requires is_cursor(c) && unrefused(c) && BESIDE(p);
    assigns c->at, c->eight_bit, DIAGNOSTIC, SPAN(p->value), SPAN(p->first), SPAN(p->second), p->number,
            p->integer, p->choice;
    ensures is_cursor(c) && c->at >= \old(c->at);
    ensures decided(c, \result);
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

/*@ requires \valid_read(keyword + (0 .. length - 1));
    assigns \nothing;
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

/* What is wrong with a keyword of the table where it stands. */
/*@ requires is_cursor(c) && \valid_read(row) && row->conflict < SMTPATH_PARAM_COUNT && param < SMTPATH_PARAM_COUNT;
    assigns \nothing;
    ensures is_reason(\result); */
static enum smtpath_reason keyword_fault(const struct cursor *c, enum smtpath_verb verb,
                                         const struct row *row, uint32_t param)
{
    //@ assert (uint32_t)(1 << param) == 1 << param && (uint32_t)(1 << row->conflict) == 1 << row->conflict;
    if (row->info.verb != verb)
        return SMTPATH_PARAMETER_OF_OTHER_COMMAND;
    if ((row->info.extension & c->options->extensions) == 0)
        return (row->info.extension & (SMTPATH_EXT_CONPERM | SMTPATH_EXT_CONNEG)) != 0
                   ? SMTPATH_CONVERSION_NOT_OFFERED
                   : SMTPATH_PARAMETER_NOT_OFFERED;
    if ((c->out->present & SMTPATH_BIT(param)) != 0)
        return SMTPATH_DUPLICATE_PARAMETER;
    return (c->out->present & SMTPATH_BIT(row->conflict)) != 0 ? SMTPATH_CONFLICTING_PARAMETER
                                                               : SMTPATH_OK;
}

/*@ requires param < SMTPATH_PARAM_COUNT;
    assigns \nothing;
    ensures \valid_read(\result) && \result->conflict < SMTPATH_PARAM_COUNT; */
static const struct row *table_row(uint32_t param)
{
    //@ admit conflicts: table[param].conflict < SMTPATH_PARAM_COUNT;
    return &table[param];
}

/* A parameter of the table. What is wrong with its keyword comes before what is wrong with its value. */
/*@ requires is_cursor(c) && unrefused(c) && has_private(c) && keyword.offset + keyword.length <= c->at;
    requires \valid_read(row) && row->conflict < SMTPATH_PARAM_COUNT && param < SMTPATH_PARAM_COUNT;
    assigns c->at, c->eight_bit, DIAGNOSTIC, c->out->parameter[param], c->out->present;
    ensures is_cursor(c) && c->at >= \old(c->at);
    ensures decided(c, \result);
    ensures has_private(c);
    ensures \result ==> in_order(&c->out->parameter[param], c->at); */
static bool table_param(struct cursor *c, enum smtpath_verb verb, const struct row *row, uint32_t param,
                        struct smtpath_span keyword)
{
    const enum smtpath_reason wrong = keyword_fault(c, verb, row, param);
    const struct demand demand = {row->info.value, row->info.limit, row->grammar};
    struct smtpath_parameter *p = &c->out->parameter[param];
    //@ assert (uint32_t)(1 << param) == 1 << param;
    if (wrong != SMTPATH_OK)
        return reject_token(c, wrong, keyword);
    p->keyword = keyword;
    const bool read = value_of(c, demand, p);
    //@ assert has_private(c);
    if (read)
        c->out->present |= SMTPATH_BIT(param);
    return read;
}

/* At most 32 private keywords have a bit in private_present. */
/*@ requires \valid_read(options);
    assigns \nothing;
    ensures \result == \min(options->private_count, 32); */
static uint32_t private_count(const struct smtpath_options *options)
{
    return options->private_count > 32 ? 32 : options->private_count;
}

/*@ requires \valid_read(options) && are_private(options) && \valid_read(keyword + (0 .. length - 1));
    assigns \nothing;
    ensures \result <= \min(options->private_count, 32); */
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

/* A parameter of the caller's own, or one that nobody knows. */
/*@ requires is_cursor(c) && unrefused(c) && has_private(c) && keyword.offset + keyword.length <= c->at;
    assigns c->at, c->eight_bit, DIAGNOSTIC, c->out->private_present;
    ensures is_cursor(c) && c->at >= \old(c->at);
    ensures decided(c, \result);
    ensures has_private(c); */
static bool private_param(struct cursor *c, enum smtpath_verb verb, struct smtpath_span keyword)
{
    const uint32_t i = find_private(c->options, c->line + keyword.offset, keyword.length);
    if (i >= private_count(c->options))
        return reject_token(c, SMTPATH_UNKNOWN_PARAMETER, keyword);
    const struct smtpath_private_keyword *own = &c->options->private_keywords[i];
    //@ assert (uint32_t)(1 << i) == 1 << i;
    if (!(verb == SMTPATH_VERB_MAIL ? own->on_mail : own->on_rcpt))
        return reject_token(c, SMTPATH_PARAMETER_OF_OTHER_COMMAND, keyword);
    if ((c->out->private_present & SMTPATH_BIT(i)) != 0)
        return reject_token(c, SMTPATH_DUPLICATE_PARAMETER, keyword);
    const struct demand demand = {own->value, own->limit, GRAMMAR_NONE};
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
/*@ requires is_cursor(c) && unrefused(c);
    requires BESIDE(keyword);
    assigns c->at, DIAGNOSTIC, SPAN(*keyword);
    ensures is_cursor(c) && c->at >= \old(c->at) && decided(c, \result);
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
/*@ requires is_cursor(c) && unrefused(c) && has_private(c);
    assigns c->at, c->eight_bit, DIAGNOSTIC, c->out->present, c->out->private_present,
            c->out->parameter[0 .. SMTPATH_PARAM_COUNT - 1];
    ensures is_cursor(c) && c->at >= \old(c->at);
    ensures decided(c, \result);
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
/*@ requires is_cursor(c) && unrefused(c) && has_private(c);
    assigns c->at, c->eight_bit, DIAGNOSTIC, DEVIATION,
            c->out->present, c->out->private_present, c->out->parameter[0 .. SMTPATH_PARAM_COUNT - 1];
    ensures is_cursor(c) && c->at >= \old(c->at) && (\result ==> c->at > \old(c->at));
    ensures decided(c, \result);
    ensures has_private(c); */
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
        loop assigns read, c->at, c->eight_bit, DIAGNOSTIC, DEVIATION,
        c->out->present, c->out->private_present,
        c->out->parameter[0 .. SMTPATH_PARAM_COUNT - 1];
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
/*@ requires at <= end && \valid_read(line + (0 .. end - 1));
    assigns \nothing;
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

/* esmtp-value =/ 1*( %d33-60 / %d62-126 / UTF8-non-ascii )              RFC 6531 section 3.3 */
/*@ requires at <= end && \valid_read(line + (0 .. end - 1));
    assigns \nothing;
    ensures at <= \result <= end; */
static uint32_t past_value(const char *line, uint32_t at, uint32_t end)
{
    /*@ loop invariant \at(at, Pre) <= at <= end;
        loop assigns at;
        loop variant end - at; */
    while (at < end && (in_class(line[at], ESMTP_VALUE) || is_eight_bit(line[at])))
        at++;
    return at;
}

/* Whether a parameter may end here. */
/*@ requires at <= end && \valid_read(line + (0 .. end - 1));
    assigns \nothing; */
static bool is_walk_end(const char *line, uint32_t at, uint32_t end)
{
    return at >= end || in_class(line[at], WSP);
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
    const uint32_t end = read->parameters.offset + read->parameters.length;
    const uint32_t keyword = past(line, read->parameters.offset + *walk, end, WSP);
    const uint32_t keyword_end = past(line, keyword, end, LDH);
    uint32_t value = keyword_end, value_end = keyword_end;
    if (keyword >= keyword_end || !in_class(line[keyword], LET_DIG))
        return false;
    if (keyword_end < end && line[keyword_end] == '=') {
        value = keyword_end + 1;
        value_end = past_value(line, value, end);
        if (value == value_end)
            return false;
    }
    if (!is_walk_end(line, value_end, end))
        return false;
    parameter->keyword.offset = keyword;
    parameter->keyword.length = keyword_end - keyword;
    parameter->value.offset = value;
    parameter->value.length = value_end - value;
    *walk = value_end - read->parameters.offset;
    return true;
}
