# SPDX-License-Identifier: MIT
# What counts for a command: what was offered before it, and whether its transaction has SMTPUTF8.
cat >pipelined <<'ROWS'
# replies to several commands at once; the second RCPT belongs to a MAIL without SMTPUTF8
S: 220 mx
C: EHLO client
S: 250-mx
S: 250-PIPELINING
S: 250-SIZE
S: 250 SMTPUTF8
C: MAIL FROM:<gr\xC3\xBCn@b> SMTPUTF8
C: RCPT TO:<gr\xC3\xBCn@c>
C: RSET
C: MAIL FROM:<a@b> BODY=8BITMIME
C: RCPT TO:<gr\xC3\xBCn@c>
S: 250 MAIL
S: 250 RCPT
S: 250 RSET
S: 250-MAIL, all
S: 250 the same
S: 553-5.6.7 no
S: 553 5.6.7 SMTPUTF8 here
ROWS
cat >refused <<'ROWS'
# a MAIL that was refused brings no SMTPUTF8; one that the message ended neither
S: 220 mx
C: EHLO client
S: 250-mx
S: 250 SMTPUTF8
C: MAIL FROM:<a@b> SMTPUTF8
S: 451 later
C: RCPT TO:<gr\xC3\xBCn@c>
S: 503 MAIL first
C: MAIL FROM:<a@b> SMTPUTF8
S: 250 ok
C: RCPT TO:<gr\xC3\xBCn@c>
S: 250 ok
C: DATA
S: 354 go on
D: .
S: 250 ok
C: RCPT TO:<gr\xC3\xBCn@c>
S: 503 MAIL first
ROWS
cat >offered <<'ROWS'
# nothing is offered before EHLO, behind HELO, and behind STARTTLS
S: 220 mx
C: MAIL FROM:<a@b> SIZE=1
S: 503 EHLO first
C: EHLO client
S: 250-mx
S: 250-STARTTLS
S: 250 SIZE
C: MAIL FROM:<a@b> SIZE=1
S: 250 ok
C: STARTTLS
S: 220 go on
C: MAIL FROM:<a@b> SIZE=1
S: 503 EHLO first
C: EHLO client
S: 250-mx
S: 250 SIZE
C: HELO client
S: 250 mx
C: MAIL FROM:<a@b> SIZE=1
S: 250 ok
ROWS
cat >lmtp <<'ROWS'
# LMTP answers the message once for each recipient
S: 220 mx
C: LHLO client
S: 250-mx
S: 250 CHUNKING
C: MAIL FROM:<a@b>
S: 250 ok
C: RCPT TO:<a@c>
S: 250 ok
C: RCPT TO:<b@c>
S: 250 ok
C: RCPT TO:<d@c>
S: 550 no
C: DATA
S: 354 go on
D: .
S: 250 a
S: 452 b
C: MAIL FROM:<a@b>
S: 250 ok
C: RCPT TO:<a@c>
S: 250 ok
C: BDAT 1
D: x
S: 250 ok
C: BDAT 1 LAST
D: x
S: 250 a
C: QUIT
S: 221 bye
S: 421 you still here?
ROWS
for session in pipelined refused offered lmtp; do
    smtpath session $session
    echo "status $?"
done
