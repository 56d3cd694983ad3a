#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
#
# secure_clients.sh RECEIVER NPM-FOLDER: real clients send by STARTTLS and AUTH PLAIN: swaks, smtplib, nodemailer, curl and
# msmtp. Each message arrives octet by octet; a wrong password is refused. nodemailer is installed into NPM-FOLDER by npm.
set -euo pipefail

here=$(dirname "$(realpath "$0")")
receiver=$(realpath "$1")
mkdir -p "$2"
npm=$(realpath "$2")
. "$here/clients_common.sh"
command -v openssl >/dev/null || { echo "skipped: openssl is not there"; exit 77; }

openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -keyout "$work/key.pem" -out "$work/certificate.pem" 2>/dev/null
printf 'ann:%s\n' "$(openssl passwd -5 'open sesame')" >"$work/passwords"
start_receiver --chunking --certificate="$work/certificate.pem" --key="$work/key.pem" --passwords="$work/passwords"
printf 'From: <a@example.com>\r\nTo: <b@example.org>\r\nDate: Thu, 1 Jan 1970 00:00:00 +0000\r\nMessage-ID: <1@client.example.com>\r\nSubject: secure\r\n\r\n.\r\n..\r\nGr\303\274\303\237e\r\n' >"$work/message"

# arrived SENDER: just one message has come, of this sender, octet by octet as it was sent.
arrived() {
    local files=("$work"/spool/*)
    [ -f "${files[0]}" ] && [ ${#files[@]} -eq 1 ] || { cat "$work/log" >&2; die "$client: not one message has arrived"; }
    head -n 1 "${files[0]}" | grep -qF "MAIL FROM:<$1>" || die "$client: another envelope has arrived"
    sed '1,/^\r$/d' "${files[0]}" | cmp - "$work/message" || die "$client: other octets have arrived"
    rm "${files[0]}"
}

# refused: the client has been told that its password is wrong.
refused() {
    grep -qF '535' "$work/log" || { cat "$work/log" >&2; die "$client: a wrong password was not refused"; }
}

client=swaks # adds the last CRLF itself
head -c -2 "$work/message" >"$work/message.swaks"
send_swaks() {
    swaks --server 127.0.0.1 --port "$port" --helo client.example.com --tls --auth PLAIN --auth-user ann --auth-password "$1" \
        --from swaks@example.com --to user@example.org --data "@$work/message.swaks" >"$work/log" 2>&1
}
send_swaks 'open sesame' || { cat "$work/log"; die "$client"; }
arrived swaks@example.com
send_swaks wrong && die "$client took a 535 for success"
refused

client=smtplib
cat >"$work/send.py" <<'.'
import smtplib, ssl, sys
context = ssl.create_default_context()
context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
with smtplib.SMTP("127.0.0.1", int(sys.argv[1]), local_hostname="client.example.com") as s:
    s.starttls(context=context)
    try:
        s.login("ann", "wrong")
        sys.exit("taken")
    except smtplib.SMTPAuthenticationError as refusal:
        print(refusal)
    s.login("ann", "open sesame")
    s.sendmail("smtplib@example.com", ["user@example.org"], open(sys.argv[2], "rb").read())
.
/usr/bin/python3 "$work/send.py" "$port" "$work/message" >"$work/log" 2>&1 || { cat "$work/log"; die "$client"; }
arrived smtplib@example.com
refused

client=nodemailer
cat >"$work/nodemailer.js" <<'.'
const fs = require('fs');
const send = (pass) => require('nodemailer').createTransport({
    host: '127.0.0.1', port: Number(process.argv[2]), requireTLS: true, tls: { rejectUnauthorized: false }, auth: { user: 'ann', pass },
}).sendMail({ envelope: { from: 'nodemailer@example.com', to: 'user@example.org' }, raw: fs.readFileSync(process.argv[3]) });
send('open sesame').then(() => send('wrong')).then(() => process.exit(1), (error) => console.log(String(error)));
.
NODE_PATH=$npm/node_modules node "$work/nodemailer.js" "$port" "$work/message" >"$work/log" 2>&1 || { cat "$work/log"; die "$client"; }
arrived nodemailer@example.com
refused

client=curl
send_curl() {
    curl -vsS --url "smtp://127.0.0.1:$port/client.example.com" --ssl-reqd --insecure --user "ann:$1" --login-options AUTH=PLAIN \
        --mail-from curl@example.com --mail-rcpt user@example.org --upload-file "$work/message" >"$work/log" 2>&1
}
send_curl 'open sesame' || { cat "$work/log"; die "$client"; }
arrived curl@example.com
send_curl wrong && die "$client took a 535 for success"
refused

client=msmtp
send_msmtp() {
    msmtp --host=127.0.0.1 --port="$port" --domain=client.example.com --tls=on --tls-starttls=on --tls-certcheck=off --auth=plain \
        --user=ann --passwordeval="printf %s '$1'" -d --from=msmtp@example.com -- user@example.org <"$work/message" >"$work/log" 2>&1
}
send_msmtp 'open sesame' || { cat "$work/log"; die "$client"; }
arrived msmtp@example.com
send_msmtp wrong && die "$client took a 535 for success"
refused

stop_receiver
[ "$taken" -eq 5 ] || die "the receiver says that it has taken $taken messages, not 5"
