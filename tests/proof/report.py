#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""report.py UNPROVED RESULTS SOURCE ...: what WP proved, a line a source and a line a function.

UNPROVED names, one a line, "source goal: reason" for each goal that is known not to be proved. Fails if
a goal is unproved and not named, or if a function of a source has no goal at all.
"""
import json
import sys

unproved_file, results, *sources = sys.argv[1:]
known = {}
for line in open(unproved_file):
    if line.strip() and not line.startswith('#'):
        goal, reason = line.strip().split(': ', 1)
        known[goal] = reason

missing, held, all_goals, all_proved, functions = [], [], 0, 0, 0
lines = []
for source in sources:
    report = json.load(open(f'{results}/{source}.json'))
    goals = proved = 0
    for function, properties in sorted(report.get('wp:functions', {}).items()):
        total = valid = 0
        for name, by_prover in properties.items():
            if name == 'wp:section' or 'wp:main' not in by_prover:
                continue
            this, done = by_prover['wp:main']['total'], by_prover['wp:main'].get('valid', 0)
            total += this
            valid += done
            if done < this:
                goal = f'{source} {name}'
                (held if goal in known else missing).append(goal)
            elif f'{source} {name}' in known:
                print(f'{source} {name}: now proved, strike it from the list')
        lines.append(f'    {source + ".c":14} {function:36} {valid:4} of {total:4}')
        goals += total
        proved += valid
        functions += 1
    print(f'{source + ".c":16} {proved:5} of {goals:5} goals proved')
    all_goals += goals
    all_proved += proved
with open(f'{results}/functions.txt', 'w') as out:
    out.write('\n'.join(lines) + '\n')
print(f'{functions} functions, {all_proved} of {all_goals} goals proved; {results}/functions.txt has each function')
for goal in held:
    print(f'known not to be proved: {goal}: {known[goal]}')
for goal in missing:
    print(f'NOT PROVED: {goal}')
sys.exit(1 if missing else 0)
