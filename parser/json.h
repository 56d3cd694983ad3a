// SPDX-License-Identifier: MIT
/*
 * JSON, written into a sink. What writes more of it than a diagnostic uses it, too.
 */
#ifndef SMTPATH_JSON_H
#define SMTPATH_JSON_H

#include "sink.h"

#define put_json_string smtpath_put_json_string
/* A string of printable ASCII, or of UTF-8 without controls, as JSON quotes it. */
/*@ requires is_sink(t);
    requires shown: valid_read_string(string) && strlen(string) < SIZE_MAX &&
      \separated(string + (0 .. strlen(string)), t, t->buffer + (0 .. t->size - 1));
    assigns t->length, t->buffer[0 .. t->size - 1]; */
SMTPATH_INTERNAL void put_json_string(struct sink *t, const char *string);

#endif
