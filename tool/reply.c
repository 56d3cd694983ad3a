// SPDX-License-Identifier: MIT
/*
 * smtpath reply: the lines of replies, one a row, put together where a reply has several.
 */
#include "forward.h"
#include "input.h"
#include "json.h"
#include "language.h"
#include "options.h"
#include "report.h"
#include "tool.h"

#include <string.h>

static const struct help help = {
    TAKER_REPLY,
    SAY_WORDS_REPLY,
    SAY_ABOUT_REPLY,
    SAY_NOTHING,
    SAY_STATUS_OF_REPLY,
    "  echo '251 User not local; will forward to <user@example.net>' | smtpath reply\n"
    "  smtpath reply --ehlo answer-to-ehlo.txt\n"
    "  smtpath reply --json replies.log | jq 'select(.forward.kind == \"path\")'\n"};

/* A reply line may have any length. What is longer than this is refused instead of being cut. */
enum { LONGEST_ROW = 1 << 20 };

struct reader {
    const struct settings *settings;
    struct style style;
    struct output *out;
    struct input in;
    enum status status;
    struct smtpath_reply reply;
    struct smtpath_ehlo ehlo;
    struct smtpath_reply_line line;
    const struct smtpath_diagnostic *fault; /* NULL, or what is wrong with the line */
    struct smtpath_ehlo_line ehlo_line;
    struct forward forward;
};

static void raise_status(struct reader *r, enum status status)
{
    if (r->status < status)
        r->status = status;
}

static bool answers_ehlo(const struct reader *r)
{
    return r->settings->ehlo && r->line.code == 250;
}

/* ---- What a server is capable of ----------------------------------------------------------------------- */

static const struct announced {
    enum smtpath_announced bit;
    const char *name;     /* in JSON */
    enum message meaning; /* for a human */
} announced[] = {
    {SMTPATH_ANNOUNCED_SIZE, "size", SAY_ANNOUNCED_SIZE},
    {SMTPATH_ANNOUNCED_DELIVERBY, "deliverby", SAY_ANNOUNCED_DELIVERBY},
    {SMTPATH_ANNOUNCED_HOLDFOR, "holdfor", SAY_ANNOUNCED_HOLDFOR},
    {SMTPATH_ANNOUNCED_MAILMAX, "mail_max", SAY_ANNOUNCED_MAILMAX},
    {SMTPATH_ANNOUNCED_RCPTMAX, "rcpt_max", SAY_ANNOUNCED_RCPTMAX},
    {SMTPATH_ANNOUNCED_RCPTDOMAINMAX, "domain_max", SAY_ANNOUNCED_RCPTDOMAINMAX},
};
enum { ANNOUNCED = sizeof announced / sizeof announced[0] };

static uint64_t announced_value(const struct smtpath_ehlo *ehlo, enum smtpath_announced bit)
{
    switch (bit) {
    case SMTPATH_ANNOUNCED_SIZE:
        return ehlo->size;
    case SMTPATH_ANNOUNCED_DELIVERBY:
        return ehlo->deliverby;
    case SMTPATH_ANNOUNCED_HOLDFOR:
        return ehlo->holdfor;
    case SMTPATH_ANNOUNCED_MAILMAX:
        return ehlo->mail_max;
    case SMTPATH_ANNOUNCED_RCPTMAX:
        return ehlo->rcpt_max;
    default:
        return ehlo->domain_max;
    }
}

static void write_capabilities(struct output *out, const struct smtpath_ehlo *ehlo)
{
    output_literal(out, "    ");
    output_string(out, text_of(SAY_OFFERS));
    put_names(out, ehlo->extensions, smtpath_extension_name);
    if (ehlo->extensions == 0)
        output_string(out, text_of(SAY_OFFERS_NOTHING));
    if (ehlo->mechanisms != 0) {
        output_literal(out, "\n    ");
        output_string(out, text_of(SAY_MECHANISMS));
        put_names(out, ehlo->mechanisms, smtpath_mechanism_name);
    }
    output_octet(out, '\n');
    for (size_t i = 0; i < ANNOUNCED; i++) {
        if ((ehlo->announced & (uint32_t)announced[i].bit) == 0)
            continue;
        output_literal(out, "    ");
        output_string(out, text_of(announced[i].meaning));
        output_literal(out, ": ");
        output_number(out, announced_value(ehlo, announced[i].bit));
        output_octet(out, '\n');
    }
}

static void write_capabilities_object(struct output *out, const struct smtpath_ehlo *ehlo)
{
    output_literal(out, ",\"capabilities\":{\"extensions\":");
    json_names(out, ehlo->extensions, smtpath_extension_name);
    output_literal(out, ",\"mechanisms\":");
    json_names(out, ehlo->mechanisms, smtpath_mechanism_name);
    for (size_t i = 0; i < ANNOUNCED; i++) {
        if ((ehlo->announced & (uint32_t)announced[i].bit) == 0)
            continue;
        output_literal(out, ",\"");
        output_string(out, announced[i].name);
        output_literal(out, "\":");
        output_number(out, announced_value(ehlo, announced[i].bit));
    }
    output_octet(out, '}');
}

/* ---- For a human --------------------------------------------------------------------------------------- */

static void write_enhanced(struct output *out, const uint16_t enhanced[3])
{
    for (int i = 0; i < 3; i++) {
        if (i > 0)
            output_octet(out, '.');
        output_number(out, enhanced[i]);
    }
}

/* What a reply's first line says of all of it. */
static void write_head(struct reader *r)
{
    struct smtpath_explanation explanation;
    paint(r->out, &r->style, r->line.code < 400 ? GREEN : RED);
    output_number(r->out, r->line.code);
    if (r->line.enhanced[0] != 0) {
        output_octet(r->out, ' ');
        write_enhanced(r->out, r->line.enhanced);
    }
    paint(r->out, &r->style, PLAIN);
    if (smtpath_explain_code(r->line.code, language_in_use(), &explanation)) {
        output_literal(r->out, "  ");
        output_string(r->out, explanation.severity);
    }
    output_octet(r->out, '\n');
}

static void write_forward(struct reader *r, const struct report *report)
{
    if (r->forward.kind == SMTPATH_FORWARD_NONE && !r->line.last)
        return; /* another line may name it */
    output_literal(r->out, "    ");
    output_string(r->out, text_of(SAY_FORWARD_PATH));
    forward_phrase(r->out, report->line, &r->forward);
    output_octet(r->out, '\n');
    if (r->forward.kind == SMTPATH_FORWARD_MALFORMED)
        human_refusal(r->out, report, &r->forward.read.diagnostic, &r->style);
}

/* A line whose code could be read, whatever is wrong with its text. */
static void write_line(struct reader *r, const struct report *report)
{
    if (r->reply.lines == 1)
        write_head(r);
    if (r->line.text.length > 0) {
        output_literal(r->out, "    ");
        output_shown(r->out, report->line + r->line.text.offset, r->line.text.length);
        output_octet(r->out, '\n');
    }
    if (r->line.domain.length > 0) {
        output_literal(r->out, "    ");
        output_string(r->out, text_of(SAY_SERVER));
        output_shown(r->out, report->line + r->line.domain.offset, r->line.domain.length);
        output_octet(r->out, '\n');
    }
    if (r->fault != NULL)
        human_refusal(r->out, report, r->fault, &r->style);
    if (forward_has_place(r->line.code))
        write_forward(r, report);
    if (!answers_ehlo(r))
        return;
    if (r->ehlo_line.diagnostic.reason != SMTPATH_OK)
        human_refusal(r->out, report, &r->ehlo_line.diagnostic, &r->style);
    if (r->line.last)
        write_capabilities(r->out, &r->ehlo);
}

/* ---- For a machine ------------------------------------------------------------------------------------- */

static void write_ehlo_object(struct reader *r, const struct report *report)
{
    const struct smtpath_ehlo_line *ehlo = &r->ehlo_line;
    output_literal(r->out, ",\"ehlo\":{\"keyword\":");
    machine_span(r->out, ehlo->keyword);
    output_literal(r->out, ",\"extension\":");
    if (ehlo->extension == 0) {
        output_literal(r->out, "null");
    } else {
        output_octet(r->out, '"');
        output_string(r->out, smtpath_extension_name(ehlo->extension));
        output_octet(r->out, '"');
    }
    output_literal(r->out, ",\"parameters\":");
    machine_span(r->out, ehlo->parameters);
    if (ehlo->diagnostic.reason != SMTPATH_OK) {
        output_literal(r->out, ",\"error\":");
        machine_refusal(r->out, report->line, report->length, &ehlo->diagnostic);
        output_octet(r->out, '}');
    }
    output_octet(r->out, '}');
    if (r->line.last)
        write_capabilities_object(r->out, &r->ehlo);
}

/* The members that say what the line is, whether its text is wrong or not. */
static void write_line_members(struct reader *r)
{
    output_literal(r->out, ",\"code\":");
    if (r->line.code == 0)
        output_literal(r->out, "null");
    else
        output_number(r->out, r->line.code);
    output_literal(r->out, ",\"enhanced\":");
    if (r->line.enhanced[0] == 0) {
        output_literal(r->out, "null");
    } else {
        output_octet(r->out, '"');
        write_enhanced(r->out, r->line.enhanced);
        output_octet(r->out, '"');
    }
    output_literal(r->out, ",\"last\":");
    output_string(r->out, r->line.code == 0 ? "null" : r->line.last ? "true" : "false");
    output_literal(r->out, ",\"text\":");
    machine_span(r->out, r->line.text);
}

/* What is wrong with the line itself. Its code and enhanced code are those that a bounce may give. */
static void write_fault_members(struct reader *r, const struct report *report)
{
    const struct smtpath_diagnostic *fault = r->fault;
    output_literal(r->out, ",\"diagnostic_code\":");
    output_number(r->out, fault->code);
    output_literal(r->out, ",\"diagnostic_enhanced\":\"");
    write_enhanced(r->out,
                   (const uint16_t[]){fault->enhanced[0], fault->enhanced[1], fault->enhanced[2]});
    output_octet(r->out, '"');
    machine_fault(r->out, report->line, report->length, fault);
}

static void write_object(struct reader *r, const struct report *report)
{
    const struct smtpath_span domain = r->line.domain;
    bool lossless = true;
    output_string(r->out, r->fault == NULL ? "{\"ok\":true" : "{\"ok\":false");
    write_line_members(r);
    if (r->fault != NULL)
        write_fault_members(r, report);
    if (domain.length > 0) {
        output_literal(r->out, ",\"greeting_domain\":");
        machine_span(r->out, domain);
        output_literal(r->out, ",\"greeting_domain_text\":");
        lossless = json_string(r->out, report->line + domain.offset, domain.length);
    }
    output_literal(r->out, ",\"forward\":");
    if (forward_has_place(r->line.code))
        forward_object(r->out, report->line, report->length, &r->forward);
    else
        output_literal(r->out, "null");
    if (answers_ehlo(r))
        write_ehlo_object(r, report);
    machine_row(r->out, report, lossless);
    output_literal(r->out, "}\n");
}

/* ---- One row -------------------------------------------------------------------------------------------- */

/* What a line says besides its code. The reply to EHLO has a grammar of its own for the text.
 * Returns: whether it is right. */
static bool read_further(struct reader *r, const struct report *report)
{
    bool good = true;
    if (forward_has_place(r->line.code)) {
        r->forward.kind =
            smtpath_read_forward_path(report->line, &r->line, r->settings->utf8, &r->forward.read);
        good = r->forward.kind != SMTPATH_FORWARD_MALFORMED;
    }
    if (answers_ehlo(r)) {
        r->fault = NULL;
        good = smtpath_read_ehlo_line(report->line, &r->line, &r->ehlo, &r->ehlo_line) == SMTPATH_OK &&
               good;
    }
    return good && r->fault == NULL;
}

static void take_row(struct reader *r, const struct report *report)
{
    if (!read_further(r, report))
        raise_status(r, STATUS_INVALID);
    if (r->settings->json)
        write_object(r, report);
    else
        write_line(r, report);
    if (r->line.last)
        r->ehlo = (struct smtpath_ehlo){0};
}

/* A line without a code. The lines behind it are read as a new reply, so that one fault is not reported for all;
 * but where it was the greeting of EHLO's reply, the next one is none. */
static void refuse_row(struct reader *r, const struct report *report)
{
    raise_status(r, STATUS_INVALID);
    r->reply = (struct smtpath_reply){0};
    if (r->settings->ehlo && r->ehlo.lines == 0)
        r->ehlo.lines = 1;
    if (r->settings->json)
        write_object(r, report);
    else
        human_refusal(r->out, report, r->fault, &r->style);
}

static void refuse_to_read(struct reader *r, struct report *report, enum message complaint)
{
    report->complaint = complaint;
    output_flush(r->out);
    complain_of_row(report->file, report->row, text_of(complaint));
    raise_status(r, STATUS_TROUBLE);
    if (r->settings->json)
        machine_report(r->out, report);
}

static struct report report_of(const struct reader *r, const struct row *row)
{
    return (struct report){.file = r->in.name,
                           .names_file = r->settings->operand_count > 0,
                           .row = row->number,
                           .line = row->octets,
                           .length = row->length};
}

/* Reads a row as a line of the reply; r->fault says what is wrong with it.
 * Returns: whether it has a code. */
static bool read_line(struct reader *r, const struct row *row)
{
    r->line = (struct smtpath_reply_line){0};
    r->fault = row->fault;
    if (row->fault == NULL && smtpath_read_reply_line(row->octets, row->length, r->settings->utf8,
                                                      &r->reply, &r->line) != SMTPATH_OK)
        r->fault = &r->line.diagnostic;
    return r->line.code != 0;
}

static void read_row(struct reader *r, const struct row *row)
{
    struct report report = report_of(r, row);
    if (row->complaint != SAY_NOTHING)
        refuse_to_read(r, &report, row->complaint);
    else if (row->length >= LONGEST_ROW)
        refuse_to_read(r, &report, SAY_REPLY_TOO_LONG);
    else if (read_line(r, row))
        take_row(r, &report);
    else
        refuse_row(r, &report);
}

/* ---- Files ------------------------------------------------------------------------------------------------ */

static void before_read(void *context)
{
    const struct reader *r = context;
    output_flush(r->out);
}

/* A reply ends with its file, whether it is whole or not. */
static void end_reply(struct reader *r)
{
    struct report report = {.file = r->in.name,
                            .names_file = r->settings->operand_count > 0,
                            .row = r->in.rows,
                            .complaint = SAY_ENDS_IN_REPLY};
    if (r->reply.lines > 0 && !r->reply.complete) {
        raise_status(r, STATUS_INVALID);
        if (r->settings->json) {
            machine_report(r->out, &report);
        } else {
            put_place(r->out, &report, &r->style);
            painted(r->out, &r->style, RED, text_of(report.complaint));
            output_octet(r->out, '\n');
        }
    }
    r->reply = (struct smtpath_reply){0};
    r->ehlo = (struct smtpath_ehlo){0};
}

static void read_file(struct reader *r, const char *name)
{
    struct row row;
    if (input_open(&r->in, name)) {
        while (r->out->error == 0 && input_next(&r->in, &row))
            read_row(r, &row);
        input_close(&r->in);
        end_reply(r);
    }
    if (r->in.error != 0) {
        output_flush(r->out);
        complain_of_file(r->in.name, r->in.error);
        raise_status(r, STATUS_TROUBLE);
    }
}

enum status reply_run(int count, char **arguments, struct output *out)
{
    struct settings settings;
    if (!read_options("reply", TAKER_REPLY, count, arguments, &settings))
        return STATUS_TROUBLE;
    if (settings.help) {
        help_write(out, &help);
        return STATUS_VALID;
    }
    struct reader r = {.settings = &settings,
                       .style = style_of(out->descriptor, settings.color),
                       .out = out,
                       .in = {.form = settings.input, .keep = LONGEST_ROW, .before_read = before_read}};
    r.in.context = &r;
    if (settings.operand_count == 0)
        read_file(&r, "-");
    for (int i = 0; i < settings.operand_count; i++)
        read_file(&r, settings.operands[i]);
    input_free(&r.in);
    return r.status;
}
