# SPDX-License-Identifier: MIT
"""ports.py --needs [NAME ...]: prints the packages that they are built with.

The mail servers that smtpath was built into: how each is made from its source package, and where it is put to run."""
import collections
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "interop"))
import servers  # noqa: E402

# name: of the folder here, which has edits.py and our C files. package: Debian's source package. needs: what it is built with.
# configure, build: in its tree, as it is. rebuild: in the edited copy, whose rest is built. place: where our files go.
# edited: their files that edits.py changes. binary: in the tree; it is run as runs_as, over the one of server's package.
Port = collections.namedtuple("Port", "name preset package needs configure build rebuild place edited binary runs_as server")

POSTFIX_FLAGS = '-DNO_DB -DNO_NIS -DNO_PCRE -DUSE_SASL_AUTH -DDEF_SERVER_SASL_TYPE=\\"dovecot\\" $(pkg-config --cflags icu-uc)'
OPENSMTPD_FLAGS = ("--prefix=/usr --sysconfdir=/etc --localstatedir=/var --libexecdir=/usr/libexec --runstatedir=/run ZCAT=/bin/zcat --with-auth-pam "
                   "--with-group-queue=opensmtpq --with-mantype=doc --with-path-empty=/var/lib/opensmtpd/empty --with-path-mbox=/var/mail "
                   "--with-user-queue=opensmtpq --with-user-smtpd=opensmtpd")

EXIM_MAKE = ("make -s FULLECHO= -j1 "
             "CFLAGS='-O2 -D_LARGEFILE_SOURCE -D_FILE_OFFSET_BITS=64 -fno-strict-aliasing -Wno-error' && cp build-*/exim exim")

PORTS = (
    Port("postfix", "postfix", "postfix", ("make", "libicu-dev", "libssl-dev", "libnsl-dev", "m4", "pkg-config"),
         ("make -s makefiles shared=no dynamicmaps=no pie=yes OPT=-O2 CCARGS='%s' AUXLIBS=\"$(pkg-config --libs icu-uc)\"" % POSTFIX_FLAGS,),
         ("make -s -j\"$(nproc)\"",),
         ("cd src/smtpd && make -s Makefile && make -s smtpd",),
         "src/smtpd", ("src/smtpd/smtpd.c", "src/smtpd/Makefile.in"), "src/smtpd/smtpd", "/usr/lib/postfix/sbin/smtpd", servers.Postfix),
    Port("opensmtpd", "opensmtpd", "opensmtpd",
         ("make", "autoconf", "automake", "libtool", "bison", "libevent-dev", "libssl-dev", "libpam0g-dev", "zlib1g-dev"),
         ("autoreconf -fi", "./configure -q " + OPENSMTPD_FLAGS), ("make -s -j\"$(nproc)\"",),
         ("autoreconf && ./config.status -q && make -s -C mk/smtpd smtpd",),
         "usr.sbin/smtpd", ("usr.sbin/smtpd/smtp_session.c", "mk/smtpd/Makefile.am"),
         "mk/smtpd/smtpd", "/usr/sbin/smtpd", servers.OpenSmtpd),
    # Local/Makefile is that of Debian's exim4-daemon-light, without the monitor, which is an X11 program
    Port("exim", "exim", "exim4", ("make", "libdb-dev", "libgnutls28-dev", "libidn-dev", "libidn2-dev", "libpcre2-dev", "libnsl-dev"),
         ("mkdir -p Local && patch -s -o Local/Makefile src/EDITME debian/EDITME.exim4-light.diff && echo EXIM_MONITOR= >>Local/Makefile",),
         (EXIM_MAKE.replace("-j1", "-j\"$(nproc)\""),), ("(cd build-* && ln -sf ../src/smtpath.[ch] ../src/smtp_path.[ch] .) && " + EXIM_MAKE,),
         "src", ("src/smtp_in.c", "OS/Makefile-Base"), "exim", "/usr/sbin/exim4", servers.Exim),
)

if __name__ == "__main__":
    named = [port for port in PORTS if port.name in sys.argv[2:]] or PORTS
    if sys.argv[1:2] != ["--needs"] or len(sys.argv) > 2 and len(named) != len(sys.argv) - 2:
        sys.exit("usage: ports.py --needs [NAME ...]; NAME is one of: " + " ".join(port.name for port in PORTS))
    print(*sorted({package for port in named for package in port.needs}))
