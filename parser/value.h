// SPDX-License-Identifier: MIT
/*
 * The grammars of parameters' values. The table of parameters and its loop use it.
 */
#ifndef SMTPATH_VALUE_H
#define SMTPATH_VALUE_H

#include "cursor.h"

/* The value grammars. A parameter whose grammar is new gets its own. */
enum grammar {
    GRAMMAR_NONE,
    GRAMMAR_SIZE,
    GRAMMAR_BODY,
    GRAMMAR_RET,
    GRAMMAR_XTEXT,
    GRAMMAR_NOTIFY,
    GRAMMAR_ORCPT,
    GRAMMAR_BY,
    GRAMMAR_HOLDFOR,
    GRAMMAR_DATE_TIME,
    GRAMMAR_PRIORITY,
    GRAMMAR_MTRK,
    GRAMMAR_RRVS,
    GRAMMAR_SOLICIT,
    GRAMMAR_TRANSID
};

#define read_value smtpath_read_value
/* Reads a value of this grammar. One that is well formed may still be *wrong: the reason, which stands at the whole
 * value. */
/*@ requires is_cursor(c) && unrefused(c);
    requires BESIDE(p);
    requires BESIDE(wrong) && is_reason(*wrong) && \separated(wrong, p);
    assigns c->at, c->eight_bit, DIAGNOSTIC, SPAN(p->first), SPAN(p->second), p->number, p->integer,
            p->choice, *wrong;
    ensures is_cursor(c) && c->at >= \old(c->at);
    ensures decided(c, \result) && is_reason(*wrong); */
SMTPATH_INTERNAL bool read_value(struct cursor *c, enum grammar grammar, struct smtpath_parameter *p,
                                 enum smtpath_reason *wrong);

#endif
