# SPDX-License-Identifier: MIT
#
# Makes README.md's table from dialogue.txt: who answers each line.

function who(answer) {
    if (answer ~ /^250/)
        return "accepted"
    return answer ~ / at byte [0-9]+,/ ? "byte " byte_of(answer) : "Postfix: " substr(answer, 1, 9)
}

function byte_of(answer) {
    sub(/.* at byte /, "", answer)
    sub(/,.*/, "", answer)
    return answer
}

BEGIN {
    print "| line | Postfix alone | with the milter | with the filter, too |"
    print "|---|---|---|---|"
}
sub(/^C: /, "") { line = $0; gsub(/\|/, "\\|", line) }
sub(/^alone:  /, "") { alone = who($0) }
sub(/^milter: /, "") { milter = who($0) }
sub(/^filter: /, "") { print "| `` " line " `` | " alone " | " milter " | " who($0) " |" }
