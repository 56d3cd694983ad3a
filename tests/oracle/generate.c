// SPDX-License-Identifier: MIT
#include "generate.h"

#include <string.h>

struct writer {
    struct random *random;
    struct generated *out;
};

static bool once_in(struct writer *w, size_t n)
{
    return random_once_in(w->random, n);
}

static size_t below(struct writer *w, size_t bound)
{
    return random_below(w->random, bound);
}

static void octet(struct writer *w, int value)
{
    if (w->out->length < GENERATED_MOST)
        w->out->line[w->out->length++] = (unsigned char)value;
}

static void text(struct writer *w, const char *words)
{
    while (*words != '\0')
        octet(w, (unsigned char)*words++);
}

/* One of the words in a list that a NULL ends; in mixed case now and then. */
static void one_of(struct writer *w, const char *const *words)
{
    size_t count = 0;
    while (words[count] != NULL)
        count++;
    bool mixed = once_in(w, 6);
    for (const char *c = words[below(w, count)]; *c != '\0'; c++) {
        bool letter = (*c >= 'A' && *c <= 'Z') || (*c >= 'a' && *c <= 'z');
        octet(w, letter && mixed && once_in(w, 2) ? *c ^ 0x20 : *c);
    }
}

#define ONE_OF(w, ...) one_of(w, (const char *const[]){__VA_ARGS__, NULL})

static void one_octet_of(struct writer *w, const char *octets)
{
    octet(w, (unsigned char)octets[below(w, strlen(octets))]);
}

static void digits(struct writer *w, size_t count)
{
    while (count-- > 0)
        one_octet_of(w, "0123456789");
}

/* A length: mostly short, now and then the limit and its neighbours. */
static size_t length_up_to(struct writer *w, size_t limit)
{
    if (once_in(w, 12))
        return limit - 1 + below(w, 3);
    return 1 + below(w, limit < 6 ? limit : 6);
}

static size_t limit_of(uint32_t chosen, size_t otherwise)
{
    return chosen != 0 ? chosen : otherwise;
}

/* ---- Local parts and domains -------------------------------------------------------------------------------------- */

static const char atext[] = "abcxyzABCXYZ0189!#$%&'*+-/=?^_`{|}~";

static void utf8_octets(struct writer *w)
{
    static const char *const samples[] = {"\xC2\x80",         "\xC3\xBC",         "\xDF\xBF",
                                          "\xE0\xA0\x80",     "\xE4\xBE\x8B",     "\xED\x9F\xBF",
                                          "\xEE\x80\x80",     "\xEF\xBF\xBF",     "\xF0\x90\x80\x80",
                                          "\xF0\x9F\x98\x80", "\xF4\x8F\xBF\xBF", NULL};
    static const char *const malformed[] = {
        "\xC0\x80",         "\xC1\xBF", "\xE0\x9F\xBF", "\xED\xA0\x80", "\xF0\x8F\x80", "\xC3",
        "\xF4\x90\x80\x80", "\xF5\x80", "\xFF",         "\x80",         "\xE4\xBE",     NULL};
    const char *const *from = once_in(w, 8) ? malformed : samples;
    size_t count = 0;
    while (from[count] != NULL)
        count++;
    text(w, from[below(w, count)]);
}

static void atom_octet(struct writer *w)
{
    if (once_in(w, 20))
        utf8_octets(w);
    else
        one_octet_of(w, atext);
}

static void atom(struct writer *w, size_t length)
{
    while (length-- > 0)
        atom_octet(w);
}

static void dot_string(struct writer *w, size_t length)
{
    bool loose = once_in(w, 16);
    for (size_t i = 0; i < length; i++) {
        bool dot = loose ? once_in(w, 2) : i > 0 && i + 1 < length && once_in(w, 4);
        if (dot && (loose || w->out->line[w->out->length - 1] != '.'))
            octet(w, '.');
        else
            atom_octet(w);
    }
}

static void quoted_string(struct writer *w, size_t length)
{
    octet(w, '"');
    for (size_t i = 2; i < length; i++) {
        if (i + 1 < length && once_in(w, 5)) {
            octet(w, '\\');
            octet(w, (int)(32 + below(w, 95)));
            i++;
        } else if (once_in(w, 20)) {
            utf8_octets(w);
        } else {
            one_octet_of(w, " !#[]^~ab@.,;:<>()-/|`$");
        }
    }
    octet(w, '"');
}

static void local_part(struct writer *w)
{
    size_t length = length_up_to(w, limit_of(w->out->options.local_part_limit, 64));
    if (once_in(w, 4))
        quoted_string(w, length + 1);
    else if (once_in(w, 20))
        ONE_OF(w, "Postmaster", "postmaster", "POSTMASTER", "=?utf-8?q?a?=", "-a", "|a", "/a", "a%b",
               "a!b");
    else
        dot_string(w, length);
}

static void sub_domain(struct writer *w, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (i > 0 && i + 1 < length && once_in(w, 6))
            octet(w, '-');
        else if (once_in(w, 30))
            utf8_octets(w);
        else if (once_in(w, 30))
            octet(w, '_');
        else
            one_octet_of(w, "abcxyzABCXYZ0189");
    }
}

/* Up to just this many octets, or a few labels of any length. */
static void domain(struct writer *w)
{
    size_t most = limit_of(w->out->options.domain_limit, 255);
    size_t label = limit_of(w->out->options.label_limit, 63);
    if (once_in(w, 16)) {
        size_t left = most - 1 + below(w, 3);
        while (left > 0) {
            size_t length = left < label ? left : label - below(w, 2);
            sub_domain(w, length);
            left -= length;
            if (left > 0) {
                octet(w, '.');
                left--;
            }
        }
        return;
    }
    if (once_in(w, 8))
        ONE_OF(w, "xn--bcher-kva.example", "a--b.example", "EXAMPLE.org", "b", "1", "a.b.c.d.e.f");
    else
        sub_domain(w, length_up_to(w, label));
    while (once_in(w, 2)) {
        octet(w, '.');
        sub_domain(w, length_up_to(w, label));
    }
    if (once_in(w, 24))
        octet(w, '.');
}

/* ---- Address literals --------------------------------------------------------------------------------------------- */

static void ipv4(struct writer *w)
{
    for (int i = 0; i < 4; i++) {
        if (i > 0)
            octet(w, '.');
        ONE_OF(w, "0", "1", "9", "10", "99", "00", "000", "007", "100", "127", "192", "199", "200",
               "249", "250", "255", "256", "2", "25", "30", "300", "1000", "2001");
        if (once_in(w, 40))
            return;
    }
}

static void groups(struct writer *w, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            octet(w, ':');
        for (size_t n = 1 + below(w, once_in(w, 30) ? 5 : 4); n > 0; n--)
            one_octet_of(w, "0123456789abcdefABCDEF");
    }
}

static void ipv6(struct writer *w)
{
    bool tail = once_in(w, 3);
    size_t most = tail ? 6 : 8;
    if (once_in(w, 3)) {
        groups(w, once_in(w, 8) ? below(w, 10) : most);
        if (tail)
            octet(w, ':');
    } else {
        size_t before = below(w, most), after = below(w, most - before);
        if (once_in(w, 6))
            after++;
        groups(w, before);
        text(w, "::");
        groups(w, after);
        if (tail && after > 0)
            octet(w, ':');
    }
    if (tail)
        ipv4(w);
}

static void general(struct writer *w)
{
    ONE_OF(w, "future", "x", "X-Y", "ipv7", "IPv", "IPv66", "ip", "x-", "abc", "a1", "f00d", "IPv6-x",
           "be");
    octet(w, ':');
    for (size_t n = length_up_to(w, limit_of(w->out->options.domain_limit, 255)); n > 0; n--)
        one_octet_of(w, "!ab09:.-~^<>@,Z");
}

static void address_literal(struct writer *w)
{
    octet(w, '[');
    switch (below(w, 5)) {
    case 0:
    case 1:
        ipv4(w);
        break;
    case 2:
        ONE_OF(w, "IPv6:", "IPV6:", "ipv6:");
        ipv6(w);
        break;
    case 3:
        ipv6(w);
        break;
    default:
        general(w);
    }
    octet(w, ']');
}

static void domain_or_literal(struct writer *w)
{
    if (once_in(w, 3))
        address_literal(w);
    else
        domain(w);
}

static void mailbox(struct writer *w)
{
    local_part(w);
    octet(w, '@');
    domain_or_literal(w);
}

static void source_route(struct writer *w)
{
    do {
        octet(w, '@');
        domain(w);
    } while (once_in(w, 2) && (octet(w, ','), true));
    octet(w, ':');
}

static void path(struct writer *w, bool reverse)
{
    bool brackets = !once_in(w, 16);
    if (brackets)
        octet(w, '<');
    if (once_in(w, 8)) {
        if (!reverse)
            ONE_OF(w, "Postmaster", "POSTMASTER", "postmaster");
    } else {
        if (once_in(w, 8))
            source_route(w);
        mailbox(w);
    }
    if (brackets)
        octet(w, '>');
}

/* ---- Parameters --------------------------------------------------------------------------------------------------- */

static void xtext(struct writer *w, size_t length)
{
    static const char *const pairs[] = {"+20", "+2B", "+3D", "+7E", "+7F", "+1F", "+2b",
                                        "+GG", "+0A", "+80", "+c3", "+7f", "+7e", NULL};
    for (size_t i = 0; i < length; i++) {
        if (i + 3 <= length && once_in(w, 8)) {
            text(w, pairs[below(w, once_in(w, 8) ? 13 : 4)]);
            i += 2;
        } else if (once_in(w, 400)) {
            octet(w, '=');
        } else {
            one_octet_of(w, "abcXYZ019!#*,-./:;<>?@[\\]^_~");
        }
    }
}

static void unitext(struct writer *w, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (once_in(w, 6))
            ONE_OF(w, "\\x{5C}", "\\x{2B}", "\\x{3d}", "\\x{20}", "\\x{e9}", "\\x{7F}", "\\x{80}",
                   "\\x{E9}", "\\x{FFF}", "\\x{100}", "\\x{1000}", "\\x{D7FF}", "\\x{E000}",
                   "\\x{D800}", "\\x{10000}", "\\x{FFFFF}", "\\x{10FFFF}", "\\x{110000}", "\\x{5D}",
                   "\\x{07F}", "\\x{}");
        else if (once_in(w, 6))
            utf8_octets(w);
        else
            one_octet_of(w, "abcXYZ019!#*,-./:;<>?@[]^_~");
    }
}

static void orcpt_value(struct writer *w)
{
    bool utf8 = once_in(w, 2);
    ONE_OF(w, utf8 ? "utf-8" : "rfc822", utf8 ? "UTF-8" : "x400", utf8 ? "utf-8" : "utf-88");
    octet(w, ';');
    if (utf8)
        unitext(w, length_up_to(w, 494));
    else
        xtext(w, length_up_to(w, 493));
}

static void two_digits(struct writer *w, const char *const *likely)
{
    if (once_in(w, 12))
        digits(w, 2);
    else
        one_of(w, likely);
}

#define TWO_DIGITS(w, ...) two_digits(w, (const char *const[]){__VA_ARGS__, NULL})

static void date_time(struct writer *w)
{
    ONE_OF(w, "2026", "2024", "2000", "1900", "0000", "9999", "2100");
    octet(w, '-');
    TWO_DIGITS(w, "01", "02", "02", "03", "04", "06", "09", "11", "12", "13", "00");
    octet(w, '-');
    TWO_DIGITS(w, "01", "28", "29", "30", "31", "32", "00");
    ONE_OF(w, "T", "t");
    TWO_DIGITS(w, "00", "19", "23", "24");
    octet(w, ':');
    TWO_DIGITS(w, "00", "59", "60");
    octet(w, ':');
    TWO_DIGITS(w, "00", "59", "60", "61");
    if (once_in(w, 3)) {
        octet(w, '.');
        digits(w, length_up_to(w, 9));
    }
    if (once_in(w, 2)) {
        ONE_OF(w, "Z", "z");
    } else {
        one_octet_of(w, "+-");
        TWO_DIGITS(w, "00", "23", "24", "12");
        octet(w, ':');
        TWO_DIGITS(w, "00", "30", "59", "60");
    }
}

static void by_value(struct writer *w)
{
    ONE_OF(w, "", "-", "+");
    ONE_OF(w, "0", "1", "60", "000", "123456789", "1234567890", "999999999");
    octet(w, ';');
    ONE_OF(w, "N", "R", "X");
    ONE_OF(w, "", "T", "TT");
}

static void notify_value(struct writer *w)
{
    do {
        ONE_OF(w, "NEVER", "SUCCESS", "FAILURE", "DELAY");
    } while (once_in(w, 2) && (octet(w, ','), true));
}

static void mtrk_value(struct writer *w)
{
    for (size_t n = length_up_to(w, 20); n > 0; n--)
        one_octet_of(w, "abcXYZ019+/");
    if (once_in(w, 2)) {
        octet(w, ':');
        digits(w, length_up_to(w, 9));
    }
}

static void solicit_value(struct writer *w)
{
    size_t length = length_up_to(w, 1000);
    octet(w, 'a');
    for (size_t i = 1; i < length; i++)
        one_octet_of(w, once_in(w, 5) ? ",-_.:" : "abcXYZ019");
}

static void transid_value(struct writer *w)
{
    size_t length = length_up_to(w, 77);
    octet(w, '<');
    for (size_t i = 0; i < length; i++)
        one_octet_of(w, once_in(w, 12) ? ".!-+" : "abcXYZ019");
    octet(w, '@');
    xtext(w, 1 + below(w, 3));
    octet(w, '>');
}

static void envid_value(struct writer *w)
{
    xtext(w, length_up_to(w, 100));
}

/* Encodes what was written from begin on. */
static void encode(struct writer *w, size_t begin)
{
    unsigned char text[GENERATED_MOST];
    const size_t length = w->out->length - begin;
    const char *const digits = once_in(w, 3) ? "0123456789abcdef" : "0123456789ABCDEF";
    memcpy(text, w->out->line + begin, length);
    w->out->length = begin;
    for (size_t i = 0; i < length; i++) {
        bool plain = text[i] > 32 && text[i] < 127 && text[i] != '+' && text[i] != '=';
        if (plain ? !once_in(w, 40) : !once_in(w, 100)) {
            if (plain) {
                octet(w, text[i]);
                continue;
            }
            octet(w, '+');
            octet(w, digits[text[i] >> 4]);
            octet(w, digits[text[i] & 15]);
        } else if (plain) {
            octet(w, '+');
            octet(w, digits[text[i] >> 4]);
            octet(w, digits[text[i] & 15]);
        } else {
            octet(w, text[i]);
        }
    }
}

static void encoded_mailbox(struct writer *w)
{
    const size_t begin = w->out->length;
    local_part(w);
    if (!once_in(w, 16)) {
        octet(w, '@');
        domain_or_literal(w);
    }
    encode(w, begin);
}

static void submitter_value(struct writer *w)
{
    if (once_in(w, 6))
        xtext(w, length_up_to(w, 266));
    else
        encoded_mailbox(w);
}

static void auth_value(struct writer *w)
{
    if (once_in(w, 4))
        ONE_OF(w, "<>", "<>x", "<", "+3C+3E", "+3c>", "@a:b@c", "a@b>+20SIZE");
    else if (once_in(w, 8))
        xtext(w, length_up_to(w, 500));
    else
        encoded_mailbox(w);
}

static void size_value(struct writer *w)
{
    if (once_in(w, 3))
        ONE_OF(w, "18446744073709551615", "18446744073709551616", "99999999999999999999",
               "00000000000000000001");
    else
        digits(w, length_up_to(w, 20));
}

static void body_value(struct writer *w)
{
    ONE_OF(w, "7BIT", "8BITMIME", "BINARYMIME", "8BIT", "BINARY");
}

static void ret_value(struct writer *w)
{
    ONE_OF(w, "FULL", "HDRS", "FUL");
}

static void holdfor_value(struct writer *w)
{
    if (!once_in(w, 8))
        one_octet_of(w, "19");
    digits(w, below(w, 10));
}

static void priority_value(struct writer *w)
{
    ONE_OF(w, "0", "1", "9", "-1", "-9", "-0", "10", "+1", "-");
}

static void rrvs_value(struct writer *w)
{
    date_time(w);
    ONE_OF(w, "", "", ";C", ";R", ";", ";X");
}

static void xverp_value(struct writer *w)
{
    ONE_OF(w, "+=", "-=", "==", "--", "+", "+=-", "xx");
}

static void private_value(struct writer *w)
{
    for (size_t n = 1 + below(w, 6); n > 0; n--)
        octet(w, (int)(33 + below(w, 94)));
}

static void no_value(struct writer *w)
{
    if (once_in(w, 10))
        private_value(w);
}

static const struct drawn_parameter {
    const char *keyword;
    void (*value)(struct writer *w);
} of_mail[] = {{"SIZE", size_value},
               {"BODY", body_value},
               {"SMTPUTF8", no_value},
               {"SMTPUTF8", no_value},
               {"RET", ret_value},
               {"ENVID", envid_value},
               {"AUTH", auth_value},
               {"BY", by_value},
               {"HOLDFOR", holdfor_value},
               {"HOLDUNTIL", date_time},
               {"MT-PRIORITY", priority_value},
               {"REQUIRETLS", no_value},
               {"MTRK", mtrk_value},
               {"CONPERM", no_value},
               {"SOLICIT", solicit_value},
               {"TRANSID", transid_value},
               {"SUBMITTER", submitter_value},
               {"PRDR", no_value},
               {"XVERP", xverp_value},
               {"X-PRIVATE", private_value},
               {"NOTIFY", notify_value}},
  of_rcpt[] = {{"NOTIFY", notify_value}, {"ORCPT", orcpt_value}, {"RRVS", rrvs_value},
               {"CONNEG", no_value},     {"X", private_value},   {"SIZE", size_value}};

static void parameter(struct writer *w, const struct drawn_parameter *drawn)
{
    size_t begin = w->out->length;
    ONE_OF(w, drawn->keyword, drawn->keyword);
    if (!once_in(w, 40))
        octet(w, '=');
    drawn->value(w);
    if (drawn->value == no_value && w->out->line[w->out->length - 1] == '=' && !once_in(w, 20))
        w->out->length -= w->out->length > begin;
}

static void space(struct writer *w)
{
    if (once_in(w, 40))
        ONE_OF(w, "  ", "\t", " \t", "\t ", "   ", "\t\t", "");
    else
        octet(w, ' ');
}

/* Wrong parts are drawn as often as right ones, so of many parts together nearly none would be right. */
static bool right_so_far(const struct writer *w)
{
    struct oracle_result result;
    oracle_read(w->out->line, w->out->length, &w->out->options, &result);
    return result.ok;
}

static void parameters(struct writer *w, const struct drawn_parameter *from, size_t count)
{
    while (!once_in(w, 4)) {
        size_t before = w->out->length;
        space(w);
        parameter(w, &from[below(w, count)]);
        if (!once_in(w, 8) && !right_so_far(w))
            w->out->length = before;
    }
}

/* ---- Commands ----------------------------------------------------------------------------------------------------- */

static void colon(struct writer *w)
{
    if (once_in(w, 24))
        ONE_OF(w, " :", ": ", "\t:", ":\t ", " : ", "");
    else
        octet(w, ':');
}

static void right_path(struct writer *w, bool reverse)
{
    size_t before = w->out->length;
    path(w, reverse);
    for (int tries = 0; tries < 4 && !once_in(w, 6) && !right_so_far(w); tries++) {
        w->out->length = before;
        path(w, reverse);
    }
}

static void mail(struct writer *w)
{
    ONE_OF(w, "MAIL");
    space(w);
    ONE_OF(w, "FROM");
    colon(w);
    right_path(w, true);
    parameters(w, of_mail, sizeof of_mail / sizeof *of_mail);
}

static void rcpt(struct writer *w)
{
    ONE_OF(w, "RCPT");
    space(w);
    ONE_OF(w, "TO");
    colon(w);
    right_path(w, false);
    parameters(w, of_rcpt, sizeof of_rcpt / sizeof *of_rcpt);
}

static void helo(struct writer *w)
{
    ONE_OF(w, "HELO", "EHLO", "LHLO");
    space(w);
    domain_or_literal(w);
}

static void string(struct writer *w)
{
    size_t length = length_up_to(w, 100);
    if (once_in(w, 2))
        quoted_string(w, length + 1);
    else
        atom(w, length);
}

static void vrfy(struct writer *w)
{
    ONE_OF(w, "VRFY", "EXPN");
    space(w);
    if (once_in(w, 2))
        mailbox(w);
    else
        string(w);
    if (once_in(w, 3)) {
        space(w);
        ONE_OF(w, "SMTPUTF8", "SMTPUTF", "SMTPUTF8=");
    }
}

static void help(struct writer *w)
{
    ONE_OF(w, "HELP", "NOOP");
    if (once_in(w, 8))
        return;
    space(w);
    string(w);
}

static void bare(struct writer *w)
{
    ONE_OF(w, "DATA", "RSET", "QUIT", "STARTTLS", "SEND", "SOML", "SAML", "TURN", "FOO", "MAILX", "");
    if (once_in(w, 3))
        ONE_OF(w, " ", "\t", " x", "x", "  ");
}

static void auth(struct writer *w)
{
    ONE_OF(w, "AUTH");
    space(w);
    for (size_t n = length_up_to(w, 20); n > 0; n--)
        one_octet_of(w, "ABCXYZabz019-_");
    if (once_in(w, 4))
        return;
    space(w);
    if (once_in(w, 6)) {
        octet(w, '=');
        return;
    }
    for (size_t n = length_up_to(w, once_in(w, 20) ? 3064 : 8) * 4 - below(w, 4) * once_in(w, 6); n > 0;
         n--)
        one_octet_of(w, "ABCXYZabz019+/");
    if (once_in(w, 3)) {
        size_t pads = 1 + below(w, 2);
        w->out->length -= pads;
        while (pads-- > 0)
            octet(w, '=');
    }
}

static void bdat(struct writer *w)
{
    ONE_OF(w, "BDAT");
    space(w);
    size_value(w);
    if (once_in(w, 2)) {
        space(w);
        ONE_OF(w, "LAST", "LAS", "LASTS");
    }
}

static void etrn(struct writer *w)
{
    ONE_OF(w, "ETRN");
    space(w);
    ONE_OF(w, "", "@", "#");
    if (once_in(w, 3))
        atom(w, length_up_to(w, 20));
    else
        domain(w);
}

static void xclient(struct writer *w)
{
    ONE_OF(w, "XCLIENT", "XFORWARD");
    do {
        space(w);
        ONE_OF(w, "NAME", "ADDR", "PORT", "x-y_z", "1");
        octet(w, '=');
        if (once_in(w, 4))
            ONE_OF(w, "[UNAVAILABLE]", "[TEMPUNAVAIL]", "IPV6:::1", "");
        else
            xtext(w, length_up_to(w, 255));
    } while (once_in(w, 2));
}

static void noise(struct writer *w)
{
    for (size_t n = below(w, 40); n > 0; n--)
        octet(w, (int)below(w, 256));
}

static void (*const writers[])(struct writer *w) = {mail, rcpt, helo, vrfy,    help, bare,
                                                    auth, bdat, etrn, xclient, noise};
const char *const generate_kinds[] = {"mail", "rcpt", "helo", "vrfy",    "help",  "bare",
                                      "auth", "bdat", "etrn", "xclient", "noise", NULL};

size_t generate_kind_count(void)
{
    return sizeof writers / sizeof *writers;
}

/* ---- Mutations ---------------------------------------------------------------------------------------------------- */

static void insert(struct generated *g, size_t at, const void *octets, size_t length)
{
    if (g->length + length > GENERATED_MOST)
        return;
    memmove(g->line + at + length, g->line + at, g->length - at);
    memcpy(g->line + at, octets, length);
    g->length += length;
}

static void erase(struct generated *g, size_t at, size_t length)
{
    memmove(g->line + at, g->line + at + length, g->length - at - length);
    g->length -= length;
}

/* The octets at which something changes in some production, and a few others. */
static unsigned char interesting(struct writer *w)
{
    static const char octets[] = "<>@:.,;=[]\"\\ \t+-_/~(){}|!#%09azAZ\r\n\0\x7F\x80\xBF\xC3\xFF";
    return once_in(w, 3) ? (unsigned char)below(w, 256)
                         : (unsigned char)octets[below(w, sizeof octets - 1)];
}

static void insert_piece(struct writer *w, size_t at)
{
    static const char *const pieces[] = {
        "@a:", "@a,@b:",    "<>",         " SIZE=1",  " NOTIFY=NEVER",
        "..",  " SMTPUTF8", "[IPv6:",     "[1.2.3",   "\\x{",
        "+3",  "::",        "-",          "\xC3\xBC", " X=Y",
        "=",   "\"",        " BODY=7BIT", "\t",       "Postmaster",
        ">",   " RET=FULL", "255",        ".256",
    };
    const char *piece = pieces[below(w, sizeof pieces / sizeof *pieces)];
    insert(w->out, at, piece, strlen(piece));
}

static void mutate(struct writer *w)
{
    struct generated *g = w->out;
    unsigned char copy[64];
    size_t at = below(w, g->length + 1);
    size_t rest = g->length - at;
    size_t run = rest == 0 ? 0 : 1 + below(w, rest < sizeof copy ? rest : sizeof copy);
    unsigned char value = interesting(w);
    memcpy(copy, g->line + at, run);
    switch (below(w, 9)) {
    case 0:
        if (rest > 0)
            g->line[at] ^= (unsigned char)(1 << below(w, 8));
        break;
    case 1:
        if (rest > 0)
            g->line[at] = value;
        break;
    case 2:
        insert(g, at, &value, 1);
        break;
    case 3:
        erase(g, at, rest > 0);
        break;
    case 4:
        erase(g, at, run);
        break;
    case 5: /* a token twice, or somewhere else */
        insert(g, once_in(w, 2) ? at : below(w, g->length + 1), copy, run);
        break;
    case 6:
        g->length = at;
        break;
    case 7:
        insert_piece(w, at);
        break;
    default:
        for (size_t n = 1 + below(w, 300); n > 0; n--)
            insert(g, at, rest > 0 ? copy : &value, 1);
    }
}

/* ---- Options ------------------------------------------------------------------------------------------------------ */

static uint32_t some_bits(struct random *r, uint32_t all)
{
    return (uint32_t)random_next(r) & all;
}

static uint32_t small_limit(struct random *r)
{
    return random_once_in(r, 3) ? (uint32_t)(2 + random_below(r, 60)) : 0;
}

void generate_options(struct random *random, struct oracle_options *o)
{
    *o = (struct oracle_options){0};
    if (!random_once_in(random, 4))
        o->offered = random_once_in(random, 4) ? some_bits(random, OFFER_ALL) : OFFER_ALL;
    if (random_once_in(random, 2))
        o->tolerate = random_once_in(random, 3) ? DEVIATION_ALL : some_bits(random, DEVIATION_ALL);
    if (random_once_in(random, 4))
        o->refuse = some_bits(random, SHOWS_ALL) & some_bits(random, SHOWS_ALL);
    o->smtputf8 = random_once_in(random, 2);
    o->strict_trailing = random_once_in(random, 3);
    o->general_literal = random_once_in(random, 2);
    if (random_once_in(random, 8)) {
        o->local_part_limit = small_limit(random);
        o->label_limit = small_limit(random);
        o->domain_limit = small_limit(random);
        o->path_limit = small_limit(random);
        o->line_limit = random_once_in(random, 4) ? (uint32_t)(2 + random_below(random, 100)) : 0;
    }
    if (random_once_in(random, 8))
        o->line_limit = 16000;
}

void generate(struct random *random, size_t kind, struct generated *out)
{
    struct writer w = {random, out};
    generate_options(random, &out->options);
    out->length = 0;
    writers[kind](&w);
    if (once_in(&w, 20))
        space(&w);
    if (once_in(&w, 2))
        return;
    do {
        mutate(&w);
    } while (once_in(&w, 2));
}

/* ---- Every string of an alphabet ----------------------------------------------------------------------------------- */

static unsigned long long strings_of_length(const struct strings *s)
{
    unsigned long long count = 1;
    for (size_t i = 0; i < s->length; i++)
        count *= s->size;
    return count;
}

bool generate_next_string(struct strings *s, void *octets)
{
    if (s->turn == strings_of_length(s)) {
        s->turn = 0;
        s->length++;
    }
    if (s->length > s->most)
        return false;
    unsigned long long rest = s->turn++;
    for (size_t i = 0; i < s->length; i++, rest /= s->size)
        ((char *)octets)[i] = s->alphabet[rest % s->size];
    return true;
}
