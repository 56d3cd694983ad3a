// SPDX-License-Identifier: MIT
/*
 * EHLO keywords, one row each. What reads the reply to EHLO uses it.
 */
#ifndef SMTPATH_EXTENSION_H
#define SMTPATH_EXTENSION_H

#include "internal.h"

struct extension_row {
    struct smtpath_extension_row info;
    uint64_t extension; /* 0 behind the last row */
    uint32_t length;    /* of the keyword */
    uint32_t fewest;    /* parameters that stand behind it in the reply to EHLO */
    uint32_t most;
};

#define row_of_extension smtpath_row_of_extension
/* The row of an extension; of 0 or of what is none, a row that says so. */
/*@ assigns \nothing;
    ensures \valid_read(\result) && (\result->extension == extension || \result->extension == 0); */
SMTPATH_INTERNAL const struct extension_row *row_of_extension(uint64_t extension);

#define extension_named smtpath_extension_named
/* The extension of a keyword in any case; 0 if none has it. */
/*@ requires \valid_read(keyword + (0 .. length - 1)); assigns \nothing; */
SMTPATH_INTERNAL uint64_t extension_named(const char *keyword, uint32_t length);

#endif
