// SPDX-License-Identifier: MIT
/*
 * smtpath explain: what a reply code, a status code, a line with either in it, or a word of SMTP means.
 */
#include "codes.h"
#include "forms/forms.h"
#include "language.h"
#include "nearest.h"
#include "options.h"
#include "report.h"
#include "tool.h"
#include "words.h"
#include "wrap.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

static const struct help help = {TAKER_EXPLAIN,
                                 SAY_WORDS_EXPLAIN,
                                 SAY_ABOUT_EXPLAIN,
                                 SAY_NOTHING,
                                 SAY_STATUS_OF_EXPLAIN,
                                 "  smtpath explain 5.1.3\n"
                                 "  smtpath explain 251 501\n"
                                 "  smtpath explain '501 5.1.3 Bad recipient address syntax'\n"
                                 "  smtpath explain --lang=ja 551\n"};

enum { WIDTH_OF_TEXT = 80, LINE_INDENT = 2, LABEL_GAP = 2 };

struct page {
    struct output *out;
    struct style style;
    enum smtpath_language language;
    bool begun; /* something was explained */
};

static const enum message labels[] = {
    SAY_LABEL_MEANS,    SAY_LABEL_SEEN,      SAY_LABEL_REMEDY,   SAY_LABEL_COMMAND, SAY_LABEL_OFFERED,
    SAY_LABEL_VALUE,    SAY_LABEL_AT_MOST,   SAY_LABEL_EXPECTED, SAY_LABEL_HINT,    SAY_LABEL_EXAMPLE,
    SAY_LABEL_STANDARD, SAY_LABEL_TOLERATES, SAY_LABEL_REFUSES,
};

static size_t label_width(void)
{
    size_t width = 0;
    for (size_t i = 0; i < sizeof labels / sizeof labels[0]; i++) {
        const size_t columns = wrap_columns(text_of(labels[i]));
        if (width < columns)
            width = columns;
    }
    return width;
}

/* ---- Parts of a page ------------------------------------------------------------------------------------- */

/* "251  positive completion" */
static void put_title(struct page *page, const char *name, const char *kind)
{
    if (page->begun)
        output_octet(page->out, '\n');
    page->begun = true;
    paint(page->out, &page->style, BOLD);
    output_string(page->out, name);
    paint(page->out, &page->style, PLAIN);
    output_literal(page->out, "  ");
    output_string(page->out, kind);
    output_literal(page->out, "\n\n");
}

/* A label, and beside it a text of as many lines as it needs. */
static void put_entry(const struct page *page, enum message label, const char *text)
{
    const char *name = text_of(label);
    const size_t width = label_width();
    if (*text == '\0')
        return;
    output_repeated(page->out, ' ', LINE_INDENT);
    paint(page->out, &page->style, GREEN);
    output_string(page->out, name);
    paint(page->out, &page->style, PLAIN);
    output_repeated(page->out, ' ', width - wrap_columns(name) + LABEL_GAP);
    wrap_text(page->out, text, LINE_INDENT + width + LABEL_GAP, page->style.width);
    output_octet(page->out, '\n');
}

static void put_explanation(struct page *page, const char *name,
                            const struct smtpath_explanation *explanation)
{
    put_title(page, name, explanation->severity);
    put_entry(page, SAY_LABEL_MEANS, explanation->meaning);
    put_entry(page, SAY_LABEL_SEEN, explanation->when);
    put_entry(page, SAY_LABEL_REMEDY, explanation->remedy);
}

static void put_difference(struct page *page, uint16_t a, uint16_t b)
{
    const char *text = smtpath_explain_difference(a, b, page->language);
    char title[64];
    if (text == NULL || a == b)
        return;
    (void)snprintf(title, sizeof title, in_language("%u or %u", "%u と %u"), a, b);
    put_title(page, title, text_of(SAY_PAIR_DIFFERS));
    output_repeated(page->out, ' ', LINE_INDENT);
    wrap_text(page->out, text, LINE_INDENT, page->style.width);
    output_octet(page->out, '\n');
}

/* ---- Codes ------------------------------------------------------------------------------------------------ */

static bool explain_codes(struct page *page, const struct codes *codes)
{
    struct smtpath_explanation explanation;
    char name[24];
    if (smtpath_explain_code(codes->reply, page->language, &explanation)) {
        (void)snprintf(name, sizeof name, "%u", codes->reply);
        put_explanation(page, name, &explanation);
    }
    if (codes->enhanced[0] != 0 &&
        smtpath_explain_enhanced(codes->enhanced, page->language, &explanation)) {
        (void)snprintf(name, sizeof name, "%u.%u.%u", codes->enhanced[0], codes->enhanced[1],
                       codes->enhanced[2]);
        put_explanation(page, name, &explanation);
    }
    return codes->reply != 0 || codes->enhanced[0] != 0;
}

/* ---- Words ------------------------------------------------------------------------------------------------ */

static const char *meaning_of(const struct word *word)
{
    return in_language(word->english, word->japanese);
}

/* The parameters that an extension brings: "RET, ENVID". */
static void put_parameters_of(const struct page *page, const char *extension)
{
    char names[128] = "";
    for (int i = 0; i < SMTPATH_PARAM_COUNT; i++) {
        const struct smtpath_param_row *row = smtpath_param_info((enum smtpath_param)i);
        if (strcasecmp(smtpath_extension_name(row->extension), extension) != 0)
            continue;
        strncat(names, *names == '\0' ? "" : ", ", sizeof names - strlen(names) - 1);
        strncat(names, row->keyword, sizeof names - strlen(names) - 1);
    }
    put_entry(page, SAY_LABEL_PARAMETERS, names);
}

static void put_line_limit(const struct page *page, const char *verb)
{
    char limit[32];
    for (int i = SMTPATH_VERB_UNKNOWN + 1; i < SMTPATH_VERB_COUNT; i++) {
        if (strcmp(smtpath_verb_name((enum smtpath_verb)i), verb) != 0)
            continue;
        (void)snprintf(limit, sizeof limit, "%lu",
                       (unsigned long)smtpath_line_limit((enum smtpath_verb)i, NULL));
        put_entry(page, SAY_LABEL_AT_MOST, limit);
    }
}

static void put_word(struct page *page, const struct word *word)
{
    static const enum message kinds[] = {[WORD_VERB] = SAY_KIND_VERB,
                                         [WORD_EXTENSION] = SAY_KIND_EXTENSION,
                                         [WORD_TOLERANCE] = SAY_KIND_TOLERANCE,
                                         [WORD_FLAG] = SAY_KIND_FLAG};
    put_title(page, word->name, text_of(kinds[word->kind]));
    put_entry(page, SAY_LABEL_MEANS, meaning_of(word));
    put_entry(page, SAY_LABEL_EXAMPLE, word->example);
    if (word->kind == WORD_EXTENSION)
        put_parameters_of(page, word->name);
    if (word->kind == WORD_VERB)
        put_line_limit(page, word->name);
    put_entry(page, SAY_LABEL_STANDARD, word->standard);
}

/* A name may be of several kinds: SIZE is an EHLO keyword, and a parameter. */
static bool explain_words(struct page *page, const char *name)
{
    const struct word *word;
    bool found = false;
    for (size_t i = 0; (word = word_at(i)) != NULL; i++) {
        if (word->kind == WORD_PARAMETER || strcasecmp(word->name, name) != 0)
            continue;
        put_word(page, word);
        found = true;
    }
    return found;
}

static bool explain_parameter(struct page *page, const char *name)
{
    for (int i = 0; i < SMTPATH_PARAM_COUNT; i++) {
        const struct smtpath_param_row *row = smtpath_param_info((enum smtpath_param)i);
        const struct word *word = word_named(WORD_PARAMETER, row->keyword);
        char limit[32] = "";
        if (strcasecmp(row->keyword, name) != 0)
            continue;
        put_title(page, row->keyword, text_of(SAY_KIND_PARAMETER));
        if (word != NULL)
            put_entry(page, SAY_LABEL_MEANS, meaning_of(word));
        put_entry(page, SAY_LABEL_COMMAND, smtpath_verb_name(row->verb));
        put_entry(page, SAY_LABEL_OFFERED, smtpath_extension_name(row->extension));
        put_entry(page, SAY_LABEL_VALUE, row->value == SMTPATH_VALUE_FORBIDDEN ? "-" : row->syntax);
        if (row->limit > 0)
            (void)snprintf(limit, sizeof limit, "%lu", (unsigned long)row->limit);
        put_entry(page, SAY_LABEL_AT_MOST, limit);
        if (word != NULL)
            put_entry(page, SAY_LABEL_EXAMPLE, word->example);
        put_entry(page, SAY_LABEL_STANDARD, row->rfc);
        return true;
    }
    return false;
}

static bool explain_reason(struct page *page, const char *name)
{
    for (int i = SMTPATH_OK + 1; i < SMTPATH_REASON_COUNT; i++) {
        const struct smtpath_reason_row *row = smtpath_reason_info((enum smtpath_reason)i);
        char code[32];
        if (strcmp(row->name, name) != 0)
            continue;
        /* class 0: where the line goes wrong decides */
        if (row->enhanced[0] == 0)
            (void)snprintf(code, sizeof code, "%u", row->code);
        else
            (void)snprintf(code, sizeof code, "%u %u.%u.%u", row->code, row->enhanced[0],
                           row->enhanced[1], row->enhanced[2]);
        put_title(page, row->name, code);
        put_entry(page, SAY_LABEL_EXPECTED, row->expected_text);
        put_entry(page, SAY_LABEL_HINT, smtpath_reason_hint((enum smtpath_reason)i, language_in_use()));
        put_entry(page, SAY_LABEL_STANDARD, row->rfc);
        return true;
    }
    return false;
}

static bool explain_mistake(struct page *page, const char *name)
{
    const char *known;
    for (uint32_t i = 0; (known = smtpath_mistake_name(i)) != NULL; i++) {
        if (strcmp(known, name) != 0)
            continue;
        put_title(page, name, text_of(SAY_KIND_MISTAKE));
        put_entry(page, SAY_LABEL_HINT, smtpath_mistake_hint(i, page->language));
        return true;
    }
    return false;
}

static bool explain_form(struct page *page, const char *name)
{
    const struct form *form = find_form(name, strlen(name));
    if (form == NULL)
        return false;
    put_title(page, form->name, text_of(SAY_KIND_FORM));
    put_entry(page, SAY_LABEL_MEANS, in_language(form->english, form->japanese));
    put_entry(page, SAY_LABEL_EXAMPLE, form->example == NULL ? "" : form->example);
    return true;
}

/* The names of a set, with commas between them. */
static void put_set(const struct page *page, enum message label, uint32_t set,
                    const char *(*name)(uint64_t))
{
    char names[1024] = "";
    for (uint64_t bit = 1; bit <= set; bit <<= 1) {
        if ((set & bit) == 0)
            continue;
        strncat(names, *names == '\0' ? "" : ", ", sizeof names - strlen(names) - 1);
        strncat(names, name(bit), sizeof names - strlen(names) - 1);
    }
    put_entry(page, label, names);
}

static bool explain_preset(struct page *page, const char *name)
{
    for (int i = 0; i < SMTPATH_PRESET_COUNT; i++) {
        const struct smtpath_preset_row *row = smtpath_preset_info((enum smtpath_preset)i);
        if (strcasecmp(row->name, name) != 0)
            continue;
        put_title(page, row->name, text_of(SAY_KIND_PRESET));
        put_entry(page, SAY_LABEL_MEANS, text_of(SAY_PRESET_MEANS));
        put_set(page, SAY_LABEL_TOLERATES, row->tolerate, smtpath_deviation_name);
        put_set(page, SAY_LABEL_REFUSES, row->refuse, smtpath_flag_name);
        return true;
    }
    return false;
}

/* ---- Anything --------------------------------------------------------------------------------------------- */

/* All words that have a page, for "did you mean". */
static const char *next_known(void *walk)
{
    size_t *next = walk;
    const size_t number = (*next)++;
    const struct word *word = word_at(number);
    size_t words = 0;
    if (word != NULL)
        return word->name;
    while (word_at(words) != NULL)
        words++;
    const size_t reason = number - words + SMTPATH_OK + 1;
    if (reason < SMTPATH_REASON_COUNT)
        return smtpath_reason_info((enum smtpath_reason)reason)->name;
    return smtpath_mistake_name((uint32_t)(reason - SMTPATH_REASON_COUNT));
}

/* Returns: whether something is known of it. */
static bool explain(struct page *page, const char *text)
{
    struct codes codes;
    bool found = explain_words(page, text);
    found = explain_parameter(page, text) || found;
    found = explain_reason(page, text) || found;
    found = explain_mistake(page, text) || found;
    found = explain_form(page, text) || found;
    found = explain_preset(page, text) || found;
    return found || (codes_find(text, &codes) && explain_codes(page, &codes));
}

static void complain_of_word(const char *text)
{
    size_t walk = 0;
    complain(text_of(SAY_EXPLAIN_UNKNOWN), text);
    (void)suggest(text, strlen(text), next_known, &walk);
}

/* Returns: the reply code that a word is; 0 if it is none. */
static uint16_t code_of(const char *word)
{
    struct codes codes;
    return strlen(word) == 3 && codes_find(word, &codes) ? codes.reply : 0;
}

/* Words that were not quoted: those of a log's line, when the shell has cut it. */
static bool explain_joined(struct page *page, const struct settings *settings)
{
    char text[1024] = "";
    struct codes codes;
    for (int i = 0; i < settings->operand_count; i++) {
        strncat(text, i == 0 ? "" : " ", sizeof text - strlen(text) - 1);
        strncat(text, settings->operands[i], sizeof text - strlen(text) - 1);
    }
    return codes_find(text, &codes) && explain_codes(page, &codes);
}

static bool are_all_known(const struct settings *settings)
{
    static struct output nowhere = {.descriptor = -1};
    struct page page = {.out = &nowhere, .style.width = WIDTH_OF_TEXT};
    bool known = true;
    for (int i = 0; i < settings->operand_count; i++)
        known = explain(&page, settings->operands[i]) && known;
    nowhere.length = 0;
    return known;
}

static bool explain_all(struct page *page, const struct settings *settings)
{
    const int count = settings->operand_count;
    bool good = true;
    if (count > 1 && !are_all_known(settings) && explain_joined(page, settings))
        return true;
    for (int i = 0; i < count; i++) {
        if (explain(page, settings->operands[i]))
            continue;
        output_flush(page->out);
        complain_of_word(settings->operands[i]);
        good = false;
    }
    if (good && count == 2)
        put_difference(page, code_of(settings->operands[0]), code_of(settings->operands[1]));
    return good;
}

/* ---- The subcommand --------------------------------------------------------------------------------------- */

enum status explain_run(int count, char **arguments, struct output *out)
{
    struct settings settings;
    if (!read_options("explain", TAKER_EXPLAIN, count, arguments, &settings))
        return STATUS_TROUBLE;
    if (settings.help) {
        help_write(out, &help);
        return STATUS_VALID;
    }
    if (settings.operand_count < 1) {
        complain(text_of(SAY_EXPLAIN_NOTHING));
        return STATUS_TROUBLE;
    }
    struct page page = {out, style_of(out->descriptor, settings.color), language_in_use(), false};
    page.style.width = terminal_width(out->descriptor, WIDTH_OF_TEXT);
    return explain_all(&page, &settings) ? STATUS_VALID : STATUS_TROUBLE;
}
