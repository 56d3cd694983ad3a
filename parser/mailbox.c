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

/*@ requires \valid_read(a) && stands(line_a, a->local) && stands(line_a, a->domain);
    requires \valid_read(b) && stands(line_b, b->local) && stands(line_b, b->domain); assigns \nothing; */
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
