// SPDX-License-Identifier: MIT
#ifndef SMTPATH_TOOL_NEAREST_H
#define SMTPATH_TOOL_NEAREST_H

#include <stdbool.h>
#include <stddef.h>

/* Gives one known word after the other; NULL behind the last one. */
typedef const char *next_word(void *walk);

/* Returns: the known word that is one octet more, less or other than word, or two neighbours swapped, without
 * regard to case; NULL if there is none. */
const char *nearest(const char *word, size_t length, next_word *next, void *walk);

/* Asks "did you mean ...?" on standard error, if there is such a word.
 * Returns: whether there is. */
bool suggest(const char *word, size_t length, next_word *next, void *walk);

#endif
