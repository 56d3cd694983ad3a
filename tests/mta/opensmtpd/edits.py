# SPDX-License-Identifier: MIT
"""OpenSMTPD: HELO, EHLO, MAIL and RCPT of smtpd's sessions."""

CHECK = """
if (!smtp_path_check(ADVERTISE_EXT_DSN(s), s->smtpname)) {
		smtp_reply(s, "%s", smtp_path_reply);
		return 0;
	}
"""


def edit(tree, Source):
    session = Source(tree / "usr.sbin/smtpd/smtp_session.c")
    session.behind_line(r'^#include "rfc5322\.h"', '#include "smtp_path.h"\n')
    session.function("smtp_command").before(r"if \(args\)", "\tsmtp_path_keep(line);\n")
    for name in "smtp_check_helo", "smtp_check_ehlo":
        function = session.function(name)
        function.remove(r"if \(args == NULL\)")
        function.replace(r"if \(!valid_domainpart", CHECK)
    for name in "smtp_check_mail_from", "smtp_check_rcpt_to":
        function = session.function(name)
        function.replace(r"if \(smtp_mailaddr", CHECK)
        function.remove(r"\(void\)strlcpy\(tmp", r"copy = tmp")
        function.remove_variables("copy", "tmp")
    session.function("smtp_check_mail_from").remove_variables("sender")

    proceed = session.function("smtp_proceed_mail_from")
    proceed.remove(r"if \(smtp_mailaddr", r"\(void\)strlcpy\(tmp", r"copy = tmp")
    proceed.remove_variables("copy", "tmp")

    mail = session.function("smtp_tx_mail_from")
    mail.replace_run(r"if \(smtp_mailaddr", r"while \(\(opt", """
if (!smtp_path_mail(&tx->evp, line, ADVERTISE_EXT_DSN(tx->session), tx->session->smtpname, &seven_bit)) {
		smtp_reply(tx->session, "%s", smtp_path_reply);
		smtp_tx_free(tx);
		return;
	}
	if (seven_bit) /* for the rest of the session, as it was */
		tx->session->flags &= ~SF_8BITMIME;
""")
    mail.remove(r"\(void\)strlcpy\(tmp", r"copy = tmp")
    mail.remove_variables("copy", "tmp")
    mail.replace(r"char \*opt", "int seven_bit;")

    rcpt = session.function("smtp_tx_rcpt_to")
    rcpt.replace_run(r"if \(smtp_mailaddr", r"while \(\(opt", """
if (!smtp_path_rcpt(&tx->evp, line, ADVERTISE_EXT_DSN(tx->session), tx->session->smtpname)) {
		smtp_reply(tx->session, "%s", smtp_path_reply);
		return;
	}
""")
    rcpt.remove(r"\(void\)strlcpy\(tmp", r"copy = tmp")
    rcpt.remove_variables("copy", "tmp", "opt", "p")
    session.remove_function("smtp_mailaddr")
    session.write()

    make = Source(tree / "mk/smtpd/Makefile.am")
    make.behind_line(r"^smtpd_SOURCES\+=.*/smtp_session\.c", "smtpd_SOURCES+=\t\t$(top_srcdir)/usr.sbin/smtpd/smtp_path.c\n"
                     "smtpd_SOURCES+=\t\t$(top_srcdir)/usr.sbin/smtpd/smtpath.c\n")
    make.write()
