// SPDX-License-Identifier: MIT
/*
 * Lines out of a receive buffer, RFC 5321 section 2.3.8, where only CRLF ends one; receivers call it. What is wrong
 * with a line is said once, at its lowest offset; the rest of it is then dropped up to where the next line begins.
 */
#include "cursor.h"
#include "scan.h"

/* The longest line that any verb may have, an AUTH command's with its CRLF: RFC 4954 section 4. */
enum { LONGEST_LINE = 12288 };

/* What a call has of the stream. */
struct stretch {
    const char *buffer;
    uint32_t length;
    uint32_t room; /* octets of a line without its CRLF */
    bool accept_bare_lf;
};

/*@ predicate is_stretch(struct stretch *s) =
      \valid_read(s) && \valid_read(s->buffer + (0 .. s->length - 1));
    predicate ends_line(char *buffer, integer at, integer end) = buffer[end - 1] == '\n' &&
      (end == at + 1 || (end == at + 2 && buffer[at] == '\r'));
    logic integer room(struct smtpath_framing *o) = o == \null || o->line_limit == 0 ? LONGEST_LINE - 2 :
      o->line_limit < 2 ? 0 : o->line_limit - 2; */

/* Offsets are 32 bits: of a greater buffer the rest is left to the next call. */
/*@ requires \valid_read(buffer + (0 .. length - 1)) && (options == \null || \valid_read(options));
    assigns \nothing; ensures \result.buffer == buffer && \result.length == \min(length, UINT32_MAX);
    ensures \result.room == room(options);
    ensures \result.accept_bare_lf ==> options != \null && options->accept_bare_lf; */
static struct stretch stretch_of(const char *buffer, size_t length,
                                 const struct smtpath_framing *options)
{
    struct stretch s = {buffer, length > UINT32_MAX ? UINT32_MAX : (uint32_t)length, LONGEST_LINE - 2,
                        false};
    if (options == NULL)
        return s;
    s.accept_bare_lf = options->accept_bare_lf;
    if (options->line_limit != 0)
        s.room = options->line_limit < 2 ? 0 : options->line_limit - 2;
    return s;
}

/*@ requires is_stretch(s); assigns \nothing;
    ensures \result <==> at < s->length && s->buffer[at] == octet; */
static bool octet_stands(const struct stretch *s, uint32_t at, char octet)
{
    return at < s->length && s->buffer[at] == octet;
}

/* How many octets at an offset end a line: 2 for CRLF, 1 for an LF where that is accepted, else 0. */
/*@ requires is_stretch(s); assigns \nothing;
    ensures \result <= 2 && (\result > 0 ==> at + \result <= s->length);
    ensures \result == 1 ==> s->accept_bare_lf && s->buffer[at] == '\n';
    ensures \result == 2 ==> s->buffer[at] == '\r' && s->buffer[at + 1] == '\n'; */
static uint32_t line_end(const struct stretch *s, uint32_t at)
{
    if (octet_stands(s, at, '\r') && octet_stands(s, at + 1, '\n'))
        return 2;
    return s->accept_bare_lf && octet_stands(s, at, '\n') ? 1 : 0;
}

/* A CR whose next octet has not come yet: nobody can tell what it is. */
/*@ requires is_stretch(s); assigns \nothing; ensures \result ==> at + 1 == s->length; */
static bool undecided(const struct stretch *s, uint32_t at)
{
    return octet_stands(s, at, '\r') && at + 1 == s->length;
}

/* The first octet from at on, before end, that may end a line or cannot stand in one. */
/*@ requires is_stretch(s) && end <= s->length; assigns \nothing;
    ensures at <= \result <= \max(at, end) && plain(s->buffer, at, \result); */
static uint32_t past_plain_octets(const struct stretch *s, uint32_t at, uint32_t end)
{
    if (at < end)
        at = past_plain(s->buffer, at, end);
    /*@ loop invariant \at(at, Pre) <= at <= \max(\at(at, Pre), end) && plain(s->buffer, \at(at, Pre), at);
        loop assigns at;
        loop variant end - at; */
    while (at < end && s->buffer[at] != '\r' && s->buffer[at] != '\n' && s->buffer[at] != '\0')
        at++;
    return at;
}

/* ---- Dropping ---------------------------------------------------------------------------------------- */

/* Drops what is left of a refused line, from an offset on. What ends a line under these options ends it,
 * and nothing else does: what else is wrong with the line is not said.
 * Returns: where the next line begins, or all that can be dropped so far; frame->dropping says which. */
/*@ requires is_stretch(s) && at <= s->length;
    requires \valid(frame) && \separated(frame, s, s->buffer + (0 .. s->length - 1));
    assigns frame->dropping, frame->scanned; ensures at <= \result <= s->length && frame->scanned == 0;
    ensures frame->dropping ==> \result + 1 >= s->length; */
static uint32_t drop(const struct stretch *s, uint32_t at, struct smtpath_frame *frame)
{
    uint32_t end = 0;
    /*@ loop invariant \at(at, Pre) <= at <= s->length && end <= 2;
        loop assigns at, end;
        loop variant s->length - at; */
    while (at < s->length && end == 0 && !undecided(s, at)) {
        end = line_end(s, at);
        at += end == 0 ? 1 : end;
    }
    //@ assert in_buffer: at <= s->length;
    frame->dropping = end == 0;
    frame->scanned = 0;
    return at;
}

/* ---- One line ---------------------------------------------------------------------------------------- */

/* Why the octet at which a line came to a halt cannot stand there. At one octet the limit comes last. */
/*@ assigns \nothing; ensures is_fault(\result); */
static enum smtpath_reason fault(char octet)
{
    switch (octet) {
    case '\r':
        return SMTPATH_BARE_CR;
    case '\n':
        return SMTPATH_BARE_LF;
    case '\0':
        return SMTPATH_NUL_OCTET;
    default:
        return SMTPATH_LINE_TOO_LONG;
    }
}

/* Says what is wrong with the octet line[at], through a cursor, as every diagnostic. */
/*@ requires at < UINT32_MAX && \valid_read(line + (0 .. at)) && is_fault(reason);
    requires \valid(diagnostic) && \separated(diagnostic, line + (0 .. at)); assigns *diagnostic;
    ensures is_fault(diagnostic->reason) && diagnostic->offset + diagnostic->length <= at + 1; */
static COLD void diagnose_line(const char *line, uint32_t at, enum smtpath_reason reason,
                               struct smtpath_diagnostic *diagnostic)
{
    struct smtpath_line unused;
    struct cursor c;
    unused.verb = SMTPATH_VERB_UNKNOWN;
    begin(&c, line, at + 1, &no_options, &unused);
    c.at = at;
    reject(&c, reason);
    *diagnostic = unused.diagnostic;
}

/* Whether octets begin a BDAT: its verb, and then nothing or white space. */
/*@ requires \valid_read(octets + (0 .. length - 1)); assigns \nothing;
    ensures \result == 0 || \result == 1; */
static COLD bool begins_bdat(const char *octets, uint32_t length)
{
    return length >= 4 && same_ignoring_case(octets, "BDAT", 4) &&
           (length == 4 || in_class(octets[4], WSP));
}

/* The octet at fault, behind what stands of the line, ends no line: dropping begins behind it. */
/*@ requires is_stretch(s) && at < s->length && out->line.offset + out->line.length == at;
    requires \valid(frame) && \separated(frame, s, s->buffer + (0 .. s->length - 1));
    requires \valid(out) && \separated(out, frame, s, s->buffer + (0 .. s->length - 1));
    assigns frame->dropping, frame->scanned, out->diagnostic, out->follows, out->consumed;
    ensures \result == SMTPATH_NEXT_ERROR && at < out->consumed <= s->length;
    ensures out->diagnostic.offset + out->diagnostic.length <= out->line.length + 1; */
static COLD enum smtpath_next refuse_line(const struct stretch *s, uint32_t at,
                                          struct smtpath_frame *frame, struct smtpath_framed *out)
{
    out->consumed = drop(s, at + 1, frame);
    diagnose_line(s->buffer + out->line.offset, out->line.length, fault(s->buffer[at]),
                  &out->diagnostic);
    out->follows = begins_bdat(s->buffer + out->line.offset, out->line.length)
                       ? SMTPATH_FOLLOWS_UNKNOWN
                       : SMTPATH_FOLLOWS_COMMAND;
    return SMTPATH_NEXT_ERROR;
}

/* The first octet, from an offset on, at which the line that begins at start comes to a halt: at an end of line, or at one that
 * cannot stand there, or where the limit is passed; or else the end of what is there. */
/*@ requires is_stretch(s) && start <= at <= s->length; assigns \nothing;
    ensures at <= \result <= s->length;
    ensures at - start <= s->room ==> \result - start <= s->room;
    ensures plain(s->buffer, start, at) ==> plain(s->buffer, start, \result); */
static uint32_t halt(const struct stretch *s, uint32_t start, uint32_t at)
{
    const uint32_t limit = s->length - start > s->room ? start + s->room : s->length;
    //@ assert in_buffer: limit <= s->length;
    return past_plain_octets(s, at, limit);
}

/*@ predicate line_found(char *buffer, struct smtpath_framed *out) =
      ends_line(buffer, out->line.offset + out->line.length, out->consumed) &&
      (out->bare_lf != 0 <==> out->consumed == out->line.offset + out->line.length + 1);
    predicate more_wanted(integer length, struct smtpath_frame *frame, struct smtpath_framed *out) =
      out->consumed == out->line.offset && frame->scanned == out->line.length &&
      length <= out->line.offset + out->line.length + 1;
    predicate line_refused(struct smtpath_framed *out) =
      out->line.offset + out->line.length < out->consumed &&
      out->diagnostic.offset + out->diagnostic.length <= out->line.length + 1; */

/* Looks for the end of the line that begins at out->line.offset, from an offset on. */
/*@ requires is_stretch(s) && out->line.offset <= at <= s->length;
    requires \valid(frame) && \separated(frame, s, s->buffer + (0 .. s->length - 1));
    requires \valid(out) && \separated(out, frame, s, s->buffer + (0 .. s->length - 1));
    assigns frame->dropping, frame->scanned, out->diagnostic, out->follows, out->consumed, out->bare_lf,
            out->line.length;
    ensures out->line.offset + out->line.length <= s->length && out->consumed <= s->length;
    ensures \result == SMTPATH_NEXT_LINE ==> line_found(s->buffer, out);
    ensures \result == SMTPATH_NEXT_MORE ==> more_wanted(s->length, frame, out);
    ensures \result == SMTPATH_NEXT_ERROR ==> line_refused(out);
    ensures \result == SMTPATH_NEXT_LINE && out->bare_lf ==> s->accept_bare_lf;
    ensures at - out->line.offset <= s->room ==> out->line.length <= s->room;
    ensures plain(s->buffer, out->line.offset, at) ==>
      plain(s->buffer, out->line.offset, out->line.offset + out->line.length); */
static enum smtpath_next end_of_this_line(const struct stretch *s, uint32_t at,
                                          struct smtpath_frame *frame, struct smtpath_framed *out)
{
    const uint32_t start = out->line.offset;
    at = halt(s, start, at);
    const uint32_t end = line_end(s, at);
    out->line.length = at - start;
    //@ assert within: out->line.length <= at;
    if (end > 0) {
        out->bare_lf = end == 1;
        out->consumed = at + end;
        //@ assert in_buffer: out->consumed <= s->length;
        frame->scanned = 0;
        return SMTPATH_NEXT_LINE;
    }
    if (at < s->length && !undecided(s, at))
        return refuse_line(s, at, frame, out);
    out->consumed = start;
    frame->scanned = at - start;
    return SMTPATH_NEXT_MORE;
}

/* What of the refused line before is still to be dropped goes first. */
/*@ requires is_stretch(s);
    requires \valid(frame) && \separated(frame, s, s->buffer + (0 .. s->length - 1));
    requires \valid(out) && \separated(out, frame, s, s->buffer + (0 .. s->length - 1));
    assigns *frame, *out;
    ensures out->line.offset + out->line.length <= s->length && out->consumed <= s->length;
    ensures \result == SMTPATH_NEXT_LINE ==> line_found(s->buffer, out);
    ensures \result == SMTPATH_NEXT_MORE ==> more_wanted(s->length, frame, out);
    ensures \result == SMTPATH_NEXT_ERROR ==> line_refused(out);
    ensures \result == SMTPATH_NEXT_LINE && out->bare_lf ==> s->accept_bare_lf;
    ensures \old(frame->scanned) <= s->room ==> out->line.length <= s->room;
    ensures plain(s->buffer, 0, \old(frame->scanned)) ==>
      plain(s->buffer, out->line.offset, out->line.offset + out->line.length); */
static enum smtpath_next next_event(const struct stretch *s, struct smtpath_frame *frame,
                                    struct smtpath_framed *out)
{
    uint32_t at = frame->scanned < s->length ? frame->scanned : s->length;
    out->line.offset = 0;
    out->line.length = 0;
    out->bare_lf = false;
    out->diagnostic.reason = SMTPATH_OK;
    out->follows = SMTPATH_FOLLOWS_COMMAND;
    if (frame->dropping) {
        at = drop(s, 0, frame);
        out->line.offset = at;
        out->consumed = at;
        if (frame->dropping)
            return SMTPATH_NEXT_MORE;
    }
    return end_of_this_line(s, at, frame, out);
}

/*@ requires \valid_read(buffer + (0 .. length - 1)) && (options == \null || \valid_read(options));
    requires \valid(frame) && \valid(out) && \separated(frame, out, buffer + (0 .. length - 1));
    assigns *frame, *out;
    ensures out->line.offset + out->line.length <= length && out->consumed <= length;
    ensures \result == SMTPATH_NEXT_LINE ==> line_found(buffer, out);
    ensures \result == SMTPATH_NEXT_MORE ==> more_wanted(\min(length, UINT32_MAX), frame, out);
    ensures \result == SMTPATH_NEXT_ERROR ==> line_refused(out);
    ensures \result == SMTPATH_NEXT_LINE && out->bare_lf ==> \old(options != \null && options->accept_bare_lf);
    ensures \old(frame->scanned <= room(options)) ==> out->line.length <= \old(room(options));
    ensures plain(buffer, 0, \old(frame->scanned)) ==>
      plain(buffer, out->line.offset, out->line.offset + out->line.length); */
enum smtpath_next smtpath_next_line(const char *buffer, size_t length,
                                    const struct smtpath_framing *options, struct smtpath_frame *frame,
                                    struct smtpath_framed *out)
{
    const struct stretch s = stretch_of(buffer, length, options);
    return next_event(&s, frame, out);
}

/* ---- Many lines -------------------------------------------------------------------------------------- */

/* The line that begins at an offset, if it is there with its CRLF, and nothing is wrong with it. */
/*@ requires is_stretch(s) && start <= s->length;
    requires \valid(line) && \separated(line, s, s->buffer + (0 .. s->length - 1));
    assigns *line;
    ensures \result ==> line->offset == start &&
      is_whole_line(s->buffer, s->length, s->room, start, line->length); */
static bool whole_line(const struct stretch *s, uint32_t start, struct smtpath_span *line)
{
    const uint32_t at = halt(s, start, start);
    line->offset = start;
    line->length = at - start;
    return line_end(s, at) == 2;
}

/* The lines behind those that were found already. Returns how many they are together. */
/*@ requires is_stretch(s) && count <= most && \valid(lines + (0 .. most - 1));
    requires \separated(lines + (0 .. most - 1), s, s->buffer + (0 .. s->length - 1));
    requires whole_lines(s->buffer, s->length, s->room, lines, count);
    assigns lines[0 .. most - 1];
    ensures \result <= most && whole_lines(s->buffer, s->length, s->room, lines, \result); */
static size_t more_lines(const struct stretch *s, struct smtpath_span *lines, size_t count, size_t most)
{
    struct smtpath_span line;
    uint32_t start = count == 0 ? 0 : lines[count - 1].offset + lines[count - 1].length + 2;
    /*@ loop invariant count <= most && start <= s->length;
        loop invariant count == 0 ? start == 0 :
          start == lines[count - 1].offset + lines[count - 1].length + 2;
        loop invariant are_whole(s->buffer, s->length, s->room, lines, count);
        loop invariant follow(lines, count);
        loop assigns count, start, line, lines[0 .. most - 1];
        loop variant most - count; */
    while (count < most && whole_line(s, start, &line)) {
        lines[count] = line;
        /*@ assert stretch: s->buffer == \at(s->buffer, LoopCurrent) &&
              s->length == \at(s->length, LoopCurrent) && s->room == \at(s->room, LoopCurrent); */
        /*@ assert others: \forall integer i; 0 <= i < count ==>
              lines[i].offset == \at(lines[i].offset, LoopCurrent) &&
              lines[i].length == \at(lines[i].length, LoopCurrent); */
        //@ assert whole: are_whole(s->buffer, s->length, s->room, lines, count);
        //@ assert one_behind_the_other: follow(lines, count);
        //@ assert behind: lines[count].offset == start && lines[count].length == line.length;
        count++;
        start += line.length + 2;
    }
    return count;
}

/*@ requires \valid_read(buffer + (0 .. length - 1)) && (options == \null || \valid_read(options));
    requires \valid_read(frame) && \valid(lines + (0 .. most - 1));
    requires \separated(lines + (0 .. most - 1), buffer + (0 .. length - 1), frame);
    requires options == \null || \separated(lines + (0 .. most - 1), options);
    assigns lines[0 .. most - 1];
    ensures \result <= most;
    ensures whole_lines(buffer, \min(length, UINT32_MAX), \old(room(options)), lines, \result);
    ensures frame->scanned > 0 || frame->dropping ==> \result == 0; */
size_t smtpath_next_lines(const char *buffer, size_t length, const struct smtpath_framing *options,
                          const struct smtpath_frame *frame, struct smtpath_span *lines, size_t most)
{
    const struct stretch s = stretch_of(buffer, length, options);
    if (frame->scanned > 0 || frame->dropping)
        return 0;
    return more_lines(&s, lines, whole_lines_of(buffer, s.length, s.room, lines, most), most);
}

/* ---- What follows ------------------------------------------------------------------------------------ */

/*@ requires \valid_read(read); assigns \nothing;
    ensures \result == SMTPATH_FOLLOWS_CHUNK ==> read->diagnostic.reason == SMTPATH_OK;
    ensures \result == SMTPATH_FOLLOWS_UNKNOWN <==> read->verb == SMTPATH_VERB_BDAT &&
      (read->diagnostic.reason != SMTPATH_OK || read->chunk_size == UINT64_MAX); */
enum smtpath_follows smtpath_what_follows(const struct smtpath_line *read)
{
    const bool accepted = read->diagnostic.reason == SMTPATH_OK;
    if (read->verb == SMTPATH_VERB_BDAT) /* a number that stays at its greatest says nothing */
        return accepted && read->chunk_size < UINT64_MAX ? SMTPATH_FOLLOWS_CHUNK
                                                         : SMTPATH_FOLLOWS_UNKNOWN;
    if (!accepted)
        return SMTPATH_FOLLOWS_COMMAND;
    switch (read->verb) {
    case SMTPATH_VERB_DATA:
        return SMTPATH_FOLLOWS_MESSAGE;
    case SMTPATH_VERB_AUTH:
        return SMTPATH_FOLLOWS_SASL;
    case SMTPATH_VERB_STARTTLS:
        return SMTPATH_FOLLOWS_TLS;
    case SMTPATH_VERB_ATRN:
        return SMTPATH_FOLLOWS_TURN;
    default:
        return SMTPATH_FOLLOWS_COMMAND;
    }
}
