#!/bin/sh
# SPDX-License-Identifier: MIT
#
# document.sh FILE CC LIBRARY [BIN ...]: what a document shows must run, and print what it shows.
#
# FILE is a Markdown page, the header, or a man page. CC is a compiler with its flags. Each ```c NAME block becomes the program
# NAME, linked with LIBRARY; one without a main() is put into one. Each "$ " line in a ```console block is run, the
# programs and each BIN in PATH, FILE's folder the current one, and what it prints is compared with what FILE shows
# below it. A block of C that has no name fails, and so does one that no command runs. The header's example is the
# first indented block of its first comment, and its output what stands in quotes behind "It prints"; a man page's are
# the two literal blocks of its EXAMPLES.
export LC_ALL=C.UTF-8
set -eu

file=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
cc=$2
library=$3
shift 3
for bin; do
    PATH=$(cd "$bin" && pwd):$PATH
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin" "$work/run"
PATH=$work/bin:$PATH

# The header and the man page as Markdown. Their lines keep their numbers.
page() {
    case $file in
    *.h) awk '
        !done && sub(/^ \*     /, "    ") { print (shown++ ? "" : "```c example\n") substr($0, 5); next }
        !done && shown && /^ \*$/ { print ""; next }
        !done && shown { done = 1; print "```" }
        /^ \* It prints "/ { split($0, part, "\""); print "```console\n$ example\n" part[2] "\n```" }
        /\*\// { exit }' "$file" ;;
    *.3) awk '
        /^\.Sh/ { examples = /EXAMPLES/ }
        examples && /^\.Bd/ { inside = 1; print (blocks++ ? "```console\n$ example" : "```c example"); next }
        examples && /^\.Ed/ { inside = 0; print "```"; next }
        { gsub(/\\e/, "\\"); print (inside ? $0 : "") }' "$file" ;;
    *) cat "$file" ;;
    esac
}

# bin/NAME.c for each block of C; for each command run/LINE.sh, and run/LINE.out with what it should print.
page | awk -v work="$work" -v file="$file" '
    function fail(why) { printf "%s:%d: %s\n", file, NR, why; failed = 1 }
    /^```c$/ { fail("a block of C without a name") }
    /^```c / { program = work "/bin/" $2 ".c"; text = indented = ""; whole = 0; next }
    /^```console$/ { console = 1; name = ""; next }
    /^```/ {
        if (program && !whole)
            text = "int main(void)\n{\n" indented "    return 0;\n}\n"
        if (program && !(text ~ /#include/))
            text = "#include \"smtpath.h\"\n\n#include <stdbool.h>\n#include <stdio.h>\n#include <string.h>\n\n" text
        if (program)
            printf "%s", text > program
        program = console = ""
    }
    program { text = text $0 "\n"; indented = indented ($0 == "" ? "" : "    ") $0 "\n"; whole = whole || /^int main/ }
    console && sub(/^\$ /, "") { name = sprintf("%s/run/%05d", work, NR); print > (name ".sh"); printf "" > (name ".out"); next }
    console && name { print > (name ".out") }
    END { exit failed }'

failed=0
fail() {
    printf '%s:%s\n' "$file" "$*"
    failed=1
}

# Where the compiler can, each block runs under AddressSanitizer: what a document shows is copied.
address=
case $cc in
*-fsanitize=*) ;;
*)
    # shellcheck disable=SC2086
    if echo 'int main(void) { return 0; }' | $cc -fsanitize=address -x c - -o "$work/asan" 2>/dev/null && "$work/asan"; then
        address=-fsanitize=address
    fi
    ;;
esac

cd "$(dirname "$file")"
for source in "$work"/bin/*.c; do
    [ -e "$source" ] || break
    program=${source%.c}
    # shellcheck disable=SC2086
    $cc -Wall -Wextra -Wpedantic -Werror $address "$source" -o "$program" "$library" "-Wl,-rpath,$(dirname "$library")"
    grep -qw "$(basename "$program")" "$work"/run/*.sh || fail " no command runs $(basename "$program")"
done
for script in "$work"/run/*.sh; do
    [ -e "$script" ] || { fail " shows no command" && break; }
    sh "$script" >"$work/printed" 2>&1 </dev/null || :
    diff "${script%.sh}.out" "$work/printed" >"$work/difference" && continue
    fail "$(basename "$script" .sh | sed 's/^0*//'): \"$(cat "$script")\" prints something else (> is what it prints):"
    cat "$work/difference"
done
exit $failed
