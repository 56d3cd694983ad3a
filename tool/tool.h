// SPDX-License-Identifier: MIT
/*
 * What the subcommands share: their exit status, and how they complain.
 */
#ifndef SMTPATH_TOOL_TOOL_H
#define SMTPATH_TOOL_TOOL_H

#include "output.h"

#if defined(__GNUC__)
#define LIKE_PRINTF __attribute__((format(printf, 1, 2)))
#else
#define LIKE_PRINTF
#endif

/* The exit status; the greatest that any part of the work has is the whole's. */
enum status {
    STATUS_VALID,
    STATUS_INVALID, /* some of what was read is not valid */
    STATUS_TROUBLE  /* a mistake in the call, or a file that cannot be read or written */
};

/* Writes "smtpath: ..." to standard error, without control octets, whatever the arguments hold. */
void complain(const char *format, ...) LIKE_PRINTF;

/* A subcommand's arguments begin behind its name. What it writes to *out is flushed by its caller. */
enum status check_run(int count, char **arguments, struct output *out);
enum status explain_run(int count, char **arguments, struct output *out);
enum status list_run(int count, char **arguments, struct output *out);
enum status reply_run(int count, char **arguments, struct output *out);
enum status session_run(int count, char **arguments, struct output *out);

#endif
