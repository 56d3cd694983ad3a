// SPDX-License-Identifier: MIT
/*
 * EHLO keywords: one row each, with all that is known of it. What reads the reply to EHLO uses it, and receivers. To
 * add one: an SMTPATH_EXT_ in smtpath.h, and a row here.
 */
#include "extension.h"
#include "octet.h"

/* A row's place follows from the first two octets of its keyword and from its length, so that a keyword is compared with
 * one row alone. Compilers warn of two rows at one place: then other factors are to be tried. test_tables.c looks for each. */
enum { KEYWORD_PLACES = 64 };
#define KEYWORD_PLACE(first, second, length)                                                           \
    (((uint32_t)(first) % 32 * 5 + (uint32_t)(second) % 32 * 9 + (length)*16) % KEYWORD_PLACES)

/* First octets, keyword, where it is defined, and how many parameters stand behind it: in the order of the bits. */
/* clang-format off */
#define ROW(extension, first, second, keyword, rfc, fewest, most) \
    [KEYWORD_PLACE(first, second, (uint32_t)sizeof keyword - 1)] = \
        {{keyword, rfc}, SMTPATH_EXT_##extension, sizeof keyword - 1, fewest, most}
static const struct extension_row extension_rows[KEYWORD_PLACES] = {
    ROW(SIZE, 'S', 'I', "SIZE", "RFC 1870", 0, 1),
    ROW(8BITMIME, '8', 'B', "8BITMIME", "RFC 6152", 0, UINT32_MAX),
    ROW(BINARYMIME, 'B', 'I', "BINARYMIME", "RFC 3030", 0, UINT32_MAX),
    ROW(SMTPUTF8, 'S', 'M', "SMTPUTF8", "RFC 6531", 0, UINT32_MAX),
    ROW(DSN, 'D', 'S', "DSN", "RFC 3461", 0, UINT32_MAX),
    ROW(AUTH, 'A', 'U', "AUTH", "RFC 4954", 0, UINT32_MAX),
    ROW(DELIVERBY, 'D', 'E', "DELIVERBY", "RFC 2852", 0, 1),
    ROW(FUTURERELEASE, 'F', 'U', "FUTURERELEASE", "RFC 4865", 2, 2),
    ROW(MT_PRIORITY, 'M', 'T', "MT-PRIORITY", "RFC 6710", 0, 1),
    ROW(REQUIRETLS, 'R', 'E', "REQUIRETLS", "RFC 8689", 0, UINT32_MAX),
    ROW(MTRK, 'M', 'T', "MTRK", "RFC 3885", 0, UINT32_MAX),
    ROW(RRVS, 'R', 'R', "RRVS", "RFC 7293", 0, UINT32_MAX),
    ROW(CONPERM, 'C', 'O', "CONPERM", "RFC 4141", 0, UINT32_MAX),
    ROW(CONNEG, 'C', 'O', "CONNEG", "RFC 4141", 0, UINT32_MAX),
    ROW(NO_SOLICITING, 'N', 'O', "NO-SOLICITING", "RFC 3865", 0, UINT32_MAX),
    ROW(CHECKPOINT, 'C', 'H', "CHECKPOINT", "RFC 1845", 0, UINT32_MAX),
    ROW(SUBMITTER, 'S', 'U', "SUBMITTER", "RFC 4405", 0, UINT32_MAX),
    ROW(PIPELINING, 'P', 'I', "PIPELINING", "RFC 2920", 0, UINT32_MAX),
    ROW(CHUNKING, 'C', 'H', "CHUNKING", "RFC 3030", 0, UINT32_MAX),
    ROW(STARTTLS, 'S', 'T', "STARTTLS", "RFC 3207", 0, UINT32_MAX),
    ROW(ENHANCEDSTATUSCODES, 'E', 'N', "ENHANCEDSTATUSCODES", "RFC 2034", 0, UINT32_MAX),
    ROW(ETRN, 'E', 'T', "ETRN", "RFC 1985", 0, UINT32_MAX),
    ROW(LIMITS, 'L', 'I', "LIMITS", "RFC 9422", 1, UINT32_MAX),
    ROW(HELP, 'H', 'E', "HELP", "RFC 5321 section 4.1.1.8", 0, UINT32_MAX),
    ROW(VRFY, 'V', 'R', "VRFY", "RFC 5321 section 4.1.1.6", 0, UINT32_MAX),
    ROW(EXPN, 'E', 'X', "EXPN", "RFC 5321 section 4.1.1.7", 0, UINT32_MAX),
    ROW(XCLIENT, 'X', 'C', "XCLIENT", "Postfix XCLIENT", 0, UINT32_MAX),
    ROW(XFORWARD, 'X', 'F', "XFORWARD", "Postfix XFORWARD", 0, UINT32_MAX),
    ROW(PRDR, 'P', 'R', "PRDR", "draft-hall-prdr-00", 0, UINT32_MAX),
    ROW(XVERP, 'X', 'V', "XVERP", "Postfix XVERP", 0, UINT32_MAX),
};
#undef ROW
/* clang-format on */

static const struct extension_row no_extension = {{NULL, NULL}, 0, 0, 0, UINT32_MAX};

/* How octets differ from those of the word: of what is in capital letters the bit 0x40 is set, and 0x20 is its case,
 * which does not count. Where all are the same nothing is left. */
/*@ assigns \nothing; */
static HOT uint32_t unlike(uint32_t octets, uint32_t upper)
{
    return (octets & ~((upper & 0x40404040) >> 1)) ^ upper;
}

/* Four octets at a time; the last ones are four, too, some of which were seen before. */
bool is_keyword(const char *octets, const char *upper, uint32_t length)
{
    if (length < 4)
        return same_ignoring_case(octets, upper, length);
    uint32_t difference = unlike(four_octets(octets + (length - 4)), four_octets(upper + (length - 4)));
    /*@ loop invariant i <= length;
        loop assigns i, difference;
        loop variant length - i; */
    for (uint32_t i = 0; i < length - 4; i += 4)
        difference |= unlike(four_octets(octets + i), four_octets(upper + i));
    return difference == 0;
}

const struct extension_row *extension_named(const char *keyword, uint32_t length)
{
    if (length < 2)
        return &no_extension;
    const struct extension_row *row = &extension_rows[KEYWORD_PLACE(
        (unsigned char)keyword[0], (unsigned char)keyword[1], length % KEYWORD_PLACES)];
    //@ admit keywords: \valid_read(row->info.keyword + (0 .. row->length - 1));
    return row->length == length && is_keyword(keyword, row->info.keyword, length) ? row
                                                                                   : &no_extension;
}

/*@ assigns \nothing; ensures \result == \null || \valid_read(\result); */
const struct smtpath_extension_row *smtpath_extension_info(uint64_t extension)
{
    /*@ loop invariant i <= KEYWORD_PLACES;
        loop assigns i;
        loop variant KEYWORD_PLACES - i; */
    for (uint32_t i = 0; i < KEYWORD_PLACES; i++)
        if (extension_rows[i].extension == extension && extension != 0)
            return &extension_rows[i].info;
    return NULL;
}

/*@ assigns \nothing; */
const char *smtpath_extension_name(uint64_t extension)
{
    const struct smtpath_extension_row *info = smtpath_extension_info(extension);
    return info == NULL ? NULL : info->keyword;
}
