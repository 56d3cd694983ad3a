#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""coverage.py UNCOVERED EXPORT: lines, branches and MC/DC of parser/ from llvm-cov's export.

UNCOVERED has "source kind text: reason" a line: what need not be covered, named by the text of its source
line. Prints what is not covered and not named there; fails if there is any.
"""
import json
import os
import sys

known = {}
for row in open(sys.argv[1]):
    if row.strip() and not row.startswith('#'):
        place, reason = row.rstrip('\n').rsplit(' :: ', 1)
        known[place] = reason

failed = []
allowed = []
totals = {'lines': [0, 0], 'branches': [0, 0], 'mcdc': [0, 0]}
print(f'{"":18}{"lines":>14}{"branches":>16}{"MC/DC":>16}')


def figures(name, counts):
    print(f'{name:18}' + ''.join(f'{done:8} of {of:5}' for done, of in counts))


for file in json.load(open(sys.argv[2]))['data'][0]['files']:
    path = file['filename']
    name = os.path.basename(path)
    if '/parser/' not in path or name == 'fast.c':
        continue
    text = open(path).read().split('\n')

    def miss(kind, line):
        place = f'{name} {kind} {text[line - 1].strip()}'
        (allowed if place in known else failed).append(f'{name}:{line}: {place[len(name) + 1:]}')

    counts = []
    for kind in totals:
        of, done = file['summary'][kind]['count'], file['summary'][kind]['covered']
        totals[kind][0] += done
        totals[kind][1] += of
        counts.append((done, of))
    figures(name, counts)
    def source_from(line, column):
        return text[line - 1][column - 1:]

    # reject() and reject_token() return false: proved, it is in their contracts
    def always_false(line, column):
        return source_from(line, column).startswith(('reject(', 'reject_token('))

    # a segment is line, column, count, has_count, is_region_entry, is_gap
    for segment in file['segments']:
        if segment[3] and segment[4] and not segment[5] and segment[2] == 0:
            miss('line', segment[0])
    # instantiations of an inline function are added up
    seen = {}
    for branch in file['branches']:
        key = tuple(branch[:4])
        true, false = seen.get(key, (0, 0))
        seen[key] = (true + branch[4], false + branch[5])
    for (line, column, *_), (true, false) in sorted(seen.items()):
        if true == 0 and not always_false(line, column):
            miss('never-true', line)
        if false == 0:
            miss('never-false', line)
    conditions = {}
    for record in file.get('mcdc_records', []):
        key = tuple(record[:4])
        pairs = record[-1] if isinstance(record[-1], list) else []
        old = conditions.get(key, [False] * len(pairs))
        conditions[key] = [a or b for a, b in zip(old, pairs)]
    for (line, column, last, behind), pairs in sorted(conditions.items()):
        inside = [key for key in sorted(seen) if (line, column) <= key[:2] and key[2:4] <= (last, behind)]
        for index, pair in enumerate(pairs):
            if not pair and not (len(inside) == len(pairs) and always_false(*inside[index][:2])):
                miss(f'mcdc-{index + 1}', line)

figures('all', [(done, of) for done, of in totals.values()])
for place in allowed:
    print('exempt:', place, '::', known[place.split(': ', 1)[0].split(':')[0] + ' ' + place.split(': ', 1)[1]])
for place in sorted(set(failed)):
    print('not covered:', place)
sys.exit(1 if failed else 0)
