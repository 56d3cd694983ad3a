// SPDX-License-Identifier: MIT
/*
 * Which octets of a path show a flag. Commands that refuse some use it.
 */
#ifndef SMTPATH_FLAG_H
#define SMTPATH_FLAG_H

#include "mailbox.h"

#define lowest_flag smtpath_lowest_flag
/* Finds the octets with the lowest offset that show one of these flags of an accepted path.
 * Returns: whether there are any; then they are in *octets. */
/*@ requires \valid_read(path) && \valid(octets) && stands(line, path->path) && stands(line,
      path->mailbox) && stands(line, path->local) && stands(line, path->domain);
    requires \separated(octets, path); assigns SPAN(*octets); */
SMTPATH_INTERNAL COLD bool lowest_flag(const char *line, const struct smtpath_path *path,
                                       uint32_t flags, struct smtpath_span *octets);

#endif
