// SPDX-License-Identifier: MIT
/*
 * The library beside the oracle: both read a line under the same options; any difference is printed so that
 * oracle-check can be asked about it.
 */
#ifndef ORACLE_COMPARE_H
#define ORACLE_COMPARE_H

#include "oracle.h"

#include <stdbool.h>

/* Whether both say the same of this line: verdict, codes, offset, length, and all that was read. */
bool compare_line(const unsigned char *line, size_t length, const struct oracle_options *options);

/* What the library says, in the oracle's words. */
void library_read(const unsigned char *line, size_t length, const struct oracle_options *options,
                  struct oracle_result *out);

/* The same of a path that stands alone. */
void library_read_path(const unsigned char *line, size_t length, bool reverse,
                       const struct oracle_options *options, struct oracle_result *out);

/* Whether two results are the same; of two refusals, only what was refused. */
bool compare_same(const struct oracle_result *a, const struct oracle_result *b);

/* Prints a line, its options and both results. */
void compare_show(const char *what, const unsigned char *line, size_t length,
                  const struct oracle_options *options);

/* Lines compared and disagreements found until now. At the first disagreements both results are printed; when
 * there are very many, the program ends. */
unsigned long long compared(void);
unsigned long long disagreements(void);

/* Prints how many there were of both; returns what main does. */
int compare_report(const char *what);

/* Prints which parameters and EHLO keywords of the library the oracle has no row for. Returns: how many. */
unsigned compare_knowledge(void);

/* What the oracle said of the last line. */
const struct oracle_result *compare_last(void);

#endif
