// SPDX-License-Identifier: MIT
/*
 * How long a label outside ASCII is as an A-label. No cursor: whatever reads a domain may use it.
 */
#ifndef SMTPATH_PUNYCODE_H
#define SMTPATH_PUNYCODE_H

#include "octet.h"

/* No name has more octets (RFC 1035 section 2.3.4), so no A-label has; and the work for one stays bounded. */
enum { LONGEST_NAME = 255 };

#define a_label_fits smtpath_a_label_fits
/* Whether the A-label of a label, which is well-formed UTF-8 with something outside ASCII in it, has at most so many
 * octets. */
/*@ requires \valid_read(label + (0 .. length - 1)) && most <= LONGEST_NAME; assigns \nothing; */
SMTPATH_INTERNAL COLD bool a_label_fits(const char *label, uint32_t length, uint32_t most);

#endif
