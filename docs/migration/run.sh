#!/bin/sh
# SPDX-License-Identifier: MIT
#
# run.sh BEFORE AFTER [--update]: runs both handlers on lines.txt and compares how they differ with
# difference.txt; then each block of C in ../migration.md with the part of before.c or after.c that it shows.
# --update writes difference.txt.
set -eu

before=$1
after=$2
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$before" <lines.txt >"$work/before"
"$after" <lines.txt >"$work/after"

# Each line once, with both answers where they differ.
paste -d '\n' "$work/before" "$work/after" | awk '
    NR % 4 == 1 { line = $0 }
    NR % 4 == 3 { before = substr($0, 4) }
    NR % 4 == 0 {
        after = substr($0, 4)
        print line
        if (before == after)
            print "both:   " after
        else
            print "before: " before "\nafter:  " after
    }' >"$work/difference"
[ "${3-}" != --update ] || cp "$work/difference" difference.txt
diff difference.txt "$work/difference"

awk '/^```/ { inside = /^```c$/; next } inside' ../migration.md >"$work/shown"
for file in before.c after.c; do
    awk '/^\/\* end \*\/$/ { inside = 0 } inside; /^\/\* excerpt/ { inside = 1 }' $file
done >"$work/excerpts"
[ -s "$work/shown" ]
diff "$work/shown" "$work/excerpts"
