# SPDX-License-Identifier: MIT
# Rows that are none, replies that are none, and forward-paths that are none.
cat >rows <<'ROWS'
S: 220 mx
X: what
C:QUIT
C
C: a\x0
C: a\xzz
C: a\n
C: a\
C: a	b
c: QUIT

C:
S: 500 what?
C: QUIT
S: 221 bye
ROWS
cat >replies <<'ROWS'
S: 220 mx
C: EHLO client
S: 250-mx
S: 250-_X
S: 250 SIZE=10
C: MAIL FROM:<a@b>
S: 2x0 ok
C: RCPT TO:<a@b>
S: 251 will forward to <a b@c>
C: RCPT TO:<a@b>
S: 251-will forward
S: 251-to <a@c>
S: 251 thanks
C: VRFY a
S: 252 <a@b> or <c@d>
C: RCPT TO:<a@b>
S: 250-ok
S: 251 ok
C: QUIT\x0D\x1B
ROWS
smtpath session --from=own rows
echo "status $?"
smtpath session replies
echo "status $?"
smtpath session missing replies | tail -n 1
smtpath session
echo "status $?"
smtpath session --input=hex rows
echo "status $?"
