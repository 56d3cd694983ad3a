// SPDX-License-Identifier: MIT
#include "input.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* What a read asks for, and the room behind what is kept. */
enum { READ_SIZE = 1 << 17 };

/* ---- The file -------------------------------------------------------------------------------------- */

static uint64_t regular_size(int descriptor)
{
    struct stat status;
    if (fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode) || status.st_size <= 0)
        return 0;
    return (uint64_t)status.st_size;
}

static bool grow(struct input *in, size_t capacity)
{
    /* NOLINTNEXTLINE(clang-analyzer-optin.portability.UnixAPI): capacity is never 0 */
    char *buffer = realloc(in->buffer, capacity);
    if (buffer == NULL) {
        in->error = ENOMEM;
        in->ended = true;
        return false;
    }
    in->buffer = buffer;
    in->capacity = capacity;
    return true;
}

bool input_open(struct input *in, const char *name)
{
    const bool standard = strcmp(name, "-") == 0;
    in->name = standard ? text_of(SAY_STANDARD_INPUT) : name;
    in->rows = in->bytes = 0;
    in->begin = in->end = 0;
    in->ended = false;
    in->error = 0;
    in->frame = (struct smtpath_frame){0};
    if (in->capacity == 0 && !grow(in, READ_SIZE))
        return false;
    in->descriptor = standard ? STDIN_FILENO : open(name, O_RDONLY);
    if (in->descriptor < 0) {
        in->error = errno;
        return false;
    }
    in->size = regular_size(in->descriptor);
    return true;
}

void input_close(struct input *in)
{
    if (in->descriptor > STDERR_FILENO)
        close(in->descriptor);
    in->descriptor = -1;
}

void input_free(struct input *in)
{
    free(in->buffer);
    in->buffer = NULL;
    in->capacity = 0;
}

/* Reads more behind end.
 * Returns: false at the end of the file or on an error. */
static bool refill(struct input *in)
{
    if (in->ended)
        return false;
    if (in->before_read != NULL)
        in->before_read(in->context);
    ssize_t n;
    do
        n = read(in->descriptor, in->buffer + in->end, in->capacity - in->end);
    while (n < 0 && errno == EINTR);
    if (n < 0)
        in->error = errno;
    in->ended = n <= 0;
    if (n > 0) {
        in->end += (size_t)n;
        in->bytes += (uint64_t)n;
    }
    return n > 0;
}

const char *input_block(struct input *in, size_t *length)
{
    in->begin = in->end = 0;
    if (!refill(in))
        return NULL;
    *length = in->end;
    return in->buffer;
}

/* ---- The buffer --------------------------------------------------------------------------------------- */

/* How much of a row's text is kept. */
static size_t kept_text(const struct input *in)
{
    return in->form == INPUT_HEX ? 2 * in->keep : in->keep;
}

/* Makes room behind end. The buffer grows with the rows that it meets, up to what is kept of one and a read
 * besides; a caller's limit of gigabytes costs nothing until there is such a row.
 * Returns: false if this row is not to be kept any further, or there is no memory. */
static bool make_room(struct input *in)
{
    if (in->begin > 0) {
        memmove(in->buffer, in->buffer + in->begin, in->end - in->begin);
        in->end -= in->begin;
        in->begin = 0;
    }
    if (in->end < in->capacity)
        return true;
    const size_t greatest = kept_text(in) + READ_SIZE;
    if (in->capacity >= greatest)
        return false;
    return grow(in, in->capacity < greatest / 2 ? 2 * in->capacity : greatest);
}

/* ---- Hex ------------------------------------------------------------------------------------------------ */

enum { NO_HEX_DIGIT = 16 };

static unsigned hex_value(char digit)
{
    if (digit >= '0' && digit <= '9')
        return (unsigned)(digit - '0');
    if (digit >= 'a' && digit <= 'f')
        return (unsigned)(digit - 'a') + 10;
    if (digit >= 'A' && digit <= 'F')
        return (unsigned)(digit - 'A') + 10;
    return NO_HEX_DIGIT;
}

static size_t hex_run(const char *text, size_t length)
{
    size_t n = 0;
    while (n < length && hex_value(text[n]) != NO_HEX_DIGIT)
        n++;
    return n;
}

/* Turns digits into octets where they lie.
 * Returns: the number of octets. */
static size_t decode_hex(char *text, size_t length)
{
    for (size_t i = 0; i < length / 2; i++)
        text[i] = (char)(hex_value(text[2 * i]) << 4 | hex_value(text[2 * i + 1]));
    return length / 2;
}

/* ---- Rows ------------------------------------------------------------------------------------------------ */

/* A row as it stands in the file. Its text is kept as far as it may matter. */
struct text {
    char *kept;
    size_t kept_length;
    uint64_t length;
    uint64_t digits; /* how many octets at its beginning are hex digits, if that is the form */
    bool ends_in_cr;
};

static void add_to_digits(struct text *text, const char *part, size_t length)
{
    if (text->digits == text->length)
        text->digits += hex_run(part, length);
}

/* Goes on to the end of a row of which the beginning fills the buffer; nothing more of it is kept. */
static void skip_rest(struct input *in, struct text *text)
{
    const size_t keep = kept_text(in);
    char *room = in->buffer + keep;
    const char *line_feed = NULL;
    text->kept_length = keep;
    while (line_feed == NULL) {
        in->begin = in->end = keep;
        if (!refill(in)) {
            text->ends_in_cr = false; /* only a CR before LF belongs to the line's end */
            return;
        }
        const size_t n = in->end - keep;
        line_feed = memchr(room, '\n', n);
        const size_t part = line_feed == NULL ? n : (size_t)(line_feed - room);
        if (in->form == INPUT_HEX)
            add_to_digits(text, room, part);
        if (part > 0)
            text->ends_in_cr = room[part - 1] == '\r';
        text->length += part;
        in->begin = keep + part + (line_feed == NULL ? 0 : 1);
    }
}

/* Measures a row whose text, as far as it was read, is buffer[0 .. length). */
static void set_text(struct input *in, struct text *text, size_t length)
{
    text->kept = in->buffer + in->begin;
    text->kept_length = length;
    text->length = length;
    text->digits = in->form == INPUT_HEX ? hex_run(text->kept, length) : 0;
    text->ends_in_cr = length > 0 && text->kept[length - 1] == '\r';
}

/* Returns: false at the end of the file. */
static bool next_text(struct input *in, struct text *text)
{
    size_t scanned = 0;
    for (;;) {
        const size_t held = in->end - in->begin;
        const char *start = in->buffer + in->begin;
        const char *line_feed = held == scanned ? NULL : memchr(start + scanned, '\n', held - scanned);
        if (line_feed != NULL) {
            const size_t length = (size_t)(line_feed - start);
            set_text(in, text, length);
            in->begin += length + 1;
            return true;
        }
        scanned = held;
        if (in->end == in->capacity && !make_room(in)) {
            if (in->error != 0)
                return false;
            set_text(in, text, held);
            skip_rest(in, text);
            return in->error == 0;
        }
        if (!refill(in))
            break;
    }
    if (in->error != 0 || in->begin == in->end)
        return false;
    set_text(in, text, scanned);
    text->ends_in_cr = false;
    in->begin = in->end;
    return true;
}

/* The CR of a CR LF is no part of the row. */
static void strip_cr(struct text *text)
{
    if (!text->ends_in_cr)
        return;
    text->length--;
    if (text->kept_length > text->length)
        text->kept_length = (size_t)text->length;
}

static void hex_row(struct row *row, struct text *text)
{
    row->octets = text->kept;
    if (text->digits < text->length)
        row->complaint = SAY_NOT_HEX;
    else if (text->length % 2 != 0)
        row->complaint = SAY_ODD_HEX;
    else
        row->length = decode_hex(text->kept, text->kept_length);
}

/* ---- CRLF framing ------------------------------------------------------------------------------------------ */

/* What stands behind the last CRLF. Nothing, or what is being dropped, is no row. */
static bool unfinished_row(const struct input *in, struct row *row)
{
    row->complaint = SAY_ENDS_IN_LINE;
    return in->error == 0 && in->begin < in->end && !in->frame.dropping;
}

/* A buffer that holds the longest line is enough for the framing, so there is always room to read more. */
static bool framed_row(struct input *in, struct row *row)
{
    const struct smtpath_framing framing = {.line_limit = in->keep > UINT32_MAX ? UINT32_MAX
                                                                                : (uint32_t)in->keep};
    struct smtpath_framed *framed = &in->framed;
    for (;;) {
        const char *start = in->buffer + in->begin;
        const enum smtpath_next next =
            smtpath_next_line(start, in->end - in->begin, &framing, &in->frame, framed);
        row->octets = start + framed->line.offset;
        row->length = framed->line.length;
        in->begin += framed->consumed;
        if (next == SMTPATH_NEXT_LINE)
            return true;
        if (next == SMTPATH_NEXT_ERROR) {
            row->fault = &framed->diagnostic;
            row->length++; /* the octet at fault is shown */
            return true;
        }
        if ((in->end == in->capacity && !make_room(in)) || !refill(in))
            return unfinished_row(in, row);
    }
}

/* ---- Rows, in any form --------------------------------------------------------------------------------------- */

bool input_next(struct input *in, struct row *row)
{
    struct text text;
    row->complaint = SAY_NOTHING;
    row->fault = NULL;
    if (in->form == INPUT_CRLF) {
        if (!framed_row(in, row))
            return false;
        row->number = ++in->rows;
        if (row->complaint != SAY_NOTHING)
            in->begin = in->end; /* it was the last */
        return true;
    }
    if (!next_text(in, &text))
        return false;
    strip_cr(&text);
    row->octets = text.kept;
    row->length = text.kept_length < in->keep ? text.kept_length : in->keep;
    row->number = ++in->rows;
    if (in->form == INPUT_HEX) {
        row->length = 0;
        hex_row(row, &text);
    }
    return true;
}
