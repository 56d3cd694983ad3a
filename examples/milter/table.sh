#!/bin/sh
# SPDX-License-Identifier: MIT
#
# Fails if README.md does not hold the table that table.awk makes.
set -eu
cd "$(dirname "$0")"
shown=$(grep '^|' README.md)
made=$(awk -f table.awk dialogue.txt)
[ "$shown" = "$made" ] || { echo "README.md: not the table of: awk -f table.awk dialogue.txt" >&2; exit 1; }
