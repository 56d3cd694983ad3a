// SPDX-License-Identifier: MIT
/*
 * Reads command lines from standard input, and answers each that is wrong as a mail server would: with a
 * 501, or what else it deserves, and the octet at fault. Ends with 1 if there was one, with 2 if it cannot
 * read.
 */
#define _POSIX_C_SOURCE 200809L /* getline */
#include "smtpath.h"

#include <stdio.h>
#include <stdlib.h>

int main(void)
{
    static const struct smtpath_options offered = {.extensions = SMTPATH_EXT_ALL};
    static struct smtpath_line read;
    char *line = NULL, reply[SMTPATH_REPLY_LINE_SIZE];
    size_t room = 0;
    ssize_t length;
    unsigned long number = 0, refused = 0;

    while ((length = getline(&line, &room, stdin)) >= 0) {
        number++;
        length -= length > 0 && line[length - 1] == '\n';
        length -= length > 0 && line[length - 1] == '\r';
        if (smtpath_read_command(line, (size_t)length, &offered, &read) == SMTPATH_OK)
            continue;
        smtpath_render_reply(line, (size_t)length, &read.diagnostic, reply, sizeof reply);
        printf("%lu: %s\n", number, reply);
        refused++;
    }
    free(line);
    if (ferror(stdin)) {
        perror("standard input");
        return 2;
    }
    return refused > 0;
}
