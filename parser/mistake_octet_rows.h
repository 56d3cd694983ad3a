// SPDX-License-Identifier: MIT
/* Mistakes in octets, wherever they stand: what cannot be seen, what looks like something else, what is not
 * ASCII. One row a mistake: its recogniser in mistake_octet.c, its name, its correction in correct.c, its
 * words. {code} is the code point at fault with its Unicode name, {ascii} what to type instead. */
/* clang-format off */
MISTAKE(line_break, "line-break", without_line_break,
    "a CR or LF stands inside the line, where only its end may: somebody may be smuggling a second command",
    "行の途中に CR または LF があります。行末以外には置けません。別のコマンドを紛れ込ませる攻撃（SMTP スマグリング）の可能性があります")
MISTAKE(nul_octet, "nul-in-line", uncorrected,
    "a NUL octet (zero) stands in the line: no command holds one, and somebody may be smuggling what a filter does not see",
    "行に NUL（ゼロのオクテット）があります。コマンドには使えません。フィルターをすり抜けるための細工の可能性があります")
MISTAKE(look_alike_delimiter, "look-alike-delimiter", ascii_for_code_points,
    "{code} stands where the ASCII {ascii} should, and is only a letter of the address: type the ASCII {ascii}",
    "ASCII の {ascii} を置くところに {code} があり、アドレスの文字として読まれています。ASCII の {ascii} を入力してください")
MISTAKE(tab_in_address, "tab-in-address", uncorrected,
    "a tab stands inside the address: an address holds no tab, so leave it out",
    "アドレスの中にタブがあります。アドレスにタブは使えないので、取り除いてください")
MISTAKE(tab_for_space, "tab-for-space", space_for_tab,
    "a tab (HTAB) stands where one space should",
    "空白 1 つを置くところにタブ（HTAB）があります")
MISTAKE(control_octet, "control-octet", without_code_points,
    "a control octet that cannot be seen stands here, {code}: delete it",
    "見えない制御文字（{code}）があります。削除してください")
MISTAKE(replacement_character, "replacement-character", uncorrected,
    "{code} stands here: the original letter was lost when the text was converted to another encoding",
    "{code} があります。文字コードの変換で元の文字が失われています")
MISTAKE(unicode_space, "unicode-space", ascii_for_code_points,
    "{code} stands here, which only looks like a space: it is not the ASCII space, and where no space belongs leave it out",
    "{code} があります。空白に見えますが ASCII の空白ではありません。空白が要らないところなら取り除いてください")
MISTAKE(invisible, "invisible-code-point", without_code_points,
    "{code} stands here, which is invisible: delete it",
    "目に見えない文字 {code} があります。削除してください")
MISTAKE(full_width, "full-width", ascii_for_code_points,
    "{code} stands here, a full-width look-alike of the ASCII {ascii}: type that, with the input method (IME) off",
    "全角の {code} があります。日本語入力（IME）を切って、半角の {ascii} を入力してください")
MISTAKE(look_alike_quote, "look-alike-quote", ascii_for_code_points,
    "{code} stands here: no quotation mark stands around an address, so leave it out",
    "{code} があります。アドレスを囲む引用符は要りません。取り除いてください")
MISTAKE(look_alike, "look-alike", ascii_for_code_points,
    "{code} stands here, a typographic look-alike: type the ASCII {ascii}",
    "{code} があります。見た目の似た別の文字なので、ASCII の {ascii} を入力してください")
MISTAKE(look_alike_letter, "look-alike-letter", uncorrected,
    "{code} stands among ASCII letters and looks like one of them: type the ASCII letter",
    "ASCII の文字の間に、見た目の似た別の文字 {code} があります。ASCII の文字を入力してください")
MISTAKE(not_utf8, "not-utf8", uncorrected,
    "this is no UTF-8: the text was cut, or is in another encoding such as Latin-1 (ISO 8859-1) or Windows-1252, and must be converted",
    "UTF-8 ではありません。途中で切れているか、Latin-1（ISO 8859-1）、Windows-1252、Shift_JIS などの別の文字コードなので、UTF-8 に変換してください")
MISTAKE(domain_not_ascii, "domain-not-ascii", a_labels,
    "only the domain is not ASCII: written in A-labels, xn--..., the address needs no SMTPUTF8",
    "ASCII でないのはドメインだけです。xn-- で始まる A-label で書けば、SMTPUTF8 は要りません")
MISTAKE(smtputf8_not_offered, "smtputf8-not-offered", uncorrected,
    "what is not ASCII needs SMTPUTF8, which the reply to EHLO did not offer: only an ASCII address can be used with this server",
    "ASCII 以外の文字には SMTPUTF8 が必要ですが、EHLO の応答で提示されていません。このサーバーでは ASCII のアドレスしか使えません")
MISTAKE(smtputf8_not_asked_of_mail, "smtputf8-missing-in-mail", with_smtputf8,
    "the sender's address is not ASCII: add the parameter SMTPUTF8 to this MAIL command",
    "差出人のアドレスに ASCII 以外の文字があります。この MAIL コマンドにパラメーター SMTPUTF8 を付けてください")
MISTAKE(smtputf8_not_asked_of_rcpt, "smtputf8-missing-before-rcpt", uncorrected,
    "the recipient's address is not ASCII: the MAIL command before it must have carried the parameter SMTPUTF8",
    "宛先のアドレスに ASCII 以外の文字があります。先に送る MAIL コマンドにパラメーター SMTPUTF8 が必要です")
MISTAKE(name_not_ascii, "name-not-ascii", a_labels,
    "a host name in this command is ASCII: write what is not in A-labels, xn--...",
    "このコマンドのホスト名は ASCII で書きます。ASCII 以外のラベルは xn-- で始まる A-label にしてください")
MISTAKE(argument_not_ascii, "argument-not-ascii", uncorrected,
    "{code} is not ASCII, and only ASCII may stand behind this verb: write {usage}",
    "{code} は ASCII の文字ではありません。このコマンドには ASCII だけを使い、{usage} のように書きます")
MISTAKE(parameter_not_ascii, "parameter-not-ascii", uncorrected,
    "parameters are ASCII: this octet belongs to another character",
    "パラメーターは ASCII で書きます。ここに ASCII 以外の文字があります")
MISTAKE(verb_not_ascii, "verb-not-ascii", uncorrected,
    "a command is written in ASCII letters, but {code} stands in it",
    "コマンドは ASCII の文字で書きますが、{code} が含まれています")
/* clang-format on */
