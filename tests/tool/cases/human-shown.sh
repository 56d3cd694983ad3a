# SPDX-License-Identifier: MIT
# Nothing in a line can move the terminal's cursor: not CR, ESC, C1 controls or marks that reorder text.
{
    printf 'MAIL FROM:<a@b>\rRCPT TO:<c@d>\n'
    printf 'MAIL FROM:<\033[2Ja@b>\n'
    printf 'MAIL FROM:<gr\303\274n@example.org> SMTPUTF8\n'
    printf 'MAIL FROM:<gr\302\233n@example.org> SMTPUTF8\n'
    printf 'MAIL FROM:<gr\342\200\256n@example.org> SMTPUTF8\n'
    printf 'MAIL FROM:<\346\227\245\346\234\254@example.org> SMTPUTF8\n'
    printf 'NOOP \0\n'
} | smtpath check
