// SPDX-License-Identifier: MIT
/*
 * The words that are explained: a row each in explain_texts.h.
 */
#ifndef SMTPATH_TOOL_WORDS_H
#define SMTPATH_TOOL_WORDS_H

#include "catalogue.h"

#include <stddef.h>

enum word_kind { WORD_VERB, WORD_EXTENSION, WORD_PARAMETER, WORD_TOLERANCE, WORD_FLAG };

struct word {
    enum word_kind kind;
    const char *name;
    const char *example;
    const char *standard; /* "": none, or the library has it */
    const char *english, *japanese;
};

/* Returns: the row of that number, from 0; NULL behind the last one. */
const struct word *word_at(size_t number);

/* Returns: the row of a name, NULL if there is none. */
const struct word *word_named(enum word_kind kind, const char *name);

#endif
