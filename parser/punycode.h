// SPDX-License-Identifier: MIT
/*
 * How long a label outside ASCII is as an A-label, and the arithmetic of that. No cursor: whatever reads a domain or
 * writes one may use it.
 */
#ifndef SMTPATH_PUNYCODE_H
#define SMTPATH_PUNYCODE_H

#include "octet.h"

/* No name has more octets (RFC 1035 section 2.3.4), so no A-label has; and the work for one stays bounded. */
enum { LONGEST_NAME = 255 };

/* RFC 3492 section 5 */
enum {
    PUNYCODE_BASE = 36,
    PUNYCODE_T_MIN = 1,
    PUNYCODE_T_MAX = 26,
    PUNYCODE_SKEW = 38,
    PUNYCODE_DAMP = 700,
    PUNYCODE_BIAS = 72,
    PUNYCODE_FIRST = 0x80
};
/* Behind all that four octets can encode. */
enum { NO_POINT = 0x200000 };

/*@ predicate are_points(uint32_t *points, integer count) =
      \forall integer i; 0 <= i < count ==> points[i] < NO_POINT; */

#define adapted_bias smtpath_adapted_bias
/* The bias behind a delta: RFC 3492 section 6.1. first: whether it is the first one of its label. */
/*@ requires points > 0; assigns \nothing; ensures \result <= 1000; */
SMTPATH_INTERNAL COLD uint32_t adapted_bias(uint32_t delta, uint32_t points, bool first);

#define punycode_threshold smtpath_punycode_threshold
/* The threshold of a digit, RFC 3492 section 3.3: k is the digit's number times the base. */
/*@ requires k >= PUNYCODE_BASE && bias <= 1000; assigns \nothing;
    ensures PUNYCODE_T_MIN <= \result <= PUNYCODE_T_MAX; */
SMTPATH_INTERNAL COLD uint32_t punycode_threshold(uint32_t k, uint32_t bias);

#define least_point smtpath_least_point
/* The least of the code points from so many on; NO_POINT if none is. */
/*@ requires \valid_read(points + (0 .. count - 1)) && are_points(points, count) && from <= NO_POINT;
    assigns \nothing; ensures from <= \result <= NO_POINT; */
SMTPATH_INTERNAL COLD uint32_t least_point(const uint32_t *points, uint32_t count, uint32_t from);

#define a_label_fits smtpath_a_label_fits
/* Whether the A-label of a label, which is well-formed UTF-8 with something outside ASCII in it, has at most so many
 * octets. */
/*@ requires \valid_read(label + (0 .. length - 1)) && most <= LONGEST_NAME; assigns \nothing; */
SMTPATH_INTERNAL COLD bool a_label_fits(const char *label, uint32_t length, uint32_t most);

#endif
