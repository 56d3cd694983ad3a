// SPDX-License-Identifier: MIT
/*
 * compare-limits: every limit, for every token that has it, at its default and at each small value that a caller
 * may choose: one octet less, just so many, one more, two more. Besides agreeing with the oracle, the library must
 * accept what is within the limit and refuse the first octet beyond, which is known here without any grammar. And each code
 * point of two and three octets, which may be seen or not.
 */
#include "compare.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LINE_MOST = 1 << 15 };

enum which { LOCAL_PART, LABEL, DOMAIN, PATH, FIXED };

/* A line with a token of any length: before, so many octets of unit over and over, behind. */
struct token {
    const char *before;
    const char *unit;
    const char *behind;
    size_t ahead, after; /* octets of before and behind that count */
    enum which which;
    size_t limit; /* the default, or the only one */
};

static const struct token tokens[] = {
    {"MAIL FROM:<", "a", "@b>", 0, 0, LOCAL_PART, 64},
    {"RCPT TO:<", "a.", "@b>", 0, 0, LOCAL_PART, 64},
    {"RCPT TO:<@r:", "a", "@b>", 0, 0, LOCAL_PART, 64},
    {"MAIL FROM:<\"", "a", "\"@b>", 1, 1, LOCAL_PART, 64},
    {"MAIL FROM:<\"", "\\\"", " \"@b>", 1, 2, LOCAL_PART, 64},
    {"RCPT TO:<", "\xC3\xBC", "@b>", 0, 0, LOCAL_PART, 64},
    {"RCPT TO:<a", "\xF0\x90\x80\x80", "@b>", 1, 0, LOCAL_PART, 64},
    {"RCPT TO:", "a", "@b", 0, 0, LOCAL_PART, 64},
    {"MAIL FROM:<a@", "b", ">", 0, 0, LABEL, 63},
    {"MAIL FROM:<a@", "b", ".c>", 0, 0, LABEL, 63},
    {"RCPT TO:<a@c.", "b-", "b>", 0, 1, LABEL, 63},
    {"RCPT TO:<@", "b", ":a@b>", 0, 0, LABEL, 63},
    {"RCPT TO:<@c.d,@e.", "b", ":a@b>", 0, 0, LABEL, 63},
    {"HELO ", "b", "", 0, 0, LABEL, 63},
    {"EHLO c.", "b", ".d", 0, 0, LABEL, 63},
    {"LHLO c.", "b", "", 0, 0, LABEL, 63},
    {"ETRN ", "b", "", 0, 0, LABEL, 63},
    {"ETRN @c.", "b", ".d", 0, 0, LABEL, 63},
    {"MAIL FROM:<a@", "bbb.bb.b.", ">", 0, 0, DOMAIN, 255},
    {"RCPT TO:a@", "bbb.bb.b.", "", 0, 0, DOMAIN, 255},
    {"RCPT TO:<@", "bbb.bb.b.", ":a@b>", 0, 0, DOMAIN, 255},
    {"RCPT TO:<@c,@", "bbb.bb.b.", ":a@b>", 0, 0, DOMAIN, 255},
    {"HELO ", "bbb.bb.b.", "", 0, 0, DOMAIN, 255},
    {"EHLO ", "bbb.bb.b.", "", 0, 0, DOMAIN, 255},
    {"ETRN @", "bbb.bb.b.", "", 0, 0, DOMAIN, 255},
    {"ETRN ", "bbb.bb.b.", "", 0, 0, DOMAIN, 255},
    {"MAIL FROM:<a@[x:", "!", "]>", 3, 1, DOMAIN, 255},
    {"EHLO [x-y:", "~", "]", 5, 1, DOMAIN, 255},
    {"HELO [x-y:", "~", "]", 5, 1, DOMAIN, 255},
    {"MAIL FROM:<@", "bbb.bb.b.", ":a@b>", 2, 5, PATH, 256},
    {"RCPT TO:<@b,@", "bbb.bb.b.", ",@b:\"a\"@b>", 5, 10, PATH, 256},
    {"RCPT TO:<@", "bbb.bb.b.", ":a@[127.0.0.1]>", 2, 15, PATH, 256},
    {"RCPT TO:@", "bbb.bb.b.", ":a@b", 1, 4, PATH, 256},
    {"MAIL FROM:<> ENVID=", "x", "", 0, 0, FIXED, 100},
    {"MAIL FROM:<> ENVID=", "+2B", " SIZE=1", 0, 0, FIXED, 100},
    {"MAIL FROM:<> SUBMITTER=aaaaaaaaaaaaaaaaaaaaaaaa@", "bbb.bb.b.", "", 25, 0, FIXED, 266},
    {"MAIL FROM:<> SOLICIT=", "x,", "", 0, 0, FIXED, 1000},
    {"MAIL FROM:<> TRANSID=<", "x", "@y>", 1, 3, FIXED, 80},
    {"RCPT TO:<a@b> ORCPT=x;", "x", "", 2, 0, FIXED, 500},
    {"RCPT TO:<a@b> ORCPT=", "x", ";y", 0, 2, FIXED, 500},
    {"RCPT TO:<a@b> ORCPT=utf-8;", "x", " CONNEG", 6, 0, FIXED, 500},
    {"RCPT TO:<a@b> ORCPT=utf-8;", "\xC3\xBC", "", 6, 0, FIXED, 500},
    {"RCPT TO:<a@b> ORCPT=utf-8;", "\\x{E9}", "", 6, 0, FIXED, 500},
    {"MAIL FROM:<> SIZE=", "1", "", 0, 0, FIXED, 20},
    {"MAIL FROM:<> BY=", "1", ";N", 0, 0, FIXED, 9},
    {"MAIL FROM:<> HOLDFOR=", "1", "", 0, 0, FIXED, 9},
    {"MAIL FROM:<> MTRK=ab:", "1", "", 0, 0, FIXED, 9},
    {"MAIL FROM:<> OUR-OWN=", "!", "", 0, 0, FIXED, 7},
    {"RCPT TO:<a@b> our-own=", "~", " CONNEG", 0, 0, FIXED, 7},
    {"AUTH ", "A", " =", 0, 0, FIXED, 20},
};

static const struct oracle_private our_own = {
    .keyword = "OUR-OWN", .on_mail = true, .on_rcpt = true, .value_required = true, .limit = 7};

static const struct oracle_options everything = {
    .private_keywords = &our_own,
    .private_count = 1,
    .offered = OFFER_ALL,
    .tolerate = DEVIATION_NO_ANGLE_BRACKETS | DEVIATION_HELO_LITERAL,
    .smtputf8 = true,
    .general_literal = true,
    .line_limit = LINE_MOST,
};

static unsigned long long wrong;

static void expect(const unsigned char *line, size_t length, const struct oracle_options *options,
                   bool accepted, size_t offset)
{
    const struct oracle_result *r = compare_last();
    compare_line(line, length, options);
    if (r->ok == accepted && (accepted || r->offset == offset))
        return;
    wrong++;
    printf("the limit of this line is not where it should be, at %zu: %.*s\n", offset, (int)length,
           (const char *)line);
}

/* Writes the line; the last octet of the filling is no separator. Returns its length. */
static size_t fill(const struct token *t, size_t count, unsigned char *line)
{
    size_t before = strlen(t->before), behind = strlen(t->behind), unit = strlen(t->unit);
    memcpy(line, t->before, before);
    for (size_t i = 0; i < count; i++)
        line[before + i] = (unsigned char)t->unit[i % unit];
    if (count > 0 && strchr(".,-", line[before + count - 1]) != NULL)
        line[before + count - 1] = 'b';
    memcpy(line + before + count, t->behind, behind);
    return before + count + behind;
}

/* Whether this many octets of filling end with a whole unit: no half of a UTF-8 sequence or of "\x{E9}". */
static bool whole(const struct token *t, size_t count)
{
    const char *unit = t->unit;
    bool divisible = ((unsigned char)unit[0] >= 0x80 || unit[0] == '\\' || unit[0] == '+') && count > 0;
    return !divisible || count % strlen(unit) == 0;
}

static void compare_token(const struct token *t, size_t limit, const struct oracle_options *options)
{
    static unsigned char line[LINE_MOST];
    size_t begin = strlen(t->before) - t->ahead, around = t->ahead + t->after;
    for (size_t n = limit > around + 2 ? limit - 2 : around + 1; n <= limit + 3; n++) {
        size_t length = fill(t, n - around, line);
        if (limit > around && whole(t, n - around))
            expect(line, length, options, n <= limit, begin + limit);
        else
            compare_line(line, length, options);
    }
}

static struct oracle_options with_limit(enum which which, uint32_t limit)
{
    struct oracle_options options = everything;
    options.local_part_limit = which == LOCAL_PART ? limit : 0;
    options.label_limit = which == LABEL ? limit : 0;
    options.domain_limit = which == DOMAIN ? limit : 0;
    options.path_limit = which == PATH ? limit : 0;
    return options;
}

static void compare_tokens(void)
{
    for (size_t i = 0; i < sizeof tokens / sizeof *tokens; i++) {
        const struct token *t = &tokens[i];
        struct oracle_options options = with_limit(FIXED, 0);
        if (t->which == DOMAIN)
            options.path_limit = 1000; /* a path of 256 holds no domain of 255 beside a mailbox */
        compare_token(t, t->limit, &options);
        for (uint32_t limit = 1; t->which != FIXED && limit <= 80; limit++) {
            options = with_limit(t->which, limit);
            compare_token(t, limit, &options);
        }
    }
}

/* A label outside ASCII is as long as its A-label, wherever it stands. */
static void compare_u_labels(void)
{
    static const char *const around[][2] = {
        {"MAIL FROM:<a@", "> SMTPUTF8"},
        {"MAIL FROM:<a@", ".c> SMTPUTF8"},
        {"RCPT TO:<a@c.", ".d>"},
        {"RCPT TO:<@", ":a@b>"},
        {"RCPT TO:<@c.", ".d,@e:a@b>"},
        {"RCPT TO:<@c,@", ",@d:a@b>"},
        {"RCPT TO:a@", ".c"},
        {"VRFY a@", ".c"},
    };
    static const char *const units[] = {"\xC3\xBC", "\xE3\x81\x82", "\xF0\x90\x80\x80", "a\xC3\xBC",
                                        "\xC3\xBC-"};
    static const uint32_t limits[] = {0, 8, 12, 40, 62, 70};
    static unsigned char line[LINE_MOST];
    for (size_t a = 0; a < sizeof around / sizeof *around; a++)
        for (size_t u = 0; u < sizeof units / sizeof *units; u++)
            for (size_t count = 1; count <= 40; count++)
                for (size_t l = 0; l < sizeof limits / sizeof *limits; l++) {
                    const struct token t = {around[a][0], units[u], around[a][1], 0, 0, LABEL, 63};
                    const struct oracle_options options = with_limit(LABEL, limits[l]);
                    compare_line(line, fill(&t, count * strlen(units[u]), line), &options);
                }
}

/* All limits at once, small, over lines whose tokens meet them in every order. */
static void compare_several(void)
{
    static const char *const lines[] = {
        "MAIL FROM:<@aaa.aa,@aa:aaa@bbb.bb>",
        "RCPT TO:<\"aaa\"@bbb.bb>",
        "RCPT TO:<aaa@[127.0.0.1]>",
        "RCPT TO:<Postmaster>",
        "MAIL FROM:<aaa@[x-y:zzz]>",
        "EHLO aaa.aaa.aa",
        "EHLO [IPv6:1::2]",
        "RCPT TO:aaa@bbb.b.",
        "VRFY aaa@bbb.bb",
        "ETRN @aaa.aa",
        "RCPT TO:<a_a..a@[1:2::3.4.5.6]>",
        "MAIL FROM:<>",
    };
    struct oracle_options options = everything;
    options.tolerate = DEVIATION_ALL;
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        for (uint32_t limits = 0; limits < 8 * 8 * 12 * 20; limits++) {
            options.local_part_limit = limits % 8;
            options.label_limit = limits / 8 % 8;
            options.domain_limit = limits / 64 % 12;
            options.path_limit = limits / 768;
            compare_line((const unsigned char *)lines[i], strlen(lines[i]), &options);
        }
    }
}

/* ---- Lines ----------------------------------------------------------------------------------------------------------- */

static const char *const beginnings[] = {
    "MAIL FROM:<> AUTH=",
    "RCPT TO:<a@b> ORCPT=x;",
    "AUTH PLAIN ",
    "NOOP ",
    "XCLIENT A=",
    "FOO ",
    "SEND ",
    "HELO ",
    "EHLO ",
    "VRFY ",
    "QUIT",
    "BDAT 1",
    "ETRN #",
    "MAIL FROM:",
    "RCPT TO:",
    "STARTTLS x",
    "",
    " ",
};

static void compare_line_limit(const char *beginning, const char *filling,
                               const struct oracle_options *options)
{
    static unsigned char line[LINE_MOST];
    struct oracle_span verb = {0, strcspn(beginning, " ")};
    char name[16] = "";
    memcpy(name, beginning, verb.end);
    bool known = verb.end > 0 && strcmp(name, "FOO") != 0;
    size_t limit = oracle_line_limit(known ? name : NULL, options);
    size_t begun = strlen(beginning), unit = strlen(filling);
    memcpy(line, beginning, begun);
    size_t most = limit < 2 ? 0 : limit - 2;
    for (size_t i = 0; i < limit + 2; i++)
        line[begun + i] = (unsigned char)filling[i % unit];
    for (size_t length = limit < 4 ? 0 : limit - 4; length <= limit + 1; length++) {
        const struct oracle_result *r = compare_last();
        compare_line(line, length, options);
        bool too_long = r->cause == CAUSE_LINE_LIMIT && r->offset == most && r->code == 500;
        wrong += too_long != (length > most);
    }
}

static void compare_lines(void)
{
    static const char *const fillings[] = {"A", " ", "\t ", "AAAA ", "\xC3\xBC"};
    for (size_t b = 0; b < sizeof beginnings / sizeof *beginnings; b++) {
        for (size_t f = 0; f < sizeof fillings / sizeof *fillings; f++) {
            struct oracle_options options = {0};
            for (int bit = -2; bit < OFFER_BITS; bit++) {
                options.offered = bit == -2 ? OFFER_ALL : bit == -1 ? 0 : UINT32_C(1) << bit;
                options.strict_trailing = bit % 2 != 0;
                compare_line_limit(beginnings[b], fillings[f], &options);
            }
            for (options.line_limit = 1; options.line_limit < 60; options.line_limit++)
                compare_line_limit(beginnings[b], fillings[f], &options);
        }
    }
}

/* In a local part, in words, where invisible ones are refused. */
static void compare_code_points(void)
{
    static const struct oracle_options options = {
        .offered = OFFER_ALL, .smtputf8 = true, .refuse = SHOWS_INVISIBLE};
    unsigned char line[32] = "RCPT TO:<a";
    for (unsigned point = 0x80; point < 0x10000; point++) {
        size_t length = 10;
        if (point >= 0x800) {
            line[length++] = (unsigned char)(0xE0 | point >> 12);
            line[length++] = (unsigned char)(0x80 | (point >> 6 & 0x3F));
        } else {
            line[length++] = (unsigned char)(0xC0 | point >> 6);
        }
        line[length++] = (unsigned char)(0x80 | (point & 0x3F));
        memcpy(line + length, "@b>", 3);
        compare_line(line, length + 3, &options);
    }
}

int main(void)
{
    if (compare_knowledge() != 0)
        return 1;
    compare_tokens();
    compare_u_labels();
    compare_several();
    compare_lines();
    compare_code_points();
    printf("limits not where they should be: %llu\n", wrong);
    return compare_report("limits:") | (wrong != 0);
}
