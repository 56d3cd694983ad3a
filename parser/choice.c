// SPDX-License-Identifier: MIT
/*
 * What the machine has, asked of it once. There is nothing here unless SMTPATH_CHOOSE is defined.
 */
#include "choice.h"

#if defined(SMTPATH_CHOOSE)
#include <cpuid.h>

/* The numbers of bits, as the processors' manuals give them. */
#define BIT(number) (UINT32_C(1) << (number))
enum { LEAF_1_ECX_OSXSAVE = 27, LEAF_1_ECX_AVX = 28 };
enum { LEAF_7_EBX_BMI1 = 3, LEAF_7_EBX_AVX2 = 5, LEAF_7_EBX_BMI2 = 8 };
enum {
    LEAF_7_EBX_AVX512F = 16,
    LEAF_7_EBX_AVX512DQ = 17,
    LEAF_7_EBX_AVX512BW = 30,
    LEAF_7_EBX_AVX512VL = 31
};
enum { LEAF_7_ECX_AVX512VBMI = 1 };
enum { XCR0_SSE = 1, XCR0_AVX = 2, XCR0_OPMASK = 5, XCR0_ZMM_LOW = 6, XCR0_ZMM_HIGH = 7 };

uint32_t known_level = LEVEL_UNKNOWN;

static bool has_all(uint32_t bits, uint32_t wanted)
{
    return (bits & wanted) == wanted;
}

/* An instruction set is there if the processor has it and the system keeps its registers. */
static bool has_avx2(const struct registers *r)
{
    return has_all(r->leaf_1_ecx, BIT(LEAF_1_ECX_OSXSAVE) | BIT(LEAF_1_ECX_AVX)) &&
           has_all(r->saved, BIT(XCR0_SSE) | BIT(XCR0_AVX)) &&
           has_all(r->leaf_7_ebx, BIT(LEAF_7_EBX_BMI1) | BIT(LEAF_7_EBX_AVX2) | BIT(LEAF_7_EBX_BMI2));
}

/* What it adds to AVX2. */
static bool has_avx512(const struct registers *r)
{
    return has_all(r->saved, BIT(XCR0_OPMASK) | BIT(XCR0_ZMM_LOW) | BIT(XCR0_ZMM_HIGH)) &&
           has_all(r->leaf_7_ebx, BIT(LEAF_7_EBX_AVX512F) | BIT(LEAF_7_EBX_AVX512DQ) |
                                      BIT(LEAF_7_EBX_AVX512BW) | BIT(LEAF_7_EBX_AVX512VL)) &&
           has_all(r->leaf_7_ecx, BIT(LEAF_7_ECX_AVX512VBMI));
}

enum level level_of(const struct registers *r)
{
    if (!has_avx2(r))
        return LEVEL_BASE;
    return has_avx512(r) ? LEVEL_AVX512 : LEVEL_AVX2;
}

/* A leaf that the processor does not know is all 0. XGETBV is there only where the system says so. */
static struct registers asked(void)
{
    struct registers r = {0, 0, 0, 0};
    unsigned eax = 0, ebx = 0, ecx = 0, edx = 0;
    if (__get_cpuid(1, &eax, &ebx, &ecx, &edx) != 0)
        r.leaf_1_ecx = ecx;
    if (__get_cpuid_count(7, 0, &eax, &ebx, &ecx, &edx) != 0) {
        r.leaf_7_ebx = ebx;
        r.leaf_7_ecx = ecx;
    }
    if (has_all(r.leaf_1_ecx, BIT(LEAF_1_ECX_OSXSAVE)))
        __asm__ volatile("xgetbv" : "=a"(r.saved), "=d"(edx) : "c"(0));
    return r;
}

enum level find_level(void)
{
    const struct registers r = asked();
    const enum level found = level_of(&r);
    __atomic_store_n(&known_level, (uint32_t)found, __ATOMIC_RELAXED);
    return found;
}

#endif
