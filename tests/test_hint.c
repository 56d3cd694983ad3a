// SPDX-License-Identifier: MIT
/*
 * Hints: what the corpus, which has a case of each mistake and of each near miss, cannot say. The words of both
 * languages, buffers, and diagnostics about other lines.
 */
#include "support.h"

static const struct {
    const char *name, *english, *japanese;
} mistakes[] = {
#define MISTAKE(id, name, correction, english, japanese) {name, english, japanese},
#include "../parser/mistake_argument_rows.h"
#include "../parser/mistake_domain_rows.h"
#include "../parser/mistake_limit_rows.h"
#include "../parser/mistake_octet_rows.h"
#include "../parser/mistake_parameter_rows.h"
#include "../parser/mistake_path_rows.h"
#include "../parser/mistake_stranger_rows.h"
#include "../parser/mistake_verb_rows.h"
#undef MISTAKE
};

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
    static const char *const filled[] = {"{code}",  "{ascii}",   "{word}",
                                         "{limit}", "{example}", "{usage}"};
    for (size_t i = 0; i < ARRAY_LENGTH(mistakes); i++) {
        assert_true(strspn(mistakes[i].name, "abcdefghijklmnopqrstuvwxyz0123456789-") ==
                    strlen(mistakes[i].name));
        for (const char *octet = mistakes[i].english; *octet; octet++)
            assert_in_range(*octet, ' ', '~');
        assert_true(strpbrk(mistakes[i].japanese, "\xE3\xE4\xE5\xE6") != NULL);
        int braces = 0;
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

/* What the Japanese words of each mistake hold and no others do: stated once more, so that no two are exchanged. */
static void test_japanese_words(void **state)
{
    (void)state;
    static const struct {
        const char *name, *words;
    } rows[] = {
        {"address-alone", "スだけで"},
        {"address-behind-path", "ドに書けるの"},
        {"address-for-host", "れはメー"},
        {"address-in-quotes", "ドレス全"},
        {"argument-forbidden", "ンドに引"},
        {"argument-missing", "usag"},
        {"auth-in-brackets", "レスに山"},
        {"auth-missing", "の方式名"},
        {"bare-equals", "中の「="},
        {"bare-plus", "中の「+"},
        {"base64-as-command", "の応答な"},
        {"body-8bit", "8BIT"},
        {"bracketed-host", "ト名は山"},
        {"brackets-missing", "を囲む山"},
        {"byte-order-mark", "バイト順"},
        {"closing-bracket-missing", "あとの山"},
        {"colon-for-equals", "値の前に"},
        {"colon-missing", "あとのコ"},
        {"colon-replaced", "あとに置"},
        {"comment", "注釈はこ"},
        {"comment-behind-path", "ンドに丸"},
        {"control-octet", "えない制"},
        {"date-not-utc", "HOLD"},
        {"date-without-t", "日付と時"},
        {"date-without-time", "日付のあ"},
        {"date-without-zone", "時刻のあ"},
        {"display-name", "表示名を"},
        {"domain-limit", "インが上"},
        {"domain-missing", "インがあ"},
        {"domain-not-ascii", "でないの"},
        {"dot-before-at", "ットで終"},
        {"doubled-bracket", "が二重で"},
        {"doubled-closing-bracket", "レスはす"},
        {"doubled-dot", "ットが続"},
        {"doubled-dot-in-domain", "ットが多"},
        {"empty-line", "空行です"},
        {"end-of-message", "ドットだ"},
        {"from-and-to-exchanged", "人は M"},
        {"from-missing", "OM: "},
        {"from-misspelt", "OM の"},
        {"full-width", "日本語入"},
        {"glued-argument", "に空白を"},
        {"glued-end", "ンドのす"},
        {"glued-mail", "L のあ"},
        {"glued-rcpt", "T のあ"},
        {"header-line", "れはメッ"},
        {"header-name", "ッダーの"},
        {"html-entities", "&lt;"},
        {"http-request", "HTTP"},
        {"invisible-code-point", "えない文"},
        {"ipv6-without-brackets", "レスは角"},
        {"ipv6-without-tag", "ようにタ"},
        {"ipv6-zone", "テラルに"},
        {"label-limit", "ラベルが"},
        {"leading-dot", "ットで始"},
        {"leading-hyphen", "で始めら"},
        {"likely-keyword", "ようなパ"},
        {"likely-verb", "ようなコ"},
        {"line-break", "行の途中"},
        {"line-limit", "行が上限"},
        {"line-of-transcript", "これはセ"},
        {"linkified", "メールソ"},
        {"literal-in-helo", "HELO"},
        {"literal-limit", "テラルが"},
        {"literal-unclosed", "テラルを"},
        {"literal-unopened", "テラルの"},
        {"local-part-limit", "ートが上"},
        {"local-part-missing", "の前のロ"},
        {"look-alike", "の文字な"},
        {"look-alike-letter", "の文字の"},
        {"lower-case-hex", "xtex"},
        {"mail-missing", "IL が"},
        {"mailto", "はリンク"},
        {"masked-by-firewall", "を検査す"},
        {"name-not-ascii", "ンドのホ"},
        {"not-utf8", "UTF-"},
        {"nothing-behind-equals", "ーの値が"},
        {"notify-comma-and-space", "とに空白は"},
        {"notify-comma-at-end", "あとに値"},
        {"notify-in-words", "の値は空"},
        {"notify-never-alone", "は単独で"},
        {"notify-value", "をコンマ"},
        {"nul-in-line", "ゼロのオ"},
        {"null-path-with-space", "のパスは"},
        {"null-recipient", "が使える"},
        {"opening-bracket-missing", "レスの前"},
        {"other-brackets", "むのは山"},
        {"parameter-in-brackets", "レスを閉"},
        {"parameter-not-ascii", "ーは A"},
        {"parameter-of-mail", "ーは R"},
        {"parameter-of-rcpt", "ーは M"},
        {"part-quoted", "ートの一"},
        {"path-in-quotes", "括弧を囲"},
        {"path-limit", "パスが上"},
        {"port-behind-domain", "インのあ"},
        {"proxy-v1", "ョン 1"},
        {"proxy-v2", "ョン 2"},
        {"quoted-domain", "メインに"},
        {"quoted-host", "スト名に"},
        {"rcpt-missing", "PT が"},
        {"recipient-missing", "せん。T"},
        {"replacement-character", "コードの"},
        {"reply-as-command", "これはコ"},
        {"response-in-clear", "初期応答"},
        {"second-at", "引用符の"},
        {"seconds-not-digits", "秒数は単"},
        {"send-is-obsolete", "端末へ直"},
        {"sender-behind-path", "です。差"},
        {"sender-missing", "差出人が"},
        {"separator-at-end", "ンドの末"},
        {"separator-for-dot", "ころにコ"},
        {"separator-for-space", "ターはコ"},
        {"separator-in-local-part", "ートの中"},
        {"several-recipients", "に書けるア"},
        {"several-senders", "つだけ書"},
        {"several-spaces", "ここに置"},
        {"size-not-digits", "SIZE"},
        {"smtputf8-missing-before-rcpt", "先に送る"},
        {"smtputf8-missing-in-mail", "差出人の"},
        {"smtputf8-not-offered", "の文字に"},
        {"space-around-at", "@」の前後"},
        {"space-around-equals", "「=」の"},
        {"space-before-bracket", "ドレスと"},
        {"space-before-colon", "ロンの前"},
        {"space-before-verb", "に空白ま"},
        {"space-behind-bracket", "とアドレ"},
        {"space-behind-colon", "とに空白や"},
        {"space-in-domain", "インの中"},
        {"space-in-local-part", "パートに"},
        {"space-in-xtext", "の中の空"},
        {"space-missing-before-parameter", "パスとパ"},
        {"ssh-banner", "のあいさ"},
        {"starttls-in-two-words", "語で書き"},
        {"tab-for-space", "つを置く"},
        {"tab-in-address", "レスの中"},
        {"telnet-negotiation", "teln"},
        {"text-behind-address", "に空白と"},
        {"tls-hello", "のハンド"},
        {"to-missing", "O: が"},
        {"to-misspelt", "O の綴"},
        {"trailing-dot", "のドメイ"},
        {"trailing-hyphen", "で終えら"},
        {"turn-is-obsolete", "TURN"},
        {"unclosed-quote", "閉じる引"},
        {"underscore", "イン名に"},
        {"unicode-space", "空白に見"},
        {"unquoted-special", "この文字"},
        {"url", "こにはメ"},
        {"url-for-domain", "まないド"},
        {"value-limit", "値が上限"},
        {"verb-not-ascii", "の文字で"},
        {"words-for-host", "ト名は空"},
        {"words-unquoted", "複数の語"},
    };
    assert_int_equal(ARRAY_LENGTH(rows), ARRAY_LENGTH(mistakes));
    for (size_t i = 0; i < ARRAY_LENGTH(mistakes); i++) {
        size_t row = 0;
        while (row < ARRAY_LENGTH(rows) && strcmp(rows[row].name, mistakes[i].name) != 0)
            row++;
        assert_true(row < ARRAY_LENGTH(rows));
        if (!strstr(mistakes[i].japanese, rows[row].words))
            fail_msg("%s: %s", mistakes[i].name, mistakes[i].japanese);
    }
}

/* Of the hints of reasons, too. */
static void test_words_of_reasons(void **state)
{
    (void)state;
    static const struct {
        enum smtpath_reason reason;
        const char *english, *japanese;
    } rows[] = {
        {SMTPATH_LINE_TOO_LONG, "he l", "行がこの"},
        {SMTPATH_AUTH_LINE_TOO_LONG, "AUTH", "AUTH"},
        {SMTPATH_UNKNOWN_VERB, "no S", "このよう"},
        {SMTPATH_OBSOLETE_VERB, "obso", "ンドは廃"},
        {SMTPATH_EXPECTED_SPACE, "argu", "マンドと"},
        {SMTPATH_EXPECTED_FROM, "ROM:", "ROM:"},
        {SMTPATH_EXPECTED_TO, "TO:<", "TO:<"},
        {SMTPATH_EXPECTED_COLON, "righ", "のすぐあ"},
        {SMTPATH_EXPECTED_END, "g mo", "これより"},
        {SMTPATH_EXPECTED_SPACE_OR_END, "cann", "この文字"},
        {SMTPATH_EXPECTED_STRING, "ord,", "語で書く"},
        {SMTPATH_EXPECTED_SMTPUTF8, "e on", "ンドのパ"},
        {SMTPATH_EXPECTED_MECHANISM, "SASL", "SASL"},
        {SMTPATH_EXPECTED_BASE64, "init", "初期応答"},
        {SMTPATH_EXPECTED_RESPONSE_END, "lows", "応答の終"},
        {SMTPATH_EXPECTED_CHUNK_SIZE, "BDAT", "BDAT"},
        {SMTPATH_EXPECTED_LAST, "LAST", "ット数の"},
        {SMTPATH_EXPECTED_NODE, "ETRN", "ETRN"},
        {SMTPATH_EXPECTED_ATTRIBUTE_NAME, "attributes are NAME=value, one space between them",
         "属性は NAME=value の形で、空白 1 つで区切ります"},
        {SMTPATH_EXPECTED_ATTRIBUTE_EQUALS, "attributes are NAME=value, one space between them",
         "属性は NAME=value の形で、空白 1 つで区切ります"},
        {SMTPATH_EXPECTED_LT, "ut t", "レスを山"},
        {SMTPATH_EXPECTED_REVERSE_PATH, "ing:", "の中には"},
        {SMTPATH_EXPECTED_FORWARD_PATH, "reci", "の中に宛"},
        {SMTPATH_EXPECTED_LOCAL_PART, "mail", "経路のあ"},
        {SMTPATH_EXPECTED_AT, "cal-", "loca"},
        {SMTPATH_EXPECTED_ATEXT, "ords", "パートの"},
        {SMTPATH_EXPECTED_QTEXT, "oted", "符で囲ん"},
        {SMTPATH_EXPECTED_QUOTED_PAIR, "back", "バックス"},
        {SMTPATH_EXPECTED_DOMAIN, "git,", "インは英"},
        {SMTPATH_EXPECTED_SUB_DOMAIN, "ch l", "ベルは英"},
        {SMTPATH_EXPECTED_LET_DIG, "n do", "ベルはハ"},
        {SMTPATH_EXPECTED_ROUTE_AT, "ch h", "経路の各"},
        {SMTPATH_EXPECTED_ROUTE_END, "te e", "信経路は"},
        {SMTPATH_EXPECTED_GT, "th e", "パスはこ"},
        {SMTPATH_EIGHT_BIT_IN_REVERSE_PATH, "fere", "すが、提"},
        {SMTPATH_EIGHT_BIT_IN_FORWARD_PATH, "ch M", "で指定さ"},
        {SMTPATH_MALFORMED_UTF8, "s is n",
         "UTF-8 として正しくありません。別の文字コードで送られたか、途中で切れています"},
        {SMTPATH_SMTPUTF8_MISSING, "add ", "を付けて"},
        {SMTPATH_EXPECTED_LITERAL, "[192", "[192"},
        {SMTPATH_EXPECTED_SNUM, "rs f", "0～25"},
        {SMTPATH_SNUM_OUT_OF_RANGE, "255,", "ドレスの"},
        {SMTPATH_EXPECTED_DOT, "dots", "つの数を"},
        {SMTPATH_EXPECTED_BRACKET, "al e", "ラルはこ"},
        {SMTPATH_EXPECTED_IPV6_HEX, "an IPv6 address has eight groups, or fewer around one \"::\"",
         "IPv6 アドレスは 8 つの組です。「::」を 1 回使って省略できます"},
        {SMTPATH_EXPECTED_IPV6_COLON, "an IPv6 address has eight groups, or fewer around one \"::\"",
         "IPv6 アドレスは 8 つの組です。「::」を 1 回使って省略できます"},
        {SMTPATH_EXPECTED_TAG, "ag o", "テラルの"},
        {SMTPATH_EXPECTED_TAG_COLON, "a ta", "ドレスか"},
        {SMTPATH_EXPECTED_DCONTENT, "some", "タグのコ"},
        {SMTPATH_UNREGISTERED_TAG, "kind", "登録され"},
        {SMTPATH_LOCAL_PART_TOO_LONG, "rt h", "パートは"},
        {SMTPATH_LABEL_TOO_LONG, "t 63", "ベルは最"},
        {SMTPATH_DOMAIN_TOO_LONG, "n has at most 2", "インは最"},
        {SMTPATH_LITERAL_TOO_LONG, "al h", "ラルは最"},
        {SMTPATH_PATH_TOO_LONG, "tets,", "山括弧と"},
        {SMTPATH_VALUE_TOO_LONG, "'s v", "ターの値"},
        {SMTPATH_EXPECTED_KEYWORD, "SIZE", "SIZE"},
        {SMTPATH_EXPECTED_EQUALS, "is K", "ーは K"},
        {SMTPATH_UNKNOWN_PARAMETER, "know", "そのよう"},
        {SMTPATH_PARAMETER_OF_OTHER_COMMAND, "belo", "もう一方"},
        {SMTPATH_PARAMETER_NOT_OFFERED, "the reply to EHLO did not offer this parameter's extension",
         "このパラメーターの拡張は EHLO の応答で提示されていません"},
        {SMTPATH_CONVERSION_NOT_OFFERED, "the reply to EHLO did not offer this parameter's extension",
         "このパラメーターの拡張は EHLO の応答で提示されていません"},
        {SMTPATH_DUPLICATE_PARAMETER, "once", "同じパラ"},
        {SMTPATH_CONFLICTING_PARAMETER, "HOLD", "HOLD"},
        {SMTPATH_VALUE_FORBIDDEN_HERE, "r ta", "ターに値"},
        {SMTPATH_VALUE_MISSING, "lue:", "ターには"},
        {SMTPATH_EXPECTED_VALUE, "or m", "以外の印"},
        {SMTPATH_EXPECTED_DIGIT, "deci", "進の数字"},
        {SMTPATH_EXPECTED_NONZERO_DIGIT, "leas", "を付けま"},
        {SMTPATH_EXPECTED_BODY_TYPE, "BODY", "BODY"},
        {SMTPATH_BINARYMIME_NOT_OFFERED, "er B", "ME は"},
        {SMTPATH_EXPECTED_RET_TYPE, "FULL", "FULL"},
        {SMTPATH_EXPECTED_NOTIFY_TYPE, "NOTI", "NOTI"},
        {SMTPATH_EXPECTED_XTEXT, "ble;", "値は印字"},
        {SMTPATH_EXPECTED_HEXCHAR, "oded", "+20～"},
        {SMTPATH_EXPECTED_ADDR_TYPE, "ORCP", "ORCP"},
        {SMTPATH_EXPECTED_SEMICOLON, "semi", "この値の"},
        {SMTPATH_EXPECTED_UTF8_ADDRESS, "what", "以外の文"},
        {SMTPATH_EXPECTED_HEXPOINT, "poin", "コードポ"},
        {SMTPATH_EXPECTED_BY_MODE, "nds;", "nds;"},
        {SMTPATH_BY_TIME_NOT_POSITIVE, "mode", "の時間は"},
        {SMTPATH_EXPECTED_PRIORITY, "prio", "優先度は"},
        {SMTPATH_EXPECTED_CERTIFIER, "MTRK", "MTRK"},
        {SMTPATH_EXPECTED_DATE_TIME, "2026", "2026"},
        {SMTPATH_NO_SUCH_DAY, "mont", "その月に"},
        {SMTPATH_EXPECTED_RRVS_ACTION, "e ti", "日時のあ"},
        {SMTPATH_EXPECTED_SOLICITATION, "ter;", "ドは英字"},
        {SMTPATH_EXPECTED_TRANSACTION_ID, "tran", "トランザ"},
        {SMTPATH_BARE_CR, ": a ", "ます。C"},
        {SMTPATH_BARE_LF, ": an", "ます。L"},
        {SMTPATH_NUL_OCTET, "hold", "ンドの行"},
        {SMTPATH_EXPECTED_REPLY_CODE, "ly b", "200～"},
        {SMTPATH_EXPECTED_REPLY_SEPARATOR, "ode,", "コードの"},
        {SMTPATH_EXPECTED_REPLY_TEXT, "CII,", "応答の本"},
        {SMTPATH_REPLY_NOT_UTF8, "xt i", "本文が "},
        {SMTPATH_REPLY_CODE_CHANGED, "ever", "つの応答"},
        {SMTPATH_EXPECTED_EHLO_KEYWORD, "a ke", "ドは英数"},
        {SMTPATH_EXPECTED_EHLO_PARAMETER, "of p", "あとに印"},
        {SMTPATH_EXPECTED_EHLO_VALUE, "ion'", "この拡張"},
    };
    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++) {
        assert_non_null(strstr(smtpath_reason_hint(rows[i].reason, SMTPATH_ENGLISH), rows[i].english));
        assert_non_null(
            strstr(smtpath_reason_hint(rows[i].reason, SMTPATH_JAPANESE), rows[i].japanese));
    }
}

/* No mistake is called as a reason is: a name says which of the two the hint is of. */
static void test_names_are_not_those_of_reasons(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LENGTH(mistakes); i++)
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
        {OCTETS("RCPT TO:\xE2\x80\x9D"
                "a@b"),
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
    };
    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++) {
        struct smtpath_options options = {.limits = rows[i].limits};
        struct smtpath_line read;
        char hint[SMTPATH_HINT_SIZE];
        smtpath_read_command(rows[i].line, strlen(rows[i].line), &options, &read);
        smtpath_render_hint(rows[i].line, strlen(rows[i].line), &read.diagnostic, SMTPATH_ENGLISH, hint,
                            sizeof hint);
        if (!strstr(hint, rows[i].words))
            fail_msg("%s: %s", rows[i].line, hint);
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
    smtpath_render_reply_with_hint(line, sizeof line - 1, &read.diagnostic, "", reply, sizeof reply);
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_mistake_is_worded_in_two_languages),
        cmocka_unit_test(test_japanese_words),
        cmocka_unit_test(test_words_of_reasons),
        cmocka_unit_test(test_names_are_not_those_of_reasons),
        cmocka_unit_test(test_what_is_filled_in),
        cmocka_unit_test(test_a_limit_of_the_callers),
        cmocka_unit_test(test_reasons_have_hints_of_their_own),
        cmocka_unit_test(test_mistakes_are_listed),
        cmocka_unit_test(test_every_size_of_the_buffer),
        cmocka_unit_test(test_hints_in_replies),
        cmocka_unit_test(test_nothing_before_the_line),
        cmocka_unit_test(test_diagnostics_of_other_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
