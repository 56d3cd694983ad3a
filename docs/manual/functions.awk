# SPDX-License-Identifier: MIT
#
# awk -f docs/manual/functions.awk parser/smtpath.h docs/smtpath.3: prints the man page with its lists of functions as
# the header has them: their names in NAME, their prototypes in SYNOPSIS, and in FUNCTIONS, section by section, the
# first sentence of what stands above each. A test compares the page with this; to bring it up to date, put this in
# its place.

function squeeze(text) {
    gsub(/[ \t]+/, " ", text)
    sub(/^ /, "", text)
    sub(/ $/, "", text)
    return text
}

# The first sentence of a comment, for mdoc: a line may not begin with a dot or a quote, and a backslash is \e.
function sentence(text) {
    text = squeeze(text)
    sub(/^Returns: /, "Returns ", text)
    if (match(text, /\.( |$)/))
        text = substr(text, 1, RSTART)
    else if (match(text, /:( |$)/))
        text = substr(text, 1, RSTART - 1) "."
    gsub(/\\/, "\\e", text)
    return text
}

# "const char *f(int a, int b);": .Ft and .Fn
function prototype(text,    head, inside, count, i, argument, out) {
    text = squeeze(text)
    match(text, /smtpath_[a-z0-9_]+\(/)
    name = substr(text, RSTART, RLENGTH - 1)
    head = squeeze(substr(text, 1, RSTART - 1))
    inside = substr(text, RSTART + RLENGTH)
    sub(/\);$/, "", inside)
    count = split(inside, argument, /, */)
    out = ".Ft " head "\n.Fn " name
    for (i = 1; i <= count; i++)
        out = out " \"" argument[i] "\""
    return out
}

# ---- The header ----

FNR == NR && match($0, /^\/\* ---- .* -+ \*\/$/) {
    title = $0
    gsub(/^\/\* ---- | -+ \*\/$/, "", title)
    next
}
FNR == NR && /^\/\*/ { comment = ""; commenting = 1; shared = 0 }
FNR == NR && commenting {
    text = $0
    commenting = !/\*\//
    gsub(/^(\/\*| \*)|\*\/ *$/, "", text)
    comment = comment " " text
    next
}
FNR == NR && /^SMTPATH_API / { declaration = substr($0, 13); declaring = 1 }
FNR == NR && declaring {
    if (!/^SMTPATH_API /)
        declaration = declaration " " $0
    if (/;$/) {
        declaring = 0
        synopsis = synopsis prototype(declaration) "\n"
        names = names ".Nm " name " ,\n"
        if (title != listed)
            functions = functions (listed ? said "\n.El\n" : "") ".Ss " title "\n.Bl -tag -width Ds\n"
        else if (!shared)
            functions = functions said "\n"
        listed = title
        functions = functions ".It Fn " name "\n"
        said = sentence(comment)
        shared = 1
    }
    next
}
FNR == NR && /^$/ && !declaring { shared = 0 }
FNR == NR { next }

# ---- The page ----

FNR == 1 { functions = functions said "\n.El\n"; sub(/ ,\n$/, "\n", names) }
/^\.Sh / { skipping = 0 }
!skipping { print }
/^\.Sh NAME/ { printf ".Nm smtpath ,\n%s", names; skipping = 1 }
/^\.Sh SYNOPSIS/ { printf ".In smtpath.h\n%s", synopsis; skipping = 1 }
/^\.Sh FUNCTIONS/ { printf "%s", functions; skipping = 1 }
skipping && /^\.Nd / { print }
