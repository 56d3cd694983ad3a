// SPDX-License-Identifier: MIT
/* Dovecot's lib-smtp, by way of the benchmark's call of it (bench/peers/dovecot.c). */
#include "dovecot.h"

#include <string.h>

int accepts(const char *line, size_t length);
int accepts(const char *line, size_t length)
{
    static int open;
    struct dovecot_answer answer;
    if (open++ == 0)
        dovecot_open();
    if (strlen(line) != length)
        return 0; /* it reads strings */
    dovecot_read(line, &answer);
    return answer.accepted;
}
