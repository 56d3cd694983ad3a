// SPDX-License-Identifier: MIT
/*
 * What the tests share: cmocka, copies of a line behind which nothing can be read, comparisons.
 */
#ifndef SMTPATH_TESTS_SUPPORT_H
#define SMTPATH_TESTS_SUPPORT_H

#include "smtpath.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* A string literal as octets and length. */
#define OCTETS(literal)  (literal), (sizeof(literal) - 1)
#define ARRAY_LENGTH(of) (sizeof(of) / sizeof((of)[0]))

/* Every extension offered, and SMTPUTF8 in force for RCPT too. */
extern const struct smtpath_options everything_offered;

/* A copy in a heap block of just this length: AddressSanitizer sees the first octet read beyond. */
char *heap_copy(const char *octets, size_t length);

/* A copy that ends where an unreadable page begins, until the next call. At most 64 KiB. */
const char *guarded_copy(const char *octets, size_t length);

/* More octets than 32 bits can count, of which the first are these and the others NUL, until it is freed.
 * octets is NULL where that cannot be had. */
struct huge {
    char *octets;
    size_t length;
};
struct huge huge_copy(const char *octets, size_t length);
void free_huge(struct huge huge);

/* Asserts that smtpath_next_lines finds, up to so many, what smtpath_next_line gives one by one: those lines, and no more.
 * Returns: how many. */
size_t assert_lines_at_once(const char *buffer, size_t length, const struct smtpath_framing *options,
                            size_t most);

/* Reads a NUL-terminated command line in a heap_copy. */
enum smtpath_reason parse_line(const char *line, const struct smtpath_options *options,
                               struct smtpath_line *out);

/* The same for a path that stands alone. */
enum smtpath_reason parse_path(const char *line, enum smtpath_verb verb,
                               const struct smtpath_options *options, struct smtpath_line *out);

/* Asserts that a span of line is just this text. */
void assert_span(struct smtpath_span span, const char *line, const char *text);

/* Asserts that a result is a refusal with this reason here. */
void assert_refused(const struct smtpath_line *read, enum smtpath_reason reason, uint32_t offset);

/* Asserts that two results agree in all members that hold. */
void assert_same_result(const struct smtpath_line *a, const struct smtpath_line *b);

/* A name that one language has and the other says in words, in texts that hold these; how often it is excused. */
struct excused_name {
    const char *name, *text;
    unsigned long times;
};

/* Asserts that what is no word of a language, codes, commands, keywords, numbers and standards, stands as often in one
 * text as in the other: names are three letters, digits, "." or "-" at least, a digit or two capitals among them. Up to
 * a row without a name, the excused ones may differ, and their times are counted down. */
void assert_same_names(const char *english, const char *japanese, struct excused_name *excused);

/* Asserts that all that is excused was there. */
void assert_all_excused(const struct excused_name *excused);

#endif
