// SPDX-License-Identifier: MIT
/*
 * Property: the three renderings of a diagnostic fit any buffer, write nothing beyond it, say the same
 * length whatever the room, and hold nothing but printable ASCII (the caret picture one LF).
 */
#include "fuzz.h"

enum { ROOM = 200000, WIDTH = 40 };
enum rendering { REPLY, CARET, JSON };

static size_t render(enum rendering rendering, const struct fuzz_input *input,
                     const struct smtpath_diagnostic *d, char *buffer, size_t size)
{
    switch (rendering) {
    case REPLY:
        return smtpath_render_reply(input->line, input->length, d, buffer, size);
    case CARET:
        return smtpath_render_caret(input->line, input->length, d, WIDTH, buffer, size);
    default:
        return smtpath_render_json(input->line, input->length, d, buffer, size);
    }
}

static void check_text(const char *text, size_t length, enum rendering rendering)
{
    size_t line_feeds = 0;
    for (size_t i = 0; i < length; i++) {
        line_feeds += text[i] == '\n';
        FUZZ_ASSERT((text[i] >= ' ' && text[i] <= '~') || text[i] == '\n');
    }
    FUZZ_ASSERT(line_feeds == (rendering == CARET ? 1 : 0));
    FUZZ_ASSERT(text[length] == '\0');
}

/* In a heap block of just this size: a sanitizer sees the first octet written beyond. */
static void check_size(enum rendering rendering, const struct fuzz_input *input,
                       const struct smtpath_diagnostic *d, const char *whole, size_t needed,
                       size_t size)
{
    char *buffer = malloc(size);
    FUZZ_ASSERT(buffer != NULL || size == 0);
    FUZZ_ASSERT(render(rendering, input, d, buffer, size) == needed);
    if (size > 0) {
        const size_t kept = needed < size ? needed : size - 1;
        FUZZ_ASSERT(memcmp(buffer, whole, kept) == 0 && buffer[kept] == '\0');
    }
    free(buffer);
}

static void check_rendering(enum rendering rendering, const struct fuzz_input *input,
                            const struct smtpath_diagnostic *d)
{
    static char whole[ROOM];
    const size_t needed = render(rendering, input, d, whole, sizeof whole);
    FUZZ_ASSERT(needed < sizeof whole);
    check_text(whole, needed, rendering);
    FUZZ_ASSERT(rendering != REPLY || needed < SMTPATH_REPLY_LINE_SIZE - 1);
    FUZZ_ASSERT(rendering != CARET || strcspn(whole, "\n") <= WIDTH);
    /* the room that just does, and one of those that do not: over many inputs every one */
    check_size(rendering, input, d, whole, needed, needed + 1);
    check_size(rendering, input, d, whole, needed, fuzz_pick(input->line, input->length, needed + 1));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct smtpath_line out;
    struct fuzz_input input = fuzz_open(data, size);
    if (smtpath_read_command(input.line, input.length, &input.options, &out) != SMTPATH_OK)
        for (int rendering = REPLY; rendering <= JSON; rendering++)
            check_rendering((enum rendering)rendering, &input, &out.diagnostic);
    fuzz_close(&input);
    return 0;
}
