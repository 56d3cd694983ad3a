#!/bin/sh
# SPDX-License-Identifier: MIT
#
# test.sh FOLDER: a peer that is smtpath itself differs in nothing; one that takes what another tolerance takes, and loses
# the last octet of a quoted local part and the second parameter, differs in just that; a peer that does not compile, and a
# call without one, are complained of. FOLDER is where all is built.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$1"
work=$(cd "$1" && pwd)

cat >"$work/same.c" <<'.'
#include "against.h"

#ifdef DIFFERENT
enum { TOLERATE = SMTPATH_TOLERATE_UNDERSCORE };
#else
enum { TOLERATE = 0 };
#endif

const struct smtpath_options *against_options(void)
{
    static const struct smtpath_options options = {.extensions = SMTPATH_EXT_SIZE | SMTPATH_EXT_DSN};
    return &options;
}

void against_open(void)
{
}

bool against_read(const char *line, size_t length, struct against_answer *answer)
{
    static char local[1024];
    struct smtpath_options options = *against_options();
    struct smtpath_line read;
    struct smtpath_parameter parameter;
    uint32_t walk = 0, count = 0;
    options.tolerate = TOLERATE;
    answer->accepted = smtpath_read_command(line, length, &options, &read) == SMTPATH_OK;
    if (read.verb != SMTPATH_VERB_MAIL && read.verb != SMTPATH_VERB_RCPT)
        return false;
    if (!answer->accepted)
        return true;
    answer->local.length = smtpath_unquote(line + read.path.local.offset, read.path.local.length, local, sizeof local);
    answer->local.octets = local;
#ifdef DIFFERENT
    answer->local.length -= read.path.local_kind == SMTPATH_LOCAL_QUOTED && answer->local.length > 0;
#endif
    answer->domain = (struct against_text){line + read.path.domain.offset, read.path.domain.length};
    answer->tells_parameters = true;
    while (smtpath_next_parameter(line, &read, &walk, &parameter)) {
#ifdef DIFFERENT
        if (++count == 2)
            continue;
#endif
        against_parameter(line + parameter.keyword.offset, parameter.keyword.length,
                          line + parameter.value.offset, parameter.value.length);
    }
    (void)count;
    return true;
}
.
# What is beside a peer compiles without a warning.
clang -std=c11 -Wall -Wextra -Wpedantic -Wconversion -Werror -fsyntax-only -I"$here/../../parser" -I"$here/.." -I"$here" "$here/against.c"

cp "$work/same.c" "$work/other.c"
echo 'no C' >"$work/broken.c"

fail() {
    echo "test.sh: $*" >&2
    exit 1
}

# status COMMAND ...: its exit status, its output in $work/output.
status() {
    "$@" >"$work/output" 2>"$work/errors" && echo 0 || echo $?
}

[ "$(status "$here/run" --runs=100000 --out="$work/one" "$work/same.c")" = 0 ] || { cat "$work/errors" "$work/output"; fail "smtpath differs from itself"; }
[ "$(status "$here/run" --runs=300000 --out="$work/one" "$work/other.c" -DDIFFERENT)" = 1 ] || { cat "$work/errors" "$work/output"; fail "nothing was found"; }
grep '^case against/' "$work/output" | sed 's/^case against.//; s/-\(mail\|rcpt\).*//' | sort -u >"$work/kinds"
printf '%s\n' local-part-differs parameters-differ peer-accepts-expected-domain peer-accepts-expected-gt \
    peer-accepts-expected-sub-domain peer-accepts-expected-let-dig peer-accepts-expected-route-end | sort >"$work/possible"
[ -z "$(comm -23 "$work/kinds" "$work/possible")" ] || { cat "$work/output"; fail "other kinds than those seeded"; }
for kind in local-part-differs parameters-differ peer-accepts-expected-gt; do
    grep -qx "$kind" "$work/kinds" || { cat "$work/output"; fail "$kind was not found"; }
done
[ "$(status "$here/run" --out="$work/one" "$work/broken.c")" = 2 ] || fail "a peer that does not compile"
[ "$(status "$here/run")" = 2 ] || fail "no peer"
[ "$(status "$here/run" --time=x "$work/same.c")" = 2 ] || fail "no number"
[ "$(status "$here/run" "$work/none.c")" = 2 ] || fail "no file"
echo "against: as it should be"
