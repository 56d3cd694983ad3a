#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""eva.py KNOWN RESULTS DRIVER ...: what Eva found, a line a driver.

KNOWN names, one a line, "driver function: property :: reason" for each alarm or assertion, and "driver function:
precondition of callee :: reason" for each call, that Eva cannot decide and why it holds all the same. Fails on any other alarm, on an assertion of a driver that is not shown, on a line
of KNOWN that no driver needs any more, and where a driver reached nothing. Of a driver strings_... only the strings count that are
handed on. With all drivers: fails where a string is handed on that none of them came to. RESULTS/assertions.txt then has the
assertions of the sources that Eva leaves to WP.
"""
import csv
import os
import re
import sys

known_file, results, *drivers = sys.argv[1:]
known = {}
for line in open(known_file):
    if line.strip() and not line.startswith('#'):
        subject, reason = line.strip().rsplit(' :: ', 1)
        known[subject] = reason

NOT_ALARMS = ('precondition', 'postcondition', 'assigns', 'from', 'termination', 'behavior', 'complete', 'disjoint',
              'reachability', 'loop', 'user assertion', 'admit', 'allocates', 'decreases', 'axiom', 'global')


def goal_of(row):
    """What WP calls an assertion: it has the function's name, of which Frama-C numbers the copies, and its own."""
    with open(f"{results}/parser/{row['file']}") as file:
        name = re.search(r'assert(?: (\w+):)?', file.read().splitlines()[int(row['line']) - 1]).group(1)
    function = re.sub(r'_[0-9]+$', '', row['function'])
    return f'{function}_assert_{name}' if name else f'{function}_assert'


def loop_of(row):
    """What the names begin with that WP gives the invariants of a function's loops."""
    return re.sub(r'_[0-9]+$', '', row['function']) + '_loop_invariant'


def call_of(row):
    """What WP calls the goal that a call fulfils what the callee requires."""
    caller, callee = (re.sub(r'_[0-9]+$', '', name) for name in (row['function'], row['property kind'].split()[-1]))
    return f'{caller}_call_{callee}_requires'


def place_of(row):
    """Where a string is handed on, or said to be one."""
    return row['file'], row['line'], re.sub(r'_[0-9]+$', '', row['property kind'])


with open(f'{os.path.dirname(__file__)}/eva.c') as file:
    whole = set(re.findall(r'^void driver_(\w+)', file.read(), re.M)) == set(drivers)
handed_on, come_to = set(), set()
failures, needed, left, total_alarms, total_asserts = [], set(), set(), 0, 0
print('    driver                                   reached  alarms  assertions   time')
for driver in drivers:
    try:
        with open(f'{results}/{driver}.csv') as file:
            rows = list(csv.DictReader(file, delimiter='\t', quoting=csv.QUOTE_NONE))
        with open(f'{results}/{driver}.out') as file:
            said = file.read()
        with open(f'{results}/{driver}.seconds') as file:
            seconds = int(file.read())
    except OSError:
        failures.append(f'{driver}: Eva did not come to an end; see {results}/{driver}.out')
        continue
    alarms = asserts = 0
    for row in rows:
        kind, status = row['property kind'], row['status']
        own = row['file'] == 'eva.c'
        is_assertion = kind == 'user assertion'
        if row['property'].startswith('shown:') and kind != 'precondition':
            handed_on.add(place_of(row))
            if status != 'Dead':
                come_to.add(place_of(row))
        elif driver.startswith('strings_'):
            continue
        if status in ('Dead', 'Valid', 'Considered valid'):
            asserts += is_assertion and own and status != 'Dead'
            continue
        if is_assertion and not own and status == 'Unknown' and not goal_of(row).endswith('_assert_shown'):
            left.add((row['file'], row['line'], goal_of(row), row['property']))
        elif kind == 'loop invariant' and status == 'Unknown':
            left.add((row['file'], row['line'], loop_of(row), row['property']))
        elif kind.startswith('precondition of') and status == 'Unknown' and not own and \
                not row['property'].startswith('shown:'):
            left.add((row['file'], row['line'], call_of(row), row['property']))
        elif is_assertion or not kind.startswith(NOT_ALARMS):
            subject = f"{driver} {row['function']}: {row['property']}"
            if subject in known:
                needed.add(subject)
                continue
            alarms += not is_assertion
            failures.append(f"{subject}: {status} ({row['file']}:{row['line']})")
        # a function's own precondition is what its calls owe, one by one
        elif kind != 'precondition' and (status != 'Unknown' or kind.startswith('precondition of') or
                                         row['property'].startswith('shown:')):
            subject = f"{driver} {row['function']}: {kind}"
            if subject in known:
                needed.add(subject)
            else:
                failures.append(f"{subject}: {row['property']}: {status} ({row['file']}:{row['line']})")
    reached = re.search(r'(\d+)% coverage\.\n.*?(\d+) statements reached \(out of (\d+)\)', said)
    covered = f'{int(reached.group(3) and int(reached.group(2)) * 100 / int(reached.group(3)))} %' if reached else '?'
    if not reached or re.search(r'NON TERMINATING|non-terminating|no final state', said, re.I):
        failures.append(f'{driver}: no end is reached')
    print(f'    {driver:40} {covered:>7} {alarms:7} {asserts:11} {seconds:4} s')
    total_alarms += alarms
    total_asserts += asserts
print(f'{len(drivers)} drivers, {total_alarms} alarms, {total_asserts} assertions of theirs shown; '
      f'{len(left)} assertions, calls and loops in the sources left to WP')
if whole:
    print(f'{len(come_to)} of {len(handed_on)} places at which a string is handed on are come to')
    failures += [f'{file}:{line}: {kind}: no driver comes to it' for file, line, kind in sorted(handed_on - come_to)]
for subject in known:
    if subject in needed:
        print(f'known: {subject}: {known[subject]}')
    elif subject.split(' ')[0] in drivers:
        failures.append(f'{subject}: no longer needed: strike it from {known_file}')
with open(f'{results}/assertions.txt', 'w') as file:
    for row in sorted(left):
        file.write('\t'.join(row) + '\n')
for failure in failures:
    print(f'NOT SHOWN: {failure}')
sys.exit(1 if failures else 0)
