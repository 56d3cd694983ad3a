#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""modules.py WORK OUT [MARCH]: builds what Exim, OpenSMTPD and Postfix read an address with, as modules that bench loads.

Fetches Debian's source packages into WORK, as ./dev mta does, and has them make their headers. Our file of the server's name
includes the one of theirs that has the function; it is compiled with the few others that this wants, at -O2 and at -O3, into
OUT/NAME-O2.so and OUT/NAME-O3.so. What else their files name is never called, and ends the program if it is.
Prints which it built; says of the others why not, and ends with status 1."""
import collections
import hashlib
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT / "tests/mta"))
import mta  # noqa: E402

# package: Debian's source package. prepare: makes headers, in its tree. folder: from which it compiles, in the tree.
# flags: for all files. sources: pairs of a file in folder and flags of its own.
Server = collections.namedtuple("Server", "name package prepare folder flags sources libraries")

SERVERS = (
    Server("exim", "exim4",
           ("mkdir -p Local && patch -s -o Local/Makefile src/EDITME debian/EDITME.exim4-light.diff && echo EXIM_MONITOR= >>Local/Makefile",
            "make -s FULLECHO= configure", "cd build-* && ln -sfn \"$PWD\" ../built && make -s FULLECHO= config.h version.h os.h"),
           "built", ("-D_LARGEFILE_SOURCE", "-D_FILE_OFFSET_BITS=64", "-fno-strict-aliasing", "-I."),
           (("parse.c", ""), ("string.c", ""), ("store.c", ""), ("utf8.c", ""), ("globals.c", "-DSTAND_ALONE")), ()),
    Server("opensmtpd", "opensmtpd",
           ("autoreconf -fi", "./configure -q --prefix=/usr --sysconfdir=/etc --with-path-empty=/var/lib/opensmtpd/empty"),
           "usr.sbin/smtpd", ("-DHAVE_CONFIG_H", "-D_GNU_SOURCE", "-I.", "-I../..", "-I../../openbsd-compat"),
           (("to.c", ""), ("util.c", ""), ("../../openbsd-compat/strlcpy.c", "")), ("-lresolv",)),
    Server("postfix", "postfix",
           (),
           "src/smtpd", ("-DNO_DB", "-DNO_NIS", "-DNO_PCRE", "-DLINUX6", "-DHAS_DEV_URANDOM", "-UUSE_DYNAMIC_LIBS", "-DDEF_SHLIB_DIR=\"no\"",
                         "-I.", "-I../global", "-I../util", "-I../dns", "-I../tls", "-I../milter", "-I../master", "-I../xsasl"),
           tuple((file, "") for file in (
               "smtpd_token.c", "../global/tok822_parse.c", "../global/tok822_node.c", "../global/tok822_tree.c", "../global/quote_822_local.c",
               "../util/vstring.c", "../util/vbuf.c", "../util/vbuf_print.c", "../util/mymalloc.c", "../util/mvect.c", "../util/msg.c",
               "../util/msg_output.c", "../util/printable.c", "../util/valid_utf8_string.c")), ()),
)


def tree_of(server, work):
    """Unpacked and with its headers, once."""
    folder = work / server.name / "peer"
    if not (folder / "prepared").exists():
        version = mta.SourcePackages(work).unpack(server.package, folder)
        for command in server.prepare:
            mta.run(["sh", "-c", command], cwd=folder / "tree")
        (folder / "prepared").write_text(version + "\n")
    return folder / "tree"


def compile_all(server, tree, objects, flags):
    objects.mkdir(parents=True, exist_ok=True)
    files = []
    for source, own in ((HERE / (server.name + ".c"), "-I%s" % HERE.parent),) + server.sources:
        files.append(str(objects / (pathlib.Path(source).stem + ("_ours" if own.startswith("-I") else "") + ".o")))
        mta.run(["gcc", *flags, *server.flags, *filter(None, [own]), "-c", "-o", files[-1], str(source)], cwd=tree / server.folder)
    return files


def link(server, files, to):
    """What is named and not there is found by trying."""
    command = ["gcc", "-shared", "-Wl,--gc-sections", "-Wl,-z,defs", "-o", str(to), *files, *server.libraries]
    tried = subprocess.run(command, capture_output=True, text=True)
    missing = sorted(set(re.findall(r"undefined reference to `([^']*)'", tried.stderr)))
    mta.run(command + ["-Wl,--defsym=%s=bench_never" % name for name in missing])


def digest_of(server, march):
    ours = [HERE / name for name in (server.name + ".c", "copies.h", "never.h", "../shim.h", "modules.py")]
    return hashlib.sha256(b"".join([march.encode(), *(file.read_bytes() for file in ours)])).hexdigest()


def build(server, work, out, march):
    """Unless they are there, of the same files."""
    stamp = out / (server.name + ".built")
    if stamp.exists() and stamp.read_text() == digest_of(server, march):
        return
    tree = tree_of(server, work)
    for level in "O2", "O3":
        flags = ["-" + level, *filter(None, [march]), "-w", "-fPIC", "-fvisibility=hidden", "-ffunction-sections", "-fdata-sections",
                 '-DLEVEL="-%s"' % level]
        files = compile_all(server, tree, work / server.name / "objects" / level, flags)
        link(server, files, out / ("%s-%s.so" % (server.name, level)))
    stamp.write_text(digest_of(server, march))


def main():
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__.split("\n", maxsplit=1)[0])
    work, out = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])
    work.mkdir(parents=True, exist_ok=True)
    out.mkdir(parents=True, exist_ok=True)
    failed = 0
    for server in SERVERS:
        try:
            build(server, work, out, "".join(sys.argv[3:]))
            print("%s: built" % server.name, flush=True)
        except (OSError, RuntimeError) as error:
            failed += 1
            print("%s: this run goes without that peer: %s" % (server.name, error), flush=True)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
