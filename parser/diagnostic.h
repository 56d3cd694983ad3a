// SPDX-License-Identifier: MIT
/*
 * The parts of a diagnostic that more than one picture of it has. What renders one uses it.
 */
#ifndef SMTPATH_DIAGNOSTIC_H
#define SMTPATH_DIAGNOSTIC_H

#include "reason.h"
#include "sink.h"

#define put_enhanced smtpath_put_enhanced
/*@ requires is_sink(t); requires \valid_read(d); assigns t->length, t->buffer[0 .. t->size - 1]; */
SMTPATH_INTERNAL void put_enhanced(struct sink *t, const struct smtpath_diagnostic *d);

#define row_of smtpath_row_of
/*@ requires \valid_read(d); assigns \nothing; ensures \valid_read(\result); */
SMTPATH_INTERNAL const struct smtpath_reason_row *row_of(const struct smtpath_diagnostic *d);

/* At most so many octets of a token are shown as found, which takes so much room. */
enum { FOUND_OCTETS = 40, FOUND_ROOM = 4 * FOUND_OCTETS + 6 };

#define put_found smtpath_put_found
/*@ requires is_sink(t); requires \valid_read(line + (0 .. length - 1)) && \valid_read(d);
    requires \separated(line + (0 .. length - 1), t, t->buffer + (0 .. t->size - 1));
    assigns t->length, t->buffer[0 .. t->size - 1]; */
SMTPATH_INTERNAL void put_found(struct sink *t, const char *line, size_t length,
                                const struct smtpath_diagnostic *d);

#endif
