// SPDX-License-Identifier: MIT
/*
 * oracle-check [OPTION ...] < LINES: what the oracle says of command lines, one JSON object a line. LINES are
 * hex digits, one command a row; with --text they are the commands themselves. Options are the tool's own:
 * --offer=all|none|LIST --tolerate=all|LIST --smtputf8 --strict-trailing --general-literal --limit-NAME=N.
 */
#include "render.h"

#include <stdlib.h>
#include <string.h>

static int digit(int c)
{
    const char *digits = "0123456789ABCDEFabcdef";
    const char *found = c == '\0' ? NULL : strchr(digits, c);
    if (found == NULL)
        return -1;
    return (int)(found - digits) - (found - digits > 15 ? 6 : 0);
}

/* In place. Returns the octets, or -1 where there is no pair of digits. */
static long from_hex(unsigned char *row, size_t length)
{
    for (size_t i = 0; i < length; i += 2) {
        int high = digit(row[i]), low = i + 1 < length ? digit(row[i + 1]) : -1;
        if (high < 0 || low < 0)
            return -1;
        row[i / 2] = (unsigned char)(high * 16 + low);
    }
    return (long)(length / 2);
}

int main(int count, char **arguments)
{
    static unsigned char row[1 << 16];
    struct oracle_options options = {.offered = OFFER_ALL};
    bool text = false;
    for (int i = 1; i < count; i++) {
        if (strcmp(arguments[i], "--text") == 0) {
            text = true;
        } else if (!parse_option(arguments[i], &options)) {
            fprintf(stderr, "oracle-check: no option %s\n", arguments[i]);
            return 2;
        }
    }
    while (fgets((char *)row, sizeof row, stdin) != NULL) {
        struct oracle_result result;
        long length = (long)strcspn((char *)row, "\n");
        if (!text)
            length = from_hex(row, (size_t)length);
        if (length < 0) {
            fputs("oracle-check: no hex digits\n", stderr);
            return 2;
        }
        oracle_read(row, (size_t)length, &options, &result);
        render_result(stdout, row, &result);
        putchar('\n');
    }
    return 0;
}
