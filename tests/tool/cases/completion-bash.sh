# SPDX-License-Identifier: MIT
# Completion for bash: its syntax, and what it proposes.
command -v bash >/dev/null || exit 77
bash -n "$root/tool/completions/smtpath.bash"
cat >complete.bash <<'BASH'
. "$root/tool/completions/smtpath.bash"
propose() {
    COMP_LINE=$1
    COMP_POINT=${#COMP_LINE}
    read -ra COMP_WORDS <<<"$COMP_LINE"
    COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
    [[ $COMP_LINE == *' ' ]] && COMP_CWORD=$((COMP_CWORD + 1))
    _smtpath
    echo "$1: ${COMPREPLY[*]}"
}
propose 'smtpath '
propose 'smtpath ch'
propose 'smtpath check --s'
propose 'smtpath check --input='
propose 'smtpath check --show=i'
propose 'smtpath check --offer=D'
propose 'smtpath check --offer=SIZE,D'
propose 'smtpath check --tolerate=trailing-dot,h'
propose 'smtpath check --limit=l'
propose 'smtpath check lines'
propose 'smtpath list --t'
propose 'smtpath session --'
propose 'smtpath session --tolerate=h'
propose 'smtpath explain --lang='
propose 'smtpath explain S'
propose 'smtpath explain expected-r'
propose 'smtpath reply --e'
BASH
bash complete.bash
