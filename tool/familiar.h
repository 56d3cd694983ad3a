// SPDX-License-Identifier: MIT
/*
 * The reply to EHLO that was read last. A server says the same to every client, and half of a dialogue's lines are
 * that: one that comes again, octet by octet, need not be read again.
 */
#ifndef SMTPATH_TOOL_FAMILIAR_H
#define SMTPATH_TOOL_FAMILIAR_H

#include "smtpath.h"

#include <stdbool.h>
#include <stddef.h>

enum { FAMILIAR_MOST = 1 << 12 };

struct familiar {
    bool is_known; /* a whole reply, in which nothing is wrong, is kept */
    size_t length;
    struct smtpath_ehlo ehlo;
    char lines[FAMILIAR_MOST]; /* each with an LF behind it */
};

/* Whether the line at an offset of the reply is this one.
 * Returns: the offset of the next; 0 if it is another. */
size_t familiar_next(const struct familiar *familiar, size_t at, const char *line, size_t length);

/* Takes down the reply line by line, from the first. A line of FAMILIAR_MOST octets or more, as which one counts in
 * which something is wrong, leaves no reply to be kept. */
void familiar_begin(struct familiar *familiar);
void familiar_add(struct familiar *familiar, const char *line, size_t length);
/* It ends here, and said this. */
void familiar_end(struct familiar *familiar, const struct smtpath_ehlo *ehlo);

#endif
