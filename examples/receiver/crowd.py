#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""crowd.py RECEIVER [CONNECTIONS [kill|disk|files]]: CONNECTIONS (default 10000) at once, a quarter each honest, slow, silent
and garbage. Whatever was acknowledged must be in the spool, octet by octet, and nothing that was not sent.

kill    the receiver is killed (SIGKILL) in the middle, and nothing acknowledged is lost
disk    the spool is a file system of one MiB, which fills (wants root): 452, and on with it once there is room
files   the receiver may open no further file: 452 and waiting connections, and on with it once it may

Status 0 if so, 1 if not, 2 for a mistake in the call, 77 where the machine does not allow it."""
import pathlib
import resource
import selectors
import signal
import socket
import subprocess
import sys
import tempfile
import time

ENVELOPE = b"MAIL FROM:<crowd@example.com>\r\nRCPT TO:<user@example.org>\r\n"
KINDS = "honest", "slow", "silent", "garbage"


class Client:
    """One connection: what it has to send, and in which pieces; what it was answered."""

    def __init__(self, number, address):
        self.kind = KINDS[number % len(KINDS)]
        self.body = b"number %d\r\n" % number * (1 + number % 50)
        self.left, self.piece = self.speech(number), 1 << 16
        if self.kind == "slow":
            self.piece = 1 + number % 7
        self.said = b""
        self.ended = False
        self.socket = socket.socket()
        self.socket.setblocking(False)
        self.socket.connect_ex(address)

    def speech(self, number):
        if self.kind == "silent":
            return b"NOO"
        if self.kind == "garbage":
            return bytes((number * 31 + i * 131) & 0xFF for i in range(400)) + b"\r\n" * 20
        return b"EHLO client.example.com\r\n" + ENVELOPE + b"DATA\r\n" + self.body + b".\r\nQUIT\r\n"

    @property
    def acknowledged(self):
        """Of the message: its 250 has come whole."""
        behind = self.said.partition(b"\r\n354 ")[2]
        return b"\r\n250 2.0.0 Message taken" in behind and behind.split(b"Message taken", 1)[1].find(b"\r\n") >= 0

    def write(self):
        try:
            self.left = self.left[self.socket.send(self.left[:self.piece]):]
        except BlockingIOError:
            pass
        except OSError:
            self.ended = True

    def read(self):
        try:
            part = self.socket.recv(4096)
        except BlockingIOError:
            return
        except OSError:
            part = b""
        self.said += part
        self.ended = self.ended or not part


class Receiver:
    def __init__(self, program, connections, spool):
        self.process = subprocess.Popen([program, "--spool=%s" % spool, "--listen=127.0.0.1:0", "--timeout=600",
                                         "--connections=%d" % min(connections + 100, 10000)], stdout=subprocess.PIPE,
                                        stderr=subprocess.DEVNULL, text=True)
        line = self.process.stdout.readline()
        if not line:
            sys.exit(77)
        self.address = ("127.0.0.1", int(line.rsplit(":", 1)[1]))

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.communicate(timeout=600)
        assert self.process.returncode == 0, self.process.returncode


def run(clients, until, seconds=1200):
    """Serves all of them until each honest and slow one has ended, or until() says that it is enough."""
    selector = selectors.DefaultSelector()
    open_ = [client for client in clients if not client.ended]
    for client in open_:
        selector.register(client.socket, selectors.EVENT_READ | selectors.EVENT_WRITE, client)
    waiting = {client for client in open_ if client.kind in ("honest", "slow")}
    deadline = time.monotonic() + seconds
    while waiting and not until() and time.monotonic() < deadline:
        for key, events in selector.select(1):
            client = key.data
            if events & selectors.EVENT_WRITE and client.left:
                client.write()
                if not client.left:
                    selector.modify(client.socket, selectors.EVENT_READ, client)
            if events & selectors.EVENT_READ:
                client.read()
            if client.ended:
                selector.unregister(client.socket)
                client.socket.close()
                waiting.discard(client)
    selector.close()
    return waiting


def check(clients, spool, whole=True):
    """Each acknowledged message is there, and nothing else but what was sent whole and not yet acknowledged."""
    there = {}
    for path in pathlib.Path(spool).iterdir():
        if path.suffix == ".tmp":
            assert not whole, path
            continue
        there.setdefault(path.read_bytes(), []).append(path)
    sent = {ENVELOPE + b"\r\n" + client.body: client for client in clients if client.kind in ("honest", "slow")}
    acknowledged = [client for client in sent.values() if client.acknowledged]
    lost = [client for client in acknowledged if ENVELOPE + b"\r\n" + client.body not in there]
    strange = [octets for octets in there if octets not in sent]
    twice = [paths for paths in there.values() if len(paths) > 1]
    assert not lost, "%d acknowledged messages are lost" % len(lost)
    assert not strange, "%d messages are there that nobody sent" % len(strange)
    assert not twice, "%d messages are there twice" % len(twice)
    return len(acknowledged), len(there)


def crowd(program, count, spool, trouble):
    receiver = Receiver(program, count, spool)
    clients = [Client(number, receiver.address) for number in range(count)]
    begun = time.monotonic()

    def killed():
        done = sum(client.acknowledged for client in clients[:400])
        if trouble == "kill" and done >= min(20, count // 20):
            receiver.process.kill()
            receiver.process.wait()
            return True
        return False

    if trouble == "files":
        whole = resource.prlimit(receiver.process.pid, resource.RLIMIT_NOFILE)
        resource.prlimit(receiver.process.pid, resource.RLIMIT_NOFILE, (count // 2, whole[1]))
        run(clients, lambda: False, 5)
        resource.prlimit(receiver.process.pid, resource.RLIMIT_NOFILE, whole)
    waiting = run(clients, killed)
    if trouble == "kill":
        for client in clients:  # what was said before it died
            if client.socket.fileno() >= 0:
                client.read()
    else:
        assert not waiting, "%d clients were not served" % len(waiting)
        with socket.create_connection(receiver.address, timeout=600) as last:
            last.sendall(b"QUIT\r\n")
            assert last.makefile("rb").read()[-5:] == b"Bye\r\n"
        receiver.stop()
    acknowledged, there = check(clients, spool, whole=trouble != "kill")
    refused = sum(b"\r\n452 " in client.said for client in clients)
    print("%d connections at once, %d messages acknowledged, %d in the spool, %d refused by 452, %.1f s"
          % (count, acknowledged, there, refused, time.monotonic() - begun))
    served = [client for client in clients if client.kind in ("honest", "slow")]
    if trouble is None:
        assert acknowledged == len(served), "%d of %d" % (acknowledged, len(served))
    elif trouble == "disk":
        assert refused > 0 and acknowledged > 0 and acknowledged + refused == len(served)
    assert acknowledged > 0


def main():
    arguments = sys.argv[1:]
    count = arguments[1] if len(arguments) > 1 else "10000"
    trouble = arguments[2] if len(arguments) > 2 else None
    if not arguments or len(arguments) > 3 or not count.isdigit() or int(count) < 100 or trouble not in (None, "kill", "disk", "files"):
        print(__doc__, file=sys.stderr)
        sys.exit(2)
    needed = int(count) + 200
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (needed, hard if hard == resource.RLIM_INFINITY else max(hard, needed)))
    except (ValueError, OSError):
        print("this machine allows a process %d open files, and %d are needed" % (hard, needed))
        sys.exit(77)
    with tempfile.TemporaryDirectory() as spool:
        if trouble == "disk" and subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "none", spool], check=False,
                                                capture_output=True).returncode != 0:
            print("no file system can be mounted here")
            sys.exit(77)
        try:
            crowd(arguments[0], int(count), spool, trouble)
        except AssertionError as failure:
            print("crowd.py:", failure, file=sys.stderr)
            sys.exit(1)
        finally:
            if trouble == "disk":
                subprocess.run(["umount", "-l", spool], check=True)


main()
