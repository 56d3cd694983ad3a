// SPDX-License-Identifier: MIT
/* Mistakes in what follows a verb: whether something does, and the arguments of every command but the paths
 * and parameters of MAIL and RCPT. {usage} is how the command is written. */
/* clang-format off */
MISTAKE(argument_missing, "argument-missing", uncorrected,
    "nothing stands behind the verb: write {usage}",
    "コマンドのあとに何もありません。{usage} のように書きます")
MISTAKE(several_spaces, "several-spaces", one_space,
    "one space, not several, stands here",
    "ここに置く空白は 1 つだけです")
MISTAKE(argument_forbidden, "argument-forbidden", verb_alone,
    "this command takes no argument: nothing may stand behind it",
    "このコマンドに引数はありません。あとには何も書けません")
MISTAKE(literal_in_helo, "literal-in-helo", ehlo_for_helo,
    "HELO takes a host name only: an address literal is EHLO's",
    "HELO に書けるのはホスト名だけです。アドレスリテラルは EHLO で使います")
MISTAKE(quoted_host, "quoted-host", without_quotes,
    "a host name is not quoted: leave out the quotes",
    "ホスト名に引用符は付けません。取り除いてください")
MISTAKE(bracketed_host, "bracketed-host", without_brackets,
    "what stands behind this command has no angle brackets and no parentheses around it",
    "このコマンドの引数は山括弧や丸括弧で囲みません")
MISTAKE(address_for_host, "address-for-host", uncorrected,
    "this is a mail address: the command wants a host name, without \"@\"",
    "これはメールアドレスです。ここには「@」のないホスト名を書きます")
MISTAKE(words_for_host, "words-for-host", uncorrected,
    "a host name is one word without a space, and nothing follows it",
    "ホスト名は空白を含まない 1 語で、あとには何も書けません")
MISTAKE(words_unquoted, "words-unquoted", quoted_argument,
    "a name of several words is one quoted string: put double quotes around it",
    "複数の語からなる名前は、全体を二重引用符で囲みます")
MISTAKE(unclosed_quote, "unclosed-quote", uncorrected,
    "the closing quote is missing: a quoted string ends with a second \"",
    "閉じる引用符（\"）がありません")
MISTAKE(response_in_clear, "response-in-clear", uncorrected,
    "the initial response is written in base64, not in clear text",
    "初期応答は平文ではなく base64 で書きます")
/* clang-format on */
