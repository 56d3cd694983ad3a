#!/bin/sh
# SPDX-License-Identifier: MIT
#
# bite.sh [TARGET ...]: shows that each property bites. Puts the fault that faults.txt has for a target into a copy
# of the sources, and runs the target built from it, from the corpus's seeds: it must find the fault within a minute
# of processor time. Then tells which of the target's tests in ctest fail. Fails if a fault was not found, or if all
# tests passed over all faults. Needs clang and ninja.
set -eu

root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tab=$(printf '\t')
wanted=" $* "

# each_fault FUNCTION: calls it with target, file, old and new of each fault whose target is wanted.
each_fault() {
    while IFS=$tab read -r target file old new; do
        case $target in '' | '#'*) continue ;; esac
        case $wanted in '  ' | *" $target "*) "$1" ;; esac
    done <"$root/fuzz/faults.txt"
}

build() {
    cmake --build "$work/build" --target "$@" >"$work/log" 2>&1 || { cat "$work/log" && exit 1; }
}

name_programs() {
    programs="$programs fuzz_$target replay_$target"
}

build_without_faults() {
    mkdir "$work/tree"
    tar -C "$root" --exclude=./build --exclude=./.git -cf - . | tar -C "$work/tree" -xf -
    cmake -S "$work/tree" -B "$work/build" -G Ninja -DCMAKE_C_COMPILER=clang -DCMAKE_CXX_COMPILER=clang++ \
        -DSMTPATH_BUILD_FUZZ=ON -DCMAKE_BUILD_TYPE=RelWithDebInfo \
        -DCMAKE_C_FLAGS='-fsanitize=address,fuzzer-no-link' -DCMAKE_EXE_LINKER_FLAGS=-fsanitize=address \
        >"$work/log" 2>&1 || { cat "$work/log" && exit 1; }
    programs=fuzz_seed_corpus
    each_fault name_programs
    # shellcheck disable=SC2086
    build $programs
}

# Keeps the processor time of this shell's children until now under a name.
stop_watch() {
    times >"$work/times.$1"
}

processor_time() {
    cat "$work/times.begun" "$work/times.ended" |
        awk -F '[ms ]+' 'NR % 2 == 0 { begun = ended; ended = $1 * 60 + $2 + $3 * 60 + $4 }
                         END { printf "%.1f", ended - begun }'
}

# Runs the target until it finds something or its minute is over.
run() {
    longest=$(sed -n 's/^max_len = //p' "$root/fuzz/fuzz_$target.options")
    rm -rf "$work/found"
    mkdir "$work/found"
    # shellcheck disable=SC3045
    (ulimit -t 60 && exec "$work/build/fuzz/fuzz_$target" -max_len="$longest" -len_control=0 \
        -artifact_prefix="$work/found/" "$work/build/fuzz/seeds") >"$work/log" 2>&1 || true
    [ -n "$(ls "$work/found")" ]
}

bite() {
    "$work/build/fuzz/replay_$target" "$work/build/fuzz/seeds" >"$work/log" 2>&1 ||
        { cat "$work/log" && echo "$target: does not hold without a fault" >&2 && exit 1; }
    OLD=$old NEW=$new awk '
        !done && (at = index($0, ENVIRON["OLD"])) {
            $0 = substr($0, 1, at - 1) ENVIRON["NEW"] substr($0, at + length(ENVIRON["OLD"]))
            done = 1
        }
        { print }
        END { exit !done }' "$root/parser/$file" >"$work/tree/parser/$file" ||
        { echo "$target: not in $file any more: $old" >&2 && exit 1; }
    build "fuzz_$target" "replay_$target"
    stop_watch begun
    run && found=found || found='NOT FOUND'
    stop_watch ended
    printf '%-11s %s in %4s s: %s: %s\n' "$target" "$found" "$(processor_time)" "$file" "$new"
    [ "$found" = found ] || missed=$((missed + 1))
    failing=$(ctest --test-dir "$work/build" -R "^(replay|regressions|fuzz)_$target\$" 2>/dev/null |
        awk '/\*\*\*/ { printf " %s", $4 }')
    printf '            in ctest by%s\n' "${failing:- none}"
    [ -z "$failing" ] || tested=$((tested + 1))
    cp "$root/parser/$file" "$work/tree/parser/$file"
}

missed=0 tested=0
build_without_faults
each_fault bite
[ "$missed" -eq 0 ] && [ "$tested" -gt 0 ]
