#!/bin/bash
# SPDX-License-Identifier: MIT
#
# tool.sh [TOOL] [MEGABYTES]: how long `smtpath session` takes for a clean recording in each form, as a ratio to
# `wc -l` on the same file. Processor time, system and user, the least of five runs.
set -eu
cd "$(dirname "$0")/.."
tool=${1:-build/release/bin/smtpath}
size=$((${2:-100} * 1000000))
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export LC_ALL=C
TIMEFORMAT='%U %S'

# A session without its message: nothing in it is passed over.
cat >"$work/dialogue" <<'TEXT'
S 220 mx.example.org ESMTP ready
C EHLO client.example.com
S 250-mx.example.org greets you
S 250-SIZE 1000000
S 250-8BITMIME
S 250-DSN
S 250 SMTPUTF8
C MAIL FROM:<ann@example.com> SIZE=1024 BODY=8BITMIME
S 250 2.1.0 Ok
C RCPT TO:<bob@example.org>
S 250 2.1.5 Ok
C RCPT TO:<carol.fisher@mail.example.net> NOTIFY=SUCCESS,FAILURE
S 250 2.1.5 Ok
C RSET
S 250 2.0.0 Ok
C QUIT
S 221 2.0.0 Bye
TEXT

# What stands before and behind the client's lines, and the server's.
forms='own|C: ||S: |
prefix|[c4bYq1ZJ0mQ] C: ||[c4bYq1ZJ0mQ] S: |
swaks| -> ||<-  |
postfix| In:  || Out: |
curl|> ||< |
arrows|D/k9 (12345): SMTP >>> ||D/k9 (12345): SMTP <<< |
msmtp|--> ||<-- |
exim|  SMTP>> ||  SMTP<< |
phpmailer|2026-11-28 10:00:01 CLIENT -> SERVER: ||2026-11-28 10:00:01 SERVER -> CLIENT: |
smtplib|send: '"'|\\\\r\\\\n'|reply: b'|\\\\r\\\\n'"'
aiosmtpd|INFO:mail.log:('"'192.0.2.10', 51514) >> b'|'|INFO:mail.log:('192.0.2.10', 51514) << b'|'"'
nodemailer|{"level":20,"tnx":"client","msg":"|"}|{"level":20,"tnx":"server","msg":"|"}
exchange|2026-11-28T10:00:00.123Z,send,08D0,5,192.0.2.1:51514,192.0.2.25:25,>,"|",|2026-11-28T10:00:00.123Z,send,08D0,5,192.0.2.1:51514,192.0.2.25:25,<,"|",
unmarked||||'

least() {
    for _ in 1 2 3 4 5; do
        { time "$@" >"$work/output" || true; } 2>&1
    done | awk 'NR == 1 || $1 + $2 < least { least = $1 + $2 } END { print least }'
}

# wc is over too soon for the clock: it reads the file twenty times.
many=$(for _ in $(seq 20); do printf '%s ' "$work/rows"; done)
while IFS='|' read -r form before_client behind_client before_server behind_server; do
    awk -v a="$before_client" -v b="$behind_client" -v c="$before_server" -v d="$behind_server" '
        /^C / { print a substr($0, 3) b } /^S / { print c substr($0, 3) d }' "$work/dialogue" >"$work/once"
    once=$(wc -c <"$work/once")
    awk -v times="$((size / once))" '{ text = text $0 "\n" } END { while (times-- > 0) printf "%s", text }' \
        "$work/once" >"$work/rows"
    # shellcheck disable=SC2086
    counted=$(least wc -l $many)
    taken=$(least "$tool" session "--from=$form" "$work/rows")
    awk -v form="$form" -v counted="$counted" -v taken="$taken" -v said="$(sed 's/.*rows//' "$work/output")" '
        BEGIN { printf "%-12s %5.1f %s\n", form, taken / (counted / 20), said }'
done <<<"$forms"
