# SPDX-License-Identifier: MIT
# What a known server accepts; options behind it add. What is valid and not taken.
printf 'MAIL FROM:< root >\nEHLO my host\nRCPT TO:<a@[192.0.2.1]>\n' >rows
for name in postfix exim opensmtpd sendmail; do
    echo "-- $name"
    smtpath check --preset=$name rows
done
smtpath check --preset=postfix --refuse=literal,one-label rows
smtpath check --refuse=quoted --json -e 'RCPT TO:<"a b"@example.org>'
smtpath check --preset=postfx rows
smtpath check --refuse=quotes rows
