#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""matrix.py --corpus=FILE --answers=FOLDER --tool=SMTPATH --out=FOLDER [--page=FILE [--update]]

Holds what real servers answered (FOLDER/*.json, which interop.py writes) against smtpath, which reads each case strictly, with
every extension offered. Writes OUT/matrix.md, all of it; OUT/matrix.html, the same with filters; and OUT/summary.md, each server's
departures in a few lines. --page is the page that shows OUT/counts.md between two comments: status 1 if it shows another one, or
with --update it is written there. Else status 0, or 2 for a mistake in the call."""
import argparse
import collections
import html
import json
import pathlib
import re
import subprocess
import sys

import cases as corpus
from interop import is_accepted
import messages
from stopping import write_whole

HERE = pathlib.Path(__file__).resolve().parent
# Whoever accepts more than these does as RFC 5321 section 4.5.3.1 bids him.
LIMITS = {"local-part-too-long", "label-too-long", "domain-too-long", "literal-too-long", "path-too-long", "value-too-long",
          "line-too-long", "auth-line-too-long"}
# What a server may know that smtpath does not.
OPEN = {"unknown-verb", "unknown-parameter", "obsolete-verb", "unregistered-tag"}
# What most servers refuse, and smtpath takes: by which section.
TAKEN = {
    "command/bdat-21-digits-beyond": "RFC 3030 section 2: chunk-size has any number of digits",
    "command/data-tab": "RFC 5321 section 4.1.1: white space before CRLF should be tolerated",
    "mistake-code-point/u-2028": "RFC 6531 section 3.3: a U-label; which code points it may have is for IDNA (RFC 5892)",
    "mistake-code-point/u-2029": "the same",
    "mistake-octet/narrow-space-recipient": "the same",
    "mistake-octet/tab-behind-quit-not-removed": "RFC 5321 section 4.1.1: white space before CRLF should be tolerated",
    "parameter-size/greatest-of-64-bits": "RFC 1870 section 3: up to 20 digits; that it is too much is 552",
    "utf8/rcpt-not-in-force-no-break-space": "RFC 6531 section 3.3: a U-label; which code points it may have is for IDNA (RFC 5892)",
}
NOT_TAKEN = "%s has no section in matrix.py's TAKEN"
VERBS_OF_EXTENSIONS = {"STARTTLS": "STARTTLS", "AUTH": "AUTH", "BDAT": "CHUNKING", "ETRN": "ETRN", "ATRN": "ATRN", "BURL": "BURL",
                       "XCLIENT": "XCLIENT", "XFORWARD": "XFORWARD", "LHLO": "LMTP", "EXPN": "EXPN", "VRFY": "VRFY", "HELP": "HELP"}
OFFERED_BY = {"SIZE": "SIZE", "BODY": "8BITMIME", "SMTPUTF8": "SMTPUTF8", "RET": "DSN", "ENVID": "DSN", "NOTIFY": "DSN", "ORCPT": "DSN",
              "AUTH": "AUTH", "BY": "DELIVERBY", "HOLDFOR": "FUTURERELEASE", "HOLDUNTIL": "FUTURERELEASE"}


def ask_smtpath(tool, cases, *options):
    lines = "".join(octets.hex() + "\n" for octets, _ in cases.values())
    done = subprocess.run([tool, "check", "--json", "--input=hex", *options], input=lines, capture_output=True, text=True, check=False)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    if len(rows) != len(cases):
        sys.exit("matrix.py: %s gave %d answers for %d lines: %s" % (tool, len(rows), len(cases), done.stderr))
    return dict(zip(cases, rows))


def known_keywords(tool, offers):
    """Those of a server's EHLO keywords that smtpath knows."""
    known = subprocess.run([tool, "list", "--extensions"], capture_output=True, text=True, check=True).stdout.split()
    return [keyword for keyword in offers if keyword in known]


# ---- What a case is about, and what an answer is ---------------------------------------------------------------------

DOT = "smuggling by a dot"
SECURITY = (
    # CRLF within a line is an end of it that nobody sees; of a message's lines it is the end
    ("bare LF or CR", lambda octets, ours, mode: re.search(rb"[\r\n]", octets.replace(b"\r\n", b"") if mode == messages.MODE else octets)),
    (DOT, lambda octets, ours, mode: re.search(rb"(^|[\r\n])[ \r\0]?\.[. \r\0]?[\r\n]", octets)),
    ("NUL", lambda octets, ours, mode: b"\0" in octets),
    ("source route", lambda octets, ours, mode: "source-route" in ours.get("flags", ())),
    ("% in the local part", lambda octets, ours, mode: "percent" in ours.get("flags", ())),
    ("! in the local part", lambda octets, ours, mode: "bang" in ours.get("flags", ())),
    ("quoted @", lambda octets, ours, mode: "quoted-at" in ours.get("flags", ())),
    ("shell metacharacter", lambda octets, ours, mode: "shell" in ours.get("flags", ())),
    ("8-bit without SMTPUTF8", lambda octets, ours, mode: re.search(rb"[\x80-\xff]", octets) and b"SMTPUTF8" not in octets.upper()
     and not (mode == "smtputf8" and corpus.verb_of(octets) == b"RCPT")),
    ("control by xtext", lambda octets, ours, mode: re.search(rb"\+(0[0-9A-Fa-f]|1[0-9A-Fa-f]|7[Ff])", octets)),
)


def tags_of(octets, ours, mode):
    """Which of SECURITY a case is about."""
    return [tag for tag, shows in SECURITY if shows(octets, ours, mode)]


def needs(ours):
    """The extensions that an accepted line makes use of."""
    used = {OFFERED_BY.get(param["keyword"], param["keyword"]) for param in ours.get("params", ())}
    used |= {"BINARYMIME" for param in ours.get("params", ()) if (param.get("typed") or {}).get("choice") == "binarymime"}
    if ours.get("verb") in VERBS_OF_EXTENSIONS:
        used.add(VERBS_OF_EXTENSIONS[ours["verb"]])
    return used


def verdict(may, ours, answer, offers):
    """What an answer is beside the standard: "as", "more" (accepts what it must not), "less" (refuses what it must
    accept), "open" (the standard leaves it), "other" (not offered there), "none" (no answer)."""
    if answer is None or answer[0] is None:
        return "none"
    if is_accepted(answer):
        if ours["ok"]:
            return "as"
        return "open" if may or ours["reason"] in LIMITS | OPEN else "more"
    if not ours["ok"]:
        return "as"
    if answer[0] >= 500 and not needs(ours) <= set(offers):
        return "other"
    if 400 <= answer[0] < 500 or answer[0] in (503, 530, 550, 551, 554):
        return "open"  # its policy, or the place in the dialogue
    return "open" if may else "less"


# ---- The table -------------------------------------------------------------------------------------------------------


def judge(mode, octets, may, reading, answer, server):
    if answer is None:
        return ""
    if mode == messages.MODE:
        return messages.verdict(octets, answer)
    return verdict(may, reading, answer, () if mode == "helo" else server["offers"])  # behind HELO nothing is offered


def build(cases, ours, ours_utf8, servers):
    rows = []
    for name, (octets, may) in cases.items():
        for mode in ("none", "helo", "ehlo", "smtputf8", messages.MODE):
            answers = []
            for server in servers:
                number = server["cases"].get(name, {}).get(mode)
                answers.append(None if number is None else server["replies"][number])
            if all(answer is None for answer in answers):
                continue
            reading = (ours_utf8 if mode == "smtputf8" else ours)[name]
            rows.append({"name": name, "mode": mode, "octets": octets, "ours": reading, "tags": tags_of(octets, reading, mode), "answers": answers,
                         "verdicts": [judge(mode, octets, may, reading, *pair) for pair in zip(answers, servers)]})
    return rows


def shown(octets):
    text = "".join(chr(octet) if 0x20 <= octet < 0x7F and octet != 0x5C else "\\\\" if octet == 0x5C else "\\x%02X" % octet for octet in octets)
    return text if len(text) <= 120 else text[:100] + "... (%d octets)" % len(octets)


def our_answer(reading):
    if reading["ok"]:
        return "accepted end" if reading.get("ends") else "accepted"
    return "%d %s %s at %d" % (reading["code"], reading["enhanced"], reading["reason"], reading["offset"])


def their_answer(answer, mode):
    if answer is None:
        return ""
    ended = " end" if mode == messages.MODE and messages.outcome(answer) == "end" else ""
    return (" ".join(str(part) for part in answer[:2] if part is not None) or answer[2]) + ended


MARK = {"as": "", "more": " **+**", "less": " **−**", "open": "", "other": " (not offered)", "none": " ?", "": ""}


def write_markdown(rows, servers, file):
    file.write("# What each server answers to each case\n\n"
               "`+` accepts what it must not, `−` refuses what it must accept, `?` gave no answer. The modes: behind HELO, behind EHLO, and behind\n"
               "EHLO with SMTPUTF8 on MAIL; *none* before either; *data* in a message, which \"end\" says was ended there. smtpath reads strictly, with every extension offered.\n\n")
    for server in servers:
        file.write("- **%s**: %s\n" % (server["server"], server["version"]))
    head = ["case", "mode", "line", "smtpath"] + [server["server"] for server in servers]
    file.write("\n| %s |\n|%s\n" % (" | ".join(head), "---|" * len(head)))
    for row in rows:
        line = shown(row["octets"]).replace("|", "\\|").replace("`", "'")
        cells = [row["name"], row["mode"], "`%s`" % line, our_answer(row["ours"])]
        cells += [their_answer(answer, row["mode"]) + MARK[verdict] for answer, verdict in zip(row["answers"], row["verdicts"])]
        file.write("| %s |\n" % " | ".join(cells))


def write_html(rows, servers, file):
    data = [[row["name"], row["mode"], shown(row["octets"]), our_answer(row["ours"]), row["tags"],
             [[their_answer(answer, row["mode"]), (answer or [None, None, ""])[2], verdict] if answer else None
              for answer, verdict in zip(row["answers"], row["verdicts"])]] for row in rows]
    page = (HERE / "matrix.html").read_text(encoding="utf-8")
    payload = json.dumps({"servers": [[server["server"], server["version"]] for server in servers], "tags": [tag for tag, _ in SECURITY],
                          "rows": data}, ensure_ascii=True, separators=(",", ":")).replace("<", "\\u003c")
    file.write(page.replace("{{data}}", payload))


def write_counts(rows, servers, file):
    """The table of docs/interop.md: how many answers are of which kind, and of what bears on security how many lines are accepted."""
    file.write("| server | answers | as the standard | accepts what it must not | refuses what it must accept | left open | no answer |\n|---|---|---|---|---|---|---|\n")
    file.write("| smtpath | %d | %d | 0 | 0 | 0 | 0 |\n" % (len(rows), len(rows)))  # which the others are held against
    for i, server in enumerate(servers):
        count = collections.Counter(row["verdicts"][i] for row in rows if row["verdicts"][i])
        file.write("| %s | %d | %d | %d | %d | %d | %d |\n" % (server["server"], sum(count.values()), count["as"] + count["other"], count["more"],
                                                               count["less"], count["open"], count["none"]))
    file.write("\n| lines with | of them | smtpath | %s |\n|---|---|---|%s\n" % (" | ".join(server["server"] for server in servers), "---|" * len(servers)))
    for tag in [tag for tag, _ in SECURITY if tag != DOT]:  # which the next table is about
        some = [row for row in rows if tag in row["tags"] and row["mode"] in ("ehlo", "none")]
        accepted = [sum(is_accepted(row["answers"][i]) for row in some) for i in range(len(servers))]
        file.write("| %s | %d | %d | %s |\n" % (tag, len(some), sum(row["ours"]["ok"] for row in some), " | ".join(map(str, accepted))))
    write_ends(rows, servers, file)
    write_majority(rows, file)


def write_ends(rows, servers, file):
    """What each server makes of what stands in the middle of a message, beside smtpath's framing."""
    file.write("\n| in a message | smtpath | %s |\n|---|---|%s\n" % (" | ".join(server["server"] for server in servers), "---|" * len(servers)))
    for row in rows:
        if row["mode"] == messages.MODE:
            ours = "refused" if not row["ours"]["ok"] else "end" if row["ours"]["ends"] else "text"
            cells = [(messages.outcome(answer) or "?") + MARK[verdict] for answer, verdict in zip(row["answers"], row["verdicts"])]
            file.write("| `%s` | %s | %s |\n" % (shown(row["octets"]), ours, " | ".join(cells)))


def most(row, verdict):
    """Whether more than half of those that answered did so."""
    answered = [some for some in row["verdicts"] if some not in ("", "none", "other")]
    return 2 * sum(some == verdict for some in answered) > len(answered) > 2


def write_majority(rows, file):
    """Where smtpath departs from most servers: by its reason, with the section that it rests on; and what most refuse and it takes."""
    file.write("\n| most servers accept, and smtpath refuses: reason | section | lines | for example |\n|---|---|---|---|\n")
    groups = collections.defaultdict(list)
    for row in rows:
        if not row["ours"]["ok"] and most(row, "more"):
            groups[row["ours"]["reason"], row["ours"]["rfc"]].append(row)
    for (reason, rfc), some in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])):
        example = min(some, key=lambda row: (len(row["octets"]), row["octets"]))
        file.write("| %s | %s | %d | `%s` |\n" % (reason, rfc, len(some), shown(example["octets"]).replace("|", "\\|").replace("`", "'")))
    file.write("\n| most servers refuse, and smtpath accepts | section |\n|---|---|\n")
    for name in sorted({row["name"] for row in rows if row["ours"]["ok"] and most(row, "less")}):
        line = next(shown(row["octets"]) for row in rows if row["name"] == name).replace("|", "\\|").replace("`", "'")
        file.write("| `%s` | %s |\n" % (line, TAKEN.get(name, NOT_TAKEN % name)))


def write_summary(rows, servers, file):
    write_counts(rows, servers, file)
    for i, server in enumerate(servers):
        file.write("\n## %s\n\n%s\n" % (server["server"], server["version"]))
        for kind, title in (("more", "Accepts what it must not"), ("less", "Refuses what it must accept")):
            groups = collections.defaultdict(list)
            for row in rows:
                if row["verdicts"][i] == kind:
                    groups[row["ours"]["reason"] if kind == "more" else row["name"].rsplit("/", 1)[0]].append(row)
            if not groups:
                continue
            file.write("\n%s:\n\n| %s | lines | for example | answer |\n|---|---|---|---|\n" % (title, "by smtpath's reason" if kind == "more" else "by area"))
            for key, some in sorted(groups.items(), key=lambda item: -len(item[1])):
                example = min(some, key=lambda row: (len(row["octets"]), row["octets"]))
                file.write("| %s | %d | `%s` | %s |\n" % (key, len(some), shown(example["octets"]).replace("|", "\\|").replace("`", "'"),
                                                        html.escape(their_answer(example["answers"][i], example["mode"]))))


def hold_page(page, counts, update):
    """Whether the page shows these counts, or the page written so."""
    text = page.read_text(encoding="utf-8")
    head, begin, rest = text.partition("<!-- counts: ./dev interop -->\n")
    shown, end, tail = rest.partition("<!-- end -->")
    if not begin or not end:
        sys.exit("matrix.py: %s has no place for the counts" % page)
    if update:
        write_whole(page, head + begin + counts + end + tail)
    elif shown != counts:
        print("%s shows other counts than the answers give: ./dev interop --update writes them" % page)
        return False
    missing = re.findall(NOT_TAKEN % r"\S+", counts)
    for row in missing:
        print(row)
    return not missing


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for option in "--corpus", "--answers", "--tool", "--out":
        parser.add_argument(option, type=pathlib.Path, required=True)
    parser.add_argument("--page", type=pathlib.Path)
    parser.add_argument("--update", action="store_true")
    options = parser.parse_args()
    files = sorted(options.answers.glob("*.json"))
    if not files:
        parser.error("%s holds no answers" % options.answers)
    servers = [json.loads(file.read_text(encoding="utf-8")) for file in files]
    lines = {case.name: (case.octets, case.may) for case in corpus.given(parser, options.corpus)}
    cases = {**lines, **{name: (octets, False) for name, octets in messages.cases()}}
    rows = build(cases, {**ask_smtpath(options.tool, lines), **messages.readings(options.tool)}, ask_smtpath(options.tool, lines, "--smtputf8"), servers)
    options.out.mkdir(parents=True, exist_ok=True)
    for name, write in (("matrix.md", write_markdown), ("matrix.html", write_html), ("summary.md", write_summary), ("counts.md", write_counts)):
        with open(options.out / name, "w", encoding="utf-8") as file:
            write(rows, servers, file)
    print("%d rows of %d servers in %s" % (len(rows), len(servers), options.out))
    if options.page:
        return 0 if hold_page(options.page, (options.out / "counts.md").read_text(encoding="utf-8"), options.update) else 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
