// SPDX-License-Identifier: MIT
#include "picture.h"

#include "language.h"
#include "shown.h"
#include "utf8.h"

#include <stdbool.h>
#include <string.h>

static const char dots[] = "...";
enum { DOTS = sizeof dots - 1, LEAST_WIDTH = 20 };

/* ---- Characters ------------------------------------------------------------------------------------------ */

/* What is drawn as one: a character that is shown, or an octet that is escaped. */
struct glyph {
    size_t octets;
    size_t columns;
    bool is_plain; /* drawn as it is */
};

static struct glyph glyph_at(const char *line, size_t length, size_t at)
{
    uint32_t code_point = 0;
    const size_t n = utf8_sequence(line + at, length - at, &code_point);
    if (n == 1 && line[at] == '\\')
        return (struct glyph){1, 2, false};
    if (n == 1 && is_shown(code_point))
        return (struct glyph){1, 1, true};
    if (n > 1 && language_takes_utf8() && is_shown(code_point))
        return (struct glyph){n, columns_of(code_point), true};
    return (struct glyph){1, 4, false};
}

/* The character that ends before at, which is greater than 0. */
static struct glyph glyph_before(const char *line, size_t length, size_t at)
{
    for (size_t n = 4; n > 1; n--) {
        const struct glyph glyph = n <= at ? glyph_at(line, length, at - n) : (struct glyph){0};
        if (glyph.octets == n)
            return glyph;
    }
    return glyph_at(line, length, at - 1);
}

/* Where the character begins that holds the octet at. */
static size_t beginning_of(const char *line, size_t length, size_t at)
{
    for (size_t n = 1; n <= 3 && n <= at; n++)
        if (at < length && glyph_at(line, length, at - n).octets > n)
            return at - n;
    return at;
}

/* What a glyph counts for when the window is chosen: a mark that takes no column is no reason for no end. */
static size_t weight(struct glyph glyph)
{
    return glyph.columns > 0 ? glyph.columns : 1;
}

/* ---- The window ------------------------------------------------------------------------------------------- */

struct window {
    size_t begin, end;
    size_t width;
};

static void grow_left(struct window *w, const char *line, size_t length, size_t columns)
{
    while (w->begin > 0) {
        const struct glyph glyph = glyph_before(line, length, w->begin);
        if (w->width + weight(glyph) > columns)
            return;
        w->width += weight(glyph);
        w->begin -= glyph.octets;
    }
}

static void grow_right(struct window *w, const char *line, size_t length, size_t columns)
{
    while (w->end < length) {
        const struct glyph glyph = glyph_at(line, length, w->end);
        if (w->width + weight(glyph) > columns)
            return;
        w->width += weight(glyph);
        w->end += glyph.octets;
    }
}

/* Grows from the octet at fault to both sides, to the left first for half of the columns. */
static struct window window_around(const char *line, size_t length, size_t at, size_t columns)
{
    struct window w = {at, at, 0};
    if (at < length) {
        const struct glyph glyph = glyph_at(line, length, at);
        w.width = weight(glyph);
        w.end += glyph.octets;
    }
    grow_left(&w, line, length, columns / 2);
    grow_right(&w, line, length, columns);
    grow_left(&w, line, length, columns);
    return w;
}

/* ---- Drawing ----------------------------------------------------------------------------------------------- */

static void draw(struct picture *picture, const char *octets, size_t length)
{
    memcpy(picture->text + picture->length, octets, length);
    picture->length += length;
}

static void draw_glyph(struct picture *picture, const char *octets, struct glyph glyph)
{
    static const char digits[] = "0123456789ABCDEF";
    const unsigned char value = (unsigned char)octets[0];
    if (glyph.is_plain)
        draw(picture, octets, glyph.octets);
    else if (value == '\\')
        draw(picture, "\\\\", 2);
    else
        draw(picture, (const char[]){'\\', 'x', digits[value >> 4], digits[value & 0xF]}, 4);
}

struct picture picture_of(const char *line, size_t length, const struct smtpath_diagnostic *d,
                          size_t width)
{
    struct picture picture = {.length = 0};
    const size_t room = width < LEAST_WIDTH     ? LEAST_WIDTH
                        : width > PICTURE_WIDTH ? PICTURE_WIDTH
                                                : width;
    const size_t at = beginning_of(line, length, d->offset < length ? d->offset : length);
    const struct window w = window_around(line, length, at, room - 2 * DOTS - 1);
    const size_t token_end = d->offset + d->length;

    if (w.begin > 0) {
        draw(&picture, dots, DOTS);
        picture.caret_column = DOTS;
    }
    for (size_t i = w.begin; i < w.end;) {
        const struct glyph glyph = glyph_at(line, length, i);
        draw_glyph(&picture, line + i, glyph);
        if (i < at)
            picture.caret_column += glyph.columns;
        else if (i < token_end)
            picture.caret_columns += glyph.columns;
        i += glyph.octets;
    }
    if (w.end < length)
        draw(&picture, dots, DOTS);
    return picture;
}
