# SPDX-License-Identifier: MIT
#
# test_fast, once for each instruction set of parser/fast.c and scan.c. Those that this machine lacks are emulated, if
# the emulator is there: AVX-512 by SIMDe (libsimde-dev), NEON by qemu (qemu-user, gcc-aarch64-linux-gnu). And once more
# where the set is chosen when the program runs: by this machine, and by what qemu pretends to be.

include(${PROJECT_SOURCE_DIR}/bench/data/data.cmake)

set(parser_sources ${sources})
list(FILTER parser_sources EXCLUDE REGEX "/(fast|scan)\\.c$")
list(TRANSFORM parser_sources PREPEND ${PROJECT_SOURCE_DIR}/)
set(fast_sources ${PROJECT_SOURCE_DIR}/parser/fast.c ${PROJECT_SOURCE_DIR}/parser/scan.c)

# Test fast_BACKEND: these are compiled with the flags that choose it, all else as ever.
function(smtpath_fast_test backend)
    add_library(fast_${backend} OBJECT ${fast_sources})
    smtpath_own(fast_${backend})
    target_compile_options(fast_${backend} PRIVATE ${ARGN})

    set(program test_fast_${backend})
    add_executable(${program} test_fast.c support.c corpus.c ${parser_sources}
        $<TARGET_OBJECTS:fast_${backend}>)
    smtpath_own(${program})
    target_include_directories(${program} PRIVATE ${PROJECT_SOURCE_DIR}/parser)
    target_include_directories(${program} SYSTEM PRIVATE ${CMOCKA_INCLUDE_DIR})
    target_link_libraries(${program} PRIVATE ${CMOCKA_LIBRARY})
    add_dependencies(${program} bench_data)
    add_test(NAME fast_${backend} COMMAND ${program} ${SMTPATH_DATA} ${corpus})
endfunction()

# Sets VARIABLE if /proc/cpuinfo lists each of the features.
function(smtpath_machine_has variable)
    set(cpuinfo "")
    if(EXISTS /proc/cpuinfo AND NOT CMAKE_CROSSCOMPILING)
        file(STRINGS /proc/cpuinfo cpuinfo LIMIT_COUNT 1 REGEX "^flags")
    endif()
    set(${variable} ON PARENT_SCOPE)
    foreach(feature IN LISTS ARGN)
        if(NOT "${cpuinfo} " MATCHES " ${feature} ")
            set(${variable} OFF PARENT_SCOPE)
        endif()
    endforeach()
endfunction()

if(CMAKE_SYSTEM_PROCESSOR STREQUAL x86_64 AND CMAKE_C_COMPILER_ID MATCHES "GNU|Clang")
    smtpath_fast_test(sse2)
    smtpath_fast_test(table -DSMTPATH_NO_VECTORS)
    smtpath_machine_has(has_ssse3 ssse3)
    if(has_ssse3)
        smtpath_fast_test(ssse3 -mssse3)
    endif()
    smtpath_machine_has(has_avx2 avx2 bmi1 bmi2)
    if(has_avx2)
        smtpath_fast_test(avx2 -mavx2 -mbmi -mbmi2)
    endif()
    smtpath_machine_has(has_avx512 avx512f avx512dq avx512bw avx512vl avx512vbmi)
    if(has_avx512)
        smtpath_fast_test(avx512 -march=icelake-server)
    endif()
    find_path(SIMDE_INCLUDE_DIR simde/x86/avx512.h)
    if(SIMDE_INCLUDE_DIR)
        # SIMDe's own code is not under our warnings
        smtpath_fast_test(avx512_emulated -w -include ${CMAKE_CURRENT_SOURCE_DIR}/emulate_avx512.h)
    endif()
else()
    smtpath_fast_test(native)
endif()

# ---- The instruction set, chosen when running -----------------------------------------------------------

# Tests chosen_LEVEL and chosen_lines_LEVEL: the machine is seen for what it is, and what is chosen on it reads every line
# as the productions do. LAUNCHER stands before each program.
function(smtpath_choice_test level)
    add_test(NAME chosen_${level} COMMAND ${ARGN} $<TARGET_FILE:test_choice> ${level})
    add_test(NAME chosen_lines_${level} COMMAND ${ARGN} $<TARGET_FILE:test_chosen> ${SMTPATH_DATA} ${corpus})
endfunction()

if(CMAKE_SYSTEM_PROCESSOR STREQUAL x86_64 AND CMAKE_C_COMPILER_ID MATCHES "GNU|Clang" AND
    NOT CMAKE_C_FLAGS MATCHES "SMTPATH_(SCALAR|NO_VECTORS)")
    add_executable(test_chosen test_fast.c support.c corpus.c ${parser_sources} ${fast_sources})
    add_executable(test_choice test_choice.c ${PROJECT_SOURCE_DIR}/parser/choice.c)
    target_compile_definitions(test_choice PRIVATE SMTPATH_CHOOSE)
    smtpath_choose(test_chosen)
    foreach(target IN ITEMS test_choice test_chosen test_chosen_avx2 test_chosen_avx512)
        smtpath_own(${target})
    endforeach()
    foreach(program IN ITEMS test_choice test_chosen)
        target_include_directories(${program} PRIVATE ${PROJECT_SOURCE_DIR}/parser)
        target_include_directories(${program} SYSTEM PRIVATE ${CMOCKA_INCLUDE_DIR})
        target_link_libraries(${program} PRIVATE ${CMOCKA_LIBRARY})
    endforeach()
    add_dependencies(test_chosen bench_data)

    # this machine; then, under qemu, older ones: not with a sanitizer, whose shadow of the address space qemu would keep
    # a table of its own for, tens of gigabytes of it
    set(level base)
    if(has_avx2)
        set(level avx2)
    endif()
    if(has_avx2 AND has_avx512)
        set(level avx512)
    endif()
    smtpath_choice_test(${level})
    find_program(QEMU_X86_64 qemu-x86_64)
    if(QEMU_X86_64 AND NOT CMAKE_C_FLAGS MATCHES "-fsanitize=")
        if(NOT level STREQUAL base)
            smtpath_choice_test(base ${QEMU_X86_64} -cpu Nehalem)
        endif()
        if(NOT level STREQUAL avx2)
            smtpath_choice_test(avx2 ${QEMU_X86_64} -cpu Haswell)
        endif()
    endif()
endif()

# ---- NEON, on another machine's processor ---------------------------------------------------------------

find_program(AARCH64_GCC aarch64-linux-gnu-gcc)
find_program(QEMU_AARCH64 qemu-aarch64)
if(AARCH64_GCC AND QEMU_AARCH64 AND NOT CMAKE_SYSTEM_PROCESSOR STREQUAL aarch64)
    set(program ${CMAKE_CURRENT_BINARY_DIR}/test_fast_neon)
    add_custom_command(OUTPUT ${program}
        COMMAND ${AARCH64_GCC} -std=c11 -O2 -static ${own_warnings}
            -Icross -I. -I${PROJECT_SOURCE_DIR}/parser -o ${program}
            test_fast.c support.c corpus.c ${parser_sources} ${fast_sources}
        WORKING_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR}
        DEPENDS cross/cmocka.h test_fast.c support.c corpus.c ${parser_sources} ${fast_sources} VERBATIM)
    add_custom_target(fast_neon ALL DEPENDS ${program} bench_data)
    add_test(NAME fast_neon COMMAND ${QEMU_AARCH64} ${program} ${SMTPATH_DATA} ${corpus})
endif()
