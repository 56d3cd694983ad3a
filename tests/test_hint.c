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
