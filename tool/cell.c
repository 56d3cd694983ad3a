// SPDX-License-Identifier: MIT
#include "cell.h"

#include <stdint.h>

/* Returns: where the cell that begins at begin ends: at its separator or the row's end. */
static size_t read_cell(const char *row, size_t length, char separator, size_t begin, struct cell *cell)
{
    size_t at = begin;
    *cell = (struct cell){.begin = begin};
    if (at == length || row[at] != '"') {
        while (at < length && row[at] != separator)
            at++;
        cell->end = at;
        return at;
    }
    cell->is_quoted = true;
    cell->begin = ++at;
    while (at < length && (row[at] != '"' || (at + 1 < length && row[at + 1] == '"')))
        at += row[at] == '"' ? 2 : 1;
    cell->end = at;
    cell->is_open = at == length;
    while (at < length && row[at] != separator)
        at++;
    return at;
}

static size_t count_cells(const char *row, size_t length, char separator)
{
    struct cell cell;
    size_t count = 1;
    for (size_t at = 0; (at = read_cell(row, length, separator, at, &cell)) < length; at++)
        count++;
    return count;
}

char cell_separator(const char *row, size_t length)
{
    static const char separators[] = {',', ';', '\t'};
    size_t greatest = 0;
    char separator = ',';
    for (size_t i = 0; i < sizeof separators; i++) {
        const size_t count = count_cells(row, length, separators[i]);
        if (count > greatest) {
            greatest = count;
            separator = separators[i];
        }
    }
    return separator;
}

bool cell_find(const char *row, size_t length, char separator, size_t number, struct cell *cell)
{
    size_t at = read_cell(row, length, separator, 0, cell);
    while (number-- > 0) {
        if (at >= length)
            return false;
        at = read_cell(row, length, separator, at + 1, cell);
    }
    return true;
}

/* Goes to the octet of that offset, and writes those before it if there is somewhere to. */
static size_t walk(const char *row, const struct cell *cell, size_t offset, char *text, size_t *written)
{
    size_t at = cell->begin;
    size_t n = 0;
    for (; at < cell->end && n < offset; n++) {
        const bool is_double = cell->is_quoted && row[at] == '"' && at + 1 < cell->end;
        if (text != NULL)
            text[n] = row[at];
        at += is_double ? 2 : 1;
    }
    *written = n;
    return at;
}

size_t cell_text(const char *row, const struct cell *cell, char *text)
{
    size_t length;
    (void)walk(row, cell, SIZE_MAX, text, &length);
    return length;
}

size_t cell_place(const char *row, const struct cell *cell, size_t offset)
{
    size_t length;
    const size_t at = walk(row, cell, offset, NULL, &length);
    return at + (offset - length);
}
