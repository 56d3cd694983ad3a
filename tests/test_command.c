// SPDX-License-Identifier: MIT
/*
 * smtpath_read_command, where the corpus cannot look: pointers, lengths, what lies around the line.
 */
#include "support.h"

/* Lines that between them visit every production; some are refused. */
static const char *const lines[] = {
    "MAIL FROM:<>",
    "MAIL FROM:<user@example.com> SIZE=1000 BODY=8BITMIME RET=HDRS ENVID=QQ+2B314159 AUTH=<>",
    "MAIL FROM:<@a.example,@b.example:\"a \\\"b\\\"\"@[IPv6:2001:db8::192.0.2.1]> SMTPUTF8 BY=-60;NT",
    "MAIL FROM:<a@[192.0.2.255]> HOLDUNTIL=2026-02-28T23:59:60.5+01:00 MT-PRIORITY=-9 REQUIRETLS",
    "MAIL FROM:<gr\xC3\xBC\xC3\x9F.x@\xE4\xBE\x8B.example> SMTPUTF8 MTRK=abc/+1:600 CONPERM",
    "MAIL FROM:<a@b> SOLICIT=org.example:ADV,x TRANSID=<1@example.org> SUBMITTER=a@b HOLDFOR=9",
    "RCPT TO:<Postmaster>",
    "RCPT TO:<a.b.c@x--y.example> NOTIFY=SUCCESS,FAILURE,DELAY ORCPT=rfc822;a+2Bb@example.org CONNEG",
    "RCPT TO:<a@[future:x!y]> RRVS=2014-04-03T23:01:00Z;C ORCPT=utf-8;\\x{E9}@example.org",
    "RCPT TO : _under@my_host.example.  NOTIFY=NEVER ",
    "RCPT\tTO:<.a..b.@[2001:db8::1]>",
    "EHLO [IPv6:::1]",
    "HELO [192.0.2.1]",
    "LHLO client.example",
    "VRFY \"John Smith\"@example.org",
    "EXPN list SMTPUTF8",
    "NOOP \"quoted \\\" string\"",
    "AUTH PLAIN dGVzdAB0ZXN0AHRlc3Q=",
    "BDAT 18446744073709551616 LAST",
    "ETRN @example.org",
    "XCLIENT NAME=spike.example ADDR=[UNAVAILABLE]",
    "XFORWARD NAME=a+2Bb",
    "QUIT ",
    "TURN",
    "FOO bar",
};

/* The same grammar under no option, under every extension, and under everything at once. */
static const struct smtpath_options *const option_sets[] = {
    &(const struct smtpath_options){0},
    &(const struct smtpath_options){.extensions = SMTPATH_EXT_ALL, .smtputf8 = true},
    &(const struct smtpath_options){.extensions = SMTPATH_EXT_ALL,
                                    .smtputf8 = true,
                                    .tolerate = SMTPATH_TOLERATE_ALL,
                                    .general_literal = true},
    &(const struct smtpath_options){.extensions = SMTPATH_EXT_ALL, .strict_trailing = true},
};

/* Calls check for every prefix of every line under every set of options. */
static void for_every_prefix(void (*check)(const char *line, size_t length,
                                           const struct smtpath_options *options,
                                           const struct smtpath_line *expected))
{
    for (size_t i = 0; i < ARRAY_LENGTH(lines); i++) {
        for (size_t length = 0; length <= strlen(lines[i]); length++) {
            for (size_t o = 0; o < ARRAY_LENGTH(option_sets); o++) {
                struct smtpath_line expected;
                char *copy = heap_copy(lines[i], length);
                smtpath_read_command(copy, length, option_sets[o], &expected);
                free(copy);
                check(lines[i], length, option_sets[o], &expected);
            }
        }
    }
}

static void test_null_is_an_empty_line(void **state)
{
    (void)state;
    struct smtpath_line read;
    assert_int_equal(smtpath_read_command(NULL, 0, NULL, &read), SMTPATH_UNKNOWN_VERB);
    assert_refused(&read, SMTPATH_UNKNOWN_VERB, 0);
    assert_int_equal(read.verb, SMTPATH_VERB_UNKNOWN);
    assert_int_equal(read.length, 0);
    assert_int_equal(read.diagnostic.length, 0);
    assert_int_equal(read.diagnostic.code, 500);
    assert_memory_equal(read.diagnostic.enhanced, ((uint8_t[]){5, 5, 2}), 3);
}

static void same_without_options(const char *line, size_t length, const struct smtpath_options *options,
                                 const struct smtpath_line *expected)
{
    struct smtpath_line read;
    if (options != option_sets[0])
        return;
    smtpath_read_command(line, length, NULL, &read);
    assert_same_result(&read, expected);
}

static void test_no_options_are_zero_options(void **state)
{
    (void)state;
    for_every_prefix(same_without_options);
}

static void same_at_the_guard_page(const char *line, size_t length,
                                   const struct smtpath_options *options,
                                   const struct smtpath_line *expected)
{
    struct smtpath_line read;
    const char *copy = guarded_copy(line, length);
    assert_int_equal(smtpath_read_command(copy, length, options, &read), expected->diagnostic.reason);
    assert_same_result(&read, expected);
    assert_memory_equal(copy, line, length);
}

static void test_nothing_is_read_behind_the_line(void **state)
{
    (void)state;
    for_every_prefix(same_at_the_guard_page);
}

static void same_whatever_follows(const char *line, size_t length,
                                  const struct smtpath_options *options,
                                  const struct smtpath_line *expected)
{
    static const char behind[] = {'\0', ' ', '>', '"', '0', 'a', '=', '\r', '\n', '\x80', '\xFF'};
    char buffer[256];
    struct smtpath_line read;

    for (size_t i = 0; i < sizeof behind; i++) {
        memset(buffer, behind[i], sizeof buffer);
        memcpy(buffer, line, length);
        smtpath_read_command(buffer, length, options, &read);
        assert_same_result(&read, expected);
    }
}

static void test_what_follows_the_line_does_not_matter(void **state)
{
    (void)state;
    for_every_prefix(same_whatever_follows);
}

static void same_at_every_address(const char *line, size_t length,
                                  const struct smtpath_options *options,
                                  const struct smtpath_line *expected)
{
    char buffer[64 + 256];
    struct smtpath_line read;

    for (size_t shift = 0; shift < 64; shift++) {
        memcpy(buffer + shift, line, length);
        smtpath_read_command(buffer + shift, length, options, &read);
        assert_same_result(&read, expected);
    }
}

static void test_alignment_does_not_matter(void **state)
{
    (void)state;
    for_every_prefix(same_at_every_address);
}

static void same_in_a_used_result(const char *line, size_t length,
                                  const struct smtpath_options *options,
                                  const struct smtpath_line *expected)
{
    struct smtpath_line read;
    memset(&read, 0xA5, sizeof read);
    smtpath_read_command(line, length, options, &read);
    assert_same_result(&read, expected);
}

static void test_what_the_result_held_does_not_matter(void **state)
{
    (void)state;
    for_every_prefix(same_in_a_used_result);
}

static void assert_absent(struct smtpath_span span)
{
    assert_int_equal(span.offset, 0);
    assert_int_equal(span.length, 0);
}

/* Whatever the result held, both by the short way and by the productions. */
static void test_what_a_line_lacks_is_at_0(void **state)
{
    (void)state;
    static const char *const short_lines[] = {"RSET", "MAIL FROM:<>", "MAIL FROM: <>"};
    static const struct smtpath_options options = {.tolerate = SMTPATH_TOLERATE_SPACE_AROUND_COLON};
    for (size_t i = 0; i < ARRAY_LENGTH(short_lines); i++) {
        struct smtpath_line read;
        memset(&read, 0xA5, sizeof read);
        assert_int_equal(smtpath_read_command(short_lines[i], strlen(short_lines[i]), &options, &read),
                         SMTPATH_OK);
        assert_absent(read.parameters);
        assert_absent(read.argument);
        assert_absent(read.second);
        assert_absent(read.path.route);
        assert_absent(read.path.mailbox);
        assert_absent(read.path.local);
        assert_absent(read.path.domain);
    }
}

static void diagnostic_is_whole(const char *line, size_t length, const struct smtpath_options *options,
                                const struct smtpath_line *expected)
{
    const struct smtpath_diagnostic *d = &expected->diagnostic;
    (void)line, (void)options;
    if (d->reason == SMTPATH_OK)
        return;
    assert_non_null(smtpath_reason_info(d->reason));
    assert_true(d->offset <= expected->length && expected->length <= length);
    assert_true(d->offset + d->length <= expected->length);
    assert_int_equal(d->length == 0, d->offset == expected->length);
    assert_true(d->code >= 500 && d->code <= 555);
    assert_int_equal(d->enhanced[0], 5);
    assert_int_equal(d->verb, expected->verb);
}

static void test_a_diagnostic_lies_within_the_line(void **state)
{
    (void)state;
    for_every_prefix(diagnostic_is_whole);
}

/* No prefix of a valid line has a syntax error before its end. */
static void test_a_prefix_fails_at_its_end(void **state)
{
    (void)state;
    static const char *const valid[] = {
        "MAIL FROM:<user@example.com> SIZE=1000 BODY=8BITMIME RET=HDRS ENVID=QQ+2B314159 MTRK=abcd",
        "MAIL FROM:<@a.example,@b.example:\"a \\\"b\\\"\"@[IPv6:2001:db8::192.0.2.1]> BY=-60;NT",
        "RCPT TO:<a.b.c@x--y.example> NOTIFY=SUCCESS,FAILURE,DELAY ORCPT=rfc822;a+2Bb@example.org",
        "AUTH PLAIN dGVzdAB0ZXN0AHRlc3Q=",
        "EHLO [IPv6:1:2:3:4:5:6:192.0.2.1]",
        "XCLIENT NAME=spike.example ADDR=[UNAVAILABLE]",
    };
    const struct smtpath_options options = {.extensions = SMTPATH_EXT_ALL, .strict_trailing = true};

    for (size_t i = 0; i < ARRAY_LENGTH(valid); i++) {
        struct smtpath_line read;
        assert_int_equal(parse_line(valid[i], &options, &read), SMTPATH_OK);
        /* a verb cut short is a word of its own, and unknown; so is a keyword */
        for (size_t length = strcspn(valid[i], " "); length < strlen(valid[i]); length++) {
            smtpath_read_command(valid[i], length, &options, &read);
            if (read.diagnostic.reason == SMTPATH_OK || read.diagnostic.code == 555)
                continue;
            assert_refused(&read, read.diagnostic.reason, (uint32_t)length);
        }
    }
}

/* Verbs, FROM: and TO:, keywords: no octet but the letter itself, in either case, may stand where it does. */
static void test_words_octet_by_octet(void **state)
{
    (void)state;
    static const char *const rows[] = {
        "MAIL FROM:<a@b>",
        "RCPT TO:<a@b>",
        "HELO a.b",
        "EHLO a",
        "LHLO a",
        "VRFY a",
        "EXPN a",
        "HELP",
        "NOOP",
        "DATA",
        "RSET",
        "QUIT",
        "STARTTLS",
        "AUTH PLAIN",
        "BDAT 1",
        "ETRN a",
        "XCLIENT A=1",
        "XFORWARD A=1",
        "MAIL FROM:<> SIZE=1",
        "MAIL FROM:<> BODY=7BIT",
        "MAIL FROM:<> SMTPUTF8",
        "MAIL FROM:<> RET=FULL",
        "MAIL FROM:<> ENVID=a",
        "MAIL FROM:<> AUTH=a@b",
        "MAIL FROM:<> BY=1;N",
        "MAIL FROM:<> HOLDFOR=1",
        "MAIL FROM:<> HOLDUNTIL=2026-01-31T23:59:59Z",
        "MAIL FROM:<> MT-PRIORITY=1",
        "MAIL FROM:<> REQUIRETLS",
        "MAIL FROM:<> MTRK=ab",
        "MAIL FROM:<> CONPERM",
        "MAIL FROM:<> SOLICIT=a",
        "MAIL FROM:<> TRANSID=<a@b>",
        "MAIL FROM:<> SUBMITTER=a@b",
        "MAIL FROM:<> PRDR",
        "MAIL FROM:<> XVERP=+=",
        "RCPT TO:<a@b> NOTIFY=NEVER",
        "RCPT TO:<a@b> ORCPT=a;b",
        "RCPT TO:<a@b> RRVS=2026-01-31T23:59:59Z",
        "RCPT TO:<a@b> CONNEG",
    };
    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++) {
        char line[64];
        struct smtpath_line stated;
        assert_int_equal(parse_line(rows[i], &everything_offered, &stated), SMTPATH_OK);
        const size_t length = strlen(rows[i]);
        const char *path = strchr(rows[i], '<'), *keyword = path ? strstr(path, "> ") : NULL;
        const size_t begin = keyword ? (size_t)(keyword + 2 - rows[i]) : 0;
        const size_t end = keyword ? begin + strcspn(rows[i] + begin, "=")
                           : path  ? (size_t)(path - rows[i])
                                   : strcspn(rows[i], " ");
        for (size_t at = begin; at < end; at++)
            for (int octet = 0; octet <= 0xFF; octet++) {
                const char right = rows[i][at];
                const bool is_letter = right >= 'A' && right <= 'Z';
                struct smtpath_line read;
                memcpy(line, rows[i], length);
                line[at] = (char)octet;
                const bool same = line[at] == right || (is_letter && line[at] == right - 'A' + 'a');
                smtpath_read_command(line, length, &everything_offered, &read);
                /* of EHLO one letter makes LHLO */
                if ((read.diagnostic.reason == SMTPATH_OK && read.verb == stated.verb) != same)
                    fail_msg("%s: octet %d as %d", rows[i], (int)at, octet);
            }
    }
}

static void test_a_length_beyond_32_bits(void **state)
{
    (void)state;
    const struct huge line = huge_copy(OCTETS("MAIL FROM:<a@b>"));
    if (line.octets == NULL)
        skip();
    for (size_t less = 0; less <= 64; less += 16) {
        struct smtpath_line read;
        smtpath_read_command(line.octets, line.length - less, NULL, &read);
        assert_refused(&read, SMTPATH_LINE_TOO_LONG, 510);
        assert_int_equal(read.diagnostic.length, 1);
    }
    free_huge(line);
}

/* What all extensions add is what they add one by one. */
static uint32_t sum_of_allowances(enum smtpath_verb verb)
{
    uint32_t sum = 0;
    for (uint64_t bit = 1; (bit & SMTPATH_EXT_ALL) != 0; bit <<= 1) {
        const struct smtpath_options options = {.extensions = bit};
        sum += smtpath_line_limit(verb, &options) - 512;
    }
    return sum;
}

/* Section 4.5.3.1.4 and what each extension's document adds; the oracle has the figures once more, for all of them. */
static void test_line_limits(void **state)
{
    (void)state;
    static const struct {
        enum smtpath_verb verb;
        uint64_t extensions;
        uint32_t limit;
    } rows[] = {
        {SMTPATH_VERB_MAIL, 0, 512},
        {SMTPATH_VERB_MAIL, SMTPATH_EXT_SIZE, 512 + 26},
        {SMTPATH_VERB_MAIL, SMTPATH_EXT_8BITMIME, 512 + 14},
        {SMTPATH_VERB_MAIL, SMTPATH_EXT_BINARYMIME, 512 + 16},
        {SMTPATH_VERB_MAIL, SMTPATH_EXT_DSN, 512 + 116},
        {SMTPATH_VERB_MAIL, SMTPATH_EXT_AUTH, 512 + 500},
        {SMTPATH_VERB_MAIL, SMTPATH_EXT_SMTPUTF8, 512 + 10},
        {SMTPATH_VERB_MAIL, SMTPATH_EXT_DELIVERBY, 512 + 17},
        {SMTPATH_VERB_MAIL, SMTPATH_EXT_FUTURERELEASE, 512 + 34},
        {SMTPATH_VERB_MAIL, SMTPATH_EXT_MT_PRIORITY, 512 + 15},
        {SMTPATH_VERB_MAIL, SMTPATH_EXT_REQUIRETLS, 512 + 11},
        {SMTPATH_VERB_MAIL, SMTPATH_EXT_MTRK, 512 + 40},
        {SMTPATH_VERB_MAIL, SMTPATH_EXT_CONPERM, 512 + 8},
        {SMTPATH_VERB_MAIL, SMTPATH_EXT_NO_SOLICITING, 512 + 1007},
        {SMTPATH_VERB_MAIL, SMTPATH_EXT_CHECKPOINT, 512 + 88},
        {SMTPATH_VERB_MAIL, SMTPATH_EXT_SUBMITTER, 512 + 277},
        {SMTPATH_VERB_MAIL, SMTPATH_EXT_PRDR, 512 + 5},
        {SMTPATH_VERB_MAIL, SMTPATH_EXT_XVERP, 512 + 9},
        {SMTPATH_VERB_MAIL, SMTPATH_EXT_RRVS | SMTPATH_EXT_CONNEG | SMTPATH_EXT_PIPELINING, 512},
        {SMTPATH_VERB_MAIL, SMTPATH_EXT_SIZE | SMTPATH_EXT_8BITMIME, 512 + 26 + 14},
        {SMTPATH_VERB_RCPT, SMTPATH_EXT_DSN, 512 + 536},
        {SMTPATH_VERB_RCPT, SMTPATH_EXT_RRVS, 512 + 33},
        {SMTPATH_VERB_RCPT, SMTPATH_EXT_CONNEG, 512 + 7},
        {SMTPATH_VERB_AUTH, 0, 12288},
        {SMTPATH_VERB_EHLO, SMTPATH_EXT_ALL, 512},
        {SMTPATH_VERB_UNKNOWN, SMTPATH_EXT_ALL, 512},
    };

    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++) {
        const struct smtpath_options options = {.extensions = rows[i].extensions};
        assert_int_equal(smtpath_line_limit(rows[i].verb, &options), rows[i].limit);
    }
    const struct smtpath_options all = {.extensions = SMTPATH_EXT_ALL};
    for (enum smtpath_verb verb = SMTPATH_VERB_MAIL; verb <= SMTPATH_VERB_RCPT; verb++)
        assert_int_equal(smtpath_line_limit(verb, &all), 512 + sum_of_allowances(verb));
    assert_int_equal(smtpath_line_limit(SMTPATH_VERB_RCPT, NULL), 512);
    for (int verb = 0; verb < SMTPATH_VERB_COUNT; verb++) {
        const struct smtpath_options own = {.extensions = SMTPATH_EXT_ALL, .limits.line = 100};
        assert_int_equal(smtpath_line_limit((enum smtpath_verb)verb, &own), 100);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_null_is_an_empty_line),
        cmocka_unit_test(test_no_options_are_zero_options),
        cmocka_unit_test(test_nothing_is_read_behind_the_line),
        cmocka_unit_test(test_what_follows_the_line_does_not_matter),
        cmocka_unit_test(test_alignment_does_not_matter),
        cmocka_unit_test(test_what_the_result_held_does_not_matter),
        cmocka_unit_test(test_what_a_line_lacks_is_at_0),
        cmocka_unit_test(test_a_diagnostic_lies_within_the_line),
        cmocka_unit_test(test_a_prefix_fails_at_its_end),
        cmocka_unit_test(test_words_octet_by_octet),
        cmocka_unit_test(test_a_length_beyond_32_bits),
        cmocka_unit_test(test_line_limits),
    };
    return cmocka_run_group_tests_name("command", tests, NULL, NULL);
}
