// SPDX-License-Identifier: MIT
/*
 * ESMTP parameters. The commands use it.
 */
#ifndef SMTPATH_PARAMETER_H
#define SMTPATH_PARAMETER_H

#include "cursor.h"

#define esmtp_params smtpath_esmtp_params
/*@ requires has_private(c) && absent(&c->out->parameters); PRODUCTION;
    assigns c->place, PARAMETERS;
    ensures lies_in(&c->out->parameters, \old(c->at), c->end); */
SMTPATH_INTERNAL bool esmtp_params(struct cursor *c, enum smtpath_verb verb);

#define parameter_allowance smtpath_parameter_allowance
/* What the offered extensions add to this verb's line. */
/*@ assigns \nothing; ensures \result <= 2000000; */
SMTPATH_INTERNAL uint32_t parameter_allowance(enum smtpath_verb verb, uint64_t extensions);

#endif
