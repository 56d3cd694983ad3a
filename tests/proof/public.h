// SPDX-License-Identifier: MIT
/*
 * Read before every source that is proved: contracts of public functions that the parser's other files call,
 * so that smtpath.h needs none.
 */
#ifndef SMTPATH_PROOF_PUBLIC_H
#define SMTPATH_PROOF_PUBLIC_H

#include "smtpath.h"

#include <string.h>

#include "grammar.acsl"

/* Where a value is written while the cursor reads: beside it, its line and its diagnostic. */
#define BESIDE(p)                                                                                      \
    \valid(p) && \base_addr(p) != \base_addr(c) && \separated(p, c, &c->out->diagnostic) &&             \
        \separated(p, &c->out->deviations, &c->out->deviation_offset) &&                               \
        \separated(p, c->line + (0..c->end - 1))
/* What contracts say is written, member by member: of a struct that is written as a whole, provers must show
 * with much labour which members lie in it. */
#define SPAN(span) (span).offset, (span).length
#define DIAGNOSTIC                                                                                     \
    SPAN(c->out->diagnostic), c->out->diagnostic.reason, c->out->diagnostic.code,                      \
        c->out->diagnostic.enhanced[0..2], c->out->diagnostic.verb
#define DEVIATION c->out->deviations, c->out->deviation_offset, c->token_end
#define DOMAIN    SPAN(c->out->path.domain), c->out->path.domain_kind, c->out->path.address[0..15]
/* A domain that is refused is not noted: what stood there before still stands. */
#define DOMAIN_KEPT                                                                                    \
    c->out->path.domain.offset == \old(c->out->path.domain.offset) &&                                  \
        c->out->path.domain.length == \old(c->out->path.domain.length)
#define LOCAL SPAN(c->out->path.local), c->out->path.local_kind
#define PATH                                                                                           \
    LOCAL, DOMAIN, SPAN(c->out->path.path), SPAN(c->out->path.route), SPAN(c->out->path.mailbox),      \
        c->out->path.kind

/* What nearly every contract says, under a name (README.md teaches to read and write them). Each name stands for
 * whole clauses; what a function requires besides stands before it, what else it writes and ensures behind it. */

/* clang-format off */

/* What any production may write: where it stands, what it noticed, why it stopped. */
#define READING c->at, c->eight_bit, DIAGNOSTIC, DEVIATION
/* It begins where nothing was refused, goes forward, and accepts or refuses. */
#define PRODUCTION                                                                                     \
    requires is_cursor(c) && unrefused(c);                                                             \
    assigns READING;                                                                                   \
    ensures is_cursor(c) && c->at >= \old(c->at) && decided(c, \result)
/* What it accepts is not empty. */
#define ADVANCES ensures \result ==> c->at > \old(c->at)
/* The value of a parameter, p. Of one that may be well formed and still wrong, *wrong is the reason. */
#define VALUE                                                                                          \
    requires BESIDE(p);                                                                                \
    PRODUCTION
#define JUDGED_VALUE                                                                                   \
    requires BESIDE(p) && BESIDE(wrong) && is_reason(*wrong);                                          \
    requires \separated(wrong, p) && \separated(wrong, c->out);                                        \
    PRODUCTION;                                                                                        \
    assigns *wrong;                                                                                    \
    ensures is_reason(*wrong)
/* The arguments of a command, and those of MAIL or RCPT: no span of what is accepted leaves the line. */
#define COMMAND                                                                                        \
    requires in_line(c->out, c->end);                                                                  \
    PRODUCTION;                                                                                        \
    assigns c->space_may_follow, c->utf8, c->limits, PATH, SPAN(c->out->argument),                     \
        SPAN(c->out->second), c->out->chunk_size;                                                      \
    ensures \result ==> in_line(c->out, c->end)
#define ENVELOPE                                                                                       \
    requires in_line(c->out, c->end) && has_private(c) && empty(&c->out->path);                        \
    requires absent(&c->out->parameters);                                                              \
    PRODUCTION;                                                                                        \
    assigns c->place, c->in_path, c->in_brackets, c->utf8, PATH, PARAMETERS;                           \
    ensures \result ==> in_line(c->out, c->end)
/* What esmtp_params() writes. */
#define PARAMETERS                                                                                     \
    SPAN(c->out->parameters), c->out->present, c->out->private_present,                                \
        c->out->parameter[0..SMTPATH_PARAM_COUNT - 1]

/* clang-format on */

/* Eva is given the names alone. */
#ifndef NAMES_ONLY

/* What a caller chose: nothing, or options whose keywords can be read. */
/*@ predicate are_options(struct smtpath_options *o) = o == \null || (\valid_read(o) &&
      \forall integer i; 0 <= i < 32 && i < o->private_count ==> \valid_read(o->private_keywords + i) &&
        \valid_read(o->private_keywords[i].keyword + (0 .. o->private_keywords[i].length - 1)));
    predicate are_beside(struct smtpath_options *o, struct smtpath_line *out) = o == \null ||
      (\separated(o, out) && \separated(o->private_keywords + (0 .. 31), out)); */
/*@ requires \valid_read(line + (0 .. length - 1)) && \valid(out) && \separated(out, line + (0 .. length - 1));
    requires are_options(options) && are_beside(options, out);
    assigns *out;
    ensures \result != SMTPATH_OK ==> out->diagnostic.offset + out->diagnostic.length <= length; */
enum smtpath_reason smtpath_read_command(const char *line, size_t length,
                                         const struct smtpath_options *options,
                                         struct smtpath_line *out);

/*@ requires \valid_read(line + (0 .. length - 1)) && \valid(out) && \separated(out, line + (0 .. length - 1));
    requires are_options(options) && are_beside(options, out);
    assigns *out;
    ensures \result != SMTPATH_OK ==> out->diagnostic.offset + out->diagnostic.length <= length; */
enum smtpath_reason smtpath_read_path(const char *line, size_t length, enum smtpath_verb verb,
                                      const struct smtpath_options *options, struct smtpath_line *out);

/*@ assigns \nothing;
    ensures \result == \null || (\valid_read(\result) && 0 <= reason < SMTPATH_REASON_COUNT); */
const struct smtpath_reason_row *smtpath_reason_info(enum smtpath_reason reason);

/*@ assigns \nothing;
    ensures \result == \null || \valid_read(\result);
    ensures param < SMTPATH_PARAM_COUNT ==> \valid_read(\result); */
const struct smtpath_param_row *smtpath_param_info(enum smtpath_param param);

/*@ assigns \nothing; */
const char *smtpath_verb_name(enum smtpath_verb verb);

/*@ assigns \nothing; */
const char *smtpath_extension_name(uint64_t extension);

/*@ requires \valid_read(diagnostic) && \valid_read(line + (0 .. length - 1));
    assigns \nothing; */
const char *smtpath_mistake(const char *line, size_t length,
                            const struct smtpath_diagnostic *diagnostic, unsigned which);

/*@ assigns \nothing;
    ensures shown: \result == \null || valid_read_string((char *)\result); */
const char *smtpath_mistake_name(uint32_t number);

/*@ assigns \nothing;
    ensures shown: valid_read_string((char *)\result); */
const char *smtpath_mistake_hint(uint32_t number, enum smtpath_language language);

/*@ assigns \nothing;
    ensures shown: valid_read_string((char *)\result); */
const char *smtpath_reason_hint(enum smtpath_reason reason, enum smtpath_language language);

/*@ requires \valid_read(line + (0 .. length - 1)) && \valid_read(diagnostic) && \valid(buffer + (0 .. size - 1));
    assigns buffer[0 .. size - 1]; */
size_t smtpath_render_hint(const char *line, size_t length, const struct smtpath_diagnostic *diagnostic,
                           enum smtpath_language language, char *buffer, size_t size);

/*@ requires \valid_read(line + (0 .. length - 1)) && \valid_read(diagnostic) && \valid(buffer + (0 .. size - 1));
    requires \separated(line + (0 .. length - 1), buffer + (0 .. size - 1));
    assigns buffer[0 .. size - 1]; */
size_t smtpath_render_reply(const char *line, size_t length,
                            const struct smtpath_diagnostic *diagnostic, char *buffer, size_t size);

/*@ requires \valid_read(octets + (0 .. length - 1)) && \valid(buffer + (0 .. size - 1));
    assigns buffer[0 .. size - 1]; */
size_t smtpath_quote(const char *octets, size_t length, char *buffer, size_t size);

/*@ requires \valid_read(text + (0 .. length - 1)) && \valid(buffer + (0 .. size - 1));
    requires \separated(text + (0 .. length - 1), buffer + (0 .. size - 1));
    assigns buffer[0 .. size - 1]; */
size_t smtpath_decode_xtext(const char *text, size_t length, char *buffer, size_t size);

/*@ requires \valid_read(text + (0 .. length - 1)) && \valid(buffer + (0 .. size - 1));
    requires \separated(text + (0 .. length - 1), buffer + (0 .. size - 1));
    assigns buffer[0 .. size - 1]; */
size_t smtpath_decode_utf8_address(const char *text, size_t length, char *buffer, size_t size);

#endif
#endif
