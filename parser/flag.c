// SPDX-License-Identifier: MIT
/*
 * What about an accepted path deserves a second look, and the octets that show it.
 */
#include "flag.h"

/* In the order of the bits. */
/* clang-format off */
static const char *const flag_names[] = {
    "source-route",
    "percent",
    "bang",
    "quoted-at",
    "space",
    "quoted-pair",
    "encoded-word",
    "leading-hyphen",
    "leading-pipe",
    "leading-slash",
    "shell",
    "ace-label",
    "ipv4-leading-zero",
    "quoted",
    "literal",
    "empty-local",
    "postmaster",
    "ace-local",
    "one-label",
    "bare-ipv4",
    "invisible",
};
/* clang-format on */
_Static_assert(sizeof flag_names / sizeof flag_names[0] == SMTPATH_FLAG_COUNT, "a name a flag");

/*@ assigns \nothing; */
const char *smtpath_flag_name(uint64_t flag)
{
    /*@ loop invariant i <= SMTPATH_FLAG_COUNT && (uint32_t)(1 << i) == 1 << i;
        loop assigns i;
        loop variant SMTPATH_FLAG_COUNT - i; */
    for (uint32_t i = 0; i < SMTPATH_FLAG_COUNT; i++)
        if (flag == SMTPATH_BIT(i))
            return flag_names[i];
    return NULL;
}

/* ---- A search ---------------------------------------------------------------------------------------------- */

/* All flags that a path has, and the octets with the lowest offset that show a wanted one. */
struct search {
    uint32_t wanted;
    uint32_t seen;
    struct smtpath_span octets; /* offset UINT32_MAX: none yet */
    uint32_t end;               /* they lie before it */
};

/*@ predicate is_search(struct search *s) = \valid(s) && (s->octets.offset == UINT32_MAX ||
      s->octets.offset + s->octets.length <= s->end); */
/*@ requires is_search(s) && offset + length <= s->end; assigns s->seen, SPAN(s->octets); ensures is_search(s); */
static void show(struct search *s, uint32_t flags, uint32_t offset, uint32_t length)
{
    s->seen |= flags;
    if ((flags & s->wanted) == 0 || offset >= s->octets.offset)
        return;
    s->octets.offset = offset;
    s->octets.length = length;
}

/* ---- The local part ---------------------------------------------------------------------------------------- */

/* What one octet of a local part's meaning says. A POSIX shell reads each of the last ones as more than
 * itself; "-", "=", "+", "." and "/" it does not. */
/*@ assigns \nothing; */
static uint32_t octet_flags(char octet)
{
    switch (octet) {
    case '%':
        return SMTPATH_FLAG_PERCENT;
    case '!':
        return SMTPATH_FLAG_BANG | SMTPATH_FLAG_SHELL;
    case '@':
        return SMTPATH_FLAG_QUOTED_AT;
    case ' ':
        return SMTPATH_FLAG_SPACE;
    case '|':
    case '&':
    case ';':
    case '<':
    case '>':
    case '(':
    case ')':
    case '$':
    case '`':
    case '\\':
    case '"':
    case '\'':
    case '*':
    case '?':
    case '[':
    case ']':
    case '{':
    case '}':
    case '~':
    case '#':
        return SMTPATH_FLAG_SHELL;
    default:
        return 0;
    }
}

/*@ assigns \nothing; */
static uint32_t first_octet_flags(char octet)
{
    switch (octet) {
    case '-':
        return SMTPATH_FLAG_LEADING_HYPHEN;
    case '|':
        return SMTPATH_FLAG_LEADING_PIPE;
    case '/':
        return SMTPATH_FLAG_LEADING_SLASH;
    default:
        return 0;
    }
}

/* encoded-word = "=?" charset "?" encoding "?" encoded-text "?="        RFC 2047 section 2
 * "Looks like" is: begins and ends so, with two more "?" between. */
/*@ requires is_walk(o) && o.end <= UINT32_MAX; assigns \nothing; */
static bool looks_like_encoded_word(struct octets o)
{
    uint32_t question_marks = 0;
    char previous = 0, last = 0;
    bool begins = false;
    size_t count = 0;
    if (o.at < o.end && !o.quoted && o.local[o.at] != '=') /* as nearly none begins */
        return false;
    /*@ loop invariant is_walk(o) && question_marks <= count <= o.at;
        loop assigns o.at, previous, last, question_marks, begins, count;
        loop variant o.end - o.at; */
    while (o.at < o.end) {
        previous = last;
        last = next_octet(&o);
        if (last == '?')
            question_marks++;
        if (count == 1)
            begins = previous == '=' && last == '?';
        count++;
    }
    return begins && question_marks >= 4 && previous == '?' && last == '=';
}

/* Passes over a word at the beginning of what is meant, in any case.
 * Returns: whether it stands there. */
/*@ requires \valid(o) && is_walk(*o) && \valid_read(upper + (0 .. length - 1));
    requires \separated(o, o->local + (0 .. o->end - 1)) && \separated(o, upper + (0 .. length - 1));
    assigns o->at; ensures is_walk(*o) && o->at >= \old(o->at); */
static bool begins_with(struct octets *o, const char *upper, uint32_t length)
{
    /*@ loop invariant i <= length && is_walk(*o) && o->at >= \at(o->at, Pre);
        loop assigns i, o->at;
        loop variant length - i; */
    for (uint32_t i = 0; i < length; i++)
        if (o->at >= o->end || to_upper(next_octet(o)) != upper[i])
            return false;
    return true;
}

/* Words that a local part may be, or begin with. */
/*@ requires is_search(s) && is_walk(o) && o.end <= local.length && local.offset + local.length <= s->end;
    assigns s->seen, SPAN(s->octets); ensures is_search(s); */
static void show_words(struct search *s, struct octets o, struct smtpath_span local)
{
    const uint32_t first = local.offset + (uint32_t)o.at;
    struct octets word = o;
    if (begins_with(&word, "POSTMASTER", 10) && word.at == word.end)
        show(s, SMTPATH_FLAG_POSTMASTER, local.offset, local.length);
    word = o;
    if (begins_with(&word, "XN--", 4))
        show(s, SMTPATH_FLAG_ACE_LOCAL, first, (uint32_t)(word.at - o.at));
    if (looks_like_encoded_word(o))
        show(s, SMTPATH_FLAG_ENCODED_WORD, first, (uint32_t)(o.end - o.at));
}

/*@ requires is_search(s) && stands(line, local) && local.offset + local.length <= s->end;
    assigns s->seen, SPAN(s->octets); ensures is_search(s); */
static void show_local(struct search *s, const char *line, struct smtpath_span local)
{
    struct octets o = octets_of(line + local.offset, local.length);
    const size_t first = o.at;
    if (o.quoted)
        show(s, SMTPATH_FLAG_QUOTED, local.offset, local.length);
    if (o.at == o.end)
        show(s, SMTPATH_FLAG_EMPTY_LOCAL, local.offset, local.length);
    show_words(s, o, local);
    /*@ loop invariant is_walk(o) && is_search(s);
        loop assigns o.at, s->seen, SPAN(s->octets);
        loop variant o.end - o.at; */
    while (o.at < o.end) {
        const size_t before = o.at;
        if (in_class(o.local[before], LET_DIG)) { /* as most are, and have no flag */
            o.at++;
            continue;
        }
        const char octet = next_octet(&o);
        const uint32_t place = local.offset + (uint32_t)o.at - 1;
        show(s, octet_flags(octet), place, 1);
        if (o.at - before == 2)
            show(s, SMTPATH_FLAG_QUOTED_PAIR, place - 1, 2);
        if (before == first)
            show(s, first_octet_flags(octet), place, 1);
    }
}

/* ---- The domain -------------------------------------------------------------------------------------------- */

/* The number that begins here, up to 255, in at most three digits; passes over it. 256 if there is none. */
/*@ requires \valid(at) && *at <= end && \valid_read(octets + (0 .. end - 1));
    requires \separated(at, octets + (0 .. end - 1)); assigns *at; ensures \old(*at) <= *at <= end; */
static uint32_t number_at(const char *octets, uint32_t *at, uint32_t end)
{
    const uint32_t start = *at;
    uint32_t number = 0;
    /*@ loop invariant start <= *at <= end && *at - start <= 3 && number <= 999;
        loop assigns *at, number;
        loop variant end - *at; */
    while (*at < end && *at - start < 3 && in_class(octets[*at], DIGIT) && number <= 99) {
        number = number * 10 + (uint32_t)(octets[*at] - '0');
        ++*at;
    }
    return *at > start && number <= 255 ? number : 256;
}

/* Whether a name is an IPv4 address without brackets. */
/*@ requires \valid_read(name + (0 .. length - 1)); assigns \nothing; */
static bool is_bare_ipv4(const char *name, uint32_t length)
{
    uint32_t at = 0;
    /*@ loop invariant i <= 4 && at <= length;
        loop assigns i, at;
        loop variant 4 - i; */
    for (uint32_t i = 0; i < 4; i++) {
        if (i > 0) {
            if (at >= length || name[at] != '.')
                return false;
            at++;
        }
        if (number_at(name, &at, length) > 255)
            return false;
    }
    return at == length;
}

/* The end of the label that begins at start. */
/*@ requires start <= length && \valid_read(name + (0 .. length - 1)); assigns \nothing;
    ensures start <= \result <= length; */
static uint32_t label_end(const char *name, uint32_t start, uint32_t length)
{
    /*@ loop invariant \at(start, Pre) <= start <= length;
        loop assigns start;
        loop variant length - start; */
    while (start < length && name[start] != '.')
        start++;
    return start;
}

/*@ requires is_search(s) && stands(line, domain) && domain.offset + domain.length <= s->end;
    assigns s->seen, SPAN(s->octets); ensures is_search(s); */
static void show_name(struct search *s, const char *line, struct smtpath_span domain)
{
    const char *name = line + domain.offset;
    uint32_t length = domain.length;
    if (length > 0 && name[length - 1] == '.')
        length--; /* tolerated */
    if (length > 0 && label_end(name, 0, length) == length)
        show(s, SMTPATH_FLAG_ONE_LABEL, domain.offset, length);
    if (is_bare_ipv4(name, length))
        show(s, SMTPATH_FLAG_BARE_IPV4, domain.offset, length);
    /*@ loop invariant start <= length && is_search(s);
        loop assigns start, s->seen, SPAN(s->octets);
        loop variant length - start; */
    for (uint32_t start = 0; start < length;) {
        const uint32_t end = label_end(name, start, length);
        if (end - start >= 4 && same_ignoring_case(name + start, "XN--", 4))
            show(s, SMTPATH_FLAG_ACE_LABEL, domain.offset + start, end - start);
        start = end < length ? end + 1 : end;
    }
}

/* An Snum of more than one digit that begins with 0: some read it as octal. */
/*@ requires is_search(s) && stands(line, literal) && literal.offset + literal.length <= s->end;
    assigns s->seen, SPAN(s->octets); ensures is_search(s); */
static void show_leading_zeros(struct search *s, const char *line, struct smtpath_span literal)
{
    const char *octets = line + literal.offset;
    /*@ loop invariant (start <= literal.length || start == 1) && is_search(s);
        loop assigns start, s->seen, SPAN(s->octets);
        loop variant literal.length - start; */
    for (uint32_t start = 1; start < literal.length;) {
        uint32_t end = start;
        /*@ loop invariant start <= end <= literal.length;
            loop assigns end;
            loop variant literal.length - end; */
        while (end < literal.length && in_class(octets[end], DIGIT))
            end++;
        if (end - start > 1 && octets[start] == '0')
            show(s, SMTPATH_FLAG_IPV4_LEADING_ZERO, literal.offset + start, end - start);
        start = end < literal.length ? end + 1 : end;
    }
}

/* ---- Code points ------------------------------------------------------------------------------------------- */

/* C1 controls and the no-break space, the soft hyphen, the Arabic letter mark, zero-width and bidi controls, the
 * ideographic full stop, the byte order mark, full-width ASCII. */
static const struct {
    uint32_t first, last;
} invisible_points[] = {
    {0x80, 0xA0},     {0xAD, 0xAD},     {0x61C, 0x61C},   {0x200B, 0x200F}, {0x2028, 0x202E},
    {0x2060, 0x2069}, {0x3002, 0x3002}, {0xFEFF, 0xFEFF}, {0xFF01, 0xFF5E},
};
enum { INVISIBLE_RANGES = sizeof invisible_points / sizeof invisible_points[0] };

/*@ assigns \nothing; */
static bool is_invisible(uint32_t point)
{
    /*@ loop invariant i <= INVISIBLE_RANGES;
        loop assigns i;
        loop variant INVISIBLE_RANGES - i; */
    for (uint32_t i = 0; i < INVISIBLE_RANGES; i++)
        if (point >= invisible_points[i].first && point <= invisible_points[i].last)
            return true;
    return false;
}

/*@ requires is_search(s) && stands(line, span) && span.offset + span.length <= s->end;
    assigns s->seen, SPAN(s->octets); ensures is_search(s); */
static void show_invisible(struct search *s, const char *line, struct smtpath_span span)
{
    const char *octets = line + span.offset;
    uint32_t at = 0;
    /*@ loop invariant at <= span.length && is_search(s);
        loop assigns at, s->seen, SPAN(s->octets);
        loop variant span.length - at; */
    while (at < span.length) {
        uint32_t point;
        if (!is_eight_bit(octets[at])) {
            at++;
            continue;
        }
        const uint32_t length = next_code_point(octets + at, span.length - at, &point);
        if (length > 1 && is_invisible(point))
            show(s, SMTPATH_FLAG_INVISIBLE, span.offset + at, length);
        at += length;
    }
}

/* ---- The path ---------------------------------------------------------------------------------------------- */

/*@ requires is_search(s) && \valid_read(path) && \separated(s, path) && path_stands(line, path) &&
      path_ends_in(path, s->end);
    assigns s->seen, SPAN(s->octets); ensures is_search(s); */
static void show_path(struct search *s, const char *line, const struct smtpath_path *path)
{
    if (path->route.length > 0)
        show(s, SMTPATH_FLAG_SOURCE_ROUTE, path->route.offset, path->route.length);
    if (path->local.length > 0)
        show_local(s, line, path->local);
    if (path->domain_kind == SMTPATH_DOMAIN_NAME)
        show_name(s, line, path->domain);
    if (path->domain_kind > SMTPATH_DOMAIN_NAME)
        show(s, SMTPATH_FLAG_LITERAL, path->domain.offset, path->domain.length);
    if (path->domain_kind == SMTPATH_DOMAIN_IPV4)
        show_leading_zeros(s, line, path->domain);
    show_invisible(s, line, path->path.length > 0 ? path->path : path->mailbox);
}

bool lowest_flag(const char *line, uint32_t end, const struct smtpath_path *path, uint32_t flags,
                 struct smtpath_span *octets)
{
    struct search s = {flags, 0, {UINT32_MAX, 0}, end};
    show_path(&s, line, path);
    if (s.octets.offset == UINT32_MAX)
        return false;
    octets->offset = s.octets.offset;
    octets->length = s.octets.length;
    return true;
}

/*@ requires \valid_read(path) && path_stands(line, path); assigns \nothing; */
uint32_t smtpath_flags(const char *line, const struct smtpath_path *path)
{
    struct search s = {0, 0, {UINT32_MAX, 0}, UINT32_MAX};
    show_path(&s, line, path);
    return s.seen;
}

/*@ requires \valid_read(path) && \valid(octets) && path_stands(line, path);
    requires \separated(octets, path); assigns SPAN(*octets); */
bool smtpath_find_flag(const char *line, const struct smtpath_path *path, uint32_t flag,
                       struct smtpath_span *octets)
{
    return lowest_flag(line, UINT32_MAX, path, flag, octets);
}
