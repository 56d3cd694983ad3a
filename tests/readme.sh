#!/bin/sh
# SPDX-License-Identifier: MIT
#
# readme.sh FILE BIN ...: runs every command that FILE shows behind a "$ " in a ```console block, with each BIN
# in PATH and FILE's folder as the current one, and compares what it prints with what FILE shows below it.
set -eu

file=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
shift
for bin; do
    PATH=$(cd "$bin" && pwd):$PATH
done
cd "$(dirname "$file")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# One file a command, with its line in FILE for a name, and one for what it should print.
awk -v work="$work" '
    /^```/ { inside = /^```console$/; name = ""; next }
    inside && sub(/^\$ /, "") { name = sprintf("%s/%05d", work, NR); print > (name ".sh"); printf "" > (name ".out"); next }
    inside && name { print > (name ".out") }
' "$file"

failed=0
for script in "$work"/*.sh; do
    [ -e "$script" ] || { echo "readme.sh: $file shows no command" >&2; exit 1; }
    shown=${script%.sh}.out
    sh "$script" >"$work/printed" 2>&1 </dev/null || :
    if ! diff "$shown" "$work/printed" >"$work/difference"; then
        failed=1
        printf '%s:%d: "%s" prints something else (> is what it prints):\n' \
            "$file" "$(basename "$script" .sh | sed 's/^0*//')" "$(cat "$script")"
        cat "$work/difference"
    fi
done
exit $failed
