#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""test_postfix.py RECEIVER FOLDER: Debian's Postfix as a client, unpacked into FOLDER as ./dev interop does: it relays a message with
SMTPUTF8 and DSN over STARTTLS, which it insists on, and all that it was given arrives. Loopback only, in a namespace of its own.
Status 77 where this is not root, or unshare, apt-get or openssl is not there, or the receiver was built without TLS."""
import os
import pathlib
import shutil
import smtplib
import socket
import sys
import time
import unittest

import started
from started import PATIENCE

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "tests/interop"))
import clients  # noqa: E402

RECEIVER, FOLDER = sys.argv.pop(1), pathlib.Path(sys.argv.pop(1)).resolve()
SENDER = "gr\u00fc\u00dfe@example.com"
BODY = ("From: <a@example.com>\r\nTo: <b@example.org>\r\nDate: Thu, 1 Jan 1970 00:00:00 +0000\r\nMessage-ID: <1@client.example.com>\r\n"
        "Subject: gr\u00fc\u00dfe\r\n\r\n.\r\n..\r\nHello, \u7528\u6237.\r\n").encode()
# each recipient with its parameters
RECIPIENTS = {
    "\u7528\u6237@example.org": r"NOTIFY=SUCCESS,DELAY ORCPT=utf-8;\x{7528}\x{6237}@example.net",
    '"a b"@example.org': 'NOTIFY=NEVER ORCPT=rfc822;"a+20b"+2B@example.net',
    "user+tag@b\u00fccher.example": "NOTIFY=FAILURE",
}


class Relay(clients.PostfixRelay):
    """By TLS or not at all; what it does is in its log."""

    def configure(self):
        super().configure()
        for name, more in (("main", "smtp_tls_security_level = encrypt\nsmtp_tls_loglevel = 1\n"),
                           ("master", "tlsmgr unix - - n 1000? 1 tlsmgr\n")):
            with open(self.folder / ("conf/%s.cf" % name), "a", encoding="ascii") as file:
                file.write(more)

    def said(self):
        return (self.folder / "log").read_text(errors="backslashreplace")

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.stop()


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as some:
        return some.getsockname()[1]


def relay_to(receiver):
    relay = Relay(FOLDER, free_port())
    relay.relay_to = receiver.address[1]
    relay.unpack()
    return relay


def submit(port):
    with smtplib.SMTP("127.0.0.1", port, "client.example.com", timeout=PATIENCE) as session:
        session.ehlo()
        assert session.has_extn("dsn") and session.has_extn("smtputf8")
        for code, said in (session.mail(SENDER, ["SMTPUTF8", "BODY=8BITMIME", "RET=HDRS", "ENVID=QQ+2B314159"]),
                           *(session.rcpt(recipient, [how]) for recipient, how in RECIPIENTS.items()), session.data(BODY)):
            assert code == 250, said


def wait_until(holds):
    deadline = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < deadline, "it has not come to that"
        time.sleep(0.1)


def parameters(line):
    """Of a line of the envelope: its path, and its parameters as a set."""
    path, end, rest = line.partition("> ")
    return path + end.strip(), set(rest.split())


class Postfix(unittest.TestCase):
    def test_all_that_it_carried(self):
        with started.Receiver(RECEIVER, "--chunking", *started.certificate(FOLDER)) as receiver, relay_to(receiver) as relay:
            submit(relay.port)
            # one transaction a destination, or one for both domains
            wait_until(lambda: relay.said().count("status=sent") == len(RECIPIENTS))
            messages = [message.partition(b"\r\n\r\n") for message in receiver.messages()]
            said = relay.said()
        self.assertIn("TLS connection established to 127.0.0.1[127.0.0.1]:%d: TLSv1.3" % receiver.address[1], said)
        arrived = {}
        for envelope, _, message in messages:
            mail, *recipients = map(parameters, envelope.decode().split("\r\n"))
            self.assertEqual(mail[0], "MAIL FROM:<%s>" % SENDER)
            self.assertLessEqual({"SMTPUTF8", "BODY=8BITMIME", "RET=HDRS", "ENVID=QQ+2B314159"}, mail[1])
            arrived.update(recipients)
            self.assertEqual(message[message.index(b"From: "):], BODY)  # behind Received
        wanted = {"RCPT TO:<%s>" % recipient: set(how.split()) for recipient, how in RECIPIENTS.items()}
        self.assertEqual({path: how & wanted.get(path, set()) for path, how in arrived.items()}, wanted)

    def test_no_tls_no_mail(self):
        """So it was TLS by which it came."""
        with started.Receiver(RECEIVER) as receiver, relay_to(receiver) as relay:
            submit(relay.port)
            wait_until(lambda: relay.said().count("TLS is required, but was not offered") == len(RECIPIENTS))
            self.assertEqual(receiver.messages(), [])


if __name__ == "__main__":
    missing = [program for program in ("unshare", "apt-get", "openssl") if shutil.which(program) is None]
    if os.getuid() != 0 or missing:
        print("skipped: %s" % (", ".join(missing) + " is not there" if missing else "Postfix starts as root only"))
        sys.exit(77)
    FOLDER.mkdir(parents=True, exist_ok=True)
    unittest.main(verbosity=2)
