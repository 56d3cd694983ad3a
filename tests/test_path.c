// SPDX-License-Identifier: MIT
/*
 * smtpath_read_path, the limits a caller sets, and what an MTA may want to look at twice.
 */
#include "support.h"

#include <stdio.h>

static void test_null_is_an_empty_path(void **state)
{
    (void)state;
    struct smtpath_line read;
    assert_int_not_equal(smtpath_read_path(NULL, 0, SMTPATH_VERB_RCPT, NULL, &read), SMTPATH_OK);
    assert_refused(&read, SMTPATH_EXPECTED_LT, 0);
    assert_int_equal(read.diagnostic.length, 0);
}

static void test_spans_of_a_path_alone(void **state)
{
    (void)state;
    static const char line[] = "<@hosta,@hostb:\"a b\"@[IPv6:2001:db8::1]>";
    struct smtpath_line read;
    assert_int_equal(parse_path(line, SMTPATH_VERB_RCPT, NULL, &read), SMTPATH_OK);
    assert_int_equal(read.path.kind, SMTPATH_PATH_MAILBOX);
    assert_int_equal(read.path.local_kind, SMTPATH_LOCAL_QUOTED);
    assert_int_equal(read.path.domain_kind, SMTPATH_DOMAIN_IPV6);
    assert_span(read.path.path, line, line);
    assert_span(read.path.route, line, "@hosta,@hostb");
    assert_span(read.path.mailbox, line, "\"a b\"@[IPv6:2001:db8::1]");
    assert_span(read.path.local, line, "\"a b\"");
    assert_span(read.path.domain, line, "[IPv6:2001:db8::1]");
    assert_memory_equal(read.path.address, "\x20\x01\x0D\xB8\0\0\0\0\0\0\0\0\0\0\0\x01", 16);
}

/* Reverse-path for MAIL, Forward-path for any other verb. */
static void test_the_verb_chooses_the_production(void **state)
{
    (void)state;
    struct smtpath_line read;
    assert_int_equal(parse_path("<>", SMTPATH_VERB_MAIL, NULL, &read), SMTPATH_OK);
    assert_int_equal(read.path.kind, SMTPATH_PATH_NULL);
    parse_path("<>", SMTPATH_VERB_RCPT, NULL, &read);
    assert_refused(&read, SMTPATH_EXPECTED_FORWARD_PATH, 1);
    assert_int_equal(parse_path("<PostMaster>", SMTPATH_VERB_VRFY, NULL, &read), SMTPATH_OK);
    assert_int_equal(read.path.kind, SMTPATH_PATH_POSTMASTER);
    parse_path("<PostMaster>", SMTPATH_VERB_MAIL, NULL, &read);
    assert_refused(&read, SMTPATH_EXPECTED_AT, 11);
}

static void test_nothing_may_follow_a_path(void **state)
{
    (void)state;
    struct smtpath_line read;
    assert_int_not_equal(parse_path("<a@b>x", SMTPATH_VERB_RCPT, NULL, &read), SMTPATH_OK);
    assert_int_equal(read.diagnostic.offset, 5);
    assert_int_not_equal(parse_path("<a@b> SIZE=1", SMTPATH_VERB_MAIL, &everything_offered, &read),
                         SMTPATH_OK);
    assert_int_equal(read.diagnostic.offset, 5);
}

/* MAIL: if it was offered; RCPT: if the transaction has it. */
static void test_what_puts_smtputf8_in_force(void **state)
{
    (void)state;
    static const char path[] = "<\xC3\xA9@example.org>";
    const struct smtpath_options offered = {.extensions = SMTPATH_EXT_SMTPUTF8};
    const struct smtpath_options transaction = {.smtputf8 = true};
    struct smtpath_line read;

    assert_int_equal(parse_path(path, SMTPATH_VERB_MAIL, &offered, &read), SMTPATH_OK);
    parse_path(path, SMTPATH_VERB_MAIL, &transaction, &read);
    assert_refused(&read, SMTPATH_EIGHT_BIT_NOT_OFFERED, 1);
    assert_int_equal(parse_path(path, SMTPATH_VERB_RCPT, &transaction, &read), SMTPATH_OK);
    parse_path(path, SMTPATH_VERB_RCPT, &offered, &read);
    assert_refused(&read, SMTPATH_EIGHT_BIT_IN_FORWARD_PATH, 1);
}

static void path_at_the_guard_page(const char *path, enum smtpath_verb verb)
{
    for (size_t length = 0; length <= strlen(path); length++) {
        struct smtpath_line read, expected;
        char *copy = heap_copy(path, length);
        smtpath_read_path(copy, length, verb, &everything_offered, &expected);
        free(copy);
        smtpath_read_path(guarded_copy(path, length), length, verb, &everything_offered, &read);
        assert_same_result(&read, &expected);
    }
}

/* How many of the octets can begin a string of UTF8-non-ascii: by the arithmetic of RFC 3629 section 3, not by
 * its table of octets. */
static uint32_t utf8_prefix(const unsigned char *octets, uint32_t length)
{
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    uint32_t at = 0;
    while (at < length) {
        const uint32_t first = octets[at];
        const uint32_t n = first >= 0xF8   ? 0
                           : first >= 0xF0 ? 4
                           : first >= 0xE0 ? 3
                           : first >= 0xC0 ? 2
                                           : 0;
        if (n == 0)
            return at;
        uint32_t point = first & 0x7F >> n;
        for (uint32_t i = 0; i < n; i++, at++) {
            if (i > 0 && (at == length || (octets[at] & 0xC0) != 0x80))
                return at;
            if (i > 0)
                point = point << 6 | (octets[at] & 0x3F);
            const uint32_t lowest = point << 6 * (n - 1 - i);
            const uint32_t highest = lowest | ((UINT32_C(1) << 6 * (n - 1 - i)) - 1);
            if (highest < least[n] || lowest > 0x10FFFF || (lowest >= 0xD800 && highest <= 0xDFFF))
                return at;
        }
    }
    return at;
}

static void test_utf8_by_arithmetic(void **state)
{
    (void)state;
    static const char tails[] = "\x7F\x80\xBF\xC0";
    for (int first = 0x80; first <= 0xFF; first++)
        for (int second = 0; second <= 0xFF; second++)
            for (int tail = 0; tail < 16; tail++) {
                const char line[] = {'<', (char)first, (char)second, tails[tail / 4], tails[tail % 4]};
                struct smtpath_line read;
                const uint32_t fits = utf8_prefix((const unsigned char *)line + 1, 4);
                smtpath_read_path(line, 5, SMTPATH_VERB_RCPT, &everything_offered, &read);
                if (second > 0x7F || fits < 2)
                    assert_int_equal(read.diagnostic.offset, 1 + fits);
            }
}

static void test_nothing_is_read_behind_the_path(void **state)
{
    (void)state;
    static const char *const paths[] = {
        "<>",
        "<postmaster>",
        "<@a,@b:\"\\\"\"@[IPv6:1:2:3:4:5:6:192.0.2.1]>",
        "<\xE4\xBE\x8B@b.c-d.e>",
        "<a@[tag:content]>",
    };
    for (size_t i = 0; i < ARRAY_LENGTH(paths); i++) {
        path_at_the_guard_page(paths[i], SMTPATH_VERB_MAIL);
        path_at_the_guard_page(paths[i], SMTPATH_VERB_RCPT);
    }
}

/* ---- Limits that a caller sets ------------------------------------------------------------------------ */

/* A path that just fits, and the same one octet beyond: where the octet stands. */
static void limit_holds(struct smtpath_limits limits, const char *fits, const char *too_long,
                        enum smtpath_reason reason, uint32_t offset)
{
    const struct smtpath_options options = {.limits = limits};
    struct smtpath_line read;
    assert_int_equal(parse_path(fits, SMTPATH_VERB_RCPT, &options, &read), SMTPATH_OK);
    parse_path(too_long, SMTPATH_VERB_RCPT, &options, &read);
    assert_refused(&read, reason, offset);
    assert_int_equal(read.diagnostic.length, 1);
}

static void test_limits_that_a_caller_sets(void **state)
{
    (void)state;
    limit_holds((struct smtpath_limits){.local_part = 3}, "<abc@d>", "<abcd@e>",
                SMTPATH_LOCAL_PART_TOO_LONG, 4);
    limit_holds((struct smtpath_limits){.local_part = 3}, "<\"a\"@d>", "<\"ab\"@e>",
                SMTPATH_LOCAL_PART_TOO_LONG, 4);
    limit_holds((struct smtpath_limits){.label = 2}, "<a@bc.de>", "<a@bc.def>", SMTPATH_LABEL_TOO_LONG,
                8);
    limit_holds((struct smtpath_limits){.domain = 5}, "<a@bc.de>", "<a@bc.def>",
                SMTPATH_DOMAIN_TOO_LONG, 8);
    limit_holds((struct smtpath_limits){.domain = 9}, "<a@[1.2.3.4]>", "<a@[1.2.3.45]>",
                SMTPATH_LITERAL_TOO_LONG, 12);
    limit_holds((struct smtpath_limits){.path = 6}, "<a@bc>", "<a@bcd>", SMTPATH_PATH_TOO_LONG, 6);
    limit_holds((struct smtpath_limits){.path = 8}, "<@r:a@b>", "<@r:a@bc>", SMTPATH_PATH_TOO_LONG, 8);
}

/* Limits may also be wider than the RFC's. */
static void test_wider_limits(void **state)
{
    (void)state;
    const struct smtpath_options options = {.limits = {1000, 1000, 1000, 4000, 8000}};
    char line[600] = "<";
    struct smtpath_line read;

    memset(line + 1, 'a', 300);
    line[301] = '@';
    memset(line + 302, 'b', 200);
    line[502] = '>';
    assert_int_equal(parse_path(line, SMTPATH_VERB_RCPT, &options, &read), SMTPATH_OK);
    assert_int_equal(read.path.local.length, 300);
    assert_int_equal(read.path.domain.length, 200);
}

/* ---- Flags -------------------------------------------------------------------------------------------- */

static void test_flags(void **state)
{
    (void)state;
    static const struct {
        const char *path;
        uint32_t flags;
    } rows[] = {
        {"<user@example.com>", 0},
        {"<first.last+tag=x@example.com>", 0},
        {"<>", 0},
        {"<postmaster>", SMTPATH_FLAG_POSTMASTER},
        {"<@relay.example:user@example.com>", SMTPATH_FLAG_SOURCE_ROUTE},
        {"<user%host@example.com>", SMTPATH_FLAG_PERCENT},
        {"<host!user@example.com>", SMTPATH_FLAG_BANG},
        {"<\"user@host\"@example.com>", SMTPATH_FLAG_QUOTED_AT | SMTPATH_FLAG_QUOTED},
        {"<\"a b\"@example.com>", SMTPATH_FLAG_SPACE | SMTPATH_FLAG_QUOTED},
        {"<\"a\\b\"@example.com>", SMTPATH_FLAG_QUOTED_PAIR | SMTPATH_FLAG_QUOTED},
        {"<=?utf-8?q?x?=@example.com>", SMTPATH_FLAG_ENCODED_WORD},
        {"<-f@example.com>", SMTPATH_FLAG_LEADING_HYPHEN},
        {"<\"-f\"@example.com>", SMTPATH_FLAG_LEADING_HYPHEN | SMTPATH_FLAG_QUOTED},
        {"<a-f@example.com>", 0},
        {"</dev/null@example.com>", SMTPATH_FLAG_LEADING_SLASH},
        {"<user@xn--bcher-kva.example>", SMTPATH_FLAG_ACE_LABEL},
        {"<user@www.XN--bcher-kva.example>", SMTPATH_FLAG_ACE_LABEL},
        {"<user@axn--b.example>", 0},
        {"<xn--a@example.com>", SMTPATH_FLAG_ACE_LOCAL},
        {"<user@[192.000.2.1]>", SMTPATH_FLAG_IPV4_LEADING_ZERO | SMTPATH_FLAG_LITERAL},
        {"<user@[192.0.02.1]>", SMTPATH_FLAG_IPV4_LEADING_ZERO | SMTPATH_FLAG_LITERAL},
        {"<user@[192.0.2.10]>", SMTPATH_FLAG_LITERAL},
        {"<user@[10.0.100.0]>", SMTPATH_FLAG_LITERAL},
    };
    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++) {
        struct smtpath_line read;
        const enum smtpath_verb verb = rows[i].path[1] == '>' ? SMTPATH_VERB_MAIL : SMTPATH_VERB_RCPT;
        assert_int_equal(parse_path(rows[i].path, verb, NULL, &read), SMTPATH_OK);
        const uint32_t flags = smtpath_flags(rows[i].path, &read.path);
        /* "?" and "=" of an encoded-word, "%" or "!" may be the shell's too: what must be there is */
        assert_int_equal(flags & ~(uint32_t)SMTPATH_FLAG_SHELL, rows[i].flags);
    }
}

static void test_a_length_beyond_32_bits(void **state)
{
    (void)state;
    const struct huge path = huge_copy(OCTETS("<a@b>"));
    if (path.octets == NULL)
        skip();
    for (size_t less = 0; less <= 64; less += 16) {
        struct smtpath_line read;
        smtpath_read_path(path.octets, path.length - less, SMTPATH_VERB_RCPT, NULL, &read);
        if (path.length - less > UINT32_MAX - 2)
            assert_refused(&read, SMTPATH_LINE_TOO_LONG, UINT32_MAX - 2);
        else
            assert_refused(&read, SMTPATH_EXPECTED_END, 5);
    }
    free_huge(path);
}

/* ---- Arguments without their verb ---------------------------------------------------------------------------- */

/* As the command is read, but for offsets, which count from the path. */
static void test_arguments_are_read_as_in_the_command(void **state)
{
    (void)state;
    static const struct {
        enum smtpath_verb verb;
        const char *before, *arguments;
    } rows[] = {
        {SMTPATH_VERB_MAIL, "MAIL FROM:", "<a@b> SIZE=1 BODY=7BIT"},
        {SMTPATH_VERB_MAIL, "MAIL FROM:", "<> SIZE=x"},
        {SMTPATH_VERB_MAIL, "MAIL FROM:", "<\xC3\xA9@b>"},
        {SMTPATH_VERB_MAIL, "MAIL FROM:", "<a@b>  SIZE=1"},
        {SMTPATH_VERB_MAIL, "MAIL FROM:", "<a@b> NOTIFY=NEVER"},
        {SMTPATH_VERB_RCPT, "RCPT TO:", "<Postmaster> NOTIFY=NEVER"},
        {SMTPATH_VERB_RCPT, "RCPT TO:", "<a@b c>"},
        {SMTPATH_VERB_RCPT, "RCPT TO:", "<@a:b@c> ORCPT=rfc822;a "},
        {SMTPATH_VERB_RCPT, "RCPT TO:", "<a@[192.0.2.1]> SIZE=1"},
        {SMTPATH_VERB_RCPT, "RCPT TO:", ""},
    };
    const struct smtpath_options options = {.extensions = SMTPATH_EXT_ALL,
                                            .refuse = SMTPATH_FLAG_SOURCE_ROUTE};
    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++) {
        struct smtpath_line command, alone;
        char line[128];
        const size_t before = strlen(rows[i].before), length = strlen(rows[i].arguments);
        snprintf(line, sizeof line, "%s%s", rows[i].before, rows[i].arguments);
        smtpath_read_command(line, before + length, &options, &command);
        char *copy = heap_copy(rows[i].arguments, length);
        const enum smtpath_reason reason =
            smtpath_read_arguments(copy, length, rows[i].verb, &options, &alone);
        assert_int_equal(reason, command.diagnostic.reason);
        if (reason != SMTPATH_OK) {
            assert_int_equal(alone.diagnostic.offset + before, command.diagnostic.offset);
            assert_int_equal(alone.diagnostic.code, command.diagnostic.code);
            assert_int_equal(alone.diagnostic.enhanced[2], command.diagnostic.enhanced[2]);
        } else {
            assert_int_equal(alone.present, command.present);
            assert_int_equal(alone.path.kind, command.path.kind);
            assert_int_equal(alone.deviations, command.deviations);
            assert_int_equal(alone.parameters.offset + before, command.parameters.offset);
        }
        free(copy);
    }
}

/* What of a refused line holds: the parts of the path that were read before the fault, and no other. */
static void test_what_is_known_of_a_refused_path(void **state)
{
    (void)state;
    static const struct {
        const char *path;
        uint32_t route, local, domain, mailbox, path_length, limit;
    } rows[] = {
        {"<a b@c>", 0, 1, 0, 0, 0, 0},     {"<@a,@b:c d>", 5, 1, 0, 0, 0, 0},
        {"<@a:b@c..d>", 2, 1, 0, 0, 0, 0}, {"<a@b", 0, 1, 1, 3, 0, 0},
        {"<a@[1.2.3>", 0, 1, 0, 0, 0, 0},  {"<@a,", 0, 0, 0, 0, 0, 0},
        {"<abc@def>", 0, 3, 0, 0, 0, 6},   {"<a@b>x", 0, 1, 1, 3, 5, 0},
        {"<\"a\\", 0, 0, 0, 0, 0, 0},
    };
    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++) {
        struct smtpath_line read;
        const struct smtpath_options options = {.limits.path = rows[i].limit};
        memset(&read, 0xA5, sizeof read);
        assert_int_not_equal(parse_path(rows[i].path, SMTPATH_VERB_RCPT, &options, &read), SMTPATH_OK);
        assert_int_equal(read.path.route.length, rows[i].route);
        assert_int_equal(read.path.local.length, rows[i].local);
        assert_int_equal(read.path.domain.length, rows[i].domain);
        assert_int_equal(read.path.mailbox.length, rows[i].mailbox);
        assert_int_equal(read.path.path.length, rows[i].path_length);
        assert_int_equal(read.path.local_kind != SMTPATH_LOCAL_NONE, rows[i].local > 0);
        assert_int_equal(read.path.domain_kind != SMTPATH_DOMAIN_NONE, rows[i].domain > 0);
        assert_int_equal(read.path.kind,
                         rows[i].mailbox > 0 ? SMTPATH_PATH_MAILBOX : SMTPATH_PATH_NONE);
    }
}

/* What a shell does not take as it stands, and what it does. */
static void test_shell_flag(void **state)
{
    (void)state;
    char path[] = "<\"x \"@example.com>";
    struct smtpath_line read;

    for (const char *octet = "$`|&;<>()"; *octet; octet++) {
        path[3] = *octet;
        assert_int_equal(parse_path(path, SMTPATH_VERB_RCPT, NULL, &read), SMTPATH_OK);
        assert_true(smtpath_flags(path, &read.path) & SMTPATH_FLAG_SHELL);
    }
    for (const char *octet = "azAZ09._-+@"; *octet; octet++) {
        path[3] = *octet;
        assert_int_equal(parse_path(path, SMTPATH_VERB_RCPT, NULL, &read), SMTPATH_OK);
        assert_false(smtpath_flags(path, &read.path) & SMTPATH_FLAG_SHELL);
    }
    assert_int_equal(parse_path("<|x@example.com>", SMTPATH_VERB_RCPT, NULL, &read), SMTPATH_OK);
    assert_int_equal(smtpath_flags("<|x@example.com>", &read.path),
                     SMTPATH_FLAG_LEADING_PIPE | SMTPATH_FLAG_SHELL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_null_is_an_empty_path),
        cmocka_unit_test(test_spans_of_a_path_alone),
        cmocka_unit_test(test_the_verb_chooses_the_production),
        cmocka_unit_test(test_nothing_may_follow_a_path),
        cmocka_unit_test(test_what_puts_smtputf8_in_force),
        cmocka_unit_test(test_utf8_by_arithmetic),
        cmocka_unit_test(test_nothing_is_read_behind_the_path),
        cmocka_unit_test(test_limits_that_a_caller_sets),
        cmocka_unit_test(test_wider_limits),
        cmocka_unit_test(test_a_length_beyond_32_bits),
        cmocka_unit_test(test_flags),
        cmocka_unit_test(test_shell_flag),
        cmocka_unit_test(test_arguments_are_read_as_in_the_command),
        cmocka_unit_test(test_what_is_known_of_a_refused_path),
    };
    return cmocka_run_group_tests_name("path", tests, NULL, NULL);
}
