// SPDX-License-Identifier: MIT
/*
 * The first fault of a path, by its sets. The short way uses it.
 */
#ifndef SMTPATH_FAST_FAULT_H
#define SMTPATH_FAST_FAULT_H

#include "fast_result.h"

#if !defined(PRODUCTIONS_ONLY)

/* Where a path stops being one, from its "<" on, and why; OK where that is not for us to say. */
struct fault {
    uint32_t at;
    enum smtpath_reason reason;
};

/* An atom of the local part that is missing, at the octet that stands in its place. */
static struct fault missing_in_local(const struct survey *s, struct marks m, bool is_mail)
{
    const uint64_t edges = (s->dot & (bit(m.at) - 1)) | bit(0);
    const uint64_t missing = (edges | bit(m.at)) & edges << 1;
    struct fault f = {0, SMTPATH_OK};
    if (missing == 0)
        return f;
    f.at = lowest(missing);
    f.reason = is_mail ? SMTPATH_EXPECTED_REVERSE_PATH : SMTPATH_EXPECTED_FORWARD_PATH;
    if (f.at > 1)
        f.reason = SMTPATH_EXPECTED_ATEXT;
    return f;
}

/* A label that is missing, or one that ends in a hyphen: at the octet behind it. */
static struct fault fault_of_domain(const struct survey *s, struct marks m)
{
    const uint64_t inside = bits_behind(m.at) & (bit(m.gt) - 1);
    const uint64_t dots = s->dot & inside, hyphens = s->hyphen & inside;
    const uint64_t missing = (dots | hyphens | bit(m.gt)) & (dots | bit(m.at)) << 1;
    const uint64_t behind_hyphen = (dots | bit(m.gt)) & hyphens << 1;
    struct fault f = {m.gt, SMTPATH_OK};
    if ((missing | behind_hyphen) == 0)
        return f;
    f.at = lowest(missing | behind_hyphen);
    f.reason = f.at == m.at + 1 ? SMTPATH_EXPECTED_DOMAIN : SMTPATH_EXPECTED_SUB_DOMAIN;
    if ((behind_hyphen & bit(f.at)) != 0)
        f.reason = SMTPATH_EXPECTED_LET_DIG;
    return f;
}

/* Whether the local part may be the one that needs no domain: the productions are to say so. */
static HOT bool may_be_postmaster(const struct envelope *e, struct marks m)
{
    return m.at == 11 && has_octet(e, m.at, '>');
}

/* The first fault of a path that is not well formed, all of it in s. What was read to its end before it is written. */
static struct fault first_fault(const struct envelope *e, const struct survey *s, struct marks m)
{
    struct smtpath_path *path = &e->out->path;
    struct fault f = missing_in_local(s, m, e->out->verb == SMTPATH_VERB_MAIL);
    if (f.reason != SMTPATH_OK)
        return f;
    write_local(path, e->lt, m, SMTPATH_LOCAL_DOT_STRING);
    f.at = m.at;
    f.reason = SMTPATH_EXPECTED_AT;
    if (!has_octet(e, m.at, '@'))
        return f;
    f = fault_of_domain(s, m);
    if (f.reason != SMTPATH_OK)
        return f;
    write_domain(path, e->lt, m, SMTPATH_DOMAIN_NAME);
    f.reason = SMTPATH_EXPECTED_GT;
    return f;
}

#endif

#endif
