// SPDX-License-Identifier: MIT
/*
 * MESSAGE(id, English, Japanese), by where it is said. {1} to {4} are words that are put in.
 */
/* clang-format off */

/* ---- The call --------------------------------------------------------------------------------------- */

MESSAGE(UNKNOWN_SUBCOMMAND,
        "no subcommand \"{1}\" (\"smtpath help\" shows them)",
        "「{1}」というサブコマンドはありません（「smtpath help」で一覧を表示します）")
MESSAGE(UNKNOWN_OPTION,
        "unknown option \"{1}\" (\"smtpath {2} --help\" shows the known ones)",
        "「{1}」というオプションはありません（「smtpath {2} --help」で一覧を表示します）")
MESSAGE(DID_YOU_MEAN, "did you mean \"{1}\"?", "「{1}」の間違いではありませんか。")
MESSAGE(NO_VALUE_TAKEN, "{1} takes no value", "{1} に値は付けられません")
MESSAGE(VALUE_WANTED, "{1} wants a value", "{1} には値が必要です")
MESSAGE(NONE_OF, "{1}: \"{2}\" is none of {3}", "{1}: 「{2}」は指定できません。指定できるのは {3} です")
MESSAGE(UNKNOWN_NAME,
        "{1}: unknown name \"{2}\" (\"smtpath list {3}\" shows the known ones)",
        "{1}: 「{2}」という名前はありません（「smtpath list {3}」で一覧を表示します）")
MESSAGE(LIMIT_NUMBER,
        "--limit: \"{1}\": a number from 1 to 4294967295 stands behind \"{2}=\"",
        "--limit: 「{1}」: 「{2}=」の後には 1 から 4294967295 までの数を書いてください")
MESSAGE(LIST_OPERAND,
        "list takes options only, not \"{1}\"",
        "list に指定できるのはオプションだけです。「{1}」は指定できません")
MESSAGE(EXPLAIN_NOTHING,
        "explain wants to know what (\"smtpath explain --help\" says more)",
        "説明する対象を指定してください（詳しくは「smtpath explain --help」）")
MESSAGE(EXPLAIN_UNKNOWN,
        "\"{1}\" is no code, command, EHLO keyword, parameter or name that is known here, nor a line with a "
        "code in it",
        "「{1}」は、コードを含む行でも、smtpath の知っているコード・コマンド・EHLO キーワード・パラメーター・名"
        "前でもありません")
MESSAGE(NO_SUCH_FILE_TEXT,
        "{1}: no such file (if it is the line itself that you mean, write -e before it)",
        "{1}: そのようなファイルはありません。ファイルではなく行そのものを調べるときは、前に -e を付けてくださ"
        "い")

/* ---- Files and rows ----------------------------------------------------------------------------------- */

MESSAGE(STANDARD_INPUT, "(standard input)", "（標準入力）")
MESSAGE(FROM_CALL, "(argument)", "（引数）")
MESSAGE(FILE_TROUBLE, "{1}: {2}", "{1}: {2}")
MESSAGE(ROW_TROUBLE, "{1}:{2}: {3}", "{1}:{2}: {3}")
MESSAGE(STANDARD_OUTPUT_TROUBLE, "standard output: {1}", "標準出力: {1}")
MESSAGE(OUT_OF_MEMORY, "out of memory", "メモリーが足りません")
MESSAGE(IS_DIRECTORY, "Is a directory", "ディレクトリーです")
MESSAGE(NO_FILE, "No such file or directory", "そのようなファイルはありません")
MESSAGE(NOT_ALLOWED, "Permission denied", "アクセスが許可されていません")
MESSAGE(NOT_OPEN, "Bad file descriptor", "開かれていません")
MESSAGE(NO_SPACE, "No space left on device", "空き容量がありません")
MESSAGE(NOT_HEX, "not a hex digit", "16 進数字でない文字があります")
MESSAGE(ODD_HEX, "odd number of hex digits", "16 進数字の個数が奇数です")
MESSAGE(NO_COLUMN, "{1}: no column \"{2}\" in the first row", "{1}: 1 行目に「{2}」という列はありません")
MESSAGE(COLUMN_MISSING, "no such column in this row", "この行にその列はありません")
MESSAGE(CELL_OPEN, "the quoted cell goes on in the next row", "引用符で囲まれたセルが次の行に続いています")
MESSAGE(ENDS_IN_LINE,
        "the input ends within a line: no CR LF",
        "入力が行の途中で終わっています（CR LF がありません）")
MESSAGE(ENDS_IN_REPLY, "the input ends within a reply", "入力が応答の途中で終わっています")
MESSAGE(REPLY_TOO_LONG, "the line is too long to be looked at", "行が長すぎて調べられません")
MESSAGE(ROW_TOO_LONG, "the row is too long", "行が長すぎます")
MESSAGE(ANOTHER_FORM,
        "{1}:{2}: from here on this looks like another form, {3}: that is not read (split the file)",
        "{1}:{2}: ここから別の形式（{3}）のように見えます。この先は読めません（ファイルを分けてください）")
MESSAGE(NO_FORM,
        "no recording in a form that is known here (\"smtpath list --forms\" shows them, --from=FORM names one)",
        "smtpath の知っている形式の記録ではありません（「smtpath list --forms」で一覧を表示し、--from=形式 で指"
        "定できます）")
MESSAGE(UTF16,
        "this looks like UTF-16: convert it first, with \"iconv -f UTF-16 -t UTF-8\"",
        "UTF-16 のファイルのようです。先に「iconv -f UTF-16 -t UTF-8」で変換してください")
MESSAGE(COLOURED,
        "the colours of a terminal stand in it; they are left out",
        "端末の色指定が含まれているので、取り除いて読みます")
MESSAGE(NO_LIBPCAP,
        "a capture: it takes libpcap to read it, which is not there",
        "パケットのキャプチャーです。読むのに必要な libpcap がありません")
MESSAGE(UNKNOWN_LINK,
        "a capture of a link layer that is not known here",
        "知らないデータリンク層のキャプチャーです")
MESSAGE(OCTETS_MISSING,
        "the capture lacks what this connection said before this",
        "この接続のこれより前の部分がキャプチャーにありません")
MESSAGE(PASSED_OVER_ONE,
        "passed over {1} row that is no part of the dialogue",
        "対話に属さない {1} 行を読み飛ばしました")
MESSAGE(PASSED_OVER,
        "passed over {1} rows that are no part of the dialogue; this is the first",
        "対話に属さない {1} 行を読み飛ばしました（最初の行がこれです）")
MESSAGE(TLS_BEGINS,
        "TLS begins here: from here on this connection cannot be read",
        "ここから TLS です。この接続のこの先は読めません")
MESSAGE(OCTETS_OF_SESSION,
        "printable ASCII, \\xHH and \\\\ are all that may stand in a row",
        "行に書けるのは印字可能な ASCII 文字と \\xHH と \\\\ だけです")

/* ---- Reports ------------------------------------------------------------------------------------------ */

MESSAGE(HINT_LABEL, "hint: ", "ヒント: ")
MESSAGE(DID_YOU_MEAN_LABEL, "did you mean: ", "もしかして: ")
MESSAGE(RULE_LABEL, "rule: ", "規則: ")
MESSAGE(TOLERATED, "tolerated: ", "許容した逸脱: ")
MESSAGE(TOLERATED_AT, " (byte {1})", "（{1} バイト目）")
MESSAGE(FLAGS, "flags: ", "フラグ: ")
MESSAGE(MISTAKES, "mistakes in them:", "そのうち間違いの内訳:")
MESSAGE(PROMPT_GREETING,
        "One SMTP command a line; each is answered at once. Ctrl-D ends.\n",
        "SMTP コマンドを 1 行ずつ入力してください。すぐに結果を表示します。Ctrl-D で終わります。\n")
MESSAGE(PROMPT_ADDRESSES,
        "One address a line; each is answered at once. Ctrl-D ends.\n",
        "アドレスを 1 行ずつ入力してください。すぐに結果を表示します。Ctrl-D で終わります。\n")

/* ---- Replies ------------------------------------------------------------------------------------------- */

MESSAGE(OFFERS, "offers: ", "提供する拡張: ")
MESSAGE(OFFERS_NOTHING, "nothing that is known here", "smtpath の知っているものはありません")
MESSAGE(MECHANISMS, "mechanisms: ", "認証方式: ")
MESSAGE(SERVER, "the server: ", "サーバー: ")
MESSAGE(FORWARD_PATH, "forward-path: ", "転送先のパス: ")
MESSAGE(FORWARD_NONE, "none", "ありません")
MESSAGE(FORWARD_LOCAL, ", local part ", "、ローカルパート ")
MESSAGE(FORWARD_DOMAIN, ", domain ", "、ドメイン ")
MESSAGE(FORWARD_MALFORMED, "malformed", "書式が誤っています")
MESSAGE(FORWARD_SEVERAL,
        "several, and which is meant cannot be known",
        "複数あり、どれを指すのか分かりません")
MESSAGE(ANNOUNCED_SIZE,
        "greatest message in bytes, 0 for no fixed limit",
        "メッセージの最大バイト数（0 は上限を定めないという意味）")
MESSAGE(ANNOUNCED_DELIVERBY, "least by-time in seconds", "by-time の最小値（秒）")
MESSAGE(ANNOUNCED_HOLDFOR, "longest HOLDFOR in seconds", "HOLDFOR の最大値（秒）")
MESSAGE(ANNOUNCED_MAILMAX, "most transactions a session", "1 セッションのトランザクション数の上限")
MESSAGE(ANNOUNCED_RCPTMAX, "most recipients a transaction", "1 トランザクションの受信者数の上限")
MESSAGE(ANNOUNCED_RCPTDOMAINMAX, "most domains of recipients a session", "1 セッションの受信者ドメイン数の上限")

/* ---- Sessions ------------------------------------------------------------------------------------------ */

MESSAGE(NOTE, "note: ", "注記: ")
MESSAGE(SERVER_SAID, "server: ", "サーバー: ")
MESSAGE(CLIENT_SAID, "client: ", "クライアント: ")
MESSAGE(NO_REPLY, "no reply", "応答なし")
MESSAGE(SERVER_ACCEPTED, "the server accepted it", "サーバーはこれを受け付けました")
MESSAGE(SERVER_REFUSED_GOOD,
        "the server refused a line that is well-formed",
        "文法どおりの行をサーバーが拒否しました")
MESSAGE(SESSION_TOLERATED_AT, " at byte {1}", "（{1} バイト目）")
MESSAGE(NAMES_FORWARD_PATH,
        "the server does not forward, but names a forward-path: ",
        "サーバーは転送せず、転送先のパスを示しています: ")
MESSAGE(FORWARDS_TO, "the server forwards to: ", "サーバーは次の宛先へ転送します: ")
MESSAGE(REPLY_TO_NOTHING, "a reply to no command", "どのコマンドへの応答でもありません")

MESSAGE(ONE_COMMAND, "{1} command", "コマンド {1} 件")
MESSAGE(COMMANDS, "{1} commands", "コマンド {1} 件")
MESSAGE(ONE_PROBLEM, ", {1} problem", "、問題 {1} 件")
MESSAGE(PROBLEMS, ", {1} problems", "、問題 {1} 件")
MESSAGE(ONE_NOTE, ", {1} note", "、注記 {1} 件")
MESSAGE(NOTES, ", {1} notes", "、注記 {1} 件")

/* ---- Explanations --------------------------------------------------------------------------------------- */

MESSAGE(LABEL_MEANS, "what it means", "意味")
MESSAGE(LABEL_SEEN, "when it is seen", "使われる場面")
MESSAGE(LABEL_REMEDY, "what to do", "対処")
MESSAGE(LABEL_COMMAND, "command", "コマンド")
MESSAGE(LABEL_OFFERED, "offered as", "EHLO での名前")
MESSAGE(LABEL_VALUE, "value", "値")
MESSAGE(LABEL_AT_MOST, "at most", "最大の長さ")
MESSAGE(LABEL_EXPECTED, "expected", "期待されるもの")
MESSAGE(LABEL_HINT, "hint", "ヒント")
MESSAGE(LABEL_STANDARD, "standard", "規格")
MESSAGE(LABEL_PARAMETERS, "parameters", "パラメーター")
MESSAGE(LABEL_EXAMPLE, "example", "例")
MESSAGE(LABEL_TOLERATES, "tolerates", "許容")
MESSAGE(LABEL_REFUSES, "refuses", "拒否")
MESSAGE(PRESET_MEANS,
        "What a stock server of this name accepts of real clients, as far as tolerances can say it.",
        "この名前のサーバーが、標準の設定で実際のクライアントから受け付けるもの（許容で表せる範囲）。")
MESSAGE(KIND_VERB, "command of SMTP", "SMTP のコマンド")
MESSAGE(KIND_EXTENSION, "EHLO keyword", "EHLO キーワード")
MESSAGE(KIND_PARAMETER, "ESMTP parameter", "ESMTP パラメーター")
MESSAGE(KIND_TOLERANCE, "tolerance", "許容できる逸脱")
MESSAGE(KIND_FLAG, "flag of an accepted path", "受け付けたパスのフラグ")
MESSAGE(KIND_MISTAKE, "common mistake", "よくある間違い")
MESSAGE(KIND_PRESET, "preset", "プリセット")
MESSAGE(KIND_FORM, "form of a recording", "記録の形式")
MESSAGE(PAIR_DIFFERS, "how they differ, and which applies when", "違いと使い分け")

/* ---- Tables ---------------------------------------------------------------------------------------------- */

MESSAGE(TABLE_OF_VERBS,
        "Commands, and the greatest length of their lines with CRLF",
        "コマンドと、CRLF を含む行の最大の長さ")
MESSAGE(TABLE_OF_PARAMS,
        "Parameters, and the greatest length of their values where there is one",
        "パラメーターと、値の最大の長さ（上限がある場合）")
MESSAGE(TABLE_OF_EXTENSIONS, "EHLO keywords", "EHLO キーワード")
MESSAGE(TABLE_OF_TOLERANCES, "Deviations that can be tolerated", "許容できる逸脱")
MESSAGE(TABLE_OF_FORMS, "Forms of a recorded dialogue", "対話の記録の形式")
MESSAGE(TABLE_OF_FLAGS, "Flags of an accepted path", "受け付けたパスのフラグ")
MESSAGE(TABLE_OF_REASONS,
        "Reasons; by place is 5.1.7 in MAIL's path, 5.1.3 in RCPT's, 5.5.4 elsewhere",
        "拒否の理由。by place は MAIL のパスなら 5.1.7、RCPT のパスなら 5.1.3、ほかでは 5.5.4")
MESSAGE(TABLE_OF_MISTAKES, "Common mistakes that hints name", "ヒントが指摘する、よくある間違い")

/* ---- Help -------------------------------------------------------------------------------------------------- */

MESSAGE(SECTION_IO, "Input and output:", "入力と出力:")
MESSAGE(SECTION_SERVER, "The server that the lines are for:", "行を受け取るサーバーの設定:")
MESSAGE(SECTION_TABLES, "Tables:", "表:")
MESSAGE(SECTION_GENERAL, "In general:", "共通:")
MESSAGE(SECTION_STATUS, "Exit status:", "終了ステータス:")
MESSAGE(ABOUT_TOOL,
        "Reads SMTP commands and replies as RFC 5321 and its extensions have them.",
        "SMTP のコマンドと応答を、RFC 5321 とその拡張のとおりに読みます。")
MESSAGE(FOR_A_START, "For a start:", "はじめに:")
MESSAGE(MORE_HELP,
        "\"smtpath help SUBCOMMAND\" says more; so does \"man smtpath\". \"smtpath 501\" is short for "
        "\"smtpath explain 501\". \"smtpath --version\" says which one this is.",
        "詳しくは「smtpath help サブコマンド」または「man smtpath」を見てください。「smtpath 501」は「smtpath "
        "explain 501」の省略形です。バージョンは「smtpath --version」で分かります。")
MESSAGE(SUMMARY_CHECK,
        "read one command a line: what is in it, or where it goes wrong",
        "コマンドを 1 行ずつ読み、内容を、または誤りの位置を示す")
MESSAGE(SUMMARY_ADDRESS,
        "check addresses, one a line or a column of a CSV file",
        "アドレスを調べる（1 行に 1 件、または CSV の列）")
MESSAGE(SUMMARY_REPLY,
        "read the lines of replies: codes, texts, forward-paths, EHLO's capabilities",
        "応答の行を読む（コード、テキスト、転送先のパス、EHLO で示された拡張）")
MESSAGE(SUMMARY_SESSION,
        "check each command of a recorded dialogue in its context",
        "記録された対話の各コマンドを、文脈に照らして調べる")
MESSAGE(SUMMARY_EXPLAIN,
        "what a code, a command, a parameter or the line of a log means",
        "コード、コマンド、パラメーター、ログの行などの意味を説明する")
MESSAGE(SUMMARY_LIST,
        "the commands, parameters, tolerances and reasons that smtpath knows",
        "smtpath の知っているコマンド、パラメーター、許容、理由などの一覧")

MESSAGE(USAGE, "Usage: smtpath {1}\n", "使い方: smtpath {1}\n")
MESSAGE(WORDS_TOOL, "SUBCOMMAND [OPTION ...] [FILE ...]", "サブコマンド [オプション ...] [ファイル ...]")
MESSAGE(WORDS_CHECK, "check [OPTION ...] [FILE | LINE ...]", "check [オプション ...] [ファイル | 行 ...]")
MESSAGE(WORDS_ADDRESS,
        "address [OPTION ...] [FILE | ADDRESS ...]",
        "address [オプション ...] [ファイル | アドレス ...]")
MESSAGE(WORDS_REPLY, "reply [OPTION ...] [FILE ...]", "reply [オプション ...] [ファイル ...]")
MESSAGE(WORDS_SESSION, "session [OPTION ...] [FILE ...]", "session [オプション ...] [ファイル ...]")
MESSAGE(WORDS_EXPLAIN, "explain [OPTION ...] WORD | LINE ...", "explain [オプション ...] 語 | 行 ...")
MESSAGE(WORDS_LIST, "list [TABLE ...]", "list [表 ...]")

MESSAGE(ABOUT_CHECK,
        "Reads one SMTP command a line from each FILE, or from standard input without one or for \"-\", and "
        "says of each line what is in it, or at which byte it goes wrong. What names no file but reads as a "
        "command line or an address is taken as that.",
        "各ファイルから、ファイルの指定がないときと「-」のときは標準入力から、SMTP コマンドを 1 行ずつ読み、そ"
        "の行の内容を、または何バイト目に誤りがあるかを示します。ファイル名でなくコマンド行やアドレスとして読める引数"
        "は、その行そのものとして調べます。")
MESSAGE(ABOUT_ADDRESS,
        "Reads one address a line, or a column of a CSV file (comma, semicolon or tab; with or without quotes "
        "and a byte order mark), and says of each whether RCPT may have it, or at which byte of the address it "
        "goes wrong.",
        "アドレスを 1 行ずつ、または CSV ファイルの列（区切りはコンマ、セミコロン、タブのいずれか。引用符と "
        "BOM は有無を問いません）から読み、RCPT で使えるかどうか、使えないならアドレスの何バイト目に誤りがあるかを示します。")
MESSAGE(ABOUT_REPLY,
        "Reads the lines of SMTP replies, one a row, from each FILE, or from standard input without one or for "
        "\"-\". Lines with the same code and a \"-\" behind it are put together to one reply. Of a 251, 551 or "
        "252 it says which forward-path it names.",
        "各ファイルから、ファイルの指定がないときと「-」のときは標準入力から、SMTP の応答を 1 行ずつ読みます。"
        "同じコードに「-」が続く行は、1 つの応答にまとめます。251、551、252 については、示された転送先のパスも"
        "表示します。")
MESSAGE(ABOUT_SESSION,
        "Reads recorded dialogues between a client and a server, one a file, from standard input without one "
        "or for \"-\", and checks each command by what the server had offered in reply to EHLO and by whether "
        "the transaction's MAIL carried SMTPUTF8. Shows what is wrong and what the server answered to it; "
        "where the server and smtpath disagree; and the forward-paths of 251 and 551.",
        "クライアントとサーバーの対話の記録を 1 ファイルに 1 つずつ、ファイルの指定がないときと「-」のときは標"
        "準入力から読み、サーバーが EHLO への応答で示した拡張と、そのトランザクションの MAIL に SMTPUTF8 が付い"
        "ていたかどうかに照らして、各コマンドを調べます。誤りとそれに対するサーバーの応答、サーバーと smtpath "
        "の判断が食い違うところ、251 と 551 の転送先のパスを示します。")
MESSAGE(ROWS_OF_SESSION,
        "A recording may have any form of \"smtpath list --forms\": swaks, curl -v, a mail\n"
        "program's log, a capture, and more. One written by hand has these rows, in the\n"
        "order in which the lines passed:\n"
        "  # text      a comment\n"
        "  C: octets   a command line of the client\n"
        "  D: octets   what the client sends that is no command: a message, a SASL response\n"
        "  S: octets   a line of the server's replies\n"
        "Octets outside printable ASCII are \\xHH, a backslash is \\\\.\n",
        "記録は「smtpath list --forms」のどの形式でも構いません（swaks、curl -v、メールソフト\n"
        "のログ、パケットのキャプチャーなど）。手で書くときは、やり取りされた順に次の行を\n"
        "並べます。\n"
        "  # 文字列    注釈\n"
        "  C: 内容     クライアントのコマンド行\n"
        "  D: 内容     クライアントが送る、コマンド以外の行（メッセージ、SASL の応答）\n"
        "  S: 内容     サーバーの応答の行\n"
        "印字可能な ASCII でないオクテットは \\xHH、バックスラッシュは \\\\ と書きます。\n")
MESSAGE(ABOUT_EXPLAIN,
        "Says what something means, when it is seen, and what to do about it; of two reply codes also how they "
        "differ, and which applies when. It takes a reply code, an enhanced status code (RFC 3463), a line of "
        "a log or a bounce with either in it, a command, an EHLO keyword, a parameter, and the names of "
        "smtpath's reasons, mistakes, tolerances, flags, presets and forms.",
        "意味、使われる場面、対処を説明します。応答コードを 2 つ指定すると、違いと使い分けも説明します。応答コ"
        "ード、拡張ステータスコード（RFC 3463）、そのどちらかを含むログや不達通知の行、コマンド、EHLO キーワー"
        "ド、パラメーター、smtpath の理由・間違い・許容・フラグ・プリセット・形式の名前を指定できます。")
MESSAGE(ABOUT_LIST,
        "Prints what smtpath knows, all of it or the tables that are named.",
        "smtpath の知っていることを、すべて、または指定した表だけ表示します。")

MESSAGE(STATUS_OF_CHECK,
        "0 if all lines are valid, 1 if some are not, 2 for a mistake in the call, hex digits that are none, "
        "or a file that cannot be read or written.",
        "すべての行が正しければ 0、正しくない行があれば 1。指定の誤り、16 進数字の誤り、読み書きできないファイ"
        "ルがあれば 2。")
MESSAGE(STATUS_OF_REPLY,
        "0 if all lines are valid and so are the forward-paths, 1 if some are not, 2 for a mistake in the "
        "call, hex digits that are none, or a file that cannot be read or written.",
        "すべての行と転送先のパスが正しければ 0、正しくないものがあれば 1。指定の誤り、16 進数字の誤り、読み書"
        "きできないファイルがあれば 2。")
MESSAGE(STATUS_OF_SESSION,
        "0 without a problem, 1 if there are some, 2 for a mistake in the call, a recording of no known form, "
        "a row that cannot be read, or a file that cannot.",
        "問題がなければ 0、あれば 1。指定の誤り、知らない形式の記録、読めない行や読めないファイルがあれば 2。")
MESSAGE(STATUS_OF_EXPLAIN,
        "0, or 2 for a mistake in the call or something that is unknown.",
        "0。指定の誤りや、知らないものがあれば 2。")
