// SPDX-License-Identifier: MIT
/*
 * rspamd's reader of SMTP addresses, which Debian's package exports from librspamd-server: a machine that Ragel made. It
 * reads a path and nothing else. So the verb is read here, and what follows the last ">" is cut off.
 *
 * A module, which bench loads where its libraries are.
 */
#include "../shim.h"

#include <string.h>
#include <strings.h>

/* src/libmime/email_addr.h of rspamd 3.4, as far as it is read here */
struct rspamd_email_address {
    const char *raw, *addr, *user, *domain, *name;
    unsigned raw_len, addr_len, domain_len, user_len, flags;
};
enum { VALID = 1 << 0, EMPTY = 1 << 4 };
int rspamd_smtp_addr_parse(const char *data, size_t length, struct rspamd_email_address *address);

static bool read_line(const char *line, size_t length, struct rspamd_email_address *read)
{
    size_t path = 0;
    if (length > 10 && strncasecmp(line, "MAIL FROM:", 10) == 0)
        path = 10;
    else if (length > 8 && strncasecmp(line, "RCPT TO:", 8) == 0)
        path = 8;
    size_t end = length;
    while (end > path && line[end - 1] != '>')
        end--;
    if (path == 0 || end == path)
        return false;
    rspamd_smtp_addr_parse(line + path, end - path, read);
    return (read->flags & VALID) != 0 && ((read->flags & EMPTY) == 0 || path == 10);
}

/* What is quoted comes without its quotation marks, a literal without its brackets. */
static bool answer(const struct bench_lines *lines, uint32_t i, struct bench_answer *answer)
{
    const char *line = lines->octets + lines->offset[i];
    struct rspamd_email_address read;
    *answer = (struct bench_answer){0};
    answer->accepted = read_line(line, bench_length(lines, i), &read);
    if (!answer->accepted || (read.flags & EMPTY) != 0)
        return true;
    if (read.user != NULL && read.user[-1] != '"') {
        answer->local = (uint32_t)(read.user - line);
        answer->local_length = read.user_len;
    }
    if (read.domain != NULL) {
        const uint32_t bracket = read.domain[-1] == '[';
        answer->domain = (uint32_t)(read.domain - line) - bracket;
        answer->domain_length = read.domain_len + 2 * bracket;
    }
    return true;
}

static uint64_t run(const struct bench_lines *lines)
{
    struct rspamd_email_address read;
    uint64_t all = 0;
    for (uint32_t i = 0; i < lines->count; i++) {
        all += read_line(lines->octets + lines->offset[i], bench_length(lines, i), &read);
        all += read.domain_len;
    }
    return all;
}

extern const struct bench_peer bench_peer;
const struct bench_peer bench_peer = {
    .name = "rspamd",
    .does = "a path, in which it allocates nothing; no verb, no parameters, no place of an error",
    .answer = answer,
    .run = run,
};
