// SPDX-License-Identifier: MIT
/*
 * Lines that are not SMTP: told from the first octets, where no known verb begins the line.
 */
#include "mistake.h"

/* A handshake record with a ClientHello, or the one of SSL 2.0. */
/*@ requires is_scene(s); assigns \nothing; */
static bool tls_hello(const struct scene *s)
{
    const bool record = octet_at(s, 0) == 0x16 && octet_at(s, 1) == 3 && octet_at(s, 2) <= 4;
    const bool sslv2 =
        octet_at(s, 0) >= 0x80 && octet_at(s, 2) == 1 && octet_at(s, 3) <= 3 && s->length > 4;
    return record || sslv2;
}

/* An alert, application data or a change of the cipher. */
/*@ requires is_scene(s); assigns \nothing; */
static bool tls_record(const struct scene *s)
{
    return (octet_at(s, 0) == 0x14 || octet_at(s, 0) == 0x15 || octet_at(s, 0) == 0x17) &&
           octet_at(s, 1) == 3 && octet_at(s, 2) <= 4;
}

/* Its signature is CR LF CR LF NUL CR LF "QUIT" LF, of which framing by lines leaves the end; behind it
 * version 2 and a command. */
/*@ requires is_scene(s); assigns \nothing; */
static bool proxy_v2(const struct scene *s)
{
    static const char signature[] = "\r\n\r\n";
    const size_t at = stands_at(s, 0, signature) ? find(s, 0, 'Q') : 0;
    const size_t quit = word_at(s, at, "QUIT\n");
    return quit != 0 && (octet_at(s, at + quit) & 0xFE) == 0x20;
}

/*@ requires is_scene(s); assigns \nothing; */
static bool proxy_v1(const struct scene *s)
{
    return first_word_is(s, "PROXY");
}

/* IAC and one of its commands. */
/*@ requires is_scene(s); assigns \nothing; */
static bool telnet_negotiation(const struct scene *s)
{
    return octet_at(s, 0) == 0xFF && octet_at(s, 1) >= 0xF0;
}

/* A method and a path, a URL or "*"; or the version behind anything. */
/*@ requires is_scene(s); assigns \nothing; */
static bool http_request(const struct scene *s)
{
    static const char *const methods[] = {"GET",   "POST",    "HEAD",  "PUT",     "DELETE",
                                          "PATCH", "OPTIONS", "TRACE", "CONNECT", "PRI"};
    const bool method = smtpath_begins_with_word(s, methods, sizeof methods / sizeof methods[0]);
    const size_t second = behind_verb(s);
    const size_t third = beyond(s, word_end(s, second), WSP);
    const size_t colon = find(s, second, ':');
    const bool to_port =
        first_word_is(s, "CONNECT") && colon < s->length && class_is(s, colon + 1, DIGIT);
    return to_port || (method && (one_of(s, second, "/*") || stands_at(s, second, "HTTP"))) ||
           stands_at(s, third, "HTTP/") || stands_at(s, 0, "HTTP/");
}

/* The version behind anything, or in front. */
/*@ requires is_scene(s); assigns \nothing; */
static bool sip_request(const struct scene *s)
{
    static const char *const versions[] = {"SIP/2.0", "RTSP/1.0", "RTSP/2.0"};
    const size_t count = sizeof versions / sizeof versions[0];
    const size_t third = beyond(s, word_end(s, behind_verb(s)), WSP);
    return smtpath_longest_word(s, third, versions, count) > 0 ||
           smtpath_longest_word(s, 0, versions, count) > 0;
}

/*@ requires is_scene(s); assigns \nothing; */
static bool ssh_banner(const struct scene *s)
{
    return stands_at(s, 0, "SSH-2.0-") || stands_at(s, 0, "SSH-1.");
}

/*@ requires is_scene(s); assigns \nothing; */
static bool byte_order_mark(const struct scene *s)
{
    return octet_at(s, 0) == 0xEF && octet_at(s, 1) == 0xBB && octet_at(s, 2) == 0xBF;
}

/* "XXXX", "****", or with a letter that counts at the end: "XXXA", and "XXXXXXXA" of STARTTLS. */
/*@ requires is_scene(s); assigns \nothing; */
static bool masked_by_firewall(const struct scene *s)
{
    const size_t end = word_end(s, 0);
    if (end < 4 || !one_of(s, 0, "Xx*"))
        return false;
    size_t same = 0;
    /*@ loop invariant same <= end;
        loop assigns same;
        loop variant end - same; */
    while (same < end && octet_is(s, same, s->line[0]))
        same++;
    return same == end || (same == end - 1 && one_of(s, same, "ABCD"));
}

enum mistake smtpath_stranger_mistake(const struct scene *s)
{
    enum mistake found = NO_MISTAKE;
#define MISTAKE(id, name, correction, english, japanese)                                               \
    if (found == NO_MISTAKE && id(s))                                                                  \
        found = MISTAKE_##id;
#include "mistake_stranger_rows.h"
#undef MISTAKE
    return found;
}
