#!/bin/sh
# SPDX-License-Identifier: MIT
#
# valgrind.sh RECEIVER LOAD: runs RECEIVER under valgrind while LOAD's clients talk to it, those with garbage
# among them. Fails if valgrind finds an error or a leak, or if more messages take one allocation more.
set -eu

command -v valgrind >/dev/null || { echo "skipped: valgrind is not there"; exit 77; }
work=$(mktemp -d)
pid=
finish() {
    [ -z "$pid" ] || kill -KILL "$pid" 2>/dev/null || true
    rm -rf "$work"
}
trap finish EXIT
trap 'exit 1' HUP INT TERM

die() {
    cat "$work/valgrind" "$work/said" >&2
    echo "valgrind.sh: $*" >&2
    exit 1
}

printf '%s\n' 'moved@example.org 251 new@example.net' 'gone@example.org 551 else@example.net' >"$work/table"
mkdir "$work/spool"

# allocations RECEIVER LOAD COUNT: leaves in $allocations how many a receiver needs for so many messages.
allocations() {
    : >"$work/said"
    valgrind --leak-check=full --show-leak-kinds=all --error-exitcode=9 --log-file="$work/valgrind" "$1" \
        --listen=127.0.0.1:0 --spool="$work/spool" --forward="$work/table" >"$work/said" &
    pid=$!
    for _ in $(seq 6000); do
        port=$(sed -n 's/^listening on .*://p' "$work/said")
        [ -z "$port" ] || break
        sleep 0.1
    done
    "$2" --port="$port" "$3" || die "load has failed"
    kill -TERM "$pid"
    wait "$pid" || die "the receiver has ended with $?"
    pid=
    allocations=$(sed -n 's/.*total heap usage: \([0-9,]*\) allocs.*/\1/p' "$work/valgrind")
    [ -n "$allocations" ] || die "no count of allocations"
    echo "$3 transactions: $allocations allocations"
}

allocations "$1" "$2" 100
few=$allocations
allocations "$1" "$2" 1000
[ "$allocations" = "$few" ] || die "more messages have taken more allocations"
