# SPDX-License-Identifier: MIT
# The language: --lang wherever it stands, else LC_ALL, LC_MESSAGES, LANG. Japanese is written in UTF-8 only.
language() {
    smtpath check -e 'MAIL FROM:<a@b c>' "$@" | grep -c ヒント
}
unset LC_ALL
LANG=ja_JP.UTF-8 language
LANG=ja language
LANG=ja_JP.eucJP language
LANG=ja_JP.UTF-8 LC_MESSAGES=C language
LANG=C LC_MESSAGES=ja_JP.UTF-8 language
LC_ALL=C LC_MESSAGES=ja_JP.UTF-8 language
LC_ALL=C language --lang=ja
LC_ALL=ja_JP.UTF-8 language --lang en
smtpath --lang=ja check 'MAIL FROM:<a@b c>'
smtpath --lang ja chek
smtpath check --nonsense --lang=ja
smtpath check --lang=jp
export LC_ALL=ja_JP.UTF-8
smtpath
for subcommand in check address session reply explain list; do
    smtpath help $subcommand
done
smtpath check --tolerate=trailing-dott --limit=foo=1 --limit=path=0 --json=yes --offer
smtpath check missing .
echo 5 | smtpath check --input=hex
printf 'RCPT TO:<山田@example.jp>\nMAIL FROM: <a@b> \n' | smtpath check --tolerate=space-around-colon --summary
smtpath list | awk 'BEGIN { RS = "" } !/\n/' # the titles
smtpath list --flags | head -n 4
echo '251 ok <a@b>' | smtpath reply
printf 'S: 220 mx.example\nC: EHLO c\nS: 250 mx.example\nC: MAIL FROM:<a@b> \nS: 501 no\n' >session
smtpath session session
# a server's forward-paths
printf '251 to <a@b.example>\n551 try <a b@c>\n252 <a@b> or <c@d>\n' | LC_ALL=ja_JP.UTF-8 smtpath reply
