#!/bin/sh
# SPDX-License-Identifier: MIT
#
# line_checker.sh PROGRAM: what the line checker says of good and bad lines, and how it ends.
set -eu
said=$(printf 'RCPT TO:<user@example.com>\r\nRCPT TO:<us er@example.com>\nNOOP a\000b\nMAIL FROM:<a@b> SIZE=x' | "$1") &&
    { echo "ended with 0 though there were bad lines"; exit 1; }
expected='2: 501 5.1.3 Bad recipient path: expected "@" at byte 11, found " "
3: 501 5.5.4 Syntax error in parameters: expected the end of the line at byte 6, found "\x00"
4: 501 5.5.4 Syntax error in parameters: expected a digit at byte 21, found "x"'
[ "$said" = "$expected" ] || { printf 'said:\n%s\n' "$said"; exit 1; }
said=$(printf 'QUIT\r\n' | "$1")
[ -z "$said" ] || { printf 'said of a good line:\n%s\n' "$said"; exit 1; }
