// SPDX-License-Identifier: MIT
/*
 * Address literals. Whatever reads a domain uses it.
 */
#ifndef SMTPATH_LITERAL_H
#define SMTPATH_LITERAL_H

#include "cursor.h"

#define address_literal smtpath_address_literal
/*@ requires c->at < c->end; PRODUCTION; assigns DOMAIN;
    ensures \result ==> c->at > \old(c->at) && spans(&c->out->path.domain, \old(c->at), c->at);
    ensures !\result ==> DOMAIN_KEPT; */
SMTPATH_INTERNAL bool address_literal(struct cursor *c);

#endif
