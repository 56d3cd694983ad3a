// SPDX-License-Identifier: MIT
/*
 * The library beside the oracle: both read a line under the same options; any difference is printed so that
 * oracle-check can be asked about it.
 */
#ifndef ORACLE_COMPARE_H
#define ORACLE_COMPARE_H

#include "oracle.h"

/* Whether both say the same of this line: verdict, codes, offset, length, and all that was read. */
bool compare_line(const unsigned char *line, size_t length, const struct oracle_options *options);

/* The same of a reply line. */
bool compare_reply(const unsigned char *line, size_t length, bool utf8);

/* Lines compared and disagreements found until now. At the first disagreements both results are printed; when
 * there are very many, the program ends. */
unsigned long long compared(void);
unsigned long long disagreements(void);

/* Prints how many there were of both; returns what main does. */
int compare_report(const char *what);

/* What the oracle said of the last line. */
const struct oracle_result *compare_last(void);

#endif
