// SPDX-License-Identifier: MIT
/*
 * Property: decoding is the inverse of encoding, for any octets that can be encoded; of any octets it writes no control;
 * what is copied, decoded or written as a C string fits whole or not at all; the hops of a route and the attributes of
 * XCLIENT meet each octet once, in order; and a path with its parameters reads alike behind its verb and without it.
 */
#include "fuzz.h"

enum { MOST = 4096 };

/* A writer of C strings, and what it is given beside its buffer. */
struct writer {
    size_t (*write)(const struct writer *w, char *buffer, size_t size);
    const char *text;
    size_t length;
    const struct smtpath_line *read;
    enum smtpath_param param;
};

static size_t decode_xtext(const struct writer *w, char *buffer, size_t size)
{
    return smtpath_decode_xtext(w->text, w->length, buffer, size);
}

static size_t decode_utf8_address(const struct writer *w, char *buffer, size_t size)
{
    return smtpath_decode_utf8_address(w->text, w->length, buffer, size);
}

static size_t decode_parameter(const struct writer *w, char *buffer, size_t size)
{
    return smtpath_decode_parameter(w->text, w->param, &w->read->parameter[w->param], buffer, size);
}

static size_t copy(const struct writer *w, char *buffer, size_t size)
{
    return smtpath_copy(w->text, w->read->path.path, buffer, size);
}

static size_t plain_mailbox(const struct writer *w, char *buffer, size_t size)
{
    return smtpath_plain_mailbox(w->text, &w->read->path, buffer, size);
}

/* The C string that it writes, in a buffer that lives until the next call; its length. In less room it says the same
 * and writes an empty string. */
static size_t written(const struct writer *w, const char **text)
{
    static char buffer[2 * MOST];
    const size_t length = w->write(w, buffer, sizeof buffer);
    FUZZ_ASSERT(length < sizeof buffer && buffer[length] == '\0' && strlen(buffer) == length);
    FUZZ_ASSERT(w->write(w, NULL, 0) == length);
    char *exact = fuzz_block(length + 1);
    FUZZ_ASSERT(w->write(w, exact, length + 1) == length && memcmp(exact, buffer, length + 1) == 0);
    free(exact);
    if (length > 0) {
        const size_t size = 1 + fuzz_pick(buffer, length, length);
        char *small = fuzz_block(size);
        FUZZ_ASSERT(w->write(w, small, size) == length && small[0] == '\0');
        free(small);
    }
    *text = buffer;
    return length;
}

static bool is_control(char octet)
{
    return (unsigned char)octet < 0x20 || octet == 0x7F;
}

/* ---- Encoded text ------------------------------------------------------------------------------------------ */

/* What any octets are as xtext: RFC 3461 section 4. */
static size_t encode_xtext(const char *octets, size_t length, char *text)
{
    static const char digits[] = "0123456789ABCDEF";
    size_t at = 0;
    for (size_t i = 0; i < length; i++) {
        const unsigned char octet = (unsigned char)octets[i];
        if (octet > 0x20 && octet < 0x7F && octet != '+' && octet != '=') {
            text[at++] = octets[i];
            continue;
        }
        text[at++] = '+';
        text[at++] = digits[octet >> 4];
        text[at++] = digits[octet & 15];
    }
    return at;
}

static void check_xtext(const char *octets, size_t length)
{
    static char text[3 * MOST];
    const char *decoded;
    bool has_control = false;
    for (size_t i = 0; i < length; i++)
        has_control |= is_control(octets[i]);
    struct writer w = {.write = decode_xtext, .text = text};
    w.length = encode_xtext(octets, length, text);
    const size_t count = written(&w, &decoded);
    FUZZ_ASSERT(has_control ? count == 0 : count == length && memcmp(decoded, octets, length) == 0);
}

/* Of any octets, encoded or not. */
static void check_any(const char *octets, size_t length,
                      size_t (*write)(const struct writer *w, char *buffer, size_t size))
{
    const char *decoded;
    const struct writer w = {.write = write, .text = octets, .length = length};
    const size_t count = written(&w, &decoded);
    FUZZ_ASSERT(count <= length);
    for (size_t i = 0; i < count; i++)
        FUZZ_ASSERT(!is_control(decoded[i]));
}

/* The code point whose UTF-8 begins here, and how many octets that has; 0 for what is none. */
static size_t code_point(const char *octets, size_t length, uint32_t *code)
{
    static const struct {
        uint8_t mask, head, octets;
        uint32_t least;
    } forms[] = {
        {0x80, 0, 1, 0}, {0xE0, 0xC0, 2, 0x80}, {0xF0, 0xE0, 3, 0x800}, {0xF8, 0xF0, 4, 0x10000}};
    const uint8_t first = (uint8_t)octets[0];
    for (size_t f = 0; f < 4; f++) {
        if ((first & forms[f].mask) != forms[f].head)
            continue;
        *code = first & (uint8_t)~forms[f].mask;
        for (size_t i = 1; i < forms[f].octets; i++) {
            if (i == length || ((uint8_t)octets[i] & 0xC0) != 0x80)
                return 0;
            *code = *code << 6 | ((uint8_t)octets[i] & 0x3F);
        }
        const bool is_one =
            *code >= forms[f].least && *code <= 0x10FFFF && (*code < 0xD800 || *code > 0xDFFF);
        return is_one ? forms[f].octets : 0;
    }
    return 0;
}

/* Whether utf-8-addr-xtext may have it as it is: QCHAR, RFC 6533 section 3. */
static bool is_plain(uint32_t code)
{
    return code > 0x20 && code < 0x7F && code != '+' && code != '=' && code != '\\';
}

/* UTF-8 as utf-8-addr-xtext. Returns: false for what is no UTF-8, or has a control in it. */
static bool encode_utf8_address(const char *octets, size_t length, char *text, size_t *count)
{
    *count = 0;
    for (size_t i = 0; i < length;) {
        uint32_t code;
        const size_t size = code_point(octets + i, length - i, &code);
        if (size == 0 || code < 0x20 || (code >= 0x7F && code <= 0x9F))
            return false;
        if (is_plain(code))
            text[(*count)++] = (char)code;
        else
            *count += (size_t)sprintf(text + *count, "\\x{%02X}", (unsigned)code);
        i += size;
    }
    return true;
}

static void check_utf8_address(const char *octets, size_t length)
{
    static char text[6 * MOST];
    const char *decoded;
    struct writer w = {.write = decode_utf8_address, .text = text};
    if (!encode_utf8_address(octets, length, text, &w.length))
        return;
    const size_t count = written(&w, &decoded);
    FUZZ_ASSERT(count == length && memcmp(decoded, octets, length) == 0);
}

static void check_parameters(const char *line, const struct smtpath_line *out)
{
    for (int p = 0; p < SMTPATH_PARAM_COUNT; p++) {
        const struct smtpath_parameter *held = &out->parameter[p];
        const char *decoded;
        const struct writer w = {
            .write = decode_parameter, .text = line, .read = out, .param = (enum smtpath_param)p};
        if ((out->present & SMTPATH_BIT(p)) == 0)
            continue;
        const size_t count = written(&w, &decoded);
        FUZZ_ASSERT(count <= held->value.length);
    }
}

/* ---- What is copied and walked ------------------------------------------------------------------------------ */

static void check_path(const char *line, const struct smtpath_line *out)
{
    const struct smtpath_path *path = &out->path;
    static char local[MOST];
    const char *text;
    struct writer w = {.write = copy, .text = line, .read = out};
    FUZZ_ASSERT(written(&w, &text) == path->path.length &&
                memcmp(text, line + path->path.offset, path->path.length) == 0);
    w.write = plain_mailbox;
    const size_t count = written(&w, &text);
    if (path->kind != SMTPATH_PATH_MAILBOX)
        return;
    const size_t octets =
        smtpath_unquote(line + path->local.offset, path->local.length, local, sizeof local);
    FUZZ_ASSERT(count == octets + 1 + path->domain.length && text[octets] == '@');
    FUZZ_ASSERT(memcmp(text, local, octets) == 0);
    FUZZ_ASSERT(memcmp(text + octets + 1, line + path->domain.offset, path->domain.length) == 0);
}

/* A-d-l = At-domain *( "," At-domain ), whose colon the span leaves out. */
static void check_hops(const char *line, const struct smtpath_path *path)
{
    struct smtpath_span hop;
    uint32_t walk = 0, at = path->route.offset;
    while (smtpath_next_hop(line, path, &walk, &hop)) {
        if (at > path->route.offset)
            FUZZ_ASSERT(line[at++] == ',');
        FUZZ_ASSERT(line[at] == '@' && hop.offset == at + 1 && hop.length > 0);
        at = hop.offset + hop.length;
    }
    FUZZ_ASSERT(at == path->route.offset + path->route.length);
}

static void check_attributes(const char *line, const struct smtpath_line *out)
{
    struct smtpath_parameter attribute;
    uint32_t walk = 0, at = out->argument.offset;
    while (smtpath_next_attribute(line, out, &walk, &attribute)) {
        for (; at > out->argument.offset && at < attribute.keyword.offset; at++)
            FUZZ_ASSERT(line[at] == ' ' || line[at] == '\t');
        FUZZ_ASSERT(attribute.keyword.offset == at && attribute.keyword.length > 0);
        at += attribute.keyword.length;
        FUZZ_ASSERT(line[at] == '=' && attribute.value.offset == at + 1);
        at += 1 + attribute.value.length;
    }
    FUZZ_ASSERT(at == out->argument.offset + out->argument.length);
}

/* The same span, so many octets further left. */
static bool is_shifted(struct smtpath_span whole, struct smtpath_span alone, uint32_t by)
{
    return whole.length == alone.length && (whole.length == 0 || whole.offset == alone.offset + by);
}

/* What stands behind the colon, read by itself. */
static void check_arguments(const struct fuzz_input *input, const struct smtpath_line *out)
{
    static struct smtpath_line alone;
    const uint32_t by = out->path.path.offset;
    if (out->deviations != 0)
        return;
    FUZZ_ASSERT(smtpath_read_arguments(input->line + by, input->length - by, out->verb, &input->options,
                                       &alone) == SMTPATH_OK);
    FUZZ_ASSERT(is_shifted(out->path.path, alone.path.path, by) &&
                is_shifted(out->path.local, alone.path.local, by) &&
                is_shifted(out->path.domain, alone.path.domain, by));
    FUZZ_ASSERT(out->present == alone.present && out->private_present == alone.private_present);
    for (int p = 0; p < SMTPATH_PARAM_COUNT; p++)
        if ((out->present & SMTPATH_BIT(p)) != 0)
            FUZZ_ASSERT(is_shifted(out->parameter[p].value, alone.parameter[p].value, by));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct smtpath_line out;
    if (size > MOST)
        return 0;
    struct fuzz_input input = fuzz_open(data, size);
    check_xtext(input.line, input.length);
    check_utf8_address(input.line, input.length);
    check_any(input.line, input.length, decode_xtext);
    check_any(input.line, input.length, decode_utf8_address);
    const enum smtpath_reason reason =
        smtpath_read_command(input.line, input.length, &input.options, &out);
    if (reason == SMTPATH_OK && (out.verb == SMTPATH_VERB_MAIL || out.verb == SMTPATH_VERB_RCPT)) {
        check_path(input.line, &out);
        check_hops(input.line, &out.path);
        check_parameters(input.line, &out);
        check_arguments(&input, &out);
    } else if (reason == SMTPATH_OK &&
               (out.verb == SMTPATH_VERB_XCLIENT || out.verb == SMTPATH_VERB_XFORWARD)) {
        check_attributes(input.line, &out);
    }
    fuzz_close(&input);
    return 0;
}
