// SPDX-License-Identifier: MIT
/*
 * The mutator as AFL++ loads it, by AFL_CUSTOM_MUTATOR_LIBRARY: the same functions as under libFuzzer. Where
 * they leave an input to the engine's own mutations, AFL++ makes those itself, beside this.
 */
#include "fuzz.h"

size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t max_size);
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max_size, unsigned int seed);
size_t LLVMFuzzerCustomCrossOver(const uint8_t *a, size_t a_size, const uint8_t *b, size_t b_size,
                                 uint8_t *out, size_t max_size, unsigned int seed);

struct mutator {
    uint32_t state;
    uint8_t *octets;
    size_t room;
};

size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t max_size)
{
    (void)data, (void)max_size;
    return size;
}

void *afl_custom_init(void *afl, unsigned int seed);
void *afl_custom_init(void *afl, unsigned int seed)
{
    (void)afl;
    struct mutator *mutator = calloc(1, sizeof *mutator);
    if (mutator != NULL)
        mutator->state = seed;
    return mutator;
}

void afl_custom_deinit(struct mutator *mutator);
void afl_custom_deinit(struct mutator *mutator)
{
    free(mutator->octets);
    free(mutator);
}

/* One in four is crossed with the other input that AFL++ offers. Returns 0 without memory: AFL++ goes on. */
size_t afl_custom_fuzz(struct mutator *mutator, const uint8_t *data, size_t size, const uint8_t **out,
                       const uint8_t *other, size_t other_size, size_t max_size);
size_t afl_custom_fuzz(struct mutator *mutator, const uint8_t *data, size_t size, const uint8_t **out,
                       const uint8_t *other, size_t other_size, size_t max_size)
{
    if (mutator->room < max_size) {
        uint8_t *octets = realloc(mutator->octets, max_size);
        if (octets == NULL)
            return 0;
        mutator->octets = octets;
        mutator->room = max_size;
    }
    *out = mutator->octets;
    mutator->state = mutator->state * 1664525 + 1013904223;
    if (other_size > 0 && mutator->state >> 30 == 0)
        return LLVMFuzzerCustomCrossOver(data, size, other, other_size, mutator->octets, max_size,
                                         mutator->state);
    if (size > max_size)
        size = max_size;
    memcpy(mutator->octets, data, size);
    return LLVMFuzzerCustomMutator(mutator->octets, size, max_size, mutator->state);
}
