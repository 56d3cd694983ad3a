# SPDX-License-Identifier: MIT
# SARIF holds to its schema, as far as it is written here: sarif_schema.json.
command -v python3 >/dev/null || exit 77
printf 'MAIL FROM:<a@b c>\nRCPT TO:<gr\303\274n\200@x>\nQUIT\n\n' >'a b%c'
validate() {
    python3 "$root/tests/tool/validate.py" "$root/tests/tool/sarif_schema.json"
}
smtpath check --format=sarif 'a b%c' | validate
smtpath check --format=sarif <'a b%c' | validate
smtpath check --format=sarif 'a b%c' missing | validate
smtpath check --format=sarif QUIT | validate
printf 'zz\n4\n' | smtpath check --format=sarif --input=hex | validate
printf 'a@b c\na@b\n' | smtpath address --format=sarif | validate
smtpath check --lang=ja --format=sarif 'a b%c' | validate
echo '{"version":"2.1.0","runs":[{"tool":{"driver":{}},"results":[{"message":{"text":1}}]}]}' | validate
