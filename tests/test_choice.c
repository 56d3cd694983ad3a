// SPDX-License-Identifier: MIT
/*
 * What a machine has, from what it answers; and whether this one is seen for what it is.
 *
 * Argument: its level, "base", "avx2" or "avx512".
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "choice.h"

#include <stdio.h>

static const char *const names[] = {"unknown", "base", "avx2", "avx512"};
static const char *expected;

/* OSXSAVE and AVX, beside bits that say nothing here */
#define LEAF_1 0x1AF82201u
/* what YMM and ZMM registers need, with x87's bit; and without what Linux keeps for AVX-512 */
#define YMM_KEPT 0x07u
#define ZMM_KEPT 0xE7u

/* Leaf 7's EBX and ECX, as such processors answer. */
#define HASWELL   0x000027ABu
#define SKYLAKE_X 0xD39FFFFBu
#define ICE_LAKE  0xF2BF67EBu
#define WITH_VBMI 0x00405F4Eu
#define NO_VBMI   0x00405F4Cu

static void test_answers(void **unused)
{
    static const struct {
        const char *machine;
        struct registers answers;
        enum level level;
    } rows[] = {
        {"all 0", {0, 0, 0, 0}, LEVEL_BASE},
        {"AVX alone", {LEAF_1, 0x00000281, 0, YMM_KEPT}, LEVEL_BASE},
        {"Haswell", {LEAF_1, HASWELL, 0, YMM_KEPT}, LEVEL_AVX2},
        {"Haswell, a system without XSAVE", {LEAF_1 & ~(1u << 27), HASWELL, 0, 0}, LEVEL_BASE},
        {"Haswell, AVX switched off", {LEAF_1 & ~(1u << 28), HASWELL, 0, YMM_KEPT}, LEVEL_BASE},
        {"Haswell, XMM registers kept alone", {LEAF_1, HASWELL, 0, 0x03}, LEVEL_BASE},
        {"Haswell without BMI1", {LEAF_1, HASWELL & ~(1u << 3), 0, YMM_KEPT}, LEVEL_BASE},
        {"Haswell without BMI2", {LEAF_1, HASWELL & ~(1u << 8), 0, YMM_KEPT}, LEVEL_BASE},
        {"Skylake-X, which has no VBMI", {LEAF_1, SKYLAKE_X, NO_VBMI, ZMM_KEPT}, LEVEL_AVX2},
        {"Ice Lake", {LEAF_1, ICE_LAKE, WITH_VBMI, ZMM_KEPT}, LEVEL_AVX512},
        {"Ice Lake, YMM registers kept alone", {LEAF_1, ICE_LAKE, WITH_VBMI, YMM_KEPT}, LEVEL_AVX2},
        {"Ice Lake, no masks kept", {LEAF_1, ICE_LAKE, WITH_VBMI, 0xC7}, LEVEL_AVX2},
        {"Ice Lake, half the ZMM registers kept", {LEAF_1, ICE_LAKE, WITH_VBMI, 0x67}, LEVEL_AVX2},
        {"Ice Lake without AVX-512 F",
         {LEAF_1, ICE_LAKE & ~(1u << 16), WITH_VBMI, ZMM_KEPT},
         LEVEL_AVX2},
        {"Ice Lake without DQ", {LEAF_1, ICE_LAKE & ~(1u << 17), WITH_VBMI, ZMM_KEPT}, LEVEL_AVX2},
        {"Ice Lake without BW", {LEAF_1, ICE_LAKE & ~(1u << 30), WITH_VBMI, ZMM_KEPT}, LEVEL_AVX2},
        {"Ice Lake without VL", {LEAF_1, ICE_LAKE & ~(1u << 31), WITH_VBMI, ZMM_KEPT}, LEVEL_AVX2},
        {"Ice Lake without AVX2", {LEAF_1, ICE_LAKE & ~(1u << 5), WITH_VBMI, ZMM_KEPT}, LEVEL_BASE},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (level_of(&rows[i].answers) != rows[i].level)
            fail_msg("%s: %s", rows[i].machine, names[level_of(&rows[i].answers)]);
}

static void test_this_machine(void **unused)
{
    (void)unused;
    assert_int_equal(level(), LEVEL_UNKNOWN);
    assert_string_equal(names[find_level()], expected);
    assert_string_equal(names[level()], expected);
}

int main(int argc, char **argv)
{
    if (argc != 2) {
        fputs("usage: test_choice base|avx2|avx512\n", stderr);
        return 2;
    }
    expected = argv[1];
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_answers),
        cmocka_unit_test(test_this_machine),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
