// SPDX-License-Identifier: MIT
#ifndef SMTPATH_TOOL_PICTURE_H
#define SMTPATH_TOOL_PICTURE_H

#include "smtpath.h"

/* The widest picture that is drawn, in characters, and the octets that those take. */
enum { PICTURE_WIDTH = 400, PICTURE_SIZE = 4 * PICTURE_WIDTH + 16 };

/* A line as a terminal can show it, and where the caret goes below it. */
struct picture {
    char text[PICTURE_SIZE];
    size_t length;
    size_t caret_column;  /* of the first octet at fault */
    size_t caret_columns; /* at least 1 */
};

/* Draws line[0 .. length), which the diagnostic is about: as smtpath_render_caret does, but that in a UTF-8 locale
 * what is_shown() lets pass is drawn as it is. A line wider than width columns is drawn as the window around
 * the octet, with "..." where it was cut. */
struct picture picture_of(const char *line, size_t length, const struct smtpath_diagnostic *diagnostic,
                          size_t width);

#endif
