# SPDX-License-Identifier: MIT
"""Exim: MAIL and RCPT of smtp_in.c. Rules of rewriting with the flag S are applied to what was read, no longer before it."""

REWRITTEN = """
{name} = smtp_path_address(&read, &{domain});
      if (rewrite_existflags & rewrite_smtp)
	{name} = parse_extract_address(
	  US rewrite_one({name}, rewrite_smtp, NULL, FALSE, US"", global_rewrite_rules),
	  &errmess, &start, &end, &{domain}, {null});
      if (!{name})
"""


def edit(tree, Source):
    smtp = Source(tree / "src/smtp_in.c")
    smtp.behind_line(r'^#include "exim\.h"', '#include "smtp_path.h"\n')
    setup = smtp.function("smtp_setup_msg")
    setup.remove(r"if \(!\*smtp_cmd_data\)", r"if \(!smtp_cmd_data\[0\]\)")
    setup.replace(r"if \(fl\.esmtp\) for\(;;\)\s*\{\s*uschar \*name, \*value, \*end;", """
struct smtpath_line read;
      if (!smtp_path_read(smtp_path_offered(fl.esmtp, fl.dsn_advertised, fl.smtputf8_advertised), &read, &errmess))
	{
	done = synprot_error(L_smtp_syntax_error, read.diagnostic.code, NULL, errmess);
	break;
	}
      if ((rc = smtp_path_mail(&read, authenticated_by, &user_msg, &log_msg)) != OK)
	{
	(void)smtp_handle_acl_fail(ACL_WHERE_MAILAUTH, rc, user_msg, log_msg);
	break;
	}
""")
    setup.remove(r"env_mail_type_t \* mail_args")
    setup.replace_run(r"raw_sender = rewrite_existflags", r"raw_sender =\s*parse_extract_address",
                      REWRITTEN.format(name="raw_sender", domain="sender_domain", null="TRUE").rsplit("\n", 2)[0])
    setup.replace(r"if \(fl\.esmtp\) for\(;;\)\s*\{\s*uschar \*name, \*value;", """
if (!smtp_path_read(smtp_path_offered(fl.esmtp, fl.dsn_advertised, fl.smtputf8_advertised), &read, &errmess))
	{
	done = synprot_error(L_smtp_syntax_error, read.diagnostic.code, NULL, errmess);
	rcpt_fail_count++;
	break;
	}
      smtp_path_rcpt(&read, &orcpt, &dsn_flags);
""")
    setup.replace(r"recipient = rewrite_existflags",
                  REWRITTEN.format(name="recipient", domain="recipient_domain", null="FALSE").rsplit("\n", 2)[0])
    smtp.substitute(r"if \(!\(recipient = parse_extract_address\(recipient, &errmess, &start, &end,\s*&recipient_domain, FALSE\)\)\)", "if (!recipient)")
    smtp.remove_function("extract_option")
    smtp.remove_definition(r"static env_mail_type_t env_mail_type_list\[\]")
    smtp.write()

    make = Source(tree / "OS/Makefile-Base")
    make.substitute(r"^(OBJ_EXIM = )", r"\1smtp_path.o smtpath.o ")
    make.behind_line(r"^smtp_in\.o:", "smtp_path.o:     $(HDRS) smtp_path.c\nsmtpath.o:       smtpath.c\n")
    make.write()
