// SPDX-License-Identifier: MIT
/*
 * Recordings of dialogues, and rows by themselves, for JavaScript: the tool's own readers. A text is read in pieces of
 * whole rows, and after each the state can be kept and returned to, so that only what changed need be read again. What
 * was read comes as records of words of 32 bits, and the octets that they are about.
 */
#include "forms/forms.h"
#include "forms/maillog.h"
#include "glue.h"
#include "streams.h"
#include "tool.h"

#include <stdlib.h>
#include <string.h>

/* ---- What is said of a row --------------------------------------------------------------------------------------- */

enum said_kind {
    SAID_COMMAND,     /* octets: a command */
    SAID_REPLY,       /* octets: a line of a reply, and what is wrong with it */
    SAID_DATA,        /* the client sent it, and it is no command */
    SAID_NOTE,        /* the program that wrote the recording says it */
    SAID_PASSED_OVER, /* none of these */
    SAID_TROUBLE,     /* it should be a command or a reply, and cannot be read */
    SAID_EXCHANGE,    /* a command of an earlier row, now that its reply came or never will */
    SAID_ENCRYPTED    /* nothing behind it can be read */
};

enum said_bit {
    SAID_SMTPUTF8 = 1 << 0, /* in force: the command, or the reply, was read so */
    SAID_REDACTED = 1 << 1, /* its text was replaced in the recording */
    SAID_DEVIATES = 1 << 2, /* accepted, though not by the letter */
    SAID_ALONE = 1 << 3,    /* no dialogue stands around it */
    SAID_QUOTED =
        1 << 4, /* the octets are a part of the row, or stand in a command that was put around them */
    SAID_UNASKED = 1 << 5,   /* a reply to no command */
    SAID_OF_EHLO = 1 << 6,   /* what is wrong is wrong in the reply to EHLO */
    SAID_OF_FORWARD = 1 << 7 /* what is wrong is wrong in the forward-path */
};

/* row: from 1, of the piece; at, length: of the octets; reason: 0 for what is well formed; offset: of the fault. */
struct said {
    uint32_t kind, row, at, length;
    uint32_t reason, offset, extensions[2], bits;
    uint32_t code; /* of the reply to an exchange; 0: none */
};

/* Memory that grows. */
struct heap {
    char *octets;
    size_t length, capacity;
};

static struct heap records, texts;
static struct recording recording;
static struct streams streams;

static char *append(struct heap *heap, const void *octets, size_t length)
{
    if (heap->capacity - heap->length < length) {
        const size_t capacity = 2 * (heap->length + length) + 4096;
        char *larger = malloc(capacity);
        if (larger == NULL)
            out_of_memory();
        memcpy(larger, heap->octets, heap->length);
        free(heap->octets);
        heap->octets = larger;
        heap->capacity = capacity;
    }
    char *const at = heap->octets + heap->length;
    memcpy(at, octets, length);
    heap->length += length;
    return at;
}

void out_of_memory(void)
{
    __builtin_trap();
}

static void say(struct said said)
{
    append(&records, &said, sizeof said);
}

static void say_kind(enum said_kind kind)
{
    say((struct said){.kind = kind, .row = (uint32_t)recording.row});
}

/* With the octets that it is about. */
static void say_octets(struct said said, const char *octets, size_t length)
{
    said.at = (uint32_t)texts.length;
    said.length = (uint32_t)length;
    append(&texts, octets, length);
    say(said);
}

/* ---- Dialogues --------------------------------------------------------------------------------------------------- */

static void finish_exchange(struct dialogue *dialogue)
{
    const struct exchange *e = dialogue_waiting(dialogue);
    const struct waiting *w = &dialogue->queue[dialogue->first];
    const struct smtpath_diagnostic *d = &e->read.diagnostic;
    say((struct said){.kind = SAID_EXCHANGE,
                      .row = (uint32_t)e->row,
                      .reason = e->is_redacted ? SMTPATH_OK : d->reason,
                      .offset = d->reason == SMTPATH_OK ? 0 : d->offset,
                      .extensions = {(uint32_t)w->extensions, (uint32_t)(w->extensions >> 32)},
                      .bits = (w->in_force ? SAID_SMTPUTF8 : 0) | (e->is_redacted ? SAID_REDACTED : 0) |
                              (e->read.deviations != 0 ? SAID_DEVIATES : 0),
                      .code = e->code});
    dialogue_forget(dialogue);
}

static void end_dialogue(void *context, struct dialogue *dialogue)
{
    (void)context;
    while (dialogue_waiting(dialogue) != NULL)
        finish_exchange(dialogue);
}

static void take_command(struct dialogue *dialogue, const struct event *event)
{
    const bool redacted = event->kind == EVENT_LOST || is_redacted(event->octets, event->length);
    while (!dialogue_has_room(dialogue, event->length))
        finish_exchange(dialogue);
    say_octets((struct said){.kind = SAID_COMMAND, .row = (uint32_t)event->row}, event->octets,
               event->length);
    turn_command(&dialogue->turn, event->octets, event->length);
    dialogue_command(dialogue, event->row, event->octets, event->length, redacted);
}

/* A reply's line, and the first thing that is wrong with it. */
static void say_heard(const struct event *event, const struct heard *heard, bool utf8)
{
    const struct smtpath_diagnostic *wrong = heard->fault != NULL  ? heard->fault
                                             : heard->ehlo != NULL ? heard->ehlo
                                                                   : heard->malformed;
    struct said said = {.kind = SAID_REPLY, .row = (uint32_t)event->row};
    said.bits = (utf8 ? SAID_SMTPUTF8 : 0) | (heard->unasked ? SAID_UNASKED : 0);
    if (wrong != NULL) {
        said.reason = wrong->reason;
        said.offset = wrong->offset;
        said.bits |= wrong == heard->ehlo        ? SAID_OF_EHLO
                     : wrong == heard->malformed ? SAID_OF_FORWARD
                                                 : 0;
    }
    say_octets(said, event->octets, event->length);
}

static void hear(struct dialogue *dialogue, const struct event *event)
{
    static struct heard heard;
    if (dialogue_is_another(dialogue, event->code)) {
        end_dialogue(NULL, dialogue);
        dialogue_begin(dialogue, &streams.options);
    }
    const bool utf8 = (dialogue->extensions & SMTPATH_EXT_SMTPUTF8) != 0;
    if ((event->form->ways & FORM_EXACT) == 0)
        turn_reply(&dialogue->turn, event->code);
    dialogue_reply(dialogue, event->octets, event->length, event->code, &heard);
    say_heard(event, &heard, utf8);
    if (heard.finished != NULL)
        finish_exchange(dialogue);
}

/* The turn has seen what the client sent, unless the form said that it is no command. */
static void take_data(struct dialogue *dialogue, const struct event *event)
{
    if (event->kind == EVENT_DATA)
        (void)turn_takes_command(&dialogue->turn, event->octets, event->length);
    say_kind(SAID_DATA);
}

/* What one of the two sides said. */
static void take_line(const struct event *event)
{
    struct dialogue *dialogue = streams_find(&streams, event->stream, end_dialogue, NULL);
    const bool is_exact = (event->form->ways & FORM_EXACT) != 0;
    if (event->kind == EVENT_SERVER)
        hear(dialogue, event);
    else if (event->kind == EVENT_LOST ||
             (event->kind == EVENT_CLIENT &&
              (is_exact || turn_takes_command(&dialogue->turn, event->octets, event->length))))
        take_command(dialogue, event);
    else
        take_data(dialogue, event);
}

/* All that a reader has to say. */
static void take(void *context, const struct event *event)
{
    static const enum said_kind kinds[] = {[EVENT_BEGIN] = SAID_NOTE,
                                           [EVENT_END] = SAID_NOTE,
                                           [EVENT_MISSING] = SAID_NOTE,
                                           [EVENT_NOTE] = SAID_NOTE,
                                           [EVENT_COLOURED] = SAID_NOTE,
                                           [EVENT_ENCRYPTED] = SAID_ENCRYPTED,
                                           [EVENT_PASSED_OVER] = SAID_PASSED_OVER,
                                           [EVENT_FAULT] = SAID_TROUBLE};
    (void)context;
    if (event->kind == EVENT_CLIENT || event->kind == EVENT_SERVER || event->kind == EVENT_DATA ||
        event->kind == EVENT_LOST) {
        take_line(event);
        return;
    }
    if (event->kind == EVENT_BEGIN || event->kind == EVENT_END)
        streams_end(&streams, event->stream, end_dialogue, NULL);
    say_kind(kinds[event->kind]);
}

/* ---- Rows by themselves ------------------------------------------------------------------------------------------- */

/* An address, with or without its brackets, and nothing around it. */
static bool is_address(const char *row, size_t length)
{
    if (length > 1 && row[0] == '<' && row[length - 1] == '>')
        return true;
    if (memchr(row, '@', length) == NULL || row[0] == '@')
        return false;
    for (size_t i = 0; i < length; i++)
        if (strchr(" \t:<>", row[i]) != NULL)
            return false;
    return true;
}

/* Writes the command that a row is, that it quotes, or in which the address that it is would stand.
 * Returns: its length. */
static size_t command_of(const char *row, size_t length, char *line, bool *is_quoted)
{
    static const char head[] = "RCPT TO:<";
    const bool has_bracket = length > 0 && row[0] == '<';
    if (length > LONGEST_ROW - sizeof head)
        length = LONGEST_ROW - sizeof head;
    *is_quoted = true;
    if (is_address(row, length)) {
        const size_t n = sizeof head - 1 - has_bracket;
        memcpy(line, head, n);
        memcpy(line + n, row, length);
        line[n + length] = '>';
        return n + length + !has_bracket;
    }
    const size_t written = begins_with_verb(row, length) ? 0 : maillog_command(row, length, line);
    *is_quoted = written > 0;
    if (written == 0)
        memcpy(line, row, length);
    return written == 0 ? length : written;
}

/* A row is a reply's line or a command. */
static void take_alone(const char *row, size_t length)
{
    bool is_quoted = false;
    struct said said = {
        .kind = SAID_REPLY, .row = (uint32_t)++recording.row, .bits = SAID_ALONE | SAID_SMTPUTF8};
    if (length > 0 && row[length - 1] == '\r')
        length--;
    if (length == 0)
        return;
    if (is_reply(row, length)) {
        struct smtpath_reply_line read;
        said.reason = smtpath_read_reply_line(row, length, true, NULL, &read);
        said.offset = said.reason == SMTPATH_OK ? 0 : read.diagnostic.offset;
        say_octets(said, row, length);
        return;
    }
    static struct smtpath_line read;
    said.kind = SAID_COMMAND;
    said.length = (uint32_t)command_of(row, length, recording.decoded, &is_quoted);
    said.bits = SAID_ALONE | (is_quoted ? SAID_QUOTED : 0);
    smtpath_read_command(recording.decoded, said.length, &streams.options, &read);
    say_octets(said, recording.decoded, said.length);
    said.kind = SAID_EXCHANGE;
    said.reason = read.diagnostic.reason;
    said.offset = said.reason == SMTPATH_OK ? 0 : read.diagnostic.offset;
    said.bits |= read.deviations != 0 ? SAID_DEVIATES : 0;
    say(said);
}

/* ---- Where it can be returned to ------------------------------------------------------------------------------------ */

/* Of a dialogue in which nothing is under way, all that what follows depends on. */
struct rest {
    uint64_t key, extensions;
    struct turn turn;
    uint32_t smtputf8, is_lmtp, recipients, has_begun;
};
enum { MOST_RESTS = 16 };
struct kept {
    struct reading reading;
    const struct form *form;
    const char *margin;
    uint32_t count;
    struct rest rests[MOST_RESTS];
};

/* No server's line is recorded: what waits for a reply will get none, and holds up nothing. */
static bool is_one_sided;

static bool is_quiet(const struct dialogue *d)
{
    return (is_one_sided || d->count == 0) && (d->reply.lines == 0 || d->reply.complete) &&
           d->turn.mode == TURN_COMMAND;
}

/* Whether nothing is under way in any dialogue. */
EXPORT(recording_is_quiet)
bool recording_is_quiet(void)
{
    if (streams.count > MOST_RESTS || recording.reading.open_code != 0 ||
        recording.reading.trace.length != 0)
        return false;
    for (size_t at = 0; streams.count > 0 && at < STREAM_SLOTS; at++)
        if (streams.slots[at] != NULL && !is_quiet(&streams.slots[at]->dialogue))
            return false;
    return true;
}

EXPORT(recording_kept_size)
size_t recording_kept_size(void)
{
    return sizeof(struct kept);
}

/* So many rows in a row that are nothing change as much as any larger number. */
enum { MANY_PASSED_OVER = 64 };

/* Writes the state, which is quiet: equal octets for equal states. */
EXPORT(recording_keep)
void recording_keep(struct kept *kept)
{
    memset(kept, 0, sizeof *kept);
    kept->reading = recording.reading;
    if (kept->reading.passed_over_in_a_row > MANY_PASSED_OVER)
        kept->reading.passed_over_in_a_row = MANY_PASSED_OVER;
    kept->form = recording.form;
    kept->margin = recording.margin;
    for (size_t at = 0; streams.count > 0 && at < STREAM_SLOTS; at++) {
        if (streams.slots[at] == NULL)
            continue;
        const struct dialogue *d = &streams.slots[at]->dialogue;
        struct rest *rest = &kept->rests[kept->count++];
        rest->key = streams.slots[at]->key;
        rest->extensions = d->extensions;
        rest->turn = d->turn;
        rest->smtputf8 = d->smtputf8;
        rest->is_lmtp = d->is_lmtp;
        rest->recipients = d->recipients;
        rest->has_begun = d->has_begun;
    }
}

static void end_silently(void *context, struct dialogue *dialogue)
{
    (void)context;
    while (dialogue_waiting(dialogue) != NULL)
        dialogue_forget(dialogue);
}

EXPORT(recording_return)
void recording_return(const struct kept *kept)
{
    streams_end_all(&streams, end_silently, NULL);
    recording.reading = kept->reading;
    recording.form = kept->form;
    recording.margin = kept->margin;
    recording.has_form = kept->form != NULL;
    recording.is_cut = false;
    recording.held = 0;
    for (uint32_t i = 0; i < kept->count; i++) {
        const struct rest *rest = &kept->rests[i];
        struct dialogue *d = streams_find(&streams, rest->key, end_silently, NULL);
        d->extensions = rest->extensions;
        d->turn = rest->turn;
        d->smtputf8 = rest->smtputf8 != 0;
        d->is_lmtp = rest->is_lmtp != 0;
        d->recipients = rest->recipients;
        d->has_begun = rest->has_begun != 0;
    }
}

/* ---- Reading --------------------------------------------------------------------------------------------------------- */

static uint32_t index_of(const struct form *form)
{
    uint32_t index = 0;
    while (form_at(index) != NULL && form_at(index) != form)
        index++;
    return index;
}

/* Begins a recording of which this is the beginning, or all.
 * Reads:   form: the number of the form that it is said to be; one that there is not: the rows show it; -1: no
 *          recording, but rows by themselves.
 * Returns: the number of the form; -1 for rows by themselves. */
EXPORT(recording_start)
int32_t recording_start(const char *text, size_t length, bool is_all, int32_t form,
                        const struct chosen *chosen)
{
    struct smtpath_private_keyword keywords[PRIVATE_MOST];
    streams_end_all(&streams, end_silently, NULL);
    streams.options = options_of(chosen, keywords);
    streams.options.private_keywords = NULL;
    streams.options.private_count = 0;
    enum { LOOKED_AT = 1 << 14 }; /* so much can be looked at again at each keystroke */
    recording_begin(&recording, form < 0 ? NULL : form_at((size_t)form), take, NULL);
    recording.beginning = LOOKED_AT;
    if (form < 0 || !recording_recognise(&recording, text, length, is_all))
        recording.form = NULL;
    return recording.form == NULL ? -1 : (int32_t)index_of(recording.form);
}

/* What is longer than its buffer a recording cuts, if it comes in parts. */
static void read_row(const char *row, size_t whole)
{
    enum { PART = LONGEST_ROW / 2 };
    static const char mark[] = "\xEF\xBB\xBF"; /* that some editors put before UTF-8 */
    if (recording.form == NULL) {
        take_alone(row, whole - 1);
        return;
    }
    if (begins(row, whole, mark)) {
        row += sizeof mark - 1;
        whole -= sizeof mark - 1;
    }
    for (size_t done = 0; done < whole; done += PART)
        recording_feed(&recording, row + done, whole - done < PART ? whole - done : PART);
}

/* What a dialogue's commands leave to those that follow, if none of them is ever answered. */
static void settle(struct dialogue *d)
{
    if (d->greetings > 0)
        d->extensions = d->latest_extensions;
    if (d->transactions > 0)
        d->smtputf8 = d->latest_smtputf8;
    end_dialogue(NULL, d);
}

static void settle_all(void)
{
    for (size_t at = 0; streams.count > 0 && at < STREAM_SLOTS; at++)
        if (streams.slots[at] != NULL)
            settle(&streams.slots[at]->dialogue);
}

/* Whether no line of a server stands in the recording. */
EXPORT(recording_set_one_sided)
void recording_set_one_sided(bool is)
{
    is_one_sided = is;
}

/* Reads whole rows, from where the state is, until so many were read and nothing is under way, or the text ends.
 * Returns: how many octets were read. */
EXPORT(recording_read)
size_t recording_read(const char *text, size_t length, size_t least_rows)
{
    size_t done = 0;
    records.length = texts.length = 0;
    recording.row = 0;
    while (done < length && (recording.row < least_rows || !recording_is_quiet())) {
        const char *feed = memchr(text + done, '\n', length - done);
        const size_t whole = feed == NULL ? length - done : (size_t)(feed - text) - done + 1;
        read_row(text + done, whole);
        done += whole;
    }
    if (is_one_sided)
        settle_all();
    return done;
}

/* Nothing follows: what waits for a reply gets none. */
EXPORT(recording_finish)
void recording_finish(void)
{
    streams_end_all(&streams, end_dialogue, NULL);
}

/* Writes where the records and the octets of the last piece stand, and how many rows it had. */
EXPORT(recording_said)
void recording_said(uint32_t said[5])
{
    said[0] = (uint32_t)(uintptr_t)records.octets;
    said[1] = (uint32_t)(records.length / sizeof(struct said));
    said[2] = (uint32_t)(uintptr_t)texts.octets;
    said[3] = (uint32_t)texts.length;
    said[4] = (uint32_t)recording.row;
}

/* Writes the forms of text, each with whose it is. Those of packets are not read here. */
EXPORT(recording_forms)
size_t recording_forms(char *buffer, size_t size)
{
    struct sink a = {buffer, size, 0};
    put(&a, '[');
    for (size_t i = 0; form_at(i) != NULL; i++) {
        if (i > 0)
            put(&a, ',');
        put(&a, '{');
        put_string_member(&a, "name", form_at(i)->name);
        put_string_member(&a, "en", form_at(i)->english);
        put_string_member(&a, "ja", form_at(i)->japanese);
        put_number_member(&a, "is_text", (form_at(i)->ways & FORM_CAPTURE) == 0);
        put(&a, '}');
    }
    put(&a, ']');
    return a.length;
}
