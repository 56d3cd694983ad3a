// SPDX-License-Identifier: MIT
/* For peers that hand out copies and take lines as strings. */
#ifndef SMTPATH_BENCH_COPIES_H
#define SMTPATH_BENCH_COPIES_H

#include "../shim.h"

#include <string.h>

/* The path of a line, behind "MAIL FROM:" or "RCPT TO:"; NULL if it is of neither. */
static inline const char *path_of(const char *line, bool *is_mail)
{
    static const char mail[] = "mail from:", rcpt[] = "rcpt to:";
    const char *verb = (line[0] | 0x20) == 'm' ? mail : rcpt;
    size_t i = 0;
    while (verb[i] != '\0' &&
           ((unsigned char)line[i] | (verb[i] >= 'a' ? 0x20 : 0)) == (unsigned char)verb[i])
        i++;
    *is_mail = verb == mail;
    return verb[i] == '\0' ? line + i : NULL;
}

static inline void locate_copy(const char *line, const char *copy, uint32_t from, uint32_t *offset,
                               uint32_t *length)
{
    const char *found = copy == NULL ? NULL : strstr(line + from, copy);
    *offset = found == NULL ? 0 : (uint32_t)(found - line);
    *length = found == NULL ? 0 : (uint32_t)strlen(copy);
}

/* Copies are looked for in the line, to compare them with spans. A quoted local part is unquoted in its copy, and so has
 * no span: only the domain is compared. */
static inline void locate_copies(const char *line, const char *local, const char *domain,
                                 struct bench_answer *answer)
{
    locate_copy(line, local, 8, &answer->local, &answer->local_length);
    const char *quote = strrchr(line, '"');
    if (quote != NULL) {
        answer->local = (uint32_t)(quote - line);
        answer->local_length = 0;
    }
    locate_copy(line, domain, answer->local + answer->local_length, &answer->domain,
                &answer->domain_length);
}

#endif
