// SPDX-License-Identifier: MIT
/*
 * A small SMTP receiver: what its files share, in the order in which octets pass through it.
 *
 *     server.c      the sockets: one thread, one poll loop, a fixed number of connections
 *     session.c     one dialogue: octets in, octets out, no sockets; here smtpath is called
 *     message.c     what follows DATA: the dots, and where it ends
 *     spool.c       one file a message, complete before it is acknowledged
 *     forwarding.c  who has moved, and where to
 *
 * Nothing is allocated once main.c has read its arguments: a connection is one struct connection, which
 * holds its buffers and its session.
 */
#ifndef RECEIVER_H
#define RECEIVER_H

#include "smtpath.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

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

/* Takes octets of a message up to its end, and writes those that are part of it.
 * Returns: how many were taken; all of them unless the message has ended. */
size_t message_take(struct message *message, const char *octets, size_t length, struct letter *letter,
                    struct spool *spool);

/* ---- One dialogue ----------------------------------------------------------------------------------- */

/* What all sessions share. But for the spool's counters, nothing here is written while they run. */
struct service {
    const char *name; /* the domain by which the receiver introduces itself */
    uint64_t size_limit, recipient_limit;
    struct forwarding forwarding;
    struct spool spool;
};

struct session {
    struct service *service;
    struct buffer *out;
    enum { AWAITS_HELLO, AWAITS_MAIL, IN_ENVELOPE, IN_MESSAGE, SESSION_ENDED } state;
    uint64_t recipients; /* accepted in this transaction */
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

/* Ends a session that has not ended: nothing of an open transaction stays. */
void session_abandon(struct session *session);
/* The same, with a 421 that says why. Wants room in out, as above. */
void session_dismiss(struct session *session, uint16_t subject, uint16_t detail, const char *why);

/* ---- The sockets ------------------------------------------------------------------------------------ */

enum { MOST_LISTENERS = 8 };

struct server;

struct server_settings {
    const char *listen[MOST_LISTENERS + 1]; /* "127.0.0.1:2525", "[::1]:0" */
    size_t listeners;
    uint64_t connections; /* at once */
    uint64_t timeout;     /* seconds without a step forward */
};

/* Allocates all that will be needed, listens, and says on standard output where.
 * Returns: false if that cannot be; standard error says why. */
struct server *server_open(const struct server_settings *settings, struct service *service);

/* Serves until SIGTERM or SIGINT, then dismisses those who are connected. */
void server_run(struct server *server);
void server_close(struct server *server);

#endif
