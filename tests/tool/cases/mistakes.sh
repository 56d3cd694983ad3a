# SPDX-License-Identifier: MIT
# Mistakes in the call are named, all of them, and nothing is read.
smtpath
smtpath nonsense
smtpath check --nonsense -x --tolerate=a,trailing-dot --offer= --limit=foo=1 --limit=path=0 \
    --limit=path --json=yes --input=oct --color /dev/null
echo "status $?"
smtpath check --limit=line=4294967296 --limit=line=1x --limit=line= --limit
echo "status $?"
smtpath check --nonsense="$(printf 'a\033b')"
smtpath list --nonsense
smtpath list reasons
