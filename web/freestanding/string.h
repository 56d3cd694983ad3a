// SPDX-License-Identifier: MIT
/* All that the parser and the tool's readers ask of a C library's string.h. */
#ifndef FREESTANDING_STRING_H
#define FREESTANDING_STRING_H

#include <stddef.h>

void *memcpy(void *to, const void *from, size_t length);
void *memmove(void *to, const void *from, size_t length);
void *memset(void *to, int octet, size_t length);
int memcmp(const void *a, const void *b, size_t length);
void *memchr(const void *octets, int octet, size_t length);
size_t strlen(const char *string);
char *strchr(const char *string, int octet);

#endif
