// SPDX-License-Identifier: MIT
/* All that the tool's readers ask of a C library's stdlib.h. */
#ifndef FREESTANDING_STDLIB_H
#define FREESTANDING_STDLIB_H

#include <stddef.h>

void *malloc(size_t size);
void *calloc(size_t count, size_t size);
void free(void *memory);

#endif
