#!/bin/sh
# SPDX-License-Identifier: MIT
#
# figures.sh [LEDGER ...]: sums ledgers of campaigns up, fuzz/ledger.txt unless told, as a table of Markdown. A row of a
# ledger: target, executions, CPU seconds, engine with its sanitizers ("libfuzzer+asan+ubsan"), revision.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
[ $# -gt 0 ] || set -- "$here/ledger.txt"
awk -v targets="$(cd "$here" && ls fuzz_*.c | sed 's/^fuzz_//; s/\.c$//')" '
BEGIN {
    rows = split(targets, row)
    for (i = 1; i <= rows; i++)
        known[row[i]]
}
/^#/ || NF == 0 { next }
!($1 in known) { printf "figures.sh: %s:%d: no target \"%s\"\n", FILENAME, FNR, $1 > "/dev/stderr"; failed = 1; exit }
{ executions[$1] += $2; seconds[$1] += $3 }
$4 ~ /\+/ { under[$1] += $3 }
END {
    if (failed)
        exit 1
    form = "| %-10s | %13s | %11s | %16s | %10s | %8s |\n"
    printf form, "target", "executions", "CPU minutes", "under sanitizers", "of an hour", "a second"
    print "|---|---:|---:|---:|---:|---:|"
    for (i = 1; i <= rows; i++) {
        name = row[i]
        reached = seconds[name] < 3600 ? seconds[name] : 3600
        line(name, executions[name], seconds[name], under[name], reached / 3600)
        all += executions[name]
        time += seconds[name]
        time_under += under[name]
        hours += reached / 3600
    }
    line("all", all, time, time_under, hours / rows)
}
function line(name, count, cpu, cpu_under, share) {
    printf form, name, thousands(count), sprintf("%.1f", cpu / 60), sprintf("%.1f", cpu_under / 60),
        int(100 * share) " %", (cpu > 0 ? thousands(count / cpu) : "-")
}
function thousands(n,  text) {
    text = sprintf("%.0f", n)
    while (match(text, /[0-9][0-9][0-9][0-9](,|$)/))
        text = substr(text, 1, RSTART) "," substr(text, RSTART + 1)
    return text
}' "$@"
