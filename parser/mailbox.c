// SPDX-License-Identifier: MIT
/*
 * What a mailbox means: its octets without quotes, its shortest form, whether two are the same, and what
 * about it deserves a second look.
 */
#include "internal.h"

/* ---- Octets of a local part -------------------------------------------------------------------------- */

/* Walks the octets that a local part means, as written or without its quotes. */
struct octets {
    const char *local;
    size_t at;
    size_t end;
    bool quoted;
};

/*@ predicate is_walk(struct octets o) = o.at <= o.end && \valid_read(o.local + (0 .. o.end - 1)); */
/*@ requires \valid_read(local + (0 .. length - 1));
    assigns \nothing;
    ensures is_walk(\result) && \result.local == local && \result.at <= 1 && \result.end <= length; */
static struct octets octets_of(const char *local, size_t length)
{
    struct octets o = {local, 0, length, false};
    if (length >= 2 && local[0] == '"' && local[length - 1] == '"') {
        o.quoted = true;
        o.at = 1;
        o.end = length - 1;
    }
    return o;
}

/* quoted-pairSMTP: "the backslash is not part of the string", section 4.1.2. Call while at < end. */
/*@ requires \valid(o) && is_walk(*o) && o->at < o->end;
    requires \separated(o, o->local + (0 .. o->end - 1));
    assigns o->at;
    ensures is_walk(*o) && o->at > \old(o->at); */
static char next_octet(struct octets *o)
{
    if (o->quoted && o->local[o->at] == '\\' && o->at + 1 < o->end)
        o->at++;
    return o->local[o->at++];
}

/*@ requires \valid_read(local + (0 .. length - 1)) && \valid(buffer + (0 .. size - 1));
    assigns buffer[0 .. size - 1];
    ensures \result <= length; */
size_t smtpath_unquote(const char *local, size_t length, char *buffer, size_t size)
{
    struct octets o = octets_of(local, length);
    struct sink out = {buffer, size, 0};
    /*@ loop invariant is_walk(o) && is_sink(&out) && out.length <= o.at;
        loop assigns o.at, out.length, buffer[0 .. size - 1];
        loop variant o.end - o.at; */
    while (o.at < o.end)
        put(&out, next_octet(&o));
    return out.length;
}

/* ---- Shortest form ------------------------------------------------------------------------------------- */

size_t utf8_length(const char *octets, size_t at, size_t length)
{
    const size_t rest = length - at;
    uint32_t read = 0;
    return utf8_sequence(octets + at, rest < 4 ? (uint32_t)rest : 4, &read) ? read : 0;
}

/* What a local part must be to mean these octets. */
enum form { FORM_NONE, FORM_DOT_STRING, FORM_QUOTED };

/* An octet beside which an Atom would be missing: a dot at either end, or behind another. */
/*@ requires at < length && \valid_read(octets + (0 .. length - 1));
    assigns \nothing; */
static bool loose_dot(const char *octets, size_t at, size_t length)
{
    return octets[at] == '.' && (at == 0 || at + 1 == length || octets[at - 1] == '.');
}

/*@ requires \valid_read(octets + (0 .. length - 1));
    assigns \nothing; */
static enum form form_of(const char *octets, size_t length)
{
    enum form form = length == 0 ? FORM_QUOTED : FORM_DOT_STRING;
    size_t at = 0;
    /*@ loop invariant at <= length;
        loop assigns at, form;
        loop variant length - at; */
    while (at < length) {
        size_t step = 1;
        if (is_eight_bit(octets[at]))
            step = utf8_length(octets, at, length);
        else if (!in_class(octets[at], PRINTABLE))
            step = 0;
        else if (loose_dot(octets, at, length) || (octets[at] != '.' && !in_class(octets[at], ATEXT)))
            form = FORM_QUOTED;
        if (step == 0)
            return FORM_NONE;
        at += step;
    }
    return form;
}

/*@ requires is_sink(out);
    assigns out->length, out->buffer[0 .. out->size - 1];
    ensures \old(out->length) <= out->length <= \old(out->length) + 2; */
static void put_quotable(struct sink *out, char octet)
{
    if (octet == '"' || octet == '\\')
        put(out, '\\');
    put(out, octet);
}

/*@ requires \valid_read(octets + (0 .. length - 1)) && \valid(buffer + (0 .. size - 1));
    assigns buffer[0 .. size - 1];
    ensures \result <= 2 * length + 2; */
size_t smtpath_quote(const char *octets, size_t length, char *buffer, size_t size)
{
    struct sink out = {buffer, size, 0};
    const enum form form = form_of(octets, length);
    if (form == FORM_NONE)
        return 0;
    if (form == FORM_QUOTED)
        put(&out, '"');
    /*@ loop invariant i <= length && is_sink(&out) && out.length <= 2 * i + 1;
        loop assigns i, out.length, buffer[0 .. size - 1];
        loop variant length - i; */
    for (size_t i = 0; i < length; i++) {
        if (form == FORM_QUOTED)
            put_quotable(&out, octets[i]);
        else
            put(&out, octets[i]);
    }
    if (form == FORM_QUOTED)
        put(&out, '"');
    return out.length;
}

/* Whether the content of a Quoted-string could stand as a Dot-string: every octet in atext, and each dot
 * between two atoms. */
/*@ requires is_walk(o);
    assigns \nothing; */
static bool quotes_needed(struct octets o)
{
    bool atom_before = false;
    /*@ loop invariant is_walk(o);
        loop assigns o.at, atom_before;
        loop variant o.end - o.at; */
    while (o.at < o.end) {
        const char octet = next_octet(&o);
        if (octet == '.' && !atom_before)
            return true;
        if (octet != '.' && !is_eight_bit(octet) && !in_class(octet, ATEXT))
            return true;
        atom_before = octet != '.';
    }
    return !atom_before;
}

/*@ requires \valid_read(local + (0 .. length - 1)) && \valid(buffer + (0 .. size - 1));
    assigns buffer[0 .. size - 1];
    ensures \result <= 2 * length + 2; */
size_t smtpath_shortest(const char *local, size_t length, char *buffer, size_t size)
{
    struct octets o = octets_of(local, length);
    struct sink out = {buffer, size, 0};
    const bool quotes = quotes_needed(o);
    if (quotes)
        put(&out, '"');
    /*@ loop invariant is_walk(o) && is_sink(&out) && out.length <= 2 * o.at + 1;
        loop assigns o.at, out.length, buffer[0 .. size - 1];
        loop variant o.end - o.at; */
    while (o.at < o.end) {
        const char octet = next_octet(&o);
        if (quotes)
            put_quotable(&out, octet);
        else
            put(&out, octet);
    }
    if (quotes)
        put(&out, '"');
    return out.length;
}

/* ---- Comparison ------------------------------------------------------------------------------------------ */

/* Section 2.4: the local part is the receiving host's business, so its case counts. */
/*@ requires \valid_read(a + (0 .. length_a - 1)) && \valid_read(b + (0 .. length_b - 1));
    assigns \nothing; */
static bool same_local(const char *a, size_t length_a, const char *b, size_t length_b)
{
    struct octets x = octets_of(a, length_a);
    struct octets y = octets_of(b, length_b);
    /*@ loop invariant is_walk(x) && is_walk(y);
        loop assigns x.at, y.at;
        loop variant x.end - x.at; */
    while (x.at < x.end && y.at < y.end)
        if (next_octet(&x) != next_octet(&y))
            return false;
    return x.at == x.end && y.at == y.end;
}

/*@ predicate stands(char *line, struct smtpath_span span) =
      \valid_read((line + span.offset) + (0 .. span.length - 1)); */
/*@ requires \valid_read(a) && stands(line_a, a->local) && stands(line_a, a->domain);
    requires \valid_read(b) && stands(line_b, b->local) && stands(line_b, b->domain);
    assigns \nothing; */
bool smtpath_same_mailbox(const char *line_a, const struct smtpath_path *a, const char *line_b,
                          const struct smtpath_path *b)
{
    if (a->kind != b->kind)
        return false;
    if (a->kind != SMTPATH_PATH_MAILBOX)
        return true;
    return a->domain.length == b->domain.length &&
           same_ignoring_case(line_a + a->domain.offset, line_b + b->domain.offset, a->domain.length) &&
           same_local(line_a + a->local.offset, a->local.length, line_b + b->local.offset,
                      b->local.length);
}

/* ---- Security flags ----------------------------------------------------------------------------------------- */

static const char *const flag_names[SMTPATH_FLAG_COUNT] = {
    "source-route",      "percent",        "bang",         "quoted-at",     "space", "quoted-pair",
    "encoded-word",      "leading-hyphen", "leading-pipe", "leading-slash", "shell", "ace-label",
    "ipv4-leading-zero",
};

/*@ assigns \nothing; */
const char *smtpath_flag_name(uint32_t flag)
{
    /*@ loop invariant i <= SMTPATH_FLAG_COUNT && (uint32_t)(1 << i) == 1 << i;
        loop assigns i;
        loop variant SMTPATH_FLAG_COUNT - i; */
    for (uint32_t i = 0; i < SMTPATH_FLAG_COUNT; i++)
        if (flag == SMTPATH_BIT(i))
            return flag_names[i];
    return NULL;
}

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
/*@ requires is_walk(o) && o.end <= UINT32_MAX;
    assigns \nothing; */
static bool looks_like_encoded_word(struct octets o)
{
    uint32_t question_marks = 0;
    char previous = 0, last = 0;
    bool begins = false;
    size_t count = 0;
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

/*@ requires \valid_read(local + (0 .. length - 1));
    assigns \nothing; */
static uint32_t local_flags(const char *local, uint32_t length)
{
    struct octets o = octets_of(local, length);
    const uint32_t first = (uint32_t)o.at;
    uint32_t flags = looks_like_encoded_word(o) ? SMTPATH_FLAG_ENCODED_WORD : 0;
    /*@ loop invariant is_walk(o);
        loop assigns o.at, flags;
        loop variant o.end - o.at; */
    while (o.at < o.end) {
        const size_t before = o.at;
        const char octet = next_octet(&o);
        flags |= octet_flags(octet);
        if (o.at - before == 2)
            flags |= SMTPATH_FLAG_QUOTED_PAIR;
        if (before == first)
            flags |= first_octet_flags(octet);
    }
    return flags;
}

/*@ requires \valid_read(name + (0 .. length - 1));
    assigns \nothing; */
static bool has_ace_label(const char *name, uint32_t length)
{
    /*@ loop invariant i <= length;
        loop assigns i;
        loop variant length - i; */
    for (uint32_t i = 0; i < length && length - i >= 4; i++)
        if ((i == 0 || name[i - 1] == '.') && same_ignoring_case(name + i, "XN--", 4))
            return true;
    return false;
}

/* An Snum of more than one digit that begins with 0: some read it as octal. */
/*@ requires \valid_read(literal + (0 .. length - 1));
    assigns \nothing; */
static bool has_leading_zero(const char *literal, uint32_t length)
{
    /*@ loop invariant 1 <= i && (i == 1 || i < length);
        loop assigns i;
        loop variant length - i; */
    for (uint32_t i = 1; i + 1 < length; i++)
        if (literal[i] == '0' && !in_class(literal[i - 1], DIGIT) && in_class(literal[i + 1], DIGIT))
            return true;
    return false;
}

/*@ requires \valid_read(path) && stands(line, path->local) && stands(line, path->domain);
    assigns \nothing; */
uint32_t smtpath_flags(const char *line, const struct smtpath_path *path)
{
    uint32_t flags = path->route.length > 0 ? SMTPATH_FLAG_SOURCE_ROUTE : 0;
    if (path->local.length > 0)
        flags |= local_flags(line + path->local.offset, path->local.length);
    if (path->domain_kind == SMTPATH_DOMAIN_NAME &&
        has_ace_label(line + path->domain.offset, path->domain.length))
        flags |= SMTPATH_FLAG_ACE_LABEL;
    if (path->domain_kind == SMTPATH_DOMAIN_IPV4 &&
        has_leading_zero(line + path->domain.offset, path->domain.length))
        flags |= SMTPATH_FLAG_IPV4_LEADING_ZERO;
    return flags;
}
