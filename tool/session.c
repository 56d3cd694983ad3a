// SPDX-License-Identifier: MIT
/*
 * smtpath session: recorded dialogues, each command checked in its context.
 */
#include "dialogue.h"
#include "input.h"
#include "json.h"
#include "options.h"
#include "report.h"
#include "summary.h"
#include "tool.h"

#include <string.h>
#include <unistd.h>

static const struct help help = {
    TAKER_SESSION,
    SAY_WORDS_SESSION,
    SAY_ABOUT_SESSION,
    SAY_ROWS_OF_SESSION,
    SAY_STATUS_OF_SESSION,
    "  smtpath session corpus/sessions/*.txt\n"
    "  smtpath session --tolerate=space-around-colon --summary session.txt\n"};

/* A row may have any length. What is longer than this is refused instead of being cut. */
enum { LONGEST_ROW = 1 << 20 };

struct session {
    const struct settings *settings;
    struct style style;
    struct output *out;
    struct input in;
    enum status status;
    struct dialogue dialogue;
    uint64_t commands, problems, notes; /* of this file */
    uint64_t counts[SMTPATH_REASON_COUNT];
};

static void raise_status(struct session *s, enum status status)
{
    if (s->status < status)
        s->status = status;
}

static struct report report_of(const struct session *s, uint64_t row, const char *line, size_t length)
{
    return (struct report){
        .file = s->in.name, .names_file = true, .row = row, .line = line, .length = length};
}

static void count_problem(struct session *s, enum smtpath_reason reason)
{
    s->counts[reason]++;
    s->problems++;
    raise_status(s, STATUS_INVALID);
}

/* ---- A command and its answer: for a human ----------------------------------------------------------------- */

static bool is_refused(const struct exchange *exchange)
{
    return exchange->read.diagnostic.reason != SMTPATH_OK;
}

/* Whether the server found fault with the form of the line. */
static bool is_refusal_of_form(uint16_t code)
{
    return code == 500 || code == 501 || code == 555;
}

static void put_quoted(struct session *s, enum message label, const char *line, size_t length)
{
    output_literal(s->out, "    ");
    output_string(s->out, text_of(label));
    output_shown(s->out, line, length);
    output_octet(s->out, '\n');
}

static void put_answer(struct session *s, const struct exchange *exchange)
{
    if (exchange->answer == NULL)
        put_quoted(s, SAY_SERVER_SAID, text_of(SAY_NO_REPLY), strlen(text_of(SAY_NO_REPLY)));
    else
        put_quoted(s, SAY_SERVER_SAID, exchange->answer, exchange->answer_length);
}

static void begin_note(struct session *s, const struct report *report)
{
    s->notes++;
    put_place(s->out, report, &s->style);
    painted(s->out, &s->style, YELLOW, text_of(SAY_NOTE));
}

static void show_refused(struct session *s, const struct report *report,
                         const struct exchange *exchange)
{
    human_refusal(s->out, report, &exchange->read.diagnostic, &s->style);
    put_answer(s, exchange);
    if (exchange->code >= 200 && exchange->code < 400) {
        begin_note(s, report);
        output_string(s->out, text_of(SAY_SERVER_ACCEPTED));
        output_octet(s->out, '\n');
    }
}

static void note_refusal_of_form(struct session *s, const struct report *report,
                                 const struct exchange *exchange)
{
    begin_note(s, report);
    output_string(s->out, text_of(SAY_SERVER_REFUSED_GOOD));
    output_octet(s->out, '\n');
    put_quoted(s, SAY_CLIENT_SAID, exchange->line, exchange->length);
    put_answer(s, exchange);
}

static void note_deviations(struct session *s, const struct report *report,
                            const struct exchange *exchange)
{
    begin_note(s, report);
    char digits[OUTPUT_DECIMAL];
    output_string(s->out, text_of(SAY_TOLERATED));
    put_names(s->out, exchange->read.deviations, smtpath_deviation_name);
    output_sentence(s->out, text_of(SAY_SESSION_TOLERATED_AT),
                    output_decimal(exchange->read.deviation_offset, digits));
    output_octet(s->out, '\n');
    put_quoted(s, SAY_CLIENT_SAID, exchange->line, exchange->length);
}

static void note_forward(struct session *s, const struct report *report,
                         const struct exchange *exchange)
{
    begin_note(s, report);
    output_string(s->out, text_of(exchange->code == 551
                                      ? SAY_NAMES_FORWARD_PATH
                                      : (exchange->code == 251 ? SAY_FORWARDS_TO : SAY_FORWARD_PATH)));
    forward_phrase(s->out, exchange->answer, &exchange->forward);
    output_octet(s->out, '\n');
    put_quoted(s, SAY_CLIENT_SAID, exchange->line, exchange->length);
    put_answer(s, exchange);
}

static void show_exchange(struct session *s, const struct exchange *exchange)
{
    const struct report report = report_of(s, exchange->row, exchange->line, exchange->length);
    if (is_refused(exchange)) {
        show_refused(s, &report, exchange);
    } else {
        if (exchange->read.deviations != 0)
            note_deviations(s, &report, exchange);
        if (is_refusal_of_form(exchange->code))
            note_refusal_of_form(s, &report, exchange);
    }
    if (exchange->forward.kind != SMTPATH_FORWARD_NONE)
        note_forward(s, &report, exchange);
}

/* ---- For a machine ------------------------------------------------------------------------------------------ */

static void put_agreement(struct output *out, const struct exchange *exchange)
{
    const bool accepted = exchange->code < 400;
    output_literal(out, ",\"agrees\":");
    if (exchange->code == 0)
        output_literal(out, "null");
    else if (is_refused(exchange))
        output_string(out, accepted ? "false" : "true");
    else
        output_string(out, is_refusal_of_form(exchange->code) ? "false" : "true");
}

static void put_exchange(struct session *s, const struct exchange *exchange)
{
    struct report report = report_of(s, exchange->row, exchange->line, exchange->length);
    report.read = &exchange->read;
    machine_open_report(s->out, &report);
    output_literal(s->out, ",\"answer\":");
    if (exchange->answer == NULL)
        output_literal(s->out, "null");
    else if (!json_string(s->out, exchange->answer, exchange->answer_length))
        output_literal(s->out, ",\"answer_lossy\":true");
    if (exchange->code != 0) {
        output_literal(s->out, ",\"answer_code\":");
        output_number(s->out, exchange->code);
    }
    put_agreement(s->out, exchange);
    if (forward_has_place(exchange->code)) {
        output_literal(s->out, ",\"forward\":");
        forward_object(s->out, exchange->answer, exchange->answer_length, &exchange->forward);
    }
    output_literal(s->out, "}\n");
}

static void finish(struct session *s, const struct exchange *exchange)
{
    if (is_refused(exchange))
        count_problem(s, exchange->read.diagnostic.reason);
    else
        s->counts[SMTPATH_OK]++;
    if (s->settings->json)
        put_exchange(s, exchange);
    else
        show_exchange(s, exchange);
    dialogue_forget(&s->dialogue);
}

/* ---- A line of the server ----------------------------------------------------------------------------------- */

static void show_fault(struct session *s, const struct report *report,
                       const struct smtpath_diagnostic *diagnostic)
{
    if (diagnostic == NULL)
        return;
    count_problem(s, diagnostic->reason);
    if (!s->settings->json) {
        human_refusal(s->out, report, diagnostic, &s->style);
        return;
    }
    machine_refusal(s->out, report->line, report->length, diagnostic);
    output_literal(s->out, ",\"reply\":true");
    machine_place(s->out, report);
    output_literal(s->out, "}\n");
}

static void hear(struct session *s, uint64_t row, const char *line, size_t length)
{
    const struct report report = report_of(s, row, line, length);
    struct heard heard;
    dialogue_reply(&s->dialogue, line, length, &heard);
    show_fault(s, &report, heard.fault);
    show_fault(s, &report, heard.ehlo);
    show_fault(s, &report, heard.malformed);
    if (heard.unasked && !s->settings->json) {
        begin_note(s, &report);
        output_string(s->out, text_of(SAY_REPLY_TO_NOTHING));
        output_octet(s->out, '\n');
        put_quoted(s, SAY_SERVER_SAID, line, length);
    }
    if (heard.finished != NULL)
        finish(s, heard.finished);
}

/* ---- Rows --------------------------------------------------------------------------------------------------- */

static int hex_value(char digit)
{
    static const char digits[] = "0123456789ABCDEF";
    const char *at = digit == '\0' ? NULL : strchr(digits, digit);
    return at == NULL ? -1 : (int)(at - digits);
}

/* Reads the octet at text[*at], which may be escaped.
 * Returns: it; -1 if it is none. */
static int next_octet(const char *text, size_t length, size_t *at)
{
    const char c = text[(*at)++];
    if (c < ' ' || c > '~')
        return -1;
    if (c != '\\')
        return c;
    if (*at < length && text[*at] == '\\')
        return text[(*at)++];
    if (length - *at < 3 || text[*at] != 'x')
        return -1;
    const int high = hex_value(text[*at + 1]);
    const int low = hex_value(text[*at + 2]);
    *at += 3;
    return high < 0 || low < 0 ? -1 : high << 4 | low;
}

/* Writes the octets that a row's text means.
 * Returns: false if it means none. */
static bool unescape(const char *text, size_t length, char *octets, size_t *written)
{
    *written = 0;
    for (size_t at = 0; at < length;) {
        const int octet = next_octet(text, length, &at);
        if (octet < 0)
            return false;
        octets[(*written)++] = (char)octet;
    }
    return true;
}

static void refuse_row(struct session *s, const struct row *row, enum message complaint)
{
    output_flush(s->out);
    complain_of_row(s->in.name, row->number, text_of(complaint));
    raise_status(s, STATUS_TROUBLE);
}

/* A line of the dialogue, by who said it. */
static void pass(struct session *s, const struct row *row, char who, const char *line, size_t length)
{
    if (who == 'C') {
        s->commands++;
        dialogue_command(&s->dialogue, row->number, line, length);
    } else if (who == 'S') {
        hear(s, row->number, line, length);
    }
}

static void read_row(struct session *s, const struct row *row)
{
    static char line[LONGEST_ROW];
    const char *text = row->octets;
    size_t length;
    if (row->length == 0 || text[0] == '#')
        return;
    if (row->length >= LONGEST_ROW) {
        refuse_row(s, row, SAY_ROW_TOO_LONG);
        return;
    }
    static const char speakers[] = {'C', 'D', 'S'};
    if (memchr(speakers, text[0], sizeof speakers) == NULL || row->length < 2 || text[1] != ':' ||
        (row->length > 2 && text[2] != ' ')) {
        refuse_row(s, row, SAY_ROW_OF_SESSION);
        return;
    }
    const size_t head = row->length < 3 ? row->length : 3;
    if (unescape(text + head, row->length - head, line, &length))
        pass(s, row, text[0], line, length);
    else
        refuse_row(s, row, SAY_OCTETS_OF_SESSION);
}

/* ---- Files -------------------------------------------------------------------------------------------------- */

static void put_total(struct output *out, const char *separator, uint64_t number, const char *name)
{
    output_string(out, separator);
    output_number(out, number);
    output_octet(out, ' ');
    output_string(out, name);
    if (number != 1)
        output_octet(out, 's');
}

static void end_file(struct session *s)
{
    struct exchange *exchange;
    while ((exchange = dialogue_waiting(&s->dialogue)) != NULL)
        finish(s, exchange);
    if (s->settings->json)
        return;
    output_shown(s->out, s->in.name, strlen(s->in.name));
    put_total(s->out, ": ", s->commands, "command");
    paint(s->out, &s->style, s->problems == 0 ? GREEN : RED);
    put_total(s->out, ", ", s->problems, "problem");
    paint(s->out, &s->style, PLAIN);
    if (s->notes > 0)
        put_total(s->out, ", ", s->notes, "note");
    output_octet(s->out, '\n');
}

static void read_file(struct session *s, const char *name)
{
    struct row row;
    s->commands = s->problems = s->notes = 0;
    dialogue_begin(&s->dialogue, s->settings->parser.tolerate);
    if (input_open(&s->in, name)) {
        while (s->out->error == 0 && input_next(&s->in, &row))
            read_row(s, &row);
        input_close(&s->in);
        end_file(s);
    }
    if (s->in.error != 0) {
        output_flush(s->out);
        complain_of_file(s->in.name, s->in.error);
        raise_status(s, STATUS_TROUBLE);
    }
}

static void summarize(struct session *s)
{
    if (!s->settings->json) {
        output_octet(s->out, '\n');
        summary_write(s->out, s->counts, 0);
        return;
    }
    output_flush(s->out);
    summary_write(messages(), s->counts, 0);
    output_flush(messages());
}

enum status session_run(int count, char **arguments, struct output *out)
{
    struct settings settings;
    if (!read_options("session", TAKER_SESSION, count, arguments, &settings))
        return STATUS_TROUBLE;
    if (settings.help) {
        help_write(out, &help);
        return STATUS_VALID;
    }
    if (settings.operand_count == 0) {
        complain(text_of(SAY_SESSION_NOTHING));
        return STATUS_TROUBLE;
    }
    struct session s = {.settings = &settings,
                        .style = style_of(out->descriptor, settings.color),
                        .out = out,
                        .in = {.keep = LONGEST_ROW}};
    for (int i = 0; i < settings.operand_count; i++)
        read_file(&s, settings.operands[i]);
    if (settings.summary)
        summarize(&s);
    dialogue_free(&s.dialogue);
    input_free(&s.in);
    return s.status;
}
