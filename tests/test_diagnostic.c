// SPDX-License-Identifier: MIT
/*
 * The three renderers: whatever the line holds, whatever the size of the buffer.
 */
#include "support.h"

#include <stdio.h>

enum { ROOM = 8192 };

/* One refused line. */
struct sample {
    char line[1200];
    size_t length;
    struct smtpath_diagnostic diagnostic;
};

/* The three renderers behind one face; width is the caret picture's. */
typedef size_t (*renderer)(const struct sample *sample, size_t width, char *buffer, size_t size);

static size_t reply(const struct sample *sample, size_t width, char *buffer, size_t size)
{
    (void)width;
    return smtpath_render_reply(sample->line, sample->length, &sample->diagnostic, buffer, size);
}

static size_t caret(const struct sample *sample, size_t width, char *buffer, size_t size)
{
    return smtpath_render_caret(sample->line, sample->length, &sample->diagnostic, width, buffer, size);
}

static size_t json(const struct sample *sample, size_t width, char *buffer, size_t size)
{
    (void)width;
    return smtpath_render_json(sample->line, sample->length, &sample->diagnostic, buffer, size);
}

static const renderer renderers[] = {reply, caret, json};
static const size_t widths[] = {0, 20, 21, 40, 79, 80, 100000};

/* Fills a sample from octets. Returns: whether the line is refused. */
static bool sample_of(struct sample *sample, const char *octets, size_t length)
{
    struct smtpath_line read;
    assert_true(length <= sizeof sample->line);
    memset(sample->line, '!', sizeof sample->line);
    memcpy(sample->line, octets, length);
    sample->length = length;
    const bool refused = smtpath_read_command(octets, length, &everything_offered, &read) != SMTPATH_OK;
    sample->diagnostic = read.diagnostic;
    return refused;
}

/* Calls check with every hostile line: each octet in four places, and long lines. */
static void for_every_hostile_line(void (*check)(const struct sample *sample))
{
    static const struct {
        const char *before, *after;
    } frames[] = {
        {"", "AIL FROM:<a@b>"},
        {"MAIL FROM:<a", " x@example.org>"},
        {"RCPT TO:<\"a\"@[1.2.3.", ".4]> NOTIFY=NEVER"},
        {"MAIL FROM:<a@b> SIZE=", "x"},
        {"MAIL FROM:<a@b> X-", "=1"},
    };
    struct sample sample;
    char line[1200];

    for (int octet = 0; octet <= 0xFF; octet++) {
        for (size_t i = 0; i < ARRAY_LENGTH(frames); i++) {
            const size_t before = strlen(frames[i].before), after = strlen(frames[i].after);
            memcpy(line, frames[i].before, before);
            line[before] = (char)octet;
            memcpy(line + before + 1, frames[i].after, after);
            if (sample_of(&sample, line, before + 1 + after))
                check(&sample);
            if (sample_of(&sample, line, before + 1))
                check(&sample);
        }
    }
    for (size_t length = 0; length <= 1100; length += 11) {
        memset(line, '\x9B', sizeof line); /* a control of 8-bit terminals */
        memcpy(line, "MAIL FROM:<", 11);
        if (sample_of(&sample, line, length))
            check(&sample);
        memset(line, 'a', sizeof line);
        memcpy(line, "RCPT TO:<a@b> X", 15);
        if (sample_of(&sample, line, length))
            check(&sample);
    }
}

/* ---- Buffers -------------------------------------------------------------------------------------------- */

static void fits_every_size(const struct sample *sample, renderer render, size_t width)
{
    static char whole[ROOM], cut[ROOM + 8];
    const size_t length = render(sample, width, whole, sizeof whole);

    assert_true(length < sizeof whole);
    assert_int_equal(strlen(whole), length);
    assert_int_equal(render(sample, width, NULL, 0), length);
    for (size_t size = 0; size <= length + 2; size++) {
        memset(cut, '\x7F', size + 8);
        assert_int_equal(render(sample, width, cut, size), length);
        assert_memory_equal(cut + size, "\x7F\x7F\x7F\x7F\x7F\x7F\x7F\x7F", 8);
        if (size == 0)
            continue;
        const size_t written = length < size ? length : size - 1;
        assert_memory_equal(cut, whole, written);
        assert_int_equal(cut[written], '\0');
    }
}

static void test_buffers_of_every_size(void **state)
{
    (void)state;
    static const char *const lines[] = {
        "",
        "FOO",
        "MAIL FROM:<a@b c>",
        "RCPT TO:<user@example.com",
        "RCPT TO:<\x01\x02\x03@b>",
        "MAIL FROM:<a@b> THIS-IS-A-PARAMETER-THAT-NOBODY-KNOWS=\x80",
        "RCPT TO:<a@b> NOTIFY=SUCCESS,FAILURE,DELAY ORCPT=rfc822;user@example.org RRVS=2014-13-01T",
    };
    for (size_t i = 0; i < ARRAY_LENGTH(lines); i++) {
        struct sample sample;
        assert_true(sample_of(&sample, lines[i], strlen(lines[i])));
        for (size_t r = 0; r < ARRAY_LENGTH(renderers); r++) {
            fits_every_size(&sample, renderers[r], 0);
            fits_every_size(&sample, renderers[r], 72);
        }
    }
}

static void same_from_the_guard_page(const struct sample *sample)
{
    static char expected[ROOM], rendered[ROOM];
    struct smtpath_diagnostic diagnostic = sample->diagnostic;
    const char *line = guarded_copy(sample->line, sample->length);

    caret(sample, 60, expected, ROOM);
    smtpath_render_caret(line, sample->length, &diagnostic, 60, rendered, ROOM);
    assert_string_equal(rendered, expected);
    reply(sample, 0, expected, ROOM);
    smtpath_render_reply(line, sample->length, &diagnostic, rendered, ROOM);
    assert_string_equal(rendered, expected);
    json(sample, 0, expected, ROOM);
    smtpath_render_json(line, sample->length, &diagnostic, rendered, ROOM);
    assert_string_equal(rendered, expected);
    assert_ptr_equal(smtpath_mistake(line, sample->length, &diagnostic, 0),
                     smtpath_mistake(sample->line, sample->length, &diagnostic, 0));
}

static void test_nothing_is_read_behind_the_line(void **state)
{
    (void)state;
    for_every_hostile_line(same_from_the_guard_page);
}

static void test_an_empty_line_may_be_null(void **state)
{
    (void)state;
    struct smtpath_line read;
    char buffer[ROOM];
    smtpath_read_command(NULL, 0, NULL, &read);
    assert_true(smtpath_render_reply(NULL, 0, &read.diagnostic, buffer, sizeof buffer) > 0);
    assert_true(smtpath_render_caret(NULL, 0, &read.diagnostic, 80, buffer, sizeof buffer) > 0);
    assert_true(smtpath_render_json(NULL, 0, &read.diagnostic, buffer, sizeof buffer) > 0);
    assert_non_null(smtpath_mistake(NULL, 0, &read.diagnostic, 0));
}

/* A diagnostic about another, longer line is a caller's mistake, but no reason to read outside. */
static void test_a_diagnostic_beyond_the_line(void **state)
{
    (void)state;
    struct sample sample;
    char buffer[ROOM];
    sample_of(&sample, OCTETS("MAIL FROM:<user@example.org> SIZE=12x456"));
    for (sample.length = 0; sample.length < 40; sample.length++) {
        char *copy = heap_copy(sample.line, sample.length);
        smtpath_render_reply(copy, sample.length, &sample.diagnostic, buffer, sizeof buffer);
        smtpath_render_caret(copy, sample.length, &sample.diagnostic, 20, buffer, sizeof buffer);
        smtpath_render_json(copy, sample.length, &sample.diagnostic, buffer, sizeof buffer);
        assert_non_null(smtpath_mistake(copy, sample.length, &sample.diagnostic, 0));
        free(copy);
    }
}

/* Nor is a reason that is none. */
static void test_a_reason_that_is_none(void **state)
{
    (void)state;
    struct sample sample = {.line = "QUIT", .length = 4, .diagnostic = {.code = 500}};
    char of_none[ROOM], of_ok[ROOM];
    for (size_t r = 0; r < ARRAY_LENGTH(renderers); r++) {
        sample.diagnostic.reason = SMTPATH_OK;
        renderers[r](&sample, 80, of_ok, sizeof of_ok);
        sample.diagnostic.reason = SMTPATH_REASON_COUNT;
        renderers[r](&sample, 80, of_none, sizeof of_none);
        assert_string_equal(of_none, of_ok);
    }
}

/* ---- Octets --------------------------------------------------------------------------------------------- */

static void is_printable(const struct sample *sample)
{
    static char text[ROOM];
    for (size_t r = 0; r < ARRAY_LENGTH(renderers); r++) {
        for (size_t w = 0; w < ARRAY_LENGTH(widths); w++) {
            size_t lines = 1;
            renderers[r](sample, widths[w], text, sizeof text);
            for (const char *octet = text; *octet; octet++) {
                if (*octet == '\n')
                    lines++;
                else
                    assert_in_range(*octet, 32, 126);
            }
            assert_int_equal(lines, renderers[r] == caret ? 2 : 1);
        }
    }
}

static void test_no_control_octet_comes_out(void **state)
{
    (void)state;
    for_every_hostile_line(is_printable);
}

/* ---- The reply line --------------------------------------------------------------------------------------- */

static void is_a_reply_line(const struct sample *sample)
{
    char text[SMTPATH_REPLY_LINE_SIZE], start[32], place[32];
    const struct smtpath_diagnostic *d = &sample->diagnostic;
    const size_t length = reply(sample, 0, text, sizeof text);

    assert_true(length <= 510);
    snprintf(start, sizeof start, "%d %d.%d.%d ", d->code, d->enhanced[0], d->enhanced[1],
             d->enhanced[2]);
    assert_memory_equal(text, start, strlen(start));
    snprintf(place, sizeof place, "at byte %u, ", d->offset);
    assert_non_null(strstr(text, place));
    assert_int_equal(strstr(text, "found end of line") != NULL, d->length == 0);
}

static void test_reply_line(void **state)
{
    (void)state;
    for_every_hostile_line(is_a_reply_line);
}

static void test_what_the_line_is_called(void **state)
{
    (void)state;
    static const struct smtpath_options nothing = {0};
    static const struct {
        const char *line, *called;
    } rows[] = {
        {"FOO", "500 5.5.2 Unknown command: "},
        {"TURN", "502 5.5.1 Command obsolete: "},
        {"MAIL FROM:a", "501 5.1.7 Bad sender path: "},
        {"RCPT TO:a", "501 5.1.3 Bad recipient path: "},
        {"RCPT TO:<\xFC@b>", "501 5.1.3 Bad recipient path: "},
        {"MAIL FROM:<a@b> =", "501 5.5.4 Syntax error in parameters: "},
        {"MAIL FROM:<a@b> SIZE=1", "555 5.5.4 Parameter not accepted: "},
        {"MAIL FROM:<a@b> CONPERM", "504 5.5.4 Parameter not accepted: "},
        {"QUIT now", "501 5.5.4 Syntax error in parameters: "},
    };
    char text[SMTPATH_REPLY_LINE_SIZE];
    struct smtpath_line read;
    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++) {
        parse_line(rows[i].line, &nothing, &read);
        smtpath_render_reply("", 0, &read.diagnostic, text, sizeof text);
        assert_memory_equal(text, rows[i].called, strlen(rows[i].called));
    }
    const struct smtpath_options limit_of_two = {.limits.line = 2};
    parse_line("QUIT", &limit_of_two, &read);
    smtpath_render_reply("", 0, &read.diagnostic, text, sizeof text);
    assert_non_null(strstr(text, "500 5.5.2 Line too long: "));

    /* of lines that no command parser has seen */
    static const enum smtpath_reason framing[] = {SMTPATH_BARE_CR, SMTPATH_BARE_LF, SMTPATH_NUL_OCTET};
    for (size_t i = 0; i < ARRAY_LENGTH(framing); i++) {
        const struct smtpath_diagnostic d = {.reason = framing[i], .code = 500};
        smtpath_render_reply("", 0, &d, text, sizeof text);
        assert_non_null(strstr(text, " Bad line: "));
    }
    const struct smtpath_diagnostic reply = {.reason = SMTPATH_EXPECTED_REPLY_CODE, .code = 554};
    smtpath_render_reply("", 0, &reply, text, sizeof text);
    assert_non_null(strstr(text, " Bad reply: "));
}

/* Of a token forty octets are shown, and that there are more. */
static void test_long_tokens(void **state)
{
    (void)state;
    char line[64] = "MAIL FROM:<> ", text[SMTPATH_REPLY_LINE_SIZE], found[64];
    for (size_t length = 38; length <= 43; length++) {
        struct smtpath_line read;
        memset(line + 13, 'X', length);
        assert_int_equal(smtpath_read_command(line, 13 + length, NULL, &read),
                         SMTPATH_UNKNOWN_PARAMETER);
        smtpath_render_reply(line, 13 + length, &read.diagnostic, text, sizeof text);
        snprintf(found, sizeof found, ", found \"%.*s%s\"", length < 40 ? (int)length : 40, line + 13,
                 length > 40 ? "..." : "");
        assert_string_equal(strstr(text, ", found"), found);
    }
}

/* ---- The caret picture ------------------------------------------------------------------------------------ */

/* How an octet stands in the picture: a backslash is doubled, what does not print is \xHH. */
static size_t escaped(char octet, char text[5])
{
    if (octet == '\\')
        return (size_t)snprintf(text, 5, "\\\\");
    if (octet >= 32 && octet <= 126) {
        text[0] = octet;
        text[1] = '\0';
        return 1;
    }
    return (size_t)snprintf(text, 5, "\\x%02X", (unsigned)(unsigned char)octet);
}

/* The column of an octet in a picture that is not cut. */
static size_t column_of(const struct sample *sample, uint32_t offset)
{
    size_t column = 0;
    char text[5];
    for (uint32_t i = 0; i < offset; i++)
        column += escaped(sample->line[i], text);
    return column;
}

static void caret_is_under_the_octet(const struct sample *sample)
{
    static char picture[ROOM];
    const struct smtpath_diagnostic *d = &sample->diagnostic;

    caret(sample, 100000, picture, sizeof picture);
    const char *newline = strchr(picture, '\n');
    assert_non_null(newline);
    const size_t column = strspn(newline + 1, " ");
    assert_int_equal(newline[1 + column], '^');
    assert_int_equal(column, column_of(sample, d->offset));
    assert_int_equal((size_t)(newline - picture), column_of(sample, (uint32_t)sample->length));
}

static void test_caret_is_under_the_octet(void **state)
{
    (void)state;
    for_every_hostile_line(caret_is_under_the_octet);
}

/* In a window too, the caret is under the octet, and what was cut is marked. */
static void window_is_around_the_octet(const struct sample *sample)
{
    static char picture[ROOM];
    const struct smtpath_diagnostic *d = &sample->diagnostic;

    for (size_t w = 0; w < ARRAY_LENGTH(widths); w++) {
        const size_t width = widths[w] < 20 ? 20 : widths[w];
        caret(sample, widths[w], picture, sizeof picture);
        char *newline = strchr(picture, '\n');
        assert_non_null(newline);
        *newline = '\0';
        const char *marks = newline + 1;
        const size_t column = strspn(marks, " ");
        char text[5] = "";
        if (d->offset < sample->length)
            escaped(sample->line[d->offset], text);
        assert_int_equal(marks[column], '^');
        assert_int_equal(strspn(marks + column + 1, "~"), strlen(marks + column + 1));
        assert_true(strlen(picture) <= width && strlen(marks) <= width);
        assert_true(column <= strlen(picture));
        assert_memory_equal(picture + column, text, strlen(text));
        if (column_of(sample, (uint32_t)sample->length) > width)
            assert_non_null(strstr(picture, "..."));
    }
}

static void test_window_is_around_the_octet(void **state)
{
    (void)state;
    for_every_hostile_line(window_is_around_the_octet);
}

static void test_pictures(void **state)
{
    (void)state;
    static const struct {
        const char *line, *picture;
        size_t width;
    } rows[] = {
        {"MAIL FROM:<a@b c>", "MAIL FROM:<a@b c>\n              ^", 80},
        {"RCPT TO:<user@example.com", "RCPT TO:<user@example.com\n                         ^", 80},
        {"MAIL FROM:<a@b> SIZ=1", "MAIL FROM:<a@b> SIZ=1\n                ^~~", 80},
        {"RCPT TO:<\xC3\x28@b>", "RCPT TO:<\\xC3(@b>\n             ^", 80},
        {"RCPT TO:<\"\\\\\" b@c>", "RCPT TO:<\"\\\\\\\\\" b@c>\n               ^", 80},
        {"", "\n^", 80},
        /* thirteen columns and the dots: what is a column too wide is left out, on either side */
        {"RCPT TO:<\"xxx\\yabcdefghijk", "...yabcdefghijk\n               ^", 20},
        {"RCPT TO:<\"xxx\\yabcdefghijkl", "...yabcdefghijkl\n                ^", 20},
        /* nothing is cut, one octet is, at either end; half of the columns before the fault if both are */
        {"RCPT TO:<abcd", "RCPT TO:<abcd\n             ^", 20},
        {"RCPT TO:<abcde", "...CPT TO:<abcde\n                ^", 20},
        {"RSET abcdefgh", "RSET abcdefgh\n    ^", 20},
        {"RSET abcdefghi", "RSET abcdefgh...\n    ^", 20},
        {"RCPT TO:<abcdefg hijklmnopq@b>", "...cdefg hijklmn...\n        ^", 20},
        {"RCPT TO:<abcdefg hijklmnopq@b>", "...bcdefg hijklmno...\n         ^", 22},
        {"FOO\\BARabcdef\\ghij", "FOO\\\\BARabcde...\n^~~~~~~~~~~~~", 20},
        {"FOO\\BARabcd\\ghij", "FOO\\\\BARabcd...\n^~~~~~~~~~~~", 20},
    };
    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++) {
        struct sample sample;
        char picture[200];
        assert_true(sample_of(&sample, rows[i].line, strlen(rows[i].line)));
        caret(&sample, rows[i].width, picture, sizeof picture);
        assert_string_equal(picture, rows[i].picture);
    }
}

/* ---- JSON: RFC 8259 in forty lines ------------------------------------------------------------------------- */

static bool json_value(const char **at);

static bool json_string(const char **at)
{
    if (*(*at)++ != '"')
        return false;
    while (**at != '"') {
        if (**at == '\\') {
            (*at)++;
            if (**at == 'u') {
                if (strspn(*at + 1, "0123456789abcdefABCDEF") < 4)
                    return false;
                *at += 4;
            } else if (!**at || !strchr("\"\\/bfnrt", **at)) {
                return false;
            }
        } else if ((unsigned char)**at < 0x20) {
            return false;
        }
        (*at)++;
    }
    (*at)++;
    return true;
}

static bool json_object(const char **at)
{
    do {
        (*at)++; /* "{" or "," */
        if (!json_string(at) || *(*at)++ != ':' || !json_value(at))
            return false;
    } while (**at == ',');
    return *(*at)++ == '}';
}

static bool json_value(const char **at)
{
    static const char *const words[] = {"true", "false", "null"};
    for (size_t i = 0; i < ARRAY_LENGTH(words); i++) {
        if (strncmp(*at, words[i], strlen(words[i])) == 0) {
            *at += strlen(words[i]);
            return true;
        }
    }
    if (**at == '{')
        return json_object(at);
    if (**at == '"')
        return json_string(at);
    const size_t digits = strspn(*at, "0123456789");
    *at += digits;
    return digits > 0;
}

static void is_json(const struct sample *sample)
{
    static const char *const members[] = {
        "\"ok\":false,", "\"verb\":",     "\"code\":",          "\"enhanced\":\"",
        "\"reason\":\"", "\"expected\":", "\"expected_text\":", "\"found\":",
        "\"mistake\":",  "\"hint\":",     "\"rfc\":\""};
    static char text[ROOM];
    char place[64];
    const char *at = text;

    json(sample, 0, text, sizeof text);
    if (!json_value(&at) || *at)
        fail_msg("no JSON: %s", text);
    for (size_t i = 0; i < ARRAY_LENGTH(members); i++)
        assert_non_null(strstr(text, members[i]));
    snprintf(place, sizeof place, "\"offset\":%u,\"length\":%u,", sample->diagnostic.offset,
             sample->diagnostic.length);
    assert_non_null(strstr(text, place));
}

static void test_json_octet_by_octet(void **state)
{
    (void)state;
    struct sample sample;
    char buffer[ROOM];
    sample_of(&sample, OCTETS("MAIL FROM:<a b>"));
    json(&sample, 0, buffer, sizeof buffer);
    assert_string_equal(
        buffer,
        "{\"ok\":false,\"verb\":\"MAIL\",\"code\":501,\"enhanced\":\"5.1.7\",\"offset\":12,"
        "\"length\":1,\"reason\":\"expected-at\",\"expected\":\"\\\"@\\\"\","
        "\"expected_text\":\"\\\"@\\\"\",\"found\":\"\\\" \\\"\",\"mistake\":\"domain-missing\","
        "\"hint\":\"the domain is missing: an address is user@domain\",\"rfc\":\"RFC 5321 section "
        "4.1.2\"}");
}

static void test_json(void **state)
{
    (void)state;
    for_every_hostile_line(is_json);
}

/* ---- What was expected ------------------------------------------------------------------------------------- */

static void test_expected_words(void **state)
{
    (void)state;
    static const struct {
        enum smtpath_reason reason;
        const char *expected;
    } rows[] = {
        {SMTPATH_EXPECTED_SPACE, "SP"},           {SMTPATH_EXPECTED_DIGIT, "DIGIT"},
        {SMTPATH_EIGHT_BIT_NOT_OFFERED, "ASCII"}, {SMTPATH_EIGHT_BIT_IN_FORWARD_PATH, "ASCII"},
        {SMTPATH_MALFORMED_UTF8, "UTF-8"},        {SMTPATH_REPLY_NOT_UTF8, "UTF-8"},
    };
    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++)
        assert_string_equal(smtpath_reason_info(rows[i].reason)->expected, rows[i].expected);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_buffers_of_every_size),
        cmocka_unit_test(test_nothing_is_read_behind_the_line),
        cmocka_unit_test(test_an_empty_line_may_be_null),
        cmocka_unit_test(test_a_diagnostic_beyond_the_line),
        cmocka_unit_test(test_a_reason_that_is_none),
        cmocka_unit_test(test_no_control_octet_comes_out),
        cmocka_unit_test(test_reply_line),
        cmocka_unit_test(test_what_the_line_is_called),
        cmocka_unit_test(test_long_tokens),
        cmocka_unit_test(test_caret_is_under_the_octet),
        cmocka_unit_test(test_window_is_around_the_octet),
        cmocka_unit_test(test_pictures),
        cmocka_unit_test(test_json_octet_by_octet),
        cmocka_unit_test(test_json),
        cmocka_unit_test(test_expected_words),
    };
    return cmocka_run_group_tests_name("diagnostic", tests, NULL, NULL);
}
