#!/bin/sh
# SPDX-License-Identifier: MIT
#
# bite.sh [TARGET ...]: shows that each property bites. Into a copy of the sources one fault is seeded, the
# target is built from it, and must find it within a minute, from the seeds of the corpus. Needs clang.
set -eu

root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# target | file | what stands there | what is put in its place
faults='command|diagnostic.c|diagnose(c, reason, c->at,|diagnose(c, reason, c->at + 1,
parameter|parameter.c|*walk = value_end - read|*walk = keyword_end - read
mailbox|mailbox.c|if (octet == '\''"'\'' \|\| octet == '\''\\\\'\'')|if (octet == '\''"'\'')
diagnostic|diagnostic.c|t->length : t->size - 1]|t->length : t->size]
tolerance|command.c|record_deviation(c, (uint32_t)deviation, c->at);|record_deviation(c, (uint32_t)deviation, c->at + 1);
fast|fast.c|p->label_start <= 63;|p->label_start <= 64;
reply|write.c|REPLY_LINE = 512 - 2|REPLY_LINE = 513 - 2
framing|framing.c|return octet_stands(s, at, '\''\\r'\'') \&\& at + 1 == s->length;|return false;
written|write.c|put_hex(out, (unsigned char)octet >> 4);|put_hex(out, 2);
oracle|parameter.c|*day_exists = day <= days_of_month(100 \* century + year, month);|*day_exists = day <= 31;'

cmake -S "$root" -B "$work/seeds" -G Ninja -DSMTPATH_BUILD_FUZZ=ON >"$work/log" 2>&1 &&
    cmake --build "$work/seeds" --target fuzz_seed_corpus >>"$work/log" 2>&1 || { cat "$work/log"; exit 1; }

# bite TARGET FILE OLD NEW
bite() {
    rm -rf "$work/tree"
    mkdir "$work/tree"
    tar -C "$root" --exclude=./build --exclude=./.git -cf - . | tar -C "$work/tree" -xf -
    OLD=$3 NEW=$4 perl -0pi -e 's/\Q$ENV{OLD}\E/$ENV{NEW}/ or die "nothing to seed\n"' "$work/tree/parser/$2"
    cmake -S "$work/tree" -B "$work/build" -G Ninja -DCMAKE_C_COMPILER=clang -DCMAKE_CXX_COMPILER=clang++ \
        -DSMTPATH_BUILD_FUZZ=ON -DCMAKE_BUILD_TYPE=RelWithDebInfo \
        -DCMAKE_C_FLAGS='-fsanitize=address,fuzzer-no-link' -DCMAKE_EXE_LINKER_FLAGS=-fsanitize=address \
        >"$work/log" 2>&1 && cmake --build "$work/build" --target "fuzz_$1" >>"$work/log" 2>&1 ||
        { cat "$work/log"; exit 1; }
    cp "$work/build/fuzz/fuzz_$1" "$work/program"
    rm -rf "$work/build"
    begun=$(date +%s)
    if "$work/program" -max_total_time=60 -max_len=1100 -artifact_prefix="$work/" "$work/seeds/fuzz/seeds" \
        >"$work/log" 2>&1; then
        printf '%-11s does not find: %s\n' "$1" "$4"
        return 1
    fi
    printf '%-11s found in %2d s: %s -> %s\n' "$1" $(($(date +%s) - begun)) "$2" "$4"
}

status=0
wanted=" $* "
while IFS= read -r fault; do
    target=${fault%%|*} rest=${fault#*|}
    file=${rest%%|*} rest=$(printf '%s' "${rest#*|}" | sed 's/\\|\\|/\x01/g; s/\\&/\&/g; s/\\\*/*/g; s/\\\\/\\/g')
    old=$(printf '%s' "${rest%%|*}" | sed 's/\x01/||/g') new=$(printf '%s' "${rest#*|}" | sed 's/\x01/||/g')
    [ $# -eq 0 ] || case $wanted in *" $target "*) ;; *) continue ;; esac
    bite "$target" "$file" "$old" "$new" || status=1
done <<LIST
$faults
LIST
exit $status
