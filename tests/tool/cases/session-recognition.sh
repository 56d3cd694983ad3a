# SPDX-License-Identifier: MIT
# What is no recording, what becomes another one midway, what is too long, and what --from overrules.
recordings=$root/tests/tool/recordings
cp "$recordings/curl-time.txt" time
cat "$recordings/swaks-pipeline.txt" "$recordings/prefix-composed.txt" >midway
smtpath session midway
echo "status $?"
printf 'nothing\nof the kind\n' >none
: >empty
smtpath session none empty .
echo "status $?"
smtpath session --from=swaks --json time
smtpath session --from=telent none
smtpath session --from=telnet none
{
    printf 'S: 220 mx\nC: EHLO client\nS: 250 mx\nC: '
    head -c 1100000 /dev/zero | tr '\0' x
    printf '\nS: 500 no\nC: QUIT\nS: 221 bye\n'
} >long
smtpath session long | cut -c 1-100
mkfifo fifo
cat "$recordings/curl-time.txt" >fifo &
smtpath session fifo
smtpath session time >&-
echo "status $?"
# quoted in a mail, or indented in a text
sed 's/^/> /' "$recordings/postfix-aborted.eml" >quoted
sed 's/^/    /' "$recordings/swaks-pipeline.txt" >indented
smtpath session quoted indented | grep '('
# octets of two a character
printf '220 mx\r\nHELO client\r\n250 mx\r\n' | iconv -f UTF-8 -t UTF-16 >wide
printf '220 mx\r\nHELO client\r\n250 mx\r\n' | iconv -f UTF-8 -t UTF-16LE >wide-bare
cp "$recordings/nc-fenced.txt" "$recordings/nodemailer-coloured.txt" .
smtpath session wide wide-bare nc-fenced.txt
echo "status $?"
# one line with an escape of its own keeps it
printf '220 mx\nNOOP \033[1m\n500 no\nQUIT\n221 bye\n' | smtpath session
LC_ALL=ja_JP.UTF-8 smtpath session wide nodemailer-coloured.txt
