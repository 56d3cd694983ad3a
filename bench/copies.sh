#!/bin/sh
# SPDX-License-Identifier: MIT
#
# copies.sh: no line that is common is copied or cleared by "rep movs" or "rep stos", which take longer to begin than
# the whole line takes. gcc puts them where it believes that nobody comes by: a constant structure that is assigned in a
# branch which it judges cold. So the reading of commands is built as a release is, for each instruction set, and
# disassembled. Left out is what says itself that it is cold: COLD functions, which gcc keeps apart.
set -eu
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

[ "$(uname -m)" = x86_64 ] || { echo "copies: looked for on x86-64 only"; exit 0; }

# Those of the sets that every MTA has.
sources=$(awk '/^#= / { set = $2 } /\.c$/ && (set == "read:" || set == "framing:") { print "parser/" $1 }' parser/sources.txt)

# copies_in OBJECT: the functions with such an instruction, but for those that are cold as a whole.
copies_in() {
    objdump -d --no-show-raw-insn "$1" | awk '
        /^Disassembly of section/ { cold = /unlikely/ }
        /^[0-9a-f]+ </ { name = $2; gsub(/[<>:]/, "", name) }
        /\trep[a-z]* (movs|stos)/ && !(cold && name !~ /\.cold/) && !seen[name]++ { print name }'
}

failed=0
for flags in -DSMTPATH_SCALAR -DSMTPATH_NO_VECTORS -mtune=generic -mssse3 -march=haswell -march=icelake-server; do
    for level in -O2 -O3; do
        for source in $sources; do
            # only the short way asks what the machine has
            case $flags:$source in -mtune=generic:* | *:parser/fast.c | *:parser/scan.c) ;; *) continue ;; esac
            gcc -std=c11 $level $flags -Iparser -c -o "$work/object.o" "$source"
            for name in $(copies_in "$work/object.o"); do
                echo "$source, gcc $level $flags: $name() copies by a string instruction"
                failed=1
            done
        done
    done
done
[ "$failed" -eq 0 ] || exit 1
echo "copies: none by a string instruction in $(echo "$sources" | wc -l) sources"
