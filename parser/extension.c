// SPDX-License-Identifier: MIT
/*
 * EHLO keywords: one row each, with all that is known of it. What reads the reply to EHLO uses it, and receivers. To
 * add one: an SMTPATH_EXT_ in smtpath.h, and a row here.
 */
#include "extension.h"
#include "octet.h"

/* Keyword, where it is defined, and how many parameters stand behind it: in the order of the bits. */
/* clang-format off */
#define ROW(extension, keyword, rfc, fewest, most) \
    {{keyword, rfc}, SMTPATH_EXT_##extension, sizeof keyword - 1, fewest, most}
static const struct extension_row extension_rows[] = {
    ROW(SIZE, "SIZE", "RFC 1870", 0, 1),
    ROW(8BITMIME, "8BITMIME", "RFC 6152", 0, UINT32_MAX),
    ROW(BINARYMIME, "BINARYMIME", "RFC 3030", 0, UINT32_MAX),
    ROW(SMTPUTF8, "SMTPUTF8", "RFC 6531", 0, UINT32_MAX),
    ROW(DSN, "DSN", "RFC 3461", 0, UINT32_MAX),
    ROW(AUTH, "AUTH", "RFC 4954", 0, UINT32_MAX),
    ROW(DELIVERBY, "DELIVERBY", "RFC 2852", 0, 1),
    ROW(FUTURERELEASE, "FUTURERELEASE", "RFC 4865", 2, 2),
    ROW(MT_PRIORITY, "MT-PRIORITY", "RFC 6710", 0, 1),
    ROW(REQUIRETLS, "REQUIRETLS", "RFC 8689", 0, UINT32_MAX),
    ROW(MTRK, "MTRK", "RFC 3885", 0, UINT32_MAX),
    ROW(RRVS, "RRVS", "RFC 7293", 0, UINT32_MAX),
    ROW(CONPERM, "CONPERM", "RFC 4141", 0, UINT32_MAX),
    ROW(CONNEG, "CONNEG", "RFC 4141", 0, UINT32_MAX),
    ROW(NO_SOLICITING, "NO-SOLICITING", "RFC 3865", 0, UINT32_MAX),
    ROW(CHECKPOINT, "CHECKPOINT", "RFC 1845", 0, UINT32_MAX),
    ROW(SUBMITTER, "SUBMITTER", "RFC 4405", 0, UINT32_MAX),
    ROW(PIPELINING, "PIPELINING", "RFC 2920", 0, UINT32_MAX),
    ROW(CHUNKING, "CHUNKING", "RFC 3030", 0, UINT32_MAX),
    ROW(STARTTLS, "STARTTLS", "RFC 3207", 0, UINT32_MAX),
    ROW(ENHANCEDSTATUSCODES, "ENHANCEDSTATUSCODES", "RFC 2034", 0, UINT32_MAX),
    ROW(ETRN, "ETRN", "RFC 1985", 0, UINT32_MAX),
    ROW(LIMITS, "LIMITS", "RFC 9422", 1, UINT32_MAX),
    ROW(HELP, "HELP", "RFC 5321 section 4.1.1.8", 0, UINT32_MAX),
    ROW(VRFY, "VRFY", "RFC 5321 section 4.1.1.6", 0, UINT32_MAX),
    ROW(EXPN, "EXPN", "RFC 5321 section 4.1.1.7", 0, UINT32_MAX),
    ROW(XCLIENT, "XCLIENT", "Postfix XCLIENT", 0, UINT32_MAX),
    ROW(XFORWARD, "XFORWARD", "Postfix XFORWARD", 0, UINT32_MAX),
    ROW(PRDR, "PRDR", "draft-hall-prdr-00", 0, UINT32_MAX),
    ROW(XVERP, "XVERP", "Postfix XVERP", 0, UINT32_MAX),
    {{NULL, NULL}, 0, 0, 0, UINT32_MAX}, /* any other keyword */
};
#undef ROW
/* clang-format on */
enum { EXTENSIONS = sizeof extension_rows / sizeof extension_rows[0] - 1 };
_Static_assert(SMTPATH_EXT_ALL >> EXTENSIONS == 0 && SMTPATH_EXT_ALL >> (EXTENSIONS - 1) == 1,
               "a row an extension");

const struct extension_row *row_of_extension(uint64_t extension)
{
    uint32_t i = 0;
    /*@ loop invariant i <= EXTENSIONS;
        loop assigns i;
        loop variant EXTENSIONS - i; */
    while (i < EXTENSIONS && extension_rows[i].extension != extension)
        i++;
    return &extension_rows[i];
}

uint64_t extension_named(const char *keyword, uint32_t length)
{
    /*@ loop invariant i <= EXTENSIONS;
        loop assigns i;
        loop variant EXTENSIONS - i; */
    for (uint32_t i = 0; i < EXTENSIONS; i++) {
        //@ admit keywords: \valid_read(extension_rows[i].info.keyword + (0 .. extension_rows[i].length - 1));
        if (extension_rows[i].length == length &&
            same_ignoring_case(extension_rows[i].info.keyword, keyword, length))
            return extension_rows[i].extension;
    }
    return 0;
}

/*@ assigns \nothing; ensures \result == \null || \valid_read(\result); */
const struct smtpath_extension_row *smtpath_extension_info(uint64_t extension)
{
    const struct extension_row *row = row_of_extension(extension);
    return row->extension == 0 ? NULL : &row->info;
}

/*@ assigns \nothing; */
const char *smtpath_extension_name(uint64_t extension)
{
    return row_of_extension(extension)->info.keyword;
}
