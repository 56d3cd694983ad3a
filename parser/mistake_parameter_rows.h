// SPDX-License-Identifier: MIT
/* Mistakes behind the path of MAIL or RCPT, but for those in a value. {word} is the keyword that was meant, {example} how
 * the parameter is written. */
/* clang-format off */
MISTAKE(parameter_of_mail, "parameter-of-mail", uncorrected,
    "this parameter belongs to MAIL, not to RCPT",
    "このパラメーターは RCPT ではなく MAIL のものです")
MISTAKE(parameter_of_rcpt, "parameter-of-rcpt", uncorrected,
    "this parameter belongs to RCPT, not to MAIL",
    "このパラメーターは MAIL ではなく RCPT のものです")
MISTAKE(second_command, "second-command", uncorrected,
    "a second command stands here: each, such as RCPT TO:<address>, has a line of its own, ended by CRLF",
    "別のコマンドが続いています。RCPT TO:<address> などのコマンドはそれぞれ 1 行に書き、CRLF で終えます")
MISTAKE(equals_missing, "equals-missing", equals_for_space,
    "the \"=\" between the keyword and its value is missing: write {example}",
    "キーワードと値の間の「=」がありません。{example} のように書きます")
MISTAKE(notify_in_words, "notify-in-words", comma_for_space,
    "the values of NOTIFY have commas between them, no space: NOTIFY=SUCCESS,FAILURE",
    "NOTIFY の値は空白ではなくコンマで区切ります。NOTIFY=SUCCESS,FAILURE のように書きます")
MISTAKE(notify_never_alone, "notify-never-alone", uncorrected,
    "NEVER stands alone: it excludes SUCCESS, FAILURE and DELAY",
    "NEVER は単独で使います。SUCCESS、FAILURE、DELAY とは併用できません")
MISTAKE(notify_comma_at_end, "notify-comma-at-end", without_comma,
    "nothing stands behind the comma: leave it out, or name another of SUCCESS, FAILURE and DELAY",
    "コンマのあとに値がありません。コンマを取り除くか、SUCCESS、FAILURE、DELAY のいずれかを続けます")
MISTAKE(notify_comma_and_space, "notify-comma-and-space", without_spaces,
    "no space stands behind the comma: NOTIFY=SUCCESS,FAILURE",
    "コンマのあとに空白は置けません。NOTIFY=SUCCESS,FAILURE のように書きます")
MISTAKE(notify_comma_doubled, "notify-comma-doubled", without_commas,
    "one comma too many: the values of NOTIFY have one between them",
    "コンマが多すぎます。NOTIFY の値の間に置くコンマは 1 つです")
MISTAKE(notify_other_separator, "notify-separator", comma_for_octet,
    "the values of NOTIFY have commas between them: NOTIFY=SUCCESS,FAILURE",
    "NOTIFY の値はコンマで区切ります。NOTIFY=SUCCESS,FAILURE のように書きます")
MISTAKE(address_behind_path, "address-behind-path", uncorrected,
    "a second address: only one stands in a command, and each recipient has a RCPT of its own",
    "2 つ目のアドレスです。1 つのコマンドに書けるのは 1 つで、宛先ごとに RCPT を送ります")
MISTAKE(sender_behind_path, "sender-behind-path", uncorrected,
    "a second address: a message has one sender, and only one address may stand here",
    "2 つ目のアドレスです。差出人は 1 つだけで、ここに書けるアドレスも 1 つです")
MISTAKE(comment_behind_path, "comment-behind-path", without_comment,
    "a comment in parentheses has no place in a command: leave it out",
    "コマンドに丸括弧の注釈は書けません。取り除いてください")
MISTAKE(space_in_xtext, "space-in-xtext", uncorrected,
    "a space inside this value is written +20",
    "この値の中の空白は +20 と書きます")
MISTAKE(likely_keyword_of_mail, "likely-keyword-of-mail", uncorrected,
    "no parameter is called so, and {word}, which may be meant, belongs to MAIL, not to RCPT",
    "そのようなパラメーターはありません。{word} のことであれば、RCPT ではなく MAIL のものです")
MISTAKE(likely_keyword_of_rcpt, "likely-keyword-of-rcpt", uncorrected,
    "no parameter is called so, and {word}, which may be meant, belongs to RCPT, not to MAIL",
    "そのようなパラメーターはありません。{word} のことであれば、MAIL ではなく RCPT のものです")
MISTAKE(likely_keyword, "likely-keyword", likely_word,
    "no parameter is called so: did you mean {word}?",
    "そのようなパラメーターはありません。{word} の間違いではありませんか")
MISTAKE(value_missing, "nothing-behind-equals", with_null_sender,
    "the value is missing: write {example}",
    "パラメーターの値がありません。{example} のように書きます")
MISTAKE(doubled_equals, "doubled-equals", without_octet,
    "one \"=\" too many: one stands between the keyword and its value",
    "「=」が多すぎます。キーワードと値の間に置く「=」は 1 つです")
MISTAKE(keyword_missing, "keyword-missing", uncorrected,
    "no keyword stands before this \"=\": a parameter is written KEYWORD=value",
    "この「=」の前にキーワードがありません。パラメーターは KEYWORD=value の形で書きます")
MISTAKE(space_around_equals, "space-around-equals", equals_alone,
    "no space may stand around the \"=\"",
    "「=」の前後に空白は置けません")
MISTAKE(colon_for_equals, "colon-for-equals", equals_for_colon,
    "the value stands behind \"=\", not behind a colon: write {example}",
    "値の前に置くのはコロンではなく「=」です。{example} のように書きます")
MISTAKE(separator_for_space, "separator-for-space", space_for_separator,
    "parameters are separated by one space, not by a comma or a semicolon",
    "パラメーターはコンマやセミコロンではなく、空白 1 つで区切ります")
MISTAKE(separator_at_end, "separator-at-end", without_separator,
    "nothing may stand at the end of the command: leave out the last character",
    "コマンドの末尾に余計な文字があります。最後の文字を取り除いてください")
MISTAKE(space_missing, "space-missing-before-parameter", with_space,
    "one space is missing between the path and the parameter",
    "パスとパラメーターの間に空白が 1 つ必要です")
MISTAKE(flag_with_value, "flag-with-value", flag_alone,
    "this parameter stands alone: leave out its value, or the whole parameter if it is not meant",
    "このパラメーターは値を取りません。値を取り除くか、不要ならパラメーターごと取り除きます")
MISTAKE(parameter_twice, "parameter-twice", without_second_parameter,
    "this parameter stands here for the second time: leave out one of the two",
    "同じパラメーターが 2 つあります。どちらかを取り除いてください")
MISTAKE(text_behind_path, "text-behind-path", uncorrected,
    "only parameters may stand behind the path, each KEYWORD or KEYWORD=value: leave out anything else",
    "パスのあとに書けるのは KEYWORD または KEYWORD=value の形のパラメーターだけです。それ以外は取り除きます")
/* clang-format on */
