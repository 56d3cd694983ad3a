# SPDX-License-Identifier: MIT
"""Differences that are known, each with its reason: a file that a test reads, and fails on one that is not listed, and on one that
is listed and not there.

    == newly refused: expected-sub-domain
    Two dots, or one at the end, of a domain name nothing.
    - path/empty-label:ehlo,helo path/two-dots:ehlo

A heading is a kind of difference; what stands below, in words, is the reason; the rows "- " are what differs so: cases, and the
settings they were asked in."""
import collections
import textwrap

from stopping import write_whole

WIDTH = 150


class Group:
    def __init__(self):
        self.why, self.names = [], set()


def load(path):
    groups, group = {}, None
    for number, row in enumerate(path.read_text(encoding="utf-8").splitlines() if path.exists() else (), 1):
        if row.startswith("== "):
            group = groups.setdefault(row[3:], Group())
        elif row.startswith("- "):
            group.names.update(row[2:].split())
        elif group is not None and row:
            group.why.append(row)
    return groups


def name_of(modes):
    """{case: {mode, ...}} as the file writes it."""
    return {"%s:%s" % (case, ",".join(sorted(some))) for case, some in modes.items()}


def gather(found):
    """[(kind, case, mode)] as {kind: names}."""
    kinds = collections.defaultdict(lambda: collections.defaultdict(set))
    for kind, case, mode in found:
        kinds[kind][case].add(mode)
    return {kind: name_of(modes) for kind, modes in kinds.items()}


def hold(path, found):
    """What is wrong with the file, as lines; none if each difference is listed with a reason and each listed one is there."""
    known, found, wrong = load(path), gather(found), []
    for kind in sorted({*known, *found}):
        group, names = known.get(kind, Group()), found.get(kind, set())
        if names and not group.why:
            wrong.append("%s: no reason is given for \"%s\" (%d, such as %s)" % (path.name, kind, len(names), min(names)))
        wrong += ["%s: not listed under \"%s\": %s" % (path.name, kind, name) for name in sorted(names - group.names)]
        wrong += ["%s: listed under \"%s\", but not there: %s" % (path.name, kind, name) for name in sorted(group.names - names)]
    return wrong


def write(path, found):
    """The file with the differences that are there; reasons stay."""
    known = load(path)
    head = []
    for row in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
        if row.startswith("== "):
            break
        head.append(row)
    rows = ["\n".join(head).strip() + "\n"]
    for kind, names in sorted(gather(found).items()):
        rows.append("\n== %s\n%s" % (kind, "".join(row + "\n" for row in known.get(kind, Group()).why)))
        rows += ["- %s\n" % row for row in textwrap.wrap(" ".join(sorted(names)), WIDTH, break_long_words=False, break_on_hyphens=False)]
    write_whole(path, "".join(rows))
