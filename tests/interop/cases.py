# SPDX-License-Identifier: MIT
"""The lines that servers are sent: those of the conformance corpus, and those that real clients sent (corpus/sessions)."""
import collections
import json
import pathlib
import re

ROOT = pathlib.Path(__file__).resolve().parents[2]
SESSIONS = ROOT / "corpus/sessions"
ASKED_OF_SESSIONS = b"HELO", b"EHLO", b"LHLO", b"MAIL", b"RCPT", b"VRFY", b"EXPN"
# What people typed is no client's.
BY_HAND = "session/by-hand/"

Case = collections.namedtuple("Case", "name octets may")


def verb_of(octets):
    return re.split(rb"[ \t]", octets, maxsplit=1)[0].upper()


def unescaped(text):
    """\\xHH and \\\\, as corpus/sessions and the corpus write octets."""
    return re.sub(rb"\\(x[0-9A-Fa-f]{2}|\\)", lambda match: b"\\" if match.group(1) == b"\\" else bytes([int(match.group(1)[1:], 16)]),
                  text.encode("ascii"))


def of_sessions(folder):
    for file in sorted(folder.glob("*.txt")):
        for number, row in enumerate(file.read_text(encoding="ascii").splitlines(), 1):
            if row.startswith("C: ") and verb_of(unescaped(row[3:])) in ASKED_OF_SESSIONS:
                yield Case("session/%s/%d" % (file.stem, number), unescaped(row[3:]), False)


def given(parser, corpus):
    """All of them, of a corpus that a command line names."""
    try:
        return read_all(corpus)
    except (OSError, ValueError, KeyError, TypeError) as error:
        parser.error("--corpus=%s: not what ./dev corpus --json writes: %s" % (corpus, error))


def read_all(corpus, sessions=SESSIONS):
    """Each line once, under the first name that it has; not those that no server reads whole. corpus is what ./dev corpus --json writes."""
    rows = [Case(row["name"], bytes.fromhex(row["octets"]), row["may"]) for row in json.loads(corpus.read_text(encoding="utf-8"))]
    said = list(of_sessions(sessions))
    cases, may = {}, {case.octets for case in rows if case.may}
    # a client's line counts as a client's, whatever the corpus makes of it
    for case in [case for case in said if is_real(case.name)] + rows + said:
        if 0 < len(case.octets) < 8000:
            cases.setdefault(case.octets, case._replace(may=case.octets in may))
    return list(cases.values())


def is_real(name):
    return name.startswith("session/") and not name.startswith(BY_HAND)
