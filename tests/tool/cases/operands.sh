# SPDX-License-Identifier: MIT
# What names no file but reads as a command line or an address is that; -e says so without guessing.
smtpath check 'MAIL FROM:<a@b c>' user@example.com 'RECPT TO:<a@b>' mailfrom:a@b quit
echo "status $?"
smtpath check --json 'RCPT TO:<a@b>' a@b..c
smtpath check -e missing -e 'RSET' --text=noop
echo "status $?"
echo 'NOOP' >'QUIT'
smtpath check QUIT
smtpath check -e QUIT
smtpath check ./a@b missing 'FOO bar'
echo "status $?"
smtpath check -q 'MAIL FROM:<a@b c>'
echo "status $?"
smtpath check -qj 'MAIL FROM:<>'
echo "status $?"
