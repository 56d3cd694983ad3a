#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What WP proved is kept by content: a source need not be proved again until it or what it includes changes.

kept.py needed RESULTS SOURCE ...: prints those that are to be proved now, the longest first. These are the ones that have
changed, those in which Eva leaves something to WP (RESULTS/eva/assertions.txt) that was not looked at, and a share of the
others, which the commit draws: so that a row that is wrong does not stand for long. kept.py all prints every one.
kept.py keep RESULTS SOURCE ...: keeps those that are proved to the last goal.

proved.txt, which only this writes, has a row for each source: its key, how many functions and goals were proved; indented
below it, what Eva leaves to WP in it. The key is the SHA-256 of all that the proof depends on: the texts
of the source and of what it includes, without the comments that are no contracts; of grammar.acsl, the definitions that these
name; how WP is called, and the provers' versions.
"""
import functools
import hashlib
import json
import os
import re
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
KEPT = f'{HERE}/proved.txt'
DRAWN_GOALS = 800  # at least, of some twenty thousand
TOKEN = re.compile(r'"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'|/\*.*?\*/|//[^\n]*|\s+', re.S)


def read(name):
    with open(name) as file:
        return file.read()


def said_by(*command):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, check=True).stdout


def bare(text):
    """A text without what no proof depends on: comments, but for contracts, and how it is laid out."""
    def put(match):
        found = match.group()
        if found.isspace():
            return ' '
        if found.startswith(('/*', '//')) and not found[2:].lstrip().startswith('@'):
            return ' '
        return found if found[0] in '"\'' else re.sub(r'\s+', ' ', found)
    return re.sub(r' +', ' ', TOKEN.sub(put, text))


def definitions(grammar):
    """What a text of definitions has, by name."""
    found = {}
    for part in re.split(r'(?=\b(?:predicate|logic|inductive)\b)', re.sub(r'/\*@|\*/', ' ', bare(grammar)))[1:]:
        name = re.match(r'(?:predicate|inductive|logic [\w ]*?) ?(\w+) ?[({]', part)
        found[name.group(1)] = part.strip()
    return found


def named_in(text, grammar):
    """The definitions of a grammar that a text names, and those that these name."""
    known, used, words = definitions(grammar), {}, set(re.findall(r'\w+', text))
    while words & known.keys():
        used.update((name, known[name]) for name in words & known.keys())
        words = {word for part in used.values() for word in re.findall(r'\w+', part)} - used.keys()
    return '\n'.join(used[name] for name in sorted(used))


@functools.lru_cache()
def provers():
    """Their versions, and how they are called."""
    called = re.findall(r'^(?:prover_config|frama_c|wp|inline_functions|home_of|headers_of)\(\) \{\n.*?^\}$',
                        read(f'{HERE}/frama-c.sh'), re.M | re.S)
    return [said_by('frama-c', '-version'), said_by('why3', '--version'), said_by('z3', '--version'),
            said_by('cvc4', '--version').splitlines()[0], *called]


def key_of(source):
    rule = said_by('gcc', '-MM', '-Iparser', '-DSMTPATH_SCALAR', '-include', 'tests/proof/public.h', f'parser/{source}.c')
    files = sorted({os.path.normpath(word) for word in rule.replace('\\\n', ' ').split()[1:]})
    texts = {file: bare(read(file)) for file in files if not file.endswith('.acsl')}
    grammar = ''.join(read(file) for file in files if file.endswith('.acsl'))
    digest = hashlib.sha256()
    for part in provers() + [part for row in texts.items() for part in row] + [named_in(' '.join(texts.values()), grammar)]:
        digest.update(part.encode() + b'\0')
    return digest.hexdigest()


def kept():
    """The rows: source to (key, functions, goals, what Eva leaves)."""
    rows, source = {}, None
    for line in read(KEPT).splitlines() if os.path.exists(KEPT) else []:
        if line.startswith('#'):
            continue
        if line.startswith(' '):
            rows[source][3].add(line.strip())
        else:
            source, key, *numbers = line.split()
            rows[source] = (key, *map(int, numbers), set())
    return rows


def left_by_eva(results):
    """What Eva leaves to WP: a source or header, and a goal."""
    file = f'{results}/eva/assertions.txt'
    return [(row.split('\t')[0], row.split('\t')[2]) for row in read(file).splitlines()] if os.path.exists(file) else []


def home_of(file):
    """The source with which what stands in a file is proved: frama-c.sh."""
    listed = re.findall(r'^\w+\.[ch]$', read('parser/sources.txt'), re.M)
    if file.endswith('.c') or file[:-1] + 'c' in listed:
        return file[:-2]
    return [name for name in listed[listed.index(file):] if name.endswith('.c')][0][:-2]


def left_in(source, results):
    return {goal for file, goal in left_by_eva(results) if home_of(file) == source}


def said_of_goals(results, source):
    """What WP says of each goal: with the calls, one by one."""
    said = {}
    for name, verdict in re.findall(r'Goal typed_(\w+) : (\w+)', read(f'{results}/{source}.out')):
        said.setdefault(re.sub(r'_part[0-9]+$', '', name), set()).add(verdict)
    return said


def is_proved(goal, said):
    """Whether a goal is, or all that say of a function that its loops keep their invariants."""
    names = [name for name in said if name == goal or goal.endswith('_loop_invariant') and name.startswith(goal)]
    return set().union(*(said[name] for name in names)) == {'Valid'}


def as_proved(source, results, rows):
    return source in rows and rows[source][0] == key_of(source) and left_in(source, results) <= rows[source][3]


def longest_first(sources, rows):
    return sorted(sources, key=lambda name: -rows[name][2] if name in rows else -DRAWN_GOALS)


def needed(results, sources):
    rows = kept()
    unchanged = [source for source in sources if as_proved(source, results, rows)]
    try:
        commit = said_by('git', 'rev-parse', 'HEAD')
    except (OSError, subprocess.CalledProcessError):
        commit = ''
    drawn = []
    for source in sorted(unchanged, key=lambda name: hashlib.sha256((commit + name).encode()).digest()):
        if sum(rows[name][2] for name in drawn) < DRAWN_GOALS:
            drawn.append(source)
    changed = [source for source in sources if source not in unchanged]
    print(f'   {len(changed)} of {len(sources)} have changed since they were proved; of the others this commit draws: '
          f'{" ".join(sorted(drawn)) or "none"}', file=sys.stderr)
    return longest_first(changed + drawn, rows)


def keep(results, sources):
    rows = kept()
    for source in sources:
        total = json.loads(read(f'{results}/{source}.json'))
        goals = total['wp:global']['wp:main']
        said = said_of_goals(results, source)
        left = {goal for goal in left_in(source, results) if is_proved(goal, said)}
        if source in rows and (rows[source][0] != key_of(source) or goals['total'] != goals.get('valid', 0)):
            del rows[source]
        if goals['total'] != goals.get('valid', 0):
            continue
        if source in rows:
            rows[source][3].update(left)
            continue
        functions = sum(any('wp:main' in by_prover for name, by_prover in properties.items() if name != 'wp:section')
                        for properties in total.get('wp:functions', {}).values())
        rows[source] = (key_of(source), functions, goals['total'], left)
    listed = re.findall(r'^(\w+)\.c$', read('parser/sources.txt'), re.M)
    with open(KEPT, 'w') as file:
        file.write('# Written by ./dev prove: what was proved, by content. kept.py says what the columns are.\n')
        for source in [name for name in listed if name in rows]:
            key, *numbers, left = rows[source]
            file.write(' '.join([f'{source:18}', key, *(f'{number:5}' for number in numbers)]) + '\n')
            file.writelines(f'  {goal}\n' for goal in sorted(left))


if __name__ == '__main__':
    what, results, *sources = sys.argv[1:]
    if what == 'needed':
        print('\n'.join(needed(results, sources)))
    elif what == 'all':
        print('\n'.join(longest_first(sources, kept())))
    elif what == 'keep':
        keep(results, sources)
    else:
        sys.exit(f'kept.py: needed, all or keep, not "{what}"')
