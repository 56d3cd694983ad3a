# SPDX-License-Identifier: MIT
"""What the manual's search box looks through: names of the interface, reasons, codes, the rows of tables, pages and their
headings, each with where it stands, in one small file."""
import html
import json
import re

# The kinds, as the box shows them; a row of the index names one by its number.
KINDS = ["name", "reason", "code", "table", "page", "heading"]
TEXT_MOST = 90


def plain(markup):
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]*>", " ", markup))).strip()


def cut(text):
    return text if len(text) <= TEXT_MOST else text[:TEXT_MOST].rsplit(" ", 1)[0] + " ..."


def names(known):
    """A name of the interface is an anchor of the reference."""
    return [("name", name, f"reference.html#{name}", kind) for name, kind in sorted(known.items())]


def sections(page, kind):
    """What has a section of its own: a reason, a code."""
    found = re.findall(r'<section id="([^"]*)"><h[34][^>]*>(.*?)</h[34]>(.*?)</section>', page.body, re.S)
    return [(kind, plain(title), f"{page.path}#{anchor}", cut(plain(re.sub(r"<dt>.*?</dt>", " ", body)))) for anchor, title, body in found]


def rows(page):
    """What has a row of its own in a table: a verb, an extension, a flag."""
    found = re.findall(r'<tr id="([^"]*)">(.*?)(?=<tr|</tbody>)', page.body, re.S)
    return [("table", plain(cells.split("<td>")[1]), f"{page.path}#{anchor}", cut(plain(" ".join(cells.split("<td>")[2:])))) for anchor, cells in found]


def entries(pages, known):
    yield from names(known)
    for page in pages:
        if page.path.startswith("source/"):
            continue
        if page.path == "reasons.html":
            yield from sections(page, "reason")
        elif page.path.startswith("codes"):
            yield from sections(page, "code")
        elif page.path == "tables.html":
            yield from rows(page)
        yield "page", html.unescape(page.title), page.path, cut(page.summary())
        if page.path != "reference.html" and not page.path.startswith("codes"):
            yield from (("heading", html.unescape(text), f"{page.path}#{anchor}", html.unescape(page.title))
                        for level, anchor, text in page.contents if level in (2, 3))


def index(pages, known):
    """A script that gives the index to search.js: a script is what a page from the disk may load, too."""
    found = [[KINDS.index(kind), title, place, text] for kind, title, place, text in entries(pages, known)]
    return "searchIndex(" + json.dumps({"kinds": KINDS, "rows": found}, ensure_ascii=False, separators=(",", ":")) + ");\n"
