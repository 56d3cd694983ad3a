// SPDX-License-Identifier: MIT
/*
 * test_mistakes [--octets=N] [--cases=N] CORPUS-FILE ...: all that can be said of the hint of any refused line, of each line of
 * the corpus and of the neighbours of each Nth (4 unless told; 1 is all): each octet left out, the line cut there, N octets (1
 * unless told, of 24) in place of it and before it. Which mistakes are named and what they are, as mistakes.h has it; the
 * hint is the words of these mistakes in either language, filled in with what can be asked for otherwise, and with the
 * same; a line that is corrected is accepted, and only certain mistakes are.
 */
#include "corpus.h"
#include "support.h"

#include <stdio.h>

static const struct known {
    const char *name, *commands, *octets;
    bool corrected;
} rows[] = {
#define CORRECTED                                  true
#define NOT_CORRECTED                              false
#define MISTAKE(name, commands, octets, corrected) {name, commands, octets, corrected},
#include "mistakes.h"
#undef MISTAKE
};

/* What was seen, and of each row. */
static unsigned long long refusals;
static unsigned long met[ARRAY_LENGTH(rows)], corrected[ARRAY_LENGTH(rows)];

/* A line that was refused, and under which options. */
struct refused {
    const char *line;
    size_t length;
    const struct smtpath_options *options;
    struct smtpath_diagnostic diagnostic;
    const char *mistake[2]; /* the second one may be NULL */
};

static void complain(const struct refused *r, const char *what, const char *text)
{
    char shown[4096];
    smtpath_render_caret(r->line, r->length, &r->diagnostic, 200, shown, sizeof shown);
    fail_msg("%s: %s\n%s", what, text, shown);
}

/* ---- Names ----------------------------------------------------------------------------------------------------- */

static const char *reason_name(const struct refused *r)
{
    return smtpath_reason_info((enum smtpath_reason)r->diagnostic.reason)->name;
}

/* The number of a mistake in the library's list. */
static uint32_t number_of(const char *name)
{
    for (uint32_t i = 0; smtpath_mistake_name(i) != NULL; i++)
        if (strcmp(smtpath_mistake_name(i), name) == 0)
            return i;
    return UINT32_MAX;
}

static size_t row_of(const char *name)
{
    size_t i = 0;
    while (i < ARRAY_LENGTH(rows) && strcmp(rows[i].name, name) != 0)
        i++;
    return i;
}

static char command_of(const struct refused *r)
{
    const uint8_t verb = r->diagnostic.verb;
    if (verb == SMTPATH_VERB_UNKNOWN || (verb >= SMTPATH_VERB_SEND && verb <= SMTPATH_VERB_TURN))
        return 'V';
    return verb == SMTPATH_VERB_MAIL ? 'M' : verb == SMTPATH_VERB_RCPT ? 'R' : 'A';
}

/* As the rows write it. */
static char octet_at_fault(const struct refused *r)
{
    if (r->diagnostic.offset >= r->length)
        return '\n';
    const char octet = r->line[r->diagnostic.offset];
    return (unsigned char)octet >= 0x80 ? '\x80' : octet;
}

static bool is_among(char octet, const char *octets)
{
    return octet != '\0' && strchr(octets, octet) != NULL;
}

/* A mistake of the table, or, alone, the reason. */
static void check_names(struct refused *r)
{
    for (unsigned i = 0; i < 2; i++)
        r->mistake[i] = smtpath_mistake(r->line, r->length, &r->diagnostic, i);
    if (r->mistake[0] == NULL || smtpath_mistake(r->line, r->length, &r->diagnostic, 2) != NULL)
        complain(r, "no mistake, or a third one", reason_name(r));
    if (strcmp(r->mistake[0], reason_name(r)) == 0) {
        if (r->mistake[1] != NULL)
            complain(r, "beside no mistake", r->mistake[1]);
        return;
    }
    const size_t row = row_of(r->mistake[0]);
    if (row == ARRAY_LENGTH(rows) || !is_among(command_of(r), rows[row].commands) ||
        (rows[row].octets != NULL && !is_among(octet_at_fault(r), rows[row].octets)))
        complain(r, "not what mistakes.h says", r->mistake[0]);
    if (r->mistake[1] != NULL &&
        (row_of(r->mistake[1]) == ARRAY_LENGTH(rows) || strcmp(r->mistake[0], r->mistake[1]) == 0))
        complain(r, "no second mistake", r->mistake[1]);
    met[row]++;
}

/* ---- What is filled in ----------------------------------------------------------------------------------------- */

struct filling {
    const char *text;
    size_t length;
};

static bool is_text(struct filling f, const char *text)
{
    return text != NULL && strlen(text) == f.length && memcmp(text, f.text, f.length) == 0;
}

static bool begins_with(struct filling f, const char *text)
{
    return f.length >= strlen(text) && memcmp(text, f.text, strlen(text)) == 0;
}

static size_t utf8_of(uint32_t code, char *octets)
{
    static const unsigned char first[] = {0, 0xC0, 0xE0, 0xF0};
    const size_t more = code < 0x80 ? 0 : code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
    for (size_t i = more; i > 0; i--, code >>= 6)
        octets[i] = (char)(0x80 | (code & 0x3F));
    octets[0] = (char)(first[more] | code);
    return more + 1;
}

static bool holds(const struct refused *r, const char *octets, size_t length)
{
    for (size_t at = 0; at + length <= r->length; at++)
        if (memcmp(r->line + at, octets, length) == 0)
            return true;
    return false;
}

/* "U+00A0 NO-BREAK SPACE", of a code point that stands in the line. */
static bool is_code(const struct refused *r, struct filling f)
{
    unsigned code = 0;
    int end = 0;
    char octets[4], again[16];
    if (sscanf(f.text, "U+%X%n", &code, &end) != 1 || (size_t)end > f.length || code > 0x10FFFF)
        return false;
    snprintf(again, sizeof again, "U+%04X", code);
    return begins_with(f, again) && ((size_t)end == f.length || f.text[end] == ' ') &&
           holds(r, octets, utf8_of(code, octets));
}

/* One printable octet in quotes, in which it is none itself. */
static bool is_ascii(const struct refused *r, struct filling f)
{
    (void)r;
    return f.length == 3 && f.text[0] == f.text[2] && f.text[1] >= ' ' && f.text[1] <= '~' &&
           f.text[0] == (f.text[1] == '"' ? '\'' : '"');
}

/* That one of the two commands takes. */
static bool is_parameter(struct filling f)
{
    static const char *const paths[] = {"MAIL FROM:<>", "RCPT TO:<a@b.example>"};
    for (size_t i = 0; i < ARRAY_LENGTH(paths); i++) {
        char line[100];
        struct smtpath_line read;
        snprintf(line, sizeof line, "%s %.*s", paths[i], (int)f.length, f.text);
        if (parse_line(line, &everything_offered, &read) == SMTPATH_OK && read.present != 0)
            return true;
    }
    return false;
}

/* A verb; a keyword, or a parameter as a whole where its value was written alone. */
static bool is_word(const struct refused *r, struct filling f)
{
    for (int verb = SMTPATH_VERB_MAIL; verb < SMTPATH_VERB_COUNT && command_of(r) == 'V'; verb++)
        if (is_text(f, smtpath_verb_name((enum smtpath_verb)verb)))
            return true;
    for (int param = 0; param < SMTPATH_PARAM_COUNT && command_of(r) != 'V'; param++)
        if (is_text(f, smtpath_param_name((enum smtpath_param)param)))
            return true;
    return command_of(r) != 'V' && is_parameter(f);
}

static bool is_value(const struct refused *r, struct filling f)
{
    static const char *const values[] = {"7BIT",  "8BITMIME", "BINARYMIME", "FULL", "HDRS",
                                         "NEVER", "SUCCESS",  "FAILURE",    "DELAY"};
    (void)r;
    for (size_t i = 0; i < ARRAY_LENGTH(values); i++)
        if (is_text(f, values[i]))
            return true;
    return false;
}

static bool is_example(const struct refused *r, struct filling f)
{
    (void)r;
    return is_parameter(f) || is_text(f, "KEYWORD=value");
}

/* How the verb is written; of one that is a command alone, which has no form of its own, no more than that. */
static bool is_usage(const struct refused *r, struct filling f)
{
    const char *verb = smtpath_verb_name((enum smtpath_verb)r->diagnostic.verb);
    struct smtpath_line read;
    if (verb == NULL)
        return false;
    return begins_with(f, verb) ||
           (is_text(f, "an argument") && parse_line(verb, &everything_offered, &read) == SMTPATH_OK);
}

static bool is_keyword(const char *word, size_t length, const char *keyword, size_t keyword_length)
{
    size_t same = 0;
    while (same < length && same < keyword_length && (word[same] | 0x20) == (keyword[same] | 0x20))
        same++;
    return same == length && same == keyword_length;
}

/* Of the parameter whose value the fault stands in, one of the caller's own or another. */
static uint32_t value_limit(const struct refused *r)
{
    const struct smtpath_options *o = r->options;
    size_t begin = r->diagnostic.offset, length = 0;
    while (begin > 0 && r->line[begin - 1] != ' ' && r->line[begin - 1] != '\t')
        begin--;
    while (begin + length < r->length && r->line[begin + length] != '=')
        length++;
    for (uint32_t i = 0; i < o->private_count; i++)
        if (is_keyword(r->line + begin, length, o->private_keywords[i].keyword,
                       o->private_keywords[i].length))
            return o->private_keywords[i].limit;
    for (int param = 0; param < SMTPATH_PARAM_COUNT; param++) {
        const struct smtpath_param_row *row = smtpath_param_info((enum smtpath_param)param);
        if (is_keyword(r->line + begin, length, row->keyword, strlen(row->keyword)))
            return row->limit;
    }
    return 0;
}

static bool is_limit(const struct refused *r, struct filling f)
{
    const struct smtpath_limits *l = &r->options->limits;
    const struct {
        const char *mistake;
        uint32_t chosen, standard;
    } limits[] = {
        {"line-limit", l->line == 1 ? 2 : l->line, 0}, /* CRLF alone has two */
        {"local-part-limit", l->local_part, 64},
        {"label-limit", l->label, 63},
        {"domain-limit", l->domain, 255},
        {"literal-limit", l->domain, 255},
        {"path-limit", l->path, 256},
        {"value-limit", 0, 0},
    };
    size_t i = 0;
    uint32_t said = 0;
    while (i < ARRAY_LENGTH(limits) - 1 && strcmp(limits[i].mistake, r->mistake[0]) != 0)
        i++;
    uint32_t expected = limits[i].chosen != 0 ? limits[i].chosen : limits[i].standard;
    if (i == ARRAY_LENGTH(limits) - 1)
        expected = value_limit(r);
    else if (i == 0 && expected == 0)
        expected = smtpath_line_limit((enum smtpath_verb)r->diagnostic.verb, r->options);
    for (size_t digit = 0; digit < f.length; digit++)
        said = said * 10 + (uint32_t)(f.text[digit] - '0');
    return said == expected;
}

/* What may stand in braces, and what then stands there. */
static const struct hole {
    const char *name;
    bool (*holds)(const struct refused *r, struct filling f);
} holes[] = {
    {"{code}", is_code},       {"{ascii}", is_ascii}, {"{word}", is_word},   {"{value}", is_value},
    {"{example}", is_example}, {"{usage}", is_usage}, {"{limit}", is_limit},
};

/* Which of them begins here. */
static size_t hole_at(const char *text)
{
    size_t i = 0;
    while (i < ARRAY_LENGTH(holes) && strncmp(text, holes[i].name, strlen(holes[i].name)) != 0)
        i++;
    return i;
}

/* How long the text is up to the next of them. */
static size_t plain(const char *text)
{
    size_t length = 0;
    while (text[length] != '\0' && hole_at(text + length) == ARRAY_LENGTH(holes))
        length++;
    return length;
}

/* Where a text stands, if there is one; else the end. */
static const char *find_text(const char *in, const char *text, size_t length)
{
    while (*in != '\0' && (length == 0 || strncmp(in, text, length) != 0))
        in++;
    return in;
}

/* Goes through a hint beside a mistake's words; what was filled in is kept, the last of each kind. What stands behind
 * these words in the hint begins with behind. Returns where it does. */
static const char *check_words(const struct refused *r, const char *words, const char *hint,
                               const char *behind, struct filling filled[])
{
    for (;;) {
        const size_t same = plain(words);
        if (strncmp(words, hint, same) != 0)
            complain(r, "not the words of its mistake", hint);
        words += same;
        hint += same;
        if (*words == '\0')
            return hint;
        const size_t hole = hole_at(words);
        words += strlen(holes[hole].name);
        const size_t next = plain(words);
        const char *end =
            next > 0 ? find_text(hint, words, next) : find_text(hint, behind, strlen(behind));
        const struct filling f = {hint, (size_t)(end - hint)};
        if (!holes[hole].holds(r, f))
            complain(r, "not what should be filled in", hint);
        filled[hole] = f;
        hint = end;
    }
}

static void check_hint(const struct refused *r, enum smtpath_language language, struct filling filled[])
{
    static char hints[2][SMTPATH_HINT_SIZE];
    static const char *const between[] = {"; and ", "。また、"};
    char *hint = hints[language];
    const size_t length =
        smtpath_render_hint(r->line, r->length, &r->diagnostic, language, hint, SMTPATH_HINT_SIZE);
    if (length >= SMTPATH_HINT_SIZE || strlen(hint) != length)
        complain(r, "not as long as it says", hint);
    if (strcmp(r->mistake[0], reason_name(r)) == 0) {
        if (strcmp(hint, smtpath_reason_hint((enum smtpath_reason)r->diagnostic.reason, language)) != 0)
            complain(r, "not the words of its reason", hint);
        return;
    }
    const char *at = hint;
    const char *separator = r->mistake[1] != NULL ? between[language] : "";
    at =
        check_words(r, smtpath_mistake_hint(number_of(r->mistake[0]), language), at, separator, filled);
    if (r->mistake[1] != NULL) {
        if (strncmp(at, separator, strlen(separator)) != 0)
            complain(r, "no second mistake in it", hint);
        at = check_words(r, smtpath_mistake_hint(number_of(r->mistake[1]), language),
                         at + strlen(separator), "", filled);
    }
    if (*at != '\0')
        complain(r, "more than the words of its mistakes", at);
}

static void check_hints(const struct refused *r)
{
    struct filling filled[2][ARRAY_LENGTH(holes)];
    memset(filled, 0, sizeof filled);
    check_hint(r, SMTPATH_ENGLISH, filled[SMTPATH_ENGLISH]);
    check_hint(r, SMTPATH_JAPANESE, filled[SMTPATH_JAPANESE]);
    for (size_t i = 0; i < ARRAY_LENGTH(holes); i++)
        if (filled[0][i].length != filled[1][i].length ||
            (filled[0][i].length > 0 &&
             memcmp(filled[0][i].text, filled[1][i].text, filled[0][i].length) != 0))
            complain(r, "filled in otherwise in the other language", holes[i].name);
}

/* ---- Corrections ------------------------------------------------------------------------------------------------ */

static void check_correction(const struct refused *r)
{
    static char buffer[1 << 16];
    struct smtpath_line read;
    const size_t length = smtpath_correct(r->line, r->length, r->options, buffer, sizeof buffer);
    const size_t row = row_of(r->mistake[0]);
    if (length == 0)
        return;
    if (smtpath_read_command(buffer, length, r->options, &read) != SMTPATH_OK)
        complain(r, "corrected, and refused", r->mistake[0]);
    if (row == ARRAY_LENGTH(rows) || !rows[row].corrected)
        complain(r, "corrected, and no such mistake is", r->mistake[0]);
    corrected[row]++;
}

/* ---- The walk --------------------------------------------------------------------------------------------------- */

static void check_line(const char *line, size_t length, const struct smtpath_options *options)
{
    struct smtpath_line read;
    if (smtpath_read_command(line, length, options, &read) == SMTPATH_OK)
        return;
    refusals++;
    struct refused r = {line, length, options, read.diagnostic, {NULL, NULL}};
    check_names(&r);
    check_hints(&r);
    check_correction(&r);
}

static struct corpus corpus;
static unsigned long octets = 1, each = 4;

/* What stands before and behind a place, with these octets between. */
static void check_edited(const struct corpus_case *c, size_t before, const char *between, size_t count,
                         size_t behind)
{
    static char line[1 << 16];
    memcpy(line, c->octets, before);
    memcpy(line + before, between, count);
    memcpy(line + before + count, c->octets + behind, c->length - behind);
    check_line(line, before + count + c->length - behind, &c->options);
}

static void check_neighbours(const struct corpus_case *c, size_t number)
{
    static const char alphabet[] = "a@.<>:;, \t=_-\"\\[]()+0\xC3\xEF\x01";
    enum { ALPHABET = sizeof alphabet }; /* the NUL, too */
    for (size_t at = 0; at <= c->length; at++) {
        check_line(c->octets, at, &c->options);
        if (at < c->length)
            check_edited(c, at, "", 0, at + 1);
        for (size_t i = 0; i < octets; i++) {
            const char *octet = &alphabet[(at + number + i * ALPHABET / octets) % ALPHABET];
            check_edited(c, at, octet, 1, at);
            if (at < c->length)
                check_edited(c, at, octet, 1, at + 1);
        }
    }
}

static void test_each_line_near_a_case(void **state)
{
    (void)state;
    enum { LONGEST = 300 }; /* of those whose neighbours are looked at */
    for (size_t i = 0; i < corpus.count; i++) {
        check_line(corpus.cases[i].octets, corpus.cases[i].length, &corpus.cases[i].options);
        if (i % each == 0 && corpus.cases[i].length <= LONGEST)
            check_neighbours(&corpus.cases[i], i);
    }
}

/* Each mistake has its row and was met, and those that are corrected were. */
static void test_each_mistake_was_met(void **state)
{
    (void)state;
    for (uint32_t i = 0; smtpath_mistake_name(i) != NULL; i++)
        if (row_of(smtpath_mistake_name(i)) == ARRAY_LENGTH(rows))
            fail_msg("no row in mistakes.h: %s", smtpath_mistake_name(i));
    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++)
        if (number_of(rows[i].name) == UINT32_MAX || met[i] == 0 ||
            (corrected[i] > 0) != rows[i].corrected)
            fail_msg("%s: not known, not met, or never corrected", rows[i].name);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_each_line_near_a_case),
        cmocka_unit_test(test_each_mistake_was_met),
    };
    int first = 1;
    while (first < argc && (sscanf(argv[first], "--octets=%lu", &octets) == 1 ||
                            sscanf(argv[first], "--cases=%lu", &each) == 1))
        first++;
    if (first == argc || octets == 0 || each == 0) {
        fprintf(stderr, "usage: test_mistakes [--octets=N] [--cases=N] CORPUS-FILE ...\n");
        return 2;
    }
    corpus = corpus_read(argc - first, argv + first);
    const int failed = cmocka_run_group_tests(tests, NULL, NULL);
    printf("%llu refused lines of and near %zu cases\n", refusals, corpus.count);
    return failed;
}
