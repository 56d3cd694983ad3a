// SPDX-License-Identifier: MIT
/*
 * The octets that a local part means, one after the other. What looks at an accepted mailbox uses it.
 */
#ifndef SMTPATH_MAILBOX_H
#define SMTPATH_MAILBOX_H

#include "octet.h"

/* Walks the octets that a local part means, as written or without its quotes. */
struct octets {
    const char *local;
    size_t at;
    size_t end;
    bool quoted;
};

/*@ predicate is_walk(struct octets o) = o.at <= o.end && \valid_read(o.local + (0 .. o.end - 1)); */
/*@ requires \valid_read(local + (0 .. length - 1)); assigns \nothing;
    ensures is_walk(\result) && \result.local == local && \result.at <= 1 && \result.end <= length; */
static HOT struct octets octets_of(const char *local, size_t length)
{
    struct octets o = {local, 0, length, false};
    if (length >= 2 && local[0] == '"' && local[length - 1] == '"') {
        o.quoted = true;
        o.at = 1;
        o.end = length - 1;
    }
    return o;
}

/* quoted-pairSMTP: "the backslash is not part of the string", section 4.1.2. Call while at < end. */
/*@ requires \valid(o) && is_walk(*o) && o->at < o->end;
    requires \separated(o, o->local + (0 .. o->end - 1)); assigns o->at;
    ensures is_walk(*o) && o->at > \old(o->at); */
static HOT char next_octet(struct octets *o)
{
    if (o->quoted && o->local[o->at] == '\\' && o->at + 1 < o->end)
        o->at++;
    return o->local[o->at++];
}

/*@ predicate stands(char *line, struct smtpath_span span) = span.offset + span.length <= UINT32_MAX &&
      \valid_read((line + span.offset) + (0 .. span.length - 1)); */

#endif
