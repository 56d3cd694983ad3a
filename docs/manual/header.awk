# SPDX-License-Identifier: MIT
#
# The header as Doxygen wants to read it: its comments stay plain in the source, and become Doxygen's here. Each line
# stays on its line.
#
#   a comment at the margin          documents what stands below it; if that is nothing, the whole section
#   a comment behind a member        documents the member
#   one above a member               too, but behind an empty line it is a heading, and left out
#   "---- NAME ---" in a comment     begins a section: a group of Doxygen's
#   Reads: Writes: Returns:          paragraphs, and so is the section of a standard at the end
#   what is documented as one        lines that follow a documented one without a gap: the same documentation
#   an indented line                 stands as it is
#
# A name of ours in a comment becomes a link, so one that does not exist is an error.

# Text as Doxygen must be told it.
function told(text,    out, name, begins) {
    gsub(/[\\@<>&#%$]/, "\\\\&", text)
    gsub(/"/, "\\&quot;", text)
    gsub(/--/, "\\--", text)
    while (match(text, /(smtpath_[a-z]+[a-z0-9_]*[a-z0-9])|(SMTPATH_[A-Z0-9_]*[A-Z0-9])/)) {
        name = substr(text, RSTART, RLENGTH)
        out = out substr(text, 1, RSTART - 1)
        # what ends in "_" is the beginning of several names
        begins = substr(text, RSTART + RLENGTH, 1) == "_"
        out = out (begins || name ~ /^SMTPATH_(STATIC|DLL|CHOOSE)$/ ? name : "\\ref " name " \"" name "\"")
        text = substr(text, RSTART + RLENGTH)
    }
    return out text
}

# One line of a comment, without its frame.
function body(text) {
    if (match(text, /^ *(Reads|Writes|Returns):  */)) {
        slot = tolower(substr(text, 1, index(text, ":") - 1))
        sub(/^ */, "", slot)
        in_slots = 1
        return "\\" slot "slot " told(substr(text, RSTART + RLENGTH))
    }
    if (in_slots && text ~ /^(RFC [0-9]|Sections? )/)
        return "\\standardslot " told(text)
    return told(text)
}

# The whole comment, kept in line[], as Doxygen's.
function flush(opening,    i, text, code) {
    in_slots = 0
    for (i = 1; i <= lines; i++) {
        text = line[i]
        closes = sub(/ *\*\/ *$/, "", text)
        sub(/^(\/\*| \*) ?/, "", text)
        if (i == 1 && text ~ /^(Returns|Return): /) # the whole comment: then it is the summary
            text = "Returns" substr(text, index(text, ":") + 1)
        indented = text ~ /^    / && !in_slots
        if (in_slots)
            sub(/^ +/, " ", text)
        out = indented ? substr(text, 5) : body(text)
        # a picture or an example stands between two commands, on the lines that are there
        if (indented && !code) { out = "\\verbatim\n" out; code = 1 }
        else if (!indented && code && (text != "" || closes)) { out = "\\endverbatim\n" out; code = 0 }
        printf "%s%s%s\n", i == 1 ? opening : "", out, closes ? (code ? "\n\\endverbatim */" : " */") : ""
    }
    lines = 0
}

function close_section() {
    if (section)
        printf "/** \\} */ "
}

# The linkage macro is one for its documentation, and gone from the declarations.
/^#if defined\(SMTPATH_API\)/ { flush("/** "); print "#define SMTPATH_API"; linkage = 1; next }
linkage { linkage = !/^#endif/; print ""; next }
{ sub(/^SMTPATH_API /, "") }

# The first comment is the whole file's.
NR == 1 { print ""; next }
NR == 2 { line[lines = 1] = "/*"; whole_file = 1; gathering = 1; next }

gathering || /^\/\*/ {
    if (!gathering && match($0, /^\/\* ---- .* -+ \*\/$/)) {
        close_section()
        title = $0
        sub(/^\/\* ---- /, "", title)
        sub(/ -+ \*\/$/, "", title)
        section = tolower(title)
        gsub(/[^a-z]+/, "_", section)
        printf "/** \\defgroup %s %s\n\\{ */\n", section, title
        next
    }
    if (!gathering && /^\/\* ==== /) { print ""; next }
    line[++lines] = $0
    gathering = !/\*\/ *$/
    if (whole_file && !gathering) { flush("/** \\file smtpath.h\n"); whole_file = 0 }
    next
}

# What stands below a comment at the margin says whose it is.
lines && /^$/ { flush("/** \\} */ /** \\addtogroup " section "\n\\{ "); print ""; next }
lines { flush("/** "); documented = 1; first = "" }

/^$/ { documented = 0; empty = 1; print; next }

# Declarations in a row share what stands above the first.
/^#define [A-Z]/ || /^(enum|struct) smtpath_[a-z0-9_]+ \{/ || /^[a-z].*smtpath_[a-z0-9_]+\(/ {
    match($0, /^#define [A-Z_0-9]+/) || match($0, /smtpath_[a-z0-9_]+( \{|\()/)
    name = substr($0, RSTART, RLENGTH)
    gsub(/^#define | ?[{(]/, "", name)
    if (documented && first)
        printf "/** \\copydoc %s */ ", first
    else if (documented)
        first = name
}
!documented { first = "" }

# Members and enumerators. A reason has its name, under which the page of reasons tells the rest.
/^enum smtpath_/ { enumeration = $2 }
/^}/ { enumeration = "" }
enumeration == "smtpath_reason" && /^ +SMTPATH_[A-Z0-9_]+,/ && !/_COUNT/ {
    empty = 0
    match($0, /SMTPATH_[A-Z0-9_]+/)
    name = tolower(substr($0, RSTART + 8, RLENGTH - 8))
    gsub(/_/, "-", name)
    example = index($0, "/*") ? substr($0, index($0, "/*") + 3) : ""
    sub(/ *\*\/$/, "", example)
    example = told(example)
    sub(/ *\/\*.*/, "")
    printf "%s /**< \\brief %s%s */\n", $0, name == "ok" ? "accepted" : "<a href=\"reasons.html#" name "\">" name "</a>",
        example ? ": <code>" example "</code>" : ""
    next
}
/^ +\/\*/ && empty { heading = 1 }
heading { heading = !/\*\//; empty = 0; print ""; next }
{ empty = 0 }
/^ +.*\/\*/ || member {
    text = $0
    before = ""
    if (!member) {
        before = substr(text, 1, index(text, "/*") - 1)
        above = before ~ /^ *$/
        text = substr(text, index(text, "/*") + 2)
        before = before (above ? "/** " : "/**< ")
    }
    member = !sub(/ *\*\/ *$/, "", text)
    sub(/^ *(\* )?/, "", text)
    print before told(text) (member ? "" : " */")
    next
}
{ print }
END { close_section(); print "" }
