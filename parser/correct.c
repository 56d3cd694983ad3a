// SPDX-License-Identifier: MIT
/*
 * Corrections: a refused line as it was meant, where that is obvious. The line is changed in the caller's buffer and
 * read again, until it is accepted or nothing helps.
 */
#include "correction.h"

/* So many mistakes are corrected in a line: whoever makes more of them means something else. */
enum { ROUNDS = 8 };

/*@ requires \valid_read(line + (0 .. length - 1)) && \valid(buffer + (0 .. size - 1)) && size < SIZE_MAX;
    requires \separated(line + (0 .. length - 1), buffer + (0 .. size - 1)) && are_options(options);
    assigns buffer[0 .. size - 1]; ensures \result <= size; */
size_t smtpath_correct(const char *line, size_t length, const struct smtpath_options *options,
                       char *buffer, size_t size)
{
    struct smtpath_line read;
    struct text t = {buffer, length, size};
    if (length == 0 || length > size)
        return 0;
    memcpy(buffer, line, length);
    enum smtpath_reason reason = smtpath_read_command(buffer, length, options, &read);
    if (reason == SMTPATH_OK)
        return 0;
    /*@ loop invariant is_text(&t) && t.line == buffer && t.size == size && 0 <= round <= ROUNDS;
        loop invariant reason != SMTPATH_OK ==> read.diagnostic.offset <= t.length;
        loop assigns round, reason, read, t, buffer[0 .. size - 1];
        loop variant ROUNDS - round; */
    for (int round = 0; round < ROUNDS && reason != SMTPATH_OK; round++) {
        struct scene s;
        smtpath_see(&s, buffer, t.length, &read.diagnostic);
        const enum mistake mistake = smtpath_mistake_of(&s);
        if (!smtpath_corrected_line(mistake, &s, &t) && !smtpath_corrected_path(mistake, &s, &t) &&
            !smtpath_corrected_parameter(mistake, &s, &t))
            return 0;
        reason = smtpath_read_command(buffer, t.length, options, &read);
    }
    return reason == SMTPATH_OK ? t.length : 0;
}
