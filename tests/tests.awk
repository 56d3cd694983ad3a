# SPDX-License-Identifier: MIT
#
# tests.awk BUILD: each test of a configured build, and what it is run with, a line an argument: NAME, a tab, ARGUMENT.

function read_tests(directory,    file, line, part, count, i) {
    file = directory "/CTestTestfile.cmake"
    while ((getline line < file) > 0) {
        count = split(line, part, "\"")
        if (line ~ /^subdirs\(/)
            read_tests(directory "/" part[2])
        if (line !~ /^add_test\(/)
            continue
        sub(/^add_test\((\[=*\[)?/, "", line)
        sub(/(\]=*\])? .*/, "", line)
        for (i = 2; i <= count; i += 2)
            print line "\t" part[i]
    }
    close(file)
}

BEGIN { read_tests(ARGV[1]) }
