// SPDX-License-Identifier: MIT
/*
 * What follows DATA, up to CRLF "." CRLF (RFC 5321 sections 4.1.1.4 and 4.5.2), and what follows BDAT, up to its count.
 *
 * Nothing but CRLF ends a line, so nothing but CRLF "." CRLF ends a message, however many bare CR, bare LF
 * and dots a sender mixes: what could be taken for the end elsewhere is part of the message here. That such
 * octets were there is recorded, for session.c to refuse the message: the next server might read it
 * otherwise.
 */
#include "receiver.h"

static void fault(struct message *m, enum smtpath_reason reason, uint64_t offset)
{
    if (m->fault != SMTPATH_OK)
        return;
    m->fault = reason;
    m->fault_offset = offset;
}

static char *keep(struct message *m, char *kept, char octet)
{
    if (octet == '\n' && m->state != CR_SEEN)
        fault(m, SMTPATH_BARE_LF, m->length);
    if (octet != '\n' && m->state == CR_SEEN)
        fault(m, SMTPATH_BARE_CR, m->length - 1);

    if (octet == '\r')
        m->state = CR_SEEN;
    else
        m->state = octet == '\n' && m->state == CR_SEEN ? LINE_BEGINS : IN_LINE;
    m->length++;
    *kept = octet;
    return kept + 1;
}

/* Takes one octet. Returns: the end of what it makes part of the message, of which kept[0 .. 2) has room. */
static char *take(struct message *m, char *kept, char octet)
{
    switch (m->state) {
    case LINE_BEGINS:
        if (octet != '.')
            return keep(m, kept, octet);
        m->state = DOT_SEEN;
        return kept;
    case DOT_SEEN: /* section 4.5.2: the first dot of a line with more on it is deleted */
        if (octet != '\r')
            return keep(m, kept, octet);
        m->state = DOT_CR_SEEN;
        return kept;
    case DOT_CR_SEEN:
        if (octet != '\n')
            return keep(m, keep(m, kept, '\r'), octet);
        m->state = MESSAGE_ENDED;
        return kept;
    default:
        return keep(m, kept, octet);
    }
}

void message_take_chunk(struct message *message, const char *octets, size_t length,
                        struct letter *letter, struct spool *spool)
{
    char kept;
    for (size_t at = 0; at < length; at++)
        keep(message, &kept, octets[at]);
    letter_write(letter, spool, octets, length);
}

size_t message_take(struct message *message, const char *octets, size_t length, struct letter *letter,
                    struct spool *spool)
{
    char kept[1024];
    size_t at = 0;

    while (at < length && message->state != MESSAGE_ENDED) {
        char *end = kept;
        while (at < length && message->state != MESSAGE_ENDED && kept + sizeof kept - end >= 2)
            end = take(message, end, octets[at++]);
        letter_write(letter, spool, kept, (size_t)(end - kept));
    }
    return at;
}
