/* SPDX-License-Identifier: MIT */
#ifndef SMTPD_PATH_H
#define SMTPD_PATH_H

/*
 * MAIL and RCPT of a client, read by smtpath. Each returns 0, or -1 once the client was told what is wrong. *argc and *argv
 * become the command's tokens as milters see them: the path stands at 2, the parameters behind it.
 */

/* What of MAIL's parameters has no member in the state. */
typedef struct SMTPD_PATH_MAIL {
    int has_envid;    /* state->dsn_buf holds it */
    const char *verp; /* XVERP's delimiters, "" for the default ones, 0 without XVERP */
} SMTPD_PATH_MAIL;

/* Fills addr_buf, encoding, msg_size, dsn_ret, dsn_buf and SMTPD_FLAG_SMTPUTF8 of the state. */
extern int smtpd_path_mail(SMTPD_STATE *state, int verp_allowed, int *argc, SMTPD_TOKEN **argv,
                           SMTPD_PATH_MAIL *mail);

/* Fills addr_buf; with an ORCPT its type in dsn_orcpt_buf, which is empty without one, and its address in dsn_buf. */
extern int smtpd_path_rcpt(SMTPD_STATE *state, int *argc, SMTPD_TOKEN **argv, int *notify);

#endif
