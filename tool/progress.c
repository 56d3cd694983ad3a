// SPDX-License-Identifier: MIT
#include "progress.h"

#include <inttypes.h>
#include <stdio.h>

static const double patience = 0.5; /* seconds before the first line, */
static const double interval = 0.1; /* and between two */

static double seconds_since(const struct timespec *then, const struct timespec *now)
{
    return (double)(now->tv_sec - then->tv_sec) + 1e-9 * (double)(now->tv_nsec - then->tv_nsec);
}

void progress_begin(struct progress *progress, bool wanted)
{
    progress->wanted = wanted;
    progress->shown = false;
    (void)clock_gettime(CLOCK_MONOTONIC, &progress->begun);
    progress->last = progress->begun;
}

void progress_update(struct progress *progress, const struct input *in)
{
    struct timespec now;
    if (!progress->wanted)
        return;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    if (seconds_since(&progress->begun, &now) < patience ||
        seconds_since(&progress->last, &now) < interval)
        return;
    progress->last = now;
    progress->shown = true;
    (void)fprintf(stderr, "\r\033[K%" PRIu64 " lines, %.1f MB", in->rows, (double)in->bytes / 1e6);
    if (in->size >= in->bytes)
        (void)fprintf(stderr, " of %.1f MB, %.0f %%", (double)in->size / 1e6,
                      100.0 * (double)in->bytes / (double)in->size);
    (void)fflush(stderr);
}

void progress_clear(struct progress *progress)
{
    if (!progress->shown)
        return;
    (void)fputs("\r\033[K", stderr);
    (void)fflush(stderr);
    progress->shown = false;
}
