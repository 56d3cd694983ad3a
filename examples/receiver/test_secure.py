#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""test_secure.py RECEIVER: TLS, AUTH and BDAT over sockets, and what a client or the world does to them. Status 77 where
openssl is not there to make a certificate, or the receiver was built without it."""
import base64
import os
import pathlib
import shutil
import signal
import smtplib
import socket
import ssl
import subprocess
import sys
import tempfile
import unittest

import started
from started import PATIENCE, codes, until, until_end

RECEIVER = sys.argv.pop(1)
FOLDER = pathlib.Path(tempfile.mkdtemp())
HELLO = b"EHLO client.example.com\r\n"
SHOWN = ssl.create_default_context()
SHOWN.check_hostname = False
SHOWN.verify_mode = ssl.CERT_NONE


def prepare():
    """A certificate, and the passwords of two."""
    started.certificate(FOLDER)
    hashes = [subprocess.run(["openssl", "passwd", "-5", password], check=True, capture_output=True, text=True).stdout
              for password in ("open sesame", "gr\u00fc\u00dfe")]
    (FOLDER / "passwords").write_text("ann:" + hashes[0] + "bob:" + hashes[1], encoding="utf-8")


class Receiver(started.Receiver):
    """With everything on."""

    options = ["--chunking", f"--certificate={FOLDER}/certificate.pem", f"--key={FOLDER}/key.pem",
               f"--passwords={FOLDER}/passwords"]

    def __init__(self, *options, **how):
        super().__init__(RECEIVER, *self.options, *options, **how)


def secured(receiver, behind=b""):
    """A connection on which TLS was started, with octets in the clear behind the command."""
    connection = receiver.connect()
    connection.sendall(HELLO + b"STARTTLS\r\n" + behind)
    until(connection, b"220 2.0.0")
    return SHOWN.wrap_socket(connection)


class Secure(unittest.TestCase):
    def test_offers(self):
        """STARTTLS before TLS only, AUTH behind it only."""
        with Receiver() as receiver, secured(receiver) as client:
            client.sendall(HELLO)
            offered = until(client, b"250 ")
            self.assertIn(b"AUTH PLAIN", offered)
            self.assertIn(b"CHUNKING", offered)
            self.assertNotIn(b"STARTTLS", offered)
            with receiver.connect() as other:
                other.sendall(HELLO + b"AUTH PLAIN\r\nQUIT\r\n")
                said = until_end(other)
                self.assertIn(b"STARTTLS", said)
                self.assertNotIn(b"AUTH", said)
                self.assertEqual(codes(said), ["220", "250", "538", "221"])

    def test_what_was_received_before_is_gone(self):
        """Commands behind STARTTLS are not read, in the clear or under TLS; nor does a transaction survive it."""
        for behind in b"MAIL FROM:<smuggled@example.com>\r\n", b"RSET\r\n" * 1000, b"x" * 12000:
            with Receiver() as receiver:
                connection = receiver.connect()
                connection.sendall(HELLO + b"MAIL FROM:<a@example.com>\r\nSTARTTLS\r\n" + behind)
                said = until(connection, b"220 2.0.0 Ready to start TLS\r\n")
                self.assertEqual(codes(said), ["220", "250", "250", "220"])
                try:
                    client = SHOWN.wrap_socket(connection)
                except (ssl.SSLError, OSError):
                    continue  # what came late stood where the handshake should: no TLS, and no answer in the clear
                client.sendall(b"RCPT TO:<b@example.org>\r\nQUIT\r\n")
                self.assertEqual(codes(until_end(client)), ["503", "221"])
                client.close()

    def test_no_handshake(self):
        """Whoever speaks on in the clear is hung up on, unanswered."""
        with Receiver() as receiver, receiver.connect() as client:
            client.sendall(HELLO + b"STARTTLS\r\n")
            until(client, b"220 2.0.0")
            client.sendall(b"NOOP\r\n" * 100)
            try:
                said = until_end(client)
            except ConnectionResetError:
                said = b""
            self.assertNotIn(b"250", said)

    def test_silent_handshake(self):
        """Silence within the handshake ends."""
        with Receiver("--timeout=4") as receiver, receiver.connect() as client:
            client.sendall(HELLO + b"STARTTLS\r\n")
            until(client, b"220 2.0.0")
            self.assertEqual(until_end(client), b"")

    def test_starttls_twice(self):
        with Receiver() as receiver, secured(receiver) as client:
            client.sendall(HELLO + b"STARTTLS\r\nQUIT\r\n")
            self.assertEqual(codes(until_end(client)), ["250", "503", "221"])

    def test_a_large_message(self):
        """More than any buffer on the way, in records of all sizes."""
        body = b"".join(b"%d\r\n" % n for n in range(100000))
        with Receiver() as receiver, secured(receiver) as client:
            client.sendall(HELLO + b"MAIL FROM:<a@example.com>\r\nRCPT TO:<b@example.org>\r\nDATA\r\n")
            until(client, b"354")
            for at in range(0, len(body), 30011):
                client.sendall(body[at:at + 30011])
            client.sendall(b".\r\nQUIT\r\n")
            self.assertEqual(codes(until_end(client)), ["250", "221"])
            self.assertEqual(receiver.messages()[0].split(b"\r\n\r\n", 1)[1], body)

    def test_plain(self):
        """Initial response, challenge, cancelling, what is no base64, and what is no name and password."""
        def response(name, password, identity=""):
            return base64.b64encode("\0".join((identity, name, password)).encode())
        good = response("ann", "open sesame")
        with Receiver() as receiver:
            for sent, wanted in (
                    (b"AUTH PLAIN " + good, ["235"]), (b"auth plain\r\n" + good, ["334", "235"]),
                    (b"AUTH PLAIN " + response("bob", "gr\u00fc\u00dfe", "bob"), ["235"]),
                    (b"AUTH PLAIN " + response("ann", "open sesame", "bob"), ["535"]),
                    (b"AUTH PLAIN " + response("ann", "open"), ["535"]),
                    (b"AUTH PLAIN " + response("ann", "open sesame "), ["535"]),
                    (b"AUTH PLAIN " + response("eve", "open sesame"), ["535"]),
                    (b"AUTH PLAIN " + base64.b64encode(b"ann"), ["535"]), (b"AUTH PLAIN =", ["535"]),
                    (b"AUTH PLAIN\r\n*", ["334", "501"]), (b"AUTH PLAIN\r\nabc", ["334", "501"]),
                    (b"AUTH PLAIN abc", ["501"]), (b"AUTH LOGIN", ["504"]),
                    (b"AUTH PLAIN\r\n" + b"A" * 4000, ["334", "500"])):
                with secured(receiver) as client:
                    client.sendall(HELLO + sent + b"\r\nNOOP\r\nQUIT\r\n")
                    said = until_end(client)
                    self.assertEqual(codes(said), ["250", *wanted, "250", "221"], sent)
                    if b"abc" in sent:
                        self.assertIn(b"501 5.5.2", said)

    def test_authenticated_once(self):
        with Receiver() as receiver, secured(receiver) as client:
            client.sendall(b"AUTH PLAIN AA==\r\n" + HELLO + b"AUTH PLAIN " + base64.b64encode(b"\0ann\0open sesame") +
                           b"\r\nAUTH PLAIN\r\nMAIL FROM:<a@example.com>\r\nAUTH PLAIN\r\nQUIT\r\n")
            self.assertEqual(codes(until_end(client)), ["503", "250", "235", "503", "250", "503", "221"])

    def test_smtplib(self):
        with Receiver() as receiver:
            with smtplib.SMTP(*receiver.address, local_hostname="client.example.com") as s:
                s.starttls(context=SHOWN)
                s.login("ann", "open sesame")
                s.sendmail("a@example.com", ["b@example.org"], b"one\r\n")
            self.assertEqual(len(receiver.messages()), 1)


class Chunks(unittest.TestCase):
    def test_every_octet(self):
        """A chunk of every octet but bare CR and LF, in pieces; its commands are no commands."""
        body = bytes(octet for octet in range(256) if octet not in (10, 13)) + b"\r\nQUIT\r\n.\r\n"
        with Receiver() as receiver, receiver.connect() as client:
            octets = HELLO + b"MAIL FROM:<a@example.com>\r\nRCPT TO:<b@example.org>\r\n"
            for at in range(0, len(body), 7):
                piece = body[at:at + 7]
                octets += b"BDAT %d%s\r\n" % (len(piece), b" LAST" if at + 7 >= len(body) else b"") + piece
            for at in range(0, len(octets), 11):
                client.sendall(octets[at:at + 11])
            client.sendall(b"QUIT\r\n")
            until_end(client)
            self.assertEqual(receiver.messages()[0].split(b"\r\n\r\n", 1)[1], body)

    def test_a_chunk_that_breaks_off(self):
        with Receiver() as receiver:
            with receiver.connect() as client:
                client.sendall(HELLO + b"MAIL FROM:<a@example.com>\r\nRCPT TO:<b@example.org>\r\nBDAT 100 LAST\r\nabc")
                client.shutdown(socket.SHUT_WR)
                self.assertEqual(codes(until_end(client)), ["220", "250", "250", "250"])
            self.assertEqual(receiver.messages(), [])

    def test_a_fault_in_the_line_of_a_chunk(self):
        """Nobody knows how many octets follow: nothing behind it is read as a command."""
        letter = b"Subject: x\r\nMAIL FROM:<evil@example.com>\r\nRCPT TO:<v@example.org>\r\nDATA\r\nx\r\n.\r\n"
        for line in (b"BDAT x\r\n", b"BDAT 1 LAS\r\n", b"BDAT 60\n", b"BDAT 60\0\r\n", b"bdat 60\rLAST\r\n",
                     b"BDAT " + b"6" * 13000 + b"\r\n"):
            with Receiver() as receiver:
                with receiver.connect() as client:
                    client.sendall(HELLO + line + letter)
                    client.shutdown(socket.SHUT_WR)
                    try:
                        said = codes(until_end(client))
                    except ConnectionResetError:
                        said = ["220", "250", "500"]
                    self.assertEqual(len(said), 3, (line, said))
                    self.assertEqual(said[2][0], "5", (line, said))
                self.assertEqual(receiver.messages(), [], line)


class World(unittest.TestCase):
    def test_nobody_reads_standard_error(self):
        """A message that cannot be stored, and a complaint that nobody reads: 452, and on with it."""
        reading, writing = os.pipe()
        receiver = Receiver(stderr=writing)
        os.close(writing)
        os.close(reading)
        receiver.spool.cleanup()
        for _ in range(3):
            with receiver.connect() as client:
                client.sendall(HELLO + b"MAIL FROM:<a@example.com>\r\nRCPT TO:<b@example.org>\r\nDATA\r\nx\r\n.\r\nQUIT\r\n")
                self.assertEqual(codes(until_end(client))[-2:], ["452", "221"])
        receiver.process.send_signal(signal.SIGTERM)
        self.assertEqual(receiver.process.wait(timeout=PATIENCE), 0)
        receiver.process.stdout.close()

    def test_options(self):
        for complaint, *arguments in (
                ("go together", f"--certificate={FOLDER}/certificate.pem"), ("go together", f"--key={FOLDER}/key.pem"),
                ("wants --certificate", f"--passwords={FOLDER}/passwords"),
                ("certificate.pem", f"--certificate={FOLDER}/certificate.pem", f"--key={FOLDER}/certificate.pem"),
                ("No such file", "--passwords=/nonexistent", *Receiver.options[1:3]),
                ("not NAME:HASH (line 1)", f"--passwords={FOLDER}/key.pem", *Receiver.options[1:3])):
            done = subprocess.run([RECEIVER, "--discard", "--listen=127.0.0.1:0", *arguments], capture_output=True, text=True,
                                  timeout=PATIENCE, check=False)
            self.assertEqual(done.returncode, 2, arguments)
            self.assertIn(complaint, done.stderr)


if __name__ == "__main__":
    if shutil.which("openssl") is None:
        print("openssl is not there")
        sys.exit(77 if "CI" not in os.environ else 1)
    try:
        prepare()
        unittest.main(verbosity=2)
    finally:
        shutil.rmtree(FOLDER)
