# SPDX-License-Identifier: MIT
# With files named, an object names its file; a name that is no UTF-8 is marked as lossy.
file=$(printf 'caf\351 "1"')
echo QUIT >"$file"
echo NOOP >two
smtpath check --json "$file" two
