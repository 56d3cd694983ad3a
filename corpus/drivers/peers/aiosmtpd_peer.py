# SPDX-License-Identifier: MIT
"""aiosmtpd's reading of what stands behind MAIL and RCPT, called as its smtp_MAIL and smtp_RCPT call it."""
from aiosmtpd.handlers import Sink
from aiosmtpd.smtp import SMTP

server = SMTP(Sink(), enable_SMTPUTF8=True)


def accepts(verb, argument):
    text = argument.decode("utf-8", "surrogateescape")
    keyword = {b"MAIL": "FROM:", b"RCPT": "TO:"}[verb]
    if text.upper()[:len(keyword)] != keyword:
        return False
    address, rest = server._getaddr(text[len(keyword):].strip())
    if address is None or (not address and verb == b"RCPT"):
        return False
    parameters = (rest or "").strip().upper().split()
    return server._getparams(parameters) is not None
