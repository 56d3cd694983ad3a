// SPDX-License-Identifier: MIT
/*
 * Captures of packets, by libpcap where the tool was built with it.
 */
#ifndef SMTPATH_TOOL_CAPTURE_H
#define SMTPATH_TOOL_CAPTURE_H

#include "forms/forms.h"
#include "input.h"

/* Whether a file that begins so is one: pcap in either order of octets, or pcapng. */
bool is_capture(const char *octets, size_t length);

/* Reads a capture of which the block was read already, and emits what its connections say.
 * Returns: NULL, or why it cannot be read further: static, or until the next call. */
const char *capture_read(struct input *in, const char *block, size_t length, take_event *take,
                         void *context);

#endif
