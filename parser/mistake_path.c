// SPDX-License-Identifier: MIT
/*
 * Mistakes from MAIL's or RCPT's verb to the end of its path. What is wrong in a domain is in mistake_domain.c.
 */
#include "mistake.h"

/* ---- Before the colon ------------------------------------------------------------------------------------- */

/*@ requires is_scene(s); assigns \nothing; */
static bool space_before_colon(const struct scene *s)
{
    return reason_is(s, SMTPATH_EXPECTED_COLON) && octet_is(s, beyond(s, s->at, WSP), ':');
}

/*@ requires is_scene(s); assigns \nothing; */
static bool other_path(const struct scene *s)
{
    const size_t begin = behind_verb(s);
    const size_t to = word_at(s, begin, "TO");
    return (reason_is(s, SMTPATH_EXPECTED_FROM) && to > 0 && one_of(s, begin + to, ":< ")) ||
           (reason_is(s, SMTPATH_EXPECTED_TO) && stands_at(s, begin, "FROM"));
}

/* Where FROM or TO should be, the colon, the path or an address is. */
/*@ requires is_scene(s); assigns \nothing; */
static bool is_path_already(const struct scene *s)
{
    return s->at == behind_verb(s) &&
           (one_of(s, s->at, "<:") ||
            (find(s, s->at, '@') < word_end(s, s->at) && find(s, s->at, ':') > find(s, s->at, '@')));
}

/*@ requires is_scene(s); assigns \nothing; */
static bool from_missing(const struct scene *s)
{
    return reason_is(s, SMTPATH_EXPECTED_FROM) && is_path_already(s) && !stands_at(s, s->at, "F");
}

/*@ requires is_scene(s); assigns \nothing; */
static bool to_missing(const struct scene *s)
{
    return reason_is(s, SMTPATH_EXPECTED_TO) && is_path_already(s) && !stands_at(s, s->at, "T");
}

/*@ requires is_scene(s); requires shown: valid_read_string(word); assigns \nothing; */
static bool is_misspelt(const struct scene *s, const char *word)
{
    const size_t begin = behind_verb(s);
    const size_t end = beyond(s, begin, LET_DIG);
    return s->region == BEFORE_PATH && one_of(s, end, ":<") &&
           smtpath_one_edit_away(s, begin, end, word);
}

/*@ requires is_scene(s); assigns \nothing; */
static bool from_misspelt(const struct scene *s)
{
    return verb_is(s, SMTPATH_VERB_MAIL) && is_misspelt(s, "FROM");
}

/*@ requires is_scene(s); assigns \nothing; */
static bool to_misspelt(const struct scene *s)
{
    return verb_is(s, SMTPATH_VERB_RCPT) && is_misspelt(s, "TO");
}

/*@ requires is_scene(s); assigns \nothing; */
static bool other_than_colon(const struct scene *s)
{
    return reason_is(s, SMTPATH_EXPECTED_COLON) && one_of(s, s->at, ";=,.-");
}

/*@ requires is_scene(s); assigns \nothing; */
static bool colon_missing(const struct scene *s)
{
    return reason_is(s, SMTPATH_EXPECTED_COLON) && (breaks_off(s) || octet_is(s, s->at, '<'));
}

/* ---- Where "<" should be, and what stands there instead -------------------------------------------------- */

/*@ requires is_scene(s); assigns \nothing; */
static bool before_bracket(const struct scene *s)
{
    return reason_is(s, SMTPATH_EXPECTED_LT) && s->region == IN_PATH;
}

/*@ requires is_scene(s); assigns \nothing; */
static bool sender_missing(const struct scene *s)
{
    return before_bracket(s) && beyond(s, s->at, WSP) == s->length && verb_is(s, SMTPATH_VERB_MAIL);
}

/*@ requires is_scene(s); assigns \nothing; */
static bool recipient_missing(const struct scene *s)
{
    return before_bracket(s) && beyond(s, s->at, WSP) == s->length;
}

/*@ requires is_scene(s); assigns \nothing; */
static bool space_behind_colon(const struct scene *s)
{
    return before_bracket(s) && class_is(s, s->at, WSP);
}

size_t smtpath_at_in_words(const struct scene *s)
{
    size_t at = s->at;
    /*@ loop invariant s->at <= at <= s->length;
        loop assigns at;
        loop variant s->length - at; */
    while (at < s->length && !stands_at(s, at, "(AT)") && !stands_at(s, at, "[AT]"))
        at++;
    return holds(s, s->argument, '@') ? s->length : at;
}

size_t smtpath_address_begin(const struct scene *s)
{
    const size_t begin = beyond(s, s->argument, WSP);
    return octet_is(s, begin, '<') ? beyond(s, begin + 1, WSP) : begin;
}

/*@ requires is_scene(s); assigns \nothing; */
static bool path_in_quotes(const struct scene *s)
{
    return before_bracket(s) && one_of(s, s->at, "\"'`") && octet_is(s, beyond(s, s->at + 1, WSP), '<');
}

/*@ requires is_scene(s); assigns \nothing; */
static bool html_entities(const struct scene *s)
{
    return s->region == IN_PATH && stands_at(s, smtpath_address_begin(s), "&LT;");
}

/*@ requires is_scene(s); assigns \nothing; */
static bool is_link(const struct scene *s, size_t at)
{
    return one_of(s, at, "<[(") && stands_at(s, at + 1, "MAILTO:");
}

/* "a@b<mailto:a@b>", with or without a space, brackets around it or not; "[a@b](mailto:a@b)", "a@b [mailto:a@b]" */
/*@ requires is_scene(s); assigns \nothing; */
static bool linkified(const struct scene *s)
{
    const bool follows =
        (s->region == IN_PATH || s->region == IN_PARAMETERS) && is_link(s, beyond(s, s->at, WSP));
    return follows ||
           (before_bracket(s) && (is_link(s, find(s, s->at, '<')) || is_link(s, find(s, s->at, '(')) ||
                                  is_link(s, find(s, s->at, '['))));
}

/* "FROM::<ann@example.com>", "TO:=<bob@example.org>" */
/*@ requires is_scene(s); assigns \nothing; */
static bool mark_before_bracket(const struct scene *s)
{
    return before_bracket(s) && one_of(s, s->at, ":;,=.-|/([{") &&
           octet_is(s, beyond(s, s->at + 1, WSP), '<');
}

/*@ requires is_scene(s); assigns \nothing; */
static bool mailto(const struct scene *s)
{
    const size_t begin = smtpath_address_begin(s);
    const size_t length = word_at(s, begin, "MAILTO:");
    return s->region == IN_PATH && length > 0 && s->at < begin + length;
}

/*@ requires is_scene(s); assigns \nothing; */
static bool smtp_prefix(const struct scene *s)
{
    const size_t begin = smtpath_address_begin(s);
    static const char *const types[] = {"SMTP:", "ESMTP:", "SIP:", "SIPS:", "XMPP:"};
    const size_t length = smtpath_longest_word(s, begin, types, sizeof types / sizeof types[0]);
    return s->region == IN_PATH && length > 0 && s->at < begin + length;
}

/*@ requires is_scene(s); assigns \nothing; */
static bool url(const struct scene *s)
{
    const size_t colon = beyond(s, smtpath_address_begin(s), ALPHA);
    return s->region == IN_PATH && s->at <= colon && stands_at(s, colon, "://");
}

/* The name of a field that holds addresses, and its colon. */
/*@ requires is_scene(s); assigns \nothing; ensures \result > 0 ==> at + \result <= s->length; */
static size_t field_name(const struct scene *s, size_t at)
{
    static const char *const names[] = {
        "FROM:",        "TO:",           "CC:",      "BCC:",       "SENDER:",      "REPLY-TO:",
        "RETURN-PATH:", "DELIVERED-TO:", "SUBJECT:", "ERRORS-TO:", "ENVELOPE-TO:", "RESENT-TO:"};
    return smtpath_longest_word(s, at, names, sizeof names / sizeof names[0]);
}

/*@ requires is_scene(s); assigns \nothing; */
static bool header_name(const struct scene *s)
{
    const size_t begin = smtpath_address_begin(s);
    const size_t length = field_name(s, begin);
    return s->region == IN_PATH && length > 0 && s->at < begin + length;
}

/* The first "<" from an offset on, or length; not one that begins a value, as in AUTH=<>. */
/*@ requires is_scene(s) && at <= s->length; assigns \nothing; ensures at <= \result <= s->length; */
static size_t angle_bracket(const struct scene *s, size_t at)
{
    const size_t open = find(s, at, '<');
    return open > 0 && octet_is(s, open - 1, '=') ? s->length : open;
}

/*@ requires is_scene(s); assigns \nothing; */
static bool other_brackets(const struct scene *s)
{
    return before_bracket(s) && one_of(s, s->at, "[({") && angle_bracket(s, s->at) == s->length;
}

/* Whether the fault lies in what could be a local part, or right behind it. */
/*@ requires is_scene(s); assigns \nothing; */
static bool in_local_part(const struct scene *s)
{
    return s->region == IN_PATH &&
           (reason_is(s, SMTPATH_EXPECTED_AT) || reason_is(s, SMTPATH_EXPECTED_ATEXT) ||
            reason_is(s, SMTPATH_EXPECTED_LOCAL_PART));
}

/*@ requires is_scene(s); assigns \nothing; */
static bool behind_domain(const struct scene *s)
{
    return s->region == IN_PATH && reason_is(s, SMTPATH_EXPECTED_GT);
}

/*@ requires is_scene(s); assigns \nothing; */
static bool behind_opening_bracket(const struct scene *s)
{
    return reason_is(s, SMTPATH_EXPECTED_REVERSE_PATH) || reason_is(s, SMTPATH_EXPECTED_FORWARD_PATH);
}

/* "bob(at)example.org", "bob[at]example.org" */
/*@ requires is_scene(s); assigns \nothing; */
static bool at_in_words(const struct scene *s)
{
    return (in_local_part(s) || before_bracket(s)) && smtpath_at_in_words(s) < s->length;
}

/* A "<" further on, before the path is closed: what stands before it is a name. */
/*@ requires is_scene(s); assigns \nothing; */
static bool display_name(const struct scene *s)
{
    const size_t open = angle_bracket(s, s->at);
    const bool inside = in_local_part(s) || behind_domain(s) ||
                        (behind_opening_bracket(s) && open > s->at) ||
                        (s->region == IN_PATH && class_is(s, s->at, WSP)) ||
                        (s->region == IN_PATH && octet_at(s, s->at) >= 0x80);
    return open < s->length &&
           (before_bracket(s) || (inside && find(s, s->at, '>') > open && holds(s, open, '@')));
}

/*@ requires is_scene(s); assigns \nothing; */
static bool comment(const struct scene *s)
{
    const size_t open = beyond(s, s->at, WSP), close = find(s, open, ')');
    if (!octet_is(s, open, '(') || close >= s->length)
        return false;
    const bool in_domain =
        s->region == IN_PATH && class_is(s, close + 1, LET_DIG) &&
        (reason_is(s, SMTPATH_EXPECTED_DOMAIN) || reason_is(s, SMTPATH_EXPECTED_SUB_DOMAIN));
    return in_local_part(s) || behind_domain(s) || behind_opening_bracket(s) || before_bracket(s) ||
           in_domain || takes_user(s);
}

/* A second mailbox: behind a comma, a semicolon or a space, before the path is closed. */
/*@ requires is_scene(s); assigns \nothing; */
static bool several_addresses(const struct scene *s)
{
    if (before_bracket(s)) {
        const size_t comma =
            find(s, s->at, ',') < s->length ? find(s, s->at, ',') : find(s, s->at, ';');
        return find(s, s->at, '@') < comma && holds(s, comma, '@');
    }
    if (!behind_domain(s) || !(one_of(s, s->at, ",;/|&") || class_is(s, s->at, WSP)))
        return false;
    const size_t next = beyond(s, s->at + 1, WSP);
    const size_t mark = find(s, next, '@');
    return mark < word_end(s, next) && find(s, next, '>') > mark && find(s, next, '=') > mark;
}

/* "<Team: bob@example.org>": a word, a colon and a space before an address */
/*@ requires is_scene(s); assigns \nothing; */
static bool name_and_colon(const struct scene *s)
{
    return in_local_part(s) && octet_is(s, s->at, ':') && class_is(s, s->at + 1, WSP) &&
           find(s, s->at, '@') < find(s, s->at, '>');
}

/* With ";" behind the last address. */
/*@ requires is_scene(s); assigns \nothing; */
static bool group_syntax(const struct scene *s)
{
    const size_t end = find(s, s->at, ';');
    return in_local_part(s) && octet_is(s, s->at, ':') && find(s, s->at, '@') < end &&
           end < s->length && octet_is(s, end + 1, '>');
}

/*@ requires is_scene(s); assigns \nothing; */
static bool several_senders(const struct scene *s)
{
    return several_addresses(s) && verb_is(s, SMTPATH_VERB_MAIL);
}

/*@ requires is_scene(s); assigns \nothing; */
static bool several_recipients(const struct scene *s)
{
    return several_addresses(s);
}

/* Quotes around the whole: '<"a@b">', "<'a@b'>", or without angle brackets. */
/*@ requires is_scene(s); assigns \nothing; */
static bool address_in_quotes(const struct scene *s)
{
    const size_t begin = smtpath_address_begin(s);
    if (s->region != IN_PATH || begin >= s->length || !one_of(s, begin, "\"'`"))
        return false;
    const size_t close = find(s, begin + 1, s->line[begin]);
    const bool around = find(s, begin, '@') < close && close < s->length;
    const bool string_ends = around && close + 1 == s->at && breaks_off(s);
    return around && (before_bracket(s) || string_ends || s->at == close);
}

/*@ requires is_scene(s); assigns \nothing; */
static bool opening_bracket_missing(const struct scene *s)
{
    return before_bracket(s) && holds(s, s->at, '@') && find(s, s->at, '>') < word_end(s, s->at);
}

/*@ requires is_scene(s); assigns \nothing; */
static bool brackets_missing(const struct scene *s)
{
    return before_bracket(s);
}

/* ---- Brackets and what stands beside them ------------------------------------------------------------------ */

/*@ requires is_scene(s); assigns \nothing; */
static bool doubled_bracket(const struct scene *s)
{
    return behind_opening_bracket(s) && octet_is(s, beyond(s, s->at, WSP), '<');
}

/*@ requires is_scene(s); assigns \nothing; */
static bool doubled_closing_bracket(const struct scene *s)
{
    return s->region == IN_PARAMETERS && octet_is(s, beyond(s, s->at, WSP), '>') &&
           find(s, s->argument, '>') < s->at &&
           (reason_is(s, SMTPATH_EXPECTED_SPACE_OR_END) || reason_is(s, SMTPATH_EXPECTED_KEYWORD));
}

/*@ requires is_scene(s); assigns \nothing; */
static bool null_path_with_space(const struct scene *s)
{
    return reason_is(s, SMTPATH_EXPECTED_REVERSE_PATH) && octet_is(s, beyond(s, s->at, WSP), '>');
}

/*@ requires is_scene(s); assigns \nothing; */
static bool null_recipient(const struct scene *s)
{
    return reason_is(s, SMTPATH_EXPECTED_FORWARD_PATH) && octet_is(s, beyond(s, s->at, WSP), '>');
}

/*@ requires is_scene(s); assigns \nothing; */
static bool space_behind_bracket(const struct scene *s)
{
    return behind_opening_bracket(s) && class_is(s, s->at, WSP);
}

/*@ requires is_scene(s); assigns \nothing; */
static bool space_before_bracket(const struct scene *s)
{
    return behind_domain(s) && octet_is(s, beyond(s, s->at, WSP), '>');
}

/* "<bob@example.org]": at the end of the word, and no ">" further on */
/*@ requires is_scene(s); assigns \nothing; */
static bool other_closing_bracket(const struct scene *s)
{
    return behind_domain(s) && one_of(s, s->at, "])}<") && s->at + 1 == word_end(s, s->at) &&
           octet_is(s, beyond(s, s->argument, WSP), '<') && !holds(s, s->at, '>');
}

/* The line ends, or parameters begin, where the path is not closed. */
/*@ requires is_scene(s); assigns \nothing; */
static bool closing_bracket_missing(const struct scene *s)
{
    const size_t next = beyond(s, s->at, WSP);
    const bool parameter = smtpath_keyword_at(s, next) != SMTPATH_PARAM_COUNT || has_equals(s, next);
    return behind_domain(s) && (s->at == s->length || (class_is(s, s->at, WSP) && parameter &&
                                                       !octet_is(s, s->length - 1, '>')));
}

/* "<a@b SIZE=1>", "<a@b,SIZE=1>" */
/*@ requires is_scene(s); assigns \nothing; */
static bool parameter_in_brackets(const struct scene *s)
{
    const bool comma = one_of(s, s->at, ",;");
    const size_t next = beyond(s, s->at + comma, WSP);
    const size_t length = beyond(s, next, LDH) - next;
    const bool known = !comma || smtpath_keyword_at(s, next) != SMTPATH_PARAM_COUNT;
    return behind_domain(s) && next > s->at && known && length > 0 && octet_is(s, next + length, '=') &&
           holds(s, next, '>');
}

/* "<@relay.example.net,bob@example.org>": another octet, or spaces; at it, or behind a comma, which divides hops */
/*@ requires is_scene(s); assigns \nothing; */
static bool colon_behind_route(const struct scene *s)
{
    const bool behind = reason_is(s, SMTPATH_EXPECTED_ROUTE_AT) && octet_before(s) == ',';
    const bool other =
        reason_is(s, SMTPATH_EXPECTED_ROUTE_END) && (one_of(s, s->at, ";") || class_is(s, s->at, WSP));
    return s->region == IN_PATH && (behind || other) && find(s, s->at, '@') < find(s, s->at, '>');
}

/* ---- The mailbox ------------------------------------------------------------------------------------------------ */

/*@ requires is_scene(s); assigns \nothing; */
static bool domain_missing(const struct scene *s)
{
    const bool no_at = reason_is(s, SMTPATH_EXPECTED_AT) && breaks_off(s) &&
                       find(s, s->at, '@') >= find(s, s->at, '>');
    const size_t next = beyond(s, s->at, WSP);
    const bool none_behind = reason_is(s, SMTPATH_EXPECTED_DOMAIN) && octet_before(s) == '@' &&
                             breaks_off(s) && (has_equals(s, next) || !class_is(s, next, LET_DIG));
    return no_at || (none_behind && !verb_is(s, SMTPATH_VERB_ETRN));
}

/*@ requires is_scene(s); assigns \nothing; */
static bool local_part_missing(const struct scene *s)
{
    return s->region == IN_PATH && breaks_off(s) &&
           (reason_is(s, SMTPATH_EXPECTED_ROUTE_END) ||
            (reason_is(s, SMTPATH_EXPECTED_SUB_DOMAIN) && octet_before(s) == '@'));
}

/*@ requires is_scene(s); assigns \nothing; */
static bool space_around_at(const struct scene *s)
{
    const size_t next = beyond(s, s->at, WSP);
    return class_is(s, s->at, WSP) &&
           ((reason_is(s, SMTPATH_EXPECTED_AT) && octet_is(s, next, '@')) ||
            (reason_is(s, SMTPATH_EXPECTED_DOMAIN) && octet_before(s) == '@'));
}

/*@ requires is_scene(s); assigns \nothing; */
static bool part_quoted(const struct scene *s)
{
    return (in_local_part(s) && octet_is(s, s->at, '"')) ||
           (reason_is(s, SMTPATH_EXPECTED_AT) && octet_before(s) == '"' &&
            (class_is(s, s->at, ATEXT) || octet_is(s, s->at, '.')));
}

/* The reason stands only behind a dot. */
/*@ requires is_scene(s); assigns \nothing; */
static bool doubled_dot(const struct scene *s)
{
    return reason_is(s, SMTPATH_EXPECTED_ATEXT) && octet_is(s, s->at, '.');
}

/*@ requires is_scene(s); assigns \nothing; */
static bool leading_dot(const struct scene *s)
{
    return (behind_opening_bracket(s) || reason_is(s, SMTPATH_EXPECTED_LOCAL_PART)) &&
           octet_is(s, s->at, '.');
}

/*@ requires is_scene(s); assigns \nothing; */
static bool dot_before_at(const struct scene *s)
{
    return reason_is(s, SMTPATH_EXPECTED_ATEXT) && octet_is(s, s->at, '@');
}

/* A space or a special where a local part goes on to an "@". */
/*@ requires is_scene(s); assigns \nothing; */
static bool is_special(const struct scene *s)
{
    return (in_local_part(s) || behind_opening_bracket(s)) && class_is(s, s->at, PRINTABLE) &&
           find(s, s->at, '@') < find(s, s->at, '>');
}

/*@ requires is_scene(s); assigns \nothing; */
static bool separator_in_local_part(const struct scene *s)
{
    return is_special(s) && one_of(s, s->at, ",;");
}

/*@ requires is_scene(s); assigns \nothing; */
static bool space_in_local_part(const struct scene *s)
{
    return is_special(s) && class_is(s, s->at, WSP);
}

/*@ requires is_scene(s); assigns \nothing; */
static bool unquoted_special(const struct scene *s)
{
    return is_special(s);
}

enum mistake smtpath_path_mistake(const struct scene *s)
{
    enum mistake found = NO_MISTAKE;
#define MISTAKE(id, name, correction, english, japanese)                                               \
    if (found == NO_MISTAKE && id(s))                                                                  \
        found = MISTAKE_##id;
#include "mistake_path_rows.h"
#undef MISTAKE
    return found;
}
