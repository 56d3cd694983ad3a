# SPDX-License-Identifier: MIT
#
# awk -f mutate.awk -v kind=KIND FILE: each way to put one fault of this kind into a C source, one a line: the line's
# number, the line, and the line with the fault, with tabs between. Knows nothing of the source but that
# it is C; comments and preprocessor lines are left alone.

function emit(faulty)
{
    if (faulty != $0 && faulty ~ /[^ ]/)
        printf "%d\t%s\t%s\n", FNR, $0, faulty
}

# Each match of a pattern in code, one after the other, replaced by a text.
function replace_each(pattern, text,    before, rest)
{
    before = ""
    rest = $0
    while (match(rest, pattern)) {
        emit(before substr(rest, 1, RSTART - 1) text substr(rest, RSTART + RLENGTH))
        before = before substr(rest, 1, RSTART + RLENGTH - 1)
        rest = substr(rest, RSTART + RLENGTH)
    }
}

# Each decimal number that stands alone, changed by so much.
function change_numbers(by,    before, rest, number)
{
    before = ""
    rest = $0
    while (match(rest, /[^A-Za-z0-9_.'"\\][0-9]+([^A-Za-z0-9_.'"]|$)/)) {
        number = substr(rest, RSTART + 1)
        match(number, /^[0-9]+/)
        number = substr(number, 1, RLENGTH)
        match(rest, /[^A-Za-z0-9_.'"\\][0-9]+([^A-Za-z0-9_.'"]|$)/)
        if (number + by >= 0)
            emit(before substr(rest, 1, RSTART) (number + by) substr(rest, RSTART + 1 + length(number)))
        before = before substr(rest, 1, RSTART + length(number))
        rest = substr(rest, RSTART + 1 + length(number))
    }
}

# Each character constant of one printable octet, replaced by another one.
function change_characters(    before, rest, octet)
{
    before = ""
    rest = $0
    while (match(rest, /'[ -~]'/)) {
        octet = substr(rest, RSTART + 1, 1)
        emit(before substr(rest, 1, RSTART) (octet == "x" ? "y" : "x") substr(rest, RSTART + 2))
        before = before substr(rest, 1, RSTART + 2)
        rest = substr(rest, RSTART + 3)
    }
}

# Each string of capital letters, with its last one left out.
function shorten_words(    before, rest)
{
    before = ""
    rest = $0
    while (match(rest, /"[A-Z0-9:-][A-Z0-9:-]+"/)) {
        emit(before substr(rest, 1, RSTART + RLENGTH - 3) substr(rest, RSTART + RLENGTH - 1))
        before = before substr(rest, 1, RSTART + RLENGTH - 1)
        rest = substr(rest, RSTART + RLENGTH)
    }
}

/^ *\/\*/ { comment = 1 }
comment { if (/\*\//) comment = 0; next }
/^#/ { next }

kind == "< to <="                    { replace_each(" < ", " <= ") }
kind == "<= to <"                    { replace_each(" <= ", " < ") }
kind == "> to >="                    { replace_each(" > ", " >= ") }
kind == ">= to >"                    { replace_each(" >= ", " > ") }
kind == "== to !="                   { replace_each(" == ", " != ") }
kind == "!= to =="                   { replace_each(" != ", " == ") }
kind == "&& to ||"                   { replace_each(" && ", " || ") }
kind == "|| to &&"                   { replace_each(" \\|\\| ", " && ") }
kind == "negation left out"          { replace_each("!", "") }
kind == "+ to -"                     { replace_each(" \\+ ", " - ") }
kind == "- to +"                     { replace_each(" - ", " + ") }
kind == "a bit left out of a set"    { replace_each(" \\| [A-Z][A-Z0-9_]*", "") }
kind == "a bit too many in a set"    { replace_each(" & ", " | ") }
kind == "a number too large by one"  { change_numbers(1) }
kind == "a number too small by one"  { change_numbers(-1) }
kind == "another octet"              { change_characters() }
kind == "a word too short"           { shorten_words() }
kind == "true to false"              { replace_each("return true;", "return false;") }
kind == "false to true"              { replace_each("return false;", "return true;") }
kind == "a condition always true"    { replace_each("if \\(.*\\)$", "if (1)") }
kind == "a condition never true"     { replace_each("if \\(.*\\)$", "if (0)") }
kind == "a loop run once"            { replace_each("while \\(", "if (") }
kind == "a call or assignment left out" && /^ +[a-z][A-Za-z0-9_>.()*\[\]-]*( [-+|&]?= .*|\(.*\));$/ { emit("    ;") }
kind == "a call that succeeds"       { replace_each("!?[a-z_0-9]+\\(c\\)", "1") }
