// SPDX-License-Identifier: MIT
/*
 * Paths that are not plain: quoted local parts, octets outside ASCII, address literals. The short way uses it.
 */
#ifndef SMTPATH_FAST_FORM_H
#define SMTPATH_FAST_FORM_H

#include "fast_result.h"
#include "literal.h"
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

/* Whether no label of the domain is too long, where some have octets outside ASCII. */
static bool u_labels_fit(const char *path, struct marks m, uint64_t dots, uint64_t eight_bit)
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

/* IPv6-hex, at most four digits of it. Returns: how many octets it has. */
static HOT uint32_t hex_group(const char *line, uint32_t at, uint32_t end, uint32_t *value)
{
    uint32_t count = 0, sum = 0;
    while (count < 4 && at + count < end && in_class(line[at + count], HEXDIG)) {
        const uint32_t octet = (unsigned char)line[at + count++];
        sum = sum * 16 + (octet & 0xF) + 9 * (octet >> 6); /* letters have the bit 0x40 */
    }
    *value = sum;
    return count;
}

/* The address from groups in the order in which they stand, of which so many stand before a "::". */
static HOT void write_groups(uint8_t *address, const uint16_t *groups, uint32_t count, uint32_t before)
{
    const uint32_t gap = 8 - count;
    for (uint32_t i = 0; i < 8; i++) {
        uint32_t value = 0;
        if (i < before || i >= before + gap)
            value = groups[i < before ? i : i - gap];
        address[2 * i] = (uint8_t)(value >> 8);
        address[2 * i + 1] = (uint8_t)value;
    }
}

/* An IPv6 address without an IPv4 tail. Returns: where its "]" stands; 0 where something is wrong with it, or may be. */
static NOINLINE uint32_t usual_ipv6(const char *line, uint32_t at, uint32_t end, uint8_t *address)
{
    enum { GROUPS = 8, NO_GAP = GROUPS + 1 };
    uint16_t groups[GROUPS];
    bool behind_gap = at + 1 < end && line[at] == ':' && line[at + 1] == ':';
    uint32_t count = 0, before = behind_gap ? 0 : NO_GAP, value;
    at += behind_gap ? 2 : 0;
    while (!behind_gap || at >= end || line[at] != ']') {
        const uint32_t digits = hex_group(line, at, end, &value);
        if (digits == 0 || count == GROUPS)
            return 0;
        groups[count++] = (uint16_t)value;
        at += digits;
        if (at >= end || line[at] != ':')
            break;
        behind_gap = ++at < end && line[at] == ':';
        if (behind_gap && before != NO_GAP)
            return 0;
        before = behind_gap ? count : before;
        at += behind_gap;
    }
    if ((before == NO_GAP ? count != GROUPS : count > GROUPS - 2) || at >= end || line[at] != ']')
        return 0;
    write_groups(address, groups, count, before);
    return at;
}

/* The IPv6 address literal that usually stands behind an "@". Returns: where it ends, behind its "]"; else 0. */
static HOT uint32_t usual_literal(const struct envelope *e, uint32_t at)
{
    if (at + 6 >= e->end || !IS_WORD(eight_at(e->line, at, e->end), "[IPV6:"))
        return 0;
    const uint32_t end = usual_ipv6(e->line, at + 6, e->end, e->out->path.address);
    return end != 0 ? end + 1 : 0;
}

/* Any address literal is read by its production, from its "[" on. Returns: whether it could be decided here; and where
 * it is accepted, where it ends. */
static NOINLINE bool any_literal(const struct envelope *e, uint32_t at, uint32_t *end)
{
    struct cursor c;
    set_cursor(&c, e->line, e->end, e->options, e->out);
    c.at = at;
    c.place = path_place(e);
    c.in_path = true;
    c.in_brackets = true;
    c.utf8 = path_utf8(e->options, e->out->verb);
    const bool read = address_literal(&c);
    *end = read ? c.at : 0;
    return e->out->deviations == 0 && c.at - e->lt < c.limits.path;
}

/* A path whose domain is an address literal, from its "@" on; and what is behind the path. */
static NOINLINE struct stop behind_at(const struct envelope *e, struct marks m)
{
    const uint32_t at = e->lt + m.at + 1;
    uint32_t end = usual_literal(e, at);
    enum smtpath_domain_kind kind = SMTPATH_DOMAIN_IPV6;
    if (end == 0) {
        if (!any_literal(e, at, &end))
            return stopped(VERB_READ, e->lt);
        if (end == 0)
            return stopped(LINE_READ, e->end);
        kind = e->out->path.domain_kind;
    }
    m.gt = end - e->lt;
    if (!has_octet(e, m.gt, '>'))
        return stopped(VERB_READ, e->lt);
    write_domain(&e->out->path, e->lt, m, kind);
    return past_domain(e, m);
}

/* ---- The path --------------------------------------------------------------------------------------------------- */

/* A MAIL whose path has octets outside ASCII needs SMTPUTF8: whether it is there, those say who read on. */
static HOT struct stop behind_utf8(const struct envelope *e, struct stop stop)
{
    if (e->out->verb == SMTPATH_VERB_MAIL &&
        (stop.stage != LINE_READ || (e->out->present & SMTPATH_BIT(SMTPATH_PARAM_SMTPUTF8)) == 0))
        stop.stage = UTF8_READ;
    return stop;
}

/* The domain and what is behind it, from the "@" on; edges are the local part's, eight_bit those octets of the line. */
static HOT struct stop domain_of_other_form(const struct envelope *e, const struct survey *s,
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
        ((eight_bit & behind_at) != 0 && !u_labels_fit(path, m, s->dot, eight_bit)))
        return stopped(VERB_READ, e->lt);
    write_domain(&e->out->path, e->lt, m, SMTPATH_DOMAIN_NAME);
    const struct stop stop = past_domain(e, m);
    return eight_bit == 0 ? stop : behind_utf8(e, stop);
}

/* A path with a plain local part and an address literal. */
static HOT struct stop path_of_literal(const struct envelope *e, const struct survey *s, struct marks m)
{
    const uint64_t edges = (s->dot & (bit(m.at) - 1)) | bit(0) | bit(m.at);
    if (!has_octet(e, m.at, '@') || !well_divided(edges, 0))
        return stopped(VERB_READ, e->lt);
    write_local(&e->out->path, e->lt, m, SMTPATH_LOCAL_DOT_STRING);
    return behind_at(e, m);
}

/* A path of which something is quoted or outside ASCII. What is beyond the word, and what is not well formed, is left to
 * the productions. */
static HOT struct stop path_of_other_octets(const struct envelope *e, struct survey s)
{
    const bool quoted = e->line[e->lt + 1] == '"', utf8 = utf8_allowed(e);
    const struct quoting q = quoting_from(e->line, e->end, e->lt);
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
