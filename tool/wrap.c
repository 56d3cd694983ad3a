// SPDX-License-Identifier: MIT
#include "wrap.h"

#include "shown.h"
#include "utf8.h"

#include <string.h>

/* ---- Characters ------------------------------------------------------------------------------------------ */

struct character {
    uint32_t code_point;
    size_t length; /* octets; 0 at the end */
};

static struct character character_at(const char *text)
{
    struct character c = {0, 0};
    const size_t left = strlen(text);
    if (left == 0)
        return c;
    c.length = utf8_sequence(text, left < 4 ? left : 4, &c.code_point);
    if (c.length == 0)
        c.length = 1;
    return c;
}

/* A character of Chinese, Japanese or Korean. */
static bool is_wide(uint32_t code_point)
{
    return columns_of(code_point) == 2;
}

static bool is_in(uint32_t code_point, const char *set)
{
    struct character c;
    for (; (c = character_at(set)).length > 0; set += c.length)
        if (c.code_point == code_point)
            return true;
    return false;
}

/* What may not begin a line, and what may not end one (JIS X 4051). */
static bool sticks_to_the_left(uint32_t code_point)
{
    return is_in(code_point, "、。，．・：；？！）」』】］｝〉》ーっゃゅょァィゥェォッャュョ々");
}

static bool sticks_to_the_right(uint32_t code_point)
{
    return is_in(code_point, "（「『【［｛〈《");
}

/* ---- Units ----------------------------------------------------------------------------------------------- */

struct unit {
    size_t length;
    size_t columns;
};

static bool may_break(uint32_t left, uint32_t right)
{
    if (right == ' ')
        return true;
    return (is_wide(left) || is_wide(right)) && !sticks_to_the_right(left) &&
           !sticks_to_the_left(right);
}

/* What no line break parts, at the beginning of a text that is not a space. */
static struct unit unit_at(const char *text)
{
    struct unit unit = {0, 0};
    struct character c = character_at(text);
    while (c.length > 0) {
        unit.length += c.length;
        unit.columns += columns_of(c.code_point);
        const struct character next = character_at(text + unit.length);
        if (next.length == 0 || may_break(c.code_point, next.code_point))
            break;
        c = next;
    }
    return unit;
}

size_t wrap_columns(const char *text)
{
    size_t columns = 0;
    struct character c;
    for (; (c = character_at(text)).length > 0; text += c.length)
        columns += columns_of(c.code_point);
    return columns;
}

void wrap_text(struct output *out, const char *text, size_t indent, size_t width)
{
    size_t column = indent;
    while (*text != '\0') {
        const size_t spaces = strspn(text, " ");
        const struct unit unit = unit_at(text + spaces);
        if (column > indent && column + spaces + unit.columns > width) {
            output_octet(out, '\n');
            output_repeated(out, ' ', indent);
            column = indent;
        } else {
            output_repeated(out, ' ', spaces);
            column += spaces;
        }
        output_bytes(out, text + spaces, unit.length);
        column += unit.columns;
        text += spaces + unit.length;
    }
}
