// SPDX-License-Identifier: MIT
/*
 * smtpath session: recorded dialogues, each command checked in its context.
 */
#include "capture.h"
#include "forms/forms.h"
#include "input.h"
#include "language.h"
#include "json.h"
#include "options.h"
#include "report.h"
#include "streams.h"
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

struct session {
    const struct settings *settings;
    struct style style;
    struct output *out;
    struct input in;
    enum status status;
    const struct form *form; /* of this file */
    struct streams streams;
    uint64_t commands, problems, notes, passed_over, first_passed_over; /* of this file */
    struct counts counts;
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
    s->counts.reasons[reason]++;
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

/* Who holds a bounce wants to know what its codes say. */
static void note_meaning(struct session *s, const struct report *report,
                         const struct exchange *exchange)
{
    struct smtpath_reply_line line;
    struct smtpath_explanation explanation;
    (void)smtpath_read_reply_line(exchange->answer, exchange->answer_length, true, NULL, &line);
    const bool has_enhanced = line.enhanced[0] != 0 &&
                              smtpath_explain_enhanced(line.enhanced, language_in_use(), &explanation);
    if (!has_enhanced && !smtpath_explain_code(exchange->code, language_in_use(), &explanation))
        return;
    begin_note(s, report);
    output_string(s->out, explanation.meaning);
    output_octet(s->out, ' ');
    output_string(s->out, explanation.remedy);
    output_octet(s->out, '\n');
    put_answer(s, exchange);
}

/* Most commands are well formed and were accepted. */
static bool is_usual(const struct exchange *exchange)
{
    return !is_refused(exchange) && exchange->read.deviations == 0 && exchange->code < 400 &&
           exchange->forward.kind == SMTPATH_FORWARD_NONE;
}

static void show_exchange(struct session *s, const struct exchange *exchange)
{
    if (is_usual(exchange))
        return;
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
    if ((s->form->ways & FORM_EXPLAINS) != 0 && exchange->code >= 400)
        note_meaning(s, &report, exchange);
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

static void put_form(struct session *s)
{
    output_literal(s->out, ",\"form\":\"");
    output_string(s->out, s->form->name);
    output_octet(s->out, '"');
}

static void put_exchange(struct session *s, const struct exchange *exchange)
{
    struct report report = report_of(s, exchange->row, exchange->line, exchange->length);
    report.read = &exchange->read;
    machine_open_report(s->out, &report);
    put_form(s);
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

/* What was replaced in the recording is no problem, and nothing else. */
static void finish_redacted(struct session *s, const struct exchange *exchange)
{
    const struct report report = report_of(s, exchange->row, exchange->line, exchange->length);
    if (!s->settings->json || !begins_with_verb(exchange->line, exchange->length))
        return;
    output_literal(s->out, "{\"ok\":null,\"redacted\":true,\"verb\":\"AUTH\"");
    machine_row(s->out, &report, true);
    put_form(s);
    output_literal(s->out, "}\n");
}

static void finish(struct session *s, struct dialogue *dialogue)
{
    const struct exchange *exchange = dialogue_waiting(dialogue);
    if (exchange->is_redacted) {
        finish_redacted(s, exchange);
        dialogue_forget(dialogue);
        return;
    }
    if (is_refused(exchange))
        count_problem(s, exchange->read.diagnostic.reason);
    else
        s->counts.reasons[SMTPATH_OK]++;
    if (s->settings->json)
        put_exchange(s, exchange);
    else
        show_exchange(s, exchange);
    dialogue_forget(dialogue);
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
    machine_row(s->out, report, true);
    put_form(s);
    output_literal(s->out, "}\n");
}

/* Whatever waits when its connection ends stays without a reply. */
static void end_dialogue(void *context, struct dialogue *dialogue)
{
    struct session *s = context;
    while (dialogue_waiting(dialogue) != NULL)
        finish(s, dialogue);
}

/* What is to be said of a line of a reply by itself. */
static void show_heard(struct session *s, const struct event *event, const struct heard *heard)
{
    const struct report report = report_of(s, event->row, event->octets, event->length);
    show_fault(s, &report, heard->fault);
    show_fault(s, &report, heard->ehlo);
    show_fault(s, &report, heard->malformed);
    if (!heard->unasked || s->settings->json)
        return;
    begin_note(s, &report);
    output_string(s->out, text_of(SAY_REPLY_TO_NOTHING));
    output_octet(s->out, '\n');
    put_quoted(s, SAY_SERVER_SAID, event->octets, event->length);
}

static void hear(struct session *s, struct dialogue *dialogue, const struct event *event)
{
    struct heard heard;
    if (event->code == 220 && dialogue_is_another(dialogue, event->code)) {
        end_dialogue(s, dialogue);
        dialogue_begin(dialogue, &s->streams.options);
    }
    if ((s->form->ways & FORM_EXACT) == 0)
        turn_reply(&dialogue->turn, event->code);
    dialogue_reply(dialogue, event->octets, event->length, event->code, &heard);
    if (heard.fault != NULL || heard.ehlo != NULL || heard.malformed != NULL || heard.unasked)
        show_heard(s, event, &heard);
    if (heard.finished != NULL)
        finish(s, dialogue);
}

/* ---- Events ------------------------------------------------------------------------------------------------- */

static void take_fault(struct session *s, const struct event *event)
{
    char digits[OUTPUT_DECIMAL];
    output_flush(s->out);
    if (event->fault == FAULT_ANOTHER_FORM)
        complain(text_of(SAY_ANOTHER_FORM), s->in.name, output_decimal(event->row, digits),
                 event->other->name);
    else
        complain_of_row(s->in.name, event->row,
                        event->fault == FAULT_CAPTURE  ? event->text
                        : event->fault == FAULT_OCTETS ? text_of(SAY_OCTETS_OF_SESSION)
                                                       : text_of(SAY_ROW_TOO_LONG));
    raise_status(s, STATUS_TROUBLE);
}

static void take_command(struct session *s, struct dialogue *dialogue, const struct event *event)
{
    const bool redacted = event->kind == EVENT_LOST || is_redacted(event->octets, event->length);
    if (event->cut) { /* what is wrong with it shows at its beginning, so the dialogue goes on */
        struct event fault = *event;
        fault.fault = FAULT_ROW_TOO_LONG;
        take_fault(s, &fault);
    }
    while (!dialogue_has_room(dialogue, event->length))
        finish(s, dialogue);
    /* what was a password, or a command with one, is none that could be counted; but it is answered */
    s->commands += !redacted || begins_with_verb(event->octets, event->length);
    if ((s->form->ways & FORM_EXACT) == 0) /* others' readers follow it themselves */
        turn_command(&dialogue->turn, event->octets, event->length);
    dialogue_command(dialogue, event->row, event->octets, event->length, redacted);
}

/* What is said of a connection as a whole. */
static void note_connection(struct session *s, const struct event *event)
{
    const struct report report = report_of(s, event->row, "", 0);
    if (s->settings->json)
        return;
    begin_note(s, &report);
    output_string(s->out,
                  text_of(event->kind == EVENT_ENCRYPTED ? SAY_TLS_BEGINS : SAY_OCTETS_MISSING));
    output_octet(s->out, '\n');
}

/* What is said of the recording as a whole. */
static void note_recording(struct session *s, enum message message)
{
    const struct report report = report_of(s, 1, "", 0);
    if (s->settings->json)
        return;
    begin_note(s, &report);
    output_string(s->out, text_of(message));
    output_octet(s->out, '\n');
}

static void pass_over(struct session *s, const struct event *event)
{
    if (s->passed_over++ == 0)
        s->first_passed_over = event->row;
}

/* All that a reader has to say. */
static void judge(void *context, const struct event *event)
{
    struct session *s = context;
    struct dialogue *dialogue;
    s->form = event->form;
    if (event->kind == EVENT_PASSED_OVER || event->kind == EVENT_NOTE) {
        if (event->kind == EVENT_PASSED_OVER)
            pass_over(s, event);
        return;
    }
    if (event->kind == EVENT_FAULT) {
        take_fault(s, event);
        return;
    }
    if (event->kind == EVENT_COLOURED) {
        note_recording(s, SAY_COLOURED);
        return;
    }
    if (event->kind == EVENT_ENCRYPTED || event->kind == EVENT_MISSING) {
        note_connection(s, event);
        return;
    }
    if (event->kind == EVENT_END || event->kind == EVENT_BEGIN) {
        streams_end(&s->streams, event->stream, end_dialogue, s);
        return;
    }
    dialogue = streams_find(&s->streams, event->stream, end_dialogue, s);
    if (event->kind == EVENT_SERVER)
        hear(s, dialogue, event);
    else if (event->kind == EVENT_DATA)
        (void)turn_takes_command(&dialogue->turn, event->octets, event->length);
    else if (event->kind == EVENT_LOST || (s->form->ways & FORM_EXACT) != 0 ||
             turn_takes_command(&dialogue->turn, event->octets, event->length))
        take_command(s, dialogue, event);
}

/* ---- Files -------------------------------------------------------------------------------------------------- */

static void put_total(struct output *out, uint64_t number, enum message one, enum message several)
{
    char digits[OUTPUT_DECIMAL];
    output_sentence(out, text_of(number == 1 ? one : several), output_decimal(number, digits));
}

static void note_passed_over(struct session *s)
{
    const struct report report = report_of(s, s->first_passed_over, "", 0);
    begin_note(s, &report);
    char digits[OUTPUT_DECIMAL];
    output_sentence(s->out, text_of(s->passed_over == 1 ? SAY_PASSED_OVER_ONE : SAY_PASSED_OVER),
                    output_decimal(s->passed_over, digits));
    output_octet(s->out, '\n');
}

static void put_file(struct session *s)
{
    output_literal(s->out, "{\"file\":");
    json_string(s->out, s->in.name, strlen(s->in.name));
    put_form(s);
    output_literal(s->out, ",\"commands\":");
    output_number(s->out, s->commands);
    output_literal(s->out, ",\"problems\":");
    output_number(s->out, s->problems);
    output_literal(s->out, ",\"passed_over\":");
    output_number(s->out, s->passed_over);
    output_literal(s->out, "}\n");
}

static void end_file(struct session *s)
{
    if (s->settings->json) {
        put_file(s);
        return;
    }
    if (s->passed_over > 0)
        note_passed_over(s);
    output_shown(s->out, s->in.name, strlen(s->in.name));
    output_literal(s->out, " (");
    output_string(s->out, s->form->name);
    output_literal(s->out, "): ");
    put_total(s->out, s->commands, SAY_ONE_COMMAND, SAY_COMMANDS);
    paint(s->out, &s->style, s->problems == 0 ? GREEN : RED);
    put_total(s->out, s->problems, SAY_ONE_PROBLEM, SAY_PROBLEMS);
    paint(s->out, &s->style, PLAIN);
    if (s->notes > 0)
        put_total(s->out, s->notes, SAY_ONE_NOTE, SAY_NOTES);
    output_octet(s->out, '\n');
}

/* Why a file cannot be read: NULL if it could be. */
static const char *read_rows(struct session *s, const char *block, size_t length)
{
    static struct recording recording;
    bool known = true;
    recording_begin(&recording, s->settings->form, judge, s);
    while (known && block != NULL && s->out->error == 0) {
        known = recording_feed(&recording, block, length);
        block = known ? input_block(&s->in, &length) : NULL;
    }
    if (s->in.error != 0)
        return trouble_text(s->in.error);
    known = known && recording_end(&recording);
    s->form = recording.form;
    if (known)
        return NULL;
    return text_of(is_utf16(recording.buffer, recording.held) ? SAY_UTF16 : SAY_NO_FORM);
}

static const char *read_recording(struct session *s)
{
    size_t length = 0;
    const char *block = input_block(&s->in, &length);
    const bool is_said = s->settings->form != NULL && (s->settings->form->ways & FORM_CAPTURE) != 0;
    if (!is_said && (s->settings->form != NULL || !is_capture(block, length)))
        return read_rows(s, block, length);
    s->form = find_form("pcap", 4);
    return capture_read(&s->in, block, length, judge, s);
}

static void read_file(struct session *s, const char *name)
{
    const char *trouble;
    s->commands = s->problems = s->notes = s->passed_over = 0;
    if (input_open(&s->in, name)) {
        trouble = read_recording(s);
        streams_end_all(&s->streams, end_dialogue, s);
        if (trouble == NULL)
            end_file(s);
        input_close(&s->in);
    } else {
        trouble = trouble_text(s->in.error);
    }
    if (trouble != NULL) {
        output_flush(s->out);
        complain(text_of(SAY_FILE_TROUBLE), s->in.name, trouble);
        raise_status(s, STATUS_TROUBLE);
    }
}

static void summarize(struct session *s)
{
    if (!s->settings->json) {
        output_octet(s->out, '\n');
        summary_write(s->out, &s->counts);
        return;
    }
    output_flush(s->out);
    summary_write(messages(), &s->counts);
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
    struct session s = {.settings = &settings,
                        .style = style_of(out->descriptor, settings.color),
                        .out = out,
                        .in = {.keep = 1},
                        .streams = {.options = settings.parser}};
    if (settings.operand_count == 0)
        read_file(&s, "-");
    for (int i = 0; i < settings.operand_count; i++)
        read_file(&s, settings.operands[i]);
    if (settings.summary)
        summarize(&s);
    input_free(&s.in);
    return s.status;
}
