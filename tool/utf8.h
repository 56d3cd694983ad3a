// SPDX-License-Identifier: MIT
#ifndef SMTPATH_TOOL_UTF8_H
#define SMTPATH_TOOL_UTF8_H

#include <stddef.h>
#include <stdint.h>

/* Reads the UTF-8 sequence at the beginning of octets[0 .. length), by RFC 3629: no overlong form, no
 * surrogate, at most U+10FFFF.
 * Writes:  *code_point, if there is one.
 * Returns: its length, 0 if no sequence begins here. */
size_t utf8_sequence(const char *octets, size_t length, uint32_t *code_point);

#endif
