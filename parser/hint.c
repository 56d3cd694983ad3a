// SPDX-License-Identifier: MIT
/*
 * Common mistakes, recognised from the line around the octet at fault; diagnostic.c calls it, and receivers. Nothing
 * here is run before somebody asks for the hint of a line that was refused.
 */
#include "octet.h"
#include "reason.h"

/* The line as a recogniser sees it. */
struct scene {
    const char *line;
    size_t length;
    size_t at; /* the octet at fault, or length */
    const struct smtpath_diagnostic *d;
};

/*@ predicate is_scene(struct scene *s) = \valid_read(s) && \valid_read(s->d) && s->at <= s->length &&
      \valid_read(s->line + (0 .. s->length - 1)); */

/* ---- Small looks at the line --------------------------------------------------------------------------- */

/*@ requires is_scene(s);
    assigns \nothing;
    ensures \result ==> at < s->length; */
static bool octet_is(const struct scene *s, size_t at, char octet)
{
    return at < s->length && s->line[at] == octet;
}

/*@ requires is_scene(s);
    assigns \nothing;
    ensures \result ==> at < s->length; */
static bool is_space(const struct scene *s, size_t at)
{
    return at < s->length && in_class(s->line[at], WSP);
}

/*@ assigns \nothing; */
static bool is_control(char octet)
{
    return octet == '\r' || octet == '\n' || octet == '\0';
}

/* The octet before the one at fault; NUL if none is. */
/*@ requires is_scene(s);
    assigns \nothing; */
static char octet_before(const struct scene *s)
{
    return s->at > 0 ? s->line[s->at - 1] : '\0';
}

/* Whether what should have gone on ends at fault. */
/*@ requires is_scene(s);
    assigns \nothing; */
static bool breaks_off(const struct scene *s)
{
    return s->at == s->length || octet_is(s, s->at, '>') || is_space(s, s->at);
}

/* Whether an upper-case word stands at an offset, in any case. */
/*@ requires is_scene(s) && at <= s->length && \valid_read(upper + (0 .. length - 1));
    assigns \nothing; */
static bool word_stands(const struct scene *s, size_t at, const char *upper, uint32_t length)
{
    return s->length - at >= length && same_ignoring_case(s->line + at, upper, length);
}

/*@ requires is_scene(s);
    assigns \nothing;
    ensures at <= \result && (at <= s->length ==> \result <= s->length); */
static size_t past_spaces(const struct scene *s, size_t at)
{
    /*@ loop invariant \at(at, Pre) <= at && (\at(at, Pre) <= s->length ==> at <= s->length);
        loop assigns at;
        loop variant s->length - at; */
    while (is_space(s, at))
        at++;
    return at;
}

/* The first octet from begin on that is the one asked for; length if none is. */
/*@ requires is_scene(s);
    assigns \nothing;
    ensures \result >= begin && (begin <= s->length ==> \result <= s->length); */
static size_t find_octet(const struct scene *s, size_t begin, char octet)
{
    /*@ loop invariant \at(begin, Pre) <= begin && (\at(begin, Pre) <= s->length ==> begin <= s->length);
        loop assigns begin;
        loop variant s->length - begin; */
    while (begin < s->length && s->line[begin] != octet)
        begin++;
    return begin;
}

/* The offset behind "FROM:" or "TO:"; length if the line has no colon. */
/*@ requires is_scene(s);
    assigns \nothing;
    ensures \result <= s->length; */
static size_t behind_colon(const struct scene *s)
{
    const size_t colon = find_octet(s, 0, ':');
    return colon < s->length ? colon + 1 : s->length;
}

/*@ requires is_scene(s);
    assigns \nothing; */
static bool is_envelope(const struct scene *s)
{
    return s->d->verb == SMTPATH_VERB_MAIL || s->d->verb == SMTPATH_VERB_RCPT;
}

/*@ requires is_scene(s);
    assigns \nothing; */
static bool in_path_of_envelope(const struct scene *s)
{
    return is_envelope(s) && s->d->enhanced[1] == 1;
}

/*@ requires is_scene(s);
    assigns \nothing; */
static bool reason_is(const struct scene *s, enum smtpath_reason reason)
{
    return s->d->reason == reason;
}

/* ---- One mistake a function, in the order in which they are looked for ------------------------------------ */

/*@ requires is_scene(s);
    assigns \nothing; */
static bool smuggling(const struct scene *s)
{
    /*@ loop invariant s->at <= i <= s->length;
        loop assigns i;
        loop variant s->length - i; */
    for (size_t i = s->at; i < s->length && (i == s->at || i - s->at < s->d->length); i++)
        if (is_control(s->line[i]))
            return true;
    return false;
}

/* The octet at fault, or so many behind it; NUL if none is there. */
/*@ requires is_scene(s);
    assigns \nothing; */
static unsigned char octet_behind(const struct scene *s, size_t distance)
{
    if (distance >= s->length - s->at)
        return 0;
    const size_t at = s->at + distance;
    //@ assert in_line: at < s->length;
    return (unsigned char)s->line[at];
}

/* UTF-8 of U+2018 .. U+201F, U+00AB and U+00BB, and the full-width "<", ">" and "@". */
/*@ requires is_scene(s);
    assigns \nothing; */
static bool look_alike(const struct scene *s)
{
    const unsigned char first = octet_behind(s, 0);
    const unsigned char second = octet_behind(s, 1);
    const unsigned char third = octet_behind(s, 2);
    return (first == 0xE2 && second == 0x80 && third >= 0x98 && third <= 0x9F) ||
           (first == 0xC2 && (second == 0xAB || second == 0xBB)) ||
           (first == 0xEF && second == 0xBC && (third == 0x9C || third == 0x9E || third == 0xA0));
}

/*@ requires is_scene(s);
    assigns \nothing; */
static bool space_after_colon(const struct scene *s)
{
    return reason_is(s, SMTPATH_EXPECTED_LT) && is_space(s, s->at) &&
           octet_is(s, past_spaces(s, s->at), '<');
}

/*@ requires is_scene(s);
    assigns \nothing; */
static bool space_before_colon(const struct scene *s)
{
    return reason_is(s, SMTPATH_EXPECTED_COLON) && is_space(s, s->at) &&
           octet_is(s, past_spaces(s, s->at), ':');
}

/*@ requires is_scene(s);
    assigns \nothing; */
static bool missing_colon(const struct scene *s)
{
    return reason_is(s, SMTPATH_EXPECTED_COLON);
}

/*@ requires is_scene(s);
    assigns \nothing; */
static bool mailto(const struct scene *s)
{
    size_t at = past_spaces(s, behind_colon(s));
    if (octet_is(s, at, '<'))
        at++;
    return in_path_of_envelope(s) && word_stands(s, at, "MAILTO:", 7);
}

/* A "<" further on: what stands before it is a name. */
/*@ requires is_scene(s);
    assigns \nothing; */
static bool display_name(const struct scene *s)
{
    return reason_is(s, SMTPATH_EXPECTED_LT) && find_octet(s, s->at, '<') < s->length;
}

/*@ requires is_scene(s);
    assigns \nothing; */
static bool several_addresses(const struct scene *s)
{
    if (!octet_is(s, s->at, ',') && !octet_is(s, s->at, ';'))
        return false;
    const bool word_ends = reason_is(s, SMTPATH_EXPECTED_AT) || reason_is(s, SMTPATH_EXPECTED_ATEXT) ||
                           reason_is(s, SMTPATH_EXPECTED_GT);
    const bool path_ends = reason_is(s, SMTPATH_EXPECTED_SPACE_OR_END);
    return (in_path_of_envelope(s) && word_ends) ||
           (is_envelope(s) && path_ends && octet_is(s, past_spaces(s, s->at + 1), '<'));
}

/*@ requires is_scene(s);
    assigns \nothing; */
static bool several_senders(const struct scene *s)
{
    return several_addresses(s) && s->d->verb == SMTPATH_VERB_MAIL;
}

/*@ requires is_scene(s);
    assigns \nothing; */
static bool angle_brackets(const struct scene *s)
{
    return reason_is(s, SMTPATH_EXPECTED_LT);
}

/*@ requires is_scene(s);
    assigns \nothing; */
static bool ipv6_without_tag(const struct scene *s)
{
    if (!reason_is(s, SMTPATH_SNUM_OUT_OF_RANGE) && !reason_is(s, SMTPATH_EXPECTED_DOT) &&
        !reason_is(s, SMTPATH_EXPECTED_LITERAL) && !reason_is(s, SMTPATH_UNREGISTERED_TAG))
        return false;
    size_t at = s->at;
    /*@ loop invariant s->at <= at <= s->length;
        loop assigns at;
        loop variant s->length - at; */
    while (at < s->length && in_class(s->line[at], HEXDIG))
        at++;
    return octet_is(s, at, ':');
}

/*@ requires is_scene(s);
    assigns \nothing; */
static bool unclosed_quote(const struct scene *s)
{
    return reason_is(s, SMTPATH_EXPECTED_QTEXT) && s->at == s->length;
}

/*@ requires is_scene(s);
    assigns \nothing; */
static bool unclosed_bracket(const struct scene *s)
{
    return reason_is(s, SMTPATH_EXPECTED_BRACKET) && breaks_off(s);
}

/*@ requires is_scene(s);
    assigns \nothing; */
static bool unclosed_path(const struct scene *s)
{
    return reason_is(s, SMTPATH_EXPECTED_GT) &&
           (s->at == s->length || (is_space(s, s->at) && find_octet(s, s->at, '=') < s->length &&
                                   find_octet(s, s->at, '>') == s->length));
}

/*@ requires is_scene(s);
    assigns \nothing; */
static bool underscore(const struct scene *s)
{
    const bool label_misses = reason_is(s, SMTPATH_EXPECTED_DOMAIN) ||
                              reason_is(s, SMTPATH_EXPECTED_SUB_DOMAIN) ||
                              reason_is(s, SMTPATH_EXPECTED_LET_DIG);
    const bool domain_ends = reason_is(s, SMTPATH_EXPECTED_GT) || reason_is(s, SMTPATH_EXPECTED_END) ||
                             reason_is(s, SMTPATH_EXPECTED_ROUTE_END);
    /* a literal ends in "]", a String that "_" cannot go on in a quote; but base64 in a letter, too */
    const bool label_ends =
        domain_ends && in_class(octet_before(s), LET_DIG) && s->d->verb != SMTPATH_VERB_AUTH;
    return (label_misses || label_ends) && octet_is(s, s->at, '_');
}

/*@ requires is_scene(s);
    assigns \nothing; */
static bool empty_label(const struct scene *s)
{
    return (reason_is(s, SMTPATH_EXPECTED_SUB_DOMAIN) || reason_is(s, SMTPATH_EXPECTED_DOMAIN)) &&
           octet_is(s, s->at, '.');
}

/*@ requires is_scene(s);
    assigns \nothing; */
static bool dot_at_end(const struct scene *s)
{
    return reason_is(s, SMTPATH_EXPECTED_SUB_DOMAIN) && octet_before(s) == '.' && breaks_off(s);
}

/* The reason stands only behind a dot. */
/*@ requires is_scene(s);
    assigns \nothing; */
static bool doubled_dot(const struct scene *s)
{
    return reason_is(s, SMTPATH_EXPECTED_ATEXT) && octet_is(s, s->at, '.');
}

/*@ requires is_scene(s);
    assigns \nothing; */
static bool leading_dot(const struct scene *s)
{
    return (reason_is(s, SMTPATH_EXPECTED_REVERSE_PATH) ||
            reason_is(s, SMTPATH_EXPECTED_FORWARD_PATH) || reason_is(s, SMTPATH_EXPECTED_LOCAL_PART)) &&
           octet_is(s, s->at, '.');
}

/*@ requires is_scene(s);
    assigns \nothing; */
static bool dot_before_at(const struct scene *s)
{
    return reason_is(s, SMTPATH_EXPECTED_ATEXT) && octet_is(s, s->at, '@');
}

/* A space or a special where a local part goes on to an "@". */
/*@ requires is_scene(s);
    assigns \nothing; */
static bool unquoted_special(const struct scene *s)
{
    return (reason_is(s, SMTPATH_EXPECTED_AT) || reason_is(s, SMTPATH_EXPECTED_ATEXT)) &&
           s->at < s->length && in_class(s->line[s->at], QTEXT) && !octet_is(s, s->at, '>') &&
           find_octet(s, s->at, '@') < s->length;
}

/*@ requires is_scene(s);
    assigns \nothing; */
static bool comma_between_parameters(const struct scene *s)
{
    return is_envelope(s) &&
           (reason_is(s, SMTPATH_EXPECTED_SPACE_OR_END) || reason_is(s, SMTPATH_EXPECTED_EQUALS) ||
            reason_is(s, SMTPATH_EXPECTED_KEYWORD)) &&
           (octet_is(s, s->at, ',') || octet_is(s, s->at, ';'));
}

/* "SIZE = 1000", "SIZE =1000", "SIZE= 1000" */
/*@ requires is_scene(s);
    assigns \nothing; */
static bool space_around_equals(const struct scene *s)
{
    if (!is_envelope(s) || in_path_of_envelope(s))
        return false;
    const bool behind = is_space(s, s->at) && octet_before(s) == '=';
    const bool before = octet_is(s, s->at, '=') && in_class(octet_before(s), WSP);
    const bool missing = reason_is(s, SMTPATH_VALUE_MISSING) && octet_is(s, past_spaces(s, s->at), '=');
    return behind || before || missing;
}

/*@ requires is_scene(s);
    assigns \nothing; */
static bool several_spaces(const struct scene *s)
{
    return is_space(s, s->at) && in_class(octet_before(s), WSP);
}

/*@ requires is_scene(s);
    assigns \nothing; */
static bool tab(const struct scene *s)
{
    return octet_is(s, s->at, '\t');
}

/*@ requires is_scene(s);
    assigns \nothing; */
static bool second_at(const struct scene *s)
{
    return reason_is(s, SMTPATH_EXPECTED_GT) && octet_is(s, s->at, '@');
}

/* ---- The table ----------------------------------------------------------------------------------------------- */

/* The mistakes, most telling first; the text beside its recogniser's name. */
/*@ requires is_scene(s);
    assigns \nothing;
    ensures shown: \result == \null || valid_read_string(\result); */
static const char *mistake(const struct scene *s)
{
    if (smuggling(s))
        return "the line holds a CR, LF or NUL: somebody may be smuggling a command";
    if (look_alike(s))
        return "this is a typographic look-alike: type the ASCII character";
    if (space_after_colon(s))
        return "no space may stand behind the colon";
    if (space_before_colon(s))
        return "no space may stand before the colon";
    if (missing_colon(s))
        return "a colon is missing behind FROM or TO";
    if (mailto(s))
        return "leave out \"mailto:\": only the address stands between the angle brackets";
    if (display_name(s))
        return "leave out the display name: only <address> may stand here";
    if (several_senders(s))
        return "a message has one sender: only one address may stand here";
    if (several_addresses(s))
        return "one address a command: send a RCPT command for each recipient";
    if (angle_brackets(s))
        return "the angle brackets around the address are missing";
    if (ipv6_without_tag(s))
        return "an IPv6 address literal is written [IPv6:...]";
    if (unclosed_quote(s))
        return "the closing quote is missing";
    if (unclosed_bracket(s))
        return "the closing \"]\" of the address literal is missing";
    if (unclosed_path(s))
        return "the closing \">\" of the path is missing";
    if (underscore(s))
        return "a domain name has no underscore";
    if (empty_label(s))
        return "a label of a domain is not empty: there is a dot too many";
    if (dot_at_end(s))
        return "a domain in SMTP has no dot at its end";
    if (doubled_dot(s))
        return "two dots stand in a row: such a local part must be quoted";
    if (leading_dot(s))
        return "a local part that begins with a dot must be quoted";
    if (dot_before_at(s))
        return "a local part that ends in a dot must be quoted";
    if (unquoted_special(s))
        return "a local part with a space or a special character must be quoted";
    if (second_at(s))
        return "a second \"@\": one in the local part must be quoted";
    if (comma_between_parameters(s))
        return "parameters are separated by one space, not by a comma or a semicolon";
    if (space_around_equals(s))
        return "no space may stand around the \"=\"";
    if (several_spaces(s))
        return "only one space may stand here";
    if (tab(s))
        return "a tab stands where a space should";
    return NULL;
}

/*@ requires \valid_read(diagnostic) && \valid_read(line + (0 .. length - 1));
    assigns \nothing;
    ensures shown: valid_read_string((char *)\result); */
const char *smtpath_hint(const char *line, size_t length, const struct smtpath_diagnostic *diagnostic)
{
    const struct smtpath_reason_row *row = smtpath_reason_info(diagnostic->reason);
    const struct scene scene = {line, length, diagnostic->offset < length ? diagnostic->offset : length,
                                diagnostic};
    if (row == NULL)
        return "";
    const char *text = mistake(&scene);
    return text == NULL ? row->hint : text;
}
