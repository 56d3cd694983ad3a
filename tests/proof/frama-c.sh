# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# How Frama-C is called. Read by dev.d/prove and seeded.sh, from the root.

# What is proved unless told. The contracts of command, parameter, mailbox, framing, reply, ehlo, diagnostic and
# write are written, but their proofs have not been brought to an end; fast.c is compiled out, octet.c has no
# function.
proved_sources='literal path hint explain'

# internal.h's own functions are proved once, with literal.c.
inline_functions='in_class,to_upper,is_eight_bit,is,next_is,accept,accept_letter,skip,span_from,reject,reject_token,within_limit,at_separator,clear_line,space,word,same_four_letters,same_ignoring_case,four_octets,put'

frama_c() {
    directory=$1
    shift
    frama-c -c11 -machdep gcc_x86_64 \
        -cpp-extra-args="-I$directory -DSMTPATH_SCALAR -include $PWD/tests/proof/public.h" "$@"
}

# wp SOURCE DIRECTORY RESULTS [ARGUMENT ...]: proves DIRECTORY/SOURCE.c; RESULTS/SOURCE.json has what was proved.
# What is named "shown" is taken for granted: eva_shown. No proof needs what the tables of texts hold.
wp() {
    source=$1 directory=$2 results=$3
    shift 3
    mkdir -p "$results" "${PROOF_CACHE:-build/proof/cache}"
    rm -f "$results/$source.json"
    case $source in explain | diagnostic) initial=-wp-no-init-const ;; *) initial= ;; esac
    skipped="-wp-skip-fct $inline_functions"
    [ "$source" != literal ] || skipped=
    # shellcheck disable=SC2086
    frama_c "$directory" "$directory/$source.c" -wp -wp-rte -warn-unsigned-overflow $initial $skipped \
        -wp-declarations-terminate -wp-definitions-terminate -wp-prop=-shown \
        -wp-prover tip,cvc4,z3 -wp-auto wp:bitshift -wp-timeout "${PROOF_TIMEOUT:-40}" -wp-par 2 \
        -wp-session "$results/session" -wp-cache update -wp-cache-dir "${PROOF_CACHE:-build/proof/cache}" \
        -wp-no-warn-memory-model -wp-report-json "$results/$source.json" "$@" >"$results/$source.out" 2>&1
    [ -s "$results/$source.json" ]
}

# What WP takes for granted under the name "shown", shown by Eva in the code without its other contracts.
eva_shown() {
    sources='diagnostic.c hint.c ehlo.c explain.c write.c command.c parameter.c octet.c mailbox.c'
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

eva_tables() {
    mkdir -p build/proof
    frama_c parser tests/proof/tables.c parser/octet.c -eva -eva-precision 2 -eva-slevel 2000 -then -report \
        >build/proof/tables.out 2>&1 &&
        ! grep -qE 'Unknown|alarm generated|Invalid|alarms generated' build/proof/tables.out
}
