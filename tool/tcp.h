// SPDX-License-Identifier: MIT
/*
 * Segments of TCP, in the order of a capture, put together to the lines of SMTP dialogues. What arrives out of
 * order, twice or overlapping is put right; what one end had not seen when it spoke is waited for. All of it is
 * bounded: where too much waits, the capture lacks what it waits for.
 */
#ifndef SMTPATH_TOOL_TCP_H
#define SMTPATH_TOOL_TCP_H

#include "forms/forms.h"
#include "packet.h"

struct tcp;

/* Returns: NULL without memory. */
struct tcp *tcp_begin(const struct form *form, take_event *take, void *context);
void tcp_take(struct tcp *tcp, const struct segment *segment);
/* Reads what still waits, and releases all. */
void tcp_end(struct tcp *tcp);

#endif
