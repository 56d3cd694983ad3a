// SPDX-License-Identifier: MIT
/*
 * Property: the vector path decides nothing. With it and without it, a line has the same result, whatever it
 * is and however it lies in memory.
 */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct smtpath_line quick, slow;
    struct fuzz_input input = fuzz_open(data, size);
    struct smtpath_options options = input.options;
    memset(&options.limits, 0, sizeof options.limits);
    smtpath_read_command(input.line, input.length, &options, &quick);
    options.limits.label = 63; /* the default, but spelled out: then the productions read the line */
    smtpath_read_command(input.line, input.length, &options, &slow);
    FUZZ_ASSERT(fuzz_difference(&quick, &slow) == NULL);
    fuzz_close(&input);
    return 0;
}
