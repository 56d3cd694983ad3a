# SPDX-License-Identifier: MIT
# Sessions for a machine: one object a command.
cd "$root/corpus/sessions" || exit 1
smtpath session --json --summary swaks-forward.txt exim-delivery.txt
echo "status $?"
cat >"$OLDPWD/odd" <<'ROWS'
C: HELO a
S: 2x0 what
C: MAIL FROM:<a@b>
S: 250 gr\xFCn
C: RCPT TO:<a@b>
S: 251 <a b@c>
ROWS
cd "$OLDPWD" && smtpath session --json odd
