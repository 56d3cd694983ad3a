# SPDX-License-Identifier: MIT
# Any bytes give one well-formed object a row, in ASCII or UTF-8.
file=$(command -v smtpath)
rows=$(($(wc -l <"$file") + ($(tail -c 1 "$file" | wc -l) == 0)))
smtpath check --json <"$file" >objects
echo "status $?"
[ "$(wc -l <objects)" -eq "$rows" ] || echo "$(wc -l <objects) objects of $rows rows"
grep -v '^{"ok":\(true\|false\),.*}$' objects
if command -v python3 >/dev/null; then
    python3 -c '
import json
for line in open("objects", encoding="utf-8"):
    json.loads(line)
'
fi
smtpath check <"$file" | grep '[^ -~]'
:
