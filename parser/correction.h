// SPDX-License-Identifier: MIT
/*
 * What corrections share: the line in the caller's buffer, which each of them changes.
 */
#ifndef SMTPATH_CORRECTION_H
#define SMTPATH_CORRECTION_H

#include "mistake.h"

#include <string.h>

struct text {
    char *line;
    size_t length;
    size_t size; /* of the buffer: length <= size */
};

/*@ predicate is_text(struct text *t) =
      \valid(t) && t->length <= t->size < SIZE_MAX && \valid(t->line + (0 .. t->size - 1)); */

/* What a correction changes, and where: its scene reads the line in the same buffer. One that fails may have changed it. */
#define CHANGES                                                                                        \
    requires is_scene(s) && is_text(t) && s->line == t->line && s->length <= t->size;                  \
    requires \separated(s, t);                                                                         \
    assigns t->length, t->line[0..t->size - 1];                                                        \
    ensures is_text(t);

/* Inside, a function has its bare name; to the linker, all of them begin with smtpath_. */
#define put_in      smtpath_put_in
#define put_in_word smtpath_put_in_word

/* Puts octets in the place of others. Returns: false if so many do not stand there, or the buffer is too small. */
/*@ requires is_text(t) && \valid_read(octets + (0 .. count - 1)) &&
      \separated(octets + (0 .. count - 1), t->line + (0 .. t->size - 1));
    assigns t->length, t->line[0 .. t->size - 1];
    ensures is_text(t); */
SMTPATH_INTERNAL bool put_in(struct text *t, size_t at, size_t removed, const char *octets,
                             size_t count);

/* The same with a known word, which NUL ends. */
/*@ requires is_text(t); requires shown: valid_read_string(word) &&
      \separated(word + (0 .. strlen(word)), t->line + (0 .. t->size - 1));
    assigns t->length, t->line[0 .. t->size - 1];
    ensures is_text(t); */
SMTPATH_INTERNAL bool put_in_word(struct text *t, size_t at, size_t removed, const char *word);

/* No correction is obvious. */
//@ CHANGES
static inline bool uncorrected(const struct scene *s, struct text *t)
{
    (void)s;
    (void)t;
    return false;
}

//@ CHANGES
static inline bool likely_word(const struct scene *s, struct text *t)
{
    const char *word = smtpath_likely_word(s);
    const size_t begin = s->region == IN_VERB ? 0 : s->at;
    const size_t end = s->region == IN_VERB ? word_end(s, 0) : beyond(s, s->at, LDH);
    return word != NULL && put_in_word(t, begin, end - begin, word);
}

/* The spaces at fault go. */
//@ CHANGES
static inline bool without_spaces(const struct scene *s, struct text *t)
{
    return put_in(t, s->at, beyond(s, s->at, WSP) - s->at, "", 0);
}

/* The octet at fault goes. */
//@ CHANGES
static inline bool without_octet(const struct scene *s, struct text *t)
{
    return put_in(t, s->at, 1, "", 0);
}

/* And the spaces behind it. */
//@ CHANGES
static inline bool without_octet_and_spaces(const struct scene *s, struct text *t)
{
    return put_in(t, s->at, beyond(s, s->at + 1, WSP) - s->at, "", 0);
}

//@ CHANGES
static inline bool with_space(const struct scene *s, struct text *t)
{
    return put_in(t, s->at, 0, " ", 1);
}

/* The one at fault, and behind the path the space before it. */
//@ CHANGES
static inline bool without_comment(const struct scene *s, struct text *t)
{
    const size_t close = find(s, s->at, ')');
    const bool space = s->region != IN_PATH && s->at > 0 && class_is(s, s->at - 1, WSP);
    return close < s->length && put_in(t, s->at - space, close + 1 - s->at + space, "", 0);
}

/* The two around what the fault begins. */
//@ CHANGES
static inline bool without_quotes(const struct scene *s, struct text *t)
{
    const size_t close = s->at < s->length ? find(s, s->at + 1, s->line[s->at]) : s->length;
    return close < s->length && put_in(t, close, 1, "", 0) && put_in(t, s->at, 1, "", 0);
}

/* The domain at fault, of an address or of a host: each label that is not ASCII as its A-label. */
//@ CHANGES
SMTPATH_INTERNAL bool smtpath_a_labels(const struct scene *s, struct text *t);

/* The correction of a mistake, by the table of its room. Returns: false if none is obvious, or the buffer too small. */
//@ CHANGES
SMTPATH_INTERNAL bool smtpath_corrected_line(enum mistake mistake, const struct scene *s,
                                             struct text *t);
//@ CHANGES
SMTPATH_INTERNAL bool smtpath_corrected_path(enum mistake mistake, const struct scene *s,
                                             struct text *t);
//@ CHANGES
SMTPATH_INTERNAL bool smtpath_corrected_parameter(enum mistake mistake, const struct scene *s,
                                                  struct text *t);

#endif
