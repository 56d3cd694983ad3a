#!/bin/sh
# SPDX-License-Identifier: MIT
#
# debian.sh SOURCE FOLDER: makes the Debian packages of that source tree, and leaves them in the folder.
# With SOURCE_DATE_EPOCH set, the same source gives the same octets.
set -eu
[ $# -eq 2 ] || { echo "usage: debian.sh SOURCE FOLDER" >&2; exit 2; }
source=$(cd "$1" && pwd)
mkdir -p "$2"
out=$(cd "$2" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
umask 022

version=$(sed -n 's/^#define SMTPATH_VERSION  *"\(.*\)"/\1/p' "$source/parser/smtpath.h")
maintainer=$(sed -n 's/^set(CPACK_PACKAGE_CONTACT "\(.*\)")/\1/p' "$source/packaging/debian.cmake")
date=$(date -u -R -d "@${SOURCE_DATE_EPOCH-$(date +%s)}")

# What every package documents, as Debian wants to find it.
mkdir "$work/build"
{
    echo "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/"
    echo "Upstream-Name: smtpath"
    echo
    echo "Files: *"
    sed -n 's/^Copyright (c) /Copyright: /p' "$source/LICENSE"
    echo "License: MIT"
    sed '1,/^Copyright/d; /./,$!d; s/^$/./; s/^/ /' "$source/LICENSE" | sed '1{/^ \.$/d;}'
} >"$work/build/copyright"
gzip -9 -n <"$source/CHANGELOG.md" >"$work/build/changelog.gz"
{
    printf 'smtpath (%s-1) unstable; urgency=medium\n\n' "$version"
    printf '  * The release as it is; changelog.gz says what changed.\n\n'
    printf ' -- %s  %s\n' "$maintainer" "$date"
} | gzip -9 -n >"$work/build/changelog.Debian.gz"

# Shadow stack and indirect branch tracking are x86's. The linker is told of the first, since Debian's start-up files
# say of neither that they bear it; they bear the first, and not the second.
control_flow= shadow_stack=
case $(uname -m) in x86_64 | i?86) control_flow=' -fcf-protection' shadow_stack=,-z,shstk ;; esac

# One path in what the compiler writes, wherever the source lies.
cmake -S "$source" -B "$work/build" -DCMAKE_BUILD_TYPE=Release -DCMAKE_INSTALL_PREFIX=/usr \
    -DBUILD_SHARED_LIBS=ON -DSMTPATH_BUILD_TESTS=OFF -DSMTPATH_DEBIAN=ON -DCMAKE_SKIP_RPATH=ON \
    -DCMAKE_C_FLAGS="-g0 -fstack-protector-strong -fstack-clash-protection$control_flow -D_FORTIFY_SOURCE=3 -ffile-prefix-map=$source=." \
    -DCMAKE_SHARED_LINKER_FLAGS="-Wl,-z,relro,-z,now$shadow_stack" -DCMAKE_EXE_LINKER_FLAGS="-Wl,-z,relro,-z,now$shadow_stack"
cmake --build "$work/build" -j2
(cd "$work/build" && cpack -G DEB)
cp "$work"/build/*.deb "$out"
