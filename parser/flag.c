// SPDX-License-Identifier: MIT
/*
 * What about an accepted path deserves a second look. Receivers call it; nothing here does.
 */
#include "mailbox.h"

static const char *const flag_names[SMTPATH_FLAG_COUNT] = {
    "source-route",      "percent",        "bang",         "quoted-at",     "space", "quoted-pair",
    "encoded-word",      "leading-hyphen", "leading-pipe", "leading-slash", "shell", "ace-label",
    "ipv4-leading-zero",
};

/*@ assigns \nothing; */
const char *smtpath_flag_name(uint64_t flag)
{
    /*@ loop invariant i <= SMTPATH_FLAG_COUNT && (uint32_t)(1 << i) == 1 << i;
        loop assigns i;
        loop variant SMTPATH_FLAG_COUNT - i; */
    for (uint32_t i = 0; i < SMTPATH_FLAG_COUNT; i++)
        if (flag == SMTPATH_BIT(i))
            return flag_names[i];
    return NULL;
}

/* What one octet of a local part's meaning says. A POSIX shell reads each of the last ones as more than
 * itself; "-", "=", "+", "." and "/" it does not. */
/*@ assigns \nothing; */
static uint32_t octet_flags(char octet)
{
    switch (octet) {
    case '%':
        return SMTPATH_FLAG_PERCENT;
    case '!':
        return SMTPATH_FLAG_BANG | SMTPATH_FLAG_SHELL;
    case '@':
        return SMTPATH_FLAG_QUOTED_AT;
    case ' ':
        return SMTPATH_FLAG_SPACE;
    case '|':
    case '&':
    case ';':
    case '<':
    case '>':
    case '(':
    case ')':
    case '$':
    case '`':
    case '\\':
    case '"':
    case '\'':
    case '*':
    case '?':
    case '[':
    case ']':
    case '{':
    case '}':
    case '~':
    case '#':
        return SMTPATH_FLAG_SHELL;
    default:
        return 0;
    }
}

/*@ assigns \nothing; */
static uint32_t first_octet_flags(char octet)
{
    switch (octet) {
    case '-':
        return SMTPATH_FLAG_LEADING_HYPHEN;
    case '|':
        return SMTPATH_FLAG_LEADING_PIPE;
    case '/':
        return SMTPATH_FLAG_LEADING_SLASH;
    default:
        return 0;
    }
}

/* encoded-word = "=?" charset "?" encoding "?" encoded-text "?="        RFC 2047 section 2
 * "Looks like" is: begins and ends so, with two more "?" between. */
/*@ requires is_walk(o) && o.end <= UINT32_MAX; assigns \nothing; */
static bool looks_like_encoded_word(struct octets o)
{
    uint32_t question_marks = 0;
    char previous = 0, last = 0;
    bool begins = false;
    size_t count = 0;
    /*@ loop invariant is_walk(o) && question_marks <= count <= o.at;
        loop assigns o.at, previous, last, question_marks, begins, count;
        loop variant o.end - o.at; */
    while (o.at < o.end) {
        previous = last;
        last = next_octet(&o);
        if (last == '?')
            question_marks++;
        if (count == 1)
            begins = previous == '=' && last == '?';
        count++;
    }
    return begins && question_marks >= 4 && previous == '?' && last == '=';
}

/*@ requires \valid_read(local + (0 .. length - 1)); assigns \nothing; */
static uint32_t local_flags(const char *local, uint32_t length)
{
    struct octets o = octets_of(local, length);
    const uint32_t first = (uint32_t)o.at;
    uint32_t flags = looks_like_encoded_word(o) ? SMTPATH_FLAG_ENCODED_WORD : 0;
    /*@ loop invariant is_walk(o);
        loop assigns o.at, flags;
        loop variant o.end - o.at; */
    while (o.at < o.end) {
        const size_t before = o.at;
        const char octet = next_octet(&o);
        flags |= octet_flags(octet);
        if (o.at - before == 2)
            flags |= SMTPATH_FLAG_QUOTED_PAIR;
        if (before == first)
            flags |= first_octet_flags(octet);
    }
    return flags;
}

/*@ requires \valid_read(name + (0 .. length - 1)); assigns \nothing; */
static bool has_ace_label(const char *name, uint32_t length)
{
    /*@ loop invariant i <= length;
        loop assigns i;
        loop variant length - i; */
    for (uint32_t i = 0; i < length && length - i >= 4; i++)
        if ((i == 0 || name[i - 1] == '.') && same_ignoring_case(name + i, "XN--", 4))
            return true;
    return false;
}

/* An Snum of more than one digit that begins with 0: some read it as octal. */
/*@ requires \valid_read(literal + (0 .. length - 1)); assigns \nothing; */
static bool has_leading_zero(const char *literal, uint32_t length)
{
    /*@ loop invariant 1 <= i && (i == 1 || i < length);
        loop assigns i;
        loop variant length - i; */
    for (uint32_t i = 1; i + 1 < length; i++)
        if (literal[i] == '0' && !in_class(literal[i - 1], DIGIT) && in_class(literal[i + 1], DIGIT))
            return true;
    return false;
}

/*@ requires \valid_read(path) && stands(line, path->local) && stands(line, path->domain);
    assigns \nothing; */
uint32_t smtpath_flags(const char *line, const struct smtpath_path *path)
{
    uint32_t flags = path->route.length > 0 ? SMTPATH_FLAG_SOURCE_ROUTE : 0;
    if (path->local.length > 0)
        flags |= local_flags(line + path->local.offset, path->local.length);
    if (path->domain_kind == SMTPATH_DOMAIN_NAME &&
        has_ace_label(line + path->domain.offset, path->domain.length))
        flags |= SMTPATH_FLAG_ACE_LABEL;
    if (path->domain_kind == SMTPATH_DOMAIN_IPV4 &&
        has_leading_zero(line + path->domain.offset, path->domain.length))
        flags |= SMTPATH_FLAG_IPV4_LEADING_ZERO;
    return flags;
}
