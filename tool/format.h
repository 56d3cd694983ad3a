// SPDX-License-Identifier: MIT
/*
 * The forms in which what was found out is written.
 */
#ifndef SMTPATH_TOOL_FORMAT_H
#define SMTPATH_TOOL_FORMAT_H

#include "report.h"

enum format { FORMAT_HUMAN, FORMAT_JSON, FORMAT_GCC, FORMAT_GITHUB, FORMAT_SARIF };

/* Once before the first report, and once behind the last one. whole: everything could be read. */
void format_begin(enum format format, struct output *out);
void format_end(enum format format, struct output *out, bool whole);

void format_report(enum format format, struct output *out, const struct report *report,
                   const struct style *style);

#endif
