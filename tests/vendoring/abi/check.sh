#!/bin/sh
# SPDX-License-Identifier: MIT
#
# check.sh [--update] [ROOT]: compares the shared library that ROOT builds with smtpath.abi, the binary
# interface of the last release. Functions may join it; whatever else abidiff sees of it fails, but not what
# private.suppr leaves out. --update writes smtpath.abi anew. The dump is of gcc on x86-64: on other machines the check is skipped (77), and where a
# tool is missing, but not in CI.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
update=
[ "${1-}" != --update ] || { update=yes && shift; }
root=$(cd "${1-$here/../../..}" && pwd)

[ "$(uname -m)" = x86_64 ] || { echo "the dump is of x86-64, and this is $(uname -m)"; exit 77; }
for tool in gcc cmake abidw abidiff; do
    command -v $tool >/dev/null && continue
    echo "$tool is not there (abidw, abidiff: abigail-tools)"
    [ -z "${CI-}" ] || exit 1
    exit 77
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# What a caller's flags would add to the library is no part of its interface.
unset CFLAGS LDFLAGS
{
    cmake -S "$root" -B "$work/build" -DCMAKE_C_COMPILER=gcc -DCMAKE_BUILD_TYPE=Debug \
        -DBUILD_SHARED_LIBS=ON -DSMTPATH_BUILD_TESTS=OFF -DSMTPATH_BUILD_TOOL=OFF
    cmake --build "$work/build"
} >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
abidw --no-corpus-path --no-comp-dir-path --no-show-locs --header-file "$root/parser/smtpath.h" \
    --load-all-types --drop-private-types "$work/build/libsmtpath.so" |
    sed "s,$root/,,g; s,$root,.,g" >"$work/now.abi" # no path of this machine

if [ "$update" ]; then
    cp "$work/now.abi" "$here/smtpath.abi"
    exit
fi
abidiff --suppressions "$here/private.suppr" --no-added-syms --non-reachable-types "$here/smtpath.abi" "$work/now.abi" && exit
cat <<'.'
The binary interface is another than smtpath.abi has. Where programs built against the last release could
fail, give parser/smtpath.h the next minor version (from 1.0 on the next major one), which changes the SONAME.
Then tests/vendoring/abi/check.sh --update, and commit the dump with the change.
.
exit 1
