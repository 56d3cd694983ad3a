#!/bin/sh
# SPDX-License-Identifier: MIT
#
# figures.sh: what an MTA pays besides time, of the parser as gcc -O2 builds it without vectors: the size of
# its object code, the deepest use of the stack, and the functions it asks of others. Fails over 56 KiB of
# object code for the set that reads commands and answers 501; over 66 KiB for all but the sets that hold texts for
# people (hint, correct, json, explain); over 1 KiB of stack.
set -eu
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for file in parser/*.c; do
    name=$(basename "$file" .c)
    ${CC:-gcc} -std=c11 -O2 -DSMTPATH_NO_VECTORS -Iparser -fstack-usage -c -o "$work/$name.o" "$file"
done

# Code, and constants: tables and texts. What is written to at run time would be .data or .bss.
set_objects() {
    awk -v without="$1" -v only="$2" -v work="$work" '
        /^#= / { set = substr($2, 1, length($2) - 1) }
        /^[a-z0-9_]+\.c$/ && index(without, set) == 0 && (only == "" || set == only) { sub(/\.c$/, ".o"); print work "/" $0 }' \
        parser/sources.txt
}
sizes() {
    name=$1 limit=$2
    shift 2
    size -A "$@" | awk -v name="$name" -v limit="$limit" '
        /^\.text/ { code += $2 }
        /^\.rodata/ || /^\.data\.rel\.ro/ { constants += $2 }
        END { printf "%-26s %.1f KiB, and %.1f KiB of constants\n", name, code / 1024, constants / 1024
              exit code > limit * 1024 }'
}
# shellcheck disable=SC2046
sizes "commands and 501" 56 $(set_objects "" read)
# shellcheck disable=SC2046
sizes "all but texts" 66 $(set_objects "hint correct json explain" "")
size -A "$work"/*.o | awk '
    /^\.text/ { code += $2 }
    /^\.rodata/ || /^\.data\.rel\.ro/ { constants += $2 }
    /^\.(data|bss) / { variables += $2 }
    END { printf "all                        %.1f KiB, and %.1f KiB of constants; %d octets of variables\n",
                 code / 1024, constants / 1024, variables
          exit variables > 0 }'

# The greatest frame of one function, and whether any has one without a bound. There is no recursion: the
# sum over the deepest chain of calls is reading a command line, measured by painting the stack.
cat "$work"/*.su | awk -F '\t' '$2 > most { most = $2; where = $1 } $3 !~ /static|bounded/ { unbounded = 1 }
    END { sub(/.*:/, "", where); printf "greatest frame             %d octets (%s)\n", most, where
          exit unbounded }'
cat >"$work/stack.c" <<'END'
#include "smtpath.h"
#include <stdio.h>
#include <string.h>
enum { DEPTH = 16384 };
static const unsigned char paint = 0xA5;
static __attribute__((noinline)) void paint_stack(void)
{
    volatile unsigned char room[DEPTH];
    for (int i = 0; i < DEPTH; i++)
        room[i] = paint;
}
static __attribute__((noinline)) int painted(void)
{
    volatile unsigned char room[DEPTH];
    int i = 0;
    while (i < DEPTH && room[i] == paint)
        i++;
    return DEPTH - i;
}
static __attribute__((noinline)) int used_by(const char *line)
{
    static struct smtpath_line read;
    static const struct smtpath_options options = {.extensions = SMTPATH_EXT_ALL, .tolerate = SMTPATH_TOLERATE_ALL};
    paint_stack();
    smtpath_read_command(line, strlen(line), &options, &read);
    return painted();
}
int main(void)
{
    static const char *const lines[] = {
        "RCPT TO:<user@example.com> NOTIFY=NEVER ORCPT=rfc822;user@example.com",
        "MAIL FROM:<@a,@b:\"x\\\"y\"@[IPv6:2001:db8::192.0.2.1]> SIZE=1 BODY=8BITMIME RET=FULL ENVID=x",
        "MAIL FROM:<a@[2001:db8::1]> HOLDUNTIL=2024-02-30T00:00:00Z",
        "MAIL FROM:<a@b> BY=-5;R", "RCPT TO:<a@b> RRVS=2024-02-29T00:00:00Z;C", "VRFY a@b.example",
        "XCLIENT NAME=a ADDR=b", "MAIL FROM:<\xC3\xBC@b> SMTPUTF8",
    };
    int most = 0;
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        const int used = used_by(lines[i]);
        most = used > most ? used : most;
    }
    printf("stack of reading a line    %d octets\n", most);
    return most > 1024;
}
END
${CC:-gcc} -std=gnu11 -O2 -w -Iparser "$work/stack.c" "$work"/*.o -Wl,-z,now -o "$work/stack"
"$work/stack"

nm -u "$work"/*.o | awk '/ U / && $2 !~ /^smtpath_/ { print $2 }' | sort -u |
    awk '{ asked = asked $1 " " } END { printf "asked of the C library     %s\n", asked == "" ? "nothing" : asked
        exit asked ~ /alloc|free/ }'
