// SPDX-License-Identifier: MIT
/*
 * smtpath address: lists of addresses, one a row or a column of a CSV file.
 */
#include "address.h"

#include "cell.h"
#include "nearest.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const struct help help = {
    TAKER_ADDRESS,
    SAY_WORDS_ADDRESS,
    SAY_ABOUT_ADDRESS,
    SAY_NOTHING,
    SAY_STATUS_OF_CHECK,
    "  smtpath address user@example.com\n"
    "  smtpath address --show=invalid --summary list.txt\n"
    "  smtpath address --column=email --only=valid customers.csv >clean.csv\n"
    "  smtpath address --format=github list.txt\n"};

static const char before_address[] = "RCPT TO:<";
enum { BEFORE_ADDRESS = sizeof before_address - 1, BEFORE_PATH = BEFORE_ADDRESS - 1 };

/* ---- What an operand is --------------------------------------------------------------------------------- */

bool address_is_text(const char *operand)
{
    return strchr(operand, '@') != NULL && strchr("/.", *operand) == NULL;
}

/* ---- The column ------------------------------------------------------------------------------------------ */

static size_t skip_mark(const char *row, size_t length)
{
    return length >= 3 && memcmp(row, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
}

/* What is remembered from row to row of a file. */
struct table {
    char separator;
    size_t column; /* from 0 */
    bool is_known; /* the head has no such column: its rows are passed over */
};

static bool is_number(const char *text)
{
    return *text != '\0' && text[strspn(text, "0123456789")] == '\0';
}

static bool is_named(const char *row, const struct cell *cell, const char *name)
{
    return strlen(name) == cell->end - cell->begin &&
           strncasecmp(row + cell->begin, name, cell->end - cell->begin) == 0;
}

struct heads {
    const char *row;
    size_t length;
    char separator;
    size_t next;
    char name[64];
};

static const char *next_head(void *walk)
{
    struct heads *heads = walk;
    struct cell cell;
    if (!cell_find(heads->row, heads->length, heads->separator, heads->next++, &cell))
        return NULL;
    (void)snprintf(heads->name, sizeof heads->name, "%.*s", (int)(cell.end - cell.begin),
                   heads->row + cell.begin);
    return heads->name;
}

/* By its number; or by its name in the first row.
 * Returns: false if that row has no such name. */
static bool find_column(struct table *table, const char *wanted, const char *row, size_t length)
{
    struct cell cell;
    if (is_number(wanted)) {
        table->column = (size_t)strtoul(wanted, NULL, 10) - 1;
        return true;
    }
    for (table->column = 0; cell_find(row, length, table->separator, table->column, &cell);
         table->column++)
        if (is_named(row, &cell, wanted))
            return true;
    return false;
}

static bool begin_table(const struct examiner *e, struct table *table, const char *row, size_t length)
{
    const char *wanted = e->settings->column;
    *table = (struct table){.separator = cell_separator(row, length)};
    table->is_known = find_column(table, wanted, row, length);
    if (!table->is_known) {
        complain(text_of(SAY_NO_COLUMN), e->in.name, wanted);
        (void)suggest(wanted, strlen(wanted), next_head,
                      &(struct heads){.row = row, .length = length, .separator = table->separator});
    }
    return table->is_known;
}

/* A first row in whose column no address stands is a head. */
static bool is_head(const struct examiner *e, const char *row, const struct cell *cell)
{
    return !is_number(e->settings->column) ||
           memchr(row + cell->begin, '@', cell->end - cell->begin) == NULL;
}

/* Finds the cell of a row that is to be read. */
static enum row_kind find_cell(struct examiner *e, const struct row *row, struct report *report,
                               struct cell *cell)
{
    struct table *table = e->state;
    const size_t mark = row->number == 1 ? skip_mark(row->octets, row->length) : 0;
    const char *text = row->octets + mark;
    const size_t length = row->length - mark;
    if (e->settings->column == NULL) {
        *cell = (struct cell){.begin = mark, .end = row->length};
        return ROW_READ;
    }
    if (row->number == 1 && !begin_table(e, table, text, length)) {
        report->complaint = SAY_COLUMN_MISSING;
        return ROW_MALFORMED;
    }
    if (!table->is_known)
        return ROW_HEAD;
    if (!cell_find(text, length, table->separator, table->column, cell)) {
        report->complaint = SAY_COLUMN_MISSING;
        return ROW_MALFORMED;
    }
    if (cell->is_open) {
        report->complaint = SAY_CELL_OPEN;
        return ROW_MALFORMED;
    }
    if (row->number == 1 && is_head(e, text, cell))
        return ROW_HEAD;
    cell->begin += mark;
    cell->end += mark;
    return ROW_READ;
}

/* ---- The address ------------------------------------------------------------------------------------------ */

/* Writes the command that has the address as its path. */
static void write_command(struct view *view, const char *row, const struct cell *cell, char *line,
                          size_t *length)
{
    char *text = line + BEFORE_ADDRESS;
    const size_t n = cell_text(row, cell, text);
    view->ahead = BEFORE_ADDRESS;
    view->text_length = n;
    memcpy(line, before_address, view->ahead);
    *length = view->ahead + n;
    if (n > 0 && text[0] == '<') { /* it has brackets of its own */
        memmove(line + BEFORE_PATH, text, n);
        view->ahead = BEFORE_PATH;
        *length = view->ahead + n;
    } else {
        line[(*length)++] = '>';
    }
}

/* "a@b> SIZE=1": the ">" is not the one behind the address, and nothing may follow an address. */
static void refuse_rest(struct smtpath_line *read, const struct view *view, const char *line,
                        size_t length, const struct smtpath_options *options)
{
    static struct smtpath_line alone;
    const size_t path = BEFORE_PATH;
    if (read->diagnostic.reason == SMTPATH_OK || view->ahead == path)
        return;
    if (smtpath_read_path(line + path, length - path, SMTPATH_VERB_RCPT, options, &alone) !=
        SMTPATH_EXPECTED_END)
        return;
    read->diagnostic = alone.diagnostic;
    read->diagnostic.offset += (uint32_t)path - 1;
    read->diagnostic.length = 1;
    memcpy(read->diagnostic.enhanced, (const uint8_t[]){5, 1, 3}, 3);
}

enum row_kind address_read(struct examiner *e, const struct row *row, struct report *report)
{
    static char *line; /* grows with the longest row */
    static size_t room;
    static struct view view;
    static struct smtpath_options options;
    struct cell cell;
    const enum row_kind kind = find_cell(e, row, report, &cell);
    if (kind != ROW_READ)
        return kind;
    if (room < row->length + sizeof before_address + 1) {
        room = 2 * (row->length + sizeof before_address + 1);
        free(line);
        line = malloc(room);
    }
    if (line == NULL) {
        room = 0;
        report->complaint = SAY_OUT_OF_MEMORY;
        return ROW_MALFORMED;
    }
    view = (struct view){.row = row->octets, .length = row->length, .cell = cell};
    write_command(&view, row->octets, &cell, line, &report->length);
    options = e->settings->parser;
    options.strict_trailing = true;
    options.extensions &= SMTPATH_EXT_SMTPUTF8; /* there are no parameters */
    (void)smtpath_read_command(line, report->length, &options, &e->line);
    refuse_rest(&e->line, &view, line, report->length, &options);
    report->line = line;
    report->view = &view;
    report->options = &options;
    return ROW_READ;
}

enum status address_run(int count, char **arguments, struct output *out)
{
    struct settings settings;
    struct table table = {0};
    if (!read_options("address", TAKER_ADDRESS, count, arguments, &settings))
        return STATUS_TROUBLE;
    if (settings.help) {
        help_write(out, &help);
        return STATUS_VALID;
    }
    struct examiner examiner = {.settings = &settings,
                                .read = address_read,
                                .is_text = address_is_text,
                                .state = &table,
                                .greeting = SAY_PROMPT_ADDRESSES};
    return examine(&examiner, out);
}
