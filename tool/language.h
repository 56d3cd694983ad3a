// SPDX-License-Identifier: MIT
/*
 * In which language the tool speaks, and whether what reads it takes UTF-8: --lang, else the environment
 * (LC_ALL, then LC_MESSAGES or LC_CTYPE, then LANG). Set once, before anything is said.
 */
#ifndef SMTPATH_TOOL_LANGUAGE_H
#define SMTPATH_TOOL_LANGUAGE_H

#include "smtpath.h"

#include <stdbool.h>

/* Asks the environment. */
void language_begin(void);

void language_use(enum smtpath_language language);
enum smtpath_language language_in_use(void);

/* Whether the locale's octets are UTF-8: only then is non-ASCII text of others shown as it is. */
bool language_takes_utf8(void);

#endif
