#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""clients.py --receiver=PROGRAM --milter=PROGRAM --work=FOLDER [--update] [CLIENT ...]

Has real clients send mail for mailboxes that are valid and rare, through a recorder, to examples/receiver, and again through
examples/milter in a Postfix of its own: every one that a client sends must arrive. What a client will not send is said, and is
no fault of ours. --update writes the dialogues with the receiver to corpus/sessions. Loopback only; whatever is started ends.
Status 0 if nothing was lost, 1 if something was, 2 for a mistake in the call."""
import argparse
import collections
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import sys
import time

import servers
from asked import asked
from cases import SESSIONS, unescaped
from servers import DOMAIN, run
from stopping import ENDS_WITH_US, stop_as_by_ctrl_c, write_whole

HERE = pathlib.Path(__file__).resolve().parent
CLIENTS = HERE / "clients"
RECORD = SESSIONS / "capture/record.py"
RECEIVER, RECORDER, MILTER_PORT, SUBMIT = 24310, 24311, 24312, 24320
LONG_U_LABEL = "\u5f62" * 22  # 66 octets, and an A-label of less than 63

Mailbox = collections.namedtuple("Mailbox", "what address")
ASCII = (
    Mailbox("quoted", '"a b"@example.org'),
    Mailbox("quoted @", '"a@b"@example.org'),
    Mailbox("empty quoted", '""@example.org'),
    Mailbox("IPv6 literal", "user@[IPv6:2001:db8::1]"),
    Mailbox("local part of 64", "l" * 64 + "@example.org"),
    Mailbox("plus", "user+tag@example.org"),
    Mailbox("equals", "list-user=example.net@example.org"),
    Mailbox("backslash", '"a\\\\b"@example.org'),
)
UTF8 = (
    Mailbox("SMTPUTF8 local part", "\u7528\u6237@example.org"),
    Mailbox("SMTPUTF8 domain", "user@b\u00fccher.example"),
    Mailbox("U-label over 63", "user@%s.example" % LONG_U_LABEL),
    Mailbox("SMTPUTF8 and plus", "\u00fcser+tag@example.org"),
)
SENDERS = {"ascii": "bounces+list=owner@example.com", "utf8": "gr\u00fc\u00dfe@example.com"}
SETS = {"ascii": ASCII, "utf8": UTF8}


# ---- What is started, and ends with this program ------------------------------------------------------------------


class Started:
    def __init__(self):
        self.processes = []

    def start(self, command, log, **options):
        with open(log, "wb") as output:
            process = subprocess.Popen([*ENDS_WITH_US, *command], stdin=options.pop("stdin", subprocess.DEVNULL), stdout=output, stderr=output,
                                       start_new_session=True, **options)
        self.processes.append(process)
        return process

    def stop(self, *some):
        for process in some or tuple(self.processes):
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGTERM)
                try:
                    process.wait(10)
                except subprocess.TimeoutExpired:
                    os.killpg(process.pid, signal.SIGKILL)
                    process.wait()
            if process in self.processes:
                self.processes.remove(process)


def wait_for(port, seconds=20):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("nothing answers on port %d" % port)


# ---- Clients: each sends one message from a sender to recipients, to a port, once -----------------------------------


class Client:
    """A program that is run. A subclass says its package, its version and its command."""
    packages = ()
    mail = b"From: <a@example.com>\r\nTo: undisclosed-recipients:;\r\nSubject: test\r\n\r\nHello.\r\n"

    def __init__(self, work):
        self.folder = work / "clients" / self.name
        self.folder.mkdir(parents=True, exist_ok=True)

    def install(self):
        missing = [package for package in self.packages if subprocess.run(["dpkg", "-s", package], capture_output=True, check=False).returncode]
        if missing:
            run(["apt-get", "-qq", "-y", "--no-install-recommends", "install", *missing], env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"})

    def version(self):
        return "%s %s" % (self.title, servers.package_version(self.packages[0]).split(" ")[-1])

    def send(self, port, sender, recipients, utf8):
        command = self.command(port, sender, recipients, utf8)
        (self.folder / "mail").write_bytes(self.mail)
        done = subprocess.run(command, stdin=open(self.folder / "mail", "rb"), capture_output=True, timeout=60, check=False)
        (self.folder / "output").write_bytes(done.stdout + done.stderr)


class Swaks(Client):
    name, title, packages = "swaks", "swaks", ("swaks",)

    def command(self, port, sender, recipients, utf8):
        return ["swaks", "--server", "127.0.0.1", "--port", str(port), "--helo", "client.example.com", "--from", sender,
                "--to", ",".join(recipients), "--data", "Subject: test\\n\\nHello."]


class Msmtp(Client):
    name, title, packages = "msmtp", "msmtp", ("msmtp",)

    def command(self, port, sender, recipients, utf8):
        return ["msmtp", "--host=127.0.0.1", "--port=%d" % port, "--domain=client.example.com", "--tls=off", "--auth=off", "--from=" + sender,
                "--dsn-notify=failure,delay", "--dsn-return=hdrs", "--", *recipients]


class Curl(Client):
    name, title, packages = "curl", "curl", ("curl",)

    def command(self, port, sender, recipients, utf8):
        return ["curl", "-sS", "--url", "smtp://127.0.0.1:%d/client.example.com" % port, "--mail-rcpt-allowfails", "--mail-from", sender,
                *[word for recipient in recipients for word in ("--mail-rcpt", recipient)], "--upload-file", str(self.folder / "mail")]


class Smtplib(Client):
    name, title, packages = "smtplib", "smtplib of", ("python3",)

    def command(self, port, sender, recipients, utf8):
        return ["/usr/bin/python3", "-B", str(CLIENTS / "smtplib_client.py"), str(port), sender, *recipients]


class NetSmtp(Client):
    name, title, packages = "net-smtp", "Net::SMTP of", ("perl",)

    def command(self, port, sender, recipients, utf8):
        return ["perl", str(CLIENTS / "net_smtp.pl"), str(port), sender, *recipients]


class Nodemailer(Client):
    name, title = "nodemailer", "nodemailer"

    def install(self):
        servers.install_modules(SESSIONS.parents[1] / "examples/receiver/npm", self.folder)

    def version(self):
        return "nodemailer " + servers.json_version(self.folder / "node_modules/nodemailer/package.json")

    def command(self, port, sender, recipients, utf8):
        return ["env", "NODE_PATH=%s" % (self.folder / "node_modules"), "node", str(CLIENTS / "nodemailer_client.js"), str(port), sender, *recipients]


class SNail(Client):
    name, title, packages = "s-nail", "S-nail", ("s-nail",)
    mail = b"Hello.\n"

    def command(self, port, sender, recipients, utf8):
        return ["env", "LC_ALL=C.UTF-8", "s-nail", "-:/", "-Sv15-compat", "-Smta=smtp://127.0.0.1:%d" % port, "-Ssmtp-auth=none",
                "-Ssmtp-hostname=client.example.com", "-Shostname=client.example.com", "-Sfrom=" + sender, "-Sttycharset=utf-8", "-Ssendwait", "-s", "test", *recipients]


class Relay(Client):
    """A mail server as a client: it is given the message by SMTP, and relays it to the port."""

    def __init__(self, work):
        super().__init__(work)
        self.server = self.kind(self.folder / "server", SUBMIT)
        self.server.folder.mkdir(exist_ok=True)

    def install(self):
        self.server.unpack()

    def version(self):
        return "%s %s" % (self.title, self.server.version().split(" ")[-1])

    def send(self, port, sender, recipients, utf8):
        self.server.relay_to = port
        self.server.start()
        try:
            said = submit(SUBMIT, sender, recipients, utf8)
            (self.folder / "output").write_text(said, encoding="utf-8", errors="backslashreplace")
            time.sleep(self.patience)
        finally:
            self.server.stop()

    patience = 6


def submit(port, sender, recipients, utf8):
    """By hand, since it must not be a client's idea of an address that decides."""
    said = []
    with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        stream = connection.makefile("rwb")

        def ask(line):
            if line is not None:
                stream.write(line.encode() + b"\r\n")
                stream.flush()
            while True:
                reply = stream.readline().decode("utf-8", "backslashreplace")
                said.append("%s\n    %s" % (line, reply))
                if reply[3:4] != "-":
                    return reply

        ask(None)
        offers_dsn = "DSN" in (ask("EHLO client.example.com"), "".join(said))[1]
        ask("MAIL FROM:<%s>%s" % (sender, " SMTPUTF8" if utf8 else ""))
        for recipient in recipients:
            ask("RCPT TO:<%s>%s" % (recipient, " NOTIFY=FAILURE" if offers_dsn else ""))
        if ask("DATA").startswith("354"):
            ask("From: <a@example.com>\r\nSubject: test\r\n\r\nHello.\r\n.")
        ask("QUIT")
    return "".join(said)


class PostfixRelay(servers.Postfix):
    def configure(self):
        super().configure()
        main, master = self.folder / "conf/main.cf", self.folder / "conf/master.cf"
        main.write_text(main.read_text().replace("default_transport = discard:delivered", "default_transport = smtp\nrelayhost = [127.0.0.1]:%d\n"
                                                 "smtp_bind_address = 127.0.0.1" % self.relay_to)
                        .replace("mydestination = %s, localhost" % DOMAIN, "mydestination ="))
        master.write_text(master.read_text() + "smtp unix - - n - - smtp -o smtp_helo_name=client.example.com\nretry unix - - n - - error\n")


class EximRelay(servers.Exim):
    def configure(self):
        super().configure()
        conf = self.folder / "conf/exim.conf"
        conf.write_text(conf.read_text().replace("queue_only = true", "allow_domain_literals").replace(
            "  driver = accept\n  transport = away", "  driver = manualroute\n  transport = away\n  route_list = * 127.0.0.1\n  self = send").replace(
            "  driver = appendfile\n  file = /dev/null\n  user = Debian-exim",
            "  driver = smtp\n  port = %d\n  hosts_avoid_tls = *\n  helo_data = client.example.com\n  allow_localhost" % self.relay_to))


class OpenSmtpdRelay(servers.OpenSmtpd):
    def configure(self):
        super().configure()
        conf = self.folder / "conf/smtpd.conf"
        conf.write_text(conf.read_text().replace("smtp://127.0.0.1:9", "smtp://127.0.0.1:%d helo client.example.com" % self.relay_to))


class SendmailRelay(servers.Sendmail):
    def configure(self):
        super().configure()
        conf = self.folder / "conf/sendmail.mc"
        conf.write_text(conf.read_text().replace("`queueonly'", "`background'").replace(
            "FEATURE(`nocanonify')dnl", "FEATURE(`nocanonify')dnl\ndefine(`SMART_HOST', `relay:[127.0.0.1]')dnl\n"
            "define(`RELAY_MAILER_ARGS', `TCP $h %d')dnl" % self.relay_to).replace(
            "define(`confDOMAIN_NAME', `%s')" % DOMAIN, "define(`confDOMAIN_NAME', `client.example.com')"))


class PostfixClient(Relay):
    name, title, kind = "postfix", "Postfix", PostfixRelay


class EximClient(Relay):
    name, title, kind = "exim", "Exim", EximRelay


class OpenSmtpdClient(Relay):
    name, title, kind = "opensmtpd", "OpenSMTPD", OpenSmtpdRelay


class SendmailClient(Relay):
    name, title, kind = "sendmail", "sendmail", SendmailRelay


KINDS = (Swaks, Msmtp, Curl, Smtplib, NetSmtp, Nodemailer, SNail, PostfixClient, EximClient, OpenSmtpdClient, SendmailClient)


# ---- What was said, and what arrived ---------------------------------------------------------------------------------


def dialogue_of(file):
    """[(command, code)] of a recorded session: each command with the reply to it, in their order."""
    asked, answered = [], []
    for row in file.read_text(encoding="ascii").splitlines() if file.exists() else ():
        if row.startswith("C: "):
            asked.append(unescaped(row[3:]))
        elif row.startswith("D: .") and len(row) == 4:
            asked.append(b".")
        elif row.startswith("S: ") and not row[6:7] == "-":
            answered.append(row[3:6])
    return list(zip(asked, answered[1:]))


# refused: [(code, line)]. as_asked: the mailboxes that were on the wire as they were asked for.
Outcome = collections.namedtuple("Outcome", "sent refused as_asked finished")


def outcome_of(file, mailboxes):
    sent, refused, finished, asked_for_utf8 = [], [], False, False
    for command, code in dialogue_of(file):
        text = command.decode("utf-8", "backslashreplace")
        if re.match("MAIL ", text, re.I):
            asked_for_utf8 = " SMTPUTF8" in text.upper()
        if re.match("RCPT ", text, re.I):
            sent.append(text)
        if re.match(r"MAIL |RCPT |\.$", text, re.I) and not code.startswith("2"):
            refused.append((code, text))
        finished = finished or (command == b"." or command.upper().startswith(b"BDAT")) and code.startswith("2")
    as_asked = [mailbox for mailbox in mailboxes if any("<%s>" % mailbox.address in line for line in sent)
                and (mailbox.address.isascii() or asked_for_utf8)]
    return Outcome(sent, refused, as_asked, finished)


def lost_of(outcome):
    """Lines that are as they should be, and were refused."""
    addresses = ["<%s>" % mailbox.address for mailbox in outcome.as_asked]
    return ["%s: %s" % row for row in outcome.refused if any(address in row[1] for address in addresses) or row[1] == "."]


def record(started, client, port, file, which, mailboxes):
    """Has the client send to these mailboxes of a set, through a recorder, to a port."""
    head = "# client: %s\n# server: smtpath's examples/receiver\n# captured: %s, ./dev interop clients --update\n# uses: %s\n\n" % (
        client.version(), time.strftime("%Y-%m-%d", time.gmtime()), ", ".join(mailbox.what for mailbox in mailboxes))
    file.unlink(missing_ok=True)
    (client.folder / "head").write_text(head)
    recorder = started.start(["/usr/bin/python3", "-B", str(RECORD), str(file), str(RECORDER), str(port)], client.folder / "recorder.log",
                             stdin=open(client.folder / "head", "rb"))
    time.sleep(0.7)
    try:
        client.send(RECORDER, SENDERS[which], [mailbox.address for mailbox in mailboxes], which == "utf8")
        recorder.wait(5)
    except subprocess.TimeoutExpired:
        pass
    started.stop(recorder)


def start_receiver(started, options):
    spool = options.work / "spool"
    shutil.rmtree(spool, ignore_errors=True)
    spool.mkdir(parents=True)
    started.start([str(options.receiver), "--listen=127.0.0.1:%d" % RECEIVER, "--spool=%s" % spool], options.work / "receiver.log")
    wait_for(RECEIVER)


class MilterPostfix(servers.Postfix):
    """It asks the milter about each command, and takes all that the milter takes."""

    def configure(self):
        super().configure()
        main = self.folder / "conf/main.cf"
        main.write_text(main.read_text() + "smtpd_milters = inet:127.0.0.1:%d\nmilter_default_action = tempfail\n" % (MILTER_PORT + 1))


def start_milter(started, options):
    started.start([str(options.milter), "inet:%d@127.0.0.1" % (MILTER_PORT + 1)], options.work / "milter.log")
    wait_for(MILTER_PORT + 1)
    postfix = MilterPostfix(options.work / "milter-postfix", MILTER_PORT)
    postfix.folder.mkdir(parents=True, exist_ok=True)
    postfix.unpack()
    postfix.start()
    return postfix


def try_set(started, client, options, which, target, port):
    """All of a set; and again without those that the client does not send as they were asked for, which end its transaction."""
    file = options.work / ("%s-%s-%s.txt" % (client.name, which, target))
    mailboxes = SETS[which]
    record(started, client, port, file, which, mailboxes)
    outcome = outcome_of(file, mailboxes)
    if outcome.as_asked and (outcome.refused or not outcome.finished) and not lost_of(outcome):
        record(started, client, port, file, which, outcome.as_asked)
        outcome = outcome_of(file, outcome.as_asked)
    left_out = [mailbox.what for mailbox in mailboxes if mailbox not in outcome.as_asked]
    lost = ["%s, %s, %s: %s" % (client.name, which, target, row) for row in lost_of(outcome)]
    if outcome.as_asked and not outcome.finished and not lost:
        lost.append("%s, %s, %s: the message did not arrive" % (client.name, which, target))
    print("%-11s %-6s %-9s %d of %d mailboxes sent as they are, %s%s" % (
        client.name, which, target, len(outcome.as_asked), len(mailboxes), "all arrived" if outcome.as_asked and not lost else "nothing to arrive" if not lost else "lost",
        "; not " + ", ".join(left_out) if left_out else ""), flush=True)
    if options.update and target == "receiver" and outcome.finished and outcome.as_asked and not outcome.refused:
        write_whole(SESSIONS / ("unusual-%s-%s.txt" % (client.name, which)), file.read_text(encoding="ascii"))
    return lost


def try_client(started, client, options):
    client.install()
    lost = []
    for which in SETS:
        for target, port in (("receiver", RECEIVER), ("milter", MILTER_PORT)):
            lost += try_set(started, client, options, which, target, port)
    return lost


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for option in "--receiver", "--milter", "--work":
        parser.add_argument(option, type=pathlib.Path, required=True)
    parser.add_argument("--update", action="store_true")
    parser.add_argument("clients", nargs="*")
    options = parser.parse_args()
    stop_as_by_ctrl_c()
    options.work = options.work.resolve()
    options.work.mkdir(parents=True, exist_ok=True)
    kinds = asked(parser, "client", KINDS, options.clients)
    for program in options.receiver, options.milter:
        if not os.access(program, os.X_OK):
            parser.error("%s: no program" % program)
    started, lost, postfix = Started(), [], None
    try:
        start_receiver(started, options)
        postfix = start_milter(started, options)
        for kind in kinds:
            lost += try_client(started, kind(options.work), options)
    finally:
        if postfix:
            postfix.stop()
        started.stop()
    print("\n".join(lost))
    return 1 if lost else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit("clients.py: stopped, and whatever it started")
