// SPDX-License-Identifier: MIT
#include "catalogue.h"

#include "language.h"

static const struct {
    const char *english, *japanese;
} texts[MESSAGES] = {
    [SAY_NOTHING] = {"", ""},
#define MESSAGE(id, english, japanese) [SAY_##id] = {english, japanese},
#include "catalogue_texts.h"
#undef MESSAGE
};

const char *in_language(const char *english, const char *japanese)
{
    return language_in_use() == SMTPATH_JAPANESE ? japanese : english;
}

const char *text_of(enum message message)
{
    return in_language(texts[message].english, texts[message].japanese);
}

const char *english_of(enum message message)
{
    return texts[message].english;
}
