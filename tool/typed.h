// SPDX-License-Identifier: MIT
/*
 * What a parameter's value means, for a machine.
 */
#ifndef SMTPATH_TOOL_TYPED_H
#define SMTPATH_TOOL_TYPED_H

#include "output.h"
#include "report.h"

/* Writes ,"typed":{...} with the members that the parameter's row names, nothing for one that has none.
 * Returns: whether no octet was lost. */
bool put_typed(struct output *out, const struct report *r, const struct smtpath_parameter *walked);

#endif
