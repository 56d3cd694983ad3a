#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""test_server.py RECEIVER: what sockets can do to it: pieces, silence, crowds, early ends, resets, bad options."""
import pathlib
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import time
import unittest

import started
from started import PATIENCE, codes, until_end

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "tests/interop"))
import messages  # noqa: E402

RECEIVER = sys.argv.pop(1)
ENVELOPE = b"EHLO client.example.com\r\nMAIL FROM:<a@example.com>\r\nRCPT TO:<b@example.org>\r\nDATA\r\n"


class Receiver(started.Receiver):
    def __init__(self, *options, **how):
        super().__init__(RECEIVER, *options, **how)


class Connections(unittest.TestCase):
    def test_ipv6(self):
        interfaces = pathlib.Path("/proc/net/if_inet6")
        if not interfaces.exists() or "0" * 31 + "1" not in interfaces.read_text():
            self.skipTest("this machine has no ::1")
        with Receiver(listen="[::1]:0") as receiver, receiver.connect() as client:
            client.sendall(b"QUIT\r\n")
            self.assertEqual(codes(until_end(client)), ["220", "221"])

    def test_octet_by_octet(self):
        with Receiver() as receiver, receiver.connect() as client:
            for octet in ENVELOPE + b"one\r\n..\r\n.\r\nQUIT\r\n":
                client.sendall(bytes([octet]))
                time.sleep(0.0005)
            self.assertEqual(codes(until_end(client)), ["220", "250", "250", "250", "354", "250", "221"])
            self.assertEqual(receiver.messages(),
                             [b"MAIL FROM:<a@example.com>\r\nRCPT TO:<b@example.org>\r\n\r\none\r\n.\r\n"])

    def test_what_is_not_the_end(self):
        """What other servers end a message at is text here, or, with a bare CR or LF, the reason to refuse it."""
        for name, octets in messages.cases():
            with self.subTest(name), Receiver() as receiver, receiver.connect() as client:
                client.sendall(ENVELOPE + messages.HEADER + octets + messages.TAIL + b"QUIT\r\n")
                bare = set(octets.replace(b"\r\n", b"")) & set(b"\r\n")
                behind = ["250", "250", "500", "500"] if octets == messages.TRUE_END else ["554" if bare else "250"]
                self.assertEqual(codes(until_end(client)), ["220", "250", "250", "250", "354", *behind, "221"])
                self.assertEqual(len(receiver.messages()), 0 if bare else 1)

    def test_sync(self):
        """With --sync a message is there as without."""
        with Receiver("--sync") as receiver, receiver.connect() as client:
            client.sendall(ENVELOPE + b"one\r\n.\r\nQUIT\r\n")
            self.assertEqual(codes(until_end(client)), ["220", "250", "250", "250", "354", "250", "221"])
            self.assertEqual(len(receiver.messages()), 1)

    def test_discard(self):
        """With --discard messages are counted."""
        with subprocess.Popen([RECEIVER, "--discard", "--listen=127.0.0.1:0"], stdout=subprocess.PIPE, text=True) as receiver:
            port = int(receiver.stdout.readline().rsplit(":", 1)[1])
            with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as client:
                client.sendall(ENVELOPE + b"one\r\n.\r\nQUIT\r\n")
                self.assertEqual(codes(until_end(client))[-2:], ["250", "221"])
            receiver.send_signal(signal.SIGTERM)
            self.assertEqual(receiver.stdout.read(), "taken: 1 messages of 5 octets\n")
            self.assertEqual(receiver.wait(timeout=PATIENCE), 0)

    def test_half_closed(self):
        """Who shuts down the sending side is still answered: behind QUIT, and without it."""
        for last in b"QUIT\r\n", b"NOOP\r\n" * 3000:
            with Receiver() as receiver, receiver.connect() as client:
                client.sendall(ENVELOPE + b"one\r\n.\r\n" + last)
                client.shutdown(socket.SHUT_WR)
                wanted = ["221"] if last.startswith(b"QUIT") else ["250"] * 3000
                self.assertEqual(codes(until_end(client)), ["220", "250", "250", "250", "354", "250"] + wanted)
                self.assertEqual(len(receiver.messages()), 1)

    def test_half_closed_half_said(self):
        """A line or a message without its end was not sent: no reply, no message."""
        for octets, wanted in (b"NOOP\r\nNOO", ["220", "250"]), (ENVELOPE + b"one\r\n.\r", ["220", "250", "250", "250", "354"]):
            with Receiver() as receiver, receiver.connect() as client:
                client.sendall(octets)
                client.shutdown(socket.SHUT_WR)
                self.assertEqual(codes(until_end(client)), wanted)
                self.assertEqual(receiver.messages(), [])

    def test_quit_is_heard_though_more_was_sent(self):
        """What comes behind QUIT does not destroy the reply to it by a reset."""
        with Receiver() as receiver, receiver.connect() as client:
            client.sendall(b"QUIT\r\n" + b"x" * 200000)
            time.sleep(0.2)
            self.assertEqual(codes(until_end(client)), ["220", "221"])

    def test_back_pressure(self):
        """Who sends and does not read is not read any more, and is answered in full once he reads."""
        with Receiver() as receiver, receiver.connect() as client:
            client.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 65536)
            client.setblocking(False)
            sent, silent = 0, 0
            while silent < 20:
                try:
                    sent += client.send(b"HELP\r\n"[sent % 6:] + b"HELP\r\n" * 1000)
                    silent = 0
                except BlockingIOError:
                    silent += 1
                    time.sleep(0.02)
            client.setblocking(True)
            answers = client.makefile("rb")
            self.assertEqual(answers.readline()[:3], b"220")
            for _ in range(sent // 6):
                self.assertEqual(answers.readline()[:3], b"214")
            client.sendall((b"HELP\r\n"[sent % 6:] if sent % 6 else b"") + b"QUIT\r\n")
            self.assertEqual(codes(answers.read()), ["214", "221"] if sent % 6 else ["221"])

    def test_reset(self):
        """A connection that is reset in a message leaves no message and no file."""
        with Receiver() as receiver:
            before = receiver.files()
            for _ in range(20):
                client = receiver.connect()
                client.sendall(ENVELOPE + b"x" * 10000)
                client.recv(3)
                client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                client.close()
            deadline = time.monotonic() + PATIENCE
            while receiver.files() > before and time.monotonic() < deadline:
                time.sleep(0.02)
            self.assertEqual(receiver.files(), before)
            self.assertEqual(receiver.messages(), [])

    def test_full(self):
        """One too many is turned away with a 421; there is room again when one leaves."""
        with Receiver("--connections=2") as receiver:
            first, second = receiver.connect(), receiver.connect()
            self.assertEqual(first.recv(3) + second.recv(3), b"220220")
            with receiver.connect() as third:
                self.assertEqual(codes(until_end(third)), ["421"])
            first.sendall(b"QUIT\r\n")
            until_end(first)
            first.close()
            answer, deadline = b"421", time.monotonic() + PATIENCE
            while answer == b"421" and time.monotonic() < deadline:
                with receiver.connect() as third:
                    answer = third.recv(3)
            self.assertEqual(answer, b"220")
            second.close()

    def test_time_out(self):
        """Silence ends in a 421, within a message too; octets that make no line are silence."""
        with Receiver("--timeout=4") as receiver:  # longer than a busy machine keeps this client waiting
            for octets, wanted in (b"", ["220", "421"]), (ENVELOPE + b"one\r\n", ["220", "250", "250", "250", "354", "421"]):
                with receiver.connect() as client:
                    begun = time.monotonic()
                    client.sendall(octets)
                    self.assertEqual(codes(until_end(client)), wanted)
                    self.assertGreater(time.monotonic() - begun, 3.9)
            with receiver.connect() as client:
                client.settimeout(0.2)
                octets, deadline = b"", time.monotonic() + PATIENCE
                while time.monotonic() < deadline:
                    try:
                        client.sendall(b"x")
                        octets += client.recv(1000)
                    except TimeoutError:
                        continue
                    except OSError:
                        break
                self.assertEqual(codes(octets), ["220", "421"])
            self.assertEqual(receiver.messages(), [])

    def test_sigterm(self):
        """Who is connected is told; what was not acknowledged is not in the spool."""
        with Receiver() as receiver:
            client = receiver.connect()
            client.sendall(ENVELOPE + b"x" * 10000)
            octets = b""
            while b"354" not in octets:
                octets += client.recv(1000)
            receiver.process.send_signal(signal.SIGTERM)
            octets += until_end(client)
            self.assertEqual(codes(octets), ["220", "250", "250", "250", "354", "421"])
            client.close()

    def test_spool_that_cannot_be_written(self):
        """Then nothing is acknowledged."""
        receiver = Receiver()
        with receiver.connect() as client:
            receiver.spool.cleanup()
            client.sendall(ENVELOPE + b"one\r\n.\r\nNOOP\r\nQUIT\r\n")
            self.assertEqual(codes(until_end(client)), ["220", "250", "250", "250", "354", "452", "250", "221"])
        receiver.process.send_signal(signal.SIGTERM)
        out, err = receiver.process.communicate(timeout=PATIENCE)
        self.assertEqual(receiver.process.returncode, 0)
        self.assertIn("taken: 0 messages", out)
        self.assertIn("open: No such file or directory", err)


class Calls(unittest.TestCase):
    """Options that make no sense: what is wrong is said on standard error, and the status is 2."""

    def refused(self, complaint, *arguments):
        done = subprocess.run([RECEIVER, *arguments], capture_output=True, text=True, timeout=PATIENCE, check=False)
        self.assertEqual(done.returncode, 2)
        self.assertIn(complaint, done.stderr)
        self.assertEqual(done.stdout, "")

    def test_options(self):
        self.refused("where do messages go")
        self.refused("where do messages go", "--discard", "--spool=/tmp")
        self.refused("--nonsense: no such option", "--discard", "--nonsense")
        self.refused("--timeout=0: not a number", "--discard", "--timeout=0")
        self.refused("--size=1k: not a number", "--discard", "--size=1k")
        self.refused("--connections=99999: not a number", "--discard", "--connections=99999")
        self.refused("--discard=yes: takes no value", "--discard=yes")
        self.refused("--spool: wants a value", "--spool")
        self.refused("not a domain", "--discard", "--name=a b")
        self.refused("not ADDRESS:PORT", "--discard", "--listen=localhost:25")
        self.refused("not ADDRESS:PORT", "--discard", "--listen=::1:25")
        self.refused("too many --listen", "--discard", *["--listen=127.0.0.1:0"] * 9)
        self.refused("No such file", "--spool=/nonexistent")

    def test_table(self):
        with tempfile.NamedTemporaryFile("w") as table:
            for text, complaint in (("# x\n\na@b 250 c@d\n", ":3: expected MAILBOX 251|551 MAILBOX"),
                                    ("a@b 251 c d@e\n", ':1: expected "@"\nc d@e\n ^\n')):
                table.seek(0)
                table.truncate()
                table.write(text)
                table.flush()
                self.refused(table.name + complaint, "--discard", "--forward=" + table.name)
        self.refused("No such file", "--discard", "--forward=/nonexistent")

    def test_taken_port(self):
        with socket.create_server(("127.0.0.1", 0)) as taken:
            done = subprocess.run([RECEIVER, "--discard", "--listen=127.0.0.1:%d" % taken.getsockname()[1]],
                                  capture_output=True, text=True, timeout=PATIENCE, check=False)
        self.assertEqual(done.returncode, 2)
        self.assertIn("Address already in use", done.stderr)

    def test_help(self):
        done = subprocess.run([RECEIVER, "--help"], capture_output=True, text=True, timeout=PATIENCE, check=True)
        self.assertTrue(done.stdout.startswith("usage: "))


if __name__ == "__main__":
    unittest.main(verbosity=2)
