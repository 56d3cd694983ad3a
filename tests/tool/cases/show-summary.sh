# SPDX-License-Identifier: MIT
# Which lines are shown does not change the summary, nor the exit status.
printf 'QUIT\nNOOP\nFOO\nBAR\nQUIT x\nMAIL FROM:<a@b c>\n' >lines
printf '51554954\nx\n' >hex
smtpath check --summary lines
smtpath check --summary --show=invalid lines
smtpath check --summary --show=none lines
echo "status $?"
smtpath check --summary --show=none --input=hex hex
smtpath check --summary --json --show=none lines
