// SPDX-License-Identifier: MIT
/*
 * The public header is C++11 too: it compiles without a warning, and what it declares links.
 */
#include "smtpath.h"
#include "smtpath.h" /* twice does no harm */

#include <cstring>

static_assert(SMTPATH_BIT(SMTPATH_PARAM_COUNT - 1) != 0, "a set of parameters fits 32 bits");
static_assert(sizeof(smtpath_span) == 8, "a span is two 32-bit numbers");

int main()
{
    const char line[] = "RCPT TO:<user@example.com> NOTIFY=NEVER";
    smtpath_options options = smtpath_options();
    smtpath_line read;

    options.extensions = SMTPATH_EXT_DSN;
    if (smtpath_read_command(line, sizeof line - 1, &options, &read) != SMTPATH_OK)
        return 1;
    const smtpath_span domain = read.path.domain;
    return std::strncmp(line + domain.offset, "example.com", domain.length) == 0 ? 0 : 1;
}
