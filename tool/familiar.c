// SPDX-License-Identifier: MIT
#include "familiar.h"

#include <string.h>

size_t familiar_next(const struct familiar *f, size_t at, const char *line, size_t length)
{
    if (!f->is_known || f->length - at <= length || f->lines[at + length] != '\n' ||
        memcmp(f->lines + at, line, length) != 0)
        return 0;
    return at + length + 1;
}

void familiar_begin(struct familiar *f)
{
    f->is_known = false;
    f->length = 0;
}

void familiar_add(struct familiar *f, const char *line, size_t length)
{
    const size_t room = sizeof f->lines - f->length;
    if (length >= room) {
        f->length = sizeof f->lines; /* and no line finds room any more */
        return;
    }
    memcpy(f->lines + f->length, line, length);
    f->lines[f->length + length] = '\n';
    f->length += length + 1;
}

void familiar_end(struct familiar *f, const struct smtpath_ehlo *ehlo)
{
    f->is_known = f->length < sizeof f->lines;
    f->ehlo = *ehlo;
}
