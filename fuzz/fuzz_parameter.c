// SPDX-License-Identifier: MIT
/*
 * Property: walking the parameters of an accepted line meets each octet of the parameters once, in order:
 * keyword, "=" and value, and the space between; and meets just the parameters that the result holds, and the
 * unknown ones where they are tolerated.
 */
#include "fuzz.h"

static bool is_white(char octet)
{
    return octet == ' ' || octet == '\t';
}

/* Whether the result holds what the walk gave, under its name or as one of the caller's own. */
static bool is_held(const struct smtpath_line *out, const struct smtpath_parameter *given)
{
    for (uint32_t p = 0; p < SMTPATH_PARAM_COUNT; p++) {
        const struct smtpath_parameter *held = &out->parameter[p];
        if ((out->present & SMTPATH_BIT(p)) != 0 && held->keyword.offset == given->keyword.offset)
            return held->keyword.length == given->keyword.length &&
                   held->value.length == given->value.length &&
                   (held->value.length == 0 || held->value.offset == given->value.offset);
    }
    return out->private_present != 0 || (out->deviations & SMTPATH_TOLERATE_UNKNOWN_PARAMETER) != 0;
}

/* Where the walk has come to, behind what parameter it was given. */
static uint32_t step(const char *line, uint32_t at, const struct smtpath_parameter *parameter)
{
    while (at < parameter->keyword.offset) {
        FUZZ_ASSERT(is_white(line[at]));
        at++;
    }
    FUZZ_ASSERT(parameter->keyword.offset == at && parameter->keyword.length > 0);
    at += parameter->keyword.length;
    if (parameter->value.length > 0) {
        FUZZ_ASSERT(line[at] == '=');
        FUZZ_ASSERT(parameter->value.offset == at + 1);
        at += 1 + parameter->value.length;
    }
    return at;
}

static uint32_t count_bits(uint32_t set)
{
    uint32_t count = 0;
    for (; set != 0; set &= set - 1)
        count++;
    return count;
}

static void check_walk(const char *line, const struct smtpath_line *out)
{
    struct smtpath_parameter parameter;
    uint32_t walk = 0, at = out->parameters.offset, count = 0;
    while (smtpath_next_parameter(line, out, &walk, &parameter)) {
        at = step(line, at, &parameter);
        FUZZ_ASSERT(is_held(out, &parameter));
        count++;
    }
    FUZZ_ASSERT(at == out->parameters.offset + out->parameters.length);
    const uint32_t held = count_bits(out->present) + count_bits(out->private_present);
    FUZZ_ASSERT((out->deviations & SMTPATH_TOLERATE_UNKNOWN_PARAMETER) != 0 ? count > held
                                                                            : count == held);
}

/* On a refused line the walk ends, and stays inside. */
static void check_refused_walk(const char *line, const struct smtpath_line *out)
{
    struct smtpath_parameter parameter;
    uint32_t walk = 0, before = 0;
    while (smtpath_next_parameter(line, out, &walk, &parameter)) {
        FUZZ_ASSERT(walk > before && walk <= out->parameters.length);
        before = walk;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct smtpath_line out;
    struct fuzz_input input = fuzz_open(data, size);
    const enum smtpath_reason reason =
        smtpath_read_command(input.line, input.length, &input.options, &out);
    if (out.verb == SMTPATH_VERB_MAIL || out.verb == SMTPATH_VERB_RCPT) {
        if (reason == SMTPATH_OK)
            check_walk(input.line, &out);
        else
            check_refused_walk(input.line, &out);
    }
    fuzz_close(&input);
    return 0;
}
