// SPDX-License-Identifier: MIT
/*
 * Explanations: every code that the parser can produce has its own row, every text is whole, and what must be
 * said of 251 and 501 is said; what must be said of each row, and what may not, is.
 */
#include "support.h"

#include <ctype.h>
#include <stdio.h>

static const enum smtpath_language languages[] = {SMTPATH_ENGLISH, SMTPATH_JAPANESE};
static const uint16_t classes[] = {2, 4, 5}; /* of enhanced codes */

/* ---- Texts ---------------------------------------------------------------------------------------------- */

static bool is_tail(char octet)
{
    return ((unsigned char)octet & 0xC0) == 0x80;
}

/* Whether a text is UTF-8 without a control octet; how many of its octets are not ASCII. */
static size_t assert_is_text(const char *text)
{
    size_t eight_bit = 0;
    assert_non_null(text);
    assert_true(text[0] != '\0');
    for (size_t i = 0; text[i] != '\0'; i++) {
        const unsigned char octet = (unsigned char)text[i];
        assert_true(octet >= ' ' && octet != 0x7F);
        if (octet < 0x80)
            continue;
        eight_bit++;
        if (is_tail(text[i]))
            assert_true(i > 0 && (unsigned char)text[i - 1] >= 0x80);
        else
            assert_true(is_tail(text[i + 1]));
    }
    return eight_bit;
}

/* A sentence ends with its stop: English in ASCII, Japanese in its own letters. */
static void assert_sentence(const char *text, enum smtpath_language language)
{
    static const char stop[] = "\xE3\x80\x82";
    const size_t eight_bit = assert_is_text(text);
    const size_t length = strlen(text);
    if (language == SMTPATH_ENGLISH) {
        assert_int_equal(eight_bit, 0);
        assert_int_equal(text[length - 1], '.');
        return;
    }
    assert_true(eight_bit > 9);
    assert_true(length > 3 && strcmp(text + length - 3, stop) == 0);
}

static void assert_whole(const struct smtpath_explanation *e, enum smtpath_language language)
{
    assert_is_text(e->severity);
    assert_sentence(e->meaning, language);
    assert_sentence(e->when, language);
    assert_sentence(e->remedy, language);
}

static bool says(const char *text, const char *part)
{
    return strstr(text, part) != NULL;
}

/* ---- Codes ---------------------------------------------------------------------------------------------- */

static void test_every_code_is_explained(void **state)
{
    (void)state;
    for (uint32_t code = 0; code <= 1000; code++) {
        const bool is_code = code >= 200 && code <= 559 && code / 10 % 10 <= 5;
        for (size_t l = 0; l < ARRAY_LENGTH(languages); l++) {
            struct smtpath_explanation e;
            assert_int_equal(smtpath_explain_code((uint16_t)code, languages[l], &e), is_code);
            if (is_code)
                assert_whole(&e, languages[l]);
        }
    }
}

/* An unknown code is said to be unknown, in either language, and a known one is not. */
static bool says_unknown(const struct smtpath_explanation *e, enum smtpath_language language)
{
    static const char japanese[] =
        "\xE6\x9C\xAA\xE7\x9F\xA5\xE3\x81\xAE\xE3\x82\xB3\xE3\x83\xBC\xE3\x83\x89";
    return strstr(e->meaning, language == SMTPATH_JAPANESE ? japanese : "This code is unknown") ==
           e->meaning;
}

/* Whether a code has a row of its own: 219, say, has none, and is explained by its digits. */
static bool has_row(uint16_t code)
{
    struct smtpath_explanation e;
    for (size_t l = 0; l < ARRAY_LENGTH(languages); l++) {
        assert_true(smtpath_explain_code(code, languages[l], &e));
        assert_int_equal(e.known, !says_unknown(&e, languages[l]));
    }
    return e.known;
}

static void test_codes_that_must_have_a_row(void **state)
{
    (void)state;
    /* RFC 5321 section 4.2.3, and those of RFC 1845, 1985, 2645, 3207, 4954, 5248, 7504 */
    static const uint16_t codes[] = {211, 214, 220, 221, 235, 250, 251, 252, 253, 334, 354,
                                     355, 421, 432, 450, 451, 452, 453, 454, 455, 458, 459,
                                     500, 501, 502, 503, 504, 521, 523, 525, 530, 534, 535,
                                     538, 550, 551, 552, 553, 554, 555, 556};
    size_t known = 0;
    for (uint16_t code = 200; code <= 559; code++)
        known += code / 10 % 10 <= 5 && has_row(code);
    for (size_t i = 0; i < ARRAY_LENGTH(codes); i++)
        assert_true(has_row(codes[i]));
    assert_int_equal(known, ARRAY_LENGTH(codes));
    for (int reason = 1; reason < SMTPATH_REASON_COUNT; reason++)
        assert_true(has_row(smtpath_reason_info((enum smtpath_reason)reason)->code));
}

static void test_severity(void **state)
{
    (void)state;
    static const struct {
        uint16_t code;
        const char *severity;
    } rows[] = {
        {251, "positive completion"},           {354, "positive intermediate"},
        {450, "transient negative completion"}, {501, "permanent negative completion"},
        {259, "positive completion"},
    };
    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++) {
        struct smtpath_explanation e;
        assert_true(smtpath_explain_code(rows[i].code, SMTPATH_ENGLISH, &e));
        assert_string_equal(e.severity, rows[i].severity);
    }
}

static void test_251_and_501(void **state)
{
    (void)state;
    struct smtpath_explanation e;
    assert_true(smtpath_explain_code(251, SMTPATH_ENGLISH, &e));
    assert_true(says(e.meaning, "User not local; will forward to <forward-path>"));
    assert_true(says(e.meaning, "relays"));
    assert_true(says(e.remedy, "Nothing needs fixing"));
    assert_true(says(e.remedy, "directly to the address in the reply"));
    assert_true(smtpath_explain_code(501, SMTPATH_ENGLISH, &e));
    assert_true(says(e.meaning, "recognised the command"));
    assert_true(says(e.meaning, "malformed"));
    static const char *const faults[] = {"ngle brackets", "space", "colon is missing", "octet",
                                         "encoding"};
    for (size_t i = 0; i < ARRAY_LENGTH(faults); i++)
        assert_true(says(e.when, faults[i]));
    assert_true(says(e.remedy, "sender must fix the format"));
    const char *difference = smtpath_explain_difference(251, 501, SMTPATH_ENGLISH);
    assert_true(says(difference, "251") && says(difference, "501"));
    assert_true(says(smtpath_explain_difference(251, 501, SMTPATH_JAPANESE), "501"));
}

/* ---- Enhanced codes --------------------------------------------------------------------------------------- */

static void test_every_enhanced_code_is_explained(void **state)
{
    (void)state;
    for (uint16_t class = 0; class <= 9; class ++)
        for (uint16_t subject = 0; subject <= 10; subject++)
            for (uint16_t detail = 0; detail <= 12; detail++)
                for (size_t l = 0; l < ARRAY_LENGTH(languages); l++) {
                    const uint16_t enhanced[3] = {class, subject, detail};
                    const bool known = class == 2 || class == 4 || class == 5;
                    struct smtpath_explanation e;
                    assert_int_equal(smtpath_explain_enhanced(enhanced, languages[l], &e), known);
                    if (known)
                        assert_whole(&e, languages[l]);
                }
    struct smtpath_explanation e;
    assert_true(smtpath_explain_enhanced((const uint16_t[3]){4, 999, 999}, SMTPATH_ENGLISH, &e));
    assert_false(smtpath_explain_enhanced((const uint16_t[3]){4, 1000, 0}, SMTPATH_ENGLISH, &e));
    assert_false(smtpath_explain_enhanced((const uint16_t[3]){4, 0, 1000}, SMTPATH_ENGLISH, &e));
}

static void assert_enhanced_row(uint16_t class, uint16_t subject, uint16_t detail)
{
    const uint16_t enhanced[3] = {class, subject, detail};
    struct smtpath_explanation own;
    assert_true(smtpath_explain_enhanced(enhanced, SMTPATH_ENGLISH, &own));
    if (!own.known)
        fail_msg("%u.%u.%u has no row", class, subject, detail);
}

/* The registry, said a second time: of each subject the details that are in use, one after the other, from 0 on. */
static void test_the_registry(void **state)
{
    (void)state;
    static const uint16_t details[] = {1, 11, 5, 7, 8, 7, 11, 31};
    for (uint16_t subject = 0; subject <= 9; subject++)
        for (uint16_t detail = 0; detail <= 40; detail++)
            for (size_t l = 0; l < ARRAY_LENGTH(languages); l++) {
                const bool known = subject < ARRAY_LENGTH(details) && detail < details[subject];
                const bool success = subject == 1 && detail == 5, kept = subject == 3 && detail == 6;
                const uint16_t permanent[3] = {5, subject, detail}, fine[3] = {2, subject, detail};
                struct smtpath_explanation e;
                assert_true(smtpath_explain_enhanced(permanent, languages[l], &e));
                assert_int_equal(e.known, known && !success && !kept);
                assert_int_equal(e.known, !says_unknown(&e, languages[l]));
                assert_true(smtpath_explain_enhanced(fine, languages[l], &e));
                assert_true((!success && !kept && detail > 0) || e.known == known);
                assert_int_equal(e.known, !says_unknown(&e, languages[l]));
            }
}

/* All that the parser can produce, the three by place among them. */
static void test_enhanced_codes_that_must_have_a_row(void **state)
{
    (void)state;
    static const uint16_t codes[][3] = {
        {5, 1, 3}, {5, 1, 7}, {5, 5, 4}, {2, 1, 5}, {5, 1, 1}, {5, 1, 6}, {4, 2, 2}, {5, 2, 2},
        {4, 5, 0}, {5, 5, 1}, {5, 5, 2}, {5, 5, 6}, {5, 6, 7}, {5, 6, 8}, {4, 7, 1}, {5, 7, 1},
    };
    for (size_t i = 0; i < ARRAY_LENGTH(codes); i++)
        assert_enhanced_row(codes[i][0], codes[i][1], codes[i][2]);
    for (int reason = 1; reason < SMTPATH_REASON_COUNT; reason++) {
        const struct smtpath_reason_row *row = smtpath_reason_info((enum smtpath_reason)reason);
        if (row->enhanced[0] != 0)
            assert_enhanced_row(row->enhanced[0], row->enhanced[1], row->enhanced[2]);
    }
}

/* Of a code without a row of its own the class says what to do: as of a reply code of that class. */
static void test_remedy_of_a_class(void **state)
{
    (void)state;
    for (uint16_t class = 2; class <= 5; class ++) {
        const uint16_t enhanced[3] = {class, 3, 99};
        struct smtpath_explanation e, of_class;
        if (class == 3)
            continue;
        for (int language = SMTPATH_ENGLISH; language <= SMTPATH_JAPANESE; language++) {
            assert_true(smtpath_explain_enhanced(enhanced, (enum smtpath_language)language, &e));
            assert_true(smtpath_explain_code((uint16_t)(class * 100 + 49),
                                             (enum smtpath_language)language, &of_class));
            assert_string_equal(e.remedy, of_class.remedy);
        }
    }
}

/* ---- What must be said, and what may not ----------------------------------------------------------------------- */

static const struct must {
    uint16_t code; /* 0: an enhanced one */
    uint16_t class, subject, detail;
    const char *meaning[2], *remedy[2]; /* by enum smtpath_language */
} musts[] = {
#define CODE(code, meaning, remedy, meaning_in_japanese, remedy_in_japanese)                           \
    {code, 0, 0, 0, {meaning, meaning_in_japanese}, {remedy, remedy_in_japanese}},
#define ENHANCED(class, subject, detail, meaning, remedy, meaning_in_japanese, remedy_in_japanese)     \
    {0, class, subject, detail, {meaning, meaning_in_japanese}, {remedy, remedy_in_japanese}},
#define TURN(times, words)
#include "explained.h"
#undef CODE
#undef ENHANCED
#undef TURN
};

static void assert_says(const struct must *m, uint16_t class, const struct smtpath_explanation *e,
                        size_t language)
{
    if (!e->known || !says(e->meaning, m->meaning[language]) || !says(e->remedy, m->remedy[language]))
        fail_msg("%u %u.%u.%u must say \"%s\" and \"%s\", not \"%s\" and \"%s\"", m->code, class,
                 m->subject, m->detail, m->meaning[language], m->remedy[language], e->meaning,
                 e->remedy);
}

static void test_what_must_be_said_of_each_row(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LENGTH(musts); i++)
        for (size_t l = 0; l < ARRAY_LENGTH(languages); l++) {
            const struct must *m = &musts[i];
            struct smtpath_explanation e;
            if (m->code > 0) {
                assert_true(smtpath_explain_code(m->code, languages[l], &e));
                assert_says(m, 0, &e, l);
            }
            for (uint16_t class = 2; class <= 5 && m->code == 0; class ++) {
                const uint16_t enhanced[3] = {class, m->subject, m->detail};
                if (class == 3 || (class == 2) != (m->class == 2))
                    continue;
                assert_true(smtpath_explain_enhanced(enhanced, languages[l], &e));
                assert_says(m, class, &e, l);
            }
        }
}

/* Each row is one that must say something. */
static void test_no_row_is_passed_over(void **state)
{
    (void)state;
    for (size_t c = 0; c < ARRAY_LENGTH(classes); c++)
        for (uint16_t subject = 0; subject <= 9; subject++)
            for (uint16_t detail = 0; detail <= 40; detail++) {
                const uint16_t class = classes[c], enhanced[3] = {class, subject, detail};
                struct smtpath_explanation e;
                size_t at = 0;
                assert_true(smtpath_explain_enhanced(enhanced, SMTPATH_ENGLISH, &e));
                while (at < ARRAY_LENGTH(musts) &&
                       (musts[at].code > 0 || musts[at].subject != subject ||
                        musts[at].detail != detail || (musts[at].class == 2) != (class == 2)))
                    at++;
                assert_int_equal(e.known, at < ARRAY_LENGTH(musts));
            }
}

/* Of a code without a row: what its digits say, in both languages. */
static void test_what_digits_say(void **state)
{
    (void)state;
    static const char *const done[6][2] = {
        [2] = {"what was asked was done", "要求された処理は完了しました"},
        [3] = {"waits for what belongs to it", "続きを待っています"},
        [4] = {"may be if it is sent again unchanged", "後で送れば成功すること"},
        [5] = {"will not be if it is sent again", "送り直しても成功しません"}};
    static const char *const remedy[6][2] = {[2] = {"next command", "対処は不要"},
                                             [3] = {"what the command announced", "コマンドに続く内容"},
                                             [4] = {"Try again later", "時間をおいて再試行"},
                                             [5] = {"Do not repeat it", "そのまま繰り返さず"}};
    static const char *const about[6][2] = {
        {"about syntax", "構文"},
        {"request for information", "情報の要求"},
        {"about the connection", "接続"},
        {"AUTH above all", "AUTH などの拡張"},
        {"nothing that RFC 5321 specifies.", "RFC 5321 では定められていません。"},
        {"state of the mail system", "メールシステムの状態"}};
    static const char *const subject[9][2] = {{"nothing closer", "その他または未定義"},
                                              {"about an address", "差出人または宛先のアドレス"},
                                              {"recipient's mailbox", "宛先のメールボックス"},
                                              {"receiving mail system", "受信側のメールシステム"},
                                              {"network or the routing", "ネットワークまたは経路"},
                                              {"protocol between client", "プロトコル"},
                                              {"content of the message", "メッセージの内容"},
                                              {"security or policy", "セキュリティまたは方針"},
                                              {"nor its subject", "コードも主題も"}};
    struct smtpath_explanation e;
    for (size_t l = 0; l < ARRAY_LENGTH(languages); l++) {
        for (uint16_t code = 200; code <= 559; code++)
            if (smtpath_explain_code(code, languages[l], &e) && !e.known)
                assert_true(says(e.meaning, done[code / 100][l]) &&
                            says(e.remedy, remedy[code / 100][l]) &&
                            says(e.when, about[code / 10 % 10][l]));
        for (uint16_t s = 0; s <= 8; s++) {
            assert_true(smtpath_explain_enhanced((const uint16_t[3]){5, s, 99}, languages[l], &e));
            assert_true(says(e.meaning, subject[s][l]));
        }
    }
}

/* The first word of these that a text holds, whatever its case; NULL without one. */
static const char *word_in(const char *text, const char *const *words)
{
    for (; *words; words++)
        for (const char *at = text; *at; at++) {
            size_t i = 0;
            while ((*words)[i] && (char)tolower((unsigned char)at[i]) == (*words)[i])
                i++;
            if ((*words)[i] == '\0')
                return *words;
        }
    return NULL;
}

static void assert_has_none(const struct smtpath_explanation *e, const char *const *words,
                            const char *what)
{
    const char *const texts[] = {e->severity, e->meaning, e->when, e->remedy};
    for (size_t i = 0; i < ARRAY_LENGTH(texts); i++)
        if (word_in(texts[i], words) != NULL)
            fail_msg("%s: \"%s\" says \"%s\"", what, texts[i], word_in(texts[i], words));
}

/* A success is not worded as a failure, nor a failure as a success; what passes is said to pass, and what does not, not to. */
static void test_each_class_is_worded_as_itself(void **state)
{
    (void)state;
    static const char *const of_failures[2][16] = {
        {"wrong", "fail", "malformed", "refuse", "not exist", "invalid", "disabled", "forbid", "error",
         "transient", "permanent", "correct the", "caused this"},
        {"失敗", "誤っ", "拒否", "存在しません", "無効", "エラー", "一時的", "恒久的", "原因",
         "正します", "問題が"}};
    static const char *const of_success[2][8] = {{"success", "succeeded", "nothing needs fixing"},
                                                 {"成功しました", "対処は不要", "肯定"}};
    static const char *const severity[6][2] = {{"", ""},
                                               {"", ""},
                                               {"success", "成功"},
                                               {"", ""},
                                               {"transient", "一時的"},
                                               {"permanent", "恒久的"}};
    for (size_t c = 0; c < ARRAY_LENGTH(classes); c++)
        for (uint16_t subject = 0; subject <= 9; subject++)
            for (uint16_t detail = 0; detail <= 40; detail++)
                for (size_t l = 0; l < ARRAY_LENGTH(languages); l++) {
                    const uint16_t class = classes[c], enhanced[3] = {class, subject, detail};
                    struct smtpath_explanation e;
                    char code[16];
                    snprintf(code, sizeof code, "%u.%u.%u", class, subject, detail);
                    assert_true(smtpath_explain_enhanced(enhanced, languages[l], &e));
                    assert_has_none(&e, class == 2 ? of_failures[l] : of_success[l], code);
                    assert_true(says(e.severity, severity[class][l]));
                    assert_true(class == 2 || !says(e.severity, severity[9 - class][l]));
                }
}

/* Of reply codes, by the first digit. */
static void test_severity_of_each_code(void **state)
{
    (void)state;
    static const char *const severity[6][2] = {{"", ""},
                                               {"", ""},
                                               {"positive completion", "肯定的な完了"},
                                               {"positive intermediate", "肯定的な中間応答"},
                                               {"transient negative", "一時的な否定"},
                                               {"permanent negative", "恒久的な否定"}};
    static const char *const again[2][8] = {{"later", "by plain", "postmaster"},
                                            {"時間をおいて", "再試行", "一度 plain", "管理者"}};
    for (uint16_t code = 200; code <= 559; code++)
        for (size_t l = 0; l < ARRAY_LENGTH(languages) && code / 10 % 10 <= 5; l++) {
            struct smtpath_explanation e;
            assert_true(smtpath_explain_code(code, languages[l], &e));
            assert_true(says(e.severity, severity[code / 100][l]));
            if (code / 100 == 4 && word_in(e.remedy, again[l]) == NULL)
                fail_msg("%u: what to do is not to try again: %s", code, e.remedy);
        }
}

/* Names that one language has and the other says in words. */
static struct excused_name excused[] = {
    {"DNS", "DNS など、サーバーが必要とする", 1},
    {"TLS", "認証や TLS の前に", 1},
    {"RCPT", "MAIL と RCPT を取り違えた", 1},
    {"MAIL", "MAIL と RCPT を取り違えた", 1},
    {"AUTH", "A line of an AUTH exchange is too long", 2},
    {"DATA", "DATA before RCPT", 1},
    {"DATA", "すべての宛先が拒否された後の DATA", 2},
    {"DMARC", "SPF、DKIM、DMARC など", 2},
    {"ARC", "最後の転送者が ARC", 2},
    {NULL, NULL, 0},
};

static void assert_same_names_in(const struct smtpath_explanation *english,
                                 const struct smtpath_explanation *japanese)
{
    assert_same_names(english->meaning, japanese->meaning, excused);
    assert_same_names(english->when, japanese->when, excused);
    assert_same_names(english->remedy, japanese->remedy, excused);
}

/* What is no word of a language, codes, commands, keywords and standards, stands in both texts or in none. */
static void test_both_languages_name_the_same(void **state)
{
    (void)state;
    struct smtpath_explanation english, japanese;
    for (uint16_t code = 200; code <= 559; code++)
        if (smtpath_explain_code(code, SMTPATH_ENGLISH, &english)) {
            assert_true(smtpath_explain_code(code, SMTPATH_JAPANESE, &japanese));
            assert_same_names_in(&english, &japanese);
            for (uint16_t other = 200; other <= 559; other++) {
                const char *text = smtpath_explain_difference(code, other, SMTPATH_ENGLISH);
                if (text != NULL)
                    assert_same_names(text, smtpath_explain_difference(code, other, SMTPATH_JAPANESE),
                                      excused);
            }
        }
    for (size_t c = 0; c < ARRAY_LENGTH(classes); c++)
        for (uint16_t subject = 0; subject <= 9; subject++)
            for (uint16_t detail = 0; detail <= 40; detail++) {
                const uint16_t enhanced[3] = {classes[c], subject, detail};
                assert_true(smtpath_explain_enhanced(enhanced, SMTPATH_ENGLISH, &english));
                assert_true(smtpath_explain_enhanced(enhanced, SMTPATH_JAPANESE, &japanese));
                assert_same_names_in(&english, &japanese);
            }
    assert_all_excused(excused);
}

/* Two texts of one language that are the same are the same in the other, so that none is another row's. */
static void test_texts_are_paired(void **state)
{
    (void)state;
    enum { MOST = 4000 };
    static struct smtpath_explanation pairs[MOST][2];
    size_t count = 0;
    for (uint16_t code = 200; code <= 559; code++)
        for (int l = 0; l < 2 && smtpath_explain_code(code, languages[l], &pairs[count][l]); l++)
            count += l == 1;
    for (size_t c = 0; c < ARRAY_LENGTH(classes); c++)
        for (uint16_t subject = 0; subject <= 9; subject++)
            for (uint16_t detail = 0; detail <= 40; detail++, count++)
                for (int l = 0; l < 2; l++) {
                    const uint16_t enhanced[3] = {classes[c], subject, detail};
                    assert_true(count < MOST);
                    smtpath_explain_enhanced(enhanced, languages[l], &pairs[count][l]);
                }
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < i; j++) {
            const struct smtpath_explanation *a = pairs[i], *b = pairs[j];
            if ((strcmp(a[0].when, b[0].when) == 0) != (strcmp(a[1].when, b[1].when) == 0))
                fail_msg("\"%s\", \"%s\" and \"%s\", \"%s\"", a[0].when, a[1].when, b[0].when,
                         b[1].when);
        }
}

/* ---- Words that turn a text round ------------------------------------------------------------------------------- */

/* "not", "no" and the like, with what follows: how often in all English texts. */
static const struct turn {
    size_t times;
    const char *words;
} turns[] = {
#define CODE(code, meaning, remedy, meaning_in_japanese, remedy_in_japanese)
#define ENHANCED(class, subject, detail, meaning, remedy, meaning_in_japanese, remedy_in_japanese)
#define TURN(times, words) {times, words},
#include "explained.h"
#undef CODE
#undef ENHANCED
#undef TURN
};

enum { TEXTS = 1024 };

/* All texts, each once. */
static const char *texts[TEXTS];
static size_t text_count;

static void add_text(const char *text)
{
    for (size_t i = 0; i < text_count; i++)
        if (strcmp(texts[i], text) == 0)
            return;
    assert_true(text_count < TEXTS);
    texts[text_count++] = text;
}

static void add_texts(const struct smtpath_explanation *e)
{
    add_text(e->meaning);
    add_text(e->when);
    add_text(e->remedy);
}

static void collect_texts(void)
{
    struct smtpath_explanation e;
    for (uint16_t code = 200; code <= 559; code++) {
        if (!smtpath_explain_code(code, SMTPATH_ENGLISH, &e))
            continue;
        add_texts(&e);
        for (uint16_t other = code; other <= 559 && (e.known || code % 100 == 0); other++)
            if (smtpath_explain_difference(code, other, SMTPATH_ENGLISH) != NULL)
                add_text(smtpath_explain_difference(code, other, SMTPATH_ENGLISH));
    }
    for (size_t c = 0; c < ARRAY_LENGTH(classes); c++)
        for (uint16_t subject = 0; subject <= 9; subject++)
            for (uint16_t detail = 0; detail <= 40; detail++)
                if (smtpath_explain_enhanced((const uint16_t[3]){classes[c], subject, detail},
                                             SMTPATH_ENGLISH, &e))
                    add_texts(&e);
}

/* Counts words where they stand as whole words, in capitals or not. */
static size_t count_words(const char *words)
{
    const size_t length = strlen(words);
    size_t count = 0;
    for (size_t i = 0; i < text_count; i++)
        for (const char *at = texts[i]; *at; at++) {
            size_t same = 0;
            while (same < length && tolower((unsigned char)at[same]) == words[same])
                same++;
            count += same == length && (at == texts[i] || !isalnum((unsigned char)at[-1])) &&
                     !isalnum((unsigned char)at[length]);
        }
    return count;
}

static void test_what_is_denied(void **state)
{
    (void)state;
    static const char *const words[] = {"not",  "no",     "never",  "nothing",
                                        "none", "nobody", "cannot", "without"};
    size_t all = 0, said = 0, wrong = 0;
    collect_texts();
    for (size_t i = 0; i < ARRAY_LENGTH(words); i++)
        all += count_words(words[i]);
    for (size_t i = 0; i < ARRAY_LENGTH(turns); i++) {
        const size_t count = count_words(turns[i].words);
        if (count != turns[i].times) {
            print_error("\"%s\" stands in the texts %zu times, not %zu\n", turns[i].words, count,
                        turns[i].times);
            wrong++;
        }
        said += turns[i].times;
    }
    assert_int_equal(wrong, 0);
    assert_int_equal(all, said);
}

/* ---- Differences ------------------------------------------------------------------------------------------ */

static void test_every_difference(void **state)
{
    (void)state;
    for (uint16_t a = 190; a <= 570; a++)
        for (uint16_t b = 190; b <= 570; b = (uint16_t)(b + (b % 50 < 9 ? 1 : 7)))
            for (size_t l = 0; l < ARRAY_LENGTH(languages); l++) {
                struct smtpath_explanation e;
                const bool known = smtpath_explain_code(a, SMTPATH_ENGLISH, &e) &&
                                   smtpath_explain_code(b, SMTPATH_ENGLISH, &e);
                const char *text = smtpath_explain_difference(a, b, languages[l]);
                assert_int_equal(text != NULL, known);
                assert_ptr_equal(text, smtpath_explain_difference(b, a, languages[l]));
                if (known)
                    assert_sentence(text, languages[l]);
            }
}

/* A written comparison names both codes; a derived one names none. */
static void test_written_differences(void **state)
{
    (void)state;
    static const uint16_t pairs[][2] = {
        {250, 251}, {250, 252}, {251, 252}, {251, 501}, {251, 551}, {500, 501}, {501, 550},
        {501, 553}, {501, 555}, {502, 504}, {504, 555}, {550, 551}, {550, 553}, {450, 550},
        {452, 552}, {501, 503}, {500, 502}, {501, 504}, {550, 554},
    };
    for (size_t i = 0; i < ARRAY_LENGTH(pairs); i++)
        for (size_t l = 0; l < ARRAY_LENGTH(languages); l++) {
            const char *text = smtpath_explain_difference(pairs[i][0], pairs[i][1], languages[l]);
            char code[8];
            for (int side = 0; side < 2; side++) {
                snprintf(code, sizeof code, "%u", pairs[i][side]);
                assert_true(says(text, code));
            }
        }
    assert_false(says(smtpath_explain_difference(220, 559, SMTPATH_ENGLISH), "220"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_code_is_explained),
        cmocka_unit_test(test_codes_that_must_have_a_row),
        cmocka_unit_test(test_severity),
        cmocka_unit_test(test_251_and_501),
        cmocka_unit_test(test_every_enhanced_code_is_explained),
        cmocka_unit_test(test_enhanced_codes_that_must_have_a_row),
        cmocka_unit_test(test_the_registry),
        cmocka_unit_test(test_remedy_of_a_class),
        cmocka_unit_test(test_what_must_be_said_of_each_row),
        cmocka_unit_test(test_no_row_is_passed_over),
        cmocka_unit_test(test_what_digits_say),
        cmocka_unit_test(test_each_class_is_worded_as_itself),
        cmocka_unit_test(test_severity_of_each_code),
        cmocka_unit_test(test_both_languages_name_the_same),
        cmocka_unit_test(test_texts_are_paired),
        cmocka_unit_test(test_what_is_denied),
        cmocka_unit_test(test_every_difference),
        cmocka_unit_test(test_written_differences),
    };
    return cmocka_run_group_tests_name("explain", tests, NULL, NULL);
}
