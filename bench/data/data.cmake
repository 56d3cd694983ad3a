# SPDX-License-Identifier: MIT
#
# Target bench_data: the data sets, written into ${SMTPATH_DATA}. Tests, fuzz targets and benchmarks include this
# file; the first to do so defines the target.
set(SMTPATH_DATA ${PROJECT_BINARY_DIR}/data)
if(TARGET bench_data)
    return()
endif()
set(data_sets mixed rcpt mail sender dsn longest ipv6 quoted utf8
    malformed-start malformed-middle malformed-end lower-case trailing-space)
list(TRANSFORM data_sets PREPEND ${SMTPATH_DATA}/ OUTPUT_VARIABLE data_files)
list(TRANSFORM data_files APPEND .txt)

file(GLOB sessions CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/corpus/sessions/*.txt)
if(sessions)
    list(APPEND data_files ${SMTPATH_DATA}/sessions.txt ${SMTPATH_DATA}/sessions.replies)
endif()

add_executable(generate_data ${CMAKE_CURRENT_LIST_DIR}/generate.c)
smtpath_own(generate_data)
add_custom_command(
    OUTPUT ${data_files}
    COMMAND ${CMAKE_COMMAND} -E make_directory ${SMTPATH_DATA}
    COMMAND generate_data ${SMTPATH_DATA} ${sessions}
    DEPENDS generate_data ${sessions} VERBATIM)
add_custom_target(bench_data DEPENDS ${data_files})
