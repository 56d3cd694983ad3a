// SPDX-License-Identifier: MIT
/*
 * Paths and their parts. The commands and the replies use it.
 */
#ifndef SMTPATH_PATH_H
#define SMTPATH_PATH_H

#include "cursor.h"

#define mailbox_local_part smtpath_mailbox_local_part
/*@ requires is_fault(if_absent); PRODUCTION; assigns LOCAL;
    ensures \result ==> spans(&c->out->path.local, \old(c->at), c->at); */
SMTPATH_INTERNAL bool mailbox_local_part(struct cursor *c, enum smtpath_reason if_absent);

#define domain_name smtpath_domain_name
/*@ requires is_fault(if_absent); PRODUCTION; assigns DOMAIN;
    ensures \result ==> c->at > \old(c->at) && spans(&c->out->path.domain, \old(c->at), c->at);
    ensures !\result ==> DOMAIN_KEPT; */
SMTPATH_INTERNAL bool domain_name(struct cursor *c, enum smtpath_reason if_absent);

#define domain_or_literal smtpath_domain_or_literal
/*@ requires is_fault(if_absent); PRODUCTION; assigns DOMAIN;
    ensures \result ==> c->at > \old(c->at) && spans(&c->out->path.domain, \old(c->at), c->at);
    ensures !\result ==> DOMAIN_KEPT; */
SMTPATH_INTERNAL bool domain_or_literal(struct cursor *c, enum smtpath_reason if_absent);

#define any_path smtpath_any_path
/* Reverse-path or Forward-path, as c->place says. */
/*@ requires empty(&c->out->path); PRODUCTION;
    assigns c->in_path, c->in_brackets, c->place, c->utf8, PATH;
    ensures \result ==> is_path(&c->out->path, \old(c->at), c->at); */
SMTPATH_INTERNAL bool any_path(struct cursor *c);

#endif
