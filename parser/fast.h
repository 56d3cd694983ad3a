// SPDX-License-Identifier: MIT
/*
 * The short way through a common line. The commands use it.
 */
#ifndef SMTPATH_FAST_H
#define SMTPATH_FAST_H

#include "choice.h"
#include "cursor.h"

/* Where fast.c takes no line. */
#if defined(SMTPATH_SCALAR) || !defined(__GNUC__) || __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
#define PRODUCTIONS_ONLY
#endif

/* How far the short way went. */
enum stage {
    NOTHING_READ, /* the line is still to be read, and *out holds nothing */
    VERB_READ,    /* and what is in front of a path: on from the path */
    PATH_READ,    /* and maybe parameters: on from where the next one is, with its SP */
    UTF8_READ, /* the same of a MAIL whose path has octets outside ASCII; SMTPUTF8 is still to be seen to */
    LINE_READ /* accepted or refused */
};

struct stop {
    enum stage stage;
    uint32_t at; /* how many octets are read */
};

/* The same as one number, which is what the short way returns: a call that comes last is then a jump, and leaves no trace on
 * the way of a line that does not need it. */
typedef uint32_t reached;
enum { STAGES = 8 };

/*@ requires at <= 510 && 0 <= stage <= LINE_READ; assigns \nothing; ensures \result == at * STAGES + stage; */
static HOT reached stopped(enum stage stage, uint32_t at)
{
    return at * STAGES + (uint32_t)stage;
}

/*@ assigns \nothing; ensures \result.stage == number % STAGES && \result.at == number / STAGES; */
static HOT struct stop stop_of(reached number)
{
    const struct stop stop = {(enum stage)(number % STAGES), number / STAGES};
    return stop;
}

/*@ predicate is_stop(integer stage, integer at, struct smtpath_line *out, integer length) =
      0 <= stage <= LINE_READ && at <= length && (stage > NOTHING_READ ==> length <= 510) &&
      (0 < stage < LINE_READ ==> 0 < at &&
        (out->verb == SMTPATH_VERB_MAIL || out->verb == SMTPATH_VERB_RCPT)) &&
      (stage >= PATH_READ ==> in_line(out, length)) &&
      (stage == PATH_READ || stage == UTF8_READ ==> parts(&out->path, 0, at) &&
        lies_in(&out->path.path, 0, at) && (out->present != 0 ==> out->parameters.offset <= at)) &&
      (stage == LINE_READ ==> answered(out, length, out->diagnostic.reason)); */

/* The short way through a common line, with the result that the productions give, as far as it goes. */
#if defined(SMTPATH_CHOOSE)

typedef reached short_way(const char *line, size_t length, const struct smtpath_options *options,
                          struct smtpath_line *out);
#define fast_line_base   smtpath_fast_line_base
#define fast_line_avx2   smtpath_fast_line_avx2
#define fast_line_avx512 smtpath_fast_line_avx512
SMTPATH_INTERNAL short_way fast_line_base, fast_line_avx2, fast_line_avx512;

static NOINLINE reached first_fast_line(const char *line, size_t length,
                                        const struct smtpath_options *options, struct smtpath_line *out)
{
    find_level();
    return fast_line_base(line, length, options, out);
}

/* Each of these calls is a jump, which leaves arguments and result where they are. */
static NOINLINE reached fast_line(const char *line, size_t length,
                                  const struct smtpath_options *options, struct smtpath_line *out)
{
    switch (level()) {
    case LEVEL_AVX512:
        return fast_line_avx512(line, length, options, out);
    case LEVEL_AVX2:
        return fast_line_avx2(line, length, options, out);
    case LEVEL_BASE:
        return fast_line_base(line, length, options, out);
    default:
        return first_fast_line(line, length, options, out);
    }
}

#else

#define fast_line smtpath_fast_line
/*@ requires \valid_read(line + (0 .. length - 1)) && \valid_read(options) && \valid(out);
    assigns *out; ensures is_stop(\result % STAGES, \result / STAGES, out, length); */
SMTPATH_INTERNAL reached fast_line(const char *line, size_t length,
                                   const struct smtpath_options *options, struct smtpath_line *out);

#endif

#endif
