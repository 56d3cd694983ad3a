// SPDX-License-Identifier: MIT
/*
 * Addresses as they stand in lists: without RCPT and without angle brackets.
 */
#ifndef SMTPATH_TOOL_ADDRESS_H
#define SMTPATH_TOOL_ADDRESS_H

#include "examine.h"

/* Whether an operand that names no file reads as an address. */
bool address_is_text(const char *operand);

/* Reads a row, or the cell of it that the settings name, as the path of a RCPT. */
read_row address_read;

#endif
