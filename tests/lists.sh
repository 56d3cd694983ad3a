#!/bin/sh
# SPDX-License-Identifier: MIT
#
# lists.sh ROOT BIN: the lists and tables that stand in documents are those of the library, as the smtpath command in BIN
# prints them, or of the tree. Prints each difference; fails if there is one.
set -eu
cd "$1"
PATH=$(cd "$2" && pwd):$PATH
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

# same WHAT: the words in $work/shown, one a line, are those in $work/known.
same() {
    [ -s "$work/known" ] && diff "$work/shown" "$work/known" >"$work/difference" && return
    failed=1
    echo "$1 (< is what stands there, > what is known):"
    cat "$work/difference"
}

documents() {
    find . -name '*.md' ! -path './build*' ! -path './.git/*'
}

column() {
    smtpath list "$1" | awk 'NR > 1 && /^[^ ]/ { print $1 }'
}

# The words of the item or paragraph of FILE that begins with TEXT, up to the next one.
words_of() {
    awk -v text="$2" 'index($0, text) == 1 { on = 1; $0 = substr($0, length(text) + 1) }
        on && (/^- / || /^$/) { exit } on { print }' "$1"
}

# README: commands.
column --verbs | while read -r verb; do
    echo "$verb" | smtpath check | grep -q ' 502 ' || echo "$verb"
done | sort >"$work/known"
words_of README.md '- **Commands**:' | grep -o '[A-Z][A-Z]*' | sort >"$work/shown"
same "README.md: commands"
# README: CMake's options, and what they are when smtpath is not the top-level project.
sed -n 's/^option(\(SMTPATH_[A-Z_]*\) .*/\1/p' CMakeLists.txt | sort >"$work/options"
sed -n 's/^| `\(SMTPATH_[A-Z_]*\)`.*/\1/p' README.md | sort >"$work/shown"
comm -12 "$work/shown" "$work/options" >"$work/known"
same "README.md: options"

# corpus/README.md: deviations and flags, in their order.
{ column --tolerances && echo trailing-space && echo long-auth-line; } >"$work/known"
words_of corpus/README.md 'Deviations:' | grep -o '`[a-z0-9-]*`' | tr -d '`' >"$work/shown"
same "corpus/README.md: deviations"
column --flags >"$work/known"
words_of corpus/README.md 'Flags:' | sed 's/`flags none`.*//' | grep -o '`[a-z0-9-]*`' | tr -d '`' >"$work/shown"
same "corpus/README.md: flags"

# What a tolerance or a flag means is said by the tool.
for what in tolerance flag; do
    smtpath list --${what}s | awk -v what=$what 'NR > 1 && /^[^ ]/ && NF < 2 { print "the " what " " $1 " has no text in tool/explain_texts.h" }'
done >"$work/breaches"
for verb in $(column --verbs); do
    smtpath explain "$verb" >/dev/null || echo "the verb $verb has no text in tool/explain_texts.h"
done >>"$work/breaches"
cat "$work/breaches"
[ ! -s "$work/breaches" ] || failed=1

# fuzz/README.md: the targets.
for file in fuzz/fuzz_*.c; do
    basename "$file" .c | sed 's/^fuzz_//'
done | sort >"$work/known"
sed -n 's/^| \([a-z]*\) |.*/\1/p' fuzz/README.md | grep -v '^target$' | sort >"$work/shown"
same "fuzz/README.md: targets"

# docs/performance: the bars and the table beside them are of one run. (Numbers without a dot may be an axis's.)
for bars in $(find docs/performance -name bars.svg); do
    grep -o '>[0-9]*\.[0-9]*</text>' "$bars" | grep -o '[0-9.]*[0-9]' | sort -u >"$work/shown"
    grep -o '[0-9]*\.[0-9]*' "$(dirname "$bars")/table.md" | sort -u | comm -12 - "$work/shown" >"$work/known"
    same "$bars"
done

# Every name of ours in a document is one of the library, of its build, or of the tree; but for what a diff adds.
cat parser/* CMakeLists.txt tests/CMakeLists.txt fuzz/CMakeLists.txt | grep -oE '(smtpath|SMTPATH)_[A-Za-z0-9_]*[A-Za-z0-9]' | sort -u >"$work/names"
documents | xargs sed '/^+/d' | grep -ohE '(^|[^A-Za-z0-9_])(smtpath|SMTPATH)_[A-Za-z0-9_]*[A-Za-z0-9]([^A-Za-z0-9_.]|$)' |
    grep -oE '(smtpath|SMTPATH)_[A-Za-z0-9_]*[A-Za-z0-9]' | grep -vE '_(SOMETHING|EXAMPLE|SAMPLE)$' | sort -u >"$work/shown"
comm -12 "$work/shown" "$work/names" >"$work/known"
same "a document names what is not there"

# smtpath(3): the functions.
awk -f docs/manual/functions.awk parser/smtpath.h docs/smtpath.3 >"$work/known"
cp docs/smtpath.3 "$work/shown"
same "docs/smtpath.3: docs/manual/functions.awk makes it up to date"

# Every ./dev of a document is there.
documents | xargs grep -ho '\./dev [a-z][a-z]*' | sort -u | while read -r _ subcommand; do
    [ -f "dev.d/$subcommand" ] || echo "a document calls ./dev $subcommand, which is not there"
done >"$work/breaches"
cat "$work/breaches"
[ ! -s "$work/breaches" ] || failed=1
exit $failed
