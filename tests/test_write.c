// SPDX-License-Identifier: MIT
/*
 * Replies and commands written: what is written reads back the same, no text ends a line, and no octet is
 * written beyond the buffer.
 */
#include "support.h"

#include <stdio.h>

enum { ROOM = 8192 };

/* ---- Replies read back ------------------------------------------------------------------------------------ */

/* What a written reply says: its text, the lines joined by SP. */
struct heard {
    struct smtpath_reply reply;
    char text[ROOM];
    size_t length;
    size_t longest; /* line, with CRLF */
};

/* Frames and reads all of it: just one reply, nothing behind it. */
static void hear(const char *written, size_t length, bool utf8, struct heard *h)
{
    static const struct heard nothing;
    struct smtpath_frame frame = {0};
    size_t at = 0;
    *h = nothing;
    while (at < length) {
        struct smtpath_framed framed;
        struct smtpath_reply_line line;
        assert_false(h->reply.complete);
        assert_int_equal(smtpath_next_line(written + at, length - at, NULL, &frame, &framed),
                         SMTPATH_NEXT_LINE);
        assert_int_equal(
            smtpath_read_reply_line(written + at, framed.line.length, utf8, &h->reply, &line),
            SMTPATH_OK);
        if (h->reply.lines > 1)
            h->text[h->length++] = ' ';
        memcpy(h->text + h->length, written + at + line.text.offset, line.text.length);
        h->length += line.text.length;
        if (framed.consumed > h->longest)
            h->longest = framed.consumed;
        at += framed.consumed;
    }
    assert_true(h->reply.complete);
}

/* Writes a reply into buffers of every size around its length: each time the same length is returned, and
 * nothing beyond the size is touched. */
static size_t write_reply(uint16_t code, const uint16_t *enhanced, const char *text, size_t length,
                          bool utf8, char *written)
{
    const char *copy = guarded_copy(text, length);
    const size_t whole = smtpath_write_reply(code, enhanced, copy, length, utf8, NULL, 0);
    assert_in_range(whole, 0, ROOM - 1);
    for (size_t size = 0; size <= whole + 1; size += whole > 600 && size < whole - 5 ? 37 : 1) {
        char *buffer = malloc(size ? size : 1);
        assert_non_null(buffer);
        assert_int_equal(smtpath_write_reply(code, enhanced, copy, length, utf8, buffer, size), whole);
        free(buffer);
    }
    smtpath_write_reply(code, enhanced, copy, length, utf8, written, whole);
    return whole;
}

static void test_short_replies(void **state)
{
    (void)state;
    static const uint16_t ok[3] = {2, 1, 5}, unknown[3] = {5, 1, 1}, widest[3] = {4, 999, 999};
    static const struct {
        uint16_t code;
        const uint16_t *enhanced;
        const char *text, *written;
    } rows[] = {
        {250, NULL, "OK", "250 OK\r\n"},
        {250, ok, "OK", "250 2.1.5 OK\r\n"},
        {250, NULL, "", "250 \r\n"},
        {334, NULL, "", "334 \r\n"},
        {250, ok, "", "250 2.1.5 \r\n"},
        {550, unknown, "no such user", "550 5.1.1 no such user\r\n"},
        {450, widest, "x", "450 4.999.999 x\r\n"},
        {354, NULL, "go", "354 go\r\n"},
        {200, NULL, "least", "200 least\r\n"},
        {559, NULL, "greatest", "559 greatest\r\n"},
        {214, NULL, " a\tb ", "214  a\tb \r\n"},
    };
    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++) {
        char written[ROOM];
        const size_t length = write_reply(rows[i].code, rows[i].enhanced, rows[i].text,
                                          strlen(rows[i].text), false, written);
        assert_int_equal(length, strlen(rows[i].written));
        assert_memory_equal(written, rows[i].written, length);
    }
}

static void test_what_is_no_reply(void **state)
{
    (void)state;
    static const uint16_t codes[] = {0, 99, 100, 199, 260, 299, 560, 600, 999, 65535};
    static const uint16_t success[3] = {2, 0, 0}, three[3] = {3, 0, 0}, wide[3] = {2, 1000, 0},
                          wider[3] = {2, 0, 1000}, widest[3] = {2, 999, 999};
    char buffer[64];
    for (size_t i = 0; i < ARRAY_LENGTH(codes); i++)
        assert_int_equal(smtpath_write_reply(codes[i], NULL, "x", 1, false, buffer, sizeof buffer), 0);
    assert_int_equal(smtpath_write_reply(550, success, "x", 1, false, buffer, sizeof buffer), 0);
    assert_int_equal(smtpath_write_reply(354, three, "x", 1, false, buffer, sizeof buffer), 0);
    assert_int_equal(smtpath_write_reply(250, wide, "x", 1, false, buffer, sizeof buffer), 0);
    assert_int_equal(smtpath_write_reply(250, wider, "x", 1, false, buffer, sizeof buffer), 0);
    assert_int_equal(smtpath_write_reply(250, widest, "x", 1, false, buffer, sizeof buffer), 17);
}

/* Every octet, alone and between others: none ends the line, none comes out that no text may hold. */
static void test_no_octet_injects_a_line(void **state)
{
    (void)state;
    for (int octet = 0; octet <= 0xFF; octet++)
        for (int utf8 = 0; utf8 <= 1; utf8++) {
            const char text[3] = {'a', (char)octet, 'b'};
            const bool stays = octet == 9 || (octet >= 32 && octet <= 126);
            char written[ROOM];
            struct heard h;
            const size_t length = write_reply(250, NULL, text, 3, utf8, written);
            hear(written, length, utf8, &h);
            assert_int_equal(h.reply.lines, 1);
            assert_int_equal(h.length, 3);
            assert_int_equal(h.text[1], stays ? (char)octet : '?');
        }
}

static void test_injection(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t length;
        bool utf8;
        const char *heard;
    } rows[] = {
        {OCTETS("no\r\n250 OK"), false, "no??250 OK"},
        {OCTETS("no\n250 OK"), false, "no?250 OK"},
        {OCTETS("no\r250 OK"), false, "no?250 OK"},
        {OCTETS("\r\n.\r\n"), false, "??.??"},
        {OCTETS("a\0b\x1B[31m\x7F"), false, "a?b?[31m?"},
        {OCTETS("gr\xC3\xBC\xC3\x9F"), false, "gr????"},
        {OCTETS("gr\xC3\xBC\xC3\x9F"), true, "gr\xC3\xBC\xC3\x9F"},
        {OCTETS("\xC3\x0D\x0A"), true, "???"},
        {OCTETS("\xE2\x80\r\n"), true, "????"},
        {OCTETS("\xED\xA0\x80"), true, "???"},
        {OCTETS("\xC0\x8A"), true, "??"},
        {OCTETS("\xC3"), true, "?"},
        {OCTETS("no \xC2\x9B\x33\x31m\xC2\x85X\xE2\x80\xA8Y\xE2\x80\xA9"), true, "no ?31m?X?Y?"},
        {OCTETS("\xC2\x80\xC2\x9F\xC2\xA0"), true, "??\xC2\xA0"},
        {OCTETS("\xD8\x9C\xE2\x80\x8D\xE2\x80\x8E\xE2\x80\x8F\xE2\x80\x90"), true,
         "?\xE2\x80\x8D??\xE2\x80\x90"},
        {OCTETS("\xE2\x80\xAA\xE2\x80\xAE\xE2\x80\xAF"), true, "??\xE2\x80\xAF"},
        {OCTETS("\xE2\x81\xA5\xE2\x81\xA6\xE2\x81\xA9\xE2\x81\xAA"), true,
         "\xE2\x81\xA5??\xE2\x81\xAA"},
    };
    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++) {
        char written[ROOM];
        struct heard h;
        hear(written, write_reply(550, NULL, rows[i].text, rows[i].length, rows[i].utf8, written),
             rows[i].utf8, &h);
        assert_int_equal(h.reply.lines, 1);
        assert_int_equal(h.length, strlen(rows[i].heard));
        assert_memory_equal(h.text, rows[i].heard, h.length);
    }
}

/* ---- Replies of several lines -------------------------------------------------------------------------------- */

/* Texts of every length around a line's, with spaces at all distances: read back, they are the same. */
static void test_wrapped_at_spaces(void **state)
{
    (void)state;
    static const uint16_t enhanced[3] = {5, 7, 1};
    for (size_t length = 480; length <= 1600; length += length < 520 ? 1 : 23)
        for (size_t word = 3; word <= 400; word += 57) {
            char text[ROOM], written[ROOM];
            struct heard h;
            for (size_t i = 0; i < length; i++)
                text[i] = i % word == word - 1 && i + 1 < length ? ' ' : (char)('a' + i % 26);
            hear(written, write_reply(550, word % 2 ? enhanced : NULL, text, length, false, written),
                 false, &h);
            assert_in_range(h.longest, 1, 512);
            assert_int_equal(h.length, length);
            assert_memory_equal(h.text, text, length);
            assert_int_equal(h.reply.enhanced[0], word % 2 ? 5 : 0);
        }
}

/* The limit is 512 with CRLF: one octet more makes a second line. */
static void test_line_of_512(void **state)
{
    (void)state;
    char text[600], written[ROOM];
    struct heard h;
    memset(text, 'x', sizeof text);
    hear(written, write_reply(250, NULL, text, 506, false, written), false, &h);
    assert_int_equal(h.reply.lines, 1);
    assert_int_equal(h.longest, 512);
    hear(written, write_reply(250, NULL, text, 507, false, written), false, &h);
    assert_int_equal(h.reply.lines, 2);
    assert_int_equal(h.longest, 512);
    text[506] = ' '; /* the SP stands where the line is full */
    hear(written, write_reply(250, NULL, text, 520, false, written), false, &h);
    assert_int_equal(h.reply.lines, 2);
    assert_memory_equal(h.text, text, 520);
    text[0] = ' '; /* an SP in front alone leaves no line empty */
    text[506] = 'x';
    hear(written, write_reply(250, NULL, text, 520, false, written), false, &h);
    assert_int_equal(h.longest, 512);
}

/* A text without spaces is cut, but never within a UTF-8 sequence. */
static void test_utf8_is_never_cut(void **state)
{
    (void)state;
    static const char *const sequences[] = {"\xC3\xBC", "\xE6\x97\xA5", "\xF0\x9F\x93\xA7"};
    for (size_t s = 0; s < ARRAY_LENGTH(sequences); s++)
        for (size_t shift = 0; shift < 8; shift++) {
            const size_t width = strlen(sequences[s]);
            char text[2048], written[ROOM];
            size_t length = shift;
            struct heard h;
            memset(text, 'x', sizeof text);
            for (; length + width < sizeof text; length += width)
                memcpy(text + length, sequences[s], width);
            hear(written, write_reply(250, NULL, text, length, true, written), true, &h);
            assert_in_range(h.longest, 513 - width,
                            512); /* no more room than one sequence takes is left */
            size_t from = 0;
            for (size_t i = 0; i < h.length; i++) {
                if (h.text[i] == ' ') /* of the join */
                    continue;
                assert_int_equal(h.text[i], text[from]);
                from++;
            }
            assert_int_equal(from, length);
        }
}

/* Tails that begin nothing are no sequence, wherever the line is cut. */
static void test_cut_among_tails(void **state)
{
    (void)state;
    char text[1200], written[ROOM];
    struct heard h;
    memset(text, '\x80', sizeof text);
    hear(written, write_reply(250, NULL, text, sizeof text, true, written), true, &h);
    assert_int_equal(h.reply.lines, 3);
}

/* ---- Refusals and forward-paths ------------------------------------------------------------------------------- */

static void test_every_refusal(void **state)
{
    (void)state;
    for (int reason = 1; reason < SMTPATH_REASON_COUNT; reason++) {
        static const char line[] = "RCPT TO:<a\r\nb\0\xFF@c>";
        const struct smtpath_reason_row *row = smtpath_reason_info((enum smtpath_reason)reason);
        const struct smtpath_diagnostic d = {.reason = (enum smtpath_reason)reason,
                                             .offset = 10,
                                             .length = 5,
                                             .code = row->code,
                                             .enhanced = {5, 1, 3},
                                             .verb = SMTPATH_VERB_RCPT};
        char written[600];
        struct heard h;
        memset(written, '~', sizeof written);
        const size_t length = smtpath_write_refusal(line, sizeof line - 1, &d, written, sizeof written);
        assert_in_range(length, 10, 512);
        assert_int_equal(written[length], '~');
        hear(written, length, false, &h);
        assert_int_equal(h.reply.lines, 1);
        assert_int_equal(h.reply.code, row->code);
        assert_int_equal(h.reply.enhanced[0], 5);
        for (size_t size = 0; size < length; size += 7) {
            memset(written, '~', sizeof written);
            assert_int_equal(smtpath_write_refusal(line, sizeof line - 1, &d, written, size), length);
            assert_int_equal(written[size], '~');
        }
    }
    const struct smtpath_diagnostic none = {.reason = SMTPATH_OK};
    assert_int_equal(smtpath_write_refusal("", 0, &none, NULL, 0), 0);
}

/* A mailbox, and how its path is written; NULL if it cannot be. */
struct mailbox_row {
    struct smtpath_mailbox mailbox;
    bool utf8;
    const char *path;
};
#define MAILBOX(local, domain)                                                                         \
    {                                                                                                  \
        OCTETS(local), OCTETS(domain)                                                                  \
    }
static const struct mailbox_row mailbox_rows[] = {
    {MAILBOX("user", "example.net"), false, "<user@example.net>"},
    {MAILBOX("first.last", "example.net"), false, "<first.last@example.net>"},
    {MAILBOX("a b", "example.net"), false, "<\"a b\"@example.net>"},
    {MAILBOX("a@b", "example.net"), false, "<\"a@b\"@example.net>"},
    {MAILBOX("a\"b\\c", "example.net"), false, "<\"a\\\"b\\\\c\"@example.net>"},
    {MAILBOX("", "example.net"), false, "<\"\"@example.net>"},
    {MAILBOX(".a", "example.net"), false, "<\".a\"@example.net>"},
    {MAILBOX("x> SIZE=1", "example.net"), false, "<\"x> SIZE=1\"@example.net>"},
    {MAILBOX("user", "[192.0.2.1]"), false, "<user@[192.0.2.1]>"},
    {MAILBOX("user", "[IPv6:2001:db8::1]"), false, "<user@[IPv6:2001:db8::1]>"},
    {MAILBOX("Postmaster", ""), false, "<Postmaster>"},
    {MAILBOX("gr\xC3\xBC\xC3\x9F", "example.net"), true, "<gr\xC3\xBC\xC3\x9F@example.net>"},
    {MAILBOX("a b\xC3\xBC", "b\xC3\xBC.example"), true, "<\"a b\xC3\xBC\"@b\xC3\xBC.example>"},
    /* what no path can mean */
    {MAILBOX("gr\xFC", "example.net"), true, NULL},
    {MAILBOX("a\r\nDATA", "example.net"), false, NULL},
    {MAILBOX("a\0", "example.net"), false, NULL},
    {MAILBOX("a", "b>\r\n250 OK"), false, NULL},
    {MAILBOX("a", "b> SIZE=1"), false, NULL},
    {MAILBOX("a", "b> ENVID=x"), false, NULL}, /* xtext takes the ">" that would close the path */
    {MAILBOX("a", "b> ORCPT=rfc822;c"), false, NULL},
    {MAILBOX("a", "b><c@d"), false, NULL},
    {MAILBOX("a", "b>"), false, NULL},
    {MAILBOX("a", "b@c"), false, NULL},
    {MAILBOX("a", "b c"), false, NULL},
    {MAILBOX("a", "[1.2.3]"), false, NULL},
    {MAILBOX("a", "[300.1.1.1]"), false, NULL},
    {MAILBOX("a", "b..c"), false, NULL},
    {MAILBOX("a", ""), false, NULL},
    {MAILBOX("", ""), false, NULL},
    {MAILBOX("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "b"), false, NULL},
};

static void test_forward(void **state)
{
    (void)state;
    static const uint16_t enhanced[3] = {2, 1, 5};
    for (size_t i = 0; i < ARRAY_LENGTH(mailbox_rows); i++) {
        const struct mailbox_row *row = &mailbox_rows[i];
        char written[600], expected[600];
        const size_t length =
            smtpath_write_forward(251, enhanced, &row->mailbox, row->utf8, written, sizeof written);
        if (row->path == NULL) {
            assert_int_equal(length, 0);
            continue;
        }
        snprintf(expected, sizeof expected, "251 2.1.5 User not local; will forward to %s\r\n",
                 row->path);
        assert_int_equal(length, strlen(expected));
        assert_memory_equal(written, expected, length);

        struct smtpath_reply_line read;
        struct smtpath_line found;
        char local[64];
        assert_int_equal(smtpath_read_reply_line(written, length - 2, row->utf8, NULL, &read),
                         SMTPATH_OK);
        assert_int_equal(smtpath_read_forward_path(written, &read, row->utf8, &found),
                         SMTPATH_FORWARD_PATH);
        assert_int_equal(smtpath_unquote(written + found.path.local.offset, found.path.local.length,
                                         local, sizeof local),
                         row->mailbox.local_length);
        assert_memory_equal(local, row->mailbox.local, row->mailbox.local_length);
        for (size_t size = 0; size < length; size++) {
            memset(written, '~', sizeof written);
            assert_int_equal(
                smtpath_write_forward(251, enhanced, &row->mailbox, row->utf8, written, size), length);
            assert_memory_equal(written, expected, size);
            assert_int_equal(written[size], '~');
        }
    }
}

/* A client without SMTPUTF8 is told what it can be told. */
static void test_forward_without_smtputf8(void **state)
{
    (void)state;
    static const uint16_t taken[3] = {2, 1, 5}, moved[3] = {5, 1, 6};
    static const struct {
        struct smtpath_mailbox mailbox;
        uint16_t code;
        const uint16_t *enhanced;
        const char *written;
    } rows[] = {
        {MAILBOX("gr\xC3\xBC\xC3\x9F", "example.net"), 251, taken,
         "250 2.1.5 User not local; will forward\r\n"},
        {MAILBOX("a", "b\xC3\xBC.example"), 251, NULL, "250 User not local; will forward\r\n"},
        {MAILBOX("a", "b\xC3\xBC.example"), 551, moved,
         "550 5.6.8 User not local; the address to try needs SMTPUTF8\r\n"},
        {MAILBOX("gr\xC3\xBC\xC3\x9F", "example.net"), 551, NULL,
         "550 User not local; the address to try needs SMTPUTF8\r\n"},
        {MAILBOX("a\xC2\x9B", "example.net"), 551, NULL,
         "550 User not local; the address to try needs SMTPUTF8\r\n"},
    };
    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++) {
        char written[100];
        const size_t length = smtpath_write_forward(rows[i].code, rows[i].enhanced, &rows[i].mailbox,
                                                    false, written, sizeof written);
        assert_int_equal(length, strlen(rows[i].written));
        assert_memory_equal(written, rows[i].written, length);
    }
}

/* A path may hold them, and a command tells the server of it; a reply is shown. */
static void test_forward_with_controls(void **state)
{
    (void)state;
    static const struct smtpath_mailbox rows[] = {MAILBOX("a\xC2\x9B", "example.net"),
                                                  MAILBOX("a", "\xE2\x80\xAE.example"),
                                                  MAILBOX("\xE2\x80\xA8", "example.net")};
    char written[100];
    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++)
        assert_int_equal(smtpath_write_forward(251, NULL, &rows[i], true, written, sizeof written), 0);
}

static void test_forward_of_other_codes(void **state)
{
    (void)state;
    static const struct smtpath_mailbox mailbox = MAILBOX("a", "b");
    static const uint16_t enhanced[3] = {2, 1, 5};
    char written[100];
    const size_t length = smtpath_write_forward(551, NULL, &mailbox, false, written, sizeof written);
    static const char expected[] = "551 User not local; please try <a@b>\r\n";
    assert_int_equal(length, sizeof expected - 1);
    assert_memory_equal(written, expected, length);
    assert_int_equal(smtpath_write_forward(551, enhanced, &mailbox, false, written, sizeof written), 0);
    assert_int_equal(smtpath_write_forward(250, NULL, &mailbox, false, written, sizeof written), 0);
    assert_int_equal(smtpath_write_forward(251, NULL, NULL, false, written, sizeof written), 0);
    static const char domain[300];
    const struct smtpath_mailbox far = {"a", 1, domain, sizeof domain};
    assert_int_equal(smtpath_write_forward(251, NULL, &far, false, written, sizeof written), 0);
}

/* ---- Commands -------------------------------------------------------------------------------------------------- */

/* The octets that an xtext or a utf-8 address means. */
static size_t decoded(const char *text, size_t length, bool utf_8, char *octets)
{
    size_t count = 0;
    for (size_t i = 0; i < length;) {
        unsigned value = 0;
        int taken = 0;
        char digits[16] = {0};
        memcpy(digits, text + i, length - i < 15 ? length - i : 15);
        if (!utf_8 && sscanf(digits, "+%2x%n", &value, &taken) == 1)
            octets[count++] = (char)value;
        else if (utf_8 && sscanf(digits, "\\x{%x}%n", &value, &taken) == 1 && taken > 0) {
            if (value < 0x80)
                octets[count++] = (char)value;
            else if (value < 0x800) {
                octets[count++] = (char)(0xC0 | value >> 6);
                octets[count++] = (char)(0x80 | (value & 0x3F));
            } else if (value < 0x10000) {
                octets[count++] = (char)(0xE0 | value >> 12);
                octets[count++] = (char)(0x80 | (value >> 6 & 0x3F));
                octets[count++] = (char)(0x80 | (value & 0x3F));
            } else {
                octets[count++] = (char)(0xF0 | value >> 18);
                octets[count++] = (char)(0x80 | (value >> 12 & 0x3F));
                octets[count++] = (char)(0x80 | (value >> 6 & 0x3F));
                octets[count++] = (char)(0x80 | (value & 0x3F));
            }
        } else {
            octets[count++] = text[i];
            taken = 1;
        }
        i += (size_t)taken;
    }
    return count;
}

static void assert_means(const char *line, struct smtpath_span span, bool utf_8, const char *octets,
                         size_t length)
{
    char meant[ROOM];
    assert_int_equal(decoded(line + span.offset, span.length, utf_8, meant), length);
    assert_memory_equal(meant, octets, length);
}

static void assert_same_argument(const char *line, const struct smtpath_parameter *p,
                                 const struct smtpath_argument *a)
{
    const struct smtpath_param_row *info = smtpath_param_info(a->param);
    if ((info->members & SMTPATH_MEMBER_NUMBER) != 0)
        assert_int_equal(p->number, a->number);
    /* a date is written as the text that it is; AUTH's "<>" needs no choice beside it */
    const bool is_date = strncmp(info->syntax, "date-time", 9) == 0;
    const bool text_says_all = a->param == SMTPATH_PARAM_AUTH && a->length == 2 && a->text[0] == '<';
    if ((info->members & SMTPATH_MEMBER_INTEGER) != 0 && !is_date)
        assert_int_equal(p->integer, a->integer);
    if ((info->members & SMTPATH_MEMBER_CHOICE) != 0 && !text_says_all)
        assert_int_equal(p->choice, a->choice);
    if ((info->members & SMTPATH_MEMBER_SECOND) != 0) {
        assert_means(line, p->first, true, a->type, a->type_length);
        assert_means(line, p->second, a->type[0] == 'u' || a->type[0] == 'U', a->text, a->length);
    } else if ((info->members & SMTPATH_MEMBER_FIRST) != 0)
        assert_means(line, p->first, true, a->text, a->length);
    else if (a->param == SMTPATH_PARAM_AUTH && a->choice == SMTPATH_AUTH_UNKNOWN)
        assert_means(line, p->value, true, "<>", 2);
    else if (info->members == 0 || is_date || a->param == SMTPATH_PARAM_AUTH)
        assert_means(line, p->value, strstr(info->syntax, "xtext") == NULL, a->text, a->length);
}

/* Writes a command, reads it, and compares all that was given. */
static void assert_round_trip(enum smtpath_verb verb, const struct smtpath_mailbox *mailbox,
                              const struct smtpath_argument *arguments, size_t count, bool utf8,
                              const char *expected)
{
    char line[ROOM];
    struct smtpath_line read;
    const struct smtpath_options options = {.extensions = SMTPATH_EXT_ALL, .smtputf8 = utf8};
    const size_t length =
        smtpath_write_command(verb, mailbox, arguments, count, utf8, line, sizeof line);
    assert_in_range(length, 3, sizeof line);
    assert_memory_equal(line + length - 2, "\r\n", 2);
    if (expected) {
        assert_int_equal(length - 2, strlen(expected));
        assert_memory_equal(line, expected, length - 2);
    }
    assert_int_equal(smtpath_read_command(line, length - 2, &options, &read), SMTPATH_OK);
    assert_int_equal(read.verb, verb);
    assert_int_equal(read.deviations, 0);
    uint32_t present = 0;
    for (size_t i = 0; i < count; i++) {
        present |= SMTPATH_BIT(arguments[i].param);
        assert_same_argument(line, &read.parameter[arguments[i].param], &arguments[i]);
    }
    assert_int_equal(read.present, present);
    for (size_t size = 0; size < length; size += 5) {
        char small[ROOM];
        memset(small, '~', sizeof small);
        assert_int_equal(smtpath_write_command(verb, mailbox, arguments, count, utf8, small, size),
                         length);
        assert_memory_equal(small, line, size);
        assert_int_equal(small[size], '~');
    }
}

static const struct smtpath_mailbox plain = MAILBOX("user", "example.org");
static const struct smtpath_mailbox umlaut = MAILBOX("gr\xC3\xBC\xC3\x9F", "example.org");

static void test_paths_of_commands(void **state)
{
    (void)state;
    static const struct smtpath_argument smtputf8 = {.param = SMTPATH_PARAM_SMTPUTF8};
    for (size_t i = 0; i < ARRAY_LENGTH(mailbox_rows); i++) {
        const struct mailbox_row *row = &mailbox_rows[i];
        char expected[600];
        if (row->path == NULL) {
            assert_int_equal(
                smtpath_write_command(SMTPATH_VERB_RCPT, &row->mailbox, NULL, 0, row->utf8, NULL, 0),
                0);
            assert_int_equal(smtpath_write_command(SMTPATH_VERB_MAIL, &row->mailbox, &smtputf8,
                                                   row->utf8, row->utf8, NULL, 0),
                             0);
            continue;
        }
        snprintf(expected, sizeof expected, "RCPT TO:%s", row->path);
        assert_round_trip(SMTPATH_VERB_RCPT, &row->mailbox, NULL, 0, row->utf8, expected);
        if (row->mailbox.domain_length == 0)
            continue;
        snprintf(expected, sizeof expected, "MAIL FROM:%s%s", row->path, row->utf8 ? " SMTPUTF8" : "");
        assert_round_trip(SMTPATH_VERB_MAIL, &row->mailbox, &smtputf8, row->utf8, row->utf8, expected);
    }
    assert_round_trip(SMTPATH_VERB_MAIL, NULL, NULL, 0, false, "MAIL FROM:<>");
    assert_int_equal(smtpath_write_command(SMTPATH_VERB_RCPT, NULL, NULL, 0, false, NULL, 0), 0);
    assert_int_equal(smtpath_write_command(SMTPATH_VERB_VRFY, &plain, NULL, 0, false, NULL, 0), 0);
    /* UTF-8 in MAIL without the parameter that it needs */
    assert_int_equal(smtpath_write_command(SMTPATH_VERB_MAIL, &umlaut, NULL, 0, true, NULL, 0), 0);
}

/* One parameter, what it is written as, NULL if it cannot be. */
struct argument_row {
    enum smtpath_verb verb;
    bool utf8;
    struct smtpath_argument argument;
    const char *written;
};
#define TEXT(literal) .text = (literal), .length = sizeof(literal) - 1
#define TYPE(literal) .type = (literal), .type_length = sizeof(literal) - 1
#define MAIL_ROW(written, name, ...)                                                                   \
    {                                                                                                  \
        SMTPATH_VERB_MAIL, false, {.param = SMTPATH_PARAM_##name, __VA_ARGS__}, written                \
    }
#define RCPT_ROW(utf8, written, name, ...)                                                             \
    {                                                                                                  \
        SMTPATH_VERB_RCPT, utf8, {.param = SMTPATH_PARAM_##name, __VA_ARGS__}, written                 \
    }
/* clang-format off */
static const struct argument_row argument_rows[] = {
    MAIL_ROW("SIZE=0", SIZE, .number = 0),
    MAIL_ROW("SIZE=1000", SIZE, .number = 1000),
    MAIL_ROW("SIZE=18446744073709551615", SIZE, .number = UINT64_MAX),
    MAIL_ROW("BODY=7BIT", BODY, .choice = SMTPATH_BODY_7BIT),
    MAIL_ROW("BODY=8BITMIME", BODY, .choice = SMTPATH_BODY_8BITMIME),
    MAIL_ROW("BODY=BINARYMIME", BODY, .choice = SMTPATH_BODY_BINARYMIME),
    MAIL_ROW(NULL, BODY, .choice = 3),
    MAIL_ROW("SMTPUTF8", SMTPUTF8, .number = 0),
    MAIL_ROW("RET=FULL", RET, .choice = SMTPATH_RET_FULL),
    MAIL_ROW("RET=HDRS", RET, .choice = SMTPATH_RET_HDRS),
    MAIL_ROW(NULL, RET, .choice = 2),
    MAIL_ROW("ENVID=QQ314159", ENVID, TEXT("QQ314159")),
    MAIL_ROW("ENVID=a+2Bb+3Dc+20d\\~", ENVID, TEXT("a+b=c d\\~")),
    MAIL_ROW(NULL, ENVID, TEXT("")),
    MAIL_ROW(NULL, ENVID, TEXT("a\r\nDATA")),
    MAIL_ROW(NULL, ENVID, TEXT("\xC3\xBC")),
    MAIL_ROW(NULL, ENVID, TEXT("\x7F")),
    MAIL_ROW(NULL, ENVID, TEXT("0123456789012345678901234567890123456789012345678901234567890123456789"
                                       "0123456789012345678901234567890")),
    MAIL_ROW("AUTH=<>", AUTH, TEXT("<>")),
    MAIL_ROW("AUTH=<>", AUTH, .choice = SMTPATH_AUTH_UNKNOWN),
    MAIL_ROW("AUTH=e+3Dmc2@example.com", AUTH, TEXT("e=mc2@example.com")),
    MAIL_ROW("AUTH=gr+C3+BC@example.com", AUTH, TEXT("gr\xC3\xBC@example.com")),
    MAIL_ROW(NULL, AUTH, TEXT("gr\xC3@example.com")),
    MAIL_ROW(NULL, AUTH, TEXT("user")),
    MAIL_ROW(NULL, AUTH, TEXT("")),
    MAIL_ROW(NULL, SUBMITTER, TEXT("<>")),
    MAIL_ROW(NULL, SUBMITTER, TEXT("gr\xC3\xBC@example.com")),
    MAIL_ROW("SUBMITTER=\"a+20b\"@example.com", SUBMITTER, TEXT("\"a b\"@example.com")),
    MAIL_ROW("BY=120;R", BY, .integer = 120, .choice = SMTPATH_BY_RETURN),
    MAIL_ROW("BY=-5;NT", BY, .integer = -5, .choice = SMTPATH_BY_NOTIFY | SMTPATH_BY_TRACE),
    MAIL_ROW("BY=-999999999;N", BY, .integer = -999999999, .choice = SMTPATH_BY_NOTIFY),
    MAIL_ROW(NULL, BY, .integer = 0, .choice = SMTPATH_BY_RETURN),
    MAIL_ROW(NULL, BY, .integer = 1, .choice = SMTPATH_BY_NOTIFY | SMTPATH_BY_RETURN),
    MAIL_ROW(NULL, BY, .integer = 1, .choice = 0),
    MAIL_ROW(NULL, BY, .integer = 1000000000, .choice = SMTPATH_BY_NOTIFY),
    MAIL_ROW(NULL, BY, .integer = INT32_MIN, .choice = SMTPATH_BY_NOTIFY),
    MAIL_ROW("HOLDFOR=999999999", HOLDFOR, .number = 999999999),
    MAIL_ROW(NULL, HOLDFOR, .number = 0),
    MAIL_ROW(NULL, HOLDFOR, .number = 1000000000),
    MAIL_ROW("HOLDUNTIL=2026-12-31T23:59:59.25+00:00", HOLDUNTIL, TEXT("2026-12-31T23:59:59.25+00:00")),
    MAIL_ROW(NULL, HOLDUNTIL, TEXT("2026-12-31T23:59:59+09:00")),
    MAIL_ROW(NULL, HOLDUNTIL, TEXT("2026-02-30T00:00:00Z")),
    MAIL_ROW(NULL, HOLDUNTIL, TEXT("2026-12-31T23:59:59Z SIZE=1")),
    MAIL_ROW("MT-PRIORITY=-9", MT_PRIORITY, .integer = -9),
    MAIL_ROW("MT-PRIORITY=0", MT_PRIORITY, .integer = 0),
    MAIL_ROW(NULL, MT_PRIORITY, .integer = 10),
    MAIL_ROW("REQUIRETLS", REQUIRETLS, .number = 0),
    MAIL_ROW("MTRK=ab+/9x", MTRK, TEXT("ab+/9x")),
    MAIL_ROW(NULL, MTRK, TEXT("ab+/9")),
    MAIL_ROW("MTRK=abc:86400", MTRK, TEXT("abc"), .number = 86400),
    MAIL_ROW("MTRK=abc:1", MTRK, TEXT("abc"), .number = 1),
    MAIL_ROW(NULL, MTRK, TEXT("abc:5")),
    MAIL_ROW(NULL, MTRK, TEXT("ab==")),
    MAIL_ROW(NULL, MTRK, TEXT("abc"), .number = 1000000000),
    MAIL_ROW("CONPERM", CONPERM, .number = 0),
    MAIL_ROW("SOLICIT=net.example:ADV,org.example:X", SOLICIT, TEXT("net.example:ADV,org.example:X")),
    MAIL_ROW(NULL, SOLICIT, TEXT("a RET=FULL")),
    MAIL_ROW("TRANSID=<1234@example.com>", TRANSID, TEXT("<1234@example.com>")),
    MAIL_ROW(NULL, TRANSID, TEXT("<1@b> X")),
    MAIL_ROW("PRDR", PRDR, .number = 0),
    MAIL_ROW("XVERP", XVERP, TEXT("")),
    MAIL_ROW("XVERP=+=", XVERP, TEXT("+=")),
    MAIL_ROW(NULL, XVERP, TEXT("+")),
    MAIL_ROW(NULL, XVERP, TEXT("ab")),
    MAIL_ROW(NULL, NOTIFY, .choice = SMTPATH_NOTIFY_NEVER), /* RCPT's */
    MAIL_ROW(NULL, COUNT, .number = 0),
    RCPT_ROW(false, "NOTIFY=NEVER", NOTIFY, .choice = SMTPATH_NOTIFY_NEVER),
    RCPT_ROW(false, "NOTIFY=DELAY", NOTIFY, .choice = SMTPATH_NOTIFY_DELAY),
    RCPT_ROW(false, "NOTIFY=SUCCESS,FAILURE,DELAY", NOTIFY, .choice = 14),
    RCPT_ROW(false, NULL, NOTIFY, .choice = 0),
    RCPT_ROW(false, NULL, NOTIFY, .choice = 3),
    RCPT_ROW(false, NULL, NOTIFY, .choice = 16),
    RCPT_ROW(false, "ORCPT=rfc822;a+2Bb+3Dc@example.org", ORCPT, TYPE("rfc822"), TEXT("a+b=c@example.org")),
    RCPT_ROW(false, "ORCPT=local;a+2Bb", ORCPT, TYPE("local"), TEXT("a+b")),
    RCPT_ROW(false, NULL, ORCPT, TYPE("rfc822"), TEXT("gr\xC3\xBC@x")),
    RCPT_ROW(false, "ORCPT=utf-8;gr\\x{FC}\\x{5C}@\\x{65E5}.\\x{1F4E7}", ORCPT, TYPE("utf-8"), TEXT("gr\xC3\xBC\\@\xE6\x97\xA5.\xF0\x9F\x93\xA7")),
    RCPT_ROW(false, "ORCPT=utf-8;\"a\\x{20}b\"\\x{2B}\\x{3D}@c", ORCPT, TYPE("utf-8"), TEXT("\"a b\"+=@c")),
    RCPT_ROW(false, NULL, ORCPT, TYPE("utf-8"), TEXT("a\tb")),
    RCPT_ROW(false, NULL, ORCPT, TYPE("utf-8"), TEXT("a\x7F")),
    RCPT_ROW(false, "ORCPT=utf-8;\\x{9F}\\x{AA}\\x{FFFD}\\x{10FFFF}", ORCPT, TYPE("utf-8"),
        TEXT("\xC2\x9F\xC2\xAA\xEF\xBF\xBD\xF4\x8F\xBF\xBF")),
    RCPT_ROW(true, "ORCPT=UTF-8;gr\xC3\xBC\\x{5C}@\xE6\x97\xA5", ORCPT, TYPE("UTF-8"), TEXT("gr\xC3\xBC\\@\xE6\x97\xA5")),
    RCPT_ROW(true, NULL, ORCPT, TYPE("utf-8"), TEXT("gr\xC3")),
    RCPT_ROW(true, NULL, ORCPT, TYPE("utf-8"), TEXT("")),
    RCPT_ROW(false, NULL, ORCPT, TYPE(""), TEXT("a")),
    RCPT_ROW(false, NULL, ORCPT, TYPE("a;b"), TEXT("c")),
    RCPT_ROW(false, NULL, ORCPT, TYPE("a=b"), TEXT("c")),
    RCPT_ROW(false, "RRVS=2026-01-01T00:00:00Z", RRVS, TEXT("2026-01-01T00:00:00Z")),
    RCPT_ROW(false, "RRVS=2026-01-01T00:00:00Z;R", RRVS, TEXT("2026-01-01T00:00:00Z"), .choice = SMTPATH_RRVS_REJECT),
    RCPT_ROW(false, "RRVS=2026-01-01T00:00:00Z;C", RRVS, TEXT("2026-01-01T00:00:00Z"), .choice = SMTPATH_RRVS_CONTINUE),
    RCPT_ROW(false, NULL, RRVS, TEXT("2026-01-01T00:00:00Z;C")),
    RCPT_ROW(false, NULL, RRVS, TEXT("2026-01-01T00:00:00Z"), .choice = 3),
    RCPT_ROW(false, "CONNEG", CONNEG, .number = 0),
};
/* clang-format on */

static void test_every_parameter(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LENGTH(argument_rows); i++) {
        const struct argument_row *row = &argument_rows[i];
        char expected[1200];
        if (row->written == NULL) {
            char buffer[ROOM];
            if (smtpath_write_command(row->verb, &plain, &row->argument, 1, row->utf8, buffer,
                                      sizeof buffer) != 0)
                fail_msg("row %d was written: %.80s", (int)i, buffer);
            continue;
        }
        snprintf(expected, sizeof expected, "%s:<user@example.org> %s",
                 row->verb == SMTPATH_VERB_MAIL ? "MAIL FROM" : "RCPT TO", row->written);
        assert_round_trip(row->verb, &plain, &row->argument, 1, row->utf8, expected);
    }
}

/* Any octet in each text: what is written means it, and what cannot be is not written. */
static void test_every_octet_of_every_text(void **state)
{
    (void)state;
    static const enum smtpath_param params[] = {
        SMTPATH_PARAM_ENVID,   SMTPATH_PARAM_AUTH, SMTPATH_PARAM_SUBMITTER, SMTPATH_PARAM_HOLDUNTIL,
        SMTPATH_PARAM_SOLICIT, SMTPATH_PARAM_MTRK, SMTPATH_PARAM_TRANSID,
    };
    for (int octet = 0; octet <= 0xFF; octet++)
        for (size_t i = 0; i < ARRAY_LENGTH(params); i++) {
            /* a mailbox of a quoted string, where it has to be one; what needs a backslash there has none */
            const bool mailbox = i == 1 || i == 2;
            const char quoted[] = {'"', 'a', (char)octet, '"', '@', 'b'},
                       plain_text[] = {'a', (char)octet, 'b'};
            const struct smtpath_argument argument = {.param = params[i],
                                                      .text = mailbox ? quoted : plain_text,
                                                      .length =
                                                          mailbox ? sizeof quoted : sizeof plain_text};
            const bool as_xtext =
                i < 3 && octet >= 32 && octet <= 126 && !(mailbox && (octet == '"' || octet == '\\'));
            const size_t length =
                smtpath_write_command(SMTPATH_VERB_MAIL, &plain, &argument, 1, false, NULL, 0);
            if (as_xtext)
                assert_true(length > 0);
            if (length > 0)
                assert_round_trip(SMTPATH_VERB_MAIL, &plain, &argument, 1, false, NULL);
        }
}

static void test_many_parameters(void **state)
{
    (void)state;
    static const struct smtpath_argument mail[] = {
        {.param = SMTPATH_PARAM_SIZE, .number = 123456},
        {.param = SMTPATH_PARAM_BODY, .choice = SMTPATH_BODY_8BITMIME},
        {.param = SMTPATH_PARAM_SMTPUTF8},
        {.param = SMTPATH_PARAM_RET, .choice = SMTPATH_RET_HDRS},
        {.param = SMTPATH_PARAM_ENVID, TEXT("a b")},
        {.param = SMTPATH_PARAM_AUTH, TEXT("<>")},
    };
    assert_round_trip(SMTPATH_VERB_MAIL, &umlaut, mail, ARRAY_LENGTH(mail), true,
                      "MAIL FROM:<gr\xC3\xBC\xC3\x9F@example.org> SIZE=123456 BODY=8BITMIME SMTPUTF8 "
                      "RET=HDRS ENVID=a+20b AUTH=<>");
    /* the same parameter twice; two that exclude each other */
    const struct smtpath_argument twice[] = {mail[0], mail[0]};
    assert_int_equal(smtpath_write_command(SMTPATH_VERB_MAIL, &plain, twice, 2, false, NULL, 0), 0);
    static const struct smtpath_argument conflict[] = {
        {.param = SMTPATH_PARAM_HOLDFOR, .number = 1},
        {.param = SMTPATH_PARAM_HOLDUNTIL, TEXT("2026-01-01T00:00:00Z")},
    };
    assert_int_equal(smtpath_write_command(SMTPATH_VERB_MAIL, &plain, conflict, 2, false, NULL, 0), 0);
}

/* The greatest line that may be written, and what is greater. */
static void test_great_texts(void **state)
{
    (void)state;
    static char text[100000];
    memset(text, 'a', sizeof text);
    memcpy(text + 64, "@b", 2);
    const struct smtpath_argument auth = {.param = SMTPATH_PARAM_AUTH, .text = text, .length = 66};
    const struct smtpath_argument great = {
        .param = SMTPATH_PARAM_AUTH, .text = text + 1, .length = 65 + 256};
    const struct smtpath_argument huge = {
        .param = SMTPATH_PARAM_AUTH, .text = text, .length = sizeof text};
    const struct smtpath_mailbox mailbox = {text, sizeof text, "b", 1};
    assert_round_trip(SMTPATH_VERB_MAIL, &plain, &auth, 1, false, NULL);
    assert_int_equal(smtpath_write_command(SMTPATH_VERB_MAIL, &plain, &great, 1, false, NULL, 0), 0);
    assert_int_equal(smtpath_write_command(SMTPATH_VERB_MAIL, &plain, &huge, 1, false, NULL, 0), 0);
    assert_int_equal(smtpath_write_command(SMTPATH_VERB_MAIL, &mailbox, NULL, 0, false, NULL, 0), 0);
    assert_int_equal(smtpath_write_forward(251, NULL, &mailbox, false, NULL, 0), 0);
    /* write.c reserves 4096 octets for a line */
    assert_in_range(smtpath_line_limit(SMTPATH_VERB_MAIL, &everything_offered), 512, 4096);
    assert_in_range(smtpath_line_limit(SMTPATH_VERB_RCPT, &everything_offered), 512, 4096);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_short_replies),
        cmocka_unit_test(test_what_is_no_reply),
        cmocka_unit_test(test_no_octet_injects_a_line),
        cmocka_unit_test(test_injection),
        cmocka_unit_test(test_wrapped_at_spaces),
        cmocka_unit_test(test_line_of_512),
        cmocka_unit_test(test_utf8_is_never_cut),
        cmocka_unit_test(test_cut_among_tails),
        cmocka_unit_test(test_every_refusal),
        cmocka_unit_test(test_forward),
        cmocka_unit_test(test_forward_without_smtputf8),
        cmocka_unit_test(test_forward_with_controls),
        cmocka_unit_test(test_forward_of_other_codes),
        cmocka_unit_test(test_paths_of_commands),
        cmocka_unit_test(test_every_parameter),
        cmocka_unit_test(test_every_octet_of_every_text),
        cmocka_unit_test(test_many_parameters),
        cmocka_unit_test(test_great_texts),
    };
    return cmocka_run_group_tests_name("write", tests, NULL, NULL);
}
