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

static bool is_wanted(const struct check *check, bool valid)
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
                            .read = &check->line,
                            .options = row->fault == NULL ? &check->settings->parser : NULL};
    if (row->complaint != SAY_NOTHING) {
        make_way_for_messages(check);
        complain_of_row(check->in.name, row->number, text_of(row->complaint));
        check->no_lines++;
        raise_status(check, STATUS_TROUBLE);
    } else {
        const enum smtpath_reason reason = read_row(check, row);
        check->counts[reason]++;
        if (reason != SMTPATH_OK)
            raise_status(check, STATUS_INVALID);
    }
    if (is_wanted(check, row->complaint == SAY_NOTHING && check->line.diagnostic.reason == SMTPATH_OK))
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
        complain_of_file(check->in.name, check->in.error);
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
    if (!check->settings->json) {
        if (check->settings->show != SHOW_NONE)
            output_octet(check->out, '\n');
        summary_write(check->out, check->counts, check->no_lines);
        return;
    }
    output_flush(check->out);
    summary_write(messages(), check->counts, check->no_lines);
    output_flush(messages());
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
        help_write(out, &help);
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
