#!/bin/sh
# SPDX-License-Identifier: MIT
#
# run.sh [--update] BIN CASE ...: runs each case, a shell script, with the folder BIN first in PATH and an
# empty folder as the current one, and compares what it prints with the file beside it: CASE without its
# .sh, with .out. That holds standard output, then standard error and the exit status if there is any.
# --update writes these files anew. A case that exits with 77 cannot run on this machine.
set -u

here=$(cd "$(dirname "$0")" && pwd)
update=false
if [ "${1-}" = --update ]; then
    update=true
    shift
fi
PATH=$(cd "$1" && pwd):$PATH
root=$(cd "$here/../.." && pwd)
shift
unset NO_COLOR COLUMNS
export LC_ALL=C TERM=xterm root
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# What a case prints, in one text.
transcript() {
    (cd "$work/empty" && sh "$1" </dev/null >"$work/stdout" 2>"$work/stderr")
    status=$?
    cat "$work/stdout"
    if [ -s "$work/stderr" ]; then
        echo '-- standard error'
        cat "$work/stderr"
    fi
    [ "$status" -eq 0 ] || echo "-- exit status $status"
}

failed=0
for name; do
    case=$(cd "$(dirname "$name")" && pwd)/$(basename "$name")
    expected=${case%.sh}.out
    rm -rf "$work/empty"
    mkdir "$work/empty"
    transcript "$case" >"$work/printed"
    if [ "$status" -eq 77 ]; then
        cat "$work/printed"
        exit 77
    elif "$update"; then
        cp "$work/printed" "$expected"
    elif ! diff -u "$expected" "$work/printed"; then
        failed=1
    fi
done
exit "$failed"
