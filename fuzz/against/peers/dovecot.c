// SPDX-License-Identifier: MIT
/* Dovecot's lib-smtp, by way of the benchmark's call of it. Needs Debian's dovecot-core and dovecot-dev. */
// arguments: bench/peers/dovecot.c -I bench/peers -idirafter /usr/include/dovecot -DHAVE_CONFIG_H /usr/lib/dovecot/libdovecot.so.0 -Wl,-rpath,/usr/lib/dovecot
#include "against.h"
#include "dovecot.h"

#include <string.h>

const struct smtpath_options *against_options(void)
{
    static const struct smtpath_options options = {
        .extensions = SMTPATH_EXT_AUTH | SMTPATH_EXT_DSN | SMTPATH_EXT_SIZE | SMTPATH_EXT_8BITMIME |
                      SMTPATH_EXT_BINARYMIME | SMTPATH_EXT_CHUNKING};
    return &options;
}

void against_open(void)
{
    dovecot_open();
}

bool against_read(const char *line, size_t length, struct against_answer *answer)
{
    struct dovecot_answer read;
    if (strlen(line) != length)
        return false; /* its callers hand it strings */
    dovecot_read(line, &read);
    answer->accepted = read.accepted;
    if (read.accepted && read.local != NULL)
        answer->local = (struct against_text){read.local, strlen(read.local)};
    if (read.accepted && read.domain != NULL)
        answer->domain = (struct against_text){read.domain, strlen(read.domain)};
    return true;
}
