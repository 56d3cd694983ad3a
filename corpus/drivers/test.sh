#!/bin/sh
# SPDX-License-Identifier: MIT
#
# test.sh FOLDER CORPUS-JSON FILE ...: makes the corpus of the files by the program CORPUS-JSON, and runs each driver against a parser of its language, as far as it is here: aiosmtpd, address-rfc2821,
# Dovecot's lib-smtp. Each must have asked as many cases as the others, and have found the departures that are known. Skipped (77)
# where none of them is here.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
mkdir -p "$1"
work=$(cd "$1" && pwd)
shift
corpus=$work/corpus.json
"$@" >"$corpus"
ran=0

# departs DRIVER CASE: it has found that the parser departs from this case.
departs() {
    grep -q "^$2: " "$work/$1" || { tail -n 5 "$work/$1"; echo "test.sh: $1: nothing is said of $2"; exit 1; }
}

# closed DRIVER: the last line, with as many cases as before.
closed() {
    count=$(sed -n '$s/^[0-9]* of \([0-9]*\) cases as they should be$/\1/p' "$work/$1")
    [ "${count:-0}" -gt 500 ] || { tail -n 5 "$work/$1"; echo "test.sh: $1 asked ${count:-no} cases"; exit 1; }
    [ "${asked:-$count}" -eq "$count" ] || { echo "test.sh: $1 asked $count cases, and one before it $asked"; exit 1; }
    asked=$count ran=$((ran + 1))
    echo "$1: $(tail -n 1 "$work/$1")"
}

if /usr/bin/python3 -c 'import aiosmtpd' 2>/dev/null; then
    /usr/bin/python3 -B "$here/driver.py" "$corpus" "$here/peers/aiosmtpd_peer.py" >"$work/python" && { echo "aiosmtpd departs in nothing"; exit 1; }
    departs python domain/trailing-hyphen
    closed python
fi
if command -v npm >/dev/null; then
    if ! cmp -s "$root/bench/peers/package-lock.json" "$work/package-lock.json"; then
        cp "$root/bench/peers/package.json" "$root/bench/peers/package-lock.json" "$work"
        npm ci --prefix "$work" --ignore-scripts --no-audit --no-fund >"$work/npm.log" 2>&1 || { cat "$work/npm.log"; exit 1; }
    fi
    NODE_PATH=$work/node_modules node "$here/driver.js" "$corpus" "$here/peers/address_rfc2821_peer.js" >"$work/javascript" && { echo "address-rfc2821 departs in nothing"; exit 1; }
    departs javascript utf8/truncated-in-domain
    closed javascript
fi
if [ -e /usr/lib/dovecot/libdovecot.so.0 ] && [ -e /usr/include/dovecot/config.h ]; then
    cc -O1 -I "$root/bench/peers" -idirafter /usr/include/dovecot -DHAVE_CONFIG_H -o "$work/driver" "$here/driver.c" "$here/peers/dovecot_peer.c" \
        "$root/bench/peers/dovecot.c" /usr/lib/dovecot/libdovecot.so.0 -Wl,-rpath,/usr/lib/dovecot
    "$work/driver" <"$corpus" >"$work/c" && { echo "Dovecot departs in nothing"; exit 1; }
    departs c domain/underscore
    closed c
fi
[ "$ran" -gt 0 ] || { echo "no parser of another's is here"; [ -z "${CI-}" ] || exit 1; exit 77; }
