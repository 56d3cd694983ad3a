#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""test_edit.py: an edit that fits is made, and one whose place is not there, or more than once, is refused with that place's name."""
import pathlib
import tempfile
import unittest

from edit import EditError, Source

THEIRS = '''\
/* serve(x) { in a comment } */
#include "theirs.h"

static int helper(const char *);

static const struct row table[] = {
    {"a;b", 1},
};

/* Of what it helps with. */
static int helper(const char *text)
{
    return text[0] == '{';
}

int serve(int argc, char **argv)
{
    int i, narg = 3, left;
    char *arg;

    if (argc < 3) { // not } here
        reply("usage: x; y");
        return -1;
    } else
        left = argc;
    for (i = 0; i < argc; i++)
        use(argv[i]);
#ifdef MORE
    more();
#endif
    done(0);
    done(1);
    return helper(argv[0]);
}
'''


class Edits(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.path = pathlib.Path(self.folder.name, "theirs.c")
        self.path.write_text(THEIRS, encoding="latin-1")
        self.source = Source(self.path)
        self.serve = self.source.function("serve")

    def tearDown(self):
        self.folder.cleanup()

    def becomes(self, before, after):
        """What was edited, written and read again, is as it was but for this."""
        self.assertEqual(THEIRS.count(before), 1)
        self.source.write()
        self.assertEqual(self.path.read_text(encoding="latin-1"), THEIRS.replace(before, after))

    def refused(self, complaint, edit, *arguments):
        with self.assertRaises(EditError) as caught:
            edit(*arguments)
        self.assertEqual(str(caught.exception), "%s: %s" % (self.path, complaint))
        self.assertEqual(self.source.text, THEIRS)

    def test_a_statement_goes_whole(self):
        self.serve.remove(r"if \(argc < 3")
        self.becomes(THEIRS[THEIRS.index("    if (argc"):THEIRS.index("    for (i")], "")

    def test_a_statement_is_replaced(self):
        self.serve.replace(r"for \(i = 0", "\nuse_all(argv);\n")
        self.becomes("for (i = 0; i < argc; i++)\n        use(argv[i]);", "use_all(argv);")

    def test_a_line_is_put_before(self):
        self.serve.before(r"more\(\)", "    ours();\n")
        self.becomes("    more();\n", "    ours();\n    more();\n")

    def test_a_run_is_replaced(self):
        self.serve.replace_run(r"for \(i = 0", r"more\(\)", "ours();")
        self.becomes(THEIRS[THEIRS.index("for (i"):THEIRS.index("\n#endif")], "ours();")

    def test_variables(self):
        """Out of a list, at its beginning and in its midst, and a declaration of one."""
        self.serve.remove_variables("narg", "i", "arg")
        self.becomes("    int i, narg = 3, left;\n    char *arg;\n", "    int left;\n")

    def test_a_function(self):
        """With its comment and its prototype."""
        self.source.remove_function("helper")
        self.source.write()
        rest = self.path.read_text(encoding="latin-1")
        self.assertNotIn("static int helper", rest)
        self.assertNotIn("Of what it helps with", rest)
        self.assertEqual(rest[rest.index("int serve"):], THEIRS[THEIRS.index("int serve"):])

    def test_a_definition(self):
        self.source.remove_definition(r"static const struct row table\[\]")
        self.becomes('static const struct row table[] = {\n    {"a;b", 1},\n};\n', "")

    def test_a_line_and_a_word(self):
        self.source.behind_line(r'^#include "theirs\.h"', '#include "ours.h"\n')
        self.source.substitute(r"done\((1)\)", r"done(\1 + 1)")
        self.source.write()
        self.assertEqual(self.path.read_text(encoding="latin-1"), THEIRS.replace('theirs.h"\n', 'theirs.h"\n#include "ours.h"\n')
                         .replace("done(1)", "done(1 + 1)"))

    def test_not_there(self):
        self.refused("no function nobody", self.source.function, "nobody")
        self.refused("no function done", self.source.function, "done")  # it is called, not defined
        self.refused(r"no while \( in serve", self.serve.remove, r"while \(")
        self.refused(r"no in a comment there", self.source.substitute, "in a comment", "")
        self.refused(r"no ^#include <none> there", self.source.behind_line, "^#include <none>", "")
        self.refused(r"no return text in serve", self.serve.replace, "return text", "")  # it is in another function
        self.refused(r"no done\(2\) in serve", self.serve.before, r"done\(2\)", "")
        self.refused(r"no if \(argc in serve", self.serve.replace_run, r"for \(i = 0", r"if \(argc", "")  # it stands before

    def test_more_than_once(self):
        self.refused(r"2 times done\( in serve", self.serve.remove, r"done\(")
        self.refused(r"2 times done\( there", self.source.substitute, r"done\(", "")
        self.refused(r"2 times done\( in serve", self.serve.replace_run, r"for \(i = 0", r"done\(", "")

    def test_a_function_defined_twice(self):
        self.source.set(THEIRS + "int serve(void)\n{\n}\n")
        with self.assertRaisesRegex(EditError, "theirs.c: 2 times function serve"):
            self.serve.remove(r"for \(i = 0")

    def test_what_is_no_statement(self):
        self.source.set(THEIRS.replace("done(1);\n    return helper(argv[0]);", "last"))
        with self.assertRaisesRegex(EditError, "theirs.c: a statement does not end"):
            self.serve.remove("last")
        self.source.set(THEIRS.replace("done(1);\n    return helper(argv[0]);\n}\n", ""))
        with self.assertRaisesRegex(EditError, "theirs.c: a bracket is not closed"):
            self.source.function("serve")


if __name__ == "__main__":
    unittest.main(verbosity=2)
