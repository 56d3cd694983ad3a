# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# How WP is called. Read by dev.d/prove and seeded.sh, from the root.

# fast.c is compiled out.
proved_sources=$(sed -n 's/^\([a-z]*\)\.c$/\1/p' parser/sources.txt | grep -vx fast)

# inline_functions HEADER ...: those defined there. They are proved once, with the source of the header's name.
inline_functions() {
    sed -n 's/^static HOT .*[ *]\([a-z_0-9]*\)(.*/\1/p' "$@" | paste -sd, -
}

# headers_of SOURCE: the headers that parser/SOURCE.c includes, but for its own.
headers_of() {
    gcc -MM "parser/$1.c" | tr ' ' '\n' | grep '^parser/.*\.h$' | grep -vx "parser/$1.h"
}

# prover_config: which provers there are. Z3's e-matching alone, without its search for models, decides at once what
# costs the usual way minutes: goals here are long chains of writes, and none asks for a model.
prover_config() {
    WHY3CONFIG=$PWD/build/proof/why3.conf
    export WHY3CONFIG
    [ ! -s "$WHY3CONFIG" ] || return 0
    mkdir -p build/proof
    why3 config detect >build/proof/why3.out 2>&1 || { cat build/proof/why3.out >&2; return 1; }
    cat >>"$WHY3CONFIG" <<END

[prover]
name = "Z3"
alternative = "e-matching"
version = "$(z3 --version | sed 's/.*version \([0-9.]*\).*/\1/')"
shortcut = "e-matching"
driver = "z3_471_nobv"
command = "z3 -smt2 -T:%t auto_config=false smt.mbqi=false smt.delay_units=true smt.random_seed=42 -st %f"
END
}

# Between a prover's end and the next one's start some tenths of a second pass: so four at once, and Frama-C itself
# collects its garbage more rarely than it is used to.
frama_c() {
    directory=$1
    shift
    OCAMLRUNPARAM=s=4M frama-c -c11 -machdep gcc_x86_64 \
        -cpp-extra-args="-I$directory -DSMTPATH_SCALAR -include $PWD/tests/proof/public.h" "$@"
}

# wp SOURCE DIRECTORY RESULTS [ARGUMENT ...]: proves DIRECTORY/SOURCE.c; RESULTS/SOURCE.json has what was proved.
# What is named "shown" is taken for granted: eva_shown. No proof needs what the tables of texts hold.
wp() {
    source=$1 directory=$2 results=$3
    shift 3
    mkdir -p "$results" "${PROOF_CACHE:-build/proof/cache}"
    rm -f "$results/$source.json"
    case $source in explain | reason) initial=-wp-no-init-const ;; *) initial= ;; esac
    # shellcheck disable=SC2046
    skipped=$(inline_functions $(headers_of "$source"))
    skipped=${skipped:+-wp-skip-fct $skipped}
    # shellcheck disable=SC2086
    frama_c "$directory" "$directory/$source.c" -wp -wp-rte -warn-unsigned-overflow $initial $skipped \
        -wp-declarations-terminate -wp-definitions-terminate -wp-prop=-shown \
        -wp-prover "${PROOF_PROVERS:-tip,e-matching,cvc4}" -wp-auto wp:bitshift,wp:split \
        -wp-timeout "${PROOF_TIMEOUT:-40}" -wp-par "${PROOF_PAR:-4}" \
        -wp-session "$results/session-$source" -wp-cache update -wp-cache-dir "${PROOF_CACHE:-build/proof/cache}" \
        -wp-no-warn-memory-model -wp-report-json "$results/$source.json" "$@" >"$results/$source.out" 2>&1
    [ -s "$results/$source.json" ]
}

# smoke RESULTS SOURCE: tries to prove false where a function is entered, behind each call and in each loop: it can be
# done where contracts contradict themselves. RESULTS/SOURCE.smoke names what was found.
smoke() {
    PROOF_PROVERS=e-matching
    wp "$2" parser "$1" -wp-smoke-tests -wp-smoke-timeout 1 -wp-no-smoke-dead-code || return 1
    sed -n 's/.*\[Failed\] Smoke-test typed_\([a-z0-9_]*\).*/\1/p' "$1/$2.out" >"$1/$2.smoke"
    echo "    $2.c: $(grep -c '\] Smoke-test ' "$1/$2.out") places tried, false proved at $(grep -c . "$1/$2.smoke")"
    [ ! -s "$1/$2.smoke" ] || { cat "$1/$2.smoke"; return 1; }
}

# What WP takes for granted under the name "shown", shown by Eva in the code without its other contracts.
eva_shown() {
    sources='octet.c reason.c extension.c sink.c cursor.c token.c diagnostic.c hint.c ehlo.c explain.c write.c command.c value.c parameter.c mailbox.c flag.c'
    mkdir -p build/proof/shown
    # shellcheck disable=SC2086
    python3 tests/proof/shown.py parser build/proof/shown $sources || return 1
    (
        cd build/proof/shown
        # shellcheck disable=SC2086
        frama-c -c11 -machdep gcc_x86_64 -cpp-extra-args="-I. -DSMTPATH_SCALAR" \
            ../../../tests/proof/shown.c $sources -eva -eva-precision 2 -eva-min-loop-unroll 28 \
            -eva-use-spec smtpath_read_command,smtpath_read_path -then -report
    ) >build/proof/shown.out 2>&1 && python3 tests/proof/shown.py build/proof/shown.out
}

# unproved RESULTS SOURCE: how many goals are not proved.
unproved() {
    python3 - "$1/$2.json" <<'END'
import json, sys
total = json.load(open(sys.argv[1]))['wp:global']['wp:main']
print(total['total'] - total.get('valid', 0))
END
}

# prove_source RESULTS SOURCE: once, and if a few goals are left, for which a busy machine may be the reason, once more
# with three times as much time. What was proved before comes out of the cache.
prove_source() {
    began=$(date +%s)
    wp "$2" parser "$1" || return 1
    case $(unproved "$1" "$2") in
    [1-9] | 1[0-9]) PROOF_TIMEOUT=$((3 * ${PROOF_TIMEOUT:-40})) wp "$2" parser "$1" || return 1 ;;
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
    frama_c parser tests/proof/tables.c parser/octet.c -eva -eva-precision 2 -eva-slevel 2000 -then -report \
        >build/proof/tables.out 2>&1 &&
        ! grep -qE 'Unknown|Invalid|[1-9][0-9]* alarms? generated' build/proof/tables.out
}
