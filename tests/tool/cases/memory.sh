# SPDX-License-Identifier: MIT
# 20 MB are enough, whatever the input's size.
limited() {
    (
        ulimit -v 20000 2>/dev/null || exit 77
        exec "$@"
    )
}
limited smtpath --version >/dev/null 2>&1 || exit 77 # a sanitizer needs more
{
    printf 'MAIL FROM:<'
    head -c 200000000 /dev/zero | tr '\0' a
    printf '@b>\nQUIT\n'
} | limited smtpath check --json --limit=line=1000
{
    head -c 200000000 /dev/zero | tr '\0' 4
    printf '\n51554954\n'
} | limited smtpath check --json --input=hex
awk 'BEGIN { for (i = 0; i < 1000000; i++) print "QUIT" }' | limited smtpath check --summary --show=none
# a greater limit takes memory only where there is such a line
echo QUIT | limited smtpath check --limit=line=4294967295
