// SPDX-License-Identifier: MIT
/*
 * What an accepted path shows. A local part is first taken apart into what it means, one octet after the other, each
 * with the place where it stands; every question is then asked of that.
 */
#include "flags.h"
#include "parameters.h"
#include "punycode.h"

#include <stdlib.h>
#include <string.h>

/* An octet that a local part means, and the octets that write it. */
struct meant {
    unsigned char octet;
    struct oracle_span written;
};

struct meaning {
    struct meant *of;
    size_t count;
};

static struct meaning meaning_of(const unsigned char *line, struct oracle_span local, bool quoted)
{
    struct meaning m = {calloc(local.end - local.begin + 1, sizeof *m.of), 0};
    size_t at = local.begin + quoted, end = local.end - quoted;
    while (at < end) {
        size_t begin = at;
        if (quoted && line[at] == '\\')
            at++;
        m.of[m.count++] = (struct meant){line[at], {begin, at + 1}};
        at++;
    }
    return m;
}

static bool found(struct oracle_span *octets, size_t begin, size_t end)
{
    *octets = (struct oracle_span){begin, end};
    return true;
}

/* The first octet that is one of these. */
static bool holds(const struct meaning *m, const char *octets_of_flag, struct oracle_span *octets)
{
    for (size_t i = 0; i < m->count; i++) {
        if (m->of[i].octet != 0 && strchr(octets_of_flag, m->of[i].octet) != NULL)
            return found(octets, m->of[i].written.end - 1, m->of[i].written.end);
    }
    return false;
}

static bool begins(const struct meaning *m, char octet, struct oracle_span *octets)
{
    if (m->count == 0 || m->of[0].octet != (unsigned char)octet)
        return false;
    return found(octets, m->of[0].written.end - 1, m->of[0].written.end);
}

/* Whether what is meant is this word, or begins with it, in any case. */
static bool is_meant(const struct meaning *m, const char *word, bool whole)
{
    size_t length = strlen(word);
    if (m->count < length || (whole && m->count != length))
        return false;
    for (size_t i = 0; i < length; i++) {
        if (!is_word(&m->of[i].octet, (struct oracle_span){0, 1}, (char[]){word[i], '\0'}))
            return false;
    }
    return true;
}

static bool has_quoted_pair(const struct meaning *m, struct oracle_span *octets)
{
    for (size_t i = 0; i < m->count; i++) {
        if (m->of[i].written.end - m->of[i].written.begin == 2)
            return found(octets, m->of[i].written.begin, m->of[i].written.end);
    }
    return false;
}

/* RFC 2047 section 2: "=?", two more question marks, and "?=" */
static bool is_encoded_word(const struct meaning *m, struct oracle_span *octets)
{
    size_t marks = 0, n = m->count;
    for (size_t i = 0; i < n; i++)
        marks += m->of[i].octet == '?';
    if (n < 6 || marks < 4 || m->of[0].octet != '=' || m->of[1].octet != '?' ||
        m->of[n - 2].octet != '?' || m->of[n - 1].octet != '=')
        return false;
    return found(octets, m->of[0].written.begin, m->of[n - 1].written.end);
}

/* Of a local part: what it means, and how it is written. */
static bool local_shows(const unsigned char *line, const struct oracle_result *path, uint32_t flag,
                        struct oracle_span *octets)
{
    bool quoted = path->local_kind == ORACLE_LOCAL_QUOTED, shown = false;
    struct oracle_span local = path->local;
    struct meaning m = meaning_of(line, local, quoted);
    if (flag == SHOWS_PERCENT)
        shown = holds(&m, "%", octets);
    if (flag == SHOWS_BANG)
        shown = holds(&m, "!", octets);
    if (flag == SHOWS_QUOTED_AT)
        shown = holds(&m, "@", octets);
    if (flag == SHOWS_SPACE)
        shown = holds(&m, " ", octets);
    if (flag == SHOWS_SHELL)
        shown = holds(&m, "!|&;<>()$`\\\"'*?[]{}~#", octets);
    if (flag == SHOWS_QUOTED_PAIR)
        shown = has_quoted_pair(&m, octets);
    if (flag == SHOWS_ENCODED_WORD)
        shown = is_encoded_word(&m, octets);
    if (flag == SHOWS_LEADING_HYPHEN)
        shown = begins(&m, '-', octets);
    if (flag == SHOWS_LEADING_PIPE)
        shown = begins(&m, '|', octets);
    if (flag == SHOWS_LEADING_SLASH)
        shown = begins(&m, '/', octets);
    if (flag == SHOWS_QUOTED)
        shown = quoted && found(octets, local.begin, local.end);
    if (flag == SHOWS_EMPTY_LOCAL)
        shown = m.count == 0 && found(octets, local.begin, local.end);
    if (flag == SHOWS_POSTMASTER)
        shown = is_meant(&m, "postmaster", true) && found(octets, local.begin, local.end);
    if (flag == SHOWS_ACE_LOCAL)
        shown =
            is_meant(&m, "xn--", false) && found(octets, m.of[0].written.begin, m.of[3].written.end);
    free(m.of);
    return shown;
}

/* The domain without the one dot that may end it. */
static struct oracle_span without_dot(const unsigned char *line, struct oracle_span domain)
{
    if (line[domain.end - 1] == '.')
        domain.end--;
    return domain;
}

static bool has_ace_label(const unsigned char *line, struct oracle_span domain,
                          struct oracle_span *octets)
{
    for (size_t begin = domain.begin; begin < domain.end;) {
        size_t end = begin;
        while (end < domain.end && line[end] != '.')
            end++;
        if (end - begin >= 4 && is_word(line, (struct oracle_span){begin, begin + 4}, "xn--"))
            return found(octets, begin, end);
        begin = end + 1;
    }
    return false;
}

static bool is_digit(unsigned char octet)
{
    return octet >= '0' && octet <= '9';
}

/* Four numbers up to 255, in at most three digits each. */
static bool is_dotted_quad(const unsigned char *line, struct oracle_span domain)
{
    size_t at = domain.begin;
    for (int i = 0; i < 4; i++) {
        unsigned value = 0;
        size_t begin = at;
        while (at < domain.end && is_digit(line[at]) && at - begin < 4)
            value = value * 10 + (unsigned)(line[at++] - '0');
        if (at == begin || at - begin > 3 || value > 255)
            return false;
        if (i < 3 && (at == domain.end || line[at++] != '.'))
            return false;
    }
    return at == domain.end;
}

static bool name_shows(const unsigned char *line, struct oracle_span domain, uint32_t flag,
                       struct oracle_span *octets)
{
    domain = without_dot(line, domain);
    if (flag == SHOWS_ACE_LABEL)
        return has_ace_label(line, domain, octets);
    if (flag == SHOWS_BARE_IPV4)
        return is_dotted_quad(line, domain) && found(octets, domain.begin, domain.end);
    if (flag == SHOWS_ONE_LABEL && memchr(line + domain.begin, '.', domain.end - domain.begin) == NULL)
        return found(octets, domain.begin, domain.end);
    return false;
}

static bool has_leading_zero(const unsigned char *line, struct oracle_span literal,
                             struct oracle_span *octets)
{
    for (size_t begin = literal.begin + 1; begin < literal.end;) {
        size_t end = begin;
        while (is_digit(line[end]))
            end++;
        if (end - begin > 1 && line[begin] == '0')
            return found(octets, begin, end);
        begin = end + 1;
    }
    return false;
}

static bool is_invisible(unsigned long c)
{
    return (c >= 0x80 && c <= 0xA0) || c == 0xAD || c == 0x61C || (c >= 0x200B && c <= 0x200F) ||
           (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) || c == 0x3002 || c == 0xFEFF ||
           (c >= 0xFF01 && c <= 0xFF5E);
}

/* Only what is UTF-8 is asked; other octets, where they are tolerated, are passed over one by one. */
static bool has_invisible(const unsigned char *line, struct oracle_span path,
                          struct oracle_span *octets)
{
    for (size_t at = path.begin; at < path.end;) {
        unsigned long point;
        size_t length = well_formed(line + at, path.end - at);
        if (length > 0 && code_point(line + at, &point) == length && is_invisible(point))
            return found(octets, at, at + length);
        at += length > 0 ? length : 1;
    }
    return false;
}

bool shows(const unsigned char *line, const struct oracle_result *path, uint32_t flag,
           struct oracle_span *octets)
{
    if (flag == SHOWS_SOURCE_ROUTE)
        return path->route.end != 0 && found(octets, path->route.begin, path->route.end);
    if (flag == SHOWS_LITERAL)
        return path->domain_kind > ORACLE_DOMAIN_NAME &&
               found(octets, path->domain.begin, path->domain.end);
    if (flag == SHOWS_IPV4_LEADING_ZERO)
        return path->domain_kind == ORACLE_DOMAIN_IPV4 && has_leading_zero(line, path->domain, octets);
    if (flag == SHOWS_INVISIBLE)
        return has_invisible(line, path->path, octets);
    if (path->domain_kind == ORACLE_DOMAIN_NAME && name_shows(line, path->domain, flag, octets))
        return true;
    return path->local_kind != ORACLE_LOCAL_NONE && local_shows(line, path, flag, octets);
}
