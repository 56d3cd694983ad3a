// SPDX-License-Identifier: MIT
/*
 * Lines out of a receive buffer: what comes out must not depend on how the octets came in.
 */
#include "support.h"

#include <stdio.h>

/* ---- A connection, as a caller has it ------------------------------------------------------------------- */

/* What happened, one row an event: "line 4+3 abc", "lf 4+3 abc", "error bare-lf at 7". Offsets are of the
 * whole stream. */
struct log {
    char text[4096];
    size_t length;
};

static void note(struct log *log, const char *format, ...) __attribute__((format(printf, 2, 3)));

static void note(struct log *log, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    const int written =
        vsnprintf(log->text + log->length, sizeof log->text - log->length, format, arguments);
    va_end(arguments);
    assert_in_range(written, 0, (int)(sizeof log->text - log->length - 1));
    log->length += (size_t)written;
}

struct connection {
    struct smtpath_framing options;
    struct smtpath_frame frame;
    const char *stream;
    size_t consumed; /* of the stream */
    size_t kept;     /* the most that ever had to be kept from one call to the next */
    struct log log;
};

static void note_event(struct connection *c, enum smtpath_next next, const struct smtpath_framed *out)
{
    const unsigned long start = (unsigned long)(c->consumed + out->line.offset);
    if (next == SMTPATH_NEXT_LINE)
        note(&c->log, "%s %lu+%lu %.*s\n", out->bare_lf ? "lf" : "line", start,
             (unsigned long)out->line.length, (int)out->line.length, c->stream + start);
    assert_int_equal(out->diagnostic.reason != SMTPATH_OK, next == SMTPATH_NEXT_ERROR);
    if (next != SMTPATH_NEXT_ERROR)
        return;
    assert_int_equal(out->diagnostic.length, 1);
    assert_int_equal(out->diagnostic.offset, out->line.length);
    note(&c->log, "error %s at %lu\n", smtpath_reason_info(out->diagnostic.reason)->name,
         start + out->diagnostic.offset);
}

/* Everything up to a place in the stream has come: takes all lines that are there. */
static void arrive(struct connection *c, size_t until)
{
    enum smtpath_next next = SMTPATH_NEXT_LINE;
    while (next != SMTPATH_NEXT_MORE) {
        const size_t length = until - c->consumed;
        char *buffer = heap_copy(c->stream + c->consumed, length);
        struct smtpath_framed out;
        next = smtpath_next_line(buffer, length, &c->options, &c->frame, &out);
        free(buffer);
        assert_in_range(out.consumed, 0, length);
        assert_true(next == SMTPATH_NEXT_MORE || out.consumed > 0);
        note_event(c, next, &out);
        c->consumed += out.consumed;
    }
    if (until - c->consumed > c->kept)
        c->kept = until - c->consumed;
}

static void note_rest(struct connection *c, size_t length)
{
    note(&c->log, "rest %lu%s\n", (unsigned long)(length - c->consumed),
         c->frame.dropping ? " dropping" : "");
}

/* ---- Streams, and what is in them -------------------------------------------------------------------------- */

struct stream {
    const char *octets;
    size_t length;
    uint32_t limit;
    bool bare_lf;
    const char *log;
};

static const struct stream streams[] = {
    {OCTETS(""), 0, false, "rest 0\n"},
    {OCTETS("\r\n"), 0, false, "line 0+0 \nrest 0\n"},
    {OCTETS("NOOP\r\n"), 0, false, "line 0+4 NOOP\nrest 0\n"},
    {OCTETS("NOOP\r"), 0, false, "rest 5\n"},
    {OCTETS("NO"), 0, false, "rest 2\n"},
    {OCTETS("a\r\n\r\nbc\r\nd"), 0, false, "line 0+1 a\nline 3+0 \nline 5+2 bc\nrest 1\n"},
    /* bare CR and LF: the rest is dropped up to CRLF */
    {OCTETS("a\nb\r\nc\r\n"), 0, false, "error bare-lf at 1\nline 5+1 c\nrest 0\n"},
    {OCTETS("a\rb\r\nc\r\n"), 0, false, "error bare-cr at 1\nline 5+1 c\nrest 0\n"},
    {OCTETS("a\r\r\nc\r\n"), 0, false, "error bare-cr at 1\nline 4+1 c\nrest 0\n"},
    {OCTETS("a\n\r\nc\r\n"), 0, false, "error bare-lf at 1\nline 4+1 c\nrest 0\n"},
    {OCTETS("\n"), 0, false, "error bare-lf at 0\nrest 0 dropping\n"},
    {OCTETS("\n\r"), 0, false, "error bare-lf at 0\nrest 1 dropping\n"},
    {OCTETS("a\n.\nb\n\r\n"), 0, false, "error bare-lf at 1\nrest 0\n"},
    {OCTETS("a\rb\nc\rd\0\r\n"), 0, false, "error bare-cr at 1\nrest 0\n"},
    /* NUL */
    {OCTETS("a\0b\r\nc\r\n"), 0, false, "error nul-octet at 1\nline 5+1 c\nrest 0\n"},
    {OCTETS("a\r\0\nb\r\n"), 0, false, "error bare-cr at 1\nrest 0\n"},
    /* the limit, CRLF included */
    {OCTETS("abc\r\n"), 5, false, "line 0+3 abc\nrest 0\n"},
    {OCTETS("abcd\r\n"), 5, false, "error line-too-long at 3\nrest 0\n"},
    {OCTETS("abcdef"), 5, false, "error line-too-long at 3\nrest 0 dropping\n"},
    {OCTETS("abcdefgh\r\nij\r\n"), 5, false, "error line-too-long at 3\nline 10+2 ij\nrest 0\n"},
    {OCTETS("abcd\rf\ng\0\r\ni\r\n"), 5, false, "error line-too-long at 3\nline 11+1 i\nrest 0\n"},
    {OCTETS("abc\rd\r\n"), 5, false, "error bare-cr at 3\nrest 0\n"},
    {OCTETS("abc\n\r\n"), 5, false, "error bare-lf at 3\nrest 0\n"},
    {OCTETS("abc\0\r\n"), 5, false, "error nul-octet at 3\nrest 0\n"},
    {OCTETS("ab\ncdef\r\n"), 5, false, "error bare-lf at 2\nrest 0\n"},
    {OCTETS("a\r\n"), 1, false, "error line-too-long at 0\nrest 0\n"},
    {OCTETS("\r\n\r\n"), 2, false, "line 0+0 \nline 2+0 \nrest 0\n"},
    /* each line is wrong anew */
    {OCTETS("abcd\r\nef\ng\r\nh"), 5, false, "error line-too-long at 3\nerror bare-lf at 8\nrest 1\n"},
    /* LF alone accepted */
    {OCTETS("a\nb\r\n\n"), 0, true, "lf 0+1 a\nline 2+1 b\nlf 5+0 \nrest 0\n"},
    {OCTETS("a\rb\nc\n"), 0, true, "error bare-cr at 1\nlf 4+1 c\nrest 0\n"},
    {OCTETS("a\r\r\nc\n"), 0, true, "error bare-cr at 1\nlf 4+1 c\nrest 0\n"},
    {OCTETS("abcdef\nb\n"), 5, true, "error line-too-long at 3\nlf 7+1 b\nrest 0\n"},
    {OCTETS("abc\nabcd\n"), 5, true, "lf 0+3 abc\nerror line-too-long at 7\nrest 0\n"},
    {OCTETS("a\r"), 0, true, "rest 2\n"},
};

/* Bit i of cuts says that a call ends behind the octet i. */
static void assert_log(const struct stream *s, uint64_t cuts)
{
    struct connection c = {.options = {s->limit, s->bare_lf}, .stream = s->octets};
    for (size_t i = 1; i <= s->length; i++)
        if (i == s->length || (cuts >> (i - 1) & 1))
            arrive(&c, i);
    note_rest(&c, s->length);
    if (strcmp(c.log.text, s->log) != 0)
        fail_msg("stream %d, cuts %llx:\n%sis not\n%s", (int)(s - streams), (unsigned long long)cuts,
                 c.log.text, s->log);
}

static void test_every_chunking_of_short_streams(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LENGTH(streams); i++) {
        const uint64_t ways = streams[i].length < 2 ? 1 : UINT64_C(1) << (streams[i].length - 1);
        for (uint64_t cuts = 0; cuts < ways; cuts++)
            assert_log(&streams[i], cuts);
    }
}

/* The same stream in any two, and any three, pieces, and one octet at a time. */
static void test_every_split_of_a_session(void **state)
{
    (void)state;
    static const struct stream session = {
        OCTETS("EHLO client.example\r\nMAIL FROM:<a@b> SIZE=1\nRCPT TO:<c@d>\r\nRCPT TO:<e@f>\r\n"
               "\r\nNOOP xxxxxxxxxxxxxxxxxxxxxxxxxxxxx\r\nDATA\r\n"),
        30, false,
        "line 0+19 EHLO client.example\nerror bare-lf at 43\nline 59+13 RCPT TO:<e@f>\nline 74+0 \n"
        "error line-too-long at 104\nline 112+4 DATA\nrest 0\n"};
    for (size_t i = 1; i < session.length; i++)
        for (size_t j = i; j < session.length; j++) {
            struct connection c = {.options = {session.limit, false}, .stream = session.octets};
            arrive(&c, i);
            arrive(&c, j);
            arrive(&c, session.length);
            note_rest(&c, session.length);
            assert_string_equal(c.log.text, session.log);
        }
    struct connection c = {.options = {session.limit, false}, .stream = session.octets};
    for (size_t i = 1; i <= session.length; i++)
        arrive(&c, i);
    note_rest(&c, session.length);
    assert_string_equal(c.log.text, session.log);
    assert_in_range(c.kept, 0, session.limit);
}

/* All streams of a few octets over the alphabet that matters, cut in every way. */
static void test_chunking_never_matters(void **state)
{
    (void)state;
    static const char alphabet[] = {'a', '\r', '\n', '\0'};
    enum { LENGTH = 6, STREAMS = 1 << (2 * LENGTH) };
    for (uint32_t n = 0; n < STREAMS; n++) {
        char octets[LENGTH];
        struct stream s = {octets, LENGTH, n % 3 == 0 ? 4 : 0, n % 5 == 0, NULL};
        for (uint32_t i = 0; i < LENGTH; i++)
            octets[i] = alphabet[n >> (2 * i) & 3];
        struct connection whole = {.options = {s.limit, s.bare_lf}, .stream = octets};
        arrive(&whole, LENGTH);
        note_rest(&whole, LENGTH);
        s.log = whole.log.text;
        for (uint64_t cuts = 1; cuts < UINT64_C(1) << (LENGTH - 1); cuts++)
            assert_log(&s, cuts);
    }
}

/* ---- Many lines -------------------------------------------------------------------------------------------- */

static const struct {
    const char *octets;
    size_t length;
    uint32_t limit;
    bool bare_lf;
    size_t lines;
} buffers[] = {
    {OCTETS(""), 0, false, 0},
    {OCTETS("NOOP"), 0, false, 0},
    {OCTETS("NOOP\r"), 0, false, 0},
    {OCTETS("NOOP\r\n"), 0, false, 1},
    {OCTETS("\r\n\r\n\r\n"), 0, false, 3},
    {OCTETS("a\r\nbc\r\nd"), 0, false, 2},
    {OCTETS("a\r\nbc\r"), 0, false, 1},
    {OCTETS("a\r\nb\rc\r\nd\r\n"), 0, false, 1},
    {OCTETS("a\r\nb\r\r\nd\r\n"), 0, false, 1},
    {OCTETS("a\r\nb\nc\r\nd\r\n"), 0, false, 1},
    {OCTETS("a\r\n\nc\r\nd\r\n"), 0, false, 1},
    {OCTETS("a\r\nb\0c\r\nd\r\n"), 0, false, 1},
    {OCTETS("a\r\nb\r\0\r\nd\r\n"), 0, false, 1},
    {OCTETS("a\tb\r\n\v\r\n\x80\r\n"), 0, false, 3},
    /* what smtpath_next_line would accept and say */
    {OCTETS("a\r\nb\nc\r\n"), 0, true, 1},
    /* the limit, CRLF included */
    {OCTETS("abc\r\nabc\r\nabcd\r\na\r\n"), 5, false, 2},
    {OCTETS("\r\na\r\n"), 2, false, 1},
    {OCTETS("\r\na\r\n"), 1, false, 1},
    {OCTETS("MAIL FROM:<a@b.example>\r\nRCPT TO:<c@d.example> NOTIFY=NEVER\r\nRCPT "
            "TO:<e@f.example>\r\nDATA\r\n"
            "RCPT TO:<g@h.example>\r\nRCPT TO:<i@j.example>\r\n\r\nRSET\r\nQUIT\r\nNOOP"),
     0, false, 9},
};

/* As many as there are, and every smaller number of them; up to the end of what can be read. */
static void test_lines_at_once(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LENGTH(buffers); i++) {
        const struct smtpath_framing options = {buffers[i].limit, buffers[i].bare_lf};
        const char *copy = guarded_copy(buffers[i].octets, buffers[i].length);
        for (size_t most = 0; most <= buffers[i].lines + 1; most++) {
            const size_t expected = most < buffers[i].lines ? most : buffers[i].lines;
            assert_int_equal(assert_lines_at_once(copy, buffers[i].length, &options, most), expected);
        }
    }
}

/* All buffers of a few octets over the alphabet that matters. */
static void test_lines_at_once_of_short_buffers(void **state)
{
    (void)state;
    static const char alphabet[] = {'a', '\r', '\n', '\0'};
    enum { LENGTH = 7, BUFFERS = 1 << (2 * LENGTH) };
    for (uint32_t n = 0; n < BUFFERS; n++) {
        char octets[LENGTH];
        const struct smtpath_framing options = {n % 3 == 0 ? 4 : 0, n % 5 == 0};
        for (uint32_t i = 0; i < LENGTH; i++)
            octets[i] = alphabet[n >> (2 * i) & 3];
        assert_lines_at_once(octets, LENGTH, &options, LENGTH);
    }
}

/* The limit that holds where none is asked for, without options and with those of zero. */
static void test_lines_at_once_up_to_the_default_limit(void **state)
{
    (void)state;
    char lines[8 + 12288 + 1 + 4];
    const struct smtpath_framing zero = {0};
    memset(lines, 'x', sizeof lines);
    memcpy(lines + 6, "\r\n", 2);
    memcpy(lines + 8 + 12286, "\r\nx\r\n", 5);
    assert_int_equal(assert_lines_at_once(lines, sizeof lines, NULL, 5), 3);
    assert_int_equal(assert_lines_at_once(lines, sizeof lines, &zero, 5), 3);
    memcpy(lines + 8 + 12286, "x\r\n\r\n", 5);
    assert_int_equal(assert_lines_at_once(lines, sizeof lines, NULL, 5), 1);
}

/* Where a line was begun, or one is dropped, the buffer does not begin with a line of its own. */
static void test_no_lines_at_once_within_a_line(void **state)
{
    (void)state;
    const struct smtpath_frame begun = {.scanned = 2}, dropping = {.dropping = true};
    struct smtpath_span line;
    assert_int_equal(smtpath_next_lines("NOOP\r\n", 6, NULL, &begun, &line, 1), 0);
    assert_int_equal(smtpath_next_lines("NOOP\r\n", 6, NULL, &dropping, &line, 1), 0);
    assert_int_equal(begun.scanned, 2);
    assert_true(dropping.dropping);
}

static void test_no_lines_at_once_of_no_buffer(void **state)
{
    (void)state;
    const struct smtpath_frame frame = {0};
    assert_int_equal(smtpath_next_lines(NULL, 0, NULL, &frame, NULL, 0), 0);
}

/* ---- What only a call can show ---------------------------------------------------------------------------- */

/* What was scanned is not read again: whatever stands there by now ends no line. */
static void test_nothing_is_scanned_twice(void **state)
{
    (void)state;
    struct smtpath_frame frame = {0};
    struct smtpath_framed out;
    assert_int_equal(smtpath_next_line("NOOP x", 6, NULL, &frame, &out), SMTPATH_NEXT_MORE);
    assert_int_equal(frame.scanned, 6);
    assert_int_equal(smtpath_next_line("\n\r\n\0\r\ny\r\n", 9, NULL, &frame, &out), SMTPATH_NEXT_LINE);
    assert_int_equal(out.line.length, 7);
}

/* A line without end costs no memory: each call lets go of all but a CR. */
static void test_endless_line_in_constant_memory(void **state)
{
    (void)state;
    enum { LENGTH = 100000, LIMIT = 512 };
    char *stream = malloc(LENGTH);
    assert_non_null(stream);
    memset(stream, 'x', LENGTH);
    for (size_t i = 700; i < LENGTH; i += 7)
        stream[i] = '\r';
    struct connection c = {.options = {LIMIT, false}, .stream = stream};
    for (size_t i = 100; i <= LENGTH; i += 100)
        arrive(&c, i);
    free(stream);
    assert_string_equal(c.log.text, "error line-too-long at 510\n");
    assert_in_range(c.kept, 0, LIMIT);
    assert_true(c.frame.dropping);
}

/* Without a limit of the caller's, an AUTH line may be as long as RFC 4954 lets it be. */
static void test_default_limit(void **state)
{
    (void)state;
    char line[12288 + 1];
    struct smtpath_frame frame = {0};
    struct smtpath_framed out;
    memset(line, 'x', sizeof line);
    memcpy(line + 12286, "\r\n", 2);
    assert_int_equal(smtpath_next_line(line, 12288, NULL, &frame, &out), SMTPATH_NEXT_LINE);
    assert_int_equal(out.line.length, 12286);
    memcpy(line + 12286, "x\r\n", 3);
    assert_int_equal(smtpath_next_line(line, 12289, NULL, &frame, &out), SMTPATH_NEXT_ERROR);
    assert_int_equal(out.diagnostic.reason, SMTPATH_LINE_TOO_LONG);
    assert_int_equal(out.diagnostic.code, 500);
    assert_int_equal(out.consumed, 12289);
}

static void test_what_the_event_held_does_not_matter(void **state)
{
    (void)state;
    struct smtpath_frame frame = {0};
    struct smtpath_framed out;
    memset(&out, 0xA5, sizeof out);
    assert_int_equal(smtpath_next_line("NO", 2, NULL, &frame, &out), SMTPATH_NEXT_MORE);
    assert_false(out.bare_lf);
    memset(&out, 0xA5, sizeof out);
    frame.dropping = true;
    assert_int_equal(smtpath_next_line("NO", 2, NULL, &frame, &out), SMTPATH_NEXT_MORE);
    assert_int_equal(out.consumed, 2);
    assert_int_equal(out.line.length, 0);
}

static void test_no_buffer_and_a_foreign_state(void **state)
{
    (void)state;
    struct smtpath_frame frame = {.scanned = 1000};
    struct smtpath_framed out;
    assert_int_equal(smtpath_next_line(NULL, 0, NULL, &frame, &out), SMTPATH_NEXT_MORE);
    assert_int_equal(out.consumed, 0);
    frame.dropping = true;
    assert_int_equal(smtpath_next_line(NULL, 0, NULL, &frame, &out), SMTPATH_NEXT_MORE);
    assert_true(frame.dropping);
}

static void test_what_follows(void **state)
{
    (void)state;
    static const struct {
        const char *line;
        enum smtpath_follows follows;
    } rows[] = {
        {"NOOP", SMTPATH_FOLLOWS_COMMAND},
        {"MAIL FROM:<>", SMTPATH_FOLLOWS_COMMAND},
        {"QUIT", SMTPATH_FOLLOWS_COMMAND},
        {"DATA", SMTPATH_FOLLOWS_MESSAGE},
        {"DATA x", SMTPATH_FOLLOWS_COMMAND},
        {"BDAT 1000 LAST", SMTPATH_FOLLOWS_CHUNK},
        {"BDAT 0", SMTPATH_FOLLOWS_CHUNK},
        {"BDAT", SMTPATH_FOLLOWS_UNKNOWN},
        {"BDAT 10 LASTING", SMTPATH_FOLLOWS_UNKNOWN},
        {"BDAT 18446744073709551614", SMTPATH_FOLLOWS_CHUNK},
        {"BDAT 18446744073709551616", SMTPATH_FOLLOWS_UNKNOWN},
        {"AUTH PLAIN", SMTPATH_FOLLOWS_SASL},
        {"AUTH PLAIN =", SMTPATH_FOLLOWS_SASL},
        {"AUTH ", SMTPATH_FOLLOWS_COMMAND},
        {"STARTTLS", SMTPATH_FOLLOWS_TLS},
        {"STARTTLS now", SMTPATH_FOLLOWS_COMMAND},
        {"TURN", SMTPATH_FOLLOWS_COMMAND},
        {"XYZZY", SMTPATH_FOLLOWS_COMMAND},
    };
    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++) {
        struct smtpath_line read;
        parse_line(rows[i].line, &everything_offered, &read);
        assert_int_equal(smtpath_what_follows(&read), rows[i].follows);
    }
}

/* A BDAT that framing refuses hides how many octets follow it. */
static void test_what_follows_a_refused_line(void **state)
{
    (void)state;
    static const struct {
        const char *line;
        size_t length;
        enum smtpath_follows follows;
    } rows[] = {
        {OCTETS("BDAT 60\n"), SMTPATH_FOLLOWS_UNKNOWN},
        {OCTETS("BDAT 60\0\r\n"), SMTPATH_FOLLOWS_UNKNOWN},
        {OCTETS("bdat 60\rx"), SMTPATH_FOLLOWS_UNKNOWN},
        {OCTETS("BDAT\n"), SMTPATH_FOLLOWS_UNKNOWN},
        {OCTETS("BDAT\t6\n"), SMTPATH_FOLLOWS_UNKNOWN},
        {OCTETS("BDAT 6666666666666666666\r\n"), SMTPATH_FOLLOWS_UNKNOWN},
        {OCTETS("BDA\0T 60\r\n"), SMTPATH_FOLLOWS_COMMAND},
        {OCTETS("BDATS 60\n"), SMTPATH_FOLLOWS_COMMAND},
        {OCTETS(" BDAT 60\n"), SMTPATH_FOLLOWS_COMMAND},
        {OCTETS("QUIT\n"), SMTPATH_FOLLOWS_COMMAND},
        {OCTETS("\n"), SMTPATH_FOLLOWS_COMMAND},
    };
    const struct smtpath_framing options = {.line_limit = 22};
    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++) {
        struct smtpath_frame frame = {0};
        struct smtpath_framed out;
        const char *copy = guarded_copy(rows[i].line, rows[i].length);
        assert_int_equal(smtpath_next_line(copy, rows[i].length, &options, &frame, &out),
                         SMTPATH_NEXT_ERROR);
        assert_int_equal(out.follows, rows[i].follows);
    }
}

/* What a function of this one's caller finds on the stack. */
static void leave_behind(unsigned char octet)
{
    volatile unsigned char left[8192];
    for (size_t i = 0; i < sizeof left; i++)
        left[i] = octet;
}

/* A line that is framed wrongly has no verb yet. */
static void test_no_verb(void **state)
{
    (void)state;
    for (unsigned octet = 1; octet <= 0xFF; octet += 0x1F) {
        struct smtpath_frame frame = {0};
        struct smtpath_framed out;
        leave_behind((unsigned char)octet);
        assert_int_equal(smtpath_next_line("QUIT\n", 5, NULL, &frame, &out), SMTPATH_NEXT_ERROR);
        assert_int_equal(out.diagnostic.verb, SMTPATH_VERB_UNKNOWN);
        assert_int_equal(out.diagnostic.reason, SMTPATH_BARE_LF);
    }
}

static void test_a_length_beyond_32_bits(void **state)
{
    (void)state;
    const struct huge buffer = huge_copy(OCTETS("QUIT\r\n"));
    if (buffer.octets == NULL)
        skip();
    for (size_t less = 0; less <= 64; less += 16) {
        struct smtpath_span lines[3];
        struct smtpath_frame frame = {0};
        struct smtpath_framed out;
        assert_int_equal(smtpath_next_line(buffer.octets, buffer.length - less, NULL, &frame, &out),
                         SMTPATH_NEXT_LINE);
        assert_int_equal(out.line.length, 4);
        assert_int_equal(out.consumed, 6);
        frame.scanned = 0;
        assert_int_equal(
            smtpath_next_lines(buffer.octets, buffer.length - less, NULL, &frame, lines, 3), 1);
        assert_int_equal(lines[0].length, 4);
    }
    free_huge(buffer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_chunking_of_short_streams),
        cmocka_unit_test(test_every_split_of_a_session),
        cmocka_unit_test(test_chunking_never_matters),
        cmocka_unit_test(test_lines_at_once),
        cmocka_unit_test(test_lines_at_once_of_short_buffers),
        cmocka_unit_test(test_lines_at_once_up_to_the_default_limit),
        cmocka_unit_test(test_no_lines_at_once_within_a_line),
        cmocka_unit_test(test_no_lines_at_once_of_no_buffer),
        cmocka_unit_test(test_nothing_is_scanned_twice),
        cmocka_unit_test(test_endless_line_in_constant_memory),
        cmocka_unit_test(test_default_limit),
        cmocka_unit_test(test_what_the_event_held_does_not_matter),
        cmocka_unit_test(test_no_buffer_and_a_foreign_state),
        cmocka_unit_test(test_no_verb),
        cmocka_unit_test(test_a_length_beyond_32_bits),
        cmocka_unit_test(test_what_follows),
        cmocka_unit_test(test_what_follows_a_refused_line),
    };
    return cmocka_run_group_tests_name("framing", tests, NULL, NULL);
}
