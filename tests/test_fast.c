// SPDX-License-Identifier: MIT
/*
 * The short way against the productions: a line that takes it, all the way or up to a path or a parameter, has the
 * result that they give; and a line's end is where it is octet by octet, also of many lines. The program is built once for each instruction set
 * that parser/fast.c and scan.c know.
 *
 * Arguments: the folder of the benchmarks' data sets, the files of corpus/conformance.
 */
#define _DEFAULT_SOURCE /* MAP_ANONYMOUS */
#include "corpus.h"
#include "scan.h"
#include "support.h"

#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

#if defined(PRODUCTIONS_ONLY)
static const bool takes_lines = false;
#else
static const bool takes_lines = true;
#endif

/* ---- One line ------------------------------------------------------------------------------------------- */

/* A line between two pages that cannot be read. */
static char *room;
enum { ROOM = 1 << 16 };

static void make_room(void)
{
    const size_t page = (size_t)sysconf(_SC_PAGESIZE);
    char *pages = mmap(NULL, ROOM + 2 * page, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (pages == MAP_FAILED || mprotect(pages + page, ROOM, PROT_READ | PROT_WRITE) != 0)
        abort();
    room = pages + page;
}

static void assert_same_span(struct smtpath_span a, struct smtpath_span b)
{
    assert_int_equal(a.offset, b.offset);
    assert_int_equal(a.length, b.length);
}

/* The typed members that hold, of the parameters that the short way reads. */
static void assert_same_values(const struct smtpath_line *a, const struct smtpath_line *b)
{
    if (a->present & SMTPATH_BIT(SMTPATH_PARAM_SIZE))
        assert_true(a->parameter[SMTPATH_PARAM_SIZE].number == b->parameter[SMTPATH_PARAM_SIZE].number);
    static const enum smtpath_param chosen[] = {SMTPATH_PARAM_BODY, SMTPATH_PARAM_RET,
                                                SMTPATH_PARAM_NOTIFY};
    for (size_t i = 0; i < ARRAY_LENGTH(chosen); i++)
        if (a->present & SMTPATH_BIT(chosen[i]))
            assert_int_equal(a->parameter[chosen[i]].choice, b->parameter[chosen[i]].choice);
    if (a->present & SMTPATH_BIT(SMTPATH_PARAM_ORCPT)) {
        assert_same_span(a->parameter[SMTPATH_PARAM_ORCPT].first,
                         b->parameter[SMTPATH_PARAM_ORCPT].first);
        assert_same_span(a->parameter[SMTPATH_PARAM_ORCPT].second,
                         b->parameter[SMTPATH_PARAM_ORCPT].second);
    }
}

/* Even where the header leaves a member open, the two write the same. */
static void assert_same_rest(const struct smtpath_line *a, const struct smtpath_line *b)
{
    assert_int_equal(a->deviation_offset, b->deviation_offset);
    assert_int_equal(a->chunk_size, b->chunk_size);
    assert_same_span(a->parameters, b->parameters);
    assert_same_span(a->argument, b->argument);
    assert_same_span(a->second, b->second);
    assert_same_span(a->path.path, b->path.path);
    assert_same_span(a->path.route, b->path.route);
    assert_same_span(a->path.mailbox, b->path.mailbox);
    assert_same_span(a->path.local, b->path.local);
    assert_same_span(a->path.domain, b->path.domain);
    assert_memory_equal(a->path.address, b->path.address, sizeof a->path.address);
    for (int i = 0; i < SMTPATH_PARAM_COUNT; i++)
        if (a->present & SMTPATH_BIT(i)) {
            assert_same_span(a->parameter[i].keyword, b->parameter[i].keyword);
            assert_same_span(a->parameter[i].value, b->parameter[i].value);
        }
}

static const char *reason_name(const struct smtpath_line *read)
{
    return read->diagnostic.reason == SMTPATH_OK ? "ok"
                                                 : smtpath_reason_info(read->diagnostic.reason)->name;
}

/* Limits that are spelled out are none of the short way's business: this is how the productions alone are
 * asked, under the same rules. */
static struct smtpath_options productions_only(const struct smtpath_options *options)
{
    struct smtpath_options same = *options;
    if (same.limits.label == 0)
        same.limits.label = 63;
    return same;
}

/* What holds of a refused line, too. */
static void assert_same_fragments(const struct smtpath_line *a, const struct smtpath_line *b)
{
    assert_int_equal(a->path.kind, b->path.kind);
    assert_int_equal(a->path.local_kind, b->path.local_kind);
    assert_int_equal(a->path.domain_kind, b->path.domain_kind);
    assert_int_equal(a->present, b->present);
    assert_int_equal(a->private_present, b->private_present);
    assert_same_values(a, b);
    assert_same_rest(a, b);
}

/* How much of the line takes the short way. The line's result must be that of the productions. */
static size_t agree(const char *line, size_t length, const struct smtpath_options *options)
{
    static struct smtpath_line fast, slow;
    const struct smtpath_options same = productions_only(options);
    memset(&fast, 0xA5, sizeof fast);
    memset(&slow, 0x5A, sizeof slow);
    const struct stop stop = stop_of(fast_line(line, length, options, &fast));
    /* what is not welcome of it, only the caller of the short way asks */
    if (stop.stage != LINE_READ || options->refuse != 0)
        smtpath_read_command(line, length, options, &fast);
    const enum smtpath_reason reason = smtpath_read_command(line, length, &same, &slow);
    if (fast.diagnostic.reason != reason)
        fail_msg("%s in place of %s: %.*s", reason_name(&fast), reason_name(&slow), (int)length, line);
    assert_same_result(&fast, &slow);
    assert_same_fragments(&fast, &slow);
    return stop.stage == LINE_READ ? length : stop.at;
}

/* The same, with a page that cannot be read right behind the line, and right before it. */
static size_t agree_at_page_ends(const char *octets, size_t length,
                                 const struct smtpath_options *options)
{
    char *at_end = room + ROOM - length;
    if (length > 0)
        memcpy(at_end, octets, length);
    const size_t taken = agree(at_end, length, options);
    if (length > 0)
        memcpy(room, octets, length);
    assert_int_equal(agree(room, length, options), taken);
    return taken;
}

/* ---- Lines of files --------------------------------------------------------------------------------------- */

static const char *data_folder;
static struct corpus corpus;

/* A set of lines, each with its CRLF. */
struct lines {
    char *octets;
    size_t size;
};

static struct lines read_set(const char *name)
{
    struct lines lines;
    char path[4096];
    snprintf(path, sizeof path, "%s/%s.txt", data_folder, name);
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        fail_msg("cannot read %s", path);
    lines.octets = malloc(1 << 23);
    assert_non_null(lines.octets);
    lines.size = fread(lines.octets, 1, 1 << 23, file);
    fclose(file);
    return lines;
}

/* The next line from *at on, without its CRLF; false behind the last. */
static bool next_line(const struct lines *lines, size_t *at, const char **line, size_t *length)
{
    if (*at >= lines->size)
        return false;
    const char *lf = memchr(lines->octets + *at, '\n', lines->size - *at);
    *line = lines->octets + *at;
    *length = (size_t)(lf - *line) - 1;
    *at = (size_t)(lf - lines->octets) + 1;
    return true;
}

/* Each line of the set; so many of a hundred must take the short way to their end. */
static void check_set(const char *name, unsigned least, unsigned most)
{
    const struct lines lines = read_set(name);
    const char *line;
    size_t length, at = 0, count = 0, taken = 0;
    while (next_line(&lines, &at, &line, &length)) {
        count++;
        taken += agree_at_page_ends(line, length, &everything_offered) == length;
    }
    free(lines.octets);
    if (takes_lines)
        assert_true(taken * 100 >= count * least);
    assert_true(taken * 100 <= count * most);
}

static void test_common_lines_are_taken(void **unused)
{
    (void)unused;
    check_set("rcpt", 100, 100);
    check_set("mail", 100, 100);
    check_set("sender", 100, 100);
    check_set("dsn", 100, 100);
    check_set("longest", 100, 100);
    check_set("mixed", 97, 100);
}

/* Lines that are taken to their end with their fault, and those that are read on where the short way stopped. */
static void test_other_lines(void **unused)
{
    (void)unused;
    check_set("ipv6", 100, 100);
    check_set("quoted", 0, 100); /* without vectors they are left */
    check_set("utf8", 100, 100);
    check_set("malformed-start", 70, 90);
    check_set("malformed-middle", 90, 100);
    check_set("malformed-end", 20, 40);
}

struct stopping {
    const char *line;
    const char *rest; /* what of it the productions are left with */
};

static void check_stops(const struct stopping *rows, size_t count,
                        const struct smtpath_options *options)
{
    if (!takes_lines)
        skip();
    for (size_t i = 0; i < count; i++) {
        const size_t length = strlen(rows[i].line);
        const size_t taken = agree_at_page_ends(rows[i].line, length, options);
        if (taken != length - strlen(rows[i].rest))
            fail_msg("%s: stopped at %d", rows[i].line, (int)taken);
    }
}

/* Nothing is read twice: the productions go on at the path or at the parameter that is left to them. */
static void test_where_it_stops(void **unused)
{
    static const struct stopping rows[] = {
        {"RCPT TO:<user@example.com> NOTIFY=ALWAYS", " NOTIFY=ALWAYS"},
        {"RCPT TO:<user@example.com> X=1", " X=1"},
        {"RCPT TO:<user@example.com> NOTIFY=NEVER RRVS=x", " RRVS=x"},
        {"RCPT TO:<user@example.com>,<other@example.com>", ",<other@example.com>"},
        {"MAIL FROM:<user@example.com> SIZE=1 SIZE=2", " SIZE=2"},
        {"MAIL FROM:<user@example.com> SIZE=1 RET=FULLY", " RET=FULLY"},
        {"MAIL FROM:<user@example.com> SIZE=1 \t ", ""},
        {"MAIL FROM:<user@example.com>  BODY=7BIT", "  BODY=7BIT"},
        {"MAIL FROM:<> BY=120;R", " BY=120;R"},
        {"MAIL FROM:<> SIZE=3  BY=120;R ", "  BY=120;R "},
        {"RCPT TO:<@relay.example:user@example.com>", "<@relay.example:user@example.com>"},
        {"RCPT TO:<Postmaster> NOTIFY=NEVER", "<Postmaster> NOTIFY=NEVER"},
        {"RCPT TO:<postmister> NOTIFY=NEVER", "<postmister> NOTIFY=NEVER"},
        {"RCPT TO:<user@[X-tag:1.2.3.4]>", "<user@[X-tag:1.2.3.4]>"},
        {"RCPT TO:<user@[192.0.2.256]>", "<user@[192.0.2.256]>"},
        {"RCPT TO:<user@[192.0.02.0001]>", "<user@[192.0.02.0001]>"},
        {"RCPT TO:<user@[192.0.2]>", "<user@[192.0.2]>"},
        {"RCPT TO:<user@[192.0.2.1.1]>", "<user@[192.0.2.1.1]>"},
        {"RCPT TO:<user@[192.0.2.a]>", "<user@[192.0.2.a]>"},
        {"RCPT TO:<user@[IPv6:1:2:3:4:5:6:192.0.2.1]>", ""},
        {"RCPT TO:<user@[IPv6:1::4:192.0.2.1]>", ""},
        {"RCPT TO:<user@[IPv6:1:2:3::4:5:192.0.2.1]>", "<user@[IPv6:1:2:3::4:5:192.0.2.1]>"},
        {"RCPT TO:<user@[IPv6:1:2:3:4:5:6:7:8]>", ""},
        {"RCPT TO:<user@[IPv6:1:2:3::4:5:6:7]>", "<user@[IPv6:1:2:3::4:5:6:7]>"},
        {"RCPT TO:<user@[IPv6:12345::1]>", "<user@[IPv6:12345::1]>"},
        {"RCPT TO:<user@[IPv6:1:::2]>", "<user@[IPv6:1:::2]>"},
        {"RCPT TO:<user@[IPv6:1::2:]>", "<user@[IPv6:1::2:]>"},
        {"RCPT TO:<user@[IPv6::1::2]>", "<user@[IPv6::1::2]>"},
        {"RCPT TO:<user@[IPv6:::]>", ""},
        {"RCPT TO:<user@[192.0.2.1]> X=1", " X=1"},
        {"RCPT TO:<user@[IPv6:2001:db8::1]>NOTIFY", "NOTIFY"},
        {"RCPT TO:<user@[192.0.2.1],", "<user@[192.0.2.1],"},
        {"RCPT TO:<us..er@[192.0.2.1]>", "<us..er@[192.0.2.1]>"},
        {"MAIL FROM:<\xC3\xA4@example.com> SMTPUTF8 SIZE=3", ""},
        {"MAIL FROM:<\xC3\xA4@example.com> SIZE=3",
         ""}, /* but that SMTPUTF8 is missing is still to be said */
        {"MAIL FROM:<a@\xC3\xA4.example> SMTPUTF8 BY=120;R", " BY=120;R"},
        {"RCPT TO:<a@\xC3\xA4-.example>", "<a@\xC3\xA4-.example>"},
        {"RCPT TO:<a@\xED\xA0\x80.example>", "<a@\xED\xA0\x80.example>"},
    };
    (void)unused;
    check_stops(rows, ARRAY_LENGTH(rows), &everything_offered);
}

/* Where there are sets for them, quoted strings are taken, too; else their paths are left to the productions. */
static void test_quoted_strings(void **unused)
{
    static const struct stopping rows[] = {
        {"RCPT TO:<\"a\\\"b\"@[192.0.2.1]>", ""},
        {"RCPT TO:<\"a\\\\\"@example.com>", ""},
        {"RCPT TO:<\"a\\\\\"b\"@example.com>", "<\"a\\\\\"b\"@example.com>"},
        {"MAIL FROM:<\"\"@example.com> SIZE=3 BY=120;R", " BY=120;R"},
    };
    (void)unused;
    if (!takes_lines)
        skip();
    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++) {
        const size_t length = strlen(rows[i].line),
                     path = (size_t)(strchr(rows[i].line, '<') - rows[i].line);
        const size_t taken = agree_at_page_ends(rows[i].line, length, &everything_offered);
        assert_true(taken == path || taken == length - strlen(rows[i].rest));
    }
}

/* Commands that take nothing or a host's name, and what looks like one of them. */
static void test_other_commands(void **unused)
{
    static const struct stopping rows[] = {
        {"DATA", ""},
        {"rset", ""},
        {"Quit", ""},
        {"NOOP", ""},
        {"starttls", ""},
        {"HELP", "HELP"},
        {"DATA ", "DATA "},
        {"STARTTLZ", "STARTTLZ"},
        {"EHLO a.b", "EHLO a.b"},
        {"EHLO [192.0.2.1]", ""},
        {"LHLO [IPv6:::1]", ""},
        {"HELO [192.0.2.1]", "HELO [192.0.2.1]"},
        {"EHLO [192.0.2.1] ", "EHLO [192.0.2.1] "},
        {"EHLO [192.0.2.1]x", "EHLO [192.0.2.1]x"},
        {"EHLO [192.0.2.256]", "EHLO [192.0.2.256]"},
        {"EHLO a.bc", ""},
        {"ehlo client.example", ""},
        {"HELO a-b.example", ""},
        {"LHLO relay-1.example.org", ""},
        {"EHLO relay-.example", "EHLO relay-.example"},
        {"EHLO relay..example", "EHLO relay..example"},
        {"EHLO relay.example.", "EHLO relay.example."},
        {"EHLO -elay.example", "EHLO -elay.example"},
        {"EHLO .relay.example", "EHLO .relay.example"},
        {"EHLO relay example", "EHLO relay example"},
        {"EHLO  relay.example", "EHLO  relay.example"},
        {"EHLO a23456789b123456789c123456789d123456789e123456789f123456789.de", ""},
    };
    (void)unused;
    check_stops(rows, ARRAY_LENGTH(rows), &everything_offered);
}

/* Where something is tolerated, what is wrong is left to those who know what is. */
static void test_nothing_is_refused_where_something_is_tolerated(void **unused)
{
    static const struct smtpath_options tolerant = {.tolerate = SMTPATH_TOLERATE_ALL};
    static const struct stopping rows[] = {
        {"RCPT TO:<user..x@example.com>", "<user..x@example.com>"},
        {"RCPT TO: <user@example.com>", "RCPT TO: <user@example.com>"},
        {"RCPT TO:<user@example_host.com>", "<user@example_host.com>"},
        {"RCPT TO:<user@example.com", "<user@example.com"},
    };
    (void)unused;
    check_stops(rows, ARRAY_LENGTH(rows), &tolerant);
}

/* Whether the short way takes the line to its end, and accepts it. */
static bool is_accepted(const char *line, int length)
{
    static struct smtpath_line read;
    agree(line, (size_t)length, &everything_offered);
    return stop_of(fast_line(line, (size_t)length, &everything_offered, &read)).stage == LINE_READ &&
           read.diagnostic.reason == SMTPATH_OK;
}

/* Of a path everything that the grammar lets stand is taken, in the first block of 64 octets and behind it. */
static void test_each_octet_of_the_grammar_is_taken(void **unused)
{
    static const int before[] = {1, 60};
    (void)unused;
    if (!takes_lines)
        skip();
    for (int octet = 1; octet <= 0xFF; octet++)
        for (size_t i = 0; i < ARRAY_LENGTH(before); i++) {
            char line[200];
            int length = sprintf(line, "RCPT TO:<%0*d%cb@example.com>", before[i], 0, octet);
            bool taken = is_accepted(line, length);
            assert_int_equal(taken, octet == '.' || in_class((char)octet, ATEXT));
            length = sprintf(line, "RCPT TO:<a@%0*d%cb.example.com>", before[i], 0, octet);
            taken = is_accepted(line, length);
            assert_int_equal(taken, octet == '.' || octet == '-' || in_class((char)octet, LET_DIG));
        }
}

/* Each case as it is, and with every extension offered. */
static void test_corpus(void **unused)
{
    (void)unused;
    for (size_t i = 0; i < corpus.count; i++) {
        const struct corpus_case *c = &corpus.cases[i];
        if (c->length > ROOM)
            continue;
        agree_at_page_ends(c->octets, c->length, &c->options);
        agree_at_page_ends(c->octets, c->length, &everything_offered);
    }
}

/* ---- Lines made here ---------------------------------------------------------------------------------------- */

/* xorshift64: the same lines in every run. */
static uint64_t state = UINT64_C(0x5321);

static uint32_t below(size_t bound)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (uint32_t)((state >> 33) % bound);
}

/* Every octet that the grammar tells from another, and some that it does not. */
static char any_octet(void)
{
    static const char marks[] = "<>@.-=+;:, \t\"\\[]()/_~!az AZ09mx\x7F\x80\xFF\x1F\r\n";
    return below(4) == 0 ? (char)below(256) : marks[below(sizeof marks - 1)];
}

/* One small change: an octet replaced, removed, put in, or a piece of the line said twice. */
static size_t mutate(char *line, size_t length)
{
    const size_t at = below(length);
    const uint32_t kind = below(8);
    if (kind < 4) {
        line[at] = any_octet();
        return length;
    }
    if (kind == 4) {
        memmove(line + at, line + at + 1, length - at - 1);
        return length - 1;
    }
    const size_t piece = kind == 5 ? 1 : 1 + below(length - at < 70 ? length - at : 70);
    memmove(line + at + piece, line + at, length - at);
    if (kind == 5)
        line[at] = any_octet();
    return length + piece;
}

static void check_mutated(const char *name, uint32_t every)
{
    const struct lines lines = read_set(name);
    static const struct smtpath_options offers[] = {
        {.extensions = SMTPATH_EXT_ALL, .smtputf8 = true},
        {.extensions = SMTPATH_EXT_ALL, .tolerate = SMTPATH_TOLERATE_ALL},
        {.extensions = SMTPATH_EXT_SIZE | SMTPATH_EXT_8BITMIME, .strict_trailing = true},
        {.extensions = SMTPATH_EXT_ALL, .refuse = (UINT32_C(1) << SMTPATH_FLAG_COUNT) - 1},
        {.extensions = SMTPATH_EXT_DSN},
        {.extensions = 0},
    };
    const char *line;
    size_t length, at = 0;
    while (next_line(&lines, &at, &line, &length)) {
        char copy[2048];
        if (below(every) != 0)
            continue;
        memcpy(copy, line, length);
        for (uint32_t changes = 0; changes < 3 && length > 1; changes++) {
            length = mutate(copy, length);
            agree_at_page_ends(copy, length, &offers[below(ARRAY_LENGTH(offers))]);
        }
    }
    free(lines.octets);
}

static void test_mutated_lines(void **unused)
{
    (void)unused;
    static const char *const sets[] = {"rcpt", "mail", "sender",          "dsn", "longest", "quoted",
                                       "utf8", "ipv6", "malformed-middle"};
    for (uint32_t round = 0; round < 4; round++)
        for (size_t i = 0; i < ARRAY_LENGTH(sets); i++)
            check_mutated(sets[i], 2);
}

/* Every octet at every place of a line. */
static void test_each_octet_at_each_place(void **unused)
{
    static const char *const lines[] = {
        "RCPT TO:<a.b-c@d-e.f>",
        "MAIL FROM:<user.name@mail.example.com> SIZE=123456789012 BODY=BINARYMIME SMTPUTF8",
        "MAIL FROM:<> RET=FULL ENVID=a+2Bb+7Ec SIZE=1",
        "RCPT TO:<a@b> NOTIFY=SUCCESS,FAILURE,DELAY ORCPT=rfc822;a+20b@example.com",
        "RCPT TO:<a@b.example> ORCPT=RFC822;c NOTIFY=NEVER",
        "MAIL FROM:<local-part-that-is-longer@label-one-that-is-long.label-two.example> BODY=7BIT",
        "RCPT TO:<\"a\\\"b. c\"@d.example> NOTIFY=NEVER",
        "MAIL FROM:<\"x\xC3\xA4\"@\xE2\x82\xAC.\xF0\x90\x8D\x88> SMTPUTF8",
        "RCPT TO:<a.b@[IPv6:2001:db8::192.0.2.1]>",
        "RCPT TO:<a@[192.0.2.255]>",
        "RCPT TO:<a@[1.2.3.4]>",
        "RCPT TO:<a@[12.34.5.67]>",
        "RCPT TO:<a@[IPv6:::1.2.3.4]>",
        "RCPT TO:<a@[IPv6:1::f:12]>",
        "RCPT TO:<a@[IPv6:1:2:3:4:5:6:7:8]>",
        "EHLO client-1.example.org",
        "EHLO [192.0.2.10]",
        "STARTTLS",
        "QUIT",
    };
    (void)unused;
    for (size_t i = 0; i < ARRAY_LENGTH(lines); i++) {
        char copy[256];
        const size_t length = strlen(lines[i]);
        for (size_t at = 0; at < length; at++)
            for (int octet = 0; octet < 256; octet++) {
                memcpy(copy, lines[i], length);
                copy[at] = (char)octet;
                agree_at_page_ends(copy, length, &everything_offered);
            }
        for (size_t cut = 0; cut <= length; cut++)
            agree_at_page_ends(lines[i], cut, &everything_offered);
    }
}

/* A line of the commonest forms is taken if the productions accept it. */
static void taken_if_accepted(const char *line, int length)
{
    static struct smtpath_line read;
    const struct smtpath_options same = productions_only(&everything_offered);
    const bool accepted = smtpath_read_command(line, (size_t)length, &same, &read) == SMTPATH_OK;
    agree_at_page_ends(line, (size_t)length, &everything_offered);
    if (takes_lines && length >= 16 && length <= 510)
        assert_int_equal(is_accepted(line, length), accepted);
}

/* Local parts, labels, domains, paths and values around their limits and around the block of 64 octets. */
static void test_lengths(void **unused)
{
    (void)unused;
    char line[600];
    for (int local = 1; local <= 66; local++)
        for (int label = 1; label <= 66; label++)
            for (int labels = 1; labels <= 4; labels++) {
                int length = sprintf(line, "%s<", labels % 2 ? "RCPT TO:" : "MAIL FROM:");
                for (int i = 0; i < local; i++)
                    line[length++] = 'l';
                for (int i = 0; i < labels; i++) {
                    line[length++] = i == 0 ? '@' : '.';
                    for (int j = 0; j < label; j++)
                        line[length++] = j > 0 && j == label / 2 && j < label - 1 ? '-' : 'd';
                }
                line[length++] = '>';
                taken_if_accepted(line, length);
            }
    for (int value = 1; value <= 490; value++) {
        taken_if_accepted(line, sprintf(line, "RCPT TO:<a@b> ORCPT=rfc822;%0*d", value, 0));
        taken_if_accepted(line, sprintf(line, "MAIL FROM:<a@b> ENVID=%0*d", value, 0));
    }
    for (int digits = 1; digits <= 22; digits++) {
        const int length = sprintf(line, "MAIL FROM:<a@b> SIZE=%.*s", digits, "9999999999999999999999");
        if (digits == 20)
            assert_true(agree_at_page_ends(line, (size_t)length, &everything_offered) < (size_t)length);
        else
            taken_if_accepted(line, length);
    }
}

/* The shortest and the longest line that is taken, and their neighbours. */
static void test_length_of_the_line(void **unused)
{
    static const int lengths[] = {15, 16, 510, 511};
    (void)unused;
    if (!takes_lines)
        skip();
    for (size_t i = 0; i < ARRAY_LENGTH(lengths); i++) {
        char line[600] = "RCPT TO:<a@bcd>";
        if (lengths[i] == 16)
            memcpy(line + 14, "e>", 3);
        if (lengths[i] > 16)
            sprintf(line, "RCPT TO:<a@b> ORCPT=rfc822;%0*d", lengths[i] - 27, 0);
        const size_t length = strlen(line);
        assert_int_equal(length, lengths[i]);
        const bool within = length >= 16 && length <= 510;
        assert_int_equal(agree_at_page_ends(line, length, &everything_offered), within ? length : 0);
    }
}

/* The same line wherever it lies: no load asks for more than an octet's alignment. */
static void test_alignments(void **unused)
{
    static const char line[] = "MAIL FROM:<user.name@mail.example.com> SIZE=12345 BODY=8BITMIME";
    (void)unused;
    for (size_t shift = 0; shift < 128; shift++) {
        memcpy(room + shift, line, sizeof line - 1);
        agree(room + shift, sizeof line - 1, &everything_offered);
    }
}

/* ---- Ends of lines ---------------------------------------------------------------------------------------------- */

static bool is_plain(char octet)
{
    return octet != '\r' && octet != '\n' && octet != '\0';
}

/* Of octets that lie between pages that cannot be read: the first that is not plain is never passed, and found wherever
 * there are as many as the widest vector looks at. */
static void check_end(const char *octets, uint32_t at, uint32_t end)
{
    enum { WIDEST = 64 };
    uint32_t first = at;
    while (first < end && is_plain(octets[first]))
        first++;
    const uint32_t found = past_plain(octets, at, end);
    assert_in_range(found, at, first);
    if (takes_lines && end >= WIDEST)
        assert_int_equal(found, first);
}

static void check_ends(const char *octets, uint32_t length)
{
    char *at_end = room + ROOM - length;
    memcpy(at_end, octets, length);
    memcpy(room, octets, length);
    for (uint32_t at = 0; at <= length; at++) {
        check_end(at_end, at, length);
        check_end(room, at, length);
        check_end(room, 0, at);
    }
}

/* At each place of stretches of each length, nothing else before or behind, and with another one on each side. */
static void test_each_end_at_each_place(void **unused)
{
    static const char ends[] = {'\r', '\n', '\0'};
    char octets[150];
    (void)unused;
    for (uint32_t length = 0; length <= sizeof octets; length += length < 70 ? 1 : 19) {
        memset(octets, 'a', length);
        check_ends(octets, length);
        for (uint32_t at = 0; at < length; at += 1 + below(5)) {
            octets[at] = ends[below(sizeof ends)];
            check_ends(octets, length);
            octets[below(length)] = ends[below(sizeof ends)];
            check_ends(octets, length);
            memset(octets, 'a', length);
        }
    }
}

/* No other octet ends a line, whatever stands around it. */
static void test_each_octet_as_an_end(void **unused)
{
    enum { LENGTH = 70 };
    (void)unused;
    for (int octet = 0; octet <= 0xFF; octet++)
        for (uint32_t at = 0; at < LENGTH; at++) {
            memset(room, at % 2 == 0 ? octet ^ 1 : ' ', LENGTH);
            room[at] = (char)octet;
            check_end(room, 0, LENGTH);
            check_end(room, at, LENGTH);
            check_end(room, at / 2, LENGTH);
        }
}

/* Lines in a buffer that ends with the room, and in one at its beginning. */
static void check_lines_at_once(const char *octets, uint32_t length)
{
    static const struct smtpath_framing options = {.line_limit = 100, .accept_bare_lf = true};
    enum { MORE_THAN_THERE_ARE = 400 };
    char *at_end = room + ROOM - length;
    memcpy(at_end, octets, length);
    memcpy(room, octets, length);
    assert_lines_at_once(at_end, length, NULL, MORE_THAN_THERE_ARE);
    assert_lines_at_once(at_end, length, NULL, length % 5);
    assert_lines_at_once(room, length, &options, MORE_THAN_THERE_ARE);
}

/* Two lines that end at each place of a word and of the next ones, the first of any length, and then one more octet that
 * may stand in none, or end one, at each place. */
static void test_lines_at_once_at_each_place(void **unused)
{
    static const char stops[] = {'\r', '\n', '\0', '\t'};
    enum { LENGTH = 150 };
    char octets[LENGTH];
    (void)unused;
    for (uint32_t length = 0; length <= LENGTH; length += 1 + length / 70 * 6)
        for (uint32_t first = 0; first + 2 <= length; first++) {
            const uint32_t second = first + 2 + below(length - first);
            memset(octets, 'a', length);
            memcpy(octets + first, "\r\n", 2);
            if (second + 2 <= length)
                memcpy(octets + second, "\r\n", 2);
            check_lines_at_once(octets, length);
            octets[below(length)] = stops[below(sizeof stops)];
            check_lines_at_once(octets, length);
        }
}

/* Lines by chance, most of them short, so that words hold many; in some something is wrong. */
static void test_lines_at_once_by_chance(void **unused)
{
    enum { LENGTH = 300, TIMES = 5000 };
    char octets[LENGTH];
    (void)unused;
    for (int time = 0; time < TIMES; time++) {
        const uint32_t length = below(LENGTH + 1), longest = 1 + below(time % 3 == 0 ? 120 : 6);
        memset(octets, 'a', length);
        for (uint32_t at = below(longest); at + 2 <= length; at += 2 + below(longest))
            memcpy(octets + at, "\r\n", 2);
        if (length > 0 && time % 2 == 0)
            octets[below(length)] = "\r\n\0a"[below(4)];
        check_lines_at_once(octets, length);
    }
}

/* The lines of a set, taken out of one buffer, are those that stand in it. */
static void test_lines_of_a_buffer(void **unused)
{
    const struct lines lines = read_set("mixed");
    struct smtpath_frame frame = {0, false};
    struct smtpath_framed framed;
    const char *line;
    size_t length, at = 0, done = 0;
    (void)unused;
    while (next_line(&lines, &at, &line, &length)) {
        assert_int_equal(
            smtpath_next_line(lines.octets + done, lines.size - done, NULL, &frame, &framed),
            SMTPATH_NEXT_LINE);
        assert_ptr_equal(lines.octets + done + framed.line.offset, line);
        assert_int_equal(framed.line.length, length);
        done += framed.consumed;
        assert_int_equal(done, at);
    }
    for (done = 0; done < lines.size; done = at) {
        struct smtpath_span found[7];
        const size_t count = smtpath_next_lines(lines.octets + done, lines.size - done, NULL, &frame,
                                                found, ARRAY_LENGTH(found));
        assert_in_range(count, 1, ARRAY_LENGTH(found));
        at = done;
        for (size_t i = 0; i < count; i++) {
            assert_true(next_line(&lines, &at, &line, &length));
            assert_ptr_equal(lines.octets + done + found[i].offset, line);
            assert_int_equal(found[i].length, length);
        }
    }
    free(lines.octets);
}

int main(int argc, char **argv)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_common_lines_are_taken),
        cmocka_unit_test(test_other_lines),
        cmocka_unit_test(test_where_it_stops),
        cmocka_unit_test(test_quoted_strings),
        cmocka_unit_test(test_other_commands),
        cmocka_unit_test(test_nothing_is_refused_where_something_is_tolerated),
        cmocka_unit_test(test_each_octet_of_the_grammar_is_taken),
        cmocka_unit_test(test_corpus),
        cmocka_unit_test(test_mutated_lines),
        cmocka_unit_test(test_each_octet_at_each_place),
        cmocka_unit_test(test_lengths),
        cmocka_unit_test(test_length_of_the_line),
        cmocka_unit_test(test_alignments),
        cmocka_unit_test(test_each_end_at_each_place),
        cmocka_unit_test(test_each_octet_as_an_end),
        cmocka_unit_test(test_lines_at_once_at_each_place),
        cmocka_unit_test(test_lines_at_once_by_chance),
        cmocka_unit_test(test_lines_of_a_buffer),
    };
    if (argc < 2) {
        fprintf(stderr, "usage: test_fast DATA-FOLDER [CORPUS-FILE ...]\n");
        return 2;
    }
    data_folder = argv[1];
    corpus = corpus_read(argc - 2, argv + 2);
    make_room();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
