#!/bin/bash -eu
# SPDX-License-Identifier: MIT
#
# Builds the fuzz targets as ClusterFuzzLite and OSS-Fuzz want them: they set CC, CXX, CFLAGS, CXXFLAGS,
# LIB_FUZZING_ENGINE, SRC and OUT, SANITIZER too, and for Fuzz Introspector AR, RANLIB and NM. Each target comes with
# its own seeds, regressions included, its options and the dictionary. fuzz/test_build.sh runs this with the same
# variables on any machine.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
: "${CC:?}" "${CXX:?}" "${LIB_FUZZING_ENGINE:?}" "${OUT:?}"
for tool in cmake ninja ragel zip; do
    command -v $tool >/dev/null || { echo "fuzz/build.sh: $tool is not there" >&2; exit 1; }
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$OUT"
export LLVM_PROFILE_FILE=$work/profile # a build for coverage runs programs, too, whose profile nobody wants

# Link-time optimisation, which Fuzz Introspector builds with, wants the tools that know the compiler's archives.
tools=()
for tool in AR RANLIB NM; do
    [ -z "${!tool-}" ] || tools+=("-DCMAKE_$tool=$(command -v "${!tool}")")
done
engine=${LIB_FUZZING_ENGINE// /;}
cmake -S "$root" -B "$work" -G Ninja -DCMAKE_BUILD_TYPE=RelWithDebInfo -DSMTPATH_BUILD_FUZZ=ON \
    -DSMTPATH_BUILD_TESTS=ON -DSMTPATH_INSTALL=OFF -DSMTPATH_FUZZ_LINK="$engine" \
    -DCMAKE_C_COMPILER="$CC" -DCMAKE_CXX_COMPILER="$CXX" -DCMAKE_C_FLAGS="${CFLAGS-}" \
    -DCMAKE_CXX_FLAGS="${CXXFLAGS-}" -DSMTPATH_FUZZ_LINK_CXX=ON "${tools[@]}"
cmake --build "$work" --target fuzz_room smtpath-tool

# seeds_of TARGET: the seeds that its options name by patterns; command lines, where they name none. A pattern that finds
# none is a fault.
seeds_of() {
    local patterns
    patterns=$(sed -n 's/^# seeds: //p' "$root/fuzz/$1.options")
    (
        cd "$work/fuzz/seeds"
        if [ -n "$patterns" ]; then
            for pattern in $patterns; do
                compgen -G "$pattern" || { echo "fuzz/$1.options: no seed is named $pattern" >&2 && exit 1; }
            done
        else
            find . -maxdepth 1 -type f ! -name '.*' ! -name 'reply-*' ! -name 'ehlo-*' ! -name 'framing-*' ! -name 'sasl-*' \
                ! -name 'session-*' -printf '%f\n'
        fi
    )
}

"$work/bin/smtpath" list --dict >"$work/smtp.dict"
for program in "$work"/fuzz/fuzz_*; do
    name=$(basename "$program")
    [ -f "$program" ] && [ -x "$program" ] && [ "$name" != fuzz_seeds ] || continue
    cp "$program" "$OUT/$name"
    cp "$root/fuzz/$name.options" "$OUT"
    cp "$work/smtp.dict" "$OUT/$name.dict"
    rm -f "$OUT/${name}_seed_corpus.zip"
    (cd "$work/fuzz/seeds" && seeds_of "$name" | sort | zip -q -@ "$OUT/${name}_seed_corpus.zip")
    # whole files that its options name, and what it once found
    for folder in $(sed -n 's/^# folder: //p' "$root/fuzz/$name.options") "corpus/regressions/${name#fuzz_}"; do
        [ ! -d "$root/$folder" ] || (cd "$root/$folder" && zip -q -r "$OUT/${name}_seed_corpus.zip" .)
    done
done
