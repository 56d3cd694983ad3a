// SPDX-License-Identifier: MIT
#include "dialogue.h"

#include "plain.h"
#include "tool.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { LEAST_BLOCK = 32 };

/* ---- Memory ---------------------------------------------------------------------------------------------- */

static void *need(void *memory)
{
    if (memory == NULL)
        out_of_memory();
    return memory;
}

/* Copies octets into a block of memory, which is made larger if it must be. */
static void copy_into(struct block *block, const char *octets, size_t length)
{
    if (block->capacity <= length) {
        block->capacity = length + LEAST_BLOCK;
        free(block->octets);
        block->octets = need(malloc(block->capacity));
    }
    if (length > 0)
        memcpy(block->octets, octets, length);
    block->length = length;
}

/* ---- The queue ------------------------------------------------------------------------------------------- */

static void grow(struct dialogue *d)
{
    const size_t capacity = d->capacity == 0 ? 8 : 2 * d->capacity;
    struct waiting *queue = need(malloc(capacity * sizeof *queue));
    for (size_t i = 0; i < d->count; i++)
        queue[i] = d->queue[(d->first + i) & (d->capacity - 1)];
    free(d->queue);
    d->queue = queue;
    d->capacity = capacity;
    d->first = 0;
}

bool dialogue_has_room(const struct dialogue *d, size_t length)
{
    return d->count < MOST_WAITING && (d->count == 0 || d->octets + length <= MOST_WAITING_OCTETS);
}

static bool is_greeting(enum smtpath_verb verb)
{
    return verb == SMTPATH_VERB_EHLO || verb == SMTPATH_VERB_LHLO || verb == SMTPATH_VERB_HELO ||
           verb == SMTPATH_VERB_STARTTLS;
}

static bool begins_or_ends_transaction(enum smtpath_verb verb)
{
    return verb == SMTPATH_VERB_MAIL || verb == SMTPATH_VERB_RSET;
}

/* Reads a command by what held when it came. */
static void read_waiting(struct dialogue *d, const struct waiting *waiting, struct smtpath_line *read)
{
    d->options.extensions = waiting->extensions;
    d->options.smtputf8 = waiting->in_force;
    smtpath_read_command(waiting->line.octets, waiting->line.length, &d->options, read);
}

/* Makes the oldest command that waits the front. What is in it has been read, or is read now. */
static void set_front(struct dialogue *d, bool is_read)
{
    const struct waiting *waiting = &d->queue[d->first];
    struct exchange *front = &d->front;
    front->row = waiting->row;
    front->line = waiting->line.octets;
    front->length = waiting->line.length;
    front->smtputf8 = waiting->smtputf8;
    front->is_redacted = waiting->is_redacted;
    front->code = 0;
    front->answer = NULL;
    front->answer_length = 0;
    front->forward.kind = SMTPATH_FORWARD_NONE;
    front->is_answered = false;
    front->due = 1;
    if (!is_read)
        read_waiting(d, waiting, &front->read);
}

struct exchange *dialogue_waiting(struct dialogue *d)
{
    return d->count == 0 ? NULL : &d->front;
}

void dialogue_forget(struct dialogue *d)
{
    struct waiting *waiting = &d->queue[d->first];
    d->greetings -= is_greeting(waiting->verb);
    d->transactions -= begins_or_ends_transaction(waiting->verb);
    d->octets -= waiting->line.length;
    if (d->spare.octets != NULL)
        free(d->spare.octets);
    d->spare = waiting->line;
    d->first = (d->first + 1) & (d->capacity - 1);
    d->count--;
    if (d->count > 0)
        set_front(d, false);
}

/* Until a greeting or a command says otherwise, this may be the midst of a session, in which anything was offered
 * and any MAIL accepted. */
void dialogue_begin(struct dialogue *d, const struct smtpath_options *options)
{
    while (d->count > 0)
        dialogue_forget(d);
    d->options = *options;
    d->extensions = SMTPATH_EXT_ALL;
    d->smtputf8 = true;
    d->is_lmtp = d->has_begun = false;
    d->recipients = 0;
    d->turn = (struct turn){0};
    d->reply = (struct smtpath_reply){0};
}

void dialogue_free(struct dialogue *d)
{
    while (d->count > 0)
        dialogue_forget(d);
    free(d->queue);
    free(d->spare.octets);
    free(d->answer.octets);
    d->queue = NULL;
    d->capacity = 0;
    d->spare = d->answer = (struct block){NULL, 0, 0};
}

/* ---- Commands -------------------------------------------------------------------------------------------- */

/* What the server offers at this point. Of a client that does not wait for the reply to EHLO nobody knows
 * what it was told in an earlier session, so everything counts as offered to it. */
static uint64_t offered(const struct dialogue *d)
{
    return d->greetings > 0 ? d->latest_extensions : d->extensions;
}

/* Whether SMTPUTF8 is in force for RCPT: a MAIL that waits for its reply is taken for accepted. */
static bool in_force(const struct dialogue *d)
{
    return d->transactions > 0 ? d->latest_smtputf8 : d->smtputf8;
}

/* A server may accept what the parser refuses, so the parameters of a refused line count, too. */
static bool carries_smtputf8(const char *line, const struct smtpath_line *read)
{
    static const char keyword[] = "SMTPUTF8";
    struct smtpath_parameter parameter;
    uint32_t walk = 0;
    if (read->verb != SMTPATH_VERB_MAIL)
        return false;
    if (read->diagnostic.reason == SMTPATH_OK)
        return (read->present & SMTPATH_BIT(SMTPATH_PARAM_SMTPUTF8)) != 0;
    while (smtpath_next_parameter(line, read, &walk, &parameter))
        if (parameter.keyword.length == sizeof keyword - 1 &&
            strncasecmp(line + parameter.keyword.offset, keyword, sizeof keyword - 1) == 0)
            return true;
    return false;
}

/* What a command will leave if its reply says so. */
static void expect(struct dialogue *d, const struct waiting *waiting)
{
    const enum smtpath_verb verb = waiting->verb;
    if (is_greeting(verb)) {
        d->greetings++;
        d->latest_extensions =
            verb == SMTPATH_VERB_EHLO || verb == SMTPATH_VERB_LHLO ? SMTPATH_EXT_ALL : 0;
    }
    if (begins_or_ends_transaction(verb)) {
        d->transactions++;
        d->latest_smtputf8 = waiting->smtputf8;
    }
}

void dialogue_command(struct dialogue *d, uint64_t row, const char *line, size_t length,
                      bool is_redacted)
{
    struct smtpath_line behind_others;
    struct smtpath_line *read = d->count == 0 ? &d->front.read : &behind_others;
    if (d->count == d->capacity)
        grow(d);
    struct waiting *waiting = &d->queue[(d->first + d->count) & (d->capacity - 1)];
    *waiting = (struct waiting){.row = row,
                                .line = d->spare,
                                .extensions = offered(d),
                                .in_force = in_force(d),
                                .is_redacted = is_redacted};
    d->spare = (struct block){NULL, 0, 0};
    copy_into(&waiting->line, line, length);
    read_waiting(d, waiting, read);
    waiting->verb = read->verb;
    waiting->smtputf8 = carries_smtputf8(waiting->line.octets, read);
    expect(d, waiting);
    d->octets += length;
    if (d->count++ == 0)
        set_front(d, true);
    d->has_begun = true;
}

/* ---- What a reply changes -------------------------------------------------------------------------------- */

static void end_transaction(struct dialogue *d)
{
    d->smtputf8 = false;
    d->recipients = 0;
}

static void begin_session(struct dialogue *d, uint64_t extensions, bool is_lmtp)
{
    d->extensions = extensions;
    d->is_lmtp = is_lmtp;
    end_transaction(d);
}

static void carry_out(struct dialogue *d, const struct exchange *exchange)
{
    switch (exchange->read.verb) {
    case SMTPATH_VERB_EHLO:
    case SMTPATH_VERB_LHLO:
        begin_session(d, d->ehlo.extensions, exchange->read.verb == SMTPATH_VERB_LHLO);
        break;
    case SMTPATH_VERB_HELO:
    case SMTPATH_VERB_STARTTLS:
        begin_session(d, 0, false);
        break;
    case SMTPATH_VERB_MAIL:
        d->smtputf8 = exchange->smtputf8;
        d->recipients = 0;
        break;
    case SMTPATH_VERB_RCPT:
        d->recipients++;
        break;
    case SMTPATH_VERB_RSET:
        end_transaction(d);
        break;
    default:
        break;
    }
}

/* Whether it ends the message, and with it the transaction, whatever the reply. */
static bool ends_message(const struct exchange *exchange)
{
    const struct smtpath_line *read = &exchange->read;
    if (read->verb == SMTPATH_VERB_DATA)
        return exchange->code == 354;
    return read->verb == SMTPATH_VERB_BDAT && read->diagnostic.reason == SMTPATH_OK &&
           read->second.length > 0;
}

/* RFC 2033 section 4.2: in LMTP the end of the message is answered once for each recipient. */
static uint32_t replies_to_message(const struct dialogue *d)
{
    return d->is_lmtp && d->recipients > 0 ? d->recipients : 1;
}

/* A whole reply came: code, 0 for one that could not be read.
 * Returns: whether it is the last one to this command. */
static bool settle(struct dialogue *d, struct exchange *exchange, uint16_t code)
{
    const bool is_first = !exchange->is_answered;
    if (is_first) {
        exchange->is_answered = true;
        exchange->code = code;
    }
    if (code >= 300 && code < 400) { /* the client is to go on: another reply follows */
        exchange->due = replies_to_message(d);
        return false;
    }
    if (code >= 200 && code < 300)
        carry_out(d, exchange);
    if (is_first && ends_message(exchange))
        exchange->due = replies_to_message(d);
    if (--exchange->due > 0)
        return false;
    if (ends_message(exchange))
        end_transaction(d);
    return true;
}

/* ---- Replies --------------------------------------------------------------------------------------------- */

/* For as long as the line lies where it lies. */
static void set_answer(struct exchange *exchange, const char *line, size_t length)
{
    if (exchange->is_answered || exchange->forward.kind != SMTPATH_FORWARD_NONE)
        return;
    exchange->answer = line;
    exchange->answer_length = length;
}

/* Beyond that. */
static void keep_answer(struct dialogue *d)
{
    struct exchange *exchange = &d->front;
    if (exchange->answer == NULL || exchange->answer == d->answer.octets)
        return;
    copy_into(&d->answer, exchange->answer, exchange->answer_length);
    exchange->answer = d->answer.octets;
}

/* Reads the line, by itself and in its reply.
 * Returns: whether the reply ends here. A line without a code ends it, unless it says otherwise. */
static bool read_line(struct dialogue *d, const char *line, size_t length, struct heard *heard)
{
    const bool utf8 = (d->extensions & SMTPATH_EXT_SMTPUTF8) != 0;
    if (smtpath_read_reply_line(line, length, utf8, &d->reply, &heard->line) == SMTPATH_OK)
        return heard->line.last;
    heard->fault = &heard->line.diagnostic;
    if (heard->line.code != 0)
        return heard->line.last;
    d->reply = (struct smtpath_reply){0};
    return length < 4 || line[3] != '-';
}

static bool is_within_reply(const struct dialogue *d)
{
    return d->reply.lines > 0 && !d->reply.complete;
}

static bool is_ehlo(enum smtpath_verb verb)
{
    return verb == SMTPATH_VERB_EHLO || verb == SMTPATH_VERB_LHLO;
}

/* The keywords of a line of the reply to EHLO. */
static void read_offer(struct dialogue *d, const char *line, struct heard *heard)
{
    if (d->reply.lines == 1)
        d->ehlo = (struct smtpath_ehlo){0};
    if (smtpath_read_ehlo_line(line, &heard->line, &d->ehlo, &heard->ehlo_line) != SMTPATH_OK)
        heard->ehlo = &heard->ehlo_line.diagnostic;
    heard->fault = NULL; /* its own grammar has judged the text */
}

static void take_down_offer(struct dialogue *d, const char *line, const struct heard *heard)
{
    if (d->reply.lines == 1)
        familiar_begin(&d->familiar);
    familiar_add(&d->familiar, line, heard->ehlo == NULL ? heard->line.length : FAMILIAR_MOST);
    if (heard->line.last)
        familiar_end(&d->familiar, &d->ehlo);
}

/* The keywords of an EHLO's answer, the forward-path of a RCPT's or VRFY's. */
static void read_further(struct dialogue *d, struct exchange *exchange, const char *line,
                         struct heard *heard)
{
    const enum smtpath_verb verb = exchange->read.verb;
    const bool utf8 = (d->extensions & SMTPATH_EXT_SMTPUTF8) != 0;
    if (is_ehlo(verb) && heard->line.code == 250) {
        read_offer(d, line, heard);
        take_down_offer(d, line, heard);
    }
    if (forward_has_place(heard->line.code) && verb != SMTPATH_VERB_ETRN && !exchange->is_answered &&
        exchange->forward.kind == SMTPATH_FORWARD_NONE) {
        exchange->forward.kind =
            smtpath_read_forward_path(line, &heard->line, utf8, &exchange->forward.read);
        if (exchange->forward.kind == SMTPATH_FORWARD_MALFORMED)
            heard->malformed = &exchange->forward.read.diagnostic;
    }
}

/* A reply that was familiar up to here goes on otherwise: what was not read is read. */
static void read_familiar(struct dialogue *d)
{
    struct familiar *familiar = &d->familiar;
    struct heard heard;
    d->reply = (struct smtpath_reply){0};
    for (size_t at = 0; at < d->familiar_at;) {
        const char *line = familiar->lines + at;
        const size_t length = (size_t)((const char *)memchr(line, '\n', d->familiar_at - at) - line);
        (void)read_line(d, line, length, &heard);
        read_offer(d, line, &heard);
        at += length + 1;
    }
    familiar->is_known = false;
    familiar->length = d->familiar_at;
    d->familiar_at = 0;
}

/* Whether a line of the reply to EHLO is the one that stood there in the last one, with all before it. */
static bool is_familiar(struct dialogue *d, const char *line, size_t length, uint16_t code)
{
    if (code != 250 || d->count == 0 || !is_ehlo(d->front.read.verb))
        return false;
    if (!is_within_reply(d)) {
        d->familiar_at = 0;
        d->reply.lines = 0;
    } else if (d->familiar_at == 0) {
        return false;
    }
    const size_t next = familiar_next(&d->familiar, d->familiar_at, line, length);
    if (next == 0) {
        if (d->familiar_at > 0)
            read_familiar(d);
        return false;
    }
    d->familiar_at = next;
    d->reply.code = code;
    d->reply.lines++;
    d->reply.complete = next == d->familiar.length;
    if (d->reply.complete)
        d->ehlo = d->familiar.ehlo;
    return true;
}

/* The reply that most are: one line of printable text, of which nothing but the code changes anything. It is what
 * smtpath_read_reply_line accepts, seen without reading the text. */
static bool is_short_reply(const struct dialogue *d, const char *line, size_t length, uint16_t code)
{
    enum { TEXT = 4 };
    if (code == 0 || length <= TEXT || line[3] != ' ' || line[1] > '5' || is_within_reply(d) ||
        forward_has_place(code) || !is_plain_text(line + TEXT, length - TEXT))
        return false;
    return code != 250 || d->count == 0 || !is_ehlo(d->front.read.verb);
}

bool dialogue_is_another(const struct dialogue *d, uint16_t code)
{
    if (code != 220 || is_within_reply(d) || !d->has_begun)
        return false;
    return d->count == 0 || (d->count == 1 && d->front.read.verb == SMTPATH_VERB_QUIT);
}

/* A reply to no command. Behind a greeting nothing is offered yet. */
static void hear_unasked(struct dialogue *d, uint16_t code, struct heard *heard)
{
    heard->unasked = d->has_begun;
    if (!d->has_begun && code == 220)
        begin_session(d, 0, false);
    d->has_begun = true;
}

/* A reply of which this is the last line, or the only one. */
static void hear_whole(struct dialogue *d, uint16_t code, struct heard *heard)
{
    struct exchange *exchange = dialogue_waiting(d);
    if (exchange == NULL)
        hear_unasked(d, code, heard);
    else if (settle(d, exchange, code))
        heard->finished = exchange;
    else
        keep_answer(d);
}

void dialogue_reply(struct dialogue *d, const char *line, size_t length, uint16_t code,
                    struct heard *heard)
{
    struct exchange *exchange = dialogue_waiting(d);
    heard->fault = heard->ehlo = heard->malformed = NULL;
    heard->unasked = false;
    heard->finished = NULL;
    if (is_short_reply(d, line, length, code)) {
        if (exchange != NULL)
            set_answer(exchange, line, length);
        hear_whole(d, code, heard);
        return;
    }
    const bool is_known = is_familiar(d, line, length, code);
    const bool ends = is_known ? d->reply.complete : read_line(d, line, length, heard);
    if (exchange != NULL)
        set_answer(exchange, line, length);
    if (exchange != NULL && !is_known && heard->line.code != 0)
        read_further(d, exchange, line, heard);
    if (ends)
        hear_whole(d, is_known ? code : heard->line.code, heard);
    else if (exchange != NULL)
        keep_answer(d);
}
