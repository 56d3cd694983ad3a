// SPDX-License-Identifier: MIT
#ifndef ORACLE_RENDER_H
#define ORACLE_RENDER_H

#include "oracle.h"

#include <stdbool.h>
#include <stdio.h>

/* Options as the words that oracle-check takes, one behind the other. */
void render_options(FILE *to, const struct oracle_options *options);

/* One word of them. Returns false if it is none. */
bool parse_option(const char *word, struct oracle_options *options);

/* The line in hex digits. */
void render_hex(FILE *to, const unsigned char *line, size_t length);

/* The result as the tool's machine interface has it, and more: one JSON object, no LF. */
void render_result(FILE *to, const unsigned char *line, const struct oracle_result *result);

#endif
