#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""clients.py NAME PORT: what Python's smtplib says in the session of that name."""
import smtplib
import sys

MESSAGE = "From: a@example.com\r\nTo: b@example.org\r\nSubject: test\r\n\r\nHello.\r\n"


def smtplib_dsn(port):
    """DSN with every parameter, and a body in eight bits."""
    with smtplib.SMTP("127.0.0.1", port, local_hostname="client.example.com") as s:
        s.sendmail("bounces+42@example.com", ["b@example.org", "Postmaster@example.org"],
                   MESSAGE.encode() + b"Gr\xc3\xbc\xc3\x9fe\r\n",
                   mail_options=["BODY=8BITMIME", "RET=HDRS", "ENVID=QQ314159"],
                   rcpt_options=["NOTIFY=SUCCESS,DELAY", "ORCPT=rfc822;b+2Bdetail@example.org"])


def smtplib_utf8(port):
    """An internationalized sender and recipient."""
    with smtplib.SMTP("127.0.0.1", port, local_hostname="client.example.com") as s:
        s.ehlo()
        s.sendmail("gr\u00fc\u00dfe@example.com", ["\u7528\u6237@example.org"], MESSAGE.encode(),
                   mail_options=["SMTPUTF8", "BODY=8BITMIME"])


def smtplib_verify(port):
    """VRFY and EXPN, NOOP, HELP and RSET, and a null sender."""
    with smtplib.SMTP("127.0.0.1", port, local_hostname="client.example.com") as s:
        s.ehlo()
        s.verify("b@example.org")
        s.expn("list")
        s.noop()
        s.help()
        s.mail("")
        s.rset()


def lmtp(port):
    """LHLO, and an answer for each recipient behind the message."""
    with smtplib.LMTP("127.0.0.1", port, local_hostname="client.example.com") as s:
        s.sendmail("a@example.com", ["b@example.org", "c@example.org"], MESSAGE)


def by_hand(port):
    """What a person types, and what some scripts still send: the lines that servers put up with, or not."""
    with smtplib.SMTP("127.0.0.1", port, local_hostname="client.example.com") as s:
        for line in ["EHLO client.example.com", "MAIL FROM: <a@example.com>", "RCPT TO: b@example.org",
                     "RCPT TO:<b@example.org> NOTIFY=SOMETIMES", "RCPT TO:<b@example.org", "RCPT TO:<nobody>",
                     "MAIL <a@example.com>", "RSET", "MAIL FROM:<a@example.com>  SIZE=100", "RSET",
                     "MAIL FROM:<a..b@example.com>", "HELO [127.0.0.1]", "VRFY", "MAIL FROM:a@example.com",
                     "RCPT TO:<c@[127.0.0.1]>", "RCPT TO:<@relay.example:b@example.org>", "DATA now", "RSET "]:
            s.docmd(line)


{"smtplib-dsn": smtplib_dsn, "smtplib-utf8": smtplib_utf8, "smtplib-verify": smtplib_verify, "lmtp": lmtp,
 "by-hand": by_hand}[sys.argv[1]](int(sys.argv[2]))
