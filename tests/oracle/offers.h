// SPDX-License-Identifier: MIT
/*
 * EHLO keywords that change what a line may hold, one row each; what the oracle and its comparisons know of them comes
 * from here. Nothing else is shared with the parser, which has its own table: a new keyword gets a row there, too.
 *
 *     OFFER(enumerator, keyword, octets that it adds to a line of MAIL, and of RCPT)
 *
 * The octets are the standards' own figures, or said to be none.
 */
/* clang-format off */

/* RFC 1870 section 3 (5) */
OFFER(SIZE, "SIZE", 26, 0)
/* no figure in RFC 6152 or RFC 1652: the length of " BODY=8BITMIME" */
OFFER(8BITMIME, "8BITMIME", 14, 0)
/* RFC 3030 section 3 (8) */
OFFER(BINARYMIME, "BINARYMIME", 16, 0)
/* RFC 6531 section 3.1 (5): MAIL only, although VRFY and EXPN get the parameter too (6) */
OFFER(SMTPUTF8, "SMTPUTF8", 10, 0)
/* RFC 3885 section 2 (5) has 107 for ENVID and 507 for ORCPT; the rest is " RET=FULL" and "
 * NOTIFY=SUCCESS,FAILURE,DELAY". RFC 3461 section 5.4 asks for "at least" 1036 octets and 530 in addition to
 * 512, which do not add up; ours is more than both */
OFFER(DSN, "DSN", 116, 536)
/* RFC 4954 section 3 (5); the AUTH command has 12288 in all, section 4 */
OFFER(AUTH, "AUTH", 500, 0)
/* RFC 2852 section 2 (5) */
OFFER(DELIVERBY, "DELIVERBY", 17, 0)
/* RFC 4865 section 3 (5) */
OFFER(FUTURERELEASE, "FUTURERELEASE", 34, 0)
/* RFC 6710 section 3 (6) */
OFFER(MT_PRIORITY, "MT-PRIORITY", 15, 0)
/* RFC 8689 section 2 (5) */
OFFER(REQUIRETLS, "REQUIRETLS", 11, 0)
/* RFC 3885 section 2 (5) */
OFFER(MTRK, "MTRK", 40, 0)
/* RFC 7293 section 3.1 */
OFFER(RRVS, "RRVS", 0, 33)
/* no figure in RFC 4141: the length of the keyword and one SP */
OFFER(CONPERM, "CONPERM", 8, 0)
/* as CONPERM */
OFFER(CONNEG, "CONNEG", 0, 7)
/* RFC 3865 section 4.1, which forgets two: " SOLICIT=" and 1000 octets are 1009 */
OFFER(NO_SOLICITING, "NO-SOLICITING", 1007, 0)
/* RFC 1845 section 2, which forgets one: " TRANSID=" and 80 octets are 89 */
OFFER(CHECKPOINT, "CHECKPOINT", 88, 0)
/* no figure in RFC 4405: " SUBMITTER=" and our limit of 266 */
OFFER(SUBMITTER, "SUBMITTER", 277, 0)
/* no figure in draft-hall-prdr: the length of " PRDR" */
OFFER(PRDR, "PRDR", 5, 0)
/* no figure in Postfix's VERP_README: the length of " XVERP=+=" */
OFFER(XVERP, "XVERP", 9, 0)
/* clang-format on */
