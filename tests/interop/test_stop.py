#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""test_stop.py: that interop.py, clients.py and ../mta/mta.py, stopped while a server answers, leave no process, no port and no half file.
The server is a row of SMTP in a namespace as every server has it; needs root, as they do.

test_stop.py child KIND WORK PORT: what is stopped."""
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import unittest

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "mta")]
import clients  # noqa: E402
import interop  # noqa: E402
import mta  # noqa: E402
import servers  # noqa: E402
from stopping import stop_as_by_ctrl_c, write_whole  # noqa: E402

KEPT = "what was kept before\n"
# It never answers the first command behind its greeting: whoever asks is waiting.
SILENT = """
import socket, sys, threading
def greet(peer):
    peer.sendall(b"220 silent\\r\\n")
    threading.Event().wait()
listener = socket.create_server(("127.0.0.1", int(sys.argv[1])))
while True:
    threading.Thread(target=greet, args=(listener.accept()[0],), daemon=True).start()
"""


class Silent(servers.Server):
    name = "silent"

    def configure(self):
        (self.folder / "silent.py").write_text(SILENT)

    def command(self):
        # a child of its own, too, as mail servers have them
        return "sleep 1000 %s &\nexec %s -B %s/silent.py %d" % (self.folder, sys.executable, self.folder, self.port)

    def version(self):
        return "1"


class Port:
    """As much of a row of ports.py as asking needs."""
    name, server, runs_as, binary = "silent", Silent, "/etc/hostname", "hostname"


def ask_servers(work, port):
    servers.SERVERS = (Silent,)
    sys.argv[1:] = ["--corpus=%s/corpus.json" % work, "--work=%s/work" % work, "--out=%s/out" % work]
    interop.socket.create_connection = lambda address, timeout: CONNECT(("127.0.0.1", port), timeout)
    Silent.__init__ = lambda self, folder, number: servers.Server.__init__(self, folder, port)
    return interop.main()


def ask_port(work, port):
    stop_as_by_ctrl_c()
    Silent.__init__ = lambda self, folder, number: servers.Server.__init__(self, folder, port)
    (work / "hostname").write_text("x")
    return mta.answers_of(Port, work, work / "work", 0, [("case", b"NOOP")])


def run_client(work, port):
    stop_as_by_ctrl_c()
    started = clients.Started()
    try:
        started.start([sys.executable, "-B", "-c", SILENT, str(port), str(work)], work / "log")
        clients.wait_for(port)
        while True:
            time.sleep(1)
    finally:
        started.stop()


CONNECT = socket.create_connection
CHILDREN = {"interop": ask_servers, "mta": ask_port, "clients": run_client}


def child(kind, work, port):
    try:
        sys.exit(CHILDREN[kind](pathlib.Path(work), int(port)))
    except KeyboardInterrupt:
        sys.exit("stopped")


def is_open(port):
    try:
        CONNECT(("127.0.0.1", port), timeout=1).close()
        return True
    except OSError:
        return False


def left(work):
    """The processes that have the folder in their command."""
    found = []
    for row in pathlib.Path("/proc").glob("[0-9]*/cmdline"):
        try:
            command = row.read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            continue
        if str(work) in command and row.parent.name != str(os.getpid()):
            found.append(command)
    return found


def until(what, seconds=20):
    deadline = time.monotonic() + seconds
    while not what() and time.monotonic() < deadline:
        time.sleep(0.05)
    return what()


def may_start():
    """Whether this machine lets a server start: not without root, nor in most containers."""
    return shutil.which("setpriv") and shutil.which("unshare") and subprocess.run(
        ["unshare", "--mount", "--pid", "--fork", "--mount-proc", "true"], stderr=subprocess.DEVNULL, check=False).returncode == 0


@unittest.skipUnless(may_start(), "no server may be started here")
class Stopped(unittest.TestCase):
    def stop(self, kind, number):
        with tempfile.TemporaryDirectory() as folder, socket.create_server(("127.0.0.1", 0)) as free:
            work, port = pathlib.Path(folder), free.getsockname()[1]
            free.close()
            for name in "out", "tmp":
                (work / name).mkdir()
            (work / "out/silent.json").write_text(KEPT)
            (work / "corpus.json").write_text('[{"name": "case", "octets": "4e4f4f50", "may": false}]')
            process = subprocess.Popen([sys.executable, "-B", __file__, "child", kind, folder, str(port)], start_new_session=True,
                                       env={**os.environ, "TMPDIR": str(work / "tmp")}, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
            try:
                self.assertTrue(until(lambda: is_open(port) or process.poll() is not None) and process.poll() is None, "nothing was started")
                time.sleep(0.5)
                os.kill(process.pid, number)
                _, said = process.communicate(timeout=20)
            finally:
                process.kill()
                process.wait()
            self.assertNotEqual(process.returncode, 0)
            self.assertNotIn("Traceback", said)
            self.assertTrue(until(lambda: not left(work)), left(work))
            self.assertTrue(until(lambda: not is_open(port)), "the port is taken")
            self.assertEqual((work / "out/silent.json").read_text(), KEPT)
            self.assertEqual([path.name for name in ("out", "tmp") for path in (work / name).iterdir()], ["silent.json"])

    def test_stopped(self):
        for kind in CHILDREN:
            for number in signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGKILL:
                with self.subTest(kind=kind, signal=number.name):
                    self.stop(kind, number)


class Whole(unittest.TestCase):
    def test_write(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "kept"
            write_whole(path, KEPT)
            self.assertEqual(path.read_text(), KEPT)
            with self.assertRaises(UnicodeEncodeError):
                write_whole(path, "\ud800")
            self.assertEqual(path.read_text(), KEPT)
            self.assertEqual(list(path.parent.iterdir()), [path])


if __name__ == "__main__":
    if sys.argv[1:2] == ["child"]:
        child(*sys.argv[2:])
    unittest.main()
