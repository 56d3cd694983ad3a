// SPDX-License-Identifier: MIT
/*
 * Mistakes behind the path of MAIL or RCPT.
 */
#include "mistake.h"

/* ---- The parameter at fault ------------------------------------------------------------------------------- */

/* The offset behind the "=" of the word that the fault is in; 0 if none stands before the fault. */
/*@ requires is_scene(s); assigns \nothing; ensures \result <= s->at; */
static size_t value(const struct scene *s)
{
    const size_t equals = find(s, word_begin(s), '=');
    return s->region == IN_PARAMETERS && equals < s->at ? equals + 1 : 0;
}

/* Whether the fault is in the value of this parameter, or right behind it. */
/*@ requires is_scene(s); assigns \nothing; */
static bool in_value(const struct scene *s, enum smtpath_param param)
{
    return value(s) > 0 && smtpath_keyword_at(s, word_begin(s)) == param;
}

//@ assigns \nothing;
static bool takes_xtext(enum smtpath_param param)
{
    return param == SMTPATH_PARAM_ENVID || param == SMTPATH_PARAM_ORCPT ||
           param == SMTPATH_PARAM_AUTH || param == SMTPATH_PARAM_SUBMITTER;
}

/* Where the word before the one at fault begins. */
/*@ requires is_scene(s); assigns \nothing; ensures \result <= s->at; */
static size_t previous_word(const struct scene *s)
{
    size_t begin = word_begin(s);
    /*@ loop invariant begin <= s->at;
        loop assigns begin;
        loop variant begin; */
    while (begin > 0 && in_class(s->line[begin - 1], WSP))
        begin--;
    /*@ loop invariant begin <= s->at;
        loop assigns begin;
        loop variant begin; */
    while (begin > 0 && !in_class(s->line[begin - 1], WSP))
        begin--;
    return begin;
}

size_t smtpath_separator(const struct scene *s)
{
    const size_t word = smtpath_value_word(s);
    const bool inside = octet_is(s, s->at, '=') && value(s) > 0 && word > 0 &&
                        smtpath_keyword_at(s, word) != SMTPATH_PARAM_COUNT;
    return inside ? word - 1 : s->at;
}

bool smtpath_parameter_begins(const struct scene *s, size_t at)
{
    const size_t end = word_end(s, at);
    return at < s->length && (smtpath_keyword_at(s, at) != SMTPATH_PARAM_COUNT ||
                              (find(s, at, '=') < end && beyond(s, at, LDH) == find(s, at, '=')));
}

/* Whether a value of NOTIFY stands here as a word. */
/*@ requires is_scene(s); assigns \nothing; */
static bool is_notify_word(const struct scene *s, size_t at)
{
    static const char *const words[] = {"SUCCESS", "FAILURE", "DELAY", "NEVER"};
    const size_t length = smtpath_longest_word(s, at, words, sizeof words / sizeof words[0]);
    return length > 0 && at + length == beyond(s, at, ALPHA);
}

/* ---- One mistake a function ---------------------------------------------------------------------------------- */

/*@ requires is_scene(s); assigns \nothing; */
static bool parameter_of_mail(const struct scene *s)
{
    return reason_is(s, SMTPATH_PARAMETER_OF_OTHER_COMMAND) && verb_is(s, SMTPATH_VERB_RCPT);
}

/*@ requires is_scene(s); assigns \nothing; */
static bool parameter_of_rcpt(const struct scene *s)
{
    return reason_is(s, SMTPATH_PARAMETER_OF_OTHER_COMMAND);
}

/* "RCPT TO:" where a parameter should be, or behind a separator. */
/*@ requires is_scene(s); assigns \nothing; */
static bool second_command(const struct scene *s)
{
    const size_t next = one_of(s, s->at, ",;|&") ? beyond(s, s->at + 1, WSP) : word_begin(s);
    const size_t begin = s->region == IN_PARAMETERS && next > s->argument ? next : s->length;
    const size_t data = word_at(s, begin, "DATA");
    return stands_at(s, begin, "RCPT TO:") || stands_at(s, begin, "MAIL FROM:") ||
           stands_at(s, begin, "TO:<") || stands_at(s, begin, "FROM:<") ||
           (data > 0 && begin + data == s->length);
}

/* "SIZE 1000", "ORCPT rfc822;bob@example.org" */
/*@ requires is_scene(s); assigns \nothing; */
static bool equals_missing(const struct scene *s)
{
    const size_t next = beyond(s, s->at, WSP);
    return s->region == IN_PARAMETERS && reason_is(s, SMTPATH_VALUE_MISSING) &&
           class_is(s, s->at, WSP) && next < s->length && !octet_is(s, next, '=') &&
           !smtpath_parameter_begins(s, next);
}

/*@ requires is_scene(s); assigns \nothing; */
static bool notify_in_words(const struct scene *s)
{
    return s->region == IN_PARAMETERS && is_notify_word(s, word_begin(s)) &&
           !stands_at(s, word_begin(s), "NEVER") && !stands_at(s, previous_word(s), "NOTIFY=NEVER") &&
           smtpath_keyword_at(s, previous_word(s)) == SMTPATH_PARAM_NOTIFY;
}

/* "NEVER," or ",NEVER" */
/*@ requires is_scene(s); assigns \nothing; */
static bool notify_never_alone(const struct scene *s)
{
    const bool listed =
        in_value(s, SMTPATH_PARAM_NOTIFY) &&
        ((octet_is(s, s->at, ',') && stands_at(s, value(s), "NEVER") &&
          !smtpath_parameter_begins(s, s->at + 1)) ||
         (octet_before(s) == ',' && is_notify_word(s, s->at) && stands_at(s, s->at, "NEVER")));
    const bool in_words = s->region == IN_PARAMETERS && is_notify_word(s, word_begin(s)) &&
                          smtpath_keyword_at(s, previous_word(s)) == SMTPATH_PARAM_NOTIFY;
    return listed || (in_words && !notify_in_words(s));
}

/*@ requires is_scene(s); assigns \nothing; */
static bool notify_comma_at_end(const struct scene *s)
{
    return in_value(s, SMTPATH_PARAM_NOTIFY) && octet_before(s) == ',' && breaks_off(s) &&
           !is_notify_word(s, beyond(s, s->at, WSP));
}

/*@ requires is_scene(s); assigns \nothing; */
static bool notify_comma_and_space(const struct scene *s)
{
    return in_value(s, SMTPATH_PARAM_NOTIFY) && octet_before(s) == ',' && class_is(s, s->at, WSP);
}

/* ",," */
/*@ requires is_scene(s); assigns \nothing; */
static bool notify_comma_doubled(const struct scene *s)
{
    return in_value(s, SMTPATH_PARAM_NOTIFY) && octet_before(s) == ',' && octet_is(s, s->at, ',');
}

/* "SUCCESS;FAILURE"; of NEVER, no separator would be right */
/*@ requires is_scene(s); assigns \nothing; */
static bool notify_other_separator(const struct scene *s)
{
    return in_value(s, SMTPATH_PARAM_NOTIFY) && one_of(s, s->at, ";|/&") &&
           is_notify_word(s, s->at + 1) && !stands_at(s, value(s), "NEVER") &&
           !stands_at(s, s->at + 1, "NEVER");
}

/* "<a@b>,<c@d>", "<a@b> <c@d>", "<a@b> c@d", "<a@b>, c@d", "<a@b> and <c@d>" */
/*@ requires is_scene(s); assigns \nothing; */
static bool is_second_address(const struct scene *s)
{
    const size_t close = find(s, s->argument, '>');
    if (s->region != IN_PARAMETERS || close == s->length)
        return false;
    const size_t closed = close + 1;
    const size_t next = beyond(s, s->at + one_of(s, s->at, ",;/&|"), WSP);
    const size_t begin = word_begin(s) >= closed ? word_begin(s) : next;
    const bool follows = octet_is(s, next, '<') || find(s, begin, '@') < word_end(s, next);
    const bool bare = octet_is(s, next, '<') || find(s, begin, '=') > find(s, begin, '@');
    const bool and_one = reason_is(s, SMTPATH_UNKNOWN_PARAMETER) &&
                         octet_is(s, beyond(s, word_end(s, s->at), WSP), '<') && holds(s, s->at, '@');
    return (holds(s, closed, '@') || octet_is(s, next, '<')) &&
           word_begin(s) <= beyond(s, closed, WSP) && ((follows && bare) || and_one) && value(s) == 0;
}

/*@ requires is_scene(s); assigns \nothing; */
static bool sender_behind_path(const struct scene *s)
{
    return is_second_address(s) && verb_is(s, SMTPATH_VERB_MAIL);
}

/*@ requires is_scene(s); assigns \nothing; */
static bool address_behind_path(const struct scene *s)
{
    return is_second_address(s) && verb_is(s, SMTPATH_VERB_RCPT);
}

/*@ requires is_scene(s); assigns \nothing; */
static bool comment_behind_path(const struct scene *s)
{
    return s->region == IN_PARAMETERS && octet_is(s, s->at, '(') && value(s) == 0;
}

/* A word without "=" behind a value that is free text. */
/*@ requires is_scene(s); assigns \nothing; */
static bool space_in_xtext(const struct scene *s)
{
    return s->region == IN_PARAMETERS &&
           (reason_is(s, SMTPATH_UNKNOWN_PARAMETER) || reason_is(s, SMTPATH_EXPECTED_EQUALS)) &&
           takes_xtext(smtpath_keyword_at(s, previous_word(s))) &&
           find(s, word_begin(s), '=') >= word_end(s, s->at) && smtpath_likely_word(s) == NULL;
}

/*@ requires is_scene(s); assigns \nothing; */
static bool likely_keyword_of_mail(const struct scene *s)
{
    return s->region == IN_PARAMETERS && verb_is(s, SMTPATH_VERB_RCPT) && smtpath_likely_elsewhere(s);
}

/*@ requires is_scene(s); assigns \nothing; */
static bool likely_keyword_of_rcpt(const struct scene *s)
{
    return s->region == IN_PARAMETERS && smtpath_likely_elsewhere(s);
}

/*@ requires is_scene(s); assigns \nothing; */
static bool likely_keyword(const struct scene *s)
{
    return s->region == IN_PARAMETERS && smtpath_likely_word(s) != NULL;
}

/* Nothing behind the "=", or no "=": the line ends, or another parameter follows. */
/*@ requires is_scene(s); assigns \nothing; */
static bool value_missing(const struct scene *s)
{
    const size_t next = beyond(s, s->at, WSP);
    const bool ends =
        s->at == s->length || (class_is(s, s->at, WSP) && smtpath_parameter_begins(s, next));
    return s->region == IN_PARAMETERS && ends && !octet_is(s, next, '=') &&
           (reason_is(s, SMTPATH_VALUE_MISSING) || (octet_before(s) == '=' && value(s) == s->at)) &&
           smtpath_keyword_at(s, word_begin(s)) != SMTPATH_PARAM_COUNT;
}

/* "SIZE==10" */
/*@ requires is_scene(s); assigns \nothing; */
static bool doubled_equals(const struct scene *s)
{
    return value(s) == s->at && octet_is(s, s->at, '=');
}

/* " =NEVER", where no word before it is a keyword */
/*@ requires is_scene(s); assigns \nothing; */
static bool keyword_missing(const struct scene *s)
{
    return reason_is(s, SMTPATH_EXPECTED_KEYWORD) && octet_is(s, s->at, '=') &&
           smtpath_keyword_at(s, previous_word(s)) == SMTPATH_PARAM_COUNT;
}

/* "SIZE = 1000", "SIZE =1000", "SIZE= 1000" */
/*@ requires is_scene(s); assigns \nothing; */
static bool space_around_equals(const struct scene *s)
{
    const bool behind = class_is(s, s->at, WSP) && octet_before(s) == '=';
    const bool before = octet_is(s, s->at, '=') && in_class(octet_before(s), WSP);
    const bool missing = reason_is(s, SMTPATH_VALUE_MISSING) && octet_is(s, beyond(s, s->at, WSP), '=');
    return s->region == IN_PARAMETERS && (behind || before || missing);
}

/* Whether the parameter at fault has no value. */
/*@ requires is_scene(s); assigns \nothing; */
static bool is_flag(const struct scene *s)
{
    const struct smtpath_param_row *row = smtpath_param_info(smtpath_keyword_at(s, word_begin(s)));
    return row != NULL && row->value == SMTPATH_VALUE_FORBIDDEN;
}

/*@ requires is_scene(s); assigns \nothing; */
static bool colon_for_equals(const struct scene *s)
{
    return reason_is(s, SMTPATH_EXPECTED_EQUALS) && octet_is(s, s->at, ':') &&
           smtpath_keyword_at(s, word_begin(s)) != SMTPATH_PARAM_COUNT && !is_flag(s);
}

/*@ requires is_scene(s); assigns \nothing; */
static bool separator_for_space(const struct scene *s)
{
    const size_t at = smtpath_separator(s);
    return s->region == IN_PARAMETERS && one_of(s, at, ",;&") &&
           smtpath_parameter_begins(s, beyond(s, at + 1, WSP));
}

/*@ requires is_scene(s); assigns \nothing; */
static bool separator_at_end(const struct scene *s)
{
    return s->region == IN_PARAMETERS && one_of(s, s->at, ",;.\")'") &&
           beyond(s, s->at + 1, WSP) == s->length;
}

/*@ requires is_scene(s); assigns \nothing; */
static bool space_missing(const struct scene *s)
{
    return reason_is(s, SMTPATH_EXPECTED_SPACE_OR_END) && s->region == IN_PARAMETERS &&
           octet_before(s) == '>' && smtpath_parameter_begins(s, s->at);
}

/* At the first octet of a value: where quotes may stand there, as in an ENVID, they are no fault. */
/*@ requires is_scene(s); assigns \nothing; */
static bool value_in_quotes(const struct scene *s)
{
    return value(s) == s->at && one_of(s, s->at, "\"'");
}

/* "RET=FULL,HDRS" */
/*@ requires is_scene(s); assigns \nothing; */
static bool one_value_only(const struct scene *s)
{
    return (in_value(s, SMTPATH_PARAM_RET) || in_value(s, SMTPATH_PARAM_BODY)) && s->at > value(s) &&
           one_of(s, s->at, ",;|/") && class_is(s, s->at + 1, LET_DIG) &&
           !smtpath_parameter_begins(s, s->at + 1);
}

/* "ORCPT=rfc822;", "BY=120;" */
/*@ requires is_scene(s); assigns \nothing; */
static bool address_missing(const struct scene *s)
{
    const size_t next = beyond(s, s->at, WSP);
    return value(s) > 0 && octet_before(s) == ';' && breaks_off(s) &&
           (next == s->length || smtpath_parameter_begins(s, next));
}

/* xtext's "+2B" is not what utf-8-addr-xtext has. */
/*@ requires is_scene(s); assigns \nothing; */
static bool plus_in_utf8_address(const struct scene *s)
{
    return in_value(s, SMTPATH_PARAM_ORCPT) && stands_at(s, value(s), "UTF-8;") &&
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
           (in_value(s, SMTPATH_PARAM_SIZE) && s->at < s->length && !class_is(s, s->at, DIGIT | WSP));
}

/* Whether the last octets of BY's value stand here: N or R, and T. */
/*@ requires is_scene(s); assigns \nothing; */
static bool before_letter_of_by(const struct scene *s, size_t at)
{
    const size_t trace = at + 1 + (octet_at(s, at + 1) == 'T' || octet_at(s, at + 1) == 't');
    return one_of(s, at, "NRnr") && trace == word_end(s, at);
}

/* Before BY's letter, nothing, a comma or a colon is one for its semicolon. */
/*@ requires is_scene(s); assigns \nothing; */
static bool time_not_digits(const struct scene *s)
{
    return number_goes_on(s, SMTPATH_PARAM_HOLDFOR) ||
           ((in_value(s, SMTPATH_PARAM_HOLDFOR) ||
             (in_value(s, SMTPATH_PARAM_BY) && find(s, value(s), ';') >= s->at)) &&
            s->at < s->length && !class_is(s, s->at, DIGIT | WSP) &&
            !before_letter_of_by(s, s->at + one_of(s, s->at, ",:")));
}

/* A digit goes on where the number has as many as it may have. */
/*@ requires is_scene(s); assigns \nothing; */
static bool number_too_long(const struct scene *s)
{
    return (reason_is(s, SMTPATH_EXPECTED_SPACE_OR_END) || reason_is(s, SMTPATH_EXPECTED_SEMICOLON)) &&
           value(s) > 0 && class_is(s, s->at, DIGIT);
}

/* "ORCPT=bob@example.org", "ORCPT=<bob@example.org>": an address at once */
/*@ requires is_scene(s); assigns \nothing; */
static bool orcpt_type_missing(const struct scene *s)
{
    const size_t begin = value(s);
    return in_value(s, SMTPATH_PARAM_ORCPT) && find(s, begin, ';') >= word_end(s, begin) &&
           find(s, begin, '@') < word_end(s, begin) &&
           !holds_before(s, begin, find(s, begin, '@'), ':');
}

/*@ requires is_scene(s); assigns \nothing; */
static bool semicolon_missing(const struct scene *s)
{
    const bool before_action = in_value(s, SMTPATH_PARAM_RRVS) && one_of(s, s->at, ",:");
    return value(s) > 0 && (reason_is(s, SMTPATH_EXPECTED_SEMICOLON) || before_action);
}

/*@ requires is_scene(s); assigns \nothing; */
static bool space_behind_semicolon(const struct scene *s)
{
    return value(s) > 0 && octet_before(s) == ';' && class_is(s, s->at, WSP) &&
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
    return value(s) > 0 && takes_xtext(smtpath_keyword_at(s, word_begin(s))) && octet_is(s, s->at, '=');
}

/* "SMTPUTF8=1", "SMTPUTF8:1" */
/*@ requires is_scene(s); assigns \nothing; */
static bool flag_with_value(const struct scene *s)
{
    return s->region == IN_PARAMETERS && one_of(s, s->at, "=:") && word_begin(s) < s->at && is_flag(s);
}

/*@ requires is_scene(s); assigns \nothing; */
static bool parameter_twice(const struct scene *s)
{
    return reason_is(s, SMTPATH_DUPLICATE_PARAMETER) && s->region == IN_PARAMETERS;
}

/*@ requires is_scene(s); assigns \nothing; */
static bool body_8bit(const struct scene *s)
{
    return in_value(s, SMTPATH_PARAM_BODY) &&
           (stands_at(s, value(s), "8BIT") || stands_at(s, value(s), "8-BIT"));
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
    const char *const word = value(s) > 0 ? smtpath_likely_value(s) : NULL;
    return word != NULL && !(in_list(s) && word[0] == 'N');
}

/*@ requires is_scene(s); assigns \nothing; */
static bool notify_misspelt(const struct scene *s)
{
    return in_value(s, SMTPATH_PARAM_NOTIFY) && s->at > value(s) && s->at < s->length &&
           !class_is(s, s->at, WSP) && !smtpath_parameter_begins(s, s->at + 1);
}

/*@ requires is_scene(s); assigns \nothing; */
static bool auth_in_brackets(const struct scene *s)
{
    const size_t equals = find(s, word_begin(s), '=');
    return s->region == IN_PARAMETERS && smtpath_keyword_at(s, word_begin(s)) == SMTPATH_PARAM_AUTH &&
           equals < s->length && octet_is(s, equals + 1, '<') && !octet_is(s, equals + 2, '>');
}

/* Right behind the path or its space, where no parameter begins. */
/*@ requires is_scene(s); assigns \nothing; */
static bool text_behind_path(const struct scene *s)
{
    const size_t closed = find(s, s->argument, '>') + 1;
    return (reason_is(s, SMTPATH_EXPECTED_SPACE_OR_END) || reason_is(s, SMTPATH_EXPECTED_KEYWORD)) &&
           s->region == IN_PARAMETERS && s->at >= closed && s->at <= beyond(s, closed, WSP) &&
           s->at < s->length && !class_is(s, s->at, WSP);
}

/* How far in a date-time the fault is; 0 if in none. */
/*@ requires is_scene(s); assigns \nothing; ensures \result <= s->at; */
static size_t in_date(const struct scene *s)
{
    const bool dated = in_value(s, SMTPATH_PARAM_HOLDUNTIL) || in_value(s, SMTPATH_PARAM_RRVS);
    return dated && reason_is(s, SMTPATH_EXPECTED_DATE_TIME) ? s->at - value(s) : 0;
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
    return in_value(s, SMTPATH_PARAM_HOLDUNTIL) && one_of(s, sign, "+-") &&
           class_is(s, sign + 1, DIGIT);
}

enum mistake smtpath_parameter_mistake(const struct scene *s)
{
    enum mistake found = NO_MISTAKE;
#define MISTAKE(id, name, correction, english, japanese)                                               \
    if (found == NO_MISTAKE && id(s))                                                                  \
        found = MISTAKE_##id;
#include "mistake_parameter_rows.h"
#undef MISTAKE
    return found;
}
