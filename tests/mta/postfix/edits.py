# SPDX-License-Identifier: MIT
"""Postfix: smtpd's MAIL and RCPT."""


def edit(tree, Source):
    smtpd = Source(tree / "src/smtpd/smtpd.c")
    smtpd.behind_line(r"^#include <smtpd_expand\.h>", '#include "smtpd_path.h"\n')

    mail = smtpd.function("mail_cmd")
    mail.remove(r"if \(argc < 3", r"if \(argv\[2\]\.tokval", r"if \(var_smtputf8_enable\s*&& \(state->ehlo_discard_mask & EHLO_MASK_SMTPUTF8\) == 0\) \{", r"for \(narg = 3")
    mail.replace(r"if \(extract_addr", """
if (smtpd_path_mail(state, namadr_list_match(verp_clients, state->name, state->addr), &argc, &argv, &path) != 0)
        return (-1);
    if (path.verp != 0)
        verp_delims = *path.verp ? path.verp : var_verp_delims;
    dsn_envid = path.has_envid;
""")
    mail.remove_variables("narg", "arg")
    mail.replace(r"char   \*verp_delims", "const char *verp_delims = 0;\n    SMTPD_PATH_MAIL path;")

    rcpt = smtpd.function("rcpt_cmd")
    rcpt.remove(r"if \(argc < 3", r"if \(argv\[2\]\.tokval", r"for \(narg = 3")
    rcpt.replace(r"if \(extract_addr", """
if (smtpd_path_rcpt(state, &argc, &argv, &dsn_notify) != 0)
        return (-1);
    if (LEN(state->dsn_orcpt_buf) > 0) {
        dsn_orcpt_type = STR(state->dsn_orcpt_buf);
        dsn_orcpt_addr = STR(state->dsn_buf);
        dsn_orcpt_addr_len = LEN(state->dsn_buf);
    }
""")
    rcpt.remove_variables("narg", "arg", "coded_addr")
    smtpd.write()

    make = Source(tree / "src/smtpd/Makefile.in")
    make.substitute(r"^(OBJS\s*= )", r"\1smtpd_path.o smtpath.o ")
    make.write()
