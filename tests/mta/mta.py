#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""mta.py --corpus=FILE --tool=SMTPATH --work=FOLDER [--update] [NAME ...]

Builds each mail server of ports.py from Debian's source package, as it is and with smtpath in it, asks both every line of the
corpus and what real clients sent, and prints how many lines of code went and came, what is newly refused and newly accepted,
and the size. A difference is the preset's, and then in tests/interop/presets.txt, or the port's, and then in NAME/differences.txt, each
with its reason; --update writes the cases there, not the reasons.
Status 0 if each difference is listed there and none is of a real client's line; 1 if not; 2 for a mistake in the call."""
import argparse
import difflib
import hashlib
import importlib.util
import json
import pathlib
import shutil
import sys
import threading

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(HERE.parent / "interop"))
import cases as corpus  # noqa: E402
import differences  # noqa: E402
from asked import asked  # noqa: E402
import interop  # noqa: E402
import matrix  # noqa: E402
from edit import Source  # noqa: E402
from ports import PORTS  # noqa: E402
from servers import run  # noqa: E402
from stopping import stop_as_by_ctrl_c, write_whole  # noqa: E402

KEYRING = "/usr/share/keyrings/debian-archive-keyring.gpg"


# ---- Source packages, without a word in the machine's own lists ------------------------------------------------------


class SourcePackages:
    def __init__(self, work):
        self.folder = work / "apt"
        (self.folder / "lists/partial").mkdir(parents=True, exist_ok=True)
        sources = self.folder / "sources.list"
        # the sources beside the packages that this machine gets from Debian
        places = run(["apt-get", "indextargets", "--format", "$(REPO_URI) $(RELEASE) $(COMPONENT)", "Created-By: Packages", "Origin: Debian"])
        sources.write_text("".join("deb-src [signed-by=%s] %s\n" % (KEYRING, place) for place in sorted(set(places.splitlines()))))
        self.options = ["-qq", "-o", "Dir::Etc::sourcelist=%s" % sources, "-o", "Dir::Etc::sourceparts=-",
                        "-o", "Dir::State::lists=%s" % (self.folder / "lists"), "-o", "APT::Sandbox::User=root"]

    def unpack(self, package, to):
        """The newest version that a mirror has: into the folder `to`. Returns the version."""
        run(["apt-get", *self.options, "update"])
        records = run(["apt-cache", *self.options, "showsrc", package])
        versions = [row.split(": ", 1)[1] for row in records.splitlines() if row.startswith("Version: ")]
        failed = None
        for version in sorted(set(versions), key=versions.index, reverse=True):
            shutil.rmtree(to, ignore_errors=True)
            to.mkdir(parents=True)
            try:
                run(["apt-get", *self.options, "--download-only", "source", "%s=%s" % (package, version)], cwd=to)
            except RuntimeError as error:
                failed = error
                continue
            run(["dpkg-source", "--no-check", "-x", next(to.glob("*.dsc")), to / "tree"])
            return version
        raise failed or RuntimeError("no source package %s" % package)


# ---- Stock and ported ------------------------------------------------------------------------------------------------


def digest_of(port):
    return hashlib.sha256("\0".join([port.package, *map(str, port.configure), *map(str, port.build)]).encode()).hexdigest()


def build_stock(port, work):
    """Once: what was built so is kept."""
    folder = work / port.name / "stock"
    stamp = folder / "built"
    if not stamp.exists() or stamp.read_text().split("\n")[0] != digest_of(port):
        print("%s: fetching and building it as it is; this takes minutes" % port.name, flush=True)
        version = SourcePackages(work).unpack(port.package, folder)
        for command in (*port.configure, *port.build):
            run(["sh", "-c", command], cwd=folder / "tree")
        write_whole(stamp, digest_of(port) + "\n" + version)
    return folder / "tree", stamp.read_text().split("\n")[1]


def edits_of(port):
    spec = importlib.util.spec_from_file_location("edits_" + port.name, HERE / port.name / "edits.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.edit


def build_ported(port, stock, work):
    """A copy with our files in it, edited, and built as far as that asks for."""
    tree = work / port.name / "ported/tree"
    shutil.rmtree(tree.parent, ignore_errors=True)
    run(["cp", "-a", "--reflink=auto", stock.parent, tree.parent])
    run(["sh", ROOT / "parser/amalgamate", "--only=read,mailbox,preset", tree / port.place])
    for file in sorted((HERE / port.name).glob("*.[ch]")):
        shutil.copy(file, tree / port.place)
    edits_of(port)(tree, Source)
    for command in port.rebuild:
        run(["sh", "-c", command], cwd=tree)
    return tree


def lines_of(port, stock, ported):
    """Lines removed and added in files of theirs, and how long our own file in between is."""
    removed = added = 0
    for name in port.edited:
        before, after = ((tree / name).read_text(encoding="latin-1").splitlines() for tree in (stock, ported))
        for row in difflib.unified_diff(before, after, lineterm="", n=0):
            removed += row.startswith("-") and not row.startswith("---")
            added += row.startswith("+") and not row.startswith("+++")
    glue = sum(len(file.read_text().splitlines()) for file in (HERE / port.name).glob("*.[ch]"))
    return removed, added, glue


def text_size(file):
    return int(run(["size", file]).splitlines()[1].split()[0])


# ---- What both answer ------------------------------------------------------------------------------------------------


def answers_of(port, tree, work, number, lines):
    folder = work / port.name / "server"
    server = port.server(folder, 24200 + number)
    folder.mkdir(parents=True, exist_ok=True)
    server.bound = {port.runs_as: tree / port.binary}
    server.unpack()
    server.start()
    try:
        return interop.ask(server, lines, 4, threading.Event()), server.offers
    finally:
        server.stop()


def kind_of(answer, ported, reading):
    """Of a difference: its heading in differences.txt."""
    if interop.is_accepted(answer) and not interop.is_accepted(ported):
        return "newly refused: " + ("valid" if reading["ok"] else reading["reason"])
    if reading["ok"] and reading.get("deviations"):
        return "newly accepted: " + ",".join(sorted(reading["deviations"]))
    return "newly accepted: " + ("valid" if reading["ok"] else reading["reason"])


def compare(port, lines, tool, stock, ported, offers):
    readings = {mode: matrix.ask_smtpath(tool, {case.name: (case.octets, case.may) for case in lines}, "--preset=" + port.preset,
                                         "--offer=" + ",".join(matrix.known_keywords(tool, offers)), *options)
                for mode, options in (("smtputf8", ["--smtputf8"]), ("", []))}
    found = []
    for (case, mode), answer in sorted(stock.items()):
        if interop.is_accepted(answer) != interop.is_accepted(ported[case, mode]):
            found.append((kind_of(answer, ported[case, mode], readings[mode if mode == "smtputf8" else ""][case]), case, mode))
    return found


def is_judged(port):
    """Whether a case was asked when the presets were derived: of newer ones nothing is known."""
    kept = json.loads((ROOT / "corpus/interop" / (port.preset + ".json")).read_text(encoding="utf-8"))["cases"]
    return lambda row: row[1] in kept


def known_of_preset(port):
    """(kind, case, mode) without the reason: what the preset and the server are known to differ in."""
    known = set()
    for kind, group in differences.load(ROOT / "tests/interop/presets.txt").items():
        way = "newly refused" if kind.startswith("refused") else "newly accepted"
        for name in group.names:
            server, _, rest = name.partition(":")
            case, _, modes = rest.rpartition(":")
            if server == port.preset:
                known |= {(way, case, mode) for mode in modes.split(",")}
    return known


def try_port(port, number, options, lines):
    stock, version = build_stock(port, options.work)
    ported = build_ported(port, stock, options.work)
    removed, added, glue = lines_of(port, stock, ported)
    print("%s %s" % (port.package, version))
    print("  lines of theirs: %d removed, %d added; ours in between: %d" % (removed, added, glue))
    sizes = [text_size(tree / port.binary) for tree in (stock, ported)]
    print("  size: %d octets of text before, %d after (%+d)" % (*sizes, sizes[1] - sizes[0]), flush=True)
    asked = [(case.name, case.octets) for case in lines]
    before, offers = answers_of(port, stock, options.work, 2 * number, asked)
    after, _ = answers_of(port, ported, options.work, 2 * number + 1, asked)
    found = compare(port, lines, options.tool, before, after, offers)
    octets = {case.name: case.octets for case in lines}
    real = [(case, mode) for kind, case, mode in found if kind.startswith("newly refused") and corpus.is_real(case)
            and (octets[case].isascii() or mode == "smtputf8" or b" SMTPUTF8" in octets[case])]
    print("  lines asked: %d, %d settings; newly refused %d, newly accepted %d; of real clients newly refused %d" % (
        len(asked), len(before), sum(kind.startswith("newly refused") for kind, _, _ in found),
        sum(kind.startswith("newly accepted") for kind, _, _ in found), len(real)))
    known = known_of_preset(port)
    newer = len(found)
    found = list(filter(is_judged(port), found))
    newer -= len(found)
    own = [row for row in found if (row[0].split(":")[0], *row[1:]) not in known]
    print("  named in tests/interop/presets.txt, being the preset's: %d; the port's own: %d; of lines newer than that: %d" % (
        len(found) - len(own), len(own), newer), flush=True)
    found, file = own, HERE / port.name / "differences.txt"
    if options.update:
        differences.write(file, found)
    wrong = differences.hold(file, found) + ["%s: of a real client, newly refused: %s (%s)" % (port.name, *row) for row in real]
    for row in wrong[:200]:
        print("  " + row)
    return not wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for option in "--corpus", "--tool", "--work":
        parser.add_argument(option, type=pathlib.Path, required=True)
    parser.add_argument("--update", action="store_true")
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    stop_as_by_ctrl_c()
    options.work = options.work.resolve()
    wanted = asked(parser, "port", PORTS, options.names)
    lines = corpus.given(parser, options.corpus)
    good = True
    for number, port in enumerate(PORTS):
        if port not in wanted:
            continue
        try:
            good = try_port(port, number, options, lines) and good
        except RuntimeError as error:  # an edit that does not fit, a package that is not there, a build that failed
            print("%s: %s" % (port.name, error), file=sys.stderr)
            good = False
    return 0 if good else 1


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit("mta.py: stopped, and whatever it started")
