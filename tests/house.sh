#!/bin/sh
# SPDX-License-Identifier: MIT
#
# house.sh ROOT: the rules of the house that a machine can check. Prints each breach; fails if there is one.
set -eu
cd "$1"

breaches=$(mktemp)
trap 'rm -f "$breaches"' EXIT

breach() {
    printf '%s\n' "$*" >>"$breaches"
}

# Every source says its licence in its first two lines.
find parser tool tests fuzz bench examples docs packaging web dev dev.d .ci -type f \
    \( -name '*.[ch]' -o -name '*.cc' -o -name '*.sh' -o -name '*.awk' -o -name '*.py' -o -name '*.rl' \
    -o -name '*.css' -o -name '*.js' -o -name '*.mjs' -o -name '*.ts' -o -name '*.[13]' \
    -o -name CMakeLists.txt -o -path 'dev*' -o -path '.ci/*' \) 2>/dev/null |
    while read -r file; do
        licence=MIT
        case $file in fuzz/oss-fuzz/*) licence=Apache-2.0 ;; esac # as OSS-Fuzz wants it
        head -n 2 "$file" | grep -q "SPDX-License-Identifier: $licence" || breach "$file: no SPDX line on top"
    done

# The one list of sources names what is there.
listed=$(grep '^[a-z]' parser/sources.txt | sort)
present=$(cd parser && ls ./*.[ch] | sed 's,^\./,,' | grep -vx smtpath.h | sort)
[ "$listed" = "$present" ] || breach "parser/sources.txt: names other files than parser/*.[ch]"

# The folder that an MTA copies carries its licence.
cmp -s LICENSE parser/LICENSE || breach "parser/LICENSE is another than LICENSE"

# sources.txt has the rooms from the ground up: what goes up would make of two rooms one.
floors=$(sed -n 's,^[a-z],parser/&,p' parser/sources.txt)
# shellcheck disable=SC2086
awk -f tests/rooms.awk $floors $floors | sort -u >>"$breaches"

for file in parser/*.[ch]; do
    # Freestanding headers, and string.h for memcpy and memcmp.
    sed -n 's/^#include *[<"]\([^>"]*\)[>"].*/\1/p' "$file" | while read -r header; do
        case $header in
        stdbool.h | stddef.h | stdint.h | string.h | smtpath.h) ;;
        cpuid.h) [ "$file" = parser/choice.c ] || breach "$file: $header" ;;
        immintrin.h | emmintrin.h | tmmintrin.h | arm_neon.h) [ "$file" = parser/survey.h ] || breach "$file: $header" ;;
        *) grep -qx "$header" parser/sources.txt || breach "$file: includes $header" ;;
        esac
    done
    ! grep -nE '\bgoto\b' "$file" /dev/null || breach "$file: goto"
    case $file in
    parser/smtpath.h | parser/*_texts.h) ;; # the manual, and tables of text
    *) [ "$(wc -l <"$file")" -le 700 ] || breach "$file: longer than one sitting, 700 lines" ;;
    esac
done

# What is built is said in one place: only these look at the compiler.
for file in parser/*.c; do
    case $file in parser/fast.c | parser/scan.c | parser/choice.c) continue ;; esac
    ! grep -nE '^# *(if|ifdef|ifndef)\b' "$file" /dev/null || breach "$file: conditional compilation"
done

# Every area's tests are where its name says; the corpus has text only.
if LC_ALL=C grep -rnP '[^\x0a\x20-\x7e]' corpus/conformance corpus/replies; then
    breach "corpus: an octet outside printable ASCII"
fi

# The version is said in the header; its numbers agree, and no released heading of the changelog is beyond it.
version=$(sed -n 's/^#define SMTPATH_VERSION  *"\(.*\)"/\1/p' parser/smtpath.h)
numbers=$(sed -n 's/^#define SMTPATH_VERSION_[MP][A-Z]* *\([0-9]*\)$/\1/p' parser/smtpath.h | paste -sd. -)
[ "$version" = "$numbers" ] || breach "parser/smtpath.h: SMTPATH_VERSION is $version, its numbers $numbers"
released=$(sed -n 's/^## \[\([0-9.]*\)\].*/\1/p' CHANGELOG.md | head -n 1)
[ "${released:-$version}" = "$version" ] || breach "CHANGELOG.md: the last release is $released, the header's $version"

# Eva is given every public function.
. tests/proof/eva.sh
for name in $(eva_undriven); do
    breach "tests/proof/eva.c: no driver for $name()"
done

# What is argued of a mutant is argued of lines that there are.
grep -v '^#' tests/proof/equivalent.txt | while IFS= read -r row; do
    line=${row#* | }
    line=${line%% | *}
    source=${row%% *}
    [ "$source" = "${text_of-}" ] || text=$(tr -s ' \n' '  ' <"parser/$source")
    text_of=$source
    case $text in *"$line"*) ;; *) breach "tests/proof/equivalent.txt: $source has no more: $line" ;; esac
done

# CI calls what is there.
sed -n 's,.*\./dev \([a-z]*\).*,\1,p' .github/workflows/*.yml | sort -u | while read -r subcommand; do
    [ -f "dev.d/$subcommand" ] || breach ".github/workflows: no ./dev $subcommand"
done

cat "$breaches"
[ ! -s "$breaches" ]
