/* SPDX-License-Identifier: MIT */
/* What stands between smtpd and smtpath: the options by this server's configuration, the reply, the members of the state. */
#include <sys_defs.h>
#include <limits.h>
#include <string.h>

#include <argv.h>
#include <msg.h>
#include <mymalloc.h>
#include <stringops.h>
#include <vstring.h>

#include <dsn_mask.h>
#include <ehlo_mask.h>
#include <mail_error.h>
#include <mail_params.h>
#include <mail_proto.h>
#include <verp_sender.h>

#include <smtpd_token.h>
#include <smtpd.h>
#include <smtpd_check.h>
#include <smtpd_chat.h>
#include <smtpd_sasl_proto.h>

#include "smtpath.h"
#include "smtpd_path.h"

#define STR(x) vstring_str(x)
#define LEN(x) VSTRING_LEN(x)

#define HAS(read, name)       (((read)->present & SMTPATH_BIT(SMTPATH_PARAM_##name)) != 0)
#define PARAMETER(read, name) (&(read)->parameter[SMTPATH_PARAM_##name])

/* refuse - tell the client */

static int refuse(SMTPD_STATE *state, int error_class, const char *reply)
{
    state->error_mask |= error_class;
    smtpd_chat_reply(state, "%s", reply);
    return (-1);
}

/* options_of - what this server takes, by its configuration */

static void options_of(SMTPD_STATE *state, int verp_allowed, struct smtpath_options *options)
{
    const struct smtpath_preset_row *stock = smtpath_preset_info(SMTPATH_PRESET_POSTFIX);

    memset(options, 0, sizeof(*options));
    /* what the preset refuses is the resolver's business: allow_min_user, resolve_numeric_domain */
    options->tolerate = stock->tolerate;
    options->limits = stock->limits;
    if (var_strict_rfc821_env)
        options->tolerate &= ~(SMTPATH_TOLERATE_NO_ANGLE_BRACKETS | SMTPATH_TOLERATE_SPACE_IN_BRACKETS);
    options->extensions = SMTPATH_EXT_SIZE | SMTPATH_EXT_8BITMIME;
    if ((state->ehlo_discard_mask & EHLO_MASK_DSN) == 0)
        options->extensions |= SMTPATH_EXT_DSN;
    if (var_smtputf8_enable && (state->ehlo_discard_mask & EHLO_MASK_SMTPUTF8) == 0)
        options->extensions |= SMTPATH_EXT_SMTPUTF8;
#ifdef USE_SASL_AUTH
    options->extensions |= SMTPATH_EXT_AUTH;
#endif
    if (verp_allowed)
        options->extensions |= SMTPATH_EXT_XVERP;
    options->smtputf8 = (state->flags & SMTPD_FLAG_SMTPUTF8) != 0;
}

/* cut_tokens - the path and the parameters as strings, behind two places that nobody reads */

static void cut_tokens(const char *line, const struct smtpath_line *read, int *argc, SMTPD_TOKEN **argv)
{
    static SMTPD_TOKEN tokens[2 + 1 + SMTPATH_PARAM_COUNT];
    static VSTRING *strings;
    struct smtpath_parameter parameter;
    struct smtpath_span token = read->path.path;
    uint32_t walk = 0;
    char *to;

    if (strings == 0)
        strings = vstring_alloc(1000);
    VSTRING_RESET(strings);
    VSTRING_SPACE(strings, read->length + SMTPATH_PARAM_COUNT + 1);
    to = STR(strings);
    for (*argc = 2; *argc < (int)(sizeof(tokens) / sizeof(*tokens)); token.length = 0) {
        if (token.length == 0) {
            if (!smtpath_next_parameter(line, read, &walk, &parameter))
                break;
            token = parameter.keyword;
            if (parameter.value.length > 0)
                token.length = parameter.value.offset + parameter.value.length - token.offset;
        }
        tokens[*argc].tokval = SMTPD_TOK_OTHER;
        tokens[(*argc)++].strval = to;
        to += smtpath_copy(line, token, to, token.length + 1) + 1;
    }
    *argv = tokens;
}

/* read_line - the path in its internal form, the tokens, or a reply */

static int read_line(SMTPD_STATE *state, int verp_allowed, struct smtpath_line *read, int *argc,
                     SMTPD_TOKEN **argv)
{
    const char *line = STR(state->buffer);
    int is_mail = strcmp(state->where, SMTPD_CMD_MAIL) == 0;
    struct smtpath_options options;

    options_of(state, verp_allowed, &options);
    if (smtpath_read_command(line, LEN(state->buffer), &options, read) != SMTPATH_OK) {
        char reply[SMTPATH_REPLY_LINE_SIZE];

        smtpath_render_reply(line, LEN(state->buffer), &read->diagnostic, reply, sizeof(reply));
        return (refuse(state, MAIL_ERROR_PROTOCOL, reply));
    }
    if (is_mail && HAS(read, SMTPUTF8))
        state->flags |= SMTPD_FLAG_SMTPUTF8;
    VSTRING_RESET(state->addr_buf);
    VSTRING_SPACE(state->addr_buf, read->length + 1);
    vstring_set_payload_size(
        state->addr_buf,
        smtpath_plain_mailbox(line, &read->path, STR(state->addr_buf), read->length + 1));
    cut_tokens(line, read, argc, argv);
    if (SMTPD_STAND_ALONE(state) == 0 &&
        smtpd_check_addr(is_mail ? state->recipient : state->sender, STR(state->addr_buf),
                         state->flags & SMTPD_FLAG_SMTPUTF8) != 0)
        return (refuse(state, MAIL_ERROR_PROTOCOL,
                       is_mail ? "501 5.1.7 Bad sender address syntax"
                               : "501 5.1.3 Bad recipient address syntax"));
    return (0);
}

/* decode - what an encoded parameter means */

static void decode(VSTRING *to, const char *line, enum smtpath_param which,
                   const struct smtpath_parameter *parameter)
{
    VSTRING_RESET(to);
    VSTRING_SPACE(to, parameter->value.length + 1);
    vstring_set_payload_size(
        to, smtpath_decode_parameter(line, which, parameter, STR(to), parameter->value.length + 1));
}

/* verp_of - two delimiters, or none */

static int verp_of(SMTPD_STATE *state, const char *line, const struct smtpath_parameter *verp,
                   SMTPD_PATH_MAIL *mail)
{
    static char delimiters[3];

    smtpath_copy(line, verp->value, delimiters, sizeof(delimiters));
    mail->verp = delimiters;
    if (*delimiters != 0 && verp_delims_verify(delimiters) != 0) {
        state->error_mask |= MAIL_ERROR_PROTOCOL;
        smtpd_chat_reply(state, "501 5.5.4 Error: XVERP needs two characters from %s", var_verp_filter);
        return (-1);
    }
    return (0);
}

#ifdef USE_SASL_AUTH

/* sasl_sender - AUTH as it was written, as the queue file wants it */

static int sasl_sender(SMTPD_STATE *state, const char *line, const struct smtpath_parameter *auth)
{
    char *value = mymalloc(auth->value.length + 1);
    const char *err;

    smtpath_copy(line, auth->value, value, auth->value.length + 1);
    err = smtpd_sasl_mail_opt(state, value);
    myfree(value);
    return (err ? refuse(state, 0, err) : 0);
}

#endif

/* smtpd_path_mail - MAIL */

int smtpd_path_mail(SMTPD_STATE *state, int verp_allowed, int *argc, SMTPD_TOKEN **argv,
                    SMTPD_PATH_MAIL *mail)
{
    const char *line = STR(state->buffer);
    struct smtpath_line read;

    mail->verp = 0;
    if (read_line(state, verp_allowed, &read, argc, argv) != 0)
        return (-1);
    if (HAS(&read, BODY))
        state->encoding = PARAMETER(&read, BODY)->choice == SMTPATH_BODY_7BIT ? MAIL_ATTR_ENC_7BIT
                                                                              : MAIL_ATTR_ENC_8BIT;
    if (HAS(&read, SIZE) && PARAMETER(&read, SIZE)->number > LONG_MAX)
        return (refuse(state, MAIL_ERROR_POLICY,
                       "552 5.3.4 Message size exceeds file system imposed limit"));
    if (HAS(&read, SIZE))
        state->msg_size = PARAMETER(&read, SIZE)->number;
    if (HAS(&read, RET))
        state->dsn_ret =
            PARAMETER(&read, RET)->choice == SMTPATH_RET_FULL ? DSN_RET_FULL : DSN_RET_HDRS;
    mail->has_envid = HAS(&read, ENVID);
    if (mail->has_envid)
        decode(state->dsn_buf, line, SMTPATH_PARAM_ENVID, PARAMETER(&read, ENVID));
#ifdef USE_SASL_AUTH
    if (HAS(&read, AUTH) && sasl_sender(state, line, PARAMETER(&read, AUTH)) != 0)
        return (-1);
#endif
    if (HAS(&read, XVERP))
        return (verp_of(state, line, PARAMETER(&read, XVERP), mail));
    return (0);
}

/* smtpd_path_rcpt - RCPT; the numbers of NOTIFY are the same here and there */

int smtpd_path_rcpt(SMTPD_STATE *state, int *argc, SMTPD_TOKEN **argv, int *notify)
{
    const char *line = STR(state->buffer);
    struct smtpath_line read;

    vstring_strcpy(state->dsn_orcpt_buf, "");
    if (read_line(state, 0, &read, argc, argv) != 0)
        return (-1);
    if (HAS(&read, NOTIFY))
        *notify = PARAMETER(&read, NOTIFY)->choice;
    if (HAS(&read, ORCPT)) {
        const struct smtpath_parameter *orcpt = PARAMETER(&read, ORCPT);

        vstring_strncpy(state->dsn_orcpt_buf, line + orcpt->first.offset, orcpt->first.length);
        decode(state->dsn_buf, line, SMTPATH_PARAM_ORCPT, orcpt);
    }
    return (0);
}
