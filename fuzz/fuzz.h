// SPDX-License-Identifier: MIT
/*
 * What the fuzz targets share. An input is a command line, and behind it sixteen octets of options: so every
 * seed reads as the SMTP line that it is.
 */
#ifndef SMTPATH_FUZZ_H
#define SMTPATH_FUZZ_H

#include "smtpath.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A property that does not hold: says which, prints the input as a corpus case, and aborts. */
#define FUZZ_ASSERT(condition) ((condition) ? (void)0 : fuzz_fail(#condition, __FILE__, __LINE__))
_Noreturn void fuzz_fail(const char *condition, const char *file, int line);

/* The options behind a line, little-endian: extensions, tolerances, switches, limits; the upper half of the
 * extensions; refused flags, and the upper tolerances. */
enum { FUZZ_OPTIONS_SIZE = 16 };
enum fuzz_switch {
    FUZZ_SMTPUTF8 = 1,
    FUZZ_STRICT_TRAILING = 2,
    FUZZ_GENERAL_LITERAL = 4,
    FUZZ_PRIVATE = 8
};

struct fuzz_input {
    char
        *line; /* in a heap block of just its length, so that a sanitizer sees the first octet beyond */
    size_t length;
    struct smtpath_options options;
};

/* Takes an input apart; the copy of the line is released by fuzz_close. */
struct fuzz_input fuzz_open(const uint8_t *data, size_t size);
void fuzz_close(struct fuzz_input *input);

/* A number below bound, or 0 if that is 0: which one depends on the octets alone, and each is met by some. */
size_t fuzz_pick(const char *octets, size_t length, size_t bound);

/* A heap block of just this length, to be freed, so that a sanitizer sees the first octet beyond: empty, or with
 * a copy of these octets. */
char *fuzz_block(size_t length);
char *fuzz_copy(const char *octets, size_t length);

/* The name of the first member in which two results differ, of those that hold; NULL if none does. */
const char *fuzz_difference(const struct smtpath_line *a, const struct smtpath_line *b);

/* Whether a well-formed token is what was refused: then the diagnostic does not stand at the first octet that cannot
 * be. */
bool fuzz_is_of_token(const struct smtpath_diagnostic *diagnostic);

#endif
