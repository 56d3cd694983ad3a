// SPDX-License-Identifier: MIT
/*
 * How what crosses files is linked, and what of it is inlined. Every file of the parser includes it; nothing else does.
 */
#ifndef SMTPATH_INTERNAL_H
#define SMTPATH_INTERNAL_H

#include "smtpath.h"

#include <stdbool.h>
#include <string.h>

#if (defined(SMTPATH_STATIC) || defined(SMTPATH_AMALGAM)) && defined(__GNUC__)
#define SMTPATH_INTERNAL      static __attribute__((unused)) /* some sets do without */
#define SMTPATH_INTERNAL_DATA static __attribute__((unused))
#elif defined(SMTPATH_STATIC) || defined(SMTPATH_AMALGAM)
#define SMTPATH_INTERNAL      static
#define SMTPATH_INTERNAL_DATA static
#elif defined(__GNUC__) && !defined(_WIN32)
#define SMTPATH_INTERNAL      __attribute__((visibility("hidden")))
#define SMTPATH_INTERNAL_DATA extern __attribute__((visibility("hidden")))
#else
#define SMTPATH_INTERNAL
#define SMTPATH_INTERNAL_DATA extern
#endif

/* What stands on the way of nearly every line is inlined into it; what a refused or a rare line needs is
 * kept out of the way, and where it stands in a header, not every source calls it. Compilers that know neither do without. */
#if defined(__GNUC__)
#define HOT      inline __attribute__((always_inline))
#define COLD     __attribute__((cold, noinline))
#define NOINLINE __attribute__((noinline, unused))
#else
#define HOT inline
#define COLD
#define NOINLINE
#endif

/* Inside, a production has its bare name; to the linker, all of them begin with smtpath_: each header renames what it
 * declares. */

#endif
