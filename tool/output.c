// SPDX-License-Identifier: MIT
#include "output.h"

#include "language.h"
#include "shown.h"
#include "utf8.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

bool output_flush(struct output *out)
{
    size_t written = 0;
    while (written < out->length && out->error == 0) {
        const ssize_t n = write(out->descriptor, out->buffer + written, out->length - written);
        if (n >= 0)
            written += (size_t)n;
        else if (errno != EINTR)
            out->error = errno;
    }
    out->length = 0;
    return out->error == 0;
}

void output_beyond(struct output *out, const char *bytes, size_t length)
{
    while (length > OUTPUT_SIZE - out->length) {
        const size_t part = OUTPUT_SIZE - out->length;
        memcpy(out->buffer + out->length, bytes, part);
        out->length = OUTPUT_SIZE;
        output_flush(out);
        bytes += part;
        length -= part;
    }
    memcpy(out->buffer + out->length, bytes, length);
    out->length += length;
}

char *output_decimal(uint64_t number, char digits[OUTPUT_DECIMAL])
{
    size_t first = OUTPUT_DECIMAL - 1;
    digits[first] = '\0';
    for (; number > UINT32_MAX; number /= 10)
        digits[--first] = (char)('0' + number % 10);
    uint32_t rest = (uint32_t)number; /* of 32 bits is quicker */
    do {
        digits[--first] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest > 0);
    return digits + first;
}

void output_number(struct output *out, uint64_t number)
{
    char digits[OUTPUT_DECIMAL];
    const char *first = output_decimal(number, digits);
    output_bytes(out, first, (size_t)(digits + OUTPUT_DECIMAL - 1 - first));
}

void output_repeated(struct output *out, char octet, size_t count)
{
    while (count-- > 0)
        output_octet(out, octet);
}

static void put_escaped(struct output *out, char octet)
{
    static const char digits[] = "0123456789ABCDEF";
    const unsigned char value = (unsigned char)octet;
    output_literal(out, "\\x");
    output_octet(out, digits[value >> 4]);
    output_octet(out, digits[value & 0xF]);
}

void output_words(struct output *out, const char *const words[OUTPUT_WORDS])
{
    const char *text = words[0];
    for (size_t n = strcspn(text, "{"); *text != '\0'; n = strcspn(text, "{")) {
        output_bytes(out, text, n);
        text += n;
        if (*text == '\0')
            return;
        const char *word = words[text[1] - '0'];
        output_shown(out, word, strlen(word));
        text += sizeof "{1}" - 1;
    }
}

static size_t printable_run(const char *octets, size_t length)
{
    size_t n = 0;
    while (n < length && octets[n] >= ' ' && octets[n] <= '~')
        n++;
    return n;
}

void output_shown(struct output *out, const char *octets, size_t length)
{
    size_t at = 0;
    while (at < length) {
        uint32_t code_point = 0;
        const size_t plain = printable_run(octets + at, length - at);
        if (plain > 0) {
            output_bytes(out, octets + at, plain);
            at += plain;
            continue;
        }
        size_t n = utf8_sequence(octets + at, length - at, &code_point);
        if (n == 0) {
            put_escaped(out, octets[at++]);
            continue;
        }
        if (is_shown(code_point) && (n == 1 || language_takes_utf8()))
            output_bytes(out, octets + at, n);
        else
            for (size_t i = 0; i < n; i++)
                put_escaped(out, octets[at + i]);
        at += n;
    }
}
