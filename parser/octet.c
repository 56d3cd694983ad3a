// SPDX-License-Identifier: MIT
/*
 * The octet classes, written as their ABNF says, one table for all, which the compiler evaluates; and the sequences of
 * UTF-8. It stands on nothing: anybody may use it.
 */
#include "octet.h"

#define BETWEEN(o, low, high) ((o) >= (low) && (o) <= (high))

/* clang-format off */
#define CLASSES(o) ( \
    /* ALPHA = %x41-5A / %x61-7A; DIGIT = %x30-39                              RFC 5234 appendix B.1 */ \
    (BETWEEN(o, 'A', 'Z') || BETWEEN(o, 'a', 'z') ? ALPHA | LET_DIG | LDH | ATEXT | BASE64 | NAME_CHAR | SOLICIT_CHAR : 0) | \
    (BETWEEN(o, '0', '9') ? DIGIT | LET_DIG | LDH | ATEXT | BASE64 | NAME_CHAR | SOLICIT_CHAR | HEXDIG | UPPER_HEXDIG : 0) | \
    (BETWEEN(o, 'A', 'F') ? HEXDIG | UPPER_HEXDIG : 0) | \
    (BETWEEN(o, 'a', 'f') ? HEXDIG : 0) | \
    /* Ldh-str = *( ALPHA / DIGIT / "-" ) Let-dig                           RFC 5321 section 4.1.2 */ \
    ((o) == '-' ? LDH | NAME_CHAR | SOLICIT_CHAR : 0) | \
    ((o) == '_' ? NAME_CHAR | SOLICIT_CHAR : 0) | \
    ((o) == '.' || (o) == ':' ? SOLICIT_CHAR : 0) | \
    /* atext                                                                RFC 5322 section 3.2.3 */ \
    ((o) == '!' || BETWEEN(o, '#', '\'') || (o) == '*' || (o) == '+' || (o) == '-' || (o) == '/' || \
     (o) == '=' || (o) == '?' || BETWEEN(o, '^', '`') || BETWEEN(o, '{', '~') ? ATEXT : 0) | \
    /* qtextSMTP = %d32-33 / %d35-91 / %d93-126                             RFC 5321 section 4.1.2 */ \
    (BETWEEN(o, 32, 33) || BETWEEN(o, 35, 91) || BETWEEN(o, 93, 126) ? QTEXT : 0) | \
    /* dcontent = %d33-90 / %d94-126                                        RFC 5321 section 4.1.3 */ \
    (BETWEEN(o, 33, 90) || BETWEEN(o, 94, 126) ? DCONTENT : 0) | \
    /* esmtp-value = 1*(%d33-60 / %d62-126)                                 RFC 5321 section 4.1.2 */ \
    (BETWEEN(o, 33, 60) || BETWEEN(o, 62, 126) ? ESMTP_VALUE : 0) | \
    /* xchar = any ASCII CHAR between "!" (33) and "~" (126) except "+" and "="  RFC 3461 section 4 */ \
    (BETWEEN(o, 33, 42) || BETWEEN(o, 44, 60) || BETWEEN(o, 62, 126) ? XCHAR : 0) | \
    /* QCHAR = %x21-2a / %x2c-3c / %x3e-5b / %x5d-7e                          RFC 6533 section 3 */ \
    (BETWEEN(o, 33, 42) || BETWEEN(o, 44, 60) || BETWEEN(o, 62, 91) || BETWEEN(o, 93, 126) ? UTF8_ADDRESS : 0) | \
    ((o) == '+' || (o) == '/' ? BASE64 : 0) | \
    /* atom of a transaction identifier: no specials, SPACE, CTLs, "/" "?" "="  RFC 1845 section 3 */ \
    (BETWEEN(o, 33, 126) && (o) != '(' && (o) != ')' && (o) != '<' && (o) != '>' && (o) != '@' && \
     (o) != ',' && (o) != ';' && (o) != ':' && (o) != '\\' && (o) != '"' && (o) != '/' && (o) != '[' && \
     (o) != ']' && (o) != '?' && (o) != '=' && (o) != '.' ? TOKEN_CHAR : 0) | \
    (BETWEEN(o, 32, 126) ? PRINTABLE | TEXT_CHAR : 0) | \
    ((o) == ' ' || (o) == '\t' ? WSP : 0) | \
    /* textstring = 1*(%d09 / %d32-126)                                       RFC 5321 section 4.2 */ \
    ((o) == '\t' ? TEXT_CHAR : 0) | \
    /* unreserved / gen-delims / sub-delims                                  RFC 3986 section 2 */ \
    (BETWEEN(o, 'A', 'Z') || BETWEEN(o, 'a', 'z') || BETWEEN(o, '0', '9') || (o) == '-' || (o) == '.' || \
     (o) == '_' || (o) == '~' || (o) == ':' || (o) == '/' || (o) == '?' || (o) == '[' || (o) == ']' || \
     (o) == '@' || (o) == '!' || BETWEEN(o, '$', '$') || BETWEEN(o, '&', ',') || (o) == ';' || (o) == '=' \
         ? URI_CHAR : 0))

#define ROW(o) \
    CLASSES(o), CLASSES((o) + 1), CLASSES((o) + 2), CLASSES((o) + 3), CLASSES((o) + 4), \
    CLASSES((o) + 5), CLASSES((o) + 6), CLASSES((o) + 7), CLASSES((o) + 8), CLASSES((o) + 9), \
    CLASSES((o) + 10), CLASSES((o) + 11), CLASSES((o) + 12), CLASSES((o) + 13), CLASSES((o) + 14), \
    CLASSES((o) + 15)

/* The upper half is in no class: what stands there is the business of UTF8-non-ascii. */
SMTPATH_INTERNAL const uint32_t smtpath_octet_class[256] = {
    ROW(0x00), ROW(0x10), ROW(0x20), ROW(0x30), ROW(0x40), ROW(0x50), ROW(0x60), ROW(0x70),
};
/* clang-format on */

#undef BETWEEN
#undef CLASSES
#undef ROW

/* ---- UTF-8 ------------------------------------------------------------------------------------------------- */

/* The octets that may stand second behind a first octet: they are what keeps out overlongs, surrogates
 * and all beyond U+10FFFF. */
struct utf8_lead {
    uint8_t first_low, first_high;
    uint8_t second_low, second_high;
    uint8_t length;
};

static const struct utf8_lead utf8_leads[] = {
    {0xC2, 0xDF, 0x80, 0xBF, 2}, {0xE0, 0xE0, 0xA0, 0xBF, 3}, {0xE1, 0xEC, 0x80, 0xBF, 3},
    {0xED, 0xED, 0x80, 0x9F, 3}, {0xEE, 0xEF, 0x80, 0xBF, 3}, {0xF0, 0xF0, 0x90, 0xBF, 4},
    {0xF1, 0xF3, 0x80, 0xBF, 4}, {0xF4, 0xF4, 0x80, 0x8F, 4},
};
enum { UTF8_LEADS = sizeof utf8_leads / sizeof utf8_leads[0] };

/*@ requires \valid_read(line + (0 .. end - 1)); assigns \nothing;
    ensures \result ==> at < end && low <= (unsigned char)line[at] <= high; */
static bool octet_between(const char *line, uint32_t at, uint32_t end, uint8_t low, uint8_t high)
{
    return at < end && (unsigned char)line[at] >= low && (unsigned char)line[at] <= high;
}

/* UTF8-2 = %xC2-DF UTF8-tail ...                                        RFC 3629 section 4
 * Leaves *at behind the sequence, or at the octet that cannot be. */
bool utf8_sequence(const char *line, uint32_t end, uint32_t *at)
{
    uint32_t row = 0;
    /*@ loop invariant row <= UTF8_LEADS;
        loop assigns row;
        loop variant UTF8_LEADS - row; */
    while (row < UTF8_LEADS &&
           !octet_between(line, *at, end, utf8_leads[row].first_low, utf8_leads[row].first_high))
        row++;
    if (row == UTF8_LEADS)
        return false;
    const struct utf8_lead *lead = &utf8_leads[row];
    //@ assert first: line[\at(*at, Pre)] < 0;
    ++*at;
    if (!octet_between(line, *at, end, lead->second_low, lead->second_high))
        return false;
    //@ assert second: line[\at(*at, Pre) + 1] < 0;
    ++*at;
    /*@ loop invariant \at(*at, Pre) < *at <= end;
        loop invariant \forall integer k; \at(*at, Pre) <= k < *at ==> line[k] < 0;
        loop assigns i, *at;
        loop variant lead->length - i; */
    for (uint32_t i = 2; i < lead->length; i++) {
        if (!octet_between(line, *at, end, 0x80, 0xBF))
            return false;
        ++*at;
    }
    return true;
}

size_t utf8_length(const char *octets, size_t at, size_t length)
{
    const size_t rest = length - at;
    uint32_t read = 0;
    if (!utf8_sequence(octets + at, rest < 4 ? (uint32_t)rest : 4, &read))
        return 0;
    /*@ assert each: octets[at] < 0 && (read > 1 ==> octets[at + 1] < 0) && (read > 2 ==> octets[at + 2] < 0) &&
      (read > 3 ==> octets[at + 3] < 0); */
    return read;
}

uint32_t next_code_point(const char *octets, uint32_t length, uint32_t *point)
{
    const uint32_t count = (uint32_t)utf8_length(octets, 0, length);
    uint32_t value = (unsigned char)octets[0];
    if (count < 2) {
        *point = value;
        return 1;
    }
    value %= count == 2 ? 32 : count == 3 ? 16 : 8; /* the higher bits say how many octets there are */
    /*@ loop invariant 1 <= i <= count && value < (i == 1 ? 32 : i == 2 ? 2048 : i == 3 ? 131072 : 8388608);
        loop invariant count == 3 ==> value < (i == 1 ? 16 : i == 2 ? 1024 : 65536);
        loop invariant count == 4 ==> value < (i == 1 ? 8 : i == 2 ? 512 : i == 3 ? 32768 : 2097152);
        loop assigns i, value;
        loop variant count - i; */
    for (uint32_t i = 1; i < count; i++)
        value = 64 * value + (unsigned char)octets[i] % 64u;
    *point = value;
    return count;
}
