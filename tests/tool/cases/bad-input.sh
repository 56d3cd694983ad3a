# SPDX-License-Identifier: MIT
# What cannot be read is named, with exit status 2, and the other files are read.
echo QUIT >good
mkdir folder
mkfifo fifo
(echo NOOP >fifo &)
for subcommand in check reply session; do
    smtpath $subcommand good folder missing good
    echo "$subcommand: status $?"
done
smtpath check fifo
smtpath check good - <&-
echo "closed standard input: status $?"
smtpath check - good <&-
echo "closed standard input: status $?"
smtpath check good >&-
echo "closed standard output: status $?"
head -c 300 /dev/urandom >bytes
smtpath check bytes >/dev/null
test $? -le 2 || echo "random octets: status $?"
printf 'QUIT\r\nNOOP\nRSET\rX\n\nNOOP' | smtpath check --show=all
# UTF-16 is called so, and judged as the octets that it is
printf 'MAIL FROM:<a@b>\r\n' | iconv -f UTF-8 -t UTF-16LE >wide
smtpath check wide | head -n 1
smtpath address wide | head -n 1
