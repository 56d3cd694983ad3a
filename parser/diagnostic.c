// SPDX-License-Identifier: MIT
/*
 * Diagnostics: the table of reasons, the three ways to stop the cursor, and what a diagnostic looks like
 * as a reply line, as a caret picture and as JSON.
 */
#include "internal.h"

/* ---- The table ---------------------------------------------------------------------------------------- */

/* Enhanced status codes. BY_PLACE: 5.1.7 in MAIL's path, 5.1.3 in RCPT's, 5.5.4 elsewhere. */
#define BY_PLACE                                                                                       \
    {                                                                                                  \
        0, 0, 0                                                                                        \
    }
#define X(class, subject, detail)                                                                      \
    {                                                                                                  \
        class, subject, detail                                                                         \
    }

/* One row a reason: name, code, enhanced code, what is expected, what to do, where it is written. */
/* clang-format off */
static const struct smtpath_reason_row reasons[SMTPATH_REASON_COUNT] = {
    [SMTPATH_OK] = {.name = "ok", .expected = "", .hint = "", .rfc = ""},

    [SMTPATH_LINE_TOO_LONG] = {"line-too-long", 500, X(5, 5, 2), "end of line",
        "the line is longer than this command may be", "RFC 5321 section 4.5.3.1.4"},
    [SMTPATH_AUTH_LINE_TOO_LONG] = {"auth-line-too-long", 500, X(5, 5, 6), "end of line",
        "an AUTH line has at most 12288 octets", "RFC 4954 section 4"},
    [SMTPATH_UNKNOWN_VERB] = {"unknown-verb", 500, X(5, 5, 2), "a command verb",
        "no SMTP command begins so", "RFC 5321 section 4.1.1"},
    [SMTPATH_OBSOLETE_VERB] = {"obsolete-verb", 502, X(5, 5, 1), "a command verb in use",
        "this command is obsolete: use MAIL", "RFC 5321 appendix F"},

    [SMTPATH_EXPECTED_SPACE] = {"expected-space", 501, BY_PLACE, "SP",
        "one space stands between the command and its argument", "RFC 5321 section 4.1.1"},
    [SMTPATH_EXPECTED_FROM] = {"expected-from", 501, BY_PLACE, "\"FROM:\"",
        "write MAIL FROM:<address>", "RFC 5321 section 4.1.1.2"},
    [SMTPATH_EXPECTED_TO] = {"expected-to", 501, BY_PLACE, "\"TO:\"",
        "write RCPT TO:<address>", "RFC 5321 section 4.1.1.3"},
    [SMTPATH_EXPECTED_COLON] = {"expected-colon", 501, BY_PLACE, "\":\"",
        "a colon stands right behind FROM or TO", "RFC 5321 section 4.1.1"},
    [SMTPATH_EXPECTED_END] = {"expected-end", 501, BY_PLACE, "end of line",
        "nothing more may follow here", "RFC 5321 section 4.1.1"},
    [SMTPATH_EXPECTED_SPACE_OR_END] = {"expected-space-or-end", 501, BY_PLACE, "SP or end of line",
        "this octet cannot stand here: parameters are separated by one space", "RFC 5321 section 4.1.1"},
    [SMTPATH_EXPECTED_STRING] = {"expected-string", 501, BY_PLACE, "atom or quoted string",
        "write a word, or put it into quotes", "RFC 5321 section 4.1.2"},
    [SMTPATH_EXPECTED_SMTPUTF8] = {"expected-smtputf8", 501, BY_PLACE, "\"SMTPUTF8\"",
        "SMTPUTF8 is the only parameter of this command", "RFC 6531 section 3.7.4.2"},
    [SMTPATH_EXPECTED_MECHANISM] = {"expected-mechanism", 501, BY_PLACE, "SASL mechanism name",
        "a mechanism has 1 to 20 letters, digits, \"-\" and \"_\"", "RFC 4954 section 4"},
    [SMTPATH_EXPECTED_BASE64] = {"expected-base64", 501, BY_PLACE, "base64 in whole quartets",
        "the initial response is base64 with its padding, or a lone \"=\" if it is empty",
        "RFC 4954 section 4"},
    [SMTPATH_EXPECTED_CHUNK_SIZE] = {"expected-chunk-size", 501, BY_PLACE, "1*20DIGIT",
        "BDAT wants the number of octets that follow", "RFC 3030 section 2"},
    [SMTPATH_EXPECTED_LAST] = {"expected-last", 501, BY_PLACE, "\"LAST\"",
        "only LAST may follow the chunk size", "RFC 3030 section 2"},
    [SMTPATH_EXPECTED_NODE] = {"expected-node", 501, BY_PLACE, "node name",
        "ETRN wants a domain, \"@\" and a domain, or \"#\" and a queue", "RFC 1985 section 5"},
    [SMTPATH_EXPECTED_ATTRIBUTE_NAME] = {"expected-attribute-name", 501, BY_PLACE, "attribute name",
        "attributes are NAME=value, one space between them", "Postfix XCLIENT"},
    [SMTPATH_EXPECTED_ATTRIBUTE_EQUALS] = {"expected-attribute-equals", 501, BY_PLACE, "\"=\"",
        "attributes are NAME=value, one space between them", "Postfix XCLIENT"},

    [SMTPATH_EXPECTED_LT] = {"expected-lt", 501, BY_PLACE, "\"<\"",
        "put the address into angle brackets", "RFC 5321 section 4.1.2"},
    [SMTPATH_EXPECTED_REVERSE_PATH] = {"expected-reverse-path", 501, BY_PLACE,
        "local-part, \"@\" or \">\"", "an address stands between the angle brackets, or nothing: <>",
        "RFC 5321 section 4.1.2"},
    [SMTPATH_EXPECTED_FORWARD_PATH] = {"expected-forward-path", 501, BY_PLACE, "local-part or \"@\"",
        "a recipient's address stands between the angle brackets", "RFC 5321 section 4.1.2"},
    [SMTPATH_EXPECTED_LOCAL_PART] = {"expected-local-part", 501, BY_PLACE, "local-part",
        "a mailbox stands behind the source route", "RFC 5321 section 4.1.2"},
    [SMTPATH_EXPECTED_AT] = {"expected-at", 501, BY_PLACE, "\"@\"",
        "an address is local-part@domain", "RFC 5321 section 4.1.2"},
    [SMTPATH_EXPECTED_ATEXT] = {"expected-atext", 501, BY_PLACE, "atext",
        "a dot in a local part stands between two words", "RFC 5321 section 4.1.2"},
    [SMTPATH_EXPECTED_QTEXT] = {"expected-qtext", 501, BY_PLACE, "qtext, quoted-pair or DQUOTE",
        "the quoted string has no end", "RFC 5321 section 4.1.2"},
    [SMTPATH_EXPECTED_QUOTED_PAIR] = {"expected-quoted-pair", 501, BY_PLACE, "%d32-126",
        "a backslash quotes one printable ASCII octet", "RFC 5321 section 4.1.2"},
    [SMTPATH_EXPECTED_DOMAIN] = {"expected-domain", 501, BY_PLACE, "domain or address literal",
        "a domain begins with a letter or a digit, an address literal with \"[\"",
        "RFC 5321 section 4.1.2"},
    [SMTPATH_EXPECTED_SUB_DOMAIN] = {"expected-sub-domain", 501, BY_PLACE, "letter or digit",
        "each label of a domain begins with a letter or a digit", "RFC 5321 section 4.1.2"},
    [SMTPATH_EXPECTED_LET_DIG] = {"expected-let-dig", 501, BY_PLACE, "letter, digit or \"-\"",
        "a label of a domain does not end in a hyphen", "RFC 5321 section 4.1.2"},
    [SMTPATH_EXPECTED_ROUTE_AT] = {"expected-route-at", 501, BY_PLACE, "\"@\"",
        "each hop of a source route is @domain", "RFC 5321 section 4.1.2"},
    [SMTPATH_EXPECTED_ROUTE_END] = {"expected-route-end", 501, BY_PLACE, "\",\" or \":\"",
        "a source route ends with a colon", "RFC 5321 section 4.1.2"},
    [SMTPATH_EXPECTED_GT] = {"expected-gt", 501, BY_PLACE, "\">\"",
        "the path ends here: close it with \">\"", "RFC 5321 section 4.1.2"},

    [SMTPATH_EIGHT_BIT_IN_REVERSE_PATH] = {"eight-bit-in-reverse-path", 550, X(5, 6, 7), "ASCII",
        "this address needs SMTPUTF8, which was not offered", "RFC 6531 section 3.5"},
    [SMTPATH_EIGHT_BIT_IN_FORWARD_PATH] = {"eight-bit-in-forward-path", 553, X(5, 6, 7), "ASCII",
        "this address needs SMTPUTF8, which MAIL did not ask for", "RFC 6531 section 3.5"},
    [SMTPATH_MALFORMED_UTF8] = {"malformed-utf8", 501, BY_PLACE, "UTF-8",
        "the address is no UTF-8: it was sent in another encoding, or cut", "RFC 3629 section 4"},
    [SMTPATH_SMTPUTF8_MISSING] = {"smtputf8-missing", 550, X(5, 6, 7), "ASCII, or the parameter SMTPUTF8",
        "add the parameter SMTPUTF8", "RFC 6531 section 3.4"},

    [SMTPATH_EXPECTED_LITERAL] = {"expected-literal", 501, BY_PLACE, "IPv4 address, \"IPv6:\" or tag",
        "an address literal is [192.0.2.1] or [IPv6:2001:db8::1]", "RFC 5321 section 4.1.3"},
    [SMTPATH_EXPECTED_SNUM] = {"expected-snum", 501, BY_PLACE, "number from 0 to 255",
        "an IPv4 address has four numbers from 0 to 255", "RFC 5321 section 4.1.3"},
    [SMTPATH_SNUM_OUT_OF_RANGE] = {"snum-out-of-range", 501, BY_PLACE, "number from 0 to 255",
        "each number of an IPv4 address is at most 255, in at most three digits",
        "RFC 5321 section 4.1.3"},
    [SMTPATH_EXPECTED_DOT] = {"expected-dot", 501, BY_PLACE, "\".\"",
        "an IPv4 address has four numbers with dots between them", "RFC 5321 section 4.1.3"},
    [SMTPATH_EXPECTED_BRACKET] = {"expected-bracket", 501, BY_PLACE, "\"]\"",
        "the address literal ends here: close it with \"]\"", "RFC 5321 section 4.1.3"},
    [SMTPATH_EXPECTED_IPV6_HEX] = {"expected-ipv6-hex", 501, BY_PLACE, "IPv6 group of 1*4HEXDIG",
        "an IPv6 address has eight groups, or fewer around one \"::\"", "RFC 5321 section 4.1.3"},
    [SMTPATH_EXPECTED_IPV6_COLON] = {"expected-ipv6-colon", 501, BY_PLACE, "\":\"",
        "an IPv6 address has eight groups, or fewer around one \"::\"", "RFC 5321 section 4.1.3"},
    [SMTPATH_EXPECTED_TAG] = {"expected-tag", 501, BY_PLACE, "letter, digit or \"-\"",
        "the tag of an address literal does not end in a hyphen", "RFC 5321 section 4.1.3"},
    [SMTPATH_EXPECTED_TAG_COLON] = {"expected-tag-colon", 501, BY_PLACE, "\":\"",
        "an address literal is an IPv4 address, or a tag and a colon", "RFC 5321 section 4.1.3"},
    [SMTPATH_EXPECTED_DCONTENT] = {"expected-dcontent", 501, BY_PLACE, "dcontent",
        "something must stand behind the tag's colon", "RFC 5321 section 4.1.3"},
    [SMTPATH_UNREGISTERED_TAG] = {"unregistered-tag", 501, BY_PLACE, "IPv4 address or \"IPv6:\"",
        "no such kind of address literal is registered", "RFC 5321 section 4.1.3"},

    [SMTPATH_LOCAL_PART_TOO_LONG] = {"local-part-too-long", 501, BY_PLACE, "\"@\"",
        "a local part has at most 64 octets", "RFC 5321 section 4.5.3.1.1"},
    [SMTPATH_LABEL_TOO_LONG] = {"label-too-long", 501, BY_PLACE, "\".\" or end of domain",
        "a label of a domain has at most 63 octets", "RFC 1035 section 2.3.4"},
    [SMTPATH_DOMAIN_TOO_LONG] = {"domain-too-long", 501, BY_PLACE, "end of domain",
        "a domain has at most 255 octets", "RFC 5321 section 4.5.3.1.2"},
    [SMTPATH_LITERAL_TOO_LONG] = {"literal-too-long", 501, BY_PLACE, "end of address literal",
        "an address literal has at most 255 octets", "RFC 5321 section 4.5.3.1.2"},
    [SMTPATH_PATH_TOO_LONG] = {"path-too-long", 501, BY_PLACE, "end of path",
        "a path has at most 256 octets, with brackets and source route", "RFC 5321 section 4.5.3.1.3"},
    [SMTPATH_VALUE_TOO_LONG] = {"value-too-long", 501, BY_PLACE, "SP or end of line",
        "this parameter's value is longer than it may be", "RFC 5321 section 4.1.2"},

    [SMTPATH_EXPECTED_KEYWORD] = {"expected-keyword", 501, BY_PLACE, "parameter keyword",
        "one space, then a parameter such as SIZE=1000", "RFC 5321 section 4.1.2"},
    [SMTPATH_EXPECTED_EQUALS] = {"expected-equals", 501, BY_PLACE, "\"=\", SP or end of line",
        "a parameter is KEYWORD or KEYWORD=value", "RFC 5321 section 4.1.2"},
    [SMTPATH_UNKNOWN_PARAMETER] = {"unknown-parameter", 555, X(5, 5, 4), "a known parameter",
        "no such parameter", "RFC 5321 section 4.1.1.11"},
    [SMTPATH_PARAMETER_OF_OTHER_COMMAND] = {"parameter-of-other-command", 555, X(5, 5, 4),
        "a parameter of this command", "this parameter belongs to the other of MAIL and RCPT",
        "RFC 5321 section 4.1.1.11"},
    [SMTPATH_PARAMETER_NOT_OFFERED] = {"parameter-not-offered", 555, X(5, 5, 4), "an offered parameter",
        "the reply to EHLO did not offer this parameter's extension", "RFC 5321 section 4.1.1.11"},
    [SMTPATH_CONVERSION_NOT_OFFERED] = {"conversion-not-offered", 504, X(5, 5, 4), "an offered parameter",
        "the reply to EHLO did not offer this parameter's extension", "RFC 4141 sections 4.2, 5.2"},
    [SMTPATH_DUPLICATE_PARAMETER] = {"duplicate-parameter", 501, X(5, 5, 4), "another parameter",
        "each parameter may be given once", "RFC 5321 section 4.1.1.11"},
    [SMTPATH_CONFLICTING_PARAMETER] = {"conflicting-parameter", 501, X(5, 5, 4), "another parameter",
        "HOLDFOR and HOLDUNTIL exclude each other", "RFC 4865 section 4"},
    [SMTPATH_VALUE_FORBIDDEN_HERE] = {"value-forbidden-here", 501, X(5, 5, 4), "SP or end of line",
        "this parameter takes no value", "RFC 5321 section 4.1.2"},
    [SMTPATH_VALUE_MISSING] = {"value-missing", 501, X(5, 5, 4), "\"=\"",
        "this parameter wants a value: KEYWORD=value", "RFC 5321 section 4.1.2"},

    [SMTPATH_EXPECTED_VALUE] = {"expected-value", 501, BY_PLACE, "parameter value",
        "the value is one or more printable octets other than \"=\"", "RFC 5321 section 4.1.2"},
    [SMTPATH_EXPECTED_DIGIT] = {"expected-digit", 501, BY_PLACE, "DIGIT",
        "a number is written in decimal digits", "RFC 5234 appendix B.1"},
    [SMTPATH_EXPECTED_NONZERO_DIGIT] = {"expected-nonzero-digit", 501, BY_PLACE, "digit from 1 to 9",
        "the number of seconds is at least 1 and has no leading zero", "RFC 4865 section 4"},
    [SMTPATH_EXPECTED_BODY_TYPE] = {"expected-body-type", 501, BY_PLACE,
        "\"7BIT\", \"8BITMIME\" or \"BINARYMIME\"", "BODY takes 7BIT, 8BITMIME or BINARYMIME",
        "RFC 6152 section 2"},
    [SMTPATH_BINARYMIME_NOT_OFFERED] = {"binarymime-not-offered", 501, BY_PLACE,
        "\"7BIT\" or \"8BITMIME\"", "the reply to EHLO did not offer BINARYMIME", "RFC 3030 section 3"},
    [SMTPATH_EXPECTED_RET_TYPE] = {"expected-ret-type", 501, BY_PLACE, "\"FULL\" or \"HDRS\"",
        "RET takes FULL or HDRS", "RFC 3461 section 4.3"},
    [SMTPATH_EXPECTED_NOTIFY_TYPE] = {"expected-notify-type", 501, BY_PLACE,
        "\"NEVER\", or \"SUCCESS\", \"FAILURE\", \"DELAY\"",
        "NOTIFY takes NEVER alone, or SUCCESS, FAILURE and DELAY with commas between them",
        "RFC 3461 section 4.1"},
    [SMTPATH_EXPECTED_XTEXT] = {"expected-xtext", 501, BY_PLACE, "xtext",
        "the value is printable; \"+\", \"=\" and SP are written +2B, +3D, +20", "RFC 3461 section 4"},
    [SMTPATH_EXPECTED_HEXCHAR] = {"expected-hexchar", 501, BY_PLACE,
        "two upper-case hex digits of a printable octet",
        "\"+\" begins an encoded octet from +20 to +7E; a plus itself is +2B", "RFC 3461 section 4"},
    [SMTPATH_EXPECTED_ADDR_TYPE] = {"expected-addr-type", 501, BY_PLACE, "address type",
        "ORCPT is type;address, such as rfc822;user@example.com", "RFC 3461 section 4.2"},
    [SMTPATH_EXPECTED_SEMICOLON] = {"expected-semicolon", 501, BY_PLACE, "\";\"",
        "a semicolon divides the two parts of this value", "RFC 5321 section 4.1.2"},
    [SMTPATH_EXPECTED_UTF8_ADDRESS] = {"expected-utf8-address", 501, BY_PLACE, "utf-8-addr-xtext",
        "\"+\", \"=\", \"\\\" and what is not ASCII are written \\x{HEX}", "RFC 6533 section 3"},
    [SMTPATH_EXPECTED_HEXPOINT] = {"expected-hexpoint", 501, BY_PLACE, "\\x{HEXPOINT}",
        "a code point is \\x{...} in upper-case hex without leading zeros", "RFC 6533 section 3"},
    [SMTPATH_EXPECTED_BY_MODE] = {"expected-by-mode", 501, BY_PLACE, "\"N\" or \"R\"",
        "BY is seconds;N or seconds;R, then T for a trace", "RFC 2852 section 4"},
    [SMTPATH_BY_TIME_NOT_POSITIVE] = {"by-time-not-positive", 501, BY_PLACE, "a time above 0",
        "mode R wants a time above 0", "RFC 2852 section 4"},
    [SMTPATH_EXPECTED_PRIORITY] = {"expected-priority", 501, BY_PLACE, "-9 to 9",
        "a priority is from -9 to 9; 0 has no sign", "RFC 6710 section 3"},
    [SMTPATH_EXPECTED_CERTIFIER] = {"expected-certifier", 501, BY_PLACE, "base64 without padding",
        "MTRK is certifier or certifier:seconds", "RFC 3885 section 3"},
    [SMTPATH_EXPECTED_DATE_TIME] = {"expected-date-time", 501, BY_PLACE, "RFC 3339 date-time",
        "a time is written 2026-01-31T23:59:59Z", "RFC 3339 section 5.6"},
    [SMTPATH_NO_SUCH_DAY] = {"no-such-day", 501, BY_PLACE, "a day that the month has",
        "the month has no such day", "RFC 3339 section 5.7"},
    [SMTPATH_EXPECTED_RRVS_ACTION] = {"expected-rrvs-action", 501, BY_PLACE, "\"C\" or \"R\"",
        "behind the time stands ;C or ;R, or nothing", "RFC 7293 section 3.1"},
    [SMTPATH_EXPECTED_SOLICITATION] = {"expected-solicitation", 501, BY_PLACE, "solicitation keyword",
        "each keyword begins with a letter; commas divide them", "RFC 3865 section 2.3"},
    [SMTPATH_EXPECTED_TRANSACTION_ID] = {"expected-transaction-id", 501, BY_PLACE,
        "\"<\" token \"@\" token \">\"", "a transaction identifier looks like <token@token>",
        "RFC 1845 section 3"},

    [SMTPATH_BARE_CR] = {"bare-cr", 500, X(5, 5, 2), "LF behind CR",
        "a line ends with CR and LF: a CR alone may be an attempt to smuggle commands",
        "RFC 5321 section 2.3.8"},
    [SMTPATH_BARE_LF] = {"bare-lf", 500, X(5, 5, 2), "CR before LF",
        "a line ends with CR and LF: an LF alone may be an attempt to smuggle commands",
        "RFC 5321 section 2.3.8"},
    [SMTPATH_NUL_OCTET] = {"nul-octet", 500, X(5, 5, 2), "an octet other than NUL",
        "a command line holds no NUL", "RFC 5321 section 4.1.1"},

    [SMTPATH_EXPECTED_REPLY_CODE] = {"expected-reply-code", 554, X(5, 5, 0), "%x32-35 %x30-35 %x30-39",
        "a reply begins with a code from 200 to 559", "RFC 5321 section 4.2"},
    [SMTPATH_EXPECTED_REPLY_SEPARATOR] = {"expected-reply-separator", 554, X(5, 5, 0),
        "SP, \"-\" or end of line", "a space stands behind the code, a hyphen if more lines follow",
        "RFC 5321 section 4.2"},
    [SMTPATH_EXPECTED_REPLY_TEXT] = {"expected-reply-text", 554, X(5, 5, 0), "%d09 / %d32-126",
        "the text of a reply is printable ASCII, unless SMTPUTF8 is in force", "RFC 5321 section 4.2"},
    [SMTPATH_REPLY_NOT_UTF8] = {"reply-not-utf8", 554, X(5, 5, 0), "UTF-8",
        "the text is no UTF-8: it was sent in another encoding, or cut", "RFC 6531 section 3.7.4"},
    [SMTPATH_REPLY_CODE_CHANGED] = {"reply-code-changed", 554, X(5, 5, 0), "the same code",
        "every line of a reply has the same code", "RFC 5321 section 4.2.1"},
    [SMTPATH_EXPECTED_EHLO_KEYWORD] = {"expected-ehlo-keyword", 554, X(5, 5, 0), "ehlo-keyword",
        "a keyword has letters, digits and \"-\"; behind it a space or the end stands",
        "RFC 5321 section 4.1.1.1"},
    [SMTPATH_EXPECTED_EHLO_PARAMETER] = {"expected-ehlo-parameter", 554, X(5, 5, 0), "ehlo-param",
        "one space, then a parameter of printable octets", "RFC 5321 section 4.1.1.1"},
    [SMTPATH_EXPECTED_EHLO_VALUE] = {"expected-ehlo-value", 554, X(5, 5, 0), "what the keyword takes",
        "this extension's parameter is written otherwise: it counts as not given",
        "RFC 5321 section 2.2.1"},
};
/* clang-format on */
#undef BY_PLACE
#undef X

/*@ assigns \nothing;
    ensures \result == \null || \valid_read(\result); */
const struct smtpath_reason_row *smtpath_reason_info(enum smtpath_reason reason)
{
    if (reason <= SMTPATH_OK || reason >= SMTPATH_REASON_COUNT)
        return NULL;
    return &reasons[reason];
}

/* ---- The ways to stop ------------------------------------------------------------------------------------ */

/*@ assigns \nothing; */
static uint8_t path_detail(enum place place)
{
    return place == PLACE_REVERSE_PATH ? 7 : 3;
}

/*@ requires is_cursor(c) && is_reason(reason);
    assigns DIAGNOSTIC;
    ensures c->out->diagnostic.reason == reason && c->out->diagnostic.offset == offset &&
      c->out->diagnostic.length == length; */
static void diagnose(struct cursor *c, enum smtpath_reason reason, uint32_t offset, uint32_t length)
{
    struct smtpath_diagnostic *d = &c->out->diagnostic;
    const struct smtpath_reason_row *row = &reasons[reason];
    d->reason = reason;
    d->offset = offset;
    d->length = length;
    d->code = row->code;
    d->verb = (uint8_t)c->out->verb;
    d->enhanced[0] = row->enhanced[0];
    d->enhanced[1] = row->enhanced[1];
    d->enhanced[2] = row->enhanced[2];
    if (row->enhanced[0] == 0) {
        const bool in_argument = c->place == PLACE_ARGUMENT;
        d->enhanced[0] = 5;
        d->enhanced[1] = in_argument ? 5 : 1;
        d->enhanced[2] = in_argument ? 4 : path_detail(c->place);
    }
}

void diagnose_octet(struct cursor *c, enum smtpath_reason reason)
{
    /* RFC 6531 section 3.5: in a path where SMTPUTF8 is not in force, these octets have codes of their own */
    if (c->at < c->end && c->in_path && !c->utf8 && is_eight_bit(c->line[c->at]))
        reason = c->place == PLACE_REVERSE_PATH ? SMTPATH_EIGHT_BIT_IN_REVERSE_PATH
                                                : SMTPATH_EIGHT_BIT_IN_FORWARD_PATH;
    diagnose(c, reason, c->at, c->at < c->end ? 1 : 0);
}

void diagnose_token(struct cursor *c, enum smtpath_reason reason, struct smtpath_span token)
{
    diagnose(c, reason, token.offset, token.length);
}

bool beyond_limit(struct cursor *c, uint32_t start, uint32_t limit, enum smtpath_reason reason)
{
    c->at = start + limit;
    //@ assert passed: c->at < \at(c->at, Pre);
    diagnose(c, reason, c->at, 1);
    return false;
}

/* ---- Writing ----------------------------------------------------------------------------------------------- */

NOINLINE void put(struct sink *s, char octet)
{
    if (s->length < s->size)
        s->buffer[s->length] = octet;
    s->length += s->length < SIZE_MAX;
}

/* Of a buffer's last octet, finish() makes the NUL. Strings stand in static storage, and no buffer there. */
/*@ requires is_sink(t);
    requires shown: valid_read_string(string) && strlen(string) < SIZE_MAX &&
      \separated(string + (0 .. strlen(string)), t, t->buffer + (0 .. t->size - 1));
    assigns t->length, t->buffer[0 .. t->size - 1]; */
static void put_string(struct sink *t, const char *string)
{
    /*@ loop invariant 0 <= i <= \at(strlen(string), Pre) && string[\at(strlen(string), Pre)] == '\0';
        loop assigns i, t->length, t->buffer[0 .. t->size - 1];
        loop variant \at(strlen(string), Pre) - i; */
    for (size_t i = 0; string[i] != '\0'; i++)
        put(t, string[i]);
}

/*@ requires is_sink(t);
    assigns t->length, t->buffer[0 .. t->size - 1]; */
static void put_repeated(struct sink *t, char octet, size_t count)
{
    /*@ loop invariant i <= count;
        loop assigns i, t->length, t->buffer[0 .. t->size - 1];
        loop variant count - i; */
    for (size_t i = 0; i < count; i++)
        put(t, octet);
}

/*@ predicate is_power(integer n) = n == 1 || n == 10 || n == 100 || n == 1000 || n == 10000 ||
      n == 100000 || n == 1000000 || n == 10000000 || n == 100000000 || n == 1000000000; */
/*@ requires is_sink(t);
    assigns t->length, t->buffer[0 .. t->size - 1]; */
static void put_number(struct sink *t, uint32_t number)
{
    uint32_t divisor = 1;
    /*@ loop invariant is_power(divisor) && (divisor == 1 || divisor <= number);
        loop assigns divisor;
        loop variant 1000000000 - divisor; */
    while (number / divisor >= 10)
        divisor *= 10;
    /*@ loop invariant divisor == 0 || is_power(divisor);
        loop assigns divisor, t->length, t->buffer[0 .. t->size - 1];
        loop variant divisor; */
    for (; divisor > 0; divisor /= 10)
        put(t, (char)('0' + number / divisor % 10));
}

/* The NUL stands behind the text, or behind what fitted of it. */
/*@ predicate is_finished(char *buffer, integer size, integer length) =
      size > 0 ==> buffer[length < size ? length : size - 1] == '\0'; */
/*@ requires is_sink(t);
    assigns t->buffer[0 .. t->size - 1];
    ensures \result == t->length && is_finished(t->buffer, t->size, \result); */
static size_t finish(struct sink *t)
{
    if (t->size > 0)
        t->buffer[t->length < t->size ? t->length : t->size - 1] = '\0';
    return t->length;
}

/*@ requires is_sink(t);
    requires \valid_read(d);
    assigns t->length, t->buffer[0 .. t->size - 1]; */
static void put_enhanced(struct sink *t, const struct smtpath_diagnostic *d)
{
    put_number(t, d->enhanced[0]);
    put(t, '.');
    put_number(t, d->enhanced[1]);
    put(t, '.');
    put_number(t, d->enhanced[2]);
}

/* An octet as it can be shown: itself if printable, else \xHH. A backslash is doubled, so that what is
 * shown can be read back. */
/*@ assigns \nothing;
    ensures octet == '\\' ==> \result == 2;
    ensures octet != '\\' ==> (belongs(octet, PRINTABLE) ? \result == 1 : \result == 4); */
static size_t shown_width(char octet)
{
    if (octet == '\\')
        return 2;
    return in_class(octet, PRINTABLE) ? 1 : 4;
}

/*@ requires is_sink(t);
    assigns t->length, t->buffer[0 .. t->size - 1]; */
static void put_shown(struct sink *t, char octet)
{
    static const char digits[] = "0123456789ABCDEF";
    if (in_class(octet, PRINTABLE)) {
        if (octet == '\\')
            put(t, '\\');
        put(t, octet);
        return;
    }
    put_string(t, "\\x");
    put(t, digits[(unsigned char)octet / 16]);
    put(t, digits[(unsigned char)octet % 16]);
}

/* ---- The parts of a diagnostic ------------------------------------------------------------------------------ */

/* A diagnostic may come from anywhere: a reason that is none reads as the empty row. */
/*@ requires \valid_read(d);
    assigns \nothing;
    ensures \valid_read(\result); */
static const struct smtpath_reason_row *row_of(const struct smtpath_diagnostic *d)
{
    return &reasons[d->reason < SMTPATH_REASON_COUNT ? d->reason : SMTPATH_OK];
}

/* At most so many octets of a token are shown as found, which takes so much room. */
enum { FOUND_OCTETS = 40, FOUND_ROOM = 4 * FOUND_OCTETS + 6 };

/*@ requires is_sink(t);
    requires \valid_read(line + (0 .. length - 1)) && \valid_read(d);
    assigns t->length, t->buffer[0 .. t->size - 1]; */
static void put_found(struct sink *t, const char *line, size_t length,
                      const struct smtpath_diagnostic *d)
{
    if (d->length == 0 || d->offset >= length) {
        put_string(t, "end of line");
        return;
    }
    const size_t rest = length - d->offset;
    const size_t token = d->length < rest ? d->length : rest;
    put(t, '"');
    /*@ loop invariant i <= token;
        loop assigns i, t->length, t->buffer[0 .. t->size - 1];
        loop variant token - i; */
    for (size_t i = 0; i < token && i < FOUND_OCTETS; i++) {
        const size_t at = d->offset + i;
        //@ assert in_line: at < length;
        put_shown(t, line[at]);
    }
    if (token > FOUND_OCTETS)
        put_string(t, "...");
    put(t, '"');
}

/* What the line is called where it went wrong, for the human text of the reply. */
/*@ requires \valid_read(d);
    assigns \nothing;
    ensures shown: valid_read_string(\result); */
static const char *complaint(const struct smtpath_diagnostic *d)
{
    if (d->reason == SMTPATH_BARE_CR || d->reason == SMTPATH_BARE_LF || d->reason == SMTPATH_NUL_OCTET)
        return "Bad line";
    if (d->code == 500)
        return d->reason == SMTPATH_UNKNOWN_VERB ? "Unknown command" : "Line too long";
    if (d->code == 554)
        return "Bad reply";
    if (d->code == 502)
        return "Command obsolete";
    if (d->code == 555 || d->code == 504)
        return "Parameter not accepted";
    if (d->enhanced[1] == 6)
        return "Address needs SMTPUTF8";
    if (d->enhanced[1] == 1)
        return d->enhanced[2] == 7 ? "Bad sender path" : "Bad recipient path";
    return "Syntax error in parameters";
}

/*@ requires \valid_read(line + (0 .. length - 1)) && \valid_read(d) && \valid(buffer + (0 .. size - 1));
    assigns buffer[0 .. size - 1];
    ensures is_finished(buffer, size, \result); */
size_t smtpath_render_reply(const char *line, size_t length, const struct smtpath_diagnostic *d,
                            char *buffer, size_t size)
{
    struct sink t = {buffer, size, 0};
    put_number(&t, d->code);
    put(&t, ' ');
    put_enhanced(&t, d);
    put(&t, ' ');
    put_string(&t, complaint(d));
    put_string(&t, ": expected ");
    put_string(&t, row_of(d)->expected);
    put_string(&t, " at byte ");
    put_number(&t, d->offset);
    put_string(&t, ", found ");
    put_found(&t, line, length, d);
    return finish(&t);
}

/* ---- The caret picture ----------------------------------------------------------------------------------------- */

/* The part of the line that is shown: line[begin .. end). */
struct window {
    size_t begin;
    size_t end;
    size_t width; /* columns it takes */
};

/* Grows from the octet at fault to both sides, to the left first for half of the columns. */
/*@ requires at <= length && \valid_read(line + (0 .. length - 1)) && 4 <= columns <= SIZE_MAX - 4;
    assigns \nothing;
    ensures \result.begin <= at <= \result.end <= length; */
static struct window window_around(const char *line, size_t length, size_t at, size_t columns)
{
    struct window w = {at, at, 0};
    if (at < length) {
        w.width = shown_width(line[at]);
        w.end++;
    }
    /*@ loop invariant w.begin <= at <= w.end <= length && w.width <= columns;
        loop assigns w.begin, w.width;
        loop variant w.begin; */
    while (w.begin > 0 && w.width + shown_width(line[w.begin - 1]) <= columns / 2)
        w.width += shown_width(line[--w.begin]);
    /*@ loop invariant w.begin <= at <= w.end <= length && w.width <= columns;
        loop assigns w.end, w.width;
        loop variant length - w.end; */
    while (w.end < length && w.width + shown_width(line[w.end]) <= columns)
        w.width += shown_width(line[w.end++]);
    /*@ loop invariant w.begin <= at <= w.end <= length && w.width <= columns;
        loop assigns w.begin, w.width;
        loop variant w.begin; */
    while (w.begin > 0 && w.width + shown_width(line[w.begin - 1]) <= columns)
        w.width += shown_width(line[--w.begin]);
    //@ assert in_line: w.begin <= at <= w.end <= length;
    return w;
}

/*@ requires begin <= end <= begin + UINT32_MAX && \valid_read(line + (0 .. end - 1));
    assigns \nothing;
    ensures end - begin <= \result <= 4 * (end - begin); */
static size_t width_of(const char *line, size_t begin, size_t end)
{
    size_t width = 0;
    /*@ loop invariant begin <= i <= end && i - begin <= width <= 4 * (i - begin);
        loop assigns i, width;
        loop variant end - i; */
    for (size_t i = begin; i < end; i++)
        width += shown_width(line[i]);
    return width;
}

enum { LEAST_COLUMNS = 20, ELLIPSIS_COLUMNS = 3 };

/*@ requires \valid_read(line + (0 .. length - 1)) && \valid_read(d) && \valid(buffer + (0 .. size - 1));
    assigns buffer[0 .. size - 1];
    ensures is_finished(buffer, size, \result); */
size_t smtpath_render_caret(const char *line, size_t length, const struct smtpath_diagnostic *d,
                            size_t width, char *buffer, size_t size)
{
    struct sink t = {buffer, size, 0};
    const size_t at = d->offset < length ? d->offset : length;
    const size_t columns = (width < LEAST_COLUMNS ? LEAST_COLUMNS : width) - 2 * ELLIPSIS_COLUMNS - 1;
    const struct window w = window_around(line, length, at, columns);
    const size_t rest = w.end - at;
    const size_t token_end = at + (d->length < rest ? d->length : rest);
    //@ assert in_window: token_end <= w.end;

    if (w.begin > 0)
        put_string(&t, "...");
    /*@ loop invariant w.begin <= i <= w.end;
        loop assigns i, t.length, buffer[0 .. size - 1];
        loop variant w.end - i; */
    for (size_t i = w.begin; i < w.end; i++)
        put_shown(&t, line[i]);
    if (w.end < length)
        put_string(&t, "...");
    put(&t, '\n');
    put_repeated(&t, ' ', (w.begin > 0 ? ELLIPSIS_COLUMNS : 0) + width_of(line, w.begin, at));
    put(&t, '^');
    if (token_end > at)
        put_repeated(&t, '~', width_of(line, at, token_end) - 1);
    return finish(&t);
}

/* ---- JSON ---------------------------------------------------------------------------------------------------------- */

/* Of printable ASCII, JSON quotes two octets. */
/*@ requires is_sink(t);
    assigns t->length, t->buffer[0 .. t->size - 1]; */
static void put_quoted(struct sink *t, char octet)
{
    if (octet == '"' || octet == '\\')
        put(t, '\\');
    put(t, octet);
}

/*@ requires is_sink(t);
    requires shown: valid_read_string(string) && strlen(string) < SIZE_MAX &&
      \separated(string + (0 .. strlen(string)), t, t->buffer + (0 .. t->size - 1));
    assigns t->length, t->buffer[0 .. t->size - 1]; */
static void put_json_string(struct sink *t, const char *string)
{
    put(t, '"');
    /*@ loop invariant 0 <= i <= \at(strlen(string), Pre) && string[\at(strlen(string), Pre)] == '\0';
        loop assigns i, t->length, t->buffer[0 .. t->size - 1];
        loop variant \at(strlen(string), Pre) - i; */
    for (size_t i = 0; string[i] != '\0'; i++)
        put_quoted(t, string[i]);
    put(t, '"');
}

/*@ requires is_sink(t);
    assigns t->length, t->buffer[0 .. t->size - 1]; */
static void put_json_name(struct sink *t, const char *name)
{
    put_string(t, ",\"");
    put_string(t, name);
    put_string(t, "\":");
}

/*@ requires is_sink(t);
    assigns t->length, t->buffer[0 .. t->size - 1]; */
static void put_json_member(struct sink *t, const char *name, const char *string)
{
    put_json_name(t, name);
    put_json_string(t, string);
}

/*@ requires is_sink(t);
    assigns t->length, t->buffer[0 .. t->size - 1]; */
static void put_json_number(struct sink *t, const char *name, uint32_t number)
{
    put_json_name(t, name);
    put_number(t, number);
}

/* What was found, through the same function as in the reply, but quoted as JSON. */
/*@ requires is_sink(t);
    requires \valid_read(line + (0 .. length - 1)) && \valid_read(d);
    assigns t->length, t->buffer[0 .. t->size - 1]; */
static void put_json_found(struct sink *t, const char *line, size_t length,
                           const struct smtpath_diagnostic *d)
{
    char shown[FOUND_ROOM];
    struct sink found = {shown, sizeof shown, 0};
    put_found(&found, line, length, d);
    finish(&found);
    put_json_name(t, "found");
    put(t, '"');
    /*@ loop invariant is_finished(&shown[0], FOUND_ROOM, found.length);
        loop invariant i < FOUND_ROOM && i <= found.length;
        loop assigns i, t->length, t->buffer[0 .. t->size - 1];
        loop variant FOUND_ROOM - i; */
    for (size_t i = 0; shown[i] != '\0'; i++)
        put_quoted(t, shown[i]);
    put(t, '"');
}

/*@ requires \valid_read(line + (0 .. length - 1)) && \valid_read(d) && \valid(buffer + (0 .. size - 1));
    assigns buffer[0 .. size - 1];
    ensures is_finished(buffer, size, \result); */
size_t smtpath_render_json(const char *line, size_t length, const struct smtpath_diagnostic *d,
                           char *buffer, size_t size)
{
    struct sink t = {buffer, size, 0};
    const struct smtpath_reason_row *row = row_of(d);
    const char *verb = smtpath_verb_name((enum smtpath_verb)d->verb);
    put_string(&t, "{\"ok\":false,\"verb\":");
    if (verb == NULL)
        put_string(&t, "null");
    else
        put_json_string(&t, verb);
    put_json_number(&t, "code", d->code);
    put_string(&t, ",\"enhanced\":\"");
    put_enhanced(&t, d);
    put(&t, '"');
    put_json_number(&t, "offset", d->offset);
    put_json_number(&t, "length", d->length);
    put_json_member(&t, "reason", row->name);
    put_json_member(&t, "expected", row->expected);
    put_json_found(&t, line, length, d);
    put_json_member(&t, "hint", smtpath_hint(line, length, d));
    put_json_member(&t, "rfc", row->rfc);
    put(&t, '}');
    return finish(&t);
}
