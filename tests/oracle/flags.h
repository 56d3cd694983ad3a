// SPDX-License-Identifier: MIT
#ifndef ORACLE_FLAGS_H
#define ORACLE_FLAGS_H

#include "oracle.h"

/* The octets of an accepted path that first show one enum oracle_flag; false if none does. */
bool shows(const unsigned char *line, const struct oracle_result *path, uint32_t flag,
           struct oracle_span *octets);

#endif
