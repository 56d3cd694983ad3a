#!/bin/sh
# SPDX-License-Identifier: MIT
#
# run.sh DOOR: takes the library into a consumer project by one door, builds it in an empty folder, and
# compares what it prints. The doors are the cases below.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cc=${CC:-cc}
strict='-std=c11 -O2 -Wall -Wextra -Wpedantic -Werror'

# skip WHY: this machine cannot take the door; 77 tells ctest so. In CI every door is taken.
skip() {
    echo "$1"
    [ -z "${CI-}" ] || exit 1
    exit 77
}

need() {
    command -v "$1" >/dev/null || skip "$1 is not there"
}

# A tarball has no history; a clone that git will not read is a fault.
need_clone() {
    need git
    [ -e "$root/.git" ] || { echo "not in a clone"; exit 77; }
    git -C "$root" rev-parse --git-dir >/dev/null
}

# The consumer prints what it should, and needs nothing but what the door gave it.
check() {
    "$@" >printed
    diff -u "$here/expected.txt" printed
}

# refused WORDS COMMAND ...: it fails, and says these words.
refused() {
    words=$1
    shift
    if "$@" >log 2>&1; then
        echo "not refused: $*"
        exit 1
    fi
    grep -q -e "$words" log || { cat log && exit 1; }
}

# What the header declares with SMTPATH_API, by name.
interface() {
    awk '/^SMTPATH_API/ && match($0, /smtpath_[a-z0-9_]+\(/) { print substr($0, RSTART, RLENGTH - 1) }' \
        "$root/parser/smtpath.h" | sort
}

# Every symbol that the linker sees from outside begins with smtpath_, and the interface is among them.
only_our_prefix() {
    nm -g --defined-only "$@" | awk 'NF == 3 { print $3 }' | sort >symbols
    strays=$(grep -v '^smtpath_' symbols || true)
    [ -z "$strays" ] || { echo "symbols without the prefix: $strays"; exit 1; }
    interface >declared
    missing=$(comm -23 declared symbols)
    [ -s declared ] && [ -z "$missing" ] || { echo "declared, but not defined: $missing"; exit 1; }
}

# A shared library has its version's SONAME and shows the interface, no symbol more.
only_the_interface() {
    interface >declared
    nm -D --defined-only "$1" | awk '{ print $3 }' | sort | diff -u declared -
    soname=$(sed -n 's/^#define SMTPATH_VERSION  *"\([0-9.]*\)"/\1/p' "$root/parser/smtpath.h" |
        awk -F. '{ print $1 == 0 ? "0." $2 : $1 }')
    readelf -d "$1" | grep -qF "SONAME" && readelf -d "$1" | grep -qF "[libsmtpath.so.$soname]"
}

# hardened FILE ...: addresses at random, nothing to write to that decides what is called, and x86's shadow stack.
hardened() {
    for file; do
        readelf -hld "$file" >elf
        for mark in 'Type: *DYN' GNU_RELRO BIND_NOW; do
            grep -q "$mark" elf || { echo "$file: not hardened: $mark"; exit 1; }
        done
        ! grep -A1 GNU_STACK elf | grep -q RWE || { echo "$file: an executable stack"; exit 1; }
        case $(uname -m) in
        x86_64) readelf -n "$file" | grep -q SHSTK || { echo "$file: no shadow stack"; exit 1; } ;;
        esac
    done
}

# What the amalgam's tests need of the repository: its corpus, and cmocka.
whole_corpus() {
    echo '#include <stdarg.h>
        #include <stddef.h>
        #include <stdint.h>
        #include <setjmp.h>
        #include <cmocka.h>' | $cc -E -x c - >/dev/null 2>&1 || skip "cmocka is not there"
    for program in conformance reply_corpus tables; do
        $cc -std=c11 -O1 -I. -I"$root/tests" "$root/tests/test_$program.c" "$root/tests/corpus.c" \
            "$root/tests/support.c" "$1" -lcmocka -o "test_$program"
    done
    (
        tests=$PWD && cd "$root/corpus"
        "$tests/test_conformance" conformance/*.txt && "$tests/test_reply_corpus" replies/*.txt &&
            "$tests/test_tables" "$tests/smtpath.h" conformance/*.txt
    ) >log 2>&1 || { cat log; exit 1; }
    grep -q '\[  PASSED  \]' log
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
    if git -C "$root" rev-parse --git-dir >/dev/null 2>&1; then # elsewhere, under other settings
        git clone -q --no-checkout "$root" clone
        cp -R "$root/parser" clone
        (umask 077 && TZ=Asia/Tokyo LC_ALL=C clone/parser/amalgamate again)
        cmp smtpath.c again/smtpath.c && cmp smtpath.h again/smtpath.h
    fi
    # as one file under each instruction set, too: what is static there shares one set of names
    if [ "$(uname -m)" = x86_64 ]; then
        for set in -mssse3 -mavx2 -march=icelake-server -DSMTPATH_NO_VECTORS -DSMTPATH_SCALAR; do
            # shellcheck disable=SC2086
            $cc $strict $set -fsyntax-only smtpath.c
        done
    fi
    # shellcheck disable=SC2086
    $cc $strict -c smtpath.c
    only_our_prefix smtpath.o
    # shellcheck disable=SC2086
    $cc $strict -I. "$here/consumer.c" smtpath.o -o consumer
    check ./consumer
    whole_corpus smtpath.o
    ;;
smallest) # commands read and 501 answered: one set of sources.txt, from a folder that was copied, and how big it is
    cp -R "$root/parser" parser
    read_set=$(awk '/^#= / { inside = $2 == "read:" } inside && /^[a-z0-9_]+\.c$/ { print "parser/" $0 }' parser/sources.txt)
    # shellcheck disable=SC2086
    $cc $strict -Iparser "$here/consumer.c" $read_set -o consumer
    check ./consumer
    parser/amalgamate --only=read two
    # shellcheck disable=SC2086
    $cc $strict -DSMTPATH_SCALAR -c two/smtpath.c
    # shellcheck disable=SC2086
    $cc $strict -Itwo "$here/consumer.c" smtpath.o -o consumer
    check ./consumer
    cmake -S parser -B build -DSMTPATH_SETS=read >log 2>&1 || { cat log; exit 1; }
    cmake --build build >log 2>&1 || { cat log; exit 1; }
    # shellcheck disable=SC2086
    $cc $strict -Iparser "$here/consumer.c" build/libsmtpath.a -o consumer
    check ./consumer
    # nothing of the others is in it, and what each set needs is enough for it
    nm smtpath.o | grep -E 'smtpath_(next_line|read_reply_line|write_|explain_|unquote|render_json|hint)' && exit 1
    sed -n 's/^#= \([a-z]*\):.*/\1/p' parser/sources.txt | while read -r set; do
        parser/amalgamate --only="$set" one
        # shellcheck disable=SC2086
        $cc $strict -fPIC -shared -Wl,-z,defs one/smtpath.c -o "$set.so" || { echo "$set needs more"; exit 1; }
    done
    # a choice that cannot be leaves nothing behind
    refused nonsense parser/amalgamate --only=nonsense none
    [ ! -e none ]
    parser/amalgamate --help | grep -q '^  read: '
    ;;
copied) # add_subdirectory() of a copy of parser/ alone
    cp -R "$root/parser" parser
    cmp parser/LICENSE "$root/LICENSE"
    cmake_consumer subdirectory -DSMTPATH_SOURCE="$PWD/parser"
    ;;
included)
    "$root/parser/amalgamate" .
    for linkage in SMTPATH_STATIC SMTPATH_API=static; do
        $cc -std=c11 -O2 -I. "-D$linkage" "$here/included/consumer.c" -o consumer
        strays=$(nm -g --defined-only consumer | grep -c ' smtpath_' || true)
        [ "$strays" -eq 0 ] || { echo "$linkage: $strays symbols are seen from outside"; exit 1; }
        check ./consumer
    done
    ;;
own_bool) # into a project with a bool of its own: beside our header, around the whole library, before our sources
    "$root/parser/amalgamate" .
    # shellcheck disable=SC2086
    $cc $strict -c smtpath.c
    for place in OWN_BOOL_BEFORE OWN_BOOL_BEHIND; do
        # shellcheck disable=SC2086
        $cc $strict -I. "-D$place" "$here/own_bool/consumer.c" smtpath.o -o consumer
        check ./consumer
        $cc -std=c11 -O2 -I. "-D$place" -DSMTPATH_STATIC "$here/own_bool/consumer.c" -o consumer
        check ./consumer
    done
    echo 'typedef int bool;' >own.h
    # shellcheck disable=SC2086
    $cc $strict -include own.h -I"$root/parser" "$here/consumer.c" "$root"/parser/*.c -o consumer
    check ./consumer
    ;;
embedded) # in a shared library of one's own, which shows none of it
    "$root/parser/amalgamate" .
    $cc -std=c11 -O2 -I. -fPIC -shared '-DSMTPATH_API=__attribute__((visibility("hidden")))' \
        "$here/embedded/answer.c" smtpath.c -o libanswer.so
    [ "$(nm -D --defined-only libanswer.so | awk '{ print $3 }')" = answer ]
    ;;
cxx) # a consumer in C++, beside the amalgam in C
    need "${CXX:-c++}"
    "$root/parser/amalgamate" .
    # shellcheck disable=SC2086
    $cc $strict -c smtpath.c
    ${CXX:-c++} -std=c++11 -O2 -Wall -Wextra -Wpedantic -Werror -I. "$root/tests/test_header.cc" smtpath.o -o consumer
    ./consumer
    ;;
readme) # README's own CMake lines, with the library where they say
    mkdir third_party && ln -s "$root" third_party/smtpath
    cp "$here/consumer.c" .
    {
        echo 'cmake_minimum_required(VERSION 3.16)
            project(my_mta C)
            add_executable(my_mta consumer.c)'
        awk '/^```/ { inside = /^```cmake$/; next } inside' "$root/README.md"
    } >CMakeLists.txt
    cmake -B build >log 2>&1 || { cat log; exit 1; }
    cmake --build build >log 2>&1 || { cat log; exit 1; }
    check build/my_mta
    ;;
subdirectory) cmake_consumer subdirectory ;;
fetchcontent)
    need_clone
    git clone -q --bare "$root" library.git
    root=$work/library.git cmake_consumer fetchcontent -DSMTPATH_TAG="$(git -C library.git rev-parse HEAD)"
    ;;
find_package)
    install_library
    only_our_prefix prefix/lib/libsmtpath.a
    cmp "$root/docs/smtpath.3" prefix/share/man/man3/smtpath.3
    cmake_consumer find_package -DCMAKE_PREFIX_PATH="$work/prefix"
    # another interface or a part that is not there is not what was asked for
    for asked in 0.0 0.99 1.0 '0.1 COMPONENTS nonsense'; do
        rm -rf build
        refused smtpath cmake -S "$here/find_package" -B build -DCMAKE_PREFIX_PATH="$work/prefix" \
            -DSMTPATH_ASKED="$asked"
    done
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
    only_the_interface prefix/lib/libsmtpath.so
    # it chooses its instructions by itself, with nothing that runs before main() but what every library has
    if [ "$(uname -m)" = x86_64 ]; then
        for copy in base avx2 avx512; do
            nm prefix/lib/libsmtpath.so | grep -q " t smtpath_fast_line_$copy\$" || { echo "no copy for $copy"; exit 1; }
        done
        echo 'int nothing;' | $cc -shared -fPIC -x c - -o empty.so
        for library in empty.so prefix/lib/libsmtpath.so; do
            readelf -dr "$library" | grep -cE 'INIT_ARRAYSZ *8 |IRELATIV'
        done | uniq | grep -c . | grep -qx 1 || { echo "something is run by the loader"; exit 1; }
    fi
    # the version script hides what a compiler would show
    $cc -std=c11 -fPIC -shared -Wl,--version-script="$root/parser/smtpath.map" \
        -x c - -o stray.so <<'.'
int stray(void);
int stray(void) { return 0; }
int smtpath_kept(void);
int smtpath_kept(void) { return 0; }
.
    [ "$(nm -D --defined-only stray.so | awk '{ print $3 }')" = smtpath_kept ]
    # shellcheck disable=SC2086
    $cc $strict -Iprefix/include "$here/consumer.c" -Lprefix/lib -lsmtpath -Wl,-rpath,"$work/prefix/lib" -o consumer
    check ./consumer
    ;;
meson)
    need meson
    need ninja
    need pkg-config
    cp "$here/meson/meson.build" "$here/consumer.c" .
    mkdir subprojects
    cp -R "$root/parser" subprojects/smtpath
    meson setup build >log 2>&1 || { cat log; exit 1; }
    meson compile -C build >log 2>&1 || { cat log; exit 1; }
    check build/consumer
    # the sets that are asked for, and those that they need
    meson setup some.meson "$root/parser" -Dsets=framing >log 2>&1 || { cat log; exit 1; }
    ninja -C some.meson -t targets all >built
    grep -q 'framing\.c' built && grep -q 'command\.c' built
    [ "$(grep -c 'reply\.c' built)" -eq 0 ]
    refused nonsense meson setup none.meson "$root/parser" -Dsets=nonsense
    # installed by itself, it is what CMake installs
    meson setup lib.meson "$root/parser" --prefix="$work/prefix" --libdir=lib >log 2>&1 || { cat log; exit 1; }
    meson install -C lib.meson >log 2>&1 || { cat log; exit 1; }
    only_the_interface prefix/lib/libsmtpath.so
    export PKG_CONFIG_PATH="$work/prefix/lib/pkgconfig"
    by_meson=$(pkg-config --modversion --cflags --libs smtpath)
    rm -r prefix
    install_library -DBUILD_SHARED_LIBS=ON
    [ "$by_meson" = "$(pkg-config --modversion --cflags --libs smtpath)" ]
    ;;
abi)
    "$here/abi/check.sh" "$root"
    # and in copies it notices a new member, another value of an enumerator, and a function that is gone
    seed() {
        rm -rf seeded && mkdir seeded && cp -R "$root/CMakeLists.txt" "$root/parser" "$root/packaging" seeded
        sed "$1" "$root/parser/smtpath.h" >seeded/parser/smtpath.h
        ! cmp -s seeded/parser/smtpath.h "$root/parser/smtpath.h" || { echo "nothing seeded: $1"; exit 1; }
        "$here/abi/check.sh" "$PWD/seeded" >log 2>&1
    }
    for change in 's/^struct smtpath_diagnostic {/&\n    uint64_t seeded;/' \
        's/SMTPATH_BODY_7BIT, SMTPATH_BODY_8BITMIME/SMTPATH_BODY_8BITMIME, SMTPATH_BODY_7BIT/' \
        's/^SMTPATH_API \(const char \*smtpath_flag_name\)/\1/'; do
        ! seed "$change" || { echo "not noticed: $change"; exit 1; }
        grep -q 'binary interface is another' log || { cat log; exit 1; }
    done
    ;;
debian)
    need dpkg-deb
    need lintian
    need dpkg-shlibdeps
    need pkg-config
    SOURCE_DATE_EPOCH=1700000000 "$root/packaging/debian.sh" "$root" packages >log 2>&1 || { cat log; exit 1; }
    lintian --fail-on error --allow-root packages/*.deb
    # which C library they need is known, and what the compiler can harden is hardened
    for package in packages/libsmtpath0*.deb packages/smtpath_*.deb; do
        dpkg-deb -f "$package" Depends | grep -q 'libc6 (>= ' || { echo "$package: libc6 without a version"; exit 1; }
    done
    # installed into a root of their own, used there, and gone again without a trace
    mkdir -p root/var/lib/dpkg/info root/var/lib/dpkg/updates && : >root/var/lib/dpkg/status
    install_packages() {
        fakeroot dpkg --root="$work/root" --force-not-root --force-depends --force-bad-path \
            --force-script-chrootless --no-triggers "$@" >log 2>&1 || { cat log; exit 1; }
    }
    need fakeroot
    install_packages --install packages/*.deb
    libdir=$(dirname "$(find root/usr/lib -name libsmtpath.so)")
    export PKG_CONFIG_SYSROOT_DIR="$work/root" PKG_CONFIG_LIBDIR="$work/$libdir/pkgconfig"
    export LD_LIBRARY_PATH="$work/$libdir"
    only_the_interface "$libdir/libsmtpath.so"
    hardened root/usr/bin/smtpath "$libdir/libsmtpath.so"
    for page in man1/smtpath.1.gz man3/smtpath.3.gz; do
        gzip -t "root/usr/share/man/$page"
    done
    # shellcheck disable=SC2046,SC2086
    $cc $strict "$here/consumer.c" -I"$work/root/usr/include" -L"$libdir" \
        $(pkg-config --cflags --libs smtpath) -o consumer
    check ./consumer
    echo 'NOOP' | root/usr/bin/smtpath check
    unset LD_LIBRARY_PATH
    install_packages --purge libsmtpath-dev smtpath "$(dpkg-deb -f packages/libsmtpath0*.deb Package)"
    left=$(find root -name '*smtpath*')
    [ -z "$left" ] || { echo "left behind: $left"; exit 1; }
    ;;
release)
    need_clone
    need dpkg-shlibdeps
    git clone -q "$root" clone
    (cd clone && ./dev release --dry-run) >log 2>&1 || { cat log; exit 1; }
    cd clone/build/release-*
    sha256sum -c --quiet SHA256SUMS
    for file in *.tar.gz *.deb smtpath.c smtpath.h; do
        sum=$(sha256sum "$file" | cut -d' ' -f1)
        grep -A3 -xF "FileName: ./$file" smtpath-*.spdx | grep -qF "SHA256: $sum" || { echo "$file is not in the bill of materials"; exit 1; }
    done
    # the tarball builds and passes its tests without git; the oracle, which takes longest to build, is left out
    tar -xzf smtpath-*.tar.gz -C "$work" && cd "$work"/smtpath-*
    cmake -S . -B build/plain -DSMTPATH_WERROR=ON -DSMTPATH_BUILD_ORACLE=OFF >log 2>&1 || { cat log; exit 1; }
    cmake --build build/plain --parallel "$(nproc)" >log 2>&1 || { cat log; exit 1; }
    (cd build/plain && ctest --output-on-failure --parallel "$(nproc)" -LE once -E '^(fast|oracle|fuzz)') >log 2>&1 || { cat log; exit 1; }
    # what is not ready is refused
    cd "$work/clone"
    refused 'not 99.0.0' ./dev release 99.0.0
    echo >>README.md
    refused 'not clean' ./dev release
    ;;
*)
    echo "usage: run.sh DOOR" >&2
    exit 2
    ;;
esac
