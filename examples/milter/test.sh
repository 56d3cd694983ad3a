#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# test.sh MILTER DIALOGUE [--update]: starts a Postfix of its own, in a temporary folder and on 127.0.0.1
# alone, with MILTER; sends each line that DIALOGUE shows behind "C: ", and compares the answers with those
# that DIALOGUE shows below it: of Postfix alone, with the milter, and with the milter and the filter.
# --update writes them. At the end a message goes through all of it. Nothing outside the folder is changed.
set -euo pipefail

milter=$(realpath "$1")
dialogue=$(realpath "$2")
update=${3-}
filter=$(dirname "$dialogue")/filter.regexp
services=$(dirname "$0")/master.cf
PATH=$PATH:/usr/sbin:/sbin

skip() {
    echo "skipped: $*"
    exit 77
}
[ "$(id -u)" -eq 0 ] || skip "Postfix starts as root only"
command -v postfix >/dev/null || skip "Postfix is not there"
getent passwd postfix >/dev/null || skip "the user postfix is not there"

work=$(mktemp -d)
milter_pid=

# Both are asked to end, and made to if they do not.
finish() {
    status=$?
    trap - EXIT
    set +e
    master=$(tr -d ' ' <"$work/spool/pid/master.pid" 2>/dev/null)
    if [ -n "$master" ]; then
        timeout 100 postfix -c "$work/etc" stop >>"$work/output" 2>&1
        kill -0 "$master" 2>/dev/null && kill -KILL "$master"
    fi
    [ -z "$milter_pid" ] || kill -KILL "$milter_pid" 2>/dev/null
    [ "$status" -eq 0 ] || cat "$work/output" "$work/milter.log" "$work/maillog" 2>/dev/null | tail -n 60
    rm -rf "$work"
    exit "$status"
}
trap finish EXIT
trap 'exit 1' HUP INT TERM

die() {
    echo "test.sh: $*" >&2
    exit 1
}

taken() {
    (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null
}

# ---- A Postfix of our own --------------------------------------------------------------------------------

while :; do
    port=$((20000 + RANDOM % 12000)) # below the ports that the kernel gives to clients
    taken $port || taken $((port + 1)) || taken $((port + 2)) || break
done

chmod 755 "$work"
mkdir "$work/etc" "$work/spool" "$work/data" "$work/socket"
chown postfix "$work/data"
cp "$filter" "$work/etc/filter.regexp"

cat >"$work/etc/main.cf" <<END
compatibility_level = 3.6
config_directory = $work/etc
queue_directory = $work/spool
data_directory = $work/data
maillog_file = $work/maillog
maillog_file_prefixes = $work
myhostname = mx.example.org
mydestination =
local_recipient_maps =
mynetworks = 127.0.0.0/8
inet_protocols = ipv4
alias_maps =
alias_database =
default_transport = discard:delivered
relay_transport = discard:delivered
smtpd_relay_restrictions = permit_mynetworks, reject
smtpd_peername_lookup = no
smtpd_soft_error_limit = 1000
smtpd_hard_error_limit = 1000
smtpd_delay_reject = no
milter_default_action = tempfail
smtpd_milters = unix:$work/socket/milter
smtpd_command_filter = regexp:$work/etc/filter.regexp
END
cat >"$work/etc/master.cf" <<END
127.0.0.1:$port inet n - n - - smtpd -o smtpd_milters= -o smtpd_command_filter=
127.0.0.1:$((port + 1)) inet n - n - - smtpd -o smtpd_command_filter=
127.0.0.1:$((port + 2)) inet n - n - - smtpd
END
cat "$services" >>"$work/etc/master.cf"

(umask 0; exec "$milter" "unix:$work/socket/milter") >"$work/milter.log" 2>&1 </dev/null &
milter_pid=$!
timeout 300 postfix -c "$work/etc" start >"$work/output" 2>&1 </dev/null || die "Postfix did not start"
for ((i = 0; i < 3000; i++)); do
    taken $((port + 2)) && [ -S "$work/socket/milter" ] && break
    sleep 0.1
done

# ---- The dialogue ----------------------------------------------------------------------------------------

say() { # FD LINE: sends it and reads the reply's last line into $reply
    printf '%b\r\n' "$2" >&"$1"
    hear "$1"
}

hear() {
    while IFS= read -r -t 20 -u "$1" reply; do
        reply=${reply%$'\r'}
        [[ $reply = ???-* ]] || return 0
    done
    die "no reply"
}

want() { # CODE: what the last reply must begin with
    [[ $reply = "$1"* ]] || die "$1 was expected, not: $reply"
}

exec 4<>"/dev/tcp/127.0.0.1/$port" 5<>"/dev/tcp/127.0.0.1/$((port + 1))" 6<>"/dev/tcp/127.0.0.1/$((port + 2))"
for fd in 4 5 6; do
    hear $fd
    want 220
    say $fd 'EHLO client.example.com'
    want 250
done

while IFS= read -r row; do
    case $row in
    'C: '*) ;;
    'alone:  '* | 'milter: '* | 'filter: '*) continue ;;
    *) printf '%s\n' "$row"; continue ;;
    esac
    printf '%s\n' "$row"
    line=${row#C: }
    for fd in 4 5 6; do
        say $fd RSET
        want 250
        if [[ ${line^^} = RCPT* ]]; then
            say $fd 'MAIL FROM:<sender@example.com>'
            want 250
        fi
        say $fd "$(sed 's/\\\([^x]\)/\\\\\1/g' <<<"$line")"
        case $fd in
        4) printf 'alone:  %s\n' "$reply" ;;
        5) printf 'milter: %s\n' "$reply" ;;
        6) printf 'filter: %s\n' "$reply" ;;
        esac
    done
done <"$dialogue" >"$work/dialogue"
[ "$update" != --update ] || cp "$work/dialogue" "$dialogue"

# ---- A message, through all of it ------------------------------------------------------------------------

say 6 RSET
want 250
say 6 'MAIL FROM:<sender@example.com> SIZE=200 BODY=8BITMIME'
want '250 2.1.0'
say 6 'RCPT TO:<"a b"@example.org> NOTIFY=NEVER'
want '250 2.1.5'
say 6 'RCPT TO:<b@example.org c>'
want '501 5.1.3'
say 6 DATA
want 354
say 6 'Subject: a message\r\n\r\nIt is discarded.\r\n.'
want '250 2.0.0 Ok: queued'

# ---- What a client chose, in the log ---------------------------------------------------------------------

# A verb of the client's own that looks like a withheld line: with an escape, a C1 control, a bidi control, U+061C, an octet
# that is no UTF-8, and a character to be seen.
say 5 RSET
want 250
say 5 'MAIL FROM:<sender@example.com> SMTPUTF8'
want 250
say 5 'SMTPATH<RCPT TO:<\xC2\x9B31m\xE2\x80\xAE\xD8\x9C\xC3\xBC@b>'
grep -qF 'is valid here: RCPT TO:<\xC2\x9B31m\xE2\x80\xAE\xD8\x9Cü@b>' "$work/milter.log" || die "the log is not as it should be"
! LC_ALL=C grep -q '[[:cntrl:]]' "$work/milter.log" || die "there are controls in the log"
for fd in 4 5 6; do
    say $fd QUIT
    want 221
done
for ((i = 0; i < 3000; i++)); do
    grep -q 'to=<"a b"@example.org>.*status=sent (delivered)' "$work/maillog" && break
    sleep 0.1
done
[ $i -lt 3000 ] || die "the message was not delivered"

# ---- The end -----------------------------------------------------------------------------------------------

kill -TERM "$milter_pid"
wait "$milter_pid" || die "the milter ended with $? on SIGTERM"
milter_pid=

diff "$dialogue" "$work/dialogue" || die "other answers than $dialogue shows (> is what was answered)"
