// SPDX-License-Identifier: MIT
/*
 * The rows in which mail servers log an address or a command: Postfix, Exim, sendmail, OpenSMTPD.
 */
#ifndef SMTPATH_TOOL_MAILLOG_H
#define SMTPATH_TOOL_MAILLOG_H

#include <stddef.h>

/* A command that was quoted in a row is at most so long; what is longer is cut. */
enum { MAILLOG_LONGEST = 1 << 13 };

/* Writes the command that a row quotes, or the one in which the address that it quotes would stand.
 * Returns: its length; 0 if the row quotes none. */
size_t maillog_command(const char *row, size_t length, char line[MAILLOG_LONGEST]);

#endif
