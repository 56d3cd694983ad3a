// SPDX-License-Identifier: MIT
/*
 * Octets: the classes they are in, letters without regard to case, UTF-8 sequences. No cursor: anybody may use it.
 */
#ifndef SMTPATH_OCTET_H
#define SMTPATH_OCTET_H

#include "internal.h"

/* ---- Classes, each named after the production whose octets it holds ---------------------------------------- */

enum octet_class {
    ALPHA = 1 << 0,
    DIGIT = 1 << 1,
    LET_DIG = 1 << 2,
    LDH = 1 << 3, /* Let-dig and "-": a sub-domain, a keyword, a literal's tag */
    ATEXT = 1 << 4,
    QTEXT = 1 << 5, /* qtextSMTP */
    DCONTENT = 1 << 6,
    HEXDIG = 1 << 7,
    UPPER_HEXDIG = 1 << 8, /* the digits of xtext's hexchar and of HEXPOINT */
    ESMTP_VALUE = 1 << 9,
    XCHAR = 1 << 10,
    UTF8_ADDRESS = 1 << 11, /* what utf-8-addr-xtext holds unencoded */
    BASE64 = 1 << 12,       /* without "=" */
    NAME_CHAR = 1 << 13,    /* of a SASL mechanism, of an XCLIENT attribute */
    SOLICIT_CHAR = 1 << 14, /* of a solicitation keyword behind its first letter */
    TOKEN_CHAR = 1 << 15,   /* of a transaction identifier's atom */
    PRINTABLE = 1 << 16,    /* %d32-126 */
    WSP = 1 << 17,
    TEXT_CHAR = 1 << 18, /* textstring of a reply line: HTAB, %d32-126 */
    URI_CHAR = 1 << 19   /* what RFC 3986 has unencoded, but "#" */
};

SMTPATH_INTERNAL_DATA const uint32_t smtpath_octet_class[256];

/* What the proofs know of that table, which is constant: classes_of() is its content, as in_class() reads it;
 * tests/proof/tables.c shows the rest row by row. */
/*@ axiomatic octet_classes {
      logic integer classes_of(char octet) reads \nothing;
      predicate belongs(char octet, integer classes) = (classes_of(octet) & classes) != 0;
      axiom digits: \forall char o; belongs(o, DIGIT) <==> '0' <= o <= '9';
      axiom hexadecimal: \forall char o; belongs(o, HEXDIG) <==>
        '0' <= o <= '9' || 'A' <= o <= 'F' || 'a' <= o <= 'f';
      axiom upper_hexadecimal: \forall char o; belongs(o, UPPER_HEXDIG) <==>
        '0' <= o <= '9' || 'A' <= o <= 'F';
      axiom letters: \forall char o; belongs(o, ALPHA) ==> belongs(o, LDH);
      axiom spaces: \forall char o; belongs(o, WSP) <==> o == ' ' || o == '\t';
    } */

/*@ assigns \nothing; ensures \result <==> belongs(octet, classes); */
static HOT bool in_class(char octet, uint32_t classes)
{
    //@ admit is_the_table: classes_of(octet) == smtpath_octet_class[(unsigned char)octet];
    return (smtpath_octet_class[(unsigned char)octet] & classes) != 0;
}

/* ASCII only, no locale. */
/*@ assigns \nothing; ensures \result == ('a' <= octet <= 'z' ? octet - 32 : octet); */
static HOT char to_upper(char octet)
{
    return octet >= 'a' && octet <= 'z' ? (char)(octet - 'a' + 'A') : octet;
}

/*@ assigns \nothing; ensures \result <==> octet < 0; */
static HOT bool is_eight_bit(char octet)
{
    return ((unsigned char)octet & 0x80) != 0;
}

/* ---- Runs of octets without regard to case ----------------------------------------------------------------- */

/* Whether four octets are these four letters: clearing one bit makes a letter upper case, and makes no
 * other octet a letter. */
/*@ requires \valid_read(p + (0 .. 3)); assigns \nothing; */
static HOT uint32_t four_octets(const char *p)
{
    return (uint32_t)(unsigned char)p[0] | (uint32_t)(unsigned char)p[1] << 8 |
           (uint32_t)(unsigned char)p[2] << 16 | (uint32_t)(unsigned char)p[3] << 24;
}

/*@ requires \valid_read(octets + (0 .. 3)) && \valid_read(upper + (0 .. 3)); assigns \nothing;
    ensures \result == 0 || \result == 1; */
static HOT bool same_four_letters(const char *octets, const char *upper)
{
    return (four_octets(octets) & 0xDFDFDFDF) == four_octets(upper);
}

/* Whether two runs of octets are the same without regard to ASCII case. */
/*@ requires \valid_read(a + (0 .. length - 1)) && \valid_read(b + (0 .. length - 1)); assigns \nothing;
    ensures \result == 0 || \result == 1; */
static HOT bool same_ignoring_case(const char *a, const char *b, uint32_t length)
{
    /*@ loop invariant i <= length;
        loop assigns i;
        loop variant length - i; */
    for (uint32_t i = 0; i < length; i++)
        if (to_upper(a[i]) != to_upper(b[i]))
            return false;
    return true;
}

/* ---- UTF-8 ------------------------------------------------------------------------------------------------- */

#define utf8_sequence smtpath_utf8_sequence
/*@ requires \valid(at) && *at <= end && \valid_read(line + (0 .. end - 1));
    requires \separated(at, line + (0 .. end - 1)); assigns *at;
    ensures \old(*at) <= *at <= end && (\result ==> *at > \old(*at));
    ensures \result ==> line[\old(*at)] < 0 && \forall integer i; \old(*at) <= i < *at ==> line[i] < 0; */
SMTPATH_INTERNAL bool utf8_sequence(const char *line, uint32_t end, uint32_t *at);

#define utf8_length smtpath_utf8_length
/* How many octets the UTF8-non-ascii at octets[at] has, 0 if none is there. at is below length. */
/*@ requires at < length && \valid_read(octets + (0 .. length - 1)); assigns \nothing;
    ensures at + \result <= length && \result <= 4;
    ensures \forall integer i; at <= i < at + \result ==> octets[i] < 0; */
SMTPATH_INTERNAL size_t utf8_length(const char *octets, size_t at, size_t length);

#define next_code_point smtpath_next_code_point
/* Reads the code point that octets[0 .. length) begin with; where they begin with no UTF-8, the first octet.
 * Returns: how many octets it takes, 1 for ASCII and for what is no UTF-8. length is at least 1. */
/*@ requires 0 < length && \valid_read(octets + (0 .. length - 1)) && \valid(point);
    requires \separated(point, octets + (0 .. length - 1)); assigns *point;
    ensures 1 <= \result <= 4 && \result <= length && \initialized(point) && *point <= 0x1FFFFF; */
SMTPATH_INTERNAL uint32_t next_code_point(const char *octets, uint32_t length, uint32_t *point);

#endif
