// SPDX-License-Identifier: MIT
/*
 * RFC 3492 section 6.3, step by step as it stands there, but that digits are counted and not kept.
 */
#include "punycode.h"

#include <stdbool.h>
#include <stdlib.h>

enum { BASE = 36, T_MIN = 1, T_MAX = 26, SKEW = 38, DAMP = 700, INITIAL_BIAS = 72, INITIAL_N = 128 };

size_t code_point(const unsigned char *octets, unsigned long *point)
{
    size_t length = octets[0] < 0x80 ? 1 : octets[0] < 0xE0 ? 2 : octets[0] < 0xF0 ? 3 : 4;
    *point = length == 1 ? octets[0] : octets[0] & (0x7FU >> length);
    for (size_t i = 1; i < length; i++)
        *point = *point << 6 | (octets[i] & 0x3FU);
    return length;
}

size_t well_formed(const unsigned char *octets, size_t length)
{
    static const unsigned long least[] = {0, 0, 0x80, 0x800, 0x10000};
    unsigned long point;
    unsigned char first = octets[0];
    size_t needed = first < 0x80 ? 1 : first < 0xC0 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    if (needed == 0 || first > 0xF4 || needed > length)
        return 0;
    for (size_t i = 1; i < needed; i++) {
        if ((octets[i] & 0xC0) != 0x80)
            return 0;
    }
    code_point(octets, &point);
    return point >= least[needed] && point <= 0x10FFFF && (point < 0xD800 || point > 0xDFFF) ? needed
                                                                                             : 0;
}

/* Section 6.1 */
static unsigned long adapt(unsigned long delta, unsigned long points, bool first)
{
    unsigned long k = 0;
    delta = first ? delta / DAMP : delta / 2;
    delta += delta / points;
    for (; delta > (BASE - T_MIN) * T_MAX / 2; k += BASE)
        delta /= BASE - T_MIN;
    return k + (BASE - T_MIN + 1) * delta / (delta + SKEW);
}

/* How many digits the generalized variable-length integer has. */
static size_t digits_of(unsigned long q, unsigned long bias)
{
    size_t digits = 1;
    for (unsigned long k = BASE;; k += BASE) {
        unsigned long t = k <= bias + T_MIN ? T_MIN : k >= bias + T_MAX ? T_MAX : k - bias;
        if (q < t)
            return digits;
        q = (q - t) / (BASE - t);
        digits++;
    }
}

size_t a_label_length(const unsigned char *label, size_t length)
{
    unsigned long *input = malloc((length + 1) * sizeof *input);
    unsigned long n = INITIAL_N, delta = 0, bias = INITIAL_BIAS;
    size_t count = 0, basic = 0, written = 4;
    for (size_t at = 0; at < length; count++) {
        at += code_point(label + at, &input[count]);
        basic += input[count] < 0x80;
    }
    written += basic + (basic > 0);
    for (size_t h = basic; h < count;) {
        unsigned long m = 0x110000;
        for (size_t i = 0; i < count; i++) {
            if (input[i] >= n && input[i] < m)
                m = input[i];
        }
        delta += (m - n) * (h + 1);
        n = m;
        for (size_t i = 0; i < count; i++) {
            if (input[i] < n)
                delta++;
            if (input[i] != n)
                continue;
            written += digits_of(delta, bias);
            bias = adapt(delta, h + 1, h == basic);
            delta = 0;
            h++;
        }
        delta++;
        n++;
    }
    free(input);
    return written;
}
