// SPDX-License-Identifier: MIT
/*
 * Which section of which standard a row of a table names, said a second time: sections.txt, the argument, has each section
 * with its heading, and below it the rows that name it.
 */
#include "support.h"

#include <stdio.h>

static const char *sections_file;

/* ---- What the tables say --------------------------------------------------------------------------------------- */

struct named {
    const char *kind, *name, *standard;
};

/* What the command says: the library names no section of a verb. */
static const struct named of_the_tool[] = {
#define WORD(kind, name, example, standard, english, japanese) {#kind, name, standard},
#include "../tool/explain_texts.h"
#undef WORD
};

enum { ROWS = 512 };

static struct named rows[ROWS];
static size_t row_count;

static void add_row(const char *kind, const char *name, const char *standard)
{
    assert_true(row_count < ROWS);
    rows[row_count++] = (struct named){kind, name, standard};
}

static size_t row_named(const char *kind, const char *name)
{
    size_t at = 0;
    while (at < row_count && (strcmp(rows[at].kind, kind) != 0 || strcmp(rows[at].name, name) != 0))
        at++;
    return at;
}

static int read_tables(void **state)
{
    (void)state;
    for (int i = 1; i < SMTPATH_REASON_COUNT; i++) {
        const struct smtpath_reason_row *row = smtpath_reason_info((enum smtpath_reason)i);
        add_row("reason", row->name, row->rfc);
    }
    for (int i = 0; i < SMTPATH_PARAM_COUNT; i++) {
        const struct smtpath_param_row *row = smtpath_param_info((enum smtpath_param)i);
        add_row("parameter", row->keyword, row->rfc);
    }
    for (uint64_t bit = 1; bit < SMTPATH_EXT_ALL; bit <<= 1) {
        const struct smtpath_extension_row *row = smtpath_extension_info(bit);
        if (row != NULL) /* else test_tables says so */
            add_row("extension", row->keyword, row->rfc);
    }
    for (size_t i = 0; i < ARRAY_LENGTH(of_the_tool); i++) {
        const struct named *word = &of_the_tool[i];
        if (!strcmp(word->kind, "VERB"))
            add_row("verb", word->name, word->standard);
        /* keywords that no line depends on, which only the command knows */
        if (!strcmp(word->kind, "EXTENSION") && row_named("extension", word->name) == row_count)
            add_row("extension", word->name, word->standard);
    }
    return 0;
}

/* ---- One after the other ------------------------------------------------------------------------------------------- */

enum { SIZE = 64, LONG = 3 * SIZE, TEXT = 512 };

/* Takes the next section off a row's text: "RFC 4141 sections 4.2, 5.2" is that of RFC 4141 section 4.2, and of RFC 4141
 * section 5.2. */
static bool next_section(const char **text, char document[SIZE], char section[LONG])
{
    const size_t length = strcspn(*text, ",");
    const bool another_document = (*text)[0] < '0' || (*text)[0] > '9';
    char part[SIZE];
    if ((*text)[0] == '\0')
        return false;
    /* "Postfix, XCLIENT_README" is one document */
    const size_t whole = strncmp(*text, "Postfix", 7) == 0 ? strlen(*text) : length;
    assert_true(whole < sizeof part);
    snprintf(part, sizeof part, "%.*s", (int)whole, *text);
    *text += whole + strspn(*text + whole, ", ");
    if (!another_document) {
        snprintf(section, LONG, "%s section %s", document, part);
        return true;
    }
    char *plural = strstr(part, " sections ");
    const char *number = plural == NULL ? NULL : plural + strlen(" sections ");
    if (number == NULL) {
        snprintf(section, LONG, "%s", part);
        return true;
    }
    *plural = '\0';
    snprintf(document, SIZE, "%s", part);
    snprintf(section, LONG, "%s section %s", part, number);
    return true;
}

static bool names(const char *standard, const char *wanted)
{
    char document[SIZE] = "", section[LONG];
    while (next_section(&standard, document, section))
        if (!strcmp(section, wanted))
            return true;
    return false;
}

static size_t sections_named(const char *standard)
{
    char document[SIZE] = "", section[LONG];
    size_t count = 0;
    while (next_section(&standard, document, section))
        count++;
    return count;
}

/* Each row of the file is a row of a table, which names the section above it; and each section that a row names is one of the
 * file. */
static void test_every_row_names_the_section_where_it_stands(void **state)
{
    (void)state;
    char text[TEXT], section[TEXT] = "";
    size_t said[ROWS] = {0}, wrong = 0;
    FILE *file = fopen(sections_file, "r");
    assert_non_null(file);
    while (fgets(text, sizeof text, file)) {
        char kind[16], name[SIZE];
        text[strcspn(text, "\n")] = '\0';
        if (text[0] == '#' || text[0] == '\0')
            continue;
        if (text[0] != ' ') {
            const char *heading = strstr(text, ": ");
            snprintf(section, sizeof section, "%.*s",
                     (int)(heading == NULL ? strlen(text) : (size_t)(heading - text)), text);
            continue;
        }
        if (sscanf(text, " %15s %63[^:]", kind, name) != 2)
            fail_msg("sections.txt: no kind and name: %s", text);
        const size_t at = row_named(kind, name);
        if (at == row_count) {
            print_error("sections.txt: there is no %s %s\n", kind, name);
            wrong++;
        } else if (!names(rows[at].standard, section)) {
            print_error("the %s %s stands in %s, its row says %s\n", kind, name, section,
                        rows[at].standard);
            wrong++;
        } else
            said[at]++;
    }
    fclose(file);
    for (size_t i = 0; i < row_count; i++)
        if (said[i] != sections_named(rows[i].standard)) {
            print_error("the %s %s names %s, which has no row of it in tests/sections.txt\n",
                        rows[i].kind, rows[i].name, rows[i].standard);
            wrong++;
        }
    assert_int_equal(wrong, 0);
}

/* What the command says of an EHLO keyword is the library's. */
static void test_the_command_names_the_library_s_documents(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LENGTH(of_the_tool); i++) {
        if (strcmp(of_the_tool[i].kind, "EXTENSION") != 0)
            continue;
        const size_t at = row_named("extension", of_the_tool[i].name);
        assert_true(at < row_count);
        if (!strncmp(rows[at].standard, "RFC ", 4))
            assert_string_equal(of_the_tool[i].standard, rows[at].standard);
    }
}

int main(int argc, char *argv[])
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_row_names_the_section_where_it_stands),
        cmocka_unit_test(test_the_command_names_the_library_s_documents),
    };
    if (argc != 2) {
        fprintf(stderr, "usage: test_sections sections.txt\n");
        return 2;
    }
    sections_file = argv[1];
    return cmocka_run_group_tests_name("sections", tests, read_tables, NULL);
}
