// SPDX-License-Identifier: MIT
/*
 * Lines of a stream, octet by octet: RFC 5321 section 2.3.8, where only CRLF ends one, and the contract's limit, which
 * counts it. The whole stream is there, so nothing is kept.
 */
#include "oracle.h"

enum { LONGEST_LINE = 12288 }; /* an AUTH command's, RFC 4954 section 4 */

/* How many octets end a line at this place. */
static size_t end_at(const unsigned char *stream, size_t length, size_t at, bool accept_bare_lf)
{
    if (at + 1 < length && stream[at] == '\r' && stream[at + 1] == '\n')
        return 2;
    return at < length && stream[at] == '\n' && accept_bare_lf ? 1 : 0;
}

/* A CR is nothing yet while no octet stands behind it. */
static bool is_open(const unsigned char *stream, size_t length, size_t at)
{
    return at == length || (at + 1 == length && stream[at] == '\r');
}

/* Behind a fault everything is dropped up to the next line; all but a last CR if it does not begin. */
static void drop(const unsigned char *stream, size_t length, bool accept_bare_lf, size_t at,
                 struct oracle_framed *out)
{
    while (!is_open(stream, length, at) && end_at(stream, length, at, accept_bare_lf) == 0)
        at++;
    out->dropping = is_open(stream, length, at);
    out->next = out->dropping ? at : at + end_at(stream, length, at, accept_bare_lf);
}

/* What stands before the fault is "BDAT", or goes on behind white space. */
static bool begins_bdat(const unsigned char *line, size_t length)
{
    static const char verb[] = "BDAT";
    for (size_t i = 0; i < 4; i++)
        if (i >= length ||
            (line[i] != (unsigned char)verb[i] && line[i] != (unsigned char)(verb[i] + 32)))
            return false;
    return length == 4 || line[4] == ' ' || line[4] == '\t';
}

void oracle_frame(const unsigned char *stream, size_t length, size_t begin, size_t limit,
                  bool accept_bare_lf, struct oracle_framed *out)
{
    const size_t most = (limit == 0 ? LONGEST_LINE : limit < 2 ? 2 : limit) - 2;
    size_t at = begin;
    *out = (struct oracle_framed){.kind = FRAMED_MORE, .next = begin};
    while (!is_open(stream, length, at)) {
        const size_t end = end_at(stream, length, at, accept_bare_lf);
        const unsigned char octet = stream[at];
        if (end > 0) {
            out->kind = FRAMED_LINE;
            out->length = at - begin;
            out->bare_lf = end == 1;
            out->next = at + end;
            return;
        }
        if (octet == '\r' || octet == '\n' || octet == '\0' || at - begin == most) {
            out->kind = octet == '\r'   ? FRAMED_BARE_CR
                        : octet == '\n' ? FRAMED_BARE_LF
                        : octet == '\0' ? FRAMED_NUL
                                        : FRAMED_TOO_LONG;
            out->length = at - begin;
            out->hides_a_chunk = begins_bdat(stream + begin, at - begin);
            drop(stream, length, accept_bare_lf, at, out);
            return;
        }
        at++;
    }
}
