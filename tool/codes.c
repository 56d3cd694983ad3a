// SPDX-License-Identifier: MIT
#include "codes.h"

#include "smtpath.h"

#include <stddef.h>
#include <string.h>

static bool is_digit(char octet)
{
    return octet >= '0' && octet <= '9';
}

static bool is_one_of(char octet, const char *set)
{
    return octet != '\0' && strchr(set, octet) != NULL;
}

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

/* ---- Reply codes ----------------------------------------------------------------------------------------- */

static bool begins_reply(const char *text, const char *at)
{
    return at == text || is_one_of(at[-1], " \t([{<>\"'`;|");
}

/* Returns: what stands behind a reply code, NULL if here is none. */
static const char *reply_code_at(const char *at, uint16_t *code)
{
    struct smtpath_explanation explanation;
    const char *end = read_digits(at, code);
    if (end != at + 3 || !(*end == '\0' || is_one_of(*end, " \t-:;,.)]}>\"'`|")))
        return NULL;
    if (*end == '.' && is_digit(end[1]))
        return NULL;
    return smtpath_explain_code(*code, SMTPATH_ENGLISH, &explanation) ? end : NULL;
}

/* ---- Enhanced status codes -------------------------------------------------------------------------------- */

static bool begins_enhanced(const char *text, const char *at)
{
    return at == text || is_one_of(at[-1], " \t([{<>\"'`;|#=-:,");
}

static bool enhanced_code_at(const char *at, uint16_t enhanced[3])
{
    struct smtpath_explanation explanation;
    for (int i = 0; i < 3; i++) {
        at = read_digits(at, &enhanced[i]);
        if (at == NULL || (i < 2 && *at++ != '.'))
            return false;
    }
    if (*at == '.' && is_digit(at[1]))
        return false; /* an address */
    return !is_one_of(*at, "-_/@") && smtpath_explain_enhanced(enhanced, SMTPATH_ENGLISH, &explanation);
}

/* ---- Both --------------------------------------------------------------------------------------------------- */

static bool agrees(const struct codes *codes, const uint16_t enhanced[3])
{
    return codes->reply == 0 || codes->reply / 100 == enhanced[0];
}

static bool find_enhanced(const char *text, struct codes *codes)
{
    uint16_t enhanced[3];
    for (const char *at = text; *at != '\0'; at++) {
        if (!begins_enhanced(text, at) || !enhanced_code_at(at, enhanced) || !agrees(codes, enhanced))
            continue;
        memcpy(codes->enhanced, enhanced, sizeof enhanced);
        return true;
    }
    return false;
}

/* The first reply code behind which an enhanced one stands; else the first one. */
static const char *find_reply(const char *text, struct codes *codes)
{
    const char *first = NULL;
    for (const char *at = text; *at != '\0'; at++) {
        uint16_t code, enhanced[3];
        const char *end = begins_reply(text, at) ? reply_code_at(at, &code) : NULL;
        if (end == NULL)
            continue;
        const bool is_followed = is_one_of(*end, " -") && enhanced_code_at(end + 1, enhanced);
        if (first == NULL || is_followed) {
            first = end;
            codes->reply = code;
        }
        if (is_followed)
            break;
    }
    return first;
}

bool codes_find(const char *text, struct codes *codes)
{
    *codes = (struct codes){0};
    const char *end = find_reply(text, codes);
    if (end == NULL || !find_enhanced(end, codes))
        (void)find_enhanced(text, codes);
    return codes->reply != 0 || codes->enhanced[0] != 0;
}
