// SPDX-License-Identifier: MIT
/*
 * The codes in a line that somebody pastes: out of a log, a bounce, a client's output.
 */
#ifndef SMTPATH_TOOL_CODES_H
#define SMTPATH_TOOL_CODES_H

#include <stdbool.h>
#include <stdint.h>

struct codes {
    uint16_t reply;       /* 0: there is none */
    uint16_t enhanced[3]; /* class 0: there is none */
};

/* Finds the reply code and the enhanced status code that stand in text as words of their own: behind a space, a
 * bracket, a quote, "#" or "=". A number of an address, a date or a version is none. An enhanced code right
 * behind the reply code is preferred; one whose class is another than the reply code's is none of this reply.
 * Returns: whether there is one of the two. */
bool codes_find(const char *text, struct codes *codes);

#endif
