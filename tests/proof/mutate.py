#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""mutate.py NUMBER SEED: mutants of parser/, built and tested. Run from the root by ./dev mutate.

All tests are linked into one program, once; a mutant costs the compilation of its file, the link, and the tests up
to the first that fails: the corpus, the tests of the interface, comparisons with the oracle. What passes them without
the vector path is tried with it, too; the vector path itself is not mutated: test_fast holds it to the rest.
"""
import collections
import concurrent.futures
import glob
import hashlib
import os
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time

number, seed = sys.argv[1], int(sys.argv[2])
work = 'build/mutate'
here = os.path.dirname(sys.argv[0])
# A read behind a table, or a shift too far, is a fault even where it happens to do no harm.
flags = ['gcc', '-std=c11', '-O1', '-w', '-fsanitize=bounds,shift', '-fsanitize-undefined-trap-on-error',
         '-DSMTPATH_SCALAR', '-Iparser', '-Itests', '-Itests/oracle']
sources = [row.strip() for row in open('parser/sources.txt') if row.strip().endswith('.c')]

# ---- What is changed into what ------------------------------------------------------------------------------

OPERATORS = [
    (r' < ', ' <= '), (r' <= ', ' < '), (r' > ', ' >= '), (r' >= ', ' > '), (r' == ', ' != '), (r' != ', ' == '),
    (r' && ', ' || '), (r' \|\| ', ' && '), (r' \+ ', ' - '), (r' - ', ' + '), (r' \* ', ' + '), (r' / ', ' * '),
    (r' % ', ' / '), (r' & ', ' | '), (r' \| ', ' & '), (r' << ', ' >> '), (r' >> ', ' << '), (r'\+\+', '--'),
    (r'--', '++'), (r' \+= ', ' -= '), (r' -= ', ' += '), (r' \|= ', ' &= '), (r' &= ', ' |= '),
    (r'\btrue\b', 'false'), (r'\bfalse\b', 'true'), (r'(?<=[(\s])!(?=\w)', ''), (r'~(?=\w)', ''),
]
CLASSES = re.findall(r'^    ([A-Z0-9_]+) = 1 << \d+', open('parser/internal.h').read(), re.M)
REASONS = re.findall(r'^    SMTPATH_([A-Z0-9_]+),',
                     open('parser/smtpath.h').read().split('enum smtpath_reason {')[1].split('};')[0], re.M)
REASONS = ['SMTPATH_' + name for name in REASONS]
assert len(CLASSES) > 15 and len(REASONS) > 80


def blank(text, pattern):
    """The same text with what matches as spaces, so that places stay."""
    return re.sub(pattern, lambda m: re.sub(r'[^\n]', ' ', m.group()), text, flags=re.S | re.M)


def next_of(names, name):
    return names[(names.index(name) + 1) % len(names)]


def mutants_of(source):
    """Each as kind, begin, end, replacement."""
    text = open(f'parser/{source}').read()
    bare = blank(text, r'/\*.*?\*/|//[^\n]*')
    # octet.c is one macro: its ranges count as code
    rows = bare if source == 'octet.c' else blank(bare, r'^[ \t]*#(?:\\\n|[^\n])*')
    code = blank(rows, r'"(?:\\.|[^"\\\n])*"')
    for pattern, replacement in OPERATORS:
        for m in re.finditer(pattern, blank(code, r"'(?:\\.|[^'\\])'")):
            yield 'operator', m.start(), m.end(), replacement
    for m in re.finditer(r"(?<![\w.'])(0x[0-9A-Fa-f]+|\d+)(?=[uU]?[\s,;)\]:}])", code):
        yield 'constant', m.start(), m.end(), str(int(m.group(), 0) + 1)
        if int(m.group(), 0) > 0:
            yield 'constant', m.start(), m.end(), str(int(m.group(), 0) - 1)
    for m in re.finditer(r"'(?:\\x..|\\.|[^'\\])'", code):
        yield 'octet', m.start(), m.end(), "'Q'" if m.group() != "'Q'" else "'J'"
    for m in re.finditer(r'\b(?:' + '|'.join(CLASSES) + r')\b', code):
        yield 'table bit', m.start(), m.end(), next_of(CLASSES, m.group())
    for m in re.finditer(r'\bSMTPATH_[A-Z0-9_]+\b(?!\])', code):
        if m.group() in REASONS:
            yield 'reason', m.start(), m.end(), next_of(REASONS, m.group())
    for m in re.finditer(r'"[A-Z0-9][A-Z0-9:-]+"', rows):
        yield 'word', m.start(), m.end(), m.group()[:-2] + '"'
    for m in re.finditer(r'\b(?:if|while) \(([^{};]*?)\)(?= \{\n|\n)', code):
        yield 'condition', m.start(1), m.end(1), f'!({m.group(1)})'
    statement = r'(?!return|struct|const|static|enum|u?int|size_t|bool|char|case|default|else|do\b|typedef|extern)'
    for m in re.finditer(r'^[ \t]+(' + statement + r'[\w>.*()\[\]+-]+[^;{}]*?;)$', code, re.M):
        if m.group(1) != ';' and not re.match(r'(if|while|for|switch)\b', m.group(1)):
            yield 'statement', m.start(1), m.end(1), ';'


class Mutant:
    def __init__(self, source, kind, begin, end, replacement):
        text = open(f'parser/{source}').read()
        self.source, self.kind = source, kind
        self.text = text[:begin] + replacement + text[end:]
        self.line = text.count('\n', 0, begin) + 1
        # what begins in the first column and is followed by a parenthesis
        heads = re.findall(r'^[a-z][^\n;={}]*?(\w+)\((?![^\n]*;$)', text[:begin], re.M)
        self.function = heads[-1] if heads and text.rfind('\n}', 0, begin) < text.rfind(heads[-1] + '(', 0, begin) else '-'
        first = text.rfind('\n', 0, begin) + 1
        rest = text.find('\n', end)
        self.old = ' '.join(text[first:rest].split())
        self.new = ' '.join((text[first:begin] + replacement + text[end:rest]).split())

        self.turn = 1  # of those in a function that read alike

    def __str__(self):
        turn = f' | {self.turn}' if self.turn > 1 else ''
        return f'{self.source} {self.function} | {self.old} | {self.new}{turn}'


# ---- The tests ------------------------------------------------------------------------------------------------

def run(*command, limit=600):
    """Its exit status; negative if it was killed: after so many seconds of processor time, too."""
    def be_modest():
        os.nice(5)
        resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
    return subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                          preexec_fn=be_modest).returncode


def must(*command):
    if run(*command) != 0:
        sys.exit('failed: ' + ' '.join(command))


replies = [f'corpus/conformance/{name}.txt' for name in ('reply', 'ehlo', 'framing')]
commands = sorted(set(glob.glob('corpus/conformance/*.txt')) - set(replies))
# Quick ones first, so that most mutants end there.
programs = [('tests/test_conformance', commands), ('tests/test_reply_corpus', replies)]
programs += [(f'tests/test_{area}', []) for area in
             re.search(r'^foreach\(area (.*)\)$', open('tests/CMakeLists.txt').read(), re.M).group(1).split()]
programs += [('tests/test_tables', ['parser/smtpath.h'] + commands),
             ('tests/oracle/compare_tokens', ['2']),
             ('tests/oracle/compare_replies', ['--octets=3', '--lines=3000', '--seed=1']),
             ('tests/oracle/compare_random', ['4000', '1']),
             ('tests/oracle/compare_limits', []),
             ('tests/oracle/compare_strings', ['--lines=300']),
             ('tests/oracle/compare_laws', ['3000', '1'])]


def driver():
    """main() of all tests, each in a process of its own: ends at the first that fails."""
    rows = ['#include <stdlib.h>', '#include <sys/wait.h>', '#include <unistd.h>']
    calls = []
    for program, arguments in programs:
        name = 'main_of_' + os.path.basename(program)
        words = ', '.join(f'"{word}"' for word in [name] + arguments)
        rows.append(f'int {name}();')
        calls.append(f'    if (fork() == 0) {{ static char *words[] = {{{words}, NULL}};')
        calls.append(f'        exit({name}({len(arguments) + 1}, words) != 0); }}')
        calls.append('    if (wait(&status) < 0 || status != 0) return 1;')
    return '\n'.join(rows + ['int main(void) {', '    int status;'] + calls + ['    return 0;', '}', ''])


def build_tests():
    os.makedirs(work, exist_ok=True)
    must('cmake', '-S', '.', '-B', f'{work}/oracle', '-DCMAKE_BUILD_TYPE=Release', '-DSMTPATH_BUILD_TOOL=OFF')
    must('cmake', '--build', f'{work}/oracle', '--parallel', str(os.cpu_count()), '--target', 'oracle_compare',
         'oracle_suite')
    open(f'{work}/driver.c', 'w').write(driver())
    objects = []
    for source in ['tests/support', 'tests/corpus', f'{work}/driver'] + [program for program, _ in programs]:
        objects.append(f'{work}/{os.path.basename(source)}.o')
        name = [f'-Dmain=main_of_{os.path.basename(source)}'] if 'driver' not in source else []
        must(*flags, *name, '-c', f'{source}.c', '-o', objects[-1])
    libraries = [f'{work}/oracle/tests/oracle/lib{name}.a' for name in
                 ('oracle_compare', 'oracle_suite', 'oracle', 'oracle_machines')]
    must('ld', '-r', '-o', f'{work}/tests.o', *objects, '--start-group', *libraries, '--end-group')


def compile_one(path, obj):
    return run(*flags, '-c', path, '-o', obj, limit=120) == 0


def passes(objects, program):
    """Whether the tests, linked with these objects, pass."""
    must('gcc', '-o', program, f'{work}/tests.o', *objects, '-lcmocka')
    # each test takes less than a second, each a process of its own
    return run(program, limit=10) == 0


def content(path):
    return open(path, 'rb').read()


# ---- One mutant -----------------------------------------------------------------------------------------------

def result_of(mutant):
    """'killed', 'survived', 'same' if the compiler sees no difference, or 'no C'."""
    # a folder of its own: a source finds the header beside it first
    with tempfile.TemporaryDirectory(dir=work) as folder:
        return result_in(folder, mutant)


def result_in(folder, mutant):
    open(f'{folder}/{mutant.source}', 'w').write(mutant.text)
    changed = [mutant.source] if mutant.source.endswith('.c') else sources
    objects = dict(whole)
    for source in changed:
        if source != mutant.source:
            shutil.copy(f'parser/{source}', folder)
        objects[source] = f'{folder}/{source[:-2]}.o'
        if not compile_one(f'{folder}/{source}', objects[source]):
            return 'no C'
    if all(content(objects[source]) == content(whole[source]) for source in changed):
        return 'same'
    if not passes(objects.values(), f'{folder}/tests'):
        return 'killed'
    # what only the vector path calls
    objects['fast.c'] = f'{work}/vector.o'
    return 'survived' if passes(objects.values(), f'{folder}/tests') else 'killed'


def key_of(mutant):
    return hashlib.sha256((tests_key + mutant.source + mutant.text).encode()).hexdigest()[:24]


def remembered_result(mutant):
    key = key_of(mutant)
    if key not in known:
        known[key] = result_of(mutant)
        with open(f'{work}/results', 'a') as file:
            file.write(f'{key} {known[key]}\n')
    return known[key]


# ---- All of them ----------------------------------------------------------------------------------------------

build_tests()
whole = {}
for source in sources:
    whole[source] = f'{work}/{source[:-2]}.o'
    must(*flags, '-c', f'parser/{source}', '-o', whole[source])
must(*(flag for flag in flags if flag != '-DSMTPATH_SCALAR'), '-c', 'parser/fast.c', '-o', f'{work}/vector.o')
started = time.time()
if not passes(whole.values(), f'{work}/whole'):
    sys.exit('the tests fail without a mutant')

# What a result depends on: whatever is tested, and the tests.
tests_key = hashlib.sha256(b''.join(content(path) for path in
                           sorted(glob.glob('parser/*.[ch]') + glob.glob('corpus/conformance/*')) +
                           [f'{work}/tests.o'])).hexdigest()
known = {}
if os.path.exists(f'{work}/results'):
    known = dict(row.rstrip('\n').split(' ', 1) for row in open(f'{work}/results'))

every = [Mutant(source, *m) for source in sources + ['internal.h'] if source != 'fast.c'
         for m in mutants_of(source)]
alike = collections.Counter()
for mutant in every:
    name = str(mutant)
    alike[name] += 1
    mutant.turn = alike[name]
equivalent = {}
for row in open(f'{here}/equivalent.txt'):
    if row.strip() and not row.startswith('#'):
        name, reason = row.rstrip('\n').split(' :: ')
        equivalent[name] = reason
gone = set(equivalent) - {str(mutant) for mutant in every}

random.Random(seed).shuffle(every)
chosen = every if number == 'all' else every[:int(number)]
counts = collections.Counter()
by_kind = collections.defaultdict(collections.Counter)
not_equivalent = []
with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
    for done, (mutant, result) in enumerate(zip(chosen, pool.map(remembered_result, chosen)), 1):
        if result == 'survived' and str(mutant) in equivalent:
            result = 'equivalent'
        elif result == 'survived':
            print(f'survived: {mutant.source}:{mutant.line}: {mutant.kind}: {mutant}', flush=True)
        elif result == 'killed' and str(mutant) in equivalent:
            not_equivalent.append(str(mutant))
        counts[result] += 1
        by_kind[mutant.kind][result] += 1
        if done % 25 == 0:
            print(f'{done} of {len(chosen)}: {counts["killed"]} killed, {counts["survived"]} survived, '
                  f'{time.time() - started:.0f} s', flush=True)

for kind in sorted(by_kind):
    c = by_kind[kind]
    print(f'{kind:10} {c["killed"]:5} killed {c["survived"]:4} survived')
share = 100 * counts['killed'] / max(counts['killed'] + counts['survived'], 1)
print(f'{len(chosen)} mutants drawn from {len(every)}: {counts["killed"]} killed, {counts["survived"]} survived: '
      f'{share:.1f} in 100; {counts["same"] + counts["equivalent"]} change nothing, {counts["no C"]} are no C')
for name in not_equivalent:
    print('listed as equivalent, but killed:', name)
for name in gone:
    print('listed as equivalent, but there is no such mutant:', name)
sys.exit(0 if share >= 95 and not gone and not not_equivalent else 1)
