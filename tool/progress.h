// SPDX-License-Identifier: MIT
/*
 * How far the work is, on one line of a terminal that is cleared in the end.
 */
#ifndef SMTPATH_TOOL_PROGRESS_H
#define SMTPATH_TOOL_PROGRESS_H

#include "input.h"

#include <stdbool.h>
#include <time.h>

struct progress {
    bool wanted;
    bool shown;
    struct timespec begun, last;
};

/* wanted: whether somebody sees it. Nothing is shown before the work has taken a while. */
void progress_begin(struct progress *progress, bool wanted);
void progress_update(struct progress *progress, const struct input *in);
void progress_clear(struct progress *progress);

#endif
