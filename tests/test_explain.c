// SPDX-License-Identifier: MIT
/*
 * Explanations: every code that the parser can produce has its own row, every text is whole, and what must be
 * said of 251 and 501 is said.
 */
#include "support.h"

#include <stdio.h>

static const enum smtpath_language languages[] = {SMTPATH_ENGLISH, SMTPATH_JAPANESE};

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
                const bool success = subject == 1 && detail == 5;
                const uint16_t permanent[3] = {5, subject, detail}, fine[3] = {2, subject, detail};
                struct smtpath_explanation e;
                assert_true(smtpath_explain_enhanced(permanent, languages[l], &e));
                assert_int_equal(e.known, known && !success);
                assert_int_equal(e.known, !says_unknown(&e, languages[l]));
                assert_true(smtpath_explain_enhanced(fine, languages[l], &e));
                assert_true(!success || e.known);
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
        cmocka_unit_test(test_every_difference),
        cmocka_unit_test(test_written_differences),
    };
    return cmocka_run_group_tests_name("explain", tests, NULL, NULL);
}
