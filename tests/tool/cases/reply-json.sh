# SPDX-License-Identifier: MIT
# Replies for a machine: one object a line.
cat >replies <<'LINES'
250-mx.example.org Hello
250 HELP
250
251 2.1.5 User not local; will forward to <moved.user@example.net>
551 5.1.6 try <a b@example.net>
551 try <a@example.net> or <b@example.net>
252 2.5.2 cannot say
2x1 no code
450-not the end
LINES
smtpath reply --json <replies
echo "status $?"
printf '3235\nzz\n' | smtpath reply --json --input=hex
# what a line is, whatever stands in it
printf '250 gr\303\274n\n250 \377\n501 a\tb\033[1m\n' | smtpath reply --json --utf8
