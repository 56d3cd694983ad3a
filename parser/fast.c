// SPDX-License-Identifier: MIT
/*
 * Whole lines at once. Nearly every line that an MTA reads is a well-formed MAIL or RCPT with a dot-string,
 * a domain name and a few common parameters. Such a line is accepted here, with just the result that the
 * other files give, and one whose first fault shows in the sets is refused, with theirs; with any other they go on
 * where this file stopped. So nothing depends on it but the time: SMTPATH_SCALAR leaves it out.
 *
 * With SMTPATH_CHOOSE this file is compiled once an instruction set, and choice.h says which one is taken.
 *
 * survey*.h turn the octets into sets of bits, 64 at a time; the grammar is then arithmetic on the sets.
 */
#include "fast_fault.h"
#include "fast_form.h"
#include "literal.h"

#if !defined(PRODUCTIONS_ONLY)

/* ---- Lines ------------------------------------------------------------------------------------------------------- */

/* Whether the caller asks for nothing that changes what a strictly valid line gives. Tolerances do not. */
static HOT bool usual_limits(const struct smtpath_limits *l)
{
    return (l->local_part | l->label | l->domain | l->path | l->line) == 0;
}

/* RFC 5321 section 4.1.1: white space at the end is no part of the command. */
static HOT uint32_t without_space(const char *line, uint32_t size)
{
    uint32_t end = size;
    while (line[end - 1] == ' ' || line[end - 1] == '\t')
        end--;
    return end;
}

static HOT uint32_t end_of(const char *line, uint32_t size, bool strict_trailing)
{
    return (unsigned char)line[size - 1] > ' ' || strict_trailing ? size : without_space(line, size);
}

/* A path that is not plain, and what is behind it. Where the path is all within s, and nothing is tolerated, the line is
 * refused here; the longest paths are read here, too; others are left to the productions. */
static HOT reached path_by_form(const struct envelope *e, const struct survey *s, struct marks m)
{
    /* source routes are rare, and read octet by octet */
    if (e->line[e->lt + 1] == '@')
        return stopped(VERB_READ, e->lt);
    if (m.gt == 0 && (m.at == 0 || has_octet(e, m.at, '@'))) {
        if (!path_in_words(e->line, e->end, e->lt, *s, &m))
            return stopped(VERB_READ, e->lt);
        return behind_mailbox(e, m);
    }
    if (has_other_octets(e, m))
        return path_of_other_octets(e, *s);
    if (is_literal(e, m))
        return path_of_literal(e, s, m);
    if (e->options->tolerate != 0 || may_be_postmaster(e, m))
        return stopped(VERB_READ, e->lt);
    const struct fault f = first_fault(e, s, m);
    return refuse(e, e->lt + f.at, f.reason);
}

#if defined(USE_AVX512) || defined(USE_AVX2)

/* Here the sets are made in less time than it takes to hand them on, which would make the call more than a jump. */
static NOINLINE reached path_surveyed_anew(const char *line, uint32_t end, uint32_t size, uint32_t lt,
                                           const struct smtpath_options *options,
                                           struct smtpath_line *out)
{
    const struct envelope e = {line, lt, end, size, options, out};
    const struct survey s = survey_from(line, end, lt);
    struct marks m = {0, 0};
    path_in_word(line + lt, end - lt, &s, &m);
    return path_by_form(&e, &s, m);
}

static HOT reached unusual_path(const struct envelope *e, const struct survey *s, struct marks m)
{
    (void)s, (void)m;
    return path_surveyed_anew(e->line, e->end, e->size, e->lt, e->options, e->out);
}

#else

static NOINLINE reached path_surveyed(const struct envelope e, const struct survey s, struct marks m)
{
    return path_by_form(&e, &s, m);
}

static HOT reached unusual_path(const struct envelope *e, const struct survey *s, struct marks m)
{
    return path_surveyed(*e, *s, m);
}

#endif

/* A MAIL or RCPT, from its path's "<" on. What is called here is called last. */
static HOT reached envelope(const char *line, uint32_t size, uint32_t lt, enum smtpath_verb verb,
                            const struct smtpath_options *options, struct smtpath_line *out)
{
    const uint32_t end = end_of(line, size, options->strict_trailing);
    const struct envelope e = {line, lt, end, size, options, out};
    struct marks m = {0, 0};
    if (end < LEAST || (!QUOTING_BY_SETS && line[lt + 1] == '"')) {
        out->verb = verb;
        return stopped(VERB_READ, lt);
    }
    begin_line(out, verb, end);
    if (verb == SMTPATH_VERB_MAIL && line[lt + 1] == '>') {
        write_null(&out->path, lt);
        return behind_path(&e, lt + 2);
    }
    const struct survey s = survey_from(line, end, lt);
    if (!path_in_word(line + lt, end - lt, &s, &m))
        return unusual_path(&e, &s, m);
    return behind_mailbox(&e, m);
}

/* What stands between the verb and the path of a MAIL or RCPT is wrong: at is of the octet that departs from the one
 * way to write it. Where nothing is tolerated it is refused. */
static NOINLINE reached wrong_start(const char *line, uint32_t size, uint32_t at,
                                    enum smtpath_verb verb, const struct smtpath_options *options,
                                    struct smtpath_line *out)
{
    const uint32_t lt = verb == SMTPATH_VERB_MAIL ? 10 : 8;
    const struct envelope e = {line, lt,      end_of(line, size, options->strict_trailing),
                               size, options, out};
    enum smtpath_reason reason =
        verb == SMTPATH_VERB_MAIL ? SMTPATH_EXPECTED_FROM : SMTPATH_EXPECTED_TO;
    if (options->tolerate != 0 || e.end < LEAST)
        return stopped(NOTHING_READ, 0);
    if (at + 1 == lt)
        reason = SMTPATH_EXPECTED_COLON;
    if (at == lt)
        reason = SMTPATH_EXPECTED_LT;
    begin_line(out, verb, e.end);
    return refuse(&e, at, reason);
}

/* A verb that stands alone in its line. */
static HOT enum smtpath_verb bare_verb(const char *line, uint32_t size)
{
    static const struct {
        char word[8];
        enum smtpath_verb verb;
    } rows[] = {
        {"DATA", SMTPATH_VERB_DATA},
        {"QUIT", SMTPATH_VERB_QUIT},
        {"RSET", SMTPATH_VERB_RSET},
        {"NOOP", SMTPATH_VERB_NOOP},
    };
    if (size == 8 && IS_WORD(eight_octets(line), "STARTTLS"))
        return SMTPATH_VERB_STARTTLS;
    for (size_t i = 0; size == 4 && i < sizeof rows / sizeof rows[0]; i++)
        if (same_four_letters(line, rows[i].word))
            return rows[i].verb;
    return SMTPATH_VERB_UNKNOWN;
}

/* A verb that a host's name follows. */
static HOT enum smtpath_verb greeting_verb(uint64_t octets)
{
    if (IS_WORD(octets, "EHLO "))
        return SMTPATH_VERB_EHLO;
    if (IS_WORD(octets, "HELO "))
        return SMTPATH_VERB_HELO;
    return IS_WORD(octets, "LHLO ") ? SMTPATH_VERB_LHLO : SMTPATH_VERB_UNKNOWN;
}

/* Whether a domain name stands behind the SP at octet 4, up to the end, not beyond 63 octets behind it. */
static HOT bool is_greeted(const char *line, uint32_t size)
{
    char room[LEAST];
    if (size < LEAST) {
        const uint64_t rest = eight_at(line, 8, size);
        memcpy(room, line, 8);
        memcpy(room + 8, &rest, 8);
    }
    const struct survey s = size < LEAST ? survey_from(room, LEAST, 4) : survey_from(line, size, 4);
    const uint64_t inside = bit(size - 4) - 2;
    return (inside & ~s.domain) == 0 &&
           well_divided((s.dot & inside) | bit(0) | bit(size - 4), s.hyphen & inside);
}

/* The same of an address literal, which is read by its production into *out. */
static NOINLINE bool is_greeted_literal(const char *line, uint32_t size,
                                        const struct smtpath_options *options, struct smtpath_line *out)
{
    struct cursor c;
    begin(&c, line, size, options, out);
    c.at = 5;
    return address_literal(&c) && c.at == size && out->deviations == 0;
}

/* HELO and its like, whose verb and SP were seen. */
static HOT reached greeting_line(const char *line, uint32_t size, enum smtpath_verb verb,
                                 const struct smtpath_options *options, struct smtpath_line *out)
{
    out->verb = verb;
    if (line[5] == '[') {
        if (verb == SMTPATH_VERB_HELO || !is_greeted_literal(line, size, options, out))
            return stopped(NOTHING_READ, 0);
    } else {
        if (size > 4 + WORD - 1 || !is_greeted(line, size))
            return stopped(NOTHING_READ, 0);
        begin_line(out, verb, size);
        out->path.domain = span_between(5, size);
        out->path.domain_kind = SMTPATH_DOMAIN_NAME;
    }
    out->argument = span_between(5, size);
    return stopped(LINE_READ, size);
}

/* A line that is neither a MAIL nor a RCPT. */
static NOINLINE reached other_line(const char *line, uint32_t size,
                                   const struct smtpath_options *options, struct smtpath_line *out)
{
    enum smtpath_verb verb = bare_verb(line, size);
    if (verb != SMTPATH_VERB_UNKNOWN) {
        begin_line(out, verb, size);
        return stopped(LINE_READ, size);
    }
    if (size <= 8)
        return stopped(NOTHING_READ, 0);
    verb = greeting_verb(eight_octets(line));
    return verb == SMTPATH_VERB_UNKNOWN ? stopped(NOTHING_READ, 0)
                                        : greeting_line(line, size, verb, options, out);
}

/* Every command line may have 510 octets, whatever was offered: section 4.5.3.1.4. */
enum { MOST = 510 };

reached COPY(fast_line)(const char *line, size_t length, const struct smtpath_options *options,
                        struct smtpath_line *out)
{
    const uint32_t size = (uint32_t)length;
    if (length < 4 || length > MOST || !usual_limits(&options->limits))
        return stopped(NOTHING_READ, 0);
    if (size >= LEAST) {
        const uint64_t octets = eight_octets(line);
        if (IS_WORD(octets, "RCPT TO:") && line[8] == '<')
            return envelope(line, size, 8, SMTPATH_VERB_RCPT, options, out);
        if (IS_WORD(octets, "MAIL FRO") && IS_WORD(eight_octets(line + 3), "L FROM:<"))
            return envelope(line, size, 10, SMTPATH_VERB_MAIL, options, out);
        if (IS_WORD(octets, "RCPT "))
            return wrong_start(line, size, departure(octets, "RCPT TO:"), SMTPATH_VERB_RCPT, options,
                               out);
        if (IS_WORD(octets, "MAIL "))
            return wrong_start(line, size, 3 + departure(eight_octets(line + 3), "L FROM:<"),
                               SMTPATH_VERB_MAIL, options, out);
    }
    return other_line(line, size, options, out);
}

#else

reached COPY(fast_line)(const char *line, size_t length, const struct smtpath_options *options,
                        struct smtpath_line *out)
{
    (void)line, (void)length, (void)options, (void)out;
    return stopped(NOTHING_READ, 0);
}

#endif
