// SPDX-License-Identifier: MIT
#ifndef SMTPATH_TOOL_JSON_H
#define SMTPATH_TOOL_JSON_H

#include "output.h"

#include <stdbool.h>

/* Writes octets as a JSON string (RFC 8259): UTF-8 passes, what is_shown() does not let pass is
 * escaped, and each octet that is no part of well-formed UTF-8 becomes U+FFFD.
 * Returns: whether nothing was lost. */
bool json_string(struct output *out, const char *octets, size_t length);

/* Writes "[begin,end)" as [begin,end]. */
void json_pair(struct output *out, uint32_t begin, uint32_t end);

/* Writes the names of the bits of a set, in the order of the bits, as a JSON array of strings. */
void json_names(struct output *out, uint64_t set, const char *(*name)(uint64_t bit));

#endif
