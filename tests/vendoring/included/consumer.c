// SPDX-License-Identifier: MIT
/*
 * The whole library in this translation unit, with no symbol of its own outside it. The command line says so
 * in one of two ways: SMTPATH_STATIC, or what SMTPATH_API is.
 */
#include "smtpath.c"

#include "../consumer.c"
