# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# How Frama-C is called. Read by dev.d/prove and seeded.sh, from the root.

# What is proved unless told. The contracts of command, parameter, mailbox, diagnostic, hint and framing are
# written, but their proofs have not been brought to an end; fast.c is compiled out, octet.c has no function.
proved_sources='literal path'

# internal.h's own functions are proved once, with literal.c.
inline_functions='in_class,to_upper,is_eight_bit,is,next_is,accept,accept_letter,skip,span_from,reject,reject_token,within_limit,at_separator,clear_line,space,word,same_four_letters,same_ignoring_case,four_octets,put'

frama_c() {
    directory=$1
    shift
    frama-c -c11 -machdep gcc_x86_64 \
        -cpp-extra-args="-I$directory -DSMTPATH_SCALAR -include $PWD/tests/proof/public.h" "$@"
}

# wp SOURCE DIRECTORY RESULTS [ARGUMENT ...]: proves DIRECTORY/SOURCE.c; RESULTS/SOURCE.json has what was proved.
# Writers count what a buffer cannot hold, and may count beyond any number: only there may numbers wrap.
wp() {
    source=$1 directory=$2 results=$3
    shift 3
    mkdir -p "$results" "${PROOF_CACHE:-build/proof/cache}"
    rm -f "$results/$source.json"
    overflow=-warn-unsigned-overflow
    case $source in diagnostic) overflow= ;; esac
    skipped="-wp-skip-fct $inline_functions"
    [ "$source" != literal ] || skipped=
    # shellcheck disable=SC2086
    frama_c "$directory" "$directory/$source.c" -wp -wp-rte $overflow $skipped \
        -wp-declarations-terminate -wp-definitions-terminate \
        -wp-prover tip,cvc4,z3 -wp-auto wp:bitshift -wp-timeout "${PROOF_TIMEOUT:-40}" -wp-par 2 \
        -wp-session "$results/session" -wp-cache update -wp-cache-dir "${PROOF_CACHE:-build/proof/cache}" \
        -wp-no-warn-memory-model -wp-report-json "$results/$source.json" "$@" >"$results/$source.out" 2>&1
    [ -s "$results/$source.json" ]
}

eva_tables() {
    mkdir -p build/proof
    frama_c parser tests/proof/tables.c parser/octet.c -eva -eva-precision 2 -eva-slevel 2000 -then -report \
        >build/proof/tables.out 2>&1 &&
        ! grep -qE 'Unknown|alarm generated|Invalid|alarms generated' build/proof/tables.out
}
