// SPDX-License-Identifier: MIT
/*
 * One dialogue: commands are taken out of what was received, read, and answered. Whatever is wrong with a
 * line is answered before what is wrong with its place in the dialogue.
 */
#include "receiver.h"

#include <inttypes.h>
#include <stdio.h>
#include <strings.h>

/* What is offered to a client: STARTTLS while there is no TLS (RFC 3207 section 4.2), AUTH once there is, since PLAIN
 * shows the password (RFC 4616 section 4). */
static uint64_t offered(const struct session *s)
{
    return s->service->extensions & ~(uint64_t)(s->secure ? SMTPATH_EXT_STARTTLS : SMTPATH_EXT_AUTH);
}

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
    if (s->state == IN_ENVELOPE || s->state == IN_MESSAGE || s->state == IN_CHUNK ||
        s->state == AWAITS_CHUNK) {
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

/* What the parameters of a keyword are, in EHLO's reply. */
static void put_keyword(char *line, size_t size, uint64_t extension, const struct service *service)
{
    const char *name = smtpath_extension_name(extension);

    if (extension == SMTPATH_EXT_SIZE)
        snprintf(line, size, "%s %" PRIu64, name, service->size_limit);
    else
        snprintf(line, size, "%s%s", name, extension == SMTPATH_EXT_AUTH ? " PLAIN" : "");
}

static void ehlo(struct session *s, const char *line, const struct smtpath_line *read)
{
    (void)line, (void)read;
    end_transaction(s);
    s->state = AWAITS_MAIL;
    s->options.extensions = offered(s);
    char *at = reply_at(s);
    size_t length = (size_t)snprintf(at, REPLY_ROOM, "250-%s\r\n", s->service->name);
    for (uint64_t left = s->options.extensions; left != 0; left &= left - 1) {
        char keyword[64];
        put_keyword(keyword, sizeof keyword, left & (~left + 1), s->service);
        length += (size_t)snprintf(at + length, REPLY_ROOM - length, "250%c%s\r\n",
                                   (left & (left - 1)) != 0 ? '-' : ' ', keyword);
    }
    s->out->end += length;
}

static void mail(struct session *s, const char *line, const struct smtpath_line *read)
{
    const struct smtpath_span path = read->path.path;

    if (s->state == AWAITS_HELLO) {
        reply(s, 503, 5, 1, "EHLO or HELO comes first");
    } else if (s->state != AWAITS_MAIL) {
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

/* Writes the 251 or 551 of a row, or what stands in its place where the address cannot be told. */
static void reply_forward(struct session *s, uint16_t code, const struct forward *row, bool utf8)
{
    static const uint16_t taken[3] = {2, 1, 5}, moved[3] = {5, 1, 6};
    char *at = reply_at(s);
    const size_t length =
        smtpath_write_forward(code, code == 251 ? taken : moved, &row->to, utf8, at, REPLY_ROOM);

    s->out->end += length;
    if (length == 0) /* a control in it, which no reply shows */
        reply(s, 550, 1, 6, "User not local");
}

/* Whether mail of this transaction can go to where a row says: to an internationalized mailbox only with
 * SMTPUTF8 (RFC 6531 section 3.5). */
static bool passes_on(const struct session *s, const struct forward *row)
{
    bool ascii = true;

    for (size_t i = 0; i < row->path_length; i++)
        ascii = ascii && (unsigned char)row->path[i] < 0x80;
    return row->code == 251 && (ascii || s->options.smtputf8);
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
    } else if (passes_on(s, row)) {
        s->recipients++;
        write_envelope(s, "RCPT TO:", row->path, row->path_length, line, read->parameters);
        reply_forward(s, 251, row, s->options.smtputf8);
    } else {
        reply_forward(s, 551, row, s->options.smtputf8);
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

/* Octets follow it, whatever the answer: where they belong nowhere, they are read and thrown away (RFC 3030 section 2). */
static void bdat(struct session *s, const char *line, const struct smtpath_line *read)
{
    (void)line;
    s->chunk = read->chunk_size;
    s->chunk_is_last = read->second.length > 0;
    s->chunk_is_taken = s->state == AWAITS_CHUNK || (s->state == IN_ENVELOPE && s->recipients > 0);
    s->state_before_chunk = s->state;
    if (s->chunk_is_taken && s->state == IN_ENVELOPE) {
        s->message = (struct message){0};
        write_letter(s, "\r\n", 2);
    }
    s->state = IN_CHUNK;
}

/* RFC 3207 section 4: what was received behind the command is thrown away by whoever shakes hands. */
static void starttls(struct session *s, const char *line, const struct smtpath_line *read)
{
    (void)line, (void)read;
    if (s->secure) {
        reply(s, 503, 5, 1, "TLS is there already");
    } else {
        end_transaction(s);
        s->state = AWAITS_TLS;
        reply(s, 220, 0, 0, "Ready to start TLS");
    }
}

/* RFC 4954 section 6, with section 4's codes. */
static void authenticate(struct session *s, const char *response, size_t length)
{
    char octets[1024];

    s->state = AWAITS_MAIL;
    if (length > sizeof octets) {
        reply(s, 500, 5, 6, "Response too long");
        return;
    }
    memcpy(octets, response, length);
    s->authenticated = passwords_hold(&s->service->passwords, octets, length);
    if (s->authenticated)
        reply(s, 235, 7, 0, "Authenticated");
    else
        reply(s, 535, 7, 8, "Name or password is wrong");
}

static void auth(struct session *s, const char *line, const struct smtpath_line *read)
{
    const struct smtpath_span mechanism = read->argument, response = read->second;

    if (s->state != AWAITS_MAIL) {
        reply(s, 503, 5, 1, s->state == AWAITS_HELLO ? "EHLO comes first" : "There is a transaction");
    } else if (s->authenticated) {
        reply(s, 503, 5, 1, "You are authenticated");
    } else if (!s->secure) {
        reply(s, 538, 7, 11, "Start TLS first");
    } else if (mechanism.length != 5 || strncasecmp(line + mechanism.offset, "PLAIN", 5) != 0) {
        reply(s, 504, 5, 4, "PLAIN is the only mechanism");
    } else if (response.length > 0) {
        authenticate(s, line + response.offset, response.length);
    } else {
        s->state = AWAITS_SASL;
        plain_reply(s, 334, "");
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
        reply_forward(s, row->code, row, read->second.length > 0);
}

static void quit(struct session *s, const char *line, const struct smtpath_line *read)
{
    (void)line, (void)read;
    session_abandon(s);
    reply(s, 221, 0, 0, "Bye");
}

/* A verb without a row is known to smtpath, and not implemented here. */
static command *const commands[SMTPATH_VERB_COUNT] = {
    [SMTPATH_VERB_HELO] = helo,         [SMTPATH_VERB_EHLO] = ehlo, [SMTPATH_VERB_MAIL] = mail,
    [SMTPATH_VERB_RCPT] = rcpt,         [SMTPATH_VERB_DATA] = data, [SMTPATH_VERB_RSET] = rset,
    [SMTPATH_VERB_NOOP] = noop,         [SMTPATH_VERB_HELP] = help, [SMTPATH_VERB_VRFY] = vrfy,
    [SMTPATH_VERB_QUIT] = quit,         [SMTPATH_VERB_BDAT] = bdat, [SMTPATH_VERB_AUTH] = auth,
    [SMTPATH_VERB_STARTTLS] = starttls,
};

/* Some are there only where the keyword is offered, or was before TLS. */
static bool is_implemented(const struct session *s, enum smtpath_verb verb)
{
    const uint64_t keyword = verb == SMTPATH_VERB_BDAT       ? SMTPATH_EXT_CHUNKING
                             : verb == SMTPATH_VERB_AUTH     ? SMTPATH_EXT_AUTH
                             : verb == SMTPATH_VERB_STARTTLS ? SMTPATH_EXT_STARTTLS
                                                             : 0;
    return commands[verb] != NULL && (s->service->extensions & keyword) == keyword;
}

/* ---- What was received ------------------------------------------------------------------------------ */

static void take_command(struct session *s, const char *line, size_t length)
{
    struct smtpath_line read;

    if (smtpath_read_command(line, length, &s->options, &read) != SMTPATH_OK)
        refuse(s, line, length, &read.diagnostic);
    else if (!is_implemented(s, read.verb))
        reply(s, 502, 5, 1, "Command not implemented");
    else
        commands[read.verb](s, line, &read);

    /* Octets follow a BDAT though it was refused, and they must not be read as commands. */
    const enum smtpath_follows follows = smtpath_what_follows(&read);
    if (follows == SMTPATH_FOLLOWS_UNKNOWN ||
        (follows == SMTPATH_FOLLOWS_CHUNK && s->state != IN_CHUNK))
        session_abandon(s);
}

/* RFC 4954 section 4: the response to a 334, or "*", which cancels. */
static void take_response(struct session *s, const char *line, size_t length)
{
    struct smtpath_sasl_line read;

    s->state = AWAITS_MAIL;
    if (smtpath_read_sasl_line(line, length, SMTPATH_SASL_CLIENT, &read) != SMTPATH_OK)
        refuse(s, line, length, &read.diagnostic);
    else if (read.kind == SMTPATH_SASL_CANCEL)
        reply(s, 501, 7, 0, "Cancelled");
    else
        authenticate(s, line, length);
}

static bool take_line(struct session *s, struct buffer *in)
{
    struct smtpath_framed framed;
    const char *front = in->octets + in->begin;
    const enum smtpath_next next =
        smtpath_next_line(front, buffer_length(in), NULL, &s->frame, &framed);
    const char *line = front + framed.line.offset;

    in->begin += framed.consumed;
    if (next == SMTPATH_NEXT_LINE && s->state == AWAITS_SASL)
        take_response(s, line, framed.line.length);
    else if (next == SMTPATH_NEXT_LINE)
        take_command(s, line, framed.line.length);
    else if (next == SMTPATH_NEXT_ERROR)
        refuse(s, line, framed.line.length + 1, &framed.diagnostic); /* with the octet at fault */
    if (next == SMTPATH_NEXT_ERROR && framed.follows == SMTPATH_FOLLOWS_UNKNOWN)
        session_abandon(s);
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

/* The last chunk is answered as a message is, the others one by one (RFC 3030 section 2). */
static void answer_chunk(struct session *s)
{
    if (!s->chunk_is_taken) {
        s->state = s->state_before_chunk;
        if (s->state == IN_ENVELOPE)
            reply(s, 554, 5, 1, "No valid recipients");
        else
            reply(s, 503, 5, 1, "MAIL comes first");
    } else if (s->chunk_is_last) {
        answer_message(s);
    } else {
        s->state = AWAITS_CHUNK;
        reply(s, 250, 0, 0, "Chunk taken");
    }
}

static bool take_chunk(struct session *s, struct buffer *in)
{
    struct message *m = &s->message;
    const size_t length = buffer_length(in) < s->chunk ? buffer_length(in) : (size_t)s->chunk;

    if (s->chunk_is_taken)
        message_take_chunk(m, in->octets + in->begin, length, &s->letter, &s->service->spool);
    in->begin += length;
    s->chunk -= length;
    if (s->chunk_is_taken && (m->fault != SMTPATH_OK || m->length > s->service->size_limit))
        letter_abandon(&s->letter,
                       &s->service->spool); /* the chunks are read to the last, and refused there */
    if (s->chunk > 0)
        return length > 0;
    answer_chunk(s);
    return true;
}

bool session_step(struct session *session, struct buffer *in)
{
    switch (session->state) {
    case IN_MESSAGE:
        return take_message(session, in);
    case IN_CHUNK:
        return take_chunk(session, in);
    case AWAITS_TLS:
    case SESSION_ENDED:
        return false;
    default:
        return take_line(session, in);
    }
}

/* ---- Beginning and end ------------------------------------------------------------------------------ */

/* What is offered, and what is tolerated: a stock Postfix sends ORCPT as loose xtext. */
static void choose(struct session *session)
{
    session->options.extensions = offered(session);
    session->options.tolerate = SMTPATH_TOLERATE_LOOSE_XTEXT;
}

void session_begin(struct session *session, struct service *service, struct buffer *out)
{
    char text[300];

    *session = (struct session){.service = service, .out = out};
    choose(session);
    snprintf(text, sizeof text, "%s ESMTP", service->name);
    plain_reply(session, 220, text);
}

void session_secured(struct session *session)
{
    *session = (struct session){.service = session->service, .out = session->out, .secure = true};
    choose(session);
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
