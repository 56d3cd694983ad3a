#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""clients.py PORT MESSAGE: what Python's smtplib is answered, and has taken: called by clients.sh.
clients.py PORT --load COUNT: so many messages, all that smtplib can send in one connection: real_clients.sh."""
import pathlib
import smtplib
import sys


def expect(wanted, got):
    if got != wanted:
        sys.exit("smtplib: expected %r, not %r" % (wanted, got))


def talk(port, message):
    with smtplib.SMTP("127.0.0.1", port, local_hostname="client.example.com") as s:
        refused = s.sendmail("smtplib@example.com", ["user@example.org", "moved@example.org", "gone@example.org"],
                             message, ["BODY=8BITMIME", "RET=HDRS", "ENVID=QQ314159"],
                             ["NOTIFY=SUCCESS,DELAY", "ORCPT=rfc822;user+2Bdetail@example.org"])
        expect({"gone@example.org": (551, b"5.1.6 User not local; please try <else@example.net>")}, refused)

        s.sendmail("smtplib-gr\u00fc\u00dfe@example.com", ["\u7528\u6237@example.org"], message, ["SMTPUTF8", "BODY=8BITMIME"])

        s.mail("smtplib@example.com")
        expect((251, b"2.1.5 User not local; will forward to <new@example.net>"), s.rcpt("moved@example.org"))
        expect((501, b'5.1.3 Bad recipient path: expected "@" at byte 11, found " "'),
               s.docmd("RCPT TO:<us er@example.org>"))
        expect((501, b'5.1.3 Bad recipient path: expected ">" at byte 25, found end of line'),
               s.docmd("RCPT TO:<user@example.org"))
        s.rset()
        expect((251, b"2.1.5 User not local; will forward to <new@example.net>"), s.verify("moved@example.org"))
        expect(252, s.verify("user")[0])
        expect(214, int(str(s.docmd("HELP")[0])))
        try:
            s.sendmail("smtplib@example.com", ["user@example.org"], b"x" * 30000)
            sys.exit("smtplib: a message too big was taken")
        except smtplib.SMTPSenderRefused as refusal:
            expect((552, b"5.3.4 Message too big"), (refusal.smtp_code, refusal.smtp_error))


def load(port, count):
    message = b"Subject: load\r\n\r\n.\r\n..dots\r\nHello.\r\n"
    with smtplib.SMTP("127.0.0.1", port, local_hostname="client.example.com") as s:
        for _ in range(count):
            s.sendmail("smtplib@example.com", ["user@example.org", "moved@example.org"], message)


if sys.argv[2] == "--load":
    load(int(sys.argv[1]), int(sys.argv[3]))
else:
    talk(int(sys.argv[1]), pathlib.Path(sys.argv[2]).read_bytes())
