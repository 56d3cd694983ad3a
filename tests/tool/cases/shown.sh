# SPDX-License-Identifier: MIT
# In a UTF-8 locale a line is shown as it is, the caret under its column; but no control, C1 control, bidi control or
# invisible code point, nor in a name of a file, an operand or JSON.
export LC_ALL=C.UTF-8
smtpath check 'RCPT TO:<山田@example.jp>' 'RCPT TO:<grün e@example.jp>' 'MAIL FROM:<山田@例え.jp x>'
printf 'RCPT TO:<a\330\234b\302\233c\342\200\256d@e f>\n' | smtpath check
printf 'RCPT TO:<a\343\200\200b@c d>\n' | smtpath check
printf 'RCPT TO:<a\377\303(@c d>\n' | smtpath check
printf 'e\314\201 RCPT\343\201\213\343\202\231 TO:<a@b c>\n' | smtpath check
printf 'NOOP "\330\234\302\233\342\200\256\363\240\200\201\360\237\220\237"\n' | smtpath check --json
printf 'QUIT x\n' >"$(printf 'a\033\302\233\342\200\256')"
smtpath check "$(printf 'a\033\302\233\342\200\256')"
smtpath check "$(printf '/b\033\302\233\342\200\256')"
smtpath check "$(printf -- '--\033\302\233\342\200\256')"
smtpath explain "$(printf 'b\033\302\233\342\200\256')"
LC_ALL=C smtpath check 'RCPT TO:<山田@example.jp>'
