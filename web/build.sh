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

# The library's visibility is its own business; what else it asks for is in freestanding/.
compile() {
    "${WASM_CC:-clang}" --target=wasm32 -std=c11 -Os -mbulk-memory -Wall -Wextra -Werror -nostdlibinc \
        -fvisibility=hidden -ffunction-sections -fdata-sections -DSMTPATH_API= -DSMTPATH_LONGEST_ROW=131072 \
        -I"$here/freestanding" -I"$root/parser" -I"$root/tool" -c "$1" -o "$output/objects/$2.o" ${3-}
    objects="$objects $output/objects/$2.o"
}

objects=
for source in $(sed -n 's/^\([a-z].*\.c\)$/\1/p' "$root/parser/sources.txt"); do
    compile "$root/parser/$source" "$source"
done
# The tool's readers of recordings.
for source in "$root"/tool/forms/*.c; do
    compile "$source" "form_${source##*/}"
done
for source in dialogue familiar streams; do
    compile "$root/tool/$source.c" "$source"
done
compile "$here/glue.c" glue
compile "$here/recording.c" recording
# Its loops would become calls of themselves.
compile "$here/freestanding/library.c" library -ffreestanding
# shellcheck disable=SC2086
wasm-ld --no-entry --gc-sections --strip-all -o "$output/smtpath.wasm" $objects
rm -r "$output/objects"

cp "$here/smtpath.js" "$here/smtpath.d.ts" "$here/README.md" "$root/LICENSE" "$output"
version=$(sed -n 's/^#define SMTPATH_VERSION  *"\(.*\)"/\1/p' "$root/parser/smtpath.h")
sed "s/\"0.0.0\"/\"$version\"/" "$here/package.json" >"$output/package.json"
