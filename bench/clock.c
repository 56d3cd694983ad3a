// SPDX-License-Identifier: MIT
#if defined(__linux__)
#define _GNU_SOURCE /* syscall() */
#endif
#include "shim.h"

#include <time.h>
#if defined(__linux__)
#include <linux/perf_event.h>
#include <sys/syscall.h>
#include <unistd.h>
#endif
#if defined(__x86_64__)
#include <x86intrin.h>
#endif

static double nanoseconds_between(const struct timespec *before, const struct timespec *after)
{
    return (double)(after->tv_sec - before->tv_sec) * 1e9 + (double)(after->tv_nsec - before->tv_nsec);
}

/* Works for so long; what is counted must be counted meanwhile. */
static double spin(double nanoseconds)
{
    struct timespec before, after;
    timespec_get(&before, TIME_UTC);
    do
        timespec_get(&after, TIME_UTC);
    while (nanoseconds_between(&before, &after) < nanoseconds);
    return nanoseconds_between(&before, &after);
}

#if defined(__linux__)

/* Counted cycles of this thread, in which it runs, by which the time is divided in which it ran. 0: no such counter. */
static double counted_cycles_a_nanosecond(void)
{
    struct perf_event_attr asked = {
        .type = PERF_TYPE_HARDWARE,
        .size = sizeof asked,
        .config = PERF_COUNT_HW_CPU_CYCLES,
        .exclude_kernel = 1,
        .exclude_hv = 1,
    };
    struct timespec before, after;
    uint64_t first = 0, last = 0;
    const int counter = (int)syscall(SYS_perf_event_open, &asked, 0, -1, -1, 0);
    if (counter < 0)
        return 0;
    const bool begun = read(counter, &first, sizeof first) == sizeof first;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &before);
    for (volatile uint32_t i = 0; i < 50000000; i++)
        ;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &after);
    const bool ended = read(counter, &last, sizeof last) == sizeof last;
    close(counter);
    return begun && ended ? (double)(last - first) / nanoseconds_between(&before, &after) : 0;
}

#else

static double counted_cycles_a_nanosecond(void)
{
    return 0;
}

#endif

#if defined(__x86_64__)

uint64_t bench_ticks(void)
{
    _mm_lfence();
    const uint64_t now = __rdtsc();
    _mm_lfence();
    return now;
}

double bench_ticks_a_nanosecond(void)
{
    const uint64_t first = bench_ticks();
    const double passed = spin(50e6);
    return (double)(bench_ticks() - first) / passed;
}

#else

uint64_t bench_ticks(void)
{
    return 0;
}

double bench_ticks_a_nanosecond(void)
{
    (void)spin;
    return 0;
}

#endif

double bench_cycles_a_nanosecond(const char **counted_by)
{
    const double counted = counted_cycles_a_nanosecond();
    *counted_by = counted > 0 ? "counted" : "of the time stamp counter, which is the nominal one";
    return counted > 0 ? counted : bench_ticks_a_nanosecond();
}
