// SPDX-License-Identifier: MIT
/*
 * Property: a command line's result points into the line, its spans nest and stand in order, it depends on
 * the line and the options alone, and a syntax error's offset is exact from the left: what stands before
 * it is accepted, or goes wrong only at its end; with the octet there it goes wrong there, whatever follows. No
 * options are the same as options of zero, and what it holds has names.
 */
#include "fuzz.h"

/* Of the widest vector. */
enum { ALIGNMENTS = 64 };

static bool inside(struct smtpath_span inner, struct smtpath_span outer)
{
    return inner.length == 0 ||
           (inner.offset >= outer.offset && inner.offset - outer.offset <= outer.length &&
            inner.length <= outer.length - (inner.offset - outer.offset));
}

static uint32_t end_of(struct smtpath_span span)
{
    return span.offset + span.length;
}

static void check_diagnostic(const struct smtpath_diagnostic *d, size_t length)
{
    FUZZ_ASSERT(smtpath_reason_info(d->reason) != NULL);
    FUZZ_ASSERT(d->offset <= length);
    FUZZ_ASSERT(d->length <= length - d->offset);
    FUZZ_ASSERT(d->offset == length || d->length > 0 || length > d->offset);
    FUZZ_ASSERT(d->code >= 500 && d->code <= 555);
    FUZZ_ASSERT(d->enhanced[0] == 5);
}

static void check_path(const char *line, const struct smtpath_path *path)
{
    FUZZ_ASSERT(inside(path->route, path->path));
    /* VRFY and EXPN have a mailbox, but no path */
    FUZZ_ASSERT(path->path.length == 0 || inside(path->mailbox, path->path));
    if (path->kind != SMTPATH_PATH_MAILBOX)
        return;
    FUZZ_ASSERT(path->mailbox.offset == path->local.offset);
    FUZZ_ASSERT(end_of(path->local) + 1 == path->domain.offset);
    FUZZ_ASSERT(end_of(path->mailbox) == end_of(path->domain));
    FUZZ_ASSERT(line[end_of(path->local)] == '@');
    FUZZ_ASSERT(path->route.length == 0 || end_of(path->route) < path->local.offset);
}

/* The parts of a value that is read further. */
static void check_parts(enum smtpath_param param, const struct smtpath_parameter *parameter)
{
    const uint32_t members = smtpath_param_info(param)->members;
    if ((members & SMTPATH_MEMBER_FIRST) == 0)
        return;
    FUZZ_ASSERT(parameter->first.offset == parameter->value.offset);
    FUZZ_ASSERT(inside(parameter->first, parameter->value));
    if ((members & SMTPATH_MEMBER_SECOND) != 0) {
        FUZZ_ASSERT(end_of(parameter->first) + 1 == parameter->second.offset);
        FUZZ_ASSERT(end_of(parameter->second) == end_of(parameter->value));
    }
}

static void check_parameters(const struct smtpath_line *out, struct smtpath_span line)
{
    FUZZ_ASSERT(inside(out->parameters, line));
    FUZZ_ASSERT(out->path.path.length == 0 || out->parameters.length == 0 ||
                end_of(out->path.path) < out->parameters.offset);
    for (uint32_t p = 0; p < SMTPATH_PARAM_COUNT; p++) {
        if ((out->present & SMTPATH_BIT(p)) == 0)
            continue;
        const struct smtpath_parameter *parameter = &out->parameter[p];
        FUZZ_ASSERT(inside(parameter->keyword, out->parameters));
        FUZZ_ASSERT(inside(parameter->value, out->parameters));
        FUZZ_ASSERT(parameter->value.length == 0 ||
                    end_of(parameter->keyword) + 1 == parameter->value.offset);
        check_parts((enum smtpath_param)p, parameter);
    }
}

static void check_accepted(const char *bytes, const struct smtpath_line *out)
{
    const struct smtpath_span line = {0, out->length};
    FUZZ_ASSERT(inside(out->path.path, line));
    FUZZ_ASSERT(inside(out->path.domain, line));
    FUZZ_ASSERT(inside(out->argument, line));
    FUZZ_ASSERT(inside(out->second, line));
    FUZZ_ASSERT(out->second.length == 0 || end_of(out->argument) < out->second.offset);
    check_path(bytes, &out->path);
    if (out->verb == SMTPATH_VERB_MAIL || out->verb == SMTPATH_VERB_RCPT)
        check_parameters(out, line);
}

/* Elsewhere in memory, at any alignment, with any octet before and behind it, after another line. */
static void check_independence(const struct fuzz_input *input, const struct smtpath_line *out)
{
    static struct smtpath_line again;
    const size_t before = fuzz_pick(input->line, input->length, ALIGNMENTS);
    const size_t room = before + input->length + ALIGNMENTS;
    char *moved = fuzz_block(room);
    memset(moved, (int)fuzz_pick(input->line, input->length, 257) & 0xFF, room);
    if (input->length > 0)
        memcpy(moved + before, input->line, input->length);
    smtpath_read_command("MAIL FROM:<a@b> SIZE=1 BODY=7BIT", 32, NULL, &again);
    smtpath_read_command(moved + before, input->length, &input->options, &again);
    FUZZ_ASSERT(fuzz_difference(out, &again) == NULL);
    free(moved);
}

static struct smtpath_diagnostic read_prefix(const struct fuzz_input *input, size_t length)
{
    static struct smtpath_line prefix;
    struct smtpath_options options = input->options;
    options.strict_trailing = true; /* or the prefix would lose white space at its end */
    char *copy = fuzz_copy(input->line, length);
    smtpath_read_command(copy, length, &options, &prefix);
    free(copy);
    return prefix.diagnostic;
}

/* The line up to a syntax error is the beginning of a valid line: nothing is wrong with it, or only its end, or
 * the token that ends there. With the octet at which the error stands it is no more, whatever follows. */
static void check_viable_prefix(const struct fuzz_input *input, const struct smtpath_line *out)
{
    const struct smtpath_diagnostic *d = &out->diagnostic;
    if (fuzz_is_of_token(d))
        return;
    const struct smtpath_diagnostic before = read_prefix(input, d->offset);
    FUZZ_ASSERT(before.reason == SMTPATH_OK || before.reason == SMTPATH_SMTPUTF8_MISSING ||
                before.reason == SMTPATH_PATH_REFUSED || before.offset == d->offset ||
                (fuzz_is_of_token(&before) && before.offset + before.length == d->offset));
    if (d->offset == out->length)
        return;
    const struct smtpath_diagnostic with = read_prefix(input, d->offset + 1);
    FUZZ_ASSERT(with.reason != SMTPATH_OK && with.offset == d->offset);
}

/* A number names something if it lies in its table's range, and a set of bits does if it is one of them. */
static void check_number(uint32_t number)
{
    const bool one_bit = number != 0 && (number & (number - 1)) == 0;
    FUZZ_ASSERT((smtpath_verb_name((enum smtpath_verb)number) != NULL) ==
                (number > SMTPATH_VERB_UNKNOWN && number < SMTPATH_VERB_COUNT));
    FUZZ_ASSERT((smtpath_param_name((enum smtpath_param)number) != NULL) ==
                (number < SMTPATH_PARAM_COUNT));
    FUZZ_ASSERT((smtpath_param_info((enum smtpath_param)number) != NULL) ==
                (number < SMTPATH_PARAM_COUNT));
    FUZZ_ASSERT((smtpath_reason_info((enum smtpath_reason)number) != NULL) ==
                (number > SMTPATH_OK && number < SMTPATH_REASON_COUNT));
    FUZZ_ASSERT((smtpath_extension_name(number) != NULL) ==
                (one_bit && (number & SMTPATH_EXT_ALL) != 0));
    FUZZ_ASSERT((smtpath_deviation_name(number) != NULL) ==
                (one_bit && number < SMTPATH_BIT(SMTPATH_DEVIATION_COUNT)));
    FUZZ_ASSERT((smtpath_flag_name(number) != NULL) ==
                (one_bit && number < SMTPATH_BIT(SMTPATH_FLAG_COUNT)));
    FUZZ_ASSERT(smtpath_mechanism_name(number) == NULL || one_bit);
}

/* Without options, and without the octets if there are none. */
static void check_no_options(const struct fuzz_input *input)
{
    static const struct smtpath_options none;
    static struct smtpath_line with, without;
    const char *line = input->length == 0 ? NULL : input->line;
    smtpath_read_command(input->line, input->length, &none, &with);
    smtpath_read_command(line, input->length, NULL, &without);
    FUZZ_ASSERT(fuzz_difference(&with, &without) == NULL);
    FUZZ_ASSERT(smtpath_line_limit(with.verb, &none) == smtpath_line_limit(with.verb, NULL));
    smtpath_read_path(input->line, input->length, with.verb, &none, &with);
    smtpath_read_path(line, input->length, without.verb, NULL, &without);
    FUZZ_ASSERT(fuzz_difference(&with, &without) == NULL);
}

static void check_names(const struct smtpath_line *out, const struct smtpath_options *options)
{
    FUZZ_ASSERT(out->verb == SMTPATH_VERB_UNKNOWN || smtpath_verb_name(out->verb) != NULL);
    FUZZ_ASSERT(smtpath_what_follows(out) <= SMTPATH_FOLLOWS_UNKNOWN);
    FUZZ_ASSERT(smtpath_what_follows(out) != SMTPATH_FOLLOWS_UNKNOWN ||
                out->diagnostic.reason != SMTPATH_OK || out->chunk_size == UINT64_MAX);
    FUZZ_ASSERT(out->diagnostic.reason != SMTPATH_OK ||
                out->length + 2 <= smtpath_line_limit(out->verb, options));
    for (uint32_t p = 0; p < SMTPATH_PARAM_COUNT; p++)
        if (out->diagnostic.reason == SMTPATH_OK && (out->present & SMTPATH_BIT(p)) != 0) {
            const struct smtpath_param_row *row = smtpath_param_info((enum smtpath_param)p);
            FUZZ_ASSERT(row != NULL && row->keyword == smtpath_param_name((enum smtpath_param)p));
            FUZZ_ASSERT(row->limit == 0 || out->parameter[p].value.length <= row->limit);
        }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct smtpath_line out;
    struct fuzz_input input = fuzz_open(data, size);
    const enum smtpath_reason reason =
        smtpath_read_command(input.line, input.length, &input.options, &out);
    FUZZ_ASSERT(reason == out.diagnostic.reason);
    FUZZ_ASSERT(input.length == 0 || memcmp(input.line, data, input.length) == 0);
    FUZZ_ASSERT(out.length <= input.length);
    if (reason == SMTPATH_OK) {
        check_accepted(input.line, &out);
    } else {
        check_diagnostic(&out.diagnostic, input.length);
        check_viable_prefix(&input, &out);
    }
    check_names(&out, &input.options);
    check_no_options(&input);
    check_number((uint32_t)fuzz_pick(input.line, input.length, 256));
    check_number(SMTPATH_BIT(fuzz_pick(input.line, input.length, 32)));
    check_independence(&input, &out);
    fuzz_close(&input);
    return 0;
}
