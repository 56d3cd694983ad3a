// SPDX-License-Identifier: MIT
#include "words.h"

#include <strings.h>

static const struct word words[] = {
#define WORD(kind, name, example, standard, english, japanese)                                         \
    {WORD_##kind, name, example, standard, english, japanese},
#include "explain_texts.h"
#undef WORD
};

const struct word *word_at(size_t number)
{
    return number < sizeof words / sizeof words[0] ? &words[number] : NULL;
}

const struct word *word_named(enum word_kind kind, const char *name)
{
    const struct word *word;
    for (size_t i = 0; (word = word_at(i)) != NULL; i++)
        if (word->kind == kind && strcasecmp(word->name, name) == 0)
            return word;
    return NULL;
}
