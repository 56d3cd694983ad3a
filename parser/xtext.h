// SPDX-License-Identifier: MIT
/*
 * Encoded text: xtext and the utf-8 addresses of ORCPT, read, written, and what they mean. The values of parameters
 * and XCLIENT's attributes are read with it.
 */
#ifndef SMTPATH_XTEXT_H
#define SMTPATH_XTEXT_H

#include "cursor.h"
#include "sink.h"

#define xtext smtpath_xtext
/* xtext = *( xchar / hexchar ), at least one of them                    RFC 3461 section 4 */
/*@ requires is_fault(if_absent); PRODUCTION; ADVANCES; */
SMTPATH_INTERNAL bool xtext(struct cursor *c, enum smtpath_reason if_absent);

#define mailbox_xtext smtpath_mailbox_xtext
/* The same where it stands for a mailbox, which need not be ASCII       RFC 4954 section 8 */
/*@ requires is_fault(if_absent); PRODUCTION; ADVANCES; */
SMTPATH_INTERNAL bool mailbox_xtext(struct cursor *c, enum smtpath_reason if_absent);

#define utf8_address smtpath_utf8_address
/* utf-8-addr-xtext, and where utf8 is set utf-8-addr-unitext            RFC 6533 section 3 */
/*@ PRODUCTION; ADVANCES; */
SMTPATH_INTERNAL bool utf8_address(struct cursor *c, bool utf8);

/* Whether this is ORCPT's type of addresses that need not be ASCII      RFC 6533 section 3 */
/*@ requires \valid_read(type + (0 .. length - 1)); assigns \nothing; */
static HOT bool is_utf8_type(const char *type, size_t length)
{
    return length == 5 && same_ignoring_case(type, "UTF-8", 5);
}

#define put_xtext smtpath_put_xtext
/* Writes octets as xtext. Returns: false at one that it cannot stand for: a control, and one outside ASCII but in a
 * mailbox. */
/*@ requires is_sink(out) && \valid_read(octets + (0 .. length - 1));
    assigns out->length, out->buffer[0 .. out->size - 1]; */
SMTPATH_INTERNAL bool put_xtext(struct sink *out, const char *octets, size_t length, bool of_mailbox);

#define put_utf8_address smtpath_put_utf8_address
/* Writes UTF-8 as an ORCPT's address; outside ASCII as it is where utf8 is set, else encoded. Returns: false at what is
 * no UTF-8. */
/*@ requires is_sink(out) && \valid_read(octets + (0 .. length - 1));
    assigns out->length, out->buffer[0 .. out->size - 1]; */
SMTPATH_INTERNAL bool put_utf8_address(struct sink *out, const char *octets, size_t length, bool utf8);

#endif
