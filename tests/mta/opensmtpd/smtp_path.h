/* SPDX-License-Identifier: MIT */
#ifndef SMTP_PATH_H
#define SMTP_PATH_H

/*
 * What clients say in HELO, EHLO, MAIL and RCPT, read by smtpath. Each returns 1, or 0 with the reply in smtp_path_reply. dsn says
 * whether this listener offers DSN; domain is lent to an address without one.
 */
extern char smtp_path_reply[];

/* Keeps the line before smtp_command() cuts it. */
void smtp_path_keep(const char *line);

/* Checks the line that was kept. */
int smtp_path_check(int dsn, const char *domain);

/* Reads what stands behind the colon, as the filters left it, into the envelope. */
int smtp_path_mail(struct envelope *evp, const char *args, int dsn, const char *domain, int *seven_bit);
int smtp_path_rcpt(struct envelope *evp, const char *args, int dsn, const char *domain);

#endif
