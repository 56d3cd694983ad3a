# SPDX-License-Identifier: MIT
# Every name that the tables have is explained, in both languages; some of each kind as they are printed.
for table in --verbs --params --extensions --tolerances --flags --reasons --mistakes --forms; do
    smtpath list $table | awk 'NR > 1 && /^[^ ]/ { print $1 }'
done | sort -u | while read -r name; do
    smtpath explain "$name" >page || echo "not explained: $name"
    smtpath explain --lang=ja "$name" >page-ja
    cmp -s page page-ja && echo "not translated: $name"
done
smtpath explain size
smtpath explain STARTTLS space-around-colon source-route
smtpath explain --lang=ja ETRN underscore
smtpath explain text-behind-address swaks sendmail
smtpath explain STARTTL
smtpath explain text-behind-adress
