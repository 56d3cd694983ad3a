# SPDX-License-Identifier: MIT
"""The servers that are asked: how each is unpacked, configured and started, on a loopback port of its own.

Debian's servers exclude each other as packages, so each is unpacked into a folder, and started in a mount namespace in
which that folder lies over /usr, its users stand in /etc/passwd, and /var is its own. Nothing outside the folder changes.
A server is a row: what it is unpacked from, its configuration, and the command that runs it in the foreground."""
import json
import os
import pathlib
import signal
import socket
import subprocess
import time

from stopping import ENDS_WITH_US, write_whole

HERE = pathlib.Path(__file__).resolve().parent
DOMAIN = "mx.example.org"
# For those that need no more than a port and their files; the others begin as root, and become a user by themselves.
UNPRIVILEGED = "setpriv --no-new-privs --bounding-set=-all --inh-caps=-all"
POSTFIX_SERVICES = HERE.parents[1] / "examples/milter/master.cf"


class Server:
    """One server. A subclass says what it is; what it inherits starts and stops it."""

    name = ""
    packages = ()  # of Debian: unpacked, not installed
    libraries = ()  # of Debian: installed, since they exclude nothing
    modules = ()  # of npm
    users = ()
    lmtp = False
    jobs = None  # connections at once, where it matters to the answers
    offers = ()  # EHLO's keywords, once it was asked
    login = b""  # what is sent behind EHLO before it takes mail

    def __init__(self, folder, port):
        self.folder = pathlib.Path(folder)
        self.port = port
        self.process = None
        self.bound = {}  # path there: the file that stands in its place

    # ---- What a subclass says

    def configure(self):
        """Writes the configuration into self.folder."""

    def command(self):
        """The shell command that runs it, in its namespace."""
        raise NotImplementedError

    def version(self):
        return package_version(self.packages[0])

    # ---- What it inherits

    def unpack(self):
        root = self.folder / "root"
        root.mkdir(parents=True, exist_ok=True)
        for package in self.packages:
            if (self.folder / (package + ".unpacked")).exists():
                continue
            downloads = self.folder / "downloads"
            downloads.mkdir(exist_ok=True)
            run(["apt-get", "-qq", "download", package], cwd=downloads)
            run(["dpkg", "-x", next(downloads.glob(package + "_*.deb")), root])
            (self.folder / (package + ".unpacked")).touch()
        if self.libraries:
            missing = [library for library in self.libraries
                       if subprocess.run(["dpkg", "-s", library], capture_output=True, check=False).returncode != 0]
            if missing:
                run(["apt-get", "-qq", "-y", "--no-install-recommends", "install", *missing],
                    env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"})
        if self.modules:
            install_modules(HERE, self.folder / "npm")

    def namespace(self):
        """What stands before the command: the mounts."""
        etc = self.folder / "etc"
        etc.mkdir(exist_ok=True)
        passwd = pathlib.Path("/etc/passwd").read_text()
        group = pathlib.Path("/etc/group").read_text()
        for number, user in enumerate(self.users):
            if f"\n{user}:" not in passwd:
                passwd += f"{user}:x:{64000 + number}:{64000 + number}::/var/empty:/bin/false\n"
            if f"\n{user}:" not in group:
                group += f"{user}:x:{64000 + number}:\n"
        (etc / "passwd").write_text(passwd)
        (etc / "group").write_text(group)
        (etc / "hosts").write_text(f"127.0.0.1 localhost {DOMAIN}\n")
        (etc / "resolv.conf").write_text("")
        lines = ["set -e", "mount --make-rprivate /"]
        if self.packages:
            for folder in "usr", "etc", "lib":
                if (self.folder / "root" / folder).is_dir():
                    lines.append(f"mount -t overlay overlay -o lowerdir={self.folder}/root/{folder}:/{folder} /{folder} 2>/dev/null || "
                                 f"mount -t overlay overlay -o lowerdir={self.folder}/root/{folder}:$(readlink -f /{folder}) $(readlink -f /{folder})")
        lines += [f"mount --bind {file} {place}" for place, file in self.bound.items()]
        lines += [f"[ ! -e /etc/{file} ] || mount --bind {etc}/{file} /etc/{file}" for file in ("passwd", "group", "hosts", "resolv.conf")]
        return lines

    def greets(self):
        try:
            with socket.create_connection(("127.0.0.1", self.port), timeout=2) as probe:
                probe.settimeout(10)
                return probe.recv(3) == b"220"
        except OSError:
            return False

    def start(self):
        if self.greets():
            raise RuntimeError("%s: port %d is taken: is it being asked already?" % (self.name, self.port))
        self.configure()
        script = "\n".join([*self.namespace(), self.command()]) + "\n"
        (self.folder / "start.sh").write_text(script)
        self.log = open(self.folder / "log", "wb")
        self.process = subprocess.Popen(
            [*ENDS_WITH_US, "unshare", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc", "sh", self.folder / "start.sh"],
            stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log, start_new_session=True, cwd=self.folder)
        deadline = time.monotonic() + 300  # of a busy machine
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                break
            if self.greets():
                return
            time.sleep(0.2)
        self.stop()
        raise RuntimeError("%s did not start:\n%s" % (self.name, (self.folder / "log").read_text(errors="replace")[-2000:]))

    def stop(self):
        """Whatever it started ends with its process namespace."""
        if self.process is None:
            return
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        self.process.wait()
        self.process = None
        self.log.close()


def run(command, **options):
    done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False, **options)
    if done.returncode != 0:
        raise RuntimeError("failed: %s\n%s" % (" ".join(map(str, command)), done.stdout.decode(errors="replace")[-2000:]))
    return done.stdout.decode(errors="replace")


def install_modules(place, to):
    """What the lock file in place names, once: what was stopped half-way is done anew."""
    lock, installed = (place / "package-lock.json").read_text(), to / "installed.json"
    if installed.exists() and installed.read_text() == lock:
        return
    to.mkdir(exist_ok=True)
    for file in "package.json", "package-lock.json":
        (to / file).write_bytes((place / file).read_bytes())
    run(["npm", "ci", "--prefix", to, "--ignore-scripts", "--no-audit", "--no-fund"])
    write_whole(installed, lock)


def package_version(package):
    for line in run(["apt-cache", "policy", package]).splitlines():
        if "Candidate:" in line:
            return "%s %s" % (package, line.split(":", 1)[1].strip())
    return package


def write(path, text, mode=0o644):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    path.chmod(mode)


# ---- The servers ---------------------------------------------------------------------------------------------------


class Postfix(Server):
    name = "postfix"
    packages = ("postfix",)
    libraries = ("libdb5.3", "libicu72", "libnsl2", "libsasl2-2", "libssl3")
    users = ("postfix", "postdrop")

    def configure(self):
        write(self.folder / "conf/main.cf", f"""
compatibility_level = 3.6
queue_directory = /var/spool/postfix
data_directory = /var/lib/postfix
daemon_directory = /usr/lib/postfix/sbin
maillog_file = /dev/stdout
myhostname = {DOMAIN}
mydestination = {DOMAIN}, localhost
local_recipient_maps =
mynetworks = 127.0.0.0/8
inet_interfaces = loopback-only
inet_protocols = ipv4
alias_maps =
alias_database =
default_transport = discard:delivered
local_transport = discard:delivered
smtpd_peername_lookup = no
smtpd_client_connection_count_limit = 0
smtpd_error_sleep_time = 0
smtpd_soft_error_limit = 100000
smtpd_hard_error_limit = 100000
smtpd_junk_command_limit = 100000
smtpd_delay_reject = no
smtputf8_enable = yes
in_flow_delay = 0s
""")
        write(self.folder / "conf/master.cf", f"127.0.0.1:{self.port} inet n - n - - smtpd\n" + POSTFIX_SERVICES.read_text())

    def command(self):
        return f"""mount -t tmpfs none /var
mkdir -p /var/spool/postfix /var/lib/postfix /var/tmp
chown postfix /var/lib/postfix
exec postfix -c {self.folder}/conf start-fg
"""


class Exim(Server):
    name = "exim"
    packages = ("exim4-daemon-light", "exim4-base")
    libraries = ("libdb5.3", "libgnutls30", "libgnutls-dane0", "libidn12", "libidn2-0", "libpcre2-8-0")
    users = ("Debian-exim",)

    def configure(self):
        write(self.folder / "conf/exim.conf", f"""
primary_hostname = {DOMAIN}
spool_directory = /var/spool/exim
log_file_path = /var/log/exim/%slog
pid_file_path = /var/spool/exim/pid
local_interfaces = 127.0.0.1
daemon_smtp_ports = {self.port}
tls_advertise_hosts =
host_lookup =
rfc1413_query_timeout = 0s
dsn_advertise_hosts = *
smtputf8_advertise_hosts = *
chunking_advertise_hosts = *
pipelining_advertise_hosts = *
acl_smtp_rcpt = accept_all
acl_smtp_vrfy = accept_all
queue_only = true
smtp_max_synprot_errors = 100000
smtp_max_unknown_commands = 100000
smtp_accept_max = 0
no_smtp_enforce_sync
keep_environment =

begin acl
accept_all:
  accept

begin routers
away:
  driver = accept
  transport = away

begin transports
away:
  driver = appendfile
  file = /dev/null
  user = Debian-exim
""")

    def command(self):
        return f"""mount -t tmpfs none /var
mkdir -p /var/spool/exim /var/log/exim
chown -R Debian-exim /var/spool/exim /var/log/exim
exec /usr/sbin/exim4 -C {self.folder}/conf/exim.conf -bdf
"""


class OpenSmtpd(Server):
    name = "opensmtpd"
    packages = ("opensmtpd",)
    libraries = ("libdb5.3", "libevent-2.1-7", "libpam0g", "libssl3")
    users = ("opensmtpd", "opensmtpq")

    def configure(self):
        write(self.folder / "conf/smtpd.conf", f"""
listen on 127.0.0.1 port {self.port} hostname {DOMAIN}
smtp max-message-size 10M
action "away" relay host smtp://127.0.0.1:9
match from any for any action "away"
""")

    def command(self):
        return f"""mount -t tmpfs none /var
mkdir -p /var/spool/smtpd /var/lib/opensmtpd/empty /var/log
chmod 711 /var/spool/smtpd
mount -t tmpfs none /run
rm -rf /var/run && ln -s /run /var/run
exec /usr/sbin/smtpd -d -f {self.folder}/conf/smtpd.conf
"""


class Sendmail(Server):
    name = "sendmail"
    packages = ("sendmail-bin", "sendmail-base", "sendmail-cf")
    libraries = ("libdb5.3", "libldap-2.5-0", "liblockfile1", "libnsl2", "libsasl2-2", "libssl3", "libwrap0", "m4")
    users = ("smmta", "smmsp", "mail")

    def configure(self):
        cf = self.folder / "root/usr/share/sendmail/cf"
        write(self.folder / "conf/sendmail.mc", f"""divert(-1)
include(`{cf}/m4/cf.m4')
divert(0)dnl
VERSIONID(`interop')
OSTYPE(`debian')dnl
define(`confDOMAIN_NAME', `{DOMAIN}')dnl
define(`confDONT_PROBE_INTERFACES', `True')dnl
define(`confBAD_RCPT_THROTTLE', `0')dnl
define(`confREFUSE_LA', `100000')dnl
define(`confQUEUE_LA', `100000')dnl
define(`confMAX_RCPTS_PER_MESSAGE', `100000')dnl
define(`confRUN_AS_USER', `root')dnl
define(`confPID_FILE', `/var/run/sendmail.pid')dnl
define(`STATUS_FILE', `/var/log/sendmail.st')dnl
define(`confDELIVERY_MODE', `queueonly')dnl
define(`ALIAS_FILE', `')dnl
define(`confCW_FILE', `-o /var/local-host-names')dnl
define(`confDONT_BLAME_SENDMAIL', `GroupWritableDirPathSafe')dnl
define(`confHOST_STATUS_DIRECTORY', `/var/host_status')dnl
FEATURE(`no_default_msa')dnl
FEATURE(`accept_unqualified_senders')dnl
FEATURE(`accept_unresolvable_domains')dnl
FEATURE(`promiscuous_relay')dnl
FEATURE(`nocanonify')dnl
DAEMON_OPTIONS(`Family=inet, Name=MTA, Port={self.port}, Addr=127.0.0.1')dnl
MAILER(`local')dnl
MAILER(`smtp')dnl
""")

    def command(self):
        return f"""mount -t tmpfs none /var
mkdir -p /var/spool/mqueue /var/log /var/run/sendmail /var/host_status
chmod 700 /var/spool/mqueue
m4 -D_CF_DIR_={self.folder}/root/usr/share/sendmail/cf/ {self.folder}/conf/sendmail.mc >/var/sendmail.cf
exec /usr/libexec/sendmail/sendmail -C/var/sendmail.cf -bD -X /dev/null
"""


class Aiosmtpd(Server):
    name = "aiosmtpd"
    libraries = ("python3-aiosmtpd",)
    jobs = 1  # the greatest length of a line is kept for all of its connections together

    def version(self):
        return package_version("python3-aiosmtpd")

    def command(self):
        return f"exec {UNPRIVILEGED} /usr/bin/python3 -B {HERE}/servers/aiosmtpd_server.py {self.port}"


class SmtpServer(Server):
    name = "smtp-server"
    modules = ("smtp-server",)

    def version(self):
        return "smtp-server %s" % module_version(self.folder, "smtp-server")

    def command(self):
        return f"NODE_PATH={self.folder}/npm/node_modules exec {UNPRIVILEGED} node {HERE}/servers/smtp_server.js {self.port}"


class Haraka(Server):
    name = "haraka"
    modules = ("Haraka",)

    def version(self):
        return "Haraka %s" % module_version(self.folder, "Haraka")

    def configure(self):
        config = self.folder / "haraka/config"
        write(config / "smtp.ini", f"listen=127.0.0.1:{self.port}\nnodes=0\n")
        write(config / "plugins", "accept_all\n")
        write(config / "loglevel", "ERROR\n")
        write(config / "me", DOMAIN + "\n")
        write(config / "host_list", DOMAIN + "\nexample.org\n")
        stock = self.folder / "npm/node_modules/Haraka/config"
        for file in "connection.ini", "outbound.ini":
            write(config / file, (stock / file).read_text())
        write(self.folder / "haraka/plugins/accept_all.js", (HERE / "servers/haraka_plugin.js").read_text())

    def command(self):
        return f"exec {UNPRIVILEGED} node {self.folder}/npm/node_modules/Haraka/bin/haraka -c {self.folder}/haraka"


class Dovecot(Server):
    packages = ("dovecot-core", "dovecot-lmtpd", "dovecot-submissiond")
    libraries = ("libapparmor1", "libcap2", "libexttextcat-2.0-0", "libicu72", "liblua5.3-0", "libpam0g", "libsodium23", "libssl3",
                 "libstemmer0d", "libunwind8", "libwrap0", "libzstd1", "liblz4-1")
    users = ("dovecot", "dovenull", "vmail")
    protocol = service = options = ""

    def configure(self):
        write(self.folder / "conf/dovecot.conf", f"""
base_dir = /var/run/dovecot
state_dir = /var/lib/dovecot
log_path = /dev/stderr
protocols = {self.protocol}
hostname = {DOMAIN}
ssl = no
disable_plaintext_auth = no
mail_location = maildir:/var/mail/%u
mail_uid = vmail
mail_gid = vmail
first_valid_uid = 1
passdb {{
  driver = static
  args = nopassword=y
}}
userdb {{
  driver = static
  args = uid=vmail gid=vmail home=/var/mail/%u allow_all_users=yes
}}
{self.options}
service {self.service} {{
  inet_listener {self.protocol} {{
    address = 127.0.0.1
    port = {self.port}
  }}
}}
""")

    def command(self):
        return f"""mount -t tmpfs none /var
mkdir -p /var/run/dovecot /var/lib/dovecot /var/mail /var/empty
chown vmail /var/mail
exec /usr/sbin/dovecot -F -c {self.folder}/conf/dovecot.conf
"""


class DovecotLmtp(Dovecot):
    name = "dovecot-lmtp"
    protocol = service = "lmtp"
    lmtp = True
    options = "lmtp_save_to_detail_mailbox = no"


class DovecotSubmission(Dovecot):
    """It reads every command itself, and then relays to another server: aiosmtpd, with a port of its own."""
    name = "dovecot-submission"
    protocol, service = "submission", "submission-login"
    libraries = (*Dovecot.libraries, "python3-aiosmtpd")
    # any name and password do
    login = b"AUTH PLAIN AGFubgBzZWNyZXQ=\r\n"

    def __init__(self, folder, port):
        super().__init__(folder, port)
        self.options = f"""submission_relay_host = 127.0.0.1
submission_relay_port = {port + 100}
submission_relay_trusted = no
mail_max_userip_connections = 0
service submission {{
  process_limit = 1000
}}"""

    def command(self):
        return f"{UNPRIVILEGED} /usr/bin/python3 -B {HERE}/servers/aiosmtpd_server.py {self.port + 100} &\n" + super().command()


def json_version(file):
    return json.loads(file.read_text())["version"]


def module_version(folder, module):
    return json_version(folder / "npm/node_modules" / module / "package.json")


SERVERS = (Postfix, Exim, OpenSmtpd, Sendmail, Aiosmtpd, SmtpServer, Haraka, DovecotLmtp, DovecotSubmission)
