#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# clients.sh RECEIVER NPM-FOLDER: swaks, Python's smtplib, nodemailer, curl and msmtp talk to RECEIVER on
# loopback: each sends a message, which must arrive octet by octet, and is answered 251, 551, 501 with the
# octet, 552. nodemailer is installed into NPM-FOLDER by npm.
set -euo pipefail

receiver=$(realpath "$1")
mkdir -p "$2"
npm=$(realpath "$2")
here=$(dirname "$(realpath "$0")")
. "$here/clients_common.sh"

start_receiver --forward="$work/table" --size=20000

# ---- A message that what is done wrong would change --------------------------------------------------------

{
    printf 'From: <a@example.com>\r\nTo: <b@example.org>\r\nDate: Thu, 1 Jan 1970 00:00:00 +0000\r\n'
    printf 'Message-ID: <1@client.example.com>\r\nMIME-Version: 1.0\r\nContent-Transfer-Encoding: 8bit\r\n'
    printf 'Content-Type: text/plain; charset=utf-8\r\nSubject: dots\r\n\r\n'
    printf '.\r\n..\r\n...\r\n.x\r\n\r\nGr\303\274\303\237e \r\n%0900d\r\n.\r\nend\r\n' 0
} >"$work/message"

# ---- What arrived ---------------------------------------------------------------------------------------------

# arrived MAIL RCPT ...: just one message has come, with this envelope, octet by octet as it was sent.
arrived() {
    { printf '%s\r\n' "$@" '' && cat "$work/message"; } >"$work/expected"
    local files=("$work"/spool/*)
    [ ${#files[@]} -eq 1 ] || die "$client: ${#files[@]} messages have arrived, not one"
    cmp "$work/expected" "${files[0]}" || { cat -A "${files[0]}" | head -n 20; die "$client: other octets have arrived"; }
    rm "${files[0]}"
}

# said TEXT: the client has shown this reply.
said() {
    grep -qF -- "$1" "$work/log" || { cat "$work/log"; die "$client was not answered: $1"; }
}

# ---- Each client ----------------------------------------------------------------------------------------------

client=swaks # adds the last CRLF itself
head -c -2 "$work/message" >"$work/message.swaks"
swaks --server 127.0.0.1 --port "$port" --helo client.example.com --from swaks@example.com --pipeline \
    --to 'user@example.org,moved@example.org,gone@example.org,us er@example.org' --data "@$work/message.swaks" \
    >"$work/log" 2>&1 || true # it fails if any recipient was refused
said '251 2.1.5 User not local; will forward to <new@example.net>'
said '551 5.1.6 User not local; please try <else@example.net>'
said '501 5.1.3 Bad recipient path: expected "@" at byte 11, found " "'
said '250 2.0.0 Message taken: '
arrived 'MAIL FROM:<swaks@example.com>' 'RCPT TO:<user@example.org>' 'RCPT TO:<new@example.net>'

client=smtplib
/usr/bin/python3 "$here/clients.py" "$port" "$work/message" || die "$client"
utf8=$(grep -l SMTPUTF8 "$work"/spool/*)
mv "$utf8" "$work/utf8"
arrived "MAIL FROM:<smtplib@example.com> size=$(stat -c %s "$work/message") BODY=8BITMIME RET=HDRS ENVID=QQ314159" \
    'RCPT TO:<user@example.org> NOTIFY=SUCCESS,DELAY ORCPT=rfc822;user+2Bdetail@example.org' \
    'RCPT TO:<new@example.net> NOTIFY=SUCCESS,DELAY ORCPT=rfc822;user+2Bdetail@example.org'
mv "$work/utf8" "$utf8"
arrived "MAIL FROM:<smtplib-grüße@example.com> size=$(stat -c %s "$work/message") SMTPUTF8 BODY=8BITMIME" \
    'RCPT TO:<用户@example.org>'

client=nodemailer
NODE_PATH=$npm/node_modules node "$here/clients.js" "$port" "$work/message" || die "$client"
utf8=$(grep -l SMTPUTF8 "$work"/spool/*)
mv "$utf8" "$work/utf8"
arrived 'MAIL FROM:<nodemailer@example.com> RET=HDRS ENVID=QQ314159' \
    'RCPT TO:<user@example.org> NOTIFY=SUCCESS,DELAY ORCPT=rfc822;user@example.org' \
    'RCPT TO:<new@example.net> NOTIFY=SUCCESS,DELAY ORCPT=rfc822;user@example.org'
mv "$work/utf8" "$utf8"
arrived 'MAIL FROM:<nodemailer-grüße@example.com> SMTPUTF8' 'RCPT TO:<用户@example.org>'

client=curl
send_curl() {
    curl -vsS --url "smtp://127.0.0.1:$port/client.example.com" --mail-from "$1" --mail-rcpt "$2" \
        --upload-file "$3" >"$work/log" 2>&1
}
send_curl 'curl-grüße@example.com' moved@example.org "$work/message" || { cat "$work/log"; die "$client"; }
said '251 2.1.5 User not local; will forward to <new@example.net>'
arrived "MAIL FROM:<curl-grüße@example.com> SIZE=$(stat -c %s "$work/message") SMTPUTF8" 'RCPT TO:<new@example.net>'
send_curl curl@example.com gone@example.org "$work/message" && die "$client took a 551 for success"
said '551 5.1.6 User not local; please try <else@example.net>'
send_curl curl@example.com '<us er@example.org>' "$work/message" && die "$client took a 501 for success"
said '501 5.1.3 Bad recipient path: expected "@" at byte 11, found " "'
head -c 30000 /dev/zero | tr '\0' x >"$work/big"
send_curl curl@example.com user@example.org "$work/big" && die "$client took a 552 for success"
said '552 5.3.4 Message too big'

client=msmtp
send_msmtp() {
    msmtp --host=127.0.0.1 --port="$port" --domain=client.example.com --tls=off --auth=off \
        --dsn-notify=failure,delay --dsn-return=full -d --from="$1" -- "$2" <"$work/message" >"$work/log" 2>&1
}
send_msmtp msmtp@example.com moved@example.org || { cat "$work/log"; die "$client"; }
said '251 2.1.5 User not local; will forward to <new@example.net>'
arrived 'MAIL FROM:<msmtp@example.com> RET=FULL' 'RCPT TO:<new@example.net> NOTIFY=FAILURE,DELAY'
send_msmtp msmtp@example.com gone@example.org && die "$client took a 551 for success"
said '551 5.1.6 User not local; please try <else@example.net>'
send_msmtp msmtp@example.com a..b@example.org && die "$client took a 501 for success"
said '501 5.1.3 Bad recipient path: expected a letter, a digit or another character of a word at byte 11, found "."'
send_msmtp 'msmtp-grüße@example.com' user@example.org && die "$client took a 550 for success" # it knows no SMTPUTF8
said '550 5.6.7 Address needs SMTPUTF8: expected ASCII, or the parameter SMTPUTF8 at byte 19, found "\xC3"'

stop_receiver
[ "$taken" -eq 7 ] || die "the receiver says that it has taken $taken messages, not 7"
