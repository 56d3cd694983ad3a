// SPDX-License-Identifier: MIT
/*
 * Property: the lines, and what is wrong with them, do not depend on how the octets arrive: at once, one by
 * one, or in any chunks, nor on whether they are asked for one by one. Every line lies in the buffer and holds no CR, LF or NUL; what is consumed never
 * exceeds what is there.
 */
#include "fuzz.h"

enum { MOST_EVENTS = 4096 };

struct event {
    enum smtpath_next next;
    struct smtpath_diagnostic diagnostic;
    uint32_t length;
    uint64_t at; /* where in the stream the line begins */
    bool bare_lf;
};

struct events {
    struct event event[MOST_EVENTS];
    size_t count;
};

static void check_line(const char *line, uint32_t length)
{
    for (uint32_t i = 0; i < length; i++)
        FUZZ_ASSERT(line[i] != '\r' && line[i] != '\n' && line[i] != '\0');
}

static void add_event(struct events *events, enum smtpath_next next,
                      const struct smtpath_framed *framed, uint64_t base)
{
    FUZZ_ASSERT(events->count < MOST_EVENTS);
    struct event *event = &events->event[events->count++];
    memset(event, 0, sizeof *event);
    event->next = next;
    event->length = framed->line.length;
    event->at = base + framed->line.offset;
    if (next == SMTPATH_NEXT_LINE)
        event->bare_lf = framed->bare_lf;
    else
        event->diagnostic = framed->diagnostic;
}

/* How a stream arrives. Other numbers are seeds, from which the sizes of its chunks are drawn. */
enum { AT_ONCE, ONE_BY_ONE };

/* The next chunk's size. */
static size_t chunk_size(uint32_t *seed)
{
    if (*seed == ONE_BY_ONE)
        return 1;
    *seed = *seed * 1103515245 + 12345;
    return 1 + (*seed >> 16) % ((*seed & 0x8000) != 0 ? 5 : 80);
}

/* The events of a stream. */
static void frame_stream(const char *stream, size_t length, const struct smtpath_framing *framing,
                         uint32_t seed, struct events *events)
{
    /* no options are options of zero */
    if (seed != AT_ONCE && framing->line_limit == 0 && !framing->accept_bare_lf)
        framing = NULL;
    struct smtpath_frame frame = {0};
    struct smtpath_framed framed;
    size_t arrived = seed == AT_ONCE ? length : 0, done = 0;
    events->count = 0;
    for (;;) {
        /* a block of just what is there: a sanitizer sees the first octet beyond */
        char *buffer = fuzz_copy(stream + done, arrived - done);
        const enum smtpath_next next =
            smtpath_next_line(buffer, arrived - done, framing, &frame, &framed);
        FUZZ_ASSERT(framed.consumed <= arrived - done);
        if (next == SMTPATH_NEXT_LINE)
            check_line(buffer + framed.line.offset, framed.line.length);
        free(buffer);
        if (next != SMTPATH_NEXT_MORE)
            add_event(events, next, &framed, done);
        done += framed.consumed;
        if (next == SMTPATH_NEXT_MORE && arrived == length)
            return;
        if (next == SMTPATH_NEXT_MORE) {
            arrived += chunk_size(&seed);
            arrived = arrived > length ? length : arrived;
        }
    }
}

static void check_same(const struct events *a, const struct events *b)
{
    FUZZ_ASSERT(a->count == b->count);
    for (size_t i = 0; i < a->count; i++) {
        FUZZ_ASSERT(a->event[i].next == b->event[i].next);
        FUZZ_ASSERT(a->event[i].length == b->event[i].length);
        FUZZ_ASSERT(a->event[i].at == b->event[i].at);
        FUZZ_ASSERT(a->event[i].bare_lf == b->event[i].bare_lf);
        FUZZ_ASSERT(a->event[i].diagnostic.reason == b->event[i].diagnostic.reason);
        FUZZ_ASSERT(a->event[i].diagnostic.offset == b->event[i].diagnostic.offset);
    }
}

/* At once those lines are found with which the stream begins, and no others. */
static void check_lines_at_once(const char *stream, size_t length,
                                const struct smtpath_framing *framing, size_t most,
                                const struct events *events)
{
    const struct smtpath_frame frame = {0};
    size_t expected = 0;
    char *buffer = fuzz_copy(stream, length);
    struct smtpath_span *lines = (struct smtpath_span *)(void *)fuzz_block(most * sizeof *lines);
    const size_t found = smtpath_next_lines(buffer, length, framing, &frame, lines, most);
    while (expected < most && expected < events->count &&
           events->event[expected].next == SMTPATH_NEXT_LINE && !events->event[expected].bare_lf)
        expected++;
    FUZZ_ASSERT(found == expected);
    for (size_t i = 0; i < found; i++) {
        FUZZ_ASSERT(lines[i].offset == events->event[i].at);
        FUZZ_ASSERT(lines[i].length == events->event[i].length);
    }
    free(lines);
    free(buffer);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct events whole, chunked;
    if (size < 2 || size > 600)
        return 0;
    const struct smtpath_framing framing = {.line_limit = data[size - 1] & 0x3F,
                                            .accept_bare_lf = (data[size - 1] & 0x40) != 0};
    const char *stream = (const char *)data;
    const uint32_t seed = (uint32_t)fuzz_pick(stream, size, UINT32_MAX);
    frame_stream(stream, size - 1, &framing, AT_ONCE, &whole);
    check_lines_at_once(stream, size - 1, &framing, seed % 4 == 0 ? seed / 4 % 8 : size, &whole);
    frame_stream(stream, size - 1, &framing, seed % 8 == 0 ? ONE_BY_ONE : seed, &chunked);
    check_same(&chunked, &whole);
    return 0;
}
