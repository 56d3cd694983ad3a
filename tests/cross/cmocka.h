// SPDX-License-Identifier: MIT
/*
 * A stand-in for cmocka where there is none: tests built for another machine and run by qemu, or by another
 * compiler. It has what the tests of this folder use, and ends the process at the first failure.
 */
#ifndef SMTPATH_TESTS_CROSS_CMOCKA_H
#define SMTPATH_TESTS_CROSS_CMOCKA_H

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define fail_msg(...)                                                                                  \
    (fprintf(stderr, "%s:%d: ", __FILE__, __LINE__), fprintf(stderr, __VA_ARGS__),                     \
     fputc('\n', stderr), exit(1))
#define fail()                     fail_msg("failed")
#define print_error(...)           fprintf(stderr, __VA_ARGS__)
#define assert_true(condition)     ((condition) ? (void)0 : fail_msg("%s", #condition))
#define assert_false(condition)    assert_true(!(condition))
#define assert_null(pointer)       assert_true((pointer) == NULL)
#define assert_non_null(pointer)   assert_true((pointer) != NULL)
#define assert_ptr_equal(a, b)     assert_true((const void *)(a) == (const void *)(b))
#define assert_int_equal(a, b)     assert_true((long long)(a) == (long long)(b))
#define assert_int_not_equal(a, b) assert_true((long long)(a) != (long long)(b))
#define assert_in_range(value, least, most)                                                            \
    assert_true((long long)(value) >= (long long)(least) && (long long)(value) <= (long long)(most))
#define assert_memory_equal(a, b, size)     assert_true(memcmp(a, b, size) == 0)
#define assert_memory_not_equal(a, b, size) assert_true(memcmp(a, b, size) != 0)
#define assert_string_equal(a, b)           assert_true(strcmp(a, b) == 0)
#define assert_string_not_equal(a, b)       assert_true(strcmp(a, b) != 0)

/* As there: no test is set up by itself, but each is given a state; a group may be set up. */
struct CMUnitTest {
    const char *name;
    void (*test_func)(void **state);
    int (*setup_func)(void **state);
    int (*teardown_func)(void **state);
    void *initial_state;
};
#define cmocka_unit_test(function)                                                                     \
    {                                                                                                  \
#function, function, NULL, NULL, NULL                                                          \
    }

/* Where a test that is skipped goes on. */
static jmp_buf skipped;
#define skip() longjmp(skipped, 1)

static inline int run_tests(const struct CMUnitTest *tests, size_t count, int (*setup)(void **state))
{
    void *state_of_all = NULL;
    if (setup != NULL && setup(&state_of_all) != 0)
        fail_msg("the group could not be set up");
    for (volatile size_t i = 0; i < count; i++) {
        void *state = tests[i].initial_state;
        printf("[ RUN      ] %s\n", tests[i].name);
        if (setjmp(skipped) == 0) {
            tests[i].test_func(&state);
            printf("[       OK ] %s\n", tests[i].name);
        } else {
            printf("[  SKIPPED ] %s\n", tests[i].name);
        }
    }
    return 0;
}
#define _cmocka_run_group_tests(name, tests, count, setup, teardown) run_tests(tests, count, setup)
#define cmocka_run_group_tests(tests, setup, teardown)                                                 \
    run_tests(tests, sizeof(tests) / sizeof((tests)[0]), setup)
#define cmocka_run_group_tests_name(name, tests, setup, teardown)                                      \
    run_tests(tests, sizeof(tests) / sizeof((tests)[0]), setup)

#endif
