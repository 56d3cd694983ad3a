// SPDX-License-Identifier: MIT
/*
 * One dialogue: commands are taken out of what was received, read, and answered. Whatever is wrong with a
 * line is answered before what is wrong with its place in the dialogue.
 */
#include "receiver.h"

#include <inttypes.h>
#include <stdio.h>

static const uint64_t offered = SMTPATH_EXT_PIPELINING | SMTPATH_EXT_SIZE | SMTPATH_EXT_8BITMIME |
                                SMTPATH_EXT_DSN | SMTPATH_EXT_SMTPUTF8 |
                                SMTPATH_EXT_ENHANCEDSTATUSCODES;

/* ---- Replies ---------------------------------------------------------------------------------------- */

/* Where the next reply goes: session_step was promised that it has room. */
static char *reply_at(struct session *s)
{
    if (BUFFER_SIZE - s->out->end < REPLY_ROOM)
        buffer_compact(s->out);
    return s->out->octets + s->out->end;
}

static void reply(struct session *s, uint16_t code, uint16_t subject, uint16_t detail, const char *text)
{
    const uint16_t enhanced[3] = {(uint16_t)(code / 100), subject, detail};
    char *at = reply_at(s);
    s->out->end += smtpath_write_reply(code, enhanced, text, strlen(text), false, at, REPLY_ROOM);
}

/* One without an enhanced code: RFC 2034 section 4 wants none in a greeting, in EHLO's reply, in a 354. */
static void plain_reply(struct session *s, uint16_t code, const char *text)
{
    char *at = reply_at(s);
    s->out->end += smtpath_write_reply(code, NULL, text, strlen(text), false, at, REPLY_ROOM);
}

static void refuse(struct session *s, const char *line, size_t length,
                   const struct smtpath_diagnostic *diagnostic)
{
    char *at = reply_at(s);
    s->out->end += smtpath_write_refusal(line, length, diagnostic, at, REPLY_ROOM);
}

/* ---- The transaction -------------------------------------------------------------------------------- */

static bool has(const struct smtpath_line *read, enum smtpath_param param)
{
    return (read->present & SMTPATH_BIT(param)) != 0;
}

/* RFC 5321 section 4.1.1.5: no sender, no recipients, no message. */
static void end_transaction(struct session *s)
{
    if (s->state == IN_ENVELOPE || s->state == IN_MESSAGE) {
        letter_abandon(&s->letter, &s->service->spool);
        s->state = AWAITS_MAIL;
    }
    s->options.smtputf8 = false;
}

static void write_letter(struct session *s, const char *octets, size_t length)
{
    letter_write(&s->letter, &s->service->spool, octets, length);
}

/* A line of the envelope: verb and colon, a path, and the parameters of the line that was read. */
static void write_envelope(struct session *s, const char *verb, const char *path, size_t length,
                           const char *line, struct smtpath_span parameters)
{
    write_letter(s, verb, strlen(verb));
    write_letter(s, path, length);
    write_letter(s, " ", parameters.length > 0);
    write_letter(s, line + parameters.offset, parameters.length);
    write_letter(s, "\r\n", 2);
}

/* ---- Commands, each once its line was read ---------------------------------------------------------- */

typedef void command(struct session *s, const char *line, const struct smtpath_line *read);

/* Section 4.1.4: either may come again, and does what RSET does. */
static void helo(struct session *s, const char *line, const struct smtpath_line *read)
{
    (void)line, (void)read;
    end_transaction(s);
    s->state = AWAITS_MAIL;
    s->options.extensions = 0;
    plain_reply(s, 250, s->service->name);
}

static void ehlo(struct session *s, const char *line, const struct smtpath_line *read)
{
    (void)line, (void)read;
    end_transaction(s);
    s->state = AWAITS_MAIL;
    s->options.extensions = offered;
    char *at = reply_at(s);
    const int length = snprintf(at, REPLY_ROOM,
                                "250-%s\r\n250-PIPELINING\r\n250-SIZE %" PRIu64 "\r\n250-8BITMIME\r\n"
                                "250-DSN\r\n250-SMTPUTF8\r\n250 ENHANCEDSTATUSCODES\r\n",
                                s->service->name, s->service->size_limit);
    s->out->end += (size_t)length;
}

static void mail(struct session *s, const char *line, const struct smtpath_line *read)
{
    const struct smtpath_span path = read->path.path;

    if (s->state == AWAITS_HELLO) {
        reply(s, 503, 5, 1, "EHLO or HELO comes first");
    } else if (s->state == IN_ENVELOPE) {
        reply(s, 503, 5, 1, "A sender was given: RSET to begin anew");
    } else if (has(read, SMTPATH_PARAM_SIZE) &&
               read->parameter[SMTPATH_PARAM_SIZE].number > s->service->size_limit) {
        reply(s, 552, 3, 4, "Message too big"); /* RFC 1870 section 6.1 */
    } else {
        s->state = IN_ENVELOPE;
        s->recipients = 0;
        s->options.smtputf8 = has(read, SMTPATH_PARAM_SMTPUTF8);
        letter_begin(&s->letter, &s->service->spool);
        write_envelope(s, "MAIL FROM:", line + path.offset, path.length, line, read->parameters);
        reply(s, 250, 1, 0, "Sender ok");
    }
}

/* Writes the 251 or 551 of a row. Returns: false if the new mailbox cannot be told to this client, or
 * mail to it cannot go on, as one is internationalized and the other is not: RFC 6531 section 3.5. */
static bool reply_forward(struct session *s, const struct forward *row, bool utf8)
{
    static const uint16_t taken[3] = {2, 1, 5}, moved[3] = {5, 1, 6};
    char *at = reply_at(s);
    const size_t length = smtpath_write_forward(row->code, row->code == 251 ? taken : moved, &row->to,
                                                utf8, at, REPLY_ROOM);

    s->out->end += length;
    if (length == 0)
        reply(s, 550, 1, 6, "User not local; the new address needs SMTPUTF8");
    return length > 0;
}

static void rcpt(struct session *s, const char *line, const struct smtpath_line *read)
{
    const struct smtpath_span path = read->path.path;
    const struct forward *row = forwarding_find(&s->service->forwarding, line, &read->path);

    if (s->state != IN_ENVELOPE) {
        reply(s, 503, 5, 1, "MAIL comes first");
    } else if (s->recipients == s->service->recipient_limit) {
        reply(s, 452, 5, 3, "Too many recipients"); /* section 4.5.3.1.10 */
    } else if (row == NULL) {
        s->recipients++;
        write_envelope(s, "RCPT TO:", line + path.offset, path.length, line, read->parameters);
        reply(s, 250, 1, 5, "Recipient ok");
    } else if (reply_forward(s, row, s->options.smtputf8) && row->code == 251) {
        s->recipients++;
        write_envelope(s, "RCPT TO:", row->path, row->path_length, line, read->parameters);
    }
}

static void data(struct session *s, const char *line, const struct smtpath_line *read)
{
    (void)line, (void)read;
    if (s->state != IN_ENVELOPE) {
        reply(s, 503, 5, 1, "MAIL comes first");
    } else if (s->recipients == 0) {
        reply(s, 554, 5, 1, "No valid recipients");
    } else {
        s->state = IN_MESSAGE;
        s->message = (struct message){0};
        write_letter(s, "\r\n", 2);
        plain_reply(s, 354, "End with CRLF \".\" CRLF");
    }
}

static void rset(struct session *s, const char *line, const struct smtpath_line *read)
{
    (void)line, (void)read;
    end_transaction(s);
    reply(s, 250, 0, 0, "Ok");
}

static void noop(struct session *s, const char *line, const struct smtpath_line *read)
{
    (void)line, (void)read;
    reply(s, 250, 0, 0, "Ok");
}

static void help(struct session *s, const char *line, const struct smtpath_line *read)
{
    (void)line, (void)read;
    reply(s, 214, 0, 0, "EHLO HELO MAIL RCPT DATA RSET NOOP VRFY HELP QUIT");
}

/* Section 3.5.3. read->second is the parameter SMTPUTF8, of RFC 6531 section 3.7.4.2. */
static void vrfy(struct session *s, const char *line, const struct smtpath_line *read)
{
    const struct forward *row = forwarding_find(&s->service->forwarding, line, &read->path);

    if (row == NULL)
        reply(s, 252, 0, 0, "Not verified, but mail for it will be taken");
    else
        reply_forward(s, row, read->second.length > 0);
}

static void quit(struct session *s, const char *line, const struct smtpath_line *read)
{
    (void)line, (void)read;
    session_abandon(s);
    reply(s, 221, 0, 0, "Bye");
}

/* A verb without a row is known to smtpath, and not implemented here. */
static command *const commands[SMTPATH_VERB_COUNT] = {
    [SMTPATH_VERB_HELO] = helo, [SMTPATH_VERB_EHLO] = ehlo, [SMTPATH_VERB_MAIL] = mail,
    [SMTPATH_VERB_RCPT] = rcpt, [SMTPATH_VERB_DATA] = data, [SMTPATH_VERB_RSET] = rset,
    [SMTPATH_VERB_NOOP] = noop, [SMTPATH_VERB_HELP] = help, [SMTPATH_VERB_VRFY] = vrfy,
    [SMTPATH_VERB_QUIT] = quit,
};

/* ---- What was received ------------------------------------------------------------------------------ */

static void take_command(struct session *s, const char *line, size_t length)
{
    struct smtpath_line read;

    if (smtpath_read_command(line, length, &s->options, &read) != SMTPATH_OK)
        refuse(s, line, length, &read.diagnostic);
    else if (commands[read.verb] == NULL)
        reply(s, 502, 5, 1, "Command not implemented");
    else
        commands[read.verb](s, line, &read);

    /* Octets follow a BDAT though it was refused, and they must not be read as commands. */
    const enum smtpath_follows follows = smtpath_what_follows(&read);
    if (follows == SMTPATH_FOLLOWS_CHUNK || follows == SMTPATH_FOLLOWS_UNKNOWN)
        session_abandon(s);
}

static bool take_line(struct session *s, struct buffer *in)
{
    struct smtpath_framed framed;
    const char *front = in->octets + in->begin;
    const enum smtpath_next next =
        smtpath_next_line(front, buffer_length(in), NULL, &s->frame, &framed);
    const char *line = front + framed.line.offset;

    in->begin += framed.consumed;
    if (next == SMTPATH_NEXT_LINE)
        take_command(s, line, framed.line.length);
    else if (next == SMTPATH_NEXT_ERROR)
        refuse(s, line, framed.line.length + 1, &framed.diagnostic); /* with the octet at fault */
    return next != SMTPATH_NEXT_MORE;
}

static void answer_message(struct session *s)
{
    const struct message *m = &s->message;
    struct spool *spool = &s->service->spool;
    char text[128];

    if (m->fault != SMTPATH_OK) {
        snprintf(text, sizeof text, "Message refused: %s at byte %" PRIu64,
                 m->fault == SMTPATH_BARE_CR ? "CR without LF" : "LF without CR", m->fault_offset);
        reply(s, 554, 6, 0, text);
    } else if (m->length > s->service->size_limit) {
        reply(s, 552, 3, 4, "Message too big"); /* RFC 1870 section 6.3 */
    } else if (!letter_commit(&s->letter, spool)) {
        reply(s, 452, 3, 1, "The message cannot be stored now");
    } else {
        spool->messages++;
        spool->octets += m->length;
        snprintf(text, sizeof text, "Message taken: %s", s->letter.name);
        reply(s, 250, 0, 0, text);
    }
    end_transaction(s);
}

static bool take_message(struct session *s, struct buffer *in)
{
    struct message *m = &s->message;
    const size_t taken =
        message_take(m, in->octets + in->begin, buffer_length(in), &s->letter, &s->service->spool);

    in->begin += taken;
    if (m->fault != SMTPATH_OK || m->length > s->service->size_limit)
        letter_abandon(&s->letter, &s->service->spool); /* it is read to its end, and refused there */
    if (m->state == MESSAGE_ENDED)
        answer_message(s);
    return taken > 0;
}

bool session_step(struct session *session, struct buffer *in)
{
    switch (session->state) {
    case IN_MESSAGE:
        return take_message(session, in);
    case SESSION_ENDED:
        return false;
    default:
        return take_line(session, in);
    }
}

/* ---- Beginning and end ------------------------------------------------------------------------------ */

void session_begin(struct session *session, struct service *service, struct buffer *out)
{
    char text[300];

    *session = (struct session){.service = service, .out = out, .options.extensions = offered};
    snprintf(text, sizeof text, "%s ESMTP", service->name);
    plain_reply(session, 220, text);
}

void session_abandon(struct session *session)
{
    end_transaction(session);
    session->state = SESSION_ENDED;
}

void session_dismiss(struct session *session, uint16_t subject, uint16_t detail, const char *why)
{
    session_abandon(session);
    reply(session, 421, subject, detail, why);
}
