// SPDX-License-Identifier: MIT
/*
 * OPTION(name, letter, value, take, flag, table, takers, section, English, Japanese)
 *
 * letter     the short name, or 0
 * value      what stands behind "=", or NULL for an option without a value
 * take       what reads the value; NULL: then flag, a bool of struct settings, is set, and table is added
 * takers     the subcommands that have it; a name may have several rows, with takers of their own
 * section    where --help has it
 */
/* clang-format off */

OPTION("--text", 'e', "TEXT", take_text, NO_FLAG, 0, TAKER_CHECK | TAKER_ADDRESS, SECTION_IO,
        "TEXT itself is what is checked, whatever file there may be; may be given several times",
        "TEXT そのものを調べます。同名のファイルがあっても構いません。繰り返し指定できます")
OPTION("--input", 0, "FORM", take_input, NO_FLAG, 0, TAKER_CHECK | TAKER_REPLY | TAKER_ADDRESS, SECTION_IO,
        "lines: LF or CR LF ends a line (the default); hex: the same, each byte as two hex digits, lossless "
        "for any bytes; crlf: only CR LF ends a line, and a bare CR or LF, or a NUL, is an error",
        "lines: 行は LF または CR LF で終わります（既定）。hex: 同じく行ごとに、各バイトを 2 桁の 16 進数で書き"
        "ます（どんなバイトも失われません）。crlf: 行は CR LF だけで終わり、単独の CR と LF、および NUL は誤り"
        "です")
OPTION("--column", 0, "NAME|N", take_column, NO_FLAG, 0, TAKER_ADDRESS, SECTION_IO,
        "the addresses are in this column of a CSV file: its name in the first row, or its number from 1",
        "アドレスは CSV ファイルのこの列にあります（1 行目にある列名、または 1 から数えた番号）")
OPTION("--from", 0, "maillog", take_from_log, NO_FLAG, 0, TAKER_CHECK, SECTION_IO,
        "the rows are those of a mail server's log (Postfix, Exim, sendmail, OpenSMTPD): the address or "
        "command that one quotes is checked",
        "行をメールサーバー（Postfix、Exim、sendmail、OpenSMTPD）のログとみなし、引用されているアドレスやコマン"
        "ドを調べます")
OPTION("--from", 0, "FORM", take_from, NO_FLAG, 0, TAKER_SESSION, SECTION_IO,
        "the form of the recordings (smtpath list --forms); without it, their beginning shows it",
        "記録の形式（smtpath list --forms）。指定がなければ、記録の初めから判断します")
OPTION("--utf8", 0, NULL, NULL, FLAG(utf8), 0, TAKER_REPLY, SECTION_IO,
        "UTF-8 may stand in the text (SMTPUTF8)",
        "テキストに UTF-8 を認めます（SMTPUTF8）")
OPTION("--ehlo", 0, NULL, NULL, FLAG(ehlo), 0, TAKER_REPLY, SECTION_IO,
        "each 250 answers EHLO: what the server is capable of",
        "250 をすべて EHLO への応答とみなし、サーバーの提供する拡張を示します")
OPTION("--json", 'j', NULL, NULL, FLAG(json), 0, TAKER_CHECK | TAKER_REPLY | TAKER_ADDRESS, SECTION_IO,
        "one JSON object a line, in the order of the input",
        "入力の順に、1 行ごとに JSON オブジェクトを 1 つ出力します")
OPTION("--json", 'j', NULL, NULL, FLAG(json), 0, TAKER_SESSION, SECTION_IO,
        "one JSON object a command, in the order of the last replies",
        "最後の応答の順に、コマンドごとに JSON オブジェクトを 1 つ出力します")
OPTION("--format", 0, "NAME", take_format, NO_FLAG, 0, TAKER_CHECK | TAKER_ADDRESS, SECTION_IO,
        "human (the default), json, gcc (file:row:column: error), github (annotations of a workflow), or sarif "
        "(SARIF 2.1.0)",
        "human（既定）、json、gcc（ファイル:行:桁: error）、github（ワークフローの注釈）、sarif（SARIF 2.1.0）"
        "のいずれか")
OPTION("--show", 0, "WHICH", take_show, NO_FLAG, 0, TAKER_CHECK | TAKER_ADDRESS, SECTION_IO,
        "all (the default), invalid, or none",
        "all（すべて。既定）、invalid（誤りのある行だけ）、none（表示しない）のいずれか")
OPTION("--only", 0, "WHICH", take_only, NO_FLAG, 0, TAKER_CHECK | TAKER_ADDRESS, SECTION_IO,
        "print the rows themselves and nothing of them, but only those that are valid, or invalid",
        "valid（正しい行）か invalid（誤りのある行）の一方だけを、そのまま出力します")
OPTION("--quiet", 'q', NULL, NULL, FLAG(quiet), 0, TAKER_CHECK | TAKER_ADDRESS, SECTION_IO,
        "print nothing: the exit status is the answer",
        "何も表示せず、終了ステータスだけで答えます")
OPTION("--summary", 0, NULL, NULL, FLAG(summary), 0, TAKER_CHECK | TAKER_ADDRESS | TAKER_SESSION, SECTION_IO,
        "in the end, how often each reason was met; on standard error with --json",
        "最後に、理由ごとの件数を表示します（--json のときは標準エラーへ）")

OPTION("--offer", 0, "LIST", take_offer, NO_FLAG, 0, TAKER_CHECK, SECTION_SERVER,
        "the EHLO keywords it offered: all (the default), none, or names with commas between them (smtpath "
        "list --extensions)",
        "サーバーが示した EHLO キーワード。all（既定）、none、またはコンマ区切りの名前（smtpath list "
        "--extensions）")
OPTION("--smtputf8", 0, NULL, NULL, FLAG(parser.smtputf8), 0, TAKER_CHECK, SECTION_SERVER,
        "the MAIL before each RCPT carried SMTPUTF8",
        "各 RCPT の前の MAIL に SMTPUTF8 が付いていたものとします")
OPTION("--smtputf8", 0, NULL, NULL, FLAG(parser.smtputf8), 0, TAKER_ADDRESS, SECTION_SERVER,
        "non-ASCII addresses are welcome",
        "ASCII でないアドレスも認めます")
OPTION("--tolerate", 0, "LIST", take_tolerate, NO_FLAG, 0, TAKER_CHECK | TAKER_ADDRESS | TAKER_SESSION,
        SECTION_SERVER,
        "the deviations it accepts: none (the default), all, or names with commas between them (smtpath list "
        "--tolerances)",
        "許容する逸脱。none（既定）、all、またはコンマ区切りの名前（smtpath list --tolerances）")
OPTION("--refuse", 0, "LIST", take_refuse, NO_FLAG, 0, TAKER_CHECK | TAKER_ADDRESS, SECTION_SERVER,
        "the kinds of valid addresses that it does not take: none (the default), all, or names with commas "
        "between them (smtpath list --flags)",
        "形式は正しくても受け付けないアドレスの種類。none（既定）、all、またはコンマ区切りの名前（smtpath list "
        "--flags）")
OPTION("--preset", 0, "NAME", take_preset, NO_FLAG, 0, TAKER_CHECK | TAKER_ADDRESS, SECTION_SERVER,
        "what a known server accepts: postfix, exim, opensmtpd or sendmail; sets --tolerate, --refuse and "
        "--limit, to which options behind it add",
        "知られたサーバーの受け付け方。postfix、exim、opensmtpd、sendmail。--tolerate、--refuse、--limit を定め"
        "、後に続くオプションはそれに加わります")
OPTION("--strict-trailing", 0, NULL, NULL, FLAG(parser.strict_trailing), 0, TAKER_CHECK, SECTION_SERVER,
        "judge white space at the end of a line, do not remove it",
        "行末の空白を取り除かず、文法に照らして調べます")
OPTION("--general-literal", 0, NULL, NULL, FLAG(parser.general_literal), 0, TAKER_CHECK | TAKER_ADDRESS,
        SECTION_SERVER,
        "accept address literals with an unregistered tag",
        "登録されていないタグのアドレスリテラルも認めます")
OPTION("--limit", 0, "NAME=N", take_limit, NO_FLAG, 0, TAKER_CHECK | TAKER_ADDRESS, SECTION_SERVER,
        "at most N bytes in a local-part, label, domain, path or line; may be given several times",
        "local-part、label、domain、path、line の最大バイト数を N にします。繰り返し指定できます")

OPTION("--verbs", 0, NULL, NULL, NO_FLAG, TABLE_VERBS, TAKER_LIST, SECTION_TABLES,
        "the commands, and how long a line each may have",
        "コマンドと、行の最大の長さ")
OPTION("--params", 0, NULL, NULL, NO_FLAG, TABLE_PARAMS, TAKER_LIST, SECTION_TABLES,
        "the parameters of MAIL and RCPT, and the grammar of their values",
        "MAIL と RCPT のパラメーターと、値の文法")
OPTION("--extensions", 0, NULL, NULL, NO_FLAG, TABLE_EXTENSIONS, TAKER_LIST, SECTION_TABLES,
        "the EHLO keywords: names for smtpath check --offer",
        "EHLO キーワード（smtpath check --offer に使う名前）")
OPTION("--tolerances", 0, NULL, NULL, NO_FLAG, TABLE_TOLERANCES, TAKER_LIST, SECTION_TABLES,
        "the deviations that can be tolerated: names for --tolerate",
        "許容できる逸脱（--tolerate に使う名前）")
OPTION("--flags", 0, NULL, NULL, NO_FLAG, TABLE_FLAGS, TAKER_LIST, SECTION_TABLES,
        "what an accepted path may deserve a second look for",
        "受け付けたパスのうち、注意を要する点")
OPTION("--reasons", 0, NULL, NULL, NO_FLAG, TABLE_REASONS, TAKER_LIST, SECTION_TABLES,
        "why a line can be refused, with the reply codes",
        "行を拒否する理由と応答コード")
OPTION("--mistakes", 0, NULL, NULL, NO_FLAG, TABLE_MISTAKES, TAKER_LIST, SECTION_TABLES,
        "the common mistakes that hints name",
        "ヒントが指摘する、よくある間違い")
OPTION("--forms", 0, NULL, NULL, NO_FLAG, TABLE_FORMS, TAKER_LIST, SECTION_TABLES,
        "the forms in which a dialogue may be recorded: names for smtpath session --from",
        "対話の記録の形式（smtpath session --from に使う名前）")
OPTION("--dict", 0, NULL, NULL, NO_FLAG, TABLE_DICT, TAKER_LIST, SECTION_TABLES,
        "a dictionary for fuzzers (libFuzzer, AFL++) of all words of the grammar",
        "文法のすべての語からなる、ファザー（libFuzzer、AFL++）用の辞書")

OPTION("--color", 0, "WHEN", take_color, NO_FLAG, 0,
        TAKER_CHECK | TAKER_REPLY | TAKER_SESSION | TAKER_EXPLAIN | TAKER_ADDRESS, SECTION_GENERAL,
        "auto (the default: on a terminal, without NO_COLOR), always, or never",
        "auto（既定。端末で、NO_COLOR がなければ色を付けます）、always（常に）、never（付けない）のいずれか")
OPTION("--lang", 0, "LANG", take_lang, NO_FLAG, 0, TAKER_ALL, SECTION_GENERAL,
        "en or ja: the language; else that of LC_ALL, LC_MESSAGES or LANG",
        "en か ja。表示の言語です。指定がなければ LC_ALL、LC_MESSAGES、LANG に従います")
OPTION("--help", 'h', NULL, NULL, FLAG(help), 0, TAKER_ALL, SECTION_GENERAL,
        "this text",
        "この説明を表示します")
