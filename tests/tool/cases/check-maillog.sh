# SPDX-License-Identifier: MIT
# Addresses and commands that the logs of mail servers quote.
cat >log <<'ROWS'
Nov 28 10:00:00 mx postfix/smtpd[4242]: connect from client.example.com[192.0.2.10]
Nov 28 10:00:01 mx postfix/smtpd[4242]: warning: Illegal address syntax from client.example.com[192.0.2.10] in RCPT command: <user@example..com>
Nov 28 10:00:01 mx postfix/smtpd[4242]: warning: Illegal address syntax from client.example.com[192.0.2.10] in MAIL command: ann@example.com
Nov 28 10:00:02 mx postfix/smtpd[4242]: NOQUEUE: reject: RCPT from client.example.com[192.0.2.10]: 550 5.1.1 <no body@example.org>: Recipient address rejected: User unknown; from=<ann@example.com> to=<no body@example.org> proto=ESMTP helo=<client>
Nov 28 10:00:02 mx postfix/smtpd[4242]: NOQUEUE: reject: EHLO from client.example.com[192.0.2.10]: 501 5.5.2 <cli_ent>: Helo command rejected: invalid; proto=SMTP helo=<cli_ent>
Nov 28 10:00:03 mx postfix/smtpd[4242]: warning: non-SMTP command from client.example.com[192.0.2.10]: GET / HTTP/1.1
Nov 28 10:00:04 mx postfix/qmgr[42]: 4F2A1: from=<ann@example.com>, size=300, nrcpt=1 (queue active)
Nov 28 10:00:05 mx postfix/smtp[43]: 4F2A1: to=<bob@example.org.>, relay=mx.example.org[192.0.2.25]:25, delay=1, dsn=5.1.3, status=bounced (host said: 501 5.1.3 no)
2026-11-28 10:00:00 H=(client) [192.0.2.10] F=<ann@example.com> rejected RCPT <"bob@example.org>: malformed address: missing quote
2026-11-28 10:00:00 SMTP syntax error in "MAIL FROM:<a b@c>" H=[192.0.2.10] malformed address: b@c> may not follow <a
2026-11-28 10:00:00 rejected EHLO from [192.0.2.10]: syntactically invalid argument(s): bad_host
2026-11-28 10:00:00 1abcde-000001-XY <= ann@example.com H=client [192.0.2.10] P=esmtp S=300
2026-11-28 10:00:00 1abcde-000001-XY ** bob..x@example.org R=dnslookup T=remote_smtp: SMTP error from remote mail server after RCPT TO:<bob..x@example.org>: 501 5.1.3 no
Envelope-to: <bob@example.org>,
  <carol@example.org>
Nov 28 10:00:00 mx sendmail[4242]: 4AS: ruleset=check_rcpt, arg1=<user@@example.com>, relay=client [192.0.2.10], reject=553 5.1.3 <user@@example.com>... Invalid address
Nov 28 10:00:00 mx sendmail[4242]: 4AS: to=<bob@example.org>, delay=00:00:01, mailer=esmtp, stat=Sent
Nov 28 10:00:00 mx smtpd[4242]: 7a1 smtp failed-command command="RCPT TO:<bob@example.org,carol@example.org>" result="501 5.1.3 Recipient address syntax error"
Nov 28 10:00:00 mx smtpd[4242]: smtp-in: Failed command on session 7a1: "MAIL FROM:<ann@exam ple.com>" => 501 5.1.7
ROWS
smtpath check --from=maillog log
echo "status $?"
smtpath check --from=maillog --json --show=invalid <log | cut -c 1-60
smtpath check --from=maillog --format=gcc --summary log
smtpath check --from=swaks log
