#!/bin/sh
# SPDX-License-Identifier: MIT
#
# test_corpus.sh READER: the reader of the corpus takes a file as corpus/README.md describes it, and refuses
# each departure from it with the row at which it stands.
set -eu

reader=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

# refused ROW WHAT ROWS: a file of these rows (printf's escapes) is refused at ROW, in words that hold WHAT.
refused() {
    printf "$3" >"$work/area.txt"
    status=0
    "$reader" "$work/area.txt" >/dev/null 2>"$work/error" || status=$?
    if [ $status -ne 2 ] || ! grep -q "area.txt:$1: .*$2" "$work/error"; then
        printf 'should be refused at row %s with "%s": %s\n' "$1" "$2" "$(cat "$work/error")"
        failed=1
    fi
}

# taken ROWS OCTETS: the one case is taken, and its line is these octets.
taken() {
    printf "$1" >"$work/area.txt"
    if ! "$reader" "$work/area.txt" >"$work/json" 2>&1 || ! grep -q "\"octets\":\"$2\"" "$work/json"; then
        printf 'should be taken with octets %s: %s\n' "$2" "$(cat "$work/json")"
        failed=1
    fi
}

taken 'case area/a\nC: QUIT\nS: ok\n' 51554954
taken '# comment\n\ncase area/a\nwith all smtputf8\nwith limit-path=9\nC: QUIT\nS: ok\n# comment\n' 51554954
taken 'case area/a\nC:\n   ^\nS: 500 5.5.2 unknown-verb at 0\n' ''
taken 'case area/a\nC: \\\\\\x0A\\x20\nS: ok\n' 5c0a20
taken 'case area/a\nC: Q\\*3{ab\\x7D}{\nS: ok\n' 5161627d61627d61627d7b
taken 'case area/a\nC: QU\\x00\\*2{x}y\n               ^\nS: 500 5.5.2 unknown-verb at 5\n' 515500787879
taken 'case area/a\nC: Q\\*2{xy}z\n    ^\nS: 500 5.5.2 unknown-verb at 4\n' 51787978797a
taken 'case area/a\nC: QUIT\\x20\n       ^\nS: ok\ndeviations trailing-space at 4\n' 5155495420
taken 'may area/a\nwith private=X-A:both:optional:9\nC: MAIL FROM:<> X-A=1\nS: ok\nX-A 17+1 1\nX-A keyword 13+3 X-A\n' 4d41494c2046524f4d3a3c3e20582d413d31

refused 3 'no LF' 'case area/a\nC: QUIT\nS: ok'
refused 2 'space at the end' 'case area/a\nC: QUIT \nS: ok\n'
refused 2 'outside printable' 'case area/a\nC: QUIT\tx\nS: ok\n'
refused 1 'the name' 'case other/a\nC: QUIT\nS: ok\n'
refused 1 'the name' 'case area/A\nC: QUIT\nS: ok\n'
refused 1 'neither "case' 'test area/a\nC: QUIT\nS: ok\n'
refused 2 'no option' 'case area/a\nwith everything\nC: QUIT\nS: ok\n'
refused 2 'no number' 'case area/a\nwith limit-path=x\nC: QUIT\nS: ok\n'
refused 2 'no command' 'case area/a\nwith private=X:quit:optional\nC: QUIT\nS: ok\n'
refused 2 'no "C:' 'case area/a\nS: ok\n'
refused 2 'no escape' 'case area/a\nC: QUIT\\x0a\nS: ok\n'
refused 2 'no escape' 'case area/a\nC: QUIT\\n\nS: ok\n'
refused 2 'no repetition' 'case area/a\nC: \\*0{a}\nS: ok\n'
refused 2 'without its end' 'case area/a\nC: \\*2{a\nS: ok\n'
refused 2 'empty repetition' 'case area/a\nC: \\*2{}\nS: ok\n'
refused 3 'no "S:' 'case area/a\nC: QUIT\n\n'
refused 3 'neither "ok"' 'case area/a\nC: QUIT\nS: fine\n'
refused 4 'no number' 'case area/a\nC: QUIT\n   ^\nS: 500 5.5.2 unknown-verb at 07\n'
refused 4 'below 2' 'case area/a\nC: QUIT\n   ^\nS: 500 5.5.2 unknown-verb at 0+1\n'
refused 4 'beyond the line' 'case area/a\nC: QUIT\n   ^\nS: 500 5.5.2 unknown-verb at 3+2\n'
refused 4 'no caret' 'case area/a\nC: QUIT\nS: 500 5.5.2 unknown-verb at 0\n'
refused 5 'caret is in column 4, offset 0 in column 3' 'case area/a\nC: QUIT\n    ^\nS: 500 5.5.2 unknown-verb at 0\n'
refused 5 'no caret' 'case area/a\nC: QUIT\n   ^~\nS: 500 5.5.2 unknown-verb at 0\n'
refused 5 'but no offset' 'case area/a\nC: QUIT\n   ^\nS: ok\n'
refused 5 'refused line' 'case area/a\nC: QUIT\n   ^\nS: 500 5.5.2 unknown-verb at 0\nlength 4\n'
refused 4 'no "IT" at 1+2' 'case area/a\nC: QUIT\nS: ok\nargument 1+2 IT\n'
refused 4 'no "QUIT" at 0+3' 'case area/a\nC: QUIT\nS: ok\nargument 0+3 QUIT\n'
refused 4 'no OFFSET' 'case area/a\nC: QUIT\nS: ok\nargument 0-3 QUIT\n'
refused 4 'no result' 'case area/a\nC: QUIT\nS: ok\nverb QUIT\n'
refused 4 'no result' 'case area/a\nC: QUIT\nS: ok\nSIZE is 1\n'
refused 4 'too many or none' 'case area/a\nC: QUIT\nS: ok\nSIZE number\n'
refused 5 'no "deviations' 'case area/a\nC: QUIT\n   ^\nS: ok\ndeviations htab\n'
refused 5 'no "deviations' 'case area/a\nC: QUIT\n   ^\nS: ok\ndeviations htab,underscore at 0\n'
refused 8 'is in .*:1 already' 'case area/a\nC: QUIT\nS: ok\n\ncase area/a\nC: QUIT\nS: ok\n'

exit $failed
