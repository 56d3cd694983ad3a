// SPDX-License-Identifier: MIT
/*
 * Paths that are not plain: quoted local parts, octets outside ASCII, address literals. The short way uses it.
 */
#ifndef SMTPATH_FAST_FORM_H
#define SMTPATH_FAST_FORM_H

#include "fast_literal.h"
#include "punycode.h"

#if !defined(PRODUCTIONS_ONLY)

static HOT bool utf8_allowed(const struct envelope *e)
{
    return path_utf8(e->options, e->out->verb) == UTF8;
}

/* Whether a literal stands where the plain path stops being one. */
static HOT bool is_literal(const struct envelope *e, struct marks m)
{
    return m.gt == m.at + 1 && has_octet(e, m.gt, '[');
}

/* Whether a quoted string or an octet outside ASCII stands where the plain path stops being one. */
static HOT bool has_other_octets(const struct envelope *e, struct marks m)
{
    const char *path = e->line + e->lt;
    const uint32_t length = e->end - e->lt;
    return path[1] == '"' || (((m.at < length && is_eight_bit(path[m.at])) ||
                               (m.gt < length && is_eight_bit(path[m.gt]))) &&
                              utf8_allowed(e));
}

/* ---- Quoted strings --------------------------------------------------------------------------------------------- */

/* The octets that stand behind a backslash which is not behind one itself. */
static HOT uint64_t escaped_by(uint64_t backslashes)
{
    uint64_t escaped = 0;
    while (backslashes != 0) {
        const uint64_t first = backslashes & -backslashes;
        escaped |= first << 1;
        backslashes &= ~(first | first << 1);
    }
    return escaped;
}

/* Where the quoted string ends that begins behind the "<": the octet behind its closing quote. 0 if that is in a later
 * word, or what stands in it may not. */
static HOT uint32_t quoted_end(const struct quoting *q, bool utf8)
{
    const uint64_t inside = bits_behind(1);
    const uint64_t escaped = escaped_by(q->backslash & inside);
    const uint64_t closing = q->quote & inside & ~escaped;
    if (closing == 0)
        return 0;
    const uint32_t close = lowest(closing);
    const uint64_t allowed = q->printable | (utf8 ? q->eight_bit & ~escaped : 0);
    return (inside & (bit(close) - 1) & ~allowed) == 0 ? close + 1 : 0;
}

/* ---- UTF-8 ------------------------------------------------------------------------------------------------------ */

/* RFC 5891 section 4.2.4: a U-label is measured by its A-label, but none that is shorter than this can be too long: no
 * character makes an A-label more than 9 octets longer, nor has less than 2. */
enum { LONGEST_LABEL = 63, SURELY_FITS = LONGEST_LABEL / 5 };

/* Whether some octets that are no edges, so many in a row that they may be too many, stand in a row. */
static HOT bool has_long_label(uint64_t inside)
{
    const uint64_t two = inside & inside >> 1, four = two & two >> 2, eight = four & four >> 4;
    _Static_assert(SURELY_FITS == 12, "eight and four");
    return (eight & four >> 8) != 0;
}

/* Whether no label of the domain is too long, where some have octets outside ASCII. */
static NOINLINE bool u_labels_fit(const char *path, struct marks m, uint64_t dots, uint64_t eight_bit)
{
    uint64_t ends = (dots & bits_behind(m.at) & (bit(m.gt) - 1)) | bit(m.gt);
    for (uint32_t start = m.at + 1; ends != 0; ends &= ends - 1) {
        const uint32_t end = lowest(ends);
        const uint64_t label = (bit(end) - 1) & ~(bit(start) - 1);
        if ((label & eight_bit) != 0 && end - start >= SURELY_FITS &&
            !a_label_fits(path + start, end - start, LONGEST_LABEL))
            return false;
        start = end + 1;
    }
    return true;
}

/* ---- Address literals ------------------------------------------------------------------------------------------- */

/* A path whose domain is an address literal, from its "@" on; and what is behind the path. */
static NOINLINE reached behind_at(const struct envelope *e, struct marks m)
{
    enum smtpath_domain_kind kind = SMTPATH_DOMAIN_IPV6;
    const uint32_t end = usual_literal(e, e->lt + m.at + 1, &kind);
    m.gt = end - e->lt;
    if (end == 0 || !has_octet(e, m.gt, '>'))
        return stopped(VERB_READ, e->lt);
    write_domain(&e->out->path, e->lt, m, kind);
    return past_domain(e, m);
}

/* ---- The path --------------------------------------------------------------------------------------------------- */

/* A MAIL whose path has octets outside ASCII needs SMTPUTF8: whether it is there, those say who read on. */
static HOT reached behind_utf8(const struct envelope *e, reached number)
{
    const struct stop stop = stop_of(number);
    if (e->out->verb == SMTPATH_VERB_MAIL &&
        (stop.stage != LINE_READ || (e->out->present & SMTPATH_BIT(SMTPATH_PARAM_SMTPUTF8)) == 0))
        return stopped(UTF8_READ, stop.at);
    return number;
}

/* The domain and what is behind it, from the "@" on; edges are the local part's, eight_bit those octets of the line. */
static HOT reached domain_of_other_form(const struct envelope *e, const struct survey *s,
                                        struct marks m, uint64_t edges, uint64_t eight_bit)
{
    const char *path = e->line + e->lt;
    const uint64_t not_domain = ~s->domain & bits_behind(m.at);
    if (not_domain == 0)
        return stopped(VERB_READ, e->lt);
    m.gt = lowest(not_domain);
    const uint64_t before_gt = bit(m.gt) - 1, behind_at = bits_behind(m.at);
    edges |= (s->dot & behind_at & before_gt) | bit(m.at) | bit(m.gt);
    const uint64_t all_eight_bit = eight_bit;
    eight_bit &= before_gt;
    if (!has_octet(e, m.gt, '>') || !well_divided(edges, s->hyphen & behind_at & before_gt) ||
        (eight_bit != 0 &&
         (utf8_faults(e->line, e->end, e->lt, all_eight_bit) & (before_gt | bit(m.gt))) != 0) ||
        ((eight_bit & behind_at) != 0 && has_long_label(behind_at & before_gt & ~s->dot) &&
         !u_labels_fit(path, m, s->dot, eight_bit)))
        return stopped(VERB_READ, e->lt);
    write_domain(&e->out->path, e->lt, m, SMTPATH_DOMAIN_NAME);
    const reached number = past_domain(e, m);
    return eight_bit == 0 ? number : behind_utf8(e, number);
}

/* A path with a plain local part and an address literal. */
static HOT reached path_of_literal(const struct envelope *e, const struct survey *s, struct marks m)
{
    const uint64_t edges = (s->dot & (bit(m.at) - 1)) | bit(0) | bit(m.at);
    if (!has_octet(e, m.at, '@') || !well_divided(edges, 0))
        return stopped(VERB_READ, e->lt);
    write_local(&e->out->path, e->lt, m, SMTPATH_LOCAL_DOT_STRING);
    return behind_at(e, m);
}

/* A path of which something is quoted or outside ASCII. What is beyond the word, and what is not well formed, is left to
 * the productions. */
static HOT reached path_of_other_octets(const struct envelope *e, struct survey s)
{
    const bool quoted = e->line[e->lt + 1] == '"', utf8 = utf8_allowed(e);
    struct quoting q = {0, 0, 0, 0};
    if (quoted)
        q = quoting_from(e->line, e->end, e->lt);
    else
        q.eight_bit = eight_bit_from(e->line, e->end, e->lt);
    const uint64_t eight_bit = utf8 ? q.eight_bit : 0;
    struct marks m = {0, 0};
    s.local |= eight_bit;
    s.domain |= eight_bit;
    const uint64_t not_local = ~s.local & bits_behind(0);
    if (quoted)
        m.at = quoted_end(&q, utf8);
    else if (not_local != 0)
        m.at = lowest(not_local);
    if (m.at == 0 || m.at >= WORD - 1 || !has_octet(e, m.at, '@'))
        return stopped(VERB_READ, e->lt);
    const uint64_t before_at = bit(m.at) - 1;
    const uint64_t edges = quoted ? 0 : (s.dot & before_at) | bit(0);
    write_local(&e->out->path, e->lt, m, quoted ? SMTPATH_LOCAL_QUOTED : SMTPATH_LOCAL_DOT_STRING);
    if (!has_octet(e, m.at + 1, '['))
        return domain_of_other_form(e, &s, m, edges, eight_bit);
    if ((q.eight_bit & before_at) != 0 || !well_divided(edges | bit(m.at), 0))
        return stopped(VERB_READ, e->lt);
    return behind_at(e, m);
}

#endif

#endif
