// SPDX-License-Identifier: MIT
/*
 * A machine that Ragel makes of the oracle's grammar (tests/oracle/grammar.rl), as fast as Ragel can: -G2,
 * states are places in the code. It reads MAIL and RCPT to the end and keeps spans; it knows no limits, no
 * offers and no typed values, and of a refused line only that it is refused.
 *
 * Compiled once a level of optimisation; PEER is the peer's name in C, LEVEL what its own name ends with.
 *
 * The grammar says "events |= EVENT_X" where something begins or ends. What an event does is said here.
 */
#include "shim.h"

struct spans {
    const char *local, *local_end, *domain, *domain_end, *path, *path_end, *parameter, *value;
    unsigned parameters;
    bool deviates; /* took a transition that only a tolerant reader may take */
};

#define EVENT_BEGIN_LOCAL  (s->local = p, 0)
#define EVENT_END_LOCAL    (s->local_end = p, 0)
#define EVENT_BEGIN_DOMAIN (s->domain = p, 0)
#define EVENT_END_DOMAIN   (s->domain_end = p, 0)
#define EVENT_BEGIN_PATH   (s->path = p, 0)
#define EVENT_CLOSE_PATH   (s->path_end = p, 0)
#define EVENT_BEGIN_PARAM  (s->parameter = p, 0)
#define EVENT_EQUALS       (s->value = p, 0)
#define EVENT_END_PARAM    (s->parameters++, 0)
#define EVENT_COLON        0
#define EVENT_END_PATH     0
#define EVENT_NULL_PATH    0
#define EVENT_POSTMASTER   0
#define EVENT_BEGIN_ROUTE  0
#define EVENT_END_ROUTE    0
#define EVENT_BEGIN_HOP    0
#define EVENT_END_HOP      0
#define EVENT_IPV4         0
#define EVENT_IPV6         0
#define EVENT_GENERAL      0
#define EVENT_END_TAG      0
#define EVENT_NON_ASCII    0
#define EVENT_ANY_EQUALS   0
#define EVENT_ADDRESS_NON_ASCII  0
#define EVENT_SPACE_AROUND_COLON (s->deviates = true, 0)
#define EVENT_SEVERAL_SPACES     (s->deviates = true, 0)
#define EVENT_NO_ANGLE_BRACKETS  (s->deviates = true, 0)
#define EVENT_TRAILING_DOT       (s->deviates = true, 0)
#define EVENT_UNDERSCORE         (s->deviates = true, 0)
#define EVENT_UNTAGGED_IPV6      (s->deviates = true, 0)
#define EVENT_LOOSE_DOTS         (s->deviates = true, 0)
#define EVENT_HTAB               (s->deviates = true, 0)
#define EVENT_NO_DOMAIN          (s->deviates = true, 0)
#define EVENT_SPACE_IN_BRACKETS  (s->deviates = true, 0)
#define EVENT_LOOSE_XTEXT        (s->deviates = true, 0)
#define EVENT_EIGHT_BIT          (s->deviates = true, 0)
#define EVENT_EDGE_HYPHEN        (s->deviates = true, 0)
#define EVENT_IPV6_ONE_GROUP     (s->deviates = true, 0)

%%{
    machine peer;
    alphtype short;
    getkey ((short)(unsigned char)*p);
    include grammar "grammar.rl";
    main := mail | rcpt;
    write data nofinal noerror noentry;
}%%

static bool read_line(const char *p, const char *pe, struct spans *s)
{
    const char *const eof = pe;
    unsigned events = 0;
    int cs;
    s->parameters = 0;
    s->deviates = false;
    %% write init;
    %% write exec;
    (void)events;
    return cs >= %%{ write first_final; }%% && !s->deviates;
}

static bool answer(const struct bench_lines *lines, uint32_t i, struct bench_answer *answer)
{
    const char *line = lines->octets + lines->offset[i];
    struct spans s = {.local = line, .local_end = line, .domain = line, .domain_end = line};
    answer->accepted = read_line(line, line + bench_length(lines, i), &s);
    answer->local = (uint32_t)(s.local - line);
    answer->local_length = (uint32_t)(s.local_end - s.local);
    answer->domain = (uint32_t)(s.domain - line);
    answer->domain_length = (uint32_t)(s.domain_end - s.domain);
    return true;
}

static uint64_t run(const struct bench_lines *lines)
{
    struct spans s = {.domain = lines->octets};
    uint64_t all = 0;
    for (uint32_t i = 0; i < lines->count; i++) {
        const char *line = lines->octets + lines->offset[i];
        all += read_line(line, line + bench_length(lines, i), &s);
        all += (uint64_t)(s.domain - lines->octets);
    }
    return all;
}

extern const struct bench_peer PEER;
const struct bench_peer PEER = {
    .name = "ragel-G2" LEVEL,
    .does = "MAIL and RCPT, spans; no limits, no typed values, no place of an error",
    .answer = answer,
    .run = run,
};
