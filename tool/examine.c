// SPDX-License-Identifier: MIT
#include "examine.h"

#include "forms/forms.h"
#include "language.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A row that is printed itself is kept up to here; a line of JSON has so much of one. */
enum { LONGEST_PRINTED = 1 << 22 };

static void raise_status(struct examiner *e, enum status status)
{
    if (e->status < status)
        e->status = status;
}

/* What standard error shows stands behind what standard output showed before it. */
static void make_way_for_messages(struct examiner *e)
{
    output_flush(e->out);
    progress_clear(&e->progress);
}

/* ---- The row itself ------------------------------------------------------------------------------------- */

static void put_hex(struct output *out, const char *octets, size_t length)
{
    static const char digits[] = "0123456789abcdef";
    for (size_t i = 0; i < length; i++) {
        output_octet(out, digits[(unsigned char)octets[i] >> 4]);
        output_octet(out, digits[(unsigned char)octets[i] & 0xF]);
    }
}

/* As it came, but on a terminal, which it must not move. */
static void print_row(struct examiner *e, const struct row *row)
{
    if (e->settings->input == INPUT_HEX)
        put_hex(e->out, row->octets, row->length);
    else if (isatty(e->out->descriptor))
        output_shown(e->out, row->octets, row->length);
    else
        output_bytes(e->out, row->octets, row->length);
    output_string(e->out, e->settings->input == INPUT_CRLF ? "\r\n" : "\n");
}

static void print_if_asked(struct examiner *e, const struct row *row, bool valid)
{
    if (valid != (e->settings->only == ONLY_VALID))
        return;
    print_row(e, row);
    if (row->length < LONGEST_PRINTED)
        return;
    make_way_for_messages(e);
    complain_of_row(e->in.name, row->number, text_of(SAY_ROW_TOO_LONG));
    raise_status(e, STATUS_TROUBLE);
}

/* ---- One row -------------------------------------------------------------------------------------------- */

static bool is_wanted(const struct examiner *e, bool valid)
{
    return e->settings->show == SHOW_ALL || (e->settings->show == SHOW_INVALID && !valid);
}

static void count_row(struct examiner *e, const struct report *report)
{
    const enum smtpath_reason reason = report->read->diagnostic.reason;
    if (reason == SMTPATH_OK || !e->settings->summary)
        e->counts.reasons[reason]++;
    else
        counts_add(&e->counts, report->line, report->length, &report->read->diagnostic);
    if (reason != SMTPATH_OK)
        raise_status(e, STATUS_INVALID);
}

static void complain_of_report(struct examiner *e, const struct report *report)
{
    make_way_for_messages(e);
    complain_of_row(e->in.name, report->row, text_of(report->complaint));
    e->counts.no_lines++;
    raise_status(e, STATUS_TROUBLE);
}

static void examine_row(struct examiner *e, const struct row *row)
{
    const struct settings *settings = e->settings;
    struct report report = {.file = e->in.name,
                            .names_file = settings->operand_count > 0,
                            .row = row->number,
                            .complaint = row->complaint,
                            .line = row->octets,
                            .length = row->length,
                            .read = &e->line};
    enum row_kind kind = ROW_MALFORMED;
    if (row->complaint == SAY_NOTHING)
        kind = e->read(e, row, &report);
    if (kind == ROW_READ)
        count_row(e, &report);
    else if (kind == ROW_NOTHING)
        return;
    else if (kind == ROW_MALFORMED)
        complain_of_report(e, &report);
    if (settings->only == ONLY_NOTHING && settings->show == SHOW_NONE)
        return;
    const bool valid = kind == ROW_READ && e->line.diagnostic.reason == SMTPATH_OK;
    if (settings->only == ONLY_NOTHING) {
        if (kind != ROW_HEAD && is_wanted(e, valid))
            format_report(settings->format, e->out, &report, &e->style);
    } else if (kind == ROW_HEAD) {
        print_row(e, row);
    } else if (kind == ROW_READ) {
        print_if_asked(e, row, valid);
    }
}

/* ---- Files and texts ------------------------------------------------------------------------------------- */

/* Before a read that may wait for more, all that is known is shown. */
static void before_read(void *context)
{
    struct examiner *e = context;
    output_flush(e->out);
    if (e->prompts) {
        output_literal(messages(), "> ");
        output_flush(messages());
        return;
    }
    progress_update(&e->progress, &e->in);
}

/* Every octet is judged as it is; but who sees the first row refused wants to know why. */
static void name_encoding(struct examiner *e, const struct row *row)
{
    if (e->in.form != INPUT_LINES || !is_utf16(row->octets, row->length))
        return;
    output_flush(e->out);
    complain_of_row(e->in.name, row->number, text_of(SAY_UTF16));
}

static void examine_rows(struct examiner *e)
{
    struct row row;
    while (e->out->error == 0 && (input_at_hand(&e->in, &row) || input_next(&e->in, &row))) {
        if (row.number == 1)
            name_encoding(e, &row);
        examine_row(e, &row);
    }
    input_close(&e->in);
}

static void begin_prompts(struct examiner *e, const char *name)
{
    e->prompts = strcmp(name, "-") == 0 && isatty(STDIN_FILENO) && isatty(STDERR_FILENO);
    if (!e->prompts)
        return;
    output_string(messages(), text_of(e->greeting));
    output_flush(messages());
}

static void examine_file(struct examiner *e, const char *name)
{
    begin_prompts(e, name);
    if (input_open(&e->in, name))
        examine_rows(e);
    if (e->prompts) {
        output_flush(e->out);
        output_octet(messages(), '\n');
        output_flush(messages());
    }
    e->prompts = false;
    if (e->in.error != 0) {
        make_way_for_messages(e);
        if (e->in.error == ENOENT && strpbrk(name, " <>:") != NULL)
            complain(text_of(SAY_NO_SUCH_FILE_TEXT), name);
        else
            complain_of_file(e->in.name, e->in.error);
        raise_status(e, STATUS_TROUBLE);
    }
}

static void examine_text(struct examiner *e, const char *text)
{
    const struct row row = {.octets = text, .length = strlen(text), .number = 1};
    e->in.name = text_of(SAY_FROM_CALL);
    e->is_operand = true;
    examine_row(e, &row);
    e->is_operand = false;
}

static bool is_file(const char *name)
{
    struct stat status;
    return strcmp(name, "-") == 0 || stat(name, &status) == 0 ||
           (errno != ENOENT && errno != ENOTDIR && errno != ENAMETOOLONG);
}

static void examine_operand(struct examiner *e, const char *operand)
{
    if (is_file(operand) || !e->is_text(operand))
        examine_file(e, operand);
    else
        examine_text(e, operand);
}

static void examine_all(struct examiner *e)
{
    const struct settings *settings = e->settings;
    /* reports on the same terminal show progress enough */
    progress_begin(&e->progress,
                   isatty(STDERR_FILENO) && (settings->show == SHOW_NONE || !isatty(STDOUT_FILENO)));
    if (settings->operand_count == 0 && settings->text_count == 0)
        examine_file(e, "-");
    for (int i = 0; i < settings->text_count; i++)
        examine_text(e, settings->texts[i]);
    for (int i = 0; i < settings->operand_count; i++)
        examine_operand(e, settings->operands[i]);
    progress_clear(&e->progress);
}

/* ---- How much of a row is kept --------------------------------------------------------------------------- */

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

/* What is kept of a row, for what is written of it. Framing goes by the limit of a line alone. */
static size_t enough_of_a_row(const struct settings *settings)
{
    const size_t line = enough_of_a_line(&settings->parser);
    size_t other = 0;
    if (settings->input == INPUT_CRLF)
        return line;
    if (settings->only != ONLY_NOTHING)
        other = LONGEST_PRINTED;
    else if (settings->format == FORMAT_JSON || settings->column != NULL)
        other = LONGEST_TEXT + 1;
    return line > other ? line : other;
}

/* ---- The whole ------------------------------------------------------------------------------------------- */

/* Standard output is left to reports that a program reads. */
static void summarize(struct examiner *e)
{
    const struct settings *settings = e->settings;
    if (settings->format == FORMAT_HUMAN && settings->only == ONLY_NOTHING) {
        if (settings->show != SHOW_NONE)
            output_octet(e->out, '\n');
        summary_write(e->out, &e->counts);
        return;
    }
    output_flush(e->out);
    summary_write(messages(), &e->counts);
    output_flush(messages());
}

enum status examine(struct examiner *e, struct output *out)
{
    const struct settings *settings = e->settings;
    e->out = out;
    e->style = style_of(out->descriptor, settings->color);
    e->in.form = settings->input;
    e->in.keep = enough_of_a_row(settings);
    e->in.before_read = before_read;
    e->in.context = e;
    if (settings->only == ONLY_NOTHING)
        format_begin(settings->format, out);
    examine_all(e);
    if (settings->only == ONLY_NOTHING)
        format_end(settings->format, out, e->status != STATUS_TROUBLE);
    if (settings->summary)
        summarize(e);
    input_free(&e->in);
    return e->status;
}
