#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""shown.py FROM TO SOURCE ...: copies FROM/SOURCE and the headers to TO with no contract but its "shown" clauses
and the predicates, so that what Eva shows of those rests on no other.
shown.py REPORT: fails unless in Eva's report each "shown" property is valid and at least one is there."""
import glob
import os
import re
import sys


def shown_only(match):
    text = match.group()
    if 'predicate' in text or re.match(r'//@ assert shown:|//@ loop unroll', text):
        return text
    clauses = re.findall(r'(?:requires|ensures) shown:[^;]*;', text)
    kept = '/*@ ' + ' '.join(clauses) + ' */' if clauses else ''
    return kept + '\n' * (text.count('\n') - kept.count('\n'))


if len(sys.argv) > 2:
    source, target, *names = sys.argv[1:]
    for name in names + [os.path.basename(path) for path in glob.glob(f'{source}/*.h')]:
        with open(f'{source}/{name}') as file:
            text = file.read()
        with open(f'{target}/{name}', 'w') as file:
            file.write(re.sub(r'/\*@.*?\*/|//@[^\n]*', shown_only, text, flags=re.S))
else:
    lines = [line for line in open(sys.argv[1]) if re.match(r"\[.{9}\] .*(?:condition|Assertion) 'shown'", line)]
    wrong = [line for line in lines if '[  Valid  ]' not in line]
    print(f'{len(lines) - len(wrong)} of {len(lines)} properties named "shown" are valid')
    sys.stdout.writelines(wrong)
    sys.exit(1 if wrong or not lines else 0)
