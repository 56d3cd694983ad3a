// SPDX-License-Identifier: MIT
/*
 * A parser beside smtpath: whoever has one writes a C file with the three functions below, about twenty lines, and
 * fuzz/against/run finds the lines on which the two differ, sorts them into kinds, and prints the shortest of each as
 * a case of the corpus. peers/ has three such files.
 */
#ifndef SMTPATH_FUZZ_AGAINST_H
#define SMTPATH_FUZZ_AGAINST_H

#include <stdbool.h>
#include <stddef.h>

#include "smtpath.h"

/* Octets of the peer's, good until it is called again. octets NULL: the peer does not say. */
struct against_text {
    const char *octets;
    size_t length;
};

/* What the peer made of a line. Whatever it does not say is not compared. */
struct against_answer {
    bool accepted;
    struct against_text local;  /* the local part without quotes and backslashes */
    struct against_text domain; /* a literal with its brackets */
    bool tells_parameters;      /* it has called against_parameter for each, if any */
};

/* The peer's three. Of what it cannot be asked (another command than MAIL and RCPT, say) it returns false. */
const struct smtpath_options *
against_options(void);   /* what smtpath is to read with: what the peer offers */
void against_open(void); /* called once, first */
bool against_read(const char *line, size_t length,
                  struct against_answer *answer); /* NUL behind the line */

/* For a peer that tells parameters: each in the order of the line. value NULL: none. */
void against_parameter(const char *keyword, size_t length, const char *value, size_t value_length);

#endif
