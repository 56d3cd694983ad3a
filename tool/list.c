// SPDX-License-Identifier: MIT
/*
 * smtpath list: what the library knows, as tables.
 */
#include "options.h"
#include "tool.h"

#include <stdio.h>
#include <string.h>

static const struct help help = {TAKER_LIST,
                                 SAY_WORDS_LIST,
                                 SAY_ABOUT_LIST,
                                 SAY_NOTHING,
                                 SAY_NOTHING,
                                 "  smtpath list --params | grep RCPT\n"
                                 "  smtpath list --dict >smtp.dict\n"};

/* ---- Tables -------------------------------------------------------------------------------------------- */

enum { COLUMNS = 6, ROWS = SMTPATH_REASON_COUNT + 1, CELL_SIZE = 80 };

struct table {
    const char *title;
    size_t columns, rows;
    char cell[ROWS][COLUMNS][CELL_SIZE];
};

static void set_cell(struct table *table, size_t column, const char *text)
{
    (void)snprintf(table->cell[table->rows][column], CELL_SIZE, "%s", text);
    if (table->columns <= column)
        table->columns = column + 1;
}

static void set_number(struct table *table, size_t column, uint32_t number)
{
    char text[16];
    (void)snprintf(text, sizeof text, "%lu", (unsigned long)number);
    set_cell(table, column, text);
}

static void begin_table(struct table *table, const char *title, const char *const *heads, size_t count)
{
    memset(table, 0, sizeof *table);
    table->title = title;
    for (size_t i = 0; i < count; i++)
        set_cell(table, i, heads[i]);
    table->rows = 1;
}

static size_t width_of(const struct table *table, size_t column)
{
    size_t width = 0;
    for (size_t row = 0; row < table->rows; row++)
        if (width < strlen(table->cell[row][column]))
            width = strlen(table->cell[row][column]);
    return width;
}

static void write_row(struct output *out, const struct table *table, size_t row, const size_t *widths)
{
    size_t owed = 0; /* blanks that stand before the next cell, if there is one */
    for (size_t column = 0; column < table->columns; column++) {
        const char *cell = table->cell[row][column];
        if (*cell != '\0') {
            output_repeated(out, ' ', owed);
            owed = 0;
        }
        output_string(out, cell);
        owed += widths[column] - strlen(cell) + 2;
    }
    output_octet(out, '\n');
}

static void write_table(struct output *out, const struct table *table, bool with_title)
{
    size_t widths[COLUMNS];
    for (size_t column = 0; column < table->columns; column++)
        widths[column] = width_of(table, column);
    if (with_title) {
        output_string(out, table->title);
        output_literal(out, "\n\n");
    }
    for (size_t row = 0; row < table->rows; row++)
        write_row(out, table, row, widths);
}

/* ---- What is in them -------------------------------------------------------------------------------------- */

static void fill_verbs(struct table *table)
{
    static const char *const heads[] = {"VERB", "LINE", "WITH ALL EXTENSIONS"};
    static const struct smtpath_options all = {.extensions = SMTPATH_EXT_ALL};
    begin_table(table, "Commands, and the greatest length of their lines with CRLF", heads, 3);
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
    static const char *const heads[] = {"KEYWORD", "ON", "OFFERED AS", "AT MOST", "VALUE", "STANDARD"};
    begin_table(table, "Parameters, and the greatest length of their values where there is one", heads,
                6);
    for (int i = 0; i < SMTPATH_PARAM_COUNT; i++) {
        const struct smtpath_param_row *info = smtpath_param_info((enum smtpath_param)i);
        set_cell(table, 0, info->keyword);
        set_cell(table, 1, smtpath_verb_name(info->verb));
        set_cell(table, 2, smtpath_extension_name(info->extension));
        if (info->limit > 0)
            set_number(table, 3, info->limit);
        set_cell(table, 4, info->value == SMTPATH_VALUE_FORBIDDEN ? "(none)" : info->syntax);
        set_cell(table, 5, info->rfc);
        table->rows++;
    }
}

static void fill_extensions(struct table *table)
{
    begin_table(table, "EHLO keywords", (const char *const[]){"EXTENSION"}, 1);
    for (uint64_t bit = 1; bit <= SMTPATH_EXT_ALL; bit <<= 1) {
        set_cell(table, 0, smtpath_extension_name(bit));
        table->rows++;
    }
}

/* A set's names, and what the library's header says about each bit, in its order. */
static void fill_names(struct table *table, const char *(*name)(uint64_t bit),
                       const char *const *remarks, size_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        set_cell(table, 0, name(SMTPATH_BIT(i)));
        set_cell(table, 1, remarks[i]);
        table->rows++;
    }
}

static void fill_tolerances(struct table *table)
{
    static const char *const heads[] = {"TOLERANCE", "EXAMPLE"};
    static const char *const examples[] = {
        "MAIL FROM: <a@b>",         "MAIL  FROM:<a@b>   SIZE=1",    "MAIL FROM:a@b",
        "RCPT TO:<a@example.org.>", "RCPT TO:<a@my_host.example>",  "RCPT TO:<a@[2001:db8::1]>",
        "HELO [192.0.2.1]",         "RCPT TO:<.a..b.@example.org>", "RCPT<HTAB>TO:<a@b>",
    };
    enum { COUNT = sizeof examples / sizeof examples[0] };
    _Static_assert(SMTPATH_TOLERATE_ALL == (1 << COUNT) - 1, "an example a tolerance");
    begin_table(table, "Deviations that can be tolerated", heads, 2);
    fill_names(table, smtpath_deviation_name, examples, COUNT);
}

static void fill_flags(struct table *table)
{
    static const char *const heads[] = {"FLAG", "MEANING"};
    static const char *const meanings[] = {
        "a source route stands before the mailbox",
        "\"%\" in the local part: old-style relaying",
        "\"!\" in the local part: UUCP routing",
        "\"@\" in the local part, inside quotes",
        "a space in the local part",
        "a quoted-pair in the local part",
        "the local part looks like an encoded-word of RFC 2047",
        "the local part begins with \"-\": a program may take it for an option",
        "the local part begins with \"|\": it may be taken for a command",
        "the local part begins with \"/\": it may be taken for a file",
        "a shell metacharacter in the local part",
        "the domain has a label that begins \"xn--\"",
        "an IPv4 literal has leading zeros",
    };
    enum { COUNT = sizeof meanings / sizeof meanings[0] };
    _Static_assert((int)SMTPATH_FLAG_COUNT == (int)COUNT, "a meaning a flag");
    begin_table(table, "Flags of an accepted path", heads, 2);
    fill_names(table, smtpath_flag_name, meanings, COUNT);
}

static void fill_reasons(struct table *table)
{
    static const char *const heads[] = {"REASON", "CODE", "ENHANCED", "EXPECTED", "STANDARD"};
    begin_table(table, "Reasons; by place is 5.1.7 in MAIL's path, 5.1.3 in RCPT's, 5.5.4 elsewhere",
                heads, 5);
    for (int i = SMTPATH_OK + 1; i < SMTPATH_REASON_COUNT; i++) {
        const struct smtpath_reason_row *info = smtpath_reason_info((enum smtpath_reason)i);
        char enhanced[16] = "by place";
        if (info->enhanced[0] != 0)
            (void)snprintf(enhanced, sizeof enhanced, "%d.%d.%d", info->enhanced[0], info->enhanced[1],
                           info->enhanced[2]);
        set_cell(table, 0, info->name);
        set_number(table, 1, info->code);
        set_cell(table, 2, enhanced);
        set_cell(table, 3, info->expected);
        set_cell(table, 4, info->rfc);
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

static void write_tables(struct output *out, uint32_t tables)
{
    static const struct {
        uint32_t bit;
        void (*fill)(struct table *);
    } known[] = {
        {TABLE_VERBS, fill_verbs},           {TABLE_PARAMS, fill_params},
        {TABLE_EXTENSIONS, fill_extensions}, {TABLE_TOLERANCES, fill_tolerances},
        {TABLE_FLAGS, fill_flags},           {TABLE_REASONS, fill_reasons},
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
