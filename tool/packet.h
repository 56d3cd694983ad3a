// SPDX-License-Identifier: MIT
/*
 * What a captured packet carries of TCP: link layers that captures have, IPv4, IPv6 with its extension headers.
 */
#ifndef SMTPATH_TOOL_PACKET_H
#define SMTPATH_TOOL_PACKET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum segment_flag { SEGMENT_FIN = 0x01, SEGMENT_SYN = 0x02, SEGMENT_RST = 0x04, SEGMENT_ACK = 0x10 };

struct segment {
    uint64_t connection; /* the same number for both directions */
    unsigned side;       /* 0 or 1: which end sent it */
    uint16_t port, peer_port;
    uint32_t sequence, acknowledged;
    unsigned flags;
    const char *octets;
    size_t length;
    uint64_t frame; /* of the capture, from 1 */
};

/* Reads a packet; link: the DLT_ number of its link layer.
 * Returns: whether it is a segment of TCP that is whole enough to be read. */
bool packet_read(int link, const unsigned char *octets, size_t length, struct segment *segment);

/* Whether packets of this link layer can be read. */
bool packet_is_known(int link);

#endif
