#!/bin/sh
# SPDX-License-Identifier: MIT
#
# seeded.sh: bugs put into a copy of the parser, each of which must leave a goal of its function unproved that
# is proved without it. Run by ./dev prove, from the root.
set -eu
. tests/proof/frama-c.sh
PROOF_TIMEOUT=5

# unproved FUNCTION DIRECTORY: how many goals of an inline function of internal.h are not proved there.
unproved() {
    wp literal "$2" "$2/result" -wp-fct "$1" || { cat "$2/result/literal.out" >&2; exit 1; }
    python3 - "$2/result/literal.json" <<'END'
import json, sys
total = json.load(open(sys.argv[1]))['wp:global']['wp:main']
print(total['total'] - total.get('valid', 0))
END
}

# seed NAME FUNCTION FROM TO: FROM is replaced by TO in internal.h.
seed() {
    directory=build/proof/seeded-$1
    rm -rf "$directory"
    cp -R parser "$directory"
    before=$(unproved "$2" "$directory")
    sed "s/$3/$4/" parser/internal.h >"$directory/internal.h"
    ! cmp -s parser/internal.h "$directory/internal.h" || { echo "seeded bug $1: nothing to replace" >&2; exit 1; }
    after=$(unproved "$2" "$directory")
    echo "$1: $2() has $before goals unproved without the bug, $after with it"
    [ "$before" -eq 0 ] && [ "$after" -gt 0 ] || { echo "seeded bug $1: not seen" >&2; exit 1; }
}

seed off-by-one-read skip 'while (at < end \&\& in_class' 'while (at <= end \&\& in_class'
seed unsigned-wrap span_from 'span = {start, c->at - start}' 'span = {start, start - c->at}'
seed span-past-the-end span_from 'span = {start, c->at - start}' 'span = {start, c->at - start + 1}'
