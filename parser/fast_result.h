// SPDX-License-Identifier: MIT
/*
 * What the short way writes, of what it has read to its end and of what is wrong. The short way uses it.
 */
#ifndef SMTPATH_FAST_RESULT_H
#define SMTPATH_FAST_RESULT_H

#include "fast_parameter.h"
#include "fast_path.h"

#if !defined(PRODUCTIONS_ONLY)

/* ---- Results ---------------------------------------------------------------------------------------------------- */

/* Of a result, what every line has stands in front of this. What is cleared behind it says nothing yet. */
enum { EVERY_LINE_HAS = offsetof(struct smtpath_line, diagnostic.offset) };
_Static_assert(EVERY_LINE_HAS <= 12 * LEAST && sizeof(struct smtpath_line) >= 12 * LEAST,
               "begin_line() clears no more than this, and no more than there is");

static HOT void clear_from(struct smtpath_line *out, size_t from)
{
    if (from < EVERY_LINE_HAS)
        clear_lanes((char *)out + from);
}

/* A loop would become a call, or an instruction that takes longer than the line. */
static HOT void begin_line(struct smtpath_line *out, enum smtpath_verb verb, uint32_t size)
{
    _Static_assert(SMTPATH_OK == 0 && SMTPATH_PATH_NONE == 0, "nothing is there yet");
    clear_from(out, 0);
    clear_from(out, 2 * LEAST);
    clear_from(out, 4 * LEAST);
    clear_from(out, 6 * LEAST);
    clear_from(out, 8 * LEAST);
    clear_from(out, 10 * LEAST);
    out->length = size;
    out->verb = verb;
}

static HOT void write_local(struct smtpath_path *path, uint32_t lt, struct marks m,
                            enum smtpath_local_kind kind)
{
    path->local_kind = kind;
    path->local = span_between(lt + 1, lt + m.at);
}

/* What is behind the local part. */
static HOT void write_domain(struct smtpath_path *path, uint32_t lt, struct marks m,
                             enum smtpath_domain_kind kind)
{
    path->kind = SMTPATH_PATH_MAILBOX;
    path->domain_kind = kind;
    path->mailbox = span_between(lt + 1, lt + m.gt);
    path->domain = span_between(lt + m.at + 1, lt + m.gt);
}

/* "<>" */
static HOT void write_null(struct smtpath_path *path, uint32_t lt)
{
    path->kind = SMTPATH_PATH_NULL;
    path->path = span_between(lt, lt + 2);
}

/* A line whose path is looked at. */
struct envelope {
    const char *line;
    uint32_t lt;        /* of the path's "<" */
    uint32_t end, size; /* of the line, without and with the white space behind it */
    const struct smtpath_options *options;
    struct smtpath_line *out;
};

/* Whether this octet stands so far behind the path's "<". */
static HOT bool has_octet(const struct envelope *e, uint32_t at, char octet)
{
    return e->lt + at < e->end && e->line[e->lt + at] == octet;
}

static HOT enum place path_place(const struct envelope *e)
{
    return e->out->verb == SMTPATH_VERB_MAIL ? PLACE_REVERSE_PATH : PLACE_FORWARD_PATH;
}

/* Refuses the line as the productions do, at a place in the path, or before it. Of a cursor only that is set which
 * reject() asks for. Where this is called nothing is tolerated. */
static NOINLINE reached refuse(const struct envelope *e, uint32_t at, enum smtpath_reason reason)
{
    struct cursor c;
    c.line = e->line;
    c.at = at;
    c.end = e->end;
    c.in_path = at > e->lt;
    c.utf8 = path_utf8(e->options, e->out->verb);
    c.place = PLACE_ARGUMENT;
    c.options = e->options;
    c.out = e->out;
    if (at >= e->lt)
        c.place = path_place(e);
    reject(&c, reason);
    return stopped(LINE_READ, e->end);
}

/* The end of a line that is accepted; then, what stands behind that. */
static HOT reached line_read(const char *line, uint32_t end, uint32_t size, struct smtpath_line *out)
{
    if (end < size) {
        out->deviations = SMTPATH_DEVIATION_TRAILING_SPACE;
        /* where SP stands, a parameter could have followed */
        out->deviation_offset = end + (line[end] == ' ');
    }
    return stopped(LINE_READ, end);
}

/* Parameters, from the path's end on, as far as they are common. */
static NOINLINE reached parameters(const char *line, uint32_t at, uint32_t end, uint32_t size,
                                   uint64_t extensions, struct smtpath_line *out)
{
    at = fast_params(line, at, end, extensions, out);
    return at < end ? stopped(PATH_READ, at) : line_read(line, end, size, out);
}

/* What is behind the path, to the end of the line. */
static HOT reached behind_path(const struct envelope *e, uint32_t path_end)
{
    if (path_end < e->end)
        return parameters(e->line, path_end, e->end, e->size, e->options->extensions, e->out);
    return line_read(e->line, e->end, e->size, e->out);
}

/* The same, behind the domain of a mailbox that is written. */
static HOT reached past_domain(const struct envelope *e, struct marks m)
{
    e->out->path.path = span_between(e->lt, e->lt + m.gt + 1);
    return behind_path(e, e->lt + m.gt + 1);
}

/* The same, behind a plain mailbox, which is written first. */
static HOT reached behind_mailbox(const struct envelope *e, struct marks m)
{
    write_local(&e->out->path, e->lt, m, SMTPATH_LOCAL_DOT_STRING);
    write_domain(&e->out->path, e->lt, m, SMTPATH_DOMAIN_NAME);
    return past_domain(e, m);
}

#endif

#endif
