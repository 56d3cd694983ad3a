// SPDX-License-Identifier: MIT
#include "typed.h"

#include "json.h"

#include <stdio.h>
#include <stdlib.h>

/* Words of a choice, by its number, or by its bits where it is a set. */
static const struct words {
    enum smtpath_param param;
    bool is_set;
    const char *words[5];
} choices[] = {
    {SMTPATH_PARAM_BODY, false, {"7bit", "8bitmime", "binarymime"}},
    {SMTPATH_PARAM_RET, false, {"full", "hdrs"}},
    {SMTPATH_PARAM_NOTIFY, true, {"never", "success", "failure", "delay"}},
    {SMTPATH_PARAM_AUTH, false, {"mailbox", "unknown"}},
    {SMTPATH_PARAM_BY, true, {"notify", "return", "trace"}},
    {SMTPATH_PARAM_RRVS, false, {"none", "continue", "reject"}},
};

static void put_choice(struct output *out, enum smtpath_param param, uint32_t choice)
{
    const char *separator = "[\"";
    size_t i = 0;
    while (i < sizeof choices / sizeof choices[0] && choices[i].param != param)
        i++;
    if (i == sizeof choices / sizeof choices[0])
        return;
    output_literal(out, "\"choice\":");
    for (uint32_t word = 0; choices[i].words[word] != NULL; word++) {
        if (choices[i].is_set ? (choice >> word & 1) == 0 : choice != word)
            continue;
        output_string(out, choices[i].is_set ? separator : "\"");
        output_string(out, choices[i].words[word]);
        output_octet(out, '"');
        separator = ",\"";
    }
    if (choices[i].is_set)
        output_octet(out, ']');
}

static void put_signed(struct output *out, int64_t integer)
{
    if (integer < 0)
        output_octet(out, '-');
    output_number(out, integer < 0 ? 0 - (uint64_t)integer : (uint64_t)integer);
}

/* What an encoded value means. */
static bool put_decoded(struct output *out, const struct report *r, enum smtpath_param param,
                        const struct smtpath_parameter *p)
{
    const size_t length = smtpath_decode_parameter(r->line, param, p, NULL, 0);
    char *decoded = malloc(length + 1);
    if (decoded == NULL)
        abort();
    smtpath_decode_parameter(r->line, param, p, decoded, length + 1);
    output_literal(out, "\"decoded\":");
    const bool lossless = json_string(out, decoded, length);
    free(decoded);
    return lossless;
}

static bool is_encoded(enum smtpath_param param)
{
    return param == SMTPATH_PARAM_ENVID || param == SMTPATH_PARAM_ORCPT ||
           param == SMTPATH_PARAM_AUTH || param == SMTPATH_PARAM_SUBMITTER;
}

static bool put_part(struct output *out, const struct report *r, const char *name,
                     struct smtpath_span part)
{
    output_string(out, name);
    return json_string(out, r->line + part.offset, part.length);
}

bool put_typed(struct output *out, const struct report *r, const struct smtpath_parameter *walked)
{
    uint32_t param = 0;
    while (param < SMTPATH_PARAM_COUNT &&
           ((r->read->present & SMTPATH_BIT(param)) == 0 ||
            r->read->parameter[param].keyword.offset != walked->keyword.offset))
        param++;
    if (param == SMTPATH_PARAM_COUNT)
        return true;
    const uint32_t members = smtpath_param_info((enum smtpath_param)param)->members;
    const struct smtpath_parameter *p = &r->read->parameter[param];
    bool lossless = true;
    const char *separator = ",\"typed\":{";
    if (members == 0 && !is_encoded((enum smtpath_param)param))
        return true;
    if ((members & SMTPATH_MEMBER_NUMBER) != 0) {
        output_string(out, separator);
        output_literal(out, "\"number\":");
        output_number(out, p->number);
        separator = ",";
    }
    if ((members & SMTPATH_MEMBER_INTEGER) != 0) {
        output_string(out, separator);
        output_literal(out, "\"integer\":");
        put_signed(out, p->integer);
        separator = ",";
    }
    if ((members & SMTPATH_MEMBER_CHOICE) != 0) {
        output_string(out, separator);
        put_choice(out, (enum smtpath_param)param, p->choice);
        separator = ",";
    }
    if ((members & SMTPATH_MEMBER_FIRST) != 0) {
        output_string(out, separator);
        lossless = put_part(out, r, "\"first\":", p->first) && lossless;
        separator = ",";
    }
    if ((members & SMTPATH_MEMBER_SECOND) != 0) {
        output_string(out, separator);
        lossless = put_part(out, r, "\"second\":", p->second) && lossless;
        separator = ",";
    }
    if (is_encoded((enum smtpath_param)param)) {
        output_string(out, separator);
        lossless = put_decoded(out, r, (enum smtpath_param)param, p) && lossless;
    }
    output_octet(out, '}');
    return lossless;
}
