// SPDX-License-Identifier: MIT
/*
 * The least that Ragel can be asked: a grammar for this alone, path and parameters of MAIL and RCPT as spans. No
 * tolerance is in it, no limit, no offer, no typed value, and no groups of an IPv6 address are counted; of a refused line
 * it is known that it is refused. -G2: states are places in the code.
 *
 * Compiled once a level of optimisation; PEER is the peer's name in C, LEVEL what its own name ends with.
 */
#include "shim.h"

enum { MOST = 16 };

struct span {
    const char *from, *to;
};

struct spans {
    struct span local, domain;
    struct {
        const char *keyword, *value, *end; /* value behind the "="; NULL: there is none */
    } parameter[MOST];
    unsigned parameters;
};

%%{
    machine lean;
    alphtype unsigned char;

    action local      { s->local.from = (const char *)p; }
    action local_end  { s->local.to = (const char *)p; }
    action domain     { s->domain.from = (const char *)p; }
    action domain_end { s->domain.to = (const char *)p; }
    action keyword    { s->parameter[s->parameters % MOST].keyword = (const char *)p;
                        s->parameter[s->parameters % MOST].value = 0; }
    action value      { s->parameter[s->parameters % MOST].value = (const char *)p; }
    action end        { s->parameter[s->parameters % MOST].end = (const char *)p; }
    action next       { s->parameters++; }

    # RFC 3629 section 4
    tail = 0x80..0xBF;
    utf8 = 0xC2..0xDF tail | 0xE0 0xA0..0xBF tail | (0xE1..0xEC | 0xEE | 0xEF) tail tail | 0xED 0x80..0x9F tail
         | 0xF0 0x90..0xBF tail tail | 0xF1..0xF3 tail tail tail | 0xF4 0x80..0x8F tail tail;

    # RFC 5321 section 4.1.2, with RFC 6531 section 3.3
    atom    = ( alnum | [!#$%&'*+\-/=?^_`{|}~] | utf8 )+;
    quoted  = '"' ( 32..33 | 35..91 | 93..126 | utf8 | 92 32..126 )* '"';
    label   = ( alnum | utf8 ) ( "-"* ( alnum | utf8 ) )*;
    name    = label ( "." label )*;
    snum    = digit{1,3};
    literal = "[" ( snum ( "." snum ){3} | "IPv6:"i ( xdigit | [:.] )+ ) "]";
    mailbox = ( ( atom ( "." atom )* | quoted ) >local %local_end ) "@" ( ( name | literal ) >domain %domain_end );
    route   = "@" name ( ",@" name )* ":";
    path    = "<" route? mailbox ">";

    value     = ( 33..60 | 62..126 | utf8 )+ >value;
    parameter = " " ( ( alnum ( alnum | "-" )* ) >keyword ( "=" value )? ) %end %next;

    # white space at the end is tolerated, section 4.1.1
    main := ( "MAIL FROM:"i ( path | "<>" ) | "RCPT TO:"i ( path | "<Postmaster>"i ) ) parameter* " "*;

    write data nofinal noerror noentry;
}%%

static bool read_line(const char *line, uint32_t length, struct spans *s)
{
    const unsigned char *p = (const unsigned char *)line, *const pe = p + length, *const eof = pe;
    int cs;
    s->parameters = 0;
    %% write init;
    %% write exec;
    return cs >= %%{ write first_final; }%% && s->parameters <= MOST;
}

static bool answer(const struct bench_lines *lines, uint32_t i, struct bench_answer *answer)
{
    const char *line = lines->octets + lines->offset[i];
    struct spans s = {.local = {line, line}, .domain = {line, line}};
    answer->accepted = read_line(line, bench_length(lines, i), &s);
    answer->local = (uint32_t)(s.local.from - line);
    answer->local_length = (uint32_t)(s.local.to - s.local.from);
    answer->domain = (uint32_t)(s.domain.from - line);
    answer->domain_length = (uint32_t)(s.domain.to - s.domain.from);
    return true;
}

static uint64_t run(const struct bench_lines *lines)
{
    struct spans s = {.domain = {lines->octets, lines->octets}};
    uint64_t all = 0;
    for (uint32_t i = 0; i < lines->count; i++) {
        all += read_line(lines->octets + lines->offset[i], bench_length(lines, i), &s);
        all += (uint64_t)(s.domain.from - lines->octets);
    }
    return all;
}

extern const struct bench_peer PEER;
const struct bench_peer PEER = {
    .name = "ragel-lean" LEVEL,
    .does = "MAIL and RCPT, spans of path and parameters, by a grammar of its own",
    .answer = answer,
    .run = run,
};
