// SPDX-License-Identifier: MIT
/*
 * Which instruction set is used, where that is asked when the library runs. Usually it is not: fast.c and scan.c take what
 * the target has. A library that is built once for many machines may define SMTPATH_CHOOSE, on x86-64 with gcc or clang. What
 * asks for an instruction set (fast.c, scan.c) is then compiled three times, as ever, and with SMTPATH_COPY=avx2 and
 * SMTPATH_COPY=avx512 and the compiler's options for these; whoever calls it picks a copy by the level of the machine.
 *
 * One word is kept: the level, once it was found. It is read and written whole, and whoever writes it writes the same;
 * so it needs no lock, no order among threads, no constructor and no support of the loader as an ifunc would. It is a
 * number and no pointer, so that nothing that can be written to says where a call goes.
 */
#ifndef SMTPATH_CHOICE_H
#define SMTPATH_CHOICE_H

#include "internal.h"

#if !defined(SMTPATH_CHOOSE)

/* The name of what there may be several copies of: its own, where there is one. */
#define COPY(name) name

#elif defined(__GNUC__) && defined(__x86_64__) && !defined(SMTPATH_SCALAR) &&                          \
    !defined(SMTPATH_NO_VECTORS) && !defined(SMTPATH_STATIC) && !defined(SMTPATH_AMALGAM)

#define JOINED_(name, copy) name##_##copy
#define JOINED(name, copy)  JOINED_(name, copy)
#if defined(SMTPATH_COPY)
#define COPY(name) JOINED(name, SMTPATH_COPY)
#else
#define COPY(name) JOINED(name, base)
#endif

/* What a machine has of what is compiled: nothing beyond the target; AVX2, BMI1 and BMI2; and AVX-512 F, BW, DQ, VL and
 * VBMI. */
enum level { LEVEL_UNKNOWN, LEVEL_BASE, LEVEL_AVX2, LEVEL_AVX512 };

/* What CPUID and XGETBV answer. */
struct registers {
    uint32_t leaf_1_ecx, leaf_7_ebx, leaf_7_ecx;
    uint32_t saved; /* the low half of XCR0: whose registers the system keeps for a thread */
};

#define level_of smtpath_level_of
/* Returns: what a machine with these answers has. */
SMTPATH_INTERNAL enum level level_of(const struct registers *r);

#define find_level smtpath_find_level
/* Asks the machine, and notes what it has. */
SMTPATH_INTERNAL enum level find_level(void);

#define known_level smtpath_known_level
SMTPATH_INTERNAL_DATA uint32_t known_level;

/* What was noted. Where nothing was, the caller finds it, and takes what every machine has meanwhile. */
static HOT enum level level(void)
{
    return (enum level)__atomic_load_n(&known_level, __ATOMIC_RELAXED);
}

#else
#error "SMTPATH_CHOOSE: for the sources of parser/ on x86-64, with gcc or clang, and with vectors"
#endif

#endif
