// SPDX-License-Identifier: MIT
/*
 * What check and address share: rows out of files and out of the call, read one by one, counted and reported.
 */
#ifndef SMTPATH_TOOL_EXAMINE_H
#define SMTPATH_TOOL_EXAMINE_H

#include "format.h"
#include "input.h"
#include "options.h"
#include "progress.h"
#include "report.h"
#include "summary.h"
#include "tool.h"

struct examiner;

/* What a reader of rows made of one. */
enum row_kind {
    ROW_READ,     /* report->read holds */
    ROW_HEAD,     /* the head of a table: it is not judged */
    ROW_NOTHING,  /* there is nothing in it to be judged */
    ROW_MALFORMED /* report->complaint says why nothing could be read */
};

typedef enum row_kind read_row(struct examiner *examiner, const struct row *row, struct report *report);

struct examiner {
    const struct settings *settings;
    read_row *read;
    bool (*is_text)(
        const char *operand); /* whether an operand that names no file is to be read itself */
    void *state;              /* of the reader */
    enum message greeting;    /* on a terminal */

    struct style style;
    struct output *out;
    struct progress progress;
    struct input in;
    bool prompts;    /* a person types the rows */
    bool is_operand; /* the row stands in the call */
    enum status status;
    struct counts counts;
    struct smtpath_line line;
};

/* Reads all that the settings name, or standard input, writes the reports and the summary.
 * Reads:   settings, read, is_text, state, greeting of *examiner; the other members are all zero.
 * Returns: the exit status. */
enum status examine(struct examiner *examiner, struct output *out);

#endif
