// SPDX-License-Identifier: MIT
#ifndef SMTPATH_TOOL_SUMMARY_H
#define SMTPATH_TOOL_SUMMARY_H

#include "output.h"
#include "smtpath.h"

/* More names than the library has for mistakes. */
enum { MISTAKES = 512 };

struct count {
    const char *name;
    uint64_t count;
};

/* How often each reason was met, and each mistake that hints name. */
struct counts {
    uint64_t reasons[SMTPATH_REASON_COUNT]; /* SMTPATH_OK counts the valid lines */
    uint64_t no_lines;                      /* rows that are none */
    struct count mistakes[MISTAKES];
    size_t mistake_count;
};

/* Counts one line, which the diagnostic is about. */
void counts_add(struct counts *counts, const char *line, size_t length,
                const struct smtpath_diagnostic *diagnostic);

/* Writes how many lines were valid, how many not for which reason, and how many rows were no line, the greatest
 * number first; below, how often each mistake was met. */
void summary_write(struct output *out, struct counts *counts);

#endif
