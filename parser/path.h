// SPDX-License-Identifier: MIT
/*
 * Paths and their parts. The commands and the replies use it.
 */
#ifndef SMTPATH_PATH_H
#define SMTPATH_PATH_H

#include "cursor.h"

#define mailbox_local_part smtpath_mailbox_local_part
/*@ requires is_cursor(c) && unrefused(c) && is_fault(if_absent);
    assigns c->at, c->eight_bit, DIAGNOSTIC, DEVIATION,
            LOCAL;
    ensures is_cursor(c) && c->at >= \old(c->at) && decided(c, \result);
    ensures \result ==> spans(&c->out->path.local, \old(c->at), c->at); */
SMTPATH_INTERNAL bool mailbox_local_part(struct cursor *c, enum smtpath_reason if_absent);

#define domain_name smtpath_domain_name
/*@ requires is_cursor(c) && unrefused(c) && is_fault(if_absent);
    assigns c->at, c->eight_bit, DIAGNOSTIC, DEVIATION,
            DOMAIN;
    ensures is_cursor(c) && c->at >= \old(c->at) && decided(c, \result);
    ensures \result ==> c->at > \old(c->at) && spans(&c->out->path.domain, \old(c->at), c->at); */
SMTPATH_INTERNAL bool domain_name(struct cursor *c, enum smtpath_reason if_absent);

#define domain_or_literal smtpath_domain_or_literal
/*@ requires is_cursor(c) && unrefused(c) && is_fault(if_absent);
    assigns c->at, c->eight_bit, DIAGNOSTIC, DEVIATION,
            DOMAIN;
    ensures is_cursor(c) && c->at >= \old(c->at) && decided(c, \result);
    ensures \result ==> c->at > \old(c->at) && spans(&c->out->path.domain, \old(c->at), c->at); */
SMTPATH_INTERNAL bool domain_or_literal(struct cursor *c, enum smtpath_reason if_absent);

#define any_path smtpath_any_path
/* Reverse-path or Forward-path, as c->place says. */
/*@ requires is_cursor(c) && unrefused(c) && empty(&c->out->path);
    assigns c->at, c->eight_bit, c->in_path, c->place, DIAGNOSTIC, DEVIATION, PATH;
    ensures is_cursor(c) && c->at >= \old(c->at) && decided(c, \result);
    ensures \result ==> is_path(&c->out->path, \old(c->at), c->at); */
SMTPATH_INTERNAL bool any_path(struct cursor *c);

#endif
