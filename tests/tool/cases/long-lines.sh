# SPDX-License-Identifier: MIT
# Lines of any length: what is too long is too long at the limit, whatever follows.
octets() {
    head -c "$1" /dev/zero | tr '\0' "$2"
}
{
    octets 510 x
    printf '\n'
    octets 511 x
    printf '\n'
    printf 'QUIT'
    octets 506 ' '
    printf '\r\nQUIT'
    octets 507 ' '
    printf '\r\n'
    for length in 1000 130000 131072 262144 300000 1000000; do
        printf 'MAIL FROM:<'
        octets "$length" a
        printf '@b>\r\nAUTH PLAIN '
        octets "$length" A
        printf '\n'
        octets "$length" ' '
        printf '\nNOOP\n'
    done
    octets 1000000 x
} >lines
# what is offered says how long a MAIL may be
smtpath check --offer=DSN,AUTH --json lines | sed 's/"expected.*"row"/..."row"/'
# in hex, the same answers
od -An -v -tx1 lines | tr -d ' \n' | sed 's/0d0a/\n/g; s/0a/\n/g' >hex
smtpath check --offer=DSN,AUTH --json lines | sed 's/,"file.*//' >from-lines
smtpath check --offer=DSN,AUTH --json --input=hex hex | sed 's/,"file.*//' >from-hex
cmp from-lines from-hex
# and in hex, all of a row is looked at
{
    octets 1000001 4
    printf '\n'
    octets 1000000 4
    printf 'g\n'
    octets 1000000 4
    printf '\r\n'
    octets 1000000 4
    printf '\r\r\n'
    octets 1000000 4
    printf '\r'
} | smtpath check --offer=DSN,AUTH --json --input=hex | sed 's/"expected.*"row"/..."row"/'
