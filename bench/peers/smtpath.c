// SPDX-License-Identifier: MIT
/*
 * smtpath itself. This file is compiled once an instruction set, each time with the parser built for it,
 * and all names but the peer's are made local (CMakeLists.txt): one program measures them side by side.
 *
 * BACKEND is the instruction set's name.
 */
#include "../shim.h"
#include "../works.h"
#include "smtpath.h"

#include <stdlib.h>

#define JOIN_(a, b) a##b
#define JOIN(a, b)  JOIN_(a, b)
#define STRING_(a)  #a
#define STRING(a)   STRING_(a)
#define PEER        JOIN(peer_smtpath_, BACKEND)

/* For lines that RFC 5321 does not allow: a number no line here reaches. */
enum { BOUNDLESS = 1 << 20 };
static const struct smtpath_options boundless = {
    .extensions = SMTPATH_EXT_ALL,
    .smtputf8 = true,
    .limits = {BOUNDLESS, 63, BOUNDLESS, BOUNDLESS, BOUNDLESS},
};

static const struct smtpath_options tolerant = {
    .extensions = SMTPATH_EXT_ALL,
    .smtputf8 = true,
    .tolerate = SMTPATH_TOLERATE_ALL,
};

static const struct smtpath_options *options_of(const struct bench_lines *lines)
{
    if (lines->tolerant)
        return &tolerant;
    return lines->lifted ? &boundless : &works_options;
}

#if defined(__x86_64__)
static bool open_backend(void)
{
    const char *name = STRING(BACKEND);
    if (name[0] == 'a' && name[3] == '2')
        return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2");
    if (name[0] == 'a')
        return __builtin_cpu_supports("avx512vbmi") && __builtin_cpu_supports("avx512bw");
    return true;
}
#else
static bool open_backend(void)
{
    return true;
}
#endif

static bool answer(const struct bench_lines *lines, uint32_t i, struct bench_answer *answer)
{
    struct smtpath_line line;
    const struct smtpath_options *options = options_of(lines);
    answer->accepted = smtpath_read_command(lines->octets + lines->offset[i], bench_length(lines, i),
                                            options, &line) == SMTPATH_OK;
    answer->local = line.path.local.offset;
    answer->local_length = line.path.local.length;
    answer->domain = line.path.domain.offset;
    answer->domain_length = line.path.domain.length;
    return true;
}

static uint64_t run(const struct bench_lines *lines)
{
    const struct smtpath_options *options = options_of(lines);
    struct smtpath_line line;
    uint64_t all = 0;
    for (uint32_t i = 0; i < lines->count; i++) {
        all += (uint64_t)smtpath_read_command(lines->octets + lines->offset[i], bench_length(lines, i),
                                              options, &line);
        all += line.path.domain.offset;
    }
    return all;
}

/* As a server has them: a buffer, and how far it was used. */
static uint64_t frame(const struct bench_lines *lines)
{
    struct smtpath_frame frame = {0, false};
    struct smtpath_framed framed;
    uint64_t all = 0;
    size_t done = 0;
    while (smtpath_next_line(lines->octets + done, lines->size - done, NULL, &frame, &framed) ==
           SMTPATH_NEXT_LINE) {
        all += framed.line.length;
        done += framed.consumed;
    }
    return all;
}

static uint64_t receive(const struct bench_lines *lines)
{
    const struct smtpath_options *options = options_of(lines);
    struct smtpath_frame frame = {0, false};
    struct smtpath_framed framed;
    struct smtpath_line line;
    uint64_t all = 0;
    size_t done = 0;
    while (smtpath_next_line(lines->octets + done, lines->size - done, NULL, &frame, &framed) ==
           SMTPATH_NEXT_LINE) {
        all += (uint64_t)smtpath_read_command(lines->octets + done + framed.line.offset,
                                              framed.line.length, options, &line);
        all += line.path.domain.offset;
        done += framed.consumed;
    }
    return all;
}

/* So many lines are asked for in one go. */
enum { AT_ONCE = 64 };

/* All that are there, or, where none is, what one call alone gives. Returns how many; 0 at the end. */
static size_t lines_from(const struct bench_lines *lines, size_t done, struct smtpath_frame *frame,
                         struct smtpath_span *found)
{
    struct smtpath_framed framed;
    const char *buffer = lines->octets + done;
    const size_t count = smtpath_next_lines(buffer, lines->size - done, NULL, frame, found, AT_ONCE);
    if (count > 0)
        return count;
    if (smtpath_next_line(buffer, lines->size - done, NULL, frame, &framed) != SMTPATH_NEXT_LINE)
        return 0;
    found[0] = framed.line;
    return 1;
}

static uint64_t frame_lines(const struct bench_lines *lines)
{
    struct smtpath_frame frame = {0, false};
    struct smtpath_span found[AT_ONCE];
    uint64_t all = 0;
    size_t done = 0, count;
    while ((count = lines_from(lines, done, &frame, found)) > 0) {
        for (size_t i = 0; i < count; i++)
            all += found[i].length;
        done += found[count - 1].offset + found[count - 1].length + 2;
    }
    return all;
}

static uint64_t receive_lines(const struct bench_lines *lines)
{
    const struct smtpath_options *options = options_of(lines);
    struct smtpath_frame frame = {0, false};
    struct smtpath_span found[AT_ONCE];
    struct smtpath_line line;
    uint64_t all = 0;
    size_t done = 0, count;
    while ((count = lines_from(lines, done, &frame, found)) > 0) {
        for (size_t i = 0; i < count; i++) {
            all += (uint64_t)smtpath_read_command(lines->octets + done + found[i].offset,
                                                  found[i].length, options, &line);
            all += line.path.domain.offset;
        }
        done += found[count - 1].offset + found[count - 1].length + 2;
    }
    return all;
}

static bool prepare(uint32_t number, const struct bench_lines *malformed,
                    const struct bench_lines *replies, struct bench_work *work)
{
    if (number >= WORKS)
        return false;
    const struct bench_lines *lines = works[number].of == RECORDED_REPLIES ? replies : malformed;
    const size_t most = lines->count + 16; /* offers, too */
    *work = (struct bench_work){works[number].name, number, 0, malloc(most * sizeof(struct work_line))};
    if (work->lines == NULL)
        abort();
    work->count = (uint32_t)work_lines(works[number].of, lines->octets, lines->octets + lines->size,
                                       work->lines, most);
    return true;
}

static uint64_t do_work(const struct bench_work *work)
{
    const struct work_line *lines = work->lines;
    uint64_t all = 0;
    for (uint32_t i = 0; i < work->count; i++)
        all += works[work->number].once(&lines[i]);
    return all;
}

extern const struct bench_peer PEER;
const struct bench_peer PEER = {
    .name = "smtpath-" STRING(BACKEND),
    .does = "the whole command: typed parameters, spans, the first wrong octet",
    .open = open_backend,
    .answer = answer,
    .run = run,
    .frame = frame,
    .receive = receive,
    .frame_lines = frame_lines,
    .receive_lines = receive_lines,
    .prepare = prepare,
    .do_work = do_work,
};
