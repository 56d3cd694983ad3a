// SPDX-License-Identifier: MIT
/*
 * A small SMTP receiver: what its files share, in the order in which octets pass through it.
 *
 *     server.c      the sockets: one thread, one poll loop, a fixed number of connections
 *     tls.c         what comes between the sockets and the dialogue once STARTTLS was said
 *     session.c     one dialogue: octets in, octets out, no sockets; here smtpath is called
 *     auth.c        AUTH PLAIN: whether a name and a password are in a file
 *     message.c     what follows DATA, with its dots and its end, and what follows BDAT
 *     spool.c       one file a message, complete before it is acknowledged
 *     forwarding.c  who has moved, and where to
 *
 * Nothing is allocated once main.c has read its arguments, but by the TLS library: a connection is one struct
 * connection, which holds its buffers and its session.
 */
#ifndef RECEIVER_H
#define RECEIVER_H

#include "smtpath.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/types.h>

/* ---- Octets on their way ---------------------------------------------------------------------------- */

enum {
    BUFFER_SIZE = 16384, /* more than the longest line that smtpath_next_line accepts, 12288 octets */
    REPLY_ROOM = 1024    /* no reply of session.c is longer */
};

struct buffer {
    size_t begin, end; /* octets[begin .. end) wait to be answered, or to be sent */
    char octets[BUFFER_SIZE];
};

static inline size_t buffer_length(const struct buffer *b)
{
    return b->end - b->begin;
}

static inline size_t buffer_room(const struct buffer *b)
{
    return BUFFER_SIZE - buffer_length(b);
}

/* Moves what waits to the front, so that all the room is behind it. */
static inline void buffer_compact(struct buffer *b)
{
    memmove(b->octets, b->octets + b->begin, buffer_length(b));
    b->end -= b->begin;
    b->begin = 0;
}

/* ---- Who has moved ---------------------------------------------------------------------------------- */

/* One line of the table. A row is allocated when the table is read, and stays. */
struct forward {
    char *text;                /* the line, into which the spans point */
    struct smtpath_path moved; /* the mailbox that is no longer here */
    uint16_t code;             /* 251: taken and passed on; 551: refused, but told where to */
    struct smtpath_mailbox to; /* where it is now, */
    char *path;                /* and the same as a Forward-path */
    char *local;               /* what to.local points to */
    size_t path_length;
};

struct forwarding {
    struct forward *rows;
    size_t count;
};

/* Reads a table: a line is MAILBOX 251|551 MAILBOX, empty, or "#" and a comment.
 * Returns: false if it cannot be read or a line is wrong; standard error says why and where. */
bool forwarding_read(struct forwarding *table, const char *file);
void forwarding_free(struct forwarding *table);

/* Returns: the row of the mailbox that this path of this line names; NULL if it has none. */
const struct forward *forwarding_find(const struct forwarding *table, const char *line,
                                      const struct smtpath_path *path);

/* ---- Where messages go ------------------------------------------------------------------------------ */

struct spool {
    int directory; /* -1: messages are counted and thrown away */
    bool sync;     /* nothing is acknowledged before the disk has it */
    uint64_t started, serial;
    uint64_t messages, octets; /* acknowledged */
};

/* A message on its way into the spool: the envelope as command lines, an empty line, the octets. */
struct letter {
    int fd; /* -1: nothing has been written yet */
    bool failed;
    size_t length;
    char name[64];
    char pending[4096];
};

/* Returns: false if the directory, NULL for none, cannot be opened; errno says why. */
bool spool_open(struct spool *spool, const char *directory, bool sync);
void spool_close(struct spool *spool);

void letter_begin(struct letter *letter, struct spool *spool);
/* After a failure, what is written goes nowhere, and letter_commit says so. */
void letter_write(struct letter *letter, struct spool *spool, const char *octets, size_t length);
void letter_abandon(struct letter *letter, struct spool *spool);
/* Returns: true once the message stands in the spool, whole, under letter->name. */
bool letter_commit(struct letter *letter, struct spool *spool);

/* ---- What follows DATA ------------------------------------------------------------------------------ */

/* All zero at the beginning. */
struct message {
    enum { LINE_BEGINS, IN_LINE, CR_SEEN, DOT_SEEN, DOT_CR_SEEN, MESSAGE_ENDED } state;
    uint64_t length;           /* octets so far, without the dots that are not part of it */
    enum smtpath_reason fault; /* SMTPATH_BARE_CR or SMTPATH_BARE_LF, the first one, */
    uint64_t fault_offset;     /* and where */
};

/* Takes octets of a chunk, all of them: a chunk has no dots to undo, and ends by its count (RFC 3030 section 2). */
void message_take_chunk(struct message *message, const char *octets, size_t length,
                        struct letter *letter, struct spool *spool);

/* Takes octets of a message up to its end, and writes those that are part of it.
 * Returns: how many were taken; all of them unless the message has ended. */
size_t message_take(struct message *message, const char *octets, size_t length, struct letter *letter,
                    struct spool *spool);

/* ---- Who may send ---------------------------------------------------------------------------------------- */

/* Reads a file of lines NAME ":" HASH, in which HASH is what crypt(3) makes of a password.
 * Returns: false if it cannot be read or a line is wrong; standard error says why and where. */
struct passwords {
    char *text;
    size_t length;
};
bool passwords_read(struct passwords *passwords, const char *file);
void passwords_free(struct passwords *passwords);

/* Whether the base64 of authorization identity, NUL, name, NUL, password (RFC 4616 section 2) names one of the file.
 * octets[0 .. length) are valid base64, without CRLF, and are overwritten with what they encode, then wiped. */
bool passwords_hold(const struct passwords *passwords, char *octets, size_t length);

/* ---- One dialogue ----------------------------------------------------------------------------------- */

/* What all sessions share. But for the spool's counters, nothing here is written while they run. */
struct service {
    const char *name; /* the domain by which the receiver introduces itself */
    uint64_t size_limit, recipient_limit;
    uint64_t
        extensions; /* the set of EHLO keywords that are offered; STARTTLS without TLS, AUTH with it alone */
    struct forwarding forwarding;
    struct passwords passwords;
    struct spool spool;
};

enum session_state {
    AWAITS_HELLO,
    AWAITS_MAIL,
    IN_ENVELOPE,
    IN_MESSAGE,   /* behind DATA */
    IN_CHUNK,     /* behind BDAT: chunk octets are to come */
    AWAITS_CHUNK, /* behind a chunk that was not the last one */
    AWAITS_SASL,  /* behind AUTH's 334 */
    AWAITS_TLS,   /* behind STARTTLS's 220: session_secured comes next */
    SESSION_ENDED
};

struct session {
    struct service *service;
    struct buffer *out;
    enum session_state state;
    bool secure, authenticated;
    uint64_t recipients; /* accepted in this transaction */
    uint64_t chunk;      /* octets of the chunk that have not come yet */
    bool chunk_is_taken; /* or it is read only to be refused */
    bool chunk_is_last;
    enum session_state state_before_chunk;
    struct smtpath_frame frame;
    struct smtpath_options options; /* what was offered, and whether the transaction has SMTPUTF8 */
    struct message message;
    struct letter letter;
};

/* Begins a session, which writes its replies into out, the greeting first. */
void session_begin(struct session *session, struct service *service, struct buffer *out);

/* Takes one command, or what there is of a message, from the front of in, and answers it. Wants REPLY_ROOM
 * octets of room in out.
 * Returns: false if nothing can be done before more octets are received, or ever. */
bool session_step(struct session *session, struct buffer *in);

/* The TLS handshake behind STARTTLS is done: all is as at the beginning (RFC 3207 section 4.2). */
void session_secured(struct session *session);

/* Ends a session that has not ended: nothing of an open transaction stays. */
void session_abandon(struct session *session);
/* The same, with a 421 that says why. Wants room in out, as above. */
void session_dismiss(struct session *session, uint16_t subject, uint16_t detail, const char *why);

/* ---- TLS --------------------------------------------------------------------------------------------------- */

struct tls_context; /* certificate and key */
struct tls;         /* one connection */

/* Returns: NULL if they cannot be read, or there is no TLS in this build; standard error says why. */
struct tls_context *tls_open(const char *certificate, const char *key);
void tls_close(struct tls_context *context);

/* Returns: NULL if there is no memory. */
struct tls *tls_begin(struct tls_context *context, int fd);
void tls_end(struct tls *tls);

/* As recv() and send() of a socket that does not block: -1 and EAGAIN if that cannot be now, for the events of poll()
 * that *wanted then names; 0 from tls_receive at the client's end; -1 and another error if the connection is broken.
 * tls_shake returns 1 once the handshake is done. */
int tls_shake(struct tls *tls, short *wanted);
ssize_t tls_receive(struct tls *tls, char *octets, size_t length, short *wanted);
ssize_t tls_send(struct tls *tls, const char *octets, size_t length, short *wanted);
/* Whether there are octets to receive of which the socket, and so poll(), knows nothing. */
bool tls_pending(const struct tls *tls);
/* Says that nothing more will be sent. */
void tls_shutdown(struct tls *tls);

/* ---- The sockets ------------------------------------------------------------------------------------ */

enum { MOST_LISTENERS = 8 };

struct server;

struct server_settings {
    const char *listen[MOST_LISTENERS + 1]; /* "127.0.0.1:2525", "[::1]:0" */
    size_t listeners;
    uint64_t connections;    /* at once */
    uint64_t timeout;        /* seconds without a step forward */
    struct tls_context *tls; /* NULL: none */
};

/* Allocates all that will be needed, listens, and says on standard output where.
 * Returns: false if that cannot be; standard error says why. */
struct server *server_open(const struct server_settings *settings, struct service *service);

/* Serves until SIGTERM or SIGINT, then dismisses those who are connected. */
void server_run(struct server *server);
void server_close(struct server *server);

#endif
