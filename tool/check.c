// SPDX-License-Identifier: MIT
/*
 * smtpath check: one command a line, each by itself.
 */
#include "input.h"
#include "options.h"
#include "progress.h"
#include "report.h"
#include "summary.h"
#include "tool.h"

#include <string.h>
#include <unistd.h>

static const char help[] =
    "Usage: smtpath check [OPTION ...] [FILE ...]\n"
    "\n"
    "Reads one SMTP command a line from each FILE, or from standard input without one\n"
    "or for \"-\", and says of each line what is in it, or at which byte it goes wrong.\n"
    "\n"
    "  printf 'MAIL FROM:<a@b c>\\n' | smtpath check\n"
    "  smtpath check --show=invalid --summary commands.log\n"
    "  smtpath check --json commands.log | jq 'select(.ok == false)'\n"
    "  smtpath check --offer=SIZE,DSN --tolerate=space-around-colon commands.log\n"
    "  echo 5243505420544f3a3c61406200623e | smtpath check --input=hex\n"
    "\n"
    "Input and output:\n"
    "  --input=lines       lines end with LF or CR LF (the default)\n"
    "  --input=hex         the same, each byte as two hex digits: lossless for any bytes\n"
    "  --input=crlf        only CR LF ends a line; a bare CR or LF, or a NUL, is an error\n"
    "  --json              one JSON object a line, in the order of the input\n"
    "  --show=WHICH        all (the default), invalid, or none\n"
    "  --summary           in the end, how often each reason was met; on standard error\n"
    "                      with --json\n"
    "  --color=WHEN        auto (the default: on a terminal, without NO_COLOR), always,\n"
    "                      or never\n"
    "\n"
    "The server that the lines are for:\n"
    "  --offer=LIST        the EHLO keywords it offered: all (the default), none, or names\n"
    "                      with commas between them (smtpath list --extensions)\n"
    "  --smtputf8          the MAIL before each RCPT carried SMTPUTF8\n"
    "  --tolerate=LIST     the deviations it accepts: none (the default), all, or names\n"
    "                      (smtpath list --tolerances)\n"
    "  --strict-trailing   judge white space at the end of a line, do not remove it\n"
    "  --general-literal   accept address literals with an unregistered tag\n"
    "  --limit=NAME=N      at most N bytes in a local-part, label, domain, path or line;\n"
    "                      may be given several times\n"
    "\n"
    "Exit status: 0 if all lines are valid, 1 if some are not, 2 for a mistake in the\n"
    "call, hex digits that are none, or a file that cannot be read or written.\n";

struct check {
    const struct settings *settings;
    struct style style;
    struct output *out;
    struct progress progress;
    struct input in;
    enum status status;
    uint64_t counts[SMTPATH_REASON_COUNT]; /* SMTPATH_OK counts the valid lines */
    uint64_t no_lines;                     /* rows that are none */
    struct smtpath_line line;
};

static void raise_status(struct check *check, enum status status)
{
    if (check->status < status)
        check->status = status;
}

/* ---- One row ------------------------------------------------------------------------------------------ */

static bool is_shown(const struct check *check, bool valid)
{
    return check->settings->show == SHOW_ALL || (check->settings->show == SHOW_INVALID && !valid);
}

static void write_report(struct check *check, const struct report *report)
{
    if (check->settings->json)
        machine_report(check->out, report);
    else
        human_report(check->out, report, &check->style);
}

/* What standard error shows stands behind what standard output showed before it. */
static void make_way_for_messages(struct check *check)
{
    output_flush(check->out);
    progress_clear(&check->progress);
}

/* A line that framing refused is not read as a command. */
static enum smtpath_reason read_row(struct check *check, const struct row *row)
{
    if (row->fault == NULL)
        return smtpath_read_command(row->octets, row->length, &check->settings->parser, &check->line);
    check->line.verb = SMTPATH_VERB_UNKNOWN;
    check->line.diagnostic = *row->fault;
    return row->fault->reason;
}

static void check_row(struct check *check, const struct row *row)
{
    struct report report = {.file = check->in.name,
                            .names_file = check->settings->operand_count > 0,
                            .row = row->number,
                            .complaint = row->complaint,
                            .line = row->octets,
                            .length = row->length,
                            .read = &check->line};
    if (row->complaint != NULL) {
        make_way_for_messages(check);
        complain("%s:%llu: %s", check->in.name, (unsigned long long)row->number, row->complaint);
        check->no_lines++;
        raise_status(check, STATUS_TROUBLE);
    } else {
        const enum smtpath_reason reason = read_row(check, row);
        check->counts[reason]++;
        if (reason != SMTPATH_OK)
            raise_status(check, STATUS_INVALID);
    }
    if (is_shown(check, row->complaint == NULL && check->line.diagnostic.reason == SMTPATH_OK))
        write_report(check, &report);
}

/* ---- Files ----------------------------------------------------------------------------------------------- */

/* Before a read that may wait for more, all that is known is shown. */
static void before_read(void *context)
{
    struct check *check = context;
    output_flush(check->out);
    progress_update(&check->progress, &check->in);
}

static void check_file(struct check *check, const char *name)
{
    struct row row;
    if (input_open(&check->in, name)) {
        while (check->out->error == 0 && input_next(&check->in, &row))
            check_row(check, &row);
        input_close(&check->in);
    }
    if (check->in.error != 0) {
        make_way_for_messages(check);
        complain("%s: %s", check->in.name, strerror(check->in.error));
        raise_status(check, STATUS_TROUBLE);
    }
}

/* More than any line may have: what is longer is too long, whatever stands in the rest of it. */
static size_t enough_of_a_line(const struct smtpath_options *options)
{
    size_t greatest = 1;
    for (int verb = SMTPATH_VERB_UNKNOWN; verb < SMTPATH_VERB_COUNT; verb++) {
        const uint32_t limit = smtpath_line_limit((enum smtpath_verb)verb, options);
        if (greatest < limit)
            greatest = limit;
    }
    return greatest < SIZE_MAX / 4 ? greatest : SIZE_MAX / 4;
}

/* ---- The summary ------------------------------------------------------------------------------------------ */

static void summarize(struct check *check)
{
    static struct output messages = {.descriptor = STDERR_FILENO};
    if (!check->settings->json) {
        if (check->settings->show != SHOW_NONE)
            output_octet(check->out, '\n');
        summary_write(check->out, check->counts, check->no_lines);
        return;
    }
    output_flush(check->out);
    summary_write(&messages, check->counts, check->no_lines);
    output_flush(&messages);
}

/* ---- The subcommand ------------------------------------------------------------------------------------------ */

static void check_files(struct check *check)
{
    const struct settings *settings = check->settings;
    /* reports on the same terminal show progress enough */
    progress_begin(&check->progress,
                   isatty(STDERR_FILENO) && (settings->show == SHOW_NONE || !isatty(STDOUT_FILENO)));
    if (settings->operand_count == 0)
        check_file(check, "-");
    for (int i = 0; i < settings->operand_count; i++)
        check_file(check, settings->operands[i]);
    progress_clear(&check->progress);
}

enum status check_run(int count, char **arguments, struct output *out)
{
    struct settings settings;
    if (!read_options("check", TAKER_CHECK, count, arguments, &settings))
        return STATUS_TROUBLE;
    if (settings.help) {
        output_string(out, help);
        return STATUS_VALID;
    }
    struct check check = {.settings = &settings,
                          .style = style_of(out->descriptor, settings.color),
                          .out = out,
                          .in = {.form = settings.input,
                                 .keep = enough_of_a_line(&settings.parser),
                                 .before_read = before_read}};
    check.in.context = &check;
    check_files(&check);
    if (settings.summary)
        summarize(&check);
    input_free(&check.in);
    return check.status;
}
