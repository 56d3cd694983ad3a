#!/bin/sh
# SPDX-License-Identifier: MIT
#
# test_build.sh [SANITIZER ...]: runs fuzz/build.sh with the variables that ClusterFuzzLite and OSS-Fuzz set for each
# sanitizer, or for those named, and each target that it made for a few executions, from its own seeds and dictionary.
# Then it holds the folder for OSS-Fuzz to what is asked of one there.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

die() {
    echo "test_build.sh: $*" >&2
    exit 1
}

# What the build images set for a sanitizer, with Debian's linker in place of gold for Fuzz Introspector, and without the
# debugging information in which LLVM 14's optimiser at link time ends by a signal.
flags_of() {
    case $1 in
    address) echo '-fsanitize=address -fsanitize-address-use-after-scope -fsanitize=fuzzer-no-link' ;;
    undefined) echo '-fsanitize=bool,bounds,enum,null,shift,unsigned-integer-overflow,vla-bound -fno-sanitize-recover=bool,bounds,enum,null,shift,vla-bound -fsanitize-ignorelist='"$here"'/wraps.txt -fsanitize=fuzzer-no-link' ;;
    memory) echo '-fsanitize=memory -fsanitize-memory-track-origins -fsanitize=fuzzer-no-link' ;;
    coverage) echo '-fprofile-instr-generate -fcoverage-mapping -pthread -Wl,--no-as-needed -Wl,-ldl -Wl,-lm -Wno-unused-command-line-argument' ;;
    introspector) echo '-O0 -flto -fno-unroll-loops -fuse-ld=lld -Wl,-mllvm,-experimental-debug-variable-locations=0 -Wno-unused-command-line-argument -fsanitize=fuzzer-no-link' ;;
    *) die "no sanitizer \"$1\": address, undefined, memory, coverage, introspector" ;;
    esac
}

# run_target PROGRAM SANITIZER: a few executions from what lies beside it; a build for coverage has no instrumentation
# that would guide them, so it gets the seeds alone.
run_target() {
    rm -rf "$out/seeds"
    mkdir "$out/seeds"
    (cd "$out/seeds" && unzip -q "$1_seed_corpus.zip")
    for regression in "$here/../corpus/regressions/${1##*/fuzz_}"/*; do
        [ ! -f "$regression" ] || [ -f "$out/seeds/${regression##*/}" ] || die "$1: no seed ${regression##*/}"
    done
    [ -f "$1.options" ] || die "$1 has no options"
    if [ "$2" = coverage ]; then
        set -- "$1" "$out"/seeds/*
    else
        set -- "$1" -runs=2000 -dict="$1.dict" "$out/seeds"
    fi
    LLVM_PROFILE_FILE=$out/profile "$@" >"$out/log" 2>&1 || {
        cat "$out/log"
        exit 1
    }
}

expected=$(find "$here" -name 'fuzz_*.options' | wc -l)
for sanitizer in ${*:-address undefined memory coverage introspector}; do
    flags="-O1 -fno-omit-frame-pointer -gline-tables-only $(flags_of "$sanitizer")"
    made=$out/$sanitizer
    mkdir "$made"
    [ "$sanitizer" != introspector ] || export AR=llvm-ar RANLIB=llvm-ranlib NM=llvm-nm
    CC=clang CXX=clang++ CFLAGS=$flags CXXFLAGS=$flags SANITIZER=$sanitizer \
        LIB_FUZZING_ENGINE=-fsanitize=fuzzer SRC=$(dirname "$here") OUT=$made \
        bash -eu "$here/build.sh" >"$out/log" 2>&1 || { cat "$out/log"; exit 1; }
    count=0
    for program in "$made"/fuzz_*; do
        case $program in *.dict | *.zip | *.options) continue ;; esac
        run_target "$program" "$sanitizer"
        count=$((count + 1))
    done
    echo "$sanitizer: $count targets built and run"
    [ "$count" -eq "$expected" ] || die "$sanitizer: $expected targets have options, $count were built"
    rm -rf "$made"
done

# OSS-Fuzz takes a folder whose files are under its licence, and whose addresses are written out.
for file in project.yaml Dockerfile build.sh; do
    grep -q 'http://www.apache.org/licenses/LICENSE-2.0' "$here/oss-fuzz/$file" || die "oss-fuzz/$file names no licence"
done
for key in homepage main_repo primary_contact language fuzzing_engines sanitizers; do
    grep -q "^$key:" "$here/oss-fuzz/project.yaml" || die "oss-fuzz/project.yaml has no $key"
done
repository=$(sed -n 's/^main_repo: "\(.*\)"/\1/p' "$here/oss-fuzz/project.yaml")
grep -qF "git clone --depth 1 $repository " "$here/oss-fuzz/Dockerfile" || die "oss-fuzz/Dockerfile clones another repository than main_repo"
