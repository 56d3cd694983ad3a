/* SPDX-License-Identifier: MIT */
#ifndef SMTP_PATH_H
#define SMTP_PATH_H

#include "smtpath.h"

/* What this session was offered, as smtpath's set. */
extern uint64_t smtp_path_offered(BOOL esmtp, BOOL dsn, BOOL utf8);

/* Reads smtp_cmd_buffer, MAIL or RCPT. FALSE: *errmess says what is wrong, without codes. */
extern BOOL smtp_path_read(uint64_t offered, struct smtpath_line *read, uschar **errmess);

/* The address as parse_extract_address() gives it; *domain is where its domain begins, 0 without one. */
extern uschar *smtp_path_address(const struct smtpath_line *read, int *domain);

/* MAIL's parameters into the globals that are theirs. Another result than OK is an ACL's, of AUTH. */
extern int smtp_path_mail(const struct smtpath_line *read, const auth_instance *by, uschar **user_msg,
                          uschar **log_msg);

/* RCPT's parameters. */
extern void smtp_path_rcpt(const struct smtpath_line *read, uschar **orcpt, int *dsn_flags);

#endif
