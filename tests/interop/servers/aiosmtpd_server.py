#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""aiosmtpd_server.py PORT: aiosmtpd as it comes, with SMTPUTF8 offered; messages are thrown away."""
import sys
import threading

from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Sink

Controller(Sink(), hostname="127.0.0.1", port=int(sys.argv[1]), enable_SMTPUTF8=True, ident="aiosmtpd",
           server_hostname="mx.example.org", data_size_limit=10485760).start()
threading.Event().wait()
