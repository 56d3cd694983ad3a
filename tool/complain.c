// SPDX-License-Identifier: MIT
#include "tool.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct output *messages(void)
{
    static struct output out = {.descriptor = STDERR_FILENO};
    return &out;
}

void complain_in_words(const char *const words[OUTPUT_WORDS])
{
    struct output *out = messages();
    output_literal(out, "smtpath: ");
    output_words(out, words);
    output_octet(out, '\n');
    output_flush(out);
}

const char *trouble_text(int error)
{
    static const struct {
        int error;
        enum message message;
    } known[] = {
        {EISDIR, SAY_IS_DIRECTORY}, {ENOENT, SAY_NO_FILE},       {EACCES, SAY_NOT_ALLOWED},
        {EBADF, SAY_NOT_OPEN},      {ENOMEM, SAY_OUT_OF_MEMORY}, {ENOSPC, SAY_NO_SPACE},
    };
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
        if (known[i].error == error)
            return text_of(known[i].message);
    return strerror(error);
}

void complain_of_row(const char *file, uint64_t row, const char *text)
{
    char digits[OUTPUT_DECIMAL];
    complain(text_of(SAY_ROW_TROUBLE), file, output_decimal(row, digits), text);
}

void complain_of_file(const char *file, int error)
{
    complain(text_of(SAY_FILE_TROUBLE), file, trouble_text(error));
}

void out_of_memory(void)
{
    complain(text_of(SAY_OUT_OF_MEMORY));
    exit(STATUS_TROUBLE);
}
