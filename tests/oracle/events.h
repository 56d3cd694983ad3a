// SPDX-License-Identifier: MIT
/*
 * What a transition of a machine says besides the next state. All events of a transition belong to the octet
 * that takes it, or to the end of the line.
 */
#ifndef ORACLE_EVENTS_H
#define ORACLE_EVENTS_H

#include <stdint.h>

#define EVENT(n) (UINT64_C(1) << (n))

/* A token begins with this octet; it ended before this octet; it ends with this octet (CLOSE). */
#define EVENT_COLON          EVENT(0)
#define EVENT_BEGIN_PATH     EVENT(1)
#define EVENT_CLOSE_PATH     EVENT(2)
#define EVENT_END_PATH       EVENT(3) /* of one without angle brackets */
#define EVENT_NULL_PATH      EVENT(4)
#define EVENT_POSTMASTER     EVENT(5)
#define EVENT_BEGIN_ROUTE    EVENT(6)
#define EVENT_END_ROUTE      EVENT(7)
#define EVENT_BEGIN_HOP      EVENT(8) /* a Domain in a source route */
#define EVENT_END_HOP        EVENT(9)
#define EVENT_BEGIN_LOCAL    EVENT(10)
#define EVENT_END_LOCAL      EVENT(11)
#define EVENT_BEGIN_DOMAIN   EVENT(12) /* or address literal */
#define EVENT_END_DOMAIN     EVENT(13)
#define EVENT_IPV4           EVENT(14)
#define EVENT_IPV6           EVENT(15)
#define EVENT_GENERAL        EVENT(16)
#define EVENT_END_TAG        EVENT(17)
#define EVENT_BEGIN_PARAM    EVENT(18)
#define EVENT_EQUALS         EVENT(19)
#define EVENT_END_PARAM      EVENT(20)
#define EVENT_BEGIN_ARGUMENT EVENT(21)
#define EVENT_END_ARGUMENT   EVENT(22)
#define EVENT_BEGIN_SECOND   EVENT(23)
#define EVENT_END_SECOND     EVENT(24)
#define EVENT_END_STATUS     EVENT(25) /* the enhanced status code of a reply */

/* The transition is there for those who may take it: SMTPUTF8 is in force, or the deviation is tolerated. */
#define EVENT_NON_ASCII          EVENT(32)
#define EVENT_SPACE_AROUND_COLON EVENT(33)
#define EVENT_SEVERAL_SPACES     EVENT(34)
#define EVENT_NO_ANGLE_BRACKETS  EVENT(35)
#define EVENT_TRAILING_DOT       EVENT(36)
#define EVENT_UNDERSCORE         EVENT(37)
#define EVENT_UNTAGGED_IPV6      EVENT(38)
#define EVENT_HELO_LITERAL       EVENT(39)
#define EVENT_LOOSE_DOTS         EVENT(40)
#define EVENT_HTAB               EVENT(41)
#define EVENT_NO_DOMAIN          EVENT(42)
#define EVENT_SPACE_IN_BRACKETS  EVENT(43)
#define EVENT_LOOSE_XTEXT        EVENT(44)
#define EVENT_EIGHT_BIT          EVENT(48) /* 45 to 47: deviations that no octet shows alone */
#define EVENT_EDGE_HYPHEN        EVENT(49)
#define EVENT_IPV6_ONE_GROUP     EVENT(50)

#define EVENTS_OF_DEVIATION (EVENT(51) - EVENT(33))
/* The same, but these are no deviations: UTF-8 in an ORCPT, "=" in a value of the caller's own. */
#define EVENT_ADDRESS_NON_ASCII EVENT(51)
#define EVENT_ANY_EQUALS        EVENT(52)

#define EVENTS_TO_PERMIT                                                                               \
    (EVENTS_OF_DEVIATION | EVENT_NON_ASCII | EVENT_ADDRESS_NON_ASCII | EVENT_ANY_EQUALS)

#endif
