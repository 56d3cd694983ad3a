# SPDX-License-Identifier: MIT
# shellcheck shell=bash
#
# What clients.sh and real_clients.sh share; they have set $receiver, $npm and $here. Needs bash.

die() {
    echo "$(basename "$0"): $*" >&2
    exit 1
}

for tool in swaks node npm curl msmtp /usr/bin/python3; do
    command -v $tool >/dev/null || {
        echo "skipped: $tool is not there"
        exit 77
    }
done

work=$(mktemp -d)
receiver_pid=
finish() {
    [ -z "$receiver_pid" ] || { kill -KILL "$receiver_pid" && wait "$receiver_pid"; } 2>/dev/null || true
    rm -rf "$work"
}
trap finish EXIT
trap 'exit 1' HUP INT TERM

# The modules are those of npm/package-lock.json, to the octet; nothing of theirs is run while they are installed.
if ! cmp -s "$here/npm/package-lock.json" "$npm/package-lock.json" || [ ! -d "$npm/node_modules/nodemailer" ]; then
    mkdir -p "$npm"
    cp "$here/npm/package.json" "$here/npm/package-lock.json" "$npm"
    npm ci --prefix "$npm" --ignore-scripts --no-audit --no-fund >"$work/npm.log" 2>&1 || {
        cat "$work/npm.log" >&2
        die "npm could not install nodemailer"
    }
fi

printf '%s\n' 'moved@example.org 251 new@example.net' 'gone@example.org 551 else@example.net' >"$work/table"

# start_receiver OPTION ...: its port is in $port.
start_receiver() {
    mkdir "$work/spool"
    : >"$work/receiver.log"
    "$receiver" --listen=127.0.0.1:0 --spool="$work/spool" "$@" >"$work/receiver.log" 2>&1 &
    receiver_pid=$!
    while kill -0 "$receiver_pid" 2>/dev/null; do
        port=$(sed -n 's/^listening on .*://p' "$work/receiver.log")
        [ -z "$port" ] || return 0
        sleep 0.05
    done
    cat "$work/receiver.log" >&2
    die "the receiver has not started"
}

# The number of messages that the receiver says it has taken is in $taken.
stop_receiver() {
    kill -TERM "$receiver_pid"
    wait "$receiver_pid" || die "the receiver has ended with $?"
    receiver_pid=
    taken=$(sed -n 's/^taken: \([0-9]*\) messages.*/\1/p' "$work/receiver.log")
}
