// SPDX-License-Identifier: MIT
/*
 * Corrections of octets, of verbs, and of what follows another verb than MAIL and RCPT. One function a correction.
 */
#include "correction.h"

#define a_labels smtpath_a_labels

/* Only where nothing stands behind it. */
//@ CHANGES
static bool without_line_break(const struct scene *s, struct text *t)
{
    size_t end = s->at;
    /*@ loop invariant s->at <= end <= s->length;
        loop assigns end;
        loop variant s->length - end; */
    while (one_of(s, end, "\r\n"))
        end++;
    return end == s->length && put_in(t, s->at, end - s->at, "", 0);
}

//@ CHANGES
static bool space_for_tab(const struct scene *s, struct text *t)
{
    return put_in(t, s->at, beyond(s, s->at, WSP) - s->at, " ", 1);
}

/* The one at fault; but what a key that deletes has sent means another octet. */
//@ CHANGES
static bool without_code_points(const struct scene *s, struct text *t)
{
    struct code_point c;
    const size_t at = smtpath_place_of_octet(s);
    return smtpath_unusual_code_point(s, at, &c) && c.code != 0x08 && c.code != 0x1B &&
           c.code != 0x7F && put_in(t, at, c.length, "", 0);
}

/* All from the fault on: what was typed with an input method, or by a word processor. Quotation marks and spaces in an
 * address are left out, but for an apostrophe. */
//@ CHANGES
static bool ascii_for_code_points(const struct scene *s, struct text *t)
{
    struct code_point c;
    size_t from = smtpath_place_of_octet(s), to = from;
    const bool only_one = from < s->length && smtpath_unusual_code_point(s, from, &c) && c.ascii == ' ';
    if (only_one && s->region == IN_PATH && in_class(octet_before(s), ATEXT) &&
        class_is(s, from + c.length, ATEXT))
        return false; /* nobody knows what the two words mean */
    /*@ loop invariant to <= from <= s->length;
        loop assigns from, to, c, t->line[0 .. t->size - 1];
        loop variant s->length - from; */
    while (from < s->length) {
        const bool unusual = smtpath_unusual_code_point(s, from, &c) && c.code >= 0x80 &&
                             c.ascii != '\0' && (!only_one || to == smtpath_place_of_octet(s));
        const bool at_end = unusual && c.ascii == ' ' && from + c.length == s->length;
        const bool apostrophe = unusual && c.ascii == '\'' && from > 0 &&
                                in_class(s->line[from - 1], ATEXT) &&
                                class_is(s, from + c.length, ATEXT);
        const bool left_out = at_end || (unusual && s->region == IN_PATH && !apostrophe &&
                                         (c.ascii == ' ' || c.ascii == '"' || c.ascii == '\''));
        if (!left_out)
            t->line[to++] = unusual ? c.ascii : t->line[from];
        from += unusual ? c.length : 1;
    }
    t->length = to;
    return true;
}

//@ CHANGES
static bool with_smtputf8(const struct scene *s, struct text *t)
{
    (void)s;
    return put_in(t, t->length, 0, " SMTPUTF8", 9);
}

//@ CHANGES
static bool without_leading_space(const struct scene *s, struct text *t)
{
    return put_in(t, 0, beyond(s, 0, WSP), "", 0);
}

/* "C: MAIL FROM:<a@b>", "C:MAIL FROM:<a@b>" */
//@ CHANGES
static bool without_first_word(const struct scene *s, struct text *t)
{
    const bool glued = one_of(s, 1, ":") && beyond(s, 2, WSP) == 2;
    return put_in(t, 0, glued ? 2 : behind_verb(s), "", 0);
}

/* The one behind the line, too. */
//@ CHANGES
static bool without_quotes_around_line(const struct scene *s, struct text *t)
{
    const bool closed = s->length > 1 && octet_is(s, s->length - 1, s->line[0]);
    return closed && put_in(t, s->length - 1, 1, "", 0) && put_in(t, 0, 1, "", 0);
}

//@ CHANGES
static bool with_mail(const struct scene *s, struct text *t)
{
    (void)s;
    return put_in(t, 0, 0, "MAIL ", 5);
}

//@ CHANGES
static bool with_rcpt(const struct scene *s, struct text *t)
{
    (void)s;
    return put_in(t, 0, 0, "RCPT ", 5);
}

//@ CHANGES
static bool mail_for_send(const struct scene *s, struct text *t)
{
    return word_end(s, 0) == 4 && put_in(t, 0, 4, "MAIL", 4);
}

/* What is glued to a verb: a space between them; "MAIL:" is "MAIL FROM:", and "QUIT;" QUIT. */
//@ CHANGES
static bool apart(const struct scene *s, struct text *t)
{
    const char *verb = smtpath_glued_verb(s);
    const size_t end = verb != NULL ? word_at(s, 0, verb) : 0;
    const bool colon = octet_is(s, end, ':');
    if (end == 0 || end >= s->length)
        return false;
    if (stands_at(s, 0, "MAIL:"))
        return put_in(t, end, 1, " FROM:", 6);
    if (stands_at(s, 0, "RCPT:"))
        return put_in(t, end, 1, " TO:", 4);
    if (stands_at(s, 0, "RCPTO:"))
        return put_in(t, end, 0, " T", 2);
    if (colon || one_of(s, end, "-_.,;=!"))
        return end + 1 == s->length ? put_in(t, end, 1, "", 0)
                                    : put_in(t, end, beyond(s, end + 1, WSP) - end, " ", 1);
    return put_in(t, end, 0, " ", 1);
}

//@ CHANGES
static bool starttls(const struct scene *s, struct text *t)
{
    return put_in(t, 0, s->length, "STARTTLS", 8);
}

//@ CHANGES
static bool with_auth(const struct scene *s, struct text *t)
{
    (void)s;
    return put_in(t, 0, 0, "AUTH ", 5);
}

//@ CHANGES
static bool one_space(const struct scene *s, struct text *t)
{
    return put_in(t, s->at, beyond(s, s->at, WSP) - s->at, "", 0);
}

//@ CHANGES
static bool verb_alone(const struct scene *s, struct text *t)
{
    return put_in(t, s->at, s->length - s->at, "", 0);
}

//@ CHANGES
static bool ehlo_for_helo(const struct scene *s, struct text *t)
{
    (void)s;
    return put_in(t, 0, 4, "EHLO", 4);
}

/* Around an address of digits and dots, those of a literal take their place. */
//@ CHANGES
static bool without_brackets(const struct scene *s, struct text *t)
{
    if (s->at >= s->length || !one_of(s, s->length - 1, ">)}"))
        return false;
    size_t end = s->at + 1;
    /*@ loop invariant s->at < end <= s->length;
        loop assigns end;
        loop variant s->length - end; */
    while (class_is(s, end, DIGIT) || octet_is(s, end, '.'))
        end++;
    const bool literal = takes_host(s) && end > s->at + 1 && end + 1 == s->length;
    return put_in(t, s->length - 1, 1, "]", literal) && put_in(t, s->at, 1, "[", literal);
}

/* Not where a mark ends it. */
//@ CHANGES
static bool quoted_argument(const struct scene *s, struct text *t)
{
    return s->at + 1 < s->length && !holds(s, s->argument, '"') && !holds(s, s->argument, '\\') &&
           put_in(t, s->length, 0, "\"", 1) && put_in(t, s->argument, 0, "\"", 1);
}

/* "Bob <bob@example.org>" */
//@ CHANGES
static bool address_of_name(const struct scene *s, struct text *t)
{
    const size_t open = find(s, s->at, '<');
    return s->argument <= open && open + 1 < s->length && put_in(t, s->length - 1, 1, "", 0) &&
           put_in(t, s->argument, open + 1 - s->argument, "", 0);
}

/* Nothing, where nothing follows. */
//@ CHANGES
static bool space_for_colon(const struct scene *s, struct text *t)
{
    const size_t next = beyond(s, s->at + 1, WSP);
    return put_in(t, s->at, next - s->at, " ", next < s->length);
}

/* From the fault on: what stands before it is base64 already. */
//@ CHANGES
static bool base64_for_base64url(const struct scene *s, struct text *t)
{
    /*@ loop invariant s->at <= i <= s->length;
        loop assigns i, t->line[0 .. t->size - 1];
        loop variant s->length - i; */
    for (size_t i = s->at; i < s->length; i++) {
        const char octet = s->line[i];
        t->line[i] = octet == '-' ? '+' : octet == '_' ? '/' : octet;
    }
    return true;
}

//@ CHANGES
static bool with_padding(const struct scene *s, struct text *t)
{
    const size_t over = (s->length - word_begin(s)) % 4;
    return over >= 2 && put_in(t, s->length, 0, "==", 4 - over);
}

bool smtpath_corrected_line(enum mistake mistake, const struct scene *s, struct text *t)
{
    bool done = false;
    switch (mistake) {
#define MISTAKE(id, name, correction, english, japanese)                                               \
    case MISTAKE_##id:                                                                                 \
        done = correction(s, t);                                                                       \
        break;
#include "mistake_limit_rows.h"
#include "mistake_stranger_rows.h"
#include "mistake_octet_rows.h"
#include "mistake_verb_rows.h"
#include "mistake_argument_rows.h"
#undef MISTAKE
    default:
        break;
    }
    return done;
}
