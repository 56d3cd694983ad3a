// SPDX-License-Identifier: MIT
/*
 * EHLO keywords, one row each. What reads the reply to EHLO uses it.
 */
#ifndef SMTPATH_EXTENSION_H
#define SMTPATH_EXTENSION_H

#include "internal.h"

struct extension_row {
    struct smtpath_extension_row info;
    uint64_t extension; /* 0: none */
    uint32_t length;    /* of the keyword */
    uint32_t fewest;    /* parameters that stand behind it in the reply to EHLO */
    uint32_t most;
};

#define is_keyword smtpath_is_keyword
/* Whether octets are a word of capital letters, digits and "-", without regard to case. */
/*@ requires \valid_read(octets + (0 .. length - 1)) && \valid_read(upper + (0 .. length - 1)); assigns \nothing;
    ensures \result == 0 || \result == 1; */
SMTPATH_INTERNAL bool is_keyword(const char *octets, const char *upper, uint32_t length);

#define extension_named smtpath_extension_named
/* The row of a keyword in any case; if no extension has it, a row that says so. */
/*@ requires \valid_read(keyword + (0 .. length - 1)); assigns \nothing; ensures \valid_read(\result); */
SMTPATH_INTERNAL const struct extension_row *extension_named(const char *keyword, uint32_t length);

#endif
