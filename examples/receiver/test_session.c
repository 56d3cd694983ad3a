// SPDX-License-Identifier: MIT
/*
 * test_session DIALOGUE: plays each case of dialogue.txt in one go, octet by octet, and in many random
 * cuttings, with the client reading its replies now and then; compares the replies, and the spool.
 */
#include "receiver.h"
#include "support.h"

#include <dirent.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <unistd.h>

enum { MOST_CASES = 64, CUTTINGS = 100, ROOM = 1 << 18 };

struct text {
    size_t length;
    char octets[ROOM];
};

struct script {
    char name[64];
    uint64_t extensions; /* besides those that all have */
    struct text sent, replies, spooled;
};

static char spool_name[] = "/tmp/smtpath-spool-XXXXXX";
static struct service service = {
    .name = "mx.example.org",
    .size_limit = 1000,
    .recipient_limit = 3,
    .extensions = SMTPATH_EXT_PIPELINING | SMTPATH_EXT_SIZE | SMTPATH_EXT_8BITMIME | SMTPATH_EXT_DSN |
                  SMTPATH_EXT_SMTPUTF8 | SMTPATH_EXT_ENHANCEDSTATUSCODES,
};
static struct script scripts[MOST_CASES];

/* ---- The cases -------------------------------------------------------------------------------------- */

static void append(struct text *text, const char *octets, size_t length)
{
    assert_true(length <= ROOM - text->length);
    memcpy(text->octets + text->length, octets, length);
    text->length += length;
}

/* A line of the file: escapes undone, and CRLF behind it unless it ends with a backslash. */
static void append_line(struct text *text, const char *line)
{
    unsigned octet;

    while (*line != '\0') {
        char one = *line++;
        if (one == '\\' && *line == '\0')
            return;
        if (one == '\\' && *line == '\\') {
            line++;
        } else if (one == '\\' && sscanf(line, "x%2X", &octet) == 1) {
            one = (char)octet;
            line += 3;
        }
        append(text, &one, 1);
    }
    append(text, "\r\n", 2);
}

static size_t read_scripts(const char *file)
{
    FILE *in = fopen(file, "r");
    char line[1024];
    size_t count = 0;

    assert_non_null(in);
    while (fgets(line, sizeof line, in) != NULL) {
        struct script *s = &scripts[count == 0 ? 0 : count - 1];
        line[strcspn(line, "\n")] = '\0';
        const char *text = line + (strlen(line) > 3 ? 3 : 2);
        if (strncmp(line, "case ", 5) == 0) {
            assert_true(count < MOST_CASES);
            snprintf(scripts[count++].name, sizeof s->name, "%.63s", line + 5);
        } else if (strcmp(line, "with CHUNKING") == 0) {
            s->extensions = SMTPATH_EXT_CHUNKING;
        } else if (line[0] == 'C' || line[0] == 'D') {
            append_line(&s->sent, text);
        } else if (line[0] == 'S') {
            append_line(&s->replies, text);
        } else if (line[0] == 'F') {
            append_line(&s->spooled, text);
        } else {
            assert_true(line[0] == '#' || line[0] == '\0');
        }
    }
    fclose(in);
    return count;
}

/* ---- One connection --------------------------------------------------------------------------------- */

static uint32_t random_state = 1;

/* xorshift32: 0 .. below - 1 */
static size_t random_below(size_t below)
{
    random_state ^= random_state << 13;
    random_state ^= random_state >> 17;
    random_state ^= random_state << 5;
    return random_state % below;
}

static void drain(struct buffer *out, size_t most, struct text *replies)
{
    const size_t length = most < buffer_length(out) ? most : buffer_length(out);
    append(replies, out->octets + out->begin, length);
    out->begin += length;
}

/* Plays what a client sends, in pieces of up to `piece` octets; it reads its replies only where the
 * session would stop without, or by chance. */
static void play(const struct text *sent, size_t piece, bool by_chance, struct text *replies)
{
    static struct session session;
    static struct buffer in, out;
    size_t at = 0;
    bool stepped = true;

    in.begin = in.end = out.begin = out.end = 0;
    replies->length = 0;
    session_begin(&session, &service, &out);
    while (at < sent->length || stepped) {
        size_t length = by_chance ? 1 + random_below(piece) : piece;
        buffer_compact(&in);
        if (length > sent->length - at)
            length = sent->length - at;
        if (length > buffer_room(&in))
            length = buffer_room(&in);
        memcpy(in.octets + in.end, sent->octets + at, length);
        in.end += length;
        at += length;
        stepped = false;
        while (buffer_room(&out) >= REPLY_ROOM && session_step(&session, &in))
            stepped = true;
        if (session.state == SESSION_ENDED)
            break;
        if (buffer_room(&out) < REPLY_ROOM || (by_chance && random_below(4) == 0)) {
            drain(&out, 1 + random_below(2 * REPLY_ROOM), replies);
            stepped = true;
        }
    }
    session_abandon(&session);
    drain(&out, BUFFER_SIZE, replies);
}

/* All files of the spool in the order in which they came, and away with them. */
static void collect(struct text *spooled)
{
    struct dirent **entries;
    const int count = scandir(spool_name, &entries, NULL, alphasort);

    spooled->length = 0;
    assert_true(count >= 2);
    for (int i = 0; i < count; i++) {
        const int fd = openat(service.spool.directory, entries[i]->d_name, O_RDONLY);
        const ssize_t length =
            entries[i]->d_name[0] == '.'
                ? 0
                : read(fd, spooled->octets + spooled->length, ROOM - spooled->length);
        assert_true(length >= 0);
        spooled->length += (size_t)length;
        close(fd);
        unlinkat(service.spool.directory, entries[i]->d_name, 0);
        free(entries[i]);
    }
    free(entries);
    service.spool.serial = 0; /* names of one length, so they sort */
}

/* ---- Comparisons ------------------------------------------------------------------------------------ */

static size_t line_length(const struct text *text, size_t at)
{
    const char *end = memchr(text->octets + at, '\n', text->length - at);
    return (end == NULL ? text->length : (size_t)(end + 1 - text->octets)) - at;
}

/* Line by line; "*" in an expected one stands for the rest. */
static bool same(const struct text *expected, const struct text *got)
{
    size_t a = 0, b = 0;

    while (a < expected->length && b < got->length) {
        const size_t length = line_length(expected, a), other = line_length(got, b);
        const char *star = memchr(expected->octets + a, '*', length);
        const size_t prefix = star == NULL ? length : (size_t)(star - expected->octets) - a;
        if (prefix > other || (star == NULL && length != other) ||
            memcmp(expected->octets + a, got->octets + b, prefix) != 0) {
            print_error("expected: %.*sgot:      %.*s", (int)length, expected->octets + a, (int)other,
                        got->octets + b);
            return false;
        }
        a += length;
        b += other;
    }
    if (a < expected->length || b < got->length)
        print_error("expected also: %.*s\ngot also: %.*s\n", (int)(expected->length - a),
                    expected->octets + a, (int)(got->length - b), got->octets + b);
    return a == expected->length && b == got->length;
}

static void check(const struct script *s, size_t piece, bool by_chance)
{
    static struct text replies, spooled;

    play(&s->sent, piece, by_chance, &replies);
    collect(&spooled);
    assert_true(same(&s->replies, &replies));
    assert_true(same(&s->spooled, &spooled));
}

static void test_script(void **state)
{
    const struct script *s = *state;

    service.extensions |= s->extensions;
    check(s, ROOM, false);
    check(s, 1, false);
    for (int i = 0; i < CUTTINGS; i++)
        check(s, 1 + random_below(100), true);
    service.extensions &= ~s->extensions;
}

/* More replies than there is room for, to a client that seldom reads. */
static void test_back_pressure(void **state)
{
    static struct script s;
    (void)state;

    append_line(&s.replies, "220 mx.example.org ESMTP");
    for (int i = 0; i < 3000; i++) {
        append_line(&s.sent, i % 2 == 0 ? "NOOP" : "FOO");
        append_line(&s.replies, i % 2 == 0 ? "250 2.0.0 Ok" : "500 5.5.2 *");
    }
    check(&s, ROOM, false);
    check(&s, 5000, true);
}

/* ---- All of it -------------------------------------------------------------------------------------- */

static bool write_table(const char *name)
{
    FILE *out = fopen(name, "w");
    return out != NULL &&
           fputs("# a comment\n\nmoved@example.org      251  <new@example.net>\n"
                 "\"a b\"@example.org      551  \"c d\"@example.net\n"
                 "umlaut@example.org     251  <m\xC3\xBCller@example.net>\n",
                 out) >= 0 &&
           fclose(out) == 0;
}

int main(int argc, char **argv)
{
    static struct CMUnitTest tests[MOST_CASES + 1];
    char table[sizeof spool_name + sizeof "/table"];

    if (argc != 2 || mkdtemp(spool_name) == NULL)
        return 2;
    snprintf(table, sizeof table, "%s/table", spool_name);
    if (!write_table(table) || !forwarding_read(&service.forwarding, table) || unlink(table) != 0 ||
        !spool_open(&service.spool, spool_name, false))
        return 2;
    const size_t count = read_scripts(argv[1]);
    for (size_t i = 0; i < count; i++)
        tests[i] = (struct CMUnitTest){scripts[i].name, test_script, NULL, NULL, &scripts[i]};
    tests[count] = (struct CMUnitTest)cmocka_unit_test(test_back_pressure);
    const int failed = _cmocka_run_group_tests("receiver session", tests, count + 1, NULL, NULL);
    rmdir(spool_name);
    return failed != 0;
}
