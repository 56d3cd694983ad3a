# SPDX-License-Identifier: MIT
# The reply to EHLO: what the server is capable of.
cat >reply <<'LINES'
250-mx.example.org Hello client.example.com [127.0.0.1]
250-SIZE 10485760
250-8BITMIME
250-DSN
250-PIPELINING
250-AUTH PLAIN LOGIN SCRAM-SHA-256
250-DELIVERBY 240
250-FUTURERELEASE 604800 2027-01-01T00:00:00Z
250-LIMITS MAILMAX=10 RCPTMAX=100
250-X-OWN thing
250 SMTPUTF8
LINES
smtpath reply --ehlo reply
echo "status $?"
smtpath reply --ehlo --json <reply
printf '250 mx.example.org\n' | smtpath reply --ehlo
printf '250-mx.example.org\n250-SIZE 10M\n250-_X\n250 DSN\n' | smtpath reply --ehlo
