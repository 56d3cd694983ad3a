// SPDX-License-Identifier: MIT
/*
 * Dovecot 2.3's lib-smtp, from Debian's libdovecot: what its submission and LMTP servers read a MAIL or
 * RCPT command with. The verb and "FROM:" or "TO:" are read as those servers' own code does.
 *
 * It reads path and typed parameters, copies what it reads into a memory pool, and says what is wrong in
 * words, not where.
 */
#include <config.h>
/* config.h first: lib.h needs it, and has its own bool, so that stdbool.h must not come */
#include <lib.h>
#include <mempool.h>
#include <smtp-common.h>
#include <smtp-address.h>
#include <smtp-params.h>

#include <string.h>
#include <strings.h>
#define _STDBOOL_H
#include "dovecot.h"

static pool_t pool;

void dovecot_open(void)
{
    lib_init();
    pool = pool_alloconly_create("bench", 4096);
}

#define EVERYTHING                                                                                     \
    (SMTP_CAPABILITY_AUTH | SMTP_CAPABILITY_DSN | SMTP_CAPABILITY_SIZE | SMTP_CAPABILITY_8BITMIME |    \
     SMTP_CAPABILITY_BINARYMIME | SMTP_CAPABILITY_CHUNKING)

static int parameters(int is_mail, const char *arguments)
{
    enum smtp_param_parse_error code;
    const char *error;
    struct smtp_params_mail mail;
    struct smtp_params_rcpt rcpt;
    return is_mail
               ? smtp_params_mail_parse(pool, arguments, EVERYTHING, NULL, NULL, &mail, &code, &error)
               : smtp_params_rcpt_parse(pool, arguments, 0, EVERYTHING, NULL, &rcpt, &code, &error);
}

/* smtp-server-cmd-mail.c and smtp-server-cmd-rcpt.c: the path, then SP or the end, then parameters. */
static int command(const char *line, struct smtp_address **address)
{
    const char *error, *end;
    const int is_mail = strncasecmp(line, "MAIL FROM:", 10) == 0;
    enum smtp_address_parse_flags flags = SMTP_ADDRESS_PARSE_FLAG_STRICT;
    if (!is_mail && strncasecmp(line, "RCPT TO:", 8) != 0)
        return -1;
    line += is_mail ? 10 : 8;
    if (*line != '<')
        return -1;
    flags |= is_mail ? SMTP_ADDRESS_PARSE_FLAG_ALLOW_EMPTY : SMTP_ADDRESS_PARSE_FLAG_ALLOW_LOCALPART;
    if (smtp_address_parse_path_full(pool, line, flags, address, &error, &end) < 0)
        return -1;
    if (*end == '\0')
        return 0;
    return *end == ' ' ? parameters(is_mail, end + 1) : -1;
}

unsigned long dovecot_read(const char *line, struct dovecot_answer *answer)
{
    struct smtp_address *address = NULL;
    unsigned long seen = 0;
    p_clear(pool);
    T_BEGIN
    {
        answer->accepted = command(line, &address) == 0;
        if (address != NULL && address->domain != NULL)
            seen = (unsigned long)(unsigned char)address->domain[0];
        answer->domain = address == NULL ? NULL : address->domain;
        answer->local = address == NULL ? NULL : address->localpart;
    }
    T_END;
    return seen;
}
