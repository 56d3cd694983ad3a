// SPDX-License-Identifier: MIT
/*
 * A dialogue between a client and a server, line by line in the order in which the lines passed: which reply
 * answers which command, and what the server had offered when the command came.
 */
#ifndef SMTPATH_TOOL_DIALOGUE_H
#define SMTPATH_TOOL_DIALOGUE_H

#include "forward.h"
#include "smtpath.h"

#include <stdbool.h>

/* A command, and what became of it. */
struct exchange {
    uint64_t row;
    char *line;
    size_t length;
    struct smtpath_line read;
    bool smtputf8; /* it is a MAIL that carries SMTPUTF8 */

    uint16_t code; /* of the first reply to it; 0: none came, or none that could be read */
    char *answer;  /* that reply's line that names a forward-path, else its last; NULL without one */
    size_t answer_length;
    struct forward forward;
    bool is_answered; /* a first reply came */
    uint32_t due;     /* replies that are still to come */
};

struct dialogue {
    uint32_t tolerate;
    uint64_t extensions; /* what the server offered */
    bool smtputf8;       /* the transaction's MAIL carried it, and was accepted */
    bool is_lmtp;
    uint32_t recipients; /* accepted in this transaction */
    bool has_begun;      /* the greeting was read, or a command */
    struct smtpath_reply reply;
    struct smtpath_ehlo ehlo;
    struct exchange *queue; /* commands without their last reply, in order */
    size_t first, count, capacity;
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

/* All of it at the beginning of a session; tolerate as struct smtpath_options has it. */
void dialogue_begin(struct dialogue *d, uint32_t tolerate);

/* A line of the client, copied. */
void dialogue_command(struct dialogue *d, uint64_t row, const char *line, size_t length);

/* A line of the server. *heard may point into *d, until the next call. */
void dialogue_reply(struct dialogue *d, const char *line, size_t length, struct heard *heard);

/* Returns: the oldest command without its last reply, NULL without one. */
struct exchange *dialogue_waiting(const struct dialogue *d);

/* Drops the oldest command. */
void dialogue_forget(struct dialogue *d);

void dialogue_free(struct dialogue *d);

#endif
