#!/bin/bash -eu
# SPDX-License-Identifier: MIT
#
# Builds the fuzz targets as ClusterFuzzLite and OSS-Fuzz want them: they set CC, CXX, CFLAGS, CXXFLAGS,
# LIB_FUZZING_ENGINE, SRC and OUT. Each target comes with its seeds and the dictionary. fuzz/test_build.sh
# runs this with the same variables on any machine.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
: "${CC:?}" "${CXX:?}" "${LIB_FUZZING_ENGINE:?}" "${OUT:?}"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$OUT"

engine=${LIB_FUZZING_ENGINE// /;}
cmake -S "$root" -B "$work" -G Ninja -DCMAKE_BUILD_TYPE=RelWithDebInfo -DSMTPATH_BUILD_FUZZ=ON \
    -DSMTPATH_BUILD_TESTS=ON -DSMTPATH_INSTALL=OFF -DSMTPATH_FUZZ_LINK="$engine" \
    -DCMAKE_C_COMPILER="$CC" -DCMAKE_CXX_COMPILER="$CXX" -DCMAKE_C_FLAGS="${CFLAGS-}" \
    -DCMAKE_CXX_FLAGS="${CXXFLAGS-}" -DSMTPATH_FUZZ_LINK_CXX=ON
cmake --build "$work" --target fuzz_room smtpath-tool

"$work/bin/smtpath" list --dict >"$work/smtp.dict"
(cd "$work/fuzz/seeds" && find . -type f ! -name '.*' -print | sort | zip -q -@ "$work/seeds.zip")
for program in "$work"/fuzz/fuzz_*; do
    name=$(basename "$program")
    [ -f "$program" ] && [ -x "$program" ] && [ "$name" != fuzz_seeds ] || continue
    cp "$program" "$OUT/$name"
    cp "$root/fuzz/$name.options" "$OUT"
    cp "$work/smtp.dict" "$OUT/$name.dict"
    cp "$work/seeds.zip" "$OUT/${name}_seed_corpus.zip"
done
