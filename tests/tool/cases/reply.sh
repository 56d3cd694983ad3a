# SPDX-License-Identifier: MIT
# Replies for a human: put together from their lines, with the forward-path that they name.
cat >replies <<'LINES'
220 mx.example.org ESMTP
250-mx.example.org Hello
250-8BITMIME
250 HELP
250
251 2.1.5 User not local; will forward to <moved.user@example.net>
551 5.1.6 User not local; please try <"john smith"@[192.0.2.1]>
551-5.1.6 moved
551 5.1.6 to <other@example.net>
551 5.1.6 try <a b@example.net>
551 try <a@example.net> or <b@example.net>
252 2.5.2 cannot say
501 5.1.3 Bad recipient path
2x1 no code
250_no separator
250-one code
251 another
450-not the end
LINES
smtpath reply replies
echo "status $?"
printf '251 <gr\303\274n@example.net>\n' | smtpath reply
printf '251 <gr\303\274n@example.net>\n' | smtpath reply --utf8
printf '251 <gr\374n@example.net>\n' | smtpath reply --utf8
printf '250 a\r\n250 b\n250 c\r\n250 d' | smtpath reply --input=crlf
printf '323530\n32353\n' | smtpath reply --input=hex
smtpath reply missing
