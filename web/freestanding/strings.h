// SPDX-License-Identifier: MIT
/* All that the tool's readers ask of POSIX's strings.h. */
#ifndef FREESTANDING_STRINGS_H
#define FREESTANDING_STRINGS_H

#include <stddef.h>

int strncasecmp(const char *a, const char *b, size_t length);

#endif
