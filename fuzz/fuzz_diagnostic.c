// SPDX-License-Identifier: MIT
/*
 * Property: the three renderings of a diagnostic fit any buffer, write nothing beyond it, say the same
 * length whatever the room, and hold nothing but printable ASCII (the caret picture one LF). The reply
 * written is the reply rendered, with CRLF; the hint is ASCII text, and names a mistake that stands at the fault; a line
 * that is corrected is accepted.
 */
#include "fuzz.h"

enum { ROOM = 200000, LEAST_WIDTH = 20, WIDTHS = 80 };
enum rendering { REPLY, CARET, JSON };

static size_t width_of(const struct fuzz_input *input)
{
    return fuzz_pick(input->line, input->length, WIDTHS);
}

static size_t render(enum rendering rendering, const struct fuzz_input *input,
                     const struct smtpath_diagnostic *d, char *buffer, size_t size)
{
    switch (rendering) {
    case REPLY:
        return smtpath_render_reply(input->line, input->length, d, buffer, size);
    case CARET:
        return smtpath_render_caret(input->line, input->length, d, width_of(input), buffer, size);
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
    char *buffer = fuzz_block(size);
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
    const size_t width = width_of(input);
    FUZZ_ASSERT(rendering != CARET ||
                strcspn(whole, "\n") <= (width < LEAST_WIDTH ? LEAST_WIDTH : width));
    /* the room that just does, and one of those that do not, over many inputs every one; of some every one
     * at once: rendering is what takes the time */
    check_size(rendering, input, d, whole, needed, needed + 1);
    check_size(rendering, input, d, whole, needed, fuzz_pick(input->line, input->length, needed + 1));
    for (size_t size = 0; fuzz_pick(input->line, input->length, 127) == 0 && size <= needed; size++)
        check_size(rendering, input, d, whole, needed, size);
}

static void check_refusal(const struct fuzz_input *input, const struct smtpath_diagnostic *d)
{
    char rendered[SMTPATH_REPLY_LINE_SIZE], written[SMTPATH_REPLY_LINE_SIZE + 1];
    const size_t length =
        smtpath_render_reply(input->line, input->length, d, rendered, sizeof rendered);
    FUZZ_ASSERT(smtpath_write_refusal(input->line, input->length, d, written, sizeof written) ==
                length + 2);
    FUZZ_ASSERT(memcmp(written, rendered, length) == 0);
    FUZZ_ASSERT(memcmp(written + length, "\r\n", 2) == 0);
    const size_t size = fuzz_pick(input->line, input->length, length + 2);
    char *small = fuzz_block(size);
    FUZZ_ASSERT(smtpath_write_refusal(input->line, input->length, d, small, size) == length + 2);
    FUZZ_ASSERT(size == 0 || memcmp(small, written, size) == 0);
    free(small);
}

static void check_hint(const struct fuzz_input *input, const struct smtpath_diagnostic *d)
{
    char hint[SMTPATH_HINT_SIZE], reply[SMTPATH_REPLY_LINE_SIZE];
    const size_t length =
        smtpath_render_hint(input->line, input->length, d, SMTPATH_ENGLISH, hint, sizeof hint);
    FUZZ_ASSERT(length < sizeof hint && hint[length] == '\0');
    for (size_t i = 0; i < length; i++)
        FUZZ_ASSERT(hint[i] >= ' ' && hint[i] <= '~');
    FUZZ_ASSERT((smtpath_mistake(input->line, input->length, d, 0) == NULL) == (length == 0));
    FUZZ_ASSERT(smtpath_render_reply_with_hint(input->line, input->length, d, hint, reply,
                                               sizeof reply) < SMTPATH_REPLY_LINE_SIZE - 1);
    FUZZ_ASSERT(smtpath_render_hint(input->line, input->length, d, SMTPATH_JAPANESE, hint,
                                    sizeof hint) < sizeof hint);
}

/* What stands at the fault, of mistakes that are one octet. */
static void check_mistake(const struct fuzz_input *input, const struct smtpath_diagnostic *d)
{
    static const struct {
        const char *mistake, *octets;
    } rows[] = {
        {"tab-for-space", "\t"},
        {"tab-in-address", "\t"},
        {"underscore", "_"},
        {"second-at", "@"},
        {"doubled-dot-in-domain", "."},
        {"doubled-dot", "."},
        {"leading-dot", "."},
        {"dot-before-at", "@"},
        {"leading-hyphen", "-"},
        {"literal-unopened", "]"},
        {"port-behind-domain", ":"},
        {"ipv6-zone", "%"},
        {"separator-for-dot", ",;"},
        {"space-behind-colon", " \t"},
        {"space-before-colon", " \t"},
        {"space-in-local-part", " \t"},
        {"several-spaces", " \t"},
        {"colon-for-equals", ":"},
        {"bare-equals", "="},
        {"literal-in-helo", "["},
        {"comment-behind-path", "("},
    };
    const char *mistake = smtpath_mistake(input->line, input->length, d, 0);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (strcmp(mistake, rows[i].mistake) == 0)
            FUZZ_ASSERT(d->offset < input->length &&
                        strchr(rows[i].octets, input->line[d->offset]) != NULL);
}

/* A corrected line is accepted under the same options, and fits where there is room for it. */
static void check_correction(const struct fuzz_input *input)
{
    static struct smtpath_line read;
    const size_t size = input->length + SMTPATH_CORRECTION_ROOM;
    char *buffer = fuzz_block(size);
    const size_t length = smtpath_correct(input->line, input->length, &input->options, buffer, size);
    FUZZ_ASSERT(length <= size);
    if (length > 0) {
        FUZZ_ASSERT(smtpath_read_command(buffer, length, &input->options, &read) == SMTPATH_OK);
        char *again = fuzz_block(size);
        FUZZ_ASSERT(smtpath_correct(buffer, length, &input->options, again, size) == 0);
        free(again);
        char *small = fuzz_block(length - 1);
        FUZZ_ASSERT(smtpath_correct(input->line, input->length, &input->options, small, length - 1) <
                    length);
        free(small);
    }
    free(buffer);
}

static void check_diagnostic(const struct fuzz_input *input, const struct smtpath_diagnostic *d)
{
    for (int rendering = REPLY; rendering <= JSON; rendering++)
        check_rendering((enum rendering)rendering, input, d);
    check_refusal(input, d);
    check_hint(input, d);
}

/* The same octets as a stream, and as a reply. */
static void check_others(const struct fuzz_input *input)
{
    struct smtpath_frame frame = {0};
    struct smtpath_framed framed;
    struct smtpath_reply_line reply;
    if (smtpath_next_line(input->line, input->length, NULL, &frame, &framed) == SMTPATH_NEXT_ERROR &&
        framed.line.offset == 0)
        check_diagnostic(input, &framed.diagnostic);
    if (smtpath_read_reply_line(input->line, input->length, false, NULL, &reply) != SMTPATH_OK)
        check_diagnostic(input, &reply.diagnostic);
}

/* A diagnostic that is not about this line, or about none: still nothing is read or written beyond. */
static void check_stray(const struct fuzz_input *input, const uint8_t *tail)
{
    const struct smtpath_diagnostic d = {.reason = (enum smtpath_reason)tail[0],
                                         .offset = tail[1],
                                         .length = tail[2],
                                         .code = 501,
                                         .enhanced = {5, 5, 2}};
    char written[SMTPATH_REPLY_LINE_SIZE + 1];
    for (int rendering = REPLY; rendering <= JSON; rendering++)
        check_rendering((enum rendering)rendering, input, &d);
    check_hint(input, &d);
    FUZZ_ASSERT((smtpath_write_refusal(input->line, input->length, &d, written, sizeof written) == 0) ==
                (smtpath_reason_info(d.reason) == NULL));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct smtpath_line out;
    struct fuzz_input input = fuzz_open(data, size);
    if (smtpath_read_command(input.line, input.length, &input.options, &out) != SMTPATH_OK) {
        check_diagnostic(&input, &out.diagnostic);
        check_mistake(&input, &out.diagnostic);
        check_correction(&input);
    }
    /* what is rarer to go wrong, in one execution of four each: rendering is what takes the time */
    const size_t turn = fuzz_pick(input.line, input.length, 4);
    if (turn == 0)
        check_others(&input);
    else if (turn == 1 && size >= FUZZ_OPTIONS_SIZE)
        check_stray(&input, data + input.length);
    fuzz_close(&input);
    return 0;
}
