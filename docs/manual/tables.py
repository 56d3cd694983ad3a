# SPDX-License-Identifier: MIT
"""The pages of tables: what the smtpath command lists and explains, and a case of the corpus for each reason."""
import html
import json
import pathlib
import re
import subprocess

PAGES = [("tables.html", "Verbs, parameters, names"), ("reasons.html", "Reasons"), ("codes.html", "Reply codes"),
         ("codes.ja.html", "応答コード")]


def escape(text):
    return html.escape(text, quote=False)


class Tables:
    def __init__(self, smtpath, root, names):
        self.smtpath, self.root, self.names = smtpath, pathlib.Path(root), names

    def run(self, *arguments, stdin=None):
        return subprocess.run([self.smtpath, *arguments], input=stdin, stdout=subprocess.PIPE, encoding="utf-8")

    def rows(self, table):
        """The rows of `smtpath list --TABLE`, cut where the words of its head begin. A deeper indented line goes on
        with the last column; one indented by four blanks stands below the row, and is its last cell."""
        head, *lines = self.run("list", "--" + table).stdout.splitlines()
        starts = [found.start() for found in re.finditer(r"\S+(?: \S+)*", head)]
        ends = starts[1:] + [None]
        rows = []
        for line in lines:
            if line[:1] != " ":
                rows.append([line[start:end].strip() for start, end in zip(starts, ends)])
            elif not rows:
                continue  # the head's own
            elif line[4] == " ":
                rows[-1][len(starts) - 1] += " " + line.strip()
            elif len(rows[-1]) == len(starts):
                rows[-1].append(line.strip())
            else:
                rows[-1][-1] += " " + line.strip()
        return rows

    @staticmethod
    def table(heads, rows):
        return ('<div class="wide"><table><thead><tr>' + "".join(f"<th>{head}" for head in heads) + "</thead><tbody>" +
                "".join(f'<tr{anchor}>' + "".join(f"<td>{cell}" for cell in cells) for anchor, cells in rows) +
                "</tbody></table></div>")

    def enumerator(self, prefix, name):
        symbol = prefix + name.upper().replace("-", "_")
        if symbol not in self.names:
            raise ValueError(f"no enumerator {symbol}")
        return f'<a href="reference.html#{symbol}"><code>{symbol}</code></a>'

    # ---- Verbs, parameters, names -------------------------------------------------------------------------

    def verbs(self):
        return self.table(["verb", "longest line", "with all extensions", "enumerator"], (
            (f' id="verb-{verb}"', [f"<code>{verb}</code>", line, most, self.enumerator("SMTPATH_VERB_", verb)])
            for verb, line, most in self.rows("verbs")))

    def parameters(self):
        return self.table(["keyword", "on", "offered as", "value", "at most", "standard"], (
            (f' id="{keyword}"', [f'<a href="reference.html#SMTPATH_PARAM_{keyword.replace("-", "_")}"><code>{keyword}</code></a>',
                                  verb, f"<code>{offered}</code>", f"<code>{escape(value)}</code>", limit, standard])
            for keyword, verb, offered, limit, standard, value in self.rows("params")))

    def extensions(self):
        of = {}
        for keyword, _, offered, *_ in self.rows("params"):
            of.setdefault(offered, []).append(f'<a href="#{keyword}"><code>{keyword}</code></a>')
        return self.table(["EHLO keyword", "parameters that it welcomes", "enumerator"], (
            (f' id="extension-{name}"', [f"<code>{name}</code>", " ".join(of.get(name, [])), self.enumerator("SMTPATH_EXT_", name)])
            for name, in self.rows("extensions")))

    def tolerances(self):
        rows = []
        for name, example in self.rows("tolerances"):
            line = example.replace("<HTAB>", "\t") + "\n"
            offer = "--offer=" + ("none" if name == "not-offered" else "all")
            strict = json.loads(self.run("check", "--json", offer, stdin=line).stdout)
            tolerant = json.loads(self.run("check", "--json", offer, "--tolerate=" + name, stdin=line).stdout)
            if strict["ok"] or not tolerant["ok"] or tolerant["deviations"] != [name]:
                raise ValueError(f"the example of {name} is none")
            rows.append((f' id="{name}"', [
                f"<code>{name}</code>", f"<code>{escape(example)}</code>",
                f'{strict["code"]} {strict["enhanced"]} at byte {strict["offset"]}',
                self.enumerator("SMTPATH_TOLERATE_", name)]))
        return self.table(["name", "a line that needs it", "without it", "enumerator"], rows)

    def flags(self):
        return self.table(["flag", "what it says of the path", "enumerator"], (
            (f' id="flag-{name}"', [f"<code>{name}</code>", escape(meaning), self.enumerator("SMTPATH_FLAG_", name)])
            for name, meaning in self.rows("flags")))

    def names_page(self):
        return f"""<h1>Verbs, parameters, names</h1>
<p>The library's own tables, as <code>smtpath list</code> prints them.</p>
<h2>Verbs</h2><p>The commands, and the greatest length of their lines, with CRLF, if nothing was offered and if all extensions
were.</p>{self.verbs()}
<h2>Parameters</h2><p>Of MAIL and RCPT. The grammar of a value is in the ABNF of its standard; “at most” counts its octets.</p>{self.parameters()}
<h2>Extensions</h2><p>Names for <code>--offer</code>; bits of <code>options.extensions</code>.</p>{self.extensions()}
<h2>Tolerances</h2><p>Departures from the grammar that a receiver may accept; names for <code>--tolerate</code>, bits of
<code>options.tolerate</code>.</p>{self.tolerances()}
<h2>Flags</h2><p>What about an accepted path deserves a second look: bits of <code>smtpath_flags</code>.</p>{self.flags()}"""

    # ---- Reasons ------------------------------------------------------------------------------------------

    def cases(self):
        """For each reason a case of the corpus, with its caret: a short one, of a line that is there, under no odd limit."""
        found, ranks = {}, {}
        for path in sorted([*self.root.glob("corpus/conformance/*.txt"), *self.root.glob("corpus/replies/*.txt")]):
            for block in path.read_text().split("\n\n"):
                verdict = re.search(r"^(?:S: \d{3} \S+|R:|error) ([a-z0-9-]+) at \d+", block, re.M)
                shown = [row for row in block.splitlines() if re.match(r"with |[CS]:|   *\^", row)]
                if not verdict or not any("^" in row for row in shown):
                    continue
                shown = [row for row in shown if not re.match(r"S: \d{3} \S+ [a-z0-9-]+ at ", row)]
                text = "\n".join(shown)
                rank = ("limit-" in text, re.search(r"^C:$", text, re.M) is not None, len(text))
                if max(map(len, shown)) < 100 and rank < ranks.get(verdict[1], (True, True, 10000)):
                    found[verdict[1]], ranks[verdict[1]] = text, rank
        return found

    def explained(self, name):
        entries = re.findall(r"(?m)^  (expected|hint|standard) +(.*(?:\n {19}.*)*)", self.run("explain", name).stdout)
        return {label: re.sub(r"\s+", " ", text) for label, text in entries}

    def reasons_page(self):
        cases = self.cases()
        parts = ["<h1>Reasons</h1><p>Why a line can be refused: the name that is stable, the codes that answer it, what the grammar "
                 "wants there, and the shortest case of the corpus that shows it. “By place” is 5.1.7 in MAIL's path, 5.1.3 in "
                 "RCPT's, and 5.5.4 elsewhere.</p>"]
        rows, sections = [], []
        for name, code, enhanced, standard, expected in self.rows("reasons"):
            said = self.explained(name)
            rows.append(("", [f'<a href="#{name}"><code>{name}</code></a>', code, enhanced, escape(expected), standard]))
            example = f"<pre>{escape(cases[name])}</pre>" if name in cases else ""
            sections.append(f'<section id="{name}"><h3>{name}</h3><dl class="slot"><dt>Answer</dt><dd>{code}, {enhanced}</dd>'
                            f'<dt>Expected</dt><dd>{escape(said["expected"])}</dd><dt>Hint</dt><dd>{escape(said["hint"])}</dd>'
                            f'<dt>Standard</dt><dd>{said["standard"]}</dd><dt>In C</dt><dd>{self.enumerator("SMTPATH_", name)}</dd></dl>'
                            f'{example}</section>')
        parts.append("<h2>All of them</h2>" + self.table(["reason", "code", "enhanced", "expected", "standard"], rows))
        parts.append("<h2>One by one</h2>" + "".join(sections).replace("<h3>", "<h4>").replace("</h3>", "</h4>"))
        return "\n".join(parts)

    # ---- Codes --------------------------------------------------------------------------------------------

    @staticmethod
    def joined(text):
        """Lines as one: between Japanese letters without a space, beside a word of ASCII with one."""
        def join(found):
            before, after = found.group(1), found.group(2)
            return before + (" " if before.isascii() or after.isascii() and before not in "。、」" else "") + after
        return re.sub(r"(\S)\n *(\S)", join, text.strip())

    def code_section(self, code, lang):
        text = self.run("explain", "--lang=" + lang, code).stdout
        title = re.sub(" {2,}", " ", text.splitlines()[0])
        entries = re.findall(r"(?m)^  (\S.*?) {2,}(\S.*(?:\n {8,}\S.*)*)", text)
        if len(entries) != 3:
            raise ValueError(f"{code} is explained in another form")
        rows = "".join(f"<dt>{escape(label)}</dt><dd>{escape(self.joined(entry))}</dd>" for label, entry in entries)
        return f'<section id="c{code}"><h3>{escape(title)}</h3><dl class="slot">{rows}</dl></section>'

    def codes_page(self, lang):
        words = {
            "en": ("Reply codes", "What a code means, when it is seen, and what to do about it: <code>smtpath explain</code>.",
                   "Reply codes", "Enhanced status codes", "How they differ"),
            "ja": ("応答コード", "コードの意味、使われる場面、対処：<code>smtpath explain --lang=ja</code>。",
                   "応答コード", "拡張ステータスコード", "違いと使い分け")}[lang]
        # which codes have a row of their own
        source = "".join((self.root / "parser" / f"explain_{name}.h").read_text() for name in ("code_rows", "enhanced_rows", "texts"))
        codes = re.findall(r"^CODE\((\d{3}),", source, re.M)
        enhanced = [f"{digit if digit.isdigit() else '5'}.{subject}.{detail}"  # what is not of one class is shown as a failure
                    for digit, subject, detail in re.findall(r"^ENHANCED\((\w+), (\d+), (\d+),", source, re.M)]
        pairs = re.findall(r"^    \{(\d{3}), (\d{3}), \{", source, re.M)
        if not (codes and enhanced and pairs):
            raise ValueError("the rows of codes have another form")
        parts = [f"<h1>{words[0]}</h1><p>{words[1]}</p><h2>{words[2]}</h2>"]
        parts += [self.code_section(code, lang) for code in codes]
        parts += [f"<h2>{words[3]}</h2>"] + [self.code_section(code, lang) for code in enhanced]
        parts.append(f"<h2>{words[4]}</h2>")
        for first, second in pairs:
            text = self.run("explain", "--lang=" + lang, first, second).stdout.rstrip("\n").split("\n\n")[-1]
            parts.append(f'<section id="d{first}-{second}"><h3>{first}, {second}</h3><p>{escape(self.joined(text))}</p></section>')
        return "".join(parts)

    def pages(self):
        bodies = [self.names_page(), self.reasons_page(), self.codes_page("en"), self.codes_page("ja")]
        return [(path, title, body) for (path, title), body in zip(PAGES, bodies)]
