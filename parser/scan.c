// SPDX-License-Identifier: MIT
/*
 * Where lines end, found by the instruction set that fast.c uses. As there, nothing depends on it but the time:
 * SMTPATH_SCALAR leaves it out, and SMTPATH_CHOOSE compiles it once an instruction set.
 */
#include "scan.h"
#include "survey_words.h"

#if !defined(PRODUCTIONS_ONLY)

uint32_t COPY(past_plain)(const char *buffer, uint32_t at, uint32_t end)
{
    for (; end - at >= SCANNED; at += SCANNED) {
        const uint64_t stops = stops_in(buffer + at);
        if (stops != 0)
            return at + (uint32_t)__builtin_ctzll(stops);
    }
    return at < end ? past_rest(buffer, at, end) : at;
}

#else

uint32_t COPY(past_plain)(const char *buffer, uint32_t at, uint32_t end)
{
    (void)buffer, (void)end;
    return at;
}

#endif
