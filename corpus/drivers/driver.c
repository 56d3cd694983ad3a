// SPDX-License-Identifier: MIT
/*
 * driver <CORPUS.json: runs the corpus (./dev corpus --json, a case a line) against a parser in C, which says by accepts()
 * whether it takes a line. Exit status 1 if it departs from a case.
 */
#include <stdio.h>
#include <string.h>
#include <strings.h>

/* The parser's: whether it takes line[0 .. length), behind which stands a NUL. */
int accepts(const char *line, size_t length);

static size_t from_hex(const char *hex, char *octets, size_t most)
{
    size_t length = 0;
    unsigned octet;
    while (length < most && sscanf(hex + 2 * length, "%2x", &octet) == 1)
        octets[length++] = (char)octet;
    octets[length] = '\0';
    return length;
}

int main(void)
{
    static char row[1 << 17], with[1 << 12], octets[1 << 16];
    char name[128], may[8], ok[8];
    unsigned asked = 0, departures = 0;
    while (fgets(row, sizeof row, stdin) != NULL) {
        const char *options = strstr(row, "\"with\":\""), *hex = strstr(row, "\"octets\":\"");
        if (options == NULL || hex == NULL || sscanf(row, "{\"name\":\"%127[^\"]\",\"may\":%7[a-z]", name, may) != 2)
            continue;
        with[0] = '\0';
        sscanf(options + 8, "%4095[^\"]", with);
        const size_t length = from_hex(hex + 10, octets, sizeof octets - 1);
        sscanf(strstr(hex, "\"ok\":") + 5, "%7[a-z]", ok);
        /* what a tolerance, another limit or a keyword of one's own makes of a line is no one else's business */
        if (strcmp(may, "true") == 0 || strchr(with, '=') != NULL ||
            (strncasecmp(octets, "MAIL", 4) != 0 && strncasecmp(octets, "RCPT", 4) != 0) ||
            (octets[4] != ' ' && octets[4] != '\0'))
            continue;
        asked++;
        if ((accepts(octets, length) != 0) == (strcmp(ok, "true") == 0))
            continue;
        departures++;
        printf("%s: %s\n", name, strcmp(ok, "true") == 0 ? "refuses" : "accepts");
    }
    printf("%u of %u cases as they should be\n", asked - departures, asked);
    return departures > 0;
}
