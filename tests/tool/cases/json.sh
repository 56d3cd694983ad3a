# SPDX-License-Identifier: MIT
# The machine's form: one object a line, in order.
{
    printf 'MAIL FROM:<user@example.com> size=1000\r\n'
    printf 'MAIL FROM:<>\n'
    printf 'RCPT TO:<Postmaster>\n'
    printf 'RCPT TO:<@a,@b:c@[IPv6:2001:db8::1]> NOTIFY=SUCCESS,delay ORCPT=rfc822;a+2Bb@c\n'
    printf 'RCPT TO:<c@[192.0.02.1]>\n'
    printf 'RCPT TO:<"a b"@c>  \n'
    printf 'MAIL FROM:<gr\303\274n@example.org> SMTPUTF8\n'
    printf 'MAIL FROM:<a@b c>\n'
    printf 'MAIL FROM:<a\033@b>\n'
    printf 'RCPT TO:<gr\374n@example.org>\n'
    printf 'EHLO [127.0.0.1]\n'
    printf 'quit\n'
    printf 'TURN\n'
    printf '\n'
    printf 'NOOP'
} | smtpath check --json
