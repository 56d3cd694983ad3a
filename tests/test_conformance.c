// SPDX-License-Identifier: MIT
/*
 * Every case of the conformance corpus is one test, named after it: all that it states is compared.
 * Arguments: the files of corpus/conformance.
 */
#include "corpus.h"
#include "support.h"

#include <inttypes.h>
#include <stdio.h>

/* The case that is being compared, and what the parser found in its line. */
struct subject {
    const struct corpus_case *c;
    struct smtpath_line read;
};

/* Fails the case: where it stands, what it says, what was found. */
static void differs(const struct corpus_case *c, int row, const char *what, const char *stated,
                    const char *found)
{
    fail_msg("%s:%d: %s: stated %s, found %s", c->file, row, what, stated, found);
}

static void compare_number(const struct corpus_case *c, int row, const char *what, int64_t stated,
                           int64_t found)
{
    char s[24], f[24];
    snprintf(s, sizeof s, "%" PRId64, stated);
    snprintf(f, sizeof f, "%" PRId64, found);
    if (stated != found)
        differs(c, row, what, s, f);
}

static void compare_text(const struct corpus_case *c, int row, const char *what, const char *stated,
                         const char *found)
{
    if (strcmp(stated, found ? found : "nothing") != 0)
        differs(c, row, what, stated, found ? found : "nothing");
}

/* ---- Names, stated here a second time --------------------------------------------------------------------------- */

static const char *path_kind_name(enum smtpath_path_kind kind)
{
    static const char *const names[] = {"none", "null", "postmaster", "unqualified", "mailbox"};
    return names[kind];
}

static const char *local_kind_name(enum smtpath_local_kind kind)
{
    static const char *const names[] = {"none", "dot-string", "quoted"};
    return names[kind];
}

static const char *domain_kind_name(enum smtpath_domain_kind kind)
{
    static const char *const names[] = {"none", "name", "ipv4", "ipv6", "general"};
    return names[kind];
}

static const char *notify_name(uint64_t bit)
{
    return bit == 1 ? "never" : bit == 2 ? "success" : bit == 4 ? "failure" : bit == 8 ? "delay" : NULL;
}

static const char *by_name(uint64_t bit)
{
    return bit == 1 ? "notify" : bit == 2 ? "return" : bit == 4 ? "trace" : NULL;
}

/* The number that a choice's name stands for: an enumerator, or a set of bits. */
static uint32_t choice_of(const struct corpus_case *c, const struct corpus_fact *fact)
{
    static const struct {
        const char *keyword, *names[4];
    } rows[] = {
        {"BODY", {"7bit", "8bitmime", "binarymime"}},
        {"RET", {"full", "hdrs"}},
        {"RRVS", {"none", "continue", "reject"}},
        {"AUTH", {"mailbox", "unknown"}},
    };
    uint64_t set;
    if (!strcmp(fact->key, "NOTIFY") && corpus_set(fact->value, notify_name, &set))
        return (uint32_t)set;
    if (!strcmp(fact->key, "BY") && corpus_set(fact->value, by_name, &set))
        return (uint32_t)set;
    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++)
        for (uint32_t choice = 0; choice < 4 && rows[i].names[choice]; choice++)
            if (!strcmp(fact->key, rows[i].keyword) && !strcmp(fact->value, rows[i].names[choice]))
                return choice;
    fail_msg("%s:%d: no choice of %s: %s", c->file, fact->row, fact->key, fact->value);
    return 0;
}

/* ---- Spans ---------------------------------------------------------------------------------------------------------- */

static void compare_span(const struct corpus_case *c, const struct corpus_fact *fact,
                         struct smtpath_span found)
{
    char what[80], s[24], f[24];
    snprintf(what, sizeof what, "%s %s", fact->key, fact->member);
    snprintf(s, sizeof s, "%" PRIu32 "+%" PRIu32, fact->span.offset, fact->span.length);
    snprintf(f, sizeof f, "%" PRIu32 "+%" PRIu32, found.offset, found.length);
    if (found.length != fact->span.length || (found.length > 0 && found.offset != fact->span.offset))
        differs(c, fact->row, what, s, f);
}

/* The span that a row without a parameter names. */
static const struct smtpath_span *line_span(const struct smtpath_line *read, const char *key)
{
    const struct {
        const char *key;
        const struct smtpath_span *span;
    } rows[] = {
        {"path", &read->path.path},       {"route", &read->path.route},
        {"mailbox", &read->path.mailbox}, {"local", &read->path.local},
        {"domain", &read->path.domain},   {"argument", &read->argument},
        {"second", &read->second},        {"parameters", &read->parameters},
    };
    for (size_t i = 0; i < ARRAY_LENGTH(rows); i++)
        if (!strcmp(rows[i].key, key))
            return rows[i].span;
    return NULL;
}

/* ---- Parameters ------------------------------------------------------------------------------------------------------- */

static int find_param(const char *keyword)
{
    int param = 0;
    while (param < SMTPATH_PARAM_COUNT &&
           strcmp(keyword, smtpath_param_name((enum smtpath_param)param)) != 0)
        param++;
    return param;
}

static uint32_t find_private(const struct smtpath_options *options, const char *keyword)
{
    uint32_t i = 0;
    while (i < options->private_count &&
           (strlen(keyword) != options->private_keywords[i].length ||
            memcmp(keyword, options->private_keywords[i].keyword, strlen(keyword)) != 0))
        i++;
    return i;
}

/* Walks to a parameter by its keyword, without regard to case. */
static bool walk_to(const struct subject *s, const char *keyword, struct smtpath_parameter *parameter)
{
    uint32_t walk = 0;
    while (smtpath_next_parameter(s->c->octets, &s->read, &walk, parameter)) {
        const char *written = s->c->octets + parameter->keyword.offset;
        size_t i = 0;
        while (i < parameter->keyword.length && keyword[i] &&
               (written[i] >= 'a' && written[i] <= 'z' ? written[i] - 'a' + 'A' : written[i]) ==
                   keyword[i])
            i++;
        if (i == parameter->keyword.length && !keyword[i])
            return true;
    }
    return false;
}

/* What an encoded value means, itself written as the corpus writes octets. */
static void compare_decoded(const struct corpus_case *c, const struct corpus_fact *fact,
                            const struct smtpath_parameter *found)
{
    char decoded[1024], shown[4 * sizeof decoded];
    const size_t length = smtpath_decode_parameter(c->octets, (enum smtpath_param)find_param(fact->key),
                                                   found, decoded, sizeof decoded);
    size_t end = 0;
    for (size_t i = 0; i < length && length < sizeof decoded; i++) {
        const unsigned char octet = (unsigned char)decoded[i];
        const bool plain = octet > ' ' && octet <= '~' && octet != '\\';
        end += (size_t)sprintf(shown + end, octet == '\\' ? "\\\\" : plain ? "%c" : "\\x%02X", octet);
    }
    shown[end] = '\0';
    compare_text(c, fact->row, fact->key, fact->value, shown);
}

static void compare_typed_value(const struct corpus_case *c, const struct corpus_fact *fact,
                                const struct smtpath_parameter *found)
{
    char number[24];
    if (!strcmp(fact->member, "first"))
        compare_span(c, fact, found->first);
    else if (!strcmp(fact->member, "second"))
        compare_span(c, fact, found->second);
    else if (!strcmp(fact->member, "choice"))
        compare_number(c, fact->row, fact->key, choice_of(c, fact), found->choice);
    else if (!strcmp(fact->member, "decoded"))
        compare_decoded(c, fact, found);
    else if (!strcmp(fact->member, "integer")) {
        snprintf(number, sizeof number, "%" PRId64, found->integer);
        compare_text(c, fact->row, fact->key, fact->value, number);
    } else {
        snprintf(number, sizeof number, "%" PRIu64, found->number);
        compare_text(c, fact->row, fact->key, fact->value, number);
    }
}

/* A row about a parameter: through the walk, which gives keyword and value of all, and the typed result. */
static void compare_parameter(const struct subject *s, const struct corpus_fact *fact)
{
    const struct corpus_case *c = s->c;
    const int param = find_param(fact->key);
    const struct smtpath_parameter *found = &s->read.parameter[param % SMTPATH_PARAM_COUNT];
    struct smtpath_parameter walked;

    if (!walk_to(s, fact->key, &walked))
        differs(c, fact->row, fact->key, "a parameter", "none in the walk");
    const bool is_private = param == SMTPATH_PARAM_COUNT;
    const bool is_known =
        !is_private || find_private(&c->options, fact->key) < c->options.private_count;
    if (!is_known && (s->read.deviations & SMTPATH_TOLERATE_UNKNOWN_PARAMETER) == 0)
        differs(c, fact->row, fact->key, "a parameter", "no such keyword");
    if (!is_private && !(s->read.present & SMTPATH_BIT(param)))
        differs(c, fact->row, fact->key, "a parameter", "none");
    if (is_private)
        found = &walked;

    if (!strcmp(fact->member, "keyword")) {
        compare_span(c, fact, walked.keyword);
        compare_span(c, fact, found->keyword);
    } else if (!strcmp(fact->member, "given")) {
        compare_number(c, fact->row, fact->key, 0, walked.value.length);
        compare_number(c, fact->row, fact->key, 0, found->value.length);
    } else if (fact->member[0] == '\0') {
        compare_span(c, fact, walked.value);
        compare_span(c, fact, found->value);
    } else {
        compare_typed_value(c, fact, found);
    }
}

/* A parameter that no row names is not there. */
static void compare_presence(const struct subject *s)
{
    const struct corpus_case *c = s->c;
    uint32_t present = 0, private_present = 0;
    for (size_t i = 0; i < c->fact_count; i++) {
        const char *key = c->facts[i].key;
        if (*key >= 'a' && *key <= 'z')
            continue;
        const int param = find_param(key);
        if (param < SMTPATH_PARAM_COUNT)
            present |= SMTPATH_BIT(param);
        else if (find_private(&c->options, key) < c->options.private_count)
            private_present |= SMTPATH_BIT(find_private(&c->options, key));
    }
    compare_number(c, c->row, "the set of parameters", present, s->read.present);
    compare_number(c, c->row, "the set of private parameters", private_present,
                   s->read.private_present);
}

/* ---- The other rows --------------------------------------------------------------------------------------------------- */

static void compare_kind(const struct subject *s, const struct corpus_fact *fact)
{
    char found[64];
    snprintf(found, sizeof found, "%s %s %s", path_kind_name(s->read.path.kind),
             local_kind_name(s->read.path.local_kind), domain_kind_name(s->read.path.domain_kind));
    compare_text(s->c, fact->row, "kind", fact->value, found);
}

static void compare_address(const struct subject *s, const struct corpus_fact *fact)
{
    const enum smtpath_domain_kind kind = s->read.path.domain_kind;
    const size_t octets = kind == SMTPATH_DOMAIN_IPV4 ? 4 : kind == SMTPATH_DOMAIN_IPV6 ? 16 : 0;
    char found[33] = "";
    for (size_t i = 0; i < octets; i++)
        snprintf(found + 2 * i, 3, "%02x", s->read.path.address[i]);
    compare_text(s->c, fact->row, "address", fact->value, found);
}

static void compare_flags(const struct subject *s, const struct corpus_fact *fact)
{
    uint64_t stated = 0;
    if (strcmp(fact->value, "none") != 0 && !corpus_set(fact->value, smtpath_flag_name, &stated))
        differs(s->c, fact->row, "flags", fact->value, "no such set");
    const uint64_t wrong = stated ^ smtpath_flags(s->c->octets, &s->read.path);
    const uint64_t bit = wrong & (~wrong + 1);
    if (wrong != 0)
        differs(s->c, fact->row, smtpath_flag_name(bit), stated & bit ? "there" : "not there",
                stated & bit ? "not there" : "there");
}

static void compare_flag(const struct subject *s, const struct corpus_fact *fact)
{
    struct smtpath_span octets = {0, 0};
    uint64_t flag = 0;
    if (!corpus_set(fact->member, smtpath_flag_name, &flag) ||
        !smtpath_find_flag(s->c->octets, &s->read.path, (uint32_t)flag, &octets))
        differs(s->c, fact->row, "flag", fact->member, "no such flag");
    compare_span(s->c, fact, octets);
}

static void compare_fact(const struct subject *s, const struct corpus_fact *fact)
{
    const struct smtpath_span *span = line_span(&s->read, fact->key);
    char number[24];
    if (span)
        compare_span(s->c, fact, *span);
    else if (!strcmp(fact->key, "kind"))
        compare_kind(s, fact);
    else if (!strcmp(fact->key, "address"))
        compare_address(s, fact);
    else if (!strcmp(fact->key, "flags"))
        compare_flags(s, fact);
    else if (!strcmp(fact->key, "flag"))
        compare_flag(s, fact);
    else if (!strcmp(fact->key, "length")) {
        snprintf(number, sizeof number, "%" PRIu32, s->read.length);
        compare_text(s->c, fact->row, fact->key, fact->value, number);
    } else if (!strcmp(fact->key, "chunk-size")) {
        snprintf(number, sizeof number, "%" PRIu64, s->read.chunk_size);
        compare_text(s->c, fact->row, fact->key, fact->value, number);
    } else if (strcmp(fact->key, "deviations") != 0) { /* of each accepted line: below */
        compare_parameter(s, fact);
    }
}

/* ---- Cases -------------------------------------------------------------------------------------------------------------- */

static void compare_accepted(const struct subject *s)
{
    const struct corpus_case *c = s->c;
    bool has_route = false;
    compare_number(c, c->row, "deviations", (int64_t)c->deviations, s->read.deviations);
    if (c->deviations)
        compare_number(c, c->row, "the deviations' offset", c->offset, s->read.deviation_offset);
    for (size_t i = 0; i < c->fact_count; i++) {
        compare_fact(s, &c->facts[i]);
        has_route |= !strcmp(c->facts[i].key, "route");
    }
    compare_number(c, c->row, "a source route", has_route, s->read.path.route.length > 0);
    compare_presence(s);
}

/* "mistake NAME" or "mistake NAME NAME": all that is found. */
static void compare_mistake(const struct subject *s, const struct corpus_fact *fact)
{
    const struct smtpath_diagnostic *d = &s->read.diagnostic;
    const char *first = smtpath_mistake(s->c->octets, s->c->length, d, 0);
    const char *second = smtpath_mistake(s->c->octets, s->c->length, d, 1);
    char found[128];
    snprintf(found, sizeof found, "%s%s%s", first ? first : "nothing", second ? " " : "",
             second ? second : "");
    compare_text(s->c, fact->row, fact->key, fact->value, found);
}

/* "near NAME": the line nearly makes that mistake, and is not told so. */
static void compare_near(const struct subject *s, const struct corpus_fact *fact)
{
    for (unsigned which = 0; which < 2; which++) {
        const char *name = smtpath_mistake(s->c->octets, s->c->length, &s->read.diagnostic, which);
        if (name && !strcmp(name, fact->value))
            differs(s->c, fact->row, fact->key, fact->value, name);
    }
}

/* "hint WORDS": they stand in the hint, once what it quotes is unescaped. */
static void compare_hint(const struct subject *s, const struct corpus_fact *fact)
{
    char hint[SMTPATH_HINT_SIZE];
    const size_t length = smtpath_render_hint(s->c->octets, s->c->length, &s->read.diagnostic,
                                              SMTPATH_ENGLISH, hint, sizeof hint);
    assert_true(length < sizeof hint);
    if (!strstr(hint, fact->value))
        differs(s->c, fact->row, fact->key, fact->value, hint);
}

/* "corrected LINE", with the escapes of "C:", or "corrected none". */
static void compare_corrected(const struct subject *s, const struct corpus_fact *fact)
{
    char corrected[4096], shown[4 * sizeof corrected + 1] = "none";
    const size_t length =
        smtpath_correct(s->c->octets, s->c->length, &s->c->options, corrected, sizeof corrected);
    if (length > 0) {
        const struct smtpath_diagnostic at_end = {.offset = (uint32_t)length};
        smtpath_render_caret(corrected, length, &at_end, sizeof shown, shown, sizeof shown);
        shown[strcspn(shown, "\n")] = '\0';
    }
    compare_text(s->c, fact->row, fact->key, fact->value, shown);
}

static void compare_advice(const struct subject *s, const struct corpus_fact *fact)
{
    if (!strcmp(fact->key, "mistake"))
        compare_mistake(s, fact);
    else if (!strcmp(fact->key, "near"))
        compare_near(s, fact);
    else if (!strcmp(fact->key, "hint"))
        compare_hint(s, fact);
    else
        compare_corrected(s, fact);
}

static void compare_refused(const struct subject *s)
{
    const struct corpus_case *c = s->c;
    const struct smtpath_diagnostic *d = &s->read.diagnostic;
    char stated[32], found[32];
    compare_text(c, c->row, "reason", c->reason, smtpath_reason_info(d->reason)->name);
    compare_number(c, c->row, "offset", c->offset, d->offset);
    compare_number(c, c->row, "length", c->underlined, d->length);
    snprintf(stated, sizeof stated, "%u %u.%u.%u", c->code, c->enhanced[0], c->enhanced[1],
             c->enhanced[2]);
    snprintf(found, sizeof found, "%u %u.%u.%u", d->code, d->enhanced[0], d->enhanced[1],
             d->enhanced[2]);
    compare_text(c, c->row, "code", stated, found);
    for (size_t i = 0; i < c->fact_count; i++)
        compare_advice(s, &c->facts[i]);
}

/* Reads the line in a block of its size and, with the same result, against an unreadable page. */
static void test_case(void **state)
{
    struct subject s = {.c = *state};
    const struct corpus_case *c = s.c;
    struct smtpath_line guarded;

    char *copy = heap_copy(c->octets, c->length);
    const enum smtpath_reason reason = smtpath_read_command(copy, c->length, &c->options, &s.read);
    free(copy);
    smtpath_read_command(guarded_copy(c->octets, c->length), c->length, &c->options, &guarded);
    assert_same_result(&guarded, &s.read);
    assert_int_equal(reason, s.read.diagnostic.reason);

    if (c->refused != (reason != SMTPATH_OK)) {
        const struct smtpath_reason_row *row = smtpath_reason_info(reason);
        char found[80];
        snprintf(found, sizeof found, "%s at %" PRIu32, row ? row->name : "ok",
                 s.read.diagnostic.offset);
        differs(c, c->row, "verdict", c->refused ? c->reason : "ok", found);
    } else if (c->refused) {
        compare_refused(&s);
    } else {
        compare_accepted(&s);
    }
}

int main(int argc, char *argv[])
{
    if (argc < 2) {
        fprintf(stderr, "usage: test_conformance CORPUS-FILE ...\n");
        return 2;
    }
    struct corpus corpus = corpus_read(argc - 1, argv + 1);
    struct CMUnitTest *tests = calloc(corpus.count + 1, sizeof *tests);
    if (!tests || corpus.count == 0)
        return 2;
    for (size_t i = 0; i < corpus.count; i++) {
        tests[i].name = corpus.cases[i].name;
        tests[i].test_func = test_case;
        tests[i].initial_state = &corpus.cases[i];
    }
    /* what cmocka's own macro calls, which takes only an array whose size is known */
    const int failed = _cmocka_run_group_tests("conformance", tests, corpus.count, NULL, NULL);
    free(tests);
    return failed;
}
