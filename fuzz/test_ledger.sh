#!/bin/sh
# SPDX-License-Identifier: MIT
#
# test_ledger.sh: what is kept of campaigns. The ledger of the tree is sorted, has a row once, and its figures stand in
# docs/fuzzing.md; in a tree of its own, keep.sh adds a campaign's rows to it once, by the revision of the parser, and
# leaves all as it was where it complains.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() {
    echo "test_ledger.sh: $*" >&2
    exit 1
}

# same WHAT: $work/shown is $work/expected.
same() {
    diff "$work/shown" "$work/expected" || fail "$1 (< is what there is, > what it should be)"
}

# ---- The ledger of the tree ---------------------------------------------------------------------------------

grep -v '^#' "$here/ledger.txt" >"$work/shown" || :
LC_ALL=C sort -k 1,1 -k 4 "$work/shown" >"$work/expected"
same "fuzz/ledger.txt: not sorted"
awk 'NF != 5 || $2 !~ /^[0-9]+$/ || $3 !~ /^[0-9]+\.[0-9]$/ || seen[$1, $4, $5]++' "$work/expected" >"$work/shown"
: >"$work/expected"
same "fuzz/ledger.txt: no sum of a target, an engine and a revision"
"$here/figures.sh" >"$work/expected"
awk 'NR == FNR { if (NR == 1) head = $0; next } $0 == head { inside = 1 } !/^\|/ { inside = 0 } inside' \
    "$work/expected" "$here/../docs/fuzzing.md" >"$work/shown"
same "docs/fuzzing.md: not the figures of fuzz/ledger.txt"

# ---- A tree with two targets and one kept row ------------------------------------------------------------------

tree=$work/tree
mkdir -p "$tree/fuzz" "$tree/docs" "$tree/parser" "$tree/build/fuzz"
cp "$here/figures.sh" "$here/keep.sh" "$tree/fuzz"
touch "$tree/fuzz/fuzz_one.c" "$tree/fuzz/fuzz_two.c" "$tree/parser/path.c"
printf '# what it is\ntwo 10 60.0 afl elsewhere\n' >"$tree/fuzz/ledger.txt"
{ echo before && "$tree/fuzz/figures.sh" && echo behind; } >"$tree/docs/fuzzing.md"

# The parser's revision, and that of a later change of something else.
parser=earlier later=earlier
revision() {
    git -C "$tree" add -A
    git -C "$tree" -c user.name=nobody -c user.email=nobody@example.org commit -q -m "$1"
    git -C "$tree" log -1 --abbrev=8 --format=%h
}
if command -v git >/dev/null; then
    git -C "$tree" init -q
    parser=$(revision parser)
    echo other >>"$tree/fuzz/fuzz_one.c"
    later=$(revision other)
fi

campaign() {
    cat >"$tree/build/fuzz/ledger" <<.
two 1 30.0 afl elsewhere
one 1000000 1800.0 libfuzzer+asan+ubsan $later
one 500000 5400.0 libfuzzer $parser
.
}

campaign
"$tree/fuzz/keep.sh" || fail "keep.sh failed"
cat "$tree/fuzz/ledger.txt" >"$work/shown"
cat >"$work/expected" <<.
# what it is
one 1500000 7200.0 libfuzzer+asan+ubsan $parser
two 11 90.0 afl elsewhere
.
same "what is kept"
cat "$tree/docs/fuzzing.md" >"$work/shown"
cat >"$work/expected" <<'.'
before
| target     |    executions | CPU minutes | under sanitizers | of an hour | a second |
|---|---:|---:|---:|---:|---:|
| one        |     1,500,000 |       120.0 |            120.0 |      100 % |      208 |
| two        |            11 |         1.5 |              0.0 |        2 % |        0 |
| all        |     1,500,011 |       121.5 |            120.0 |       51 % |      206 |
behind
.
same "the page"

# complains OF: keep.sh does, and changes neither ledger.
complains() {
    cat "$tree/fuzz/ledger.txt" >"$work/expected"
    cat "$tree/build/fuzz/ledger" >"$work/ledger" 2>/dev/null || : >"$work/ledger"
    ! "$tree/fuzz/keep.sh" 2>"$work/error" || fail "keep.sh takes $1"
    grep -q "$1" "$work/error" || fail "keep.sh complains of something else than $1: $(cat "$work/error")"
    cat "$tree/fuzz/ledger.txt" >"$work/shown"
    same "a ledger that keep.sh complained of was kept"
    cat "$tree/build/fuzz/ledger" 2>/dev/null | diff - "$work/ledger" || fail "rows are lost"
    ls "$tree/fuzz" >"$work/shown"
    printf '%s\n' figures.sh fuzz_one.c fuzz_two.c keep.sh ledger.txt >"$work/expected"
    same "keep.sh leaves something behind"
}

complains 'nothing to keep' # the second time
echo 'one 5 1.0 afl' >"$tree/build/fuzz/ledger"
complains 'no row of a ledger'
echo 'three 5 1.0 afl elsewhere' >"$tree/build/fuzz/ledger"
complains 'no target "three"'
campaign
touch "$tree/build/fuzz/ledger.taken"
complains 'ledger.taken'
echo "ledger: as it should be"
