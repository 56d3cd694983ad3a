// SPDX-License-Identifier: MIT
/*
 * Limits that were passed, and which number was in force: the fault stands at the first octet beyond.
 */
#include "mistake.h"

/* Where what is limited begins: behind the last octet before the fault that can stand in front of it. */
/*@ requires is_scene(s); requires shown: valid_read_string(before); assigns \nothing;
    ensures \result <= s->at; */
static size_t begin_behind(const struct scene *s, const char *before)
{
    size_t begin = s->at;
    /*@ loop invariant begin <= s->at;
        loop assigns begin;
        loop variant begin; */
    while (begin > 0 && !one_of(s, begin - 1, before))
        begin--;
    return begin;
}

/* A local part begins behind "<", or behind the ":" of the source route; as an argument, where that begins. */
/*@ requires is_scene(s); assigns \nothing; ensures \result <= s->length; */
static size_t local_part_begin(const struct scene *s)
{
    const size_t path = beyond(s, s->argument, WSP);
    const size_t begin = octet_is(s, path, '<') ? path + 1 : path;
    const size_t route = octet_is(s, begin, '@') ? find(s, begin, ':') : s->length;
    return route < s->at ? route + 1 : begin;
}

/* An address literal begins with the last "[": none stands in it, but all that can stand in front of it does. */
/*@ requires is_scene(s); assigns \nothing; ensures \result <= s->at; */
static size_t literal_begin(const struct scene *s)
{
    const size_t inside = begin_behind(s, "[");
    return inside > 0 ? inside - 1 : 0;
}

/* A parameter's value begins behind the first "=" of its word: there may be others in it. */
/*@ requires is_scene(s); assigns \nothing; ensures \result <= s->at; */
static size_t limited_value_begin(const struct scene *s)
{
    const size_t word = begin_behind(s, " \t");
    const size_t equals = find(s, word, '=');
    return equals < s->at ? equals + 1 : word;
}

size_t smtpath_limit_passed(const struct scene *s)
{
    size_t begin = 0;
    if (reason_is(s, SMTPATH_LINE_TOO_LONG) || reason_is(s, SMTPATH_AUTH_LINE_TOO_LONG))
        return (size_t)s->d->offset + 2; /* CRLF counts */
    if (reason_is(s, SMTPATH_LOCAL_PART_TOO_LONG))
        begin = local_part_begin(s);
    else if (reason_is(s, SMTPATH_LABEL_TOO_LONG))
        begin = begin_behind(s, ".@ #=");
    else if (reason_is(s, SMTPATH_DOMAIN_TOO_LONG))
        begin = begin_behind(s, "@ #=");
    else if (reason_is(s, SMTPATH_LITERAL_TOO_LONG))
        begin = literal_begin(s);
    else if (reason_is(s, SMTPATH_PATH_TOO_LONG))
        begin = beyond(s, s->argument, WSP);
    else
        begin = limited_value_begin(s);
    return s->at > begin ? s->at - begin : 0;
}

/* A token was measured otherwise: a label by its A-label, a mailbox by what it decodes to. */
/*@ requires is_scene(s); assigns \nothing; */
static bool is_measured(const struct scene *s, enum smtpath_reason reason)
{
    return reason_is(s, reason) && s->d->length == 1 && s->region != IN_PARAMETERS &&
           smtpath_limit_passed(s) > 0;
}

/*@ requires is_scene(s); assigns \nothing; */
static bool line_limit(const struct scene *s)
{
    return reason_is(s, SMTPATH_LINE_TOO_LONG) || reason_is(s, SMTPATH_AUTH_LINE_TOO_LONG);
}

/*@ requires is_scene(s); assigns \nothing; */
static bool local_part_limit(const struct scene *s)
{
    return is_measured(s, SMTPATH_LOCAL_PART_TOO_LONG);
}

/*@ requires is_scene(s); assigns \nothing; */
static bool label_limit(const struct scene *s)
{
    return is_measured(s, SMTPATH_LABEL_TOO_LONG);
}

/*@ requires is_scene(s); assigns \nothing; */
static bool domain_limit(const struct scene *s)
{
    return is_measured(s, SMTPATH_DOMAIN_TOO_LONG);
}

/*@ requires is_scene(s); assigns \nothing; */
static bool literal_limit(const struct scene *s)
{
    return is_measured(s, SMTPATH_LITERAL_TOO_LONG);
}

/*@ requires is_scene(s); assigns \nothing; */
static bool path_limit(const struct scene *s)
{
    return is_measured(s, SMTPATH_PATH_TOO_LONG);
}

/*@ requires is_scene(s); assigns \nothing; */
static bool value_limit(const struct scene *s)
{
    return reason_is(s, SMTPATH_VALUE_TOO_LONG) && s->d->length == 1;
}

enum mistake smtpath_limit_mistake(const struct scene *s)
{
    enum mistake found = NO_MISTAKE;
#define MISTAKE(id, name, correction, english, japanese)                                               \
    if (found == NO_MISTAKE && id(s))                                                                  \
        found = MISTAKE_##id;
#include "mistake_limit_rows.h"
#undef MISTAKE
    return found;
}
