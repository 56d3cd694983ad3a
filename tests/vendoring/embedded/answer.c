// SPDX-License-Identifier: MIT
/*
 * A library of somebody's own that has smtpath inside: all that it shows is this function.
 */
#include "smtpath.h"

int answer(const char *line, size_t length);

int answer(const char *line, size_t length)
{
    struct smtpath_line out;
    return smtpath_read_command(line, length, NULL, &out) == SMTPATH_OK ? 250 : out.diagnostic.code;
}
