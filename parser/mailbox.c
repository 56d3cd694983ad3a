// SPDX-License-Identifier: MIT
/*
 * What an accepted mailbox means: its octets without quotes, its shortest form, whether two are the same. Receivers
 * call it, and the writers.
 */
#include "mailbox.h"
#include "sink.h"

/*@ requires \valid_read(local + (0 .. length - 1)) && \valid(buffer + (0 .. size - 1));
    assigns buffer[0 .. size - 1]; ensures \result <= length; */
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

/* What a local part must be to mean these octets. */
enum form { FORM_NONE, FORM_DOT_STRING, FORM_QUOTED };

/* An octet beside which an Atom would be missing: a dot at either end, or behind another. */
/*@ requires at < length && \valid_read(octets + (0 .. length - 1)); assigns \nothing; */
static bool loose_dot(const char *octets, size_t at, size_t length)
{
    return octets[at] == '.' && (at == 0 || at + 1 == length || octets[at - 1] == '.');
}

/*@ requires \valid_read(octets + (0 .. length - 1)); assigns \nothing; */
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

/*@ requires is_sink(out); assigns out->length, out->buffer[0 .. out->size - 1];
    ensures \old(out->length) <= out->length <= \old(out->length) + 2; */
static void put_quotable(struct sink *out, char octet)
{
    if (octet == '"' || octet == '\\')
        put(out, '\\');
    put(out, octet);
}

/*@ requires \valid_read(octets + (0 .. length - 1)) && \valid(buffer + (0 .. size - 1));
    assigns buffer[0 .. size - 1]; ensures \result <= 2 * length + 2; */
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
/*@ requires is_walk(o); assigns \nothing; */
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
    assigns buffer[0 .. size - 1]; ensures \result <= 2 * length + 2; */
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

/* ---- C strings --------------------------------------------------------------------------------------------- */

/* A string of so many octets that fits is written, else none. */
/*@ requires \valid(buffer + (0 .. size - 1)); assigns buffer[0 .. size - 1]; ensures \result == length; */
static size_t end_string(char *buffer, size_t size, size_t length)
{
    if (size > 0)
        buffer[length < size ? length : 0] = '\0';
    return length;
}

/*@ requires stands(line, span) && \valid(buffer + (0 .. size - 1));
    requires \separated(buffer + (0 .. size - 1), line + (span.offset .. span.offset + span.length - 1));
    assigns buffer[0 .. size - 1]; ensures \result == span.length; */
size_t smtpath_copy(const char *line, struct smtpath_span span, char *buffer, size_t size)
{
    /*@ loop invariant i <= span.length;
        loop assigns i, buffer[0 .. size - 1];
        loop variant span.length - i; */
    for (uint32_t i = 0; i < span.length && span.length < size; i++)
        buffer[i] = line[span.offset + i];
    return end_string(buffer, size, span.length);
}

/*@ requires \valid_read(path) && stands(line, path->local) && stands(line, path->domain);
    requires \valid(buffer + (0 .. size - 1)) && \separated(buffer + (0 .. size - 1), path);
    assigns buffer[0 .. size - 1]; */
size_t smtpath_plain_mailbox(const char *line, const struct smtpath_path *path, char *buffer,
                             size_t size)
{
    struct octets o = octets_of(line + path->local.offset, path->local.length);
    struct sink out = {buffer, size, 0};
    /*@ loop invariant is_walk(o) && is_sink(&out);
        loop assigns o.at, out.length, buffer[0 .. size - 1];
        loop variant o.end - o.at; */
    while (o.at < o.end)
        put(&out, next_octet(&o));
    if (path->kind == SMTPATH_PATH_MAILBOX)
        put(&out, '@');
    /*@ loop invariant i <= path->domain.length && is_sink(&out);
        loop assigns i, out.length, buffer[0 .. size - 1];
        loop variant path->domain.length - i; */
    for (uint32_t i = 0; i < path->domain.length; i++)
        put(&out, line[path->domain.offset + i]);
    return end_string(buffer, size, out.length);
}

/* ---- Source routes ----------------------------------------------------------------------------------------- */

/*@ requires \valid_read(path) && stands(line, path->route) && path->route.offset + path->route.length <= UINT32_MAX;
    requires \valid(walk) && \valid(hop) && \separated(walk, hop, path) && *walk <= path->route.length;
    assigns *walk, SPAN(*hop);
    ensures \old(*walk) <= *walk <= path->route.length;
    ensures \result ==> *walk > \old(*walk) && path->route.offset <= hop->offset &&
      hop->offset + hop->length <= path->route.offset + path->route.length; */
bool smtpath_next_hop(const char *line, const struct smtpath_path *path, uint32_t *walk,
                      struct smtpath_span *hop)
{
    const char *route = line + path->route.offset;
    const uint32_t length = path->route.length;
    if (*walk >= length)
        return false;
    const uint32_t start = *walk + 1; /* behind "@" */
    uint32_t end = start;
    /*@ loop invariant start <= end <= length;
        loop assigns end;
        loop variant length - end; */
    while (end < length && route[end] != ',')
        end++;
    hop->offset = path->route.offset + start;
    hop->length = end - start;
    *walk = end < length ? end + 1 : end;
    return true;
}

/* ---- Comparison -------------------------------------------------------------------------------------------- */

/* RFC 5321 sections 4.1.1.3, 4.5.1: this local part is the same in any case, at every host. */
/*@ requires is_walk(o); assigns \nothing; */
static bool is_postmaster(struct octets o)
{
    static const char name[] = {'P', 'O', 'S', 'T', 'M', 'A', 'S', 'T', 'E', 'R'};
    /*@ loop invariant i <= 10 && is_walk(o);
        loop assigns i, o.at;
        loop variant 10 - i; */
    for (uint32_t i = 0; i < sizeof name; i++)
        if (o.at >= o.end || to_upper(next_octet(&o)) != name[i])
            return false;
    return o.at == o.end;
}

/* Section 2.4: the local part is the receiving host's business, so its case counts. */
/*@ requires \valid_read(a + (0 .. length_a - 1)) && \valid_read(b + (0 .. length_b - 1));
    assigns \nothing; */
static bool same_local(const char *a, size_t length_a, const char *b, size_t length_b)
{
    struct octets x = octets_of(a, length_a);
    struct octets y = octets_of(b, length_b);
    if (is_postmaster(x) && is_postmaster(y))
        return true;
    /*@ loop invariant is_walk(x) && is_walk(y);
        loop assigns x.at, y.at;
        loop variant x.end - x.at; */
    while (x.at < x.end && y.at < y.end)
        if (next_octet(&x) != next_octet(&y))
            return false;
    return x.at == x.end && y.at == y.end;
}

/* How many octets of a literal's address hold; 0 where it is a name, or of a kind that nobody knows. */
/*@ assigns \nothing; ensures \result <= 16; */
static uint32_t address_length(enum smtpath_domain_kind kind)
{
    if (kind == SMTPATH_DOMAIN_IPV4)
        return 4;
    return kind == SMTPATH_DOMAIN_IPV6 ? 16 : 0;
}

/* A domain's octets, less the one dot that may end a name. */
/*@ requires \valid_read(path) && stands(line, path->domain); assigns \nothing;
    ensures \result <= path->domain.length; */
static uint32_t name_length(const char *line, const struct smtpath_path *path)
{
    const uint32_t length = path->domain.length;
    return length > 0 && line[path->domain.offset + length - 1] == '.' ? length - 1 : length;
}

/*@ requires octets <= 16 && \valid_read(a + (0 .. 15)) && \valid_read(b + (0 .. 15)); assigns \nothing; */
static bool same_address(const uint8_t *a, const uint8_t *b, uint32_t octets)
{
    uint32_t i = 0;
    /*@ loop invariant i <= octets;
        loop assigns i;
        loop variant octets - i; */
    while (i < octets && a[i] == b[i])
        i++;
    return i == octets;
}

/*@ requires \valid_read(a) && stands(line_a, a->domain) && \valid_read(b) && stands(line_b, b->domain);
    assigns \nothing; */
static bool same_domain(const char *line_a, const struct smtpath_path *a, const char *line_b,
                        const struct smtpath_path *b)
{
    const uint32_t octets = address_length(a->domain_kind), length = name_length(line_a, a);
    if (a->domain_kind != b->domain_kind)
        return false;
    if (octets > 0)
        return same_address(a->address, b->address, octets);
    return length == name_length(line_b, b) &&
           same_ignoring_case(line_a + a->domain.offset, line_b + b->domain.offset, length);
}

/*@ requires \valid_read(a) && stands(line_a, a->local) && stands(line_a, a->domain);
    requires \valid_read(b) && stands(line_b, b->local) && stands(line_b, b->domain); assigns \nothing; */
bool smtpath_same_mailbox(const char *line_a, const struct smtpath_path *a, const char *line_b,
                          const struct smtpath_path *b)
{
    if (a->kind <= SMTPATH_PATH_NULL || b->kind <= SMTPATH_PATH_NULL)
        return a->kind == b->kind;
    return same_domain(line_a, a, line_b, b) && same_local(line_a + a->local.offset, a->local.length,
                                                           line_b + b->local.offset, b->local.length);
}
