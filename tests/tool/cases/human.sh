# SPDX-License-Identifier: MIT
# The human form: short where a line is valid, a picture where it is not.
smtpath check --tolerate=underscore <<'LINES'
EHLO client.example.org
MAIL FROM:<user@example.com> SIZE=1000 BODY=8BITMIME
MAIL FROM:<>
MAIL FROM:<a@b c>
RCPT TO:<@relay.example:"john smith"@example.org> notify=never
RCPT TO:<a@my_host.example>
RCPT TO:<user@example.org
RCPT TO:user@example.org
RCPT TO:<user@example.org>, <other@example.org>
VRFY "john smith"
AUTH PLAIN AGEAYg==
BDAT 1000 LAST
DATA
SEND FROM:<a@b>
FOO

LINES
