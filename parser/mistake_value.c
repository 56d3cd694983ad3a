// SPDX-License-Identifier: MIT
/*
 * Mistakes in the value of a parameter.
 */
#include "mistake.h"

/* At the first octet of a value: where quotes may stand there, as in an ENVID, they are no fault. */
/*@ requires is_scene(s); assigns \nothing; */
static bool value_in_quotes(const struct scene *s)
{
    return value_begin(s) == s->at && one_of(s, s->at, "\"'");
}

/* "RET=FULL,HDRS" */
/*@ requires is_scene(s); assigns \nothing; */
static bool one_value_only(const struct scene *s)
{
    return (smtpath_in_value(s, SMTPATH_PARAM_RET) || smtpath_in_value(s, SMTPATH_PARAM_BODY)) &&
           s->at > value_begin(s) && one_of(s, s->at, ",;|/") && class_is(s, s->at + 1, LET_DIG) &&
           !smtpath_parameter_begins(s, s->at + 1);
}

/* "ORCPT=rfc822;", "BY=120;" */
/*@ requires is_scene(s); assigns \nothing; */
static bool address_missing(const struct scene *s)
{
    const size_t next = beyond(s, s->at, WSP);
    return value_begin(s) > 0 && octet_before(s) == ';' && breaks_off(s) &&
           (next == s->length || smtpath_parameter_begins(s, next));
}

/* xtext's "+2B" is not what utf-8-addr-xtext has. */
/*@ requires is_scene(s); assigns \nothing; */
static bool plus_in_utf8_address(const struct scene *s)
{
    return smtpath_in_value(s, SMTPATH_PARAM_ORCPT) && stands_at(s, value_begin(s), "UTF-8;") &&
           one_of(s, s->at, "+=");
}

/* "SIZE=10 MB", "SIZE=1 024": a word without "=" behind the number. */
//@ requires is_scene(s); assigns \nothing;
static bool number_goes_on(const struct scene *s, enum smtpath_param param)
{
    const size_t begin = word_begin(s);
    return reason_is(s, SMTPATH_UNKNOWN_PARAMETER) &&
           smtpath_keyword_at(s, previous_word(s)) == param && word_end(s, begin) - begin <= 7 &&
           find(s, begin, '=') >= word_end(s, begin) && smtpath_likely_word(s) == NULL;
}

/* Not where digits are too many. */
/*@ requires is_scene(s); assigns \nothing; */
static bool size_not_digits(const struct scene *s)
{
    return number_goes_on(s, SMTPATH_PARAM_SIZE) ||
           (smtpath_in_value(s, SMTPATH_PARAM_SIZE) && s->at < s->length &&
            !class_is(s, s->at, DIGIT | WSP));
}

/* Whether the last octets of BY's value stand here: N or R, and T. */
/*@ requires is_scene(s); assigns \nothing; */
static bool before_letter_of_by(const struct scene *s, size_t at)
{
    return one_of(s, at, "NRnr") && at + 1 + word_at(s, at + 1, "T") == word_end(s, at);
}

/* Before BY's letter, nothing, a comma or a colon is one for its semicolon. */
/*@ requires is_scene(s); assigns \nothing; */
static bool time_not_digits(const struct scene *s)
{
    return number_goes_on(s, SMTPATH_PARAM_HOLDFOR) ||
           ((smtpath_in_value(s, SMTPATH_PARAM_HOLDFOR) ||
             (smtpath_in_value(s, SMTPATH_PARAM_BY) && find(s, value_begin(s), ';') >= s->at)) &&
            s->at < s->length && !class_is(s, s->at, DIGIT | WSP) &&
            !before_letter_of_by(s, s->at + one_of(s, s->at, ",:")));
}

/* A digit goes on where the number has as many as it may have. */
/*@ requires is_scene(s); assigns \nothing; */
static bool number_too_long(const struct scene *s)
{
    return (reason_is(s, SMTPATH_EXPECTED_SPACE_OR_END) || reason_is(s, SMTPATH_EXPECTED_SEMICOLON)) &&
           value_begin(s) > 0 && class_is(s, s->at, DIGIT);
}

/* "ORCPT=bob@example.org", "ORCPT=<bob@example.org>": an address at once */
/*@ requires is_scene(s); assigns \nothing; */
static bool orcpt_type_missing(const struct scene *s)
{
    const size_t begin = value_begin(s);
    return smtpath_in_value(s, SMTPATH_PARAM_ORCPT) && find(s, begin, ';') >= word_end(s, begin) &&
           find(s, begin, '@') < word_end(s, begin) &&
           !holds_before(s, begin, find(s, begin, '@'), ':');
}

/*@ requires is_scene(s); assigns \nothing; */
static bool semicolon_missing(const struct scene *s)
{
    const bool before_action = smtpath_in_value(s, SMTPATH_PARAM_RRVS) && one_of(s, s->at, ",:");
    return value_begin(s) > 0 && (reason_is(s, SMTPATH_EXPECTED_SEMICOLON) || before_action);
}

/*@ requires is_scene(s); assigns \nothing; */
static bool space_behind_semicolon(const struct scene *s)
{
    return value_begin(s) > 0 && octet_before(s) == ';' && class_is(s, s->at, WSP) &&
           !smtpath_parameter_begins(s, beyond(s, s->at, WSP));
}

/* "+2b": it would be right in upper case */
/*@ requires is_scene(s); assigns \nothing; */
static bool lower_case_hex(const struct scene *s)
{
    return reason_is(s, SMTPATH_EXPECTED_HEXCHAR) && s->at >= 2 && s->line[s->at - 2] == '+' &&
           class_is(s, s->at, HEXDIG) && !class_is(s, s->at, UPPER_HEXDIG);
}

/*@ requires is_scene(s); assigns \nothing; */
static bool bare_plus(const struct scene *s)
{
    return reason_is(s, SMTPATH_EXPECTED_HEXCHAR);
}

/*@ requires is_scene(s); assigns \nothing; */
static bool bare_equals(const struct scene *s)
{
    return value_begin(s) > 0 && takes_xtext(smtpath_keyword_at(s, word_begin(s))) &&
           octet_is(s, s->at, '=');
}

/*@ requires is_scene(s); assigns \nothing; */
static bool body_8bit(const struct scene *s)
{
    return smtpath_in_value(s, SMTPATH_PARAM_BODY) &&
           (stands_at(s, value_begin(s), "8BIT") || stands_at(s, value_begin(s), "8-BIT"));
}

/* Whether the word of a value at fault is one of several. */
/*@ requires is_scene(s); assigns \nothing; */
static bool in_list(const struct scene *s)
{
    const size_t begin = smtpath_value_word(s);
    return octet_is(s, beyond(s, begin, LDH), ',') || (begin > 0 && octet_is(s, begin - 1, ','));
}

/* In a list, NEVER would be wrong as well. */
/*@ requires is_scene(s); assigns \nothing; */
static bool likely_value(const struct scene *s)
{
    const char *const word = value_begin(s) > 0 ? smtpath_likely_value(s) : NULL;
    return word != NULL && !(in_list(s) && word[0] == 'N');
}

/*@ requires is_scene(s); assigns \nothing; */
static bool notify_misspelt(const struct scene *s)
{
    return smtpath_in_value(s, SMTPATH_PARAM_NOTIFY) && s->at > value_begin(s) && s->at < s->length &&
           !class_is(s, s->at, WSP) && !smtpath_parameter_begins(s, s->at + 1);
}

/*@ requires is_scene(s); assigns \nothing; */
static bool auth_in_brackets(const struct scene *s)
{
    const size_t equals = find(s, word_begin(s), '=');
    return s->region == IN_PARAMETERS && smtpath_keyword_at(s, word_begin(s)) == SMTPATH_PARAM_AUTH &&
           equals < s->length && octet_is(s, equals + 1, '<') && !octet_is(s, equals + 2, '>');
}

/* How far in a date-time the fault is; 0 if in none. */
/*@ requires is_scene(s); assigns \nothing; ensures \result <= s->at; */
static size_t in_date(const struct scene *s)
{
    const bool dated =
        smtpath_in_value(s, SMTPATH_PARAM_HOLDUNTIL) || smtpath_in_value(s, SMTPATH_PARAM_RRVS);
    return dated && reason_is(s, SMTPATH_EXPECTED_DATE_TIME) ? s->at - value_begin(s) : 0;
}

enum { DATE_LENGTH = 10, MINUTES_LENGTH = 16, TIME_LENGTH = 19 };

/*@ requires is_scene(s); assigns \nothing; */
static bool date_without_t(const struct scene *s)
{
    const bool other = s->at < s->length && !class_is(s, s->at, DIGIT | WSP);
    return in_date(s) == DATE_LENGTH && class_is(s, beyond(s, s->at + other, WSP), DIGIT);
}

/*@ requires is_scene(s); assigns \nothing; */
static bool date_without_time(const struct scene *s)
{
    return in_date(s) == DATE_LENGTH && (breaks_off(s) || one_of(s, s->at, ";Zz"));
}

/*@ requires is_scene(s); assigns \nothing; */
static bool date_without_zone(const struct scene *s)
{
    const size_t length = in_date(s), begin = s->at - length;
    return length >= TIME_LENGTH && (breaks_off(s) || octet_is(s, s->at, ';')) &&
           in_class(octet_before(s), DIGIT) &&
           (length == TIME_LENGTH || octet_is(s, begin + TIME_LENGTH, '.'));
}

/* "23:59:59UTC" */
/*@ requires is_scene(s); assigns \nothing; */
static bool date_zone_by_name(const struct scene *s)
{
    static const char *const names[] = {"UTC", "GMT"};
    const size_t length = smtpath_longest_word(s, s->at, names, sizeof names / sizeof names[0]);
    return in_date(s) >= TIME_LENGTH && length > 0 && s->at + length == beyond(s, s->at, LET_DIG);
}

/* "T23:59Z" */
/*@ requires is_scene(s); assigns \nothing; */
static bool date_without_seconds(const struct scene *s)
{
    return in_date(s) == MINUTES_LENGTH && (breaks_off(s) || one_of(s, s->at, "Zz+-;"));
}

/* A digit, where one digit less would stand: of "2026-13", "T24", ":60". */
/*@ requires is_scene(s); assigns \nothing; */
static bool date_out_of_range(const struct scene *s)
{
    const size_t length = in_date(s);
    const bool first = length == 5 || length == 11 || length == 14 || length == 17;
    const bool second = length == 6 || length == 12 || length == 15 || length == 18;
    return (first || second) && class_is(s, s->at, DIGIT);
}

/*@ requires is_scene(s); assigns \nothing; */
static bool date_not_utc(const struct scene *s)
{
    const size_t length = in_date(s);
    if (length <= TIME_LENGTH)
        return false;
    const size_t zone = s->at - length + TIME_LENGTH;
    const size_t sign = octet_is(s, zone, '.') ? beyond(s, zone + 1, DIGIT) : zone;
    return smtpath_in_value(s, SMTPATH_PARAM_HOLDUNTIL) && one_of(s, sign, "+-") &&
           class_is(s, sign + 1, DIGIT);
}

enum mistake smtpath_value_mistake(const struct scene *s)
{
    enum mistake found = NO_MISTAKE;
#define MISTAKE(id, name, correction, english, japanese)                                               \
    if (found == NO_MISTAKE && id(s))                                                                  \
        found = MISTAKE_##id;
#include "mistake_value_rows.h"
#undef MISTAKE
    return found;
}
