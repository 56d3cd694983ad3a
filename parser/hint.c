// SPDX-License-Identifier: MIT
/*
 * Hints: what the person did, and what to write instead. Which mistake a refused line shows, and its words. Nothing
 * here is run before somebody asks for the hint of a line that was refused.
 */
#include "mistake.h"
#include "sink.h"

/* ---- Words ------------------------------------------------------------------------------------------------- */

struct words {
    const char *name;
    const char *in[2]; /* by enum smtpath_language */
};

/* clang-format off */
static const struct words words_of_mistakes[MISTAKE_COUNT] = {
    [NO_MISTAKE] = {"", {"", ""}},
#define MISTAKE(id, name, correction, english, japanese) [MISTAKE_##id] = {name, {english, japanese}},
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
};

/* A line that shows none of them is told what its reason says. */
static const struct words words_of_reasons[SMTPATH_REASON_COUNT] = {
    [SMTPATH_OK] = {"", {"", ""}},
#define REASON(reason, name, code, enhanced, wanted, rfc, english, japanese)                           \
    [SMTPATH_##reason] = {name, {english, japanese}},
#include "reason_rows.h"
#undef REASON
};

/* How a command is written. */
static const char *const usages[SMTPATH_VERB_COUNT] = {
    [SMTPATH_VERB_MAIL] = "MAIL FROM:<address>", [SMTPATH_VERB_RCPT] = "RCPT TO:<address>",
    [SMTPATH_VERB_EHLO] = "EHLO and the host's name, or its address literal",
    [SMTPATH_VERB_HELO] = "HELO and the host's name",
    [SMTPATH_VERB_LHLO] = "LHLO and the host's name, or its address literal",
    [SMTPATH_VERB_VRFY] = "VRFY and a user's name or address",
    [SMTPATH_VERB_EXPN] = "EXPN and the name of a list",
    [SMTPATH_VERB_AUTH] = "AUTH and a mechanism, such as AUTH PLAIN",
    [SMTPATH_VERB_BDAT] = "BDAT and the number of octets, such as BDAT 1000 LAST",
    [SMTPATH_VERB_BURL] = "BURL and an absolute URI, such as BURL imap://user@example.com/drafts",
    [SMTPATH_VERB_ETRN] = "ETRN and the name of a host",
    [SMTPATH_VERB_XCLIENT] = "XCLIENT NAME=value", [SMTPATH_VERB_XFORWARD] = "XFORWARD NAME=value",
};

/* How a parameter is written. */
static const char *const examples[SMTPATH_PARAM_COUNT] = {
    [SMTPATH_PARAM_SIZE] = "SIZE=1000", [SMTPATH_PARAM_BODY] = "BODY=8BITMIME",
    [SMTPATH_PARAM_RET] = "RET=HDRS", [SMTPATH_PARAM_ENVID] = "ENVID=id42",
    [SMTPATH_PARAM_NOTIFY] = "NOTIFY=SUCCESS,FAILURE",
    [SMTPATH_PARAM_ORCPT] = "ORCPT=rfc822;user@example.com", [SMTPATH_PARAM_AUTH] = "AUTH=<>",
    [SMTPATH_PARAM_BY] = "BY=120;R", [SMTPATH_PARAM_HOLDFOR] = "HOLDFOR=3600",
    [SMTPATH_PARAM_HOLDUNTIL] = "HOLDUNTIL=2026-01-31T23:59:59Z",
    [SMTPATH_PARAM_MT_PRIORITY] = "MT-PRIORITY=4", [SMTPATH_PARAM_MTRK] = "MTRK=Y2VydGlmaWVy",
    [SMTPATH_PARAM_RRVS] = "RRVS=2026-01-31T23:59:59Z;R",
    [SMTPATH_PARAM_SOLICIT] = "SOLICIT=org.example:ADV", [SMTPATH_PARAM_TRANSID] = "TRANSID=<id@example.com>",
    [SMTPATH_PARAM_SUBMITTER] = "SUBMITTER=user@example.com",
};
/* clang-format on */

/* ---- The mistake -------------------------------------------------------------------------------------------- */

/*@ requires \valid_read(d); assigns \nothing; */
static bool is_envelope(const struct smtpath_diagnostic *d)
{
    return d->verb == SMTPATH_VERB_MAIL || d->verb == SMTPATH_VERB_RCPT;
}

/* From the diagnostic: 5.1.x and 5.6.x are a path's. */
/*@ requires is_scene(s); assigns \nothing; */
static enum region region_of(const struct scene *s)
{
    const bool framing = s->reason >= SMTPATH_BARE_CR && s->reason <= SMTPATH_NUL_OCTET;
    if (s->reason == SMTPATH_OK || framing || s->d->code == 554)
        return ELSEWHERE;
    if (s->d->verb == SMTPATH_VERB_UNKNOWN || s->reason == SMTPATH_OBSOLETE_VERB)
        return s->d->enhanced[1] == 1 ? IN_PATH : IN_VERB;
    if (!is_envelope(s->d))
        return IN_ARGUMENT;
    if (s->d->enhanced[1] == 1 || s->d->enhanced[1] == 6)
        return IN_PATH;
    return s->at <= find(s, 0, ':') ? BEFORE_PATH : IN_PARAMETERS;
}

/* Behind the verb and its spaces, or the colon; where a path stands alone, at once. */
/*@ requires is_scene(s); assigns \nothing; ensures \result <= s->length; */
static size_t argument_of(const struct scene *s)
{
    const char *verb = smtpath_verb_name((enum smtpath_verb)s->d->verb);
    if (verb == NULL || !stands_at(s, 0, verb))
        return 0;
    if (!is_envelope(s->d))
        return behind_verb(s);
    const size_t colon = find(s, 0, ':');
    return colon < s->length ? colon + 1 : s->length;
}

void smtpath_see(struct scene *s, const char *line, size_t length, const struct smtpath_diagnostic *d)
{
    s->line = line;
    s->length = length;
    s->at = d->offset < length ? d->offset : length;
    s->d = d;
    s->reason = d->reason;
    s->region = ELSEWHERE;
    s->argument = 0;
    //@ assert seen: is_scene(s);
    s->region = region_of(s);
    s->argument = argument_of(s);
}

/* The rooms in the order in which they are asked. */
enum mistake smtpath_mistake_of(const struct scene *s)
{
    enum mistake found = smtpath_limit_mistake(s);
    if (found == NO_MISTAKE && s->region == IN_VERB)
        found = smtpath_stranger_mistake(s);
    if (found == NO_MISTAKE)
        found = smtpath_octet_mistake(s);
    if (found == NO_MISTAKE && s->region == IN_VERB)
        found = smtpath_verb_mistake(s);
    if (found == NO_MISTAKE && s->region != IN_VERB)
        found = smtpath_argument_mistake(s);
    if (found == NO_MISTAKE && s->region != IN_VERB)
        found = smtpath_path_mistake(s);
    if (found == NO_MISTAKE && s->region != IN_VERB)
        found = smtpath_domain_mistake(s);
    if (found == NO_MISTAKE && s->region == IN_PARAMETERS)
        found = smtpath_parameter_mistake(s);
    if (found == NO_MISTAKE && s->region == IN_PARAMETERS)
        found = smtpath_value_mistake(s);
    return found;
}

/* Whether another mistake may stand right behind this one, and if so the scene of it: what stands behind spaces
 * around a colon. */
/*@ requires is_scene(s) && \valid(s); assigns s->at, s->reason, s->region, s->argument;
    ensures is_scene(s); */
static bool next_scene(struct scene *s, enum mistake first)
{
    if (first != MISTAKE_space_behind_colon && first != MISTAKE_space_before_colon)
        return false;
    s->at = beyond(s, s->at, WSP);
    if (first == MISTAKE_space_before_colon && s->at < s->length)
        s->argument = ++s->at;
    s->region = IN_PATH;
    s->reason = SMTPATH_EXPECTED_LT;
    return s->at < s->length && !octet_is(s, s->at, '<');
}

/* Malformed UTF-8 that would not be welcome if it were well formed. */
/*@ requires is_scene(s); assigns \nothing; */
static bool needs_smtputf8_too(const struct scene *s, enum mistake first)
{
    return first == MISTAKE_not_utf8 && s->region == IN_PATH && !reason_is(s, SMTPATH_MALFORMED_UTF8);
}

/*@ requires is_scene(s) && \valid(s); assigns s->at, s->reason, s->region, s->argument;
    ensures is_scene(s) && NO_MISTAKE <= \result < MISTAKE_COUNT; */
static enum mistake second_mistake(struct scene *s, enum mistake first)
{
    if (needs_smtputf8_too(s, first))
        return s->d->enhanced[1] != 6            ? MISTAKE_smtputf8_not_offered
               : s->d->verb == SMTPATH_VERB_MAIL ? MISTAKE_smtputf8_not_asked_of_mail
                                                 : MISTAKE_smtputf8_not_asked_of_rcpt;
    return next_scene(s, first) ? smtpath_mistake_of(s) : NO_MISTAKE;
}

const char *smtpath_mistake(const char *line, size_t length,
                            const struct smtpath_diagnostic *diagnostic, unsigned which)
{
    struct scene s;
    smtpath_see(&s, line, length, diagnostic);
    enum mistake found = smtpath_mistake_of(&s);
    if (which == 0 && found == NO_MISTAKE && smtpath_reason_info(diagnostic->reason) != NULL)
        return words_of_reasons[diagnostic->reason].name;
    if (which > 0)
        found = which == 1 ? second_mistake(&s, found) : NO_MISTAKE;
    return found == NO_MISTAKE ? NULL : words_of_mistakes[found].name;
}

/* ---- The hint ------------------------------------------------------------------------------------------------- */

/* "U+00A0 NO-BREAK SPACE", "U+FF0E (full-width ".")", "U+0414" */
/*@ requires is_scene(s) && is_sink(t); assigns t->length, t->buffer[0 .. t->size - 1]; */
static void put_code_point(struct sink *t, const struct scene *s)
{
    static const char digits[] = "0123456789ABCDEF";
    struct code_point c; /* no initialiser: a compiler would ask memset of a C library */
    c.code = 0;
    const bool known = smtpath_unusual_code_point(s, smtpath_place_of_octet(s), &c);
    put_literal(t, "U+");
    /*@ loop invariant -4 <= shift <= 20;
        loop assigns shift, t->length, t->buffer[0 .. t->size - 1];
        loop variant shift; */
    for (int shift = 20; shift >= 0; shift -= 4)
        if (shift < 16 || c.code >> shift != 0)
            put(t, digits[c.code >> shift & 15]);
    if (known) {
        put(t, ' ');
        put_string(t, c.name != NULL ? c.name : "FULLWIDTH");
    }
}

/* What to type instead, in quotes. */
/*@ requires is_scene(s) && is_sink(t); assigns t->length, t->buffer[0 .. t->size - 1]; */
static void put_ascii(struct sink *t, const struct scene *s)
{
    struct code_point c;
    if (!smtpath_unusual_code_point(s, smtpath_place_of_octet(s), &c))
        return;
    const char quote = c.ascii == '"' ? '\'' : '"';
    put(t, quote);
    put(t, c.ascii);
    put(t, quote);
}

/*@ requires is_scene(s) && is_sink(t); assigns t->length, t->buffer[0 .. t->size - 1]; */
static void put_example(struct sink *t, const struct scene *s)
{
    const enum smtpath_param param = smtpath_keyword_at(s, word_begin(s));
    const char *example = (unsigned)param < SMTPATH_PARAM_COUNT ? examples[param] : NULL;
    put_string(t, example != NULL ? example : "KEYWORD=value");
}

/* Whether a text goes on with a word, and if so its length. */
/*@ requires valid_read_string(text); requires shown: valid_read_string(word) && strlen(word) < SIZE_MAX;
    assigns \nothing; ensures \result <= strlen(text); */
static size_t goes_on(const char *text, const char *word)
{
    size_t i = 0;
    /*@ loop invariant 0 <= i <= strlen(word) && i <= strlen(text);
        loop assigns i;
        loop variant strlen(word) - i; */
    while (word[i] != '\0' && text[i] == word[i])
        i++;
    return word[i] == '\0' ? i : 0;
}

/* A text with what stands in braces filled in from the line. What is filled in comes out of tables: no octet of the
 * line does. */
/*@ requires is_scene(s) && is_sink(t) && \separated(s, t);
    requires shown: valid_read_string(text) && strlen(text) < SIZE_MAX &&
      \separated(text + (0 .. strlen(text)), t, t->buffer + (0 .. t->size - 1));
    assigns t->length, t->buffer[0 .. t->size - 1]; */
static void put_filled(struct sink *t, const char *text, const struct scene *s)
{
    const char *const likely = smtpath_likely_word(s);
    const char *const value = smtpath_likely_value(s);
    const char *const usage = (unsigned)s->d->verb < SMTPATH_VERB_COUNT ? usages[s->d->verb] : NULL;
    size_t length;
    /*@ loop invariant at <= \at(strlen(text), Pre) && text[\at(strlen(text), Pre)] == '\0';
        loop assigns at, length, t->length, t->buffer[0 .. t->size - 1];
        loop variant \at(strlen(text), Pre) - at; */
    for (size_t at = 0; text[at] != '\0'; at += length) {
        if ((length = goes_on(text + at, "{code}")) > 0)
            put_code_point(t, s);
        else if ((length = goes_on(text + at, "{ascii}")) > 0)
            put_ascii(t, s);
        else if ((length = goes_on(text + at, "{example}")) > 0)
            put_example(t, s);
        else if ((length = goes_on(text + at, "{limit}")) > 0)
            put_number(t, (uint32_t)smtpath_limit_passed(s));
        else if ((length = goes_on(text + at, "{usage}")) > 0)
            put_string(t, usage != NULL ? usage : "an argument");
        else if ((length = goes_on(text + at, "{word}")) > 0)
            put_string(t, likely != NULL ? likely : "another");
        else if ((length = goes_on(text + at, "{value}")) > 0)
            put_string(t, value != NULL ? value : "another");
        else {
            put(t, text[at]);
            length = 1;
        }
    }
}

size_t smtpath_render_hint(const char *line, size_t length, const struct smtpath_diagnostic *diagnostic,
                           enum smtpath_language language, char *buffer, size_t size)
{
    const int in = language == SMTPATH_JAPANESE ? SMTPATH_JAPANESE : SMTPATH_ENGLISH;
    struct sink t = {buffer, size, 0};
    struct scene s;
    smtpath_see(&s, line, length, diagnostic);
    const enum mistake first = smtpath_mistake_of(&s);
    if (first == NO_MISTAKE) {
        put_string(&t, smtpath_reason_hint(diagnostic->reason, language));
        return finish(&t);
    }
    put_filled(&t, words_of_mistakes[first].in[in], &s);
    const enum mistake second = second_mistake(&s, first);
    if (second != NO_MISTAKE) {
        put_string(&t, in == SMTPATH_JAPANESE ? "。また、" : "; and ");
        put_filled(&t, words_of_mistakes[second].in[in], &s);
    }
    return finish(&t);
}

const char *smtpath_reason_hint(enum smtpath_reason reason, enum smtpath_language language)
{
    const bool known = smtpath_reason_info(reason) != NULL;
    return words_of_reasons[known ? reason : SMTPATH_OK].in[language == SMTPATH_JAPANESE ? 1 : 0];
}

/* ---- Lists ---------------------------------------------------------------------------------------------------- */

const char *smtpath_mistake_name(uint32_t number)
{
    return number < MISTAKE_COUNT - 1 ? words_of_mistakes[number + 1].name : NULL;
}

const char *smtpath_mistake_hint(uint32_t number, enum smtpath_language language)
{
    const uint32_t mistake = number < MISTAKE_COUNT - 1 ? number + 1 : NO_MISTAKE;
    return words_of_mistakes[mistake].in[language == SMTPATH_JAPANESE ? 1 : 0];
}
