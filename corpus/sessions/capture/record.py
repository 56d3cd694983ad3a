#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""record.py OUT LISTEN-PORT SERVER-PORT: a proxy on loopback that writes one dialogue as it passes.

It takes one connection, passes every octet on as it is, and writes the session file's lines: "C: " and "S: "
for commands and replies, "D: " for what the client sends that is neither: messages, BDAT chunks, the lines of
a SASL exchange. Header comments ("# ...") are read from standard input. It ends with the connection, or after
sixty seconds.
"""
import select
import socket
import sys
import time


def shown(octets):
    """Printable ASCII as it is, a backslash doubled, the rest and a space at the end as \\xHH."""
    text = "".join("\\\\" if o == 92 else chr(o) if 32 <= o < 127 else "\\x%02X" % o for o in octets)
    return text[:-1] + "\\x20" if text.endswith(" ") else text


class Dialogue:
    """Tells commands from data by what the server answered."""

    def __init__(self, out):
        self.out = out
        self.client = b""
        self.server = b""
        self.mode = "command"  # or "message", "sasl", "chunk"
        self.chunk = 0
        self.verbs = []  # commands that are not answered yet

    def write(self, who, octets):
        self.out.write("%s: %s\n" % (who, shown(octets)) if octets else "%s:\n" % who)

    def from_server(self, octets):
        self.server += octets
        while b"\r\n" in self.server:
            line, self.server = self.server.split(b"\r\n", 1)
            self.write("S", line)
            if line[3:4] != b"-":
                self.answered(line[:3])

    def answered(self, code):
        verb = self.verbs.pop(0) if self.verbs else b""
        if code == b"354":
            self.mode = "message"
        elif code == b"334":
            self.mode = "sasl"
            self.verbs.insert(0, verb)

    def from_client(self, octets):
        self.client += octets
        while self.client and self.take():
            pass

    def take(self):
        """One line or chunk out of what the client sent. Returns whether there was one."""
        if self.mode == "chunk":
            if len(self.client) < self.chunk:
                return False
            chunk, self.client = self.client[:self.chunk], self.client[self.chunk:]
            for line in chunk.split(b"\r\n")[:-1] if chunk.endswith(b"\r\n") else chunk.split(b"\r\n"):
                self.write("D", line)
            self.mode = "command"
            return True
        if b"\r\n" not in self.client:
            return False
        line, self.client = self.client.split(b"\r\n", 1)
        if self.mode == "command":
            self.command(line)
        else:
            self.write("D", line)
            if self.mode == "sasl" or line == b".":
                self.mode = "command"
        return True

    def command(self, line):
        self.write("C", line)
        words = line.upper().split()
        self.verbs.append(words[0] if words else b"")
        if len(words) > 1 and words[0] == b"BDAT" and int(words[1]) > 0:
            self.mode, self.chunk = "chunk", int(words[1])


def main():
    path, listen_port, server_port = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    listener = socket.create_server(("127.0.0.1", listen_port))
    listener.settimeout(60)
    client, _ = listener.accept()
    server = socket.create_connection(("127.0.0.1", server_port), timeout=10)
    deadline = time.monotonic() + 60
    with open(path, "w", encoding="ascii") as out:
        out.write(sys.stdin.read())
        dialogue = Dialogue(out)
        other = {client: server, server: client}
        ends = [client, server]
        while server in ends and time.monotonic() < deadline:
            for end in select.select(ends, [], [], 1)[0]:
                octets = end.recv(65536)
                if not octets:
                    # a client that has said all may still listen
                    ends.remove(end)
                    other[end].shutdown(socket.SHUT_WR)
                    continue
                (dialogue.from_client if end is client else dialogue.from_server)(octets)
                other[end].sendall(octets)
    client.close()
    server.close()


if __name__ == "__main__":
    main()
