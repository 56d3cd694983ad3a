// SPDX-License-Identifier: MIT
/*
 * Property: what is read of a reply line points into it, an error's offset is exact from the left, that of an
 * EHLO line's, too, and a forward-path and EHLO parameters lie in the text. Whatever text is written as a reply,
 * each of its lines is at most 512 octets, reads back with the same code, and all together hold the text:
 * nothing in it ends a line, what may not stand there is "?", and where a line was broken a space may be gone.
 * Any number that is a code is explained, and its difference from another is the same in either order.
 */
#include "fuzz.h"

enum { ROOM = 1 << 18, LINE = 512, MOST = 8192, TIMES = 6 };

static bool in_text(struct smtpath_span span, const struct smtpath_reply_line *read)
{
    return span.length == 0 || (span.offset >= read->text.offset &&
                                span.offset + span.length <= read->text.offset + read->text.length);
}

/* The reply to EHLO has no enhanced codes (RFC 2034 section 4): what looks like one is a keyword. */
static bool in_line(struct smtpath_span span, const struct smtpath_reply_line *read)
{
    return span.offset + span.length <= read->length;
}

static void check_forward(const char *line, const struct smtpath_reply_line *read, bool utf8)
{
    static struct smtpath_line out;
    const enum smtpath_forward forward = smtpath_read_forward_path(line, read, utf8, &out);
    if (forward == SMTPATH_FORWARD_PATH) {
        FUZZ_ASSERT(out.path.kind == SMTPATH_PATH_MAILBOX || out.path.kind == SMTPATH_PATH_POSTMASTER);
        FUZZ_ASSERT(in_text(out.path.path, read) && in_text(out.path.mailbox, read));
        FUZZ_ASSERT(line[out.path.path.offset] == '<');
    } else if (forward == SMTPATH_FORWARD_MALFORMED) {
        FUZZ_ASSERT(out.diagnostic.reason != SMTPATH_OK && out.diagnostic.offset <= read->length);
    }
}

/* What stands before an error is right, or goes wrong only at its end, or with the token that ends there. */
static void check_ehlo_prefix(const char *line, const struct smtpath_reply_line *read,
                              struct smtpath_ehlo ehlo, const struct smtpath_diagnostic *d)
{
    struct smtpath_ehlo_line out;
    struct smtpath_reply_line prefix = *read;
    prefix.length = d->offset;
    char *copy = fuzz_copy(line, d->offset);
    uint32_t end = d->offset; /* white space at the end is not read */
    while (end > 4 && (line[end - 1] == ' ' || line[end - 1] == '\t'))
        end--;
    const enum smtpath_reason reason = smtpath_read_ehlo_line(copy, &prefix, &ehlo, &out);
    FUZZ_ASSERT(reason == SMTPATH_OK || out.diagnostic.offset == d->offset ||
                out.diagnostic.offset == end ||
                out.diagnostic.offset + out.diagnostic.length == d->offset);
    free(copy);
}

static void check_ehlo(const char *line, const struct smtpath_reply_line *read,
                       struct smtpath_ehlo *ehlo)
{
    struct smtpath_ehlo_line out;
    struct smtpath_span parameter;
    uint32_t walk = 0, before = 0;
    const struct smtpath_ehlo until_here = *ehlo;
    const enum smtpath_reason reason = smtpath_read_ehlo_line(line, read, ehlo, &out);
    FUZZ_ASSERT((ehlo->extensions & ~SMTPATH_EXT_ALL) == 0);
    if (reason != SMTPATH_OK) {
        FUZZ_ASSERT(out.diagnostic.reason == reason && out.diagnostic.offset <= read->length);
        /* a limit is read twice, first by the syntax that all of them have (RFC 9422 section 3.7) */
        if (!fuzz_is_of_token(&out.diagnostic) && out.extension != SMTPATH_EXT_LIMITS)
            check_ehlo_prefix(line, read, until_here, &out.diagnostic);
        return;
    }
    FUZZ_ASSERT(in_line(out.keyword, read) && in_line(out.parameters, read) &&
                in_line(out.detail, read));
    while (smtpath_next_ehlo_parameter(line, &out, &walk, &parameter)) {
        FUZZ_ASSERT(parameter.length > 0 && in_line(parameter, read));
        FUZZ_ASSERT(walk > before);
        before = walk;
    }
}

static void check_reply_line(const char *octets, size_t length, bool utf8, struct smtpath_reply *reply,
                             struct smtpath_ehlo *ehlo)
{
    struct smtpath_reply_line out, prefix, within;
    struct smtpath_explanation explanation;
    char *line = fuzz_copy(octets, length);
    const enum smtpath_reason reason = smtpath_read_reply_line(line, length, utf8, NULL, &out);
    FUZZ_ASSERT(out.length == length && (reason != SMTPATH_OK || out.code != 0));
    if (out.code != 0) {
        FUZZ_ASSERT(out.code >= 200 && out.code <= 559);
        FUZZ_ASSERT(out.text.offset + out.text.length <= length);
        FUZZ_ASSERT(out.enhanced[0] == 0 || out.enhanced[0] == out.code / 100);
        check_forward(line, &out, utf8);
        check_ehlo(line, &out, ehlo);
        FUZZ_ASSERT(smtpath_explain_code(out.code, SMTPATH_ENGLISH, &explanation));
        smtpath_read_reply_line(line, length, utf8, reply, &within);
        FUZZ_ASSERT(within.code == 0 || within.code == out.code);
    }
    if (reason != SMTPATH_OK) {
        FUZZ_ASSERT(out.diagnostic.reason == reason && out.diagnostic.offset <= length);
        const uint32_t offset = out.diagnostic.offset;
        const enum smtpath_reason again = smtpath_read_reply_line(line, offset, utf8, NULL, &prefix);
        FUZZ_ASSERT(again == SMTPATH_OK || prefix.diagnostic.offset == offset);
        if (offset < length)
            FUZZ_ASSERT(smtpath_read_reply_line(line, offset + 1, utf8, NULL, &prefix) != SMTPATH_OK &&
                        prefix.diagnostic.offset == offset);
    }
    free(line);
}

static bool is_text(const char *text)
{
    return text != NULL && text[0] != '\0';
}

static void check_explanation(uint16_t code, const uint16_t enhanced[3], uint16_t other)
{
    for (int l = SMTPATH_ENGLISH; l <= SMTPATH_JAPANESE; l++) {
        const enum smtpath_language language = (enum smtpath_language)l;
        struct smtpath_explanation of = {0};
        const bool is_code = smtpath_explain_code(code, language, &of);
        FUZZ_ASSERT(is_code == (is_text(of.severity) && is_text(of.meaning)));
        FUZZ_ASSERT(is_code == (is_text(of.when) && is_text(of.remedy)));
        const char *difference = smtpath_explain_difference(code, other, language);
        FUZZ_ASSERT(is_code || difference == NULL);
        FUZZ_ASSERT(difference == NULL || is_text(difference));
        FUZZ_ASSERT(difference == smtpath_explain_difference(other, code, language));
        memset(&of, 0, sizeof of);
        const bool is_enhanced = smtpath_explain_enhanced(enhanced, language, &of);
        FUZZ_ASSERT(is_enhanced == ((enhanced[0] == 2 || enhanced[0] == 4 || enhanced[0] == 5) &&
                                    enhanced[1] <= 999 && enhanced[2] <= 999));
        FUZZ_ASSERT(is_enhanced == (is_text(of.severity) && is_text(of.meaning)));
        FUZZ_ASSERT(is_enhanced == (is_text(of.when) && is_text(of.remedy)));
    }
}

/* What is to be written: a code, an enhanced one or NULL, and a text. */
struct given {
    uint16_t code;
    const uint16_t *enhanced;
    const char *text;
    size_t length;
    bool utf8;
};

/* How many octets are a control of more than one: of C1, or one that separates or turns text. */
static size_t control_length(const char *text, size_t length)
{
    static const char *const controls[] = {
        "\xD8\x9C",     "\xE2\x80\x8E", "\xE2\x80\x8F", "\xE2\x80\xA8", "\xE2\x80\xA9",
        "\xE2\x80\xAA", "\xE2\x80\xAB", "\xE2\x80\xAC", "\xE2\x80\xAD", "\xE2\x80\xAE",
        "\xE2\x81\xA6", "\xE2\x81\xA7", "\xE2\x81\xA8", "\xE2\x81\xA9"};
    if (length >= 2 && text[0] == '\xC2' && (text[1] & '\xE0') == '\x80')
        return 2;
    for (size_t i = 0; i < sizeof controls / sizeof *controls; i++)
        if (length >= strlen(controls[i]) && memcmp(text, controls[i], strlen(controls[i])) == 0)
            return strlen(controls[i]);
    return 0;
}

/* One line holds the text from at on: octet by octet, or "?" for what no text holds. Returns: where the next
 * line's text begins. */
static size_t check_text(const struct given *given, size_t at, const char *line, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        FUZZ_ASSERT(at < given->length);
        const unsigned char octet = (unsigned char)given->text[at];
        const bool may_stand = octet == '\t' || (octet >= ' ' && octet <= '~');
        const size_t control = given->utf8 ? control_length(given->text + at, given->length - at) : 0;
        FUZZ_ASSERT(control > 0                  ? line[i] == '?'
                    : given->text[at] == line[i] ? may_stand || (given->utf8 && octet >= 0x80)
                                                 : !may_stand && line[i] == '?');
        at += control > 0 ? control : 1;
    }
    return at < given->length && given->text[at] == ' ' ? at + 1 : at;
}

/* Octets of a line before its text. */
static size_t head_length(const struct given *given)
{
    if (given->enhanced == NULL)
        return 4;
    return 4 + (size_t)snprintf(NULL, 0, "%d.%d.%d ", given->enhanced[0], given->enhanced[1],
                                given->enhanced[2]);
}

/* Each line of what was written, by itself and as one reply. */
static void check_written(const char *written, size_t length, const struct given *given)
{
    struct smtpath_reply reply = {0};
    struct smtpath_reply_line out;
    const size_t head = head_length(given);
    size_t begin = 0, at = 0;
    while (begin < length) {
        const char *end = memchr(written + begin, '\n', length - begin);
        FUZZ_ASSERT(end != NULL && end > written + begin && end[-1] == '\r');
        const size_t line = (size_t)(end - (written + begin)) - 1;
        FUZZ_ASSERT(line + 2 <= LINE);
        FUZZ_ASSERT(!reply.complete);
        FUZZ_ASSERT(smtpath_read_reply_line(written + begin, line, given->utf8, &reply, &out) ==
                    SMTPATH_OK);
        FUZZ_ASSERT(out.code == given->code);
        FUZZ_ASSERT(given->enhanced == NULL ||
                    memcmp(out.enhanced, given->enhanced, sizeof out.enhanced) == 0);
        FUZZ_ASSERT(line >= head);
        at = check_text(given, at, written + begin + head, line - head);
        begin += line + 2;
    }
    FUZZ_ASSERT(reply.complete && at == given->length);
}

/* What RFC 5321 section 4.2 and RFC 2034 section 4 let stand at the head of a reply. */
static bool writable(uint16_t code, const uint16_t *enhanced)
{
    return code >= 200 && code <= 559 && code / 10 % 10 <= 5 &&
           (enhanced == NULL || (enhanced[0] != 3 && enhanced[0] == code / 100 && enhanced[1] <= 999 &&
                                 enhanced[2] <= 999));
}

static void check_writer(const char *text, size_t length, uint16_t code, const uint16_t *enhanced,
                         bool utf8)
{
    static char whole[ROOM];
    const size_t needed = smtpath_write_reply(code, enhanced, text, length, utf8, whole, sizeof whole);
    FUZZ_ASSERT((needed > 0) == writable(code, enhanced) && needed <= sizeof whole);
    if (needed == 0)
        return;
    check_written(whole, needed, &(struct given){code, enhanced, text, length, utf8});
    /* one of the sizes that are too small: over many inputs every one */
    const size_t size = fuzz_pick(text, length, needed);
    char *buffer = fuzz_block(size);
    FUZZ_ASSERT(smtpath_write_reply(code, enhanced, text, length, utf8, buffer, size) == needed);
    FUZZ_ASSERT(size == 0 || memcmp(buffer, whole, size) == 0);
    free(buffer);
}

/* The first numbers of the text, whatever they are: a code, an enhanced one, and a code to
 * compare with. */
static void check_explanations(const char *text, size_t length)
{
    uint16_t number[5] = {0};
    size_t at = 0;
    for (int n = 0; n < 5; n++) {
        while (at < length && (text[at] < '0' || text[at] > '9'))
            at++;
        for (; at < length && text[at] >= '0' && text[at] <= '9'; at++)
            number[n] = (uint16_t)((number[n] * 10u + (unsigned)(text[at] - '0')) & 0xFFFF);
    }
    check_explanation(number[0], number + 1, number[4]);
    check_writer(text, length, number[0], (length & 1) != 0 ? number + 1 : NULL, false);
}

/* The text several times over, so that a short one fills some lines, too. */
static void check_long_writer(const char *text, size_t length, uint16_t code, const uint16_t *enhanced,
                              bool utf8)
{
    char *copies = fuzz_block(TIMES * length);
    for (size_t i = 0; i < TIMES && length > 0; i++)
        memcpy(copies + i * length, text, length);
    check_writer(copies, TIMES * length, code, enhanced, utf8);
    free(copies);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const uint16_t codes[] = {250, 251, 501, 551, 354, 421, 220, 555};
    if (size < 1 || size > MOST)
        return 0;
    const char *text = (const char *)data;
    const size_t length = size - 1;
    const bool utf8 = (data[length] & 1) != 0;
    struct smtpath_reply reply = {0};
    struct smtpath_ehlo ehlo = {0};
    size_t begin = 0;
    while (begin <= length) {
        const char *end = length == begin ? NULL : memchr(text + begin, '\n', length - begin);
        const size_t line = end == NULL ? length - begin : (size_t)(end - (text + begin));
        check_reply_line(text + begin, line, utf8, &reply, &ehlo);
        begin += line + 1;
    }
    const uint16_t code = codes[data[length] >> 1 & 7];
    const uint16_t enhanced[3] = {code / 100, 1, data[length]};
    check_writer(text, length, code, (data[length] & 0x10) != 0 ? enhanced : NULL, utf8);
    if ((data[length] & 0x20) != 0)
        check_long_writer(text, length, code, (data[length] & 0x10) != 0 ? enhanced : NULL, utf8);
    check_explanations(text, length);
    return 0;
}
