#!/bin/sh
# SPDX-License-Identifier: MIT
#
# test_build.sh: runs fuzz/build.sh with the variables that ClusterFuzzLite and OSS-Fuzz set, and each target
# that it made for a few executions, from its own seeds and dictionary.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
CC=clang CXX=clang++ CFLAGS='-O1 -fno-omit-frame-pointer -gline-tables-only -fsanitize=address,fuzzer-no-link' \
    CXXFLAGS='-O1 -fno-omit-frame-pointer -gline-tables-only -fsanitize=address,fuzzer-no-link' \
    LIB_FUZZING_ENGINE=-fsanitize=fuzzer SRC=$(dirname "$here") OUT=$out \
    bash -eu "$here/build.sh" >"$out/log" 2>&1 || { cat "$out/log"; exit 1; }
count=0
for program in "$out"/fuzz_*; do
    case $program in *.dict | *.zip | *.options) continue ;; esac
    mkdir "$out/seeds"
    (cd "$out/seeds" && unzip -q "${program}_seed_corpus.zip")
    "$program" -runs=2000 -dict="$program.dict" "$out/seeds" >"$out/log" 2>&1 || { cat "$out/log"; exit 1; }
    rm -rf "$out/seeds"
    count=$((count + 1))
done
echo "$count targets built and run"
[ "$count" -ge 9 ]
