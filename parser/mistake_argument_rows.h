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
MISTAKE(colon_behind_verb, "colon-behind-verb", without_octet_and_spaces,
    "no colon stands before what follows this verb: leave it out",
    "このコマンドの引数の前にコロンは置けません。取り除いてください")
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
MISTAKE(name_and_address, "name-and-address", address_of_name,
    "leave out the name and the angle brackets: the address alone stands here",
    "名前と山括弧を取り除き、アドレスだけを書きます")
MISTAKE(several_users, "several-users", uncorrected,
    "one name or address stands in this command: send another command for the next",
    "このコマンドに書ける名前やアドレスは 1 つです。残りは別のコマンドで送ります")
MISTAKE(words_for_host, "words-for-host", uncorrected,
    "a host name is one word without a space, and nothing follows it",
    "ホスト名は空白を含まない 1 語で、あとには何も書けません")
MISTAKE(words_unquoted, "words-unquoted", quoted_argument,
    "a name of several words is one quoted string: put double quotes around it",
    "複数の語からなる名前は、全体を二重引用符で囲みます")
MISTAKE(name_unquoted, "name-unquoted", quoted_argument,
    "a name with this character must be quoted: put double quotes around it, and a backslash before each backslash",
    "この文字を含む名前は引用符で囲みます。全体を二重引用符で囲み、逆斜線の前には逆斜線をもう 1 つ置きます")
MISTAKE(last_glued, "last-glued", with_space,
    "one space stands between the size of the chunk and LAST",
    "チャンクの大きさと LAST の間に空白が 1 つ必要です")
MISTAKE(chunk_size_missing, "chunk-size-missing", uncorrected,
    "the size of the chunk is missing before LAST: write BDAT 0 LAST if no octets are left",
    "LAST の前にチャンクの大きさがありません。残りがなければ BDAT 0 LAST と書きます")
MISTAKE(chunk_not_digits, "chunk-size-not-digits", uncorrected,
    "the size of a chunk is its number of octets in decimal digits only: no unit, sign or separator, as in BDAT 1000 LAST",
    "チャンクの大きさはオクテット数を 10 進の数字だけで書きます。単位、符号、桁区切りは付けません（例：BDAT 1000 LAST）")
MISTAKE(several_mechanisms, "several-mechanisms", uncorrected,
    "AUTH takes one mechanism: choose one of those that the reply to EHLO offers",
    "AUTH に書ける方式は 1 つです。EHLO の応答にあるものから 1 つを選びます")
MISTAKE(mechanism_and_colon, "mechanism-and-colon", space_for_colon,
    "a space, not a colon or \"=\", stands behind the mechanism",
    "方式名のあとに置くのはコロンや「=」ではなく空白です")
MISTAKE(quoted_response, "quoted-response", without_quotes,
    "the initial response is not quoted: leave out the quotes",
    "初期応答に引用符は付けません。取り除いてください")
MISTAKE(base64url, "base64url", base64_for_base64url,
    "this is base64url: base64 has \"+\" where it has \"-\", and \"/\" where it has \"_\"",
    "これは base64url です。base64 では「-」を「+」、「_」を「/」と書きます")
MISTAKE(base64_unpadded, "base64-padding-missing", with_padding,
    "the padding of base64 is missing: \"=\" fills it up to a multiple of four characters",
    "base64 の終わりの「=」が足りません。文字数が 4 の倍数になるまで「=」を補います")
MISTAKE(unclosed_quote, "unclosed-quote", uncorrected,
    "the closing quote is missing: a quoted string ends with a second \"",
    "閉じる引用符（\"）がありません")
MISTAKE(response_in_clear, "response-in-clear", uncorrected,
    "the initial response is written in base64, not in clear text",
    "初期応答は平文ではなく base64 で書きます")
/* clang-format on */
