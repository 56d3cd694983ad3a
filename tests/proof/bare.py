#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""bare.py FROM TO FUNCTION ...: copies FROM/*.c and *.h to TO without their contracts, so that nothing that Eva says
rests on them. What stays: the contracts of the functions named, what any contract requires under the name
"shown", the predicates that these use, assertions about plain numbers, and of the invariants of loops that the cursor
is in its line. Lines keep their numbers. TO/kept has the names of those functions that have a contract, as Eva knows
them."""
import os
import re
import sys

source, target = sys.argv[1:3]
wanted = set(sys.argv[3:])
os.makedirs(target, exist_ok=True)
sources = {}
for name in os.listdir(source):
    if name.endswith(('.c', '.h')):
        with open(f'{source}/{name}') as file:
            sources[name] = file.read()

ANNOTATION = re.compile(r'/\*@.*?\*/|//@[^\n]*', re.S)
linked = dict(re.findall(r'^#define (\w+) +(smtpath_\w+)$', '\n'.join(sources.values()), re.M))
kept = set()


def stays(match):
    """What stays of an annotation, apart from predicates."""
    text = match.group()
    if re.match(r'(/\*@\s*(requires|assigns|ensures|admit|[A-Z_]{5,})|//@ [A-Z_]{5,})\b', text):
        result, name = re.match(r'([^;{(]*?)(\w+)\(', match.string[match.end():]).groups()
        name = linked.get(name, name)
        if name in wanted:
            kept.add(name)
            is_bool = ' ensures \\result == 0 || \\result == 1;' if 'bool' in result.split() else ''
            return text + is_bool if text.startswith('//') else text.replace('*/', f'{is_bool} */')
        shown = ' '.join(re.findall(r'requires shown:[^;]*;', text))
        return f'/*@ {shown} */'.replace('\n', ' ') + '\n' * text.count('\n') if shown else ''
    if re.match(r'/\*@\s*loop invariant\b[^;]*\bis_cursor\(c\)', text):
        return '/*@ loop invariant in_line: c->at <= c->end; */' + '\n' * text.count('\n')
    return text if re.match(r'//@ (assert shown:|(assert|loop unroll|split)\b(?!.*\b(?!at\()\w+\())', text) else ''


annotations = [match for text in sources.values() for match in ANNOTATION.finditer(text)]
# the clauses that the names in capitals stand for, too
with open(f'{os.path.dirname(__file__)}/public.h') as file:
    named = ' '.join(re.findall(r'#define (?:[^\n]*\\\n)*[^\n]*', '\n'.join([file.read(), *sources.values()])))
used, before = ' '.join(stays(match) for match in annotations) + named, None
while used != before:
    before = used
    used += ''.join(match.group() for match in annotations if match.group() not in used and any(
        re.search(rf'\b{name}\b', used) for name in re.findall(r'predicate (\w+)', match.group())))


def bare(match):
    text = match.group()
    return text if 'predicate' in text and text in used else stays(match) or '\n' * text.count('\n')


for name, text in sources.items():
    with open(f'{target}/{name}', 'w') as file:
        # to Eva, \valid holds of nothing that is reached through a pointer to const
        file.write(ANNOTATION.sub(bare, text).replace('const struct cursor *', 'struct cursor *'))
with open(f'{target}/kept', 'w') as file:
    file.write(','.join(sorted(kept)) + '\n')
