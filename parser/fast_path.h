// SPDX-License-Identifier: MIT
/*
 * Paths with a dot-string and a domain name: where they end, and whether they are well formed. The short way uses it.
 */
#ifndef SMTPATH_FAST_PATH_H
#define SMTPATH_FAST_PATH_H

#include "fast_bits.h"
#include "survey_words.h"

#if !defined(PRODUCTIONS_ONLY)

/* ---- Paths --------------------------------------------------------------------------------------------------- */

/* Where a path's "@" and its ">" stand, or what stands there in their place, counted from its "<" on; 0 where that is
 * not known yet. */
struct marks {
    uint32_t at, gt;
};

/* Edges are the octets beside which an atom or a label begins or ends: "<", ".", "@", ">". That no two of
 * them are neighbours says that no atom and no label is empty; a hyphen of the domain may not stand beside
 * one. */
static HOT bool well_divided(uint64_t edges, uint64_t hyphens)
{
    return (edges & edges << 1) == 0 && (hyphens & (edges << 1 | edges >> 1)) == 0;
}

/* A path that ends within 64 octets, all of which are in s, the first of them its "<". Its local part and its labels
 * cannot be too long. */
static HOT bool path_in_word(const char *path, uint32_t length, const struct survey *s, struct marks *m)
{
    const uint64_t not_local = ~s->local & bits_behind(0);
    if (not_local == 0)
        return false;
    m->at = lowest(not_local);
    const uint64_t not_domain = ~s->domain & bits_behind(m->at);
    if (not_domain == 0)
        return false;
    m->gt = lowest(not_domain);
    if (m->gt >= length || path[m->at] != '@' || path[m->gt] != '>')
        return false;
    const uint64_t before_gt = bit(m->gt) - 1;
    const uint64_t edges = (s->dot & before_gt) | bit(0) | bit(m->at) | bit(m->gt);
    return well_divided(edges, s->hyphen & bits_behind(m->at) & before_gt);
}

/* A path that is read word by word: what is carried from one to the next. */
struct progress {
    uint64_t from;                       /* of this word, the bits behind what was read */
    uint64_t edge_before, hyphen_before; /* bit 0: whether the last octet was one */
    uint32_t label_start;
    bool in_domain;
};

/* No label of the domain is longer than 63. The edges are the domain's in the word that begins at base: only
 * the first of them can be too far from the one before. */
static HOT bool labels_fit(struct progress *p, uint32_t base, uint64_t edges)
{
    if (edges == 0)
        return true;
    const bool fits = base + lowest(edges) - p->label_start <= 63;
    p->label_start = base + highest(edges) + 1;
    return fits;
}

/* Looks for the end of the local part in this word; leaves p->from behind it. Returns its bit, 0 if it is
 * in a later word. */
static HOT uint64_t at_in_word(const struct survey *s, uint32_t base, struct progress *p,
                               struct marks *m)
{
    const uint64_t not_local = ~s->local & p->from;
    if (not_local == 0) {
        p->from = 0;
        return 0;
    }
    m->at = base + lowest(not_local);
    p->from = bits_behind(lowest(not_local));
    p->in_domain = true;
    p->label_start = m->at + 1;
    return not_local & -not_local;
}

/* Takes one more word of the path; sets m->gt if the path ends here. edges are those known so far. */
static HOT bool path_word(const struct survey *s, uint32_t base, uint64_t edges, struct progress *p,
                          struct marks *m)
{
    uint64_t until = UINT64_MAX;
    edges |= s->dot & p->from;
    if (!p->in_domain)
        edges |= at_in_word(s, base, p, m);
    const uint64_t not_domain = ~s->domain & p->from;
    if (not_domain != 0) {
        m->gt = base + lowest(not_domain);
        edges |= bit(lowest(not_domain));
        until = bit(lowest(not_domain)) - 1;
        edges &= until | bit(lowest(not_domain));
    }
    const uint64_t hyphens = s->hyphen & p->from & until;
    const uint64_t behind_edge = edges << 1 | p->edge_before;
    if (((edges | hyphens) & behind_edge) != 0 || (edges & (hyphens << 1 | p->hyphen_before)) != 0)
        return false;
    p->edge_before = edges >> 63;
    p->hyphen_before = hyphens >> 63;
    return labels_fit(p, base, edges & p->from);
}

/* A path of any length that RFC 5321 allows: local-part 64, domain 255, path 256. It begins at lt; s is its first word. */
static NOINLINE bool path_in_words(const char *line, uint32_t length, uint32_t lt, struct survey s,
                                   struct marks *m)
{
    struct progress p = {bits_behind(0), 0, 0, 0, false};
    m->at = 0; /* no "@" stands there */
    m->gt = 0;
    if (!path_word(&s, 0, bit(0), &p, m))
        return false;
    for (uint32_t base = WORD; m->gt == 0; base += WORD) {
        if (lt + base >= length)
            return false;
        s = survey_from(line, length, lt + base);
        p.from = UINT64_MAX;
        if (!path_word(&s, base, 0, &p, m))
            return false;
    }
    return lt + m->gt < length && line[lt + m->at] == '@' && line[lt + m->gt] == '>' &&
           m->at - 1 <= 64 && m->gt - m->at - 1 <= 255 && m->gt + 1 <= 256;
}

#endif

#endif
