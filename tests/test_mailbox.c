// SPDX-License-Identifier: MIT
/*
 * The writers of local parts, into buffers of every size, and the comparison of mailboxes.
 */
#include "support.h"

typedef size_t (*writer)(const char *octets, size_t length, char *buffer, size_t size);

/* Asserts that a writer gives this text into a buffer of every size, and nothing behind the buffer. */
static void assert_writes(writer write, const char *octets, size_t length, const char *text,
                          size_t text_length)
{
    assert_int_equal(write(octets, length, NULL, 0), text_length);
    for (size_t size = 0; size <= text_length + 2; size++) {
        const size_t written = size < text_length ? size : text_length;
        char *in = heap_copy(octets, length);
        char *buffer = malloc(size + 8);
        assert_non_null(buffer);
        memset(buffer, '~', size + 8);
        assert_int_equal(write(in, length, buffer, size), text_length);
        if (written > 0)
            assert_memory_equal(buffer, text, written);
        assert_memory_equal(buffer + size, "~~~~~~~~", 8);
        free(buffer);
        /* once more in a block of just this size, for AddressSanitizer */
        buffer = malloc(size);
        assert_int_equal(write(in, length, buffer, size), text_length);
        free(buffer);
        free(in);
    }
}

static const struct {
    const char *local;
    const char *octets;
    size_t octets_length;
    const char *shortest;
} local_parts[] = {
    {"user", OCTETS("user"), "user"},
    {"first.last", OCTETS("first.last"), "first.last"},
    {"a+b=c/d{e}~", OCTETS("a+b=c/d{e}~"), "a+b=c/d{e}~"},
    {"\"user\"", OCTETS("user"), "user"},
    {"\"first.last\"", OCTETS("first.last"), "first.last"},
    {"\"\\u\\s\\e\\r\"", OCTETS("user"), "user"},
    {"\"\"", OCTETS(""), "\"\""},
    {"\"a b\"", OCTETS("a b"), "\"a b\""},
    {"\"a\\ b\"", OCTETS("a b"), "\"a b\""},
    {"\"a@b\"", OCTETS("a@b"), "\"a@b\""},
    {"\".a\"", OCTETS(".a"), "\".a\""},
    {"\"a.\"", OCTETS("a."), "\"a.\""},
    {"\"a..b\"", OCTETS("a..b"), "\"a..b\""},
    {"\".\"", OCTETS("."), "\".\""},
    {"\"a\\\"b\"", OCTETS("a\"b"), "\"a\\\"b\""},
    {"\"a\\\\b\"", OCTETS("a\\b"), "\"a\\\\b\""},
    {"\"\\\"\\\\\"", OCTETS("\"\\"), "\"\\\"\\\\\""},
    {".a..b.", OCTETS(".a..b."), "\".a..b.\""}, /* as loose-dots accepts it */
    {"gr\xC3\xBC\xC3\x9F", OCTETS("gr\xC3\xBC\xC3\x9F"), "gr\xC3\xBC\xC3\x9F"},
    {"\"gr\xC3\xBC\xC3\x9F\"", OCTETS("gr\xC3\xBC\xC3\x9F"), "gr\xC3\xBC\xC3\x9F"},
    {"\"\xE4\xBE\x8B x\"", OCTETS("\xE4\xBE\x8B x"), "\"\xE4\xBE\x8B x\""},
};

static void test_unquote(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LENGTH(local_parts); i++)
        assert_writes(smtpath_unquote, local_parts[i].local, strlen(local_parts[i].local),
                      local_parts[i].octets, local_parts[i].octets_length);
    /* what is no local part: a quote alone, and a backslash that quotes nothing */
    assert_writes(smtpath_unquote, "\"", 1, "\"", 1);
    assert_writes(smtpath_unquote, "\"a\\\"", 4, "a\\", 2);
    /* without quotes a backslash quotes nothing */
    assert_writes(smtpath_unquote, "a\\b", 3, "a\\b", 3);
}

static void test_quote(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LENGTH(local_parts); i++)
        assert_writes(smtpath_quote, local_parts[i].octets, local_parts[i].octets_length,
                      local_parts[i].shortest, strlen(local_parts[i].shortest));
}

static void test_shortest(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LENGTH(local_parts); i++)
        assert_writes(smtpath_shortest, local_parts[i].local, strlen(local_parts[i].local),
                      local_parts[i].shortest, strlen(local_parts[i].shortest));
}

/* Of each octet alone: printable ASCII can be meant, and comes back; nothing else can. */
static void test_quote_of_each_octet(void **state)
{
    (void)state;
    for (int octet = 0; octet <= 0xFF; octet++) {
        const char meant = (char)octet;
        char quoted[8], unquoted[8];
        const size_t length = smtpath_quote(&meant, 1, quoted, sizeof quoted);
        if (octet < 32 || octet > 126) {
            assert_int_equal(length, 0);
            continue;
        }
        assert_in_range(length, 1, 4);
        assert_int_equal(smtpath_unquote(quoted, length, unquoted, sizeof unquoted), 1);
        assert_int_equal(unquoted[0], meant);
    }
}

static void test_quote_of_what_no_local_part_can_mean(void **state)
{
    (void)state;
    static const struct {
        const char *octets;
        size_t length;
    } rows[] = {
        {OCTETS("a\0b")},         {OCTETS("a\r\nDATA")},
        {OCTETS("\x7F")},         {OCTETS("\xC0\xAF")},
        {OCTETS("a\xC3")},        {"\xF0\x9F\x98\x80", 3},
        {OCTETS("\xED\xA0\x80")}, {OCTETS("\xF4\x90\x80\x80")},
        {OCTETS("\t")},           {OCTETS("\xE0\x80\x80")},
        {OCTETS("\x80")},
    };
    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++) {
        char buffer[16];
        memset(buffer, '~', sizeof buffer);
        assert_int_equal(smtpath_quote(rows[i].octets, rows[i].length, buffer, sizeof buffer), 0);
    }
}

/* What smtpath_quote writes is a local part of the grammar, and means what was given. */
static void test_quoted_parses_again(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LENGTH(local_parts); i++) {
        char line[64] = "<";
        struct smtpath_line read;
        const size_t length =
            smtpath_quote(local_parts[i].octets, local_parts[i].octets_length, line + 1, 40);
        memcpy(line + 1 + length, "@b>", 4);
        assert_int_equal(parse_path(line, SMTPATH_VERB_RCPT, &everything_offered, &read), SMTPATH_OK);
        assert_int_equal(read.path.local.length, length);
    }
}

static void test_nothing_from_nothing(void **state)
{
    (void)state;
    assert_writes(smtpath_unquote, NULL, 0, "", 0);
    assert_writes(smtpath_quote, NULL, 0, "\"\"", 2);
    assert_writes(smtpath_shortest, NULL, 0, "\"\"", 2);
}

/* Any octets: nothing outside is read or written, and at most two octets more and two for each come out. */
static void test_writers_take_any_octets(void **state)
{
    (void)state;
    static const char *const hostile[] = {
        "\"", "\"\\", "\"\\\"", "\\", "a\\", "\"a", "a\"", "\"a\"b\"", "\"\"\"", "\xFF\xFE\"", "\"\xC3",
    };
    static const writer writers[] = {smtpath_unquote, smtpath_quote, smtpath_shortest};

    for (size_t i = 0; i < ARRAY_LENGTH(hostile); i++) {
        const size_t length = strlen(hostile[i]);
        for (size_t w = 0; w < ARRAY_LENGTH(writers); w++) {
            char buffer[32];
            const char *copy = guarded_copy(hostile[i], length);
            const size_t whole = writers[w](copy, length, NULL, 0);
            assert_in_range(whole, 0, 2 * length + 2);
            memset(buffer, '~', sizeof buffer);
            assert_int_equal(writers[w](copy, length, buffer, whole), whole);
            assert_int_equal(buffer[whole], '~');
        }
    }
}

/* ---- The comparison ------------------------------------------------------------------------------------- */

/* Classes of paths: those of one class are the same mailbox, those of two are not. */
static const char *const classes[][6] = {
    {"<>"},
    {"<postmaster>", "<Postmaster>", "<POSTMASTER>"},
    {"<postmaster@example.org>", "<\"postmaster\"@EXAMPLE.org>", "<Postmaster@example.org>"},
    {"<postmaster1@example.org>"},
    {"<user@example.org>", "<user@Example.ORG>", "<\"user\"@example.org>", "<\"\\us\\er\"@example.org>",
     "<@relay.example:user@example.org>"},
    {"<User@example.org>", "<\"User\"@example.org>"},
    {"<user@example.com>"},
    {"<user@example>"},
    {"<use@example.org>"},
    {"<users@example.org>"},
    {"<\"\"@example.org>"},
    {"<\"a b\"@example.org>", "<\"a\\ b\"@example.org>"},
    {"<\"a\\\\b\"@example.org>"},
    {"<\"ab\"@example.org>", "<ab@example.org>", "<\"a\\b\"@example.org>"},
    {"<user@[IPv6:2001:DB8::1]>", "<user@[ipv6:2001:db8::1]>"},
    {"<user@[192.0.2.1]>", "<\"user\"@[192.0.2.1]>", "<user@[192.0.02.001]>"},
    {"<user@[IPv6:1::2]>", "<user@[IPv6:1:0:0::2]>", "<user@[IPv6:0001::0.0.0.2]>"},
    {"<user@[192.0.2.2]>"},
    {"<gr\xC3\xBC\xC3\x9F@example.org>", "<\"gr\xC3\xBC\xC3\x9F\"@example.org>"},
    {"<gr\xC3\x9C\xC3\x9F@example.org>"},
};

static bool same(const char *a, const char *b)
{
    struct smtpath_line read_a, read_b;
    const enum smtpath_verb verb_a = a[1] == '>' ? SMTPATH_VERB_MAIL : SMTPATH_VERB_RCPT;
    const enum smtpath_verb verb_b = b[1] == '>' ? SMTPATH_VERB_MAIL : SMTPATH_VERB_RCPT;

    assert_int_equal(parse_path(a, verb_a, &everything_offered, &read_a), SMTPATH_OK);
    assert_int_equal(parse_path(b, verb_b, &everything_offered, &read_b), SMTPATH_OK);
    return smtpath_same_mailbox(a, &read_a.path, b, &read_b.path);
}

/* Reflexive, symmetric, and true within a class only. */
/* Of two names of which one begins the other, nothing behind the shorter is looked at: a local part may end its line. */
static void test_same_mailbox_reads_no_further(void **state)
{
    (void)state;
    const struct smtpath_options lenient = {.tolerate = SMTPATH_TOLERATE_ALL};
    const char longer[] = "RCPT TO:anna";
    const char *shorter = guarded_copy("RCPT TO:ann", 11);
    struct smtpath_line a, b;
    assert_int_equal(smtpath_read_command(shorter, 11, &lenient, &a), SMTPATH_OK);
    assert_int_equal(smtpath_read_command(longer, 12, &lenient, &b), SMTPATH_OK);
    assert_int_equal(a.path.local.offset + a.path.local.length, 11);
    assert_false(smtpath_same_mailbox(shorter, &a.path, longer, &b.path));
    assert_false(smtpath_same_mailbox(longer, &b.path, shorter, &a.path));
}

static void test_same_mailbox(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LENGTH(classes); i++)
        for (size_t j = 0; j < ARRAY_LENGTH(classes); j++)
            for (const char *const *a = classes[i]; a < classes[i] + 6 && *a; a++)
                for (const char *const *b = classes[j]; b < classes[j] + 6 && *b; b++)
                    if (same(*a, *b) != (i == j))
                        fail_msg("%s and %s are%s the same", *a, *b, i == j ? " not" : "");
}

/* ---- C strings, hops ----------------------------------------------------------------------------------------- */

static void test_copies_are_whole_or_none(void **state)
{
    (void)state;
    static const char line[] = "<\"a b\"@[192.0.2.1]>";
    struct smtpath_line read;
    assert_int_equal(parse_path(line, SMTPATH_VERB_MAIL, NULL, &read), SMTPATH_OK);
    for (size_t size = 0; size <= 20; size++) {
        char buffer[24];
        memset(buffer, '~', sizeof buffer);
        assert_int_equal(smtpath_copy(line, read.path.domain, buffer, size), 11);
        if (size > 0)
            assert_string_equal(buffer, size > 11 ? "[192.0.2.1]" : "");
        assert_int_equal(buffer[size], '~');
        memset(buffer, '~', sizeof buffer);
        assert_int_equal(smtpath_plain_mailbox(line, &read.path, buffer, size), 15);
        if (size > 0)
            assert_string_equal(buffer, size > 15 ? "a b@[192.0.2.1]" : "");
        assert_int_equal(buffer[size], '~');
    }
    assert_int_equal(smtpath_copy(line, read.path.route, NULL, 0), 0);
    assert_int_equal(smtpath_plain_mailbox(line, &read.path, NULL, 0), 15);
}

static void test_mailboxes_without_a_domain(void **state)
{
    (void)state;
    static const struct smtpath_options options = {.tolerate = SMTPATH_TOLERATE_NO_DOMAIN};
    static const struct {
        const char *path, *mailbox;
        enum smtpath_verb verb;
        enum smtpath_path_kind kind;
    } rows[] = {
        {"<>", "", SMTPATH_VERB_MAIL, SMTPATH_PATH_NULL},
        {"<root>", "root", SMTPATH_VERB_MAIL, SMTPATH_PATH_UNQUALIFIED},
        {"<PostMaster>", "PostMaster", SMTPATH_VERB_RCPT, SMTPATH_PATH_POSTMASTER},
        {"<@a:\"x\\y\">", "xy", SMTPATH_VERB_RCPT, SMTPATH_PATH_UNQUALIFIED},
    };
    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++) {
        struct smtpath_line read;
        char buffer[32];
        assert_int_equal(parse_path(rows[i].path, rows[i].verb, &options, &read), SMTPATH_OK);
        assert_int_equal(read.path.kind, rows[i].kind);
        assert_int_equal(smtpath_plain_mailbox(rows[i].path, &read.path, buffer, sizeof buffer),
                         strlen(rows[i].mailbox));
        assert_string_equal(buffer, rows[i].mailbox);
    }
}

static void test_hops(void **state)
{
    (void)state;
    static const char line[] = "<@a,@b.example,@c:d@e>";
    static const char *const hops[] = {"a", "b.example", "c"};
    struct smtpath_line read;
    struct smtpath_span hop;
    uint32_t walk = 0;
    assert_int_equal(parse_path(line, SMTPATH_VERB_MAIL, NULL, &read), SMTPATH_OK);
    for (size_t i = 0; i < ARRAY_LENGTH(hops); i++) {
        char name[16];
        assert_true(smtpath_next_hop(line, &read.path, &walk, &hop));
        assert_int_equal(smtpath_copy(line, hop, name, sizeof name), strlen(hops[i]));
        assert_string_equal(name, hops[i]);
    }
    assert_false(smtpath_next_hop(line, &read.path, &walk, &hop));
    walk = 0;
    assert_int_equal(parse_path("<d@e>", SMTPATH_VERB_MAIL, NULL, &read), SMTPATH_OK);
    assert_false(smtpath_next_hop("<d@e>", &read.path, &walk, &hop));
}

/* ---- Flags ------------------------------------------------------------------------------------------------- */

/* A path without its brackets ends the line: nothing behind it is looked at. */
static void test_flags_at_the_end_of_the_line(void **state)
{
    (void)state;
    static const char *const lines[] = {"MAIL FROM:a@[192.0.2.1]", "MAIL FROM:a@b.xn", "MAIL FROM:a@x"};
    static const uint32_t flags[] = {SMTPATH_FLAG_LITERAL, 0, SMTPATH_FLAG_ONE_LABEL};
    const struct smtpath_options options = {.tolerate = SMTPATH_TOLERATE_NO_ANGLE_BRACKETS};
    for (size_t i = 0; i < ARRAY_LENGTH(lines); i++) {
        struct smtpath_line read;
        const size_t length = strlen(lines[i]);
        const char *copy = guarded_copy(lines[i], length);
        assert_int_equal(smtpath_read_command(copy, length, &options, &read), SMTPATH_OK);
        assert_int_equal(smtpath_flags(copy, &read.path), flags[i]);
    }
    /* a domain of nothing, which no line has */
    const struct smtpath_path empty = {.domain_kind = SMTPATH_DOMAIN_NAME};
    assert_int_equal(smtpath_flags("", &empty), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_unquote),
        cmocka_unit_test(test_quote),
        cmocka_unit_test(test_shortest),
        cmocka_unit_test(test_quote_of_each_octet),
        cmocka_unit_test(test_quote_of_what_no_local_part_can_mean),
        cmocka_unit_test(test_quoted_parses_again),
        cmocka_unit_test(test_nothing_from_nothing),
        cmocka_unit_test(test_writers_take_any_octets),
        cmocka_unit_test(test_same_mailbox),
        cmocka_unit_test(test_same_mailbox_reads_no_further),
        cmocka_unit_test(test_copies_are_whole_or_none),
        cmocka_unit_test(test_mailboxes_without_a_domain),
        cmocka_unit_test(test_hops),
        cmocka_unit_test(test_flags_at_the_end_of_the_line),
    };
    return cmocka_run_group_tests_name("mailbox", tests, NULL, NULL);
}
