// SPDX-License-Identifier: MIT
/*
 * The short way to a line's end: past octets that neither end a line nor are out of place in one; and to the ends of many
 * lines. Framing uses both.
 */
#ifndef SMTPATH_SCAN_H
#define SMTPATH_SCAN_H

#include "fast.h"

/*@ predicate plain(char *buffer, integer from, integer to) = \forall integer i; from <= i < to ==>
      buffer[i] != '\r' && buffer[i] != '\n' && buffer[i] != '\0'; */

/*@ predicate is_whole_line(char *buffer, integer length, integer room, integer from, integer octets) =
      octets <= room && from + octets + 2 <= length && buffer[from + octets] == '\r' &&
      buffer[from + octets + 1] == '\n' && plain(buffer, from, from + octets);
    predicate are_whole(char *buffer, integer length, integer room, struct smtpath_span *lines, integer count) =
      \forall integer i; 0 <= i < count ==>
        is_whole_line(buffer, length, room, lines[i].offset, lines[i].length);
    predicate follow(struct smtpath_span *lines, integer count) = (count > 0 ==> lines[0].offset == 0) &&
      \forall integer i; 0 < i < count ==> lines[i].offset == lines[i - 1].offset + lines[i - 1].length + 2;
    predicate whole_lines(char *buffer, integer length, integer room, struct smtpath_span *lines, integer count) =
      are_whole(buffer, length, room, lines, count) && follow(lines, count); */

/* Returns: up to where the octets from at on, before end, hold no CR, no LF and no NUL. That need not be all of them: what
 * is behind is looked at octet by octet. at is at most end. */
/* whole_lines_of: the lines with which so many octets begin, as smtpath_next_lines has them, of at most room octets each.
 * Returns: how many, at most `most`. That need not be all of them. */
#if defined(SMTPATH_CHOOSE)

#define past_plain_base   smtpath_past_plain_base
#define past_plain_avx2   smtpath_past_plain_avx2
#define past_plain_avx512 smtpath_past_plain_avx512
SMTPATH_INTERNAL uint32_t past_plain_base(const char *buffer, uint32_t at, uint32_t end);
SMTPATH_INTERNAL uint32_t past_plain_avx2(const char *buffer, uint32_t at, uint32_t end);
SMTPATH_INTERNAL uint32_t past_plain_avx512(const char *buffer, uint32_t at, uint32_t end);

static NOINLINE uint32_t first_past_plain(const char *buffer, uint32_t at, uint32_t end)
{
    find_level();
    return past_plain_base(buffer, at, end);
}

static NOINLINE uint32_t past_plain(const char *buffer, uint32_t at, uint32_t end)
{
    switch (level()) {
    case LEVEL_AVX512:
        return past_plain_avx512(buffer, at, end);
    case LEVEL_AVX2:
        return past_plain_avx2(buffer, at, end);
    case LEVEL_BASE:
        return past_plain_base(buffer, at, end);
    default:
        return first_past_plain(buffer, at, end);
    }
}

#define whole_lines_of_base   smtpath_whole_lines_of_base
#define whole_lines_of_avx2   smtpath_whole_lines_of_avx2
#define whole_lines_of_avx512 smtpath_whole_lines_of_avx512
typedef size_t many_lines(const char *buffer, uint32_t length, uint32_t room,
                          struct smtpath_span *lines, size_t most);
SMTPATH_INTERNAL many_lines whole_lines_of_base, whole_lines_of_avx2, whole_lines_of_avx512;

static NOINLINE size_t first_whole_lines_of(const char *buffer, uint32_t length, uint32_t room,
                                            struct smtpath_span *lines, size_t most)
{
    find_level();
    return whole_lines_of_base(buffer, length, room, lines, most);
}

static NOINLINE size_t whole_lines_of(const char *buffer, uint32_t length, uint32_t room,
                                      struct smtpath_span *lines, size_t most)
{
    switch (level()) {
    case LEVEL_AVX512:
        return whole_lines_of_avx512(buffer, length, room, lines, most);
    case LEVEL_AVX2:
        return whole_lines_of_avx2(buffer, length, room, lines, most);
    case LEVEL_BASE:
        return whole_lines_of_base(buffer, length, room, lines, most);
    default:
        return first_whole_lines_of(buffer, length, room, lines, most);
    }
}

#else

#define past_plain smtpath_past_plain
/*@ requires \valid_read(buffer + (0 .. end - 1)); assigns \nothing;
    ensures at <= \result <= \max(at, end) && plain(buffer, at, \result); */
SMTPATH_INTERNAL uint32_t past_plain(const char *buffer, uint32_t at, uint32_t end);

#define whole_lines_of smtpath_whole_lines_of
/*@ requires \valid_read(buffer + (0 .. length - 1)) && \valid(lines + (0 .. most - 1));
    requires \separated(buffer + (0 .. length - 1), lines + (0 .. most - 1));
    assigns lines[0 .. most - 1];
    ensures \result <= most && whole_lines(buffer, length, room, lines, \result); */
SMTPATH_INTERNAL size_t whole_lines_of(const char *buffer, uint32_t length, uint32_t room,
                                       struct smtpath_span *lines, size_t most);

#endif

#endif
