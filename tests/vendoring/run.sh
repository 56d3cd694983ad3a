#!/bin/sh
# SPDX-License-Identifier: MIT
#
# run.sh DOOR: takes the library into a consumer project by one door, builds it in an empty folder, and
# compares what it prints. Doors: copy amalgam included subdirectory fetchcontent find_package pkg_config
# shared meson
set -eu

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cc=${CC:-cc}
strict='-std=c11 -O2 -Wall -Wextra -Wpedantic -Werror'

# need TOOL: without it, this machine cannot take the door; 77 tells ctest so.
need() {
    command -v "$1" >/dev/null || { echo "$1 is not there"; exit 77; }
}

# The consumer prints what it should, and needs nothing but what the door gave it.
check() {
    "$@" >printed
    diff -u "$here/expected.txt" printed
}

# Every symbol that the linker sees from outside begins with smtpath_.
only_our_prefix() {
    strays=$(nm -g --defined-only "$@" | awk 'NF == 3 && $3 !~ /^smtpath_/ { print $3 }')
    [ -z "$strays" ] || { echo "symbols without the prefix: $strays"; exit 1; }
}

cmake_consumer() {
    project=$1
    shift
    cmake -S "$here/$project" -B build -DSMTPATH_SOURCE="$root" "$@" >log 2>&1 || { cat log; exit 1; }
    cmake --build build >log 2>&1 || { cat log; exit 1; }
    check build/consumer
}

install_library() {
    cmake -S "$root" -B lib -DCMAKE_INSTALL_PREFIX="$work/prefix" -DCMAKE_INSTALL_LIBDIR=lib \
        -DSMTPATH_BUILD_TESTS=OFF -DSMTPATH_BUILD_TOOL=OFF "$@" >log 2>&1 || { cat log; exit 1; }
    cmake --build lib --target install >log 2>&1 || { cat log; exit 1; }
}

case ${1-} in
copy)
    cp -R "$root/parser" parser
    # shellcheck disable=SC2086
    $cc $strict -Iparser "$here/consumer.c" parser/*.c -o consumer
    check ./consumer
    ;;
amalgam)
    "$root/parser/amalgamate" .
    "$root/parser/amalgamate" again
    cmp smtpath.c again/smtpath.c && cmp smtpath.h again/smtpath.h
    # shellcheck disable=SC2086
    $cc $strict -c smtpath.c
    only_our_prefix smtpath.o
    # shellcheck disable=SC2086
    $cc $strict -I. "$here/consumer.c" smtpath.o -o consumer
    check ./consumer
    ;;
included)
    "$root/parser/amalgamate" .
    $cc -std=c11 -O2 -I. "$here/included/consumer.c" -o consumer
    strays=$(nm -g --defined-only consumer | grep -c ' smtpath_' || true)
    [ "$strays" -eq 0 ] || { echo "$strays symbols are seen from outside"; exit 1; }
    check ./consumer
    ;;
subdirectory) cmake_consumer subdirectory ;;
fetchcontent)
    need git
    git -C "$root" rev-parse --git-dir >/dev/null 2>&1 || { echo "not in a clone"; exit 77; }
    git clone -q --bare "$root" library.git
    root=$work/library.git cmake_consumer fetchcontent -DSMTPATH_TAG="$(git -C library.git rev-parse HEAD)"
    ;;
find_package)
    install_library
    cmake_consumer find_package -DCMAKE_PREFIX_PATH="$work/prefix"
    ;;
pkg_config)
    need pkg-config
    install_library
    export PKG_CONFIG_PATH="$work/prefix/lib/pkgconfig"
    # shellcheck disable=SC2046,SC2086
    $cc $strict "$here/consumer.c" $(pkg-config --cflags --libs smtpath) -o consumer
    check ./consumer
    ;;
shared)
    install_library -DBUILD_SHARED_LIBS=ON
    library=$(ls prefix/lib/libsmtpath.so.*.*.*)
    strays=$(nm -D --defined-only "$library" | awk '$3 !~ /^smtpath_/ && $3 !~ /^SMTPATH_/ { print $3 }')
    [ -z "$strays" ] || { echo "symbols without the prefix: $strays"; exit 1; }
    readelf -d "$library" | grep -q 'SONAME.*libsmtpath\.so\.0\.1'
    # shellcheck disable=SC2086
    $cc $strict -Iprefix/include "$here/consumer.c" -Lprefix/lib -lsmtpath -Wl,-rpath,"$work/prefix/lib" -o consumer
    check ./consumer
    ;;
meson)
    need meson
    need ninja
    cp "$here/meson/meson.build" "$here/consumer.c" .
    mkdir subprojects
    cp -R "$root/parser" subprojects/smtpath
    meson setup build >log 2>&1 || { cat log; exit 1; }
    meson compile -C build >log 2>&1 || { cat log; exit 1; }
    check build/consumer
    ;;
*)
    echo "usage: run.sh DOOR" >&2
    exit 2
    ;;
esac
