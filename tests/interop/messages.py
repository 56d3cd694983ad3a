# SPDX-License-Identifier: MIT
"""What stands in the middle of a message, and might be taken for its end: behind it comes NOOP, as the message's last line, and then
the true end. A server that answers NOOP has ended the message too early, and by that way mail is smuggled: RFC 5321 section
4.1.1.4 knows one end, CRLF "." CRLF, and section 2.3.8 forbids to take a CR or an LF alone for the end of a line."""
import json
import subprocess

PREFIX = "message/"
MODE = "data"
HEADER = b"From: <sender@example.com>\r\nTo: <user@mx.example.org>\r\nSubject: ends\r\n\r\ntext"
TAIL = b"NOOP\r\n\r\n.\r\n"
TRUE_END = b"\r\n.\r\n"
# smtpath's reasons that are of how lines end, not of what they say.
FRAMING = "bare-lf", "bare-cr", "nul-octet"

OCTETS = (
    ("crlf-dot-crlf", TRUE_END),
    ("lf-dot-lf", b"\n.\n"),
    ("lf-dot-crlf", b"\n.\r\n"),
    ("crlf-dot-lf", b"\r\n.\n"),
    ("cr-dot-cr", b"\r.\r"),
    ("cr-dot-crlf", b"\r.\r\n"),
    ("crlf-dot-cr", b"\r\n.\r"),
    ("cr-dot-lf", b"\r.\n"),
    ("lf-dot-cr", b"\n.\r"),
    ("crlf-dot-cr-crlf", b"\r\n.\r\r\n"),
    ("crlf-cr-dot-crlf", b"\r\n\r.\r\n"),
    ("crlf-dot-nul-crlf", b"\r\n.\0\r\n"),
    ("crlf-nul-dot-crlf", b"\r\n\0.\r\n"),
    ("crlf-dot-space-crlf", b"\r\n. \r\n"),
    ("crlf-space-dot-crlf", b"\r\n .\r\n"),
    ("crlf-dot-dot-crlf", b"\r\n..\r\n"),
    ("lf-alone", b"\n"),
    ("cr-alone", b"\r"),
    ("nul", b"\0"),
)


def cases():
    """(name, octets)"""
    return [(PREFIX + name, octets) for name, octets in OCTETS]


def is_message(name):
    return name.startswith(PREFIX)


def readings(tool):
    """What smtpath's framing says of each message: by name, the first fault of its lines, or that there is none."""
    found = {}
    for name, octets in cases():
        done = subprocess.run([tool, "check", "--json", "--input=crlf"], input=HEADER + octets + TAIL, capture_output=True, check=False)
        faults = [row for row in map(json.loads, done.stdout.splitlines()) if row.get("reason") in FRAMING]
        found[name] = faults[0] if faults else {"ok": True, "ends": octets == TRUE_END}
    return found


def outcome(answer):
    """What became of one: "end", where NOOP was answered; "text", where it is part of the message; "refused"; None without an answer."""
    if answer is None or answer[0] is None:
        return None
    if len(answer) > 3:
        return "end"
    return "text" if 200 <= answer[0] < 400 else "refused"


def verdict(octets, answer):
    """As matrix.verdict: to end a message too early is "more", to refuse a valid one "less"."""
    became = outcome(answer)
    if became is None:
        return "none"
    if octets == TRUE_END:
        return "as" if became == "end" else "less"
    if became == "end":
        return "more"
    valid = not (set(octets.replace(b"\r\n", b"")) & set(b"\r\n\0"))
    if became == "refused":
        return "less" if valid else "as"
    return "as" if valid else "open"
