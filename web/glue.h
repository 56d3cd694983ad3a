// SPDX-License-Identifier: MIT
/*
 * What the functions that JavaScript calls have in common: the options as it writes them, and answers as JSON. A span is
 * [offset, length]; octets that need not be text are hexadecimal; 64 bits are a string of digits.
 */
#ifndef SMTPATH_GLUE_H
#define SMTPATH_GLUE_H

#include "json.h"
#include "smtpath.h"

#include <stdbool.h>

#define EXPORT(name) __attribute__((export_name(#name)))

enum { PRIVATE_MOST = 32 };

/* As JavaScript writes them: words of 32 bits. */
struct chosen_keyword {
    uint32_t keyword, length, on_mail, on_rcpt, value, limit, any_value;
};
struct chosen {
    uint32_t extensions[2], tolerate, refuse;
    uint32_t local_part, label, domain, path, line;
    uint32_t smtputf8, strict_trailing, general_literal;
    uint32_t private_count;
    struct chosen_keyword private_keywords[PRIVATE_MOST];
};

/* Writes: keywords, which the options go on pointing to. */
struct smtpath_options options_of(const struct chosen *chosen,
                                  struct smtpath_private_keyword keywords[PRIVATE_MOST]);

/* A member's name; the first one of an object follows its brace. */
void put_name(struct sink *a, const char *name);
void put_string_member(struct sink *a, const char *name, const char *text);
void put_number_member(struct sink *a, const char *name, uint32_t number);

#endif
