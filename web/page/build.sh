#!/bin/sh
# SPDX-License-Identifier: MIT
#
# build.sh PACKAGE CORPUS FOLDER: the page into FOLDER, from the package in the folder PACKAGE and the conformance corpus,
# as JSON in the file CORPUS: index.html with what it loads, and smtpath.html, one file with all in it.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$3"
node "$here/data.mjs" "$2" "$here/../../corpus/interop" "$3"
node "$here/assemble.mjs" "$1" "$3"
