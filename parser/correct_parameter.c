// SPDX-License-Identifier: MIT
/*
 * Corrections of parameters and of their values. One function a correction.
 */
#include "correction.h"

//@ CHANGES
static bool comma_for_space(const struct scene *s, struct text *t)
{
    const size_t word = word_begin(s);
    size_t begin = word;
    /*@ loop invariant begin <= word;
        loop assigns begin;
        loop variant begin; */
    while (begin > 0 && class_is(s, begin - 1, WSP))
        begin--;
    return put_in(t, begin, word - begin, ",", 1);
}

//@ CHANGES
static bool without_comma(const struct scene *s, struct text *t)
{
    return s->at > 0 && put_in(t, s->at - 1, 1, "", 0);
}

//@ CHANGES
static bool equals_alone(const struct scene *s, struct text *t)
{
    const size_t equals = octet_before(s) == '=' ? s->at - 1 : find(s, s->at, '=');
    size_t begin = equals;
    /*@ loop invariant begin <= equals;
        loop assigns begin;
        loop variant begin; */
    while (begin > 0 && class_is(s, begin - 1, WSP))
        begin--;
    return equals < s->length && put_in(t, begin, beyond(s, equals + 1, WSP) - begin, "=", 1);
}

//@ CHANGES
static bool equals_for_colon(const struct scene *s, struct text *t)
{
    return put_in(t, s->at, 1, "=", 1);
}

//@ CHANGES
static bool space_for_separator(const struct scene *s, struct text *t)
{
    const size_t at = smtpath_separator(s);
    const bool spaced = at > 0 && class_is(s, at - 1, WSP);
    return put_in(t, at, beyond(s, at + 1, WSP) - at, " ", spaced ? 0 : 1);
}

//@ CHANGES
static bool without_separator(const struct scene *s, struct text *t)
{
    size_t begin = s->at;
    /*@ loop invariant begin <= s->at;
        loop assigns begin;
        loop variant begin; */
    while (begin > 0 && class_is(s, begin - 1, WSP))
        begin--;
    return put_in(t, begin, s->length - begin, "", 0);
}

//@ CHANGES
static bool upper_case_hex(const struct scene *s, struct text *t)
{
    const char upper = s->at < s->length ? to_upper(s->line[s->at]) : '\0';
    return put_in(t, s->at, 1, &upper, 1);
}

//@ CHANGES
static bool encoded_plus(const struct scene *s, struct text *t)
{
    size_t plus = s->at;
    /*@ loop invariant plus <= s->at;
        loop assigns plus;
        loop variant plus; */
    while (plus > 0 && !octet_is(s, plus, '+'))
        plus--;
    return plus > 0 && put_in(t, plus + 1, 0, "2B", 2);
}

//@ CHANGES
static bool encoded_equals(const struct scene *s, struct text *t)
{
    return put_in(t, s->at, 1, "+3D", 3);
}

//@ CHANGES
static bool body_8bitmime(const struct scene *s, struct text *t)
{
    const size_t value = find(s, word_begin(s), '=') + 1;
    return value <= s->length && put_in(t, value, word_end(s, value) - value, "8BITMIME", 8);
}

//@ CHANGES
static bool without_auth_brackets(const struct scene *s, struct text *t)
{
    const size_t value = find(s, word_begin(s), '=') + 1;
    const size_t end = word_end(s, value <= s->length ? value : s->length);
    return octet_is(s, value, '<') && octet_is(s, end - 1, '>') && put_in(t, end - 1, 1, "", 0) &&
           put_in(t, value, 1, "", 0);
}

//@ CHANGES
static bool with_t(const struct scene *s, struct text *t)
{
    const size_t end = class_is(s, s->at, DIGIT) ? s->at
                       : class_is(s, s->at, WSP) ? beyond(s, s->at, WSP)
                                                 : s->at + 1;
    return put_in(t, s->at, end - s->at, "T", 1);
}

/* All that are too many. */
//@ CHANGES
static bool without_commas(const struct scene *s, struct text *t)
{
    size_t end = s->at;
    /*@ loop invariant s->at <= end <= s->length;
        loop assigns end;
        loop variant s->length - end; */
    while (octet_is(s, end, ','))
        end++;
    return put_in(t, s->at, end - s->at, "", 0);
}

//@ CHANGES
static bool comma_for_octet(const struct scene *s, struct text *t)
{
    return put_in(t, s->at, 1, ",", 1);
}

/* Before a letter, it is put in. */
//@ CHANGES
static bool semicolon_for_octet(const struct scene *s, struct text *t)
{
    const bool other = one_of(s, s->at, ":,");
    return (other || class_is(s, s->at, ALPHA)) && put_in(t, s->at, other, ";", 1);
}

//@ CHANGES
static bool equals_for_space(const struct scene *s, struct text *t)
{
    return put_in(t, s->at, beyond(s, s->at, WSP) - s->at, "=", 1);
}

/* "AUTH=" says that nobody vouches for a sender, as <> does. */
//@ CHANGES
static bool with_null_sender(const struct scene *s, struct text *t)
{
    return smtpath_keyword_at(s, word_begin(s)) == SMTPATH_PARAM_AUTH && octet_before(s) == '=' &&
           put_in(t, s->at, 0, "<>", 2);
}

//@ CHANGES
static bool embedded_code_point(const struct scene *s, struct text *t)
{
    return put_in(t, s->at, 1, octet_is(s, s->at, '+') ? "\\x{2B}" : "\\x{3D}", 6);
}

//@ CHANGES
static bool with_likely_value(const struct scene *s, struct text *t)
{
    const char *word = smtpath_likely_value(s);
    const size_t begin = smtpath_value_word(s);
    return word != NULL && put_in_word(t, begin, beyond(s, begin, LDH) - begin, word);
}

//@ CHANGES
static bool without_quotes_around_value(const struct scene *s, struct text *t)
{
    const size_t close = s->at < s->length ? find(s, s->at + 1, s->line[s->at]) : s->length;
    return close + 1 == word_end(s, s->at) && without_quotes(s, t);
}

/* Whether the fault is a unit that says of a number of octets what it is, and ends the word. */
/*@ requires is_scene(s); assigns \nothing; */
static bool is_octets(const struct scene *s, size_t at)
{
    static const char *const units[] = {"B", "BYTES", "OCTETS"};
    const size_t length = smtpath_longest_word(s, at, units, sizeof units / sizeof units[0]);
    return length > 0 && at + length == word_end(s, at);
}

/* Where octets that divide a number, each before three digits, have an end: "1,024,000". */
/*@ requires is_scene(s); assigns \nothing; ensures at <= s->length ==> at <= \result <= s->length; */
static size_t beyond_groups(const struct scene *s, size_t at)
{
    /*@ loop invariant \at(at, Pre) <= at && (\at(at, Pre) <= s->length ==> at <= s->length);
        loop assigns at;
        loop variant s->length - at; */
    while (at < s->length && one_of(s, at, ",_'") && beyond(s, at + 1, DIGIT) - at == 4)
        at += 4;
    return at;
}

/* "+1000", "1,024", "1000B", "1000 bytes"; of "10K" or "1.024", nobody knows the number. */
//@ CHANGES
static bool digits_alone(const struct scene *s, struct text *t)
{
    size_t end = beyond_groups(s, s->at);
    if (octet_is(s, s->at, '+'))
        return put_in(t, s->at, 1, "", 0);
    if (is_octets(s, s->at))
        return put_in(t, s->at, word_end(s, s->at) - s->at, "", 0) &&
               (s->at == 0 || !class_is(s, s->at - 1, WSP) || put_in(t, s->at - 1, 1, "", 0));
    if (end == s->at || end != word_end(s, s->at))
        return false;
    bool done = true;
    /*@ loop invariant s->at <= end <= s->length && is_text(t);
        loop assigns end, done, t->length, t->line[0 .. t->size - 1];
        loop variant end - s->at; */
    while (end - s->at >= 4) {
        end -= 4;
        done = put_in(t, end, 1, "", 0) && done;
    }
    return done;
}

/* Angle brackets around it go. */
//@ CHANGES
static bool with_orcpt_type(const struct scene *s, struct text *t)
{
    const size_t begin = find(s, word_begin(s), '=') + 1;
    const size_t end = word_end(s, begin <= s->length ? begin : s->length);
    const bool open = octet_is(s, begin, '<');
    if (open && !octet_is(s, end - 1, '>'))
        return false;
    return begin <= s->length && (!open || put_in(t, end - 1, 1, "", 0)) &&
           put_in(t, begin, open, "rfc822;", 7);
}

/* Only of a value that says the same. */
//@ CHANGES
static bool flag_alone(const struct scene *s, struct text *t)
{
    static const char *const values[] = {"1", "YES", "TRUE", "ON"};
    const size_t begin = s->at + 1, end = word_end(s, s->at);
    const size_t length = smtpath_longest_word(s, begin, values, sizeof values / sizeof values[0]);
    return begin + length == end && put_in(t, s->at, end - s->at, "", 0);
}

/* Whether the word at an offset reads as the one at fault. */
/*@ requires is_scene(s) && at <= s->at; assigns \nothing; */
static bool reads_alike(const struct scene *s, size_t at)
{
    const size_t end = word_end(s, s->at);
    size_t i = 0;
    /*@ loop invariant s->at + i <= end <= s->length;
        loop assigns i;
        loop variant end - s->at - i; */
    while (s->at + i < end && to_upper(s->line[at + i]) == to_upper(s->line[s->at + i]))
        i++;
    return s->at + i == end && at + i == word_end(s, at);
}

/* And the space before it; only where both say the same. */
//@ CHANGES
static bool without_second_parameter(const struct scene *s, struct text *t)
{
    bool same = false;
    if (s->at == 0)
        return false;
    /*@ loop invariant 1 <= at <= s->at;
        loop assigns at, same;
        loop variant s->at - at; */
    for (size_t at = 1; at < s->at; at++)
        same = same || (class_is(s, at - 1, WSP) && reads_alike(s, at));
    return same && put_in(t, s->at - 1, word_end(s, s->at) - s->at + 1, "", 0);
}

//@ CHANGES
static bool with_z(const struct scene *s, struct text *t)
{
    return put_in(t, s->at, beyond(s, s->at, LET_DIG) - s->at, "Z", 1);
}

//@ CHANGES
static bool with_seconds(const struct scene *s, struct text *t)
{
    return put_in(t, s->at, 0, ":00", 3);
}

bool smtpath_corrected_parameter(enum mistake mistake, const struct scene *s, struct text *t)
{
    bool done = false;
    switch (mistake) {
#define MISTAKE(id, name, correction, english, japanese)                                               \
    case MISTAKE_##id:                                                                                 \
        done = correction(s, t);                                                                       \
        break;
#include "mistake_parameter_rows.h"
#include "mistake_value_rows.h"
#undef MISTAKE
    default:
        break;
    }
    return done;
}
