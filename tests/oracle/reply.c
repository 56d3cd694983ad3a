// SPDX-License-Identifier: MIT
/*
 * Lines of replies: the machine says whether they are, where they go wrong, and whether they begin with what looks
 * like an enhanced status code.
 */
#include "events.h"
#include "machine.h"
#include "oracle.h"

static unsigned digit(unsigned char octet)
{
    return (unsigned)(octet - '0');
}

/* RFC 2034 section 4: it counts if its class is the first digit of the reply code. */
static void enhanced(const unsigned char *line, size_t length, size_t end, struct oracle_reply *out)
{
    unsigned part = 0;
    if (line[4] != line[0])
        return;
    for (size_t at = 4; at < end; at++) {
        if (line[at] == '.')
            part++;
        else
            out->enhanced[part] = out->enhanced[part] * 10 + digit(line[at]);
    }
    out->text.begin = end < length ? end + 1 : end;
}

/* What a client goes by: it holds where only the text is wrong, too. */
static void head(const unsigned char *line, size_t length, size_t status_end, struct oracle_reply *out)
{
    out->code = digit(line[0]) * 100 + digit(line[1]) * 10 + digit(line[2]);
    out->last = length == 3 || line[3] == ' ';
    out->text = (struct oracle_span){length > 3 ? 4 : length, length};
    if (status_end > 0)
        enhanced(line, length, status_end, out);
}

void oracle_read_reply(const unsigned char *line, size_t length, bool utf8, struct oracle_reply *out)
{
    const struct machine *m = machine_named("reply_line");
    int state = m->start;
    size_t status_end = 0;
    *out = (struct oracle_reply){.ok = true, .last = true};
    for (size_t at = 0; at <= length; at++) {
        const struct transition *t = machine_take(m, state, at < length ? line[at] : SYMBOL_END);
        if (t->next == MACHINE_DEAD || ((t->events & EVENT_NON_ASCII) != 0 && !utf8)) {
            out->ok = false;
            out->offset = at;
            break;
        }
        if ((t->events & EVENT_END_STATUS) != 0)
            status_end = at;
        state = t->next;
    }
    if (out->ok || out->offset > 3)
        head(line, length, status_end, out);
}
