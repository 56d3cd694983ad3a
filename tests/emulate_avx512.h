// SPDX-License-Identifier: MIT
/*
 * Put before parser/fast.c by the compiler's -include: its AVX-512 path, on a machine that has no AVX-512.
 * SIMDe computes what the instructions would; the masked load, which it lacks, reads just the octets that
 * the mask names, so that AddressSanitizer sees if there is one too many.
 */
#ifndef SMTPATH_TESTS_EMULATE_AVX512_H
#define SMTPATH_TESTS_EMULATE_AVX512_H

#define SMTPATH_EMULATE_AVX512
#define SIMDE_ENABLE_NATIVE_ALIASES
#include <immintrin.h> /* first: SIMDe's names replace its own */
#include <simde/x86/avx512.h>

static inline simde__m512i masked_load(uint64_t there, const char *octets)
{
    simde__m512i_private v = {.u64 = {0}};
    for (int i = 0; i < 64; i++)
        if (there >> i & 1)
            v.i8[i] = octets[i];
    return simde__m512i_from_private(v);
}
#undef _mm512_maskz_loadu_epi8
#define _mm512_maskz_loadu_epi8(there, octets) masked_load(there, octets)

#endif
