# SPDX-License-Identifier: MIT
"""Edits C that is somebody else's by naming functions and places in them: a statement is named by the words it begins with,
and goes whole, whatever is in it. So a port holds our lines and names of theirs, and survives a release that moves them. A name must
fit one place alone: EditError says which fits none, or several."""
import re

NOT_CODE = re.compile(r"/\*.*?\*/|//[^\n]*|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'", re.S)


def blanked(text, strings):
    """The same text, as long, without comments, and without what is in strings if these are not wanted either."""
    def blank(match):
        found = match.group(0)
        if found[0] != "/" and strings:
            return found
        return re.sub(r"[^\n]", " ", found)
    return NOT_CODE.sub(blank, text)


class EditError(RuntimeError):
    """What an edit names is not there, or more than once."""


def only(found, path, what):
    """The one that was found."""
    if len(found) != 1:
        raise EditError("%s: %s %s" % (path, "%d times" % len(found) if found else "no", what))
    return found[0]


class Source:
    """One file of theirs."""

    def __init__(self, path):
        self.path = path
        self.set(path.read_text(encoding="latin-1"))

    def set(self, text):
        self.text = text
        self.shape = blanked(text, strings=False)
        self.words = blanked(text, strings=True)

    def write(self):
        self.path.write_text(self.text, encoding="latin-1")

    def put(self, start, end, ours=""):
        """Ours instead of text[start .. end), whole lines if these are."""
        if not ours:
            while start > 0 and self.text[start - 1] in " \t":
                start -= 1
            if end < len(self.text) and self.text[end] == "\n":
                end += 1
        self.set(self.text[:start] + ours + self.text[end:])

    def behind_line(self, pattern, ours):
        match = self.find(re.compile(pattern, re.M), 0, len(self.text))
        end = self.text.index("\n", match.end()) + 1
        self.put(end, end, ours)

    def substitute(self, pattern, ours):
        match = self.find(re.compile(pattern, re.M), 0, len(self.text))
        self.put(match.start(), match.end(), match.expand(ours))

    def find(self, pattern, start, end, where="there"):
        return only(list(pattern.finditer(self.words, start, end)), self.path, "%s %s" % (pattern.pattern, where))

    def closing(self, at):
        """Where the bracket that opens at `at` is closed: behind it."""
        depth = 0
        for match in re.compile(r"[(){}\[\]]").finditer(self.shape, at):
            depth += 1 if match.group(0) in "({[" else -1
            if depth == 0:
                return match.end()
        raise EditError("%s: a bracket is not closed" % self.path)

    def function(self, name):
        self.extent(name)
        return Function(self, name)

    def extent(self, name):
        """Of a function: its first line, its body's bracket, and behind its end."""
        heads = re.finditer(r"\b%s\s*\(" % re.escape(name), self.shape)
        bodies = [(head.start(), re.compile(r"\s*\{").match(self.shape, self.closing(head.end() - 1))) for head in heads]
        head, body = only([(head, body.end() - 1) for head, body in bodies if body], self.path, "function %s" % name)
        above = max(self.shape.rfind(mark, 0, head) for mark in (";", "}", "\n\n"))
        return re.compile(r"\s*").match(self.shape, above + 1).end(), body, self.closing(body)

    def remove_function(self, name):
        """With the comment right above it, and its prototype."""
        start, _, end = self.extent(name)
        above = re.compile(r"/\*(?:(?!\*/).)*\*/\s*\Z", re.S).search(self.text, 0, start)
        self.put(above.start() if above else start, end)
        prototype = re.search(r"^[\w\s\*]*\b%s\s*\([^;{}]*\)[^;{}]*;\n" % re.escape(name), self.shape, re.M)
        if prototype:
            first = self.shape.rindex("\n", 0, prototype.end() - 1) + 1
            while not re.match(r"\w", self.shape[first:]):
                first = self.shape.rindex("\n", 0, first - 1) + 1
            self.put(first, prototype.end() - 1)

    def remove_definition(self, pattern):
        """Of a table, outside functions."""
        start = self.find(re.compile(pattern), 0, len(self.text)).start()
        self.put(start, self.statement_end(start))

    def statement_end(self, at):
        """Behind the statement that begins at `at`."""
        space = re.compile(r"(?:\s|#[^\n]*\n)*")
        word = re.compile(r"(if|for|while|switch|else)\b").match(self.shape, at)
        if self.shape[at] == "{":
            return self.closing(at)
        if word and word.group(1) == "else":
            return self.statement_end(space.match(self.shape, word.end()).end())
        if word:
            body = space.match(self.shape, self.closing(self.shape.index("(", at))).end()
            end = self.statement_end(body)
            other = space.match(self.shape, end).end()
            if word.group(1) == "if" and re.compile(r"else\b").match(self.shape, other):
                return self.statement_end(other)
            return end
        while self.shape[at:at + 1] != ";":
            if at >= len(self.shape) or self.shape[at] == "}":
                raise EditError("%s: a statement does not end" % self.path)
            at = self.closing(at) if self.shape[at] in "({[" else at + 1
        return at + 1


class Function:
    """One function in it. A pattern names the statement in it that begins so."""

    def __init__(self, source, name):
        self.source, self.name = source, name

    def find(self, pattern, behind=0):
        _, start, end = self.source.extent(self.name)
        return self.source.find(re.compile(pattern, re.M), max(start, behind), end, "in %s" % self.name)

    def place(self, pattern, behind=0):
        at = self.find(pattern, behind).start()
        return at, self.source.statement_end(at)

    def remove(self, *patterns):
        for pattern in patterns:
            self.source.put(*self.place(pattern))

    def replace(self, pattern, ours):
        start, end = self.place(pattern)
        self.source.put(start, end, ours.strip())

    def before(self, pattern, ours):
        start, _ = self.place(pattern)
        first = self.source.text.rindex("\n", 0, start) + 1
        self.source.put(first, first, ours)

    def replace_run(self, first, last, ours):
        """From the statement that begins with first to the end of the one that begins with last, which stands behind it."""
        start, _ = self.place(first)
        _, end = self.place(last, behind=start)
        self.source.put(start, end, ours.strip())

    def remove_variables(self, *names):
        """Their declarations, whole or out of a list."""
        for name in names:
            match = self.find(r"^[ \t]+(?:const |static |struct )*\w+[ \t]+([^;()]*?)\**\b%s\b(?:\[\w*\])?(?:[ \t]*=[^;,]*)?([,;])" % name)
            declaration = self.source.text[match.start():self.source.text.index(";", match.start()) + 1]
            if "," in declaration:
                shorter = re.sub(r",\s*\**%s\b(\[\w*\])?(\s*=[^;,]*)?(?=[,;])|\**\b%s\b(\[\w*\])?(\s*=[^;,]*)?,\s*" % (name, name), "", declaration, count=1)
                self.source.put(match.start(), match.start() + len(declaration), shorter)
            else:
                self.source.put(match.start(), match.start() + len(declaration))
