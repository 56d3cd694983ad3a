# SPDX-License-Identifier: MIT
# What the server offers, tolerates and limits.
check() {
    printf '%s\n' "$1"
    line=$1
    shift
    printf '%s\n' "$line" | smtpath check --show=all "$@"
}
check 'MAIL FROM:<a@b> SIZE=1'
check 'MAIL FROM:<a@b> SIZE=1' --offer=none
check 'MAIL FROM:<a@b> SIZE=1' --offer size,dsn
check 'MAIL FROM:<a@b> BODY=8BITMIME' --offer=SIZE,DSN
check 'MAIL FROM: a@b. ' --tolerate=all
check 'MAIL FROM: <a@b>' --tolerate=trailing-dot
check 'MAIL FROM: <a@b>' --tolerate=trailing-dot,space-around-colon
check 'QUIT ' --strict-trailing
check 'RCPT TO:<a@[x400:c]>'
check 'RCPT TO:<a@[x400:c]>' --general-literal
check 'RCPT TO:<abc@d>' --limit=local-part=2
check 'RCPT TO:<abc@def>' --limit=label=2
check 'RCPT TO:<abc@def.ghi>' --limit=domain=4
check 'RCPT TO:<abc@def>' --limit=path=5
check 'RCPT TO:<abc@def>' --limit=line=18
check 'RCPT TO:<abc@def>' --limit=line=19 --limit=path=9 --limit local-part=3
check "RCPT TO:<gr$(printf '\303\274')n@example.org>"
check "RCPT TO:<gr$(printf '\303\274')n@example.org>" --smtputf8
