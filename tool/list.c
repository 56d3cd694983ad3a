// SPDX-License-Identifier: MIT
/*
 * smtpath list: what the library knows, as tables.
 */
#include "forms/forms.h"
#include "language.h"
#include "options.h"
#include "tool.h"
#include "words.h"
#include "wrap.h"

#include <stdio.h>
#include <string.h>

static const struct help help = {TAKER_LIST,
                                 SAY_WORDS_LIST,
                                 SAY_ABOUT_LIST,
                                 SAY_NOTHING,
                                 SAY_NOTHING,
                                 "  smtpath list --params | grep -A1 RCPT\n"
                                 "  smtpath list --dict >smtp.dict\n"};

/* ---- Tables -------------------------------------------------------------------------------------------- */

enum { COLUMNS = 5, ROWS = 512, CELL_SIZE = 128, WIDTH = 80, GAP = 2, BELOW_INDENT = 4 };

/* The last column may be wrapped; what stands below a row, indented, has no column. */
struct table {
    enum message title;
    size_t columns, rows;
    char cell[ROWS][COLUMNS][CELL_SIZE];
    const char *below[ROWS]; /* NULL: nothing */
};

static void set_cell(struct table *table, size_t column, const char *text)
{
    (void)snprintf(table->cell[table->rows][column], CELL_SIZE, "%s", text);
    if (table->columns <= column)
        table->columns = column + 1;
}

static void set_below(struct table *table, const char *text)
{
    table->below[table->rows] = text;
}

static void set_number(struct table *table, size_t column, uint32_t number)
{
    char text[16];
    (void)snprintf(text, sizeof text, "%lu", (unsigned long)number);
    set_cell(table, column, text);
}

/* heads[count], if it is not NULL, stands below. */
static void begin_table(struct table *table, enum message title, const char *const *heads, size_t count)
{
    memset(table, 0, sizeof *table);
    table->title = title;
    for (size_t i = 0; i < count; i++)
        set_cell(table, i, heads[i]);
    if (heads[count] != NULL)
        set_below(table, heads[count]);
    table->rows = 1;
}

static size_t width_of(const struct table *table, size_t column)
{
    size_t width = 0;
    for (size_t row = 0; row < table->rows; row++)
        if (width < wrap_columns(table->cell[row][column]))
            width = wrap_columns(table->cell[row][column]);
    return width;
}

static void write_row(struct output *out, const struct table *table, size_t row, const size_t *widths)
{
    size_t owed = 0; /* blanks that stand before the next cell, if there is one */
    size_t begin = 0;
    for (size_t column = 0; column < table->columns; column++) {
        const char *cell = table->cell[row][column];
        if (*cell != '\0') {
            output_repeated(out, ' ', owed);
            owed = 0;
        }
        wrap_text(out, cell, begin, column + 1 == table->columns ? WIDTH : SIZE_MAX);
        owed += widths[column] - wrap_columns(cell) + GAP;
        begin += widths[column] + GAP;
    }
    output_octet(out, '\n');
    if (table->below[row] == NULL)
        return;
    output_repeated(out, ' ', BELOW_INDENT);
    wrap_text(out, table->below[row], BELOW_INDENT, WIDTH);
    output_octet(out, '\n');
}

static void write_table(struct output *out, const struct table *table, bool with_title)
{
    size_t widths[COLUMNS];
    for (size_t column = 0; column < table->columns; column++)
        widths[column] = width_of(table, column);
    if (with_title) {
        wrap_text(out, text_of(table->title), 0, WIDTH);
        output_literal(out, "\n\n");
    }
    for (size_t row = 0; row < table->rows; row++)
        write_row(out, table, row, widths);
}

/* ---- What is in them -------------------------------------------------------------------------------------- */

static void fill_verbs(struct table *table)
{
    static const char *const heads[] = {"VERB", "LINE", "WITH ALL EXTENSIONS", NULL};
    static const struct smtpath_options all = {.extensions = SMTPATH_EXT_ALL};
    begin_table(table, SAY_TABLE_OF_VERBS, heads, 3);
    for (int i = SMTPATH_VERB_UNKNOWN + 1; i < SMTPATH_VERB_COUNT; i++) {
        const enum smtpath_verb verb = (enum smtpath_verb)i;
        set_cell(table, 0, smtpath_verb_name(verb));
        set_number(table, 1, smtpath_line_limit(verb, NULL));
        set_number(table, 2, smtpath_line_limit(verb, &all));
        table->rows++;
    }
}

static void fill_params(struct table *table)
{
    static const char *const heads[] = {"KEYWORD", "ON", "OFFERED AS", "AT MOST", "STANDARD", "VALUE"};
    begin_table(table, SAY_TABLE_OF_PARAMS, heads, 5);
    for (int i = 0; i < SMTPATH_PARAM_COUNT; i++) {
        const struct smtpath_param_row *info = smtpath_param_info((enum smtpath_param)i);
        set_cell(table, 0, info->keyword);
        set_cell(table, 1, smtpath_verb_name(info->verb));
        set_cell(table, 2, smtpath_extension_name(info->extension));
        if (info->limit > 0)
            set_number(table, 3, info->limit);
        set_cell(table, 4, info->rfc);
        set_below(table, info->value == SMTPATH_VALUE_FORBIDDEN ? "(none)" : info->syntax);
        table->rows++;
    }
}

static void fill_extensions(struct table *table)
{
    static const char *const heads[] = {"EXTENSION", NULL};
    begin_table(table, SAY_TABLE_OF_EXTENSIONS, heads, 1);
    for (uint64_t bit = 1; bit <= SMTPATH_EXT_ALL; bit <<= 1) {
        set_cell(table, 0, smtpath_extension_name(bit));
        table->rows++;
    }
}

/* A set's names, and of each what its row in explain_texts.h says, or shows. */
static void fill_names(struct table *table, const char *(*name)(uint64_t bit), uint64_t all,
                       enum word_kind kind)
{
    for (uint64_t bit = 1; bit != 0 && bit <= all; bit <<= 1) {
        const struct word *word = word_named(kind, name(bit));
        set_cell(table, 0, name(bit));
        if (word != NULL)
            set_cell(table, 1,
                     kind == WORD_TOLERANCE ? word->example
                                            : in_language(word->english, word->japanese));
        table->rows++;
    }
}

static void fill_tolerances(struct table *table)
{
    static const char *const heads[] = {"TOLERANCE", "EXAMPLE", NULL};
    begin_table(table, SAY_TABLE_OF_TOLERANCES, heads, 2);
    fill_names(table, smtpath_deviation_name, SMTPATH_TOLERATE_ALL, WORD_TOLERANCE);
}

static void fill_flags(struct table *table)
{
    static const char *const heads[] = {"FLAG", "MEANING", NULL};
    begin_table(table, SAY_TABLE_OF_FLAGS, heads, 2);
    fill_names(table, smtpath_flag_name, (UINT64_C(1) << SMTPATH_FLAG_COUNT) - 1, WORD_FLAG);
}

static void fill_reasons(struct table *table)
{
    static const char *const heads[] = {"REASON", "CODE", "ENHANCED", "STANDARD", "EXPECTED"};
    begin_table(table, SAY_TABLE_OF_REASONS, heads, 4);
    for (int i = SMTPATH_OK + 1; i < SMTPATH_REASON_COUNT; i++) {
        const struct smtpath_reason_row *info = smtpath_reason_info((enum smtpath_reason)i);
        char enhanced[16] = "by place";
        if (info->enhanced[0] != 0)
            (void)snprintf(enhanced, sizeof enhanced, "%d.%d.%d", info->enhanced[0], info->enhanced[1],
                           info->enhanced[2]);
        set_cell(table, 0, info->name);
        set_number(table, 1, info->code);
        set_cell(table, 2, enhanced);
        set_cell(table, 3, info->rfc);
        set_below(table, info->expected);
        table->rows++;
    }
}

static void fill_forms(struct table *table)
{
    static const char *const heads[] = {"FORM", "WHOSE IT IS", "A ROW OF IT"};
    const struct form *form;
    begin_table(table, SAY_TABLE_OF_FORMS, heads, 2);
    for (size_t i = 0; (form = form_at(i)) != NULL; i++) {
        set_cell(table, 0, form->name);
        set_cell(table, 1, in_language(form->english, form->japanese));
        set_below(table, form->example);
        table->rows++;
    }
}

/* ---- The dictionary ------------------------------------------------------------------------------------------ */

/* Writes "word" with what the format wants escaped. */
static void put_word(struct output *out, const char *word, size_t length, const char *tail)
{
    output_octet(out, '"');
    for (size_t i = 0; i < length; i++) {
        if (word[i] == '"' || word[i] == '\\')
            output_octet(out, '\\');
        output_octet(out, word[i]);
    }
    output_string(out, tail);
    output_literal(out, "\"\n");
}

/* The literal strings of an ABNF phrase; a fuzzer finds single octets without help. */
static void put_literals(struct output *out, const char *syntax)
{
    const char *open = strchr(syntax, '"');
    while (open != NULL) {
        const char *word = open + 1;
        const size_t length = strcspn(word, "\"");
        if (length > 1)
            put_word(out, word, length, "");
        open = word[length] == '\0' ? NULL : strchr(word + length + 1, '"');
    }
}

static void write_dictionary(struct output *out)
{
    static const char *const words[] = {" FROM:<",     " TO:<",
                                        "<>",          "<Postmaster>",
                                        "@",           "[IPv6:",
                                        "::ffff:",     "[127.0.0.1]",
                                        "]>",          "SUCCESS",
                                        "DELAY",       "FAILURE",
                                        "rfc822;",     "utf-8;",
                                        "\\x{",        "+2B",
                                        " LAST",       "xn--",
                                        "=?",          "?=",
                                        "example.org", "2026-02-28T23:59:60Z"};
    output_literal(out, "# Written by: smtpath list --dict\n\n# verbs\n");
    for (int i = SMTPATH_VERB_UNKNOWN + 1; i < SMTPATH_VERB_COUNT; i++) {
        const char *name = smtpath_verb_name((enum smtpath_verb)i);
        put_word(out, name, strlen(name), "");
    }
    output_literal(out, "\n# parameters and the words of their values\n");
    for (int i = 0; i < SMTPATH_PARAM_COUNT; i++) {
        const struct smtpath_param_row *info = smtpath_param_info((enum smtpath_param)i);
        const bool valued = info->value != SMTPATH_VALUE_FORBIDDEN;
        output_literal(out, "\" ");
        output_string(out, info->keyword);
        output_string(out, valued ? "=\"\n" : "\"\n");
        put_literals(out, info->syntax);
    }
    output_literal(out, "\n# EHLO keywords\n");
    for (uint64_t bit = 1; bit <= SMTPATH_EXT_ALL; bit <<= 1)
        put_word(out, smtpath_extension_name(bit), strlen(smtpath_extension_name(bit)), "");
    output_literal(
        out, "\n# the rest of the grammar\n\"\\x0D\\x0A\"\n\"\\xC3\\xA9\"\n\"\\xF4\\x8F\\xBF\\xBF\"\n");
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        put_word(out, words[i], strlen(words[i]), "");
}

/* ---- The subcommand ------------------------------------------------------------------------------------------- */

static void fill_mistakes(struct table *table)
{
    static const char *const heads[] = {"MISTAKE", "WHAT THE HINT SAYS"};
    const char *name;
    begin_table(table, SAY_TABLE_OF_MISTAKES, heads, 1);
    for (uint32_t i = 0; (name = smtpath_mistake_name(i)) != NULL && table->rows < ROWS; i++) {
        set_cell(table, 0, name);
        set_below(table, smtpath_mistake_hint(i, language_in_use()));
        table->rows++;
    }
}

static void write_tables(struct output *out, uint32_t tables)
{
    static const struct {
        uint32_t bit;
        void (*fill)(struct table *);
    } known[] = {
        {TABLE_VERBS, fill_verbs},           {TABLE_PARAMS, fill_params},
        {TABLE_EXTENSIONS, fill_extensions}, {TABLE_TOLERANCES, fill_tolerances},
        {TABLE_FLAGS, fill_flags},           {TABLE_REASONS, fill_reasons},
        {TABLE_MISTAKES, fill_mistakes},     {TABLE_FORMS, fill_forms},
    };
    static struct table table;
    const bool several = (tables & (tables - 1)) != 0;
    const char *between = "";
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        if ((tables & known[i].bit) == 0)
            continue;
        output_string(out, between);
        known[i].fill(&table);
        write_table(out, &table, several);
        between = "\n";
    }
}

enum status list_run(int count, char **arguments, struct output *out)
{
    struct settings settings;
    bool good = read_options("list", TAKER_LIST, count, arguments, &settings);
    if (settings.operand_count > 0) {
        complain(text_of(SAY_LIST_OPERAND), settings.operands[0]);
        good = false;
    }
    if (!good)
        return STATUS_TROUBLE;
    if (settings.help)
        help_write(out, &help);
    else if ((settings.tables & TABLE_DICT) != 0)
        write_dictionary(out);
    else
        write_tables(out, settings.tables == 0 ? TABLE_ALL : settings.tables);
    return STATUS_VALID;
}
