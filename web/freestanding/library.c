// SPDX-License-Identifier: MIT
/*
 * What a C library would give: octets, strings, and memory. It is compiled without builtins, since a compiler would make
 * its loops calls of themselves.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* ---- Octets and strings ------------------------------------------------------------------------------------------ */

void *memcpy(void *to, const void *from, size_t length)
{
    for (size_t i = 0; i < length; i++)
        ((char *)to)[i] = ((const char *)from)[i];
    return to;
}

void *memmove(void *to, const void *from, size_t length)
{
    if ((uintptr_t)to <= (uintptr_t)from)
        return memcpy(to, from, length);
    while (length-- > 0)
        ((char *)to)[length] = ((const char *)from)[length];
    return to;
}

void *memset(void *to, int octet, size_t length)
{
    for (size_t i = 0; i < length; i++)
        ((char *)to)[i] = (char)octet;
    return to;
}

int memcmp(const void *a, const void *b, size_t length)
{
    const unsigned char *x = a, *y = b;
    for (size_t i = 0; i < length; i++)
        if (x[i] != y[i])
            return x[i] - y[i];
    return 0;
}

void *memchr(const void *octets, int octet, size_t length)
{
    const char *at = octets;
    for (; length-- > 0; at++)
        if (*at == (char)octet)
            return (void *)(uintptr_t)at;
    return NULL;
}

size_t strlen(const char *string)
{
    size_t length = 0;
    while (string[length] != '\0')
        length++;
    return length;
}

char *strchr(const char *string, int octet)
{
    return memchr(string, octet, strlen(string) + 1);
}

static int lower(char octet)
{
    return octet >= 'A' && octet <= 'Z' ? octet + ('a' - 'A') : (unsigned char)octet;
}

int strncasecmp(const char *a, const char *b, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (lower(a[i]) != lower(b[i]) || a[i] == '\0')
            return lower(a[i]) - lower(b[i]);
    return 0;
}

/* ---- Memory ------------------------------------------------------------------------------------------------------ */

/* Blocks are powers of two, and what was freed waits for the next request of its class. */
enum { LEAST_RANK = 5, RANKS = 31, PAGE = 1 << 16 };

union head {
    size_t rank;
    union head *next; /* of a free one */
    uint64_t alignment;
};

extern char __heap_base;
static union head *unused[RANKS];
static uintptr_t end;

/* Returns: memory behind all that was ever asked for; NULL if the engine gives no more. */
static union head *extend(size_t size)
{
    if (end == 0)
        end = ((uintptr_t)&__heap_base + 15) & ~(uintptr_t)15;
    const size_t have = __builtin_wasm_memory_size(0) * PAGE;
    if (end + size > have &&
        __builtin_wasm_memory_grow(0, (end + size - have + PAGE - 1) / PAGE) == SIZE_MAX)
        return NULL;
    union head *const head =
        (union head *)end; // NOLINT(performance-no-int-to-ptr): the linker's number
    end += size;
    return head;
}

void *malloc(size_t size)
{
    size_t rank = LEAST_RANK;
    while (rank < RANKS && (size_t)1 << rank < size + sizeof(union head))
        rank++;
    if (rank == RANKS)
        return NULL;
    union head *head = unused[rank];
    if (head != NULL)
        unused[rank] = head->next;
    else if ((head = extend((size_t)1 << rank)) == NULL)
        return NULL;
    head->rank = rank;
    return head + 1;
}

void *calloc(size_t count, size_t size)
{
    void *memory = malloc(count * size);
    return memory == NULL ? NULL : memset(memory, 0, count * size);
}

void free(void *memory)
{
    if (memory == NULL)
        return;
    union head *const head = (union head *)memory - 1;
    const size_t rank = head->rank;
    head->next = unused[rank];
    unused[rank] = head;
}
