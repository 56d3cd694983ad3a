// SPDX-License-Identifier: MIT
/*
 * The dialogues of connections that are recorded side by side, a bounded number of them.
 */
#ifndef SMTPATH_TOOL_STREAMS_H
#define SMTPATH_TOOL_STREAMS_H

#include "dialogue.h"

/* So many are kept at most; of one that comes on top of these, the one that was silent for longest is ended. */
enum { MOST_STREAMS = 512, STREAM_SLOTS = 2 * MOST_STREAMS };

struct stream {
    uint64_t key;
    uint64_t used; /* when, in events */
    struct dialogue dialogue;
};

struct streams {
    struct smtpath_options options;
    struct stream *slots[STREAM_SLOTS]; /* open addressing */
    size_t count;
    uint64_t now;
    struct stream *latest;
};

/* What is to be done with a stream before it goes. */
typedef void end_stream(void *context, struct dialogue *dialogue);

/* The dialogue of a stream, a new one if there is none. */
struct dialogue *streams_look_up(struct streams *streams, uint64_t key, end_stream *end, void *context);

/* The same, inline, where it is the latest. */
static inline struct dialogue *streams_find(struct streams *streams, uint64_t key, end_stream *end,
                                            void *context)
{
    struct stream *latest = streams->latest;
    if (latest == NULL || latest->key != key)
        return streams_look_up(streams, key, end, context);
    latest->used = ++streams->now;
    return &latest->dialogue;
}

/* Ends one, if there is such a one. */
void streams_end(struct streams *streams, uint64_t key, end_stream *end, void *context);
/* Ends all, the oldest first. */
void streams_end_all(struct streams *streams, end_stream *end, void *context);

#endif
