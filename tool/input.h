// SPDX-License-Identifier: MIT
/*
 * Rows out of files of any size, in constant memory.
 *
 * There is one buffer. A row that lies in it whole is handed out where it lies. Of a row that is longer,
 * only its beginning is kept: the caller says how many octets are enough, and since that is more than any
 * command line may have, those decide alone what is wrong with it.
 */
#ifndef SMTPATH_TOOL_INPUT_H
#define SMTPATH_TOOL_INPUT_H

#include "catalogue.h"
#include "smtpath.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

enum input_form {
    INPUT_LINES, /* ended by LF, or by CR LF */
    INPUT_HEX,   /* the same, each octet as two hex digits */
    INPUT_CRLF   /* as they come from a connection: RFC 5321 section 2.3.8 */
};

struct row {
    const char *octets;     /* until the next call */
    size_t length;          /* at most what the caller wants kept */
    uint64_t number;        /* 1 for the first of its file */
    enum message complaint; /* SAY_NOTHING, or why the row is no line: then there are no octets */
    const struct smtpath_diagnostic *fault; /* NULL, or what CRLF framing found wrong with the octets */
};

struct input {
    enum input_form form;
    size_t keep;                 /* octets of a row that are enough; 1 .. */
    void (*before_read)(void *); /* called before each read, which may take long; may be NULL */
    void *context;

    const char *name; /* of the file, for messages */
    int descriptor;
    int error;      /* errno of the operation that failed */
    uint64_t rows;  /* handed out so far */
    uint64_t bytes; /* read so far */
    uint64_t size;  /* of a regular file, else 0 */
    bool ended;
    char *buffer;
    size_t capacity, begin, end;
    struct smtpath_frame frame;
    struct smtpath_framed framed;
};

/* Opens a file, "-" for standard input. The buffer is kept from one file to the next.
 * Returns: false if that cannot be, and the reason in error. */
bool input_open(struct input *in, const char *name);

/* Returns: false at the end of the file, or when reading failed: then error is not 0. */
bool input_next(struct input *in, struct row *row);

/* The usual row: the buffer holds it whole, and no more than is kept. Inline, since most rows are no more than this.
 * Returns: false if it is another; nothing was taken then, and input_next reads it. */
static inline bool input_at_hand(struct input *in, struct row *row)
{
    const char *start = in->buffer + in->begin;
    if (in->form != INPUT_LINES || in->begin == in->end)
        return false;
    const char *feed = (const char *)memchr(start, '\n', in->end - in->begin);
    if (feed == NULL || (size_t)(feed - start) > in->keep)
        return false;
    const size_t whole = (size_t)(feed - start);
    row->octets = start;
    row->length = whole > 0 && feed[-1] == '\r' ? whole - 1 : whole;
    row->number = ++in->rows;
    row->complaint = SAY_NOTHING;
    row->fault = NULL;
    in->begin += whole + 1;
    return true;
}

/* The next octets as they come, in place of rows.
 * Returns: NULL at the end of the file, or when reading failed: then error is not 0. */
const char *input_block(struct input *in, size_t *length);

void input_close(struct input *in);

/* Releases the buffer. */
void input_free(struct input *in);

#endif
