// SPDX-License-Identifier: MIT
/*
 * A MAIL and RCPT handler as many servers have it, with its faults: docs/migration.md says which, and
 * after.c is the same with smtpath. Both read lines and print what they would answer.
 */
#define _POSIX_C_SOURCE 200809L

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* excerpt: handler */
static void handle(char *line)
{
    char address[257], *start, *end, *parameter;
    unsigned long size = 0;
    int notify_never = 0;

    if (strncasecmp(line, "MAIL FROM:", 10) != 0 && strncasecmp(line, "RCPT TO:", 8) != 0) {
        puts("500 5.5.2 Command not recognized");
        return;
    }
    start = strchr(line, '<');               /* fault 1: wherever it stands */
    end = start ? strchr(start, '>') : NULL; /* fault 2: also one within quotes */
    if (!end || end - start > 256) {
        puts("501 5.5.4 Syntax error"); /* fault 3: where? */
        return;
    }
    memcpy(address, start + 1, (size_t)(end - start - 1)); /* fault 4: whatever octets they are */
    address[end - start - 1] = '\0';

    for (parameter = strtok(end + 1, " "); parameter; parameter = strtok(NULL, " ")) {
        if (strncasecmp(parameter, "SIZE=", 5) == 0)
            size = strtoul(parameter + 5, NULL, 10); /* fault 5: "12x", "-1", "" */
        else if (strncasecmp(parameter, "NOTIFY=", 7) == 0)
            notify_never =
                strncasecmp(parameter + 7, "NEVER", 5) == 0; /* fault 6: with anything beside it */
    } /* fault 7: what is unknown, or given twice, goes unnoticed */
    printf("250 OK address \"%s\" size %lu never %d\n", address, size, notify_never);
}
/* end */

int main(void)
{
    char line[1024];

    while (fgets(line, sizeof line, stdin)) {
        line[strcspn(line, "\r\n")] = '\0';
        printf("C: %s\n", line);
        fputs("S: ", stdout);
        handle(line);
    }
    return 0;
}
