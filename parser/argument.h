// SPDX-License-Identifier: MIT
/*
 * What follows the verb of every command but MAIL and RCPT. Command lines use it.
 */
#ifndef SMTPATH_ARGUMENT_H
#define SMTPATH_ARGUMENT_H

#include "cursor.h"

#define arguments smtpath_arguments
/*@ requires is_cursor(c) && unrefused(c) && in_line(c->out, c->end);
    assigns READING, c->utf8, c->space_may_follow, c->limits, PATH, SPAN(c->out->argument),
      SPAN(c->out->second), c->out->chunk_size;
    ensures is_cursor(c) && c->at >= \old(c->at) && decided(c, \result);
    ensures \result ==> in_line(c->out, c->end); */
SMTPATH_INTERNAL COLD bool arguments(struct cursor *c, enum smtpath_verb verb);

#endif
