# SPDX-License-Identifier: MIT
#
# Takes the first C example out of a header's top comment, or out of a Markdown file, so that it can be
# compiled: what a manual shows must run. An example without main() is put into one.

# A header: the indented lines of the first comment, until its prose goes on.
FILENAME ~ /\.h$/ && /^ \*     / && !done { line[++lines] = substr($0, 8); next }
FILENAME ~ /\.h$/ && /^ \*$/ && lines && !done { line[++lines] = ""; next }
FILENAME ~ /\.h$/ && lines { done = 1 }

# Markdown: the first block that says it is C.
/^```/ { inside = /^```c$/ && !lines; next }
inside { line[++lines] = $0 }

END {
    if (!lines) {
        print "example.awk: no example in " FILENAME > "/dev/stderr"
        exit 1
    }
    while (line[lines] == "")
        lines--
    for (i = 1; i <= lines; i++)
        if (line[i] ~ /^int main/)
            whole = 1
    if (!whole)
        print "#include \"smtpath.h\"\n\n#include <stdio.h>\n\nint main(void)\n{"
    for (i = 1; i <= lines; i++)
        print (whole || line[i] == "" ? "" : "    ") line[i]
    if (!whole)
        print "    return 0;\n}"
}
