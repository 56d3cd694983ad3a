#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""presets.py --corpus=FILE --answers=FOLDER --tool=SMTPATH --rows=PROGRAM [--update] [SERVER ...]

Derives from what a real server answered which tolerances and refusals make smtpath answer so too, and holds the presets to that.
For each server it begins with nothing tolerated, and takes or drops one tolerance, one refusal, or one extension that the server
takes without offering it, as long as that brings the two nearer. Two sets may fit alike; then the preset's is as good.
What differs all the same, of the preset and of its answers, is in presets.txt with its reason; --update writes what, not why.
With SERVER only that one is looked at, and what differs is shown. Status 0 if all is listed there and no line of a real client is refused that its server accepts, 1 if not."""
import argparse
import json
import pathlib
import subprocess
import sys

import cases as corpus
import differences
import matrix
from interop import is_accepted

HERE = pathlib.Path(__file__).resolve().parent
PATH_VERBS = b"MAIL", b"RCPT"
VERBS = *PATH_VERBS, b"HELO", b"EHLO"
# What a server says of a line whose syntax it takes: the sender or the recipient is not wanted, or not now.
POLICY = {503, 530, 550, 551, 552, 554}
# A refusal of a line that a real client sent weighs more than any number of odd ones.
REAL = 1000
# Presets bound no length but the line's.
WIDE = ["--limit=%s=2048" % limit for limit in ("local-part", "path", "domain")] + ["--limit=line=2050"]
# No preset has these: who asks for something must hear that it is not granted.
BLIND = "unknown-parameter", "not-offered"
NEVER_ASKED = "trailing-space", "long-auth-line"
BEHIND_HELO = ("setting", "parameters-behind-helo")


def list_of(tool, table):
    rows = subprocess.run([tool, "list", "--" + table], capture_output=True, text=True, check=True).stdout.splitlines()[1:]
    return [row.split()[0] for row in rows if row[:1].strip()]


def rows_of(program):
    rows = {}
    for row in subprocess.run([program], capture_output=True, text=True, check=True).stdout.splitlines():
        name, *sets = row.split("\t")
        rows[name] = [frozenset(filter(None, some.split(","))) for some in sets]
    return rows


class Fit:
    """One server's answers, and what smtpath says of the same lines under a choice: a set of (what, name)."""

    def __init__(self, tool, server, cases):
        self.tool, self.server = tool, server
        self.known = set(list_of(tool, "extensions"))
        self.offers = frozenset(("extension", keyword) for keyword in matrix.known_keywords(tool, server["offers"]))
        self.cases = {case.name: (case.octets, case.may) for case in cases if corpus.verb_of(case.octets) in VERBS and case.name in server["cases"]}
        self.theirs = {}
        for name in self.cases:
            for mode, number in server["cases"][name].items():
                answer = server["replies"][number]
                if answer[0] is not None and not 400 <= answer[0] < 500 and (is_accepted(answer) or answer[0] not in POLICY):
                    self.theirs[name, mode] = is_accepted(answer)

        # read once with all tolerated: which tolerances each line needs, and which flags it has
        keywords = sorted(self.known - ({"SMTPUTF8"} - set(server["offers"])))
        widest = ["--offer=" + ",".join(keywords), "--tolerate=" + ",".join(name for name in list_of(tool, "tolerances") if name not in BLIND), *WIDE]
        self.readings = {utf8: matrix.ask_smtpath(tool, self.cases, *widest, *(["--smtputf8"] if utf8 else [])) for utf8 in (False, True)}

    def accepts(self, choice, name, mode):
        """What smtpath would say under a choice; to be confirmed by asking it."""
        reading = self.readings[mode == "smtputf8"][name]
        if not reading["ok"]:
            return False
        needs = {("tolerate", deviation) for deviation in reading.get("deviations", ()) if deviation not in NEVER_ASKED}
        needs |= {("extension", matrix.OFFERED_BY.get(param["keyword"], param["keyword"])) for param in reading.get("params", ())}
        if mode == "helo" and reading.get("params") and BEHIND_HELO not in choice:
            return False
        if ("tolerate", "any-helo") in choice:  # which has the other in it
            needs.discard(("tolerate", "helo-literal"))
        refusable = reading.get("flags", ()) if corpus.verb_of(self.cases[name][0]) in PATH_VERBS else ()
        return needs <= choice and not any(("refuse", flag) in choice for flag in refusable)

    def confirmed(self, choice):
        """The same as differences(), by the tool itself."""
        readings = {}
        for mode in "helo", "ehlo", "smtputf8":
            names = {what: ",".join(sorted(name for kind, name in choice if kind == what)) or "none" for what in ("tolerate", "refuse", "extension")}
            offer = "none" if mode == "helo" and BEHIND_HELO not in choice else names["extension"]
            readings[mode] = matrix.ask_smtpath(self.tool, self.cases, "--offer=" + offer, "--tolerate=" + names["tolerate"],
                                                "--refuse=" + names["refuse"], *WIDE, *(["--smtputf8"] if mode == "smtputf8" else []))
        return [(name, mode, accepted, readings["ehlo" if mode == "none" else mode][name]) for (name, mode), accepted in self.theirs.items()
                if readings["ehlo" if mode == "none" else mode][name]["ok"] != accepted]

    def is_real(self, name, mode):
        """Whether a client sends this line to this server: no UTF-8 where SMTPUTF8 was not offered, or not asked for."""
        octets = self.cases[name][0]
        return corpus.is_real(name) and (octets.isascii() or "SMTPUTF8" in self.server["offers"] and (mode == "smtputf8" or b" SMTPUTF8" in octets))

    def cost(self, choice):
        return sum(REAL if accepted and self.is_real(name, mode) else 1 for (name, mode), accepted in self.theirs.items()
                   if self.accepts(choice, name, mode) != accepted)

    def best(self, moves, start):
        """Takes or drops whatever helps most, until nothing does."""
        choice, cost = start, self.cost(start)
        while True:
            tried = [(self.cost(choice ^ {move}), move) for move in moves]
            least, move = min(tried)
            if least >= cost:
                return choice
            choice, cost = choice ^ {move}, least


def moves_of(tool, fit):
    moves = [("tolerate", name) for name in list_of(tool, "tolerances") if name not in BLIND]
    moves += [("refuse", name) for name in list_of(tool, "flags")]
    moves += [("extension", name) for name in ("AUTH", "DSN", "SIZE", "8BITMIME", "PRDR") if ("extension", name) not in fit.offers]
    return moves + [BEHIND_HELO]


def as_choice(row, like):
    """A preset's row, with the extensions and settings of another choice."""
    tolerate, refuse = row
    return frozenset({*(("tolerate", name) for name in tolerate), *(("refuse", name) for name in refuse),
                      *(pair for pair in like if pair[0] in ("extension", "setting"))})


def kind_of(accepted, ours):
    """The heading: what stands in the way, ours or theirs. Of several deviations the first one stands for all."""
    if accepted:
        return "refused, and accepted by a server: " + ours["reason"]
    deviations = sorted(name for name in ours.get("deviations", ()) if name not in NEVER_ASKED)
    return "accepted, and refused by a server: " + (deviations[0] if deviations else "valid")


def hold(tool, server, cases, row):
    """The differences of one server, as differences.py wants them, and those of real clients."""
    fit, name = Fit(tool, server, cases), server["server"]
    derived = fit.best(moves_of(tool, fit), fit.offers)
    ours = as_choice(row, derived)
    found, lost = [], []
    parted = fit.confirmed(ours)
    for case, mode, accepted, reading in parted:
        found.append((kind_of(accepted, reading), name + ":" + case, mode))
        if accepted and fit.is_real(case, mode):
            lost.append("%s: a real client's, accepted by the server and refused: %s (%s)" % (name, case, mode))
    if fit.cost(ours) > fit.cost(derived):
        parting = sorted(ours ^ derived)
        for what, word in [pair for pair in parting if fit.cost(ours ^ {pair}) < fit.cost(ours)] or parting:
            kind = "a preset that has it, though fewer lines would differ without: " if (what, word) in ours else "a preset that lacks it, though fewer lines would differ with it: "
            found.append((kind + what + "=" + word, name, "all"))
    print("%-10s derived: %s" % (name, " ".join(sorted("%s=%s" % pair for pair in derived - fit.offers))))
    print("%-10s lines %d, alike %d with what was derived, %d with the preset" % (
        name, len(fit.theirs), len(fit.theirs) - len(fit.confirmed(derived)), len(fit.theirs) - len(parted)), flush=True)
    return found, lost


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for option in "--corpus", "--answers", "--tool", "--rows":
        parser.add_argument(option, type=pathlib.Path, required=True)
    parser.add_argument("--update", action="store_true")
    parser.add_argument("servers", nargs="*")
    options = parser.parse_args()
    cases, rows = corpus.given(parser, options.corpus), rows_of(options.rows)
    found, wrong = [], []
    for name, row in rows.items():
        if options.servers and name not in options.servers:
            continue
        more, lost = hold(options.tool, json.loads((options.answers / (name + ".json")).read_text(encoding="utf-8")), cases, row)
        found += more
        wrong += lost
    if options.servers:
        for kind, some in sorted(differences.gather(found).items()):
            print("%s (%d)\n    %s" % (kind, len(some), " ".join(sorted(some))[:400]))
        return 0
    if options.update:
        differences.write(HERE / "presets.txt", found)
    wrong += differences.hold(HERE / "presets.txt", found)
    print("\n".join(wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
