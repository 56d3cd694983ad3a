// SPDX-License-Identifier: MIT
/*
 * Cells of a row of CSV (RFC 4180), separated by commas, semicolons or tabs.
 */
#ifndef SMTPATH_TOOL_CELL_H
#define SMTPATH_TOOL_CELL_H

#include <stdbool.h>
#include <stddef.h>

struct cell {
    size_t begin, end; /* of its text in the row, without the quotes around it */
    bool is_quoted;    /* two quotes in it mean one */
    bool is_open;      /* the closing quote is missing: the cell goes on in the next row */
};

/* Returns: which of comma, semicolon and tab separates most cells of a row. */
char cell_separator(const char *row, size_t length);

/* Finds the cell of that number, from 0.
 * Returns: false if the row has fewer. */
bool cell_find(const char *row, size_t length, char separator, size_t number, struct cell *cell);

/* Writes what a cell means into text, which has room for the octets of the cell.
 * Returns: its length. */
size_t cell_text(const char *row, const struct cell *cell, char *text);

/* Returns: where in the row the octet of that offset of the cell's meaning stands. */
size_t cell_place(const char *row, const struct cell *cell, size_t offset);

#endif
