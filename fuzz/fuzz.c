// SPDX-License-Identifier: MIT
#include "fuzz.h"

/* The input under test, for fuzz_fail to print. One at a time: a fuzzer runs one target in one process. */
static struct fuzz_input current;

static void print_octet(unsigned char octet, bool last)
{
    if (octet == '\\')
        fputs("\\\\", stderr);
    else if (octet < ' ' || octet > '~' || (octet == ' ' && last))
        fprintf(stderr, "\\x%02X", octet);
    else
        fputc(octet, stderr);
}

static void print_options(const struct smtpath_options *options)
{
    fputs("with", stderr);
    for (uint64_t bit = 1; bit <= SMTPATH_EXT_ALL; bit <<= 1)
        if ((options->extensions & bit) != 0)
            fprintf(stderr, " %s", smtpath_extension_name(bit));
    fputs(options->smtputf8 ? " smtputf8" : "", stderr);
    fputs(options->strict_trailing ? " strict-trailing" : "", stderr);
    fputs(options->general_literal ? " general-literal" : "", stderr);
    const char *separator = " tolerate=";
    for (uint32_t bit = 1; bit <= SMTPATH_TOLERATE_ALL; bit <<= 1)
        if ((options->tolerate & bit) != 0) {
            fprintf(stderr, "%s%s", separator, smtpath_deviation_name(bit));
            separator = ",";
        }
    separator = " refuse=";
    for (uint32_t bit = 1; bit < SMTPATH_BIT(SMTPATH_FLAG_COUNT); bit <<= 1)
        if ((options->refuse & bit) != 0) {
            fprintf(stderr, "%s%s", separator, smtpath_flag_name(bit));
            separator = ",";
        }
    fputc('\n', stderr);
}

void fuzz_fail(const char *condition, const char *file, int line)
{
    fprintf(stderr, "\n%s:%d: does not hold: %s\n", file, line, condition);
    if (current.line == NULL) /* the input of this target is no command line */
        abort();
    fputs("\ncase regressions/what-went-wrong\n", stderr);
    print_options(&current.options);
    fputs("C: ", stderr);
    for (size_t i = 0; i < current.length; i++)
        print_octet((unsigned char)current.line[i], i + 1 == current.length);
    fputc('\n', stderr);
    abort();
}

size_t fuzz_pick(const char *octets, size_t length, size_t bound)
{
    uint32_t hash = 2166136261; /* FNV-1a */
    for (size_t i = 0; i < length; i++)
        hash = (uint32_t)((hash ^ (unsigned char)octets[i]) * UINT64_C(16777619));
    return bound == 0 ? 0 : hash % bound;
}

char *fuzz_block(size_t length)
{
    /* malloc(0) may be NULL, which the library takes for an empty line */
    char *block = malloc(length);
    if (block == NULL && length > 0)
        abort();
    return block;
}

char *fuzz_copy(const char *octets, size_t length)
{
    char *copy = fuzz_block(length);
    if (length > 0)
        memcpy(copy, octets, length);
    return copy;
}

/* One more than are looked at, those between the first and the last two alike. */
enum { PRIVATE = 33 };

static const struct smtpath_private_keyword *private_keywords(void)
{
    static struct smtpath_private_keyword rows[PRIVATE];
    static const struct smtpath_private_keyword flag = {
        "X-FLAG", 6, true, true, SMTPATH_VALUE_FORBIDDEN, 0, false};
    static const struct smtpath_private_keyword mail = {
        "X-MAIL", 6, true, false, SMTPATH_VALUE_REQUIRED, 20, false};
    static const struct smtpath_private_keyword rcpt = {
        "X-RCPT", 6, false, true, SMTPATH_VALUE_OPTIONAL, 0, true};
    static const struct smtpath_private_keyword unseen = {
        "X-UNSEEN", 8, true, true, SMTPATH_VALUE_OPTIONAL, 0, true};
    for (size_t i = 0; i < PRIVATE && rows[PRIVATE - 1].length == 0; i++)
        rows[i] = i == 0 ? mail : i == PRIVATE - 2 ? rcpt : i == PRIVATE - 1 ? unseen : flag;
    return rows;
}

static struct smtpath_options options_of(const uint8_t *tail)
{
    struct smtpath_options options = {0};
    static const uint8_t places[8] = {0, 1, 2, 3, 8, 9, 10, 11};
    for (int i = 0; i < 8; i++)
        options.extensions |= (uint64_t)tail[places[i]] << 8 * i;
    options.extensions &= SMTPATH_EXT_ALL;
    options.tolerate =
        ((uint32_t)tail[4] | (uint32_t)tail[5] << 8 | (uint32_t)tail[15] << 16) & SMTPATH_TOLERATE_ALL;
    options.refuse = ((uint32_t)tail[12] | (uint32_t)tail[13] << 8 | (uint32_t)tail[14] << 16) &
                     (SMTPATH_BIT(SMTPATH_FLAG_COUNT) - 1);
    options.smtputf8 = (tail[6] & FUZZ_SMTPUTF8) != 0;
    options.strict_trailing = (tail[6] & FUZZ_STRICT_TRAILING) != 0;
    options.general_literal = (tail[6] & FUZZ_GENERAL_LITERAL) != 0;
    if ((tail[6] & FUZZ_PRIVATE) != 0) {
        options.private_keywords = private_keywords();
        options.private_count = PRIVATE;
    }
    /* small limits, so that short inputs meet them */
    options.limits.local_part = tail[7] & 0x0F;
    options.limits.label = tail[7] >> 4 & 0x03;
    options.limits.domain = tail[7] >> 4 & 0x0C;
    options.limits.path = (uint32_t)(tail[3] >> 4) << 2;
    options.limits.line = (tail[6] >> 4) * (tail[6] >> 4);
    return options;
}

struct fuzz_input fuzz_open(const uint8_t *data, size_t size)
{
    struct fuzz_input input = {NULL, size, {.extensions = SMTPATH_EXT_ALL}};
    if (size >= FUZZ_OPTIONS_SIZE) {
        input.length = size - FUZZ_OPTIONS_SIZE;
        input.options = options_of(data + input.length);
    }
    input.line = fuzz_copy((const char *)data, input.length);
    current = input;
    return input;
}

void fuzz_close(struct fuzz_input *input)
{
    free(input->line);
    input->line = NULL;
}

/* ---- Comparison ------------------------------------------------------------------------------------------ */

static bool same_span(struct smtpath_span a, struct smtpath_span b)
{
    return a.length == b.length && (a.length == 0 || a.offset == b.offset);
}

static const char *diagnostic_difference(const struct smtpath_diagnostic *a,
                                         const struct smtpath_diagnostic *b)
{
    if (a->reason != b->reason)
        return "reason";
    if (a->offset != b->offset)
        return "offset";
    if (a->length != b->length)
        return "length";
    if (a->code != b->code || memcmp(a->enhanced, b->enhanced, 3) != 0)
        return "code";
    return NULL;
}

static size_t address_length(enum smtpath_domain_kind kind)
{
    return kind == SMTPATH_DOMAIN_IPV4 ? 4 : kind == SMTPATH_DOMAIN_IPV6 ? 16 : 0;
}

static const char *path_difference(const struct smtpath_path *a, const struct smtpath_path *b)
{
    if (a->kind != b->kind || a->local_kind != b->local_kind || a->domain_kind != b->domain_kind)
        return "kind";
    if (!same_span(a->path, b->path))
        return "path";
    if (!same_span(a->route, b->route))
        return "route";
    if (!same_span(a->mailbox, b->mailbox))
        return "mailbox";
    if (!same_span(a->local, b->local))
        return "local";
    if (!same_span(a->domain, b->domain))
        return "domain";
    if (memcmp(a->address, b->address, address_length(a->domain_kind)) != 0)
        return "address";
    return NULL;
}

/* By the members that hold for a parameter. */
static const char *parameter_difference(enum smtpath_param param, const struct smtpath_parameter *a,
                                        const struct smtpath_parameter *b)
{
    const uint32_t members = smtpath_param_info(param)->members;
    if (!same_span(a->keyword, b->keyword) || !same_span(a->value, b->value))
        return "parameter";
    if ((members & SMTPATH_MEMBER_NUMBER) != 0 && a->number != b->number)
        return "number";
    if ((members & SMTPATH_MEMBER_INTEGER) != 0 && a->integer != b->integer)
        return "integer";
    if ((members & SMTPATH_MEMBER_CHOICE) != 0 && a->choice != b->choice)
        return "choice";
    if ((members & SMTPATH_MEMBER_FIRST) != 0 && !same_span(a->first, b->first))
        return "first";
    return (members & SMTPATH_MEMBER_SECOND) != 0 && !same_span(a->second, b->second) ? "second" : NULL;
}

const char *fuzz_difference(const struct smtpath_line *a, const struct smtpath_line *b)
{
    if (a->verb != b->verb)
        return "verb";
    if (a->length != b->length)
        return "line length";
    if (a->diagnostic.reason != SMTPATH_OK || b->diagnostic.reason != SMTPATH_OK)
        return diagnostic_difference(&a->diagnostic, &b->diagnostic);
    if (a->present != b->present || a->private_present != b->private_present)
        return "present";
    if (a->deviations != b->deviations || a->deviation_offset != b->deviation_offset)
        return "deviations";
    if (!same_span(a->parameters, b->parameters) || !same_span(a->argument, b->argument) ||
        !same_span(a->second, b->second) || a->chunk_size != b->chunk_size)
        return "arguments";
    const char *difference = path_difference(&a->path, &b->path);
    for (uint32_t p = 0; p < SMTPATH_PARAM_COUNT && difference == NULL; p++)
        if ((a->present & SMTPATH_BIT(p)) != 0)
            difference =
                parameter_difference((enum smtpath_param)p, &a->parameter[p], &b->parameter[p]);
    return difference;
}

bool fuzz_is_of_token(const struct smtpath_diagnostic *diagnostic)
{
    switch (diagnostic->reason) {
    case SMTPATH_LABEL_TOO_LONG: /* of a U-label, whose A-label is too long */
        return diagnostic->length > 1;
    case SMTPATH_LINE_TOO_LONG:
    case SMTPATH_AUTH_LINE_TOO_LONG:
    case SMTPATH_UNKNOWN_VERB:
    case SMTPATH_OBSOLETE_VERB:
    case SMTPATH_SMTPUTF8_MISSING:
    case SMTPATH_SMTPUTF8_WORD_NOT_OFFERED:
    case SMTPATH_PATH_REFUSED:
    case SMTPATH_UNREGISTERED_TAG:
    case SMTPATH_UNKNOWN_PARAMETER:
    case SMTPATH_PARAMETER_OF_OTHER_COMMAND:
    case SMTPATH_PARAMETER_NOT_OFFERED:
    case SMTPATH_CONVERSION_NOT_OFFERED:
    case SMTPATH_DUPLICATE_PARAMETER:
    case SMTPATH_CONFLICTING_PARAMETER:
    case SMTPATH_BINARYMIME_NOT_OFFERED:
    case SMTPATH_BY_TIME_NOT_POSITIVE:
    case SMTPATH_NO_SUCH_DAY:
    case SMTPATH_EXPECTED_MAILBOX:
    case SMTPATH_HOLDFOR_BEYOND_BY:
        return true;
    default:
        return false;
    }
}
