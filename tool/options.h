// SPDX-License-Identifier: MIT
/*
 * The options of the subcommands: one table, of which each subcommand takes its part.
 */
#ifndef SMTPATH_TOOL_OPTIONS_H
#define SMTPATH_TOOL_OPTIONS_H

#include "catalogue.h"
#include "format.h"
#include "input.h"
#include "report.h"
#include "smtpath.h"

#include <stdbool.h>

struct form;

/* Who takes an option. */
enum taker {
    TAKER_CHECK = 1 << 0,
    TAKER_LIST = 1 << 1,
    TAKER_REPLY = 1 << 2,
    TAKER_EXPLAIN = 1 << 3,
    TAKER_SESSION = 1 << 4,
    TAKER_ADDRESS = 1 << 5,
    TAKER_ALL = (1 << 6) - 1
};

enum show { SHOW_ALL, SHOW_INVALID, SHOW_NONE };

/* Which rows are printed as they are, in place of reports. */
enum only { ONLY_NOTHING, ONLY_VALID, ONLY_INVALID };

/* The tables that can be listed. */
enum table_set {
    TABLE_VERBS = 1 << 0,
    TABLE_PARAMS = 1 << 1,
    TABLE_EXTENSIONS = 1 << 2,
    TABLE_TOLERANCES = 1 << 3,
    TABLE_FLAGS = 1 << 4,
    TABLE_REASONS = 1 << 5,
    TABLE_FORMS = 1 << 6,
    TABLE_MISTAKES = 1 << 7,
    TABLE_ALL = (1 << 8) - 1,
    TABLE_DICT = 1 << 8
};

struct settings {
    struct smtpath_options parser;
    enum input_form input;
    const struct form *form; /* of a recording; NULL: the one that its beginning shows */
    enum show show;
    enum color color;
    enum format format;
    enum only only;
    const char *column; /* NULL: rows are no CSV */
    uint32_t tables;
    bool json;
    bool quiet;
    bool maillog; /* the rows are those of a mail server's log */
    bool utf8;
    bool ehlo;
    bool summary;
    bool help;
    char **operands;
    int operand_count;
    const char **texts; /* of -e */
    int text_count;
};

/* Reads the arguments of a subcommand, called by that name in messages. Options and operands may be mixed;
 * "--" ends the options. The operands are gathered at the beginning of arguments.
 * Writes:  *settings; what was not given is as the tool's defaults say.
 * Returns: false if an option is unknown or has a bad value: every one of them has been complained about. */
bool read_options(const char *subcommand, enum taker taker, int count, char **arguments,
                  struct settings *settings);

/* What --help says of a subcommand; its options are those of the taker. */
struct help {
    enum taker taker;
    enum message words, about, more, status; /* SAY_NOTHING: there is none */
    const char *examples;
};

void help_write(struct output *out, const struct help *help);
/* The options alone. */
void options_help(struct output *out, enum taker taker);

#endif
