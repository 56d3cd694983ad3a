# SPDX-License-Identifier: MIT
# A long line is shown as the window around the byte.
{
    printf 'MAIL FROM:<user@example.com> ENVID='
    printf '%080d' 0
    printf ' ORCPT=rfc822;%080d\n' 0
} | smtpath check
