// SPDX-License-Identifier: MIT
/* Lines that no known verb begins, or an obsolete one. {word} is the verb that was meant. */
/* clang-format off */
MISTAKE(turn_is_obsolete, "turn-is-obsolete", uncorrected,
    "TURN is obsolete, for it trusts whoever sends it: ETRN (RFC 1985) or, with authentication, ATRN (RFC 2645) took its place",
    "TURN は相手を確かめずに役割を交代するため廃止されました。代わりは ETRN（RFC 1985）、認証を伴うものは ATRN（RFC 2645）です")
MISTAKE(send_is_obsolete, "send-is-obsolete", mail_for_send,
    "this command is obsolete, since no terminals are written to any more: use MAIL",
    "端末へ直接書き込むためのこのコマンドは廃止されました。MAIL を使ってください")
MISTAKE(empty_line, "empty-line", uncorrected,
    "the line is empty: a command is expected, such as NOOP",
    "空行です。ここには NOOP などのコマンドを送ります")
MISTAKE(space_before_verb, "space-before-verb", without_leading_space,
    "a space or a tab stands before the command: the verb begins the line, so leave it out",
    "コマンドの前に空白またはタブがあります。行はコマンドで始まるので、取り除いてください")
MISTAKE(reply_as_command, "reply-as-command", uncorrected,
    "this is a server's reply, not a command: client and server have lost step, or both sides believe to be the server",
    "これはコマンドではなくサーバーの応答です。双方の同期がずれているか、両方がサーバーとして動いています")
MISTAKE(imap_command, "imap-command", uncorrected,
    "this is a command of IMAP, not SMTP: a mailbox is read on another port (143, 993), and here a client begins with EHLO and logs in with AUTH",
    "これは SMTP ではなく IMAP のコマンドです。メールの読み出しは別のポート（143、993）です。ここでは EHLO で始め、AUTH で認証します")
MISTAKE(end_of_message, "end-of-message", uncorrected,
    "a dot alone ends a message: it belongs behind DATA and its reply 354",
    "ドットだけの行はメッセージの終わりです。DATA とその応答 354 のあとで送るものです")
MISTAKE(stuffed_dot, "stuffed-dot", uncorrected,
    "two dots begin a line of a message, whose own first dot is doubled: it belongs behind DATA and its reply 354",
    "2 つのドットで始まるのはメッセージ本文の行です（行頭のドットは二重にします）。DATA とその応答 354 のあとで送ります")
MISTAKE(line_in_quotes, "line-in-quotes", without_quotes_around_line,
    "quotes stand around the command: leave them out, for a line begins with its verb",
    "コマンド全体が引用符で囲まれています。行はコマンドで始まるので、取り除いてください")
MISTAKE(line_of_transcript, "line-of-transcript", without_first_word,
    "this is a line of a recorded session: leave out the mark before the command",
    "これはセッションの記録の行です。コマンドの前の印を取り除いてください")
MISTAKE(mail_missing, "mail-missing", with_mail,
    "MAIL is missing: write MAIL FROM:<address>",
    "MAIL がありません。MAIL FROM:<address> と書きます")
MISTAKE(rcpt_missing, "rcpt-missing", with_rcpt,
    "RCPT is missing: write RCPT TO:<address>",
    "RCPT がありません。RCPT TO:<address> と書きます")
MISTAKE(glued_mail, "glued-mail", apart,
    "one space stands behind MAIL: write MAIL FROM:<address>",
    "MAIL のあとに空白が 1 つ要ります。MAIL FROM:<address> と書きます")
MISTAKE(glued_rcpt, "glued-rcpt", apart,
    "one space stands behind RCPT: write RCPT TO:<address>",
    "RCPT のあとに空白が 1 つ要ります。RCPT TO:<address> と書きます")
MISTAKE(glued_end, "glued-end", apart,
    "nothing may stand right behind the verb: write {word} alone",
    "コマンドのすぐあとには何も置けません。{word} だけを書きます")
MISTAKE(glued_argument, "glued-argument", apart,
    "one space is missing behind the verb: write {word} and a space before what follows",
    "コマンドのあとに空白がありません。{word} のあとに空白を 1 つ置きます")
MISTAKE(header_line, "header-line", uncorrected,
    "this is a header line of a message: it belongs behind DATA and its reply 354, not among the commands",
    "これはメッセージのヘッダー行です。コマンドとしてではなく、DATA とその応答 354 のあとで送ります")
MISTAKE(address_alone, "address-alone", uncorrected,
    "an address alone is no command: write MAIL FROM:<address> or RCPT TO:<address>",
    "アドレスだけではコマンドになりません。MAIL FROM:<address> または RCPT TO:<address> と書きます")
MISTAKE(parameter_alone, "parameter-alone", uncorrected,
    "this is a parameter, not a command: it stands behind the path of MAIL or RCPT, on the same line",
    "これはコマンドではなくパラメーターです。MAIL や RCPT のパスのあと、同じ行に書きます")
MISTAKE(pop3_command, "pop3-command", uncorrected,
    "this is a command of POP3 or FTP, not SMTP: here a client begins with EHLO and logs in with AUTH, and no mail is read",
    "これは SMTP ではなく POP3 または FTP のコマンドです。ここでは EHLO で始め、AUTH で認証します。メールの読み出しはできません")
MISTAKE(starttls_in_two_words, "starttls-in-two-words", starttls,
    "STARTTLS is one word",
    "STARTTLS は 1 語で書きます")
MISTAKE(likely_verb, "likely-verb", likely_word,
    "no command is called so: did you mean {word}?",
    "そのようなコマンドはありません。{word} の間違いではありませんか")
MISTAKE(auth_missing, "auth-missing", with_auth,
    "this is a SASL mechanism: AUTH and a space stand before it",
    "これは SASL の方式名です。前に AUTH と空白が必要です")
MISTAKE(base64_as_command, "base64-as-command", uncorrected,
    "this looks like base64, as in a SASL response: it belongs behind AUTH and a reply 334 that asks for it",
    "これは SASL の応答などに使う base64 のようです。AUTH を送り、応答 334 で求められてから送ります")
/* clang-format on */
