// SPDX-License-Identifier: MIT
/*
 * The handler of before.c with smtpath. docs/migration.md explains the step from one to the other.
 */
#include "smtpath.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

/* excerpt: handler */
static void handle(const char *line, size_t length)
{
    static const struct smtpath_options offered = {.extensions = SMTPATH_EXT_SIZE | SMTPATH_EXT_DSN};
    char reply[SMTPATH_REPLY_LINE_SIZE];
    struct smtpath_line read;
    const struct smtpath_span *address;
    unsigned long long size = 0;
    bool never = false;

    if (smtpath_read_command(line, length, &offered, &read) != SMTPATH_OK) {
        smtpath_render_reply(line, length, &read.diagnostic, reply, sizeof reply);
        puts(reply);
        return;
    }
    if (read.present & SMTPATH_BIT(SMTPATH_PARAM_SIZE))
        size = read.parameter[SMTPATH_PARAM_SIZE].number;
    if (read.present & SMTPATH_BIT(SMTPATH_PARAM_NOTIFY))
        never = read.parameter[SMTPATH_PARAM_NOTIFY].choice == SMTPATH_NOTIFY_NEVER;
    address = read.path.kind == SMTPATH_PATH_POSTMASTER ? &read.path.local : &read.path.mailbox;
    printf("250 OK address \"%.*s\" size %llu never %d\n", (int)address->length, line + address->offset,
           size, never);
}
/* end */

int main(void)
{
    char line[1024];

    while (fgets(line, sizeof line, stdin)) {
        size_t length = strcspn(line, "\r\n");

        printf("C: %.*s\n", (int)length, line);
        fputs("S: ", stdout);
        handle(line, length);
    }
    return 0;
}
