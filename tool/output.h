// SPDX-License-Identifier: MIT
/*
 * Standard output: one large buffer, filled by copies, and the first write that failed remembered.
 */
#ifndef SMTPATH_TOOL_OUTPUT_H
#define SMTPATH_TOOL_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

enum {
    OUTPUT_SIZE = 1 << 16,
    OUTPUT_WORDS = 5,    /* a sentence, and at most four words to be put into it */
    OUTPUT_DECIMAL = 21, /* the digits of a number, and a NUL */
};

struct output {
    int descriptor;
    int error; /* errno of the write that failed; what comes after it is dropped */
    size_t length;
    char buffer[OUTPUT_SIZE];
};

/* The same for what does not fit into the buffer: it is written out first. */
void output_beyond(struct output *out, const char *bytes, size_t length);

/* Inline, so that a literal's copy is a move or two. */
static inline void output_bytes(struct output *out, const char *bytes, size_t length)
{
    if (length > OUTPUT_SIZE - out->length) {
        output_beyond(out, bytes, length);
        return;
    }
    memcpy(out->buffer + out->length, bytes, length);
    out->length += length;
}

static inline void output_octet(struct output *out, char octet)
{
    output_bytes(out, &octet, 1);
}

/* Inline, so that a constant string is not counted at run time. */
static inline void output_string(struct output *out, const char *string)
{
    output_bytes(out, string, strlen(string));
}

void output_number(struct output *out, uint64_t number);
void output_repeated(struct output *out, char octet, size_t count);

/* Octets that somebody else wrote, for a human's eyes: printable ASCII as it is, and where the locale is one
 * of UTF-8 what is_shown() lets pass; the others, which could move a terminal's cursor or reorder its text, as
 * \xHH. */
void output_shown(struct output *out, const char *octets, size_t length);

/* Writes the sentence words[0]; {1} to {4} in it stand for the other words, each shown as output_shown does.
 * output_sentence takes as many words as the sentence has places. */
void output_words(struct output *out, const char *const words[OUTPUT_WORDS]);
#define output_sentence(out, ...) output_words((out), (const char *const[OUTPUT_WORDS]){__VA_ARGS__})

/* Returns: the decimal digits of a number, which stand in digits. */
char *output_decimal(uint64_t number, char digits[OUTPUT_DECIMAL]);

/* Returns: false if this or an earlier write has failed. */
bool output_flush(struct output *out);

/* A constant string without counting it at run time. */
#define output_literal(out, literal) output_bytes((out), (literal), sizeof(literal) - 1)

#endif
