// SPDX-License-Identifier: MIT
/*
 * What is measured, seen from C: sets of lines, and the peers that read them. bench.cc hands both to
 * Google Benchmark and is the only C++ here.
 */
#ifndef SMTPATH_BENCH_SHIM_H
#define SMTPATH_BENCH_SHIM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* A set of lines in memory, as a receive buffer would hold them. */
struct bench_lines {
    char name[32];
    char *octets;     /* each line with its CRLF */
    char *strings;    /* the same octets, each CR a NUL: for those who want C strings */
    size_t size;      /* of both */
    uint64_t total;   /* octets of the lines, without CRLF */
    uint32_t *offset; /* of each line, in both; offset[count] is size */
    uint32_t count;
    bool lifted;   /* lines longer than RFC 5321 allows: peers that have limits lift them */
    bool tolerant; /* smtpath is to tolerate all that it can */
};

/* What a peer makes of one line. An accepted mailbox has spans into the line. */
struct bench_answer {
    bool accepted;
    uint32_t local, local_length;
    uint32_t domain, domain_length;
};

/* Something that is done besides the reading of commands: to each of so many lines, or without one. */
struct bench_work {
    const char *name;
    uint32_t number, count;
    void *lines;
};

struct bench_peer {
    const char *name;
    const char *does; /* what it does of a parser's work, and what not */
    /* Whether it can be used on this machine; NULL if always. Called once. */
    bool (*open)(void);
    /* One line; NULL if it is a limit and no parser. */
    bool (*answer)(const struct bench_lines *lines, uint32_t line, struct bench_answer *answer);
    /* All lines, one after the other. Returns something that depends on all of them. */
    uint64_t (*run)(const struct bench_lines *lines);
    /* The same lines out of the buffer in which they stand: where they end; and read, too. NULL of who has no framing. */
    uint64_t (*frame)(const struct bench_lines *lines);
    uint64_t (*receive)(const struct bench_lines *lines);
    /* The same of all lines that are there at once. NULL as above. */
    uint64_t (*frame_lines)(const struct bench_lines *lines);
    uint64_t (*receive_lines)(const struct bench_lines *lines);
    /* Makes the work of that number ready, with lines of which some are refused, and replies; false if there are not so
     * many. NULL of who does nothing else. */
    bool (*prepare)(uint32_t number, const struct bench_lines *malformed,
                    const struct bench_lines *replies, struct bench_work *work);
    uint64_t (*do_work)(const struct bench_work *work);
};

/* The peers that were compiled in; the first is smtpath's scalar path, which the others are checked
 * against. The list ends with NULL. */
extern const struct bench_peer *const bench_peers[];

/* Reads a file of lines. Returns false, with a message on stderr, if it cannot. */
bool bench_load(const char *path, struct bench_lines *lines);
/* Lines of just this length, well formed but for RFC 5321's limits. */
void bench_make_lines(uint32_t length, struct bench_lines *lines);

/* Length of a line, without its CRLF. */
static inline uint32_t bench_length(const struct bench_lines *lines, uint32_t line)
{
    return lines->offset[line + 1] - lines->offset[line] - 2;
}

/* On how many lines of the set the peer agrees with the first one: both refuse, or both accept and see the
 * same mailbox. */
uint32_t bench_agreement(const struct bench_peer *peer, const struct bench_lines *lines);

/* Nanoseconds of each line of a set, read in the order in which they stand: the median of several passes,
 * less what reading the clock costs. Returns false where there is no clock fine enough. */
bool bench_each_line(const struct bench_peer *peer, const struct bench_lines *lines,
                     double *nanoseconds);

/* Nanoseconds a line for so many lines in a row where nothing that they need is in the processor's nearer caches, and
 * others were read before: the median over the set. 0 where there is no clock fine enough. */
double bench_cold(const struct bench_peer *peer, const struct bench_lines *lines, uint32_t in_a_row);

/* clock.c: the time stamp counter, fenced, and how fast it goes; 0 where there is none. */
uint64_t bench_ticks(void);
double bench_ticks_a_nanosecond(void);

/* How fast the processor goes, and how that is known; 0: it is not. */
double bench_cycles_a_nanosecond(const char **counted_by);

#ifdef __cplusplus
}
#endif

#endif
