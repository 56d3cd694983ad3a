// SPDX-License-Identifier: MIT
#include "json.h"

#include "utf8.h"

static bool is_plain(char octet)
{
    return octet >= ' ' && octet <= '~' && octet != '"' && octet != '\\';
}

static size_t plain_run(const char *octets, size_t length)
{
    size_t n = 0;
    while (n < length && is_plain(octets[n]))
        n++;
    return n;
}

/* An ASCII octet that cannot stand in a JSON string, or should not. */
static void put_escaped(struct output *out, char octet)
{
    static const char digits[] = "0123456789abcdef";
    if (octet == '"' || octet == '\\') {
        output_octet(out, '\\');
        output_octet(out, octet);
        return;
    }
    output_literal(out, "\\u00");
    output_octet(out, digits[(unsigned char)octet >> 4]);
    output_octet(out, digits[(unsigned char)octet & 0xF]);
}

bool json_string(struct output *out, const char *octets, size_t length)
{
    bool lossless = true;
    size_t at = 0;
    output_octet(out, '"');
    while (at < length) {
        uint32_t code_point;
        size_t n = plain_run(octets + at, length - at);
        output_bytes(out, octets + at, n);
        at += n;
        if (at == length)
            break;
        n = utf8_sequence(octets + at, length - at, &code_point);
        if (n == 1)
            put_escaped(out, octets[at]);
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
