#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""interop.py --corpus=FILE --work=FOLDER --out=FOLDER [--only=NAME,...] [--cases=PREFIX] [--against=FOLDER] [--jobs=N]

Sends every case of the corpus to real servers on loopback, and writes what each answers to OUT/NAME.json: code, enhanced
code and text, in three settings: behind HELO (no extension in play), behind EHLO, and behind EHLO with SMTPUTF8 on MAIL;
and messages with what may be taken for their end in their middle (messages.py), to see where each is ended.
Between cases stands RSET; a server that hangs up is called again; a case has ten seconds. FILE is the corpus as JSON
(./dev corpus --json). With --against, answers that are others than those kept there are shown. Status 0 if every server was
asked, 1 if one could not be or answered otherwise, 2 for a mistake in the call."""
import argparse
import json
import pathlib
import re
import shutil
import socket
import sys
import threading
import time

import cases as corpus
from asked import asked
import messages
import servers
from cases import verb_of
from stopping import stop_as_by_ctrl_c, write_whole

MODES = "helo", "ehlo", "smtputf8"
ENVELOPE_VERBS = b"MAIL", b"RCPT"
# Behind these the dialogue is another: a new connection follows.
LAST_VERBS = b"QUIT", b"DATA", b"BDAT", b"STARTTLS", b"AUTH", b"XCLIENT", b"ETRN", b"BURL", b"ATRN", b"TURN"


class HungUp(Exception):
    pass


class Connection:
    def __init__(self, server):
        self.server = server
        self.socket = None
        self.received = b""
        self.mode = None

    def close(self):
        if self.socket is not None:
            self.socket.close()
        self.socket, self.received, self.mode = None, b"", None

    def send(self, octets):
        try:
            self.socket.sendall(octets)
        except OSError as error:
            raise HungUp(str(error)) from error

    def read_line(self, seconds):
        self.socket.settimeout(seconds)
        while b"\n" not in self.received:
            try:
                part = self.socket.recv(65536)
            except TimeoutError:
                return None
            except OSError as error:
                raise HungUp(str(error)) from error
            if not part:
                raise HungUp("hung up")
            self.received += part
        line, _, self.received = self.received.partition(b"\n")
        return line.rstrip(b"\r")

    def reply(self, seconds=10):
        """The lines of one reply; None if none comes."""
        lines = []
        while True:
            line = self.read_line(seconds)
            if line is None:
                return lines or None
            lines.append(line)
            if line[3:4] != b"-":
                return lines

    def ask(self, octets, seconds=10):
        self.send(octets)
        return self.reply(seconds)

    def ready(self, mode):
        """Connected, greeted, and without a transaction; without a HELO, where that is what is asked."""
        if self.socket is not None and self.mode == mode and mode is not None:
            try:
                said = self.ask(b"RSET\r\n")
                if said and said[-1][:3] == b"250":
                    return
            except HungUp:
                pass
        self.close()
        self.socket = socket.create_connection(("127.0.0.1", self.server.port), timeout=10)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        greeting = self.reply()
        if not greeting or greeting[-1][:3] != b"220":
            raise HungUp("no greeting: %r" % greeting)
        if mode is not None:
            hello = b"LHLO" if self.server.lmtp else b"HELO" if mode == "helo" else b"EHLO"
            self.ask(hello + b" client.example.com\r\n")
            if self.server.login:
                self.ask(self.server.login)
        self.mode = mode


def modes_of(name, octets, server):
    if messages.is_message(name):
        return [messages.MODE]
    if verb_of(octets) in (b"HELO", b"EHLO", b"LHLO"):
        return [None]
    if verb_of(octets) not in ENVELOPE_VERBS:
        return ["ehlo"]
    return [mode for mode in MODES if not (mode == "helo" and server.lmtp) and not (mode == "smtputf8" and "SMTPUTF8" not in server.offers)]


def anonymous(text):
    """Without what differs from run to run: a queue's name, a time, a port, a process."""
    text = re.sub(r"\b\d{1,2}:\d\d:\d\d\b", "TIME", text)
    text = re.sub(r"\b[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}(\.\d+)?\b|(?<=queued as )\w+|(?<=> )\S+(?= Saved)", "ID", text)
    text = re.sub(r"\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d+ \w+ \d{4}\b", "DATE", text)
    text = re.sub(r"\b[0-9A-Za-z]{6}-[0-9A-Za-z]{6}-[0-9A-Za-z]{2}\b|\b[0-9A-F]{8,}(\.\d+)?\b|\b[0-9a-f]{8,}\b|\b\d[A-Za-z0-9]{13}\b", "ID", text)
    text = re.sub(r"\(([0-9A-F]{6})\)", "(ID)", text)
    return re.sub(r"\b(pid|port|secs?|seconds)[ =]\d+|\b\d+ (secs?|seconds)\b", r"\1", text)


def answer_of(lines, more):
    """[code, enhanced code, text], and how many more replies came: a line that was read as several commands."""
    if not lines:
        return [None, None, "no answer"]
    last = lines[-1].decode("utf-8", "backslashreplace")
    match = re.match(r"(\d{3})(?:[ -]|$)(?:([245]\.\d{1,3}\.\d{1,3})(?: |$))?(.*)", last, re.S)
    if not match:
        return [None, None, anonymous(last)]
    text = "CHALLENGE" if match.group(1) == "334" else anonymous(match.group(3))
    return [int(match.group(1)), match.group(2), text] + ([more] if more else [])


def converse(connection, octets, mode):
    connection.ready(mode)
    if verb_of(octets) == b"RCPT":
        utf8 = b" SMTPUTF8" if mode == "smtputf8" else b""
        said = connection.ask(b"MAIL FROM:<sender@example.com>" + utf8 + b"\r\n")
        if not said or said[-1][:3] != b"250":
            return [None, None, "MAIL with SMTPUTF8 was refused: " + anonymous((said or [b""])[-1].decode("utf-8", "backslashreplace"))]
    # a BDAT that is taken is answered behind its chunk, which nobody sends
    lines = connection.ask(octets + b"\r\n", 1 if verb_of(octets) == b"BDAT" else 10)
    more = 0
    if re.search(rb"[\r\n\0]", octets):  # read as several lines, perhaps
        while connection.reply(0.1):
            more += 1
        connection.close()
    elif verb_of(octets) in LAST_VERBS or (lines and lines[-1][:1] == b"3"):
        connection.close()
    return answer_of(lines, more)


def converse_message(connection, octets):
    """The answer to a message; how many more came says whether what stands in it was read as commands."""
    connection.ready(messages.MODE)
    for line in b"MAIL FROM:<sender@example.com>", b"RCPT TO:<user@mx.example.org>", b"DATA":
        said = connection.ask(line + b"\r\n")
        if not said or said[-1][:1] not in b"23":
            return answer_of(said, 0)
    lines, more = tell_message(connection, octets)
    try:
        connection.send(b"QUIT\r\n")
        while (connection.reply() or [b"221"])[-1][:3] != b"221":
            more += 1
    except HungUp:
        pass  # without an answer to QUIT
    connection.close()
    return answer_of(lines, more)


def tell_message(connection, octets):
    """The reply to a message, and how many came behind it. Where PIPELINING is not offered nothing may follow an end until that is answered."""
    if "PIPELINING" in connection.server.offers:
        return connection.ask(messages.HEADER + octets + messages.TAIL), 0
    lines = connection.ask(messages.HEADER + octets, 2)
    if lines is None:
        return connection.ask(messages.TAIL), 0
    return lines, 1 if connection.ask(b"NOOP\r\n") else 0


def is_of_the_line(answer):
    """Not of a busy server, of a slow machine, or of what was asked before on this connection."""
    return answer[0] not in (None, 421, 451) and not re.search("too many", answer[2], re.I)


def ask_case(connection, octets, mode):
    """Asked again where something else than the line may have been the reason for the answer."""
    for patience in 1, None:
        try:
            answer = converse_message(connection, octets) if mode == messages.MODE else converse(connection, octets, mode)
            if is_of_the_line(answer):
                return answer
        except (HungUp, OSError) as error:
            answer = [None, None, str(error)]
        # whatever may still come is no answer to the next line
        connection.close()
        if patience is not None:
            time.sleep(patience)
    return answer


class Progress:
    """A line that says how far all of them are."""

    def __init__(self, total):
        self.total, self.done, self.lock = total, 0, threading.Lock()
        self.shown = sys.stderr.isatty()
        self.last = time.monotonic()

    def step(self):
        with self.lock:
            self.done += 1
            if time.monotonic() - self.last > (0.5 if self.shown else 30):
                self.last = time.monotonic()
                end = "\r" if self.shown else "\n"
                print("%d of %d cases, %d %%" % (self.done, self.total, 100 * self.done // self.total), end=end, file=sys.stderr, flush=True)


def ask_all(server, cases, progress, answers, stop):
    connection = Connection(server)
    for name, octets in cases:
        for mode in modes_of(name, octets, server):
            if stop.is_set():
                return
            answers[(name, mode or "none")] = ask_case(connection, octets, mode)
        progress.step()
    connection.close()


def offered_by(server):
    """EHLO's keywords, without parameters."""
    connection = Connection(server)
    connection.ready(None)
    lines = connection.ask((b"LHLO" if server.lmtp else b"EHLO") + b" client.example.com\r\n")
    connection.close()
    return sorted(line[4:].decode("ascii", "replace").split(" ")[0].upper() for line in (lines or [])[1:])


def write_answers(server, version, offers, answers, out):
    """Each distinct reply stands once."""
    replies = sorted({json.dumps(answer, ensure_ascii=False) for answer in answers.values()})
    number = {reply: i for i, reply in enumerate(replies)}
    cases = {}
    for (name, mode), answer in sorted(answers.items()):
        cases.setdefault(name, {})[mode] = number[json.dumps(answer, ensure_ascii=False)]
    write_whole(out / (server.name + ".json"), '{"server":%s,"version":%s,"offers":%s,\n"replies":[\n%s\n],\n"cases":{\n%s\n}}\n' % (
        json.dumps(server.name), json.dumps(version), json.dumps(offers), ",\n".join(replies),
        ",\n".join("%s:%s" % (json.dumps(name), json.dumps(modes, separators=(",", ":"))) for name, modes in cases.items())))


def ask(server, cases, jobs, stop):
    """What a started server answers: (case, mode): answer."""
    server.offers = offered_by(server)
    answers, progress = {}, Progress(len(cases))
    threads = [threading.Thread(target=ask_all, args=(server, cases[i::jobs], progress, answers, stop), daemon=True) for i in range(jobs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        while thread.is_alive():
            thread.join(0.2)
    return answers


def ask_server(server, cases, jobs, out, stop):
    server.unpack()
    version = server.version()
    server.start()
    try:
        answers = ask(server, cases, jobs, stop)
        write_answers(server, version, server.offers, answers, out)
    finally:
        server.stop()
    accepted = sum(is_accepted(answer) for answer in answers.values())
    print("%-20s %-45s %5d answers, %5d of them 2xx or 3xx" % (server.name, version, len(answers), accepted), flush=True)


def is_accepted(answer):
    return answer is not None and answer[0] is not None and 200 <= answer[0] < 400


def differing(name, out, against):
    """What is answered otherwise than it was, of the lines that were asked then: lines to be shown."""
    kept, now = (json.loads((folder / (name + ".json")).read_text(encoding="utf-8")) for folder in (against, out))
    said = []
    for case, modes in now["cases"].items():
        for mode, number in modes.items():
            before = kept["cases"].get(case, {}).get(mode)
            if before is not None and kept["replies"][before] != now["replies"][number]:
                said.append("%s: %s (%s): %s, kept: %s" % (name, case, mode, now["replies"][number], kept["replies"][before]))
    return said


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=pathlib.Path, required=True)
    parser.add_argument("--work", type=pathlib.Path, required=True)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    parser.add_argument("--only", default="")
    parser.add_argument("--cases", default="")
    parser.add_argument("--against", type=pathlib.Path)
    parser.add_argument("--jobs", type=int, default=4)
    options = parser.parse_args()
    stop_as_by_ctrl_c()
    wanted = asked(parser, "server", servers.SERVERS, [name for name in options.only.split(",") if name])
    if shutil.which("unshare") is None:
        parser.error("unshare is not there (util-linux)")
    if options.jobs < 1:
        parser.error("--jobs: at least 1")
    cases = [(case.name, case.octets) for case in corpus.given(parser, options.corpus)] + messages.cases()
    cases = [(name, octets) for name, octets in cases if name.startswith(options.cases)]
    if not cases:
        parser.error("no case begins with %s" % options.cases)
    options.out.mkdir(parents=True, exist_ok=True)
    failed, stop = False, threading.Event()
    for number, kind in enumerate(servers.SERVERS):
        if kind not in wanted:
            continue
        folder = options.work.resolve() / kind.name
        folder.mkdir(parents=True, exist_ok=True)
        try:
            ask_server(kind(folder, 24000 + number), cases, kind.jobs or options.jobs, options.out, stop)
            if options.against:
                said = differing(kind.name, options.out, options.against)
                print("\n".join(said[:50] + ["%s: %d answers are others than those kept" % (kind.name, len(said))]), flush=True)
                failed = failed or bool(said)
        except RuntimeError as error:
            print("%s: %s" % (kind.name, error), file=sys.stderr)
            failed = True
        except KeyboardInterrupt:
            stop.set()
            sys.exit("stopped: %s, and whatever came before it, is whole or not written" % kind.name)
    return failed


if __name__ == "__main__":
    sys.exit(main())
