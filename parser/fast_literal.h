// SPDX-License-Identifier: MIT
/*
 * Address literals, by the sets of what stands in them. The short way uses it.
 */
#ifndef SMTPATH_FAST_LITERAL_H
#define SMTPATH_FAST_LITERAL_H

#include "fast_result.h"

#if !defined(PRODUCTIONS_ONLY)

/* The octets in front of this one, of which there are four, the last of them lowest; of these so many, at most 4. */
static HOT uint32_t last_octets(const char *end, uint32_t count)
{
    uint32_t octets;
    memcpy(&octets, end - sizeof octets, sizeof octets);
    return __builtin_bswap32(octets) & (uint32_t)(bit(8 * count) - 1);
}

/* The value of hexadecimal digits. A letter has the bit 0x40. */
static HOT uint32_t hex_number_of(uint32_t digits)
{
    uint32_t value = (digits & 0x0F0F0F0F) + 9 * (digits >> 6 & 0x01010101);
    value = (value | value >> 4) & 0x00FF00FF;
    return (value | value >> 8) & 0xFFFF;
}

/* Snum: at most three digits, at most 255. Less "0", a digit is below 16, and with 6 more still. */
static HOT bool usual_snum(const char *end, uint32_t count, uint8_t *octet)
{
    if (count - 1 > 2)
        return false;
    const uint32_t digits = last_octets(end, count) ^ (0x303030 >> (3 - count) * 8);
    const uint32_t value = (digits & 0xFF) + 10 * (digits >> 8 & 0xFF) + 100 * (digits >> 16);
    *octet = (uint8_t)value;
    return value <= 255 && ((digits | (digits + 0x060606)) & 0xF0F0F0) == 0;
}

/* The four numbers of an IPv4 address, the first of which begins at start, of a word whose sets are these. Returns: where
 * what ends it stands; 0 where something is wrong. */
static NOINLINE uint32_t usual_ipv4(const char *octets, struct address_octets a, uint32_t start,
                                    uint8_t *address)
{
    const uint64_t from_start = bit(start) | bits_behind(start);
    const uint64_t others = ~(a.hexdig | a.dot) & from_start;
    if (others == 0)
        return 0;
    const uint32_t close = lowest(others);
    uint64_t ends = (a.dot & from_start & (bit(close) - 1)) | bit(close);
    for (uint32_t i = 0; i < 4; i++) {
        if (ends == 0 || !usual_snum(octets + lowest(ends), lowest(ends) - start, &address[i]))
            return 0;
        start = lowest(ends) + 1;
        ends &= ends - 1;
    }
    return ends == 0 ? close : 0;
}

/* The groups of an IPv6 address that are written as such. */
struct group_octets {
    uint64_t digits, colons;
    uint64_t gap;     /* of the "::", the second ":" */
    bool before_ipv4; /* a ":" stands at their end */
};

/* Whether there is at most one "::", each other ":" stands between two groups, and no group has more than four digits. */
static HOT bool groups_divided(const struct group_octets *g, uint32_t end)
{
    const uint64_t single = g->colons & ~(g->gap | g->gap >> 1);
    const uint64_t before_group = g->digits >> 1 | (g->before_ipv4 ? bit(end) >> 1 : 0);
    const uint64_t twice = g->digits & g->digits >> 1, four_times = twice & twice >> 2;
    return (g->gap & (g->gap - 1)) == 0 && (single & ~(g->digits << 1 & before_group)) == 0 &&
           (four_times & g->digits >> 4) == 0;
}

/* The values of the groups, in the order in which they stand. Returns: how many there are, 9 if too many; and in *before how
 * many of them stand before the "::". */
static HOT uint32_t group_values(const char *octets, const struct group_octets *g, uint16_t *groups,
                                 uint32_t *before)
{
    uint64_t starts = g->digits & ~(g->digits << 1), ends = g->digits << 1 & ~g->digits;
    uint32_t count = 0;
    for (*before = 0; ends != 0 && count < 8; count++) {
        const uint32_t start = lowest(starts), end = lowest(ends);
        groups[count] = (uint16_t)hex_number_of(last_octets(octets + end, end - start));
        *before += bit(end) < g->gap;
        starts &= starts - 1;
        ends &= ends - 1;
    }
    return count + (ends != 0);
}

/* RFC 5321 section 4.1.3: a "::" stands for at least two groups. The address holds zeros so far. */
static HOT bool write_groups(uint8_t *address, const uint16_t *groups, uint32_t count, uint32_t before,
                             uint32_t room, bool has_gap)
{
    if (has_gap ? count + 2 > room : count != room)
        return false;
    for (uint32_t i = 0; i < count; i++) {
        const uint32_t at = 2 * (has_gap && i >= before ? i + room - count : i);
        address[at] = (uint8_t)(groups[i] >> 8);
        address[at + 1] = (uint8_t)groups[i];
    }
    return true;
}

/* An IPv6 address. Returns: where its "]" stands; 0 where something is wrong with it, or may be. */
static NOINLINE uint32_t usual_ipv6(const char *line, uint32_t at, uint32_t end, uint8_t *address)
{
    const struct address_octets a = address_octets_from(line, end, at);
    const char *const octets = line + at;
    const uint64_t others = ~(a.hexdig | a.colon);
    uint16_t groups[8];
    uint8_t tail[4] = {0, 0, 0, 0};
    if (others == 0)
        return 0;
    uint32_t close = lowest(others), groups_end = close, before;
    const bool has_ipv4 = (a.dot & bit(close)) != 0;
    if (has_ipv4) {
        const uint64_t colons = a.colon & (bit(close) - 1);
        if (colons == 0)
            return 0;
        groups_end = highest(colons) + 1;
        close = usual_ipv4(octets, a, groups_end, tail);
    }
    if (close == 0 || at + close >= end || octets[close] != ']')
        return 0;
    struct group_octets g = {a.hexdig & (bit(groups_end) - 1), a.colon & (bit(groups_end) - 1), 0,
                             has_ipv4};
    g.gap = g.colons & g.colons << 1;
    if (!groups_divided(&g, groups_end))
        return 0;
    const uint32_t count = group_values(octets, &g, groups, &before);
    if (!write_groups(address, groups, count, before, has_ipv4 ? 6 : 8, g.gap != 0))
        return 0;
    if (has_ipv4)
        memcpy(address + 12, tail, sizeof tail);
    return at + close;
}

/* An IPv6 or IPv4 address literal, whose "[" stands there. Returns: where it ends, behind its "]"; 0 where that is for the
 * productions to say. */
static HOT uint32_t usual_literal(const struct envelope *e, uint32_t at, enum smtpath_domain_kind *kind)
{
    uint8_t *const address = e->out->path.address;
    if (at + 6 >= e->end)
        return 0;
    if (IS_WORD(eight_at(e->line, at, e->end), "[IPV6:")) {
        const uint32_t close = usual_ipv6(e->line, at + 6, e->end, address);
        return close != 0 ? close + 1 : 0;
    }
    const char *const octets = e->line + at + 1;
    const uint32_t close = usual_ipv4(octets, address_octets_from(e->line, e->end, at + 1), 0, address);
    *kind = SMTPATH_DOMAIN_IPV4;
    return close != 0 && at + 1 + close < e->end && octets[close] == ']' ? at + close + 2 : 0;
}

#endif

#endif
