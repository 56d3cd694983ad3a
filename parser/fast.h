// SPDX-License-Identifier: MIT
/*
 * The short way through a common line. The commands use it.
 */
#ifndef SMTPATH_FAST_H
#define SMTPATH_FAST_H

#include "cursor.h"

/* Where fast.c takes no line. */
#if defined(SMTPATH_SCALAR) || !defined(__GNUC__) || __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
#define PRODUCTIONS_ONLY
#endif

#define fast_envelope smtpath_fast_envelope
/* The short way through a common MAIL or RCPT line, with the result that the productions give.
 * Returns: how many octets it has read. length: the line is accepted. Less, but not 0: verb and path of *out
 * are as they must be, and what is behind the path is still to be read. 0: nothing is decided, and *out
 * holds nothing. */
/*@ requires \valid_read(line + (0 .. length - 1)) && \valid_read(options) && \valid(out);
    assigns *out;
    ensures \result <= length;
    ensures 0 < \result ==> length <= 510 && out->diagnostic.reason == SMTPATH_OK &&
      (out->verb == SMTPATH_VERB_MAIL || out->verb == SMTPATH_VERB_RCPT) &&
      parts(&out->path, 0, \result) && lies_in(&out->path.path, 0, \result) &&
      lies_in(&out->parameters, 0, length) && absent(&out->argument) && absent(&out->second); */
SMTPATH_INTERNAL size_t fast_envelope(const char *line, size_t length,
                                      const struct smtpath_options *options, struct smtpath_line *out);

#endif
