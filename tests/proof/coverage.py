#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""coverage.py UNCOVERED EXPORT [EXPORT ...]: lines, branches and MC/DC of parser/ from llvm-cov's exports.

What is covered in one export, each of another build, is covered. UNCOVERED has "source kind text :: reason" a line: what cannot be covered,
named by the text of its source line. Prints what is not covered and not named there, what is named there but is
covered, and what is named there and stands on no line or on several; fails if there is any.
"""
import json
import os
import sys

KINDS = 'lines', 'branches', 'MC/DC'


def line_counts(segments):
    """How often each line ran that has code. A segment: line, column, count, has_count, is_entry, is_gap."""
    counts = {}
    by_line = {}
    for segment in segments:
        by_line.setdefault(segment[0], []).append(segment)
    wrapped = None
    for line in range(segments[0][0], segments[-1][0] + 1):
        here = by_line.get(line, [])
        entries = [s for s in here if s[3] and s[4] and not s[5]]
        inside = wrapped is not None and wrapped[3] and not (here and not here[0][3] and not entries)
        if entries or inside:
            counts[line] = max([s[2] for s in entries] + ([wrapped[2]] if inside else []))
        if here:
            wrapped = here[-1]
    return counts


class Source:
    def __init__(self, path):
        self.name = os.path.basename(path)
        self.text = open(path).read().split('\n')
        self.lines, self.branches, self.conditions = {}, {}, {}

    def add(self, file):
        """Instantiations of an inline function and several builds are added up."""
        if file['segments']:
            for line, count in line_counts(file['segments']).items():
                self.lines[line] = self.lines.get(line, 0) + count
        for branch in file['branches']:
            true, false = self.branches.get(tuple(branch[:4]), (0, 0))
            self.branches[tuple(branch[:4])] = true + branch[4], false + branch[5]
        for record in file.get('mcdc_records', []):
            old = self.conditions.get(tuple(record[:4]), [False] * len(record[-1]))
            self.conditions[tuple(record[:4])] = [a or b for a, b in zip(old, record[-1])]

    def always_false(self, place):
        """reject() and reject_token() return false: that is in their contracts, and proved."""
        return self.text[place[0] - 1][place[1] - 1:].startswith(('reject(', 'reject_token('))

    def conditions_of(self, decision):
        """The places of a decision's conditions: the branches in it that are not within another."""
        def within(a, b):
            return b[:2] <= a[:2] and a[2:] <= b[2:]
        inside = [b for b in sorted(self.branches) if within(b, decision)]
        return [b for b in inside if not any(b != other and within(b, other) for other in inside)]

    def goals(self):
        """Each thing that is to be covered: its kind, how it is named, its line, whether it is, and whether
        it is proved that it cannot be."""
        for line, count in sorted(self.lines.items()):
            yield 'lines', 'line', line, count > 0, False
        for place, (true, false) in sorted(self.branches.items()):
            yield 'branches', 'never-true', place[0], true > 0, self.always_false(place)
            yield 'branches', 'never-false', place[0], false > 0, False
        for decision, pairs in sorted(self.conditions.items()):
            places = self.conditions_of(decision)
            for i, covered in enumerate(pairs):
                proved = len(places) == len(pairs) and self.always_false(places[i])
                yield 'MC/DC', f'mcdc-{i + 1}', decision[0], covered, proved


def read_exports(names):
    sources = {}
    for name in names:
        with open(name) as export:
            files = json.load(export)['data'][0]['files']
        for file in files:
            path = file['filename']
            if os.path.basename(os.path.dirname(path)) == 'parser':
                sources.setdefault(os.path.basename(path), Source(path)).add(file)
    return [sources[name] for name in sorted(sources) if sources[name].lines]


def read_exemptions(name):
    exempt = {}
    for row in open(name):
        if row.strip() and not row.startswith('#'):
            place, reason = row.rstrip('\n').split(' :: ')
            assert reason and place not in exempt, row
            exempt[place] = reason
    return exempt


def figures(name, counts):
    print(f'{name:14}' + ''.join('{:7} of {:4}{:>5}'.format(covered, of, f'-{out}' if out else '')
                                 for covered, of, out in counts))


sources = read_exports(sys.argv[2:])
exempt = read_exemptions(sys.argv[1])
used = set()
wrong = []
totals = {kind: [0, 0, 0] for kind in KINDS}
print(f'{"":14}' + ''.join(f'{kind:>14}{"":7}' for kind in KINDS))
for source in sources:
    counts = {kind: [0, 0, 0] for kind in KINDS}
    for kind, name, line, covered, proved in source.goals():
        text = source.text[line - 1].strip()
        place = f'{source.name} {name} {text}'
        counts[kind][0] += covered
        counts[kind][1] += 1
        if covered:
            continue
        if proved or place in exempt:
            counts[kind][2] += 1
            used.add(place)
            if not proved and sum(row.strip() == text for row in source.text) != 1:
                wrong.append(f'stands on several lines: {place}')
        else:
            wrong.append(f'not covered: {source.name}:{line}: {name} {text}')
    for kind in KINDS:
        totals[kind] = [a + b for a, b in zip(totals[kind], counts[kind])]
    figures(source.name, counts.values())
figures('all', totals.values())
print('A number behind "-" counts what is shown to be impossible: reject() never returns true, and')
for place, reason in exempt.items():
    if place in used:
        print(f'  {place}: {reason}')
    else:
        wrong.append(f'covered, or not there any more: {place}')
print('\n'.join(sorted(set(wrong))))
sys.exit(1 if wrong else 0)
