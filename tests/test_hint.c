// SPDX-License-Identifier: MIT
/*
 * Hints: each common mistake by its name, lines that nearly make it, and diagnostics about other lines.
 */
#include "support.h"

/* One word of the hint that has to come out; NULL for the hint of the reason itself. */
static const char *const CONTROL = "smuggling a command", *const LOOK_ALIKE = "look-alike",
                         *const BEHIND_COLON = "behind the colon", *const NO_COLON = "colon is missing",
                         *const BEFORE_COLON = "before the colon", *const MAILTO = "mailto:",
                         *const NAME = "display name", *const SEVERAL = "one address a command",
                         *const NO_BRACKETS = "brackets around the address are missing",
                         *const NO_TAG = "[IPv6:...]", *const QUOTE = "closing quote",
                         *const BRACKET = "closing \"]\"", *const PATH = "closing \">\" of the path",
                         *const UNDERSCORE = "underscore", *const EMPTY_LABEL = "a dot too many",
                         *const LAST_DOT = "dot at its end", *const TWO_DOTS = "two dots",
                         *const FIRST_DOT = "begins with a dot", *const DOT_AT = "ends in a dot",
                         *const SPECIAL = "special character", *const TWO_ATS = "second \"@\"",
                         *const COMMA = "not by a comma", *const EQUALS = "around the \"=\"",
                         *const SPACES = "only one space", *const TAB = "a tab stands",
                         *const SENDERS = "one sender";

/* Gives the line's hint, and in *own the one of its reason. */
static const char *hint_of(const char *line, size_t length, const char **own)
{
    struct smtpath_line read;
    const char *copy = guarded_copy(line, length);
    if (smtpath_read_command(copy, length, &everything_offered, &read) == SMTPATH_OK)
        fail_msg("not refused: %s", line);
    const char *hint = smtpath_hint(copy, length, &read.diagnostic);
    *own = smtpath_reason_info(read.diagnostic.reason)->hint;
    return hint;
}

struct hinted {
    const char *line;
    size_t length;
    const char *words;
};

static void assert_hints(const struct hinted *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const char *own;
        const char *hint = hint_of(rows[i].line, rows[i].length, &own);
        if (rows[i].words == NULL ? hint != own : strstr(hint, rows[i].words) == NULL)
            fail_msg("%s: %s", rows[i].line, hint);
    }
}

static void test_start_of_the_line(void **state)
{
    (void)state;
    const struct hinted rows[] = {
        {OCTETS("MAIL FROM:<a\r\nQUIT"), CONTROL},
        {OCTETS("MAIL FROM:<a\nb@c>"), CONTROL},
        {OCTETS("MAIL FROM:<a\0b@c>"), CONTROL},
        {OCTETS("MAIL FROM:<a\001b@c>"), NULL},
        {OCTETS("QUIT\r"), CONTROL}, /* within the token at fault */
        {OCTETS("FOO \r"), NULL},    /* behind it */
        {OCTETS("MAIL FROM:<a(\r"), NULL},
        {OCTETS("MAIL FROM :<a@b>"), BEFORE_COLON},
        {OCTETS("MAIL FROM  :<a@b>"), BEFORE_COLON},
        {OCTETS("MAIL FROM a@b"), NO_COLON},
        {OCTETS("MAIL FROM  <a@b>"), NO_COLON},
        {OCTETS("MAIL FROM<a@b>"), NO_COLON},
        {OCTETS("MAIL FROM"), NO_COLON},
        {OCTETS("MAIL  FROM:<a@b>"), SPACES},
        {OCTETS("MAIL \tFROM:<a@b>"), SPACES},
        {OCTETS("MAIL\tFROM:<a@b>"), TAB},
        {OCTETS(" QUIT"), NULL},
        {OCTETS("MAILFROM:<a@b>"), NULL},
    };
    assert_hints(rows, ARRAY_LENGTH(rows));
}

static void test_start_of_the_path(void **state)
{
    (void)state;
    const struct hinted rows[] = {
        {OCTETS("MAIL FROM: <a@b>"), BEHIND_COLON},
        {OCTETS("MAIL FROM: \t <>"), BEHIND_COLON},
        {OCTETS("MAIL FROM: a@b"), NO_BRACKETS},
        {OCTETS("MAIL FROM:a@b"), NO_BRACKETS},
        {OCTETS("MAIL FROM:"), NO_BRACKETS},
        {OCTETS("MAIL FROM: Jo <a@b>"), NAME},
        {OCTETS("RCPT TO:\"Jo B.\" <a@b>"), NAME},
        {OCTETS("MAIL FROM:<mailto:a@b>"), MAILTO},
        {OCTETS("RCPT TO:MailTo:a@b"), MAILTO},
        {OCTETS("RCPT TO: mailto:a@b"), MAILTO},
        {OCTETS("RCPT TO:<mailto:"), MAILTO},
        {OCTETS("RCPT TO:<mailto"), NULL},
        {OCTETS("RCPT TO:<mailtoo:a@b>"), SPECIAL},
        {OCTETS("MAIL FROM:<a@b> mailto:1"), NULL},
        {OCTETS("VRFY mailto:a@b"), NULL},
        {OCTETS("RCPT TO:<>"), NULL},
        {OCTETS("RCPT TO:<a,b@c>"), SEVERAL},
        {OCTETS("RCPT TO:<a@b,c@d>"), SEVERAL},
        {OCTETS("RCPT TO:<a@b;c@d>"), SEVERAL},
        {OCTETS("VRFY a;b"), NULL},
        {OCTETS("RCPT TO:<a.,b@c>"), SEVERAL},
        {OCTETS("RCPT TO:<a@b>,<c@d>"), SEVERAL},
        {OCTETS("RCPT TO:<a@b>; \t<c@d>"), SEVERAL},
        {OCTETS("RCPT TO:<a@[1,2]>"), NULL},
        {OCTETS("RCPT TO:<@a;@b:c@d>"), NULL},
        {OCTETS("RCPT TO:<a@b>:<c@d>"), NULL},
        {OCTETS("VRFY \"a\",<b@c>"), NULL},
        {OCTETS("MAIL FROM:<a,b@c>"), SENDERS},
        {OCTETS("MAIL FROM:<a@b;c@d>"), SENDERS},
        {OCTETS("MAIL FROM:<a@b>,<c@d>"), SENDERS},
        {OCTETS("MAIL FROM:<a@b> TRANSID=<a,<"), NULL},
    };
    assert_hints(rows, ARRAY_LENGTH(rows));
}

static void test_look_alikes(void **state)
{
    (void)state;
    const struct hinted rows[] = {
        {OCTETS("MAIL FROM:\xE2\x80\x98"), LOOK_ALIKE}, /* U+2018 */
        {OCTETS("MAIL FROM:\xE2\x80\x9C"), LOOK_ALIKE},
        {OCTETS("MAIL FROM:\xE2\x80\x9F"), LOOK_ALIKE},
        {OCTETS("MAIL FROM:\xE2\x80\x97"), NO_BRACKETS},
        {OCTETS("MAIL FROM:\xE2\x80\xA0"), NO_BRACKETS},
        {OCTETS("MAIL FROM:\xE2\x81\x9C"), NO_BRACKETS},
        {OCTETS("MAIL FROM:\xE3\x80\x98"), NO_BRACKETS},
        {OCTETS("MAIL FROM:\xE2\x80"), NO_BRACKETS},
        {OCTETS("MAIL FROM:\xC2\xAB"), LOOK_ALIKE},
        {OCTETS("MAIL FROM:\xC2\xBB"), LOOK_ALIKE},
        {OCTETS("MAIL FROM:\xC2\xAC"), NO_BRACKETS},
        {OCTETS("MAIL FROM:\xC3\xAB"), NO_BRACKETS},
        {OCTETS("MAIL FROM:\xC2"), NO_BRACKETS},
        {OCTETS("MAIL FROM:\xEF\xBC\x9C"), LOOK_ALIKE}, /* full-width "<" */
        {OCTETS("MAIL FROM:\xEF\xBC\x9E"), LOOK_ALIKE},
        {OCTETS("MAIL FROM:\xEF\xBC\xA0"), LOOK_ALIKE},
        {OCTETS("MAIL FROM:\xEF\xBC\x9D"), NO_BRACKETS},
        {OCTETS("MAIL FROM:\xEF\xBD\xA0"), NO_BRACKETS},
        {OCTETS("MAIL FROM:\xEE\xBC\xA0"), NO_BRACKETS},
        {OCTETS("MAIL FROM:\xEF\xBC"), NO_BRACKETS},
    };
    assert_hints(rows, ARRAY_LENGTH(rows));
}

static void test_local_part(void **state)
{
    (void)state;
    const struct hinted rows[] = {
        {OCTETS("MAIL FROM:<.a@b>"), FIRST_DOT},
        {OCTETS("RCPT TO:<.a@b>"), FIRST_DOT},
        {OCTETS("RCPT TO:<@c:.a@b>"), FIRST_DOT},
        {OCTETS("RCPT TO:<(a)@b>"), NULL},
        {OCTETS("RCPT TO:<@c:>"), NULL},
        {OCTETS("RCPT TO:<a..b@c>"), TWO_DOTS},
        {OCTETS("RCPT TO:<a.@c>"), DOT_AT},
        {OCTETS("VRFY a.@c"), DOT_AT},
        {OCTETS("RCPT TO:<a."), NULL},
        {OCTETS("RCPT TO:<a b@c>"), SPECIAL},
        {OCTETS("RCPT TO:<a. b@c>"), SPECIAL},
        {OCTETS("RCPT TO:<a(b)@c>"), SPECIAL},
        {OCTETS("RCPT TO:<a b>"), NULL},
        {OCTETS("RCPT TO:<a\\b@c>"), NULL},
        {OCTETS("RCPT TO:<a> @"), NULL},
        {OCTETS("RCPT TO:<a"), NULL},
        {OCTETS("RCPT TO:<\"a"), QUOTE},
        {OCTETS("VRFY \"a"), QUOTE},
        {OCTETS("RCPT TO:<\"a\001\"@b>"), NULL},
        {OCTETS("RCPT TO:<a@b@c>"), TWO_ATS},
        {OCTETS("RCPT TO:<a@b>@c"), NULL},
    };
    assert_hints(rows, ARRAY_LENGTH(rows));
}

static void test_domain(void **state)
{
    (void)state;
    const struct hinted rows[] = {
        {OCTETS("RCPT TO:<a@_b>"), UNDERSCORE},
        {OCTETS("RCPT TO:<a@b._c>"), UNDERSCORE},
        {OCTETS("RCPT TO:<a@b-_c>"), UNDERSCORE},
        {OCTETS("RCPT TO:<a@b_c>"), UNDERSCORE},
        {OCTETS("RCPT TO:<@b_c:a@b>"), UNDERSCORE},
        {OCTETS("EHLO b_c"), UNDERSCORE},
        {OCTETS("RCPT TO:<a@[192.0.2.1]_>"), NULL},
        {OCTETS("NOOP \"a\"_"), NULL},
        {OCTETS("AUTH PLAIN abcd_"), NULL},
        {OCTETS("MAIL FROM:<a@b>_"), NULL},
        {OCTETS("RCPT TO:<a@.b>"), EMPTY_LABEL},
        {OCTETS("RCPT TO:<a@b..c>"), EMPTY_LABEL},
        {OCTETS("RCPT TO:<@.b:a@c>"), EMPTY_LABEL},
        {OCTETS("EHLO .b"), EMPTY_LABEL},
        {OCTETS("EHLO"), NULL},
        {OCTETS("RCPT TO:<a@(b)>"), NULL},
        {OCTETS("RCPT TO:<a@b.>"), LAST_DOT},
        {OCTETS("RCPT TO:<a@b."), LAST_DOT},
        {OCTETS("RCPT TO:<a@b. NOTIFY=NEVER"), LAST_DOT},
        {OCTETS("EHLO b."), LAST_DOT},
        {OCTETS("RCPT TO:<a@b.-c>"), NULL},
        {OCTETS("RCPT TO:<@>"), NULL},
        {OCTETS("RCPT TO:<a@b"), PATH},
        {OCTETS("MAIL FROM:<a@b SIZE=1"), PATH},
        {OCTETS("MAIL FROM:<a@b SMTPUTF8"), NULL},
        {OCTETS("MAIL FROM:<a@b SIZE=1>"), NULL},
        {OCTETS("MAIL FROM:<a@b!=1"), NULL},
    };
    assert_hints(rows, ARRAY_LENGTH(rows));
}

static void test_literals(void **state)
{
    (void)state;
    const struct hinted rows[] = {
        {OCTETS("RCPT TO:<a@[2001:db8::1]>"), NO_TAG},
        {OCTETS("RCPT TO:<a@[fe80::1]>"), NO_TAG},
        {OCTETS("RCPT TO:<a@[1::1]>"), NO_TAG},
        {OCTETS("EHLO [::1]"), NO_TAG},
        {OCTETS("RCPT TO:<a@[192.0.2.256]>"), NULL},
        {OCTETS("RCPT TO:<a@[192.0.2.256"), NULL},
        {OCTETS("RCPT TO:<a@[x-y:1]>"), NULL},
        {OCTETS("RCPT TO:<a@[192.0.2]>"), NULL},
        {OCTETS("RCPT TO:<a@[]>"), NULL},
        {OCTETS("RCPT TO:<a@[1..2.3]>"), NULL},
        {OCTETS("RCPT TO:<a@[.1.2.3]>"), NULL},
        {OCTETS("RCPT TO:<a@[192.0.2.1"), BRACKET},
        {OCTETS("RCPT TO:<a@[192.0.2.1>"), BRACKET},
        {OCTETS("RCPT TO:<a@[192.0.2.1 NOTIFY=NEVER"), BRACKET},
        {OCTETS("RCPT TO:<a@[192.0.2.1x]>"), NULL},
    };
    assert_hints(rows, ARRAY_LENGTH(rows));
}

static void test_parameters(void **state)
{
    (void)state;
    const struct hinted rows[] = {
        {OCTETS("MAIL FROM:<a@b>,SIZE=1"), COMMA},
        {OCTETS("MAIL FROM:<a@b> ,SIZE=1"), COMMA},
        {OCTETS("MAIL FROM:<a@b> SIZE=1;BODY=7BIT"), COMMA},
        {OCTETS("MAIL FROM:<a@b> SMTPUTF8,SIZE=1"), COMMA},
        {OCTETS("MAIL FROM:<a@b> SMTPUTF8!"), NULL},
        {OCTETS("MAIL FROM:<a@b> TRANSID=<a,b@c>"), NULL},
        {OCTETS("MAIL FROM:<a@b> TRANSID=<a..b@c>"), NULL},
        {OCTETS("XCLIENT ADDR=1 ,"), NULL},
        {OCTETS("VRFY a,b"), NULL},
        {OCTETS("MAIL FROM:<a@b> SIZE = 1"), EQUALS},
        {OCTETS("MAIL FROM:<a@b> SIZE =1"), EQUALS},
        {OCTETS("MAIL FROM:<a@b> SIZE= 1"), EQUALS},
        {OCTETS("MAIL FROM:<a@b> SMTPUTF8 = 1"), EQUALS},
        {OCTETS("MAIL FROM:<a@b> SIZE"), NULL},
        {OCTETS("MAIL FROM:<a@b> SIZE BODY=7BIT"), NULL},
        {OCTETS("MAIL FROM:<a@b> SIZE=="), NULL},
        {OCTETS("MAIL FROM:<a@b> SMTPUTF8=1"), NULL},
        {OCTETS("MAIL FROM:<a@b> BODY=7BIT  SIZE=1"), SPACES},
        {OCTETS("MAIL FROM:<a@b> \tSIZE=1"), SPACES},
        {OCTETS("MAIL FROM:<a@b>\tSIZE=1"), TAB},
        {OCTETS("XCLIENT ADDR= 1"), NULL},
    };
    assert_hints(rows, ARRAY_LENGTH(rows));
}

/* What SPEC calls recognisable and the reason already says. */
static void test_parameters_that_would_do_elsewhere(void **state)
{
    (void)state;
    const struct smtpath_options nothing = {0};
    struct smtpath_line read;
    parse_line("MAIL FROM:<a@b> SIZE=1", &nothing, &read);
    assert_non_null(strstr(smtpath_hint("", 0, &read.diagnostic), "did not offer"));
    parse_line("RCPT TO:<a@b> SIZE=1", &everything_offered, &read);
    assert_non_null(strstr(smtpath_hint("", 0, &read.diagnostic), "other of MAIL and RCPT"));
}

/* A control octet is looked for in all of the token at fault, and not behind it. */
static void test_control_within_the_token(void **state)
{
    (void)state;
    struct smtpath_diagnostic d = {.reason = SMTPATH_UNKNOWN_PARAMETER, .offset = 3, .length = 3};
    assert_non_null(strstr(smtpath_hint("a b\0c\rd", 7, &d), CONTROL));
    assert_non_null(strstr(smtpath_hint("a bbc\rd", 7, &d), CONTROL));
    assert_null(strstr(smtpath_hint("a bbcd\r", 7, &d), CONTROL));
    assert_null(strstr(smtpath_hint("\r bbcde", 7, &d), CONTROL));
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
            assert_ptr_equal(smtpath_hint(buffer + begin, 4 - begin, &d),
                             smtpath_hint(other + begin, 4 - begin, &d));
        }
}

/* Another line's diagnostic, or none at all, is a caller's mistake that reads nothing outside. */
static void test_diagnostics_of_other_lines(void **state)
{
    (void)state;
    struct smtpath_diagnostic d = {0};
    assert_string_equal(smtpath_hint("", 0, &d), "");
    d.reason = SMTPATH_REASON_COUNT;
    assert_string_equal(smtpath_hint("QUIT", 4, &d), "");
    for (int reason = 1; reason < SMTPATH_REASON_COUNT; reason++)
        for (uint8_t verb = 0; verb < SMTPATH_VERB_COUNT; verb++)
            for (size_t length = 0; length < 4; length++)
                for (uint32_t offset = 0; offset < 5; offset++) {
                    const char *copy = guarded_copy(" =._", length);
                    d = (struct smtpath_diagnostic){.reason = (uint8_t)reason, .verb = verb};
                    d.enhanced[1] = (uint8_t)(1 + offset % 2 * 4);
                    d.offset = offset;
                    d.length = 9;
                    assert_non_null(smtpath_hint(copy, length, &d));
                }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_start_of_the_line),
        cmocka_unit_test(test_start_of_the_path),
        cmocka_unit_test(test_look_alikes),
        cmocka_unit_test(test_local_part),
        cmocka_unit_test(test_domain),
        cmocka_unit_test(test_literals),
        cmocka_unit_test(test_parameters),
        cmocka_unit_test(test_parameters_that_would_do_elsewhere),
        cmocka_unit_test(test_control_within_the_token),
        cmocka_unit_test(test_nothing_before_the_line),
        cmocka_unit_test(test_diagnostics_of_other_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
