// SPDX-License-Identifier: MIT
/*
 * What reply codes and enhanced status codes mean, looked up in rows of text in two languages; nothing in parser/
 * calls it. A code without a row is explained by its digits, as RFC 5321 section 4.2.1 teaches clients to read it.
 */
#include "explain_texts.h"

/* ---- Looking up -------------------------------------------------------------------------------------- */

enum {
    CODES = sizeof code_rows / sizeof code_rows[0],
    ENHANCED_CODES = sizeof enhanced_rows / sizeof enhanced_rows[0],
    DIFFERENCES = sizeof difference_rows / sizeof difference_rows[0]
};

/*@ assigns \nothing; ensures \result < LANGUAGES; */
static uint32_t column_of(enum smtpath_language language)
{
    return language == SMTPATH_JAPANESE ? 1 : 0;
}

/*@ requires \valid(out) && \valid_read(w) && column < LANGUAGES;
    assigns out->known, out->meaning, out->when, out->remedy; */
static void take_wording(struct smtpath_explanation *out, const struct wording *w, uint32_t column)
{
    out->known = true;
    out->meaning = w->meaning[column];
    out->when = w->when[column];
    out->remedy = w->remedy[column];
}

/* Reply-code = %x32-35 %x30-35 %x30-39                                  RFC 5321 section 4.2 */
/*@ predicate reply_code(integer code) = 200 <= code <= 559 && code / 10 % 10 <= 5;
    predicate explained(struct smtpath_explanation *e) = valid_read_string(e->severity) &&
      valid_read_string(e->meaning) && valid_read_string(e->when) && valid_read_string(e->remedy); */
/*@ assigns \nothing; ensures \result <==> reply_code(code); */
static bool is_reply_code(uint16_t code)
{
    return code >= 200 && code <= 559 && code / 10 % 10 <= 5;
}

/*@ requires \valid(out); assigns *out; ensures \result <==> reply_code(code);
    ensures shown: \result ==> explained(out); */
bool smtpath_explain_code(uint16_t code, enum smtpath_language language,
                          struct smtpath_explanation *out)
{
    const uint32_t column = column_of(language);
    if (!is_reply_code(code))
        return false;
    //@ split column;
    const struct class_row *class = &class_rows[code / 100 - 2];
    const uint32_t category = code / 10 % 10u;
    //@ assert category: category <= 5;
    out->known = false;
    out->severity = class->severity[column];
    out->meaning = class->meaning[column];
    out->when = category_rows[category][column];
    out->remedy = class->remedy[column];
    /*@ loop invariant i <= CODES;
        loop assigns i, out->known, out->meaning, out->when, out->remedy;
        loop variant CODES - i; */
    for (uint32_t i = 0; i < CODES; i++)
        if (code_rows[i].code == code)
            take_wording(out, &code_rows[i].says, column);
    return true;
}

/*@ requires \valid_read(row) && \valid_read(enhanced + (0 .. 2)); assigns \nothing; */
static bool is_row_of(const struct enhanced_row *row, const uint16_t enhanced[3])
{
    const bool of_class = row->class == FAILURES ? enhanced[0] != 2
                                                 : row->class == ANY_CLASS || row->class == enhanced[0];
    return of_class && row->subject == enhanced[1] && row->detail == enhanced[2];
}

/*@ requires \valid_read(enhanced + (0 .. 2)) && \valid(out); assigns *out;
    ensures \result ==> enhanced[0] == 2 || enhanced[0] == 4 || enhanced[0] == 5;
    ensures shown: \result ==> explained(out); */
bool smtpath_explain_enhanced(const uint16_t enhanced[3], enum smtpath_language language,
                              struct smtpath_explanation *out)
{
    const uint32_t column = column_of(language);
    if ((enhanced[0] != 2 && enhanced[0] != 4 && enhanced[0] != 5) || enhanced[1] > 999 ||
        enhanced[2] > 999)
        return false;
    //@ split column;
    out->known = false;
    out->severity = enhanced_severities[enhanced[0] - 2][column];
    out->meaning = enhanced[1] < 8 ? subject_rows[enhanced[1]][column] : unknown_subject[column];
    out->when = with_any_reply[column];
    out->remedy = class_rows[enhanced[0] - 2].remedy[column];
    /*@ loop invariant i <= ENHANCED_CODES;
        loop assigns i, out->known, out->meaning, out->when, out->remedy;
        loop variant ENHANCED_CODES - i; */
    for (uint32_t i = 0; i < ENHANCED_CODES; i++)
        if (is_row_of(&enhanced_rows[i], enhanced))
            take_wording(out, &enhanced_rows[i].says, column);
    return true;
}

/*@ assigns \nothing; ensures !reply_code(a) || !reply_code(b) ==> \result == \null;
    ensures shown: reply_code(a) && reply_code(b) ==> valid_read_string((char *)\result); */
const char *smtpath_explain_difference(uint16_t a, uint16_t b, enum smtpath_language language)
{
    const uint32_t column = column_of(language);
    const uint16_t low = a < b ? a : b;
    const uint16_t high = a < b ? b : a;
    if (!is_reply_code(low) || !is_reply_code(high))
        return NULL;
    if (low == high)
        return same_code[column];
    /*@ loop invariant i <= DIFFERENCES;
        loop assigns i;
        loop variant DIFFERENCES - i; */
    for (uint32_t i = 0; i < DIFFERENCES; i++)
        if (difference_rows[i].a == low && difference_rows[i].b == high)
            return difference_rows[i].in[column];
    return class_differences[low / 100 - 2][high / 100 - 2][column];
}
