#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""check.py MANUAL HEADER: whether the manual is whole.

Every link leads to a page and an anchor that are there; nothing is loaded from elsewhere, no script is run but a file of
the manual, or one whose hash the page's own policy names, which forbids the rest; and whatever
the header gives to the public (functions, structures, enumerations, enumerators, macros) stands in the reference, and the
text of each is more than its name.
"""
import html.parser
import pathlib
import re
import sys


class Page(html.parser.HTMLParser):
    def __init__(self, path):
        super().__init__()
        self.ids, self.links, self.loads, self.repeated, self.title = set(), [], [], [], ""
        self.in_title = self.has_policy = False
        self.feed(path.read_text("utf-8"))

    def handle_starttag(self, tag, attributes):
        for name, value in attributes:
            if name == "id":
                self.repeated += [value] if value in self.ids else []
                self.ids.add(value)
            elif name == "href" and tag == "a":
                self.links.append(value)
            elif name in ("href", "src", "srcset", "action"):
                self.loads.append(value)
        given = dict(attributes)
        if tag == "meta" and given.get("http-equiv") == "Content-Security-Policy":
            self.has_policy = given["content"].startswith("default-src 'none'; script-src 'sha256-")
        if tag in ("iframe", "object") or (tag == "script" and "src" not in given and not self.has_policy):
            self.loads.append(f"<{tag}>")
        self.in_title = tag == "title"

    def handle_data(self, data):
        if self.in_title:
            self.title += data
            self.in_title = False


def interface(header):
    """All public names, read without Doxygen."""
    text = re.sub(r"/\*.*?\*/", "", header, flags=re.S)
    names = set(re.findall(r"\b(smtpath_\w+)\(", text))
    names |= set(re.findall(r"^(?:struct|enum) (smtpath_\w+) \{", text, re.M))
    names |= set(re.findall(r"^#define (SMTPATH_\w+)", text, re.M)) - {"SMTPATH_H"}
    for body in re.findall(r"^enum smtpath_\w+ \{(.*?)\}", text, re.M | re.S):
        names |= set(re.findall(r"(?:^|,)\s*(SMTPATH_\w+)", body))
    return names


def main(folder, header):
    folder = pathlib.Path(folder).resolve()
    pages = {path: Page(path) for path in sorted(folder.rglob("*.html"))}
    if folder / "reference.html" not in pages:
        print(f"{folder} holds no manual: reference.html is not there")
        return 1
    faults, links = [], 0
    for path, page in pages.items():
        where = path.relative_to(folder)
        faults += [f"{where}: the id {name} stands twice" for name in page.repeated]
        faults += [] if page.title.strip() else [f"{where}: no title"]
        for link in page.loads + page.links:
            if re.match(r"(https?|mailto):", link) and link not in page.loads:
                continue
            links += 1
            name, _, anchor = link.partition("#")
            target = (path.parent / name).resolve() if name else path
            if re.match(r"[a-z]+:|//|<", link) or not target.is_file() or folder not in target.parents:
                faults.append(f"{where}: {link} is not in the manual")
            elif anchor and anchor not in pages[target].ids:
                faults.append(f"{where}: {link} has no such anchor")
    names = interface(pathlib.Path(header).read_text())
    faults += [f"reference.html: {name} is missing" for name in sorted(names - pages[folder / "reference.html"].ids)]
    print("\n".join(faults) or f"{len(pages)} pages, {links} links within, {len(names)} names of the interface: nothing is missing")
    return 1 if faults or not names else 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
