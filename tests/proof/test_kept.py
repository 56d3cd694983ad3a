#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""test_kept.py: what is proved again and what is not, in a copy of parser/, without a prover."""
import json
import os
import pathlib
import shutil
import tempfile
import unittest

import kept

ROOT = pathlib.Path(__file__).resolve().parents[2]

class Kept(unittest.TestCase):
    def setUp(self):
        self.provers = ['frama-c 25.0', 'z3 4.8.12']
        self.work = pathlib.Path(tempfile.mkdtemp())
        shutil.copytree(ROOT / 'parser', self.work / 'parser')
        (self.work / 'tests/proof').mkdir(parents=True)
        for name in ('public.h', 'grammar.acsl'):
            shutil.copy(ROOT / 'tests/proof' / name, self.work / 'tests/proof')
        os.chdir(self.work)
        kept.KEPT, kept.DRAWN_GOALS, kept.provers = 'proved.txt', 0, lambda: self.provers
        for source in ('token', 'path'):
            self.prove(source, 3, 3)

    def tearDown(self):
        os.chdir('/')
        shutil.rmtree(self.work)

    def prove(self, source, total, valid, said=''):
        """As if WP had been there."""
        os.makedirs('results/eva', exist_ok=True)
        goals = {'total': total, 'valid': valid}
        pathlib.Path(f'results/{source}.json').write_text(json.dumps(
            {'wp:global': {'wp:main': goals}, 'wp:functions': {'f': {'f_ensures': {'wp:main': goals}}}}))
        pathlib.Path(f'results/{source}.out').write_text(said)
        kept.keep('results', [source])

    def edit(self, name, old, new):
        text = pathlib.Path(name).read_text()
        self.assertIn(old, text)
        pathlib.Path(name).write_text(text.replace(old, new, 1))

    def needed(self):
        return sorted(kept.needed('results', ['token', 'path']))

    def test_unchanged(self):
        self.assertEqual(self.needed(), [])

    def test_prose(self):
        self.edit('parser/cursor.h', '\n/* ', '\n/* Once more: ')
        self.edit('parser/token.c', '\n{\n', '\n{\n\n')
        self.assertEqual(self.needed(), [])

    def test_statement(self):
        self.edit('parser/token.c', 'return false;', 'return true;')
        self.assertEqual(self.needed(), ['token'])

    def test_contract(self):
        self.edit('parser/path.c', '/*@ requires ', '/*@ requires \\true; requires ')
        self.assertEqual(self.needed(), ['path'])

    def test_header(self):
        self.edit('parser/cursor.h', '/*@ ', '/*@ requires \\true; ')
        self.assertEqual(self.needed(), ['path', 'token'])

    def test_grammar(self):
        self.edit('tests/proof/grammar.acsl', "'0' <= o", "'1' <= o")
        self.assertEqual(self.needed(), ['path', 'token'])

    def test_grammar_of_others(self):
        self.edit('tests/proof/grammar.acsl', '<= 255', '<= 256')
        self.assertEqual(self.needed(), [])
        self.assertIn('digits_only', kept.named_in('Snum(c->line, 0, 3)', pathlib.Path('tests/proof/grammar.acsl').read_text()))

    def test_other_prover(self):
        self.provers.append('cvc4 1.8')
        self.assertEqual(self.needed(), ['path', 'token'])

    def test_comment_in_a_string(self):
        self.assertNotEqual(kept.bare('"a // b"'), kept.bare('"a // c"'))
        self.assertEqual(kept.bare('a; // b\n//@ assert c;'), 'a; //@ assert c;')

    def test_goal_that_is_left(self):
        self.prove('token', 3, 2)
        self.assertEqual(self.needed(), ['token'])

    def test_what_eva_leaves(self):
        pathlib.Path('results/eva/assertions.txt').write_text('path.c\t7\tf_assert_g\tassertion\n')
        self.assertEqual(self.needed(), ['path'])
        self.prove('path', 3, 3, '[wp] Goal typed_f_assert_g : Timeout\n')
        self.assertEqual(self.needed(), ['path'])
        self.prove('path', 3, 3, '[wp] Goal typed_f_assert_g : Valid\n')
        self.assertEqual(self.needed(), [])

    def test_drawn(self):
        kept.DRAWN_GOALS = 1
        self.assertEqual(len(self.needed()), 1)


if __name__ == '__main__':
    unittest.main()
