# SPDX-License-Identifier: MIT
"""What a command line asks for by name."""


def asked(parser, what, kinds, names):
    """Those of some kinds that have these names, or all of them without names, in their order. A name that none has is an error
    of the command line."""
    known = [kind.name for kind in kinds]
    unknown = [name for name in names if name not in known]
    if unknown:
        parser.error("no %s %s; there are: %s" % (what, ", ".join(unknown), ", ".join(known)))
    return [kind for kind in kinds if kind.name in (names or known)]
