// SPDX-License-Identifier: MIT
#include "utf8.h"

/* The length that the first octet announces, and the bits that it brings along. */
static size_t announced(unsigned char first, uint32_t *bits)
{
    if (first < 0x80) {
        *bits = first;
        return 1;
    }
    if (first >= 0xC2 && first <= 0xDF) {
        *bits = first & 0x1FU;
        return 2;
    }
    if (first >= 0xE0 && first <= 0xEF) {
        *bits = first & 0x0FU;
        return 3;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        *bits = first & 0x07U;
        return 4;
    }
    return 0;
}

size_t utf8_sequence(const char *octets, size_t length, uint32_t *code_point)
{
    /* the least code point that needs so many octets */
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    uint32_t point = 0;
    const size_t n = length == 0 ? 0 : announced((unsigned char)octets[0], &point);
    if (n == 0 || n > length)
        return 0;
    for (size_t i = 1; i < n; i++) {
        const unsigned char octet = (unsigned char)octets[i];
        if ((octet & 0xC0) != 0x80)
            return 0;
        point = point << 6 | (octet & 0x3FU);
    }
    if (point < least[n] || point > 0x10FFFF || (point >= 0xD800 && point <= 0xDFFF))
        return 0;
    *code_point = point;
    return n;
}
