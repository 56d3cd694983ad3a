// SPDX-License-Identifier: MIT
/*
 * rspamd's reader of SMTP addresses, which Debian's package exports from librspamd-server. It reads a path and nothing
 * else, so the verb is cut off here, and lines with SP behind the colon are left alone. (One of its libraries calls libm
 * without naming it: hence the order in which they are linked.)
 */
// arguments: -Wl,--no-as-needed -L/usr/lib/rspamd -lrspamd-server -lrspamd-kann -lm -Wl,-rpath,/usr/lib/rspamd
#include "against.h"

#include <string.h>
#include <strings.h>

/* src/libmime/email_addr.h of rspamd 3.4, as far as it is read here */
struct rspamd_email_address {
    const char *raw, *addr, *user, *domain, *name;
    unsigned raw_len, addr_len, domain_len, user_len, flags;
};
enum { VALID = 1 << 0, HAS_BACKSLASH = 1 << 5 };
int rspamd_smtp_addr_parse(const char *data, size_t length, struct rspamd_email_address *address);

const struct smtpath_options *against_options(void)
{
    static const struct smtpath_options options = {.tolerate = SMTPATH_TOLERATE_NO_ANGLE_BRACKETS};
    return &options;
}

void against_open(void)
{
}

bool against_read(const char *line, size_t length, struct against_answer *answer)
{
    struct rspamd_email_address read;
    const size_t path = strncasecmp(line, "MAIL FROM:", 10) == 0 ? 10
                        : strncasecmp(line, "RCPT TO:", 8) == 0  ? 8
                                                                 : 0;
    if (path == 0 || memchr(line + path, ' ', length - path) != NULL)
        return false;
    rspamd_smtp_addr_parse(line + path, length - path, &read);
    answer->accepted = (read.flags & VALID) != 0 || (path == 10 && strcmp(line + path, "<>") == 0);
    if (answer->accepted && read.user != NULL && (read.flags & HAS_BACKSLASH) == 0)
        answer->local = (struct against_text){read.user, read.user_len};
    if (answer->accepted && read.domain != NULL) {
        const unsigned bracket =
            read.domain > line && read.domain[-1] == '['; /* a literal comes without them */
        answer->domain = (struct against_text){read.domain - bracket, read.domain_len + 2 * bracket};
    }
    return true;
}
