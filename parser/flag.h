// SPDX-License-Identifier: MIT
/*
 * Which octets of a path show a flag. Commands that refuse some use it.
 */
#ifndef SMTPATH_FLAG_H
#define SMTPATH_FLAG_H

#include "mailbox.h"

#define lowest_flag smtpath_lowest_flag
/* Finds the octets with the lowest offset that show one of these flags of an accepted path in line[0 .. end).
 * Returns: whether there are any; then they are in *octets. */
/*@ predicate path_stands(char *line, struct smtpath_path *p) = stands(line, p->path) && stands(line, p->route) &&
      stands(line, p->mailbox) && stands(line, p->local) && stands(line, p->domain);
    predicate path_ends_in(struct smtpath_path *p, integer end) =
      p->path.offset + p->path.length <= end && p->route.offset + p->route.length <= end &&
      p->mailbox.offset + p->mailbox.length <= end && p->local.offset + p->local.length <= end &&
      p->domain.offset + p->domain.length <= end; */
/*@ requires \valid_read(path) && path_stands(line, path) && path_ends_in(path, end) && \valid(octets);
    requires \separated(octets, path); assigns SPAN(*octets);
    ensures \result ==> octets->offset + octets->length <= end; */
SMTPATH_INTERNAL COLD bool lowest_flag(const char *line, uint32_t end, const struct smtpath_path *path,
                                       uint32_t flags, struct smtpath_span *octets);

#endif
