#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""smtplib_client.py PORT SENDER RECIPIENT ...: what Python's smtplib says."""
import smtplib
import sys

port, sender, *recipients = sys.argv[1:]
utf8 = any(not address.isascii() for address in (sender, *recipients))
with smtplib.SMTP("127.0.0.1", int(port), local_hostname="client.example.com") as client:
    client.ehlo()
    options = ["BODY=8BITMIME"] + (["SMTPUTF8"] if utf8 else []) + (["RET=HDRS", "ENVID=a+2Bb"] if client.has_extn("dsn") else [])
    client.sendmail(sender, recipients, b"From: <a@example.com>\r\nSubject: test\r\n\r\nHello.\r\n", mail_options=options,
                    rcpt_options=["NOTIFY=FAILURE"] if client.has_extn("dsn") else [])
