#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""mutate.py NUMBER|all SEED [SOURCE ...]: mutants of parser/, built and tested. Run from the root by ./dev mutate.

All tests are linked into one program, once; a mutant costs the compilation of its file, the link, and the tests up
to the first that fails: the corpus, the tests of the interface, comparisons with the oracle. What passes them without
the vector path is tried with it, too. fast.c, scan.c, fast_*.h and survey*.h are tried under the instruction sets that this machine has.
A mutant that cannot be built, or that the compiler makes the same code of, counts neither as killed nor as survived;
one that runs too long is killed, and listed.
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
import signal
import subprocess
import sys
import tempfile
import time

number, seed, only = sys.argv[1], int(sys.argv[2]), sys.argv[3:]
work = 'build/mutate'
here = os.path.dirname(sys.argv[0])
# A read behind a table, a shift too far or the lowest bit of 0 is a fault even where it happens to do no harm.
flags = ['gcc', '-std=c11', '-w', '-fsanitize=bounds,shift,builtin', '-fsanitize-undefined-trap-on-error',
         '-Iparser', '-Itests', '-Itests/oracle']
sources = [row.strip() for row in open('parser/sources.txt') if row.strip().endswith('.c')]
by_set = ['fast.c', 'scan.c']  # what is compiled for an instruction set
sources = [source for source in sources if source not in by_set and source != 'choice.c']  # which is empty here
headers = [row.strip() for row in open('parser/sources.txt') if row.strip().endswith('.h')]

# These are built in several ways; the quickest to kill comes first.
WAYS = {'scalar': ['-DSMTPATH_SCALAR'], 'sse2': [], 'table': ['-DSMTPATH_NO_VECTORS'], 'ssse3': ['-mssse3'],
        'avx2': ['-mavx2', '-mbmi', '-mbmi2'], 'avx512': ['-march=icelake-server']}
NEEDED = {'ssse3': ['ssse3'], 'avx2': ['avx2', 'bmi1', 'bmi2'], 'avx512': ['avx512bw', 'avx512vl', 'avx512vbmi']}
features = re.search(r'^flags.*', open('/proc/cpuinfo').read(), re.M)
features = features.group().split() if features else []
WAYS = {way: options for way, options in WAYS.items() if set(NEEDED.get(way, [])) <= set(features)}


# What is compiled: the source and its options, by the object's name.
UNITS = {source[:-2]: (source, []) for source in sources}
UNITS.update({f'{source[:-2]}_{way}': (source, options) for source in by_set for way, options in WAYS.items()})


def ways_of(source):
    if source.startswith('survey'):
        return [way for way in WAYS if way != 'scalar']
    if source.endswith(('_rows.h', '_texts.h')):  # words, which the short way has none of
        return ['scalar']
    return ['sse2', 'table'] if source.startswith(('fast', 'scan')) else ['scalar', 'sse2']


def included_by(source):
    """The headers that a source reads, those that they read among them."""
    rule = subprocess.run(['gcc', '-MM', '-Iparser', f'parser/{source}'], stdout=subprocess.PIPE, text=True, check=True)
    return {os.path.basename(word) for word in rule.stdout.split() if word.endswith('.h')}


INCLUDED = {source: included_by(source) for source in sources + by_set}


def units_of(source):
    """What is to be compiled anew if this source is changed."""
    return [unit for unit, (file, _) in UNITS.items()
            if source == file or (source in INCLUDED[file] and (file not in by_set or unit[5:] in ways_of(source)))]


def units_linked(way):
    return [source[:-2] for source in sources + [source.replace('.c', f'_{way}.c') for source in by_set]]


# ---- What is changed into what ------------------------------------------------------------------------------

OPERATORS = [
    (r' < ', ' <= '), (r' <= ', ' < '), (r' > ', ' >= '), (r' >= ', ' > '), (r' == ', ' != '), (r' != ', ' == '),
    (r' && ', ' || '), (r' \|\| ', ' && '), (r' \+ ', ' - '), (r' - ', ' + '), (r' \* ', ' + '), (r' / ', ' * '),
    (r' % ', ' / '), (r' & ', ' | '), (r' \| ', ' & '), (r' << ', ' >> '), (r' >> ', ' << '), (r'\+\+', '--'),
    (r'--', '++'), (r' \+= ', ' -= '), (r' -= ', ' += '), (r' \|= ', ' &= '), (r' &= ', ' |= '),
    (r'\btrue\b', 'false'), (r'\bfalse\b', 'true'), (r'(?<=[(\s])!(?=\w)', ''), (r'~(?=\w)', ''),
]
CLASSES = re.findall(r'^    ([A-Z0-9_]+) = 1 << \d+', open('parser/octet.h').read(), re.M)
REASONS = re.findall(r'^    SMTPATH_([A-Z0-9_]+),',
                     open('parser/smtpath.h').read().split('enum smtpath_reason {')[1].split('};')[0], re.M)
REASONS = ['SMTPATH_' + name for name in REASONS]
assert len(CLASSES) > 15 and len(REASONS) > 80


def blank(text, pattern):
    """The same text with what matches as spaces, so that places stay."""
    return re.sub(pattern, lambda m: re.sub(r'[^\n]', ' ', m.group()), text, flags=re.S | re.M)


def without_comments(text):
    return blank(text, r'/\*.*?\*/|//[^\n]*')


def next_of(names, name):
    return names[(names.index(name) + 1) % len(names)]


def mutants_of(source):
    """Each as kind, begin, end, replacement."""
    yield from faults_of_tables(source)
    if source.endswith('_rows.h'):
        return
    bare = without_comments(texts[source])
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


# ---- Tables: rows of cells ------------------------------------------------------------------------------------

STRING = r'"(?:\\.|[^"\\])*"'
TOKEN = re.compile(rf'(?P<text>{STRING}(?:\s*{STRING})*)|(?P<word>\'(?:\\.|[^\'\\])+\'|[^\s"\'(){{}}\[\],;]+)|(?P<mark>[(){{}}\[\],;])')
ROW_NAMES = 'MISTAKE|REASON|CODE|ENHANCED|ROW|ROW_OF_TWO'
# Where the place of a row is its meaning. Of other tables a row is looked for, or says itself where it stands. Mistakes are looked for
# in their order, but hardly any line makes two that stand side by side: which goes first the corpus says where one does.
BY_PLACE = ['deviation_names', 'flag_names', 'class_rows', 'category_rows', 'subject_rows', 'enhanced_severities',
            'class_differences', 'before', 'elements', 'actions', 'bodies', 'rets']
# Without which a text says the contrary; names are others that are cut out.
WEIGHTY = r'\b(?:not|no|never|nothing|none|nobody|cannot|without)\b'
NAME = r'(?<![A-Za-z0-9])(?=[A-Za-z0-9.-]*(?:[A-Z][A-Za-z0-9.-]*[A-Z]|[0-9]))[A-Za-z0-9][A-Za-z0-9.-]+[A-Za-z0-9](?![A-Za-z0-9])'


class Row:
    """Where it begins and ends, and its cells: strings, however many pieces they are written in, words, numbers."""

    def __init__(self, text, begin, end):
        self.begin, self.end, self.cells, self.shape = begin, end, [], ''
        tokens = list(TOKEN.finditer(text, begin, end))
        at = 0
        while at < len(tokens):
            last = at
            while tokens[last].lastgroup == 'word' and last + 1 < len(tokens) and tokens[last + 1].lastgroup == 'word':
                last += 1
            following = tokens[last + 1].group() if last + 1 < len(tokens) else ''
            if tokens[at].lastgroup == 'mark' or following in ('(', '[', ']'):  # a macro, a place
                self.shape += text[tokens[at].start():tokens[last].end()]
            else:
                self.shape += tokens[at].lastgroup
                self.cells.append((tokens[at].start(), tokens[last].end()))
            at = last + 1


def end_of(text, begin):
    """Behind the bracket that closes the one at this place."""
    depth = 0
    for m in TOKEN.finditer(text, begin):
        depth += (m.group() in ('(', '{', '[')) - (m.group() in (')', '}', ']'))
        if depth == 0 and m.lastgroup == 'mark':
            return m.end()
    return len(text)


def rows_in_braces(text, begin):
    """The elements of an initialiser, whose brace stands there."""
    end, rows, at = end_of(text, begin) - 1, [], begin + 1
    while True:
        depth, first, last = 0, None, None
        for m in TOKEN.finditer(text, at, end):
            if m.group() == ',' and depth == 0:
                break
            depth += (m.group() in ('(', '{', '[')) - (m.group() in (')', '}', ']'))
            first, last = m.start() if first is None else first, m.end()
        else:
            m = None
        if first is not None:
            rows.append(Row(text, first, last))
        if m is None:
            return rows
        at = m.end()


def tables_of(text):
    """Each with whether the order of its rows is their meaning."""
    rows = [(m.group(1), Row(text, m.end() - 1, end_of(text, m.end() - 1)))
            for m in re.finditer(rf'^[ \t]*({ROW_NAMES})\(', text, re.M)]
    for name in dict.fromkeys(name for name, _ in rows):
        yield [row for other, row in rows if other == name], False
    for m in re.finditer(r'(\w+)(?:\[\w*\])+ = (?=\{)', text):
        if m.group(1) not in ('code_rows', 'enhanced_rows', 'words_of_mistakes', 'words_of_reasons', 'reasons', 'table',
                              'extension_rows', 'reason_text_length'):  # which are made of macros
            yield rows_in_braces(text, m.end()), m.group(1) in BY_PLACE


def faults_of_tables(source):
    text = blank(without_comments(texts[source]), r'^[ \t]*#(?:\\\n|[^\n])*')
    for rows, by_place in tables_of(text):
        for row, other in zip(rows, rows[1:] + rows[:1]):
            for cell, instead in zip(row.cells, other.cells if other.shape == row.shape else []):
                if texts[source][slice(*cell)] != texts[source][slice(*instead)]:
                    yield 'cell', *cell, texts[source][slice(*instead)]
        for row, other in zip(rows, rows[1:]):
            if by_place:
                between = texts[source][row.end:other.begin]
                yield 'rows', row.begin, other.end, (texts[source][other.begin:other.end] + between +
                                                     texts[source][row.begin:row.end])
    text = blank(text, r'_Static_assert\(.*?\);')  # whose words nobody reads but its author
    strings = [string for m in TOKEN.finditer(text) if m.lastgroup == 'text'
               for string in re.compile(STRING).finditer(text, m.start(), m.end())]
    for string in strings:
        begin = string.start()
        for m in re.finditer(r'(?<=section )[0-9.]*[0-9]|(?<=RFC )[0-9]+', string.group()):
            parts = m.group().rpartition('.')
            yield 'section', begin + m.start(), begin + m.end(), ''.join(parts[:2]) + str(int(parts[2]) + 1)
        if ' ' in string.group() or not string.group().isascii():
            for m in re.finditer(rf'(?:{WEIGHTY}|{NAME}) ?', string.group()):
                yield 'word cut', begin + m.start(), begin + m.end(), ''


texts = {source: open(f'parser/{source}').read() for source in sources + by_set + headers}
unknown = set(only) - set(texts)
if unknown:
    sys.exit('no source of parser/: ' + ' '.join(sorted(unknown)))


class Mutant:
    def __init__(self, source, kind, begin, end, replacement):
        text = texts[source]
        self.source, self.kind = source, kind
        self.begin, self.end, self.replacement = begin, end, replacement
        self.line = text.count('\n', 0, begin) + 1
        # what begins in the first column and is followed by a parenthesis
        heads = re.findall(r'^(?:NOINLINE )?[a-z][^\n;={}]*?(\w+)\((?![^\n]*;$)', text[:begin], re.M)
        self.function = heads[-1] if heads and text.rfind('\n}', 0, begin) < text.rfind(heads[-1] + '(', 0, begin) else '-'
        first = text.rfind('\n', 0, begin) + 1
        rest = text.find('\n', end)
        self.old = ' '.join(text[first:rest].split())
        self.new = ' '.join((text[first:begin] + replacement + text[end:rest]).split())

        self.turn = 1  # of those in a function that read alike

    def text(self):
        return texts[self.source][:self.begin] + self.replacement + texts[self.source][self.end:]

    def __str__(self):
        turn = f' | {self.turn}' if self.turn > 1 else ''
        return f'{self.source} {self.function} | {self.old} | {self.new}{turn}'


# ---- The tests ------------------------------------------------------------------------------------------------

def run(*command, limit=600):
    """Its exit status; negative if it was killed: after so many seconds of processor time, too."""
    def be_modest():
        os.setpriority(os.PRIO_PROCESS, 0, max(10, os.getpriority(os.PRIO_PROCESS, 0)))
        resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 1))  # at the hard limit the signal is another
    return subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                          preexec_fn=be_modest).returncode


def must(*command):
    if run(*command) != 0:
        sys.exit('failed: ' + ' '.join(command))


replies, commands = (sorted(glob.glob(f'corpus/{folder}/*.txt')) for folder in ('replies', 'conformance'))
# Quick ones first, so that most mutants end there.
programs = [('tests/test_conformance', commands), ('tests/test_reply_corpus', replies)]
programs += [(f'tests/test_{area}', []) for area in
             re.search(r'^foreach\(area (.*)\)$', open('tests/CMakeLists.txt').read(), re.M).group(1).split()]
programs += [('tests/test_tables', ['parser/smtpath.h'] + commands),
             ('tests/test_sections', ['tests/sections.txt']),
             ('tests/test_mistakes', ['--cases=200'] + commands),
             ('tests/oracle/compare_tokens', ['2']),
             ('tests/oracle/compare_replies', ['--octets=3', '--lines=3000', '--seed=1']),
             ('tests/oracle/compare_framing', ['--octets=4', '--streams=4000', '--seed=1']),
             ('tests/oracle/compare_ehlo', ['--octets=3', '--lines=10000', '--seed=1']),
             ('tests/oracle/compare_written', ['--lines=3000', '--seed=1']),
             ('tests/oracle/compare_random', ['4000', '1']),
             ('tests/oracle/compare_limits', []),
             ('tests/oracle/compare_strings', ['--lines=300']),
             ('tests/oracle/compare_laws', ['3000', '1'])]
programs.insert(1, ('tests/test_fast', [f'{work}/oracle/data'] + commands))
names = [os.path.basename(program) for program, _ in programs]
libraries = [f'{work}/oracle/tests/oracle/lib{name}.a' for name in
             ('oracle_compare', 'oracle_suite', 'oracle', 'oracle_machines')]
# the driver's exit status: this, and the number of the program that failed
FAILED, TOO_LONG = 50, 100


def driver():
    """main() of all tests, each in a process of its own: ends at the first that fails. test_fast is run if there is an
    argument."""
    rows = ['#include <signal.h>', '#include <stdlib.h>', '#include <sys/wait.h>', '#include <unistd.h>']
    rows += [f'int main_of_{name}();' for name in names]
    rows += ['int main(int argc, char **argv) {', '    int status;']
    for i, (name, (_, arguments)) in enumerate(zip(names, programs)):
        words = ', '.join(f'"{word}"' for word in [name] + arguments)
        rows += [f'    if ({int(name != "test_fast")} || argc > 1) {{',
                 f'        static char *words[] = {{{words}, NULL}};',
                 f'        if (fork() == 0) exit(main_of_{name}({len(arguments) + 1}, words) != 0);',
                 '        if (wait(&status) < 0 || status != 0)',
                 f'            return (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU ? {TOO_LONG} : {FAILED}) + {i};',
                 '    }']
    return '\n'.join(rows + ['    return 0;', '}', ''])


def build_tests():
    os.makedirs(work, exist_ok=True)
    must('cmake', '-S', '.', '-B', f'{work}/oracle', '-DCMAKE_BUILD_TYPE=Release', '-DSMTPATH_BUILD_TOOL=OFF')
    must('cmake', '--build', f'{work}/oracle', '--parallel', str(os.cpu_count()), '--target', 'oracle_compare',
         'oracle_suite', 'bench_data')
    open(f'{work}/driver.c', 'w').write(driver())
    objects = []
    for source in ['tests/support', 'tests/corpus', f'{work}/driver'] + [program for program, _ in programs]:
        objects.append(f'{work}/{os.path.basename(source)}.o')
        name = [f'-Dmain=main_of_{os.path.basename(source)}'] if 'driver' not in source else []
        must(*flags, '-O1', *name, '-c', f'{source}.c', '-o', objects[-1])
    must('ld', '-r', '-o', f'{work}/tests.o', *objects, '--start-group', *libraries, '--end-group')


def preprocessed(unit, folder):
    """What the compiler sees of a source: a row of a table is only a name to most that include it."""
    source, options = UNITS[unit]
    return digest(subprocess.run([*flags, *options, '-E', '-P', f'{folder}/{source}'], stdout=subprocess.PIPE,
                                 stderr=subprocess.DEVNULL).stdout)


unchanged = {}  # by unit


def compile_units(units, folder, level):
    """Their objects, put into the folder, of those that a change reaches; None if one cannot be built. What was changed is in it
    already: a source finds a header beside itself first."""
    objects = {}
    for unit in units:
        source, options = UNITS[unit]
        if not os.path.exists(f'{folder}/{source}'):
            shutil.copy(f'parser/{source}', folder)
        if unit in unchanged and preprocessed(unit, folder) == unchanged[unit]:
            continue
        objects[unit] = f'{folder}/{unit}{level}.o'
        if run(*flags, *options, level, '-c', f'{folder}/{source}', '-o', objects[unit], limit=120) != 0:
            return None
    return objects


def result_of_tests(objects, way, program):
    """'passed', 'not built', or 'killed' or 'too long' and by which, of the tests linked with these objects."""
    linked = [objects[unit] for unit in units_linked(way)]
    if run('gcc', '-o', program, f'{work}/tests.o', *linked, '-lcmocka') != 0:
        return 'not built'
    # what was not changed is optimised; each test is a process of its own and takes a second of its processor's time or two
    status = run(program, *(['with test_fast'] if way != 'scalar' else []), limit=10)
    if status == 0:
        return 'passed'
    if not FAILED <= status < TOO_LONG + len(names):
        sys.exit(f'the tests ended with {status}')
    return f'too long: {names[status - TOO_LONG]}' if status >= TOO_LONG else f'killed: {names[status - FAILED]}'


def content(path):
    return open(path, 'rb').read()


def digest(*parts):
    octets = b'\0'.join(part.encode() if isinstance(part, str) else part for part in parts)
    return hashlib.sha256(octets).hexdigest()[:20]


def differs(a, b):
    return content(a) != content(b)


# ---- One mutant -----------------------------------------------------------------------------------------------

def result_of(mutant):
    """'killed: PROGRAM', 'too long: PROGRAM', 'survived', 'same' if the compiler sees no difference, or 'not built'."""
    with tempfile.TemporaryDirectory(dir=work) as folder:
        return result_in(folder, mutant)


def result_in(folder, mutant):
    open(f'{folder}/{mutant.source}', 'w').write(mutant.text())
    if mutant.source in headers:
        for header in headers:  # which may include it, too
            if header != mutant.source:
                shutil.copy(f'parser/{header}', folder)
    units = units_of(mutant.source)
    compiled = compile_units(units, folder, '-O0')
    if compiled is None:
        return 'not built'
    for way in ways_of(mutant.source):
        if any(unit in compiled and differs(compiled[unit], whole[unit]) for unit in units_linked(way)):
            result = result_of_tests({**whole_optimised, **compiled}, way, f'{folder}/tests')
            if result != 'passed':
                return result
    optimised = compile_units(units, folder, '-O1')
    return 'survived' if any(differs(optimised[unit], whole_optimised[unit]) for unit in optimised) else 'same'


def remembered_result(mutant):
    """A mutant that one program killed is still dead when others change, or the comments of parser/."""
    key = digest(parser_key, mutant.source, without_comments(mutant.text()))
    if known.get(key) is None or known[key][0] != evidence[known[key][1].partition(': ')[2]]:
        result = result_of(mutant)
        known[key] = evidence[result.partition(': ')[2]], result
        with open(f'{work}/results', 'a') as file:
            file.write(f'{key} {known[key][0]} {result}\n')
    return known[key][1]


# ---- All of them ----------------------------------------------------------------------------------------------

build_tests()
shutil.rmtree(f'{work}/whole', ignore_errors=True)
os.makedirs(f'{work}/whole')
whole = compile_units(UNITS, f'{work}/whole', '-O0')
whole_optimised = compile_units(UNITS, f'{work}/whole', '-O1')
if whole is None or whole_optimised is None:
    sys.exit('parser/ cannot be built')
unchanged.update({unit: preprocessed(unit, f'{work}/whole') for unit in UNITS})
started = time.time()
for way in dict.fromkeys(way for source in only or texts for way in ways_of(source)):
    result = result_of_tests(whole_optimised, way, f'{work}/whole/tests')
    if result != 'passed':
        sys.exit(f'the tests fail without a mutant: {way}: {result}')

# What a result depends on: the parser, and the program that killed the mutant, or all of them.
parser_key = digest(*flags, *(without_comments(open(path).read()) for path in sorted(glob.glob('parser/*.[ch]'))))
shared = [content(f'{work}/{name}.o') for name in ('support', 'corpus')] + [content(path) for path in libraries]
evidence = {}
for name, (_, arguments) in zip(names, programs):
    evidence[name] = digest(*arguments, *shared, content(f'{work}/{name}.o'),
                            *(content(path) for path in arguments if os.path.isfile(path)))
evidence[''] = digest(*evidence.values())
known = {}
if os.path.exists(f'{work}/results'):
    for row in open(f'{work}/results'):
        key, program_key, result = row.rstrip('\n').split(' ', 2)
        known[key] = program_key, result

every = [Mutant(source, *m) for source in only or texts for m in mutants_of(source)]
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
gone = {name for name in equivalent if not only or name.split()[0] in only} - {str(mutant) for mutant in every}

random.Random(seed).shuffle(every)
chosen = every if number == 'all' else every[:int(number)]
total = collections.Counter()
by = {'file': collections.defaultdict(collections.Counter), 'kind': collections.defaultdict(collections.Counter)}
not_equivalent, too_long = [], []


def count(mutant, result):
    result, _, killer = result.partition(': ')
    if result == 'survived' and str(mutant) in equivalent:
        result = 'equivalent'
    elif result == 'survived':
        print(f'survived: {mutant.source}:{mutant.line}: {mutant.kind}: {mutant}', flush=True)
    elif result in ('killed', 'too long') and str(mutant) in equivalent:
        not_equivalent.append(str(mutant))
    if result == 'too long':
        too_long.append(f'{killer}: {mutant}')
        result = 'killed'
    for counter in total, by['file'][mutant.source], by['kind'][mutant.kind]:
        counter[result] += 1


def share(counter):
    return 100 * counter['killed'] / max(counter['killed'] + counter['survived'], 1)


with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
    for done, (mutant, result) in enumerate(zip(chosen, pool.map(remembered_result, chosen)), 1):
        count(mutant, result)
        if done % 25 == 0:
            print(f'{done} of {len(chosen)}: {total["killed"]} killed, {total["survived"]} survived, '
                  f'{time.time() - started:.0f} s', flush=True)

for what, counters in by.items():
    print(f'\n{what:12} {"killed":>6} {"survived":>8} {"in 100":>6} {"no change":>9} {"not built":>9}')
    for name, c in sorted(counters.items()):
        print(f'{name:12} {c["killed"]:6} {c["survived"]:8} {share(c):6.1f} {c["same"] + c["equivalent"]:9} '
              f'{c["not built"]:9}')
for name in too_long:
    print('killed for running too long:', name)
for name in not_equivalent:
    print('listed as equivalent, but killed:', name)
for name in gone:
    print('listed as equivalent, but there is no such mutant:', name)
print(f'\n{len(chosen)} mutants drawn from {len(every)}: {total["killed"]} killed ({len(too_long)} of them by running too '
      f'long), {total["survived"]} survived: {share(total):.1f} in 100; {total["same"]} make the same code, '
      f'{total["equivalent"]} are listed as equivalent, {total["not built"]} cannot be built')
sys.exit(0 if share(total) >= 95 and not gone and not not_equivalent else 1)
