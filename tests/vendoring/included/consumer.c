// SPDX-License-Identifier: MIT
/* The whole library in this translation unit, with no symbol of its own outside it. */
#define SMTPATH_API static
#include "smtpath.c"

#include "../consumer.c"
