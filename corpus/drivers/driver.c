// SPDX-License-Identifier: MIT
// driver <CORPUS.json: runs the corpus (./dev corpus --json, a case a line) against a parser in C. Exit status 1 if it departs from a case.
#define _DEFAULT_SOURCE // strsep
#include <stdio.h>
#include <string.h>
#include <strings.h>

/* The parser's: whether it takes line[0 .. length), behind which stands a NUL. */
int accepts(const char *line, size_t length);

enum { NAME = 3, MAY = 6, WITH = 9, HEX = 13, OK = 16, FIELDS }; /* of a row, between its quotes */

int main(void)
{
    static char row[1 << 17], line[1 << 16];
    unsigned asked = 0, departures = 0, octet;
    while (fgets(row, sizeof row, stdin) != NULL) {
        char *rest = row, *field[FIELDS];
        size_t count = 0, length = 0;
        while (count < FIELDS && rest != NULL)
            field[count++] = strsep(&rest, "\"");
        if (count < FIELDS)
            continue;
        for (; sscanf(field[HEX] + 2 * length, "%2x", &octet) == 1; length++)
            line[length] = (char)octet;
        line[length] = '\0';
        /* what a tolerance, another limit or a keyword of one's own makes of a line is no one else's business */
        if (strncmp(field[MAY], ":true", 5) == 0 || strchr(field[WITH], '=') != NULL ||
            (line[4] != ' ' && line[4] != '\0') ||
            (strncasecmp(line, "MAIL", 4) != 0 && strncasecmp(line, "RCPT", 4) != 0))
            continue;
        asked++;
        const int valid = strncmp(field[OK], ":true", 5) == 0;
        if ((accepts(line, length) != 0) != valid && ++departures)
            printf("%s: %s\n", field[NAME], valid ? "refuses" : "accepts");
    }
    printf("%u of %u cases as they should be\n", asked - departures, asked);
    return departures > 0;
}
