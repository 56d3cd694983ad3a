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

/* "EHLO: host" is a verb and what is glued to it; of "::1", the colon is no mistake. */
/*@ requires is_scene(s); assigns \nothing; */
static bool colon_behind_verb(const struct scene *s)
{
    return s->region == IN_ARGUMENT && s->at == s->argument && octet_is(s, s->at, ':') &&
           !holds(s, s->at + 1, ':');
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
    return takes_host(s) && one_of(s, s->at, "\"'`") && s->at == s->argument;
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

/* "VRFY Bob Fisher <bob@example.org>" */
/*@ requires is_scene(s); assigns \nothing; */
static bool name_and_address(const struct scene *s)
{
    return takes_user(s) && reason_is(s, SMTPATH_EXPECTED_SMTPUTF8) && s->length > 0 &&
           holds(s, find(s, s->at, '<'), '@') && octet_is(s, s->length - 1, '>');
}

/* "VRFY bob,carol"; behind one "@", a comma may be meant for a dot */
/*@ requires is_scene(s); assigns \nothing; */
static bool several_users(const struct scene *s)
{
    return takes_user(s) && one_of(s, s->at, ",;") && class_is(s, beyond(s, s->at + 1, WSP), ATEXT) &&
           (!holds_before(s, s->argument, s->at, '@') || holds(s, s->at, '@'));
}

/*@ requires is_scene(s); assigns \nothing; */
static bool words_for_host(const struct scene *s)
{
    return takes_host(s) && !verb_is(s, SMTPATH_VERB_ATRN) && class_is(s, s->at, WSP) &&
           reason_is(s, SMTPATH_EXPECTED_END) && beyond(s, s->at, WSP) < s->length;
}

/* VRFY John Smith, NOOP two words: another word where only SMTPUTF8 or nothing may follow. */
/*@ requires is_scene(s); assigns \nothing; */
static bool words_unquoted(const struct scene *s)
{
    const bool says = verb_is(s, SMTPATH_VERB_NOOP) || verb_is(s, SMTPATH_VERB_HELP);
    return ((takes_user(s) && reason_is(s, SMTPATH_EXPECTED_SMTPUTF8)) ||
            (says && reason_is(s, SMTPATH_EXPECTED_END) && class_is(s, s->at, WSP))) &&
           (class_is(s, s->argument, ATEXT) || octet_is(s, s->argument, '"')) &&
           !holds(s, s->argument, '@') && !octet_is(s, beyond(s, s->at, WSP), '(');
}

/* VRFY bob\fisher: what is no octet of an Atom. */
/*@ requires is_scene(s); assigns \nothing; */
static bool name_unquoted(const struct scene *s)
{
    return takes_user(s) && reason_is(s, SMTPATH_EXPECTED_SPACE_OR_END) &&
           class_is(s, s->argument, ATEXT) && class_is(s, s->at, PRINTABLE) &&
           !holds(s, s->argument, '@');
}

/*@ requires is_scene(s); assigns \nothing; */
static bool last_glued(const struct scene *s)
{
    return verb_is(s, SMTPATH_VERB_BDAT) && in_class(octet_before(s), DIGIT) &&
           stands_at(s, s->at, "LAST");
}

/*@ requires is_scene(s); assigns \nothing; */
static bool chunk_size_missing(const struct scene *s)
{
    return verb_is(s, SMTPATH_VERB_BDAT) && s->at == s->argument && stands_at(s, s->at, "LAST");
}

/* In the size, or right behind it. */
/*@ requires is_scene(s); assigns \nothing; */
static bool chunk_not_digits(const struct scene *s)
{
    return verb_is(s, SMTPATH_VERB_BDAT) && s->at < word_end(s, s->argument) &&
           !class_is(s, s->at, DIGIT);
}

/*@ requires is_scene(s); assigns \nothing; */
static bool several_mechanisms(const struct scene *s)
{
    return verb_is(s, SMTPATH_VERB_AUTH) && s->at <= word_end(s, s->argument) &&
           one_of(s, s->at, ",;|");
}

/* What is no base64, or stands where a quartet of it may end. */
/*@ requires is_scene(s); assigns \nothing; */
static bool in_response(const struct scene *s)
{
    return reason_is(s, SMTPATH_EXPECTED_BASE64) || reason_is(s, SMTPATH_EXPECTED_RESPONSE_END);
}

/* "AUTH PLAIN: AGFu", "AUTH PLAIN=AGFu" */
/*@ requires is_scene(s); assigns \nothing; */
static bool mechanism_and_colon(const struct scene *s)
{
    return verb_is(s, SMTPATH_VERB_AUTH) && one_of(s, s->at, ":=") &&
           s->at == beyond(s, s->argument, LDH);
}

/*@ requires is_scene(s); assigns \nothing; */
static bool quoted_response(const struct scene *s)
{
    return in_response(s) && one_of(s, s->at, "\"'") && s->at == word_begin(s);
}

/* The whole word is in its alphabet, and the fault is one of the two that base64 lacks. */
/*@ requires is_scene(s); assigns \nothing; */
static bool base64url(const struct scene *s)
{
    size_t end = word_begin(s);
    /*@ loop invariant end <= s->length;
        loop assigns end;
        loop variant s->length - end; */
    while (class_is(s, end, BASE64) || one_of(s, end, "-_="))
        end++;
    return in_response(s) && one_of(s, s->at, "-_") && end == s->length;
}

/* Two or three characters are left over, and of the last of them no bit is set that would be cut: so it is base64. */
/*@ requires is_scene(s); assigns \nothing; */
static bool base64_unpadded(const struct scene *s)
{
    const size_t begin = word_begin(s), digits = beyond(s, begin, BASE64) - begin;
    const bool whole = begin + digits == s->length || octet_is(s, begin + digits, '=');
    const char *const last = digits % 4 == 2 ? "AQgw" : "AEIMQUYcgkosw048";
    return reason_is(s, SMTPATH_EXPECTED_BASE64) && s->at == s->length && begin > s->argument &&
           whole && digits % 4 >= 2 && one_of(s, begin + digits - 1, last);
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
    return in_response(s) && s->at < s->length && !class_is(s, s->at, BASE64 | WSP) &&
           !octet_is(s, s->at, '=');
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
