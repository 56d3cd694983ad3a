// SPDX-License-Identifier: MIT
/*
 * Property: a command that the library writes reads back as the same mailbox and the same parameters, and a
 * 251 or 551 as the same forward-path; a mailbox or value that cannot be written is refused, and nothing in
 * it ends the line.
 */
#include "fuzz.h"

#include <string.h>

enum { ROOM = 1 << 16, MOST = 2048, MANY_ARGUMENTS = 64 };

/* The next part of the input, up to a LF or its end. */
static struct smtpath_span next_part(const char *text, size_t length, size_t *at)
{
    struct smtpath_span part = {(uint32_t)*at, 0};
    while (*at < length && text[*at] != '\n')
        ++*at;
    part.length = (uint32_t)*at - part.offset;
    if (*at < length)
        ++*at;
    return part;
}

static void check_mailbox(const char *line, const struct smtpath_path *path,
                          const struct smtpath_mailbox *mailbox)
{
    static char local[MOST];
    const size_t length =
        smtpath_unquote(line + path->local.offset, path->local.length, local, sizeof local);
    FUZZ_ASSERT(length == mailbox->local_length);
    FUZZ_ASSERT(length == 0 || memcmp(local, mailbox->local, length) == 0);
    FUZZ_ASSERT(path->domain.length == mailbox->domain_length);
    FUZZ_ASSERT(path->domain.length == 0 ||
                memcmp(line + path->domain.offset, mailbox->domain, path->domain.length) == 0);
}

/* A line that is one: CR LF at its end, and nowhere else. */
static void check_line_end(const char *written, size_t length)
{
    FUZZ_ASSERT(length >= 2 && written[length - 2] == '\r' && written[length - 1] == '\n');
    for (size_t i = 0; i + 2 < length; i++)
        FUZZ_ASSERT(written[i] != '\r' && written[i] != '\n' && written[i] != '\0');
}

/* A code point as UTF-8, which is what an octet of the others is, too. */
static size_t put_point(char *out, uint32_t point)
{
    static const uint32_t least[] = {0, 0x80, 0x800, 0x10000};
    size_t more = 0;
    while (more < 3 && point >= least[more + 1])
        more++;
    for (size_t i = more; i > 0; i--, point >>= 6)
        out[i] = (char)(0x80 | (point & 0x3F));
    out[0] = (char)(more == 0 ? point : (0xFF00u >> (more + 1) & 0xFF) | point);
    return more + 1;
}

/* Whether a value means this text: behind "+" stand two hex digits, between "\\x{" and "}" as many as there
 * are. */
static bool means(const char *value, size_t length, const char *text, size_t text_length, bool embedded)
{
    static char meant[ROOM];
    size_t count = 0;
    for (size_t at = 0; at < length;) {
        char digits[8] = {0};
        size_t used = 0;
        if (embedded && length - at > 4 && memcmp(value + at, "\\x{", 3) == 0)
            used = (size_t)((const char *)memchr(value + at, '}', length - at) - (value + at)) + 1;
        else if (!embedded && value[at] == '+')
            used = 3;
        if (used == 0) {
            meant[count++] = value[at++];
            continue;
        }
        memcpy(digits, value + at + (embedded ? 3 : 1), used - (embedded ? 4 : 1));
        count += put_point(meant + count, (uint32_t)strtoul(digits, NULL, 16));
        at += used;
    }
    return count == text_length && (count == 0 || memcmp(meant, text, count) == 0);
}

static bool stands(const char *line, struct smtpath_span span, const char *text, size_t length)
{
    return span.length == length && (length == 0 || memcmp(line + span.offset, text, length) == 0);
}

static bool is_utf8_type(const struct smtpath_argument *argument)
{
    static const char name[] = "utf-8";
    bool is = argument->type_length == sizeof name - 1;
    for (size_t i = 0; is && i < sizeof name - 1; i++)
        is = argument->type[i] == name[i] || (argument->type[i] | 0x20) == name[i];
    return is;
}

/* Whether what was read is what was to be written, by the members that the parameter has. */
static bool is_argument(const char *line, const struct smtpath_parameter *read,
                        const struct smtpath_argument *given)
{
    const struct smtpath_param_row *info = smtpath_param_info(given->param);
    const uint32_t members = info->members;
    /* a date is written as the text that it is; AUTH's "<>" needs no choice beside it */
    const bool is_date = strncmp(info->syntax, "date-time", 9) == 0;
    const bool is_auth = given->param == SMTPATH_PARAM_AUTH;
    const bool text_says_all = is_auth && given->length == 2 && given->text[0] == '<';
    if (((members & SMTPATH_MEMBER_NUMBER) != 0 && read->number != given->number) ||
        ((members & SMTPATH_MEMBER_INTEGER) != 0 && !is_date && read->integer != given->integer) ||
        ((members & SMTPATH_MEMBER_CHOICE) != 0 && read->choice != given->choice && !text_says_all))
        return false;
    if (info->value == SMTPATH_VALUE_FORBIDDEN)
        return read->value.length == 0;
    if ((members & SMTPATH_MEMBER_SECOND) != 0)
        return stands(line, read->first, given->type, given->type_length) &&
               means(line + read->second.offset, read->second.length, given->text, given->length,
                     is_utf8_type(given));
    if ((members & SMTPATH_MEMBER_FIRST) != 0)
        return stands(line, read->first, given->text, given->length);
    if (is_auth && given->choice == SMTPATH_AUTH_UNKNOWN)
        return stands(line, read->value, "<>", 2);
    if (members != 0 && !is_date && !is_auth)
        return true;
    if (strstr(info->syntax, "xtext") != NULL)
        return means(line + read->value.offset, read->value.length, given->text, given->length, false);
    return stands(line, read->value, given->text, given->length);
}

static void check_command(const struct smtpath_mailbox *mailbox,
                          const struct smtpath_argument *argument, size_t count, enum smtpath_verb verb,
                          bool utf8)
{
    static char written[ROOM];
    static struct smtpath_line out;
    const struct smtpath_options options = {.extensions = SMTPATH_EXT_ALL, .smtputf8 = utf8};
    const size_t length =
        smtpath_write_command(verb, mailbox, argument, count, utf8, written, sizeof written);
    if (length == 0)
        return;
    FUZZ_ASSERT(length <= sizeof written);
    check_line_end(written, length);
    FUZZ_ASSERT(smtpath_read_command(written, length - 2, &options, &out) == SMTPATH_OK);
    FUZZ_ASSERT(out.verb == verb && out.deviations == 0);
    if (mailbox != NULL)
        check_mailbox(written, &out.path, mailbox);
    uint32_t given = 0;
    for (size_t i = 0; i < count; i++)
        given |= SMTPATH_BIT(argument[i].param);
    FUZZ_ASSERT(out.present == given);
    for (size_t i = 0; i < count; i++)
        FUZZ_ASSERT(is_argument(written, &out.parameter[argument[i].param], &argument[i]));
}

static bool is_ascii(const char *octets, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (((unsigned char)octets[i] & 0x80) != 0)
            return false;
    return true;
}

static void check_forward(const struct smtpath_mailbox *mailbox, uint16_t code,
                          const uint16_t *enhanced, bool utf8)
{
    static char written[ROOM];
    static struct smtpath_line out;
    struct smtpath_reply_line read;
    const size_t length = smtpath_write_forward(code, enhanced, mailbox, utf8, written, sizeof written);
    if (length == 0)
        return;
    check_line_end(written, length);
    FUZZ_ASSERT(smtpath_read_reply_line(written, length - 2, utf8, NULL, &read) == SMTPATH_OK);
    if (!utf8 && !(is_ascii(mailbox->local, mailbox->local_length) &&
                   is_ascii(mailbox->domain, mailbox->domain_length))) {
        /* RFC 6531 section 3.7.4.1: such a client is not told the address */
        FUZZ_ASSERT(read.code == (code == 251 ? 250 : 550));
        FUZZ_ASSERT(is_ascii(written, length) && memchr(written, '<', length) == NULL);
        return;
    }
    FUZZ_ASSERT(read.code == code);
    FUZZ_ASSERT(enhanced == NULL ? read.enhanced[0] == 0
                                 : memcmp(read.enhanced, enhanced, sizeof read.enhanced) == 0);
    FUZZ_ASSERT(smtpath_read_forward_path(written, &read, utf8, &out) == SMTPATH_FORWARD_PATH);
    check_mailbox(written, &out.path, mailbox);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 8 || size > MOST)
        return 0;
    const char *text = (const char *)data;
    const uint8_t *tail = data + size - 8;
    const size_t length = size - 8;
    size_t at = 0;
    const struct smtpath_span local = next_part(text, length, &at);
    const struct smtpath_span domain = next_part(text, length, &at);
    const struct smtpath_span value = next_part(text, length, &at);
    const struct smtpath_span type = next_part(text, length, &at);
    const struct smtpath_mailbox mailbox = {text + local.offset, local.length, text + domain.offset,
                                            domain.length};
    /* two at most read back; many are longer than any line */
    const size_t count = tail[7] < 0xF0 ? tail[7] % 3 : MANY_ARGUMENTS;
    struct smtpath_argument arguments[MANY_ARGUMENTS];
    for (size_t i = 0; i < count; i++) {
        arguments[i].param =
            (enum smtpath_param)(tail[i % 2] % (SMTPATH_PARAM_COUNT + 1)); /* none, too */
        arguments[i].number = tail[2] | (uint64_t)tail[3] << 40;
        arguments[i].integer = (int8_t)tail[4];
        arguments[i].choice = tail[5] & 0x1F;
        arguments[i].text = text + value.offset;
        arguments[i].length = value.length;
        arguments[i].type = text + type.offset;
        arguments[i].type_length = type.length;
    }
    const uint16_t code[3] = {tail[6] >> 4, tail[1], (uint16_t)(4 * tail[2])};
    const uint16_t *enhanced = (tail[6] & 8) != 0 ? code : NULL;
    const bool utf8 = (tail[6] & 1) != 0;
    const enum smtpath_verb verb = (tail[6] & 2) != 0 ? SMTPATH_VERB_MAIL : SMTPATH_VERB_RCPT;
    check_command(&mailbox, arguments, count, verb, utf8);
    check_command(NULL, arguments, count, SMTPATH_VERB_MAIL, utf8);
    check_forward(&mailbox, (tail[6] & 4) != 0 ? 251 : 551, enhanced, utf8);
    FUZZ_ASSERT(smtpath_write_command(SMTPATH_VERB_DATA, &mailbox, NULL, 0, utf8, NULL, 0) == 0);
    FUZZ_ASSERT(smtpath_write_forward(250, NULL, &mailbox, utf8, NULL, 0) == 0);
    FUZZ_ASSERT(smtpath_write_forward(551, NULL, NULL, utf8, NULL, 0) == 0);
    return 0;
}
