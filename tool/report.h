// SPDX-License-Identifier: MIT
/*
 * What was found out about one line, for a human or for a machine.
 */
#ifndef SMTPATH_TOOL_REPORT_H
#define SMTPATH_TOOL_REPORT_H

#include "output.h"
#include "smtpath.h"

struct report {
    const char *file;      /* as it was named */
    bool names_file;       /* whether the reader of an object must be told */
    uint64_t row;          /* of the file, from 1 */
    const char *complaint; /* not NULL: the row was no line, and the rest does not hold */
    const char *line;      /* the octets that were read */
    size_t length;
    const struct smtpath_line *read;
};

enum color { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };

struct style {
    bool color;
    size_t width; /* columns */
};

/* A short line of what was accepted; a picture of what was refused. */
void human_report(struct output *out, const struct report *report, const struct style *style);

/* One JSON object on a line of its own. */
void machine_report(struct output *out, const struct report *report);

/* Whether to use colour on a file descriptor, and how wide its terminal is. COLOR_AUTO asks the terminal,
 * and NO_COLOR in the environment. */
struct style style_of(int descriptor, enum color color);

#endif
