// SPDX-License-Identifier: MIT
/*
 * smtpath check: one command a line, each by itself.
 */
#include "address.h"
#include "examine.h"
#include "forms/maillog.h"
#include "nearest.h"

#include <string.h>
#include <strings.h>

static const struct help help = {
    TAKER_CHECK,
    SAY_WORDS_CHECK,
    SAY_ABOUT_CHECK,
    SAY_NOTHING,
    SAY_STATUS_OF_CHECK,
    "  smtpath check 'MAIL FROM:<a@b c>'\n"
    "  smtpath check --show=invalid --summary commands.log\n"
    "  smtpath check --json commands.log | jq 'select(.ok == false)'\n"
    "  smtpath check --offer=SIZE,DSN --tolerate=space-around-colon commands.log\n"
    "  echo 5243505420544f3a3c61406200623e | smtpath check --input=hex\n"};

/* ---- What an operand is --------------------------------------------------------------------------------- */

static const char *next_verb(void *walk)
{
    int *next = walk;
    return ++*next < SMTPATH_VERB_COUNT ? smtpath_verb_name((enum smtpath_verb) * next) : NULL;
}

static bool is_verb(const char *word, size_t length)
{
    int walk = SMTPATH_VERB_UNKNOWN;
    const char *verb;
    while ((verb = next_verb(&walk)) != NULL)
        if (strlen(verb) == length && strncasecmp(verb, word, length) == 0)
            return true;
    walk = SMTPATH_VERB_UNKNOWN;
    return nearest(word, length, next_verb, &walk) != NULL;
}

/* "MAIL ...", "RECPT TO:...", "mailfrom:...", "QUIT" */
static bool begins_as_command(const char *text)
{
    static const char *const glued[] = {"MAILFROM:", "RCPTTO:"};
    const size_t length = strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
    for (size_t i = 0; i < sizeof glued / sizeof glued[0]; i++)
        if (strncasecmp(text, glued[i], strlen(glued[i])) == 0)
            return true;
    return strchr(" \t:<", text[length]) != NULL && is_verb(text, length);
}

static bool is_text(const char *operand)
{
    return begins_as_command(operand) || address_is_text(operand);
}

/* ---- A row ------------------------------------------------------------------------------------------------ */

/* A line that framing refused is not read as a command. */
static enum row_kind read_command(struct examiner *e, const struct row *row, struct report *report)
{
    if (e->is_operand && !begins_as_command(row->octets) && address_is_text(row->octets))
        return address_read(e, row, report);
    if (row->fault == NULL) {
        report->options = &e->settings->parser;
        (void)smtpath_read_command(row->octets, row->length, &e->settings->parser, &e->line);
        return ROW_READ;
    }
    e->line.verb = SMTPATH_VERB_UNKNOWN;
    e->line.diagnostic = *row->fault;
    return ROW_READ;
}

/* The command that a row of a log quotes, with the row's number. */
static enum row_kind read_quoted(struct examiner *e, const struct row *row, struct report *report)
{
    static char line[MAILLOG_LONGEST];
    if (e->in.name == text_of(SAY_FROM_CALL) && begins_as_command(row->octets))
        return read_command(e, row, report);
    report->length = maillog_command(row->octets, row->length, line);
    report->line = line;
    if (report->length == 0)
        return ROW_NOTHING;
    report->options = &e->settings->parser;
    (void)smtpath_read_command(line, report->length, &e->settings->parser, &e->line);
    return ROW_READ;
}

enum status check_run(int count, char **arguments, struct output *out)
{
    struct settings settings;
    if (!read_options("check", TAKER_CHECK, count, arguments, &settings))
        return STATUS_TROUBLE;
    if (settings.help) {
        help_write(out, &help);
        return STATUS_VALID;
    }
    struct examiner examiner = {.settings = &settings,
                                .read = settings.maillog ? read_quoted : read_command,
                                .is_text = is_text,
                                .greeting = SAY_PROMPT_GREETING};
    return examine(&examiner, out);
}
