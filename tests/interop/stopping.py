# SPDX-License-Identifier: MIT
"""How the programs here stop: by ^C, and by SIGTERM and SIGHUP as by ^C, with whatever they started; and what they kept before is whole."""
import os
import signal

# What it stands before is killed when this program ends, however that comes about.
ENDS_WITH_US = ["setpriv", "--pdeathsig", "KILL"]


def stop_as_by_ctrl_c():
    """From now on; a signal that is ignored stays so (nohup)."""
    for number in signal.SIGTERM, signal.SIGHUP:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, signal.default_int_handler)


def write_whole(path, text):
    """The file has the text, or stays what it was."""
    part = path.with_name(path.name + ".part")
    try:
        part.write_text(text, encoding="utf-8")
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)
