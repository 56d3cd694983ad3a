/* SPDX-License-Identifier: MIT */
/* What stands between smtpd and smtpath: the options by the listener, the reply, the members of the envelope. */
#include "includes.h"

#include <sys/types.h>
#include <sys/queue.h>
#include <sys/tree.h>
#include <sys/socket.h>

#include <event.h>
#include <imsg.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "smtpd.h"
#include "smtpath.h"
#include "smtp_path.h"

#define HAS(read, name)       (((read)->present & SMTPATH_BIT(SMTPATH_PARAM_##name)) != 0)
#define PARAMETER(read, name) (&(read)->parameter[SMTPATH_PARAM_##name])

char smtp_path_reply[SMTPATH_REPLY_LINE_SIZE];
static char kept[65536];

static int refuse(const char *reply)
{
    (void)strlcpy(smtp_path_reply, reply, sizeof smtp_path_reply);
    return 0;
}

/* What this server takes: the preset, what the listener offers, and what fits into struct mailaddr. */
static struct smtpath_options options_of(int dsn)
{
    const struct smtpath_preset_row *stock = smtpath_preset_info(SMTPATH_PRESET_OPENSMTPD);
    struct smtpath_options options;

    memset(&options, 0, sizeof options);
    options.tolerate = stock->tolerate;
    options.refuse = stock->refuse;
    options.limits = stock->limits;
    options.limits.local_part = SMTPD_MAXLOCALPARTSIZE - 1;
    options.limits.domain = SMTPD_MAXDOMAINPARTSIZE - 1;
    options.extensions = SMTPATH_EXT_SIZE | SMTPATH_EXT_8BITMIME | SMTPATH_EXT_AUTH;
    if (dsn)
        options.extensions |= SMTPATH_EXT_DSN;
    return options;
}

/*
 * The local part without its quotes; a domain if it has none. valid_localpart() and valid_domainpart() are this
 * server's own and stay: what they let through goes to shells and files.
 */
static int address_of(const char *line, const struct smtpath_line *read, const char *domain,
                      struct mailaddr *to)
{
    size_t length = smtpath_unquote(line + read->path.local.offset, read->path.local.length, to->user,
                                    sizeof to->user - 1);

    to->user[length < sizeof to->user ? length : 0] = '\0';
    to->domain[0] = '\0';
    if (read->path.kind == SMTPATH_PATH_NULL)
        return 1;
    if (read->path.domain.length == 0)
        (void)strlcpy(to->domain, domain, sizeof to->domain);
    else
        (void)smtpath_copy(line, read->path.domain, to->domain, sizeof to->domain);
    if (valid_localpart(to->user) && valid_domainpart(to->domain))
        return 1;
    return refuse(read->verb == SMTPATH_VERB_MAIL ? "553 5.1.0 Sender address syntax error"
                                                  : "501 5.1.3 Recipient address syntax error");
}

static int judge(const char *line, const struct smtpath_line *read)
{
    if (read->diagnostic.reason == SMTPATH_OK)
        return 1;
    (void)smtpath_render_reply(line, strlen(line), &read->diagnostic, smtp_path_reply,
                               sizeof smtp_path_reply);
    return 0;
}

void smtp_path_keep(const char *line)
{
    (void)strlcpy(kept, line, sizeof kept);
}

int smtp_path_check(int dsn, const char *domain)
{
    struct smtpath_options options = options_of(dsn);
    struct smtpath_line read;
    struct mailaddr address;

    (void)smtpath_read_command(kept, strlen(kept), &options, &read);
    if (!judge(kept, &read))
        return 0;
    if (read.verb == SMTPATH_VERB_MAIL || read.verb == SMTPATH_VERB_RCPT)
        return address_of(kept, &read, domain, &address);
    return 1;
}

static int read_arguments(enum smtpath_verb verb, const char *args, int dsn, const char *domain,
                          struct mailaddr *to, struct smtpath_line *read)
{
    struct smtpath_options options = options_of(dsn);

    (void)smtpath_read_arguments(args, strlen(args), verb, &options, read);
    return judge(args, read) && address_of(args, read, domain, to);
}

int smtp_path_mail(struct envelope *evp, const char *args, int dsn, const char *domain, int *seven_bit)
{
    struct smtpath_line read;

    if (!read_arguments(SMTPATH_VERB_MAIL, args, dsn, domain, &evp->sender, &read))
        return 0;
    *seven_bit = HAS(&read, BODY) && PARAMETER(&read, BODY)->choice == SMTPATH_BODY_7BIT;
    if (HAS(&read, RET))
        evp->dsn_ret = PARAMETER(&read, RET)->choice == SMTPATH_RET_HDRS ? DSN_RETHDRS : DSN_RETFULL;
    if (HAS(&read, ENVID)) /* at most 100 octets, which fit */
        (void)smtpath_copy(args, PARAMETER(&read, ENVID)->value, evp->dsn_envid, sizeof evp->dsn_envid);
    return 1;
}

static uint8_t notify_of(uint32_t choice)
{
    return (choice & SMTPATH_NOTIFY_SUCCESS ? DSN_SUCCESS : 0) |
           (choice & SMTPATH_NOTIFY_FAILURE ? DSN_FAILURE : 0) |
           (choice & SMTPATH_NOTIFY_DELAY ? DSN_DELAY : 0) |
           (choice & SMTPATH_NOTIFY_NEVER ? DSN_NEVER : 0);
}

/* This server keeps the original recipient as one of its own addresses, as it was written. */
static int orcpt_of(struct envelope *evp, const char *args, const struct smtpath_parameter *orcpt)
{
    char text[LINE_MAX];

    if (smtpath_copy(args, orcpt->second, text, sizeof text) >= sizeof text ||
        orcpt->first.length != 6 || strncasecmp(args + orcpt->first.offset, "rfc822", 6) != 0 ||
        !text_to_mailaddr(&evp->dsn_orcpt, text) || !valid_localpart(evp->dsn_orcpt.user) ||
        (evp->dsn_orcpt.domain[0] != '\0' && !valid_domainpart(evp->dsn_orcpt.domain)))
        return refuse("553 ORCPT address syntax error");
    return 1;
}

int smtp_path_rcpt(struct envelope *evp, const char *args, int dsn, const char *domain)
{
    struct smtpath_line read;

    if (!read_arguments(SMTPATH_VERB_RCPT, args, dsn, domain, &evp->rcpt, &read))
        return 0;
    if (HAS(&read, NOTIFY))
        evp->dsn_notify = notify_of(PARAMETER(&read, NOTIFY)->choice);
    return !HAS(&read, ORCPT) || orcpt_of(evp, args, PARAMETER(&read, ORCPT));
}
