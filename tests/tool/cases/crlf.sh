# SPDX-License-Identifier: MIT
# --input=crlf: only CR LF ends a line; the rest of a line that is wrong is dropped; an end within a line.
printf 'MAIL FROM:<a@b>\r\nRCPT TO:<a@b c>\r\nQUIT\nDATA\r\nNOOP\rx\r\nRSET\r\n' | smtpath check --input=crlf
printf 'NOOP\r\nHE\0LP\r\nQUIT\r\nNO' | smtpath check --input=crlf --json
head -c 100000 /dev/zero | tr '\0' x >long
printf '\r\nQUIT\r\n' >>long
smtpath check --input=crlf --json long
