// SPDX-License-Identifier: MIT
#include "report.h"

const char *report_file(const struct report *r)
{
    static const enum message names[] = {SAY_STANDARD_INPUT, SAY_FROM_CALL};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (r->file == text_of(names[i]))
            return english_of(names[i]);
    return r->file;
}

const char *report_row(const struct report *r, size_t *length)
{
    *length = r->view == NULL ? r->length : r->view->cell.end;
    return r->view == NULL ? r->line : r->view->row;
}

uint32_t report_place(const struct report *r, uint32_t offset)
{
    const struct view *view = r->view;
    if (view == NULL)
        return offset;
    const size_t at = offset < view->ahead ? 0 : offset - view->ahead;
    return (uint32_t)cell_place(view->row, &view->cell,
                                at < view->text_length ? at : view->text_length);
}

struct smtpath_diagnostic report_diagnostic(const struct report *r, const struct smtpath_diagnostic *d)
{
    struct smtpath_diagnostic at_row = *d;
    size_t length;
    (void)report_row(r, &length);
    if (r->view == NULL)
        return at_row;
    at_row.offset = report_place(r, d->offset);
    if (at_row.length > length - at_row.offset)
        at_row.length = (uint32_t)(length - at_row.offset);
    return at_row;
}
