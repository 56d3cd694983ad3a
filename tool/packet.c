// SPDX-License-Identifier: MIT
#include "packet.h"

#include <string.h>

struct octets {
    const unsigned char *at;
    size_t length;
};

static uint16_t number16(const unsigned char *octets)
{
    return (uint16_t)(octets[0] << 8 | octets[1]);
}

static uint32_t number32(const unsigned char *octets)
{
    return (uint32_t)octets[0] << 24 | (uint32_t)octets[1] << 16 | (uint32_t)octets[2] << 8 | octets[3];
}

/* Goes behind a header.
 * Returns: false if the packet ends in it. */
static bool skip(struct octets *packet, size_t length)
{
    if (packet->length < length)
        return false;
    packet->at += length;
    packet->length -= length;
    return true;
}

/* ---- Link layers ------------------------------------------------------------------------------------------------- */

enum ether_type {
    ETHER_VLAN = 0x8100,
    ETHER_PROVIDER_VLAN = 0x88A8,
    ETHER_OLD_VLAN = 0x9100,
    ETHER_PPPOE = 0x8864
};

/* Goes behind tags of VLANs, and PPPoE. */
static bool skip_tags(struct octets *packet, uint16_t type)
{
    enum { TAG_SIZE = 4, PPPOE_SIZE = 8 };
    while (type == ETHER_VLAN || type == ETHER_PROVIDER_VLAN || type == ETHER_OLD_VLAN) {
        if (packet->length < TAG_SIZE)
            return false;
        type = number16(packet->at + 2);
        packet->at += TAG_SIZE;
        packet->length -= TAG_SIZE;
    }
    return type != ETHER_PPPOE || skip(packet, PPPOE_SIZE);
}

/* A link layer: how long its header is, and where in it a type of Ethernet's stands, if one does. */
static const struct link {
    int number; /* DLT_ */
    size_t size;
    int type_at;
} links[] = {
    {0, 4, -1},    /* NULL: BSD's loopback */
    {1, 14, 12},   /* EN10MB */
    {9, 2, -1},    /* PPP */
    {12, 0, -1},   /* RAW, as here */
    {14, 0, -1},   /* RAW, as OpenBSD has it */
    {101, 0, -1},  /* RAW, as files have it */
    {108, 4, -1},  /* LOOP: OpenBSD's loopback */
    {113, 16, 14}, /* LINUX_SLL */
    {228, 0, -1},  /* IPV4 */
    {229, 0, -1},  /* IPV6 */
    {276, 20, 0},  /* LINUX_SLL2 */
};

static const struct link *find_link(int number)
{
    for (size_t i = 0; i < sizeof links / sizeof links[0]; i++)
        if (links[i].number == number)
            return &links[i];
    return NULL;
}

bool packet_is_known(int link)
{
    return find_link(link) != NULL;
}

static bool skip_link(int number, struct octets *packet)
{
    const struct link *link = find_link(number);
    if (link == NULL || packet->length < link->size)
        return false;
    const uint16_t type = link->type_at < 0 ? 0 : number16(packet->at + link->type_at);
    return skip(packet, link->size) && skip_tags(packet, type);
}

/* ---- IP ---------------------------------------------------------------------------------------------------------- */

enum protocol {
    PROTOCOL_HOP_BY_HOP = 0,
    PROTOCOL_TCP = 6,
    PROTOCOL_ROUTING = 43,
    PROTOCOL_DESTINATION = 60
};

struct addresses {
    const unsigned char *from, *to;
    size_t size;
};

/* RFC 791. A fragment is not put together: TCP avoids them. */
static bool skip_ipv4(struct octets *packet, struct addresses *addresses)
{
    enum { LEAST = 20, MORE_FRAGMENTS_OR_OFFSET = 0x3FFF };
    if (packet->length < LEAST)
        return false;
    const unsigned char *head = packet->at;
    const size_t size = (size_t)(head[0] & 0xF) * 4;
    const size_t total = number16(head + 2);
    if (size < LEAST || head[9] != PROTOCOL_TCP || (number16(head + 6) & MORE_FRAGMENTS_OR_OFFSET) != 0)
        return false;
    /* behind a short packet Ethernet pads; a length of 0 is left to the card that sends it */
    if (total >= size && total < packet->length)
        packet->length = total;
    *addresses = (struct addresses){head + 12, head + 16, 4};
    return skip(packet, size);
}

/* RFC 8200. */
static bool skip_ipv6(struct octets *packet, struct addresses *addresses)
{
    enum { HEAD = 40, LEAST_EXTENSION = 8 };
    if (packet->length < HEAD)
        return false;
    const unsigned char *head = packet->at;
    const size_t payload = number16(head + 4);
    unsigned next = head[6];
    if (payload > 0 && payload + HEAD < packet->length)
        packet->length = payload + HEAD;
    *addresses = (struct addresses){head + 8, head + 24, 16};
    if (!skip(packet, HEAD))
        return false;
    while (next == PROTOCOL_HOP_BY_HOP || next == PROTOCOL_ROUTING || next == PROTOCOL_DESTINATION) {
        if (packet->length < LEAST_EXTENSION)
            return false;
        next = packet->at[0];
        if (!skip(packet, ((size_t)packet->at[1] + 1) * LEAST_EXTENSION))
            return false;
    }
    return next == PROTOCOL_TCP;
}

static bool skip_ip(struct octets *packet, struct addresses *addresses)
{
    if (packet->length == 0)
        return false;
    const unsigned version = packet->at[0] >> 4;
    return version == 4 ? skip_ipv4(packet, addresses) : (version == 6 && skip_ipv6(packet, addresses));
}

/* ---- TCP ----------------------------------------------------------------------------------------------------------- */

static uint64_t add_to_hash(uint64_t hash, const unsigned char *octets, size_t length)
{
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ octets[i]) * 1099511628211U; /* FNV-1a */
    return hash;
}

static uint64_t end_number(const unsigned char *address, size_t size, const unsigned char *port)
{
    return add_to_hash(add_to_hash(14695981039346656037U, address, size), port, 2);
}

bool packet_read(int link, const unsigned char *octets, size_t length, struct segment *segment)
{
    enum { LEAST = 20 };
    struct octets packet = {octets, length};
    struct addresses addresses;
    if (!skip_link(link, &packet) || !skip_ip(&packet, &addresses) || packet.length < LEAST)
        return false;
    const unsigned char *head = packet.at;
    if (!skip(&packet, (size_t)(head[12] >> 4) * 4) || packet.at - head < LEAST)
        return false;
    const uint64_t from = end_number(addresses.from, addresses.size, head);
    const uint64_t to = end_number(addresses.to, addresses.size, head + 2);
    *segment = (struct segment){.connection = (from ^ to) * 31 + (from < to ? from : to),
                                .side = from < to ? 0 : 1,
                                .port = number16(head),
                                .peer_port = number16(head + 2),
                                .sequence = number32(head + 4),
                                .acknowledged = number32(head + 8),
                                .flags = head[13],
                                .octets = (const char *)packet.at,
                                .length = packet.length};
    return true;
}
