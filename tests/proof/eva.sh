# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# How Eva is called. Read by dev.d/prove, from the root, after frama-c.sh.

# Taken by their contracts, which WP proves: what reads a string, and what reads a part of a text, whose length and
# offset Eva knows each by itself only. That a label's code points are set before a_label_fits() reads them WP proves,
# too: one that is not could be any number, and each is below NO_POINT. Of the writers, also the reading back of what
# was written. The readers, which come to most functions in many states, keep few of them apart, and take by their
# contracts also what reads a path that was read, and UTF-8; corrections, the reading and the recognising.
by_contract='same_ignoring_case,same_four_letters,smtpath_utf8_length,smtpath_next_code_point,octet_meant,smtpath_a_label_fits,smtpath_put_run,smtpath_put_words,smtpath_put_string,smtpath_put_json_string,smtpath_is_keyword,past_printable,is_name,word_at,smtpath_one_edit_away'
by_contract_of_readers='smtpath_lowest_flag,smtpath_utf8_sequence,smtpath_address_literal,mailbox_meant,names_host'
by_contract_of_corrections='smtpath_read_command,smtpath_mistake_of,smtpath_corrected_line,smtpath_corrected_path,smtpath_corrected_parameter'
by_contract_of_strings='same_ignoring_case,put_in,add_punycode,code_points_of'
by_contract_of_writers='code_point,point_of,smtpath_read_path,smtpath_read_command'

# The drivers of tests/proof/eva.c, the longest ones first.
eva_drivers() {
    sed -n 's/^void driver_\(.*\)(void)$/\1/p' tests/proof/eva.c | awk '
        /read_command/ { print 1, $0; next } /read_path|write_/ { print 2, $0; next } { print 3, $0 }' |
        sort -s -k1,1 | cut -d' ' -f2
}

# The public functions that have no driver.
eva_undriven() {
    sed -n '/^SMTPATH_API /s/.*[ *]\(smtpath_[a-z_0-9]*\)(.*/\1/p' parser/smtpath.h | while read -r name; do
        grep -q "^void driver_$name(" tests/proof/eva.c || echo "$name"
    done
}

# eva_program RESULTS [DIRECTORY]: the sources without their contracts, and the drivers, parsed once for all.
eva_program() {
    kept=$(echo "$by_contract,$by_contract_of_readers,$by_contract_of_corrections,$by_contract_of_strings,$by_contract_of_writers" | tr , ' ')
    rm -rf "$1"
    mkdir -p "$1"
    # shellcheck disable=SC2046,SC2086
    python3 tests/proof/bare.py "${2-parser}" "$1/parser" $kept
    tr , '\n' <"$1/parser/kept" >"$1/kept"
    # shellcheck disable=SC2046
    frama-c -c11 -machdep gcc_x86_64 -cpp-extra-args="-I$1/parser -DSMTPATH_SCALAR -I$(frama-c -print-share-path)/libc \
        -DNAMES_ONLY -include $PWD/tests/proof/public.h" \
        tests/proof/eva.c $(sed -n "s,^[a-z_]*\\.c$,$1/parser/&,p" parser/sources.txt) -save "$1/program.sav" \
        >"$1/program.out" 2>&1
}

# eva_driver RESULTS NAME: RESULTS/NAME.csv has the status of each property, RESULTS/NAME.out what Eva says.
eva_driver() {
    taken=$by_contract
    apart=40
    case $2 in smtpath_read_*) taken=$taken,$by_contract_of_readers apart=6 ;; esac
    case $2 in smtpath_correct | smtpath_render_json) taken=$taken,$by_contract_of_corrections ;; esac
    case $2 in strings_*) taken=$by_contract_of_strings ;; esac
    case $2 in smtpath_write_*) taken=$taken,$by_contract_of_writers ;; esac
    taken=$(printf '%s\n' "$taken" | tr , '\n' | grep -Fxf "$1/kept" | paste -sd, -)
    began=$(date +%s)
    domains=cvalue
    case $2 in smtpath_next_hop) domains=cvalue,octagon ;; esac # a difference of two numbers
    frama-c -load "$1/program.sav" -main "driver_$2" -eva -eva-domains $domains -eva-no-print -eva-msg-key=-final-states \
        -eva-precision 0 -eva-split-return 0 -eva-split-limit 128 -eva-slevel $apart -eva-slevel-merge-after-loop @all \
        -eva-slevel-function diagnose:0,detail_of:0,smtpath_diagnose_octet:0,ipv4:40,time_offset:40,smtpath_utf8_sequence:300 \
        -eva-split-return-function smtpath_next_line:full,smtpath_read_forward_path:full -eva-auto-loop-unroll 32 -eva-use-spec "$taken" \
        -then -report-csv "$1/$2.csv" >"$1/$2.out" 2>&1 || rm -f "$1/$2.csv"
    echo $(($(date +%s) - began)) >"$1/$2.seconds"
}

# eva RESULTS [DRIVER ...]: runs all drivers, two at a time, or the ones named.
eva() {
    results=$1
    shift
    eva_program "$results" || { cat "$results/program.out" >&2; return 1; }
    [ $# -gt 0 ] || set -- $(eva_drivers)
    printf '%s\n' "$@" | xargs -P 2 -I NAME sh -c '. tests/proof/eva.sh; eva_driver "$0" NAME; echo "    NAME: $(cat "$0/NAME.seconds") s"' "$results"
}
