// SPDX-License-Identifier: MIT
/*
 * The oracle: reads command lines and reply lines with the machines made from the ABNF, and says what a right
 * parser says. It is written for being obviously right, from the standards and this project's contract, and
 * shares no line and no table with the parser that it judges.
 */
#ifndef ORACLE_H
#define ORACLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct oracle_span {
    size_t begin; /* both 0: absent */
    size_t end;
};

/* EHLO keywords that change what a line may hold. */
#define OFFER(name, keyword, on_mail, on_rcpt) OFFER_BIT_##name,
enum oracle_offer_bit {
#include "offers.h"
    OFFER_BITS
};
#undef OFFER
#define OFFER(name, keyword, on_mail, on_rcpt) OFFER_##name = 1 << OFFER_BIT_##name,
enum oracle_offer {
#include "offers.h"
    OFFER_ALL = (1 << OFFER_BITS) - 1
};
#undef OFFER

/* In the order of the events that ask for them (events.h). */
enum oracle_deviation {
    DEVIATION_SPACE_AROUND_COLON = 1 << 0,
    DEVIATION_SEVERAL_SPACES = 1 << 1,
    DEVIATION_NO_ANGLE_BRACKETS = 1 << 2,
    DEVIATION_TRAILING_DOT = 1 << 3,
    DEVIATION_UNDERSCORE = 1 << 4,
    DEVIATION_UNTAGGED_IPV6 = 1 << 5,
    DEVIATION_HELO_LITERAL = 1 << 6,
    DEVIATION_LOOSE_DOTS = 1 << 7,
    DEVIATION_HTAB = 1 << 8,
    DEVIATION_NO_DOMAIN = 1 << 9,
    DEVIATION_SPACE_IN_BRACKETS = 1 << 10,
    DEVIATION_LOOSE_XTEXT = 1 << 11,
    DEVIATION_UNKNOWN_PARAMETER = 1 << 12,
    DEVIATION_NOT_OFFERED = 1 << 13,
    DEVIATION_ANY_HELO = 1 << 14,
    DEVIATION_EIGHT_BIT = 1 << 15,
    DEVIATION_EDGE_HYPHEN = 1 << 16,
    DEVIATION_IPV6_ONE_GROUP = 1 << 17,
    DEVIATION_ALL = (1 << 18) - 1,
    /* never asked for, only recorded */
    DEVIATION_TRAILING_SPACE = 1 << 18,
    DEVIATION_LONG_AUTH_LINE = 1 << 19
};

/* What an accepted path may show and a caller may not want, in the contract's order (flags.c). */
enum oracle_flag {
    SHOWS_SOURCE_ROUTE = 1 << 0,
    SHOWS_PERCENT = 1 << 1,
    SHOWS_BANG = 1 << 2,
    SHOWS_QUOTED_AT = 1 << 3,
    SHOWS_SPACE = 1 << 4,
    SHOWS_QUOTED_PAIR = 1 << 5,
    SHOWS_ENCODED_WORD = 1 << 6,
    SHOWS_LEADING_HYPHEN = 1 << 7,
    SHOWS_LEADING_PIPE = 1 << 8,
    SHOWS_LEADING_SLASH = 1 << 9,
    SHOWS_SHELL = 1 << 10,
    SHOWS_ACE_LABEL = 1 << 11,
    SHOWS_IPV4_LEADING_ZERO = 1 << 12,
    SHOWS_QUOTED = 1 << 13,
    SHOWS_LITERAL = 1 << 14,
    SHOWS_EMPTY_LOCAL = 1 << 15,
    SHOWS_POSTMASTER = 1 << 16,
    SHOWS_ACE_LOCAL = 1 << 17,
    SHOWS_ONE_LABEL = 1 << 18,
    SHOWS_BARE_IPV4 = 1 << 19,
    SHOWS_INVISIBLE = 1 << 20,
    SHOWS_ALL = (1 << 21) - 1
};

/* A parameter keyword of the caller's own; its value is an esmtp-value, or any 1*%d33-126. */
struct oracle_private {
    const char *keyword;
    bool on_mail, on_rcpt;
    bool value_forbidden, value_required, any_value;
    uint32_t limit; /* of its value; 0: none */
};

struct oracle_options {
    uint32_t offered;  /* set of enum oracle_offer */
    uint32_t tolerate; /* set of enum oracle_deviation */
    uint32_t refuse;   /* set of enum oracle_flag */
    uint32_t local_part_limit, label_limit, domain_limit, path_limit, line_limit; /* 0: the default */
    bool smtputf8;
    bool strict_trailing;
    bool general_literal;
    const struct oracle_private *private_keywords;
    size_t private_count;
};

/* What kind of error it was: only for people and for a finer comparison. */
enum oracle_cause {
    CAUSE_NONE,
    CAUSE_LINE_LIMIT,
    CAUSE_UNKNOWN_VERB,
    CAUSE_OBSOLETE_VERB,
    CAUSE_SYNTAX,
    CAUSE_EIGHT_BIT,
    CAUSE_LABEL_LIMIT,
    CAUSE_DOMAIN_LIMIT,
    CAUSE_LITERAL_LIMIT,
    CAUSE_LOCAL_PART_LIMIT,
    CAUSE_PATH_LIMIT,
    CAUSE_VALUE_LIMIT,
    CAUSE_UNREGISTERED_TAG,
    CAUSE_UNKNOWN_PARAMETER,
    CAUSE_OTHER_COMMAND,
    CAUSE_NOT_OFFERED,
    CAUSE_DUPLICATE,
    CAUSE_CONFLICT,
    CAUSE_VALUE_FORBIDDEN,
    CAUSE_VALUE_MISSING,
    CAUSE_BINARYMIME_NOT_OFFERED,
    CAUSE_BY_TIME,
    CAUSE_NO_SUCH_DAY,
    CAUSE_NO_MAILBOX,
    CAUSE_HOLDFOR_BEYOND_BY,
    CAUSE_SMTPUTF8_MISSING,
    CAUSE_REFUSED
};

enum oracle_path_kind {
    ORACLE_PATH_NONE,
    ORACLE_PATH_NULL,
    ORACLE_PATH_POSTMASTER,
    ORACLE_PATH_UNQUALIFIED,
    ORACLE_PATH_MAILBOX
};
enum oracle_local_kind { ORACLE_LOCAL_NONE, ORACLE_LOCAL_DOT_STRING, ORACLE_LOCAL_QUOTED };
enum oracle_domain_kind {
    ORACLE_DOMAIN_NONE,
    ORACLE_DOMAIN_NAME,
    ORACLE_DOMAIN_IPV4,
    ORACLE_DOMAIN_IPV6,
    ORACLE_DOMAIN_GENERAL
};

/* One parameter. What a typed member holds, by keyword, is said in parameters.c. */
struct oracle_parameter {
    const char *name; /* canonical keyword */
    struct oracle_span keyword, value, first, second;
    uint64_t number;
    int64_t integer;
    uint32_t choice;
};

enum { ORACLE_PARAMETERS = 32 }; /* each known one once */

struct oracle_result {
    bool ok;
    const char *verb; /* canonical; NULL: unknown */
    size_t length;    /* of the line, without what was removed at its end */

    /* refused */
    enum oracle_cause cause;
    unsigned code;
    char enhanced[8];
    size_t offset, error_length;
    size_t detected; /* where a reader from left to right knew */

    /* accepted */
    enum oracle_path_kind path_kind;
    enum oracle_local_kind local_kind;
    enum oracle_domain_kind domain_kind;
    struct oracle_span path, route, local, domain;
    uint8_t address[16];
    struct oracle_span argument, second, parameters;
    uint64_t chunk_size;
    size_t parameter_count;
    struct oracle_parameter parameter[ORACLE_PARAMETERS];
    uint32_t deviations;
    size_t deviation_offset;
};

/* Reads one command line, without its CRLF. */
void oracle_read(const unsigned char *line, size_t length, const struct oracle_options *options,
                 struct oracle_result *out);

/* The greatest length of a line with its CRLF; verb canonical, NULL for an unknown one. */
size_t oracle_line_limit(const char *verb, const struct oracle_options *options);

/* One line of a reply. */
struct oracle_reply {
    bool ok;
    size_t offset; /* of the error */
    unsigned code;
    unsigned enhanced[3]; /* class 0: none */
    bool last;
    struct oracle_span text;
};
void oracle_read_reply(const unsigned char *line, size_t length, bool utf8, struct oracle_reply *out);

/* The domain or address literal with which the text of a first line begins, where its code has one. */
struct oracle_span oracle_domain_of(const unsigned char *line, const struct oracle_reply *reply);

/* What the text of a 251, 551 or 252 says of a forward-path. */
enum oracle_forward_kind { FORWARD_NONE, FORWARD_PATH, FORWARD_MALFORMED, FORWARD_SEVERAL };
struct oracle_forward {
    enum oracle_forward_kind kind;
    struct oracle_span path, local, domain; /* of PATH */
    size_t offset;                          /* of the error, of MALFORMED */
};
void oracle_read_forward(const unsigned char *line, struct oracle_span text, bool utf8,
                         struct oracle_forward *out);

/* The next line of a stream, all of which is there. */
enum oracle_framed_kind {
    FRAMED_LINE,
    FRAMED_MORE,
    FRAMED_BARE_CR,
    FRAMED_BARE_LF,
    FRAMED_NUL,
    FRAMED_TOO_LONG
};
struct oracle_framed {
    enum oracle_framed_kind kind;
    size_t length; /* of the line, or of what stands before its fault */
    size_t
        next; /* where the next one begins; of a line that is not dropped to its end, where that goes on */
    bool bare_lf;       /* what ended it */
    bool dropping;      /* it was refused, and its end has not come */
    bool hides_a_chunk; /* it was refused, and begins as a BDAT */
};
void oracle_frame(const unsigned char *stream, size_t length, size_t begin, size_t limit,
                  bool accept_bare_lf, struct oracle_framed *out);

/* One line of the reply to EHLO, whose code was read. A value counts if it is right, whatever is wrong beside it. */
enum { EHLO_MAILMAX, EHLO_RCPTMAX, EHLO_RCPTDOMAINMAX, EHLO_LIMITS };
struct oracle_ehlo {
    bool ok;
    size_t offset;    /* of the first error */
    const char *name; /* of the keyword; "": unknown, or the greeting */
    struct oracle_span keyword, parameters;
    struct oracle_span detail; /* FUTURERELEASE: the date; MT-PRIORITY: the profile */
    bool old_auth;             /* "AUTH=" */
    bool forgotten;            /* LIMITS with an error in its basic syntax */
    bool has_size, has_deliverby, has_holdfor, has_holduntil, has_profile, has_limit[EHLO_LIMITS];
    uint64_t size;
    uint32_t deliverby, holdfor, limit[EHLO_LIMITS];
    uint32_t mechanisms; /* a bit each of oracle_mechanisms, the first one 1 */
};
extern const char *const oracle_mechanisms[]; /* up to NULL */
void oracle_read_ehlo(const unsigned char *line, size_t length, bool greeting, struct oracle_ehlo *out);

#endif
