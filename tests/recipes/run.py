#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""run.py FOLDER [--list | RECIPE ...]: the recipes of CONTRIBUTING.md, run. A copy of the tree is made in FOLDER, all diffs of the
recipes are put into it, and the tests that they name must pass. Then each step is left out once, alone: what these
tests say then must have the words that the recipe's table has for it. A step is what "@@" or the next file ends.

FOLDER is kept: what has not changed is not built again. --list only says what the steps are. With the names of recipes, such as
"A verb", only theirs.
"""
import os
import re
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


class Step:
    """Lines to be found in a file, one below the other, and what stands in their place then."""

    def __init__(self, recipe, file, is_new, lines):
        self.recipe, self.file, self.is_new, self.words = recipe, file, is_new, None
        self.lines = [(line[:1] or ' ', line[1:]) for line in lines]
        self.found = [line for kind, line in self.lines if kind != '+']
        self.written = [line for kind, line in self.lines if kind != '-']

    def __str__(self):
        return f'{self.recipe}: {self.file}'


class Recipe:
    def __init__(self, name, text):
        self.name, self.steps, self.tests = name, [], []
        for block in re.findall(r'^```diff\n(.*?)^```', text, re.M | re.S):
            self.read(block.splitlines())
        for names in re.findall(r'`\./dev test ([^`]+)`', text):
            self.tests += names.split()
        rows = re.findall(r'^\| ([^|`]+?) \| (`[^|]*`) \|$', text, re.M)
        for file, words in rows:
            steps = [step for step in self.steps if ('/' + step.file).endswith('/' + file) and step.words is None]
            if not steps:
                sys.exit(f'CONTRIBUTING.md: {name}: no step left for the row of {file}')
            steps[0].words = re.findall('`([^`]+)`', words)

    def read(self, lines):
        file, is_new, part = None, False, []
        for line in lines + ['--- ']:
            if line == '@@' or line.startswith('--- '):
                if part:
                    self.steps.append(Step(self.name, file, is_new, part))
                part = []
                is_new = line == '--- /dev/null' or (is_new and line == '@@')
            elif line.startswith('+++ b/'):
                file = line[6:]
            else:
                part.append(line)


def recipes():
    with open(os.path.join(ROOT, 'CONTRIBUTING.md'), encoding='utf-8') as file:
        text = re.search(r'^## Recipes\n(.*?)^## ', file.read(), re.M | re.S)[1]
    parts = re.split(r'^### (.*)\n', text, flags=re.M)
    made = [Recipe(name, part) for name, part in zip(parts[1::2], parts[2::2])]
    return [recipe for recipe in made if recipe.tests]


def applied(text, step):
    """The file with a step in it. Runs of blanks are alike, so that a column may move."""
    lines = text.splitlines()
    plain = [re.sub(r'\s+', ' ', line).strip() for line in lines]
    found = [re.sub(r'\s+', ' ', line).strip() for line in step.found]
    at = [i for i in range(len(plain) - len(found) + 1) if plain[i:i + len(found)] == found]
    if len(at) != 1:
        sys.exit(f'CONTRIBUTING.md: {step}: what it asks for is there {len(at)} times, not once:\n' +
                 '\n'.join(step.found))
    there = iter(lines[at[0]:at[0] + len(found)])
    written = []
    for kind, line in step.lines: # a line that stays is as the file has it
        had = line if kind == '+' else next(there)
        written += [] if kind == '-' else [had]
    lines[at[0]:at[0] + len(found)] = written
    return '\n'.join(lines) + '\n'


def tracked():
    listed = subprocess.run(['git', 'ls-files', '-z', '--cached', '--others', '--exclude-standard'], cwd=ROOT,
                            capture_output=True, check=False)
    if listed.returncode == 0:
        return [name for name in listed.stdout.decode().split('\0') if name and os.path.isfile(os.path.join(ROOT, name))]
    return everything_in(ROOT)


def everything_in(root):
    """The files of a tree, but for what is built in it."""
    names = []
    for folder, folders, files in os.walk(root):
        folders[:] = [name for name in folders if name not in ('build', '.git')]
        names += [os.path.relpath(os.path.join(folder, name), root) for name in files]
    return names


class Copy:
    """A copy of the tree in which files are written only where they change."""

    def __init__(self, folder):
        self.folder = folder
        self.files = {name: self.content(os.path.join(ROOT, name)) for name in tracked()}
        for name in everything_in(folder): # of an older tree
            if name not in self.files:
                os.remove(os.path.join(folder, name))

    @staticmethod
    def content(path):
        with open(path, 'rb') as file:
            return file.read()

    def write(self, steps):
        files = dict(self.files)
        for step in steps:
            before = '' if step.is_new else files[step.file].decode()
            files[step.file] = ('\n'.join(step.written) + '\n' if step.is_new else applied(before, step)).encode()
        for name in {step.file for recipe in recipes() for step in recipe.steps if step.is_new} - set(files):
            if os.path.exists(os.path.join(self.folder, name)):
                os.remove(os.path.join(self.folder, name))
        for name, content in files.items():
            path = os.path.join(self.folder, name)
            if os.path.isfile(path) and self.content(path) == content:
                continue
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, 'wb') as file:
                file.write(content)
            os.chmod(path, os.stat(os.path.join(ROOT, name)).st_mode if name in self.files else 0o644)

    def test(self, names):
        """Whether these tests pass, and all that was said."""
        done = subprocess.run(['./dev', 'test', *names], cwd=self.folder, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
        return done.returncode == 0, done.stdout.decode(errors='replace')


def main():
    asked = [name for name in sys.argv[2:] if name != '--list']
    all_recipes = [recipe for recipe in recipes() if not asked or recipe.name in asked]
    if len(all_recipes) < len(asked):
        sys.exit('CONTRIBUTING.md: no such recipe: ' + ' '.join(set(asked) - {recipe.name for recipe in all_recipes}))
    steps = [step for recipe in all_recipes for step in recipe.steps]
    names = list(dict.fromkeys(name for recipe in all_recipes for name in recipe.tests))
    if sys.argv[2:] == ['--list']:
        for step in steps:
            print(step, '-', step.words)
        return
    copy = Copy(os.path.abspath(sys.argv[1]))
    # those that the compiler ends come first, and nothing is built twice for them
    left_out = sorted((step for step in steps if step.words), key=lambda step: step.file != 'parser/smtpath.h')
    failures = 0
    whole_passed = False
    for step in left_out + [None]:
        if not whole_passed and (step is None or step.file != 'parser/smtpath.h'):
            copy.write(steps)
            whole_passed, said = copy.test(names)
            if not whole_passed:
                sys.exit(said + 'the recipes of CONTRIBUTING.md, as they stand: a test fails')
            print(f'all {len(steps)} steps: {" ".join(names)} pass', flush=True)
        if step is None:
            break
        tests = next(recipe.tests for recipe in all_recipes if recipe.name == step.recipe) or names
        copy.write([other for other in steps if other is not step])
        passed, said = copy.test(tests)
        lines = [line.strip() for line in said.splitlines() if any(words in line for words in step.words)]
        if passed or not lines:
            failures += 1
            print(said + f'{step}: left out, it should fail with the words: {" or ".join(step.words)}', flush=True)
        else:
            print(f'without {step}: {lines[0]}', flush=True)
    sys.exit(failures > 0)


main()
