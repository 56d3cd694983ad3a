// SPDX-License-Identifier: MIT
/*
 * smtpath: SMTP commands, paths and parameters, read exactly.
 *
 * One call reads one command line and gives a typed result, or the first octet that cannot be: the
 * reply code, the enhanced status code, what was expected there and what was found. The library never
 * allocates, keeps, prints or locks anything, never reads past line + length, needs no NUL, and uses
 * nothing of the C library but memcpy and memcmp. There is no global state: every function may be
 * called from any thread at any time, as long as two threads do not share one result. (A library built with
 * SMTPATH_CHOOSE, as distributions want it, keeps one number: which of its instruction sets the machine has. The first call
 * asks the processor; whoever else asks meanwhile gets and notes the same.)
 *
 *     struct smtpath_line mail;
 *     const char line[] = "MAIL FROM:<user@example.com> SIZE=1000";
 *     struct smtpath_options options = {.extensions = SMTPATH_EXT_ALL};
 *
 *     if (smtpath_read_command(line, sizeof line - 1, &options, &mail) != SMTPATH_OK) {
 *         char reply[SMTPATH_REPLY_LINE_SIZE];
 *         smtpath_render_reply(line, sizeof line - 1, &mail.diagnostic, reply, sizeof reply);
 *         puts(reply);
 *     } else if (mail.present & SMTPATH_BIT(SMTPATH_PARAM_SIZE)) {
 *         printf("%.*s announces %llu octets\n", (int)mail.path.mailbox.length,
 *                line + mail.path.mailbox.offset,
 *                (unsigned long long)mail.parameter[SMTPATH_PARAM_SIZE].number);
 *     }
 *
 * It prints "user@example.com announces 1000 octets".
 *
 * Spans are offsets into the line, so that they can be copied, compared and printed, and live as long
 * as the line does:
 *
 *     RCPT TO:<@hosta:"a b"@example.org> NOTIFY=NEVER
 *             ||      |     |          | |      `- value
 *             ||      |     |          | `- keyword
 *             ||      |     |          `- path ends behind its ">"
 *             ||      |     `- domain (a literal with its brackets)
 *             ||      `- mailbox, local (as written; smtpath_unquote gives its octets)
 *             |`- route (without its ":")
 *             `- path
 *
 * Units are octets everywhere. "Section" without a number is RFC 5321's.
 */
#ifndef SMTPATH_H
#define SMTPATH_H

#include <stddef.h>
#include <stdint.h>

/* ---- Version, linkage, spans ---------------------------------------------------------------------- */

/* The version of this header, as numbers and as text. */
#define SMTPATH_VERSION_MAJOR 0
#define SMTPATH_VERSION_MINOR 1
#define SMTPATH_VERSION_PATCH 0
#define SMTPATH_VERSION       "0.1.0"

/* SMTPATH_API stands before every public function. Build and use with SMTPATH_STATIC to put all of the
 * library into one translation unit; with SMTPATH_DLL for a Windows DLL. Neither changes what is accepted. */
#if defined(SMTPATH_API)
/* the embedding project says how its symbols are seen */
#elif defined(SMTPATH_STATIC) && defined(__GNUC__)
#define SMTPATH_API static __attribute__((unused)) /* a translation unit uses some of them */
#elif defined(SMTPATH_STATIC)
#define SMTPATH_API static
#elif defined(_WIN32) && defined(SMTPATH_DLL)
#define SMTPATH_API __declspec(dllexport)
#elif defined(__GNUC__)
#define SMTPATH_API __attribute__((visibility("default")))
#else
#define SMTPATH_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* A truth value: _Bool in C, bool in C++, which are the same to a linker. This header includes no <stdbool.h> and
 * uses no word "bool" in C, since projects that are older than C99 have a bool of their own. */
#ifdef __cplusplus
typedef bool smtpath_bool;
#else
typedef _Bool smtpath_bool;
#endif

/* The bit of an enumerator in a set: line.present, for one, is a set of parameters. */
#define SMTPATH_BIT(enumerator) (UINT32_C(1) << (enumerator))

/* A part of the line: line[offset .. offset + length). Absent parts have length 0; where an empty part
 * may also be present, a kind says which. */
struct smtpath_span {
    uint32_t offset; /* of its first octet */
    uint32_t length; /* in octets */
};

/* ---- What a line can be ------------------------------------------------------------------------- */

/* The command verbs that the parser knows, all of them whatever was offered. */
enum smtpath_verb {
    SMTPATH_VERB_UNKNOWN,
    SMTPATH_VERB_MAIL,     /* section 4.1.1.2 */
    SMTPATH_VERB_RCPT,     /* section 4.1.1.3 */
    SMTPATH_VERB_DATA,     /* section 4.1.1.4 */
    SMTPATH_VERB_EHLO,     /* section 4.1.1.1 */
    SMTPATH_VERB_HELO,     /* section 4.1.1.1 */
    SMTPATH_VERB_LHLO,     /* RFC 2033 section 4.1 */
    SMTPATH_VERB_RSET,     /* section 4.1.1.5 */
    SMTPATH_VERB_QUIT,     /* section 4.1.1.10 */
    SMTPATH_VERB_NOOP,     /* section 4.1.1.9 */
    SMTPATH_VERB_HELP,     /* section 4.1.1.8 */
    SMTPATH_VERB_VRFY,     /* section 4.1.1.6 */
    SMTPATH_VERB_EXPN,     /* section 4.1.1.7 */
    SMTPATH_VERB_STARTTLS, /* RFC 3207 section 4 */
    SMTPATH_VERB_AUTH,     /* RFC 4954 section 4 */
    SMTPATH_VERB_BDAT,     /* RFC 3030 section 2 */
    SMTPATH_VERB_ETRN,     /* RFC 1985 section 5 */
    SMTPATH_VERB_XCLIENT,  /* Postfix's protocol extension */
    SMTPATH_VERB_XFORWARD, /* Postfix's protocol extension */
    SMTPATH_VERB_ATRN,     /* RFC 2645 section 5.2.1 */
    SMTPATH_VERB_BURL,     /* RFC 4468 section 3.5 */
    SMTPATH_VERB_SEND,     /* obsolete: RFC 5321 appendix F.6 */
    SMTPATH_VERB_SOML,
    SMTPATH_VERB_SAML,
    SMTPATH_VERB_TURN, /* obsolete: RFC 5321 appendix F.1 */
    SMTPATH_VERB_COUNT
};

/* The ESMTP parameters that the parser knows. Behind each: its value's C form in smtpath_parameter. */
enum smtpath_param {
    SMTPATH_PARAM_SIZE,     /* number: the octets announced; beyond 2^64 - 1 it stays there */
    SMTPATH_PARAM_BODY,     /* choice: enum smtpath_body */
    SMTPATH_PARAM_SMTPUTF8, /* no value */
    SMTPATH_PARAM_RET,      /* choice: enum smtpath_ret */
    SMTPATH_PARAM_ENVID,    /* value: xtext as written */
    SMTPATH_PARAM_NOTIFY,   /* choice: set of enum smtpath_notify */
    SMTPATH_PARAM_ORCPT,    /* first: addr-type; second: the address, xtext as written */
    SMTPATH_PARAM_AUTH, /* value: xtext as written, of a mailbox or "<>"; choice: enum smtpath_auth */
    SMTPATH_PARAM_BY,   /* integer: by-time in seconds; choice: set of enum smtpath_by */
    SMTPATH_PARAM_HOLDFOR,     /* number: seconds */
    SMTPATH_PARAM_HOLDUNTIL,   /* value: RFC 3339 date-time; integer: the same in seconds since 1970 */
    SMTPATH_PARAM_MT_PRIORITY, /* integer: -9 .. 9 */
    SMTPATH_PARAM_REQUIRETLS,  /* no value */
    SMTPATH_PARAM_MTRK,        /* first: certifier; number: timeout in seconds, 0 without one */
    SMTPATH_PARAM_RRVS,        /* first: RFC 3339 date-time; integer: the same in seconds since 1970;
                                * choice: enum smtpath_rrvs */
    SMTPATH_PARAM_CONPERM,     /* no value */
    SMTPATH_PARAM_CONNEG,      /* no value */
    SMTPATH_PARAM_SOLICIT,     /* value: solicitation class keywords */
    SMTPATH_PARAM_TRANSID,     /* value: with its angle brackets */
    SMTPATH_PARAM_SUBMITTER,   /* value: xtext as written, of a mailbox */
    SMTPATH_PARAM_PRDR,        /* no value */
    SMTPATH_PARAM_XVERP,       /* value: two delimiters, or none */
    SMTPATH_PARAM_COUNT
};

/* The values of BODY, RET, NOTIFY (a set), AUTH, BY (a set) and RRVS: choice in smtpath_parameter. */
enum smtpath_body { SMTPATH_BODY_7BIT, SMTPATH_BODY_8BITMIME, SMTPATH_BODY_BINARYMIME };
enum smtpath_ret { SMTPATH_RET_FULL, SMTPATH_RET_HDRS };
enum smtpath_notify {
    SMTPATH_NOTIFY_NEVER = 1,
    SMTPATH_NOTIFY_SUCCESS = 2,
    SMTPATH_NOTIFY_FAILURE = 4,
    SMTPATH_NOTIFY_DELAY = 8
};
enum smtpath_auth {
    SMTPATH_AUTH_MAILBOX,
    SMTPATH_AUTH_UNKNOWN /* "<>", encoded or not: nobody is known */
};
enum smtpath_by { SMTPATH_BY_NOTIFY = 1, SMTPATH_BY_RETURN = 2, SMTPATH_BY_TRACE = 4 };
enum smtpath_rrvs { SMTPATH_RRVS_NONE, SMTPATH_RRVS_CONTINUE, SMTPATH_RRVS_REJECT };

/* What a path is, and its local part and domain. */
enum smtpath_path_kind {
    SMTPATH_PATH_NONE,        /* the command has no path */
    SMTPATH_PATH_NULL,        /* <>: MAIL only */
    SMTPATH_PATH_POSTMASTER,  /* <Postmaster>, any case: RCPT only; local is the word, domain absent */
    SMTPATH_PATH_UNQUALIFIED, /* <root>, tolerated: a local part alone, domain absent */
    SMTPATH_PATH_MAILBOX
};
enum smtpath_local_kind { SMTPATH_LOCAL_NONE, SMTPATH_LOCAL_DOT_STRING, SMTPATH_LOCAL_QUOTED };
enum smtpath_domain_kind {
    SMTPATH_DOMAIN_NONE,
    SMTPATH_DOMAIN_NAME,
    SMTPATH_DOMAIN_IPV4,
    SMTPATH_DOMAIN_IPV6,
    SMTPATH_DOMAIN_GENERAL
};

/* A path, section 4.1.2. HELO, EHLO, LHLO and ETRN fill the domain alone; VRFY and EXPN the mailbox, if
 * their argument is one. */
struct smtpath_path {
    enum smtpath_path_kind kind;          /* what the path is */
    enum smtpath_local_kind local_kind;   /* how the local part is written */
    enum smtpath_domain_kind domain_kind; /* a name, or which literal */
    struct smtpath_span path;             /* with its angle brackets, where it has them */
    struct smtpath_span route;            /* source route, from its first "@" to before its ":" */
    struct smtpath_span mailbox;          /* local-part "@" domain */
    struct smtpath_span local;            /* local-part as written, with its quotes */
    struct smtpath_span domain; /* a literal with its brackets; a tolerated trailing dot included */
    uint8_t address[16];        /* network order: IPV6 16 octets; IPV4 the first 4; else undefined */
};

/* One parameter. A value is never empty: length 0 says that there is none. Which of the typed members
 * are set is said at its enumerator above; the others are undefined. */
struct smtpath_parameter {
    struct smtpath_span keyword; /* as written */
    struct smtpath_span value;   /* as written, behind the "=" */
    struct smtpath_span first;   /* a value of several parts: its first one */
    struct smtpath_span second;  /* and its second one */
    uint64_t number;             /* a count of octets or seconds */
    int64_t integer;             /* a number that may be negative */
    uint32_t choice;             /* an enumerator, or a set of them */
};

/* ---- What a caller chooses ---------------------------------------------------------------------- */

/* EHLO keywords: what this server offered, or what a client read in the reply to EHLO. The first ones
 * decide which parameters are welcome and how long a line may be; the others change nothing here.
 * Each is a bit in a set of 64, for which an enumerator would be too narrow. */
#define SMTPATH_EXT_SIZE                (UINT64_C(1) << 0)  /* RFC 1870 */
#define SMTPATH_EXT_8BITMIME            (UINT64_C(1) << 1)  /* RFC 6152 */
#define SMTPATH_EXT_BINARYMIME          (UINT64_C(1) << 2)  /* RFC 3030 */
#define SMTPATH_EXT_SMTPUTF8            (UINT64_C(1) << 3)  /* RFC 6531 */
#define SMTPATH_EXT_DSN                 (UINT64_C(1) << 4)  /* RFC 3461 */
#define SMTPATH_EXT_AUTH                (UINT64_C(1) << 5)  /* RFC 4954 */
#define SMTPATH_EXT_DELIVERBY           (UINT64_C(1) << 6)  /* RFC 2852 */
#define SMTPATH_EXT_FUTURERELEASE       (UINT64_C(1) << 7)  /* RFC 4865 */
#define SMTPATH_EXT_MT_PRIORITY         (UINT64_C(1) << 8)  /* RFC 6710 */
#define SMTPATH_EXT_REQUIRETLS          (UINT64_C(1) << 9)  /* RFC 8689 */
#define SMTPATH_EXT_MTRK                (UINT64_C(1) << 10) /* RFC 3885 */
#define SMTPATH_EXT_RRVS                (UINT64_C(1) << 11) /* RFC 7293 */
#define SMTPATH_EXT_CONPERM             (UINT64_C(1) << 12) /* RFC 4141 */
#define SMTPATH_EXT_CONNEG              (UINT64_C(1) << 13) /* RFC 4141 */
#define SMTPATH_EXT_NO_SOLICITING       (UINT64_C(1) << 14) /* RFC 3865 */
#define SMTPATH_EXT_CHECKPOINT          (UINT64_C(1) << 15) /* RFC 1845 */
#define SMTPATH_EXT_SUBMITTER           (UINT64_C(1) << 16) /* RFC 4405 */
#define SMTPATH_EXT_PIPELINING          (UINT64_C(1) << 17) /* RFC 2920 */
#define SMTPATH_EXT_CHUNKING            (UINT64_C(1) << 18) /* RFC 3030 */
#define SMTPATH_EXT_STARTTLS            (UINT64_C(1) << 19) /* RFC 3207 */
#define SMTPATH_EXT_ENHANCEDSTATUSCODES (UINT64_C(1) << 20) /* RFC 2034 */
#define SMTPATH_EXT_ETRN                (UINT64_C(1) << 21) /* RFC 1985 */
#define SMTPATH_EXT_LIMITS              (UINT64_C(1) << 22) /* RFC 9422 */
#define SMTPATH_EXT_HELP                (UINT64_C(1) << 23) /* section 4.1.1.8 */
#define SMTPATH_EXT_VRFY                (UINT64_C(1) << 24) /* section 4.1.1.6 */
#define SMTPATH_EXT_EXPN                (UINT64_C(1) << 25) /* section 4.1.1.7 */
#define SMTPATH_EXT_XCLIENT             (UINT64_C(1) << 26) /* Postfix's protocol extension */
#define SMTPATH_EXT_XFORWARD            (UINT64_C(1) << 27) /* Postfix's protocol extension */
#define SMTPATH_EXT_PRDR                (UINT64_C(1) << 28) /* draft-hall-prdr */
#define SMTPATH_EXT_XVERP               (UINT64_C(1) << 29) /* Postfix's protocol extension */
#define SMTPATH_EXT_ALL                 ((SMTPATH_EXT_XVERP << 1) - 1)

/* Departures from the grammar that real clients send and an MTA may choose to accept; empty is the RFC.
 * An accepted one leaves its bit in line.deviations, and the offset where the strict reading fails. What is
 * strictly valid is read strictly, whatever is tolerated. */
enum smtpath_tolerance {
    /* "MAIL FROM: <a@b>", "MAIL FROM :<a@b>": any run of SP and HTAB around the colon */
    SMTPATH_TOLERATE_SPACE_AROUND_COLON = 1 << 0,
    /* "MAIL  FROM:<a@b>   SIZE=1": several SP where one is required */
    SMTPATH_TOLERATE_SEVERAL_SPACES = 1 << 1,
    /* "MAIL FROM:a@b": a path that is not null, without its angle brackets, ends at SP. Beware: what the
     * sender meant by "a@b,c@d" or "A B <a@b>" cannot be known, and both are still refused. */
    SMTPATH_TOLERATE_NO_ANGLE_BRACKETS = 1 << 2,
    /* "<a@example.org.>": one dot behind a domain. Beware: the domain span includes it. */
    SMTPATH_TOLERATE_TRAILING_DOT = 1 << 3,
    /* "<a@my_host.example>": "_" counts as a letter in a domain */
    SMTPATH_TOLERATE_UNDERSCORE = 1 << 4,
    /* "<a@[2001:db8::1]>": an IPv6 address without its tag */
    SMTPATH_TOLERATE_UNTAGGED_IPV6 = 1 << 5,
    /* "HELO [192.0.2.1]": an address literal where HELO wants a domain */
    SMTPATH_TOLERATE_HELO_LITERAL = 1 << 6,
    /* "<.a..b.@example.org>": leading, doubled and trailing dots in a local part. Beware: such an
     * address must be quoted before it goes on to a stricter server: smtpath_shortest does it. */
    SMTPATH_TOLERATE_LOOSE_DOTS = 1 << 7,
    /* "RCPT<HTAB>TO:<a@b>": HTAB where SP is required */
    SMTPATH_TOLERATE_HTAB = 1 << 8,
    /* "<root>", "<@relay.example:root>": a local part without a domain; the path's kind is UNQUALIFIED, and
     * AUTH's and SUBMITTER's mailbox may be one too. Beware: whose root it is, only the client knows. Take it
     * from local senders, and complete it before it goes on. */
    SMTPATH_TOLERATE_NO_DOMAIN = 1 << 9,
    /* "< a@b >": a run of SP and HTAB right behind "<" and right before ">". It counts for the path's limit,
     * and is in no span but the path's. */
    SMTPATH_TOLERATE_SPACE_IN_BRACKETS = 1 << 10,
    /* "ORCPT=rfc822;+C3+BCser@b", "+2b", "a=b": wherever xtext stands, hex digits of either case for any octet
     * but 00-1F and 7F, and "=" as itself; "AUTH=<a@b>", a mailbox in brackets, as curl writes it. Beware: what smtpath_decode_xtext gives may then be outside ASCII,
     * and need not be UTF-8. Servers that send UTF-8 recipients need it: a stock Postfix writes them so. */
    SMTPATH_TOLERATE_LOOSE_XTEXT = 1 << 11,
    /* "MAIL FROM:<a@b> XFOO=1": a keyword that nobody knows is passed over; only smtpath_next_parameter gives
     * it. Beware: the sender asked for something and is told that it was granted. */
    SMTPATH_TOLERATE_UNKNOWN_PARAMETER = 1 << 12,
    /* "MAIL FROM:<a@b> SIZE=1": a parameter whose extension was not offered is read as if it had been. Beware:
     * it may ask for a service that is not there. */
    SMTPATH_TOLERATE_NOT_OFFERED = 1 << 13,
    /* "HELO my host", "EHLO [192.0.2.1] x": HELO, EHLO and LHLO take 1*(%d32-126), not beginning with SP; the
     * domain is absent where it is none. Beware: the argument may look like anything, in logs and headers too. */
    SMTPATH_TOLERATE_ANY_HELO = 1 << 14,
    /* "<gr\xFC\xDFe@b>": where SMTPUTF8 was not offered, octets 80-FF in a local part, whatever they are. Where it
     * was offered and not asked for, UTF-8 in the path as if it had been. Beware: such an address must not go on
     * to a server that did not offer SMTPUTF8, and without it nobody says in which encoding it is. */
    SMTPATH_TOLERATE_EIGHT_BIT = 1 << 15,
    /* "<a@-b.example>", "EHLO pc-": a label that begins or ends with "-" */
    SMTPATH_TOLERATE_EDGE_HYPHEN = 1 << 16,
    /* "<a@[IPv6:1:2:3:4:5:6:7::]>": "::" for one group (RFC 4291 section 2.2) */
    SMTPATH_TOLERATE_IPV6_ONE_GROUP = 1 << 17,
    SMTPATH_TOLERATE_ALL = (1 << 18) - 1,
    /* Never asked for, only recorded: white space at the line's end was removed (section 4.1.1). */
    SMTPATH_DEVIATION_TRAILING_SPACE = SMTPATH_TOLERATE_ALL + 1,
    /* Never asked for, only recorded: an AUTH line of more than 512 octets, which no client may send (RFC 4954
     * section 4). */
    SMTPATH_DEVIATION_LONG_AUTH_LINE = 2 * SMTPATH_DEVIATION_TRAILING_SPACE,
    SMTPATH_DEVIATION_COUNT = 20
};

/* What about an accepted path an MTA may want to look at twice, or refuse (options.refuse); behind each the octets
 * that smtpath_find_flag gives. Of a local part it is the meaning that counts: "\%" in quotes is a "%". */
enum smtpath_flag {
    SMTPATH_FLAG_SOURCE_ROUTE = 1 << 0,       /* the route */
    SMTPATH_FLAG_PERCENT = 1 << 1,            /* "%" in the local part: old-style relaying */
    SMTPATH_FLAG_BANG = 1 << 2,               /* "!" in the local part: UUCP routing */
    SMTPATH_FLAG_QUOTED_AT = 1 << 3,          /* "@" in the local part, inside quotes */
    SMTPATH_FLAG_SPACE = 1 << 4,              /* a space in the local part */
    SMTPATH_FLAG_QUOTED_PAIR = 1 << 5,        /* the backslash and what it quotes */
    SMTPATH_FLAG_ENCODED_WORD = 1 << 6,       /* what looks like an encoded-word of RFC 2047 */
    SMTPATH_FLAG_LEADING_HYPHEN = 1 << 7,     /* may be taken for an option by a program: the hyphen */
    SMTPATH_FLAG_LEADING_PIPE = 1 << 8,       /* may be taken for a command: the pipe */
    SMTPATH_FLAG_LEADING_SLASH = 1 << 9,      /* may be taken for a file: the slash */
    SMTPATH_FLAG_SHELL = 1 << 10,             /* a shell metacharacter */
    SMTPATH_FLAG_ACE_LABEL = 1 << 11,         /* a label of the domain that begins "xn--" */
    SMTPATH_FLAG_IPV4_LEADING_ZERO = 1 << 12, /* an octet of an address that begins with 0 */
    SMTPATH_FLAG_QUOTED = 1 << 13,            /* the local part, in quotes */
    SMTPATH_FLAG_LITERAL = 1 << 14,           /* the address literal, with its brackets */
    SMTPATH_FLAG_EMPTY_LOCAL = 1 << 15,       /* "": RFC 5321's successor forbids it */
    SMTPATH_FLAG_POSTMASTER = 1 << 16,        /* a local part that is this word, in any case */
    SMTPATH_FLAG_ACE_LOCAL = 1 << 17,         /* a local part that begins "xn--": these four */
    SMTPATH_FLAG_ONE_LABEL = 1 << 18,         /* a domain of one label */
    SMTPATH_FLAG_BARE_IPV4 = 1 << 19,         /* a domain that reads as an IPv4 address */
    SMTPATH_FLAG_INVISIBLE =
        1 << 20, /* a code point that nobody sees, or takes for another: C1 controls, no-break
                                         and zero-width spaces, bidi controls, full-width ASCII, U+3002 */
    SMTPATH_FLAG_COUNT = 21
};

/* Octets, section 4.5.3.1. A member that is 0 means the default. */
struct smtpath_limits {
    uint32_t local_part; /* 64, quotes included */
    uint32_t label;      /* 63 */
    uint32_t domain;     /* 255, also for a literal with its brackets */
    uint32_t path;       /* 256, angle brackets and source route included */
    uint32_t line;       /* with CRLF; 0: 512 and what the offered extensions add to this verb */
};

/* A parameter keyword of the caller's own. Its value is read as esmtp-value, with UTF-8 where SMTPUTF8 is in force
 * (RFC 6531 section 3.3), or as whatever is printable. */
enum smtpath_value { SMTPATH_VALUE_FORBIDDEN, SMTPATH_VALUE_OPTIONAL, SMTPATH_VALUE_REQUIRED };
struct smtpath_private_keyword {
    const char *keyword;      /* upper case; needs no NUL */
    uint32_t length;          /* at least 1 */
    smtpath_bool on_mail;     /* it may stand in MAIL */
    smtpath_bool on_rcpt;     /* it may stand in RCPT */
    enum smtpath_value value; /* whether it has one */
    uint32_t limit;           /* greatest length of the value; 0: no limit but the line's */
    smtpath_bool any_value;   /* it is 1*%d33-126, "=" included, and no esmtp-value */
};

/* Zero-initialised: RFC 5321 as it stands, no extension offered. */
struct smtpath_options {
    uint64_t extensions; /* set of SMTPATH_EXT_ */
    uint32_t tolerate;   /* set of enum smtpath_tolerance */
    uint32_t refuse;     /* set of enum smtpath_flag: which paths are not wanted, though valid */
    struct smtpath_limits limits; /* where they are not the RFC's */
    smtpath_bool smtputf8;        /* for RCPT: its MAIL carried SMTPUTF8 (RFC 6531 section 3.4) */
    smtpath_bool strict_trailing; /* white space at the line's end is judged, not removed */
    smtpath_bool general_literal; /* accept address literals whose tag is not registered */
    const struct smtpath_private_keyword *private_keywords; /* NULL if private_count is 0 */
    uint32_t private_count; /* at most 32; those beyond are not looked at */
};

/* Servers whose habits are known: what each of them accepts from real clients, as far as tolerances say it. */
enum smtpath_preset {
    SMTPATH_PRESET_POSTFIX,
    SMTPATH_PRESET_EXIM,
    SMTPATH_PRESET_OPENSMTPD,
    SMTPATH_PRESET_SENDMAIL,
    SMTPATH_PRESET_COUNT
};

/* One row of the table of presets: three members of smtpath_options, to be copied there. */
struct smtpath_preset_row {
    const char *name;             /* lower case, NUL-terminated */
    uint32_t tolerate;            /* set of enum smtpath_tolerance */
    uint32_t refuse;              /* set of enum smtpath_flag */
    struct smtpath_limits limits; /* where they are not the RFC's */
};
/* Returns: the row of a preset, NULL for a number that names none. */
SMTPATH_API const struct smtpath_preset_row *smtpath_preset_info(enum smtpath_preset preset);

/* ---- Where a line went wrong -------------------------------------------------------------------- */

/* Why a line was refused: stable enumerators, whose stable names (smtpath_reason_info) are the same
 * words in kebab-case. The table in diagnostic.c has code, expected text and RFC section. */
enum smtpath_reason {
    SMTPATH_OK,

    /* the line and its verb: offset 0, or the first octet beyond the limit */
    SMTPATH_LINE_TOO_LONG,
    SMTPATH_AUTH_LINE_TOO_LONG,
    SMTPATH_UNKNOWN_VERB,  /* FOO  */
    SMTPATH_OBSOLETE_VERB, /* SEND */

    /* between the verb and the path, and around the arguments of the other commands */
    SMTPATH_EXPECTED_SPACE, /* MAIL */
    SMTPATH_EXPECTED_FROM,  /* MAIL TO:  */
    SMTPATH_EXPECTED_TO,    /* RCPT FROM: */
    SMTPATH_EXPECTED_COLON, /* MAIL FROM<a@b> */
    SMTPATH_EXPECTED_END,   /* DATA x */
    SMTPATH_EXPECTED_SPACE_OR_END,
    SMTPATH_EXPECTED_STRING,
    SMTPATH_EXPECTED_SMTPUTF8,
    SMTPATH_SMTPUTF8_WORD_NOT_OFFERED, /* VRFY a SMTPUTF8 */
    SMTPATH_EXPECTED_MECHANISM,
    SMTPATH_EXPECTED_BASE64,
    SMTPATH_EXPECTED_RESPONSE_END, /* AUTH PLAIN =x */
    SMTPATH_EXPECTED_CHUNK_SIZE,
    SMTPATH_EXPECTED_LAST,
    SMTPATH_EXPECTED_NODE,
    SMTPATH_EXPECTED_SECOND_LABEL, /* ATRN example */
    SMTPATH_EXPECTED_URI,          /* BURL x */
    SMTPATH_EXPECTED_ATTRIBUTE_NAME,
    SMTPATH_EXPECTED_ATTRIBUTE_EQUALS,

    /* paths, section 4.1.2 */
    SMTPATH_EXPECTED_LT,           /* MAIL FROM:a@b> */
    SMTPATH_EXPECTED_REVERSE_PATH, /* MAIL FROM:< a@b> */
    SMTPATH_EXPECTED_FORWARD_PATH, /* RCPT TO:<> */
    SMTPATH_EXPECTED_LOCAL_PART,   /* RCPT TO:<@a:> */
    SMTPATH_EXPECTED_AT,           /* MAIL FROM:<user> */
    SMTPATH_EXPECTED_ATEXT,        /* MAIL FROM:<a..b@c> */
    SMTPATH_EXPECTED_QTEXT,        /* MAIL FROM:<"a */
    SMTPATH_EXPECTED_QUOTED_PAIR,
    SMTPATH_EXPECTED_DOMAIN,     /* MAIL FROM:<a@> */
    SMTPATH_EXPECTED_SUB_DOMAIN, /* MAIL FROM:<a@b..c> */
    SMTPATH_EXPECTED_LET_DIG,    /* MAIL FROM:<a@b-> */
    SMTPATH_EXPECTED_ROUTE_AT,   /* MAIL FROM:<@a,b:c@d> */
    SMTPATH_EXPECTED_ROUTE_END,  /* MAIL FROM:<@a> */
    SMTPATH_EXPECTED_GT,         /* MAIL FROM:<a@b c> */

    /* octets outside ASCII, RFC 6531 */
    SMTPATH_EIGHT_BIT_NOT_OFFERED,
    SMTPATH_EIGHT_BIT_IN_FORWARD_PATH,
    SMTPATH_MALFORMED_UTF8,
    SMTPATH_SMTPUTF8_MISSING,

    /* address literals, section 4.1.3 */
    SMTPATH_EXPECTED_LITERAL,    /* <a@[]> */
    SMTPATH_EXPECTED_SNUM,       /* <a@[1.x]> */
    SMTPATH_SNUM_OUT_OF_RANGE,   /* <a@[256.1.1.1]> */
    SMTPATH_EXPECTED_DOT,        /* <a@[1.2.3]> */
    SMTPATH_EXPECTED_BRACKET,    /* <a@[1.2.3.4> */
    SMTPATH_EXPECTED_IPV6_HEX,   /* <a@[IPv6:]> */
    SMTPATH_EXPECTED_IPV6_COLON, /* <a@[IPv6:1]> */
    SMTPATH_EXPECTED_TAG,        /* <a@[x-]> */
    SMTPATH_EXPECTED_TAG_COLON,  /* <a@[x]> */
    SMTPATH_EXPECTED_DCONTENT,   /* <a@[x:]> */
    SMTPATH_UNREGISTERED_TAG,    /* <a@[x:y]> */

    SMTPATH_PATH_REFUSED, /* valid, but with a flag of options.refuse */

    /* limits: the first octet beyond */
    SMTPATH_LOCAL_PART_TOO_LONG,
    SMTPATH_LABEL_TOO_LONG,
    SMTPATH_DOMAIN_TOO_LONG,
    SMTPATH_LITERAL_TOO_LONG,
    SMTPATH_PATH_TOO_LONG,
    SMTPATH_VALUE_TOO_LONG,

    /* parameters: the keyword */
    SMTPATH_EXPECTED_KEYWORD,
    SMTPATH_EXPECTED_EQUALS,
    SMTPATH_UNKNOWN_PARAMETER,
    SMTPATH_PARAMETER_OF_OTHER_COMMAND,
    SMTPATH_PARAMETER_NOT_OFFERED,
    SMTPATH_CONVERSION_NOT_OFFERED,
    SMTPATH_DUPLICATE_PARAMETER,
    SMTPATH_CONFLICTING_PARAMETER,
    SMTPATH_VALUE_FORBIDDEN_HERE,
    SMTPATH_VALUE_MISSING,

    /* parameters: the value */
    SMTPATH_EXPECTED_VALUE,
    SMTPATH_EXPECTED_DIGIT,
    SMTPATH_EXPECTED_NONZERO_DIGIT,
    SMTPATH_EXPECTED_BODY_TYPE,
    SMTPATH_BINARYMIME_NOT_OFFERED, /* BODY=BINARYMIME */
    SMTPATH_EXPECTED_RET_TYPE,
    SMTPATH_EXPECTED_NOTIFY_TYPE,
    SMTPATH_EXPECTED_XTEXT,
    SMTPATH_EXPECTED_HEXCHAR,
    SMTPATH_EXPECTED_MAILBOX_HEXCHAR, /* AUTH=+0A */
    SMTPATH_EXPECTED_MAILBOX,         /* AUTH=user */
    SMTPATH_EXPECTED_ADDR_TYPE,
    SMTPATH_EXPECTED_SEMICOLON,
    SMTPATH_EXPECTED_UTF8_ADDRESS,
    SMTPATH_EXPECTED_HEXPOINT,
    SMTPATH_EXPECTED_BY_MODE,
    SMTPATH_BY_TIME_NOT_POSITIVE,
    SMTPATH_HOLDFOR_BEYOND_BY, /* HOLDFOR=60 BY=59;N */
    SMTPATH_EXPECTED_PRIORITY,
    SMTPATH_EXPECTED_CERTIFIER,
    SMTPATH_EXPECTED_DATE_TIME,
    SMTPATH_NO_SUCH_DAY,
    SMTPATH_EXPECTED_RRVS_ACTION,
    SMTPATH_EXPECTED_SOLICITATION,
    SMTPATH_EXPECTED_TRANSACTION_ID,
    SMTPATH_EXPECTED_DELIMITER, /* XVERP=x */

    /* lines in a receive buffer, section 2.3.8 */
    SMTPATH_BARE_CR,
    SMTPATH_BARE_LF,
    SMTPATH_NUL_OCTET,

    /* replies, section 4.2, and the one to EHLO, section 4.1.1.1 */
    SMTPATH_EXPECTED_REPLY_CODE,      /* 2x1 */
    SMTPATH_EXPECTED_REPLY_SEPARATOR, /* 250_ok */
    SMTPATH_EXPECTED_REPLY_TEXT,      /* 250 a<NUL> */
    SMTPATH_REPLY_NOT_UTF8,
    SMTPATH_REPLY_CODE_CHANGED,      /* 251 behind 250- */
    SMTPATH_EXPECTED_EHLO_KEYWORD,   /* 250-_X */
    SMTPATH_EXPECTED_EHLO_PARAMETER, /* 250-AUTH  PLAIN */
    SMTPATH_EXPECTED_EHLO_VALUE,     /* 250-SIZE 10M */

    SMTPATH_REASON_COUNT
};

/* One row of the table of reasons. Static storage; strings are ASCII. */
struct smtpath_reason_row {
    const char *name;          /* stable, kebab-case */
    uint16_t code;             /* reply code */
    uint8_t enhanced[3];       /* class, subject, detail; class 0: by place, see smtpath_diagnostic */
    const char *expected;      /* what the grammar wants there, as a short phrase of ABNF */
    const char *expected_text; /* the same in words, for a human */
    const char *rfc;           /* document and section */
};

/* Why and where a line was refused.
 * A syntax error stands at the first octet that makes the line stop being a prefix of any valid line; at
 * the line's end if only something is missing there. A limit error stands at the first octet beyond. An
 * error of meaning (an unknown keyword, a day that its month does not have) stands at its token. */
struct smtpath_diagnostic {
    enum smtpath_reason reason; /* SMTPATH_OK if nothing is wrong: then the other members say nothing */
    uint32_t offset;            /* 0 .. length of the line */
    uint32_t length;            /* octets to underline: 0 at the end of the line, else at least 1 */
    uint16_t code;              /* reply code, 500 .. 555 */
    uint8_t
        enhanced[3]; /* enhanced status code (RFC 3463): 5.1.7 in MAIL's path, 5.1.3 in RCPT's, ... */
    uint8_t verb;    /* enum smtpath_verb */
};

/* What was read. All members hold for an accepted line. Of a refused one hold:
 *   verb, length, diagnostic
 *   path           path, route, mailbox, local, domain, each if it was read to its end before the fault, else of
 *                  length 0; local_kind and domain_kind (and address) with theirs, else NONE; kind with mailbox
 *                  (of the others with local), else NONE. So whoever finds path.path present knows the path
 *   present, private_present, parameter[]   the parameters that were read to their end before the fault
 *   parameters     from the first keyword to the line's end, if one was begun
 *   argument, second, chunk_size   if they were read to their end before the fault, else of length 0
 * deviations and their offset say nothing of it. */
struct smtpath_line {
    enum smtpath_verb verb;         /* UNKNOWN: only of a refused line */
    uint32_t length;                /* the line's, after white space at its end was removed */
    uint32_t present;               /* set of enum smtpath_param: which of parameter[] hold */
    uint32_t private_present;       /* bit i: options->private_keywords[i] was given */
    uint32_t deviations;            /* set of enum smtpath_tolerance */
    uint32_t deviation_offset;      /* where the strict reading of this line fails, if deviations */
    struct smtpath_span parameters; /* MAIL and RCPT: from the first keyword to the end */
    struct smtpath_span argument;   /* the other verbs: EHLO's domain, AUTH's mechanism, ... */
    struct smtpath_span second;     /* AUTH's initial-response; BDAT's LAST; VRFY's SMTPUTF8 */
    uint64_t chunk_size;            /* BDAT; beyond 2^64 - 1 it stays there */
    struct smtpath_path path;       /* kind NONE without one */
    struct smtpath_diagnostic diagnostic;                    /* why it was refused, and where */
    struct smtpath_parameter parameter[SMTPATH_PARAM_COUNT]; /* by enum smtpath_param; see present */
};

/* ---- Reading -------------------------------------------------------------------------------------- */

/* Reads one command line, without its CRLF.
 * Reads:   line[0 .. length), any octets; line may be NULL if length is 0. options NULL means RFC 5321,
 *          nothing offered.
 * Writes:  *out, never NULL: as said at struct smtpath_line. parameter[] only where present.
 * Returns: SMTPATH_OK, or the reason, which is out->diagnostic.reason too.
 * RFC 5321 section 4.1.1; time is linear in length. */
SMTPATH_API enum smtpath_reason smtpath_read_command(const char *line, size_t length,
                                                     const struct smtpath_options *options,
                                                     struct smtpath_line *out);

/* Reads a path that stands alone: an alias's target, an entry of a forwarding table.
 * Reads:   line[0 .. length) as above; verb MAIL reads a Reverse-path, any other a Forward-path. SMTPUTF8
 *          is in force for MAIL if offered, for the others if options->smtputf8 is set.
 * Writes:  out->path, deviations, diagnostic, as smtpath_read_command does; there are no parameters.
 * Returns: SMTPATH_OK, or the reason.
 * Section 4.1.2. */
SMTPATH_API enum smtpath_reason smtpath_read_path(const char *line, size_t length,
                                                  enum smtpath_verb verb,
                                                  const struct smtpath_options *options,
                                                  struct smtpath_line *out);

/* Reads a path and its parameters without the verb: what a filter or a milter is given.
 * Reads:   line[0 .. length): Reverse-path [SP Mail-parameters] if verb is MAIL, else Forward-path
 *          [SP Rcpt-parameters], as smtpath_read_command does behind the colon; there is no limit of the line.
 * Writes:  *out, as smtpath_read_command does.
 * Returns: SMTPATH_OK, or the reason.
 * Sections 4.1.1.2, 4.1.1.3 */
SMTPATH_API enum smtpath_reason smtpath_read_arguments(const char *line, size_t length,
                                                       enum smtpath_verb verb,
                                                       const struct smtpath_options *options,
                                                       struct smtpath_line *out);

/* Walks the parameters of a line in the order in which they stand, known ones or not. Values run to the next SP or
 * HTAB.
 * Reads:   line, the octets that smtpath_read_command read into *read; *walk, 0 before the first call.
 * Writes:  keyword and value of *parameter; *walk.
 * Returns: false when there are no more, or when what follows is no esmtp-param (a refused line). */
SMTPATH_API smtpath_bool smtpath_next_parameter(const char *line, const struct smtpath_line *read,
                                                uint32_t *walk, struct smtpath_parameter *parameter);

/* Walks the attributes of XCLIENT or XFORWARD in the order in which they stand; smtpath_decode_xtext says what a value
 * means.
 * Reads:   line, which smtpath_read_command accepted and read into *read; *walk, 0 before the first call.
 * Writes:  keyword (the attribute's name) and value of *attribute; *walk.
 * Returns: false when there are no more, and for other commands.
 * Postfix's XCLIENT_README and XFORWARD_README */
SMTPATH_API smtpath_bool smtpath_next_attribute(const char *line, const struct smtpath_line *read,
                                                uint32_t *walk, struct smtpath_parameter *attribute);

/* The names of things, for tables, logs and command lines: NUL-terminated ASCII in static storage,
 * canonical upper case (verbs, parameters, EHLO keywords) or kebab-case (tolerances).
 * Return NULL for a number that names nothing; extension and deviation are one bit each. */
SMTPATH_API const char *smtpath_verb_name(enum smtpath_verb verb);
SMTPATH_API const char *smtpath_param_name(enum smtpath_param param);
SMTPATH_API const char *smtpath_extension_name(uint64_t extension);
SMTPATH_API const char *smtpath_deviation_name(uint64_t deviation);

/* Members of struct smtpath_parameter, as bits. */
enum smtpath_member {
    SMTPATH_MEMBER_NUMBER = 1 << 0,
    SMTPATH_MEMBER_INTEGER = 1 << 1,
    SMTPATH_MEMBER_CHOICE = 1 << 2,
    SMTPATH_MEMBER_FIRST = 1 << 3,
    SMTPATH_MEMBER_SECOND = 1 << 4
};

/* One row of the table of parameters, dictionaries and tools. */
struct smtpath_param_row {
    const char *keyword;      /* upper case */
    uint64_t extension;       /* the SMTPATH_EXT_ that welcomes it */
    uint64_t also;            /* another one that does, or 0 */
    enum smtpath_verb verb;   /* MAIL or RCPT */
    enum smtpath_value value; /* whether it has one */
    uint32_t limit;           /* "at most N octets" of its value; 0 without one */
    const char *syntax;       /* ABNF of the value, "" without one */
    const char *rfc;          /* document and section */
    uint32_t members; /* set of enum smtpath_member: what says, beside value, what the value means */
};
/* Returns: the row of a parameter, NULL for a number that names none. */
SMTPATH_API const struct smtpath_param_row *smtpath_param_info(enum smtpath_param param);

/* One row of the table of EHLO keywords. */
struct smtpath_extension_row {
    const char *keyword; /* upper case */
    const char *rfc;     /* document, or "Postfix XCLIENT" where none is one */
};
/* Returns: the row of one SMTPATH_EXT_ bit, NULL for a number that is none. */
SMTPATH_API const struct smtpath_extension_row *smtpath_extension_info(uint64_t extension);

/* The greatest length of a command line, with its CRLF, under these options.
 * RFC 5321 section 4.5.3.1.4 and what each offered extension adds. */
SMTPATH_API uint32_t smtpath_line_limit(enum smtpath_verb verb, const struct smtpath_options *options);

/* ---- Encoded text --------------------------------------------------------------------------------- */

/* The decoders write what an encoded text means as a C string, in which no control stands and so no NUL. Nothing is
 * cut.
 * Writes:  the octets and a NUL, if length + 1 is at most size; else a NUL alone, if size is not 0.
 * Returns: the length without the NUL: the string was written if that is less than size. 0 for what is no such text,
 *          and for an empty one. buffer may be NULL if size is 0; it may not overlap what is read. */

/* Decodes xtext: ENVID, AUTH, SUBMITTER, an ORCPT whose type is not utf-8, XCLIENT's and XFORWARD's attributes.
 * Reads:   text[0 .. length), in the widest form that a line can have by its standard or by a tolerance: hex digits
 *          of either case, octets outside ASCII, "=" as itself.
 * Beware: what is outside ASCII need not be UTF-8.
 * RFC 3461 section 4, RFC 4954 section 8 */
SMTPATH_API size_t smtpath_decode_xtext(const char *text, size_t length, char *buffer, size_t size);

/* Decodes the address of an ORCPT whose type is utf-8, to UTF-8: utf-8-addr-xtext or utf-8-addr-unitext.
 * Reads:   text[0 .. length)
 * RFC 6533 section 3 */
SMTPATH_API size_t smtpath_decode_utf8_address(const char *text, size_t length, char *buffer,
                                               size_t size);

/* Decodes the text of a parameter that was read: ENVID, AUTH, SUBMITTER; the address of ORCPT by its type.
 * Reads:   line, into which parameter's spans point; param, which one it is. Of the others nothing is encoded: 0.
 * RFC 3461, RFC 4954, RFC 4405, RFC 6533 */
SMTPATH_API size_t smtpath_decode_parameter(const char *line, enum smtpath_param param,
                                            const struct smtpath_parameter *parameter, char *buffer,
                                            size_t size);

/* ---- Mailboxes ------------------------------------------------------------------------------------ */

/* The three writers below return the length of their whole result, write at most size octets of it and
 * no NUL: nothing was lost if the length returned is at most size. buffer may be NULL if size is 0. */

/* Writes the octets that a local part means: without quotes and backslashes.
 * Reads:   local[0 .. length), a local part as a result's span gives it.
 * Section 4.1.2: 'the "\" is not part of the string'. */
SMTPATH_API size_t smtpath_unquote(const char *local, size_t length, char *buffer, size_t size);

/* Writes octets as a local part in its shortest form: quoted only where it must be.
 * Reads:   octets[0 .. length), any.
 * Returns: 0 if no local part can mean them: a control octet, or one outside ASCII in no UTF-8. */
SMTPATH_API size_t smtpath_quote(const char *octets, size_t length, char *buffer, size_t size);

/* Writes a local part anew in its shortest form: smtpath_quote of smtpath_unquote of it. */
SMTPATH_API size_t smtpath_shortest(const char *local, size_t length, char *buffer, size_t size);

/* Copies a part of a line as a C string. Nothing is cut: what does not fit is not copied.
 * Reads:   line, into which span points; an absent span is an empty string.
 * Writes:  the octets and a NUL, if length + 1 is at most size; else a NUL alone, if size is not 0.
 * Returns: the length without the NUL: the string was copied if that is less than size. */
SMTPATH_API size_t smtpath_copy(const char *line, struct smtpath_span span, char *buffer, size_t size);

/* Writes the mailbox that a path means as a C string: local@domain, the local part without its quotes, the literal
 * with its brackets; the local part alone of UNQUALIFIED and POSTMASTER; an empty string of NULL.
 * Beware: an "@" may stand in the local part; the last one is the mailbox's.
 * Reads:   line, into which the path's spans point.
 * Writes, returns: as smtpath_copy does. */
SMTPATH_API size_t smtpath_plain_mailbox(const char *line, const struct smtpath_path *path,
                                         char *buffer, size_t size);

/* Walks the hops of a source route in the order in which they stand.
 * Reads:   line, into which the path's spans point; *walk, 0 before the first call.
 * Writes:  *hop, the domain behind the next "@"; *walk.
 * Returns: false when there are no more. */
SMTPATH_API smtpath_bool smtpath_next_hop(const char *line, const struct smtpath_path *path,
                                          uint32_t *walk, struct smtpath_span *hop);

/* Compares two mailboxes: local part by octet after unquoting (section 2.4), but postmaster in any case (section
 * 4.5.1); domain without ASCII case and without one trailing dot; address literals by their address, so that
 * 192.0.2.1 is 192.0.2.001.
 * Reads:   the lines into which the paths' spans point.
 * Returns: whether they are the same; null paths equal each other, and so do two paths without a domain if their
 *          local parts do. */
SMTPATH_API smtpath_bool smtpath_same_mailbox(const char *line_a, const struct smtpath_path *a,
                                              const char *line_b, const struct smtpath_path *b);

/* Returns: the set of enum smtpath_flag of an accepted path, whose spans point into line. */
SMTPATH_API uint32_t smtpath_flags(const char *line, const struct smtpath_path *path);
/* Finds the octets that show one flag of an accepted path, the first ones if there are several.
 * Reads:   line, into which the path's spans point; flag, one enum smtpath_flag.
 * Writes:  *octets, if the path has the flag.
 * Returns: whether it has. */
SMTPATH_API smtpath_bool smtpath_find_flag(const char *line, const struct smtpath_path *path,
                                           uint32_t flag, struct smtpath_span *octets);
/* Returns: the kebab-case name of one flag bit, NULL if it names none. */
SMTPATH_API const char *smtpath_flag_name(uint64_t flag);

/* ---- Diagnostics ---------------------------------------------------------------------------------- */

/* A buffer of this size holds any line that smtpath_render_reply writes, and its NUL. */
#define SMTPATH_REPLY_LINE_SIZE 512

/* Returns: the row of a reason; NULL for SMTPATH_OK and for a number that is none. */
SMTPATH_API const struct smtpath_reason_row *smtpath_reason_info(enum smtpath_reason reason);

/* The language of hints and explanations. */
enum smtpath_language { SMTPATH_ENGLISH, SMTPATH_JAPANESE };

/* Returns: the hint of a reason, for a line that shows no mistake that is known better; "" for SMTPATH_OK. English is
 * ASCII, Japanese UTF-8. Static storage. */
SMTPATH_API const char *smtpath_reason_hint(enum smtpath_reason reason, enum smtpath_language language);

/* Names the mistake that the line shows at the diagnostic's place, in kebab-case; of a line that shows none, the name of
 * the reason. Stable names, static storage.
 * Reads:   line[0 .. length), the line that the diagnostic is about, whole or as it was stripped; which: 0 the
 *          mistake at fault, 1 one that stands right beside it ("MAIL FROM: a@b": a space, and no brackets).
 * Returns: NULL for SMTPATH_OK, and if there is none beside. */
SMTPATH_API const char *smtpath_mistake(const char *line, size_t length,
                                        const struct smtpath_diagnostic *diagnostic, unsigned which);

/* Returns: the name of a mistake, as smtpath_mistake gives it, by its number, 0 or more, for lists; NULL behind the last
 * one. The numbers may change with every version, the names do not. */
SMTPATH_API const char *smtpath_mistake_name(uint32_t number);
/* Returns: the words of that mistake's hint. Where a line fills something in stands a word in braces. "" for a number
 * that is none. Static storage. */
SMTPATH_API const char *smtpath_mistake_hint(uint32_t number, enum smtpath_language language);

/* The renderers below write into buffer[0 .. size) and nothing beyond, always end with a NUL if size is
 * not 0, and return the length of their whole result without the NUL: it was cut if that is >= size.
 * Whatever the line holds, they write printable ASCII only (the caret picture one LF besides).
 * line[0 .. length) is the line that the diagnostic is about; buffer may be NULL if size is 0, and may not overlap it. */

/* Writes the reply line, without CRLF, at most 510 octets:
 *     501 5.1.3 Bad recipient path: expected ">" at byte 27, found end of line */
SMTPATH_API size_t smtpath_render_reply(const char *line, size_t length,
                                        const struct smtpath_diagnostic *diagnostic, char *buffer,
                                        size_t size);

/* Writes the same and, behind "; ", a hint, which smtpath_render_hint wrote in English, so that those see it who read
 * the client's log. At most 510 octets: a hint that does not fit is cut, and ends in "...". */
SMTPATH_API size_t smtpath_render_reply_with_hint(const char *line, size_t length,
                                                  const struct smtpath_diagnostic *diagnostic,
                                                  const char *hint, char *buffer, size_t size);

/* Writes the text alone, without reply code and enhanced code, for a server that has codes of its own or none:
 *     Bad recipient path: expected ">" at byte 27, found end of line
 * hint as in smtpath_render_reply_with_hint, "" for none. At most 510 octets. */
SMTPATH_API size_t smtpath_render_text(const char *line, size_t length,
                                       const struct smtpath_diagnostic *diagnostic, const char *hint,
                                       char *buffer, size_t size);

/* A buffer of this size holds any hint, and its NUL. */
#define SMTPATH_HINT_SIZE 640

/* Writes the hint for a human: which mistake the line shows at the diagnostic's place, and what to write instead; two
 * mistakes if they stand side by side. No octet of the line is in it: English is printable ASCII, Japanese UTF-8. "" for
 * SMTPATH_OK. Nothing of this is done before it is asked for. */
SMTPATH_API size_t smtpath_render_hint(const char *line, size_t length,
                                       const struct smtpath_diagnostic *diagnostic,
                                       enum smtpath_language language, char *buffer, size_t size);

/* Corrects a refused line where what was meant is obvious: brackets, spaces, a misspelt word, a display name.
 * Reads:   line[0 .. length), and the options under which smtpath_read_command refused it. line is not buffer.
 * Writes:  buffer[0 .. size), without a NUL; what stands there counts only if a length is returned.
 * Returns: the length of a line that smtpath_read_command accepts under the same options; 0 if there is no obvious one,
 *          or the line is valid as it is, or the corrected one does not fit: SMTPATH_CORRECTION_ROOM octets more than
 *          length are enough. At most eight mistakes are corrected; time is linear in length. */
#define SMTPATH_CORRECTION_ROOM 512
SMTPATH_API size_t smtpath_correct(const char *line, size_t length,
                                   const struct smtpath_options *options, char *buffer, size_t size);

/* Writes the line and, below, a caret under the octet at fault, tildes under the rest of its token.
 * Octets outside printable ASCII stand as \xHH; a line wider than width columns is shown as the window
 * around the octet, "..." where it was cut. width below 20 counts as 20. */
SMTPATH_API size_t smtpath_render_caret(const char *line, size_t length,
                                        const struct smtpath_diagnostic *diagnostic, size_t width,
                                        char *buffer, size_t size);

/* Writes a JSON object: ok (false), verb, code, enhanced, offset, length, reason, expected, expected_text, found,
 * mistake, beside (where a second one stands beside it), hint, rfc. */
SMTPATH_API size_t smtpath_render_json(const char *line, size_t length,
                                       const struct smtpath_diagnostic *diagnostic, char *buffer,
                                       size_t size);

/* ==== Lines, replies, and what the codes mean ======================================================== */

/* ---- Lines out of a receive buffer ---------------------------------------------------------------- */

/* How lines end and how long they may be. Zero-initialised: only CRLF ends a line, section 2.3.8. */
struct smtpath_framing {
    uint32_t
        line_limit; /* greatest length with CRLF; 0: 12288, an AUTH line's. Each verb's own limit is
                            smtpath_read_command's business */
    smtpath_bool accept_bare_lf; /* LF alone ends a line too. Beware: where another server before or
                                    behind this one does not agree, mail can smuggle commands in */
};

/* What smtpath_next_line remembers from call to call. All zero at the beginning of a connection, and
 * again where the octets that were received are discarded (behind STARTTLS). */
struct smtpath_frame {
    uint32_t scanned;      /* so many octets of the buffer need not be looked at again */
    smtpath_bool dropping; /* the end of a refused line has not come yet */
};

/* What the octets behind a command line are. */
enum smtpath_follows {
    SMTPATH_FOLLOWS_COMMAND,
    SMTPATH_FOLLOWS_MESSAGE, /* DATA, once answered 354: the message, up to CRLF "." CRLF */
    SMTPATH_FOLLOWS_CHUNK,   /* BDAT: chunk_size octets, whatever the answer (RFC 3030 section 2) */
    SMTPATH_FOLLOWS_SASL, /* AUTH, while answered 334: lines of base64, or "*" (RFC 4954 section 4) */
    SMTPATH_FOLLOWS_TLS,  /* STARTTLS, once answered 220: TLS. Discard what was received behind the
                                line: it came before the protection (RFC 3207 section 4) */
    SMTPATH_FOLLOWS_TURN, /* ATRN, once answered 250: this end is the client (RFC 2645 section 5.2.1) */
    SMTPATH_FOLLOWS_UNKNOWN /* a BDAT that cannot be read, or whose size is beyond 2^64 - 1: nobody knows how
                                many octets follow, so answer and close the connection */
};

/* What smtpath_next_line found. */
enum smtpath_next {
    SMTPATH_NEXT_LINE, /* line is a line */
    SMTPATH_NEXT_MORE, /* more octets must be received */
    SMTPATH_NEXT_ERROR /* diagnostic says what is wrong with the line that begins at line.offset */
};

/* The line, or what is wrong with it, and how far the buffer was used. */
struct smtpath_framed {
    uint32_t consumed; /* octets at the front of the buffer that are done with */
    struct smtpath_span
        line; /* of the buffer, without CRLF; if it is wrong, what stands before the fault */
    smtpath_bool bare_lf;                 /* it ended with LF alone */
    struct smtpath_diagnostic diagnostic; /* its offset counts from line.offset */
    enum smtpath_follows
        follows; /* of a wrong line: COMMAND; UNKNOWN where what stands before the fault
                                     begins a BDAT, whose chunk must not be read as commands */
};

/* Takes the next line out of what was received. The events, and the octets in them, do not depend on how
 * the stream was cut into calls. Octets that were found to end no line are not read again.
 * Reads:   buffer[0 .. length), what was received and not yet consumed. options NULL means all zero.
 * Writes:  *frame; *out: consumed always, in each case of the result, for the caller to drop from the front
 *          before the next call; line and bare_lf for LINE; line, diagnostic and follows for ERROR.
 * Returns: LINE, MORE, or ERROR: SMTPATH_BARE_CR, SMTPATH_BARE_LF, SMTPATH_NUL_OCTET or
 *          SMTPATH_LINE_TOO_LONG, the one with the lowest offset, once a line. The rest of that line is
 *          dropped, by this call and the next ones, up to the first end of line; nothing more is said of it. Where
 *          out->follows is SMTPATH_FOLLOWS_UNKNOWN, answer and close.
 * RFC 5321 sections 2.3.8, 4.1.1, 4.5.3.1.4. A buffer of line_limit octets is always enough. */
SMTPATH_API enum smtpath_next smtpath_next_line(const char *buffer, size_t length,
                                                const struct smtpath_framing *options,
                                                struct smtpath_frame *frame,
                                                struct smtpath_framed *out);

/* Finds the lines with which the buffer begins, whole ones with nothing wrong, in one go: those, in that order, that
 * smtpath_next_line would give one by one as LINE without bare_lf, up to the first call that would give anything else. Call it for
 * what is behind them.
 * Reads:   as smtpath_next_line; of *frame, nothing changes.
 * Writes:  lines[0 .. result), without their CRLF; the first begins at 0, each other one behind the CRLF of the one before. lines
 *          may be NULL if most is 0. Once a line is dealt with, offset + length + 2 octets of the buffer are consumed.
 * Returns: how many they are, at most `most`; 0 where smtpath_next_line has begun a line or drops one (frame->scanned,
 *          frame->dropping).
 * What follows a line need not be lines (smtpath_what_follows): then the spans behind it mean nothing.
 * RFC 5321 section 2.3.8; RFC 2920 section 3.1 lets clients send commands before the replies to others. */
SMTPATH_API size_t smtpath_next_lines(const char *buffer, size_t length,
                                      const struct smtpath_framing *options,
                                      const struct smtpath_frame *frame, struct smtpath_span *lines,
                                      size_t most);

/* Returns: what follows the line that smtpath_read_command read, whether accepted or refused. */
SMTPATH_API enum smtpath_follows smtpath_what_follows(const struct smtpath_line *read);

/* ---- SASL exchanges ------------------------------------------------------------------------------- */

/* Who wrote a line of an exchange, and what it is. */
enum smtpath_sasl_side { SMTPATH_SASL_CLIENT, SMTPATH_SASL_SERVER };
enum smtpath_sasl_kind {
    SMTPATH_SASL_EMPTY,  /* an empty challenge or response */
    SMTPATH_SASL_BASE64, /* the whole of it is base64 */
    SMTPATH_SASL_CANCEL  /* "*": the client gives up. The answer is 501 */
};

/* A line of a SASL exchange. */
struct smtpath_sasl_line {
    enum smtpath_sasl_kind kind;          /* what the line is */
    struct smtpath_diagnostic diagnostic; /* why it was refused, and where */
};

/* Reads one line of a SASL exchange, as it follows an AUTH command that was answered 334.
 * Reads:   line[0 .. length), any octets: of the client the line without its CRLF, of the server the text of the
 *          334, as smtpath_read_reply_line gives it. Either may be empty.
 * Writes:  *out; its offsets count from line.
 * Returns: SMTPATH_OK; or the reason: no base64 in whole quartets is 501 5.5.2 and ends the exchange, a line over
 *          12288 octets with its CRLF is 500 5.5.6.
 * RFC 4954 sections 4, 8. */
SMTPATH_API enum smtpath_reason smtpath_read_sasl_line(const char *line, size_t length,
                                                       enum smtpath_sasl_side side,
                                                       struct smtpath_sasl_line *out);

/* ---- Replies read --------------------------------------------------------------------------------- */

/* One line of a reply. A client goes by its code: where only the text is wrong, all members hold. */
struct smtpath_reply_line {
    uint16_t code;            /* 200 .. 559; 0: it could not be read, and diagnostic alone holds */
    uint16_t enhanced[3];     /* class, subject, detail, if the text begins so; class 0: it does not */
    smtpath_bool last;        /* SP or nothing behind the code: the reply ends here */
    uint32_t length;          /* the line's */
    struct smtpath_span text; /* behind the enhanced code and one SP, if there; may be empty */
    struct smtpath_span
        domain; /* 220, 221 and 421, first line: the server's domain or address literal, with which
                                   the text begins. It may be absent; one of a single label ("221 Bye") counts
                                   only in a 220 without an enhanced code */
    struct smtpath_diagnostic diagnostic; /* its code and enhanced are what a bounce may say of it */
};

/* A reply, line by line. All zero before the first one. */
struct smtpath_reply {
    uint16_t code;         /* of all its lines */
    uint16_t enhanced[3];  /* of the first line that has one; class 0: none has */
    uint32_t lines;        /* read so far */
    smtpath_bool complete; /* its last line was read: the next line begins the next reply */
};

/* Reads one line of a reply, without its CRLF; "250 " and "250" are whole ones.
 * Reads:   line[0 .. length), any octets, less than 2^32 - 2 of them; utf8: UTF-8 may stand in the text (RFC 6531
 *          section 3.7.4); *reply, the lines before it; NULL if only this line matters.
 * Writes:  *out; *reply if the code was read: a line whose text is wrong is a line of the reply.
 * Returns: SMTPATH_OK or the reason.
 * Section 4.2; RFC 2034 section 4: an enhanced code counts if its class is the first digit of the code. */
SMTPATH_API enum smtpath_reason smtpath_read_reply_line(const char *line, size_t length,
                                                        smtpath_bool utf8, struct smtpath_reply *reply,
                                                        struct smtpath_reply_line *out);

/* What smtpath_read_forward_path found. */
enum smtpath_forward {
    SMTPATH_FORWARD_NONE, /* no wording that announces a path, and no "<...>" that is one */
    SMTPATH_FORWARD_PATH, /* the "<...>" behind the wording, or the only one, and it is a Forward-path */
    SMTPATH_FORWARD_MALFORMED, /* the "<...>" behind the wording is none: diagnostic says where it goes wrong */
    SMTPATH_FORWARD_SEVERAL /* no wording and more than one "<": which is meant is not guessed */
};

/* Looks for the forward-path in the text of a 251, 551 or 252: behind "will forward to" or "please try", in any
 * case, or the only "<...>" of a text without these words. There need not be one, and nobody has to follow it:
 * section 7.4 wants a client to be sure of the server before it does. What stands in brackets in the reply to
 * ETRN is a node's name (RFC 1985 section 5.1): do not ask for that one.
 * Reads:   line, which smtpath_read_reply_line read into *read, its text right or wrong; utf8 as there.
 * Writes:  *out as smtpath_read_path does; its spans are of this line.
 * Returns: what was found.
 * Sections 3.4, 4.2.2. */
SMTPATH_API enum smtpath_forward smtpath_read_forward_path(const char *line,
                                                           const struct smtpath_reply_line *read,
                                                           smtpath_bool utf8, struct smtpath_line *out);

/* ---- The reply to EHLO ---------------------------------------------------------------------------- */

/* The SASL mechanisms that a client may want to tell apart. */
enum smtpath_mechanism {
    SMTPATH_MECHANISM_PLAIN = 1 << 0,
    SMTPATH_MECHANISM_LOGIN = 1 << 1,
    SMTPATH_MECHANISM_CRAM_MD5 = 1 << 2,
    SMTPATH_MECHANISM_DIGEST_MD5 = 1 << 3,
    SMTPATH_MECHANISM_SCRAM_SHA_1 = 1 << 4,
    SMTPATH_MECHANISM_SCRAM_SHA_1_PLUS = 1 << 5,
    SMTPATH_MECHANISM_SCRAM_SHA_256 = 1 << 6,
    SMTPATH_MECHANISM_SCRAM_SHA_256_PLUS = 1 << 7,
    SMTPATH_MECHANISM_EXTERNAL = 1 << 8,
    SMTPATH_MECHANISM_ANONYMOUS = 1 << 9,
    SMTPATH_MECHANISM_GSSAPI = 1 << 10,
    SMTPATH_MECHANISM_NTLM = 1 << 11,
    SMTPATH_MECHANISM_XOAUTH2 = 1 << 12,
    SMTPATH_MECHANISM_OAUTHBEARER = 1 << 13
};

/* Which values the server announced: a set of these is in ehlo.announced. */
enum smtpath_announced {
    SMTPATH_ANNOUNCED_SIZE = 1 << 0,
    SMTPATH_ANNOUNCED_DELIVERBY = 1 << 1,
    SMTPATH_ANNOUNCED_HOLDFOR = 1 << 2,
    SMTPATH_ANNOUNCED_HOLDUNTIL = 1 << 3,
    SMTPATH_ANNOUNCED_MAILMAX = 1 << 4,
    SMTPATH_ANNOUNCED_RCPTMAX = 1 << 5,
    SMTPATH_ANNOUNCED_RCPTDOMAINMAX = 1 << 6,
    SMTPATH_ANNOUNCED_PRIORITY_PROFILE = 1 << 7
};

/* What a server can do. All zero before the first line of its reply. */
struct smtpath_ehlo {
    uint32_t lines;      /* read so far */
    uint64_t extensions; /* set of SMTPATH_EXT_: what smtpath_options takes */
    uint32_t mechanisms; /* set of enum smtpath_mechanism */
    uint32_t announced;  /* set of enum smtpath_announced: which of these hold */
    uint64_t size;       /* octets of a message; 0: no fixed limit (RFC 1870 section 4) */
    uint32_t deliverby;  /* seconds: the least by-time with mode R (RFC 2852 section 2) */
    uint32_t holdfor;    /* seconds: the longest HOLDFOR (RFC 4865 section 3) */
    uint32_t mail_max;   /* transactions a session (RFC 9422 section 4) */
    uint32_t rcpt_max;   /* recipients a transaction */
    uint32_t domain_max; /* recipients' domains a session */
};

/* One line of it; spans are of the reply line. */
struct smtpath_ehlo_line {
    uint64_t extension;             /* SMTPATH_EXT_; 0: a keyword unknown here, or the first line */
    struct smtpath_span keyword;    /* of the first line: the server's domain or address literal */
    struct smtpath_span parameters; /* from the first one to the end; of the first line: its greeting */
    struct smtpath_span detail;     /* FUTURERELEASE: the latest HOLDUNTIL; MT-PRIORITY: the profile */
    smtpath_bool old_auth;          /* "AUTH=": a form before RFC 2554, read as "AUTH " */
    struct smtpath_diagnostic diagnostic; /* why it was refused, and where */
};

/* Reads one line of the reply to EHLO or LHLO, the first one being the greeting (or that of a 220). To be called for
 * every line, also one that smtpath_read_reply_line refused: it judges the text by its own grammar, in which the
 * greeting holds any octet but NUL, CR, LF and what is outside ASCII, and a first line that is refused is the
 * greeting nonetheless.
 * Reads:   line, which smtpath_read_reply_line read into *read, code 250.
 * Writes:  *out; *ehlo: a keyword counts if SP or the end follows it, white space at the line's end left aside; a
 *          value if it is right, whatever is wrong beside it. LIMITS with an error in its basic syntax counts as
 *          not offered (RFC 9422 section 3.7).
 * Returns: SMTPATH_OK or the reason, which a client may well ignore.
 * Section 4.1.1.1 */
SMTPATH_API enum smtpath_reason smtpath_read_ehlo_line(const char *line,
                                                       const struct smtpath_reply_line *read,
                                                       struct smtpath_ehlo *ehlo,
                                                       struct smtpath_ehlo_line *out);

/* Walks the parameters of one line in the order in which they stand.
 * Reads:   *walk, 0 before the first call.
 * Writes:  *parameter; *walk.
 * Returns: false when there are no more, or when what follows is no ehlo-param. */
SMTPATH_API smtpath_bool smtpath_next_ehlo_parameter(const char *line,
                                                     const struct smtpath_ehlo_line *read,
                                                     uint32_t *walk, struct smtpath_span *parameter);

/* Returns: the name of one bit, as registered; NULL if it names none. */
SMTPATH_API const char *smtpath_mechanism_name(uint64_t mechanism);

/* ---- Replies and commands written ----------------------------------------------------------------- */

/* The writers below return the length of all that they have to write, CRLF included, write at most size
 * octets of it and no NUL, and return 0 where no such line can be. buffer may be NULL if size is 0; it may not overlap
 * what is read. */

/* Writes a reply: one line, or as many as its text needs at 512 octets each, CRLF included.
 * Reads:   code, 200 .. 559; enhanced, class, subject and detail for each line, or NULL (no code between
 *          300 and 399 has one); text[0 .. length), any octets. Each that no text may hold is written
 *          "?": CR, LF and the other controls, U+0080 to U+009F included, U+2028, U+2029, what reverses the
 *          direction of text (U+061C, U+200E, U+200F, U+202A to U+202E, U+2066 to U+2069), and what is
 *          outside ASCII unless it is UTF-8 and utf8 is set. So nothing in the text can end the line.
 *          The code is followed by SP or "-", also where there is no text: "334 ", "250 ".
 *          A line is broken at its last SP, which is left out; within a word if it has none, but never
 *          within a UTF-8 sequence.
 * Returns: as said above; 0 also for an enhanced code that does not fit the code.
 * Sections 4.2, 4.5.3.1.5; RFC 2034 section 4 */
SMTPATH_API size_t smtpath_write_reply(uint16_t code, const uint16_t *enhanced, const char *text,
                                       size_t length, smtpath_bool utf8, char *buffer, size_t size);

/* Writes the reply to a line that was refused: smtpath_render_reply, with CRLF.
 * Reads:   as smtpath_render_reply. */
SMTPATH_API size_t smtpath_write_refusal(const char *line, size_t length,
                                         const struct smtpath_diagnostic *diagnostic, char *buffer,
                                         size_t size);

/* A mailbox to be written. */
struct smtpath_mailbox {
    const char *local;    /* the octets it means; they are quoted where they must be */
    size_t local_length;  /* in octets */
    const char *domain;   /* a name, or an address literal with its brackets; none for <Postmaster> */
    size_t domain_length; /* in octets; 0: none */
};

/* Writes "251 User not local; will forward to <forward-path>" or "551 User not local; please try ...".
 * Reads:   code, 251 or 551; enhanced as above; *mailbox; utf8: this transaction's MAIL, or the VRFY, carried
 *          SMTPUTF8. Where it did not and the mailbox is not ASCII, no address is written, and the code is 250
 *          with enhanced, or 550 with 5.6.8, if there is an enhanced code (RFC 6531 section 3.7.4.1).
 * Returns: as said above; 0 also for a mailbox that no path can mean, under the limits of section 4.5.3.1, and for
 *          one that holds what smtpath_write_reply writes "?".
 * Sections 3.4, 4.2.2 */
SMTPATH_API size_t smtpath_write_forward(uint16_t code, const uint16_t *enhanced,
                                         const struct smtpath_mailbox *mailbox, smtpath_bool utf8,
                                         char *buffer, size_t size);

/* A parameter to be written, with the members that its enumerator names in enum smtpath_param. */
struct smtpath_argument {
    enum smtpath_param param; /* which one */
    uint64_t number;          /* as in smtpath_parameter */
    int64_t integer;          /* as in smtpath_parameter */
    uint32_t choice;          /* as in smtpath_parameter */
    const char *text; /* the octets meant, which are encoded as the parameter wants (ENVID, ORCPT, AUTH,
                                 SUBMITTER); the value or its first part as it stands (the others) */
    size_t length;    /* of text */
    const char *type; /* ORCPT: the address's type */
    size_t type_length; /* of type */
};

/* Writes MAIL or RCPT so that smtpath_read_command reads the same mailbox and the same parameters.
 * Reads:   verb; *mailbox, NULL for MAIL's null path; arguments[0 .. count), in this order; utf8, for RCPT,
 *          as options.smtputf8: whether the mailbox and ORCPT may hold UTF-8. MAIL wants
 *          SMTPATH_PARAM_SMTPUTF8 among its arguments for it.
 * Returns: as said above; 0 also where smtpath_read_command would refuse the line though every extension
 *          was offered. Whether the server at hand offered them is that function's answer, too.
 * Section 4.1.1 */
SMTPATH_API size_t smtpath_write_command(enum smtpath_verb verb, const struct smtpath_mailbox *mailbox,
                                         const struct smtpath_argument *arguments, size_t count,
                                         smtpath_bool utf8, char *buffer, size_t size);

/* ---- What a code means ---------------------------------------------------------------------------- */

/* NUL-terminated UTF-8 in static storage, one or more sentences each; none is NULL or empty. */
struct smtpath_explanation {
    const char *severity; /* of the first digit or the class: "positive completion", ... */
    const char *meaning;  /* what the code says */
    const char *when;     /* when it is seen */
    const char *remedy;   /* what to do about it */
    smtpath_bool
        known; /* false: no standard known here defines the code; meaning says so, and the rest goes by
                             its digits */
};

/* Explains a reply code: by itself, or, if it is unknown, by its first two digits.
 * Returns: false for a number that is no reply code; then nothing is written. */
SMTPATH_API smtpath_bool smtpath_explain_code(uint16_t code, enum smtpath_language language,
                                              struct smtpath_explanation *out);

/* Explains an enhanced status code (RFC 3463): by itself, or, if it is unknown, by its subject.
 * Returns: false if its class is not 2, 4 or 5, or its subject or detail beyond 999. */
SMTPATH_API smtpath_bool smtpath_explain_enhanced(const uint16_t enhanced[3],
                                                  enum smtpath_language language,
                                                  struct smtpath_explanation *out);

/* Says how two reply codes differ, and which applies when, in either order: from a written comparison, or
 * from their first digits.
 * Returns: text as above; NULL if one of them is no reply code. */
SMTPATH_API const char *smtpath_explain_difference(uint16_t a, uint16_t b,
                                                   enum smtpath_language language);

#ifdef __cplusplus
}
#endif

#endif /* SMTPATH_H */
