// SPDX-License-Identifier: MIT
/*
 * Address literals. Whatever reads a domain uses it.
 */
#ifndef SMTPATH_LITERAL_H
#define SMTPATH_LITERAL_H

#include "cursor.h"

#define address_literal smtpath_address_literal
/*@ requires is_cursor(c) && unrefused(c) && c->at < c->end;
    assigns c->at, c->eight_bit, DIAGNOSTIC, DEVIATION,
            DOMAIN;
    ensures is_cursor(c) && c->at >= \old(c->at) && decided(c, \result);
    ensures \result ==> c->at > \old(c->at) && spans(&c->out->path.domain, \old(c->at), c->at); */
SMTPATH_INTERNAL bool address_literal(struct cursor *c);

#endif
