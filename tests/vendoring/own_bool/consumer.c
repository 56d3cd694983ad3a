// SPDX-License-Identifier: MIT
/*
 * A project that has a bool of its own, as those have that began before C99. It stands before our header, or with
 * OWN_BOOL_BEHIND behind it; with SMTPATH_STATIC the whole library is in this translation unit. In each case it
 * stays what it was.
 */
#ifndef OWN_BOOL_BEHIND
typedef int bool;
#endif

#ifdef SMTPATH_STATIC
#include "smtpath.c"
#else
#include "smtpath.h"
#endif

#ifdef OWN_BOOL_BEHIND
typedef int bool;
#endif

#if defined(bool) || defined(true) || defined(false)
#error "a word of the project's own is a macro now"
#endif

/* A constraint is violated where the two are not the same type. */
extern int own_truth;
bool own_truth = 2;

enum { false, true };

/* Our members and results are truth values all the same. */
_Static_assert(sizeof(bool) == sizeof(int), "bool is the project's own");
_Static_assert(sizeof(((struct smtpath_options *)0)->smtputf8) == sizeof(_Bool), "ours is C's");

#include "../consumer.c"
