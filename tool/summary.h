// SPDX-License-Identifier: MIT
#ifndef SMTPATH_TOOL_SUMMARY_H
#define SMTPATH_TOOL_SUMMARY_H

#include "output.h"
#include "smtpath.h"

/* Writes how often each reason was met, the most frequent first; SMTPATH_OK counts what is valid, bad_hex the
 * rows that are no lines. What was not met is left out. */
void summary_write(struct output *out, const uint64_t given[SMTPATH_REASON_COUNT], uint64_t bad_hex);

#endif
