// SPDX-License-Identifier: MIT
/*
 * What the subcommands share: their exit status, and how they complain.
 */
#ifndef SMTPATH_TOOL_TOOL_H
#define SMTPATH_TOOL_TOOL_H

#include "catalogue.h"
#include "output.h"

/* The exit status; the greatest that any part of the work has is the whole's. */
enum status {
    STATUS_VALID,
    STATUS_INVALID, /* some of what was read is not valid */
    STATUS_TROUBLE  /* a mistake in the call, or a file that cannot be read or written */
};

/* Standard error. */
struct output *messages(void);

/* Writes "smtpath: ", a sentence (output_sentence) and LF to standard error. */
void complain_in_words(const char *const words[OUTPUT_WORDS]);
#define complain(...) complain_in_words((const char *const[OUTPUT_WORDS]){__VA_ARGS__})

/* Complains of one row of a file; of a file, by an errno. */
void complain_of_row(const char *file, uint64_t row, const char *text);
void complain_of_file(const char *file, int error);

/* Complains and ends the program: there is nothing to say of a session of which a part was lost. */
_Noreturn void out_of_memory(void);

/* Returns: what an errno says, in the language in use. */
const char *trouble_text(int error);

/* A subcommand's arguments begin behind its name. What it writes to *out is flushed by its caller. */
enum status address_run(int count, char **arguments, struct output *out);
enum status check_run(int count, char **arguments, struct output *out);
enum status explain_run(int count, char **arguments, struct output *out);
enum status list_run(int count, char **arguments, struct output *out);
enum status reply_run(int count, char **arguments, struct output *out);
enum status session_run(int count, char **arguments, struct output *out);

#endif
