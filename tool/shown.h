// SPDX-License-Identifier: MIT
/*
 * What of the text of others a terminal is given as it is. Everything that the tool shows of a line, a reply,
 * a file's name or an operand goes by this: no control, nothing that reorders text, nothing that is not seen.
 */
#ifndef SMTPATH_TOOL_SHOWN_H
#define SMTPATH_TOOL_SHOWN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Whether a code point is seen, stays where it is put, and leaves its neighbours where they are. */
bool is_shown(uint32_t code_point);

/* The columns of a terminal that it takes: 0 for a mark on the character before it, 2 for East Asian wide. */
size_t columns_of(uint32_t code_point);

#endif
