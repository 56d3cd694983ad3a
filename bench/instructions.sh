#!/bin/sh
# SPDX-License-Identifier: MIT
#
# instructions.sh [--write | --branches]: counts the instructions that the parser needs for a line of each data set, and
# compares them with bench/baseline.json. Fails if a set needs over 3 % more. A count does not depend on the
# machine or on what else it does, only on the compiler: where that is not the baseline's, the counts are
# printed and nothing is compared. --write makes them the baseline.
#
# --branches counts the branches instead that the predictor of callgrind foresees wrongly, which is simpler than those of
# today: conditional ones and indirect calls, of reading lines. They are printed as a table, a row a set, and compared with nothing.
#
# Five builds: the productions alone (scalar), the short way without vectors (table), with those that every x86-64 has
# (sse2), with AVX2 where this machine has it, and with what valgrind's processor has, chosen when running (chosen: AVX2,
# since valgrind knows no AVX-512). Behind each count of the short way stands its share of what the
# productions alone need. Of the first build also what is done besides reading lines: a refused line of malformed-middle
# rendered and written as a reply, a line of a reply, one of a reply to EHLO, read, a command written, hint and caret
# picture of a refused line, a line of recorded replies read, and a reply written (works.h).
set -eu
case ${1-} in '' | --write | --branches) ;; *) echo "instructions: no option \"$1\"" >&2; exit 2 ;; esac
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

[ "$(uname -m)" = x86_64 ] || { echo "instructions: counted on x86-64 only"; exit 0; }
compiler=$(gcc --version | sed -n '1s/^gcc (\(.*\)) \([0-9]*\)\.\([0-9]*\).*/\1, gcc \2.\3/p' | sed 's/ [^ ]*,/,/')
sets='mixed rcpt mail sender dsn longest ipv6 quoted utf8 malformed-start malformed-middle malformed-end
lower-case trailing-space sessions'
works='render refusal reply ehlo command hint caret recorded answer'

flags='-std=c11 -O2 -Iparser'
gcc $flags -o "$work/generate" bench/data/generate.c
"$work/generate" "$work" corpus/sessions/*.txt >/dev/null
gcc $flags -DSMTPATH_SCALAR -o "$work/scalar" bench/count.c parser/*.c
gcc $flags -DSMTPATH_NO_VECTORS -o "$work/table" bench/count.c parser/*.c
gcc $flags -o "$work/sse2" bench/count.c parser/*.c
builds='scalar table sse2'
if grep -q '^flags.* avx2 ' /proc/cpuinfo && grep -q '^flags.* bmi2 ' /proc/cpuinfo; then
    avx2='-mavx2 -mbmi -mbmi2'
    gcc $flags $avx2 -o "$work/avx2" bench/count.c parser/*.c
    # as parser/CMakeLists.txt has it
    avx512="$avx2 -mavx512f -mavx512bw -mavx512dq -mavx512vl -mavx512vbmi -mtune=icelake-server"
    for source in fast scan; do
        gcc $flags -DSMTPATH_CHOOSE -DSMTPATH_COPY=avx2 $avx2 -mtune=haswell -c -o "$work/${source}_avx2.o" parser/$source.c
        gcc $flags -DSMTPATH_CHOOSE -DSMTPATH_COPY=avx512 $avx512 -c -o "$work/${source}_avx512.o" parser/$source.c
    done
    gcc $flags -DSMTPATH_CHOOSE -o "$work/chosen" bench/count.c parser/*.c "$work"/*_avx2.o "$work"/*_avx512.o
    builds="$builds avx2 chosen"
fi

# What callgrind counts, and what of its totals is counted here.
simulated=no of='$2'
[ "${1-}" != --branches ] || simulated=yes of='$4 + $6'

# Each row of counts: SET BUILD INSTRUCTIONS-PER-LINE (or branches foreseen wrongly).
for build in $builds; do
    files=
    for set in $sets; do
        files="$files $work/$set.txt"
    done
    rows=$sets
    [ "$build" != scalar ] || [ $simulated = yes ] || files="$files --works $work/malformed-middle.txt $work/sessions.replies" rows="$sets $works"
    valgrind --tool=callgrind --collect-atstart=no --branch-sim=$simulated --callgrind-out-file="$work/$build.out" \
        "$work/$build" $files >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
    part=1
    for set in $rows; do
        awk -v set="$set" -v build="$build" '
            /^desc: Trigger: Client Request: / { lines = $5 }
            /^(summary|totals): / { total = '"$of"' }
            END { printf "%s %s %.2f\n", set, build, total / lines }' "$work/$build.out.$part"
        part=$((part + 1))
    done
done >"$work/counts"

if [ "${1-}" = --branches ]; then
    awk -v builds="$builds" '
        { count[$1, $2] = $3 }
        !seen[$1]++ { sets[++number] = $1 }
        END {
            columns = split(builds, build, " ")
            printf "%-18s", "set"
            for (i = 1; i <= columns; i++)
                printf " %7s", build[i]
            print ""
            for (set = 1; set <= number; set++) {
                printf "%-18s", sets[set]
                for (i = 1; i <= columns; i++)
                    printf " %7s", count[sets[set], build[i]]
                print ""
            }
        }' "$work/counts"
    exit
fi

if [ "${1-}" = --write ]; then
    {
        echo '{'
        echo "  \"compiler\": \"$compiler\","
        echo '  "instructions per line": {'
        awk '{ printf "%s    \"%s %s\": %.1f", (NR > 1 ? ",\n" : ""), $1, $2, $3 } END { print "" }' "$work/counts"
        echo '  }'
        echo '}'
    } >bench/baseline.json
fi

sed -n 's/^    "\([^ ]*\) \([^"]*\)": \([0-9.]*\),\{0,1\}$/\1 \2 \3/p' bench/baseline.json >"$work/baseline"
of_baseline=$(sed -n 's/^  "compiler": "\(.*\)",$/\1/p' bench/baseline.json)
awk -v same="$([ "$compiler" = "$of_baseline" ] && echo 1 || echo 0)" '
    NR == FNR { baseline[$1, $2] = $3; next }
    {
        was = baseline[$1, $2]
        growth = was > 0 ? 100 * ($3 - was) / was : 0
        bad = same && (was == 0 || growth > 3)
        failed += bad
        if ($2 == "scalar")
            alone[$1] = $3
        share = sprintf("%4.0f %% of the productions", 100 * $3 / alone[$1])
        printf "%-18s %-7s %8.1f instructions a line, baseline %8.1f  %+5.1f %%%s%s\n", $1, $2, $3, was,
            growth, ($2 == "scalar" ? "" : ", " share), (bad ? "  TOO MANY" : "")
    }
    END { exit failed > 0 }' "$work/baseline" "$work/counts" || {
    echo "instructions: grew by over 3 %; if that is meant: bench/instructions.sh --write" >&2
    exit 1
}
[ "$compiler" = "$of_baseline" ] || echo "instructions: not compared, $compiler is not the baseline's $of_baseline"
