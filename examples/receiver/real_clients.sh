#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# real_clients.sh [COUNT [BUILD-FOLDER]]: sends COUNT messages (default 100000) from swaks, smtplib and
# nodemailer at once, beside them a tenth as many transactions of ./load with its slow, half-closed,
# resetting and garbage clients; shows how many came from each, and the receiver's memory and open files.
# Fails if a message is missing, there twice or not as it was sent, if the memory has grown since all
# clients had been there, or if a file was left open. Without BUILD-FOLDER the receiver is built anew.
# The spool is made in $TMPDIR.
set -euo pipefail

count=${1-100000}
here=$(dirname "$(realpath "$0")")
case $count in
'' | *[!0-9]* | 0* | ????????*) echo "usage: real_clients.sh [COUNT [BUILD-FOLDER]], COUNT from 1000 on" >&2; exit 2 ;;
esac
[ "$count" -ge 1000 ] || { echo "real_clients.sh: COUNT is at least 1000" >&2; exit 2; }

if [ $# -lt 2 ]; then
    build=$here/../../build/real_clients
    cmake -S "$here/../.." -B "$build" -DCMAKE_BUILD_TYPE=Release -DSMTPATH_BUILD_TESTS=OFF \
        -DSMTPATH_BUILD_TOOL=OFF -DSMTPATH_BUILD_EXAMPLES=ON >/dev/null
    cmake --build "$build" --target smtpath-receiver load >/dev/null
else
    build=$2
fi
[ -x "$build/examples/receiver/load" ] || { echo "real_clients.sh: $build: no build of the receiver" >&2; exit 2; }
receiver=$(realpath "$build/examples/receiver/smtpath-receiver")
load=$(realpath "$build/examples/receiver/load")
mkdir -p "$build/npm"
npm=$(realpath "$build/npm")
. "$here/clients_common.sh"

start_receiver --forward="$work/table" --connections=200

# ---- The receiver's memory, kB, and open files ----------------------------------------------------------------

usage() {
    rss=$(awk '/^VmRSS:/ { print $2 }' "/proc/$receiver_pid/status")
    peak=$(awk '/^VmHWM:/ { print $2 }' "/proc/$receiver_pid/status")
    files=$(find "/proc/$receiver_pid/fd" -mindepth 1 | wc -l)
    printf '%-7s VmRSS %s kB, VmHWM %s kB, %s files\n' "$1:" "$rss" "$peak" "$files"
}

# ---- The clients, all at once ---------------------------------------------------------------------------------

printf 'Subject: load\r\n\r\n.\r\n..dots\r\nHello.' >"$work/swaks"
swaks_load() {
    for ((n = 0; n < $1; n++)); do
        swaks --server 127.0.0.1 --port "$port" --helo client.example.com --from swaks@example.com \
            --to user@example.org,moved@example.org --data "@$work/swaks" >"$work/swaks.log" 2>&1 || {
            cat "$work/swaks.log" >&2
            return 1
        }
    done
}

# round SWAKS SMTPLIB NODEMAILER LOAD: the last three are halved between two processes, but for LOAD.
round() {
    swaks_load "$1" & pids=$!
    for half in $(($2 / 2)) $(($2 - $2 / 2)); do
        /usr/bin/python3 "$here/clients.py" "$port" --load "$half" & pids="$pids $!"
    done
    for half in $(($3 / 2)) $(($3 - $3 / 2)); do
        NODE_PATH=$npm/node_modules node "$here/clients.js" "$port" --load "$half" & pids="$pids $!"
    done
    "$load" --port="$port" "$4" >>"$work/load" & pids="$pids $!"
    for pid in $pids; do
        wait "$pid" || die "a client has failed"
    done
}

usage start
files_at_start=$files
few=$((count / 50))
swaks=$(((count - 5 * few) / 200 + 1))
smtplib=$(((count - few - swaks) / 2))
nodemailer=$((count - few - swaks - smtplib))
round 1 $((few / 2 - 1)) $((few - few / 2)) 100
usage warm
rss_when_warm=$rss peak_when_warm=$peak
begun=$(date +%s%N)
round $swaks $smtplib $nodemailer $((count / 10))
ended=$(date +%s%N)
for ((i = 0; i < 1000; i++)); do
    [ "$(find "/proc/$receiver_pid/fd" -mindepth 1 | wc -l)" -ne "$files_at_start" ] || break
    sleep 0.1
done
usage end
stop_receiver

# ---- What has come --------------------------------------------------------------------------------------------

# came CLIENT SENT: so many files are from it, all with the same octets.
came() {
    local sums
    sums=$(grep -rlZ "^MAIL FROM:<$1@" "$work/spool" | xargs -0 md5sum | cut -c 1-32 | sort | uniq -c)
    printf '%-11s %6s sent, %6s in the spool\n' "$1" "$2" "${sums% *}"
    [ "$(wc -l <<<"$sums")" -eq 1 ] || die "messages of $1 differ: $sums"
    [ $((${sums% *})) -eq "$2" ] || die "of $1's messages not all are there, or more"
}

came swaks $((swaks + 1))
came smtplib $((smtplib + few / 2 - 1))
came nodemailer $((nodemailer + few - few / 2))
read -r acknowledged in_doubt < <(awk '{ a += $1; d += $2 } END { print a, d }' "$work/load")
from_load=$(grep -rl '^MAIL FROM:<t[0-9]*@load\.' "$work/spool" | wc -l)
printf '%-11s %6s sent, %6s in the spool; %s more were reset with the reply on its way\n' load "$acknowledged" \
    "$from_load" "$in_doubt"
[ "$from_load" -ge "$acknowledged" ] && [ "$from_load" -le $((acknowledged + in_doubt)) ] ||
    die "of load's messages not all are there, or more"
[ "$taken" -eq $((count + from_load)) ] || die "the receiver says that it has taken $taken messages"
printf '%s messages in %s s\n' "$taken" $(((ended - begun) / 1000000000))

near() {
    [ "$1" -le $(($2 + 8)) ] && [ "$1" -ge $(($2 - 8)) ]
}
near "$rss" "$rss_when_warm" && near "$peak" "$peak_when_warm" || die "the memory is not what it was"
[ "$files" -eq "$files_at_start" ] || die "files were left open"
