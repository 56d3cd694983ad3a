// SPDX-License-Identifier: MIT
/*
 * Reasons: one row each, with all that is known of it. To add one: an enumerator in smtpath.h, and a row here, in the
 * same order.
 *
 *     REASON(enumerator, name, reply code, enhanced code, what the grammar wants, the same in words, document and section,
 *            hint in English, hint in Japanese)
 *
 * SAME: the grammar's phrase is words already. The hint is for a line that shows none of the mistakes that hint.c
 * knows. reason.c expands all but the hints, hint.c the hints.
 */
/* clang-format off */

REASON(LINE_TOO_LONG, "line-too-long", 500, X(5, 5, 2),
    WORDS("no more octets in this line"), "RFC 5321 section 4.5.3.1.4",
    "the line is longer than this command may be",
    "行がこのコマンドの上限を超えています")
REASON(AUTH_LINE_TOO_LONG, "auth-line-too-long", 500, X(5, 5, 6),
    WORDS("at most 12288 octets in an AUTH line"), "RFC 4954 section 4",
    "an AUTH line has at most 12288 octets",
    "AUTH の行は最大 12288 オクテットです")
REASON(UNKNOWN_VERB, "unknown-verb", 500, X(5, 5, 2),
    WORDS("a command verb"), "RFC 5321 section 4.1.1",
    "no SMTP command begins so",
    "このように始まる SMTP コマンドはありません")
REASON(OBSOLETE_VERB, "obsolete-verb", 502, X(5, 5, 1),
    WORDS("a command verb in use"), "RFC 5321 appendix F",
    "this command is obsolete",
    "このコマンドは廃止されました")

REASON(EXPECTED_SPACE, "expected-space", 501, BY_PLACE,
    ABNF("SP", "a space"), "RFC 5321 section 4.1.1",
    "one space stands between the command and its argument",
    "コマンドと引数の間には空白を 1 つ置きます")
REASON(EXPECTED_FROM, "expected-from", 501, BY_PLACE,
    WORDS("\"FROM:\""), "RFC 5321 section 4.1.1.2",
    "write MAIL FROM:<address>",
    "MAIL FROM:<address> と書きます")
REASON(EXPECTED_TO, "expected-to", 501, BY_PLACE,
    WORDS("\"TO:\""), "RFC 5321 section 4.1.1.3",
    "write RCPT TO:<address>",
    "RCPT TO:<address> と書きます")
REASON(EXPECTED_COLON, "expected-colon", 501, BY_PLACE,
    WORDS("\":\""), "RFC 5321 section 4.1.1",
    "a colon stands right behind FROM or TO",
    "FROM や TO のすぐあとにコロンを置きます")
REASON(EXPECTED_END, "expected-end", 501, BY_PLACE,
    ABNF("end of line", "the end of the line"), "RFC 5321 section 4.1.1",
    "nothing more may follow here",
    "これより後には何も書けません")
REASON(EXPECTED_SPACE_OR_END, "expected-space-or-end", 501, BY_PLACE,
    ABNF("SP or end of line", "a space or the end of the line"), "RFC 5321 section 4.1.1",
    "what stands before this octet is whole: one space or the end of the line must follow it",
    "この文字の前で値や語は終わっています。続けられるのは空白 1 つか行末です")
REASON(EXPECTED_STRING, "expected-string", 501, BY_PLACE,
    ABNF("atom or quoted string", "a word or a quoted string"), "RFC 5321 section 4.1.2",
    "write a word, or put it into quotes",
    "1 語で書くか、引用符で囲みます")
REASON(EXPECTED_SMTPUTF8, "expected-smtputf8", 501, BY_PLACE,
    WORDS("\"SMTPUTF8\""), "RFC 6531 section 3.7.4.2",
    "SMTPUTF8 is the only parameter of this command",
    "このコマンドのパラメーターは SMTPUTF8 だけです")
REASON(SMTPUTF8_WORD_NOT_OFFERED, "smtputf8-word-not-offered", 504, X(5, 5, 4),
    ABNF("end of line", "the end of the line"), "RFC 5321 section 4.2.1, RFC 6531 section 3.7.4.2",
    "the reply to EHLO did not offer SMTPUTF8",
    "EHLO の応答に SMTPUTF8 がありませんでした")
REASON(EXPECTED_MECHANISM, "expected-mechanism", 501, BY_PLACE,
    ABNF("SASL mechanism name", "the name of a SASL mechanism"), "RFC 4954 section 4",
    "a SASL mechanism is wanted, such as PLAIN: 1 to 20 letters, digits, \"-\" and \"_\"",
    "SASL の方式名（PLAIN など）は英数字、「-」、「_」の 1～20 文字です")
REASON(EXPECTED_BASE64, "expected-base64", 501, X(5, 5, 2),
    ABNF("base64 in whole quartets", "base64 in whole groups of four"), "RFC 4954 section 4",
    "the initial response is base64 with its padding, or a lone \"=\" if it is empty",
    "初期応答はパディングまで含めた base64 で書きます。空なら「=」1 つです")
REASON(EXPECTED_RESPONSE_END, "expected-response-end", 501, X(5, 5, 2),
    WORDS("end of line"), "RFC 4954 section 4",
    "nothing follows \"*\", or a \"=\" that ends a response",
    "「*」や、応答の終わりの「=」の後には何も続けません")
REASON(EXPECTED_CHUNK_SIZE, "expected-chunk-size", 501, BY_PLACE,
    ABNF("1*DIGIT", "a number of octets"), "RFC 3030 section 2",
    "BDAT wants the number of octets that follow",
    "BDAT には続くオクテット数を書きます")
REASON(EXPECTED_LAST, "expected-last", 501, BY_PLACE,
    WORDS("\"LAST\""), "RFC 3030 section 2",
    "only LAST may follow the chunk size",
    "オクテット数のあとに書けるのは LAST だけです")
REASON(EXPECTED_NODE, "expected-node", 501, BY_PLACE,
    ABNF("node name", "the name of a host or a queue"), "RFC 1985 section 5",
    "ETRN wants a domain, \"@\" and a domain, or \"#\" and a queue",
    "ETRN には、ドメイン、「@」とドメイン、または「#」とキュー名を書きます")
REASON(EXPECTED_SECOND_LABEL, "expected-second-label", 501, BY_PLACE,
    WORDS("\".\""), "RFC 2645 section 5.2.1",
    "each domain of ATRN has at least two labels",
    "ATRN のドメインには、ラベルが 2 つ以上必要です")
REASON(EXPECTED_URI, "expected-uri", 501, BY_PLACE,
    ABNF("absolute-URI", "a URI"), "RFC 4468 section 3.5",
    "BURL wants a URI such as imap://user@host/box;uid=1, each \"%\" with two hex digits",
    "BURL には imap://user@host/box;uid=1 のような URI を書きます。「%」の後には 16 進数字が 2 つ必要です")
REASON(EXPECTED_ATTRIBUTE_NAME, "expected-attribute-name", 501, BY_PLACE,
    ABNF("attribute name", "the name of an attribute"), "Postfix XCLIENT",
    "attributes are NAME=value, one space between them",
    "属性は NAME=value の形で、空白 1 つで区切ります")
REASON(EXPECTED_ATTRIBUTE_EQUALS, "expected-attribute-equals", 501, BY_PLACE,
    WORDS("\"=\""), "Postfix XCLIENT",
    "attributes are NAME=value, one space between them",
    "属性は NAME=value の形で、空白 1 つで区切ります")

REASON(EXPECTED_LT, "expected-lt", 501, BY_PLACE,
    WORDS("\"<\""), "RFC 5321 section 4.1.2",
    "put the address into angle brackets",
    "アドレスを山括弧で囲みます")
REASON(EXPECTED_REVERSE_PATH, "expected-reverse-path", 501, BY_PLACE,
    ABNF("local-part, \"@\" or \">\"", "an address or \">\""), "RFC 5321 section 4.1.2",
    "an address stands between the angle brackets, or nothing: <>",
    "山括弧の中にはアドレスを書きます。空にする場合は <> です")
REASON(EXPECTED_FORWARD_PATH, "expected-forward-path", 501, BY_PLACE,
    ABNF("local-part or \"@\"", "an address"), "RFC 5321 section 4.1.2",
    "a recipient's address stands between the angle brackets",
    "山括弧の中に宛先のアドレスを書きます")
REASON(EXPECTED_LOCAL_PART, "expected-local-part", 501, BY_PLACE,
    ABNF("local-part", "a local part"), "RFC 5321 section 4.1.2",
    "a mailbox stands behind the source route",
    "送信経路のあとにはメールボックスを書きます")
REASON(EXPECTED_AT, "expected-at", 501, BY_PLACE,
    WORDS("\"@\""), "RFC 5321 section 4.1.2",
    "an address is local-part@domain",
    "アドレスは local-part@domain の形で書きます")
REASON(EXPECTED_ATEXT, "expected-atext", 501, BY_PLACE,
    ABNF("atext", "a letter, a digit or another character of a word"), "RFC 5321 section 4.1.2",
    "a dot in a local part stands between two words",
    "ローカルパートのドットは 2 つの語の間に置きます")
REASON(EXPECTED_QTEXT, "expected-qtext", 501, BY_PLACE,
    ABNF("qtext, quoted-pair or DQUOTE", "a printable character or the closing quote"), "RFC 5321 section 4.1.2",
    "the quoted string has no end",
    "引用符で囲んだ文字列が閉じられていません")
REASON(EXPECTED_QUOTED_PAIR, "expected-quoted-pair", 501, BY_PLACE,
    ABNF("%d32-126", "a printable ASCII character"), "RFC 5321 section 4.1.2",
    "a backslash quotes one printable ASCII octet",
    "バックスラッシュのあとには印字可能な ASCII 文字を 1 つ置きます")
REASON(EXPECTED_DOMAIN, "expected-domain", 501, BY_PLACE,
    ABNF("domain or address literal", "a domain or an address literal"), "RFC 5321 section 4.1.2",
    "a domain begins with a letter or a digit, an address literal with \"[\"",
    "ドメインは英数字で、アドレスリテラルは「[」で始まります")
REASON(EXPECTED_SUB_DOMAIN, "expected-sub-domain", 501, BY_PLACE,
    ABNF("letter or digit", "a letter or a digit"), "RFC 5321 section 4.1.2",
    "each label of a domain begins with a letter or a digit",
    "ドメインのラベルは英数字で始まります")
REASON(EXPECTED_LET_DIG, "expected-let-dig", 501, BY_PLACE,
    ABNF("letter, digit or \"-\"", "a letter, a digit or \"-\""), "RFC 5321 section 4.1.2",
    "a label of a domain does not end in a hyphen",
    "ドメインのラベルはハイフンで終わりません")
REASON(EXPECTED_ROUTE_AT, "expected-route-at", 501, BY_PLACE,
    WORDS("\"@\""), "RFC 5321 section 4.1.2",
    "each hop of a source route is @domain",
    "送信経路の各ホストは @domain の形で書きます")
REASON(EXPECTED_ROUTE_END, "expected-route-end", 501, BY_PLACE,
    WORDS("\",\" or \":\""), "RFC 5321 section 4.1.2",
    "a source route ends with a colon",
    "送信経路はコロンで終わります")
REASON(EXPECTED_GT, "expected-gt", 501, BY_PLACE,
    WORDS("\">\""), "RFC 5321 section 4.1.2",
    "the path ends here: close it with \">\"",
    "パスはここで終わります。「>」で閉じてください")

REASON(EIGHT_BIT_NOT_OFFERED, "eight-bit-not-offered", 501, BY_PLACE,
    WORDS("ASCII"), "RFC 5321 section 4.1.2",
    "this address needs SMTPUTF8, which was not offered",
    "このアドレスには SMTPUTF8 が必要ですが、提示されていません")
REASON(EIGHT_BIT_IN_FORWARD_PATH, "eight-bit-in-forward-path", 553, X(5, 6, 7),
    WORDS("ASCII"), "RFC 6531 section 3.5",
    "this address needs SMTPUTF8, which MAIL did not ask for",
    "このアドレスには SMTPUTF8 が必要ですが、MAIL で指定されていません")
REASON(MALFORMED_UTF8, "malformed-utf8", 501, BY_PLACE,
    ABNF("UTF-8", "well-formed UTF-8"), "RFC 3629 section 4",
    "the address is no UTF-8: it was sent in another encoding, or cut",
    "UTF-8 として正しくありません。別の文字コードで送られたか、途中で切れています")
REASON(SMTPUTF8_MISSING, "smtputf8-missing", 550, X(5, 6, 7),
    WORDS("ASCII, or the parameter SMTPUTF8"), "RFC 6531 section 3.4",
    "add the parameter SMTPUTF8",
    "パラメーター SMTPUTF8 を付けてください")

REASON(EXPECTED_LITERAL, "expected-literal", 501, BY_PLACE,
    ABNF("IPv4 address, \"IPv6:\" or tag", "an IPv4 address, \"IPv6:\" or another tag"), "RFC 5321 section 4.1.3",
    "an address literal is [192.0.2.1] or [IPv6:2001:db8::1]",
    "アドレスリテラルは [192.0.2.1] や [IPv6:2001:db8::1] のように書きます")
REASON(EXPECTED_SNUM, "expected-snum", 501, BY_PLACE,
    ABNF("number from 0 to 255", "a number from 0 to 255"), "RFC 5321 section 4.1.3",
    "an IPv4 address has four numbers from 0 to 255",
    "IPv4 アドレスは 0～255 の 4 つの数です")
REASON(SNUM_OUT_OF_RANGE, "snum-out-of-range", 501, BY_PLACE,
    ABNF("number from 0 to 255", "a number from 0 to 255"), "RFC 5321 section 4.1.3",
    "each number of an IPv4 address is at most 255, in at most three digits",
    "IPv4 アドレスの各数は 255 以下、3 桁以内です")
REASON(EXPECTED_DOT, "expected-dot", 501, BY_PLACE,
    WORDS("\".\""), "RFC 5321 section 4.1.3",
    "an IPv4 address has four numbers with dots between them",
    "IPv4 アドレスは 4 つの数をドットで区切ります")
REASON(EXPECTED_BRACKET, "expected-bracket", 501, BY_PLACE,
    WORDS("\"]\""), "RFC 5321 section 4.1.3",
    "the address literal ends here: close it with \"]\"",
    "アドレスリテラルはここで終わります。「]」で閉じてください")
REASON(EXPECTED_IPV6_HEX, "expected-ipv6-hex", 501, BY_PLACE,
    ABNF("IPv6 group of 1*4HEXDIG", "one to four hex digits of an IPv6 address"), "RFC 5321 section 4.1.3",
    "an IPv6 address has eight groups, or fewer around one \"::\"",
    "IPv6 アドレスは 8 つの組です。「::」を 1 回使って省略できます")
REASON(EXPECTED_IPV6_COLON, "expected-ipv6-colon", 501, BY_PLACE,
    WORDS("\":\""), "RFC 5321 section 4.1.3",
    "an IPv6 address has eight groups, or fewer around one \"::\"",
    "IPv6 アドレスは 8 つの組です。「::」を 1 回使って省略できます")
REASON(EXPECTED_TAG, "expected-tag", 501, BY_PLACE,
    ABNF("letter, digit or \"-\"", "a letter, a digit or \"-\""), "RFC 5321 section 4.1.3",
    "the tag of an address literal does not end in a hyphen",
    "アドレスリテラルのタグはハイフンで終わりません")
REASON(EXPECTED_TAG_COLON, "expected-tag-colon", 501, BY_PLACE,
    WORDS("\":\""), "RFC 5321 section 4.1.3",
    "an address literal is an IPv4 address, or a tag and a colon",
    "アドレスリテラルは IPv4 アドレスか、タグとコロンで始まるものです")
REASON(EXPECTED_DCONTENT, "expected-dcontent", 501, BY_PLACE,
    ABNF("dcontent", "a printable character other than \"[\", \"]\" and \"\\\\\""), "RFC 5321 section 4.1.3",
    "something must stand behind the tag's colon",
    "タグのコロンのあとに何か必要です")
REASON(UNREGISTERED_TAG, "unregistered-tag", 501, BY_PLACE,
    ABNF("IPv4 address or \"IPv6:\"", "an IPv4 address or \"IPv6:\""), "RFC 5321 section 4.1.3",
    "no such kind of address literal is registered",
    "登録されていない種類のアドレスリテラルです")

REASON(PATH_REFUSED, "path-refused", 553, BY_PLACE,
    WORDS("an address of another kind"), "RFC 5321 section 4.2.3",
    "the address is valid, but this server does not take its kind",
    "アドレスの形式は正しいのですが、このサーバーはこの種類のアドレスを受け付けません")

REASON(LOCAL_PART_TOO_LONG, "local-part-too-long", 501, BY_PLACE,
    WORDS("at most 64 octets in a local part"), "RFC 5321 section 4.5.3.1.1",
    "a local part has at most 64 octets",
    "ローカルパートは最大 64 オクテットです")
REASON(LABEL_TOO_LONG, "label-too-long", 501, BY_PLACE,
    WORDS("at most 63 octets in a label"), "RFC 1035 section 2.3.4",
    "a label of a domain has at most 63 octets",
    "ドメインのラベルは最大 63 オクテットです")
REASON(DOMAIN_TOO_LONG, "domain-too-long", 501, BY_PLACE,
    WORDS("at most 255 octets in a domain"), "RFC 5321 section 4.5.3.1.2",
    "a domain has at most 255 octets",
    "ドメインは最大 255 オクテットです")
REASON(LITERAL_TOO_LONG, "literal-too-long", 501, BY_PLACE,
    WORDS("at most 255 octets in an address literal"), "RFC 5321 section 4.5.3.1.2",
    "an address literal has at most 255 octets",
    "アドレスリテラルは最大 255 オクテットです")
REASON(PATH_TOO_LONG, "path-too-long", 501, BY_PLACE,
    WORDS("at most 256 octets in a path"), "RFC 5321 section 4.5.3.1.3",
    "a path has at most 256 octets, with brackets and source route",
    "パスは、山括弧と送信経路を含めて最大 256 オクテットです")
REASON(VALUE_TOO_LONG, "value-too-long", 501, BY_PLACE,
    WORDS("no more octets in this value"), "RFC 5321 section 4.1.2",
    "this parameter's value is longer than it may be",
    "このパラメーターの値が長すぎます")

REASON(EXPECTED_KEYWORD, "expected-keyword", 501, BY_PLACE,
    ABNF("parameter keyword", "the keyword of a parameter"), "RFC 5321 section 4.1.2",
    "one space, then a parameter such as SIZE=1000",
    "空白 1 つのあとに SIZE=1000 のようなパラメーターを書きます")
REASON(EXPECTED_EQUALS, "expected-equals", 501, BY_PLACE,
    ABNF("\"=\", SP or end of line", "\"=\", a space or the end of the line"), "RFC 5321 section 4.1.2",
    "a parameter is KEYWORD or KEYWORD=value",
    "パラメーターは KEYWORD または KEYWORD=value の形です")
REASON(UNKNOWN_PARAMETER, "unknown-parameter", 555, X(5, 5, 4),
    WORDS("a known parameter"), "RFC 5321 section 4.1.1.11",
    "no such parameter is known",
    "そのようなパラメーターはありません")
REASON(PARAMETER_OF_OTHER_COMMAND, "parameter-of-other-command", 555, X(5, 5, 4),
    WORDS("a parameter of this command"), "RFC 5321 section 4.1.1.11",
    "this parameter belongs to the other of MAIL and RCPT",
    "このパラメーターは MAIL と RCPT のうち、もう一方のものです")
REASON(PARAMETER_NOT_OFFERED, "parameter-not-offered", 555, X(5, 5, 4),
    ABNF("an offered parameter", "a parameter that was offered"), "RFC 5321 section 4.1.1.11",
    "the reply to EHLO did not offer this parameter's extension: leave the parameter out",
    "このパラメーターの拡張は EHLO の応答で提示されていません。付けずに送ります")
REASON(CONVERSION_NOT_OFFERED, "conversion-not-offered", 504, X(5, 5, 4),
    ABNF("an offered parameter", "a parameter that was offered"), "RFC 4141 sections 4.2, 5.2",
    "the reply to EHLO did not offer this parameter's extension: leave the parameter out",
    "このパラメーターの拡張は EHLO の応答で提示されていません。付けずに送ります")
REASON(DUPLICATE_PARAMETER, "duplicate-parameter", 501, BY_PLACE,
    WORDS("another parameter"), "RFC 5321 section 4.1.1.11",
    "each parameter may be given once",
    "同じパラメーターは 1 回しか書けません")
REASON(CONFLICTING_PARAMETER, "conflicting-parameter", 501, X(5, 5, 4),
    WORDS("another parameter"), "RFC 4865 section 4.2",
    "HOLDFOR and HOLDUNTIL exclude each other",
    "HOLDFOR と HOLDUNTIL は同時に使えません")
REASON(VALUE_FORBIDDEN_HERE, "value-forbidden-here", 501, X(5, 5, 4),
    ABNF("SP or end of line", "a space or the end of the line"), "RFC 5321 section 4.1.2",
    "this parameter takes no value",
    "このパラメーターに値はありません")
REASON(VALUE_MISSING, "value-missing", 501, BY_PLACE,
    WORDS("\"=\""), "RFC 5321 section 4.1.2",
    "this parameter wants a value: KEYWORD=value",
    "このパラメーターには値が必要です。KEYWORD=value の形で書きます")

REASON(EXPECTED_VALUE, "expected-value", 501, BY_PLACE,
    ABNF("parameter value", "the value of the parameter"), "RFC 5321 section 4.1.2",
    "the value is one or more printable octets other than \"=\"",
    "値は「=」以外の印字可能な 1 文字以上です")
REASON(EXPECTED_DIGIT, "expected-digit", 501, BY_PLACE,
    ABNF("DIGIT", "a digit"), "RFC 5234 appendix B.1",
    "a number is written in decimal digits",
    "数は 10 進の数字で書きます")
REASON(EXPECTED_NONZERO_DIGIT, "expected-nonzero-digit", 501, BY_PLACE,
    ABNF("digit from 1 to 9", "a digit from 1 to 9"), "RFC 4865 section 3",
    "the number of seconds is at least 1 and has no leading zero",
    "秒数は 1 以上で、先頭に 0 を付けません")
REASON(EXPECTED_BODY_TYPE, "expected-body-type", 501, BY_PLACE,
    WORDS("\"7BIT\", \"8BITMIME\" or \"BINARYMIME\""), "RFC 6152 section 2",
    "BODY takes 7BIT, 8BITMIME or BINARYMIME",
    "BODY の値は 7BIT、8BITMIME、BINARYMIME です")
REASON(BINARYMIME_NOT_OFFERED, "binarymime-not-offered", 555, X(5, 5, 4),
    WORDS("\"7BIT\" or \"8BITMIME\""), "RFC 3030 section 3",
    "the reply to EHLO did not offer BINARYMIME",
    "BINARYMIME は EHLO の応答で提示されていません")
REASON(EXPECTED_RET_TYPE, "expected-ret-type", 501, BY_PLACE,
    WORDS("\"FULL\" or \"HDRS\""), "RFC 3461 section 4.3",
    "RET takes FULL or HDRS",
    "RET の値は FULL または HDRS です")
REASON(EXPECTED_NOTIFY_TYPE, "expected-notify-type", 501, BY_PLACE,
    ABNF("\"NEVER\", or \"SUCCESS\", \"FAILURE\", \"DELAY\"", "\"NEVER\" alone, or \"SUCCESS\", \"FAILURE\", \"DELAY\" with commas between them"), "RFC 3461 section 4.1",
    "NOTIFY takes NEVER alone, or SUCCESS, FAILURE and DELAY with commas between them",
    "NOTIFY の値は NEVER 単独か、SUCCESS、FAILURE、DELAY をコンマで区切ったものです")
REASON(EXPECTED_XTEXT, "expected-xtext", 501, BY_PLACE,
    ABNF("xtext", "a printable character other than \"=\"; \"+\" only before two hex digits"), "RFC 3461 section 4",
    "the value is printable; \"+\", \"=\" and SP are written +2B, +3D, +20",
    "値は印字可能な文字です。「+」は +2B、「=」は +3D、空白は +20 と書きます")
REASON(EXPECTED_HEXCHAR, "expected-hexchar", 501, BY_PLACE,
    WORDS("two upper-case hex digits of a printable octet"), "RFC 3461 section 4",
    "\"+\" begins an encoded octet from +20 to +7E; a \"+\" is written +2B",
    "「+」は +20～+7E の符号化の始まりです。「+」そのものは +2B と書きます")
REASON(EXPECTED_MAILBOX_HEXCHAR, "expected-mailbox-hexchar", 501, BY_PLACE,
    WORDS("two hex digits of an octet that a mailbox can hold"), "RFC 4954 section 8",
    "\"+\" begins an encoded octet from +20 to +7E or from +80 to +FF; a \"+\" is written +2B",
    "「+」は +20～+7E または +80～+FF の符号化の始まりです。「+」そのものは +2B と書きます")
REASON(EXPECTED_MAILBOX, "expected-mailbox", 501, BY_PLACE,
    ABNF("xtext of a Mailbox", "an address without angle brackets"), "RFC 4954 section 8",
    "the value, decoded, is an address such as user@example.com, without angle brackets; AUTH also takes <>",
    "値は復号すると user@example.com のような山括弧なしのアドレスです。AUTH には <> も書けます")
REASON(EXPECTED_ADDR_TYPE, "expected-addr-type", 501, BY_PLACE,
    ABNF("address type", "the type of an address"), "RFC 3461 section 4.2",
    "ORCPT is type;address, such as rfc822;user@example.com",
    "ORCPT は rfc822;user@example.com のように、種類とアドレスを「;」でつなぎます")
REASON(EXPECTED_SEMICOLON, "expected-semicolon", 501, BY_PLACE,
    WORDS("\";\""), "RFC 5321 section 4.1.2",
    "a semicolon divides the two parts of this value",
    "この値の 2 つの部分は「;」で区切ります")
REASON(EXPECTED_UTF8_ADDRESS, "expected-utf8-address", 501, BY_PLACE,
    ABNF("utf-8-addr-xtext", "a printable character other than \"+\", \"=\" and \"\\\\\""), "RFC 6533 section 3",
    "\"+\", \"=\", \"\\\" and what is not ASCII are written \\x{HEX}",
    "「+」、「=」、「\\」と ASCII 以外の文字は \\x{HEX} と書きます")
REASON(EXPECTED_HEXPOINT, "expected-hexpoint", 501, BY_PLACE,
    ABNF("\\x{HEXPOINT}", "a code point in hex, as in \\x{2B}"), "RFC 6533 section 3",
    "a code point is \\x{...} in hex without leading zeros; of ASCII only 20, 2B, 3D and 5C are written so",
    "コードポイントは、先頭に 0 を付けない 16 進数で \\x{...} と書きます。ASCII では 20、2B、3D、5C だけです")
REASON(EXPECTED_BY_MODE, "expected-by-mode", 501, BY_PLACE,
    WORDS("\"N\" or \"R\""), "RFC 2852 section 4",
    "BY is seconds;N or seconds;R, then T for a trace",
    "BY は seconds;N または seconds;R で、追跡を求めるときは T を続けます")
REASON(BY_TIME_NOT_POSITIVE, "by-time-not-positive", 501, BY_PLACE,
    WORDS("a time above 0"), "RFC 2852 section 4",
    "mode R wants a time above 0",
    "モード R の時間は 0 より大きくします")
REASON(HOLDFOR_BEYOND_BY, "holdfor-beyond-by", 501, BY_PLACE,
    WORDS("a HOLDFOR that is not beyond BY"), "RFC 4865 section 5.2.2",
    "the message is to be held longer than BY lets its delivery take",
    "HOLDFOR の保留時間が BY の配達期限を超えています")
REASON(EXPECTED_PRIORITY, "expected-priority", 501, BY_PLACE,
    ABNF("-9 to 9", "a number from -9 to 9"), "RFC 6710 section 3",
    "a priority is from -9 to 9; 0 has no sign",
    "優先度は -9～9 です。0 に符号は付けません")
REASON(EXPECTED_CERTIFIER, "expected-certifier", 501, BY_PLACE,
    ABNF("base64 without padding", "base64 without \"=\""), "RFC 3885 section 3.1",
    "MTRK is certifier or certifier:seconds",
    "MTRK は certifier または certifier:seconds です")
REASON(EXPECTED_DATE_TIME, "expected-date-time", 501, BY_PLACE,
    ABNF("RFC 3339 date-time", "a date and time as in 2026-01-31T23:59:59Z"), "RFC 3339 section 5.6",
    "a time is written 2026-01-31T23:59:59Z",
    "日時は 2026-01-31T23:59:59Z のように書きます")
REASON(NO_SUCH_DAY, "no-such-day", 501, BY_PLACE,
    WORDS("a day that the month has"), "RFC 3339 section 5.7",
    "the month has no such day",
    "その月にその日はありません")
REASON(EXPECTED_RRVS_ACTION, "expected-rrvs-action", 501, BY_PLACE,
    WORDS("\"C\" or \"R\""), "RFC 7293 section 3.1",
    "behind the time stands ;C or ;R, or nothing",
    "日時のあとは ;C、;R、または何もなしです")
REASON(EXPECTED_SOLICITATION, "expected-solicitation", 501, BY_PLACE,
    ABNF("solicitation keyword", "a keyword that begins with a letter"), "RFC 3865 section 2.3",
    "each keyword begins with a letter; commas divide them",
    "キーワードは英字で始まり、コンマで区切ります")
REASON(EXPECTED_TRANSACTION_ID, "expected-transaction-id", 501, BY_PLACE,
    ABNF("\"<\" token \"@\" token \">\"", "an identifier as in <token@token>"), "RFC 1845 section 3",
    "a transaction identifier looks like <token@token>",
    "トランザクション ID は <token@token> の形です")

REASON(EXPECTED_DELIMITER, "expected-delimiter", 501, BY_PLACE,
    WORDS("\"-\", \"+\" or \"=\""), "Postfix XVERP",
    "XVERP takes no value, or two of the delimiters \"-\", \"+\" and \"=\"",
    "XVERP の値は、なしか、区切り文字「-」「+」「=」のうち 2 文字です")

REASON(BARE_CR, "bare-cr", 500, X(5, 5, 2),
    ABNF("LF behind CR", "a line feed behind the carriage return"), "RFC 5321 section 2.3.8",
    "a line ends with CR and LF: a CR alone may be an attempt to smuggle commands",
    "行は CR と LF で終わります。CR だけの行は、コマンドを紛れ込ませる攻撃の可能性があります")
REASON(BARE_LF, "bare-lf", 500, X(5, 5, 2),
    ABNF("CR before LF", "a carriage return before the line feed"), "RFC 5321 section 2.3.8",
    "a line ends with CR and LF: an LF alone may be an attempt to smuggle commands",
    "行は CR と LF で終わります。LF だけの行は、コマンドを紛れ込ませる攻撃の可能性があります")
REASON(NUL_OCTET, "nul-octet", 500, X(5, 5, 2),
    WORDS("an octet other than NUL"), "RFC 5321 section 4.1.1",
    "a command line holds no NUL",
    "コマンドの行に NUL は使えません")

REASON(EXPECTED_REPLY_CODE, "expected-reply-code", 554, X(5, 5, 0),
    ABNF("%x32-35 %x30-35 %x30-39", "a reply code from 200 to 559"), "RFC 5321 section 4.2",
    "a reply begins with a code from 200 to 559",
    "応答は 200～559 のコードで始まります")
REASON(EXPECTED_REPLY_SEPARATOR, "expected-reply-separator", 554, X(5, 5, 0),
    ABNF("SP, \"-\" or end of line", "a space, \"-\" or the end of the line"), "RFC 5321 section 4.2",
    "a space stands behind the code, a hyphen if more lines follow",
    "コードのあとは空白で、続きの行があるときはハイフンです")
REASON(EXPECTED_REPLY_TEXT, "expected-reply-text", 554, X(5, 5, 0),
    ABNF("%d09 / %d32-126", "a printable character or a tab"), "RFC 5321 section 4.2",
    "the text of a reply is printable ASCII, unless SMTPUTF8 is in force",
    "応答の本文は、SMTPUTF8 が有効でない限り印字可能な ASCII です")
REASON(REPLY_NOT_UTF8, "reply-not-utf8", 554, X(5, 5, 0),
    ABNF("UTF-8", "well-formed UTF-8"), "RFC 6531 section 3.7.4",
    "the text is no UTF-8: it was sent in another encoding, or cut",
    "本文が UTF-8 として正しくありません。別の文字コードで送られたか、途中で切れています")
REASON(REPLY_CODE_CHANGED, "reply-code-changed", 554, X(5, 5, 0),
    WORDS("the same code"), "RFC 5321 section 4.2.1",
    "every line of a reply has the same code",
    "1 つの応答では、どの行のコードも同じです")
REASON(EXPECTED_EHLO_KEYWORD, "expected-ehlo-keyword", 554, X(5, 5, 0),
    ABNF("ehlo-keyword", "an EHLO keyword of letters, digits and \"-\""), "RFC 5321 section 4.1.1.1",
    "a keyword has letters, digits and \"-\"; behind it a space or the end stands",
    "キーワードは英数字と「-」で、あとは空白か行末です")
REASON(EXPECTED_EHLO_PARAMETER, "expected-ehlo-parameter", 554, X(5, 5, 0),
    ABNF("ehlo-param", "a parameter of printable characters"), "RFC 5321 section 4.1.1.1",
    "one space, then a parameter of printable octets",
    "空白 1 つのあとに印字可能な文字のパラメーターを書きます")
REASON(EXPECTED_EHLO_VALUE, "expected-ehlo-value", 554, X(5, 5, 0),
    WORDS("what the keyword takes"), "RFC 5321 section 2.2.2",
    "this extension's parameter is written otherwise: it counts as not given",
    "この拡張のパラメーターの書き方が違うため、指定がないものとして扱います")
/* clang-format on */
