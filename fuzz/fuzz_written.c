// SPDX-License-Identifier: MIT
/*
 * Property: a command that the library writes reads back as the same mailbox and the same parameters, and a
 * 251 or 551 as the same forward-path; a mailbox or value that cannot be written is refused, and nothing in
 * it ends the line.
 */
#include "fuzz.h"

enum { ROOM = 1 << 16, MOST = 2048 };

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
    for (size_t i = 0; i < count; i++) {
        const struct smtpath_parameter *parameter = &out.parameter[argument[i].param];
        switch (argument[i].param) {
        case SMTPATH_PARAM_SIZE:
        case SMTPATH_PARAM_HOLDFOR:
            FUZZ_ASSERT(parameter->number == argument[i].number);
            break;
        case SMTPATH_PARAM_BODY:
        case SMTPATH_PARAM_RET:
        case SMTPATH_PARAM_NOTIFY:
            FUZZ_ASSERT(parameter->choice == argument[i].choice);
            break;
        case SMTPATH_PARAM_MT_PRIORITY:
        case SMTPATH_PARAM_BY:
            FUZZ_ASSERT(parameter->integer == argument[i].integer);
            break;
        default:
            break;
        }
    }
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
    struct smtpath_argument arguments[2] = {{.param = SMTPATH_PARAM_SIZE, .number = tail[1]}};
    for (int i = 0; i < 2; i++) {
        arguments[i].param = (enum smtpath_param)(tail[i] % (SMTPATH_PARAM_COUNT + 1)); /* none, too */
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
    const size_t count = tail[7] % 3;
    check_command(&mailbox, arguments, count, verb, utf8);
    check_command(NULL, arguments, count, SMTPATH_VERB_MAIL, utf8);
    check_forward(&mailbox, (tail[6] & 4) != 0 ? 251 : 551, enhanced, utf8);
    FUZZ_ASSERT(smtpath_write_command(SMTPATH_VERB_DATA, &mailbox, NULL, 0, utf8, NULL, 0) == 0);
    FUZZ_ASSERT(smtpath_write_forward(250, NULL, &mailbox, utf8, NULL, 0) == 0);
    FUZZ_ASSERT(smtpath_write_forward(551, NULL, NULL, utf8, NULL, 0) == 0);
    return 0;
}
