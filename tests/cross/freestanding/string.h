// SPDX-License-Identifier: MIT
/* All that the parser asks of a C library: the port to Windows compiles it with this, and with the compiler's own headers. */
#ifndef FREESTANDING_STRING_H
#define FREESTANDING_STRING_H

#include <stddef.h>

void *memcpy(void *to, const void *from, size_t length);
int memcmp(const void *a, const void *b, size_t length);

#endif
