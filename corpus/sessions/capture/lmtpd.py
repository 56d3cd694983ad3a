#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""lmtpd.py PORT: an LMTP server on loopback, by aiosmtpd, that takes every message and throws it away."""
import asyncio
import sys

from aiosmtpd.handlers import Sink
from aiosmtpd.lmtp import LMTP


async def main():
    server = await asyncio.get_running_loop().create_server(
        lambda: LMTP(Sink(), hostname="lmtp.example.org", ident="LMTP", enable_SMTPUTF8=True),
        "127.0.0.1", int(sys.argv[1]))
    async with server:
        await asyncio.sleep(60)


asyncio.run(main())
