// SPDX-License-Identifier: MIT
/* Mistakes from MAIL's or RCPT's verb to the end of its path: the colon, the brackets, the local part, and
 * what people put there besides an address. */
/* clang-format off */
MISTAKE(space_before_colon, "space-before-colon", colon_alone,
    "no space or tab may stand before the colon",
    "コロンの前に空白やタブは置けません")
MISTAKE(other_path, "from-and-to-exchanged", uncorrected,
    "MAIL names the sender with FROM:, RCPT the recipient with TO:",
    "差出人は MAIL の FROM:、宛先は RCPT の TO: で書きます")
MISTAKE(from_missing, "from-missing", with_from,
    "FROM: is missing: write MAIL FROM:<address>",
    "FROM: がありません。MAIL FROM:<address> と書きます")
MISTAKE(to_missing, "to-missing", with_to,
    "TO: is missing: write RCPT TO:<address>",
    "TO: がありません。RCPT TO:<address> と書きます")
MISTAKE(from_misspelt, "from-misspelt", from_and_colon,
    "FROM is misspelt: write MAIL FROM:<address>",
    "FROM の綴りが違います。MAIL FROM:<address> と書きます")
MISTAKE(to_misspelt, "to-misspelt", to_and_colon,
    "TO is misspelt: write RCPT TO:<address>",
    "TO の綴りが違います。RCPT TO:<address> と書きます")
MISTAKE(other_than_colon, "colon-replaced", colon_for_octet,
    "a colon (\":\") stands behind FROM or TO, no other character",
    "FROM や TO のあとに置くのはコロン（:）です")
MISTAKE(colon_missing, "colon-missing", with_colon,
    "the colon (\":\") is missing behind FROM or TO",
    "FROM や TO のあとのコロン（:）がありません")

MISTAKE(sender_missing, "sender-missing", uncorrected,
    "nothing stands behind the colon: write <address>, or <> if there is no sender",
    "コロンのあとに何もありません。<address> と書きます。差出人がない場合は <> です")
MISTAKE(recipient_missing, "recipient-missing", uncorrected,
    "nothing stands behind the colon: write TO:<address>",
    "コロンのあとに何もありません。TO:<address> と書きます")
MISTAKE(space_behind_colon, "space-behind-colon", colon_alone,
    "no space or tab may stand behind the colon",
    "コロンのあとに空白やタブは置けません")
MISTAKE(path_in_quotes, "path-in-quotes", without_quotes_around_path,
    "leave out the quotes around the angle brackets: write <address>",
    "山括弧を囲む引用符を取り除き、<address> と書きます")
MISTAKE(html_entities, "html-entities", angle_brackets_for_entities,
    "&lt; and &gt; are HTML: write the angle brackets themselves, <address>",
    "&lt; や &gt; は HTML の表記です。山括弧そのものを使い、<address> と書きます")
MISTAKE(linkified, "linkified", first_address,
    "a mail program has turned the address into a link: leave out the second copy with mailto:, only <address> may stand here",
    "メールソフトがアドレスをリンクに変えています。mailto: の付いた 2 つ目を取り除き、<address> だけを書きます")
MISTAKE(mark_before_bracket, "mark-before-bracket", without_octet_and_spaces,
    "nothing stands between the colon and the \"<\": leave it out",
    "コロンと「<」の間には何も置けません。取り除いてください")
MISTAKE(mailto, "mailto", without_mailto,
    "leave out \"mailto:\", which belongs to a link: only <address> may stand here",
    "「mailto:」はリンクの書き方です。取り除いて <address> だけを書きます")
MISTAKE(smtp_prefix, "smtp-prefix", without_header_name,
    "leave out the type before the address, such as \"SMTP:\" in a directory: only <address> may stand here",
    "アドレスの前の種別（ディレクトリーの「SMTP:」など）を取り除き、<address> だけを書きます")
MISTAKE(url, "url", uncorrected,
    "this is a URL, a web link: only a mail address, user@domain in angle brackets, may stand here",
    "これは URL です。ここにはメールアドレスだけを山括弧に入れて書きます")
MISTAKE(header_name, "header-name", without_header_name,
    "leave out the name of the header field: only <address> may stand here",
    "ヘッダーのフィールド名を取り除き、<address> だけを書きます")
MISTAKE(other_brackets, "other-brackets", angle_brackets_for_others,
    "the brackets around an address are angle brackets: write <address>",
    "アドレスを囲むのは山括弧です。<address> と書きます")
MISTAKE(at_in_words, "at-in-words", at_sign,
    "\"(at)\" stands for \"@\" where machines should not read it: write user@domain",
    "「(at)」は機械に読ませないための書き方です。user@domain のように「@」を書きます")
MISTAKE(display_name, "display-name", last_address,
    "leave out the display name: only the address stands between the angle brackets",
    "表示名を取り除き、山括弧の中にはアドレスだけを書きます")
MISTAKE(comment, "comment", without_comment,
    "a comment in parentheses has no place here: only the address stands between the angle brackets",
    "丸括弧の注釈はここでは使えません。山括弧の中にはアドレスだけを書きます")
MISTAKE(group_syntax, "group", uncorrected,
    "a name, a colon, addresses and a semicolon are a group of a header field: only one of its addresses may stand here",
    "名前、コロン、アドレス、セミコロンと続くのはヘッダーのグループの書き方です。ここに書けるのはそのうちのアドレス 1 つです")
MISTAKE(name_and_colon, "name-and-colon", without_header_name,
    "leave out the name and the colon before the address: only <address> may stand here",
    "アドレスの前の名前とコロンを取り除き、<address> だけを書きます")
MISTAKE(several_senders, "several-senders", uncorrected,
    "a message has one sender: only one address may stand here",
    "差出人は 1 つだけです。アドレスを 1 つだけ書きます")
MISTAKE(several_recipients, "several-recipients", uncorrected,
    "only one address stands in a command: send a RCPT command for each recipient",
    "1 つのコマンドに書けるアドレスは 1 つです。宛先ごとに RCPT を送ります")
MISTAKE(address_in_quotes, "address-in-quotes", without_quotes_around_address,
    "leave out the quotes around the whole address: write <user@domain>",
    "アドレス全体を囲む引用符を取り除き、<user@domain> と書きます")
MISTAKE(opening_bracket_missing, "opening-bracket-missing", with_opening_bracket,
    "the opening angle bracket \"<\" before the address is missing",
    "アドレスの前の山括弧「<」がありません")
MISTAKE(brackets_missing, "brackets-missing", with_brackets,
    "the angle brackets around the address are missing: write <address>",
    "アドレスを囲む山括弧がありません。<address> と書きます")

MISTAKE(doubled_bracket, "doubled-bracket", single_brackets,
    "the angle bracket \"<\" is doubled: one pair stands around the address",
    "山括弧「<」が二重です。アドレスを囲むのは 1 組だけです")
MISTAKE(doubled_closing_bracket, "doubled-closing-bracket", single_closing_bracket,
    "one \">\" too many: the address is closed already",
    "山括弧「>」が多すぎます。アドレスはすでに閉じられています")
MISTAKE(null_path_with_space, "null-path-with-space", without_spaces,
    "the empty path is written <>, without a space",
    "空のパスは空白を入れずに <> と書きます")
MISTAKE(null_recipient, "null-recipient", uncorrected,
    "the empty path <> is for senders only: a recipient's address must stand between the brackets",
    "空のパス <> が使えるのは差出人だけです。山括弧の中に宛先のアドレスを書きます")
MISTAKE(space_behind_bracket, "space-behind-bracket", without_spaces,
    "no space may stand between \"<\" and the address",
    "「<」とアドレスの間に空白は置けません")
MISTAKE(space_before_bracket, "space-before-bracket", without_spaces,
    "no space may stand between the address and \">\"",
    "アドレスと「>」の間に空白は置けません")
MISTAKE(other_closing_bracket, "other-closing-bracket", closing_bracket_for_octet,
    "the path is closed by \">\", not by another bracket or by \"<\"",
    "パスを閉じるのは「>」です。ほかの括弧や「<」ではありません")
MISTAKE(closing_bracket_missing, "closing-bracket-missing", with_closing_bracket,
    "the closing angle bracket \">\" behind the address is missing",
    "アドレスのあとの山括弧「>」がありません")

MISTAKE(parameter_in_brackets, "parameter-in-brackets", bracket_before_parameter,
    "a parameter stands behind the \">\" that closes the address, not before it",
    "パラメーターは、アドレスを閉じる「>」の前ではなくあとに書きます")
MISTAKE(colon_behind_route, "colon-behind-route", colon_for_separator,
    "a colon stands between a source route and the address: <@relay.example.net:user@domain>",
    "送信経路とアドレスの間にはコロンを置きます（例：<@relay.example.net:user@domain>）")
MISTAKE(domain_missing, "domain-missing", uncorrected,
    "the domain is missing: an address is user@domain",
    "ドメインがありません。アドレスは user@domain の形で書きます")
MISTAKE(local_part_missing, "local-part-missing", uncorrected,
    "the local part is missing before the \"@\": an address is user@domain",
    "「@」の前のローカルパートがありません。アドレスは user@domain の形で書きます")
MISTAKE(space_around_at, "space-around-at", without_spaces,
    "no space may stand beside the \"@\"",
    "「@」の前後に空白は置けません")
MISTAKE(part_quoted, "part-quoted", uncorrected,
    "quotes enclose the whole local part or nothing of it, not a part",
    "引用符は、ローカルパートの一部ではなく全体を囲みます")
MISTAKE(doubled_dot, "doubled-dot", uncorrected,
    "two dots stand in a row: a local part with them must be quoted",
    "ドットが続いています。そのようなローカルパートは引用符で囲む必要があります")
MISTAKE(leading_dot, "leading-dot", uncorrected,
    "a local part that begins with a dot must be quoted",
    "ドットで始まるローカルパートは引用符で囲む必要があります")
MISTAKE(dot_before_at, "dot-before-at", uncorrected,
    "a local part that ends in a dot must be quoted",
    "ドットで終わるローカルパートは引用符で囲む必要があります")
MISTAKE(separator_in_local_part, "separator-in-local-part", uncorrected,
    "a comma or semicolon in a local part must be quoted; if it divides two addresses, only one address may stand here",
    "ローカルパートの中のコンマやセミコロンは引用符で囲む必要があります。2 つのアドレスの区切りなら、書けるアドレスは 1 つだけです")
MISTAKE(space_in_local_part, "space-in-local-part", uncorrected,
    "a space stands in the local part: leave it out, or put the whole local part into double quotes",
    "ローカルパートに空白があります。取り除くか、ローカルパート全体を二重引用符で囲みます")
MISTAKE(unquoted_special, "unquoted-special", quoted_local_part,
    "a local part with this character must be quoted: put double quotes around all before the \"@\"",
    "この文字を含むローカルパートは引用符で囲む必要があります。「@」の前全体を二重引用符で囲みます")
/* clang-format on */
