// SPDX-License-Identifier: MIT
/*
 * Mistakes in what follows a verb: whether anything does, how many spaces, and the arguments of all commands
 * but MAIL and RCPT. What is wrong in a domain is in mistake_domain.c.
 */
#include "mistake.h"

/*@ requires is_scene(s); assigns \nothing; */
static bool argument_missing(const struct scene *s)
{
    return s->region != IN_VERB && s->region != ELSEWHERE && behind_verb(s) == s->length &&
           !reason_is(s, SMTPATH_EXPECTED_END);
}

/*@ requires is_scene(s); assigns \nothing; */
static bool several_spaces(const struct scene *s)
{
    const bool spaces_begin = class_is(s, s->at, WSP) && in_class(octet_before(s), WSP);
    return spaces_begin && s->region != IN_PATH && s->region != IN_VERB && s->region != ELSEWHERE &&
           beyond(s, s->at, WSP) < s->length;
}

/*@ requires is_scene(s); assigns \nothing; */
static bool argument_forbidden(const struct scene *s)
{
    return s->region == IN_ARGUMENT && reason_is(s, SMTPATH_EXPECTED_END) &&
           (verb_is(s, SMTPATH_VERB_DATA) || verb_is(s, SMTPATH_VERB_RSET) ||
            verb_is(s, SMTPATH_VERB_QUIT) || verb_is(s, SMTPATH_VERB_STARTTLS));
}

/*@ requires is_scene(s); assigns \nothing; */
static bool literal_in_helo(const struct scene *s)
{
    return verb_is(s, SMTPATH_VERB_HELO) && s->at == s->argument && octet_is(s, s->at, '[');
}

/*@ requires is_scene(s); assigns \nothing; */
static bool quoted_host(const struct scene *s)
{
    return takes_host(s) && one_of(s, s->at, "\"'`");
}

/*@ requires is_scene(s); assigns \nothing; */
static bool bracketed_host(const struct scene *s)
{
    return (takes_host(s) || takes_user(s)) && s->at == s->argument && one_of(s, s->at, "<({");
}

/*@ requires is_scene(s); assigns \nothing; */
static bool address_for_host(const struct scene *s)
{
    return takes_host(s) && octet_is(s, s->at, '@');
}

/*@ requires is_scene(s); assigns \nothing; */
static bool words_for_host(const struct scene *s)
{
    return takes_host(s) && class_is(s, s->at, WSP) && reason_is(s, SMTPATH_EXPECTED_END) &&
           beyond(s, s->at, WSP) < s->length;
}

/* VRFY John Smith, NOOP two words: another word where only SMTPUTF8 or nothing may follow. */
/*@ requires is_scene(s); assigns \nothing; */
static bool words_unquoted(const struct scene *s)
{
    const bool says = verb_is(s, SMTPATH_VERB_NOOP) || verb_is(s, SMTPATH_VERB_HELP);
    return ((takes_user(s) && reason_is(s, SMTPATH_EXPECTED_SMTPUTF8)) ||
            (says && reason_is(s, SMTPATH_EXPECTED_END) && class_is(s, s->at, WSP))) &&
           class_is(s, s->argument, ATEXT) && !holds(s, s->argument, '@');
}

/*@ requires is_scene(s); assigns \nothing; */
static bool unclosed_quote(const struct scene *s)
{
    return (reason_is(s, SMTPATH_EXPECTED_QTEXT) || reason_is(s, SMTPATH_EXPECTED_QUOTED_PAIR)) &&
           s->at == s->length;
}

/*@ requires is_scene(s); assigns \nothing; */
static bool response_in_clear(const struct scene *s)
{
    return reason_is(s, SMTPATH_EXPECTED_BASE64) && s->at < s->length &&
           !class_is(s, s->at, BASE64 | WSP) && !octet_is(s, s->at, '=');
}

enum mistake smtpath_argument_mistake(const struct scene *s)
{
    enum mistake found = NO_MISTAKE;
#define MISTAKE(id, name, correction, english, japanese)                                               \
    if (found == NO_MISTAKE && id(s))                                                                  \
        found = MISTAKE_##id;
#include "mistake_argument_rows.h"
#undef MISTAKE
    return found;
}
