#!/bin/sh
# SPDX-License-Identifier: MIT
#
# run.sh TEST FOLDER [COMMAND ...]: builds the package into FOLDER and runs TEST on it. COMMAND is, of
#
#     wrapper, smtp_server, types, deno: none
#     corpus, page: what writes the conformance corpus as JSON
#     manual: the smtpath command, and what writes the corpus
#     recording: the smtpath command, and recordings
#     matrix: the smtpath command
#
# What a test needs of npm its lock file names; it is installed into FOLDER.
# Skipped (77) where a tool is missing, but not in CI.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
test=$1
mkdir -p "$2"
folder=$(cd "$2" && pwd)
shift 2
others=
case $test in
page) others=chromium ;;
manual) others="chromium doxygen cmark-gfm mandoc python3" ;;
matrix) others="chromium python3" ;;
esac
for tool in "${WASM_CC:-clang}" wasm-ld node npm $others; do
    command -v "$tool" >/dev/null && continue
    echo "$tool is not there"
    [ -z "${CI-}" ] || exit 1
    exit 77
done
[ "$test" = matrix ] || sh "$here/../build.sh" "$folder/package"

# A package is what npm would publish of it, no more.
pack() {
    (cd "$folder/package" && npm pack --dry-run --ignore-scripts --json 2>/dev/null) |
        node -e 'let t = ""; process.stdin.on("data", (d) => (t += d)).on("end", () =>
            console.log(JSON.parse(t)[0].files.map((f) => f.path).sort().join(" ")))'
}

# install_modules FOLDER: what the lock file in FOLDER names.
install_modules() {
    cmp -s "$1/package-lock.json" "$folder/package-lock.json" && [ -f "$folder/installed" ] && return
    rm -f "$folder/installed"
    cp "$1/package.json" "$1/package-lock.json" "$folder"
    npm ci --prefix "$folder" --ignore-scripts --no-audit --no-fund >"$folder/log" 2>&1 || {
        cat "$folder/log" >&2
        exit 1
    }
    : >"$folder/installed"
}

case $test in
wrapper)
    node "$here/wrapper.mjs" "$folder/package"
    packed=$(pack)
    [ "$packed" = "LICENSE README.md package.json smtpath.d.ts smtpath.js smtpath.wasm" ] || {
        echo "npm would pack: $packed" >&2
        exit 1
    }
    ;;
types)
    install_modules "$here"
    rm -rf "$folder/node_modules/smtpath"
    cp -R "$folder/package" "$folder/node_modules/smtpath"
    cp "$here/use.ts" "$folder/use.mts"
    node "$folder/node_modules/typescript/bin/tsc" --strict --exactOptionalPropertyTypes --noEmit --target es2022 \
        --lib es2022,dom --module nodenext "$folder/use.mts"
    ;;
deno)
    [ "$(uname -sm)" = "Linux x86_64" ] || exit 77
    install_modules "$here/deno"
    chmod +x "$folder/node_modules/@deno/linux-x64-glibc/deno"
    DENO_NO_UPDATE_CHECK=1 DENO_DIR="$folder/cache" "$folder/node_modules/@deno/linux-x64-glibc/deno" run --no-remote --no-npm \
        --allow-read "$here/wrapper.mjs" "$folder/package"
    ;;
smtp_server)
    install_modules "$here"
    node "$here/smtp-server.mjs" "$folder/package" "$folder"
    ;;
corpus)
    "$@" >"$folder/corpus.json"
    node "$here/corpus.mjs" "$folder/package" "$folder/corpus.json"
    ;;
recording)
    node "$here/recording.mjs" "$folder/package" "$@"
    ;;
manual)
    install_modules "$here"
    smtpath=$1
    shift
    "$@" >"$folder/corpus.json"
    sh "$here/../page/build.sh" "$folder/package" "$folder/corpus.json" "$folder/site"
    rm -rf "$folder/manual"
    sh "$here/../../docs/manual/make.sh" "$folder/manual" "$smtpath" "$folder/site/smtpath.html" >"$folder/log" 2>&1 || {
        cat "$folder/log" >&2
        exit 1
    }
    node "$here/manual.mjs" "$folder/manual" "$folder" "$(command -v chromium)"
    ;;
page)
    install_modules "$here"
    "$@" >"$folder/corpus.json"
    sh "$here/../page/build.sh" "$folder/package" "$folder/corpus.json" "$folder/site"
    node "$here/page.mjs" "$folder/site" "$folder" "$folder/corpus.json" "$(command -v chromium)"
    ;;
matrix)
    install_modules "$here"
    node "$here/matrix.mjs" "$folder/answers" "$folder" "$(command -v chromium)" "$1"
    ;;
*)
    echo "run.sh: no test \"$test\"" >&2
    exit 2
    ;;
esac
