#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""mutate.py NUMBER SEED: mutants of parser/, built and tested. Run from the root by ./dev mutate."""
import glob
import os
import random
import re
import subprocess
import sys

number, seed = sys.argv[1], int(sys.argv[2])
work = 'build/mutate'
os.makedirs(work, exist_ok=True)
sources = [line.strip() for line in open('parser/sources.txt') if line.strip().endswith('.c')]
areas = ['command', 'path', 'parameter', 'mailbox', 'diagnostic', 'framing', 'reply', 'write', 'explain', 'octet']
replies = [f'corpus/conformance/{name}.txt' for name in ('reply', 'ehlo', 'framing')]
commands = sorted(set(glob.glob('corpus/conformance/*.txt')) - set(replies))
flags = ['gcc', '-std=c11', '-O0', '-w', '-DSMTPATH_SCALAR', '-Iparser', '-Itests']

# What is changed into what. Patterns see one line of code, without comments and strings.
SWAPS = [
    (r' < ', ' <= '), (r' <= ', ' < '), (r' > ', ' >= '), (r' >= ', ' > '), (r' == ', ' != '), (r' != ', ' == '),
    (r' && ', ' || '), (r' \|\| ', ' && '), (r' \+ ', ' - '), (r' - ', ' + '), (r'\btrue\b', 'false'),
    (r'\bfalse\b', 'true'), (r'(?<=[(\s])!(?=\w)', ''), (r'\+\+', '--'), (r' \|= ', ' &= '), (r' \* ', ' + '),
]
CLASSES = ['ALPHA', 'DIGIT', 'LET_DIG', 'LDH', 'ATEXT', 'QTEXT', 'DCONTENT', 'HEXDIG', 'UPPER_HEXDIG', 'ESMTP_VALUE',
           'XCHAR', 'UTF8_ADDRESS', 'BASE64', 'NAME_CHAR', 'SOLICIT_CHAR', 'TOKEN_CHAR', 'PRINTABLE', 'WSP', 'TEXT_CHAR']
REASONS = re.findall(r'^    (SMTPATH_[A-Z0-9_]+),', open('parser/smtpath.h').read().split('enum smtpath_reason {')[1].split('};')[0], re.M)


def blank(text):
    """The same text with comments and strings as spaces, so that offsets stay."""
    pattern = r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|^[ \t]*#(?:\\\n|[^\n])*'
    return re.sub(pattern, lambda m: re.sub(r'[^\n]', ' ', m.group()), text, flags=re.S | re.M)


def mutants_of(source):
    text = open(f'parser/{source}').read()
    code = blank(text)
    # octet.c is one macro: its ranges count as code
    if source == 'octet.c':
        code = re.sub(r'/\*.*?\*/', lambda m: re.sub(r'[^\n]', ' ', m.group()), text, flags=re.S)
    for pattern, replacement in SWAPS:
        for m in re.finditer(pattern, code):
            if m.group() == ' * ' and code[m.start() - 1:m.start()].isalpha() and code[m.end()].isalpha():
                pass
            yield m.start(), m.end(), replacement
    for m in re.finditer(r"(?<![\w.'])(\d+|0x[0-9A-Fa-f]+)(?=[uU]?[\s,;)\]:}])", code):
        yield m.start(), m.end(), str(int(m.group(), 0) + 1)
    for m in re.finditer(r"'(?:\\.|[^'\\])'", code):
        yield m.start(), m.end(), "'Q'" if m.group() != "'Q'" else "'J'"
    for m in re.finditer(r'\b(?:' + '|'.join(CLASSES) + r')\b', code):
        yield m.start(), m.end(), CLASSES[(CLASSES.index(m.group()) + 1) % len(CLASSES)]
    for m in re.finditer(r'\bSMTPATH_[A-Z0-9_]+\b(?!\])', code):
        if m.group() in REASONS:
            yield m.start(), m.end(), REASONS[(REASONS.index(m.group()) + 1) % len(REASONS)]
    for m in re.finditer(r'^[ \t]+(?!return|struct|const|static|enum|uint|size_t|bool|char|case|default|break)[\w>.*()\[\]+-]+[^;{}\n]*;$', code, re.M):
        yield m.start(), m.end(), ' ;'
    for m in re.finditer(r'^[ \t]+(break|continue);$', code, re.M):
        yield m.start(), m.end(), ' ;'


def run(*command, timeout):
    try:
        return subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=timeout).returncode
    except subprocess.TimeoutExpired:
        return 'timeout'


def compile_one(path, obj):
    return run(*flags, '-c', path, '-o', obj, timeout=120)


objects = {}
for source in sources:
    objects[source] = f'{work}/{source[:-2]}.o'
    assert compile_one(f'parser/{source}', objects[source]) == 0, source
programs = []
for test in ['conformance', 'reply_corpus'] + areas:
    if os.path.exists(f'tests/test_{test}.c'):
        obj = f'{work}/test_{test}.o'
        assert compile_one(f'tests/test_{test}.c', obj) == 0, test
        arguments = {'conformance': commands, 'reply_corpus': replies}.get(test, [])
        programs.append((test, obj, arguments))
for helper in ('support', 'corpus'):
    assert compile_one(f'tests/{helper}.c', f'{work}/{helper}.o') == 0


def survives(replaced):
    """Links and runs each test with these objects. The test of the mutated file's own area comes first."""
    for test, obj, arguments in programs:
        program = f'{work}/run_{test}'
        if run('gcc', '-o', program, obj, f'{work}/support.o', f'{work}/corpus.o', *replaced.values(), '-lcmocka', timeout=60):
            return False
        if run(program, *arguments, timeout=20) != 0:
            return False
    return True


assert survives(objects), 'the tests fail without a mutant'
every = [(source, *m) for source in sources if source != 'fast.c' for m in mutants_of(source)]
random.Random(seed).shuffle(every)
chosen = every if number == 'all' else every[:int(number)]
killed = built = 0
survivors = []
for source, start, end, replacement in chosen:
    text = open(f'parser/{source}').read()
    open(f'{work}/{source}', 'w').write(text[:start] + replacement + text[end:])
    obj = f'{work}/mutant.o'
    if compile_one(f'{work}/{source}', obj) != 0:
        continue
    built += 1
    if survives({**objects, source: obj}):
        line = text.count('\n', 0, start) + 1
        row = text.split('\n')[line - 1].strip()
        survivors.append(f'{source}:{line}: "{text[start:end].strip()}" -> "{replacement.strip()}" in: {row}')
        print('survived:', survivors[-1], flush=True)
    else:
        killed += 1
share = 100 * killed / max(built, 1)
print(f'{built} mutants built of {len(chosen)} drawn from {len(every)}: {killed} killed, {len(survivors)} survived, {share:.1f} in 100 killed')
sys.exit(0 if share >= 95 else 1)
