# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# How WP is called. Read by dev.d/prove and seeded.sh, from the root.

# fast.c and choice.c are compiled out.
proved_sources=$(sed -n 's/^\([a-z_]*\)\.c$/\1/p' parser/sources.txt | grep -vxE 'fast|choice')

# Headers whose functions are compiled out.
compiled_out='(choice|fast|scan|survey[a-z0-9_]*)\.h'
export compiled_out

# inline_functions HEADER ...: those defined there.
inline_functions() {
    sed -n 's/^static \(HOT\|inline\) .*[ *]\([a-z_0-9]*\)(.*/\2/p' "$@" | paste -sd, -
}

# home_of HEADER: with which source its inline functions are proved, once: the one of its name, or else the first behind
# it in sources.txt.
home_of() {
    awk -v header="$1" '
        $0 == header { seen = 1 }
        sub(/\.c$/, "") && seen && !home { home = $0 }
        $0 ".h" == header { named = $0 }
        END { print named ? named : home }' parser/sources.txt
}

# headers_of SOURCE: the headers that parser/SOURCE.c includes, but for those that are proved with it, and for those whose
# functions are compiled out.
headers_of() {
    gcc -MM "parser/$1.c" | tr ' ' '\n' | sed -n 's,^parser/\(.*\.h\)$,\1,p' | grep -vxE "$compiled_out" | while read -r header; do
        [ "$(home_of "$header")" = "$1" ] || echo "parser/$header"
    done
}

# Provers are limited by the steps that they take, not by seconds: a busy machine comes to the same end as an idle one,
# only later. For each effort a configuration: a goal is tried with the usual one, and what it leaves with five times as
# much; a seeded bug leaves its goals unproved, and false should be proved nowhere, so little is spent there. In a
# second an idle core takes about a million of Z3's steps and a hundred thousand of CVC4's.
efforts='usual 100000000 3000000
more 500000000 15000000
seeded 8000000 1000000
smoke 1000000 100000'

# In seconds of the processor: a prover that is hung, whatever it counts. No goal comes near it.
hung=3600

# prover_config: which provers there are. Z3's e-matching alone, without its search for models, decides at once what
# costs the usual way minutes: goals here are long chains of writes, and none asks for a model.
prover_config() {
    mkdir -p build/proof
    rm -f build/proof/why3*.conf
    WHY3CONFIG=$PWD/build/proof/why3.conf why3 config detect >build/proof/why3.out 2>&1 ||
        { cat build/proof/why3.out >&2; return 1; }
    printf '%s\n' "$efforts" | while read -r effort z3_steps cvc4_steps; do
        { cat build/proof/why3.conf && cat <<END; } >"build/proof/why3-$effort.conf"

[prover]
name = "Z3"
alternative = "e-matching"
version = "$(z3 --version | sed 's/.*version \([0-9.]*\).*/\1/')"
shortcut = "e-matching"
driver = "z3_471_nobv"
command = "z3 -smt2 rlimit=$z3_steps auto_config=false smt.mbqi=false smt.delay_units=true smt.random_seed=42 -st %f"

[prover]
name = "CVC4"
alternative = "steps"
version = "$(cvc4 --version | sed -n 's/^This is CVC4 version \([0-9.]*\).*/\1/p')"
shortcut = "cvc4-steps"
driver = "cvc4_17"
command = "cvc4 --stats --rlimit=$cvc4_steps --lang=smt2 %f"
END
    done
}

# Between a prover's end and the next one's start some tenths of a second pass: so four at once, and Frama-C itself
# collects its garbage more rarely than it is used to.
frama_c() {
    directory=$1
    shift
    OCAMLRUNPARAM=s=4M frama-c -c11 -machdep gcc_x86_64 \
        -cpp-extra-args="-I$directory -DSMTPATH_SCALAR -include $PWD/tests/proof/public.h" "$@"
}

# wp SOURCE DIRECTORY RESULTS [ARGUMENT ...]: proves DIRECTORY/SOURCE.c with the effort $PROOF_EFFORT;
# RESULTS/SOURCE.json has what was proved.
# What is named "shown" is taken for granted: Eva's drivers show it. No proof needs what the tables of texts hold.
wp() {
    source=$1 directory=$2 results=$3
    shift 3
    mkdir -p "$results" "${PROOF_CACHE:-build/proof/cache}"
    rm -f "$results/$source.json"
    WHY3CONFIG=$PWD/build/proof/why3-${PROOF_EFFORT:-usual}.conf
    export WHY3CONFIG
    case $source in explain | extension | hint | mistake_octet | reason) initial=-wp-no-init-const ;; *) initial= ;; esac
    # shellcheck disable=SC2046
    skipped=$(inline_functions $(headers_of "$source"))
    skipped=${skipped:+-wp-skip-fct $skipped}
    # shellcheck disable=SC2086
    frama_c "$directory" "$directory/$source.c" -wp -wp-rte -warn-unsigned-overflow $initial $skipped \
        -wp-declarations-terminate -wp-definitions-terminate -wp-frama-c-stdlib-terminate -wp-prop=-shown \
        -wp-prover "${PROOF_PROVERS:-tip,e-matching,cvc4-steps}" -wp-auto wp:bitshift,wp:split \
        -wp-timeout "$hung" -wp-par "${PROOF_PAR:-4}" \
        -wp-session "$results/session-$source" -wp-cache update -wp-cache-dir "${PROOF_CACHE:-build/proof/cache}" \
        -wp-no-warn-memory-model -wp-report-json "$results/$source.json" "$@" >"$results/$source.out" 2>&1
    forget_failures "$results" "$source" "${PROOF_CACHE:-build/proof/cache}"
    [ -s "$results/$source.json" ]
}

# forget_failures RESULTS SOURCE CACHE: only what is proved is kept, by the text of the goal: an unchanged function is
# not proved again, and whatever left a goal unproved, the next run does not know of it. So it is with the tactics by
# which a goal was split.
forget_failures() {
    find "$3" -name '*.json' -exec grep -sL '"verdict": *"valid"' {} + | xargs -r rm -f
    grep 'Goal typed_' "$1/$2.out" | grep -v ' : Valid' | sed 's/.*Goal typed_\([a-z0-9_]*\).*/\1/' |
        while read -r goal; do
            rm -f "$1/session-$2/script/$goal.json"
        done
}

# smoke RESULTS SOURCE: tries to prove false where a function is entered, behind each call and in each loop: it can be
# done where contracts contradict themselves. RESULTS/SOURCE.smoke names what was found.
smoke() {
    PROOF_PROVERS=e-matching PROOF_EFFORT=smoke
    wp "$2" parser "$1" -wp-smoke-tests -wp-smoke-timeout "$hung" -wp-no-smoke-dead-code || return 1
    sed -n 's/.*\[Failed\] Smoke-test typed_\([a-z0-9_]*\).*/\1/p' "$1/$2.out" >"$1/$2.smoke"
    echo "    $2.c: $(grep -c '\] Smoke-test ' "$1/$2.out") places tried, false proved at $(grep -c . "$1/$2.smoke")"
    [ ! -s "$1/$2.smoke" ] || { cat "$1/$2.smoke"; return 1; }
}

# unproved RESULTS SOURCE: how many goals are not proved.
unproved() {
    python3 - "$1/$2.json" <<'END'
import json, sys
total = json.load(open(sys.argv[1]))['wp:global']['wp:main']
print(total['total'] - total.get('valid', 0))
END
}

# prove_source RESULTS SOURCE: once, and if a few goals are left, once more with more effort. What was proved before
# comes out of the cache.
prove_source() {
    began=$(date +%s)
    wp "$2" parser "$1" || return 1
    case $(unproved "$1" "$2") in
    [1-9] | 1[0-9]) PROOF_EFFORT=more wp "$2" parser "$1" || return 1 ;;
    esac
    echo $(($(date +%s) - began)) >"$1/$2.seconds"
    echo "    $2.c: $(unproved "$1" "$2") goals left after $(cat "$1/$2.seconds") s"
}

# prove_sources RESULTS SOURCE ...: two at a time.
prove_sources() {
    results=$1
    shift
    printf '%s\n' "$@" | xargs -P 2 -I SOURCE sh -c '. tests/proof/frama-c.sh; prove_source "$0" SOURCE' "$results"
}

eva_tables() {
    mkdir -p build/proof
    frama_c parser tests/proof/tables.c parser/octet.c parser/cursor.c -eva -eva-precision 2 -eva-slevel 2000 -then -report \
        >build/proof/tables.out 2>&1 &&
        ! grep -qE 'Unknown|Invalid|[1-9][0-9]* alarms? generated' build/proof/tables.out
}
