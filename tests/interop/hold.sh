#!/bin/sh
# SPDX-License-Identifier: MIT
#
# hold.sh CORPUS-JSON PRESET-ROWS SMTPATH WORK [--update]: what was made of the answers of real servers is what they give: the
# counts of docs/interop.md, and the presets but for what tests/interop/presets.txt has reasons for. Asks no server.
# --update writes both; reasons stay, and new kinds of difference want one.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
corpus_json=$1 rows=$2 tool=$3 work=$4 update=${5-}
[ -x /usr/bin/python3 ] || {
    echo "skipped: python3 is not there"
    exit 77
}
mkdir -p "$work"
cd "$root"
# shellcheck disable=SC2046
"$corpus_json" corpus/conformance/*.txt >"$work/corpus.json"
status=0
/usr/bin/python3 -B "$here/matrix.py" --corpus="$work/corpus.json" --answers=corpus/interop --tool="$tool" --out="$work" --page=docs/interop.md $update || status=1
/usr/bin/python3 -B "$here/presets.py" --corpus="$work/corpus.json" --answers=corpus/interop --tool="$tool" --rows="$rows" $update || status=1
exit $status
