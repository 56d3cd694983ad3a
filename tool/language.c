// SPDX-License-Identifier: MIT
#include "language.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

static enum smtpath_language in_use = SMTPATH_ENGLISH;
static bool takes_utf8 = false;

/* The value of a category of the locale: POSIX, Base Definitions, section 8.2. */
static const char *category(const char *name)
{
    const char *const variables[] = {"LC_ALL", name, "LANG"};
    for (size_t i = 0; i < sizeof variables / sizeof variables[0]; i++) {
        const char *value = getenv(variables[i]);
        if (value != NULL && *value != '\0')
            return value;
    }
    return "C";
}

/* language[_territory][.codeset][@modifier] */
static bool has_utf8(const char *locale)
{
    const char *codeset = strchr(locale, '.');
    return codeset != NULL &&
           (strncasecmp(codeset + 1, "utf-8", 5) == 0 || strncasecmp(codeset + 1, "utf8", 4) == 0);
}

/* Japanese is written in UTF-8 here: for a locale of another codeset English is better than garbage. */
static bool is_japanese(const char *locale)
{
    return strncmp(locale, "ja", 2) == 0 && strcspn(locale, "_.@") == 2 &&
           (has_utf8(locale) || strchr(locale, '.') == NULL);
}

void language_begin(void)
{
    in_use = is_japanese(category("LC_MESSAGES")) ? SMTPATH_JAPANESE : SMTPATH_ENGLISH;
    takes_utf8 = has_utf8(category("LC_CTYPE"));
}

void language_use(enum smtpath_language language)
{
    in_use = language;
}

enum smtpath_language language_in_use(void)
{
    return in_use;
}

bool language_takes_utf8(void)
{
    return takes_utf8;
}
