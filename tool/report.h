// SPDX-License-Identifier: MIT
/*
 * What was found out about one line, for a human or for a machine.
 */
#ifndef SMTPATH_TOOL_REPORT_H
#define SMTPATH_TOOL_REPORT_H

#include "catalogue.h"
#include "cell.h"
#include "output.h"
#include "smtpath.h"

#include <stdbool.h>

/* Where in a row that is read in a command of the tool's own making ("RCPT TO:<" before it) its octets stand. */
struct view {
    const char *row;
    size_t length;
    struct cell cell;   /* of the row: what was read */
    size_t ahead;       /* octets before it in the line that was read */
    size_t text_length; /* of what the cell means */
};

struct report {
    const char *file;       /* as it was named */
    bool names_file;        /* whether the reader of an object must be told */
    uint64_t row;           /* of the file, from 1 */
    enum message complaint; /* not SAY_NOTHING: the row was no line, and the rest does not hold */
    const char *line;       /* the octets that were read */
    size_t length;
    const struct smtpath_line *read;
    const struct smtpath_options
        *options;            /* under which it was read; NULL if no correction is wanted */
    const struct view *view; /* NULL: the line is the row */
};

/* A refused line as it was meant, in a buffer of this size. */
enum { CORRECTED_SIZE = 4096 };

/* Returns: what about an accepted line deserves a second look; of a host's name, whether it is a bare IPv4 address. */
uint32_t flags_of(const struct report *report);

/* Returns: its length; 0 if there is no obvious one. */
size_t corrected_line(const struct report *report, char buffer[CORRECTED_SIZE]);

/* The name of the file for a machine: what is no file has an English one. */
const char *report_file(const struct report *report);
/* The line as the person wrote it, up to where what was read ends. */
const char *report_row(const struct report *report, size_t *length);
/* Where in it an offset of the line stands. */
uint32_t report_place(const struct report *report, uint32_t offset);
/* Returns: a diagnostic of the line, with the place that is at fault in the row. */
struct smtpath_diagnostic report_diagnostic(const struct report *report,
                                            const struct smtpath_diagnostic *diagnostic);

enum color { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };

struct style {
    bool color;
    size_t width; /* columns */
};

#define RED    "\033[31;1m"
#define GREEN  "\033[32m"
#define YELLOW "\033[33m"
#define BOLD   "\033[1m"
#define PLAIN  "\033[0m"

/* Switches to a colour, if the style has colours. */
void paint(struct output *out, const struct style *style, const char *color);
/* Writes text in a colour. */
void painted(struct output *out, const struct style *style, const char *color, const char *text);

/* "file:row: " */
void put_place(struct output *out, const struct report *report, const struct style *style);
/* The names of the bits of a set, with commas between them. */
void put_names(struct output *out, uint64_t set, const char *(*name)(uint64_t bit));

/* A picture of what is wrong with report->line, which need not be a command; report->read is not looked at. */
void human_refusal(struct output *out, const struct report *report,
                   const struct smtpath_diagnostic *diagnostic, const struct style *style);

/* A short line of what was accepted; a picture of what was refused. */
void human_report(struct output *out, const struct report *report, const struct style *style);

/* One JSON object on a line of its own. */
void machine_report(struct output *out, const struct report *report);
/* The same, but for the closing brace: members may follow. */
void machine_open_report(struct output *out, const struct report *report);

/* So many octets of a row stand in JSON. */
enum { LONGEST_TEXT = 1 << 16 };

/* The JSON object of what is wrong with a line, but for its closing brace. */
void machine_refusal(struct output *out, const char *line, size_t length,
                     const struct smtpath_diagnostic *diagnostic);
/* The members of it behind code and enhanced code, with a comma before each. */
void machine_fault(struct output *out, const char *line, size_t length,
                   const struct smtpath_diagnostic *diagnostic);
/* A span as [begin,end]; null if it is absent. */
void machine_span(struct output *out, struct smtpath_span span);
/* The members that say what stands where: the line as text, row, and file if files were named; and lossy, if octets
 * of these or of what stands before them were lost. */
void machine_row(struct output *out, const struct report *report, bool lossless);

/* Whether to use colour on a file descriptor, and how wide its terminal is. COLOR_AUTO asks the terminal,
 * and NO_COLOR in the environment. */
struct style style_of(int descriptor, enum color color);

/* The columns of a terminal, within reason; otherwise, if the descriptor is none. */
size_t terminal_width(int descriptor, size_t otherwise);

#endif
