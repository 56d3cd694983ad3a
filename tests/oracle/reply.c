// SPDX-License-Identifier: MIT
/*
 * Lines of replies: the machine says whether they are, and where they go wrong.
 */
#include "events.h"
#include "machine.h"
#include "oracle.h"

static bool is_digit(unsigned char octet)
{
    return octet >= '0' && octet <= '9';
}

/* 1*3DIGIT without a leading zero, at *at: the number, or 1000 if there is none. */
static unsigned number_at(const unsigned char *line, size_t length, size_t *at)
{
    unsigned number = 0;
    size_t begin = *at;
    while (*at < length && is_digit(line[*at]) && *at - begin < 4)
        number = number * 10 + (unsigned)(line[(*at)++] - '0');
    if (*at == begin || *at - begin > 3 || (line[begin] == '0' && *at - begin > 1))
        return 1000;
    return number;
}

/* RFC 2034 section 4, RFC 3463 section 2: class "." subject "." detail, then SP or the end. It is one only if
 * its class is the first digit of the code; all else is text. */
static void enhanced(const unsigned char *line, size_t length, struct oracle_reply *out)
{
    size_t at = out->text.begin;
    unsigned found[3];
    for (int i = 0; i < 3; i++) {
        if (i > 0 && (at >= length || line[at++] != '.'))
            return;
        found[i] = number_at(line, length, &at);
        if (found[i] > 999)
            return;
    }
    if (at < length && line[at] != ' ')
        return;
    if (found[0] != out->code / 100 || (found[0] != 2 && found[0] != 4 && found[0] != 5))
        return;
    for (int i = 0; i < 3; i++)
        out->enhanced[i] = found[i];
    out->text.begin = at < length ? at + 1 : at;
}

void oracle_read_reply(const unsigned char *line, size_t length, bool utf8, struct oracle_reply *out)
{
    const struct machine *m = machine_named("reply_line");
    int state = m->start;
    *out = (struct oracle_reply){.ok = true, .last = true};
    for (size_t at = 0; at <= length; at++) {
        const struct transition *t = machine_take(m, state, at < length ? line[at] : SYMBOL_END);
        if (t->next == MACHINE_DEAD || ((t->events & EVENT_NON_ASCII) != 0 && !utf8)) {
            out->ok = false;
            out->offset = at;
            return;
        }
        state = t->next;
    }
    out->code =
        (unsigned)(line[0] - '0') * 100 + (unsigned)(line[1] - '0') * 10 + (unsigned)(line[2] - '0');
    out->text = (struct oracle_span){length, length};
    if (length > 3) {
        out->last = line[3] != '-';
        out->text.begin = 4;
        enhanced(line, length, out);
    }
}
