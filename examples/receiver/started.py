# SPDX-License-Identifier: MIT
"""A receiver that a test starts, with a spool of its own, and what is read from a connection to it."""
import os
import pathlib
import signal
import socket
import subprocess
import sys
import tempfile

PATIENCE = 600  # seconds, of a machine however busy: what takes so long does not come


class Receiver:
    """For one test. Ends the program with status 77 where the receiver lacks what its options want."""

    def __init__(self, program, *options, listen="127.0.0.1:0", stderr=subprocess.PIPE):
        self.spool = tempfile.TemporaryDirectory()
        self.process = subprocess.Popen([program, "--spool=" + self.spool.name, "--listen=" + listen, *options],
                                        stdout=subprocess.PIPE, stderr=stderr, text=True)
        line = self.process.stdout.readline()
        if not line:
            complaint = self.process.stderr.read()
            print(complaint, file=sys.stderr)
            sys.exit(77 if "without OpenSSL" in complaint else 1)
        address, port = line.split()[-1].rsplit(":", 1)
        self.address = (address.strip("[]"), int(port))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        """It ends well on SIGTERM, without a complaint, and has counted what is there."""
        self.process.send_signal(signal.SIGTERM)
        out, err = self.process.communicate(timeout=PATIENCE)
        messages = self.messages()
        self.spool.cleanup()
        assert self.process.returncode == 0, (self.process.returncode, err)
        assert err == "", err
        assert out.startswith("taken: %d messages" % len(messages)), out

    def connect(self):
        connection = socket.create_connection(self.address, timeout=PATIENCE)
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return connection

    def messages(self):
        """What is in the spool; nothing half-written stays."""
        names = sorted(os.listdir(self.spool.name))
        assert not [name for name in names if name.endswith(".tmp")], names
        return [pathlib.Path(self.spool.name, name).read_bytes() for name in names]

    def files(self):
        return len(os.listdir("/proc/%d/fd" % self.process.pid))


def certificate(folder):
    """Makes one in a folder, and is the options that a receiver has it by."""
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
                    "-keyout", folder / "key.pem", "-out", folder / "certificate.pem"], check=True, capture_output=True)
    return [f"--certificate={folder}/certificate.pem", f"--key={folder}/key.pem"]


def until_end(connection):
    octets = b""
    while part := connection.recv(65536):
        octets += part
    return octets


def until(connection, what):
    octets = b""
    while what not in octets:
        part = connection.recv(65536)
        assert part, octets
        octets += part
    return octets


def codes(octets):
    """The code of each reply, and nothing but whole lines."""
    assert octets.endswith(b"\r\n"), octets
    return [line[:3].decode() for line in octets.split(b"\r\n")[:-1] if line[3:4] != b"-"]
