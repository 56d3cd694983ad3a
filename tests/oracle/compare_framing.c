// SPDX-License-Identifier: MIT
/*
 * compare-framing [--octets=N] [--streams=N] [--seed=N]: lines out of a stream. Every stream of up to N octets (6 unless
 * told) over those that matter, under every small limit, at once and octet by octet; and streams by chance, in chunks by
 * chance: some with lines that are longer than what is looked at at once, and BDAT that its own line hides.
 */
#include "generate.h"
#include "oracle.h"
#include "random.h"
#include "render.h"

#include "smtpath.h"

#include <stdlib.h>
#include <string.h>

enum { STREAM_MOST = 2048 };

static unsigned long long compared, differences;

struct given {
    const unsigned char *stream;
    size_t length, limit;
    bool accept_bare_lf;
};

static void differ(const struct given *g, size_t begin, const struct oracle_framed *ours,
                   enum smtpath_next next, const struct smtpath_framed *theirs)
{
    if (differences++ >= 20)
        return;
    printf("disagreement\n  stream  ");
    render_hex(stdout, g->stream, g->length);
    printf(" limit %zu%s, line at %zu\n  oracle  kind %d length %zu next %zu\n", g->limit,
           g->accept_bare_lf ? ", bare LF accepted" : "", begin, (int)ours->kind, ours->length,
           ours->next);
    printf("  parser  next %d reason %d line %u+%u consumed %u\n", (int)next,
           (int)theirs->diagnostic.reason, theirs->line.offset, theirs->line.length, theirs->consumed);
}

static enum smtpath_reason reason_of(enum oracle_framed_kind kind)
{
    switch (kind) {
    case FRAMED_BARE_CR:
        return SMTPATH_BARE_CR;
    case FRAMED_BARE_LF:
        return SMTPATH_BARE_LF;
    case FRAMED_NUL:
        return SMTPATH_NUL_OCTET;
    case FRAMED_TOO_LONG:
        return SMTPATH_LINE_TOO_LONG;
    default:
        return SMTPATH_OK;
    }
}

/* Where the stream is done with, and how. */
struct side {
    struct smtpath_frame frame;
    size_t done, arrived;
};

/* The next line or fault as the library has it, from a buffer of just what has come. */
static enum smtpath_next next_of(const struct given *g, struct side *s, struct random *random,
                                 struct smtpath_framed *out, size_t *at)
{
    const struct smtpath_framing framing = {(uint32_t)g->limit, g->accept_bare_lf};
    for (;;) {
        const size_t length = s->arrived - s->done;
        char *buffer = malloc(length > 0 ? length : 1);
        if (buffer == NULL)
            abort();
        if (length > 0)
            memcpy(buffer, g->stream + s->done, length);
        const enum smtpath_next next = smtpath_next_line(buffer, length, &framing, &s->frame, out);
        free(buffer);
        *at = s->done + out->line.offset;
        s->done += out->consumed;
        if (next != SMTPATH_NEXT_MORE || s->arrived == g->length)
            return next;
        s->arrived += random == NULL ? 1 : 1 + random_below(random, random_once_in(random, 3) ? 90 : 4);
        s->arrived = s->arrived > g->length ? g->length : s->arrived;
    }
}

static bool same(const struct oracle_framed *ours, size_t begin, enum smtpath_next next,
                 const struct smtpath_framed *theirs, size_t at, const struct side *s)
{
    const enum smtpath_reason reason = reason_of(ours->kind);
    if (ours->kind == FRAMED_MORE)
        return next == SMTPATH_NEXT_MORE && theirs->diagnostic.reason == SMTPATH_OK &&
               s->done == ours->next;
    if (at != begin || theirs->line.length != ours->length || theirs->diagnostic.reason != reason)
        return false;
    if (ours->kind == FRAMED_LINE)
        return next == SMTPATH_NEXT_LINE && theirs->bare_lf == ours->bare_lf && s->done == ours->next;
    /* the rest of a line may be dropped by the calls that follow */
    return next == SMTPATH_NEXT_ERROR && theirs->diagnostic.offset == ours->length &&
           theirs->diagnostic.length == 1 && theirs->diagnostic.code == 500 &&
           (theirs->follows == SMTPATH_FOLLOWS_UNKNOWN) == ours->hides_a_chunk &&
           (s->frame.dropping ? s->done <= ours->next : s->done == ours->next);
}

/* Chunks by chance, or, without, the whole at once or octet by octet. */
static void compare_stream(const struct given *g, struct random *random, bool at_once)
{
    struct side s = {{0, false}, 0, at_once ? g->length : 0};
    size_t begin = 0;
    bool dropping = false;
    for (;;) {
        struct oracle_framed ours = {.kind = FRAMED_MORE, .next = begin};
        struct smtpath_framed theirs;
        size_t at;
        if (!dropping)
            oracle_frame(g->stream, g->length, begin, g->limit, g->accept_bare_lf, &ours);
        const enum smtpath_next next = next_of(g, &s, random, &theirs, &at);
        compared++;
        if (!same(&ours, begin, next, &theirs, at, &s)) {
            differ(g, begin, &ours, next, &theirs);
            return;
        }
        if (ours.kind == FRAMED_MORE) {
            differences += s.frame.dropping != dropping;
            return;
        }
        begin = ours.next;
        dropping = ours.dropping;
    }
}

/* ---- Short ones, all ----------------------------------------------------------------------------------------------- */

static void compare_short(size_t most)
{
    static const char alphabet[] = {'a', '\r', '\n', '\0', '\xFF'};
    static const size_t limits[] = {0, 1, 2, 3, 4, 5, 7};
    unsigned char stream[16];
    struct strings all = {.alphabet = alphabet, .size = sizeof alphabet, .most = most};
    while (generate_next_string(&all, stream))
        for (size_t l = 0; l < sizeof limits / sizeof limits[0]; l++)
            for (int lf = 0; lf < 2; lf++) {
                const struct given g = {stream, all.length, limits[l], lf == 1};
                compare_stream(&g, NULL, true);
                compare_stream(&g, NULL, false);
            }
}

/* ---- By chance ------------------------------------------------------------------------------------------------------- */

static size_t draw_stream(struct random *random, unsigned char *stream)
{
    static const char *const pieces[] = {"\r\n",
                                         "\r\n",
                                         "\r\n",
                                         "\n",
                                         "\r",
                                         "\r\r\n",
                                         "BDAT",
                                         "bdat",
                                         "BDAT 9",
                                         "NOOP",
                                         "MAIL FROM:<a@b>",
                                         " ",
                                         "\t",
                                         "x",
                                         "\xC3\xBC",
                                         "QUIT\r\n",
                                         "BDAX 9",
                                         "BDATS"};
    enum { PIECES = sizeof pieces / sizeof pieces[0] };
    size_t length = 0;
    for (size_t count = random_below(random, 24); count > 0; count--) {
        const size_t which = random_below(random, PIECES + 2);
        if (which < PIECES) {
            const size_t piece = strlen(pieces[which]);
            memcpy(stream + length, pieces[which], piece);
            length += piece;
        } else if (which == PIECES) {
            stream[length++] = '\0';
        } else {
            const size_t run = random_below(random, 80);
            memset(stream + length, 'y', run);
            length += run;
        }
    }
    return length;
}

static void compare_by_chance(unsigned long streams, uint64_t seed)
{
    struct random random = {seed};
    static unsigned char stream[STREAM_MOST];
    printf("seed %llu\n", (unsigned long long)seed);
    for (; streams > 0; streams--) {
        struct given g = {stream, draw_stream(&random, stream), 0, random_once_in(&random, 3)};
        g.limit = random_once_in(&random, 4) ? 0 : 1 + random_below(&random, 90);
        compare_stream(&g, &random, random_once_in(&random, 5));
    }
}

/* The longest line that is one, and one octet more. */
static void compare_longest(void)
{
    static unsigned char stream[12288 + 3];
    for (size_t more = 0; more < 2; more++) {
        const struct given g = {stream, 12288 + more, 0, false};
        memset(stream, 'z', sizeof stream);
        memcpy(stream + 12286 + more, "\r\n", 2);
        compare_stream(&g, NULL, true);
    }
}

int main(int argc, char *argv[])
{
    unsigned long octets = 6, streams = 200000, seed = 1;
    for (int i = 1; i < argc; i++)
        if (sscanf(argv[i], "--octets=%lu", &octets) != 1 &&
            sscanf(argv[i], "--streams=%lu", &streams) != 1 &&
            sscanf(argv[i], "--seed=%lu", &seed) != 1) {
            fprintf(stderr, "usage: compare-framing [--octets=N] [--streams=N] [--seed=N]\n");
            return 2;
        }
    if (octets > 12) {
        fprintf(stderr, "compare-framing: at most 12 octets\n");
        return 2;
    }
    compare_short(octets);
    compare_by_chance(streams, seed);
    compare_longest();
    printf("%llu lines, faults and ends compared, %llu differences\n", compared, differences);
    return differences == 0 ? 0 : 1;
}
