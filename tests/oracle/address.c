// SPDX-License-Identifier: MIT
#include "address.h"

#include <string.h>

void read_ipv4(const unsigned char *text, size_t length, uint8_t address[4])
{
    memset(address, 0, 4);
    for (size_t i = 0, octet = 0; i < length; i++) {
        if (text[i] == '.')
            octet++;
        else
            address[octet] = (uint8_t)(address[octet] * 10 + (text[i] - '0'));
    }
}

static unsigned hexadecimal(unsigned char digit)
{
    if (digit <= '9')
        return (unsigned)(digit - '0');
    return (unsigned)((digit | 0x20) - 'a') + 10;
}

/* Groups are put where they stand if one counts from the front; those behind "::" then move to the end. */
void read_ipv6(const unsigned char *text, size_t length, uint8_t address[16])
{
    size_t at = 0, filled = 0, gap = 16;
    memset(address, 0, 16);
    while (at < length) {
        const unsigned char *rest = text + at;
        size_t group = 0;
        while (at + group < length && rest[group] != ':')
            group++;
        if (memchr(rest, '.', group) != NULL) {
            read_ipv4(rest, group, address + filled);
            filled += 4;
        } else if (group > 0) {
            unsigned value = 0;
            for (size_t i = 0; i < group; i++)
                value = value << 4 | hexadecimal(rest[i]);
            address[filled++] = (uint8_t)(value >> 8);
            address[filled++] = (uint8_t)value;
        }
        at += group + 1;
        if (at < length && text[at] == ':' && text[at - 1] == ':')
            gap = filled;
    }
    if (gap < 16) {
        size_t moved = filled - gap;
        memmove(address + 16 - moved, address + gap, moved);
        memset(address + gap, 0, 16 - filled);
    }
}
