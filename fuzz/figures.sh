#!/bin/sh
# SPDX-License-Identifier: MIT
#
# figures.sh [LEDGER]: sums the ledger of campaigns up, as a table of Markdown. A row of the ledger: target,
# executions, CPU seconds, engine, revision.
set -eu
awk '
{ executions[$1] += $2; seconds[$1] += $3; all += $2; time += $3 }
END {
    form = "| %-10s | %13s | %11s | %8s |\n"
    printf form, "target", "executions", "CPU minutes", "a second"
    print "|---|---:|---:|---:|"
    for (target in executions)
        row[++rows] = target
    for (i = 2; i <= rows; i++)
        for (j = i; j > 1 && row[j] < row[j - 1]; j--) {
            swap = row[j]; row[j] = row[j - 1]; row[j - 1] = swap
        }
    for (i = 1; i <= rows; i++)
        line(row[i], executions[row[i]], seconds[row[i]])
    line("all", all, time)
}
function line(name, count, cpu) {
    printf form, name, thousands(count), sprintf("%.1f", cpu / 60), cpu ? thousands(count / cpu) : "-"
}
function thousands(n,  text) {
    text = sprintf("%.0f", n)
    while (sub(/[0-9][0-9][0-9][0-9](,|$)/, "&", text) && match(text, /[0-9][0-9][0-9][0-9](,|$)/))
        text = substr(text, 1, RSTART) "," substr(text, RSTART + 1)
    return text
}' "${1:-build/fuzz/ledger}"
