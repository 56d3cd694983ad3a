// SPDX-License-Identifier: MIT
/*
 * A bounce: the fields of message/delivery-status (RFC 3464) say for each recipient what the server answered, and
 * sendmail's "Transcript of session follows" has the lines themselves. A recipient's fields read as the RCPT that
 * was refused.
 */
#include "forms.h"

#include <string.h>

static char lower(char octet)
{
    return (char)(octet >= 'A' && octet <= 'Z' ? octet + ('a' - 'A') : octet);
}

/* Whether a field of this name, in lower case, stands here: then where its value behind the type begins,
 * "rfc822;" or "smtp;". 0 if not. */
static size_t typed_value(const char *row, size_t length, const char *name)
{
    const size_t n = strlen(name);
    if (length <= n)
        return 0;
    for (size_t i = 0; i < n; i++)
        if (lower(row[i]) != name[i])
            return 0;
    const char *semicolon = memchr(row + n, ';', length - n);
    size_t at = semicolon == NULL ? n : (size_t)(semicolon - row) + 1;
    while (at < length && row[at] == ' ')
        at++;
    return at;
}

struct mark mark_bounce(const char *row, size_t length)
{
    if (length > 0 && lower(row[0]) == 'f' && typed_value(row, length, "final-recipient:") > 0)
        return (struct mark){CLIENT, "RCPT", 4, 0};
    if (length > 0 && lower(row[0]) == 'd' && typed_value(row, length, "diagnostic-code:") > 0)
        return (struct mark){SERVER, "550", 3, 0};
    return mark_arrows(row, length);
}

static void read_recipient(struct recording *r, const char *address, size_t length)
{
    static const char head[] = "RCPT TO:<";
    const bool bracketed = length > 0 && address[0] == '<';
    size_t n = bracketed ? sizeof head - 2 : sizeof head - 1;
    if (length > LONGEST_ROW - sizeof head)
        length = LONGEST_ROW - sizeof head;
    memcpy(r->decoded, head, n);
    memcpy(r->decoded + n, address, length);
    n += length;
    if (!bracketed)
        r->decoded[n++] = '>';
    emit(r, EVENT_BEGIN, 0, "", 0);
    emit(r, EVENT_CLIENT, 0, r->decoded, n);
}

/* The first line of what may be several, folded or joined, as one that stands alone. */
static void read_diagnostic(struct recording *r, const char *text, size_t length)
{
    if (!is_reply(text, length)) {
        emit(r, EVENT_NOTE, 0, text, length);
        return;
    }
    memcpy(r->decoded, text, length);
    if (length > 3)
        r->decoded[3] = ' ';
    emit(r, EVENT_SERVER, 0, r->decoded, length);
}

void read_bounce(struct recording *r, const char *row, size_t length)
{
    const struct mark mark = mark_bounce(row, length);
    size_t value = 0;
    if (mark.who == CLIENT && (value = typed_value(row, length, "final-recipient:")) > 0)
        read_recipient(r, row + value, length - value);
    else if (mark.who == SERVER && (value = typed_value(row, length, "diagnostic-code:")) > 0)
        read_diagnostic(r, row + value, length - value);
    else if (mark.who == NOBODY)
        emit(r, EVENT_NOTE, 0, row, length); /* a message's rows are its own */
    else
        read_mark(r, row, length, mark);
}
