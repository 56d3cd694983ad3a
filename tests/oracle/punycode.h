// SPDX-License-Identifier: MIT
#ifndef ORACLE_PUNYCODE_H
#define ORACLE_PUNYCODE_H

#include <stddef.h>

/* The length of the A-label of a U-label, which is well-formed UTF-8: "xn--" and its Punycode. */
size_t a_label_length(const unsigned char *label, size_t length);

/* Decodes one sequence of well-formed UTF-8; returns how many octets it has. */
size_t code_point(const unsigned char *octets, unsigned long *point);

/* How many octets the sequence of well-formed UTF-8 has that begins here, 0 if none does (RFC 3629 section 4). */
size_t well_formed(const unsigned char *octets, size_t length);

#endif
