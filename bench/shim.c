// SPDX-License-Identifier: MIT
#include "shim.h"
#include "peers/peers.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const struct bench_peer *const bench_peers[] = {
    &peer_smtpath_scalar,  &peer_smtpath_table,
#if defined(__x86_64__)
    &peer_smtpath_sse2,    &peer_smtpath_ssse3, &peer_smtpath_avx2, &peer_smtpath_avx512,
#elif defined(__aarch64__)
    &peer_smtpath_neon,
#endif
#if defined(HAVE_PACKAGE)
    &peer_smtpath_package,
#endif
#if defined(HAVE_RAGEL)
    &peer_ragel_O2,        &peer_ragel_O3,      &peer_lean_O2,      &peer_lean_O3,
#endif
#if defined(HAVE_DOVECOT)
    &peer_dovecot,
#endif
    &peer_add_octets,      &peer_find_ends,     &peer_copy_lines,   NULL,
};

/* ---- Lines ------------------------------------------------------------------------------------------- */

static void *allocate(size_t size)
{
    void *room = malloc(size);
    if (room == NULL)
        abort();
    return room;
}

/* From lines->octets and size: where each line is, and the copy with NULs. */
static void index_lines(struct bench_lines *lines)
{
    lines->strings = allocate(lines->size + 1);
    memcpy(lines->strings, lines->octets, lines->size);
    lines->count = 0;
    for (size_t i = 0; i < lines->size; i++)
        lines->count += lines->octets[i] == '\n';
    lines->offset = allocate((lines->count + 1) * sizeof lines->offset[0]);
    uint32_t line = 0;
    lines->offset[0] = 0;
    for (size_t i = 1; i < lines->size; i++)
        if (lines->octets[i] == '\n') {
            lines->strings[i - 1] = '\0';
            lines->offset[++line] = (uint32_t)i + 1;
        }
    lines->total = lines->size - 2 * (uint64_t)lines->count;
}

static void name_after(const char *path, struct bench_lines *lines)
{
    const char *slash = strrchr(path, '/');
    const char *base = slash == NULL ? path : slash + 1;
    snprintf(lines->name, sizeof lines->name, "%.*s", (int)strcspn(base, "."), base);
}

bool bench_load(const char *path, struct bench_lines *lines)
{
    FILE *file = fopen(path, "rb");
    long size;
    if (file == NULL || fseek(file, 0, SEEK_END) != 0 || (size = ftell(file)) <= 0) {
        fprintf(stderr, "bench: %s: %s\n", path, strerror(errno));
        if (file != NULL)
            fclose(file);
        return false;
    }
    rewind(file);
    lines->size = (size_t)size;
    lines->octets = allocate(lines->size);
    const bool whole = fread(lines->octets, 1, lines->size, file) == lines->size;
    fclose(file);
    lines->lifted = false;
    lines->tolerant = false;
    name_after(path, lines);
    index_lines(lines);
    return whole;
}

/* "RCPT TO:<a@", labels of 31 letters, ">": many enough of them to take a while. */
void bench_make_lines(uint32_t length, struct bench_lines *lines)
{
    static const char start[] = "RCPT TO:<a@";
    const uint32_t count = 1 + (1 << 18) / length;
    snprintf(lines->name, sizeof lines->name, "length-%u", (unsigned)length);
    lines->lifted = true;
    lines->tolerant = false;
    lines->size = (size_t)count * (length + 2);
    lines->octets = allocate(lines->size);
    for (uint32_t i = 0; i < count; i++) {
        char *line = lines->octets + (size_t)i * (length + 2);
        memcpy(line, start, sizeof start - 1);
        for (uint32_t j = sizeof start - 1; j < length - 1; j++)
            line[j] = j % 32 == 31 && j < length - 2 ? '.' : (char)('a' + (i + j) % 26);
        memcpy(line + length - 1, ">\r\n", 3);
    }
    index_lines(lines);
}

/* ---- Answers ------------------------------------------------------------------------------------------- */

/* A local part that a peer does not give as a span has length 0 there. */
static bool same_answer(const struct bench_answer *a, const struct bench_answer *b)
{
    if (a->accepted != b->accepted)
        return false;
    if (!a->accepted)
        return true;
    return (b->local_length == 0 || (a->local == b->local && a->local_length == b->local_length)) &&
           a->domain_length == b->domain_length && (a->domain_length == 0 || a->domain == b->domain);
}

uint32_t bench_agreement(const struct bench_peer *peer, const struct bench_lines *lines)
{
    uint32_t agreed = 0;
    for (uint32_t i = 0; i < lines->count; i++) {
        struct bench_answer ours, theirs;
        bench_peers[0]->answer(lines, i, &ours);
        peer->answer(lines, i, &theirs);
        agreed += same_answer(&ours, &theirs);
    }
    return agreed;
}

/* ---- Each line ------------------------------------------------------------------------------------------- */

#if defined(__x86_64__)

static int compare_ticks(const void *a, const void *b)
{
    const uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

enum { PASSES = 41 };

static uint64_t median(uint64_t *samples)
{
    qsort(samples, PASSES, sizeof samples[0], compare_ticks);
    return samples[PASSES / 2];
}

/* More than the nearer caches hold, written over, by branches that depend on what stands there. */
static uint64_t forget(void)
{
    enum { OCTETS = 1 << 24 };
    static unsigned char *room;
    uint64_t state = UINT64_C(0x9E3779B97F4A7C15), sum = 0;
    if (room == NULL)
        room = allocate(OCTETS);
    for (uint32_t i = 0; i < OCTETS; i += 64) {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        room[i] = (unsigned char)state;
        if ((state & 1) != 0)
            sum += state;
        else if ((state & 6) != 0)
            sum ^= state >> 3;
    }
    return sum;
}

double bench_cold(const struct bench_peer *peer, const struct bench_lines *lines, uint32_t in_a_row)
{
    uint64_t samples[PASSES], nothing[PASSES];
    volatile uint64_t sink = 0;
    const double tick = 1 / bench_ticks_a_nanosecond();
    if (lines->count < PASSES * in_a_row)
        return 0;
    for (uint32_t pass = 0; pass < PASSES; pass++) {
        struct bench_lines few = *lines;
        few.offset = lines->offset + pass * (lines->count / PASSES);
        few.count = in_a_row;
        const uint64_t first = bench_ticks();
        nothing[pass] = bench_ticks() - first;
        sink += forget();
        const uint64_t before = bench_ticks();
        sink += peer->run(&few);
        samples[pass] = bench_ticks() - before;
    }
    return (double)(median(samples) - median(nothing)) * tick / in_a_row;
}

bool bench_each_line(const struct bench_peer *peer, const struct bench_lines *lines,
                     double *nanoseconds)
{
    uint64_t(*samples)[PASSES] = allocate(lines->count * sizeof *samples);
    uint64_t nothing[PASSES];
    volatile uint64_t sink = 0;
    const double tick = 1 / bench_ticks_a_nanosecond();
    for (uint32_t pass = 0; pass < PASSES; pass++) {
        const uint64_t first = bench_ticks();
        nothing[pass] = bench_ticks() - first;
        for (uint32_t i = 0; i < lines->count; i++) {
            /* a set of one line, so that what is timed is what is timed elsewhere */
            struct bench_lines one = *lines;
            one.offset = lines->offset + i;
            one.count = 1;
            const uint64_t before = bench_ticks();
            sink += peer->run(&one);
            samples[i][pass] = bench_ticks() - before;
        }
    }
    const uint64_t clock = median(nothing);
    for (uint32_t i = 0; i < lines->count; i++) {
        const uint64_t taken = median(samples[i]);
        nanoseconds[i] = taken > clock ? (double)(taken - clock) * tick : 0;
    }
    free(samples);
    return true;
}

#else

bool bench_each_line(const struct bench_peer *peer, const struct bench_lines *lines,
                     double *nanoseconds)
{
    (void)peer, (void)lines, (void)nanoseconds;
    return false;
}

double bench_cold(const struct bench_peer *peer, const struct bench_lines *lines, uint32_t in_a_row)
{
    (void)peer, (void)lines, (void)in_a_row;
    return 0;
}

#endif
