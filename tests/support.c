// SPDX-License-Identifier: MIT
#define _DEFAULT_SOURCE /* MAP_ANONYMOUS, MAP_NORESERVE */
#include "support.h"

#include <ctype.h>
#include <sys/mman.h>
#include <unistd.h>

const struct smtpath_options everything_offered = {.extensions = SMTPATH_EXT_ALL, .smtputf8 = true};

char *heap_copy(const char *octets, size_t length)
{
    char *copy = malloc(length);
    if (length > 0) {
        assert_non_null(copy);
        memcpy(copy, octets, length);
    }
    return copy;
}

const char *guarded_copy(const char *octets, size_t length)
{
    enum { ROOM = 1 << 16 };
    static char *guard; /* where the unreadable page begins */

    assert_true(length <= ROOM);
    if (!guard) {
        const size_t page = (size_t)sysconf(_SC_PAGESIZE);
        char *room =
            mmap(NULL, ROOM + page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        assert_true(room != MAP_FAILED);
        assert_int_equal(mprotect(room + ROOM, page, PROT_NONE), 0);
        guard = room + ROOM;
    }
    if (length > 0)
        memcpy(guard - length, octets, length);
    return guard - length;
}

struct huge huge_copy(const char *octets, size_t length)
{
    struct huge huge = {NULL, (size_t)1 << 16 << 16};
    if (huge.length == 0)
        return huge; /* size_t has 32 bits */
    huge.length += 64;
    /* zero pages, none of them ever written but the first */
    void *room = mmap(NULL, huge.length, PROT_READ | PROT_WRITE,
                      MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (room == MAP_FAILED)
        return huge;
    huge.octets = room;
    memcpy(huge.octets, octets, length);
    return huge;
}

void free_huge(struct huge huge)
{
    munmap(huge.octets, huge.length);
}

/* What must not be written to. */
static const struct smtpath_span untouched = {0xA5A5A5A5, 0x5A5A5A5A};

static void assert_untouched(const struct smtpath_span *lines, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(lines[i].offset, untouched.offset);
        assert_int_equal(lines[i].length, untouched.length);
    }
}

size_t assert_lines_at_once(const char *buffer, size_t length, const struct smtpath_framing *options,
                            size_t most)
{
    struct smtpath_frame frame = {0};
    struct smtpath_framed framed;
    struct smtpath_span *lines = malloc((most + 1) * sizeof *lines);
    size_t done = 0, i;
    assert_non_null(lines);
    for (i = 0; i <= most; i++)
        lines[i] = untouched;
    const size_t count =
        smtpath_next_lines(buffer, length, options, &frame, most == 0 ? NULL : lines, most);
    assert_in_range(count, 0, most);
    assert_true(frame.scanned == 0 && !frame.dropping);
    for (i = 0; i < most &&
                smtpath_next_line(buffer + done, length - done, options, &frame, &framed) ==
                    SMTPATH_NEXT_LINE &&
                !framed.bare_lf;
         i++) {
        assert_true(i < count);
        assert_int_equal(lines[i].offset, done + framed.line.offset);
        assert_int_equal(lines[i].length, framed.line.length);
        done += framed.consumed;
        assert_int_equal(done, lines[i].offset + lines[i].length + 2);
    }
    assert_int_equal(count, i);
    assert_untouched(lines + count, most + 1 - count);
    free(lines);
    return count;
}

enum smtpath_reason parse_line(const char *line, const struct smtpath_options *options,
                               struct smtpath_line *out)
{
    const size_t length = strlen(line);
    char *copy = heap_copy(line, length);
    const enum smtpath_reason reason = smtpath_read_command(copy, length, options, out);
    free(copy);
    return reason;
}

enum smtpath_reason parse_path(const char *line, enum smtpath_verb verb,
                               const struct smtpath_options *options, struct smtpath_line *out)
{
    const size_t length = strlen(line);
    char *copy = heap_copy(line, length);
    const enum smtpath_reason reason = smtpath_read_path(copy, length, verb, options, out);
    free(copy);
    return reason;
}

void assert_span(struct smtpath_span span, const char *line, const char *text)
{
    assert_true((size_t)span.offset + span.length <= strlen(line));
    assert_int_equal(span.length, strlen(text));
    assert_memory_equal(line + span.offset, text, span.length);
}

void assert_refused(const struct smtpath_line *read, enum smtpath_reason reason, uint32_t offset)
{
    assert_int_equal(read->diagnostic.reason, reason);
    assert_int_equal(read->diagnostic.offset, offset);
}

static void assert_same_span(struct smtpath_span a, struct smtpath_span b)
{
    assert_int_equal(a.length, b.length);
    if (a.length > 0)
        assert_int_equal(a.offset, b.offset);
}

static void assert_same_diagnostic(const struct smtpath_diagnostic *a,
                                   const struct smtpath_diagnostic *b)
{
    assert_int_equal(a->reason, b->reason);
    assert_int_equal(a->offset, b->offset);
    assert_int_equal(a->length, b->length);
    assert_int_equal(a->code, b->code);
    assert_memory_equal(a->enhanced, b->enhanced, sizeof a->enhanced);
    assert_int_equal(a->verb, b->verb);
}

static void assert_same_path(const struct smtpath_path *a, const struct smtpath_path *b)
{
    assert_int_equal(a->kind, b->kind);
    assert_int_equal(a->local_kind, b->local_kind);
    assert_int_equal(a->domain_kind, b->domain_kind);
    assert_same_span(a->path, b->path);
    assert_same_span(a->route, b->route);
    assert_same_span(a->mailbox, b->mailbox);
    assert_same_span(a->local, b->local);
    assert_same_span(a->domain, b->domain);
    if (a->domain_kind == SMTPATH_DOMAIN_IPV4)
        assert_memory_equal(a->address, b->address, 4);
    if (a->domain_kind == SMTPATH_DOMAIN_IPV6)
        assert_memory_equal(a->address, b->address, 16);
}

/* Which typed members are set depends on the parameter: what all of them have is compared. */
static void assert_same_parameters(const struct smtpath_line *a, const struct smtpath_line *b)
{
    assert_int_equal(a->present, b->present);
    for (int i = 0; i < SMTPATH_PARAM_COUNT; i++) {
        if (!(a->present & SMTPATH_BIT(i)))
            continue;
        assert_same_span(a->parameter[i].keyword, b->parameter[i].keyword);
        assert_same_span(a->parameter[i].value, b->parameter[i].value);
    }
}

void assert_same_result(const struct smtpath_line *a, const struct smtpath_line *b)
{
    assert_int_equal(a->verb, b->verb);
    assert_int_equal(a->length, b->length);
    assert_int_equal(a->diagnostic.reason, b->diagnostic.reason);
    if (a->diagnostic.reason != SMTPATH_OK) {
        assert_same_diagnostic(&a->diagnostic, &b->diagnostic);
        return;
    }
    assert_int_equal(a->deviations, b->deviations);
    if (a->deviations)
        assert_int_equal(a->deviation_offset, b->deviation_offset);
    assert_int_equal(a->private_present, b->private_present);
    assert_same_span(a->parameters, b->parameters);
    assert_same_span(a->argument, b->argument);
    assert_same_span(a->second, b->second);
    if (a->verb == SMTPATH_VERB_BDAT)
        assert_int_equal(a->chunk_size, b->chunk_size);
    assert_same_path(&a->path, &b->path);
    assert_same_parameters(a, b);
}

/* How many octets stand together at the beginning of a text; whether they are a name. */
static size_t name_at(const char *text, bool *is_name)
{
    size_t length = 0, capitals = 0, digits = 0;
    while (isalnum((unsigned char)text[length]) ||
           (length > 0 && strchr(".-", text[length]) && text[length] &&
            isalnum((unsigned char)text[length + 1]))) {
        capitals += text[length] >= 'A' && text[length] <= 'Z';
        digits += text[length] >= '0' && text[length] <= '9';
        length++;
    }
    *is_name = length > 2 && (capitals > 1 || digits > 0);
    return length;
}

static size_t times_as_a_name(const char *name, size_t length, const char *text)
{
    size_t times = 0;
    for (bool is_name; *text; text++) {
        const size_t another = name_at(text, &is_name);
        times += is_name && another == length && memcmp(text, name, length) == 0;
        text += another > 0 ? another - 1 : 0;
    }
    return times;
}

static bool is_excused(const char *name, size_t length, const char *text, struct excused_name *excused)
{
    for (; excused->name != NULL; excused++)
        if (strlen(excused->name) == length && !memcmp(excused->name, name, length) &&
            strstr(text, excused->text)) {
            excused->times--;
            return true;
        }
    return false;
}

static void assert_names_stand_in(const char *text, const char *other, struct excused_name *excused)
{
    bool is_name;
    for (const char *at = text; *at; at++) {
        const size_t length = name_at(at, &is_name);
        if (is_name && times_as_a_name(at, length, other) != times_as_a_name(at, length, text) &&
            !is_excused(at, length, text, excused))
            fail_msg("\"%s\" has %.*s, \"%s\" not as often", text, (int)length, at, other);
        at += length > 0 ? length - 1 : 0;
    }
}

void assert_same_names(const char *english, const char *japanese, struct excused_name *excused)
{
    assert_names_stand_in(english, japanese, excused);
    assert_names_stand_in(japanese, english, excused);
}

void assert_all_excused(const struct excused_name *excused)
{
    for (; excused->name != NULL; excused++)
        if (excused->times != 0)
            fail_msg("%s where \"%s\" stands: %ld times less than excused", excused->name,
                     excused->text, (long)excused->times);
}
