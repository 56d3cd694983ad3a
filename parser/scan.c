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

/* From stop to stop: each must be the CR of a line's end, whose LF is the next one, if not in this word, the first in the next.
 * An octet behind each word is there. */
size_t COPY(whole_lines_of)(const char *buffer, uint32_t length, uint32_t room,
                            struct smtpath_span *lines, size_t most)
{
    size_t count = 0;
    uint32_t start = 0;
    for (uint32_t at = 0; length - at > SCANNED; at += SCANNED) {
        uint64_t stops = stops_in(buffer + at);
        if (start > at)
            stops &= stops - 1;
        while (stops != 0) {
            const uint32_t end = at + (uint32_t)__builtin_ctzll(stops);
            if (count == most || end - start > room || buffer[end] != '\r' || buffer[end + 1] != '\n')
                return count;
            lines[count].offset = start;
            lines[count++].length = end - start;
            start = end + 2;
            stops &= stops - 1;
            stops &= stops - 1;
        }
    }
    return count;
}

#else

uint32_t COPY(past_plain)(const char *buffer, uint32_t at, uint32_t end)
{
    (void)buffer, (void)end;
    return at;
}

size_t COPY(whole_lines_of)(const char *buffer, uint32_t length, uint32_t room,
                            struct smtpath_span *lines, size_t most)
{
    (void)buffer, (void)length, (void)room, (void)lines, (void)most;
    return 0;
}

#endif
