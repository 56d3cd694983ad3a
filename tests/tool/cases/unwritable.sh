# SPDX-License-Identifier: MIT
# Output that cannot be written is trouble, even if all lines are valid.
[ -c /dev/full ] || exit 77
echo QUIT | smtpath check >/dev/full
echo "status $?"
echo QUIT | smtpath check --json >&-
echo "status $?"
smtpath list >/dev/full
echo "status $?"
smtpath --help >/dev/full
echo "status $?"
