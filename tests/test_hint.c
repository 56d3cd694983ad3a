// SPDX-License-Identifier: MIT
/*
 * Hints: what the corpus, which has a case of each mistake and of each near miss, cannot say. The words of both
 * languages, buffers, and diagnostics about other lines.
 */
#include "support.h"

#include <stdio.h>

enum { MOST_MISTAKES = 512 };

static struct {
    const char *name, *english, *japanese;
} mistakes[MOST_MISTAKES];
static uint32_t mistake_count;

static int read_mistakes(void **state)
{
    (void)state;
    for (const char *name; (name = smtpath_mistake_name(mistake_count)) != NULL; mistake_count++) {
        assert_true(mistake_count < MOST_MISTAKES);
        mistakes[mistake_count].name = name;
        mistakes[mistake_count].english = smtpath_mistake_hint(mistake_count, SMTPATH_ENGLISH);
        mistakes[mistake_count].japanese = smtpath_mistake_hint(mistake_count, SMTPATH_JAPANESE);
    }
    return 0;
}

static void hint_of(const char *line, size_t length, enum smtpath_language language, char *hint)
{
    struct smtpath_line read;
    const char *copy = guarded_copy(line, length);
    if (smtpath_read_command(copy, length, &everything_offered, &read) == SMTPATH_OK)
        fail_msg("not refused: %s", line);
    const size_t needed =
        smtpath_render_hint(copy, length, &read.diagnostic, language, hint, SMTPATH_HINT_SIZE);
    assert_true(needed > 0 && needed < SMTPATH_HINT_SIZE);
    assert_int_equal(strlen(hint), needed);
}

/* ---- The words ------------------------------------------------------------------------------------------------ */

/* How often a text holds another. */
static int count(const char *text, const char *part)
{
    int found = 0;
    for (const char *at = strstr(text, part); at; at = strstr(at + 1, part))
        found++;
    return found;
}

static void test_every_mistake_is_worded_in_two_languages(void **state)
{
    (void)state;
    static const char *const filled[] = {"{code}",  "{ascii}",   "{word}", "{value}",
                                         "{limit}", "{example}", "{usage}"};
    for (size_t i = 0; i < mistake_count; i++) {
        assert_true(strspn(mistakes[i].name, "abcdefghijklmnopqrstuvwxyz0123456789-") ==
                    strlen(mistakes[i].name));
        for (const char *octet = mistakes[i].english; *octet; octet++)
            assert_in_range(*octet, ' ', '~');
        assert_true(strpbrk(mistakes[i].japanese, "\xE3\xE4\xE5\xE6") != NULL);
        int braces = count(mistakes[i].english, "\\x{"); /* of an EmbeddedUnicodeChar */
        for (size_t f = 0; f < ARRAY_LENGTH(filled); f++) {
            assert_int_equal(count(mistakes[i].english, filled[f]) > 0,
                             count(mistakes[i].japanese, filled[f]) > 0);
            braces += count(mistakes[i].english, filled[f]);
        }
        assert_int_equal(count(mistakes[i].english, "{"), braces);
        for (size_t j = 0; j < i; j++) {
            assert_string_not_equal(mistakes[i].name, mistakes[j].name);
            assert_string_not_equal(mistakes[i].english, mistakes[j].english);
            assert_string_not_equal(mistakes[i].japanese, mistakes[j].japanese);
        }
    }
}

/* ---- Words that are stated once more, so that no two are exchanged -------------------------------------------- */

static void test_japanese_words_of_mistakes(void **state)
{
    (void)state;
    static const struct {
        const char *name, *words;
    } rows[] = {
        {"address-alone", "アドレスだけでは"},
        {"address-behind-path", "アドレスです。1"},
        {"address-behind-semicolon-missing", "ミコロンのあとの"},
        {"address-for-host", "これはメールアド"},
        {"address-in-quotes", "アドレス全体を囲"},
        {"argument-forbidden", "このコマンドに引"},
        {"argument-missing", "マンドのあとに何"},
        {"argument-not-ascii", "コマンドには "},
        {"at-in-words", "「(at)」は機"},
        {"atrn-list", "ATRN のドメ"},
        {"auth-in-brackets", "AUTH のアド"},
        {"auth-missing", " SASL の方"},
        {"bare-equals", "この値の中の「="},
        {"bare-plus", "この値の中の「+"},
        {"base64-as-command", " SASL の応"},
        {"base64-padding-missing", "ase64 の終"},
        {"base64url", "これは base"},
        {"body-8bit", "値は 8BITM"},
        {"bracketed-host", "このコマンドの引"},
        {"brackets-missing", "アドレスを囲む山"},
        {"byte-order-mark", "コマンドの前に、"},
        {"chunk-size-missing", "LAST の前に"},
        {"chunk-size-not-digits", "ャンクの大きさは"},
        {"closing-bracket-missing", "アドレスのあとの"},
        {"colon-behind-route", "送信経路とアドレ"},
        {"colon-behind-verb", "コマンドの引数の"},
        {"colon-for-equals", "値の前に置くのは"},
        {"colon-missing", " TO のあとの"},
        {"colon-replaced", " TO のあとに"},
        {"comment", "丸括弧の注釈はこ"},
        {"comment-behind-path", "コマンドに丸括弧"},
        {"control-octet", "見えない制御文字"},
        {"date-not-utc", "HOLDUNTI"},
        {"date-out-of-range", "数が範囲外です。"},
        {"date-without-seconds", "分のあとに秒があ"},
        {"date-without-t", "日付と時刻の間に"},
        {"date-without-time", "日付のあとに時刻"},
        {"date-without-zone", "時刻のあとに時間"},
        {"date-zone-by-name", "時間帯は名前では"},
        {"display-name", "表示名を取り除き"},
        {"domain-limit", "ドメインが上限を"},
        {"domain-missing", "ドメインがありま"},
        {"domain-not-ascii", "ASCII でな"},
        {"dot-before-at", "ドットで終わるロ"},
        {"doubled-bracket", "山括弧「<」が二"},
        {"doubled-closing-bracket", "山括弧「>」が多"},
        {"doubled-dot", "ドットが続いてい"},
        {"doubled-dot-in-domain", "ドットが多すぎま"},
        {"doubled-equals", "「=」が多すぎま"},
        {"empty-line", "空行です。ここに"},
        {"end-of-message", "ドットだけの行は"},
        {"equals-missing", "ワードと値の間の"},
        {"flag-with-value", "パラメーターは値"},
        {"from-and-to-exchanged", "差出人は MAI"},
        {"from-missing", "FROM: があ"},
        {"from-misspelt", "FROM の綴り"},
        {"full-width", " があります。日"},
        {"glued-argument", "マンドのあとに空"},
        {"glued-end", "コマンドのすぐあ"},
        {"glued-mail", "MAIL のあと"},
        {"glued-rcpt", "RCPT のあと"},
        {"group", "名前、コロン、ア"},
        {"header-line", "これはメッセージ"},
        {"header-name", "ヘッダーのフィー"},
        {"html-entities", "&lt; や &"},
        {"http-request", "P ではなく H"},
        {"imap-command", " IMAP のコ"},
        {"invisible-code-point", "目に見えない文字"},
        {"ipv4-of-five-numbers", "アドレスの数は"},
        {"ipv4-with-ipv6-tag", "これは IPv4"},
        {"ipv4-with-tag", "アドレスにタグは"},
        {"ipv6-group-too-long", "v6 アドレスの"},
        {"ipv6-without-brackets", "6 アドレスは角"},
        {"ipv6-without-tag", "6 アドレスは "},
        {"ipv6-zone", "ドレスリテラルに"},
        {"keyword-missing", "この「=」の前に"},
        {"label-limit", "メインのラベルが"},
        {"last-glued", "ャンクの大きさと"},
        {"leading-dot", "ドットで始まるロ"},
        {"leading-hyphen", "イフン（-）で始"},
        {"likely-keyword", "そのようなパラメ"},
        {"likely-keyword-of-mail", "ことであれば、R"},
        {"likely-keyword-of-rcpt", "ことであれば、M"},
        {"likely-value", "のパラメーターに"},
        {"likely-verb", "そのようなコマン"},
        {"line-break", "行の途中に CR"},
        {"line-in-quotes", "コマンド全体が引"},
        {"line-limit", "行が上限を超えて"},
        {"line-of-transcript", "これはセッション"},
        {"linkified", "メールソフトがア"},
        {"literal-in-helo", "HELO に書け"},
        {"literal-limit", "ドレスリテラルが"},
        {"literal-unclosed", "ドレスリテラルを"},
        {"literal-unopened", "ドレスリテラルの"},
        {"literal-without-brackets", "スリテラルは ["},
        {"local-part-limit", "ーカルパートが上"},
        {"local-part-missing", "「@」の前のロー"},
        {"look-alike", " があります。見"},
        {"look-alike-delimiter", "の文字として読"},
        {"look-alike-letter", "CII の文字の"},
        {"look-alike-quote", " があります。ア"},
        {"lower-case-hex", "xtext の "},
        {"mail-missing", "MAIL があり"},
        {"mailto", "「mailto:"},
        {"mark-before-bracket", "コロンと「<」の"},
        {"mark-behind-host", "ホスト名のあとに"},
        {"masked-by-firewall", "SMTP を検査"},
        {"mechanism-and-colon", "方式名のあとに置"},
        {"name-and-address", "名前と山括弧を取"},
        {"name-and-colon", "アドレスの前の名"},
        {"name-in-square-brackets", "ホスト名に角括弧"},
        {"name-not-ascii", "このコマンドのホ"},
        {"name-unquoted", "この文字を含む名"},
        {"not-utf8", "UTF-8 では"},
        {"nothing-behind-equals", "ラメーターの値が"},
        {"notify-comma-and-space", "コンマのあとに空"},
        {"notify-comma-at-end", "コンマのあとに値"},
        {"notify-comma-doubled", "コンマが多すぎま"},
        {"notify-in-words", "IFY の値は空"},
        {"notify-never-alone", "NEVER は単"},
        {"notify-separator", "IFY の値はコ"},
        {"notify-value", "IFY の値は "},
        {"nul-in-line", "行に NUL（ゼ"},
        {"null-path-with-space", "空のパスは空白を"},
        {"null-recipient", "空のパス <> "},
        {"number-too-long", "数の桁が多すぎ"},
        {"one-value-only", "パラメーターに書"},
        {"opening-bracket-missing", "アドレスの前の山"},
        {"orcpt-type-missing", "アドレスの種別が"},
        {"other-brackets", "レスを囲むのは山"},
        {"other-closing-bracket", "パスを閉じるのは"},
        {"parameter-alone", "ではなくパラメー"},
        {"parameter-in-brackets", "パラメーターは、"},
        {"parameter-not-ascii", "ラメーターは A"},
        {"parameter-of-mail", "ラメーターは R"},
        {"parameter-of-rcpt", "ラメーターは M"},
        {"parameter-twice", "同じパラメーター"},
        {"part-quoted", "引用符は、ローカ"},
        {"path-in-quotes", "山括弧を囲む引用"},
        {"path-limit", "パスが上限を超え"},
        {"plus-in-utf-8-address", "utf-8 の種"},
        {"pop3-command", " POP3 また"},
        {"port-behind-domain", "ドメインのあとに"},
        {"prefix-length", "スリテラルは 1"},
        {"proxy-v1", " バージョン 1"},
        {"proxy-v2", " バージョン 2"},
        {"quoted-domain", "ドメインに引用符"},
        {"quoted-host", "ホスト名に引用符"},
        {"quoted-response", "初期応答に引用符"},
        {"rcpt-missing", "RCPT があり"},
        {"recipient-missing", "もありません。T"},
        {"replacement-character", " があります。文"},
        {"reply-as-command", "これはコマンドで"},
        {"response-in-clear", "初期応答は平文で"},
        {"second-at", "「@」が多すぎま"},
        {"second-command", "別のコマンドが続"},
        {"seconds-not-digits", "秒数は単位を付け"},
        {"semicolon-missing", "この値の 2 つ"},
        {"send-is-obsolete", "端末へ直接書き込"},
        {"sender-behind-path", "アドレスです。差"},
        {"sender-missing", "もありません。<"},
        {"separator-at-end", "コマンドの末尾に"},
        {"separator-for-dot", "ドット（.）を置"},
        {"separator-for-space", "パラメーターはコ"},
        {"separator-in-local-part", "ーカルパートの中"},
        {"several-hosts", "マンドに書けるホ"},
        {"several-mechanisms", "AUTH に書け"},
        {"several-recipients", "マンドに書けるア"},
        {"several-senders", "1 つだけです。"},
        {"several-spaces", "ここに置く空白は"},
        {"several-users", "マンドに書ける名"},
        {"sip-request", " ではなく SI"},
        {"size-not-digits", "SIZE はオク"},
        {"smtp-prefix", "アドレスの前の種"},
        {"smtputf8-missing-before-rcpt", "宛先のアドレスに"},
        {"smtputf8-missing-in-mail", "差出人のアドレス"},
        {"smtputf8-not-offered", "I 以外の文字に"},
        {"space-around-at", "「@」の前後に空"},
        {"space-around-equals", "「=」の前後に空"},
        {"space-before-bracket", "アドレスと「>」"},
        {"space-before-colon", "コロンの前に空白"},
        {"space-before-verb", "コマンドの前に空"},
        {"space-behind-bracket", "「<」とアドレス"},
        {"space-behind-colon", "コロンのあとに空"},
        {"space-behind-semicolon", "セミコロンのあと"},
        {"space-in-domain", "ドメインの中に空"},
        {"space-in-literal", "レスリテラルの中"},
        {"space-in-local-part", "ローカルパートに"},
        {"space-in-xtext", "この値の中の空白"},
        {"space-missing-before-parameter", "パスとパラメータ"},
        {"special-in-domain", "この文字は使えま"},
        {"ssh-banner", "P ではなく S"},
        {"starttls-in-two-words", "ARTTLS は"},
        {"stuffed-dot", "2 つのドットで"},
        {"tab-for-space", "空白 1 つを置"},
        {"tab-in-address", "アドレスの中にタ"},
        {"telnet-negotiation", "これは teln"},
        {"text-behind-address", "アドレスのあとに"},
        {"text-behind-path", "パスのあとに書け"},
        {"tls-hello", "P ではなく T"},
        {"tls-record", "く TLS のレ"},
        {"to-missing", "TO: がありま"},
        {"to-misspelt", "TO の綴りが違"},
        {"trailing-dot", "SMTP のドメ"},
        {"trailing-hyphen", "イフン（-）で終"},
        {"turn-is-obsolete", "TURN は相手"},
        {"unclosed-quote", "じる引用符（\""},
        {"underscore", "ドメイン名に使え"},
        {"unicode-space", " があります。空"},
        {"unquoted-special", "この文字を含むロ"},
        {"url", "URL です。こ"},
        {"url-for-domain", "URL です。「"},
        {"value-in-quotes", "ラメーターの値に"},
        {"value-limit", "値が上限を超えて"},
        {"verb-not-ascii", "コマンドは AS"},
        {"words-for-host", "ホスト名は空白を"},
        {"words-unquoted", "複数の語からなる"},
    };
    for (size_t i = 0; i < mistake_count; i++) {
        size_t row = 0;
        while (row < ARRAY_LENGTH(rows) && strcmp(rows[row].name, mistakes[i].name) != 0)
            row++;
        if (row == ARRAY_LENGTH(rows) || !strstr(mistakes[i].japanese, rows[row].words))
            fail_msg("%s: %s", mistakes[i].name, mistakes[i].japanese);
    }
}

static void test_words_of_reasons(void **state)
{
    (void)state;
    static const struct {
        const char *name, *english, *japanese;
    } rows[] = {
        {"line-too-long", "the line is", "行がこのコマンド"},
        {"auth-line-too-long", "an AUTH line", "AUTH の行は"},
        {"unknown-verb", "no SMTP command", "このように始まる"},
        {"obsolete-verb", "this command is", "このコマンドは廃"},
        {"expected-space", "one space stands", "コマンドと引数の"},
        {"expected-from", "write MAIL FROM:<address>", "MAIL FRO"},
        {"expected-to", "write RCPT TO:<address>", "RCPT TO:"},
        {"expected-colon", "a colon stands", "FROM や T"},
        {"expected-end", "nothing more may", "これより後には何"},
        {"expected-space-or-end", "this octet is whole", "の前で値や語は終"},
        {"expected-string", "write a word,", "1 語で書くか、"},
        {"expected-smtputf8", "SMTPUTF8 is the", "このコマンドのパ"},
        {"smtputf8-word-not-offered", "not offer SMTPUTF8", "HLO の応答に"},
        {"expected-mechanism", "a SASL mechanism", "SASL の方式"},
        {"expected-base64", "the initial response", "初期応答はパディ"},
        {"expected-response-end", "nothing follows \"*\",", "「*」や、応答の"},
        {"expected-chunk-size", "BDAT wants the", "BDAT には続"},
        {"expected-last", "only LAST may", "オクテット数のあ"},
        {"expected-node", "ETRN wants a", "ETRN には、"},
        {"expected-second-label", "each domain of", "ATRN のドメ"},
        {"expected-uri", "BURL wants a", "BURL には "},
        {"expected-attribute-name", "attributes are NAME=value, one space between them",
         "属性は NAME=value の形で、空白 1 つで区切ります"},
        {"expected-attribute-equals", "attributes are NAME=value, one space between them",
         "属性は NAME=value の形で、空白 1 つで区切ります"},
        {"expected-lt", "put the address", "アドレスを山括弧"},
        {"expected-reverse-path", "an address stands", "山括弧の中にはア"},
        {"expected-forward-path", "a recipient's address", "山括弧の中に宛先"},
        {"expected-local-part", "a mailbox stands", "送信経路のあとに"},
        {"expected-at", "an address is", "アドレスは lo"},
        {"expected-atext", "a dot in", "ローカルパートの"},
        {"expected-qtext", "the quoted string", "引用符で囲んだ文"},
        {"expected-quoted-pair", "a backslash quotes", "バックスラッシュ"},
        {"expected-domain", "or a digit,", "ドメインは英数字"},
        {"expected-sub-domain", "each label of", "インのラベルは英"},
        {"expected-let-dig", "a domain does", "インのラベルはハ"},
        {"expected-route-at", "each hop of", "送信経路の各ホス"},
        {"expected-route-end", "source route ends", "送信経路はコロン"},
        {"expected-gt", "the path ends", "パスはここで終わ"},
        {"eight-bit-not-offered", "SMTPUTF8, which was", "が必要ですが、提"},
        {"eight-bit-in-forward-path", "SMTPUTF8, which MAIL", "が必要ですが、M"},
        {"malformed-utf8", "address is no",
         "UTF-8 として正しくありません。別の文字コードで送られたか、途中で切れています"},
        {"smtputf8-missing", "add the parameter", "パラメーター S"},
        {"expected-literal", "literal is [192.0.2.1]", "スリテラルは ["},
        {"expected-snum", "four numbers from", " アドレスは 0"},
        {"snum-out-of-range", "each number of", "v4 アドレスの"},
        {"expected-dot", "four numbers with", " アドレスは 4"},
        {"expected-bracket", "the address literal", "レスリテラルはこ"},
        {"expected-ipv6-hex", "an IPv6 address has eight groups, or fewer around one \"::\"",
         "IPv6 アドレスは 8 つの組です。「::」を 1 回使って省略できます"},
        {"expected-ipv6-colon", "an IPv6 address has eight groups, or fewer around one \"::\"",
         "IPv6 アドレスは 8 つの組です。「::」を 1 回使って省略できます"},
        {"expected-tag", "the tag of", "ドレスリテラルの"},
        {"expected-tag-colon", "literal is an", "スリテラルは I"},
        {"expected-dcontent", "something must stand", "タグのコロンのあ"},
        {"unregistered-tag", "no such kind", "登録されていない"},
        {"path-refused", "address is valid,", "アドレスの形式は"},
        {"local-part-too-long", "local part has", "ローカルパートは"},
        {"label-too-long", "at most 63", "インのラベルは最"},
        {"domain-too-long", "domain has at most 255", "ドメインは最大 "},
        {"literal-too-long", "address literal has", "レスリテラルは最"},
        {"path-too-long", "a path has", "パスは、山括弧と"},
        {"value-too-long", "this parameter's value", "パラメーターの値"},
        {"expected-keyword", "a parameter such", "1 つのあとに "},
        {"expected-equals", "a parameter is", "ラメーターは K"},
        {"unknown-parameter", "no such parameter", "そのようなパラメ"},
        {"parameter-of-other-command", "this parameter belongs", "ラメーターは M"},
        {"parameter-not-offered", "the reply to EHLO did not offer this parameter's extension",
         "このパラメーターの拡張は EHLO の応答で提示されていません"},
        {"conversion-not-offered", "the reply to EHLO did not offer this parameter's extension",
         "このパラメーターの拡張は EHLO の応答で提示されていません"},
        {"duplicate-parameter", "each parameter may", "同じパラメーター"},
        {"conflicting-parameter", "HOLDFOR and HOLDUNTIL", "OLDFOR と"},
        {"value-forbidden-here", "this parameter takes", "パラメーターに値"},
        {"value-missing", "this parameter wants", "パラメーターには"},
        {"expected-value", "value is one", "値は「=」以外の"},
        {"expected-digit", "a number is", "数は 10 進の"},
        {"expected-nonzero-digit", "number of seconds", "秒数は 1 以上"},
        {"expected-body-type", "BODY takes 7BIT,", "BODY の値は"},
        {"binarymime-not-offered", "not offer BINARYMIME", "RYMIME は"},
        {"expected-ret-type", "RET takes FULL", "RET の値は "},
        {"expected-notify-type", "NOTIFY takes NEVER", "NOTIFY の"},
        {"expected-xtext", "value is printable;", "値は印字可能な文"},
        {"expected-hexchar", "+20 to +7E;", "20～+7E の"},
        {"expected-mailbox-hexchar", "to +7E or", "20～+7E ま"},
        {"expected-mailbox", "the value, decoded,", "値は復号すると "},
        {"expected-addr-type", "ORCPT is type;address,", "ORCPT は "},
        {"expected-semicolon", "a semicolon divides", "この値の 2 つ"},
        {"expected-utf8-address", "\"+\", \"=\", \"\\\"", "「+」、「=」、"},
        {"expected-hexpoint", "a code point", "コードポイントは"},
        {"expected-by-mode", "BY is seconds;N", "BY は sec"},
        {"by-time-not-positive", "mode R wants", "モード R の時"},
        {"holdfor-beyond-by", "the message is", "OLDFOR の"},
        {"expected-priority", "a priority is", "優先度は -9～"},
        {"expected-certifier", "MTRK is certifier", "MTRK は c"},
        {"expected-date-time", "a time is", "日時は 2026"},
        {"no-such-day", "the month has", "その月にその日は"},
        {"expected-rrvs-action", "behind the time", "日時のあとは ;"},
        {"expected-solicitation", "each keyword begins", "キーワードは英字"},
        {"expected-transaction-id", "a transaction identifier", "トランザクション"},
        {"expected-delimiter", "XVERP takes no", "XVERP の値"},
        {"bare-cr", "LF: a CR", "で終わります。C"},
        {"bare-lf", "and LF: an", "で終わります。L"},
        {"nul-octet", "a command line", "コマンドの行に "},
        {"expected-reply-code", "a reply begins", "応答は 200～"},
        {"expected-reply-separator", "a space stands", "コードのあとは空"},
        {"expected-reply-text", "the text of", "応答の本文は、S"},
        {"reply-not-utf8", "the text is", "本文が UTF-"},
        {"reply-code-changed", "every line of", "1 つの応答では"},
        {"expected-ehlo-keyword", "a keyword has", "キーワードは英数"},
        {"expected-ehlo-parameter", "a parameter of", "1 つのあとに印"},
        {"expected-ehlo-value", "this extension's parameter", "この拡張のパラメ"},
    };
    for (int reason = 1; reason < SMTPATH_REASON_COUNT; reason++)
        for (size_t i = 0; i < ARRAY_LENGTH(rows); i++) {
            if (strcmp(rows[i].name, smtpath_reason_info((enum smtpath_reason)reason)->name) != 0)
                continue;
            assert_non_null(strstr(smtpath_reason_hint((enum smtpath_reason)reason, SMTPATH_ENGLISH),
                                   rows[i].english));
            assert_non_null(strstr(smtpath_reason_hint((enum smtpath_reason)reason, SMTPATH_JAPANESE),
                                   rows[i].japanese));
        }
}

/* What is expected, in the grammar's words and in others; NULL where those are the same. */
static void test_what_reasons_expect(void **state)
{
    (void)state;
    static const struct {
        const char *name, *expected, *words;
    } rows[] = {
        {"line-too-long", "no more octets in this line", NULL},
        {"auth-line-too-long", "at most 12288 octets in an AUTH line", NULL},
        {"unknown-verb", "a command verb", NULL},
        {"obsolete-verb", "a command verb in use", NULL},
        {"expected-space", "SP", "a space"},
        {"expected-from", "\"FROM:\"", NULL},
        {"expected-to", "\"TO:\"", NULL},
        {"expected-colon", "\":\"", NULL},
        {"expected-end", "end of line", "the end of the line"},
        {"expected-space-or-end", "SP or end of line", "a space or the end of the line"},
        {"expected-string", "atom or quoted string", "a word or a quoted string"},
        {"expected-smtputf8", "\"SMTPUTF8\"", NULL},
        {"smtputf8-word-not-offered", "end of line", "the end of the line"},
        {"expected-mechanism", "SASL mechanism name", "the name of a SASL mechanism"},
        {"expected-base64", "base64 in whole quartets", "base64 in whole groups of four"},
        {"expected-response-end", "end of line", NULL},
        {"expected-chunk-size", "1*DIGIT", "a number of octets"},
        {"expected-last", "\"LAST\"", NULL},
        {"expected-node", "node name", "the name of a host or a queue"},
        {"expected-second-label", "\".\"", NULL},
        {"expected-uri", "absolute-URI", "a URI"},
        {"expected-attribute-name", "attribute name", "the name of an attribute"},
        {"expected-attribute-equals", "\"=\"", NULL},
        {"expected-lt", "\"<\"", NULL},
        {"expected-reverse-path", "local-part, \"@\" or \">\"", "an address or \">\""},
        {"expected-forward-path", "local-part or \"@\"", "an address"},
        {"expected-local-part", "local-part", "a local part"},
        {"expected-at", "\"@\"", NULL},
        {"expected-atext", "atext", "a letter, a digit or another character of a word"},
        {"expected-qtext", "qtext, quoted-pair or DQUOTE",
         "a printable character or the closing quote"},
        {"expected-quoted-pair", "%d32-126", "a printable ASCII character"},
        {"expected-domain", "domain or address literal", "a domain or an address literal"},
        {"expected-sub-domain", "letter or digit", "a letter or a digit"},
        {"expected-let-dig", "letter, digit or \"-\"", "a letter, a digit or \"-\""},
        {"expected-route-at", "\"@\"", NULL},
        {"expected-route-end", "\",\" or \":\"", NULL},
        {"expected-gt", "\">\"", NULL},
        {"eight-bit-not-offered", "ASCII", NULL},
        {"eight-bit-in-forward-path", "ASCII", NULL},
        {"malformed-utf8", "UTF-8", "well-formed UTF-8"},
        {"smtputf8-missing", "ASCII, or the parameter SMTPUTF8", NULL},
        {"expected-literal", "IPv4 address, \"IPv6:\" or tag",
         "an IPv4 address, \"IPv6:\" or another tag"},
        {"expected-snum", "number from 0 to 255", "a number from 0 to 255"},
        {"snum-out-of-range", "number from 0 to 255", "a number from 0 to 255"},
        {"expected-dot", "\".\"", NULL},
        {"expected-bracket", "\"]\"", NULL},
        {"expected-ipv6-hex", "IPv6 group of 1*4HEXDIG", "one to four hex digits of an IPv6 address"},
        {"expected-ipv6-colon", "\":\"", NULL},
        {"expected-tag", "letter, digit or \"-\"", "a letter, a digit or \"-\""},
        {"expected-tag-colon", "\":\"", NULL},
        {"expected-dcontent", "dcontent", "a printable character other than \"[\", \"]\" and \"\\\\\""},
        {"unregistered-tag", "IPv4 address or \"IPv6:\"", "an IPv4 address or \"IPv6:\""},
        {"path-refused", "an address of another kind", NULL},
        {"local-part-too-long", "at most 64 octets in a local part", NULL},
        {"label-too-long", "at most 63 octets in a label", NULL},
        {"domain-too-long", "at most 255 octets in a domain", NULL},
        {"literal-too-long", "at most 255 octets in an address literal", NULL},
        {"path-too-long", "at most 256 octets in a path", NULL},
        {"value-too-long", "no more octets in this value", NULL},
        {"expected-keyword", "parameter keyword", "the keyword of a parameter"},
        {"expected-equals", "\"=\", SP or end of line", "\"=\", a space or the end of the line"},
        {"unknown-parameter", "a known parameter", NULL},
        {"parameter-of-other-command", "a parameter of this command", NULL},
        {"parameter-not-offered", "an offered parameter", "a parameter that was offered"},
        {"conversion-not-offered", "an offered parameter", "a parameter that was offered"},
        {"duplicate-parameter", "another parameter", NULL},
        {"conflicting-parameter", "another parameter", NULL},
        {"value-forbidden-here", "SP or end of line", "a space or the end of the line"},
        {"value-missing", "\"=\"", NULL},
        {"expected-value", "parameter value", "the value of the parameter"},
        {"expected-digit", "DIGIT", "a digit"},
        {"expected-nonzero-digit", "digit from 1 to 9", "a digit from 1 to 9"},
        {"expected-body-type", "\"7BIT\", \"8BITMIME\" or \"BINARYMIME\"", NULL},
        {"binarymime-not-offered", "\"7BIT\" or \"8BITMIME\"", NULL},
        {"expected-ret-type", "\"FULL\" or \"HDRS\"", NULL},
        {"expected-notify-type", "\"NEVER\", or \"SUCCESS\", \"FAILURE\", \"DELAY\"",
         "\"NEVER\" alone, or \"SUCCESS\", \"FAILURE\", \"DELAY\" with commas between them"},
        {"expected-xtext", "xtext",
         "a printable character other than \"=\"; \"+\" only before two hex digits"},
        {"expected-hexchar", "two upper-case hex digits of a printable octet", NULL},
        {"expected-mailbox-hexchar", "two hex digits of an octet that a mailbox can hold", NULL},
        {"expected-mailbox", "xtext of a Mailbox", "an address without angle brackets"},
        {"expected-addr-type", "address type", "the type of an address"},
        {"expected-semicolon", "\";\"", NULL},
        {"expected-utf8-address", "utf-8-addr-xtext",
         "a printable character other than \"+\", \"=\" and \"\\\\\""},
        {"expected-hexpoint", "\\x{HEXPOINT}", "a code point in hex, as in \\x{2B}"},
        {"expected-by-mode", "\"N\" or \"R\"", NULL},
        {"by-time-not-positive", "a time above 0", NULL},
        {"holdfor-beyond-by", "a HOLDFOR that is not beyond BY", NULL},
        {"expected-priority", "-9 to 9", "a number from -9 to 9"},
        {"expected-certifier", "base64 without padding", "base64 without \"=\""},
        {"expected-date-time", "RFC 3339 date-time", "a date and time as in 2026-01-31T23:59:59Z"},
        {"no-such-day", "a day that the month has", NULL},
        {"expected-rrvs-action", "\"C\" or \"R\"", NULL},
        {"expected-solicitation", "solicitation keyword", "a keyword that begins with a letter"},
        {"expected-transaction-id", "\"<\" token \"@\" token \">\"",
         "an identifier as in <token@token>"},
        {"expected-delimiter", "\"-\", \"+\" or \"=\"", NULL},
        {"bare-cr", "LF behind CR", "a line feed behind the carriage return"},
        {"bare-lf", "CR before LF", "a carriage return before the line feed"},
        {"nul-octet", "an octet other than NUL", NULL},
        {"expected-reply-code", "%x32-35 %x30-35 %x30-39", "a reply code from 200 to 559"},
        {"expected-reply-separator", "SP, \"-\" or end of line",
         "a space, \"-\" or the end of the line"},
        {"expected-reply-text", "%d09 / %d32-126", "a printable character or a tab"},
        {"reply-not-utf8", "UTF-8", "well-formed UTF-8"},
        {"reply-code-changed", "the same code", NULL},
        {"expected-ehlo-keyword", "ehlo-keyword", "an EHLO keyword of letters, digits and \"-\""},
        {"expected-ehlo-parameter", "ehlo-param", "a parameter of printable characters"},
        {"expected-ehlo-value", "what the keyword takes", NULL},
    };
    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++) {
        int reason = 1;
        while (reason < SMTPATH_REASON_COUNT &&
               strcmp(smtpath_reason_info((enum smtpath_reason)reason)->name, rows[i].name) != 0)
            reason++;
        const struct smtpath_reason_row *info = smtpath_reason_info((enum smtpath_reason)reason);
        if (info == NULL)
            fail_msg("no reason %s", rows[i].name);
        assert_string_equal(info->expected, rows[i].expected);
        assert_string_equal(info->expected_text,
                            rows[i].words != NULL ? rows[i].words : rows[i].expected);
    }
}

/* No mistake is called as a reason is: a name says which of the two the hint is of. */
static void test_names_are_not_those_of_reasons(void **state)
{
    (void)state;
    for (size_t i = 0; i < mistake_count; i++)
        for (int reason = 1; reason < SMTPATH_REASON_COUNT; reason++)
            if (strcmp(smtpath_reason_info((enum smtpath_reason)reason)->name, mistakes[i].name) == 0)
                fail_msg("%s is a reason, too", mistakes[i].name);
}

static void test_what_is_filled_in(void **state)
{
    (void)state;
    static const struct {
        const char *line;
        size_t length;
        const char *english, *japanese;
    } rows[] = {
        {OCTETS("RECPT TO:<a@b>"), "did you mean RCPT?", "RCPT の間違い"},
        {OCTETS("MAIL FROM:<a@b> SISE=3"), "did you mean SIZE?", "SIZE の間違い"},
        {OCTETS("EHLO a\xC2\xA0"
                "b"),
         "U+00A0 NO-BREAK SPACE stands here", "U+00A0 NO-BREAK SPACE があります"},
        {OCTETS("EHLO b\xEF\xBC\x8E"
                "c"),
         "U+FF0E FULLWIDTH stands here, a full-width look-alike of the ASCII \".\"", "半角の \".\""},
        {OCTETS("EHLO \xE2\x80\x9D"
                "b"),
         "type the ASCII '\"'", "ASCII の '\"'"},
        {OCTETS("EHLO \xF3\xA0\x80\xA0.b"), "U+E0020 INVISIBLE TAG", "U+E0020"},
        {OCTETS("\xD0\x9C"
                "AIL FROM:<a@b>"),
         "but U+041C stands in it", "U+041C が含まれ"},
        {OCTETS("MAIL FROM:<a@b> SIZE="), "write SIZE=1000", "SIZE=1000 のように"},
        {OCTETS("EHLO"), "EHLO and the host's name", "EHLO and"},
        {OCTETS("MAIL FROM: a@b"), "behind the colon; and the angle brackets",
         "置けません。また、アドレスを囲む山括弧"},
    };
    char hint[SMTPATH_HINT_SIZE];
    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++) {
        hint_of(rows[i].line, rows[i].length, SMTPATH_ENGLISH, hint);
        if (!strstr(hint, rows[i].english))
            fail_msg("%s: %s", rows[i].line, hint);
        hint_of(rows[i].line, rows[i].length, SMTPATH_JAPANESE, hint);
        if (!strstr(hint, rows[i].japanese))
            fail_msg("%s: %s", rows[i].line, hint);
    }
}

/* The number is the limit that was in force. */
static void test_a_limit_of_the_callers(void **state)
{
    (void)state;
    static const struct {
        const char *line, *words;
        struct smtpath_limits limits;
    } rows[] = {
        {"MAIL FROM:<abcdef@b>", "at most 5 octets in a local part", {.local_part = 5}},
        {"RCPT TO:<@x:abcdef@b>", "at most 5 octets in a local part", {.local_part = 5}},
        {"RCPT TO:<a@b.abcdef>", "at most 5 octets in a label", {.label = 5}},
        {"EHLO abcdef", "at most 5 octets in a label", {.label = 5}},
        {"RCPT TO:<a@b.abcdef>", "at most 7 octets in a domain", {.domain = 7}},
        {"ETRN @b.abcdef", "at most 7 octets in a domain", {.domain = 7}},
        {"RCPT TO:<a@[192.0.2.1]>", "at most 8 octets with its brackets", {.domain = 8}},
        {"RCPT TO:<a@b.abcdef>", "at most 9 octets in a path", {.path = 9}},
        {"RCPT TO:<a@b.abcdef>", "at most 20 octets with CRLF", {.line = 20}},
        {"EHLO abcdef", "at most 5 octets in a domain", {.domain = 5}},
        {"EHLO [192.0.2.1]", "at most 8 octets with its brackets", {.domain = 8}},
        {"RCPT TO:  <abcdef@b>", "at most 5 octets in a local part", {.local_part = 5}},
        {"RCPT TO:  <a@b.abcdef>", "at most 9 octets in a path", {.path = 9}},
        {"RCPT TO:abcdef@b", "at most 5 octets in a local part", {.local_part = 5}},
    };
    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++) {
        struct smtpath_options options = {.limits = rows[i].limits,
                                          .tolerate = SMTPATH_TOLERATE_SPACE_AROUND_COLON |
                                                      SMTPATH_TOLERATE_NO_ANGLE_BRACKETS};
        struct smtpath_line read;
        char hint[SMTPATH_HINT_SIZE];
        smtpath_read_command(rows[i].line, strlen(rows[i].line), &options, &read);
        smtpath_render_hint(rows[i].line, strlen(rows[i].line), &read.diagnostic, SMTPATH_ENGLISH, hint,
                            sizeof hint);
        if (!strstr(hint, rows[i].words))
            fail_msg("%s: %s", rows[i].line, hint);
    }
}

/* ---- Words that are one edit away ------------------------------------------------------------------------------- */

enum { WORD_SIZE = 24, NAMES = 64 };

/* The least number of octets put in, left out or changed, and of neighbours swapped, that make one word the other:
 * the matrix of Damerau and Levenshtein, where no part is edited twice. */
static int edits(const char *a, const char *b)
{
    int d[WORD_SIZE + 1][WORD_SIZE + 1];
    const int m = (int)strlen(a), n = (int)strlen(b);
    for (int i = 0; i <= m; i++)
        for (int j = 0; j <= n; j++) {
            if (i == 0 || j == 0) {
                d[i][j] = i + j;
                continue;
            }
            int least = d[i - 1][j - 1] + (a[i - 1] != b[j - 1]);
            least = least <= d[i - 1][j] ? least : d[i - 1][j] + 1;
            least = least <= d[i][j - 1] ? least : d[i][j - 1] + 1;
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] &&
                d[i - 2][j - 2] < least)
                least = d[i - 2][j - 2] + 1;
            d[i][j] = least;
        }
    return d[m][n];
}

/* The names that may be meant, in the order in which they are preferred, and what stands before them in a line. */
struct names {
    const char *before;
    const char *of[NAMES];
    int count;
    int own;               /* so many of them belong to the command before */
    const char *elsewhere; /* the mistake that the others are */
};

typedef void check(const char *word, const struct names *names);

/* Gives the word with one edit at each place to a check: each letter put in or in place of another, one left out, two
 * swapped. */
static void each_edit(const char *word, const char *letters, check *check_word,
                      const struct names *names)
{
    const size_t length = strlen(word);
    char edited[WORD_SIZE + 1];
    for (size_t at = 0; at <= length; at++) {
        for (const char *letter = letters; *letter; letter++) {
            snprintf(edited, sizeof edited, "%.*s%c%s", (int)at, word, *letter, word + at);
            check_word(edited, names);
            if (at == length)
                continue;
            snprintf(edited, sizeof edited, "%.*s%c%s", (int)at, word, *letter, word + at + 1);
            check_word(edited, names);
        }
        if (at < length) {
            snprintf(edited, sizeof edited, "%.*s%s", (int)at, word, word + at + 1);
            check_word(edited, names);
        }
        if (at + 1 < length) {
            snprintf(edited, sizeof edited, "%.*s%c%c%s", (int)at, word, word[at + 1], word[at],
                     word + at + 2);
            check_word(edited, names);
        }
    }
}

/* The first name that is one edit away; NULL if none is. */
static const char *meant(const char *word, const struct names *names)
{
    for (int i = 0; i < names->count; i++)
        if (edits(word, names->of[i]) == 1)
            return names->of[i];
    return NULL;
}

/* The first name that begins the word, itself included; NULL if none does. */
static const char *beginning(const char *word, const struct names *names)
{
    for (int i = 0; i < names->count; i++)
        if (strncmp(word, names->of[i], strlen(names->of[i])) == 0)
            return names->of[i];
    return NULL;
}

/* Fails if the hint does not name the word that was meant in its question, or does where none was. */
static void assert_asked_for(const char *line, const char *mistake, const char *form,
                             const char *expected)
{
    struct smtpath_line read;
    const size_t length = strlen(line);
    char hint[SMTPATH_HINT_SIZE], question[WORD_SIZE + 40];
    if (smtpath_read_command(line, length, &everything_offered, &read) == SMTPATH_OK)
        fail_msg("not refused: %s", line);
    const bool asks = strcmp(smtpath_mistake(line, length, &read.diagnostic, 0), mistake) == 0;
    smtpath_render_hint(line, length, &read.diagnostic, SMTPATH_ENGLISH, hint, sizeof hint);
    snprintf(question, sizeof question, form, expected ? expected : "");
    if (asks != (expected != NULL) || (asks && !strstr(hint, question)))
        fail_msg("%s: %s in place of %s", line, hint, expected ? expected : "nothing");
}

static void check_verb(const char *word, const struct names *names)
{
    struct smtpath_line read;
    smtpath_read_command(word, strlen(word), &everything_offered, &read);
    /* known, obsolete, or a whole verb with more letters: another hint's */
    if (read.diagnostic.reason != SMTPATH_UNKNOWN_VERB ||
        (beginning(word, names) != NULL && meant(word, names) == NULL))
        return;
    assert_asked_for(word, "likely-verb", "did you mean %s?", meant(word, names));
}

static void check_verb_edited_twice(const char *word, const struct names *names)
{
    each_edit(word, "Z", check_verb, names);
}

static void test_verbs_one_edit_away(void **state)
{
    (void)state;
    struct names live = {"", {0}, 0, 0, NULL};
    for (int verb = SMTPATH_VERB_MAIL; verb < SMTPATH_VERB_COUNT; verb++)
        if (verb < SMTPATH_VERB_SEND || verb > SMTPATH_VERB_TURN)
            live.of[live.count++] = smtpath_verb_name((enum smtpath_verb)verb);
    for (int i = 0; i < live.count; i++) {
        each_edit(live.of[i], "ABCDEFGHIJKLMNOPQRSTUVWYZ", check_verb, &live);
        each_edit(live.of[i], "Z", check_verb_edited_twice, &live);
    }
    for (int verb = SMTPATH_VERB_SEND; verb <= SMTPATH_VERB_TURN; verb++)
        each_edit(smtpath_verb_name((enum smtpath_verb)verb), "LZ", check_verb, &live);
}

/* Two letters without a value are anything: of BY all are one edit away. */
static void check_keyword(const char *word, const struct names *names)
{
    char line[WORD_SIZE + 40];
    struct smtpath_line read;
    const int length = snprintf(line, sizeof line, "%s%s", names->before, word);
    smtpath_read_command(line, (size_t)length, &everything_offered, &read);
    if (read.diagnostic.reason != SMTPATH_UNKNOWN_PARAMETER)
        return;
    const char *keyword = strlen(word) > 2 ? meant(word, names) : NULL;
    bool own = false;
    for (int i = 0; i < names->own; i++)
        own = own || names->of[i] == keyword;
    assert_asked_for(line, "likely-keyword", "did you mean %s?", own ? keyword : NULL);
    assert_asked_for(line, names->elsewhere, "and %s, which may be meant", own ? NULL : keyword);
}

static void check_keyword_edited_twice(const char *word, const struct names *names)
{
    each_edit(word, "Q", check_keyword, names);
}

/* Of a word one edit away from keywords of both commands this command's is meant. */
static void test_keywords_one_edit_away(void **state)
{
    (void)state;
    static const char *const before[] = {"MAIL FROM:<a@b> ", "RCPT TO:<a@b> "};
    static const char *const elsewhere[] = {"likely-keyword-of-rcpt", "likely-keyword-of-mail"};
    for (size_t command = 0; command < ARRAY_LENGTH(before); command++) {
        struct names known = {before[command], {0}, 0, 0, elsewhere[command]};
        for (int other = 0; other < 2; other++)
            for (int i = 0; i < SMTPATH_PARAM_COUNT; i++) {
                const char *name = smtpath_param_name((enum smtpath_param)i);
                char line[WORD_SIZE + 40];
                struct smtpath_line read;
                snprintf(line, sizeof line, "%s%s", before[command], name);
                parse_line(line, &everything_offered, &read);
                if ((read.diagnostic.reason == SMTPATH_PARAMETER_OF_OTHER_COMMAND) == other)
                    known.of[known.count++] = name;
                known.own = other == 0 ? known.count : known.own;
            }
        assert_int_equal(known.count, SMTPATH_PARAM_COUNT);
        for (int i = 0; i < known.count; i++) {
            each_edit(known.of[i], "ABCDEFGHIJKLMNOPQRSTUVWXYZ8-", check_keyword, &known);
            each_edit(known.of[i], "Q", check_keyword_edited_twice, &known);
        }
    }
}

static void test_reasons_have_hints_of_their_own(void **state)
{
    (void)state;
    assert_string_equal(smtpath_reason_hint(SMTPATH_OK, SMTPATH_ENGLISH), "");
    assert_string_equal(smtpath_reason_hint(SMTPATH_REASON_COUNT, SMTPATH_JAPANESE), "");
    assert_string_equal(smtpath_reason_hint(SMTPATH_EXPECTED_END, SMTPATH_ENGLISH),
                        "nothing more may follow here");
    assert_string_equal(smtpath_reason_hint(SMTPATH_EXPECTED_END, SMTPATH_JAPANESE),
                        "これより後には何も書けません");
    for (int a = 1; a < SMTPATH_REASON_COUNT; a++)
        assert_string_not_equal(smtpath_reason_hint((enum smtpath_reason)a, SMTPATH_ENGLISH),
                                smtpath_reason_hint((enum smtpath_reason)a, SMTPATH_JAPANESE));
}

/* Names that one language has and the other says in words. */
static struct excused_name excused[] = {
    {"SMTP", "スマグリング", 1},
    {"ASCII", "full-width", 1},
    {"UTF-8", "Latin-1", 3},
    {"JIS", "Latin-1", 1},
    {"ASCII", "A-label", 3},
    {"ASCII", "parameters are ASCII", 1},
    {"ASCII", "パラメーターは ASCII", 2},
    {"SMTP", "telnet", 1},
    {"BOM", "BOM", 3},
    {"HOLDFOR", "HOLDFOR の保留時間が BY", 1},
    {NULL, NULL, 0},
};

/* What is no word of a language, commands, keywords and numbers, stands in both texts or in none. */
static void test_both_languages_name_the_same(void **state)
{
    (void)state;
    for (int i = 1; i < SMTPATH_REASON_COUNT; i++)
        assert_same_names(smtpath_reason_hint((enum smtpath_reason)i, SMTPATH_ENGLISH),
                          smtpath_reason_hint((enum smtpath_reason)i, SMTPATH_JAPANESE), excused);
    for (uint32_t i = 0; i < mistake_count; i++)
        assert_same_names(mistakes[i].english, mistakes[i].japanese, excused);
    assert_all_excused(excused);
}

/* How a command is written, which a hint says, is a command with this verb. */
static void test_examples_of_commands_are_accepted(void **state)
{
    (void)state;
    static const char *const lines[] = {"AUTH", "BDAT", "BURL"};
    static const char such_as[] = "such as ";
    for (size_t i = 0; i < ARRAY_LENGTH(lines); i++) {
        char hint[SMTPATH_HINT_SIZE];
        struct smtpath_line read;
        hint_of(lines[i], 4, SMTPATH_ENGLISH, hint);
        const char *example = strstr(hint, such_as);
        if (example == NULL)
            fail_msg("%s: no example in: %s", lines[i], hint);
        example += sizeof such_as - 1;
        if (parse_line(example, &everything_offered, &read) != SMTPATH_OK || read.deviations != 0 ||
            strncmp(example, lines[i], 4) != 0)
            fail_msg("%s: no command: %s", lines[i], example);
    }
}

static void test_mistakes_are_listed(void **state)
{
    (void)state;
    uint32_t count = 0;
    for (const char *name; (name = smtpath_mistake_name(count)) != NULL; count++) {
        for (uint32_t other = 0; other < count; other++)
            assert_string_not_equal(name, smtpath_mistake_name(other));
        assert_string_not_equal(smtpath_mistake_hint(count, SMTPATH_ENGLISH),
                                smtpath_mistake_hint(count, SMTPATH_JAPANESE));
    }
    assert_true(count > 100);
    assert_string_equal(smtpath_mistake_hint(count, SMTPATH_ENGLISH), "");
    assert_null(smtpath_mistake_name(UINT32_MAX));
    assert_string_equal(smtpath_mistake_hint(UINT32_MAX, SMTPATH_JAPANESE), "");
}

/* ---- Buffers, and other lines ------------------------------------------------------------------------------------ */

static void test_every_size_of_the_buffer(void **state)
{
    (void)state;
    static const char line[] = "MAIL FROM: a@b";
    struct smtpath_line read;
    char whole[SMTPATH_HINT_SIZE];
    smtpath_read_command(line, sizeof line - 1, NULL, &read);
    const size_t needed = smtpath_render_hint(line, sizeof line - 1, &read.diagnostic, SMTPATH_JAPANESE,
                                              whole, sizeof whole);
    for (size_t size = 0; size <= needed + 1; size++) {
        char *buffer = heap_copy(whole, size);
        assert_int_equal(smtpath_render_hint(line, sizeof line - 1, &read.diagnostic, SMTPATH_JAPANESE,
                                             buffer, size),
                         needed);
        if (size > 0)
            assert_true(buffer[size - 1] == '\0' && memcmp(buffer, whole, size - 1) == 0);
        free(buffer);
    }
}

/* A correction needs room for the longest line on its way, and no octet more; with less it writes nothing that counts. */
static void test_corrections_in_every_size_of_the_buffer(void **state)
{
    (void)state;
    static const struct {
        const char *line, *corrected;
        size_t needed;
    } rows[] = {
        {"MAIL FROM:ann@example.com", "MAIL FROM:<ann@example.com>", 27},
        {"RCPT TO:< bob@example.org >", "RCPT TO:<bob@example.org>", 27},
        {"MAIL FROM:<a@b> SISE=1", "MAIL FROM:<a@b> SIZE=1", 22},
        {"RECPT TO:<a@b>", "RCPT TO:<a@b>", 14},
        {"MAIL FROM:<a@b> ENVID=a+b", "MAIL FROM:<a@b> ENVID=a+2Bb", 27},
        {"HELO [192.0.2.1]", "EHLO [192.0.2.1]", 16},
        {"RCPT TO:<a@2001:db8::1>", "RCPT TO:<a@[IPv6:2001:db8::1]>", 30},
        {"VRFY John Smith", "VRFY \"John Smith\"", 17},
    };
    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++)
        for (size_t size = 0; size <= rows[i].needed + 1; size++) {
            char *buffer = malloc(size + 1);
            assert_non_null(buffer);
            buffer[size] = 'x';
            const size_t length =
                smtpath_correct(rows[i].line, strlen(rows[i].line), &everything_offered, buffer, size);
            assert_int_equal(length, size >= rows[i].needed ? strlen(rows[i].corrected) : 0);
            assert_memory_equal(buffer, rows[i].corrected, length);
            assert_int_equal(buffer[size], 'x');
            free(buffer);
        }
}

/* A valid line has no correction, nor has an empty one; and whoever makes nine mistakes means something else. */
static void test_what_is_not_corrected(void **state)
{
    (void)state;
    static const char *const lines[] = {"QUIT", "MAIL FROM:<a@b> SIZE=1", "",
                                        "RCPT TO:<bob@a,b,c,d,e,f,g,h,i,j>"};
    char buffer[100];
    for (size_t i = 0; i < ARRAY_LENGTH(lines); i++)
        assert_int_equal(
            smtpath_correct(lines[i], strlen(lines[i]), &everything_offered, buffer, sizeof buffer), 0);
    static const char eight[] = "RCPT TO:<bob@a,b,c,d,e,f,g,h,i>",
                      corrected[] = "RCPT TO:<bob@a.b.c.d.e.f.g.h.i>";
    assert_int_equal(
        smtpath_correct(eight, sizeof eight - 1, &everything_offered, buffer, sizeof buffer),
        sizeof corrected - 1);
    assert_memory_equal(buffer, corrected, sizeof corrected - 1);
}

/* A hint behind the reply: whole where it fits, else cut with dots; never over the line, never what no reply holds. */
static void test_hints_in_replies(void **state)
{
    (void)state;
    static const char line[] = "RCPT TO:<a b@c>";
    struct smtpath_line read;
    char reply[SMTPATH_REPLY_LINE_SIZE + 100], plain[SMTPATH_REPLY_LINE_SIZE], hint[600];
    smtpath_read_command(line, sizeof line - 1, NULL, &read);
    const size_t without =
        smtpath_render_reply(line, sizeof line - 1, &read.diagnostic, plain, sizeof plain);

    smtpath_render_reply_with_hint(line, sizeof line - 1, &read.diagnostic, "mind the gap", reply,
                                   sizeof reply);
    assert_memory_equal(reply, plain, without);
    assert_string_equal(reply + without, "; mind the gap");
    /* the same text without codes, with a hint and without one */
    char text[SMTPATH_REPLY_LINE_SIZE];
    const size_t codes = sizeof "501 5.1.7 " - 1;
    smtpath_render_text(line, sizeof line - 1, &read.diagnostic, "mind the gap", text, sizeof text);
    assert_string_equal(text, reply + codes);
    smtpath_render_text(line, sizeof line - 1, &read.diagnostic, "", text, sizeof text);
    smtpath_render_reply_with_hint(line, sizeof line - 1, &read.diagnostic, "", reply, sizeof reply);
    assert_string_equal(text, reply + codes);
    assert_string_equal(reply, plain);
    smtpath_render_reply_with_hint(line, sizeof line - 1, &read.diagnostic, "a\r\n\xC3\xA9", reply,
                                   sizeof reply);
    assert_string_equal(reply + without, "; a????");

    for (size_t length = 0; length < sizeof hint; length++) {
        memset(hint, 'x', length);
        hint[length] = '\0';
        const size_t written = smtpath_render_reply_with_hint(line, sizeof line - 1, &read.diagnostic,
                                                              hint, reply, sizeof reply);
        assert_true(written <= 510);
        assert_int_equal(strlen(reply), written);
        if (length > 0 && without + 2 + length <= 507)
            assert_int_equal(written, without + 2 + length);
        if (without + 2 + length > 510)
            assert_string_equal(reply + written - 3, "...");
    }
}

/* Of the first octet nothing stands before it, whatever is there in the buffer. */
static void test_nothing_before_the_line(void **state)
{
    (void)state;
    static const char buffer[] = ". =_";
    for (int reason = 1; reason < SMTPATH_REASON_COUNT; reason++)
        for (size_t begin = 1; begin < 4; begin++) {
            const struct smtpath_diagnostic d = {.reason = (enum smtpath_reason)reason,
                                                 .verb = SMTPATH_VERB_MAIL};
            char other[] = "xxxx";
            memcpy(other + begin, buffer + begin, 4 - begin);
            assert_ptr_equal(smtpath_mistake(buffer + begin, 4 - begin, &d, 0),
                             smtpath_mistake(other + begin, 4 - begin, &d, 0));
        }
}

/* Another line's diagnostic, or none at all, is a caller's mistake that reads nothing outside. */
static void test_diagnostics_of_other_lines(void **state)
{
    (void)state;
    struct smtpath_diagnostic d = {0};
    char hint[SMTPATH_HINT_SIZE] = "x";
    assert_null(smtpath_mistake("", 0, &d, 0));
    assert_int_equal(smtpath_render_hint("", 0, &d, SMTPATH_ENGLISH, hint, sizeof hint), 0);
    assert_string_equal(hint, "");
    d.reason = SMTPATH_REASON_COUNT;
    assert_null(smtpath_mistake("QUIT", 4, &d, 0));
    assert_int_equal(smtpath_render_hint("QUIT", 4, &d, SMTPATH_ENGLISH, hint, sizeof hint), 0);
    for (int reason = 1; reason < SMTPATH_REASON_COUNT; reason++)
        for (uint8_t verb = 0; verb < SMTPATH_VERB_COUNT; verb++)
            for (size_t length = 0; length < 4; length++)
                for (uint32_t offset = 0; offset < 5; offset++) {
                    const char *copy = guarded_copy(" =._", length);
                    d = (struct smtpath_diagnostic){.reason = (uint8_t)reason, .verb = verb};
                    d.enhanced[1] = (uint8_t)(1 + offset % 2 * 4);
                    d.offset = offset;
                    d.length = 9;
                    assert_non_null(smtpath_mistake(copy, length, &d, 0));
                    assert_true(smtpath_render_hint(copy, length, &d, SMTPATH_JAPANESE, hint,
                                                    sizeof hint) < sizeof hint);
                    assert_null(smtpath_mistake(copy, length, &d, 2));
                }
}

/* What a diagnostic says that no command's reading gave: of a line that is no command, of a policy, of no octets. The
 * octets are looked at only where it says, and only if a command is what they are in. */
static void test_diagnostics_that_no_line_gives(void **state)
{
    (void)state;
    static const struct {
        const char *line;
        struct smtpath_diagnostic d;
        const char *mistake;
    } rows[] = {
        {"a\rb", {.reason = SMTPATH_BARE_CR, .offset = 1, .length = 1}, "bare-cr"},
        {"a\nb", {.reason = SMTPATH_BARE_LF, .offset = 1, .length = 1}, "bare-lf"},
        {"a\x01"
         "b",
         {.reason = SMTPATH_NUL_OCTET, .offset = 1, .length = 1},
         "nul-octet"},
        {"a\xC2\xA0"
         "b",
         {.reason = SMTPATH_NUL_OCTET, .offset = 1, .length = 1},
         "nul-octet"},
        {"a\xE9"
         "b",
         {.reason = SMTPATH_NUL_OCTET, .offset = 1, .length = 1},
         "nul-octet"},
        {"NOOP\n",
         {.reason = SMTPATH_EXPECTED_END, .verb = SMTPATH_VERB_NOOP, .offset = 4},
         "line-break"},
        {"NOOPx\n",
         {.reason = SMTPATH_EXPECTED_END, .verb = SMTPATH_VERB_NOOP, .offset = 4, .length = 1},
         "expected-end"},
        {"abc", {.reason = SMTPATH_LABEL_TOO_LONG, .offset = 2, .length = 1}, "label-limit"},
        {"a b", {.reason = SMTPATH_LABEL_TOO_LONG, .offset = 2, .length = 1}, "label-too-long"},
        {"abc", {.reason = SMTPATH_LABEL_TOO_LONG, .offset = 2, .length = 2}, "label-too-long"},
        {"abc", {.reason = SMTPATH_VALUE_TOO_LONG, .offset = 2, .length = 2}, "value-too-long"},
    };
    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++) {
        const char *copy = guarded_copy(rows[i].line, strlen(rows[i].line));
        assert_string_equal(smtpath_mistake(copy, strlen(rows[i].line), &rows[i].d, 0),
                            rows[i].mistake);
    }
    char hint[SMTPATH_HINT_SIZE];
    smtpath_render_hint("abc", 3, &rows[7].d, SMTPATH_ENGLISH, hint, sizeof hint);
    assert_non_null(strstr(hint, "at most 2 octets in a label"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_mistake_is_worded_in_two_languages),
        cmocka_unit_test(test_japanese_words_of_mistakes),
        cmocka_unit_test(test_words_of_reasons),
        cmocka_unit_test(test_what_reasons_expect),
        cmocka_unit_test(test_names_are_not_those_of_reasons),
        cmocka_unit_test(test_what_is_filled_in),
        cmocka_unit_test(test_a_limit_of_the_callers),
        cmocka_unit_test(test_verbs_one_edit_away),
        cmocka_unit_test(test_keywords_one_edit_away),
        cmocka_unit_test(test_reasons_have_hints_of_their_own),
        cmocka_unit_test(test_mistakes_are_listed),
        cmocka_unit_test(test_both_languages_name_the_same),
        cmocka_unit_test(test_examples_of_commands_are_accepted),
        cmocka_unit_test(test_every_size_of_the_buffer),
        cmocka_unit_test(test_corrections_in_every_size_of_the_buffer),
        cmocka_unit_test(test_what_is_not_corrected),
        cmocka_unit_test(test_hints_in_replies),
        cmocka_unit_test(test_nothing_before_the_line),
        cmocka_unit_test(test_diagnostics_of_other_lines),
        cmocka_unit_test(test_diagnostics_that_no_line_gives),
    };
    return cmocka_run_group_tests(tests, read_mistakes, NULL);
}
