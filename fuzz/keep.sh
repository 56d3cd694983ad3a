#!/bin/sh
# SPDX-License-Identifier: MIT
#
# keep.sh [LEDGER]: moves the rows of a ledger of campaigns, build/fuzz/ledger unless told, into fuzz/ledger.txt, where they
# are summed up by target, engine and the last revision that changed parser/, and puts the new figures into
# docs/fuzzing.md. What is moved is not there to be moved, and counted, again.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
ledger=${1-$here/../build/fuzz/ledger}
kept=$here/ledger.txt
page=$here/../docs/fuzzing.md

die() {
    echo "keep.sh: $*" >&2
    exit 1
}

# The revision that a row names is where the campaign stood: most change nothing in parser/. One that is not known here stays.
of_parser() {
    found=$(git -C "$here" log -1 --abbrev=8 --format=%h "$1" -- "$here/../parser" 2>/dev/null) || found=
    echo "${found:-$1}"
}

# Rows that name no sanitizer beside libFuzzer were written when it always ran under both.
by_revision_of_parser() {
    while read -r target executions seconds engine revision more; do
        [ -n "$revision" ] && [ -z "$more" ] || die "$1: no row of a ledger: $target $executions $seconds $engine $revision $more"
        [ "$engine" != libfuzzer ] || engine=libfuzzer+asan+ubsan
        echo "$target $executions $seconds $engine $(of_parser "$revision")"
    done <"$1"
}

[ -s "$ledger" ] || die "$ledger: nothing to keep"
[ ! -e "$ledger.taken" ] || die "$ledger.taken: a run that was broken off took these rows; see what fuzz/ledger.txt has of them"
new=$(by_revision_of_parser "$ledger")
# A campaign that goes on begins another one.
mv "$ledger" "$ledger.taken"
{
    sed -n '/^#/p' "$kept"
    { grep -v '^#' "$kept" || :; echo "$new"; } | awk 'NF {
        row = $1 " " $4 " " $5
        executions[row] += $2
        seconds[row] += $3
    } END {
        for (row in executions) {
            split(row, name)
            printf "%s %.0f %.1f %s %s\n", name[1], executions[row], seconds[row], name[2], name[3]
        }
    }' | LC_ALL=C sort -k 1,1 -k 4
} >"$kept.new"
"$here/figures.sh" "$kept.new" >"$kept.table" || { rm "$kept.new" "$kept.table" && mv "$ledger.taken" "$ledger" && exit 1; }
mv "$kept.new" "$kept"
rm "$ledger.taken"
awk 'NR == FNR { table = table $0 "\n"; if (NR == 1) head = $0; next }
    $0 == head { printf "%s", table; inside = 1; next }
    !/^\|/ { inside = 0 }
    !inside' "$kept.table" "$page" >"$page.new"
mv "$page.new" "$page"
rm "$kept.table"
