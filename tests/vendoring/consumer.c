// SPDX-License-Identifier: MIT
/*
 * What an MTA does with the library, the same through every door: read a command, answer it.
 */
#include "smtpath.h"

#include <stdio.h>
#include <string.h>

int main(void)
{
    static const char *const lines[] = {"RCPT TO:<user@example.com> NOTIFY=NEVER",
                                        "RCPT TO:<user@example.com"};
    const struct smtpath_options options = {.extensions = SMTPATH_EXT_DSN};
    struct smtpath_line out;
    char reply[SMTPATH_REPLY_LINE_SIZE];
    for (int i = 0; i < 2; i++) {
        const size_t length = strlen(lines[i]);
        if (smtpath_read_command(lines[i], length, &options, &out) == SMTPATH_OK) {
            printf("250 2.1.5 %.*s\n", (int)out.path.mailbox.length,
                   lines[i] + out.path.mailbox.offset);
        } else {
            smtpath_render_reply(lines[i], length, &out.diagnostic, reply, sizeof reply);
            puts(reply);
        }
    }
    return 0;
}
