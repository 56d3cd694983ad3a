// SPDX-License-Identifier: MIT
#ifndef ORACLE_PARAMETERS_H
#define ORACLE_PARAMETERS_H

#include "oracle.h"

#include <stdbool.h>

enum presence { VALUE_FORBIDDEN, VALUE_REQUIRED, VALUE_OPTIONAL };

struct parameter_row {
    const char *keyword;
    const char *verb; /* NULL: both */
    uint32_t offer;   /* 0: nobody need offer it */
    enum presence presence;
    bool any_value; /* of a private one: it may hold "=", and no UTF-8 */
    size_t limit;   /* octets of the value; 0: what the grammar says */
    const char *conflict;
    /* Reads a value that the machine has accepted into the typed members. */
    void (*type)(const unsigned char *line, struct oracle_parameter *p);
    /* What about that value is not allowed under these options, and beside the parameters before it; CAUSE_NONE if
     * nothing. Adds what was tolerated in it to out->deviations. */
    enum oracle_cause (*meaning)(const unsigned char *line, const struct oracle_parameter *p,
                                 const struct oracle_options *options, struct oracle_result *out);
};

/* Finds the row of a keyword, the standards' or the caller's own; false if there is none. */
bool parameter_named(const unsigned char *line, struct oracle_span keyword,
                     const struct oracle_options *options, struct parameter_row *row);

/* Whether a span is this word, without case. */
bool is_word(const unsigned char *line, struct oracle_span span, const char *word);

/* Decimal digits of a span up to the first octet that is none; stops at the greatest number. */
uint64_t decimal(const unsigned char *line, struct oracle_span span);

/* Whether a date of the grammar's form, YYYY-MM-DD from there on, is a day of the Gregorian calendar. */
bool is_day(const unsigned char *line, size_t at);

#endif
