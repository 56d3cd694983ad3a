// SPDX-License-Identifier: MIT
/*
 * Property: tolerances only add. What the strict reading accepts, a tolerant one accepts alike, with no
 * deviation; where a tolerant reading records a deviation, the strict reading fails just there.
 */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct smtpath_line strict, tolerant;
    struct fuzz_input input = fuzz_open(data, size);
    struct smtpath_options options = input.options;
    smtpath_read_command(input.line, input.length, &options, &tolerant);
    options.tolerate = 0;
    options.strict_trailing = true;
    smtpath_read_command(input.line, input.length, &options, &strict);
    if (strict.diagnostic.reason == SMTPATH_OK)
        FUZZ_ASSERT(fuzz_difference(&strict, &tolerant) == NULL);
    if (tolerant.diagnostic.reason == SMTPATH_OK) {
        /* a long AUTH line is no server's fault: the strict reading takes it, too */
        const uint32_t deviations = tolerant.deviations & ~(uint32_t)SMTPATH_DEVIATION_LONG_AUTH_LINE;
        const bool long_line = deviations != tolerant.deviations;
        FUZZ_ASSERT((deviations == 0) == (strict.diagnostic.reason == SMTPATH_OK));
        FUZZ_ASSERT(deviations == 0 || tolerant.deviation_offset == strict.diagnostic.offset ||
                    (long_line && strict.diagnostic.offset > 510 && tolerant.deviation_offset == 510));
        FUZZ_ASSERT(tolerant.deviations == 0 || deviations != 0 || tolerant.deviation_offset == 510);
    }
    fuzz_close(&input);
    return 0;
}
