// SPDX-License-Identifier: MIT
/*
 * Mistakes in a domain or an address literal, in a path or in the argument of another command.
 */
#include "mistake.h"

/* Whether the fault may be one of a domain: in a path, or in a command whose argument is one. */
/*@ requires is_scene(s); assigns \nothing; */
static bool has_domain(const struct scene *s)
{
    return s->region == IN_PATH || takes_host(s) ||
           (takes_user(s) && find(s, s->argument, '@') < s->at);
}

/* The domain is whole, but goes on. */
/*@ requires is_scene(s); assigns \nothing; */
static bool domain_ends(const struct scene *s)
{
    return has_domain(s) &&
           (reason_is(s, SMTPATH_EXPECTED_GT) || reason_is(s, SMTPATH_EXPECTED_END) ||
            reason_is(s, SMTPATH_EXPECTED_ROUTE_END) || reason_is(s, SMTPATH_EXPECTED_SPACE_OR_END));
}

/* A label should begin. */
/*@ requires is_scene(s); assigns \nothing; */
static bool label_begins(const struct scene *s)
{
    return has_domain(s) &&
           (reason_is(s, SMTPATH_EXPECTED_DOMAIN) || reason_is(s, SMTPATH_EXPECTED_SUB_DOMAIN));
}

/*@ requires is_scene(s); assigns \nothing; */
static bool in_literal(const struct scene *s)
{
    return s->reason >= SMTPATH_EXPECTED_LITERAL && s->reason <= SMTPATH_UNREGISTERED_TAG;
}

/*@ requires is_scene(s); assigns \nothing; */
static bool ipv6_zone(const struct scene *s)
{
    return in_literal(s) && octet_is(s, s->at, '%');
}

/* "[192.0.2.1/24]" */
/*@ requires is_scene(s); assigns \nothing; */
static bool prefix_length(const struct scene *s)
{
    return in_literal(s) && octet_is(s, s->at, '/') && class_is(s, s->at + 1, DIGIT);
}

/* How many hex digits stand right before the fault, up to five. */
/*@ requires is_scene(s); assigns \nothing; */
static size_t hex_digits_before(const struct scene *s)
{
    size_t count = 0;
    /*@ loop invariant 0 <= count <= 5 && count <= s->at;
        loop assigns count;
        loop variant 5 - count; */
    while (count < 5 && count < s->at && class_is(s, s->at - count - 1, HEXDIG))
        count++;
    return count;
}

/*@ requires is_scene(s); assigns \nothing; */
static bool long_group(const struct scene *s)
{
    return in_literal(s) && class_is(s, s->at, HEXDIG) && hex_digits_before(s) == 4;
}

/* "[mail.example.org]": where a tag would end, a dot or the bracket, and some letter before it */
/*@ requires is_scene(s); assigns \nothing; */
static bool name_in_brackets(const struct scene *s)
{
    return reason_is(s, SMTPATH_EXPECTED_TAG_COLON) && one_of(s, s->at, ".]") && holds(s, s->at, ']');
}

/* How many colons stand among the hex digits and dots from an offset on. */
/*@ requires is_scene(s); assigns \nothing; */
static size_t colons(const struct scene *s, size_t at)
{
    size_t count = 0;
    /*@ loop invariant count <= at - \at(at, Pre);
        loop assigns at, count;
        loop variant s->length - at; */
    for (; class_is(s, at, HEXDIG) || one_of(s, at, ":."); at++)
        count += octet_is(s, at, ':');
    return count;
}

/* "[IPv6:192.0.2.1]": at its first dot; the "6" of the tag is a hex digit, too */
/*@ requires is_scene(s); assigns \nothing; */
static bool ipv4_with_ipv6_tag(const struct scene *s)
{
    const size_t six = smtpath_hex_begin(s);
    const size_t tag = six >= 3 ? word_at(s, six - 3, "IPV6:") : 0;
    return in_literal(s) && octet_is(s, s->at, '.') && tag > 0 && colons(s, six - 3 + tag) == 0;
}

/* "[2001:db8::1]": at the octet that makes it no IPv4 address, or no tag */
/*@ requires is_scene(s); assigns \nothing; */
static bool ipv6_without_tag(const struct scene *s)
{
    return (reason_is(s, SMTPATH_SNUM_OUT_OF_RANGE) || reason_is(s, SMTPATH_EXPECTED_DOT) ||
            reason_is(s, SMTPATH_EXPECTED_LITERAL) || reason_is(s, SMTPATH_UNREGISTERED_TAG) ||
            reason_is(s, SMTPATH_EXPECTED_SNUM)) &&
           colons(s, s->at) >= 2;
}

/* "EHLO IPv6:2001:db8::1", "<ann@IPv4:192.0.2.1>": a tag at once */
/*@ requires is_scene(s); assigns \nothing; */
static bool literal_without_brackets(const struct scene *s)
{
    const size_t begin = s->at > 4 ? s->at - 4 : 0;
    return domain_ends(s) && (stands_at(s, begin, "IPV6:") || stands_at(s, begin, "IPV4:")) &&
           (begin == s->argument || (begin > 0 && s->line[begin - 1] == '@'));
}

/*@ requires is_scene(s); assigns \nothing; */
static bool space_in_literal(const struct scene *s)
{
    const size_t next = beyond(s, s->at, WSP);
    const bool behind_tag = s->at >= 4 && stands_at(s, s->at - 4, "IPV6");
    return in_literal(s) && next > s->at && !behind_tag &&
           (class_is(s, next, HEXDIG) || one_of(s, next, ".:]")) && holds(s, next, ']');
}

size_t smtpath_hex_begin(const struct scene *s)
{
    size_t begin = s->at;
    /*@ loop invariant begin <= s->at;
        loop assigns begin;
        loop variant begin; */
    while (begin > 0 && (in_class(s->line[begin - 1], HEXDIG) || s->line[begin - 1] == ':' ||
                         s->line[begin - 1] == '.'))
        begin--;
    return begin;
}

/* "a@2001:db8::1", "EHLO ::1": nothing but an IPv6 address in place of the domain */
/*@ requires is_scene(s); assigns \nothing; */
static bool ipv6_without_brackets(const struct scene *s)
{
    const size_t begin = smtpath_hex_begin(s);
    return (domain_ends(s) || label_begins(s)) && octet_is(s, s->at, ':') && colons(s, begin) >= 2 &&
           (begin == s->argument || (begin > 0 && s->line[begin - 1] == '@'));
}

/*@ requires is_scene(s); assigns \nothing; */
static bool literal_unclosed(const struct scene *s)
{
    const bool open = reason_is(s, SMTPATH_EXPECTED_BRACKET) ||
                      reason_is(s, SMTPATH_EXPECTED_IPV6_HEX) ||
                      reason_is(s, SMTPATH_EXPECTED_IPV6_COLON);
    return open && breaks_off(s) && !holds(s, s->at, ']');
}

/*@ requires is_scene(s); assigns \nothing; */
static bool literal_unopened(const struct scene *s)
{
    return domain_ends(s) && octet_is(s, s->at, ']');
}

/*@ requires is_scene(s); assigns \nothing; */
static bool port_behind_domain(const struct scene *s)
{
    /* in an IPv4 literal, too: of what can be an IPv6 address it is the first colon */
    const bool in_ipv4 =
        reason_is(s, SMTPATH_EXPECTED_BRACKET) && find(s, smtpath_hex_begin(s), ':') == s->at;
    if (!(domain_ends(s) || in_ipv4) || !octet_is(s, s->at, ':'))
        return false;
    const size_t end = beyond(s, s->at + 1, DIGIT);
    return end > s->at + 1 && (end >= s->length || class_is(s, end, WSP) || one_of(s, end, ">]"));
}

/*@ requires is_scene(s); assigns \nothing; */
static bool ipv4_tag(const struct scene *s)
{
    return reason_is(s, SMTPATH_UNREGISTERED_TAG) && stands_at(s, s->at, "IPV4:");
}

/* "[192.0.2.1.5]" */
/*@ requires is_scene(s); assigns \nothing; */
static bool fifth_number(const struct scene *s)
{
    return reason_is(s, SMTPATH_EXPECTED_BRACKET) && octet_is(s, s->at, '.') &&
           class_is(s, s->at + 1, DIGIT);
}

/*@ requires is_scene(s); assigns \nothing; */
static bool url_for_domain(const struct scene *s)
{
    const bool path = octet_is(s, s->at, '/') && !class_is(s, s->at + 1, DIGIT);
    return domain_ends(s) && (path || stands_at(s, s->at, "://"));
}

/*@ requires is_scene(s); assigns \nothing; */
static bool second_at(const struct scene *s)
{
    return (domain_ends(s) || label_begins(s)) && octet_is(s, s->at, '@');
}

/*@ requires is_scene(s); assigns \nothing; */
static bool quoted_domain(const struct scene *s)
{
    return (domain_ends(s) || label_begins(s)) && one_of(s, s->at, "\"'`") &&
           !(in_class(octet_before(s), LET_DIG) && class_is(s, s->at + 1, LET_DIG));
}

/*@ requires is_scene(s); assigns \nothing; */
static bool underscore(const struct scene *s)
{
    return octet_is(s, s->at, '_') && (label_begins(s) || reason_is(s, SMTPATH_EXPECTED_LET_DIG) ||
                                       reason_is(s, SMTPATH_EXPECTED_SECOND_LABEL) ||
                                       (domain_ends(s) && in_class(octet_before(s), LET_DIG)));
}

/* "ATRN a.example;b.example", "ATRN a.example, b.example", "ATRN a.example," */
/*@ requires is_scene(s); assigns \nothing; */
static bool atrn_list(const struct scene *s)
{
    const bool behind_comma =
        octet_before(s) == ',' && (s->at == s->length || one_of(s, s->at, ", \t"));
    return verb_is(s, SMTPATH_VERB_ATRN) &&
           (behind_comma || one_of(s, s->at, ";|&") ||
            (class_is(s, s->at, WSP) && class_is(s, beyond(s, s->at, WSP), LET_DIG)));
}

/*@ requires is_scene(s); assigns \nothing; */
static bool mark_behind_host(const struct scene *s)
{
    return takes_host(s) && domain_ends(s) && one_of(s, s->at, ",;:!?>") && s->at + 1 == s->length &&
           in_class(octet_before(s), LET_DIG);
}

/* "EHLO a.example.com,b.example.com": a dot on both sides is no dot */
/*@ requires is_scene(s); assigns \nothing; */
static bool several_hosts(const struct scene *s)
{
    return takes_host(s) && domain_ends(s) && one_of(s, s->at, ",;") &&
           find(s, s->argument, '.') < s->at && holds(s, s->at, '.');
}

/* "a@example,org": in the place of a dot, between two labels */
/*@ requires is_scene(s); assigns \nothing; */
static bool separator_for_dot(const struct scene *s)
{
    return domain_ends(s) && one_of(s, s->at, ",;") &&
           class_is(s, beyond(s, s->at + 1, WSP), LET_DIG) && in_class(octet_before(s), LET_DIG);
}

/*@ requires is_scene(s); assigns \nothing; */
static bool empty_label(const struct scene *s)
{
    return label_begins(s) && octet_is(s, s->at, '.');
}

/*@ requires is_scene(s); assigns \nothing; */
static bool dot_at_end(const struct scene *s)
{
    const size_t next = beyond(s, s->at, WSP);
    return label_begins(s) && octet_before(s) == '.' && breaks_off(s) &&
           (has_equals(s, next) || !class_is(s, next, LET_DIG));
}

/*@ requires is_scene(s); assigns \nothing; */
static bool leading_hyphen(const struct scene *s)
{
    return label_begins(s) && octet_is(s, s->at, '-');
}

/*@ requires is_scene(s); assigns \nothing; */
static bool trailing_hyphen(const struct scene *s)
{
    return has_domain(s) && reason_is(s, SMTPATH_EXPECTED_LET_DIG);
}

/* "bob@exam ple.org": no dot stands before the space, and one in the single word behind it. */
/*@ requires is_scene(s); assigns \nothing; */
static bool name_goes_on(const struct scene *s)
{
    const size_t next = beyond(s, s->at, WSP), close = find(s, next, '>');
    return reason_is(s, SMTPATH_EXPECTED_GT) && class_is(s, next, LET_DIG) &&
           find(s, find(s, s->argument, '@'), '.') > s->at && find(s, next, '.') < close &&
           close < word_end(s, next);
}

/*@ requires is_scene(s); assigns \nothing; */
static bool space_in_domain(const struct scene *s)
{
    return class_is(s, s->at, WSP) && ((label_begins(s) && octet_before(s) == '.') || name_goes_on(s) ||
                                       (domain_ends(s) && octet_is(s, beyond(s, s->at, WSP), '.')));
}

/* "bob@exam!ple.org": a domain, not a literal, breaks off at what can stand in none. */
/*@ requires is_scene(s); assigns \nothing; */
static bool special_in_domain(const struct scene *s)
{
    return domain_ends(s) && in_class(octet_before(s), LET_DIG) && class_is(s, s->at, PRINTABLE) &&
           !one_of(s, s->at, "<> ");
}

/*@ requires is_scene(s); assigns \nothing; */
static bool text_behind_address(const struct scene *s)
{
    return reason_is(s, SMTPATH_EXPECTED_GT) && class_is(s, s->at, WSP);
}

enum mistake smtpath_domain_mistake(const struct scene *s)
{
    enum mistake found = NO_MISTAKE;
#define MISTAKE(id, name, correction, english, japanese)                                               \
    if (found == NO_MISTAKE && id(s))                                                                  \
        found = MISTAKE_##id;
#include "mistake_domain_rows.h"
#undef MISTAKE
    return found;
}
