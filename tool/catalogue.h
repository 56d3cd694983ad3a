// SPDX-License-Identifier: MIT
/*
 * All that the tool says to a person, in English and in Japanese: a message is a row of catalogue_texts.h.
 */
#ifndef SMTPATH_TOOL_CATALOGUE_H
#define SMTPATH_TOOL_CATALOGUE_H

enum message {
    SAY_NOTHING,
#define MESSAGE(id, english, japanese) SAY_##id,
#include "catalogue_texts.h"
#undef MESSAGE
    MESSAGES
};

/* Returns: a message in the language in use (language.h); places for words in it are {1} to {4}, see
 * output_sentence(). */
const char *text_of(enum message message);

/* Returns: it in English, for machines: what they read does not depend on who called them. */
const char *english_of(enum message message);

/* Returns: one of two texts that stand side by side, by the language in use. */
const char *in_language(const char *english, const char *japanese);

#endif
