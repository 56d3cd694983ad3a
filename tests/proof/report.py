#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""report.py UNPROVED RESULTS [SOURCE ...] [--kept SOURCE ...]: what WP proved, a line a source; RESULTS/functions.txt has each function.

What is kept was proved before, on the same text (kept.py). UNPROVED names, one a line, "source goal: reason" for each
goal that is known not to be proved. Fails if a goal is unproved and not named; if one that is named is proved, or not
there; if a function of a source has no goal or no contract; if an assertion that Eva left to WP
(RESULTS/eva/assertions.txt) is not proved.
"""
import argparse
import json
import os
import re
import sys

sys.dont_write_bytecode = True
import kept

arguments = argparse.ArgumentParser()
arguments.add_argument('unproved_file')
arguments.add_argument('results')
arguments.add_argument('sources', nargs='*')
arguments.add_argument('--kept', nargs='*', default=[], dest='kept_sources')
arguments = arguments.parse_args()
unproved_file, results, sources, kept_sources = (
    arguments.unproved_file, arguments.results, arguments.sources, arguments.kept_sources)
compiled_out = re.compile(os.environ['compiled_out'])  # frama-c.sh
failures = []


def read(name):
    with open(name) as file:
        return file.read()


known = {}
for line in read(unproved_file).splitlines():
    if line.strip() and not line.startswith('#'):
        goal, reason = line.strip().split(': ', 1)
        known[goal] = reason

# Inside, a production has its bare name; Frama-C sees the linker's.
headers = {name: read(f'parser/{name}') for name in re.findall(r'^\w+\.h$', read('parser/sources.txt'), re.M)}
linked = dict(re.findall(r'^#define (\w+) +(smtpath_\w+)$', '\n'.join(headers.values()), re.M))
DEFINITION = re.compile(r'^(?:\w[\w *]*?[ *])(\w+)\((?:[^;{}()]|\([^()]*\))*\)\n\{', re.M)
CONTRACT = re.compile(r'@\s*(?:(?:admit )?(?:requires|assigns|ensures)|[A-Z_]{5,};)(?:(?!\*/).)*?\*/\n[\w*() ]*?\b(\w+)\(', re.S)

LINE_CONTRACT = re.compile(r'//@ *(?:requires|assigns|ensures|[A-Z_]{5,})\b[^\n]*\n[\w*() ]*?\b(\w+)\(')


def defined(text):
    return [linked.get(name, name) for name in DEFINITION.findall(text)]


def with_contract(text):
    return {linked.get(name, name) for name in CONTRACT.findall(text) + LINE_CONTRACT.findall(text)}


shared_contracts = with_contract('\n'.join(headers.values())) | with_contract(read('tests/proof/public.h'))
held, proved_goals, said, lines = [], set(), {}, []
all_goals = all_proved = functions = 0
for source in sources:
    text = read(f'parser/{source}.c')
    own_headers = [header for header in headers if kept.home_of(header) == source and not compiled_out.fullmatch(header)]
    expected = defined(text) + [name for header in own_headers for name in defined(headers[header])]
    for function in expected:
        if function not in with_contract(text) | shared_contracts:
            failures.append(f'{source}.c: {function}() has no contract')
    goals = proved = 0
    seen = set()
    for function, properties in sorted(json.loads(read(f'{results}/{source}.json')).get('wp:functions', {}).items()):
        total = valid = 0
        for name, by_prover in properties.items():
            if name == 'wp:section' or 'wp:main' not in by_prover:
                continue
            this, done = by_prover['wp:main']['total'], by_prover['wp:main'].get('valid', 0)
            goal = f'{source} {name}'
            total += this
            valid += done
            if done == this:
                proved_goals.add(name)
                if goal in known:
                    failures.append(f'{goal}: proved: strike it from {unproved_file}')
            elif goal in known:
                held.append(goal)
            else:
                failures.append(f'{goal}: not proved')
        if total > 0:
            seen.add(function)
            lines.append(f'    {source + ".c":14} {function:36} {valid:4} of {total:4}')
        goals += total
        proved += valid
    for function in expected:
        if function not in seen:
            failures.append(f'{source}.c: {function}() has no goal')
    for goal in known:
        if goal.startswith(f'{source} ') and goal not in held and goal.split()[1] not in proved_goals:
            failures.append(f'{goal}: there is no such goal: strike it from {unproved_file}')
    for goal, verdicts in kept.said_of_goals(results, source).items():
        said.setdefault(goal, set()).update(verdicts)
    seconds = read(f'{results}/{source}.seconds').strip()
    print(f'    {source + ".c":16} {len(seen):4} functions {proved:5} of {goals:5} goals proved {seconds:>5} s')
    all_goals += goals
    all_proved += proved
    functions += len(seen)

kept_rows = kept.kept()
for source in kept_sources:
    _, its_functions, goals, _ = kept_rows[source]
    print(f'    {source + ".c":16} {its_functions:4} functions {goals:5} of {goals:5} goals proved before')
    all_goals += goals
    all_proved += goals
    functions += its_functions

unchecked = 0
left_to_wp = f'{results}/eva/assertions.txt'
if os.path.exists(left_to_wp):
    for row in read(left_to_wp).splitlines():
        file, line, goal, assertion = row.split('\t')
        home = kept.home_of(file)
        if home in kept_sources:
            continue  # kept.py has looked whether it was proved there
        if home not in sources:
            unchecked += 1
        elif not kept.is_proved(goal, said):
            failures.append(f'{file}:{line}: {assertion}: Eva leaves it to WP, which does not prove {goal}')

with open(f'{results}/functions.txt', 'w') as out:
    out.write('\n'.join(lines) + '\n')
before = sum(kept_rows[source][2] for source in kept_sources)
print(f'{functions} functions, {all_proved} of {all_goals} goals proved{f", {before} of them before, on the same text" if before else ""}; '
      f'{results}/functions.txt has each function')
if unchecked:
    print(f'{unchecked} assertions, calls and loops that Eva leaves to WP are in sources that were not proved now')
for goal in held:
    print(f'known not to be proved: {goal}: {known[goal]}')
for failure in failures:
    print(f'FAILED: {failure}')
sys.exit(1 if failures else 0)
