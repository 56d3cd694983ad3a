// SPDX-License-Identifier: MIT
/*
 * A dialogue between a client and a server, line by line in the order in which the lines passed: which reply
 * answers which command, and what the server had offered when the command came. A line costs the same whatever
 * waits before it, and what waits is bounded.
 */
#ifndef SMTPATH_TOOL_DIALOGUE_H
#define SMTPATH_TOOL_DIALOGUE_H

#include "familiar.h"
#include "forms/turn.h"
#include "forward.h"
#include "smtpath.h"

#include <stdbool.h>

/* A command, and what became of it. */
struct exchange {
    uint64_t row;
    const char *line;
    size_t length;
    struct smtpath_line read;
    bool smtputf8;    /* it is a MAIL that carries SMTPUTF8 */
    bool is_redacted; /* its text was replaced in the recording: nothing is known of its form */

    uint16_t code; /* of the first reply to it; 0: none came, or none that could be read */
    const char
        *answer; /* that reply's line that names a forward-path, else its last; NULL without one */
    size_t answer_length;
    struct forward forward;
    bool is_answered; /* a first reply came */
    uint32_t due;     /* replies that are still to come */
};

/* Octets in a block of memory, which may be larger. */
struct block {
    char *octets;
    size_t length, capacity;
};

/* What of a command is kept while others before it wait. */
struct waiting {
    uint64_t row;
    struct block line;
    uint64_t extensions;
    bool in_force, smtputf8, is_redacted;
    enum smtpath_verb verb;
};

/* So many commands, and octets of them, wait for a reply at most. */
enum { MOST_WAITING = 1 << 16, MOST_WAITING_OCTETS = 1 << 22 };

struct dialogue {
    struct smtpath_options options; /* extensions and smtputf8 of it follow the dialogue */
    uint64_t extensions;            /* what the server offered */
    bool smtputf8;                  /* the transaction's MAIL carried it, and was accepted */
    bool is_lmtp;
    uint32_t recipients; /* accepted in this transaction */
    bool has_begun;      /* the greeting was read, or a command */
    struct turn turn;
    struct smtpath_reply reply;
    struct smtpath_ehlo ehlo;
    struct familiar familiar;
    size_t
        familiar_at; /* of the reply that is being read: to here it is the familiar one; 0: it is not */

    struct exchange front; /* the oldest command without its last reply */
    struct waiting *queue; /* a ring of all of these, the oldest among them */
    size_t first, count, capacity, octets;
    struct block spare;  /* memory for the next line */
    struct block answer; /* of the front */

    /* Of the commands that wait, those that change what is offered, or what is in force: how many there are, and
     * what the latest leaves. */
    size_t greetings, transactions;
    uint64_t latest_extensions;
    bool latest_smtputf8;
};

/* What one line of a reply brought. */
struct heard {
    const struct smtpath_diagnostic *fault; /* NULL, or what is wrong with the line as one of a reply */
    const struct smtpath_diagnostic *ehlo;  /* NULL, or as one of the reply to EHLO */
    const struct smtpath_diagnostic *malformed; /* NULL, or what is wrong with its forward-path */
    bool unasked;                               /* it ends a reply for which no command waits */
    struct exchange *finished; /* NULL, or the command whose last reply it ends: forget it then */
    struct smtpath_reply_line line;
    struct smtpath_ehlo_line ehlo_line;
};

/* All of it at the beginning of a recording, which may be the midst of a session. It was zero, or began before. */
void dialogue_begin(struct dialogue *d, const struct smtpath_options *options);

/* Whether there is room for a command of this length. If not, the oldest must be forgotten first. */
bool dialogue_has_room(const struct dialogue *d, size_t length);

/* A command line of the client, copied. */
void dialogue_command(struct dialogue *d, uint64_t row, const char *line, size_t length,
                      bool is_redacted);

/* A line of the server, with reply_code() of it. *heard may point into *d, and *d to the line, until the next call. */
void dialogue_reply(struct dialogue *d, const char *line, size_t length, uint16_t code,
                    struct heard *heard);

/* Whether a line with this code greets the client of another session than the one that was read. */
bool dialogue_is_another(const struct dialogue *d, uint16_t code);

/* Returns: the oldest command without its last reply, NULL without one. */
struct exchange *dialogue_waiting(struct dialogue *d);

/* Drops the oldest command. */
void dialogue_forget(struct dialogue *d);

void dialogue_free(struct dialogue *d);

#endif
