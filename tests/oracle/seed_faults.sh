#!/bin/sh
# SPDX-License-Identifier: MIT
#
# seed_faults.sh [--lines | --find N]: shows that the exhaustive comparison finds faults. Builds the library and what compares it
# once; then puts one fault after the other into a copy of parser/, builds the copy, and compares. Prints which
# comparison caught it; fails if one was caught by none.
#
# The faults are those in faults.txt: kind, file, line, line with the fault. One whose line the parser has no more, or that
# cannot be built, is an error; --lines looks for the lines only, and builds nothing. With --find, new ones are drawn from all that
# mutate.awk can make, N of each kind: those caught are printed in the form of faults.txt, the others to standard
# error. Somebody must look at the others: many are no faults, since they change nothing that one can see.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
CC=${CC-cc}

build() {
    cmake -S "$root" -B "$work/build" -DCMAKE_BUILD_TYPE=Release -DBUILD_SHARED_LIBS=ON -DSMTPATH_BUILD_TOOL=OFF \
        -DCMAKE_SKIP_BUILD_RPATH=ON >/dev/null
    cmake --build "$work/build" --parallel 2 --target smtpath compare_tokens compare_limits compare_strings \
        compare_states compare_replies compare_framing compare_ehlo compare_written >/dev/null
    programs=$work/build/tests/oracle
}

# The library's objects, so that a fault costs the build of one file.
objects() {
    mkdir "$work/objects" "$work/faulty" "$work/names"
    cp "$root"/parser/*.[ch] "$work/faulty"
    for file in $(grep '^[a-z0-9_]*\.c$' "$root/parser/sources.txt"); do
        compile "$root/parser/$file" "$work/objects/${file%.c}.o"
    done
    for name in "$work"/build/libsmtpath.so*; do
        ln -s ../faulty.so "$work/names/${name##*/}"
    done
}

compile() {
    $CC -std=c11 -O1 -fPIC -fvisibility=hidden -DSMTPATH_SCALAR -I"$root/parser" -c "$1" -o "$2" 2>/dev/null
}

# with_fault FILE LINE FAULTY: 0 if the copy was built.
with_fault() {
    awk '
        BEGIN { line = ENVIRON["line"]; faulty = ENVIRON["faulty"] }
        $0 == line && !done { print faulty; done = 1; next }
        { print }
        END { exit !done }' "$root/parser/$1" >"$work/faulty/$1" || return 1
    compile "$work/faulty/$1" "$work/faulty.o" || return 1
    others=$(find "$work/objects" -name '*.o' ! -name "${1%.c}.o")
    # shellcheck disable=SC2086
    $CC -shared -o "$work/faulty.so" "$work/faulty.o" $others
}

# The comparison that first finds a difference. A fault that crashes is found too, and one that runs for more than
# a minute of processor time, where five seconds are enough.
catcher() {
    for comparison in "compare-tokens 2" "compare-strings --lines=5000" compare-limits "compare-replies --lines=20000 --octets=4" \
        "compare-framing --streams=20000 --octets=5" "compare-ehlo --lines=50000 --octets=3" "compare-written --lines=20000" \
        compare-states; do
        # shellcheck disable=SC2086,SC3045
        (ulimit -t 60 && LD_LIBRARY_PATH=$work/names exec "$programs"/$comparison) >/dev/null 2>&1 || {
            echo "${comparison%% *}"
            return
        }
    done
    echo nobody
}

seed() {
    line=$3 faulty=$4
    export line faulty
    with_fault "$2" "$3" "$4" || return 2
    by=$(catcher)
    [ "$by" != nobody ]
}

tab=$(printf '\t')

# each_fault FUNCTION: calls it with each row of the list.
each_fault() {
    while IFS=$tab read -r kind file line faulty; do
        case $kind in '' | '#'*) continue ;; esac
        "$1"
    done <"$here/faults.txt"
}

look_for_line() {
    grep -qxF -e "$line" "$root/parser/$file" && return
    gone=$((gone + 1))
    printf 'NOT THERE: %s: %s: %s\n' "$file" "$kind" "$line"
}

lines_are_there() {
    gone=0
    each_fault look_for_line
    [ "$gone" -eq 0 ]
}

seed_one() {
    status=0
    seed "$kind" "$file" "$line" "$faulty" || status=$?
    count=$((count + 1))
    echo "$kind" >>"$work/kinds"
    case $status in
    0) printf 'caught by %-16s %-14s %s\n' "$by" "$file" "$kind" ;;
    1) missed=$((missed + 1)) && printf 'NOT CAUGHT: %s: %s: %s\n' "$file" "$kind" "$faulty" ;;
    2) missed=$((missed + 1)) && printf 'NOT BUILT: %s: %s: %s\n' "$file" "$kind" "$faulty" ;;
    esac
}

check_list() {
    count=0 missed=0
    : >"$work/kinds"
    each_fault seed_one
    kinds=$(sort -u "$work/kinds" | wc -l)
    echo "faults: $count of $kinds kinds seeded, $missed not caught"
    [ "$missed" -eq 0 ]
}

find_faults() {
    sed -n 's/^kind == "\([^"]*\)".*/\1/p' "$here/mutate.awk" | while read -r kind; do
        for file in path.c literal.c parameter.c value.c token.c xtext.c argument.c command.c octet.c reply.c; do
            [ -f "$root/parser/$file" ] || continue
            awk -v kind="$kind" -f "$here/mutate.awk" "$root/parser/$file" | sed "s/^/$file$tab/"
        done >"$work/all"
        # Spread over all files; the same ones each time.
        total=$(wc -l <"$work/all")
        [ "$total" -gt 0 ] || continue
        awk -v n="$1" -v total="$total" 'int((NR - 0.5) * n / total + 0.5) > int((NR - 1.5) * n / total + 0.5)' \
            "$work/all" >"$work/some"
        while IFS=$tab read -r file number old new; do
            status=0
            seed "$kind" "$file" "$old" "$new" || status=$?
            case $status in
            0) printf '%s\t%s\t%s\t%s\n' "$kind" "$file" "$old" "$new" ;;
            1) printf 'nobody caught: %s:%s: %s\n' "$file" "$number" "$kind" >&2 ;;
            esac
        done <"$work/some"
    done
}

# Without a fault nothing may be caught, or nothing that follows would mean anything.
objects_are_right() {
    cp "$work/build/libsmtpath.so" "$work/faulty.so"
    by=$(catcher)
    [ "$by" = nobody ] || { echo "the library without a fault is caught by $by" >&2 && exit 1; }
}

prepare() {
    build
    objects
    objects_are_right
}

case ${1-} in
'')
    lines_are_there
    prepare
    check_list
    ;;
--lines) lines_are_there ;;
--find)
    prepare
    find_faults "$2"
    ;;
*) echo "usage: seed_faults.sh [--lines | --find N]" >&2 && exit 2 ;;
esac
