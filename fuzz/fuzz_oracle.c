// SPDX-License-Identifier: MIT
/*
 * Property: the library and the oracle, a machine made from the ABNF, say the same of every line: accepted or
 * not, with the same codes, at the same octet, with the same spans, values and deviations.
 */
#include "compare.h"
#include "fuzz.h"

static struct oracle_options options_of(const uint8_t *tail)
{
    struct oracle_options options = {0};
    options.offered =
        ((uint32_t)tail[0] | (uint32_t)tail[1] << 8 | (uint32_t)tail[2] << 16) & OFFER_ALL;
    options.tolerate =
        ((uint32_t)tail[4] | (uint32_t)tail[5] << 8 | (uint32_t)tail[15] << 16) & DEVIATION_ALL;
    options.refuse =
        ((uint32_t)tail[12] | (uint32_t)tail[13] << 8 | (uint32_t)tail[14] << 16) & SHOWS_ALL;
    options.smtputf8 = (tail[6] & FUZZ_SMTPUTF8) != 0;
    options.strict_trailing = (tail[6] & FUZZ_STRICT_TRAILING) != 0;
    options.general_literal = (tail[6] & FUZZ_GENERAL_LITERAL) != 0;
    options.local_part_limit = tail[7] & 0x0F;
    options.label_limit = tail[7] >> 4 & 0x03;
    options.domain_limit = tail[7] >> 4 & 0x0C;
    options.path_limit = (uint32_t)(tail[3] >> 4) << 2;
    options.line_limit = (tail[6] >> 4) * (tail[6] >> 4);
    return options;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct oracle_options options = {.offered = OFFER_ALL};
    struct fuzz_input input = fuzz_open(data, size);
    if (size >= FUZZ_OPTIONS_SIZE)
        options = options_of(data + input.length);
    FUZZ_ASSERT(compare_line((const unsigned char *)input.line, input.length, &options));
    fuzz_close(&input);
    return 0;
}
