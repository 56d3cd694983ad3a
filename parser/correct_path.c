// SPDX-License-Identifier: MIT
/*
 * Corrections of paths and domains. One function a correction.
 */
#include "correction.h"

/* Spaces on both sides of the colon. */
//@ CHANGES
static bool colon_alone(const struct scene *s, struct text *t)
{
    const size_t colon = find(s, 0, ':');
    const size_t behind = colon < s->length ? beyond(s, colon + 1, WSP) : s->length;
    size_t before = colon;
    /*@ loop invariant before <= colon;
        loop assigns before;
        loop variant before; */
    while (before > 0 && class_is(s, before - 1, WSP))
        before--;
    return colon < s->length && put_in(t, before, behind - before, ":", 1);
}

//@ CHANGES
static bool with_from(const struct scene *s, struct text *t)
{
    return octet_is(s, s->at, ':') ? put_in(t, s->at, 0, "FROM", 4) : put_in(t, s->at, 0, "FROM:", 5);
}

//@ CHANGES
static bool with_to(const struct scene *s, struct text *t)
{
    return octet_is(s, s->at, ':') ? put_in(t, s->at, 0, "TO", 2) : put_in(t, s->at, 0, "TO:", 3);
}

//@ CHANGES
static bool from_and_colon(const struct scene *s, struct text *t)
{
    const size_t begin = behind_verb(s);
    const size_t end = beyond(s, begin, LET_DIG);
    return put_in(t, begin, end - begin, "FROM:", octet_is(s, end, ':') ? 4 : 5);
}

//@ CHANGES
static bool to_and_colon(const struct scene *s, struct text *t)
{
    const size_t begin = behind_verb(s);
    const size_t end = beyond(s, begin, LET_DIG);
    return put_in(t, begin, end - begin, "TO:", octet_is(s, end, ':') ? 2 : 3);
}

//@ CHANGES
static bool colon_for_octet(const struct scene *s, struct text *t)
{
    return put_in(t, s->at, 1, ":", 1);
}

//@ CHANGES
static bool with_colon(const struct scene *s, struct text *t)
{
    return put_in(t, s->at, beyond(s, s->at, WSP) - s->at, ":", 1);
}

//@ CHANGES
static bool without_quotes_around_path(const struct scene *s, struct text *t)
{
    const size_t close = s->at < s->length ? find(s, find(s, s->at, '>'), s->line[s->at]) : s->length;
    return close < s->length && put_in(t, close, 1, "", 0) &&
           put_in(t, s->at, beyond(s, s->at + 1, WSP) - s->at, "", 0);
}

//@ CHANGES
static bool angle_brackets_for_entities(const struct scene *s, struct text *t)
{
    const size_t open = smtpath_address_begin(s);
    size_t close = open;
    /*@ loop invariant open <= close <= s->length;
        loop assigns close;
        loop variant s->length - close; */
    while (close < s->length && !stands_at(s, close, "&GT;"))
        close++;
    return close < s->length && put_in(t, close, 4, ">", 1) && put_in(t, open, 4, "<", 1);
}

/* "<a@b<mailto:a@b>>"; without brackets they are put around it. */
//@ CHANGES
static bool first_address(const struct scene *s, struct text *t)
{
    const bool bare = reason_is(s, SMTPATH_EXPECTED_LT);
    const size_t open = bare ? find(s, s->at, '<') : s->at;
    const size_t close = find(s, open, '>');
    if (close >= s->length || !octet_is(s, beyond(s, open, WSP), '<'))
        return false;
    const size_t from = open - (!bare && in_class(octet_before(s), WSP));
    return put_in(t, from, close + 1 - from, bare ? ">" : "", bare ? 1 : 0) &&
           (!bare || put_in(t, s->at, 0, "<", 1));
}

//@ CHANGES
static bool at_sign(const struct scene *s, struct text *t)
{
    return put_in(t, smtpath_at_in_words(s), 4, "@", 1);
}

//@ CHANGES
static bool closing_bracket_for_octet(const struct scene *s, struct text *t)
{
    return put_in(t, s->at, 1, ">", 1);
}

/* Behind a comma, that is what the colon stands for. */
//@ CHANGES
static bool colon_for_separator(const struct scene *s, struct text *t)
{
    const size_t at = octet_before(s) == ',' ? s->at - 1 : s->at;
    const size_t end = beyond(s, at + 1, WSP);
    return put_in(t, at, end - at, ":", 1);
}

//@ CHANGES
static bool without_mailto(const struct scene *s, struct text *t)
{
    return put_in(t, smtpath_address_begin(s), 7, "", 0);
}

//@ CHANGES
static bool without_header_name(const struct scene *s, struct text *t)
{
    const size_t begin = smtpath_address_begin(s);
    const size_t colon = find(s, begin, ':');
    return colon < s->length && put_in(t, begin, beyond(s, colon + 1, WSP) - begin, "", 0);
}

//@ CHANGES
static bool angle_brackets_for_others(const struct scene *s, struct text *t)
{
    const char close = octet_is(s, s->at, '[') ? ']' : octet_is(s, s->at, '(') ? ')' : '}';
    const size_t end = find(s, s->at, close);
    return end < s->length && put_in(t, end, 1, ">", 1) && put_in(t, s->at, 1, "<", 1);
}

/* "Name <a@b>", "<Name <a@b>>", "<Name <a@b>": what stands before the last "<" goes, and one of two ">". */
//@ CHANGES
static bool last_address(const struct scene *s, struct text *t)
{
    const size_t begin = beyond(s, s->argument, WSP);
    const size_t open = find(s, s->at, '<');
    const size_t close = find(s, open, '>');
    const bool doubled = octet_is(s, begin, '<') && octet_is(s, beyond(s, close + 1, WSP), '>');
    const bool nested = octet_is(s, begin, '<') && !doubled;
    if (close >= s->length || begin > open || (nested && holds_before(s, begin, open, '@')))
        return false;
    return (!doubled || put_in(t, close + 1, beyond(s, close + 1, WSP) - close, "", 0)) &&
           put_in(t, begin, open - begin, "", 0);
}

//@ CHANGES
static bool without_quotes_around_address(const struct scene *s, struct text *t)
{
    const size_t begin = smtpath_address_begin(s);
    const size_t close = begin < s->length ? find(s, begin + 1, s->line[begin]) : s->length;
    return close < s->length && put_in(t, close, 1, "", 0) && put_in(t, begin, 1, "", 0);
}

//@ CHANGES
static bool with_opening_bracket(const struct scene *s, struct text *t)
{
    return put_in(t, s->at, 0, "<", 1);
}

//@ CHANGES
static bool with_brackets(const struct scene *s, struct text *t)
{
    return put_in(t, word_end(s, s->at), 0, ">", 1) && put_in(t, s->at, 0, "<", 1);
}

/* As many ">" as are too many go, too. */
//@ CHANGES
static bool single_brackets(const struct scene *s, struct text *t)
{
    size_t open = s->at, close = find(s, s->at, '>');
    /*@ loop invariant s->at <= open <= s->length;
        loop assigns open;
        loop variant s->length - open; */
    while (octet_is(s, open, '<'))
        open++;
    if (close >= s->length)
        return open > s->at && put_in(t, s->at, open - s->at, "", 0);
    size_t last = close;
    /*@ loop invariant close <= last < s->length;
        loop assigns last;
        loop variant s->length - last; */
    while (octet_is(s, last + 1, '>'))
        last++;
    return open > s->at && put_in(t, close, last - close, "", 0) &&
           put_in(t, s->at, open - s->at, "", 0);
}

//@ CHANGES
static bool single_closing_bracket(const struct scene *s, struct text *t)
{
    size_t begin = s->at, end = s->at;
    /*@ loop invariant s->at <= end <= s->length;
        loop assigns end;
        loop variant s->length - end; */
    while (one_of(s, end, "> ") && !smtpath_parameter_begins(s, end))
        end++;
    /*@ loop invariant begin <= s->at;
        loop assigns begin;
        loop variant begin; */
    while (begin > 0 && class_is(s, begin - 1, WSP))
        begin--;
    return put_in(t, begin, end - begin, " ", end < s->length);
}

//@ CHANGES
static bool with_closing_bracket(const struct scene *s, struct text *t)
{
    return put_in(t, s->at, 0, ">", 1);
}

//@ CHANGES
static bool bracket_before_parameter(const struct scene *s, struct text *t)
{
    const size_t close = find(s, s->at, '>');
    return close + 1 == s->length && put_in(t, close, 1, "", 0) && put_in(t, s->at, 0, ">", 1);
}

/* Where the local part begins in which the fault is: behind the route, where one is. */
/*@ requires is_scene(s); assigns \nothing; */
static size_t behind_route(const struct scene *s)
{
    const size_t begin = smtpath_address_begin(s);
    size_t colon = s->at;
    if (!octet_is(s, begin, '@'))
        return begin;
    /*@ loop invariant colon <= s->at;
        loop assigns colon;
        loop variant colon; */
    while (colon > 0 && s->line[colon - 1] != ':')
        colon--;
    return colon;
}

/* Whether a backslash stands before an octet that is neither letter nor digit: as one quotes it outside quotes. */
/*@ requires is_scene(s); assigns \nothing; ensures \result ==> at < s->length; */
static bool is_quoted_pair(const struct scene *s, size_t at)
{
    return octet_is(s, at, '\\') && !class_is(s, at + 1, LET_DIG) && !octet_is(s, at + 1, '@');
}

/* All of it before the "@", its quotes and backslashes quoted, but for those that quote already: "bob\ fisher". */
//@ CHANGES
static bool quoted_local_part(const struct scene *s, struct text *t)
{
    const size_t begin = behind_route(s);
    size_t end = find(s, s->at, '@');
    if (end >= s->length || is_quoted_pair(s, begin) || !put_in(t, end, 0, "\"", 1))
        return false;
    /*@ loop invariant end <= s->length && is_text(t);
        loop assigns end, t->length, t->line[0 .. t->size - 1];
        loop variant end; */
    while (end > begin) {
        end--;
        const bool quotes = s->line[end] == '"' || s->line[end] == '\\';
        if (quotes && !is_quoted_pair(s, end) && !put_in(t, end, 0, "\\", 1))
            return false;
    }
    return put_in(t, begin, 0, "\"", 1);
}

//@ CHANGES
static bool without_zone(const struct scene *s, struct text *t)
{
    const size_t close = find(s, s->at, ']');
    return close < s->length && put_in(t, s->at, close - s->at, "", 0);
}

/* The two around the fault. */
//@ CHANGES
static bool without_square_brackets(const struct scene *s, struct text *t)
{
    const size_t close = find(s, s->at, ']');
    size_t open = s->at;
    /*@ loop invariant open <= s->at;
        loop assigns open;
        loop variant open; */
    while (open > 0 && !octet_is(s, open, '['))
        open--;
    return open > 0 && put_in(t, close, 1, "", 0) && put_in(t, open, 1, "", 0);
}

/* "IPv6:", whose "6" is the first of hex digits and colons. */
//@ CHANGES
static bool without_tag(const struct scene *s, struct text *t)
{
    const size_t six = smtpath_hex_begin(s);
    return six >= 3 && put_in(t, six - 3, 5, "", 0);
}

/* One comma between two of them, and none behind the last. */
//@ CHANGES
static bool list_of_domains(const struct scene *s, struct text *t)
{
    const size_t next = beyond(s, s->at, WSP);
    if (octet_before(s) == ',' && s->at == s->length)
        return put_in(t, s->at - 1, 1, "", 0);
    if (octet_before(s) == ',')
        return put_in(t, s->at, next - s->at + octet_is(s, s->at, ','), "", 0);
    return put_in(t, s->at, next > s->at ? next - s->at : 1, ",", 1);
}

//@ CHANGES
static bool without_ipv4_tag(const struct scene *s, struct text *t)
{
    return put_in(t, s->at, 5, "", 0);
}

//@ CHANGES
static bool with_ipv6_tag(const struct scene *s, struct text *t)
{
    size_t open = s->at;
    /*@ loop invariant open <= s->at;
        loop assigns open;
        loop variant open; */
    while (open > 0 && s->line[open - 1] != '[')
        open--;
    return open > 0 && put_in(t, open, 0, "IPv6:", 5);
}

/* Around a tag and what stands behind it. */
//@ CHANGES
static bool in_brackets(const struct scene *s, struct text *t)
{
    size_t end = s->at;
    /*@ loop invariant s->at <= end <= s->length;
        loop assigns end;
        loop variant s->length - end; */
    while (class_is(s, end, HEXDIG) || one_of(s, end, ":."))
        end++;
    return s->at >= 4 && put_in(t, end, 0, "]", 1) && put_in(t, s->at - 4, 0, "[", 1);
}

//@ CHANGES
static bool in_ipv6_brackets(const struct scene *s, struct text *t)
{
    const size_t begin = smtpath_hex_begin(s);
    size_t end = s->at;
    /*@ loop invariant s->at <= end <= s->length;
        loop assigns end;
        loop variant s->length - end; */
    while (class_is(s, end, HEXDIG) || one_of(s, end, ":."))
        end++;
    return put_in(t, end, 0, "]", 1) && put_in(t, begin, 0, "[IPv6:", 6);
}

//@ CHANGES
static bool with_closing_square_bracket(const struct scene *s, struct text *t)
{
    return put_in(t, s->at, 0, "]", 1);
}

//@ CHANGES
static bool with_opening_square_bracket(const struct scene *s, struct text *t)
{
    const size_t begin = smtpath_hex_begin(s);
    return begin < s->at && put_in(t, begin, 0, "[", 1);
}

/* Of an IPv4 address, in brackets. */
//@ CHANGES
static bool without_port(const struct scene *s, struct text *t)
{
    const size_t begin = smtpath_hex_begin(s), end = beyond(s, s->at + 1, DIGIT);
    size_t address = begin;
    /*@ loop invariant begin <= address <= s->length;
        loop assigns address;
        loop variant s->length - address; */
    while (address < s->at && (class_is(s, address, DIGIT) || octet_is(s, address, '.')))
        address++;
    const bool bare = address == s->at && begin < s->at &&
                      (begin == s->argument || (begin > 0 && s->line[begin - 1] == '@'));
    return put_in(t, s->at, end - s->at, "]", bare) && (!bare || put_in(t, begin, 0, "[", 1));
}

//@ CHANGES
static bool dot_for_separator(const struct scene *s, struct text *t)
{
    return put_in(t, s->at, beyond(s, s->at + 1, WSP) - s->at, ".", 1);
}

/* All that are too many. */
//@ CHANGES
static bool without_dot(const struct scene *s, struct text *t)
{
    size_t end = s->at;
    /*@ loop invariant s->at <= end <= s->length;
        loop assigns end;
        loop variant s->length - end; */
    while (octet_is(s, end, '.'))
        end++;
    return put_in(t, s->at, end - s->at, "", 0);
}

//@ CHANGES
static bool without_last_dot(const struct scene *s, struct text *t)
{
    return s->at > 0 && put_in(t, s->at - 1, 1, "", 0);
}

/* "http://host", "host/": what stands before the host, or the slash alone behind it. */
//@ CHANGES
static bool host_of_url(const struct scene *s, struct text *t)
{
    size_t begin = s->at;
    /*@ loop invariant begin <= s->at;
        loop assigns begin;
        loop variant begin; */
    while (begin > 0 && class_is(s, begin - 1, ALPHA))
        begin--;
    const size_t scheme = word_at(s, s->at, "://");
    const bool at_end = s->at + 1 >= s->length || one_of(s, s->at + 1, "> ");
    return scheme > 0 ? put_in(t, begin, s->at + scheme - begin, "", 0)
                      : at_end && put_in(t, s->at, 1, "", 0);
}

/* "ann@@example.com" */
//@ CHANGES
static bool without_second_at(const struct scene *s, struct text *t)
{
    return octet_before(s) == '@' && put_in(t, s->at, 1, "", 0);
}

bool smtpath_corrected_path(enum mistake mistake, const struct scene *s, struct text *t)
{
    bool done = false;
    switch (mistake) {
#define MISTAKE(id, name, correction, english, japanese)                                               \
    case MISTAKE_##id:                                                                                 \
        done = correction(s, t);                                                                       \
        break;
#include "mistake_path_rows.h"
#include "mistake_domain_rows.h"
#undef MISTAKE
    default:
        break;
    }
    return done;
}
