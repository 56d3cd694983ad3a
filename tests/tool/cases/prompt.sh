# SPDX-License-Identifier: MIT
# On a terminal check says what it wants, and answers each line at once.
command -v script >/dev/null || exit 77
script -qec true /dev/null >/dev/null 2>&1 || exit 77
(sleep 0.3; printf 'QUIT\n'; sleep 0.3; printf 'MAIL FROM:<a@b c>\n'; sleep 0.3; printf '\004') |
    NO_COLOR=1 script -qec 'smtpath check' /dev/null | tr -d '\r\004\010' | sed 's/\^D//'
