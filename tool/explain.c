// SPDX-License-Identifier: MIT
/*
 * smtpath explain: what a reply code, a status code, a parameter or a reason means.
 */
#include "language.h"
#include "options.h"
#include "report.h"
#include "tool.h"
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
};

enum label { MEANS, SEEN, REMEDY, COMMAND, OFFERED, VALUE, AT_MOST, EXPECTED, HINT, STANDARD, LABELS };

static const char *label_text(enum label label, enum smtpath_language language)
{
    static const char *const texts[LABELS][2] = {
        {"what it means", "意味"}, {"when it is seen", "使われる場面"}, {"what to do", "対処"},
        {"command", "コマンド"},   {"offered as", "EHLO での名前"},     {"value", "値"},
        {"at most", "最大の長さ"}, {"expected", "期待されるもの"},      {"hint", "ヒント"},
        {"standard", "規格"},
    };
    return texts[label][language];
}

static size_t label_width(enum smtpath_language language)
{
    size_t width = 0;
    for (int i = 0; i < LABELS; i++) {
        const size_t columns = wrap_columns(label_text((enum label)i, language));
        if (width < columns)
            width = columns;
    }
    return width;
}

/* ---- Parts of a page ------------------------------------------------------------------------------------- */

/* "251  positive completion" */
static void put_title(const struct page *page, const char *name, const char *kind)
{
    paint(page->out, &page->style, BOLD);
    output_string(page->out, name);
    paint(page->out, &page->style, PLAIN);
    output_literal(page->out, "  ");
    output_string(page->out, kind);
    output_literal(page->out, "\n\n");
}

/* A label, and beside it a text of as many lines as it needs. */
static void put_entry(const struct page *page, enum label label, const char *text)
{
    const char *name = label_text(label, page->language);
    const size_t width = label_width(page->language);
    output_repeated(page->out, ' ', LINE_INDENT);
    paint(page->out, &page->style, GREEN);
    output_string(page->out, name);
    paint(page->out, &page->style, PLAIN);
    output_repeated(page->out, ' ', width - wrap_columns(name) + LABEL_GAP);
    wrap_text(page->out, text, LINE_INDENT + width + LABEL_GAP, page->style.width);
    output_octet(page->out, '\n');
}

static void put_explanation(const struct page *page, const char *name,
                            const struct smtpath_explanation *explanation)
{
    put_title(page, name, explanation->severity);
    put_entry(page, MEANS, explanation->meaning);
    put_entry(page, SEEN, explanation->when);
    put_entry(page, REMEDY, explanation->remedy);
}

static void put_difference(const struct page *page, uint16_t a, uint16_t b)
{
    const char *text = smtpath_explain_difference(a, b, page->language);
    char title[64];
    if (text == NULL || a == b)
        return;
    (void)snprintf(title, sizeof title, page->language == SMTPATH_JAPANESE ? "%u と %u" : "%u or %u", a,
                   b);
    output_octet(page->out, '\n');
    put_title(page, title,
              page->language == SMTPATH_JAPANESE ? "違いと使い分け"
                                                 : "how they differ, and which applies when");
    output_repeated(page->out, ' ', LINE_INDENT);
    wrap_text(page->out, text, LINE_INDENT, page->style.width);
    output_octet(page->out, '\n');
}

/* ---- What can be explained -------------------------------------------------------------------------------- */

/* Reads up to three digits.
 * Returns: what stands behind them, NULL if there are none or more than three. */
static const char *read_digits(const char *text, uint16_t *number)
{
    const size_t digits = strspn(text, "0123456789");
    *number = 0;
    for (size_t i = 0; i < digits && i < 3; i++)
        *number = (uint16_t)(*number * 10 + (text[i] - '0'));
    return digits == 0 || digits > 3 ? NULL : text + digits;
}

/* Returns: a reply code; 0 if word is none. */
static uint16_t reply_code(const char *word)
{
    uint16_t code;
    const char *end = read_digits(word, &code);
    return end == word + 3 && *end == '\0' ? code : 0;
}

static bool explain_reply_code(const struct page *page, const char *word)
{
    struct smtpath_explanation explanation;
    if (!smtpath_explain_code(reply_code(word), page->language, &explanation))
        return false;
    put_explanation(page, word, &explanation);
    return true;
}

static bool explain_enhanced(const struct page *page, const char *word)
{
    struct smtpath_explanation explanation;
    uint16_t enhanced[3];
    const char *at = word;
    for (int i = 0; i < 3; i++) {
        at = read_digits(at, &enhanced[i]);
        if (at == NULL || *at != (i < 2 ? '.' : '\0'))
            return false;
        at++;
    }
    if (!smtpath_explain_enhanced(enhanced, page->language, &explanation))
        return false;
    put_explanation(page, word, &explanation);
    return true;
}

static bool explain_parameter(const struct page *page, const char *word)
{
    for (int i = 0; i < SMTPATH_PARAM_COUNT; i++) {
        const struct smtpath_param_row *row = smtpath_param_info((enum smtpath_param)i);
        char limit[32];
        if (strcasecmp(row->keyword, word) != 0)
            continue;
        put_title(page, row->keyword,
                  page->language == SMTPATH_JAPANESE ? "ESMTP パラメーター" : "ESMTP parameter");
        put_entry(page, COMMAND, smtpath_verb_name(row->verb));
        put_entry(page, OFFERED, smtpath_extension_name(row->extension));
        put_entry(page, VALUE, row->value == SMTPATH_VALUE_FORBIDDEN ? "-" : row->syntax);
        (void)snprintf(limit, sizeof limit, "%lu", (unsigned long)row->limit);
        if (row->limit > 0)
            put_entry(page, AT_MOST, limit);
        put_entry(page, STANDARD, row->rfc);
        return true;
    }
    return false;
}

static bool explain_reason(const struct page *page, const char *word)
{
    for (int i = SMTPATH_OK + 1; i < SMTPATH_REASON_COUNT; i++) {
        const struct smtpath_reason_row *row = smtpath_reason_info((enum smtpath_reason)i);
        char code[32];
        if (strcmp(row->name, word) != 0)
            continue;
        /* class 0: where the line goes wrong decides */
        if (row->enhanced[0] == 0)
            (void)snprintf(code, sizeof code, "%u", row->code);
        else
            (void)snprintf(code, sizeof code, "%u %u.%u.%u", row->code, row->enhanced[0],
                           row->enhanced[1], row->enhanced[2]);
        put_title(page, row->name, code);
        put_entry(page, EXPECTED, row->expected);
        put_entry(page, HINT, row->hint);
        put_entry(page, STANDARD, row->rfc);
        return true;
    }
    return false;
}

static bool explain(const struct page *page, const char *word)
{
    if (explain_reply_code(page, word) || explain_enhanced(page, word) ||
        explain_parameter(page, word) || explain_reason(page, word))
        return true;
    complain(text_of(SAY_EXPLAIN_UNKNOWN), word);
    return false;
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
    struct page page = {out, style_of(out->descriptor, settings.color), language_in_use()};
    bool good = true;
    page.style.width = terminal_width(out->descriptor, WIDTH_OF_TEXT);
    for (int i = 0; i < settings.operand_count; i++) {
        if (i > 0 && good)
            output_octet(out, '\n');
        good = explain(&page, settings.operands[i]) && good;
    }
    if (good && settings.operand_count == 2)
        put_difference(&page, reply_code(settings.operands[0]), reply_code(settings.operands[1]));
    return good ? STATUS_VALID : STATUS_TROUBLE;
}
