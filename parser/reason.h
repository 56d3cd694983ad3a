// SPDX-License-Identifier: MIT
/*
 * The table of reasons, one row a reason. Whoever stops a cursor or shows a diagnostic may use it.
 */
#ifndef SMTPATH_REASON_H
#define SMTPATH_REASON_H

#include "internal.h"

#define reasons smtpath_reasons
SMTPATH_INTERNAL_DATA const struct smtpath_reason_row reasons[SMTPATH_REASON_COUNT];

#define reason_text_length smtpath_reason_text_length
/* Of each row's expected_text. */
SMTPATH_INTERNAL_DATA const uint8_t reason_text_length[SMTPATH_REASON_COUNT];

/*@ predicate is_reason(integer reason) = 0 <= reason < SMTPATH_REASON_COUNT;
    predicate is_fault(integer reason) = SMTPATH_OK < reason < SMTPATH_REASON_COUNT; */

#endif
