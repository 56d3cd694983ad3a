# SPDX-License-Identifier: MIT
# The tables: each by itself has a head, several have titles.
smtpath list --verbs | head -n 3 | sed 's/  [0-9]*$/  N/' # the sum of what all extensions add
smtpath list --params | grep SIZE
smtpath list --tolerances | head -n 4
smtpath list --flags | head -n 4
smtpath list --reasons | grep gt
smtpath list --verbs --extensions | grep -A 2 '^$' | sed 's/  [0-9]*$/  N/'
smtpath list | wc -l >all
smtpath list --verbs --params --extensions --tolerances --flags --reasons --forms | wc -l | cmp - all
# a dictionary has comments, blank lines, and strings in quotes
smtpath list --dict | grep -v -x -e '' -e '#.*' -e '"\([^"\\]\|\\["\\]\|\\x[0-9A-F][0-9A-F]\)\{1,\}"'
smtpath list --dict | sed -n 's/^" \(NOTIFY.*\)"/\1/p'
