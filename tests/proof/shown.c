// SPDX-License-Identifier: MIT
/*
 * What WP takes for granted, shown by Eva: the properties named "shown" in the contracts. They are about strings
 * in static storage, that each is one, ends, and no buffer lies in it, and about structures that were just cleared. None
 * depends on what a line holds: the lines here are any octets, up to LINE of them.
 */
#include "smtpath.h"

#include <stdbool.h>

#include "__fc_builtin.h"

/* What reads a line back, and so may say anything. */
/*@ assigns *out, \result \from \nothing; */
enum smtpath_reason smtpath_read_command(const char *, size_t, const struct smtpath_options *,
                                         struct smtpath_line *out);
/*@ assigns *out, \result \from \nothing; */
enum smtpath_reason smtpath_read_path(const char *, size_t, enum smtpath_verb,
                                      const struct smtpath_options *, struct smtpath_line *out);

enum { LINE = 1024, ROOM = 1024, ARGUMENTS = 2 };

static char line[LINE];
static char buffer[ROOM];

static uint32_t any_number(void)
{
    return Frama_C_unsigned_int_interval(0, UINT32_MAX);
}

static uint16_t any_code(void)
{
    return Frama_C_unsigned_short_interval(0, UINT16_MAX);
}

static bool any_bool(void)
{
    return Frama_C_interval(0, 1) != 0;
}

static size_t up_to(size_t most)
{
    return Frama_C_unsigned_long_interval(0, most);
}

static uint16_t code_from(uint16_t least)
{
    return (uint16_t)(least + up_to(59));
}

static void explanations(void)
{
    const enum smtpath_language language = any_bool() ? SMTPATH_JAPANESE : SMTPATH_ENGLISH;
    const uint16_t enhanced[3] = {any_code(), any_code(), any_code()};
    struct smtpath_explanation out;
    smtpath_explain_code(any_code(), language, &out);
    smtpath_explain_enhanced(enhanced, language, &out);
    /* 200 to 259 are reply codes, and so on: the code that is none has no difference to explain */
    //@ loop unroll 4;
    for (uint16_t a = 200; a < 600; a += 100) {
        //@ loop unroll 4;
        for (uint16_t b = 200; b < 600; b += 100)
            smtpath_explain_difference(code_from(a), code_from(b), language);
    }
}

static void diagnostics(void)
{
    struct smtpath_diagnostic d;
    Frama_C_make_unknown((char *)&d, sizeof d);
    smtpath_render_reply(line, up_to(LINE), &d, buffer, up_to(ROOM));
    smtpath_render_caret(line, up_to(LINE), &d, up_to(SIZE_MAX), buffer, up_to(ROOM));
    smtpath_render_json(line, up_to(LINE), &d, buffer, up_to(ROOM));
    smtpath_write_refusal(line, up_to(LINE), &d, buffer, up_to(ROOM));
}

static void replies(void)
{
    struct smtpath_reply_line read;
    struct smtpath_ehlo ehlo;
    struct smtpath_ehlo_line out;
    Frama_C_make_unknown((char *)&read, sizeof read);
    Frama_C_make_unknown((char *)&ehlo, sizeof ehlo);
    read.length = (uint32_t)up_to(LINE);
    smtpath_read_ehlo_line(line, &read, &ehlo, &out);
    smtpath_mechanism_name(any_number());
}

static void written(void)
{
    const uint16_t enhanced[3] = {any_code(), any_code(), any_code()};
    const struct smtpath_mailbox mailbox = {line, up_to(LINE), line, up_to(LINE)};
    struct smtpath_argument arguments[ARGUMENTS];
    //@ loop unroll ARGUMENTS;
    for (int i = 0; i < ARGUMENTS; i++) {
        arguments[i].param = (enum smtpath_param)any_number();
        arguments[i].number = any_number();
        arguments[i].integer = (int32_t)any_number();
        arguments[i].choice = any_number();
        arguments[i].text = arguments[i].type = line;
        arguments[i].length = up_to(LINE);
        arguments[i].type_length = up_to(LINE);
    }
    smtpath_write_reply(any_code(), any_bool() ? enhanced : NULL, line, up_to(LINE), any_bool(), buffer,
                        up_to(ROOM));
    smtpath_write_forward(any_code(), any_bool() ? enhanced : NULL, &mailbox, any_bool(), buffer,
                          up_to(ROOM));
    smtpath_write_command(any_bool() ? SMTPATH_VERB_MAIL : SMTPATH_VERB_RCPT, &mailbox, arguments,
                          up_to(ARGUMENTS), any_bool(), buffer, up_to(ROOM));
}

int main(void)
{
    Frama_C_make_unknown(line, sizeof line);
    explanations();
    diagnostics();
    replies();
    written();
    return 0;
}
