// SPDX-License-Identifier: MIT
/*
 * smtpath: reads SMTP commands and says what is in them, or at which byte they go wrong.
 */
#include "language.h"
#include "nearest.h"
#include "smtpath.h"
#include "tool.h"
#include "wrap.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

static const struct subcommand {
    const char *name;
    enum message summary;
    enum status (*run)(int count, char **arguments, struct output *out);
} subcommands[] = {
    {"check", SAY_SUMMARY_CHECK, check_run},       {"address", SAY_SUMMARY_ADDRESS, address_run},
    {"reply", SAY_SUMMARY_REPLY, reply_run},       {"session", SAY_SUMMARY_SESSION, session_run},
    {"explain", SAY_SUMMARY_EXPLAIN, explain_run}, {"list", SAY_SUMMARY_LIST, list_run},
};
enum { SUBCOMMANDS = sizeof subcommands / sizeof subcommands[0], WIDTH = 80, NAME_COLUMN = 12 };

/* ---- Help --------------------------------------------------------------------------------------------- */

static void write_help(struct output *out)
{
    output_sentence(out, text_of(SAY_USAGE), text_of(SAY_WORDS_TOOL));
    output_octet(out, '\n');
    wrap_text(out, text_of(SAY_ABOUT_TOOL), 0, WIDTH);
    output_literal(out, "\n\n");
    for (size_t i = 0; i < SUBCOMMANDS; i++) {
        output_literal(out, "  ");
        output_string(out, subcommands[i].name);
        output_repeated(out, ' ', NAME_COLUMN - 2 - strlen(subcommands[i].name));
        wrap_text(out, text_of(subcommands[i].summary), NAME_COLUMN, WIDTH);
        output_octet(out, '\n');
    }
    output_octet(out, '\n');
    output_string(out, text_of(SAY_FOR_A_START));
    output_literal(out, "\n\n"
                        "  smtpath check 'MAIL FROM:<a@b c>'\n"
                        "  smtpath explain '501 5.1.3 Bad recipient address syntax'\n\n");
    wrap_text(out, text_of(SAY_MORE_HELP), 0, WIDTH);
    output_octet(out, '\n');
}

/* ---- Subcommands -------------------------------------------------------------------------------------- */

static const struct subcommand *find_subcommand(const char *name)
{
    for (size_t i = 0; i < SUBCOMMANDS; i++)
        if (strcmp(name, subcommands[i].name) == 0)
            return &subcommands[i];
    return NULL;
}

static const char *next_subcommand(void *walk)
{
    size_t *next = walk;
    return *next < SUBCOMMANDS ? subcommands[(*next)++].name : NULL;
}

static enum status complain_of_subcommand(const char *name)
{
    size_t walk = 0;
    complain(text_of(SAY_UNKNOWN_SUBCOMMAND), name);
    (void)suggest(name, strlen(name), next_subcommand, &walk);
    return STATUS_TROUBLE;
}

/* "help", and "help check". */
static enum status run_help(int count, char **arguments, struct output *out)
{
    static char help[] = "--help";
    static char *only_help[] = {help, NULL};
    if (count == 0) {
        write_help(out);
        return STATUS_VALID;
    }
    const struct subcommand *subcommand = find_subcommand(arguments[0]);
    return subcommand == NULL ? complain_of_subcommand(arguments[0])
                              : subcommand->run(1, only_help, out);
}

static bool is_one_of(const char *word, const char *a, const char *b, const char *c)
{
    return strcmp(word, a) == 0 || strcmp(word, b) == 0 || strcmp(word, c) == 0;
}

static enum status run(int count, char **arguments, struct output *out)
{
    if (count == 0) {
        write_help(messages());
        output_flush(messages());
        return STATUS_TROUBLE;
    }
    const char *first = arguments[0];
    if (is_one_of(first, "help", "--help", "-h"))
        return run_help(count - 1, arguments + 1, out);
    if (is_one_of(first, "version", "--version", "-V")) {
        output_literal(out, "smtpath " SMTPATH_VERSION "\n");
        return STATUS_VALID;
    }
    const struct subcommand *subcommand = find_subcommand(first);
    if (subcommand != NULL)
        return subcommand->run(count - 1, arguments + 1, out);
    if (*first >= '0' && *first <= '9')
        return explain_run(count, arguments, out);
    return complain_of_subcommand(first);
}

/* ---- The language ------------------------------------------------------------------------------------- */

/* Looks for --lang before anything is said: a complaint about what stands before it is in that language,
 * too. A value that names none is the subcommand's to complain of. */
static void look_for_language(int count, char **arguments)
{
    static const char option[] = "--lang";
    language_begin();
    for (int i = 0; i < count && strcmp(arguments[i], "--") != 0; i++) {
        const char *value = arguments[i] + sizeof option - 1;
        if (strncmp(arguments[i], option, sizeof option - 1) != 0)
            continue;
        if (*value == '=')
            value++;
        else if (*value == '\0' && i + 1 < count)
            value = arguments[i + 1];
        if (strcmp(value, "ja") == 0)
            language_use(SMTPATH_JAPANESE);
        else if (strcmp(value, "en") == 0)
            language_use(SMTPATH_ENGLISH);
    }
}

/* Before the subcommand, --lang is taken here.
 * Returns: how many words it was. */
static int skip_language(int count, char **arguments)
{
    if (count > 1 && strcmp(arguments[0], "--lang") == 0)
        return 2;
    return count > 0 && strncmp(arguments[0], "--lang=", 7) == 0 ? 1 : 0;
}

/* ---- Descriptors ---------------------------------------------------------------------------------------- */

/* Where a standard descriptor is closed, a file would be opened in its place, and taken for it. What is put there
 * instead fails as a closed one does: it is open the other way. */
static void hold_descriptors(void)
{
    static const int modes[] = {O_WRONLY, O_RDONLY, O_RDONLY};
    for (int i = 0; i <= STDERR_FILENO; i++)
        if (fcntl(i, F_GETFD) < 0)
            (void)open("/dev/null", modes[i]);
}

int main(int count, char **arguments)
{
    static struct output out = {.descriptor = STDOUT_FILENO};
    hold_descriptors();
    const int program = count > 0 ? 1 : 0;
    look_for_language(count - program, arguments + program);
    const int skipped = program + skip_language(count - program, arguments + program);
    const enum status status = run(count - skipped, arguments + skipped, &out);
    if (output_flush(&out))
        return (int)status;
    complain(text_of(SAY_STANDARD_OUTPUT_TROUBLE), trouble_text(out.error));
    return STATUS_TROUBLE;
}
