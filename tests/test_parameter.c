// SPDX-License-Identifier: MIT
/*
 * Walking the parameters of a line, keywords of the caller's own, and the rows of the table.
 */
#include "support.h"

/* Walks a line and asserts that it gives just these keywords and values, "" for none. */
static void assert_walk(const char *line, const struct smtpath_line *read, size_t count,
                        const char *const expected[][2])
{
    const size_t length = strlen(line);
    const char *copy = guarded_copy(line, length);
    struct smtpath_parameter parameter;
    uint32_t walk = 0;

    for (size_t i = 0; i < count; i++) {
        assert_true(smtpath_next_parameter(copy, read, &walk, &parameter));
        assert_span(parameter.keyword, line, expected[i][0]);
        assert_int_equal(parameter.value.length, strlen(expected[i][1]));
        if (parameter.value.length > 0)
            assert_span(parameter.value, line, expected[i][1]);
    }
    assert_false(smtpath_next_parameter(copy, read, &walk, &parameter));
    assert_false(smtpath_next_parameter(copy, read, &walk, &parameter));
}

static void test_walk_in_the_order_of_the_line(void **state)
{
    (void)state;
    static const char line[] = "MAIL FROM:<a@b> SMTPUTF8 SIZE=1000 Body=8BitMime";
    struct smtpath_line read;
    assert_int_equal(parse_line(line, &everything_offered, &read), SMTPATH_OK);
    assert_walk(line, &read, 3,
                (const char *const[][2]){{"SMTPUTF8", ""}, {"SIZE", "1000"}, {"Body", "8BitMime"}});
}

static void test_walk_where_there_are_none(void **state)
{
    (void)state;
    static const char *const lines[] = {"MAIL FROM:<a@b>", "RCPT TO:<a@b> ", "QUIT", "EHLO a.example"};
    for (size_t i = 0; i < ARRAY_LENGTH(lines); i++) {
        struct smtpath_line read;
        assert_int_equal(parse_line(lines[i], NULL, &read), SMTPATH_OK);
        assert_walk(lines[i], &read, 0, NULL);
    }
}

static void test_walk_over_several_spaces(void **state)
{
    (void)state;
    static const char line[] = "RCPT TO:<a@b>   NOTIFY=NEVER\t ORCPT=rfc822;a  ";
    struct smtpath_options options = everything_offered;
    struct smtpath_line read;
    options.tolerate = SMTPATH_TOLERATE_ALL;
    assert_int_equal(parse_line(line, &options, &read), SMTPATH_OK);
    assert_walk(line, &read, 2, (const char *const[][2]){{"NOTIFY", "NEVER"}, {"ORCPT", "rfc822;a"}});
}

/* A refused line's parameters can be walked too, as far as they are esmtp-params: for a log. */
static void test_walk_on_refused_lines(void **state)
{
    (void)state;
    static const char unknown[] = "MAIL FROM:<a@b> SIZE=1 X-UNKNOWN=yes RET=BAD";
    static const char broken[] = "MAIL FROM:<a@b> SIZE=1 RET=\x7F";
    static const char no_path[] = "MAIL FROM:<a@b c> SIZE=1";
    struct smtpath_line read;

    assert_int_equal(parse_line(unknown, &everything_offered, &read), SMTPATH_UNKNOWN_PARAMETER);
    assert_walk(unknown, &read, 3,
                (const char *const[][2]){{"SIZE", "1"}, {"X-UNKNOWN", "yes"}, {"RET", "BAD"}});
    assert_int_not_equal(parse_line(broken, &everything_offered, &read), SMTPATH_OK);
    assert_walk(broken, &read, 1, (const char *const[][2]){{"SIZE", "1"}});
    assert_int_equal(parse_line(no_path, &everything_offered, &read), SMTPATH_EXPECTED_GT);
    assert_walk(no_path, &read, 0, NULL);
}

/* What stands behind the path and is no esmtp-param ends the walk, whatever it is. */
static void test_walk_ends_at_what_is_no_parameter(void **state)
{
    (void)state;
    static const char *const ends[] = {"",   "-SIZE=1", "=1",      "!",       "SIZE!", "SIZE\x80",
                                       "A=", "A= ",     "A=1\001", "A=\1771", "A\x7F", "\x80"};
    for (size_t i = 0; i < ARRAY_LENGTH(ends); i++) {
        char line[64] = "MAIL FROM:<a@b> SIZE=1 RET ";
        strcat(line, ends[i]);
        const struct smtpath_line read = {.parameters = {15, (uint32_t)strlen(line) - 15}};
        assert_walk(line, &read, 2, (const char *const[][2]){{"SIZE", "1"}, {"RET", ""}});
    }
}

/* ---- Keywords of the caller's own ------------------------------------------------------------------------ */

static const struct smtpath_private_keyword own_keywords[] = {
    {.keyword = "X-FLAG", .length = 6, .on_mail = true, .value = SMTPATH_VALUE_FORBIDDEN},
    {.keyword = "X-ID",
     .length = 4,
     .on_mail = true,
     .on_rcpt = true,
     .value = SMTPATH_VALUE_REQUIRED,
     .limit = 4},
    {.keyword = "XOPT", .length = 4, .on_rcpt = true, .value = SMTPATH_VALUE_OPTIONAL},
};
static const struct smtpath_options own_options = {
    .extensions = SMTPATH_EXT_ALL,
    .private_keywords = own_keywords,
    .private_count = ARRAY_LENGTH(own_keywords),
};

static void test_own_keywords_are_accepted(void **state)
{
    (void)state;
    static const char line[] = "MAIL FROM:<a@b> x-id=abcd SIZE=1 X-Flag";
    struct smtpath_line read;
    assert_int_equal(parse_line(line, &own_options, &read), SMTPATH_OK);
    assert_int_equal(read.private_present, SMTPATH_BIT(0) | SMTPATH_BIT(1));
    assert_int_equal(read.present, SMTPATH_BIT(SMTPATH_PARAM_SIZE));
    assert_walk(line, &read, 3,
                (const char *const[][2]){{"x-id", "abcd"}, {"SIZE", "1"}, {"X-Flag", ""}});

    assert_int_equal(parse_line("RCPT TO:<a@b> XOPT=any;thing", &own_options, &read), SMTPATH_OK);
    assert_int_equal(read.private_present, SMTPATH_BIT(2));
    assert_int_equal(parse_line("RCPT TO:<a@b> XOPT", &own_options, &read), SMTPATH_OK);
    assert_int_equal(read.private_present, SMTPATH_BIT(2));
}

static void test_own_keywords_are_refused_like_the_others(void **state)
{
    (void)state;
    static const struct {
        const char *line;
        enum smtpath_reason reason;
        uint32_t offset;
    } rows[] = {
        {"MAIL FROM:<a@b> X-FLAGS", SMTPATH_UNKNOWN_PARAMETER, 16},
        {"MAIL FROM:<a@b> X-FLA", SMTPATH_UNKNOWN_PARAMETER, 16},
        {"MAIL FROM:<a@b> XOPT", SMTPATH_PARAMETER_OF_OTHER_COMMAND, 16},
        {"RCPT TO:<a@b> X-FLAG", SMTPATH_PARAMETER_OF_OTHER_COMMAND, 14},
        {"MAIL FROM:<a@b> X-FLAG X-FLAG", SMTPATH_DUPLICATE_PARAMETER, 23},
        {"MAIL FROM:<a@b> X-FLAG=1", SMTPATH_VALUE_FORBIDDEN_HERE, 22},
        {"MAIL FROM:<a@b> X-ID", SMTPATH_VALUE_MISSING, 20},
        {"MAIL FROM:<a@b> X-ID SIZE=1", SMTPATH_VALUE_MISSING, 20},
        {"MAIL FROM:<a@b> X-ID=", SMTPATH_EXPECTED_VALUE, 21},
        {"MAIL FROM:<a@b> X-ID=abcde", SMTPATH_VALUE_TOO_LONG, 25},
        {"RCPT TO:<a@b> XOPT=a=b", SMTPATH_EXPECTED_SPACE_OR_END, 20},
    };
    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++) {
        struct smtpath_line read;
        parse_line(rows[i].line, &own_options, &read);
        assert_refused(&read, rows[i].reason, rows[i].offset);
    }
}

/* At most 32 are looked at: their bits have no more room. */
static void test_the_thirty_second_keyword_is_the_last(void **state)
{
    (void)state;
    static char names[40][4];
    struct smtpath_private_keyword keywords[40];
    struct smtpath_options options = {.private_keywords = keywords, .private_count = 40};
    struct smtpath_line read;

    for (int i = 0; i < 40; i++) {
        names[i][0] = 'X';
        names[i][1] = (char)('A' + i / 10);
        names[i][2] = (char)('0' + i % 10);
        keywords[i] =
            (struct smtpath_private_keyword){.keyword = names[i], .length = 3, .on_mail = true};
    }
    assert_int_equal(parse_line("MAIL FROM:<a@b> XD1", &options, &read), SMTPATH_OK);
    assert_int_equal(read.private_present, SMTPATH_BIT(31));
    assert_int_equal(parse_line("MAIL FROM:<a@b> XD2", &options, &read), SMTPATH_UNKNOWN_PARAMETER);
}

static void test_no_own_keyword_without_the_options(void **state)
{
    (void)state;
    struct smtpath_line read;
    assert_int_equal(parse_line("MAIL FROM:<a@b> X-FLAG", &everything_offered, &read),
                     SMTPATH_UNKNOWN_PARAMETER);
}

/* ---- Typed values at their edges --------------------------------------------------------------------------- */

static void test_size_saturates(void **state)
{
    (void)state;
    static const struct {
        const char *line;
        uint64_t number;
    } rows[] = {
        {"MAIL FROM:<> SIZE=0", 0},
        {"MAIL FROM:<> SIZE=18446744073709551614", UINT64_MAX - 1},
        {"MAIL FROM:<> SIZE=18446744073709551615", UINT64_MAX},
        {"MAIL FROM:<> SIZE=18446744073709551616", UINT64_MAX},
        {"MAIL FROM:<> SIZE=99999999999999999999", UINT64_MAX},
        {"MAIL FROM:<> SIZE=00000000000000000007", 7},
    };
    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++) {
        struct smtpath_line read;
        assert_int_equal(parse_line(rows[i].line, &everything_offered, &read), SMTPATH_OK);
        assert_true(read.parameter[SMTPATH_PARAM_SIZE].number == rows[i].number);
    }
}

static void test_signed_values(void **state)
{
    (void)state;
    struct smtpath_line read;
    const struct smtpath_parameter *by = &read.parameter[SMTPATH_PARAM_BY];
    const struct smtpath_parameter *priority = &read.parameter[SMTPATH_PARAM_MT_PRIORITY];

    assert_int_equal(
        parse_line("MAIL FROM:<> BY=-999999999;NT MT-PRIORITY=-9", &everything_offered, &read),
        SMTPATH_OK);
    assert_true(by->integer == -999999999);
    assert_int_equal(by->choice, SMTPATH_BY_NOTIFY | SMTPATH_BY_TRACE);
    assert_true(priority->integer == -9);
    assert_int_equal(
        parse_line("MAIL FROM:<> BY=+999999999;R MT-PRIORITY=0", &everything_offered, &read),
        SMTPATH_OK);
    assert_true(by->integer == 999999999);
    assert_int_equal(by->choice, SMTPATH_BY_RETURN);
    assert_true(priority->integer == 0);
}

/* ---- Encoded text ------------------------------------------------------------------------------------------ */

/* Each is written whole or not at all, the needed size is returned, and nothing beyond the buffer is touched. */
static void assert_decoded(size_t (*decode)(const char *, size_t, char *, size_t), const char *text,
                           const char *expected)
{
    const size_t length = strlen(text), needed = expected != NULL ? strlen(expected) : 0;
    const char *copy = guarded_copy(text, length);
    assert_int_equal(decode(copy, length, NULL, 0), needed);
    for (size_t size = 1; size <= needed + 2; size++) {
        char *buffer = malloc(size);
        memset(buffer, '#', size);
        assert_int_equal(decode(copy, length, buffer, size), needed);
        assert_string_equal(buffer, needed < size && expected != NULL ? expected : "");
        free(buffer);
    }
}

static void test_decoders(void **state)
{
    (void)state;
    static const struct {
        const char *text, *xtext, *utf8_address;
    } rows[] = {
        {"", NULL, NULL},
        {"abc", "abc", "abc"},
        {"a+2Bb+3dc", "a+b=c", NULL},
        {"+C3+bc=", "\xC3\xBC=", NULL},
        {"+FF", "\xFF", NULL},
        {"+7F", NULL, NULL},
        {"+1f", NULL, NULL},
        {"+00", NULL, NULL},
        {"+2", NULL, NULL},
        {"+", NULL, NULL},
        {"+GG", NULL, NULL},
        {"a b", NULL, NULL},
        {"\xC3\xBC", NULL, "\xC3\xBC"},
        {"\xC3", NULL, NULL},
        {"\\x{2B}\\x{fc}", "\\x{2B}\\x{fc}", "+\xC3\xBC"},
        {"\\x{7FF}\\x{800}\\x{FFFF}", "\\x{7FF}\\x{800}\\x{FFFF}", "\xDF\xBF\xE0\xA0\x80\xEF\xBF\xBF"},
        {"\\x{10000}\\x{10FFFF}", "\\x{10000}\\x{10FFFF}", "\xF0\x90\x80\x80\xF4\x8F\xBF\xBF"},
        {"\\x{D800}", "\\x{D800}", NULL},
        {"\\x{41}", "\\x{41}", NULL},
        {"\\x{2B", "\\x{2B", NULL},
        {"\\", "\\", NULL},
    };
    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++) {
        assert_decoded(smtpath_decode_xtext, rows[i].text, rows[i].xtext);
        assert_decoded(smtpath_decode_utf8_address, rows[i].text, rows[i].utf8_address);
    }
}

static void test_attributes(void **state)
{
    (void)state;
    static const char line[] = "XCLIENT NAME=a+2Bb ADDR=[UNAVAILABLE]";
    static const char *const expected[][2] = {{"NAME", "a+b"}, {"ADDR", "[UNAVAILABLE]"}};
    struct smtpath_parameter attribute;
    struct smtpath_line read;
    uint32_t walk = 0;
    char decoded[32];
    assert_int_equal(parse_line(line, NULL, &read), SMTPATH_OK);
    for (size_t i = 0; i < ARRAY_LENGTH(expected); i++) {
        assert_true(smtpath_next_attribute(line, &read, &walk, &attribute));
        assert_span(attribute.keyword, line, expected[i][0]);
        smtpath_decode_xtext(line + attribute.value.offset, attribute.value.length, decoded,
                             sizeof decoded);
        assert_string_equal(decoded, expected[i][1]);
    }
    assert_false(smtpath_next_attribute(line, &read, &walk, &attribute));
    walk = 0;
    assert_int_equal(parse_line("EHLO a.example", NULL, &read), SMTPATH_OK);
    assert_false(smtpath_next_attribute("EHLO a.example", &read, &walk, &attribute));
}

/* The grammar of each value, stated once more: manuals and "smtpath list" print it, nothing reads by it. */
static void test_syntax_of_values(void **state)
{
    (void)state;
    static const struct {
        const char *keyword, *syntax;
    } rows[] = {
        {"SIZE", "1*20DIGIT"},
        {"BODY", "\"7BIT\" / \"8BITMIME\" / \"BINARYMIME\""},
        {"SMTPUTF8", ""},
        {"RET", "\"FULL\" / \"HDRS\""},
        {"ENVID", "xtext"},
        {"NOTIFY", "\"NEVER\" / notify-list-element *(\",\" notify-list-element)"},
        {"ORCPT", "addr-type \";\" ( xtext / utf-8-addr-xtext )"},
        {"AUTH", "xtext of ( Mailbox / \"<>\" )"},
        {"BY", "[\"-\" / \"+\"] 1*9DIGIT \";\" ( \"N\" / \"R\" ) [\"T\"]"},
        {"HOLDFOR", "%x31-39 *8DIGIT"},
        {"HOLDUNTIL", "date-time in UTC"},
        {"MT-PRIORITY", "[\"-\"] %x31-39 / \"0\""},
        {"REQUIRETLS", ""},
        {"MTRK", "1*( ALPHA / DIGIT / \"+\" / \"/\" ) [\":\" 1*9DIGIT]"},
        {"RRVS", "date-time [\";\" ( \"C\" / \"R\" )]"},
        {"CONPERM", ""},
        {"CONNEG", ""},
        {"SOLICIT", "Solicitation-keywords"},
        {"TRANSID", "\"<\" token \"@\" token \">\""},
        {"SUBMITTER", "xtext of Mailbox"},
        {"PRDR", ""},
        {"XVERP", "2( \"-\" / \"+\" / \"=\" )"},
    };
    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++) {
        int param = 0;
        while (param < SMTPATH_PARAM_COUNT &&
               strcmp(smtpath_param_name((enum smtpath_param)param), rows[i].keyword) != 0)
            param++;
        assert_true(param < SMTPATH_PARAM_COUNT);
        assert_string_equal(smtpath_param_info((enum smtpath_param)param)->syntax, rows[i].syntax);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_walk_in_the_order_of_the_line),
        cmocka_unit_test(test_walk_where_there_are_none),
        cmocka_unit_test(test_walk_over_several_spaces),
        cmocka_unit_test(test_walk_on_refused_lines),
        cmocka_unit_test(test_walk_ends_at_what_is_no_parameter),
        cmocka_unit_test(test_own_keywords_are_accepted),
        cmocka_unit_test(test_own_keywords_are_refused_like_the_others),
        cmocka_unit_test(test_the_thirty_second_keyword_is_the_last),
        cmocka_unit_test(test_no_own_keyword_without_the_options),
        cmocka_unit_test(test_size_saturates),
        cmocka_unit_test(test_signed_values),
        cmocka_unit_test(test_decoders),
        cmocka_unit_test(test_attributes),
        cmocka_unit_test(test_syntax_of_values),
    };
    return cmocka_run_group_tests_name("parameter", tests, NULL, NULL);
}
