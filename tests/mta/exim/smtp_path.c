/* SPDX-License-Identifier: MIT */
/* What stands between smtp_in.c and smtpath: the options by this server's configuration, its globals, its pool. */
#include "exim.h"

#include "smtp_path.h"

#define HAS(read, name)       (((read)->present & SMTPATH_BIT(SMTPATH_PARAM_##name)) != 0)
#define PARAMETER(read, name) (&(read)->parameter[SMTPATH_PARAM_##name])

uint64_t smtp_path_offered(BOOL esmtp, BOOL dsn, BOOL utf8)
{
    if (!esmtp)
        return 0;
    return SMTPATH_EXT_SIZE | SMTPATH_EXT_AUTH | (accept_8bitmime ? SMTPATH_EXT_8BITMIME : 0) |
           (dsn ? SMTPATH_EXT_DSN : 0) | (utf8 ? SMTPATH_EXT_SMTPUTF8 : 0)
#ifndef DISABLE_PRDR
           | SMTPATH_EXT_PRDR /* taken, and not granted, where it was not offered */
#endif
        ;
}

static void options_of(uint64_t offered, struct smtpath_options *options)
{
    const struct smtpath_preset_row *stock = smtpath_preset_info(SMTPATH_PRESET_EXIM);

    memset(options, 0, sizeof(*options));
    options->extensions = offered;
    options->tolerate = stock->tolerate;
    options->refuse = stock->refuse;
    options->limits = stock->limits;
    if (allow_domain_literals)
        options->refuse &= ~SMTPATH_FLAG_LITERAL;
    if (strip_trailing_dot)
        options->tolerate |= SMTPATH_TOLERATE_TRAILING_DOT;
    options->smtputf8 = message_smtputf8;
}

BOOL smtp_path_read(uint64_t offered, struct smtpath_line *read, uschar **errmess)
{
    const char *line = CCS smtp_cmd_buffer;
    struct smtpath_options options;
    uschar text[SMTPATH_REPLY_LINE_SIZE];

    options_of(offered, &options);
    if (smtpath_read_command(line, Ustrlen(line), &options, read) == SMTPATH_OK)
        return TRUE;
    smtpath_render_text(line, Ustrlen(line), &read->diagnostic, "", CS text, sizeof(text));
    *errmess = string_copy(text);
    return FALSE;
}

static uschar *copy_of(struct smtpath_span span)
{
    return string_copyn(smtp_cmd_buffer + span.offset, span.length);
}

uschar *smtp_path_address(const struct smtpath_line *read, int *domain)
{
    const struct smtpath_path *path = &read->path;
    BOOL whole = path->kind == SMTPATH_PATH_MAILBOX;

    *domain = whole ? path->domain.offset - path->mailbox.offset : 0;
    return copy_of(whole ? path->mailbox : path->local);
}

/* The AUTH of an authenticated client, or what the ACL says; who is not believed is ignored. */
static int mail_auth(const struct smtpath_parameter *auth, const auth_instance *by, uschar **user_msg,
                     uschar **log_msg)
{
    const char *line = CCS smtp_cmd_buffer;
    uschar *sender = store_get(auth->value.length + 1, GET_TAINTED);
    const uschar *ignored = acl_smtp_mailauth ? US "rejected by ACL" : US "client not authenticated";
    int rc;

    if (auth->choice == SMTPATH_AUTH_UNKNOWN)
        return OK;
    smtpath_decode_parameter(line, SMTPATH_PARAM_AUTH, auth, CS sender, auth->value.length + 1);
    authenticated_sender = sender;
    rc = acl_smtp_mailauth ? acl_check(ACL_WHERE_MAILAUTH, NULL, acl_smtp_mailauth, user_msg, log_msg)
         : sender_host_authenticated ? OK
                                     : FAIL;
    if (rc == OK && by && by->mail_auth_condition &&
        !expand_check_condition(by->mail_auth_condition, by->name, US "authenticator")) {
        ignored = US "server_mail_auth_condition failed";
        rc = FAIL;
    }
    if (rc != FAIL)
        return rc;
    authenticated_sender = NULL;
    log_write(0, LOG_MAIN, "ignoring AUTH=%s from %s (%s)", copy_of(auth->value), host_and_ident(TRUE),
              ignored);
    return OK;
}

#ifdef SUPPORT_I18N
static void utf8_requested(void)
{
    int old_pool = store_pool;

    message_smtputf8 = allow_utf8_domains = TRUE;
    if (Ustrncmp(received_protocol, US "utf8", 4) == 0)
        return;
    store_pool = POOL_PERM;
    received_protocol = string_sprintf("utf8%s", received_protocol);
    store_pool = old_pool;
}
#endif

int smtp_path_mail(const struct smtpath_line *read, const auth_instance *by, uschar **user_msg,
                   uschar **log_msg)
{
    if (HAS(read, SIZE))
        message_size =
            PARAMETER(read, SIZE)->number > INT_MAX ? INT_MAX : (int)PARAMETER(read, SIZE)->number;
    if (HAS(read, BODY))
        body_8bitmime = PARAMETER(read, BODY)->choice == SMTPATH_BODY_7BIT ? 7 : 8;
    if (HAS(read, RET))
        dsn_ret = PARAMETER(read, RET)->choice == SMTPATH_RET_HDRS ? dsn_ret_hdrs : dsn_ret_full;
    if (HAS(read, ENVID))
        dsn_envid = copy_of(PARAMETER(read, ENVID)->value);
#ifndef DISABLE_PRDR
    if (HAS(read, PRDR) && prdr_enable)
        prdr_requested = TRUE;
#endif
#ifdef SUPPORT_I18N
    if (HAS(read, SMTPUTF8))
        utf8_requested();
#endif
    return HAS(read, AUTH) ? mail_auth(PARAMETER(read, AUTH), by, user_msg, log_msg) : OK;
}

void smtp_path_rcpt(const struct smtpath_line *read, uschar **orcpt, int *dsn_flags)
{
    uint32_t notify = HAS(read, NOTIFY) ? PARAMETER(read, NOTIFY)->choice : 0;

    *orcpt = HAS(read, ORCPT) ? copy_of(PARAMETER(read, ORCPT)->value) : NULL;
    *dsn_flags = (notify & SMTPATH_NOTIFY_NEVER ? rf_notify_never : 0) |
                 (notify & SMTPATH_NOTIFY_SUCCESS ? rf_notify_success : 0) |
                 (notify & SMTPATH_NOTIFY_FAILURE ? rf_notify_failure : 0) |
                 (notify & SMTPATH_NOTIFY_DELAY ? rf_notify_delay : 0);
}
