// SPDX-License-Identifier: MIT
#include "capture.h"

#include "catalogue.h"

#include <string.h>

bool is_capture(const char *octets, size_t length)
{
    static const char magics[][5] = {"\xA1\xB2\xC3\xD4", "\xD4\xC3\xB2\xA1", "\xA1\xB2\x3C\x4D",
                                     "\x4D\x3C\xB2\xA1", "\x0A\x0D\x0D\x0A"};
    for (size_t i = 0; length >= 4 && i < sizeof magics / sizeof magics[0]; i++)
        if (memcmp(octets, magics[i], 4) == 0)
            return true;
    return false;
}

const char *capture_read(struct input *in, const char *block, size_t length, take_event *take,
                         void *context)
{
    (void)in, (void)block, (void)length, (void)take, (void)context;
    return text_of(SAY_NO_LIBPCAP);
}
