# SPDX-License-Identifier: MIT
# What a code means: a reply code, a status code, a parameter, a reason.
for code in 251 501 299 5.1.3 4.999.1 size Notify SMTPUTF8 expected-gt unknown-parameter; do
    smtpath explain $code || echo "status $?"
    echo
done
for code in 600 25 2510 99999999999 5.1 5.1.3.4 3.1.1 2.1000.0 '' nonsense EXPECTED-GT; do
    smtpath explain "$code" || echo "status $?"
done
smtpath explain 5.1.3 size
smtpath explain 250 nonsense 2>&1 || echo "status $?"
smtpath explain || echo "status $?"
smtpath explain 250 251 252 || echo "status $?"
smtpath explain --lang=fr 250 || echo "status $?"
