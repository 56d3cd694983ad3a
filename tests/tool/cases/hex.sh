# SPDX-License-Identifier: MIT
# Any byte, in hex; rows that are no hex are complained about and keep their place.
cat >rows <<'ROWS'
4d41494c2046524f4d3a3c6140623e
4D41494C2046524F4D3A3C61406220633E

4d4
QUIT
4e4f4f500a
4e 4f
4e4f4f50
ROWS
smtpath check --input=hex --json rows
echo "status $?"
printf '4e4f4f50\r\n4e4f4f50\r' | smtpath check --input=hex
