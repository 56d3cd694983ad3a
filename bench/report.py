#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""report.py RUN [DOCS]: what one run of the benchmarks says, as a table, as JSON and as pictures.

RUN is the folder that `./dev bench` fills: google.json, notes, each-line, figures. bench.json and the
pictures go beside it, and into DOCS if that is given.
"""
import collections
import json
import pathlib
import platform
import statistics
import subprocess
import sys

import matplotlib

matplotlib.use("svg")
matplotlib.rcParams.update({
    "svg.hashsalt": "smtpath",  # the same run gives the same file
    "svg.fonttype": "none",
    "font.family": ["DejaVu Sans", "sans-serif"],
    "font.size": 9,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.edgecolor": "#888888",
    "axes.titlesize": 10,
    "axes.titleweight": "bold",
    "axes.titlelocation": "left",
})
import matplotlib.pyplot as plt  # noqa: E402
from matplotlib.ticker import MaxNLocator  # noqa: E402

OURS = ["smtpath-avx512", "smtpath-package", "smtpath-avx2", "smtpath-ssse3", "smtpath-sse2", "smtpath-neon", "smtpath-table",
        "smtpath-scalar"]
# Whose parser: of what is compiled here there are two, with the level of optimisation behind the name.
OTHERS = ["ragel-G2", "ragel-lean", "libdovecot", "rspamd", "postfix", "exim", "opensmtpd"]
LIMITS = ["add-octets", "memchr", "memcpy"]
SETS = ["mixed", "rcpt", "mail", "sender", "dsn", "sessions", "longest", "ipv6", "quoted", "utf8",
        "malformed-start", "malformed-middle", "malformed-end", "lower-case", "trailing-space", "mixed-tolerant",
        "malformed-middle-tolerant"]
COLOURS = {"smtpath": "#1f6feb", "smtpath-scalar": "#79b0ff", "ragel-G2": "#d98c21", "ragel-lean": "#e6bf5c", "libdovecot": "#b5402c", "rspamd": "#7b4bb3", "postfix": "#2f9e77",
           "exim": "#3aa0b5", "opensmtpd": "#c25b9a",
           "add-octets": "#8a8a8a", "memchr": "#b0b0b0", "memcpy": "#d0d0d0"}


# Where the reader's system is dark: paper and ink change places, peers keep their colours.
DARK = """@media (prefers-color-scheme: dark) {
[style*="fill: #ffffff"] { fill: #0d1117 !important; }
text:not([style*="fill:"]), [style*="fill: #333333"] { fill: #e6edf3 !important; }
[style*="stroke: #000000"], [style*="stroke: #222222"] { stroke: #e6edf3 !important; }
[style*="stroke: #eeeeee"] { stroke: #30363d !important; }
}"""


def in_dark_too(path):
    """Gives a picture of matplotlib's the colours of a dark system, which the one who looks at it chooses."""
    end = "</style>"
    path.write_text(path.read_text().replace(end, "\n" + DARK + end, 1))


def whose(peer):
    """A peer's name without the level at which it was compiled."""
    return peer[:-3] if peer.endswith(("-O2", "-O3")) else peer


def colour(peer):
    return COLOURS.get(whose(peer)) or COLOURS["smtpath"]


class Run:
    """Nanoseconds a line, by set and peer: the median of the repetitions, and their quartiles."""

    def __init__(self, folder):
        self.folder = folder
        google = json.loads((folder / "google.json").read_text())
        self.octets_a_line = {}
        samples = collections.defaultdict(list)
        threads = collections.defaultdict(list)
        works = collections.defaultdict(list)
        for row in google["benchmarks"]:
            if row.get("run_type") == "iteration":
                name, peer, *rest = row["run_name"].split("/")
                if rest == ["work"]:
                    works[name, peer].append(row["ns_per_line"])
                elif rest[:1] == ["threads"]:
                    threads[name, peer, row["threads"]].append(row["lines_per_second"])
                else:
                    samples[name, "/".join([peer] + rest)].append(row["ns_per_line"])
                    if not rest:
                        self.octets_a_line[name] = row["bytes_per_second"] / row["lines_per_second"]
        self.threads = {key: statistics.median(rates) for key, rates in threads.items()}
        self.works = {key: statistics.median(times) for key, times in works.items()}
        self.median = {key: statistics.median(times) for key, times in samples.items()}
        self.quartiles = {key: statistics.quantiles(times, n=4) if len(times) > 1 else times * 3
                          for key, times in samples.items()}
        self.context = google["context"]
        present = {peer for _, peer in samples}
        self.others = [peer for name in OTHERS for peer in (name, name + "-O2", name + "-O3") if peer in present]
        self.ours = [peer for peer in OURS if peer in present]
        self.limits = [peer for peer in LIMITS if peer in present]
        self.peers = self.ours + self.others + self.limits
        names = dict.fromkeys(name for name, _ in samples)
        self.sets = [name for name in SETS if name in names]
        self.sets += [name for name in names if name not in SETS and not name.startswith("length-")]
        self.with_lengths = any(name.startswith("length-") for name in names)
        self.agreement, self.does, self.absent, self.clock, self.compiled = {}, {}, [], None, ""
        for line in (folder / "notes").read_text().splitlines():
            words = line.split(" ", 2)
            if words[0] == "agreement":
                agreed, lines = words[2].split()[1:]
                self.agreement[words[1], words[2].split()[0]] = (int(agreed), int(lines))
            elif words[0] == "peer":
                self.does[words[1]] = words[2]
            elif words[0] == "absent":
                self.absent.append((words[1], words[2]))
            elif words[0] == "clock":
                self.clock = (float(words[1]), words[2])
            elif words[0] == "compiled":
                self.compiled = line.split(" ", 1)[1].strip()

    def best(self):
        """The build for this machine."""
        return next(peer for peer in self.ours if peer != "smtpath-package")

    def fastest(self, name, other):
        """What the faster one of another's two needs for a line."""
        times = [self.median[name, peer] for peer in self.peers if whose(peer) == other and (name, peer) in self.median]
        return min(times, default=None)

    def ratio(self, name, peer, other):
        """How many times faster than another's peer is."""
        time = self.fastest(name, other)
        return None if time is None or (name, peer) not in self.median else time / self.median[name, peer]

    def octets_a_cycle(self, name, peer):
        """0 cycles are known where the clock's rate is not."""
        if (name, peer) not in self.median or self.clock is None:
            return None
        return self.octets_a_line[name] / (self.median[name, peer] * self.clock[0])

    def whose(self):
        """The others, each once."""
        return list(dict.fromkeys(whose(peer) for peer in self.others))

    def shown(self):
        """Each peer once: of another's two, the one that is the faster of most sets."""
        def wins(peer):
            return sum(self.median.get((name, peer)) == self.fastest(name, whose(peer)) for name in self.sets)
        return (self.ours + [max((peer for peer in self.others if whose(peer) == other), key=wins) for other in self.whose()]
                + self.limits)


def processor():
    try:
        for line in open("/proc/cpuinfo", encoding="ascii", errors="replace"):
            if line.startswith(("model name", "Model")):
                return line.split(":", 1)[1].strip()
    except OSError:
        pass
    return platform.processor() or platform.machine()


def output_of(*command):
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""


def commit():
    """The commit that was measured, with what was changed behind it."""
    name = output_of("git", "rev-parse", "--short=10", "HEAD")
    return name + (", changed" if name and output_of("git", "status", "--porcelain", "--", "parser", "bench") else "")


def table(head, rows):
    """A Markdown table; the columns are padded, so that it reads as plain text too."""
    rows = [head] + rows
    widths = [max(len(row[i]) for row in rows) for i in range(len(head))]
    rule = ["-" * widths[0]] + ["-" * (width - 1) + ":" for width in widths[1:]]
    rows.insert(1, rule)
    for row in rows:
        yield "| " + " | ".join([row[0].ljust(widths[0])] + [cell.rjust(w) for cell, w in zip(row[1:], widths[1:])]) + " |"


def figure(value):
    return "–" if value is None else f"{value:.0f}" if value >= 100 else f"{value:.1f}"


def text(run):
    clock = f"; {run.clock[0]:.2f} GHz" if run.clock else ""
    yield (f"{processor()}{clock}; {output_of('gcc', '--version').splitlines()[0]}, -O2; {run.context['date'][:10]}, commit {commit()}; "
           f"{len(run.sets)} set{'s'[len(run.sets) == 1:]}, medians.")
    for peer, why in run.absent:
        yield f"Not measured: {peer}: {why}."
    yield ""
    yield "Nanoseconds a line:"
    yield ""
    yield from by_set(run, run.ours + run.limits, run.median.get)
    if run.others:
        yield f"Others, nanoseconds a line; with a level behind the name: compiled here, gcc {run.compiled}; without: as Debian compiles it:"
        yield ""
        yield from by_set(run, run.others, run.median.get)
    compared = run.whose() + [peer for peer in run.limits if peer == "add-octets"]
    for ours in dict.fromkeys([run.best()] + [peer for peer in ("smtpath-sse2", "smtpath-table", "smtpath-scalar") if peer in run.ours]):
        yield f"How many times faster {ours} is than another, that at its faster level (below 1: slower):"
        yield ""
        yield from by_set(run, compared, lambda key, ours=ours: run.ratio(key[0], ours, key[1]))
    yield from octets_a_cycle(run)
    yield from out_of_a_buffer(run)
    yield from package(run)
    yield from works(run)
    yield from cold(run)
    yield from with_threads(run)
    yield from disagreement(run)
    figures = run.folder / "figures"
    if figures.exists():
        yield figures.read_text().rstrip()


def disagreement(run):
    """How often another's answer is not ours."""
    names = [name for name in run.sets if any(agreed < lines for (of, _), (agreed, lines) in run.agreement.items() if of == name)]
    if not names:
        return
    peers = {}
    for name, peer in run.agreement:
        peers.setdefault(whose(peer), peer)
    yield "On so many lines of a set a peer's answer is not the productions' (accepted or not, and the mailbox's place); all others agree:"
    yield ""
    pairs = {(name, other): run.agreement[name, peer] for name in names for other, peer in peers.items() if (name, peer) in run.agreement}
    differing = [other for other in peers if any(pairs[key][0] < pairs[key][1] for key in pairs if key[1] == other)]
    rows = []
    for name in names:
        counts = [pairs.get((name, other)) for other in differing]
        rows.append([name, str(next(lines for _, lines in filter(None, counts)))] +
                    ["–" if count is None else str(count[1] - count[0]) for count in counts])
    yield from table(["set", "lines"] + differing, rows)
    yield ""


def by_set(run, peers, value):
    """A table: a row a set, a column a peer, for whose (set, peer) value gives a number or None."""
    yield from table(["set"] + [peer.removeprefix("smtpath-") for peer in peers],
                     [[name] + [figure(value((name, peer))) for peer in peers] for name in run.sets])
    yield ""


def octets_a_cycle(run):
    if run.clock is None:
        return
    yield f"Octets a cycle, at the clock's rate, {run.clock[0]:.2f} GHz ({run.clock[1]}):"
    yield ""
    peers = run.shown()
    yield from table(["set"] + [peer.removeprefix("smtpath-") for peer in peers],
                     [[name] + ["–" if (rate := run.octets_a_cycle(name, peer)) is None else f"{rate:.2f}" for peer in peers]
                      for name in run.sets])
    yield ""


def out_of_a_buffer(run):
    """Framing beside memchr, and what framing adds to reading: line by line, and all lines that are there at once."""
    yield from framed(run, "framing", "receiving", "one by one (smtpath_next_line)")
    yield from framed(run, "lines", "receiving-lines", "those that are there at once (smtpath_next_lines)")


def framed(run, framing, receiving, how):
    ours = [peer for peer in run.ours if any((name, f"{peer}/{framing}") in run.median for name in run.sets)]
    if not ours or "memchr" not in run.peers:
        return
    yield f"Lines out of a receive buffer, {how}: nanoseconds of framing, how many times as fast as"
    yield "memchr for LF that is, and how many times as long framing and reading take as reading alone:"
    yield ""
    rows = []
    for name in run.sets:
        row = [name, figure(run.median.get((name, "memchr")))]
        for peer in ours:
            time = run.median.get((name, f"{peer}/{framing}"))
            if time is None:
                row.append("–")
                continue
            ratio = run.median[name, f"{peer}/{receiving}"] / run.median[name, peer]
            row.append(f"{figure(time)}, {run.median[name, 'memchr'] / time:.2f}, {ratio:.2f}")
        rows.append(row)
    yield from table(["set", "memchr"] + [peer[8:] for peer in ours], [row for row in rows if any(cell != "–" for cell in row[2:])])
    yield ""


def package(run):
    """The packaged library beside the best build for this machine."""
    if "smtpath-package" not in run.peers:
        return
    best = run.best()
    ratios = [(run.median[name, "smtpath-package"] / run.median[name, best], name) for name in run.sets
              if (name, "smtpath-package") in run.median and (name, best) in run.median]
    yield f"The packaged library takes {statistics.median(ratio for ratio, _ in ratios):.2f} times what {best} takes (median of the sets), at"
    yield f"least {min(ratios)[0]:.2f} ({min(ratios)[1]}) and at most {max(ratios)[0]:.2f} ({max(ratios)[1]})."
    yield ""


# As works.h names them.
WORKS = {
    "render": "a refusal rendered", "refusal": "a refusal written", "hint": "its hint rendered", "caret": "its caret picture rendered",
    "reply": "a line of a reply read", "recorded": "the same, of recorded replies", "ehlo": "a line of a reply to EHLO read",
    "command": "a command written", "answer": "a reply written",
}


def works(run):
    """What is done besides reading commands."""
    if not run.works:
        return
    peers = [peer for peer in run.ours if any(key[1] == peer for key in run.works)]
    names = list(WORKS) + sorted({name for name, _ in run.works if name not in WORKS})
    yield "Besides the reading of commands: nanoseconds each; refused are lines of malformed-middle, the replies are nine lines to EHLO:"
    yield ""
    yield from table(["work"] + peers, [[WORKS.get(name, name)] + [figure(run.works.get((name, peer))) for peer in peers] for name in names
                                        if any(key[0] == name for key in run.works)])
    yield ""
    nine = [(peer, 9 * run.works["ehlo", peer]) for peer in peers if ("ehlo", peer) in run.works]
    yield "Nine lines of a reply to EHLO in all: " + ", ".join(f"{figure(time)} ({peer})" for peer, time in nine) + "."
    yield ""


def cold(run):
    """A connection's worth of lines, when the processor has forgotten all else."""
    path = run.folder / "cold"
    if not path.exists():
        return
    times = {}
    for line in path.read_text().splitlines():
        name, peer, nanoseconds = line.split()
        times[name, peer] = float(nanoseconds)
    peers = [peer for peer in run.shown() if any(key[1] == peer for key in times)]
    yield "Cold: nanoseconds a line, seven lines in a row where nothing of code, tables or lines is in the nearer caches:"
    yield ""
    yield from table(["set"] + [peer.removeprefix("smtpath-") for peer in peers],
                     [[name] + [figure(times.get((name, peer))) for peer in peers]
                                       for name in run.sets if any(key[0] == name for key in times)])
    yield ""


def with_threads(run):
    """Millions of lines a second, by threads that each read the mixed set."""
    counts = sorted({key[2] for key in run.threads})
    if not counts:
        return
    peers = [peer for peer in run.ours if any(key[1] == peer for key in run.threads)]
    yield "Millions of lines a second in all, the mixed set read by so many threads at once (by the clock on the wall):"
    yield ""
    yield from table(["threads"] + peers, [[str(count)] + [figure(run.threads.get(("mixed", peer, count), 0) / 1e6) for peer in peers]
                                           for count in counts])
    yield ""


def write_json(run, path):
    path.write_text(json.dumps({
        "processor": processor(),
        "date": run.context["date"][:10],
        "commit": commit(),
        "nanoseconds a line": {name: {peer: round(run.median[name, peer], 2) for peer in run.peers
                                      if (name, peer) in run.median}
                               for name in dict.fromkeys(key[0] for key in run.median)},
        "quartiles": {f"{name}/{peer}": [round(q, 2) for q in quartiles]
                      for (name, peer), quartiles in run.quartiles.items()},
        "nanoseconds of other works": {f"{name}/{peer}": round(time, 2) for (name, peer), time in run.works.items()},
        "agreement": {f"{name}/{peer}": pair for (name, peer), pair in run.agreement.items()},
        "octets a line": {name: round(octets, 1) for name, octets in run.octets_a_line.items()},
        "cycles a nanosecond": run.clock,
        "peers compiled with": run.compiled,
        "peers": run.does,
    }, indent=1) + "\n")


def bars(run, save):
    """One small chart a set: how long each peer needs for a line."""
    names = [name for name in run.sets if (name, "add-octets") in run.median]
    left_out = ("smtpath-package", "smtpath-ssse3", "memcpy")
    peers = [peer for peer in run.shown() if peer not in left_out][::-1]
    columns = 3
    rows = -(-len(names) // columns)
    picture, axes = plt.subplots(rows, columns, figsize=(11, (0.17 * len(peers) + 0.5) * rows), constrained_layout=True, squeeze=False)
    for axis, name in zip(axes.flat, names):
        values = [run.median.get((name, peer), 0) for peer in peers]
        axis.barh(peers, values, color=[colour(peer) for peer in peers], height=0.72)
        longest = max(values)
        for row, value in enumerate(values):
            axis.text(value + longest * 0.015, row, figure(value or None), va="center", fontsize=7.5, color="#333333")
        axis.set_title(name)
        axis.set_xlim(0, longest * 1.15)
        axis.xaxis.set_major_locator(MaxNLocator(5, integer=True))
        axis.tick_params(axis="y", length=0)
        axis.spines["left"].set_visible(False)
        if axis not in axes[:, 0]:
            axis.set_yticklabels([])
    for axis in axes.flat[len(names):]:
        axis.set_visible(False)
    for axis in axes[-1]:
        axis.set_xlabel("nanoseconds a line (shorter is better)")
    save(picture, "bars")


def lengths(run, save):
    """Time against length, both in powers of ten: a straight line of slope one is linear time."""
    picture, axis = plt.subplots(figsize=(8, 5), constrained_layout=True)
    sizes = sorted(int(name[7:]) for name in {key[0] for key in run.median} if name.startswith("length-"))
    ends = []

    def reads_all(peer):
        """Who keeps a limit refuses the long ones, which is soon done."""
        names = [(f"length-{size}", peer) for size in sizes]
        return all(name in run.median and len(set(run.agreement.get(name, (0, 0)))) == 1 for name in names)
    for peer in [p for p in run.shown() if (p == "smtpath-scalar" or p not in OURS) and reads_all(p)]:
        times = [run.median[f"length-{size}", peer] for size in sizes]
        axis.loglog(sizes, times, marker="o", markersize=3.5, color=colour(peer),
                    linewidth=2.2 if peer in OURS else 1.4)
        ends.append([times[-1], peer])
    below = 0.0
    for end, peer in sorted(ends):  # names that would lie on each other are pushed apart
        below = max(end, below * 1.45)
        axis.annotate(peer, (sizes[-1], below), xytext=(6, 0), textcoords="offset points", va="center",
                      color=colour(peer), fontsize=8.5)
    axis.set_xticks(sizes)
    axis.set_xticklabels([f"{size // 1024} KiB" if size >= 1024 else str(size) for size in sizes])
    axis.minorticks_off()
    axis.set_xlim(right=sizes[-1] * 2.6)
    axis.grid(axis="y", color="#eeeeee")
    axis.set_axisbelow(True)
    axis.set_xlabel("octets of the line")
    axis.set_ylabel("nanoseconds a line")
    axis.set_title("One mailbox with an ever longer domain, limits lifted")
    save(picture, "lengths")


def histogram(run, save):
    """How long each single line of the mixture takes."""
    times = collections.defaultdict(list)
    for line in (run.folder / "each-line").read_text().splitlines():
        peer, _, nanoseconds = line.split()
        times[peer].append(float(nanoseconds))
    shown = [peer for peer in run.shown() if peer in (run.best(), "smtpath-scalar") or whose(peer) in ("ragel-G2", "libdovecot")]
    shown = [peer for peer in shown if times.get(peer)]
    picture, axes = plt.subplots(len(shown), 1, figsize=(8, 1.55 * len(shown) + 0.6), sharex=True, constrained_layout=True)
    most = sorted(time for peer in shown for time in times[peer])
    right = most[int(len(most) * 0.985)]
    edges = [10 * i for i in range(int(right / 10) + 2)]  # the clock ticks every few nanoseconds
    for axis, peer in zip(axes, shown):
        axis.hist(times[peer], bins=edges, color=colour(peer))
        middle = statistics.median(times[peer])
        slow = statistics.quantiles(times[peer], n=100)[98]
        axis.axvline(middle, color="#222222", linewidth=0.8)
        axis.set_title(f"{peer}: median {figure(middle)} ns, 99 of 100 lines within {figure(slow)} ns")
        axis.set_yticks([])
        axis.spines["left"].set_visible(False)
    axes[-1].set_xlabel("nanoseconds for one line of the mixed set, the clock's own cost taken off")
    save(picture, "histogram")


def main():
    folder = pathlib.Path(sys.argv[1])
    targets = [folder.parent] + [pathlib.Path(argument) for argument in sys.argv[2:]]
    run = Run(folder)

    def save(picture, name):
        for target in targets:
            target.mkdir(parents=True, exist_ok=True)
            picture.savefig(target / f"{name}.svg", metadata={"Date": None})
            in_dark_too(target / f"{name}.svg")
            picture.savefig(folder / f"{name}.png", dpi=80)

    lines = "\n".join(text(run)) + "\n"
    print(lines, end="")
    if not run.with_lengths:  # somebody's own lines
        return
    for draw in (bars, lengths, histogram):
        draw(run, save)
    write_json(run, folder.parent / "bench.json")
    for target in targets[1:]:
        (target / "table.md").write_text(lines)
    print("\nwritten: " + ", ".join(str(folder.parent / name) for name in
                                    ("bench.json", "bars.svg", "lengths.svg", "histogram.svg")))


if __name__ == "__main__":
    main()
