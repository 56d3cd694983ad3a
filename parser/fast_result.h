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

/* Member by member: what copies a constant may be a loop. */
static HOT void clear_path(struct smtpath_path *path)
{
    path->kind = SMTPATH_PATH_NONE;
    path->local_kind = SMTPATH_LOCAL_NONE;
    path->domain_kind = SMTPATH_DOMAIN_NONE;
    clear_span(&path->path);
    clear_span(&path->route);
    clear_span(&path->mailbox);
    clear_span(&path->local);
    clear_span(&path->domain);
    for (size_t i = 0; i < sizeof path->address; i++)
        path->address[i] = 0;
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

static HOT struct stop stopped(enum stage stage, uint32_t at)
{
    const struct stop stop = {stage, at};
    return stop;
}

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
static NOINLINE struct stop refuse(const struct envelope *e, uint32_t at, enum smtpath_reason reason)
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

/* What is behind the path, to the end of the line; then, what stands behind that. */
static HOT struct stop behind_path(const struct envelope *e, uint32_t path_end)
{
    if (path_end < e->end) {
        const uint32_t at = fast_params(e->line, path_end, e->end, e->options->extensions, e->out);
        if (at < e->end)
            return stopped(PATH_READ, at);
    }
    if (e->end < e->size) {
        e->out->deviations = SMTPATH_DEVIATION_TRAILING_SPACE;
        /* where SP stands, a parameter could have followed */
        e->out->deviation_offset = e->end + (e->line[e->end] == ' ');
    }
    return stopped(LINE_READ, e->end);
}

/* The same, behind the domain of a mailbox that is written. */
static HOT struct stop past_domain(const struct envelope *e, struct marks m)
{
    e->out->path.path = span_between(e->lt, e->lt + m.gt + 1);
    return behind_path(e, e->lt + m.gt + 1);
}

/* The same, behind a plain mailbox, which is written first. */
static HOT struct stop behind_mailbox(const struct envelope *e, struct marks m)
{
    write_local(&e->out->path, e->lt, m, SMTPATH_LOCAL_DOT_STRING);
    write_domain(&e->out->path, e->lt, m, SMTPATH_DOMAIN_NAME);
    return past_domain(e, m);
}

#endif

#endif
