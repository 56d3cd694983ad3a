// SPDX-License-Identifier: MIT
#include "load.h"
#include "smtpath.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char transaction_table[] = "moved@example.org 251 <new@example.net>\n"
                                 "gone@example.org 551 <\"else where\"@example.net>\n";

/* One recipient beside the first: what is sent, its answer, what the spool shows of it. */
static const struct {
    const char *line;
    uint16_t code;
    const char *spooled;
} second[] = {
    {"RCPT TO:<two@example.org>\r\n", 250, "RCPT TO:<two@example.org>\r\n"},
    {"RCPT TO:<moved@example.org> NOTIFY=NEVER\r\n", 251, "RCPT TO:<new@example.net> NOTIFY=NEVER\r\n"},
    {"RCPT TO:<gone@example.org>\r\n", 551, ""},
    {"RCPT TO:<us er@example.org>\r\n", 501, ""},
    {"RCPT TO:<gr\xC3\xBC\xC3\x9F@example.org>\r\n", 250,
     "RCPT TO:<gr\xC3\xBC\xC3\x9F@example.org>\r\n"},
};
enum { SECONDS = sizeof second / sizeof second[0], WITH_UTF8 = SECONDS - 1 };

static size_t put(char *to, const char *text)
{
    const size_t length = strlen(text);
    memcpy(to, text, length);
    return length;
}

/* MAIL and the first RCPT, as smtpath writes them. */
static size_t first_lines(uint64_t n, char *to)
{
    char local[32];
    const struct smtpath_mailbox from = {local, (size_t)snprintf(local, sizeof local, "t%" PRIu64, n),
                                         "load.example.com", 16};
    const struct smtpath_mailbox user = {"a user", 6, "example.org", 11};
    const struct smtpath_argument mail[] = {
        {.param = SMTPATH_PARAM_SIZE, .number = 1000},
        {.param = SMTPATH_PARAM_BODY, .choice = SMTPATH_BODY_8BITMIME},
        {.param = SMTPATH_PARAM_SMTPUTF8},
    };
    const struct smtpath_argument rcpt[] = {
        {.param = SMTPATH_PARAM_NOTIFY, .choice = SMTPATH_NOTIFY_SUCCESS | SMTPATH_NOTIFY_FAILURE},
    };
    const size_t length = smtpath_write_command(
        SMTPATH_VERB_MAIL, &from, mail, n % SECONDS == WITH_UTF8 ? 3 : 2, false, to, TRANSACTION_SIZE);
    return length + smtpath_write_command(SMTPATH_VERB_RCPT, &user, rcpt, 1, false, to + length,
                                          TRANSACTION_SIZE - length);
}

size_t transaction_envelope(uint64_t n, char *to)
{
    size_t length = first_lines(n, to);
    length += put(to + length, second[n % SECONDS].line);
    return length + put(to + length, "DATA\r\n");
}

size_t transaction_replies(uint64_t n, uint16_t codes[MOST_REPLIES])
{
    codes[0] = codes[1] = 250;
    codes[2] = second[n % SECONDS].code;
    codes[3] = 354;
    return 4;
}

/* Lines of all sorts: dots in front, octets outside ASCII, long and empty ones. stuffed: each dot in front
 * of a line is doubled. */
static size_t lines(uint64_t n, bool stuffed, char *to)
{
    static const char *const kinds[] = {
        "a line like any other", "", ".", "..", ".from a dot on", "gr\xC3\xBC\xC3\x9F",
        "tab\tand \x7F"};
    const size_t least = n % 500 == 0 ? 60000 : 40 + n * 7919 % 1000;
    size_t length = 0, dots = 0;

    for (uint64_t i = 0; length - dots < least; i++) {
        const char *kind = kinds[(n + i) % (sizeof kinds / sizeof kinds[0])];
        if (stuffed && *kind == '.') {
            to[length++] = '.';
            dots++;
        }
        length += put(to + length, kind);
        if (i % 2 == 0)
            length += (size_t)sprintf(to + length, " %" PRIu64, n + i);
        length += put(to + length, "\r\n");
        if (i % 50 == 49) {
            memset(to + length, 'x', 998);
            length += 998 + put(to + length + 998, "\r\n");
        }
    }
    return length;
}

size_t transaction_message(uint64_t n, char *to)
{
    const size_t length = lines(n, true, to);
    return length + put(to + length, ".\r\n");
}

size_t transaction_spooled(uint64_t n, char *to)
{
    size_t length = first_lines(n, to);
    length += put(to + length, second[n % SECONDS].spooled);
    length += put(to + length, "\r\n");
    return length + lines(n, false, to + length);
}

bool transaction_number(const char *spooled, uint64_t *n)
{
    return sscanf(spooled, "MAIL FROM:<t%" SCNu64 "@load.example.com>", n) == 1;
}
