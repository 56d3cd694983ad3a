// SPDX-License-Identifier: MIT
/*
 * Every row of every table: it is whole, its name is its enumerator's, and the corpus has cases of it.
 * Arguments: smtpath.h and the files of corpus/conformance.
 */
#include "corpus.h"
#include "support.h"

#include <ctype.h>
#include <limits.h>
#include <stdio.h>

static struct corpus corpus;
static const char *header_file;

/* ---- Names -------------------------------------------------------------------------------------------------- */

/* Reads the enumerators of an enumeration out of the header, without their prefix, as `name` for each.
 * Returns: how many there are. */
static int enumerators(const char *enumeration, const char *prefix, char names[][64], int most)
{
    char row[256], start[64];
    int count = 0;
    bool inside = false;
    FILE *header = fopen(header_file, "r");
    assert_non_null(header);
    snprintf(start, sizeof start, "enum %s {", enumeration);
    while (fgets(row, sizeof row, header)) {
        char name[64];
        if (strncmp(row, start, strlen(start)) == 0)
            inside = true;
        else if (row[0] == '}')
            inside = false;
        else if (inside && sscanf(row, " SMTPATH_%63[A-Z0-9_]", name) == 1 &&
                 strncmp(name, prefix, strlen(prefix)) == 0 && !strstr(name, "_COUNT")) {
            assert_true(count < most);
            strcpy(names[count++], name + strlen(prefix));
        }
    }
    fclose(header);
    return count;
}

/* The names of "#define SMTPATH_EXT_...", in their order, which is their bits'. */
static int extensions(char names[65][64])
{
    char row[256];
    int count = 0;
    FILE *header = fopen(header_file, "r");
    assert_non_null(header);
    while (fgets(row, sizeof row, header))
        if (sscanf(row, "#define SMTPATH_EXT_%63[A-Z0-9_]", names[count]) == 1)
            assert_true(count++ < 64);
    fclose(header);
    return count;
}

/* "EXPECTED_GT" as "expected-gt". */
static void to_kebab_case(char *name)
{
    for (; *name; name++)
        *name = *name == '_' ? '-' : (char)tolower((unsigned char)*name);
}

/* In words: a table that lacks a row has another one in its place, or none. */
static void assert_named(const char *found, const char *wanted, const char *table)
{
    if (found == NULL || strcmp(found, wanted) != 0)
        fail_msg("%s has no row for \"%s\" where the enumerator stands, but %s", table, wanted,
                 found == NULL ? "none" : found);
}

static void test_reasons_are_named_after_their_enumerators(void **state)
{
    (void)state;
    static char names[SMTPATH_REASON_COUNT][64];
    assert_int_equal(enumerators("smtpath_reason", "", names, SMTPATH_REASON_COUNT),
                     SMTPATH_REASON_COUNT);
    assert_null(smtpath_reason_info(SMTPATH_OK));
    assert_null(smtpath_reason_info(SMTPATH_REASON_COUNT));
    for (int i = 1; i < SMTPATH_REASON_COUNT; i++) {
        to_kebab_case(names[i]);
        assert_named(smtpath_reason_info((enum smtpath_reason)i)->name, names[i], "reason_rows.h");
    }
}

static void test_deviations_are_named_after_their_bits(void **state)
{
    (void)state;
    static char names[SMTPATH_DEVIATION_COUNT + 1][64];
    const int count = enumerators("smtpath_tolerance", "TOLERATE_", names, SMTPATH_DEVIATION_COUNT);
    assert_int_equal(count, SMTPATH_DEVIATION_COUNT - 1);
    /* _ALL stands for one of the two that are only recorded */
    for (int bit = 0; SMTPATH_BIT(bit) < SMTPATH_TOLERATE_ALL; bit++) {
        to_kebab_case(names[bit]);
        assert_named(smtpath_deviation_name(SMTPATH_BIT(bit)), names[bit],
                     "deviation_names in cursor.c");
    }
    assert_string_equal(smtpath_deviation_name(SMTPATH_DEVIATION_TRAILING_SPACE), "trailing-space");
    assert_string_equal(smtpath_deviation_name(SMTPATH_DEVIATION_LONG_AUTH_LINE), "long-auth-line");
}

static void test_flags_are_named_after_their_bits(void **state)
{
    (void)state;
    static char names[SMTPATH_FLAG_COUNT][64];
    assert_int_equal(enumerators("smtpath_flag", "FLAG_", names, SMTPATH_FLAG_COUNT),
                     SMTPATH_FLAG_COUNT);
    for (int bit = 0; bit < SMTPATH_FLAG_COUNT; bit++) {
        to_kebab_case(names[bit]);
        assert_named(smtpath_flag_name(SMTPATH_BIT(bit)), names[bit], "flag_names in flag.c");
    }
}

/* Upper case, and "-" for what C cannot spell. */
static void test_verbs_parameters_and_extensions_are_named_after_their_enumerators(void **state)
{
    (void)state;
    static char names[32][64];
    assert_int_equal(enumerators("smtpath_verb", "VERB_", names, 32), SMTPATH_VERB_COUNT);
    for (int verb = 1; verb < SMTPATH_VERB_COUNT; verb++)
        assert_named(smtpath_verb_name((enum smtpath_verb)verb), names[verb], "the table of verbs");

    assert_int_equal(enumerators("smtpath_param", "PARAM_", names, 32), SMTPATH_PARAM_COUNT);
    for (int param = 0; param < SMTPATH_PARAM_COUNT; param++) {
        for (char *dash = strchr(names[param], '_'); dash; dash = strchr(dash, '_'))
            *dash = '-';
        assert_named(smtpath_param_name((enum smtpath_param)param), names[param], "parameter.c");
    }

    static char keywords[65][64];
    const int count = extensions(keywords) - 1; /* _ALL */
    assert_true(SMTPATH_EXT_ALL >> count == 0 && SMTPATH_EXT_ALL >> (count - 1) == 1);
    for (int bit = 0; bit < count; bit++) {
        for (char *dash = strchr(keywords[bit], '_'); dash; dash = strchr(dash, '_'))
            *dash = '-';
        assert_named(smtpath_extension_name(UINT64_C(1) << bit), keywords[bit], "extension.c");
    }
}

/* Reads a keyword as the reply to EHLO offers it. */
static uint64_t offered(const char *keyword)
{
    char row[64];
    struct smtpath_reply_line line;
    struct smtpath_ehlo ehlo = {.lines = 1};
    struct smtpath_ehlo_line read;
    const int length = snprintf(row, sizeof row, "250 %s", keyword);
    smtpath_read_reply_line(row, (size_t)length, false, NULL, &line);
    smtpath_read_ehlo_line(row, &line, &ehlo, &read);
    return read.extension;
}

/* Each stands in extension.c where its first octets and its length put it; one octet more, less or other is no keyword. */
static void test_every_extension_is_found_by_its_keyword(void **state)
{
    (void)state;
    for (uint64_t bit = 1; bit < SMTPATH_EXT_ALL; bit <<= 1) {
        char keyword[32];
        snprintf(keyword, sizeof keyword, "%s", smtpath_extension_name(bit));
        const size_t length = strlen(keyword);
        if (offered(keyword) != bit)
            fail_msg("extension.c: the row of %s does not begin with its first two octets", keyword);
        for (size_t i = 0; i < length; i++) {
            const char octet = keyword[i];
            keyword[i] = (char)tolower((unsigned char)octet);
            assert_true(offered(keyword) == bit);
            keyword[i] = octet == 'Q' ? 'K' : 'Q';
            assert_true(offered(keyword) == 0);
            keyword[i] = (char)(octet ^ 0x40);
            assert_true(offered(keyword) != bit);
            keyword[i] = octet;
        }
        keyword[length] = '-';
        keyword[length + 1] = '\0';
        assert_true(offered(keyword) == 0);
        keyword[length - 1] = '\0';
        assert_true(offered(keyword) != bit);
    }
    assert_true(offered("Q") == 0);
    assert_true(offered("SIZESIZE") == 0);
}

static void test_no_name_for_what_is_none(void **state)
{
    (void)state;
    assert_null(smtpath_verb_name(SMTPATH_VERB_UNKNOWN));
    assert_null(smtpath_verb_name(SMTPATH_VERB_COUNT));
    assert_null(smtpath_param_name(SMTPATH_PARAM_COUNT));
    assert_null(smtpath_param_info(SMTPATH_PARAM_COUNT));
    for (int none = 0; none < 2; none++) {
        const uint32_t bits = none ? 3 : 0;
        assert_null(smtpath_extension_name(bits));
        assert_null(smtpath_extension_info(bits));
        assert_null(smtpath_deviation_name(bits));
        assert_null(smtpath_flag_name(bits));
    }
    assert_null(smtpath_extension_name(SMTPATH_EXT_ALL + 1));
    assert_null(smtpath_deviation_name(SMTPATH_BIT(SMTPATH_DEVIATION_COUNT)));
    assert_null(smtpath_flag_name(SMTPATH_BIT(SMTPATH_FLAG_COUNT)));
    assert_null(smtpath_extension_name(UINT64_C(1) << 63));
    assert_string_equal(smtpath_extension_info(SMTPATH_EXT_LIMITS)->keyword, "LIMITS");
    assert_string_equal(smtpath_extension_info(SMTPATH_EXT_LIMITS)->rfc, "RFC 9422");
    assert_null(smtpath_deviation_name(UINT32_C(1) << 31));
    assert_null(smtpath_flag_name(UINT32_C(1) << 31));
}

/* ---- Rows --------------------------------------------------------------------------------------------------- */

static void assert_text(const char *text)
{
    assert_non_null(text);
    assert_true(*text != '\0');
    for (; *text; text++)
        assert_in_range(*text, ' ', '~');
}

static void test_every_reason_is_whole(void **state)
{
    (void)state;
    for (int i = 1; i < SMTPATH_REASON_COUNT; i++) {
        const struct smtpath_reason_row *row = smtpath_reason_info((enum smtpath_reason)i);
        assert_text(row->name);
        assert_text(row->expected);
        assert_text(row->expected_text);
        assert_null(strpbrk(row->expected_text, "%*"));
        assert_text(smtpath_reason_hint((enum smtpath_reason)i, SMTPATH_ENGLISH));
        assert_true((unsigned char)smtpath_reason_hint((enum smtpath_reason)i, SMTPATH_JAPANESE)[0] !=
                    '\0');
        assert_text(row->rfc);
        assert_in_range(row->code, 500, 555);
        assert_true(row->enhanced[0] == 0 || row->enhanced[0] == 5);
        /* what is wrong with replies and with the ends of lines, no command's reply states */
        if (i >= SMTPATH_EXPECTED_REPLY_CODE)
            assert_true(row->code == 554 && row->enhanced[1] == 5 && row->enhanced[2] == 0);
        else if (i >= SMTPATH_BARE_CR)
            assert_true(row->code == 500 && row->enhanced[1] == 5 && row->enhanced[2] == 2);
        for (int j = 1; j < i; j++)
            assert_string_not_equal(row->name, smtpath_reason_info((enum smtpath_reason)j)->name);
    }
}

/* That it is as its RFC says, the oracle says once more: tests/oracle/parameters.c and grammar.rl. */
static void test_every_parameter_is_whole(void **state)
{
    (void)state;
    for (int i = 0; i < SMTPATH_PARAM_COUNT; i++) {
        const struct smtpath_param_row *info = smtpath_param_info((enum smtpath_param)i);
        assert_text(info->keyword);
        assert_non_null(smtpath_extension_name(info->extension));
        assert_true(info->verb == SMTPATH_VERB_MAIL || info->verb == SMTPATH_VERB_RCPT);
        assert_int_equal(info->syntax[0] == '\0', info->value == SMTPATH_VALUE_FORBIDDEN);
        assert_text(info->rfc);
    }
}

/* ---- Cases of the corpus -------------------------------------------------------------------------------------- */

static void test_every_reason_has_a_case(void **state)
{
    (void)state;
    int without = 0;
    /* those of framing and of replies have theirs in corpora of their own: test_reply_corpus */
    for (int i = 1; i < SMTPATH_BARE_CR; i++) {
        const char *name = smtpath_reason_info((enum smtpath_reason)i)->name;
        size_t at = 0;
        while (at < corpus.count &&
               !(corpus.cases[at].refused && !strcmp(corpus.cases[at].reason, name)))
            at++;
        if (at == corpus.count) {
            print_error("the reason %s has no case: give it one in corpus/conformance/\n", name);
            without++;
        }
    }
    if (without > 0)
        fail_msg("a reason needs a case");
}

/* Whether a case states this of its line, "mistake" or "near", as one of the words of its row. */
static bool states(const struct corpus_case *c, const char *key, const char *name)
{
    for (size_t i = 0; i < c->fact_count; i++) {
        const char *at = c->facts[i].value;
        const size_t first = strcspn(at, " ");
        if (c->refused && !strcmp(c->facts[i].key, key) &&
            ((strlen(name) == first && !strncmp(at, name, first)) ||
             (at[first] && !strcmp(at + first + 1, name))))
            return true;
    }
    return false;
}

/* Of each mistake, a case that makes it and says its hint, and one that nearly does and is told something else. */
static void test_every_mistake_has_its_cases(void **state)
{
    (void)state;
    static const char *const names[] = {
#define MISTAKE(id, name, correction, english, japanese) name,
#include "../parser/mistake_argument_rows.h"
#include "../parser/mistake_domain_rows.h"
#include "../parser/mistake_limit_rows.h"
#include "../parser/mistake_octet_rows.h"
#include "../parser/mistake_parameter_rows.h"
#include "../parser/mistake_value_rows.h"
#include "../parser/mistake_path_rows.h"
#include "../parser/mistake_stranger_rows.h"
#include "../parser/mistake_verb_rows.h"
#undef MISTAKE
    };
    int without = 0;
    for (size_t n = 0; n < ARRAY_LENGTH(names); n++) {
        bool made = false, nearly = false, worded = false;
        for (size_t i = 0; i < corpus.count; i++) {
            const struct corpus_case *c = &corpus.cases[i];
            made |= states(c, "mistake", names[n]);
            nearly |= states(c, "near", names[n]) && !states(c, "mistake", names[n]);
            for (size_t f = 0; states(c, "mistake", names[n]) && f < c->fact_count; f++)
                worded |= !strcmp(c->facts[f].key, "hint");
        }
        if (!made || !nearly || !worded) {
            print_error("no case %s%s%s: %s\n", made ? "" : "makes the mistake ",
                        worded ? "" : "has the hint of ", nearly ? "" : "is near the mistake ",
                        names[n]);
            without++;
        }
    }
    assert_int_equal(without, 0);
}

/* Whether a refused line went wrong in a parameter with this keyword. */
static bool is_refused_in(const struct corpus_case *c, const char *keyword)
{
    const size_t length = strlen(keyword);
    size_t start = c->offset;
    while (start > 0 && c->octets[start - 1] != ' ')
        start--;
    if (!c->refused || c->length - start < length)
        return false;
    for (size_t i = 0; i < length; i++)
        if (toupper((unsigned char)c->octets[start + i]) != keyword[i])
            return false;
    const char behind = start + length == c->length ? ' ' : c->octets[start + length];
    return behind == '=' || behind == ' ';
}

/* What the corpus has of one parameter. */
struct coverage {
    bool accepted, refused, at_limit, beyond_limit;
};

static struct coverage coverage_of(enum smtpath_param param)
{
    const struct smtpath_param_row *info = smtpath_param_info(param);
    struct coverage has = {0};

    for (size_t i = 0; i < corpus.count; i++) {
        const struct corpus_case *c = &corpus.cases[i];
        struct smtpath_line read;
        if (is_refused_in(c, info->keyword)) {
            has.refused = true;
            has.beyond_limit |= !strcmp(c->reason, "value-too-long");
        }
        if (c->refused ||
            smtpath_read_command(c->octets, c->length, &c->options, &read) != SMTPATH_OK ||
            !(read.present & SMTPATH_BIT(param)))
            continue;
        has.accepted = true;
        has.at_limit |= info->limit > 0 && read.parameter[param].value.length == info->limit;
    }
    return has;
}

static void test_every_parameter_has_cases(void **state)
{
    (void)state;
    int without = 0;
    for (int param = 0; param < SMTPATH_PARAM_COUNT; param++) {
        const struct smtpath_param_row *info = smtpath_param_info((enum smtpath_param)param);
        const struct coverage has = coverage_of((enum smtpath_param)param);
        const bool limits = info->limit == 0 || (has.at_limit && has.beyond_limit);
        if (has.accepted && has.refused && limits)
            continue;
        print_error("the parameter %s has%s%s%s in corpus/conformance/parameter-*.txt\n", info->keyword,
                    has.accepted ? "" : " no accepting case", has.refused ? "" : " no rejecting case",
                    limits ? "" : " not both sides of its limit");
        without++;
    }
    if (without > 0)
        fail_msg("a parameter needs cases");
}

/* A parameter that was read, to be written: its members, and its text as it stands. */
static struct smtpath_argument argument_of(const char *line, enum smtpath_param param,
                                           const struct smtpath_parameter *p)
{
    const bool has_first = (smtpath_param_info(param)->members & SMTPATH_MEMBER_FIRST) != 0;
    const struct smtpath_span text = has_first ? p->first : p->value;
    const struct smtpath_argument argument = {.param = param,
                                              .number = p->number,
                                              .integer = p->integer,
                                              .choice = p->choice,
                                              .text = line + text.offset,
                                              .length = text.length};
    return argument;
}

/* Whatever the corpus accepts as a parameter's value is written as the same; encoded text is test_write.c's. */
static void assert_written(const struct corpus_case *c, const struct smtpath_line *read, int param)
{
    static const struct smtpath_mailbox mailbox = {"a", 1, "b", 1};
    const struct smtpath_options all = {.extensions = SMTPATH_EXT_ALL};
    const struct smtpath_param_row *info = smtpath_param_info((enum smtpath_param)param);
    const struct smtpath_argument argument =
        argument_of(c->octets, (enum smtpath_param)param, &read->parameter[param]);
    char line[4096];
    struct smtpath_line again;
    const size_t length =
        smtpath_write_command(info->verb, &mailbox, &argument, 1, false, line, sizeof line);
    if (length == 0)
        fail_msg("%s: smtpath_write_command() does not write the parameter %s: put_value() in write.c",
                 c->name, info->keyword);
    assert_int_equal(smtpath_read_command(line, length - 2, &all, &again), SMTPATH_OK);
    if ((info->members & SMTPATH_MEMBER_NUMBER) != 0)
        assert_true(again.parameter[param].number == argument.number);
    if ((info->members & SMTPATH_MEMBER_INTEGER) != 0)
        assert_true(again.parameter[param].integer == argument.integer);
    if ((info->members & SMTPATH_MEMBER_CHOICE) != 0)
        assert_int_equal(again.parameter[param].choice, argument.choice);
}

static void test_every_parameter_is_written(void **state)
{
    (void)state;
    for (size_t i = 0; i < corpus.count; i++) {
        const struct corpus_case *c = &corpus.cases[i];
        struct smtpath_line read;
        if (c->refused || c->options.tolerate != 0 ||
            smtpath_read_command(c->octets, c->length, &c->options, &read) != SMTPATH_OK)
            continue;
        for (int param = 0; param < SMTPATH_PARAM_COUNT; param++)
            if ((read.present & SMTPATH_BIT(param)) != 0 &&
                !strstr(smtpath_param_info((enum smtpath_param)param)->syntax, "xtext"))
                assert_written(c, &read, param);
    }
}

static void test_every_deviation_has_a_case(void **state)
{
    (void)state;
    uint32_t seen = 0;
    for (size_t i = 0; i < corpus.count; i++) {
        const struct corpus_case *c = &corpus.cases[i];
        struct smtpath_line read;
        if (smtpath_read_command(c->octets, c->length, &c->options, &read) == SMTPATH_OK)
            seen |= read.deviations;
    }
    const uint32_t without = (SMTPATH_BIT(SMTPATH_DEVIATION_COUNT) - 1) & ~seen;
    if (without != 0)
        fail_msg(
            "the tolerance %s has no case: give it one that is accepted under it, and one without, in "
            "corpus/conformance/",
            smtpath_deviation_name(without & (~without + 1)));
}

/* A preset names only what there is, and accepts what the strict grammar does. */
static void test_presets(void **state)
{
    (void)state;
    for (int i = 0; i < SMTPATH_PRESET_COUNT; i++) {
        const struct smtpath_preset_row *row = smtpath_preset_info((enum smtpath_preset)i);
        assert_non_null(row);
        assert_true(row->name[0] >= 'a' && row->name[0] <= 'z');
        assert_int_equal(row->tolerate & ~(uint32_t)SMTPATH_TOLERATE_ALL, 0);
        assert_int_equal(row->refuse & ~(SMTPATH_BIT(SMTPATH_FLAG_COUNT) - 1), 0);
        for (int j = 0; j < i; j++)
            assert_string_not_equal(row->name, smtpath_preset_info((enum smtpath_preset)j)->name);
    }
    assert_null(smtpath_preset_info(SMTPATH_PRESET_COUNT));
    assert_null(smtpath_preset_info((enum smtpath_preset) - 1));
}

static void test_every_flag_has_a_case(void **state)
{
    (void)state;
    uint32_t seen = 0;
    for (size_t i = 0; i < corpus.count; i++) {
        const struct corpus_case *c = &corpus.cases[i];
        for (size_t f = 0; f < c->fact_count; f++) {
            uint64_t stated = 0;
            if (!strcmp(c->facts[f].key, "flags") &&
                corpus_set(c->facts[f].value, smtpath_flag_name, &stated))
                seen |= (uint32_t)stated;
        }
    }
    const uint32_t without = (SMTPATH_BIT(SMTPATH_FLAG_COUNT) - 1) & ~seen;
    if (without != 0)
        fail_msg("the flag %s has no case: give it one in corpus/conformance/",
                 smtpath_flag_name(without & (~without + 1)));
}

static void test_every_verb_has_a_case(void **state)
{
    (void)state;
    for (int verb = 1; verb < SMTPATH_VERB_COUNT; verb++) {
        size_t at = 0;
        struct smtpath_line read = {0};
        while (at < corpus.count && read.verb != (enum smtpath_verb)verb) {
            const struct corpus_case *c = &corpus.cases[at++];
            smtpath_read_command(c->octets, c->length, &c->options, &read);
        }
        if (read.verb != (enum smtpath_verb)verb)
            fail_msg("no case of %s", smtpath_verb_name((enum smtpath_verb)verb));
    }
}

/* ---- Numbers that are no enumerators ---------------------------------------------------------------------- */

/* A compiler may take enumerations for signed, so that a number below 0 is below every count, too. */
static void test_foreign_numbers(void **state)
{
    static const int foreign[] = {-1, -100, INT_MAX, 250};
    static const char line[] = "RCPT TO:<a@b c>";
    char text[SMTPATH_REPLY_LINE_SIZE];
    (void)state;
    for (size_t i = 0; i < ARRAY_LENGTH(foreign); i++) {
        struct smtpath_line read;
        const enum smtpath_verb verb = (enum smtpath_verb)foreign[i];
        const enum smtpath_language language = (enum smtpath_language)foreign[i];
        assert_null(smtpath_verb_name(verb));
        assert_null(smtpath_param_name((enum smtpath_param)foreign[i]));
        assert_null(smtpath_param_info((enum smtpath_param)foreign[i]));
        assert_null(smtpath_reason_info((enum smtpath_reason)foreign[i]));
        assert_int_equal(smtpath_line_limit(verb, NULL), 512);
        smtpath_read_path("<a@b>", 5, verb, NULL, &read);
        assert_int_not_equal(smtpath_read_command(line, sizeof line - 1, NULL, &read), SMTPATH_OK);
        read.diagnostic.reason = (enum smtpath_reason)foreign[i];
        assert_true(smtpath_render_reply(line, sizeof line - 1, &read.diagnostic, text, sizeof text) >
                    0);
        read.verb = verb;
        read.diagnostic.verb = (uint8_t)verb;
        smtpath_render_caret(line, sizeof line - 1, &read.diagnostic, 80, text, sizeof text);
        smtpath_render_json(line, sizeof line - 1, &read.diagnostic, text, sizeof text);
        smtpath_render_hint(line, sizeof line - 1, &read.diagnostic, language, text, sizeof text);
        smtpath_mistake(line, sizeof line - 1, &read.diagnostic, 0);
        smtpath_reason_hint((enum smtpath_reason)foreign[i], language);
        assert_null(smtpath_preset_info((enum smtpath_preset)foreign[i]));
        assert_int_equal(smtpath_what_follows(&read), SMTPATH_FOLLOWS_COMMAND);
        assert_int_equal(smtpath_write_command(verb, NULL, NULL, 0, false, text, sizeof text), 0);
        struct smtpath_explanation explained;
        smtpath_explain_code(250, language, &explained);
        smtpath_explain_difference(251, 551, language);
    }
}

int main(int argc, char *argv[])
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_reasons_are_named_after_their_enumerators),
        cmocka_unit_test(test_deviations_are_named_after_their_bits),
        cmocka_unit_test(test_flags_are_named_after_their_bits),
        cmocka_unit_test(test_verbs_parameters_and_extensions_are_named_after_their_enumerators),
        cmocka_unit_test(test_every_extension_is_found_by_its_keyword),
        cmocka_unit_test(test_no_name_for_what_is_none),
        cmocka_unit_test(test_every_reason_is_whole),
        cmocka_unit_test(test_every_parameter_is_whole),
        cmocka_unit_test(test_every_reason_has_a_case),
        cmocka_unit_test(test_every_mistake_has_its_cases),
        cmocka_unit_test(test_every_parameter_has_cases),
        cmocka_unit_test(test_every_parameter_is_written),
        cmocka_unit_test(test_every_deviation_has_a_case),
        cmocka_unit_test(test_every_flag_has_a_case),
        cmocka_unit_test(test_every_verb_has_a_case),
        cmocka_unit_test(test_presets),
        cmocka_unit_test(test_foreign_numbers),
    };
    if (argc < 3) {
        fprintf(stderr, "usage: test_tables smtpath.h CORPUS-FILE ...\n");
        return 2;
    }
    header_file = argv[1];
    corpus = corpus_read(argc - 2, argv + 2);
    return cmocka_run_group_tests_name("tables", tests, NULL, NULL);
}
