#!/bin/sh
# SPDX-License-Identifier: MIT
#
# make.sh OUT SMTPATH PAGE: the manual into the folder OUT, with the tables that the command SMTPATH lists, and the file
# PAGE, which says what is wrong with a line, as try.html. Whatever is missing in it fails.
set -eu
mkdir -p "$1"
out=$(cd "$1" && pwd)
cd "$(dirname "$0")/../.."
{ cat docs/manual/Doxyfile && echo "OUTPUT_DIRECTORY = $out"; } >"$out/Doxyfile"
doxygen "$out/Doxyfile"
python3 -B docs/manual/manual.py "$out" "$2"
rm -r "$out/Doxyfile" "$out/xml"
cp "$3" "$out/try.html"
python3 -B docs/manual/check.py "$out" parser/smtpath.h
