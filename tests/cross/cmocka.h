// SPDX-License-Identifier: MIT
/*
 * A stand-in for cmocka where there is none: tests built for another machine and run by qemu. It has what
 * test_fast.c and support.c use, and ends the process at the first failure.
 */
#ifndef SMTPATH_TESTS_CROSS_CMOCKA_H
#define SMTPATH_TESTS_CROSS_CMOCKA_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define fail_msg(...)                                                                                  \
    (fprintf(stderr, "%s:%d: ", __FILE__, __LINE__), fprintf(stderr, __VA_ARGS__),                     \
     fputc('\n', stderr), exit(1))
#define assert_true(condition)          ((condition) ? (void)0 : fail_msg("%s", #condition))
#define assert_non_null(pointer)        assert_true((pointer) != NULL)
#define assert_int_equal(a, b)          assert_true((a) == (b))
#define assert_memory_equal(a, b, size) assert_true(memcmp(a, b, size) == 0)

struct CMUnitTest {
    const char *name;
    void (*run)(void **state);
};
#define cmocka_unit_test(function)                                                                     \
    {                                                                                                  \
#function, function                                                                            \
    }

static inline int run_tests(const struct CMUnitTest *tests, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        printf("[ RUN      ] %s\n", tests[i].name);
        tests[i].run(NULL);
        printf("[       OK ] %s\n", tests[i].name);
    }
    return 0;
}
#define cmocka_run_group_tests(tests, setup, teardown)                                                 \
    run_tests(tests, sizeof(tests) / sizeof((tests)[0]))

#endif
