// SPDX-License-Identifier: MIT
#ifndef SMTPATH_TOOL_WRAP_H
#define SMTPATH_TOOL_WRAP_H

#include "output.h"

/* The columns that text takes on a terminal: two for each character of Chinese, Japanese and Korean. */
size_t wrap_columns(const char *text);

/* Writes text in lines of at most width columns, each but the first behind indent spaces; the first begins
 * in that column. Lines break at spaces, and between Japanese characters where Japanese may break. */
void wrap_text(struct output *out, const char *text, size_t indent, size_t width);

#endif
