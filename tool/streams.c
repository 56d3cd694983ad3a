// SPDX-License-Identifier: MIT
#include "streams.h"

#include "tool.h"

#include <stdlib.h>

static size_t home(uint64_t key)
{
    return (size_t)((key * 0x9E3779B97F4A7C15U) >> 32) % STREAM_SLOTS;
}

/* The slot of a stream, or the free one where it would be put. */
static size_t slot_of(const struct streams *s, uint64_t key)
{
    size_t at = home(key);
    while (s->slots[at] != NULL && s->slots[at]->key != key)
        at = (at + 1) % STREAM_SLOTS;
    return at;
}

/* Those behind it that were put there only because it was not free move up. */
static void close_gap(struct streams *s, size_t gap)
{
    for (size_t at = (gap + 1) % STREAM_SLOTS; s->slots[at] != NULL; at = (at + 1) % STREAM_SLOTS) {
        const size_t wanted = home(s->slots[at]->key);
        if ((at + STREAM_SLOTS - wanted) % STREAM_SLOTS < (at + STREAM_SLOTS - gap) % STREAM_SLOTS)
            continue;
        s->slots[gap] = s->slots[at];
        s->slots[at] = NULL;
        gap = at;
    }
}

static void drop(struct streams *s, size_t at, end_stream *end, void *context)
{
    struct stream *stream = s->slots[at];
    end(context, &stream->dialogue);
    dialogue_free(&stream->dialogue);
    free(stream);
    s->slots[at] = NULL;
    s->latest = NULL;
    s->count--;
    close_gap(s, at);
}

static size_t oldest(const struct streams *s)
{
    size_t found = STREAM_SLOTS;
    for (size_t at = 0; at < STREAM_SLOTS; at++)
        if (s->slots[at] != NULL &&
            (found == STREAM_SLOTS || s->slots[at]->used < s->slots[found]->used))
            found = at;
    return found;
}

struct dialogue *streams_look_up(struct streams *s, uint64_t key, end_stream *end, void *context)
{
    size_t at = slot_of(s, key);
    if (s->slots[at] == NULL && s->count == MOST_STREAMS) {
        drop(s, oldest(s), end, context);
        at = slot_of(s, key);
    }
    if (s->slots[at] == NULL) {
        struct stream *stream = calloc(1, sizeof *stream);
        if (stream == NULL)
            out_of_memory();
        stream->key = key;
        dialogue_begin(&stream->dialogue, &s->options);
        s->slots[at] = stream;
        s->count++;
    }
    s->latest = s->slots[at];
    s->latest->used = ++s->now;
    return &s->latest->dialogue;
}

void streams_end(struct streams *s, uint64_t key, end_stream *end, void *context)
{
    const size_t at = slot_of(s, key);
    if (s->slots[at] != NULL)
        drop(s, at, end, context);
}

void streams_end_all(struct streams *s, end_stream *end, void *context)
{
    while (s->count > 0)
        drop(s, oldest(s), end, context);
}
