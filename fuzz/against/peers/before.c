// SPDX-License-Identifier: MIT
/* The handler of docs/migration/before.c, as it stands there: its answer is read off what it prints. */
// arguments: -Wno-unused-function
#include "against.h"

#include <stdio.h>
#include <string.h>

static char printed[2048];
#define main           before_main
#define puts(text)     snprintf(printed, sizeof printed, "%s", text)
#define printf(...)    snprintf(printed, sizeof printed, __VA_ARGS__)
#define fputs(text, f) ((void)(text), (void)(f))
#include "../../../docs/migration/before.c"

const struct smtpath_options *against_options(void)
{
    static const struct smtpath_options options = {.extensions = SMTPATH_EXT_SIZE | SMTPATH_EXT_DSN};
    return &options;
}

void against_open(void)
{
}

/* 250 OK address "local@domain" size ... */
bool against_read(const char *line, size_t length, struct against_answer *answer)
{
    static char copy[2048];
    if (strlen(line) != length || length >= sizeof copy)
        return false;
    handle(strcpy(copy, line));
    answer->accepted = strncmp(printed, "250", 3) == 0;
    const char *address = strchr(printed, '"'), *end = strrchr(printed, '"');
    if (answer->accepted && end > address) {
        const char *at = end;
        while (at > address && *at != '@')
            at--;
        if (at > address) {
            answer->local = (struct against_text){address + 1, (size_t)(at - address - 1)};
            answer->domain = (struct against_text){at + 1, (size_t)(end - at - 1)};
        }
    }
    return true;
}
