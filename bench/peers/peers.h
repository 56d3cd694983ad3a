// SPDX-License-Identifier: MIT
/* Every peer: one file each, and one row in shim.c. Which of them are compiled in is CMake's to say. */
#ifndef SMTPATH_BENCH_PEERS_H
#define SMTPATH_BENCH_PEERS_H

#include "../shim.h"

/* smtpath once for each instruction set that this machine can run; see smtpath.c */
extern const struct bench_peer peer_smtpath_scalar;
extern const struct bench_peer peer_smtpath_table;
extern const struct bench_peer peer_smtpath_sse2;
extern const struct bench_peer peer_smtpath_ssse3;
extern const struct bench_peer peer_smtpath_avx2;
extern const struct bench_peer peer_smtpath_avx512;
extern const struct bench_peer peer_smtpath_neon;

/* and as the Debian package has it: one shared library, which chooses */
extern const struct bench_peer peer_smtpath_package;

/* what is compiled here is so once a level of optimisation */
extern const struct bench_peer peer_ragel_O2, peer_ragel_O3;
extern const struct bench_peer peer_lean_O2, peer_lean_O3;

extern const struct bench_peer peer_dovecot;

extern const struct bench_peer peer_add_octets;
extern const struct bench_peer peer_find_ends;
extern const struct bench_peer peer_copy_lines;

#endif
