// SPDX-License-Identifier: MIT
/*
 * The grammars of parameters' values. The table of parameters and its loop use it.
 */
#ifndef SMTPATH_VALUE_H
#define SMTPATH_VALUE_H

#include "cursor.h"

/* The value grammars, and the members of struct smtpath_parameter that each sets. A parameter whose grammar is new gets
 * its own row here, and its function in value.c. */
#define GRAMMARS(ROW)                                                                                  \
    ROW(NONE, 0) /* esmtp-value */                                                                     \
    ROW(SIZE, SMTPATH_MEMBER_NUMBER)                                                                   \
    ROW(BODY, SMTPATH_MEMBER_CHOICE)                                                                   \
    ROW(RET, SMTPATH_MEMBER_CHOICE)                                                                    \
    ROW(XTEXT, 0)                                                                                      \
    ROW(NOTIFY, SMTPATH_MEMBER_CHOICE)                                                                 \
    ROW(ORCPT, SMTPATH_MEMBER_FIRST | SMTPATH_MEMBER_SECOND)                                           \
    ROW(AUTH, SMTPATH_MEMBER_CHOICE)                                                                   \
    ROW(SUBMITTER, 0)                                                                                  \
    ROW(BY, SMTPATH_MEMBER_INTEGER | SMTPATH_MEMBER_CHOICE)                                            \
    ROW(HOLDFOR, SMTPATH_MEMBER_NUMBER)                                                                \
    ROW(HOLDUNTIL, SMTPATH_MEMBER_INTEGER)                                                             \
    ROW(PRIORITY, SMTPATH_MEMBER_INTEGER)                                                              \
    ROW(MTRK, SMTPATH_MEMBER_FIRST | SMTPATH_MEMBER_NUMBER)                                            \
    ROW(RRVS, SMTPATH_MEMBER_FIRST | SMTPATH_MEMBER_INTEGER | SMTPATH_MEMBER_CHOICE)                   \
    ROW(SOLICIT, 0)                                                                                    \
    ROW(TRANSID, 0)                                                                                    \
    ROW(XVERP, 0)                                                                                      \
    ROW(ANY, 0) /* 1*%d33-126 */

#define GRAMMAR_ENUMERATOR(name, members) GRAMMAR_##name,
enum grammar { GRAMMARS(GRAMMAR_ENUMERATOR) GRAMMAR_COUNT };
#undef GRAMMAR_ENUMERATOR

#define GRAMMAR_MEMBERS(name, members) MEMBERS_##name = members,
enum { GRAMMARS(GRAMMAR_MEMBERS) MEMBERS_COUNT };
#undef GRAMMAR_MEMBERS

#define read_value smtpath_read_value
/* Reads a value of this grammar. One that is well formed may still be *wrong: the reason, which stands at the whole
 * value. */
/*@ JUDGED_VALUE; assigns SPAN(p->first), SPAN(p->second), p->number, p->integer, p->choice; */
SMTPATH_INTERNAL bool read_value(struct cursor *c, enum grammar grammar, struct smtpath_parameter *p,
                                 enum smtpath_reason *wrong);

#endif
