// SPDX-License-Identifier: MIT
/*
 * Replies and EHLO: what the corpus cannot say. Whole dialogues, guard pages, and the first-octet rule for
 * lines of all kinds.
 */
#include "support.h"

static enum smtpath_reason read_reply(const char *line, bool utf8, struct smtpath_reply *reply,
                                      struct smtpath_reply_line *out)
{
    const size_t length = strlen(line);
    return smtpath_read_reply_line(guarded_copy(line, length), length, utf8, reply, out);
}

/* ---- One line ------------------------------------------------------------------------------------------- */

/* Every code of three digits: accepted if the grammar has it, else refused at the digit that it has not. */
static void test_every_code(void **state)
{
    (void)state;
    for (int code = 0; code <= 999; code++) {
        struct smtpath_reply_line out;
        const char line[3] = {(char)('0' + code / 100), (char)('0' + code / 10 % 10),
                              (char)('0' + code % 10)};
        const uint32_t wrong = code < 200 || code > 599 ? 0 : code / 10 % 10 > 5 ? 1 : 3;
        const enum smtpath_reason reason = smtpath_read_reply_line(line, 3, false, NULL, &out);
        assert_int_equal(reason, wrong == 3 ? SMTPATH_OK : SMTPATH_EXPECTED_REPLY_CODE);
        if (wrong == 3)
            assert_int_equal(out.code, code);
        else
            assert_int_equal(out.diagnostic.offset, wrong);
    }
}

/* Every octet in the text. */
static void test_every_octet_of_text(void **state)
{
    (void)state;
    for (int octet = 0; octet <= 0xFF; octet++) {
        const char line[6] = {'2', '5', '0', ' ', 'a', (char)octet};
        struct smtpath_reply_line out;
        const bool text = octet == 9 || (octet >= 32 && octet <= 126);
        assert_int_equal(smtpath_read_reply_line(line, 6, false, NULL, &out) == SMTPATH_OK, text);
        if (!text) {
            assert_int_equal(out.diagnostic.reason, SMTPATH_EXPECTED_REPLY_TEXT);
            assert_int_equal(out.diagnostic.offset, 5);
        }
        const bool lead = octet >= 0xC2 && octet <= 0xF4; /* a sequence begins; its tail is missing */
        assert_int_equal(smtpath_read_reply_line(line, 6, true, NULL, &out) == SMTPATH_OK, text);
        if (!text)
            assert_int_equal(out.diagnostic.offset, lead ? 6 : 5);
    }
}

/* A prefix of an accepted line is accepted, or refused at its end. Nothing beyond it is read. */
static void test_prefixes(void **state)
{
    (void)state;
    static const char line[] =
        "251-2.1.5 User not local; will forward to <gr\xC3\xBC\xC3\x9F@example.net>";
    for (size_t length = 0; length < sizeof line; length++) {
        struct smtpath_reply_line out;
        struct smtpath_line path;
        const char *copy = guarded_copy(line, length);
        if (smtpath_read_reply_line(copy, length, true, NULL, &out) != SMTPATH_OK) {
            assert_int_equal(out.diagnostic.offset, length);
            continue;
        }
        const enum smtpath_forward forward = smtpath_read_forward_path(copy, &out, true, &path);
        if (forward == SMTPATH_FORWARD_MALFORMED)
            assert_int_equal(path.diagnostic.offset, length);
    }
}

/* A line whose code cannot be that of this reply changes nothing; one whose text is wrong is one of its lines. */
static void test_what_a_refused_line_leaves(void **state)
{
    (void)state;
    struct smtpath_reply reply = {0};
    struct smtpath_reply_line out;
    assert_int_equal(read_reply("250-one", false, &reply, &out), SMTPATH_OK);
    assert_int_equal(read_reply("450 two", false, &reply, &out), SMTPATH_REPLY_CODE_CHANGED);
    assert_int_equal(out.code, 0);
    assert_int_equal(reply.code, 250);
    assert_int_equal(reply.lines, 1);
    assert_false(reply.complete);
    assert_int_equal(read_reply("250-2.0.0 t\x01", false, &reply, &out), SMTPATH_EXPECTED_REPLY_TEXT);
    assert_int_equal(out.code, 250);
    assert_int_equal(reply.enhanced[0], 2);
    assert_int_equal(reply.lines, 2);
    assert_false(reply.complete);
    assert_int_equal(read_reply("250 \xFC", false, &reply, &out), SMTPATH_EXPECTED_REPLY_TEXT);
    assert_true(out.last);
    assert_true(reply.complete);
    assert_int_equal(reply.lines, 3);
}

static void test_no_line(void **state)
{
    (void)state;
    struct smtpath_reply_line out;
    assert_int_equal(smtpath_read_reply_line(NULL, 0, true, NULL, &out), SMTPATH_EXPECTED_REPLY_CODE);
    assert_int_equal(out.diagnostic.offset, 0);
    assert_int_equal(out.diagnostic.length, 0);
    assert_int_equal(out.diagnostic.code, 554);
    assert_int_equal(out.diagnostic.enhanced[0], 5);
}

/* Leaves no zero on the stack below: what a function does not set there is seen. */
static void paint_stack(void)
{
    volatile unsigned char below[4096];
    for (size_t i = 0; i < sizeof below; i++)
        below[i] = 0x5A;
}

/* Every member of a diagnostic is set, whatever stood in memory before: of no command, or of AUTH. */
static void test_verb_of_diagnostics(void **state)
{
    (void)state;
    static const char ehlo_line[] = "250 SIZE x";
    struct smtpath_reply_line reply;
    struct smtpath_ehlo ehlo = {.lines = 1};
    struct smtpath_ehlo_line offer;
    struct smtpath_sasl_line sasl;
    paint_stack();
    assert_int_equal(smtpath_read_reply_line("25", 2, false, NULL, &reply),
                     SMTPATH_EXPECTED_REPLY_CODE);
    assert_int_equal(reply.diagnostic.verb, SMTPATH_VERB_UNKNOWN);
    smtpath_read_reply_line(ehlo_line, sizeof ehlo_line - 1, false, NULL, &reply);
    paint_stack();
    assert_int_equal(smtpath_read_ehlo_line(ehlo_line, &reply, &ehlo, &offer), SMTPATH_EXPECTED_DIGIT);
    assert_int_equal(offer.diagnostic.verb, SMTPATH_VERB_UNKNOWN);
    paint_stack();
    assert_int_equal(smtpath_read_sasl_line("!", 1, SMTPATH_SASL_CLIENT, &sasl),
                     SMTPATH_EXPECTED_BASE64);
    assert_int_equal(sasl.diagnostic.verb, SMTPATH_VERB_AUTH);
}

/* The diagnostic of a reply goes through the same renderers. */
static void test_diagnostic_is_shown(void **state)
{
    (void)state;
    static const char line[] = "250 a\x1B[2Jb";
    struct smtpath_reply_line out;
    char text[SMTPATH_REPLY_LINE_SIZE];
    assert_int_equal(smtpath_read_reply_line(line, sizeof line - 1, false, NULL, &out),
                     SMTPATH_EXPECTED_REPLY_TEXT);
    smtpath_render_caret(line, sizeof line - 1, &out.diagnostic, 80, text, sizeof text);
    assert_string_equal(text, "250 a\\x1B[2Jb\n     ^~~~");
    smtpath_render_reply(line, sizeof line - 1, &out.diagnostic, text, sizeof text);
    assert_string_equal(
        text,
        "554 5.5.0 Bad reply: expected a printable character or a tab at byte 5, found \"\\x1B\"");
}

/* ---- The forward-path ----------------------------------------------------------------------------------- */

/* Whatever the Forward-path of RCPT may be, it comes out of a 251 the same: spans moved, nothing else. */
static void test_forward_path_is_that_of_rcpt(void **state)
{
    (void)state;
    static const char *const paths[] = {
        "<user@example.net>",
        "<Postmaster>",
        "<\"a> <b\"@example.net>",
        "<@a,@b:c@d>",
        "<a@[192.0.2.1]>",
        "<a@[IPv6:::1]>",
        "<gr\xC3\xBC\xC3\x9F@b\xC3\xBC.example>",
        "<>",
        "<a>",
        "<a@b",
        "<a..b@c>",
        "<a@[300.1.1.1]>",
        "<a@b.>",
    };
    for (size_t i = 0; i < ARRAY_LENGTH(paths); i++) {
        char line[128] = "251 User not local; will forward to ";
        const uint32_t shift = (uint32_t)strlen(line);
        const struct smtpath_options options = {.smtputf8 = true};
        struct smtpath_line alone, found;
        struct smtpath_reply_line read;
        strcat(line, paths[i]);
        const enum smtpath_reason reason = parse_path(paths[i], SMTPATH_VERB_RCPT, &options, &alone);
        assert_int_equal(smtpath_read_reply_line(line, strlen(line), true, NULL, &read), SMTPATH_OK);
        memset(&found, 0xA5, sizeof found);
        assert_int_equal(smtpath_read_forward_path(line, &read, true, &found),
                         reason == SMTPATH_OK ? SMTPATH_FORWARD_PATH : SMTPATH_FORWARD_MALFORMED);
        assert_int_equal(found.verb, SMTPATH_VERB_RCPT);
        assert_int_equal(found.diagnostic.reason, reason);
        if (reason != SMTPATH_OK) {
            assert_int_equal(found.diagnostic.offset, alone.diagnostic.offset + shift);
            continue;
        }
        assert_int_equal(found.path.kind, alone.path.kind);
        assert_int_equal(found.path.path.offset, alone.path.path.offset + shift);
        assert_int_equal(found.path.path.length, alone.path.path.length);
        assert_true(smtpath_same_mailbox(line, &found.path, paths[i], &alone.path));
    }
}

static void test_several_paths_leave_none(void **state)
{
    (void)state;
    static const char line[] = "551 <a@b> or <c@d>";
    struct smtpath_reply_line read;
    struct smtpath_line found;
    assert_int_equal(smtpath_read_reply_line(line, sizeof line - 1, false, NULL, &read), SMTPATH_OK);
    assert_int_equal(smtpath_read_forward_path(line, &read, false, &found), SMTPATH_FORWARD_SEVERAL);
    assert_int_equal(found.path.kind, SMTPATH_PATH_NONE);
    assert_int_equal(found.diagnostic.reason, SMTPATH_OK);
}

/* ---- EHLO ----------------------------------------------------------------------------------------------- */

/* Reads a whole reply to EHLO. */
static void read_ehlo(const char *const lines[], struct smtpath_ehlo *ehlo)
{
    static const struct smtpath_ehlo nothing;
    struct smtpath_reply reply = {0};
    *ehlo = nothing;
    for (size_t i = 0; lines[i] != NULL; i++) {
        struct smtpath_reply_line read;
        struct smtpath_ehlo_line offer;
        const size_t length = strlen(lines[i]);
        const char *copy = guarded_copy(lines[i], length);
        assert_int_equal(smtpath_read_reply_line(copy, length, false, &reply, &read), SMTPATH_OK);
        smtpath_read_ehlo_line(copy, &read, ehlo, &offer);
    }
    assert_true(reply.complete);
}

/* What a client is there for: it knows before it sends that the server did not offer DSN. */
static void test_a_line_is_checked_before_it_is_sent(void **state)
{
    (void)state;
    static const char *const modest[] = {"250-mail.example.com", "250-PIPELINING", "250 SIZE 1000",
                                         NULL};
    static const char *const generous[] = {"250-mail.example.com", "250-DSN", "250 SIZE", NULL};
    static const char line[] = "RCPT TO:<a@example.org> NOTIFY=NEVER";
    struct smtpath_ehlo ehlo;
    struct smtpath_line read;

    read_ehlo(modest, &ehlo);
    struct smtpath_options options = {.extensions = ehlo.extensions};
    assert_int_equal(parse_line(line, &options, &read), SMTPATH_PARAMETER_NOT_OFFERED);
    assert_int_equal(read.diagnostic.offset, 24);
    assert_int_equal(parse_line("MAIL FROM:<a@b> SIZE=1", &options, &read), SMTPATH_OK);

    read_ehlo(generous, &ehlo);
    options.extensions = ehlo.extensions;
    assert_int_equal(parse_line(line, &options, &read), SMTPATH_OK);
}

/* Every extension's name is recognised as its bit. */
static void test_every_extension(void **state)
{
    (void)state;
    for (uint64_t bit = 1; bit & SMTPATH_EXT_ALL; bit <<= 1) {
        char line[64] = "250 ";
        struct smtpath_ehlo ehlo = {.lines = 1};
        struct smtpath_reply_line read;
        struct smtpath_ehlo_line offer;
        strcat(line, smtpath_extension_name(bit));
        assert_int_equal(read_reply(line, false, NULL, &read), SMTPATH_OK);
        smtpath_read_ehlo_line(line, &read, &ehlo, &offer);
        assert_int_equal(offer.extension, bit);
        /* LIMITS without a limit counts as not offered, RFC 9422 section 3.7 */
        assert_int_equal(ehlo.extensions, bit == SMTPATH_EXT_LIMITS ? 0 : bit);
    }
}

static void test_every_mechanism(void **state)
{
    (void)state;
    assert_null(smtpath_mechanism_name(0));
    assert_null(smtpath_mechanism_name(3));
    assert_null(smtpath_mechanism_name(SMTPATH_MECHANISM_OAUTHBEARER << 1));
    for (uint32_t bit = 1; smtpath_mechanism_name(bit); bit <<= 1) {
        char line[64] = "250 AUTH ";
        struct smtpath_ehlo ehlo = {.lines = 1};
        struct smtpath_reply_line read;
        struct smtpath_ehlo_line offer;
        strcat(line, smtpath_mechanism_name(bit));
        assert_int_equal(read_reply(line, false, NULL, &read), SMTPATH_OK);
        assert_int_equal(smtpath_read_ehlo_line(line, &read, &ehlo, &offer), SMTPATH_OK);
        assert_int_equal(ehlo.mechanisms, bit);
    }
}

/* Any octets behind the code: the diagnostic stays in the line, the walk ends, nothing outside is read. */
static void test_ehlo_takes_any_text(void **state)
{
    (void)state;
    static const char *const keywords[] = {
        "SIZE", "AUTH", "AUTH=", "DELIVERBY", "FUTURERELEASE", "MT-PRIORITY", "LIMITS", "X-FOO", ""};
    static const char alphabet[] = " 19=;,-.AZ:T\t";
    uint32_t random = 1;
    for (int round = 0; round < 20000; round++) {
        char line[64] = "250 ";
        size_t length = strlen(strcat(line, keywords[(unsigned)round % ARRAY_LENGTH(keywords)]));
        const size_t more = (unsigned)round / 9 % 24;
        for (size_t i = 0; i < more; i++) {
            random = random * 1664525 + 1013904223;
            line[length++] = alphabet[(random >> 16) % (sizeof alphabet - 1)];
        }
        const char *copy = guarded_copy(line, length);
        struct smtpath_ehlo ehlo = {.lines = (uint32_t)round & 1};
        struct smtpath_reply_line read;
        struct smtpath_ehlo_line offer;
        struct smtpath_span parameter;
        uint32_t walk = 0;
        assert_int_equal(smtpath_read_reply_line(copy, length, false, NULL, &read), SMTPATH_OK);
        if (smtpath_read_ehlo_line(copy, &read, &ehlo, &offer) != SMTPATH_OK)
            assert_in_range(offer.diagnostic.offset + offer.diagnostic.length, 3, length);
        assert_in_range(offer.parameters.offset + offer.parameters.length, 0, length);
        for (int i = 0; smtpath_next_ehlo_parameter(copy, &offer, &walk, &parameter); i++)
            assert_in_range(i, 0, length);
    }
}

static void test_a_length_beyond_32_bits(void **state)
{
    (void)state;
    const struct huge line = huge_copy(OCTETS("250 OK"));
    if (line.octets == NULL)
        skip();
    for (size_t less = 0; less <= 64; less += 16) {
        struct smtpath_reply_line read;
        assert_int_equal(smtpath_read_reply_line(line.octets, line.length - less, false, NULL, &read),
                         SMTPATH_LINE_TOO_LONG);
        assert_int_equal(read.diagnostic.offset, UINT32_MAX - 2);
        assert_int_equal(read.diagnostic.length, 1);
        assert_int_equal(read.code, 0);
    }
    free_huge(line);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_code),
        cmocka_unit_test(test_every_octet_of_text),
        cmocka_unit_test(test_prefixes),
        cmocka_unit_test(test_what_a_refused_line_leaves),
        cmocka_unit_test(test_no_line),
        cmocka_unit_test(test_diagnostic_is_shown),
        cmocka_unit_test(test_verb_of_diagnostics),
        cmocka_unit_test(test_forward_path_is_that_of_rcpt),
        cmocka_unit_test(test_several_paths_leave_none),
        cmocka_unit_test(test_a_line_is_checked_before_it_is_sent),
        cmocka_unit_test(test_every_extension),
        cmocka_unit_test(test_every_mechanism),
        cmocka_unit_test(test_ehlo_takes_any_text),
        cmocka_unit_test(test_a_length_beyond_32_bits),
    };
    return cmocka_run_group_tests_name("reply", tests, NULL, NULL);
}
