#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""manual.py OUT SMTPATH: writes the manual as HTML into OUT, which holds Doxygen's reading of the header in xml/.

The reference is from the header, the tables are what the command SMTPATH lists and explains, man pages come by way of
mandoc, and every Markdown page of the repository by way of cmark-gfm. A link to a file that is not there fails, and
so does the name of a function that does not exist.
"""
import html
import os
import pathlib
import posixpath
import re
import shutil
import subprocess
import sys

import search
import tables
from reference import Reference

ROOT = pathlib.Path(__file__).resolve().parents[2]
PICTURES = (".svg", ".png")
# The order of the navigation; what is not named here comes behind, by name.
MANUAL = ["index.html", "start.html", "guide.html", "reference.html", "migration.html"]
KNOWN = ["page.html", "conformance.html", "assurance.html", "fuzzing.html", "performance.html"]


def run(*command, stdin=None):
    return subprocess.run(command, input=stdin, stdout=subprocess.PIPE, check=True, encoding="utf-8", cwd=ROOT).stdout


def fail(message):
    sys.exit("manual: " + message)


# ---- Pages ----------------------------------------------------------------------------------------------------


class Page:
    """One page: where it goes, its title, its body, and its outline as (level, anchor, text)."""

    def __init__(self, path, title, body, contents=()):
        self.path, self.title, self.body, self.contents = path, title, body, list(contents)

    def label(self):
        """Its title, and the folder whose README it is."""
        folder = re.fullmatch(r"(.+)/README\.html", self.path)
        return self.title + (f" <small>{folder[1]}/</small>" if folder else "")

    def summary(self):
        """The first sentence of its first paragraph."""
        found = re.search(r'<p>(.*?)</p>|class="Nd">(.*?)<', self.body, re.S)
        text = re.sub(r"<[^>]*>", "", found.group(1) or found.group(2)) if found else ""
        return re.split(r"(?<=[.:])\s", text.strip() + " ")[0].rstrip(":.")


def anchor_of(heading):
    """As GitHub makes them."""
    text = html.unescape(re.sub(r"<[^>]*>", "", heading)).strip().lower()
    return re.sub(r" ", "-", re.sub(r"[^\w\- ]", "", text))


def with_anchors(body):
    contents, seen = [], {}

    def mark(found):
        level, text = int(found.group(1)), found.group(2)
        anchor = anchor_of(text)
        seen[anchor] = seen.get(anchor, -1) + 1
        anchor += f"-{seen[anchor]}" if seen[anchor] else ""
        contents.append((level, anchor, re.sub(r"<[^>]*>", "", text)))
        return f'<h{level} id="{anchor}">{text}</h{level}>'

    body = re.sub(r"<h([1-3])>(.*?)</h\1>", mark, body, flags=re.S)
    return body, contents


C_TOKEN = re.compile(r"(?P<comment>/\*.*?\*/|//[^\n]*)|(?P<string>&quot;(?:\\.|(?!&quot;).)*?&quot;)|"
                     r"(?P<word>\b[A-Za-z_]\w*\b)|&\w+;", re.S)
C_WORDS = set("bool break case char const default do else enum extern false for if int long return short signed sizeof "
              "static struct switch true unsigned void while uint8_t uint16_t uint32_t uint64_t size_t".split())


class Manual:
    def __init__(self, out, smtpath):
        self.out, self.smtpath = pathlib.Path(out), smtpath
        self.reference = Reference(self.out / "xml")
        self.sources = set()
        found = (path.relative_to(ROOT) for path in sorted(ROOT.rglob("*.md")))
        self.markdown = {str(path): self.place(str(path)) for path in found if not path.parts[0].startswith(("build", "."))}
        self.pages = []

    @staticmethod
    def place(name):
        """docs/guide.md is guide.html; corpus/README.md is corpus/README.html."""
        return re.sub(r"^docs/", "", name)[:-3] + ".html"

    # ---- Code ---------------------------------------------------------------------------------------------

    def link_name(self, name, page, must=False):
        if name not in self.reference.names:
            if must:
                fail(f"{page}: there is no {name}")
            return name
        return f'<a href="{posixpath.relpath("reference.html", posixpath.dirname(page) or ".")}#{name}">{name}</a>'

    def c_code(self, code, page):
        def mark(found):
            text = found.group()
            if found.lastgroup == "word":
                return f"<b>{text}</b>" if text in C_WORDS else self.link_name(text, page)
            return f"<i class={found.lastgroup}>{text}</i>" if found.lastgroup else text
        return C_TOKEN.sub(mark, code)

    def code_block(self, found, page):
        language, code = found.group(1), found.group(2)
        if language == "c":
            code = self.c_code(code, page)
        elif language == "console":
            code = re.sub(r"(?m)^(\$ .*)$", r"<b>\1</b>", code)
        elif language == "diff":
            code = re.sub(r"(?m)^(\+.*)$", r"<ins>\1</ins>", re.sub(r"(?m)^(-.*)$", r"<del>\1</del>", code))
        return f"<pre>{code}</pre>"

    def code_span(self, found, page):
        """A name of the interface by itself is a link, and must be one."""
        text = found.group(1)
        name = re.fullmatch(r"(smtpath_[a-z0-9_]+)(\(\))?|(?:enum|struct) (smtpath_\w+)|(SMTPATH_[A-Z0-9_]+)", text)
        if not name:
            return found.group()
        known = name.group(1) or name.group(3) or name.group(4)
        return f"<code>{text.replace(known, self.link_name(known, page, must=not name.group(4)))}</code>"

    # ---- Markdown -----------------------------------------------------------------------------------------

    def target(self, href, source, page):
        """Where a link of a Markdown page leads in the manual."""
        if re.match(r"[a-z]+:", href) or href.startswith("#"):
            return href
        name, _, anchor = href.partition("#")
        name = posixpath.normpath(posixpath.join(posixpath.dirname(source), name))
        if (ROOT / name).is_dir():
            name += "/README.md"
        if not (ROOT / name).is_file():
            fail(f"{source}: no file {name}")
        if name in self.markdown:
            place = self.markdown[name]
        else:
            self.sources.add(name)
            place = "source/" + name + ("" if name.endswith(PICTURES) else ".html")
        return posixpath.relpath(place, posixpath.dirname(page) or ".") + (f"#{anchor}" if anchor else "")

    def add_markdown(self, source):
        page = self.markdown[source]
        body = run("cmark-gfm", "--extension", "table", "--extension", "strikethrough", source)
        body = re.sub(r'(href|src)="([^"]*)"',
                      lambda found: f'{found[1]}="{self.target(html.unescape(found[2]), source, page)}"', body)
        body = re.sub(r'<pre><code(?: class="language-(\w+)[^"]*")?>(.*?)</code></pre>',
                      lambda found: self.code_block(found, page), body, flags=re.S)
        body = re.sub(r"<code>([^<]*)</code>", lambda found: self.code_span(found, page), body)
        body = re.sub(r"(<table>.*?</table>)", r'<div class="wide">\1</div>', body, flags=re.S)
        body, contents = with_anchors(body)
        title = contents[0][2] if contents and source != "README.md" else source.rpartition(".")[0]
        self.pages.append(Page(page, title, body, contents))

    def add_sources(self):
        """What the pages link to in the repository: pictures as they are, text as a page."""
        for name in sorted(self.sources):
            place = self.out / "source" / name
            place.parent.mkdir(parents=True, exist_ok=True)
            if name.endswith(PICTURES):
                shutil.copy(ROOT / name, place)
                continue
            page = "source/" + name + ".html"
            code = html.escape((ROOT / name).read_text("utf-8"))
            if name.endswith((".c", ".h")):
                code = self.c_code(code, page)
            self.pages.append(Page(page, name, f"<h1>{name}</h1><pre>{code}</pre>"))

    # ---- The others ---------------------------------------------------------------------------------------

    def add_man_page(self, source):
        name = pathlib.Path(source).name
        body = run("mandoc", "-Thtml", "-Ofragment,man=%N.%S.html", source)
        contents = [(2, anchor, text) for anchor, text in
                    re.findall(r'<h1 class="Sh" id="[^"]*"><a class="permalink" href="#([^"]*)">(.*?)</a></h1>', body)]
        body = re.sub(r'<a class="Xr" href="([^"]*)">(.*?)</a>',
                      lambda found: found[0] if (ROOT / "tool" / found[1][:-5]).exists() or
                      (ROOT / "docs" / found[1][:-5]).exists() else found[2], body)
        body = re.sub(r'(?:<a class="permalink"[^>]*>)?<code class="Fn"[^>]*>(smtpath_\w+)</code>(?:</a>)?',
                      lambda found: f'<code class="Fn">{self.link_name(found[1], name, must=True)}</code>', body)
        title = f"{name.rpartition('.')[0]}({name[-1]})"
        self.pages.append(Page(name + ".html", title, f'<div class="man">{body}</div>', contents))

    def add_tables(self):
        made = tables.Tables(self.smtpath, ROOT, self.reference.names)
        for path, title, body in made.pages():
            body, contents = with_anchors(body)
            self.pages.append(Page(path, title, body, contents))

    def add_index(self):
        command = "printf 'MAIL FROM:<a@b c>\\n' | smtpath check"
        shown = run("sh", "-c", f'PATH=$0:$PATH; {command} || :', os.path.dirname(self.smtpath))
        parts = ["<h1>smtpath</h1>",
                 "<p>SMTP commands, paths and parameters, read exactly: one call gives a typed result, or the first octet "
                 f"that cannot be. This is the manual of version {self.version()}.</p>",
                 f"<pre><b>$ {html.escape(command)}</b>\n{html.escape(shown.rstrip())}</pre>"]
        for title, pages in self.groups():
            parts.append(f"<h2>{title}</h2><dl class=contents>")
            for page in pages:
                if page.path != "index.html":
                    parts.append(f'<dt><a href="{page.path}">{page.label()}</a><dd>{page.summary()}')
            parts.append("</dl>")
        parts.append("<h2>All names</h2>")
        for kind, title in (("function", "Functions"), ("struct", "Structures"), ("enum", "Enumerations"), ("macro", "Macros")):
            names = sorted(name for name, known in self.reference.names.items() if known == kind)
            parts.append(f"<h3>{title}</h3><p class=names>" + " ".join(
                f'<a href="reference.html#{name}"><code>{name}</code></a>' for name in names) + "</p>")
        index = next(page for page in self.pages if page.path == "index.html")
        index.body, index.contents = with_anchors("\n".join(parts))

    @staticmethod
    def version():
        header = (ROOT / "parser/smtpath.h").read_text()
        return re.search(r'^#define SMTPATH_VERSION +"(.*)"', header, re.M).group(1)

    # ---- Navigation ---------------------------------------------------------------------------------------

    def groups(self):
        def chosen(test, order=()):
            found = [page for page in self.pages if test(page.path)]
            return sorted(found, key=lambda page: (order.index(page.path) if page.path in order else len(order), page.path))
        in_tables = {path for path, _ in tables.PAGES}
        taken = in_tables | set(MANUAL)
        return [
            ("The manual", chosen(lambda path: path in MANUAL, MANUAL)),
            ("Tables", chosen(lambda path: path in in_tables, [path for path, _ in tables.PAGES])),
            ("Man pages", chosen(lambda path: re.search(r"\.[1-8]\.html$", path))),
            ("How it is known", chosen(lambda path: "docs/" + path[:-5] + ".md" in self.markdown and path not in taken and
                                       "/" not in path, KNOWN)),
            ("In the repository", chosen(lambda path: path[:-5] + ".md" in self.markdown and path not in taken)),
        ]

    def navigation(self, here):
        parts = []
        for title, pages in self.groups():
            parts.append(f"<h2>{title}</h2><ul>")
            for page in pages:
                link = posixpath.relpath(page.path, posixpath.dirname(here.path) or ".")
                current = ' aria-current="page"' if page is here else ""
                parts.append(f'<li><a href="{link}"{current}>{page.label()}</a>')
                inner = [entry for entry in page.contents if entry[0] in (2, 3)] if page is here else []
                inner = [entry for entry in inner if len(inner) < 30 or entry[0] == 2 or page.path == "reference.html"]
                if inner:
                    parts.append("<ul>" + "".join(f'<li class="level{level}"><a href="#{anchor}">{text}</a>'
                                                  for level, anchor, text in inner) + "</ul>")
            parts.append("</ul>")
        return "".join(parts)

    def write(self):
        template = (ROOT / "docs/manual/page.html").read_text()
        for name in ("style.css", "search.js"):
            shutil.copy(ROOT / "docs/manual" / name, self.out)
        (self.out / "search-index.js").write_text(search.index(self.pages, self.reference.names), "utf-8")
        for page in self.pages:
            place = self.out / page.path
            place.parent.mkdir(parents=True, exist_ok=True)
            up = posixpath.relpath(".", posixpath.dirname(page.path) or ".")
            fields = {"title": page.title, "up": "" if up == "." else up + "/", "navigation": self.navigation(page),
                      "body": page.body, "version": self.version(), "lang": "ja" if ".ja." in page.path else "en"}
            place.write_text(re.sub(r"\{(\w+)\}", lambda found: fields[found[1]], template), "utf-8")

    def make(self):
        self.pages.append(Page("index.html", "Contents", ""))
        body = re.sub(r"<pre>(.*?)</pre>", lambda found: f"<pre>{self.c_code(found[1], '')}</pre>" if ";\n" in found[1] else found[0],
                      self.reference.body, flags=re.S)
        self.pages.append(Page("reference.html", "The interface", body, self.reference.contents))
        for source in self.markdown:
            self.add_markdown(source)
        self.add_tables()
        for source in ("tool/smtpath.1", "docs/smtpath.3"):
            self.add_man_page(source)
        self.add_sources()
        self.add_index()
        self.write()


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    Manual(sys.argv[1], os.path.abspath(sys.argv[2])).make()
