// SPDX-License-Identifier: MIT
/*
 * What stands in a reply's text: the server's domain, and a forward-path. Both are asked of the machines of commands: a
 * domain is one if EHLO takes it, a path if RCPT does, cut off behind each ">" in turn.
 */
#include "oracle.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

enum { MOST = 4096 };

/* ---- The server's domain ----------------------------------------------------------------------------------- */

/* RFC 5321 section 4.2 and 4.2.2. "221 Bye" and "421 Try again later" begin with what could be a domain of one label,
 * and so does "220 2.0.0 Ready". */
struct oracle_span oracle_domain_of(const unsigned char *line, const struct oracle_reply *reply)
{
    static const struct oracle_options strict = {.strict_trailing = true};
    char command[MOST];
    struct oracle_result read;
    const struct oracle_span none = {0, 0};
    if (reply->code != 220 && reply->code != 221 && reply->code != 421)
        return none;
    const unsigned char *word = line + reply->text.begin;
    size_t length = 0;
    while (length < reply->text.end - reply->text.begin && word[length] != ' ')
        length++;
    const int count = snprintf(command, sizeof command, "EHLO %.*s", (int)length, (const char *)word);
    if (length == 0 || (size_t)count != 5 + length)
        return none;
    oracle_read((const unsigned char *)command, (size_t)count, &strict, &read);
    const bool one_label = memchr(word, '.', length) == NULL && word[0] != '[';
    if (!read.ok || (one_label && (reply->code != 220 || reply->enhanced[0] != 0)))
        return none;
    return (struct oracle_span){reply->text.begin, reply->text.begin + length};
}

/* ---- The forward-path -------------------------------------------------------------------------------------- */

/* Reads as RCPT does what stands there; true if it is a path. */
static bool is_path(const unsigned char *octets, size_t length, bool utf8, struct oracle_result *read)
{
    const struct oracle_options strict = {.smtputf8 = utf8, .strict_trailing = true};
    static unsigned char command[8 + MOST];
    memcpy(command, "RCPT TO:", 8);
    memcpy(command + 8, octets, length);
    oracle_read(command, 8 + length, &strict, read);
    return read->ok && read->parameters.end == read->parameters.begin;
}

static struct oracle_span moved(struct oracle_span span, size_t by)
{
    return span.end == span.begin ? (struct oracle_span){0, 0}
                                  : (struct oracle_span){span.begin - 8 + by, span.end - 8 + by};
}

/* The path that begins with this "<". No path is the beginning of another one. */
static bool path_at(const unsigned char *line, size_t open, size_t end, bool utf8,
                    struct oracle_forward *out)
{
    struct oracle_result read;
    for (size_t close = open; close < end; close++) {
        if (line[close] != '>' || !is_path(line + open, close + 1 - open, utf8, &read))
            continue;
        *out = (struct oracle_forward){.kind = FORWARD_PATH,
                                       .path = {open, close + 1},
                                       .local = moved(read.local, open),
                                       .domain = moved(read.domain, open)};
        return true;
    }
    return false;
}

/* The "<" behind wording that stands here; the end if none does. */
static size_t announced_at(const unsigned char *line, size_t at, size_t end)
{
    static const char *const wordings[] = {"will forward to", "please try"};
    for (size_t i = 0; i < sizeof wordings / sizeof *wordings; i++) {
        const size_t length = strlen(wordings[i]);
        size_t behind = at + length;
        if (end - at < length || strncasecmp((const char *)line + at, wordings[i], length) != 0)
            continue;
        while (behind < end && line[behind] == ' ')
            behind++;
        if (behind < end && line[behind] == '<')
            return behind;
    }
    return end;
}

/* Where an octet stands from here on; the end if it does not. */
static size_t next_octet(const unsigned char *line, size_t at, size_t end, char octet)
{
    while (at < end && line[at] != (unsigned char)octet)
        at++;
    return at;
}

void oracle_read_forward(const unsigned char *line, struct oracle_span text, bool utf8,
                         struct oracle_forward *out)
{
    struct oracle_result read;
    size_t open = text.end;
    *out = (struct oracle_forward){0};
    for (size_t at = text.begin; at < text.end && open == text.end; at++)
        open = announced_at(line, at, text.end);
    if (open < text.end) {
        if (path_at(line, open, text.end, utf8, out))
            return;
        is_path(line + open, text.end - open, utf8, &read);
        *out = (struct oracle_forward){.kind = FORWARD_MALFORMED, .offset = open + read.offset - 8};
        return;
    }
    open = next_octet(line, text.begin, text.end, '<');
    const bool found = open < text.end && path_at(line, open, text.end, utf8, out);
    const size_t behind = found ? out->path.end : next_octet(line, open, text.end, '>');
    if (next_octet(line, behind, text.end, '<') < text.end)
        *out = (struct oracle_forward){.kind = FORWARD_SEVERAL};
}
