// SPDX-License-Identifier: MIT
/*
 * The forward-path that a reply names: for a human, and for a machine.
 */
#ifndef SMTPATH_TOOL_FORWARD_H
#define SMTPATH_TOOL_FORWARD_H

#include "report.h"

#include <stdbool.h>

struct forward {
    enum smtpath_forward kind;
    struct smtpath_line read; /* path and diagnostic */
};

/* Whether a reply with this code may name one. */
static inline bool forward_has_place(uint16_t code)
{
    return code == 251 || code == 252 || code == 551;
}

/* The path with its parts, or why there is none: a phrase without an end of line. */
void forward_phrase(struct output *out, const char *line, const struct forward *forward);

/* A JSON object. Paths are spans of the reply line.
 * Reads:   length, the line's. */
void forward_object(struct output *out, const char *line, size_t length, const struct forward *forward);

#endif
