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
/*@ JUDGED_VALUE; assigns SPAN(p->first), SPAN(p->second), p->number, p->integer, p->choice; */
SMTPATH_INTERNAL bool read_value(struct cursor *c, enum grammar grammar, struct smtpath_parameter *p,
                                 enum smtpath_reason *wrong);

#endif
