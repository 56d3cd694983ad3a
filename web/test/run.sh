#!/bin/sh
# SPDX-License-Identifier: MIT
#
# run.sh TEST FOLDER [CORPUS_JSON FILE ...]: builds the package into FOLDER and runs TEST on it: wrapper; smtp_server and
# page, with the modules that package-lock.json names, which are installed into FOLDER; corpus and page, with the corpus
# that CORPUS_JSON makes of FILEs; recording, with the smtpath command in CORPUS_JSON's place, and recordings.
# Skipped (77) where a tool is missing, but not in CI.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
test=$1
mkdir -p "$2"
folder=$(cd "$2" && pwd)
shift 2
chromium=
[ "$test" != page ] || chromium=chromium
for tool in "${WASM_CC:-clang}" wasm-ld node npm $chromium; do
    command -v "$tool" >/dev/null && continue
    echo "$tool is not there"
    [ -z "${CI-}" ] || exit 1
    exit 77
done
sh "$here/../build.sh" "$folder/package"

# A package is what npm would publish of it, no more.
pack() {
    (cd "$folder/package" && npm pack --dry-run --ignore-scripts --json 2>/dev/null) |
        node -e 'let t = ""; process.stdin.on("data", (d) => (t += d)).on("end", () =>
            console.log(JSON.parse(t)[0].files.map((f) => f.path).sort().join(" ")))'
}

install_modules() {
    cmp -s "$here/package-lock.json" "$folder/package-lock.json" && [ -d "$folder/node_modules/smtp-server" ] && return
    cp "$here/package.json" "$here/package-lock.json" "$folder"
    npm ci --prefix "$folder" --ignore-scripts --no-audit --no-fund >"$folder/log" 2>&1 || {
        cat "$folder/log" >&2
        exit 1
    }
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
smtp_server)
    install_modules
    node "$here/smtp-server.mjs" "$folder/package" "$folder"
    ;;
corpus)
    "$@" >"$folder/corpus.json"
    node "$here/corpus.mjs" "$folder/package" "$folder/corpus.json"
    ;;
recording)
    node "$here/recording.mjs" "$folder/package" "$@"
    ;;
page)
    install_modules
    "$@" >"$folder/corpus.json"
    sh "$here/../page/build.sh" "$folder/package" "$folder/corpus.json" "$folder/site"
    node "$here/page.mjs" "$folder/site" "$folder" "$folder/corpus.json" "$(command -v chromium)"
    ;;
*)
    echo "run.sh: no test \"$test\"" >&2
    exit 2
    ;;
esac
