// SPDX-License-Identifier: MIT
/*
 * Standard output: one large buffer, filled by copies, and the first write that failed remembered.
 */
#ifndef SMTPATH_TOOL_OUTPUT_H
#define SMTPATH_TOOL_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { OUTPUT_SIZE = 1 << 16 };

struct output {
    int descriptor;
    int error; /* errno of the write that failed; what comes after it is dropped */
    size_t length;
    char buffer[OUTPUT_SIZE];
};

void output_bytes(struct output *out, const char *bytes, size_t length);
void output_string(struct output *out, const char *string);
void output_octet(struct output *out, char octet);
void output_number(struct output *out, uint64_t number);
void output_repeated(struct output *out, char octet, size_t count);

/* Octets that somebody else wrote, for a human's eyes: printable ASCII and harmless UTF-8 as they are; the
 * others, which could move a terminal's cursor or reorder its text, as \xHH. */
void output_shown(struct output *out, const char *octets, size_t length);

/* Returns: false if this or an earlier write has failed. */
bool output_flush(struct output *out);

/* A constant string without counting it at run time. */
#define output_literal(out, literal) output_bytes((out), (literal), sizeof(literal) - 1)

#endif
