// SPDX-License-Identifier: MIT
/*
 * Whose turn it is, and whether what the client says next is a command: behind 354 it is a message, behind 334
 * a SASL response, behind BDAT a chunk (RFC 5321 section 4.1.1.4, RFC 4954 section 4, RFC 3030 section 2).
 */
#ifndef SMTPATH_TOOL_TURN_H
#define SMTPATH_TOOL_TURN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum turn_mode { TURN_COMMAND, TURN_MESSAGE, TURN_SASL, TURN_CHUNK };

struct turn {
    enum turn_mode mode;
    uint64_t chunk;      /* octets of the chunk that are still to come */
    bool is_chunk_begun; /* some of it came */
    bool has_chunks;     /* chunks are recorded */
    bool has_answered;   /* the server has said anything at all */
    bool is_behind_auth; /* ... and it has not, so nobody knows what it asked for */
};

/* A command. Where the server's side is not recorded, DATA is followed by the message. */
void turn_command(struct turn *turn, const char *line, size_t length);

/* A reply's line, by its code. Where what the client sends besides commands was not recorded, this is what ends it. */
void turn_reply(struct turn *turn, uint16_t code);

/* A line of the client, without its CRLF.
 * Returns: whether it is a command; if not, it has been taken as what the turn asked for. */
bool turn_takes_command(struct turn *turn, const char *line, size_t length);

/* Whether a line has the form of a reply's: three digits of a code, then SP, "-" or the end. */
bool is_reply(const char *line, size_t length);
/* Its code, 0 if it has not that form. */
uint16_t reply_code(const char *line, size_t length);

/* Whether a line begins with a verb of SMTP, behind which a space or the end stands. */
bool begins_with_verb(const char *line, size_t length);

/* Whether a line, or what stands behind AUTH and its mechanism, was replaced by the program that wrote it. */
bool is_redacted(const char *line, size_t length);

#endif
