// SPDX-License-Identifier: MIT
/*
 * The octet classes, stated a second time: here as the lists of octets that one reads off the RFCs, there
 * as ranges. All 256 octets are compared.
 */
#include "octet.h"
#include "support.h"

#define UPPER  "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
#define LOWER  "abcdefghijklmnopqrstuvwxyz"
#define DIGITS "0123456789"
#define LETTER UPPER LOWER
/* %d33-126 but letters and digits, in the order of ASCII */
#define PUNCTUATION "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"

/* A class is what is in `in` and not in `but`. */
static const struct {
    uint32_t class;
    const char *name, *in, *but;
} classes[] = {
    {ALPHA, "ALPHA", LETTER, ""},
    {DIGIT, "DIGIT", DIGITS, ""},
    {LET_DIG, "LET_DIG", LETTER DIGITS, ""},
    {LDH, "LDH", LETTER DIGITS "-", ""},
    {ATEXT, "ATEXT", LETTER DIGITS "!#$%&'*+-/=?^_`{|}~", ""},
    {QTEXT, "QTEXT", LETTER DIGITS PUNCTUATION " ", "\"\\"},
    {DCONTENT, "DCONTENT", LETTER DIGITS PUNCTUATION, "[\\]"},
    {HEXDIG, "HEXDIG", DIGITS "ABCDEFabcdef", ""},
    {UPPER_HEXDIG, "UPPER_HEXDIG", DIGITS "ABCDEF", ""},
    {ESMTP_VALUE, "ESMTP_VALUE", LETTER DIGITS PUNCTUATION, "="},
    {XCHAR, "XCHAR", LETTER DIGITS PUNCTUATION, "+="},
    {UTF8_ADDRESS, "UTF8_ADDRESS", LETTER DIGITS PUNCTUATION, "+=\\"},
    {BASE64, "BASE64", LETTER DIGITS "+/", ""},
    {NAME_CHAR, "NAME_CHAR", LETTER DIGITS "-_", ""},
    {SOLICIT_CHAR, "SOLICIT_CHAR", LETTER DIGITS "-_.:", ""},
    {TOKEN_CHAR, "TOKEN_CHAR", LETTER DIGITS PUNCTUATION, "()<>@,;:\\\"/[]?=."},
    {PRINTABLE, "PRINTABLE", LETTER DIGITS PUNCTUATION " ", ""},
    {WSP, "WSP", " \t", ""},
    {TEXT_CHAR, "TEXT_CHAR", LETTER DIGITS PUNCTUATION " \t", ""},
    {URI_CHAR, "URI_CHAR", LETTER DIGITS "-._~:/?[]@!$&'()*+,;=", ""},
};

static bool is_among(int octet, const char *octets)
{
    return octet != '\0' && strchr(octets, octet) != NULL;
}

static void test_every_octet_of_every_class(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LENGTH(classes); i++) {
        for (int octet = 0; octet <= 0xFF; octet++) {
            const bool expected = is_among(octet, classes[i].in) && !is_among(octet, classes[i].but);
            if (in_class((char)octet, classes[i].class) != expected)
                fail_msg("octet %d: %s %s", octet, expected ? "is no" : "is", classes[i].name);
        }
    }
}

static void test_there_is_no_other_class(void **state)
{
    (void)state;
    uint32_t known = 0;
    for (size_t i = 0; i < ARRAY_LENGTH(classes); i++)
        known |= classes[i].class;
    for (int octet = 0; octet <= 0xFF; octet++)
        assert_int_equal(smtpath_octet_class[octet] & ~known, 0);
}

static void test_upper_case_is_that_of_ascii(void **state)
{
    (void)state;
    for (int octet = 0; octet <= 0xFF; octet++) {
        static const char lower_case[] = LOWER;
        const char *lower = octet ? strchr(lower_case, octet) : NULL;
        assert_int_equal(to_upper((char)octet), lower ? UPPER[lower - lower_case] : (char)octet);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_octet_of_every_class),
        cmocka_unit_test(test_there_is_no_other_class),
        cmocka_unit_test(test_upper_case_is_that_of_ascii),
    };
    return cmocka_run_group_tests_name("octet", tests, NULL, NULL);
}
