// SPDX-License-Identifier: MIT
/*
 * Whole lines at once. Nearly every line that an MTA reads is a well-formed MAIL or RCPT with a dot-string,
 * a domain name and a few common parameters. Such a line is accepted here, with just the result that the
 * other files give; of any other nothing is decided but, at most, its path, and they read on. So this file
 * never refuses a line, and what is accepted does not depend on it: SMTPATH_SCALAR leaves it out.
 *
 * survey.h turns the octets into sets of bits, 64 at a time; the grammar is then arithmetic on the sets.
 */
#include "survey.h"

#if !defined(PRODUCTIONS_ONLY)

/* ---- Bits -------------------------------------------------------------------------------------------------- */

static HOT uint64_t bit(uint32_t i)
{
    return (uint64_t)1 << i;
}

/* The bits behind bit i, which is at most 63. */
static HOT uint64_t bits_behind(uint32_t i)
{
    return ~(uint64_t)1 << i;
}

static HOT uint32_t lowest(uint64_t bits)
{
    return (uint32_t)__builtin_ctzll(bits);
}

static HOT uint32_t highest(uint64_t bits)
{
    return 63 - (uint32_t)__builtin_clzll(bits);
}

/* ---- Paths --------------------------------------------------------------------------------------------------- */

/* Where a path's three marks stand. */
struct marks {
    uint32_t lt, at, gt;
};

/* Edges are the octets beside which an atom or a label begins or ends: "<", ".", "@", ">". That no two of
 * them are neighbours says that no atom and no label is empty; a hyphen of the domain may not stand beside
 * one.
 *
 * A path that ends within the line's first 64 octets, all of which are in s. Its local part and its labels
 * cannot be too long. */
static HOT bool path_in_word(const char *line, uint32_t length, const struct survey *s, struct marks *m)
{
    const uint64_t not_local = ~s->local & bits_behind(m->lt);
    if (not_local == 0)
        return false;
    m->at = lowest(not_local);
    const uint64_t not_domain = ~s->domain & bits_behind(m->at);
    if (not_domain == 0)
        return false;
    m->gt = lowest(not_domain);
    if (m->gt >= length || line[m->at] != '@' || line[m->gt] != '>')
        return false;
    const uint64_t before_gt = bit(m->gt) - 1;
    const uint64_t edges =
        (s->dot & bits_behind(m->lt) & before_gt) | bit(m->lt) | bit(m->at) | bit(m->gt);
    const uint64_t hyphens = s->hyphen & bits_behind(m->at) & before_gt;
    return (edges & edges << 1) == 0 && (hyphens & (edges << 1 | edges >> 1)) == 0;
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

/* A path of any length that RFC 5321 allows: local-part 64, domain 255, path 256. s is the line's first word. */
static NOINLINE bool path_in_words(const char *line, uint32_t length, uint32_t lt, struct survey s,
                                   struct marks *m)
{
    struct progress p = {bits_behind(lt), 0, 0, 0, false};
    m->lt = lt;
    m->at = 0; /* no "@" stands there */
    m->gt = 0;
    if (!path_word(&s, 0, bit(lt), &p, m))
        return false;
    for (uint32_t base = WORD; m->gt == 0; base += WORD) {
        if (base >= length)
            return false;
        s = survey_word(line, length, base);
        p.from = UINT64_MAX;
        if (!path_word(&s, base, 0, &p, m))
            return false;
    }
    return m->gt < length && line[m->at] == '@' && line[m->gt] == '>' && m->at - m->lt - 1 <= 64 &&
           m->gt - m->at - 1 <= 255 && m->gt - m->lt + 1 <= 256;
}

static HOT struct smtpath_span span_between(uint32_t begin, uint32_t end)
{
    const struct smtpath_span span = {begin, end - begin};
    return span;
}

/* ---- Parameters ------------------------------------------------------------------------------------------------ */

/* Eight octets as a number, the first of them lowest. */
static HOT uint64_t eight_octets(const char *octets)
{
    uint64_t number;
    memcpy(&number, octets, sizeof number);
    return number;
}

/* The octets from at on, 0 for those behind the end; at < end. */
static HOT uint64_t eight_at(const char *line, uint32_t at, uint32_t end)
{
    const uint32_t from = at + 8 <= end ? at : end - 8;
    return eight_octets(line + from) >> (at - from) * 8;
}

/* Whether the first octets are this word, which is in upper case, without regard to case. The word is
 * followed by NULs, so that there are eight octets of it. A letter has the bit 0x40, and 0x20 is its case. */
static HOT bool is_word(uint64_t octets, const char *upper, uint32_t length)
{
    const uint64_t word_octets = eight_octets(upper);
    const uint64_t letters = word_octets & UINT64_C(0x4040404040404040);
    const uint64_t there = UINT64_MAX >> (8 - length) * 8;
    return (octets & there & ~(letters >> 1)) == word_octets;
}
#define IS_WORD(octets, upper) is_word(octets, upper "\0\0\0\0\0\0\0", sizeof(upper) - 1)

/* What is read of the parameters so far. */
struct reader {
    const char *line;
    uint32_t at, end;
    uint64_t extensions;
    struct smtpath_line *out;
};

/* Begins a parameter whose keyword has this length. Not ours if it was not offered or is there already. */
static HOT struct smtpath_parameter *open_parameter(struct reader *r, enum smtpath_param param,
                                                    uint64_t extension, uint32_t keyword_length)
{
    struct smtpath_parameter *p = &r->out->parameter[param];
    if ((r->extensions & extension) == 0 || (r->out->present & SMTPATH_BIT(param)) != 0)
        return NULL;
    r->out->present |= SMTPATH_BIT(param);
    p->keyword.offset = r->at;
    p->keyword.length = keyword_length;
    r->at += keyword_length + 1;
    p->value.offset = r->at;
    return p;
}

/* Ends a value here, at SP or at the line's end. */
static HOT bool close_value(struct reader *r, struct smtpath_parameter *p)
{
    p->value.length = r->at - p->value.offset;
    return r->at == r->end || (r->at < r->end && r->line[r->at] == ' ');
}

/* The number that eight octets less "0" are, the first of them highest. */
static HOT uint64_t number_of(uint64_t digits)
{
    digits = digits * 10 + (digits >> 8);
    const uint64_t pairs = UINT64_C(0x000000FF000000FF);
    return ((digits & pairs) * UINT64_C(0x000F424000000064) +
            (digits >> 16 & pairs) * UINT64_C(0x0000271000000001)) >>
           32;
}

/* size-value = 1*20DIGIT; eight digits in one step, more than 19 are not ours. */
static HOT bool fast_size(struct reader *r)
{
    struct smtpath_parameter *p = open_parameter(r, SMTPATH_PARAM_SIZE, SMTPATH_EXT_SIZE, 4);
    if (p == NULL || r->at >= r->end)
        return false;
    const uint64_t digits = eight_at(r->line, r->at, r->end) ^ UINT64_C(0x3030303030303030);
    const uint64_t others =
        (digits | (digits + UINT64_C(0x7676767676767676))) & UINT64_C(0x8080808080808080);
    const uint32_t count = others == 0 ? 8 : lowest(others) / 8;
    if (count == 0)
        return false;
    uint64_t number = number_of(digits << (8 - count) * 8);
    r->at += count;
    while (count == 8 && r->at < r->end && in_class(r->line[r->at], DIGIT)) {
        number = number * 10 + (uint64_t)(r->line[r->at++] - '0');
        if (r->at - p->value.offset > 19)
            return false;
    }
    p->number = number;
    return close_value(r, p);
}

static HOT bool fast_body(struct reader *r)
{
    struct smtpath_parameter *p =
        open_parameter(r, SMTPATH_PARAM_BODY, SMTPATH_EXT_8BITMIME | SMTPATH_EXT_BINARYMIME, 4);
    if (p == NULL || r->at >= r->end)
        return false;
    const uint64_t octets = eight_at(r->line, r->at, r->end);
    if (IS_WORD(octets, "8BITMIME")) {
        p->choice = SMTPATH_BODY_8BITMIME;
        r->at += 8;
    } else if (IS_WORD(octets, "7BIT")) {
        p->choice = SMTPATH_BODY_7BIT;
        r->at += 4;
    } else if (IS_WORD(octets, "BINARYMI") && r->end - r->at >= 10 &&
               IS_WORD(eight_at(r->line, r->at + 2, r->end), "NARYMIME") &&
               (r->extensions & SMTPATH_EXT_BINARYMIME) != 0) {
        p->choice = SMTPATH_BODY_BINARYMIME;
        r->at += 10;
    } else {
        return false;
    }
    return close_value(r, p);
}

static bool fast_smtputf8(struct reader *r)
{
    static const struct smtpath_span no_value;
    struct smtpath_parameter *p = open_parameter(r, SMTPATH_PARAM_SMTPUTF8, SMTPATH_EXT_SMTPUTF8, 8);
    if (p == NULL)
        return false;
    r->at--; /* there is no "=" */
    p->value = no_value;
    return r->at == r->end || r->line[r->at] == ' ';
}

static bool fast_ret(struct reader *r, bool full)
{
    struct smtpath_parameter *p = open_parameter(r, SMTPATH_PARAM_RET, SMTPATH_EXT_DSN, 3);
    if (p == NULL)
        return false;
    p->choice = full ? SMTPATH_RET_FULL : SMTPATH_RET_HDRS;
    r->at += 4;
    return close_value(r, p);
}

/* "+" and two upper-case hexadecimal digits of an octet %d32-126. */
static bool is_hexchar(const char *octets)
{
    return octets[1] >= '2' && octets[1] <= '7' && in_class(octets[2], UPPER_HEXDIG) &&
           !(octets[1] == '7' && octets[2] == 'F');
}

/* Passes over xtext, 16 octets in one step, up to what is none. */
static NOINLINE void pass_xtext(struct reader *r)
{
    while (r->at < r->end) {
        const uint32_t from = r->at + LEAST <= r->end ? r->at : r->end - LEAST;
        const uint64_t others = ~(xchar_bits(r->line + from) >> (r->at - from));
        const uint32_t left = from + LEAST - r->at;
        const uint32_t count = lowest(others);
        r->at += count;
        if (count == left)
            continue;
        if (r->line[r->at] != '+' || r->end - r->at < 3 || !is_hexchar(r->line + r->at))
            return;
        r->at += 3;
    }
}

/* RFC 3461 section 4.4: at most 100 octets. */
static bool fast_envid(struct reader *r)
{
    struct smtpath_parameter *p = open_parameter(r, SMTPATH_PARAM_ENVID, SMTPATH_EXT_DSN, 5);
    if (p == NULL)
        return false;
    pass_xtext(r);
    return close_value(r, p) && p->value.length > 0 && p->value.length <= 100;
}

/* One word of NOTIFY's list; 0 if it is none. */
static HOT uint32_t notify_word(struct reader *r)
{
    if (r->at >= r->end)
        return 0;
    const uint64_t octets = eight_at(r->line, r->at, r->end);
    r->at += 7;
    if (IS_WORD(octets, "FAILURE"))
        return SMTPATH_NOTIFY_FAILURE;
    if (IS_WORD(octets, "SUCCESS"))
        return SMTPATH_NOTIFY_SUCCESS;
    r->at -= 2;
    if (IS_WORD(octets, "DELAY"))
        return SMTPATH_NOTIFY_DELAY;
    if (IS_WORD(octets, "NEVER"))
        return SMTPATH_NOTIFY_NEVER;
    return 0;
}

static bool fast_notify(struct reader *r)
{
    struct smtpath_parameter *p = open_parameter(r, SMTPATH_PARAM_NOTIFY, SMTPATH_EXT_DSN, 6);
    if (p == NULL)
        return false;
    uint32_t element = notify_word(r);
    p->choice = element;
    while (element != 0 && r->at < r->end && r->line[r->at] == ',') {
        r->at++;
        element = notify_word(r);
        p->choice |= element;
    }
    const bool never_alone = (p->choice & SMTPATH_NOTIFY_NEVER) == 0 || r->at - p->value.offset == 5;
    return element != 0 && never_alone && close_value(r, p);
}

/* Of addr-types only "rfc822". No value of a line that is read here has over 500 octets. */
static bool fast_orcpt(struct reader *r)
{
    struct smtpath_parameter *p = open_parameter(r, SMTPATH_PARAM_ORCPT, SMTPATH_EXT_DSN, 5);
    if (p == NULL || r->at >= r->end || !IS_WORD(eight_at(r->line, r->at, r->end), "RFC822;"))
        return false;
    p->first.offset = r->at;
    p->first.length = 6;
    r->at += 7;
    p->second.offset = r->at;
    pass_xtext(r);
    p->second.length = r->at - p->second.offset;
    return close_value(r, p) && p->second.length > 0;
}

static HOT bool mail_parameter(struct reader *r)
{
    const uint64_t octets = eight_at(r->line, r->at, r->end);
    if (IS_WORD(octets, "SIZE="))
        return fast_size(r);
    if (IS_WORD(octets, "BODY="))
        return fast_body(r);
    if (IS_WORD(octets, "RET=FULL") || IS_WORD(octets, "RET=HDRS"))
        return fast_ret(r, IS_WORD(octets, "RET=FULL"));
    if (IS_WORD(octets, "ENVID="))
        return fast_envid(r);
    return IS_WORD(octets, "SMTPUTF8") && fast_smtputf8(r);
}

static bool rcpt_parameter(struct reader *r)
{
    const uint64_t octets = eight_at(r->line, r->at, r->end);
    if (IS_WORD(octets, "NOTIFY="))
        return fast_notify(r);
    return IS_WORD(octets, "ORCPT=") && fast_orcpt(r);
}

/* *(SP esmtp-param), from the path's end on. */
static NOINLINE bool fast_params(const char *line, uint32_t at, uint32_t end, uint64_t extensions,
                                 struct smtpath_line *out)
{
    struct reader r = {line, at, end, extensions, out};
    const bool is_mail = out->verb == SMTPATH_VERB_MAIL;
    out->parameters = span_between(at + 1, end);
    while (r.at < end) {
        if (line[r.at] != ' ' || ++r.at == end)
            return false;
        if (!(is_mail ? mail_parameter(&r) : rcpt_parameter(&r)))
            return false;
    }
    return true;
}

/* ---- The line --------------------------------------------------------------------------------------------------- */

static HOT void write_mailbox(struct smtpath_path *path, struct marks m)
{
    static const struct smtpath_path no_path;
    *path = no_path;
    path->kind = SMTPATH_PATH_MAILBOX;
    path->local_kind = SMTPATH_LOCAL_DOT_STRING;
    path->domain_kind = SMTPATH_DOMAIN_NAME;
    path->path = span_between(m.lt, m.gt + 1);
    path->mailbox = span_between(m.lt + 1, m.gt);
    path->local = span_between(m.lt + 1, m.at);
    path->domain = span_between(m.at + 1, m.gt);
}

/* "<>" */
static HOT void write_null(struct smtpath_path *path, uint32_t lt)
{
    static const struct smtpath_path no_path;
    *path = no_path;
    path->kind = SMTPATH_PATH_NULL;
    path->path = span_between(lt, lt + 2);
}

/* Whether the caller asks for nothing that changes what a strictly valid line gives. Tolerances do not. */
static HOT bool usual_limits(const struct smtpath_limits *l)
{
    return (l->local_part | l->label | l->domain | l->path | l->line) == 0;
}

/* Reads what is between the verb and the path. Returns the path's "<", 0 if this is no line for us. */
static HOT uint32_t path_start(const char *line, bool *is_mail)
{
    const uint64_t octets = eight_octets(line);
    *is_mail = false;
    if (IS_WORD(octets, "RCPT TO:"))
        return line[8] == '<' ? 8 : 0;
    *is_mail = IS_WORD(octets, "MAIL FRO");
    return *is_mail && (line[8] & 0xDF) == 'M' && line[9] == ':' && line[10] == '<' ? 10 : 0;
}

/* Every command line may have 510 octets, whatever was offered: section 4.5.3.1.4. */
enum { MOST = 510 };

size_t fast_envelope(const char *line, size_t size, const struct smtpath_options *options,
                     struct smtpath_line *out)
{
    bool is_mail;
    if (size < LEAST || size > MOST || !usual_limits(&options->limits))
        return 0;
    const uint32_t length = (uint32_t)size, lt = path_start(line, &is_mail);
    struct marks m = {lt, 0, 0};
    if (lt == 0)
        return 0;
    if (is_mail && line[lt + 1] == '>') {
        m.gt = lt + 1;
        write_null(&out->path, lt);
    } else {
        const struct survey s = survey(line, length);
        if (!path_in_word(line, length, &s, &m)) {
            struct marks far;
            if (m.gt != 0 || !path_in_words(line, length, lt, s, &far))
                return 0;
            m = far;
        }
        write_mailbox(&out->path, m);
    }
    const uint32_t path_end = m.gt + 1;
    clear_line(out, length);
    out->verb = is_mail ? SMTPATH_VERB_MAIL : SMTPATH_VERB_RCPT;
    if (path_end == length || fast_params(line, path_end, length, options->extensions, out))
        return length;
    return path_end;
}

#else

size_t fast_envelope(const char *line, size_t length, const struct smtpath_options *options,
                     struct smtpath_line *out)
{
    (void)line, (void)length, (void)options, (void)out;
    return 0;
}

#endif
