# SPDX-License-Identifier: MIT
#
# awk -f rooms.awk FILE ... FILE ...: the files of parser/ from the ground up, twice. Says which include or call goes up:
# to a file that stands behind the one that has it; and which function two files define. house.sh calls this.

BEGIN { rule = "parser/sources.txt has the files from the ground up, and includes and calls go down only" }

# A header and the source of its name are one room.
function goes_up(from, to, from_room, to_room) {
    from_room = from
    to_room = to
    sub(/\..*/, "", from_room)
    sub(/\..*/, "", to_room)
    return from_room != to_room && floor[to] > floor[from] && !are_alternatives(from, to)
}

# Instruction sets: of their files one is compiled.
function are_alternatives(a, b) {
    return a ~ /^survey_/ && b ~ /^survey_/
}

# A new file: what it is called, and where it stands.
FNR == 1 {
    file = FILENAME
    sub(/.*\//, "", file)
    comment = 0
    candidate = ""
    second = file in floor
    if (!second)
        floor[file] = ++floors
}

{
    line = $0
    # what is in comments and quotes calls nothing
    gsub(/\\./, "", line)
    gsub(/"[^"]*"/, "\"\"", line)
    if (comment && !sub(/^.*\*\//, "", line))
        next
    comment = 0
    gsub(/\/\*([^*]|\*+[^*\/])*\*+\//, "", line)
    sub(/\/\/.*/, "", line)
    if (sub(/\/\*.*/, "", line))
        comment = 1
    gsub(/COPY\(/, "", line) # one of several functions of that name: choice.h
}

# A function is defined where a line in the first column names it and "{" stands alone behind.
!second && /^[a-z]/ && match(line, /[a-zA-Z_0-9]+\(/) { candidate = substr(line, RSTART, RLENGTH - 1) }
!second && /^\{/ && candidate != "" {
    if (candidate in defined && defined[candidate] != file && !are_alternatives(file, defined[candidate]))
        print "parser/" file " defines " candidate "(), as " defined[candidate] " does: in the amalgamation, both are one file"
    defined[candidate] = file
    candidate = ""
}
!second && /^[};#]/ { candidate = "" }
!second { next }

/^#include "/ {
    included = $2
    gsub(/"/, "", included)
    if (included in floor && goes_up(file, included))
        print "parser/" file " includes " included ", which stands above it: " rule
}

# Lines in the first column define and declare; calls are indented.
/^[ \t]/ {
    while (match(line, /[a-zA-Z_0-9]+\(/)) {
        called = substr(line, RSTART, RLENGTH - 1)
        line = substr(line, RSTART + RLENGTH)
        if (called in defined && goes_up(file, defined[called]))
            print "parser/" file " calls " called "() of " defined[called] ", which stands above it: " rule
    }
}
