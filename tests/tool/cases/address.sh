# SPDX-License-Identifier: MIT
# One address a row, offsets from its first byte.
cat >list <<'LIST'
user@example.com
"Joe Smith"@example.com
<user@example.com>
user@example..com
user@
user name@example.com
a@b> SIZE=1
a@b,c@d
<a@b
user@[192.0.2.1]
LIST
smtpath address list
echo "status $?"
smtpath address --json list
smtpath address --show=invalid --summary list
smtpath address --only=valid list
smtpath address --only=invalid list
smtpath address user@example.com 'user @example.com'
smtpath address --tolerate=underscore a@my_host.example
smtpath address "gr$(printf '\303\274')n@example.org"
smtpath address --smtputf8 "gr$(printf '\303\274')n@example.org"
