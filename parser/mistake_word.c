// SPDX-License-Identifier: MIT
/*
 * Known words, and words that are one edit away from them: verbs and the keywords of parameters.
 */
#include "mistake.h"

/* Whether line[begin .. end) is the word. */
/*@ requires is_scene(s) && begin <= end <= s->length; requires shown: valid_read_string(upper);
    assigns \nothing; */
static bool ends_alike(const struct scene *s, size_t begin, size_t end, const char *upper)
{
    const size_t length = word_at(s, begin, upper);
    return (length > 0 || upper[0] == '\0') && begin + length == end;
}

size_t smtpath_longest_word(const struct scene *s, size_t at, const char *const *words, size_t count)
{
    size_t longest = 0;
    /*@ loop invariant 0 <= i <= count && (longest > 0 ==> at + longest <= s->length);
        loop assigns i, longest;
        loop variant count - i; */
    for (size_t i = 0; i < count; i++) {
        const size_t length = word_at(s, at, words[i]);
        longest = length > longest ? length : longest;
    }
    return longest;
}

bool smtpath_begins_with_word(const struct scene *s, const char *const *words, size_t count)
{
    const size_t length = smtpath_longest_word(s, 0, words, count);
    return length > 0 && length == word_end(s, 0);
}

bool smtpath_one_edit_away(const struct scene *s, size_t begin, size_t end, const char *upper)
{
    size_t same = 0;
    /*@ loop invariant 0 <= same <= strlen(upper) && begin + same <= end;
        loop assigns same;
        loop variant end - begin - same; */
    while (begin + same < end && upper[same] != '\0' && to_upper(s->line[begin + same]) == upper[same])
        same++;
    const char *rest = upper + same;
    begin += same;
    if (*rest == '\0')
        return end - begin == 1;
    const bool put_in = ends_alike(s, begin, end, rest + 1);
    const bool swapped = end - begin >= 2 && rest[1] != '\0' && to_upper(s->line[begin]) == rest[1] &&
                         to_upper(s->line[begin + 1]) == *rest &&
                         ends_alike(s, begin + 2, end, rest + 2);
    return put_in || swapped ||
           (begin < end &&
            (ends_alike(s, begin + 1, end, rest) || ends_alike(s, begin + 1, end, rest + 1)));
}

/* The verb that was meant, but for the obsolete ones. */
/*@ requires is_scene(s) && end <= s->length; assigns \nothing;
    ensures shown: \result == \null || valid_read_string((char *)\result); */
static const char *likely_among_verbs(const struct scene *s, size_t end)
{
    const char *found = NULL;
    /*@ loop invariant SMTPATH_VERB_MAIL <= verb <= SMTPATH_VERB_COUNT;
        loop assigns verb, found;
        loop variant SMTPATH_VERB_COUNT - verb; */
    for (int verb = SMTPATH_VERB_MAIL; verb < SMTPATH_VERB_COUNT; verb++) {
        const bool obsolete = verb >= SMTPATH_VERB_SEND && verb <= SMTPATH_VERB_TURN;
        const char *name = smtpath_verb_name((enum smtpath_verb)verb);
        if (found == NULL && !obsolete && name != NULL && smtpath_one_edit_away(s, 0, end, name))
            found = name;
    }
    return found;
}

/* ---- Words of elsewhere --------------------------------------------------------------------------------- */

/* What people and other protocols call something that SMTP has under another name. */
struct other_name {
    const char *name;
    const char *meant;
};

static const struct other_name other_verbs[] = {
    {"EXIT", "QUIT"},         {"BYE", "QUIT"},        {"LOGOUT", "QUIT"},
    {"LOGOFF", "QUIT"},       {"CLOSE", "QUIT"},      {"DISCONNECT", "QUIT"},
    {"VERIFY", "VRFY"},       {"EXPAND", "EXPN"},     {"RECIPIENT", "RCPT"},
    {"AUTHENTICATE", "AUTH"}, {"AUTHENTIFY", "AUTH"}, {"ABORT", "RSET"},
    {"CANCEL", "RSET"},       {"?", "HELP"},          {"-H", "HELP"},
    {"--HELP", "HELP"},       {"/?", "HELP"},
};

static const struct other_name other_parameters_of_mail[] = {
    {"8BITMIME", "BODY=8BITMIME"},     {"8BIT", "BODY=8BITMIME"}, {"7BIT", "BODY=7BIT"},
    {"BINARYMIME", "BODY=BINARYMIME"}, {"UTF8", "SMTPUTF8"},      {"UTF-8", "SMTPUTF8"},
};

static const struct other_name other_parameters_of_rcpt[] = {
    {"NEVER", "NOTIFY=NEVER"},
    {"SUCCESS", "NOTIFY=SUCCESS"},
    {"FAILURE", "NOTIFY=FAILURE"},
    {"DELAY", "NOTIFY=DELAY"},
};

/* What line[begin .. end) is called in SMTP. Returns: static text; NULL if it is none of those names. */
/*@ requires is_scene(s) && begin <= end <= s->length && \valid_read(names + (0 .. count - 1));
    assigns \nothing;
    ensures shown: \result == \null || valid_read_string((char *)\result); */
static const char *among_other_names(const struct scene *s, size_t begin, size_t end,
                                     const struct other_name *names, size_t count)
{
    const char *found = NULL;
    /*@ loop invariant 0 <= i <= count;
        loop assigns i, found;
        loop variant count - i; */
    for (size_t i = 0; i < count; i++)
        if (ends_alike(s, begin, end, names[i].name))
            found = names[i].meant;
    return found;
}

const char *smtpath_other_verb(const struct scene *s)
{
    return among_other_names(s, 0, word_end(s, 0), other_verbs,
                             sizeof other_verbs / sizeof other_verbs[0]);
}

/* What a value is called by those who do not look it up. */
struct other_value {
    enum smtpath_param param;
    struct other_name word;
};

static const struct other_value other_values[] = {
    {SMTPATH_PARAM_BODY, {"7BITMIME", "7BIT"}},       {SMTPATH_PARAM_BODY, {"7-BIT", "7BIT"}},
    {SMTPATH_PARAM_BODY, {"BINARY", "BINARYMIME"}},   {SMTPATH_PARAM_RET, {"HEADER", "HDRS"}},
    {SMTPATH_PARAM_RET, {"HEADERS", "HDRS"}},         {SMTPATH_PARAM_NOTIFY, {"FAIL", "FAILURE"}},
    {SMTPATH_PARAM_NOTIFY, {"FAILED", "FAILURE"}},    {SMTPATH_PARAM_NOTIFY, {"DELAYED", "DELAY"}},
    {SMTPATH_PARAM_NOTIFY, {"SUCCEEDED", "SUCCESS"}}, {SMTPATH_PARAM_NOTIFY, {"NONE", "NEVER"}},
};

/* The values themselves. */
struct value_word {
    enum smtpath_param param;
    const char *word;
};

static const struct value_word values[] = {
    {SMTPATH_PARAM_BODY, "7BIT"},       {SMTPATH_PARAM_BODY, "8BITMIME"},
    {SMTPATH_PARAM_BODY, "BINARYMIME"}, {SMTPATH_PARAM_RET, "FULL"},
    {SMTPATH_PARAM_RET, "HDRS"},        {SMTPATH_PARAM_NOTIFY, "NEVER"},
    {SMTPATH_PARAM_NOTIFY, "SUCCESS"},  {SMTPATH_PARAM_NOTIFY, "FAILURE"},
    {SMTPATH_PARAM_NOTIFY, "DELAY"},
};

/*@ requires is_scene(s) && s->at <= end <= s->length; assigns \nothing;
    ensures shown: \result == \null || valid_read_string((char *)\result); */
static const char *other_parameter(const struct scene *s, size_t end)
{
    if (octet_is(s, end, '='))
        return NULL;
    if (verb_is(s, SMTPATH_VERB_MAIL))
        return among_other_names(s, s->at, end, other_parameters_of_mail,
                                 sizeof other_parameters_of_mail / sizeof other_parameters_of_mail[0]);
    return among_other_names(s, s->at, end, other_parameters_of_rcpt,
                             sizeof other_parameters_of_rcpt / sizeof other_parameters_of_rcpt[0]);
}

/* The parameter that was meant: of this command, or else of the other. */
/*@ requires is_scene(s) && begin <= end <= s->length; assigns \nothing;
    ensures shown: \result == \null || valid_read_string((char *)\result); */
static const char *likely_among_parameters(const struct scene *s, size_t begin, size_t end)
{
    const char *own = NULL, *other = NULL;
    /*@ loop invariant 0 <= i <= SMTPATH_PARAM_COUNT;
        loop assigns i, own, other;
        loop variant SMTPATH_PARAM_COUNT - i; */
    for (int i = 0; i < SMTPATH_PARAM_COUNT; i++) {
        const struct smtpath_param_row *row = smtpath_param_info((enum smtpath_param)i);
        const bool meant = smtpath_one_edit_away(s, begin, end, row->keyword);
        if (meant && own == NULL && row->verb == s->d->verb)
            own = row->keyword;
        if (meant && other == NULL)
            other = row->keyword;
    }
    return own != NULL ? own : other;
}

enum smtpath_param smtpath_keyword_at(const struct scene *s, size_t at)
{
    enum smtpath_param found = SMTPATH_PARAM_COUNT;
    /*@ loop invariant 0 <= i <= SMTPATH_PARAM_COUNT && 0 <= found <= SMTPATH_PARAM_COUNT;
        loop assigns i, found;
        loop variant SMTPATH_PARAM_COUNT - i; */
    for (int i = 0; i < SMTPATH_PARAM_COUNT; i++) {
        const size_t length = word_at(s, at, smtpath_param_info((enum smtpath_param)i)->keyword);
        if (length > 0 && !class_is(s, at + length, LDH))
            found = (enum smtpath_param)i;
    }
    return found;
}

bool smtpath_in_value(const struct scene *s, enum smtpath_param param)
{
    return value_begin(s) > 0 && smtpath_keyword_at(s, word_begin(s)) == param;
}

size_t smtpath_value_word(const struct scene *s)
{
    size_t begin = s->at;
    /*@ loop invariant 0 <= begin <= s->at;
        loop assigns begin;
        loop variant begin; */
    while (begin > 0 && class_is(s, begin - 1, LDH))
        begin--;
    return begin;
}

const char *smtpath_likely_value(const struct scene *s)
{
    const enum smtpath_param param = smtpath_keyword_at(s, word_begin(s));
    const size_t begin = smtpath_value_word(s), end = beyond(s, begin, LDH);
    const size_t value_count = sizeof values / sizeof values[0];
    const size_t other_count = sizeof other_values / sizeof other_values[0];
    const char *found = NULL;
    /*@ loop invariant 0 <= i <= value_count;
        loop assigns i, found;
        loop variant value_count - i; */
    for (size_t i = 0; i < value_count; i++)
        if (values[i].param == param && smtpath_one_edit_away(s, begin, end, values[i].word))
            found = values[i].word;
    /*@ loop invariant 0 <= i <= other_count;
        loop assigns i, found;
        loop variant other_count - i; */
    for (size_t i = 0; i < other_count; i++)
        if (other_values[i].param == param && ends_alike(s, begin, end, other_values[i].word.name))
            found = other_values[i].word.meant;
    return found;
}

size_t smtpath_verb_at(const struct scene *s, size_t at)
{
    size_t longest = 0;
    /*@ loop invariant SMTPATH_VERB_MAIL <= verb <= SMTPATH_VERB_COUNT;
        loop invariant longest > 0 ==> at + longest <= s->length;
        loop assigns verb, longest;
        loop variant SMTPATH_VERB_COUNT - verb; */
    for (int verb = SMTPATH_VERB_MAIL; verb < SMTPATH_VERB_COUNT; verb++) {
        const char *name = smtpath_verb_name((enum smtpath_verb)verb);
        const size_t length = name != NULL ? word_at(s, at, name) : 0;
        longest = length > longest ? length : longest;
    }
    return longest;
}

const char *smtpath_glued_verb(const struct scene *s)
{
    const char *found = NULL;
    /*@ loop invariant SMTPATH_VERB_MAIL <= verb <= SMTPATH_VERB_COUNT;
        loop assigns verb, found;
        loop variant SMTPATH_VERB_COUNT - verb; */
    for (int verb = SMTPATH_VERB_MAIL; verb < SMTPATH_VERB_COUNT; verb++) {
        const char *name = smtpath_verb_name((enum smtpath_verb)verb);
        const bool obsolete = verb >= SMTPATH_VERB_SEND && verb <= SMTPATH_VERB_TURN;
        if (found == NULL && !obsolete && name != NULL && word_at(s, 0, name) > 0)
            found = name;
    }
    return found;
}

const char *smtpath_likely_word(const struct scene *s)
{
    if (reason_is(s, SMTPATH_UNKNOWN_PARAMETER)) {
        const size_t end = beyond(s, s->at, LDH);
        /* of so few letters, any word would be one edit away from BY */
        const bool is_word = end - s->at > 2 || octet_is(s, end, '=');
        const char *other = other_parameter(s, end);
        return other != NULL ? other : is_word ? likely_among_parameters(s, s->at, end) : NULL;
    }
    if (!reason_is(s, SMTPATH_UNKNOWN_VERB))
        return NULL;
    const char *other = smtpath_other_verb(s);
    if (other != NULL)
        return other;
    const char *likely = likely_among_verbs(s, word_end(s, 0));
    const char *glued = smtpath_glued_verb(s);
    /* what is no letter is glued to a verb, not part of a misspelt one */
    return glued != NULL && (likely == NULL || beyond(s, 0, ALPHA) < word_end(s, 0)) ? glued : likely;
}

bool smtpath_likely_elsewhere(const struct scene *s)
{
    const char *const word = smtpath_likely_word(s);
    bool elsewhere = false;
    /*@ loop invariant 0 <= i <= SMTPATH_PARAM_COUNT;
        loop assigns i, elsewhere;
        loop variant SMTPATH_PARAM_COUNT - i; */
    for (int i = 0; i < SMTPATH_PARAM_COUNT; i++) {
        const struct smtpath_param_row *row = smtpath_param_info((enum smtpath_param)i);
        elsewhere = elsewhere || (row->keyword == word && row->verb != s->d->verb);
    }
    return elsewhere;
}
