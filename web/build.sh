#!/bin/sh
# SPDX-License-Identifier: MIT
#
# build.sh OUTPUT: the library as a module of WebAssembly, and beside it all that an npm package of it holds. Clang and
# its linker do it alone: nothing of a C library is linked, and the module imports nothing.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(dirname "$here")
output=$1
mkdir -p "$output/objects"

compile() {
    "${WASM_CC:-clang}" --target=wasm32 -std=c11 -Os -Wall -Wextra -Werror -ffreestanding -fvisibility=hidden \
        -ffunction-sections -fdata-sections -DSMTPATH_API= \
        -I"$root/tests/cross/freestanding" -I"$root/parser" -c "$1" -o "$2"
}

objects=
for source in $(sed -n 's/^\([a-z].*\.c\)$/\1/p' "$root/parser/sources.txt"); do
    object=$output/objects/${source%.c}.o
    compile "$root/parser/$source" "$object"
    objects="$objects $object"
done
# Its memcpy would become a call of itself.
object=$output/objects/glue.o
"${WASM_CC:-clang}" --target=wasm32 -std=c11 -Os -Wall -Wextra -Werror -ffreestanding -fno-builtin -DSMTPATH_API= \
    -I"$root/tests/cross/freestanding" -I"$root/parser" -c "$here/glue.c" -o "$object"
# shellcheck disable=SC2086
wasm-ld --no-entry --gc-sections --strip-all --export=__heap_base -o "$output/smtpath.wasm" "$object" $objects
rm -r "$output/objects"

cp "$here/smtpath.js" "$here/smtpath.d.ts" "$here/README.md" "$root/LICENSE" "$output"
version=$(sed -n 's/^#define SMTPATH_VERSION  *"\(.*\)"/\1/p' "$root/parser/smtpath.h")
sed "s/\"0.0.0\"/\"$version\"/" "$here/package.json" >"$output/package.json"
