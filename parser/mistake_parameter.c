// SPDX-License-Identifier: MIT
/*
 * Mistakes behind the path of MAIL or RCPT: keywords, what stands between them, the list of NOTIFY.
 */
#include "mistake.h"

size_t smtpath_separator(const struct scene *s)
{
    const size_t word = smtpath_value_word(s);
    const bool inside = octet_is(s, s->at, '=') && value_begin(s) > 0 && word > 0 &&
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
        smtpath_in_value(s, SMTPATH_PARAM_NOTIFY) &&
        ((octet_is(s, s->at, ',') && stands_at(s, value_begin(s), "NEVER") &&
          !smtpath_parameter_begins(s, s->at + 1)) ||
         (octet_before(s) == ',' && is_notify_word(s, s->at) && stands_at(s, s->at, "NEVER")));
    const bool in_words = s->region == IN_PARAMETERS && is_notify_word(s, word_begin(s)) &&
                          smtpath_keyword_at(s, previous_word(s)) == SMTPATH_PARAM_NOTIFY;
    return listed || (in_words && !notify_in_words(s));
}

/*@ requires is_scene(s); assigns \nothing; */
static bool notify_comma_at_end(const struct scene *s)
{
    return smtpath_in_value(s, SMTPATH_PARAM_NOTIFY) && octet_before(s) == ',' && breaks_off(s) &&
           !is_notify_word(s, beyond(s, s->at, WSP));
}

/*@ requires is_scene(s); assigns \nothing; */
static bool notify_comma_and_space(const struct scene *s)
{
    return smtpath_in_value(s, SMTPATH_PARAM_NOTIFY) && octet_before(s) == ',' &&
           class_is(s, s->at, WSP);
}

/* ",," */
/*@ requires is_scene(s); assigns \nothing; */
static bool notify_comma_doubled(const struct scene *s)
{
    return smtpath_in_value(s, SMTPATH_PARAM_NOTIFY) && octet_before(s) == ',' &&
           octet_is(s, s->at, ',');
}

/* "SUCCESS;FAILURE"; of NEVER, no separator would be right */
/*@ requires is_scene(s); assigns \nothing; */
static bool notify_other_separator(const struct scene *s)
{
    return smtpath_in_value(s, SMTPATH_PARAM_NOTIFY) && one_of(s, s->at, ";|/&") &&
           is_notify_word(s, s->at + 1) && !stands_at(s, value_begin(s), "NEVER") &&
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
           word_begin(s) <= beyond(s, closed, WSP) && ((follows && bare) || and_one) &&
           value_begin(s) == 0;
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
    return s->region == IN_PARAMETERS && octet_is(s, s->at, '(') && value_begin(s) == 0;
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
           (reason_is(s, SMTPATH_VALUE_MISSING) ||
            (octet_before(s) == '=' && value_begin(s) == s->at)) &&
           smtpath_keyword_at(s, word_begin(s)) != SMTPATH_PARAM_COUNT;
}

/* "SIZE==10" */
/*@ requires is_scene(s); assigns \nothing; */
static bool doubled_equals(const struct scene *s)
{
    return value_begin(s) == s->at && octet_is(s, s->at, '=');
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

/* Right behind the path or its space, where no parameter begins. */
/*@ requires is_scene(s); assigns \nothing; */
static bool text_behind_path(const struct scene *s)
{
    const size_t close = find(s, s->argument, '>');
    return (reason_is(s, SMTPATH_EXPECTED_SPACE_OR_END) || reason_is(s, SMTPATH_EXPECTED_KEYWORD)) &&
           s->region == IN_PARAMETERS && close < s->at && s->at <= beyond(s, close + 1, WSP) &&
           s->at < s->length && !class_is(s, s->at, WSP);
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
