// SPDX-License-Identifier: MIT
/*
 * Address literals, RFC 5321 section 4.1.3. Only path.c uses it.
 */
#include "literal.h"
#include "token.h"

/* Snum = 1*3DIGIT, representing a decimal integer value in the range 0 through 255
 *                                                                       RFC 5321 section 4.1.3 */
/*@ requires \valid(octet) && \separated(octet, c, c->line + (0 .. c->end - 1));
    requires \separated(octet, &c->out->diagnostic); PRODUCTION; assigns *octet; ADVANCES;
    ensures \result ==> Snum(c->line, \old(c->at), c->at) && *octet == number(c->line, \old(c->at), c->at) &&
      !(c->at < c->end && is_DIGIT(c->line[c->at]));
    ensures !\result ==> (c->at == \old(c->at) || Snum(c->line, \old(c->at), c->at)) &&
      !(c->at < c->end && Snum(c->line, \old(c->at), c->at + 1)); */
static bool snum(struct cursor *c, uint8_t *octet)
{
    const uint32_t start = c->at;
    uint32_t value = 0;
    if (!is(c, DIGIT))
        return reject(c, SMTPATH_EXPECTED_SNUM);
    /*@ loop invariant is_cursor(c) && start <= c->at <= start + 3 && digits_only(c->line, start, c->at);
        loop invariant value <= 255 && value == number(c->line, start, c->at);
        loop invariant c->at == start ==> c->at < c->end && belongs(c->line[c->at], DIGIT);
        loop assigns c->at, value;
        loop variant c->end - c->at; */
    while (is(c, DIGIT)) {
        //@ assert in_line: c->at < c->end;
        const uint32_t next = value * 10 + (uint32_t)(c->line[c->at] - '0');
        if (next > 255 || c->at - start == 3)
            return reject(c, SMTPATH_SNUM_OUT_OF_RANGE);
        value = next;
        c->at++;
    }
    *octet = (uint8_t)value;
    return true;
}

/* IPv4-address-literal = Snum 3("."  Snum)                              RFC 5321 section 4.1.3 */
/*@ requires \valid(address + (0 .. 3));
    requires \separated(address + (0 .. 3), c, c->line + (0 .. c->end - 1), &c->out->diagnostic);
    PRODUCTION; assigns address[0 .. 3]; ADVANCES;
    ensures \result ==> IPv4_address_literal(c->line, \old(c->at), c->at); */
static bool ipv4(struct cursor *c, uint8_t *address)
{
    /*@ loop invariant i <= 4 && is_cursor(c) && unrefused(c) && c->at >= \at(c->at, Pre) &&
          (i > 0 ==> c->at > \at(c->at, Pre) && Snums(c->line, \at(c->at, Pre), c->at, i));
        loop invariant i == 0 ==> c->at == \at(c->at, Pre);
        loop assigns READING, i, address[0 .. 3];
        loop variant 4 - i; */
    for (uint32_t i = 0; i < 4; i++) {
        if (i > 0 && !accept(c, '.'))
            return reject(c, SMTPATH_EXPECTED_DOT);
        //@ ghost const uint32_t from = c->at;
        //@ assert dotted: i > 0 ==> c->line[from - 1] == '.' && Snums(c->line, \at(c->at, Pre), from - 1, i);
        if (!snum(c, &address[i]))
            return false;
        //@ assert last: Snum(c->line, from, c->at);
        //@ assert more: Snums(c->line, \at(c->at, Pre), c->at, i + 1);
    }
    return true;
}

/* ---- IPv6 -------------------------------------------------------------------------------------------- */

/* An IPv6 address as it is read: its groups, and how many of them stand before the "::". */
struct groups {
    uint16_t value[8];
    uint32_t count;
    bool compressed;
    uint32_t before_gap;
};

/*@ predicate is_groups(struct groups *g) =
      \valid(g) && g->count <= (g->compressed ? 7 : 8) && g->before_gap <= g->count;
    predicate apart(struct groups *g, struct cursor *c) =
      \separated(g, c, c->out, c->options) && \separated(g, c->line + (0 .. c->end - 1)); */

/* Whether another group has no place: the "::" stands for at least two. Where it may stand for one, there is one place
 * more, and the strict reading fails here. */
/*@ requires is_cursor(c) && is_groups(g) && apart(g, c); assigns DEVIATION;
    ensures !\result ==> g->count < (g->compressed ? 7 : 8); */
static bool is_full(struct cursor *c, const struct groups *g)
{
    if (!g->compressed)
        return g->count >= 8;
    return g->count >= 7 || (g->count == 6 && !tolerates(c, SMTPATH_TOLERATE_IPV6_ONE_GROUP));
}

/*@ requires belongs(digit, HEXDIG); assigns \nothing; ensures \result <= 15 && \result == hex_digit(digit); */
static uint32_t hex_value(char digit)
{
    if (digit <= '9') /* "0" is the least of them */
        return (uint32_t)(digit - '0');
    return (uint32_t)(to_upper(digit) - 'A') + 10;
}

/* IPv6-hex = 1*4HEXDIG                                                  RFC 5321 section 4.1.3 */
/*@ requires \valid(value);
    requires \separated(value, c, c->out) && \separated(value, c->line + (0 .. c->end - 1));
    PRODUCTION; assigns *value; ADVANCES;
    ensures \result ==> IPv6_hex(c->line, \old(c->at), c->at) && *value == hex_number(c->line, \old(c->at), c->at) &&
      (c->at < \old(c->at) + 4 ==> !(c->at < c->end && is_HEXDIG(c->line[c->at])));
    ensures !\result ==> c->at == \old(c->at) && !(c->at < c->end && is_HEXDIG(c->line[c->at])); */
static bool ipv6_hex(struct cursor *c, uint32_t *value)
{
    const uint32_t start = c->at;
    uint32_t sum = 0;
    /*@ loop invariant is_cursor(c) && c->at >= start && c->at - start <= 4;
        loop invariant c->at == start || IPv6_hex(c->line, start, c->at);
        loop invariant sum == hex_number(c->line, start, c->at);
        loop invariant sum <= (c->at - start == 0 ? 0 : c->at - start == 1 ? 15 :
        c->at - start == 2 ? 255 : c->at - start == 3 ? 4095 : 65535);
        loop assigns c->at, sum;
        loop variant c->end - c->at; */
    while (is(c, HEXDIG) && c->at - start < 4) {
        //@ assert in_line: c->at < c->end;
        sum = sum * 16 + hex_value(c->line[c->at]);
        c->at++;
    }
    *value = sum;
    return c->at > start || reject(c, SMTPATH_EXPECTED_IPV6_HEX);
}

/* Whether the group line[start .. at), whose digits in base 16 are value, is an Snum too, and stands where
 * the IPv4 tail of IPv6v4-full (behind six groups) or of IPv6v4-comp (beside at most four, tolerated five) may begin. */
/*@ requires is_cursor(c) && is_groups(g) && apart(g, c) && start <= c->at; assigns DEVIATION;
    ensures \result ==> (g->compressed ? g->count <= 5 : g->count == 6); */
static bool ipv4_tail_begins(struct cursor *c, uint32_t start, const struct groups *g, uint32_t value)
{
    const bool is_snum =
        c->at - start <= 3 && (value & 0xF) <= 9 && (value >> 4 & 0xF) <= 9 && value <= 0x255;
    if (!is_snum || !next_is(c, '.'))
        return false;
    if (!g->compressed)
        return g->count == 6;
    return g->count <= 4 || (g->count == 5 && tolerates(c, SMTPATH_TOLERATE_IPV6_ONE_GROUP));
}

/* The four octets of an IPv4 tail, as the two groups that they are. */
/*@ requires is_groups(g) && apart(g, c) && (g->compressed ? g->count <= 5 : g->count == 6); PRODUCTION;
    assigns g->value[0 .. 7], g->count; ADVANCES; ensures is_groups(g); */
static bool ipv4_tail(struct cursor *c, struct groups *g)
{
    uint8_t tail[4];
    if (!ipv4(c, tail))
        return false;
    //@ assert room: g->count <= 6;
    g->value[g->count] = (uint16_t)(tail[0] * 256 + tail[1]);
    g->value[g->count + 1] = (uint16_t)(tail[2] * 256 + tail[3]);
    g->count += 2;
    return true;
}

/* One group, or the IPv4 tail that ends the address. */
/*@ requires is_groups(g) && apart(g, c) && \valid(more) && \separated(more, g, c, c->out) &&
      \separated(more, c->line + (0 .. c->end - 1));
    PRODUCTION; assigns g->value[0 .. 7], g->count, *more; ADVANCES; ensures is_groups(g); */
static bool group(struct cursor *c, struct groups *g, bool *more)
{
    const uint32_t start = c->at;
    uint32_t value;
    if (is_full(c, g))
        return reject(c, SMTPATH_EXPECTED_BRACKET);
    if (!ipv6_hex(c, &value))
        return false;
    if (ipv4_tail_begins(c, start, g, value)) {
        c->at = start;
        *more = false;
        return ipv4_tail(c, g);
    }
    //@ assert room: g->count < 8;
    g->value[g->count++] = (uint16_t)value;
    return true;
}

/* What follows a group: ":" and another, the "::", or nothing. */
/*@ requires is_groups(g) && apart(g, c) && \valid(more) && \separated(more, g, c, c->out) &&
      \separated(more, c->line + (0 .. c->end - 1));
    PRODUCTION; assigns g->compressed, g->before_gap, *more; ensures is_groups(g); */
static bool group_separator(struct cursor *c, struct groups *g, bool *more)
{
    if (!next_is(c, ':')) {
        *more = false;
        return g->compressed || g->count == 8 || reject(c, SMTPATH_EXPECTED_IPV6_COLON);
    }
    if (is_full(c, g))
        return reject(c, SMTPATH_EXPECTED_BRACKET);
    c->at++;
    if (!next_is(c, ':'))
        return true;
    if (g->compressed || g->count > 7 ||
        (g->count == 7 && !tolerates(c, SMTPATH_TOLERATE_IPV6_ONE_GROUP)))
        return reject(c, SMTPATH_EXPECTED_IPV6_HEX);
    c->at++;
    g->compressed = true;
    g->before_gap = g->count;
    *more = !next_is(c, ']');
    return true;
}

/* The octets of the address: the groups before the "::", zeros, and the rest at the end. */
/*@ requires is_groups(g) && \valid(address + (0 .. 15)); requires \separated(g, address + (0 .. 15));
    assigns address[0 .. 15]; */
static void spread_groups(const struct groups *g, uint8_t *address)
{
    const uint32_t before = g->compressed ? g->before_gap : g->count;
    const uint32_t gap = 8 - g->count;
    /*@ loop invariant i <= 8;
        loop assigns i, address[0 .. 15];
        loop variant 8 - i; */
    for (uint32_t i = 0; i < 8; i++) {
        uint32_t value = 0;
        if (i < before) {
            value = g->value[i];
        } else if (i >= before + gap) {
            const uint32_t behind_gap = i - gap;
            //@ assert was_read: behind_gap < g->count;
            value = g->value[behind_gap];
        }
        address[2 * i] = (uint8_t)(value >> 8);
        address[2 * i + 1] = (uint8_t)(value & 0xFF);
    }
}

/* No initialiser: for one, some compilers ask memset of the C library. */
/*@ requires \valid(g); assigns *g; ensures is_groups(g) && g->count == 0; */
static void clear_groups(struct groups *g)
{
    g->value[0] = g->value[1] = g->value[2] = g->value[3] = 0;
    g->value[4] = g->value[5] = g->value[6] = g->value[7] = 0;
    g->count = 0;
    g->compressed = false;
    g->before_gap = 0;
}

/* IPv6-addr = IPv6-full / IPv6-comp / IPv6v4-full / IPv6v4-comp
 * IPv6-full = IPv6-hex 7(":" IPv6-hex)
 * IPv6-comp = [IPv6-hex *5(":" IPv6-hex)] "::" [IPv6-hex *5(":" IPv6-hex)]
 * IPv6v4-full = IPv6-hex 5(":" IPv6-hex) ":" IPv4-address-literal
 * IPv6v4-comp = [IPv6-hex *3(":" IPv6-hex)] "::" [IPv6-hex *3(":" IPv6-hex) ":"] IPv4-address-literal
 *                                                                       RFC 5321 section 4.1.3
 * with at most 6, and before an IPv4 tail at most 4, groups beside the "::"; tolerated, one more. */
/*@ requires \valid(address + (0 .. 15));
    requires \separated(address + (0 .. 15), c, c->line + (0 .. c->end - 1), &c->out->diagnostic);
    PRODUCTION; assigns address[0 .. 15]; */
static bool ipv6(struct cursor *c, uint8_t *address)
{
    struct groups g;
    bool more = true;
    clear_groups(&g);
    if (accept(c, ':')) {
        if (!accept(c, ':'))
            return reject(c, SMTPATH_EXPECTED_IPV6_COLON);
        g.compressed = true;
        more = !next_is(c, ']');
    }
    /*@ loop invariant is_groups(&g);
        loop invariant is_cursor(c) && unrefused(c) && c->at >= \at(c->at, Pre);
        loop assigns READING, address[0 .. 15], g, more;
        loop variant c->end - c->at; */
    while (more)
        if (!group(c, &g, &more) || (more && !group_separator(c, &g, &more)))
            return false;
    spread_groups(&g, address);
    return true;
}

/* ---- The literal ----------------------------------------------------------------------------------------- */

/* General-address-literal = Standardized-tag ":" 1*dcontent             RFC 5321 section 4.1.3
 * Behind the ":". */
/*@ PRODUCTION; ADVANCES; */
static bool dcontent(struct cursor *c)
{
    if (!is(c, DCONTENT))
        return reject(c, SMTPATH_EXPECTED_DCONTENT);
    skip(c, DCONTENT);
    return true;
}

/* IPv6-address-literal = "IPv6:" IPv6-addr / General-address-literal
 * Standardized-tag = Ldh-str                                            RFC 5321 section 4.1.3
 * A registered tag begins with a letter; "IPv6" is the only one. */
/*@ requires c->at < c->end && belongs(c->line[c->at], ALPHA); PRODUCTION;
    assigns c->out->path.domain_kind, c->out->path.address[0 .. 15]; */
static bool tagged(struct cursor *c)
{
    struct smtpath_path *path = &c->out->path;
    const uint32_t start = c->at;
    skip(c, LDH);
    const struct smtpath_span tag = span_from(c, start);
    //@ assert behind_start: start < c->at <= c->end;
    if (c->line[c->at - 1] == '-')
        return reject(c, SMTPATH_EXPECTED_TAG);
    if (!accept(c, ':'))
        return reject(c, SMTPATH_EXPECTED_TAG_COLON);
    if (tag.length == 4 && same_ignoring_case(c->line + start, "IPV6", 4)) {
        path->domain_kind = SMTPATH_DOMAIN_IPV6;
        return ipv6(c, path->address);
    }
    if (!c->options->general_literal)
        return reject_token(c, SMTPATH_UNREGISTERED_TAG, tag);
    path->domain_kind = SMTPATH_DOMAIN_GENERAL;
    return dcontent(c);
}

/* What stands between the brackets, and the closing one. */
/*@ PRODUCTION; assigns c->out->path.domain_kind, c->out->path.address[0 .. 15]; */
static bool literal_content(struct cursor *c)
{
    struct smtpath_path *path = &c->out->path;
    bool read;
    if (is(c, DIGIT)) {
        path->domain_kind = SMTPATH_DOMAIN_IPV4;
        read = ipv4(c, path->address);
    } else if (is(c, ALPHA)) {
        read = tagged(c);
    } else {
        read = reject(c, SMTPATH_EXPECTED_LITERAL);
    }
    return read && (accept(c, ']') || reject(c, SMTPATH_EXPECTED_BRACKET));
}

/* The second reading of a literal that failed, as an IPv6 address without its tag. Of two failures, the one
 * further on says more. */
/*@ requires is_cursor(c) && 0 < content <= c->at && refused(c);
    assigns READING, c->out->path.domain_kind, c->out->path.address[0 .. 15];
    ensures is_cursor(c) && c->at >= content && decided(c, \result); */
static bool untagged_ipv6(struct cursor *c, uint32_t content)
{
    struct smtpath_path *path = &c->out->path;
    const struct smtpath_diagnostic strict = c->out->diagnostic;
    const struct smtpath_span octets = {strict.offset, strict.length};
    const uint32_t strict_at = c->at;
    const uint32_t deviations = c->out->deviations, deviation_offset = c->out->deviation_offset;
    /* an unregistered tag is detected at the ":" that was read behind it */
    const uint32_t detected = strict.reason == SMTPATH_UNREGISTERED_TAG ? strict_at - 1 : strict_at;
    c->at = content;
    c->out->diagnostic.reason = SMTPATH_OK;
    /* before what ipv6() may tolerate further on */
    record_deviation(c, SMTPATH_TOLERATE_UNTAGGED_IPV6, strict.offset);
    if (ipv6(c, path->address) && (accept(c, ']') || reject(c, SMTPATH_EXPECTED_BRACKET))) {
        path->domain_kind = SMTPATH_DOMAIN_IPV6;
        return true;
    }
    c->out->deviations = deviations;
    c->out->deviation_offset = deviation_offset;
    if (c->at > detected)
        return false;
    c->at = strict_at;
    return reject_token(c, strict.reason, octets);
}

/* address-literal = "[" ( IPv4-address-literal / IPv6-address-literal / General-address-literal ) "]"
 *                                                                       RFC 5321 section 4.1.3 */
bool address_literal(struct cursor *c)
{
    //@ assert seen: c->at < c->end;
    const uint32_t start = c->at++; /* "[": the caller has seen it */
    bool read = literal_content(c);
    if (!read && (c->options->tolerate & SMTPATH_TOLERATE_UNTAGGED_IPV6) != 0)
        read = untagged_ipv6(c, start + 1);
    if (!within_limit(c, start, c->limits.domain, SMTPATH_LITERAL_TOO_LONG, read)) {
        c->out->path.domain_kind = SMTPATH_DOMAIN_NONE;
        return false;
    }
    note_span(&c->out->path.domain, c, start);
    return true;
}
