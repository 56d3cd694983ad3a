# SPDX-License-Identifier: MIT
# The forms for compilers' readers, workflows and viewers of findings.
printf 'MAIL FROM:<a@b c>\nQUIT\nRCPT TO:<a@b%%,c@d>\n' >'com,mands: 100%'
for format in gcc github; do
    smtpath check --format=$format 'com,mands: 100%'
    smtpath check --format=$format <'com,mands: 100%'
done
smtpath check --format=sarif 'com,mands: 100%' | sed '/^{"id"/d'
smtpath check --format=human 'com,mands: 100%' >human
smtpath check 'com,mands: 100%' | cmp - human
smtpath check --format=json 'com,mands: 100%' >json
smtpath check --json 'com,mands: 100%' | cmp - json
echo zz | smtpath check --input=hex --format=gcc
smtpath check --format=sarfi human
