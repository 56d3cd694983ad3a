#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""driver.py CORPUS.json MODULE: runs the corpus (./dev corpus --json) against a parser in Python. MODULE.accepts(verb, argument)
says whether it takes what stands behind "MAIL " or "RCPT "; both are octets. Status 1 if it departs from a case."""
import importlib.util
import json
import pathlib
import sys

if len(sys.argv) != 3:
    sys.exit(__doc__)
spec = importlib.util.spec_from_file_location("parser", sys.argv[2])
parser = importlib.util.module_from_spec(spec)
spec.loader.exec_module(parser)

asked = departures = 0
for case in json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8")):
    line = bytes.fromhex(case["octets"])
    verb, _, argument = line.partition(b" ")
    # what a tolerance, another limit or a keyword of one's own makes of a line is no one else's business
    if case["may"] or "=" in case["with"] or verb.upper() not in (b"MAIL", b"RCPT"):
        continue
    asked += 1
    try:
        accepted = parser.accepts(verb.upper(), argument)
    except Exception as error:  # a parser's own failure is a departure, too
        accepted = "raises %s" % type(error).__name__
    if accepted != case["ok"]:
        departures += 1
        why = "refuses" if case["ok"] else "accepts, instead of %d %s at %d" % (case["code"], case["reason"], case["offset"])
        print("%s: %s: %s" % (case["name"], accepted if isinstance(accepted, str) else why, line.decode("ascii", "backslashreplace")))
print("%d of %d cases as they should be" % (asked - departures, asked))
sys.exit(departures > 0)
