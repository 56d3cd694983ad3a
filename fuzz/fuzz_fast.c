// SPDX-License-Identifier: MIT
/*
 * Property: the vector path decides nothing. With it and without it, a line has the same result, whatever it
 * is and however it lies in memory.
 */
#include "fuzz.h"

/* Of the widest vector. */
enum { ALIGNMENTS = 64 };

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
    free(moved);
    options.limits.label = 63; /* the default, but spelled out: then the productions read the line */
    smtpath_read_command(input.line, input.length, &options, &slow);
    FUZZ_ASSERT(fuzz_difference(&quick, &slow) == NULL);
    fuzz_close(&input);
    return 0;
}
