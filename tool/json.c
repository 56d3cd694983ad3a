// SPDX-License-Identifier: MIT
#include "json.h"

#include "plain.h"
#include "shown.h"
#include "utf8.h"

#include <string.h>

/* \uXXXX, or two of them beyond the first plane. */
static void put_unit(struct output *out, uint32_t unit)
{
    static const char digits[] = "0123456789abcdef";
    output_literal(out, "\\u");
    for (int shift = 12; shift >= 0; shift -= 4)
        output_octet(out, digits[unit >> shift & 0xF]);
}

static void put_escaped_point(struct output *out, uint32_t code_point)
{
    if (code_point < 0x10000) {
        put_unit(out, code_point);
        return;
    }
    put_unit(out, 0xD800 + ((code_point - 0x10000) >> 10));
    put_unit(out, 0xDC00 + ((code_point - 0x10000) & 0x3FF));
}

/* An ASCII octet that cannot stand in a JSON string, or should not. */
static void put_escaped(struct output *out, char octet)
{
    if (octet == '"' || octet == '\\') {
        output_octet(out, '\\');
        output_octet(out, octet);
        return;
    }
    put_unit(out, (unsigned char)octet);
}

/* The string that most are: octets that mean themselves, and room for all of them.
 * Returns: false if it is another; nothing was written then. */
static bool put_plain(struct output *out, const char *octets, size_t length, size_t plain)
{
    char *to = out->buffer + out->length;
    if (plain < length || length + 2 > OUTPUT_SIZE - out->length)
        return false;
    to[0] = '"';
    memcpy(to + 1, octets, length);
    to[length + 1] = '"';
    out->length += length + 2;
    return true;
}

bool json_string(struct output *out, const char *octets, size_t length)
{
    bool lossless = true;
    size_t at = plain_run(octets, length, '"');
    if (put_plain(out, octets, length, at))
        return true;
    output_octet(out, '"');
    output_bytes(out, octets, at);
    while (at < length) {
        uint32_t code_point;
        size_t n = plain_run(octets + at, length - at, '"');
        output_bytes(out, octets + at, n);
        at += n;
        if (at == length)
            break;
        n = utf8_sequence(octets + at, length - at, &code_point);
        if (n == 1)
            put_escaped(out, octets[at]);
        else if (n > 1 && !is_shown(code_point))
            put_escaped_point(out, code_point);
        else if (n > 1)
            output_bytes(out, octets + at, n);
        else
            output_literal(out, "\xEF\xBF\xBD");
        lossless = lossless && n > 0;
        at += n > 0 ? n : 1;
    }
    output_octet(out, '"');
    return lossless;
}

void json_pair(struct output *out, uint32_t begin, uint32_t end)
{
    output_octet(out, '[');
    output_number(out, begin);
    output_octet(out, ',');
    output_number(out, end);
    output_octet(out, ']');
}

void json_names(struct output *out, uint64_t set, const char *(*name)(uint64_t bit))
{
    const char *separator = "\"";
    output_octet(out, '[');
    for (uint64_t bit = 1; set != 0; bit <<= 1) {
        if ((set & bit) == 0)
            continue;
        set &= ~bit;
        output_string(out, separator);
        output_string(out, name(bit));
        output_octet(out, '"');
        separator = ",\"";
    }
    output_octet(out, ']');
}
