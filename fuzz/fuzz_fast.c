// SPDX-License-Identifier: MIT
/*
 * Property: the vector path decides nothing. With it and without it, a line has the same result, whatever it
 * is and however it lies in memory; and in a receive buffer it ends where it does octet by octet.
 */
#include "fuzz.h"

/* Of the widest vector. */
enum { ALIGNMENTS = 64 };

/* The first event of these octets as framing says it, and as it follows from the first octet that is no plain one. */
static void check_first_line(const char *octets, size_t length)
{
    struct smtpath_frame frame = {0};
    struct smtpath_framed framed;
    size_t at = 0;
    const struct smtpath_framing framing = {.line_limit = UINT32_MAX};
    const enum smtpath_next next = smtpath_next_line(octets, length, &framing, &frame, &framed);
    while (at < length && octets[at] != '\r' && octets[at] != '\n' && octets[at] != '\0')
        at++;
    FUZZ_ASSERT(framed.line.offset == 0 && framed.line.length == at);
    if (at == length || (octets[at] == '\r' && at + 1 == length))
        FUZZ_ASSERT(next == SMTPATH_NEXT_MORE && frame.scanned == at);
    else if (octets[at] == '\r' && octets[at + 1] == '\n')
        FUZZ_ASSERT(next == SMTPATH_NEXT_LINE && framed.consumed == at + 2);
    else
        FUZZ_ASSERT(next == SMTPATH_NEXT_ERROR && framed.diagnostic.offset == at);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct smtpath_line quick, slow;
    struct fuzz_input input = fuzz_open(data, size);
    struct smtpath_options options = input.options;
    memset(&options.limits, 0, sizeof options.limits);
    /* at any alignment, and up to the end of its block: a sanitizer sees the first octet beyond */
    const size_t before = fuzz_pick(input.line, input.length, ALIGNMENTS);
    char *moved = fuzz_block(before + input.length);
    if (input.length > 0)
        memcpy(moved + before, input.line, input.length);
    smtpath_read_command(input.length == 0 ? NULL : moved + before, input.length, &options, &quick);
    check_first_line(moved + before, input.length);
    free(moved);
    options.limits.label = 63; /* the default, but spelled out: then the productions read the line */
    smtpath_read_command(input.line, input.length, &options, &slow);
    FUZZ_ASSERT(fuzz_difference(&quick, &slow) == NULL);
    fuzz_close(&input);
    return 0;
}
