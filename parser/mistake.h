// SPDX-License-Identifier: MIT
/*
 * What the recognisers of mistakes share: the line as they see it, and small looks at it. Each recogniser is
 * a function of one mistake; the tables beside them (mistake_path.h, ...) give each its name, its correction
 * and its words. Nothing here is run before somebody asks for the hint of a line that was refused.
 */
#ifndef SMTPATH_MISTAKE_H
#define SMTPATH_MISTAKE_H

#include "octet.h"
#include "reason.h"

/* All mistakes, room by room, each room in the order in which they are looked for. */
enum mistake {
    NO_MISTAKE,
/* clang-format off */
#define MISTAKE(id, name, correction, english, japanese) MISTAKE_##id,
#include "mistake_limit_rows.h"
#include "mistake_stranger_rows.h"
#include "mistake_octet_rows.h"
#include "mistake_verb_rows.h"
#include "mistake_argument_rows.h"
#include "mistake_path_rows.h"
#include "mistake_domain_rows.h"
#include "mistake_parameter_rows.h"
#include "mistake_value_rows.h"
#undef MISTAKE
    /* clang-format on */
    MISTAKE_COUNT
};

/* Which part of the line the fault is in. */
enum region {
    IN_VERB,       /* no known verb begins the line */
    BEFORE_PATH,   /* MAIL and RCPT: up to the colon */
    IN_PATH,       /* from the colon to ">" */
    IN_PARAMETERS, /* behind it */
    IN_ARGUMENT,   /* of another command */
    ELSEWHERE      /* in a reply, or in no line at all */
};

/* The line as a recogniser sees it. */
struct scene {
    const char *line;
    size_t length;
    size_t at; /* the octet at fault, or length */
    const struct smtpath_diagnostic *d;
    enum smtpath_reason reason; /* of what stands at fault */
    enum region region;
    size_t argument; /* behind the verb and its spaces, or behind the colon of MAIL and RCPT */
};

/*@ predicate is_scene(struct scene *s) = \valid_read(s) && \valid_read(s->d) && s->at <= s->length &&
      s->argument <= s->length && \valid_read(s->line + (0 .. s->length - 1)); */

/*@ requires is_scene(s); assigns \nothing; ensures \result ==> at < s->length; */
static inline bool octet_is(const struct scene *s, size_t at, char octet)
{
    return at < s->length && s->line[at] == octet;
}

/*@ requires is_scene(s); assigns \nothing; ensures \result ==> at < s->length; */
static inline bool class_is(const struct scene *s, size_t at, uint32_t classes)
{
    return at < s->length && in_class(s->line[at], classes);
}

/* One octet, NUL behind the end. */
/*@ requires is_scene(s); assigns \nothing; ensures at >= s->length ==> \result == 0; */
static inline unsigned char octet_at(const struct scene *s, size_t at)
{
    return at < s->length ? (unsigned char)s->line[at] : 0;
}

/* The octet before the one at fault; NUL if none is. */
/*@ requires is_scene(s); assigns \nothing; ensures \result != '\0' ==> s->at > 0; */
static inline char octet_before(const struct scene *s)
{
    return s->at > 0 ? s->line[s->at - 1] : '\0';
}

/* Whether the octet is one of these. */
/*@ requires is_scene(s); requires shown: valid_read_string(set); assigns \nothing;
    ensures \result ==> at < s->length; */
static inline bool one_of(const struct scene *s, size_t at, const char *set)
{
    bool found = false;
    /*@ loop invariant valid_read_string(set) && (found ==> at < s->length);
        loop assigns set, found;
        loop variant strlen(set); */
    for (; *set != '\0'; set++)
        found = found || octet_is(s, at, *set);
    return found;
}

/* The offset behind octets of a class. */
/*@ requires is_scene(s); assigns \nothing;
    ensures at <= \result && (at <= s->length ==> \result <= s->length); */
static inline size_t beyond(const struct scene *s, size_t at, uint32_t classes)
{
    /*@ loop invariant \at(at, Pre) <= at && (\at(at, Pre) <= s->length ==> at <= s->length);
        loop assigns at;
        loop variant s->length - at; */
    while (class_is(s, at, classes))
        at++;
    return at;
}

/* The first octet from begin on that is the one asked for; length if none is. */
/*@ requires is_scene(s); assigns \nothing; ensures begin <= s->length ==> begin <= \result <= s->length; */
static inline size_t find(const struct scene *s, size_t begin, char octet)
{
    /*@ loop invariant \at(begin, Pre) <= begin && (\at(begin, Pre) <= s->length ==> begin <= s->length);
        loop assigns begin;
        loop variant s->length - begin; */
    while (begin < s->length && s->line[begin] != octet)
        begin++;
    return begin;
}

/* Whether it stands before an offset. */
/*@ requires is_scene(s); assigns \nothing; */
static inline bool holds_before(const struct scene *s, size_t begin, size_t end, char octet)
{
    return find(s, begin, octet) < end;
}

/*@ requires is_scene(s); assigns \nothing; */
static inline bool holds(const struct scene *s, size_t begin, char octet)
{
    return find(s, begin, octet) < s->length;
}

/* Whether an upper-case word stands at an offset, in any case. Returns: its length, 0 if it does not. */
/*@ requires is_scene(s); requires shown: valid_read_string(upper); assigns \nothing;
    ensures \result > 0 ==> at + \result <= s->length; */
static inline size_t word_at(const struct scene *s, size_t at, const char *upper)
{
    size_t i = 0;
    /*@ loop invariant 0 <= i <= strlen(upper) && (i > 0 ==> at + i <= s->length);
        loop assigns i;
        loop variant strlen(upper) - i; */
    while (upper[i] != '\0' && at + i < s->length && to_upper(s->line[at + i]) == upper[i])
        i++;
    return upper[i] == '\0' ? i : 0;
}

/* Whether it does. */
/*@ requires is_scene(s); requires shown: valid_read_string(upper); assigns \nothing; */
static inline bool stands_at(const struct scene *s, size_t at, const char *upper)
{
    return word_at(s, at, upper) != 0;
}

/* The end of the word that stands at an offset: of what is neither space nor tab. */
/*@ requires is_scene(s); assigns \nothing; ensures at <= s->length ==> at <= \result <= s->length; */
static inline size_t word_end(const struct scene *s, size_t at)
{
    /*@ loop invariant \at(at, Pre) <= at && (\at(at, Pre) <= s->length ==> at <= s->length);
        loop assigns at;
        loop variant s->length - at; */
    while (at < s->length && !in_class(s->line[at], WSP))
        at++;
    return at;
}

/* Whether "=" stands in the word at an offset, as in a parameter. */
/*@ requires is_scene(s); assigns \nothing; */
static inline bool has_equals(const struct scene *s, size_t at)
{
    return find(s, at, '=') < word_end(s, at);
}

/* Whether the line begins with just this upper-case word, in any case. */
/*@ requires is_scene(s); requires shown: valid_read_string(upper); assigns \nothing; */
static inline bool first_word_is(const struct scene *s, const char *upper)
{
    return stands_at(s, 0, upper) && word_at(s, 0, upper) == word_end(s, 0);
}

/* The beginning of the word in which the fault stands. */
/*@ requires is_scene(s); assigns \nothing; ensures \result <= s->at; */
static inline size_t word_begin(const struct scene *s)
{
    size_t begin = s->at;
    /*@ loop invariant 0 <= begin <= s->at;
        loop assigns begin;
        loop variant begin; */
    while (begin > 0 && !in_class(s->line[begin - 1], WSP))
        begin--;
    return begin;
}

/* The offset behind the verb and its spaces. */
/*@ requires is_scene(s); assigns \nothing; ensures \result <= s->length; */
static inline size_t behind_verb(const struct scene *s)
{
    return beyond(s, word_end(s, 0), WSP);
}

/*@ requires is_scene(s); assigns \nothing; */
static inline bool reason_is(const struct scene *s, enum smtpath_reason reason)
{
    return s->reason == reason;
}

/*@ requires is_scene(s); assigns \nothing; */
static inline bool verb_is(const struct scene *s, enum smtpath_verb verb)
{
    return s->d->verb == verb;
}

/* The argument of the command is the name of a host; ETRN's and ATRN's stand behind a sign or in a list. */
/*@ requires is_scene(s); assigns \nothing; */
static inline bool takes_host(const struct scene *s)
{
    return verb_is(s, SMTPATH_VERB_EHLO) || verb_is(s, SMTPATH_VERB_HELO) ||
           verb_is(s, SMTPATH_VERB_LHLO) || verb_is(s, SMTPATH_VERB_ETRN) ||
           verb_is(s, SMTPATH_VERB_ATRN);
}

/* The argument of the command is a mailbox, or the name of one. */
/*@ requires is_scene(s); assigns \nothing; */
static inline bool takes_user(const struct scene *s)
{
    return verb_is(s, SMTPATH_VERB_VRFY) || verb_is(s, SMTPATH_VERB_EXPN);
}

/* Whether the fault is at the end of what should have gone on: of the path, of the word, of the line. */
/*@ requires is_scene(s); assigns \nothing; */
static inline bool breaks_off(const struct scene *s)
{
    return s->at == s->length || octet_is(s, s->at, '>') || class_is(s, s->at, WSP);
}

/* ---- Known words --------------------------------------------------------------------------------------- */

/* The longest of upper-case words that stands at an offset, in any case. Returns: its length, 0 if none does. */
/*@ requires is_scene(s) && \valid_read(words + (0 .. count - 1)); assigns \nothing;
    ensures \result > 0 ==> at + \result <= s->length; */
SMTPATH_INTERNAL size_t smtpath_longest_word(const struct scene *s, size_t at, const char *const *words,
                                             size_t count);

/* Whether the line begins with just one of upper-case words, in any case. */
/*@ requires is_scene(s) && \valid_read(words + (0 .. count - 1)); assigns \nothing; */
SMTPATH_INTERNAL bool smtpath_begins_with_word(const struct scene *s, const char *const *words,
                                               size_t count);

/* Whether line[begin .. end) would be an upper-case word, in any case, with one octet put in, left out or
 * changed, or two swapped; it is not the word itself. */
/*@ requires is_scene(s) && begin <= end <= s->length; requires shown: valid_read_string(upper);
    assigns \nothing; */
SMTPATH_INTERNAL bool smtpath_one_edit_away(const struct scene *s, size_t begin, size_t end,
                                            const char *upper);

/* Whether a known verb stands at an offset, though more may be glued to it. Returns: its length, 0 if none does. */
/*@ requires is_scene(s); assigns \nothing; ensures \result > 0 ==> at + \result <= s->length; */
SMTPATH_INTERNAL size_t smtpath_verb_at(const struct scene *s, size_t at);

/* The known verb that begins the line, though more is glued to it. */
/*@ requires is_scene(s); assigns \nothing;
    ensures shown: \result == \null || valid_read_string((char *)\result); */
SMTPATH_INTERNAL const char *smtpath_glued_verb(const struct scene *s);

/* The verb that is meant by the word that begins the line, where that is what people or another protocol call it.
 * Returns: static text; NULL if it is none of those words. */
/*@ requires is_scene(s); assigns \nothing;
    ensures shown: \result == \null || valid_read_string((char *)\result); */
SMTPATH_INTERNAL const char *smtpath_other_verb(const struct scene *s);

/* What is meant by a word that is no verb, or no parameter of this command: what is one edit away, or called otherwise.
 * Returns: static text; NULL if nothing is. */
/*@ requires is_scene(s); assigns \nothing;
    ensures shown: \result == \null || valid_read_string((char *)\result); */
SMTPATH_INTERNAL const char *smtpath_likely_word(const struct scene *s);

/* Whether the fault is in the value of this parameter, or right behind it. */
/*@ requires is_scene(s); assigns \nothing; */
SMTPATH_INTERNAL bool smtpath_in_value(const struct scene *s, enum smtpath_param param);

/* Whether that is a parameter of the other command, of MAIL and RCPT. */
/*@ requires is_scene(s); assigns \nothing; */
SMTPATH_INTERNAL bool smtpath_likely_elsewhere(const struct scene *s);

/* Where a separator may stand for the space before a parameter: at the fault, or before the keyword whose "=" is the
 * fault, in a value that takes commas and semicolons: "ENVID=a,RET=FULL". */
/*@ requires is_scene(s); assigns \nothing; ensures \result <= s->at; */
SMTPATH_INTERNAL size_t smtpath_separator(const struct scene *s);

/* The word of a value that the fault is in or right behind: where it begins. */
/*@ requires is_scene(s); assigns \nothing; ensures \result <= s->at; */
SMTPATH_INTERNAL size_t smtpath_value_word(const struct scene *s);

/* What is meant by a word that is no value of BODY, RET or NOTIFY, in the parameter at fault.
 * Returns: static text; NULL if nothing is. */
/*@ requires is_scene(s); assigns \nothing;
    ensures shown: \result == \null || valid_read_string((char *)\result); */
SMTPATH_INTERNAL const char *smtpath_likely_value(const struct scene *s);

/* Where "(at)" or "[at]" stands for "@", from the fault on; length if nowhere, or if "@" stands in the argument. */
/*@ requires is_scene(s); assigns \nothing; ensures s->at <= \result <= s->length; */
SMTPATH_INTERNAL size_t smtpath_at_in_words(const struct scene *s);

/* Where the address begins: behind "<" and spaces, or, where "<" is missing, behind those. */
/*@ requires is_scene(s); assigns \nothing; ensures \result <= s->length; */
SMTPATH_INTERNAL size_t smtpath_address_begin(const struct scene *s);

/* Where the run of hex digits, colons and dots begins that ends before the fault. */
/*@ requires is_scene(s); assigns \nothing; ensures \result <= s->at; */
SMTPATH_INTERNAL size_t smtpath_hex_begin(const struct scene *s);

/* Whether a parameter begins here: a known keyword, or a word with "=". */
/*@ requires is_scene(s); assigns \nothing; */
SMTPATH_INTERNAL bool smtpath_parameter_begins(const struct scene *s, size_t at);

/* The line as the recognisers see it, and the mistake that they find at the fault. */
/*@ requires \valid(s) && \separated(s, d) && \separated(s, line + (0 .. length - 1));
    requires \valid_read(d) && \valid_read(line + (0 .. length - 1)); assigns *s;
    ensures s->line == line && s->length == length && s->d == d && s->at <= length && s->argument <= length; */
SMTPATH_INTERNAL void smtpath_see(struct scene *s, const char *line, size_t length,
                                  const struct smtpath_diagnostic *d);
/*@ requires is_scene(s); assigns \nothing; ensures NO_MISTAKE <= \result < MISTAKE_COUNT; */
SMTPATH_INTERNAL enum mistake smtpath_mistake_of(const struct scene *s);

/* The parameter whose keyword stands at an offset, and what it is. Returns: SMTPATH_PARAM_COUNT if none does. */
/*@ requires is_scene(s); assigns \nothing; ensures SMTPATH_PARAM_SIZE <= \result <= SMTPATH_PARAM_COUNT; */
SMTPATH_INTERNAL enum smtpath_param smtpath_keyword_at(const struct scene *s, size_t at);

/* ---- The parameter at fault ------------------------------------------------------------------------------- */

/* The offset behind the "=" of the word that the fault is in; 0 if none stands before the fault. */
/*@ requires is_scene(s); assigns \nothing; ensures \result <= s->at; */
static inline size_t value_begin(const struct scene *s)
{
    const size_t equals = find(s, word_begin(s), '=');
    return s->region == IN_PARAMETERS && equals < s->at ? equals + 1 : 0;
}

//@ assigns \nothing;
static inline bool takes_xtext(enum smtpath_param param)
{
    return param == SMTPATH_PARAM_ENVID || param == SMTPATH_PARAM_ORCPT ||
           param == SMTPATH_PARAM_AUTH || param == SMTPATH_PARAM_SUBMITTER;
}

/* Where the word before the one at fault begins. */
/*@ requires is_scene(s); assigns \nothing; ensures \result <= s->at; */
static inline size_t previous_word(const struct scene *s)
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

/* ---- One function a room: the mistake that its table and its functions know ----------------------------- */

/* The limit that was passed, in octets; 0 if that cannot be told. */
/*@ requires is_scene(s); assigns \nothing; */
SMTPATH_INTERNAL size_t smtpath_limit_passed(const struct scene *s);

/*@ requires is_scene(s); assigns \nothing; ensures NO_MISTAKE <= \result < MISTAKE_COUNT; */
SMTPATH_INTERNAL enum mistake smtpath_limit_mistake(const struct scene *s);
/*@ requires is_scene(s); assigns \nothing; ensures NO_MISTAKE <= \result < MISTAKE_COUNT; */
SMTPATH_INTERNAL enum mistake smtpath_octet_mistake(const struct scene *s);
/*@ requires is_scene(s); assigns \nothing; ensures NO_MISTAKE <= \result < MISTAKE_COUNT; */
SMTPATH_INTERNAL enum mistake smtpath_stranger_mistake(const struct scene *s);
/*@ requires is_scene(s); assigns \nothing; ensures NO_MISTAKE <= \result < MISTAKE_COUNT; */
SMTPATH_INTERNAL enum mistake smtpath_verb_mistake(const struct scene *s);
/*@ requires is_scene(s); assigns \nothing; ensures NO_MISTAKE <= \result < MISTAKE_COUNT; */
SMTPATH_INTERNAL enum mistake smtpath_path_mistake(const struct scene *s);
/*@ requires is_scene(s); assigns \nothing; ensures NO_MISTAKE <= \result < MISTAKE_COUNT; */
SMTPATH_INTERNAL enum mistake smtpath_domain_mistake(const struct scene *s);
/*@ requires is_scene(s); assigns \nothing; ensures NO_MISTAKE <= \result < MISTAKE_COUNT; */
SMTPATH_INTERNAL enum mistake smtpath_parameter_mistake(const struct scene *s);
/*@ requires is_scene(s); assigns \nothing; ensures NO_MISTAKE <= \result < MISTAKE_COUNT; */
SMTPATH_INTERNAL enum mistake smtpath_value_mistake(const struct scene *s);
/*@ requires is_scene(s); assigns \nothing; ensures NO_MISTAKE <= \result < MISTAKE_COUNT; */
SMTPATH_INTERNAL enum mistake smtpath_argument_mistake(const struct scene *s);

/* A code point that is not what it looks like, or that cannot be seen. */
struct code_point {
    uint32_t code;
    uint32_t length;  /* octets of UTF-8 */
    const char *name; /* Unicode's; NULL: a full-width form of ASCII */
    char ascii;       /* what to type instead; SP for a space, NUL if nothing may stand there */
};
/* The one that stands at an offset. Writes: code and length of any code point, the rest of one of those.
 * Returns: false if none of those stands there. */
/*@ requires is_scene(s) && \valid(c) && \separated(c, s) &&
      \separated(c, s->line + (0 .. s->length - 1)); assigns *c;
    ensures c->length <= 4 && (\result ==> c->length > 0);
    ensures c->length > 0 ==> at + c->length <= s->length && c->code <= 0x1FFFFF; */
SMTPATH_INTERNAL bool smtpath_unusual_code_point(const struct scene *s, size_t at,
                                                 struct code_point *c);

/* Where the octet stands that is to be looked at: in a verb, the first that is no printable ASCII; where "@" or ">" is
 * missed behind a look-alike of it, that. */
/*@ requires is_scene(s); assigns \nothing; ensures \result <= s->length; */
SMTPATH_INTERNAL size_t smtpath_place_of_octet(const struct scene *s);

#endif
