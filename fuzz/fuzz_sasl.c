// SPDX-License-Identifier: MIT
/*
 * Property: a line of a SASL exchange is what a second reading of RFC 4954 section 8 says, in which the alphabet is
 * counted off in quartets from the end; a fault stands at the first octet that no longer line could have there; and
 * what an AUTH command takes as its initial response is a line of an exchange, too.
 */
#include "fuzz.h"

/* The longest line with its CRLF: RFC 4954 section 4. */
enum { LONGEST = 12288 };

static bool is_base64_char(char octet)
{
    static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    return octet != '\0' && strchr(alphabet, octet) != NULL;
}

/* base64-terminal = (2base64-char "==") / (3base64-char "=") */
static size_t padding(const char *line, size_t length)
{
    if (length >= 2 && line[length - 1] == '=')
        return line[length - 2] == '=' ? 2 : 1;
    return 0;
}

/* base64 = base64-terminal / ( 1*(4base64-char) [base64-terminal] ) */
static bool is_base64(const char *line, size_t length)
{
    if (length == 0 || length % 4 != 0)
        return false;
    for (size_t i = 0; i < length - padding(line, length); i++)
        if (!is_base64_char(line[i]))
            return false;
    return true;
}

/* Whether something can follow so that it is base64: some octets of a quartet at most are to come. */
static bool begins_base64(const char *line, size_t length)
{
    static const char *const ends[] = {"AAAA", "AAA", "AA=", "A==", "AA", "A=", "==", "A", "="};
    char *longer = fuzz_block(length + 4);
    bool begins = is_base64(line, length);
    if (length > 0)
        memcpy(longer, line, length);
    for (size_t i = 0; i < sizeof ends / sizeof *ends && !begins; i++) {
        memcpy(longer + length, ends[i], strlen(ends[i]));
        begins = is_base64(longer, length + strlen(ends[i]));
    }
    free(longer);
    return begins;
}

/* Whether a line can begin so. */
static bool begins_line(const char *line, size_t length, enum smtpath_sasl_side side)
{
    return length == 0 || begins_base64(line, length) ||
           (side == SMTPATH_SASL_CLIENT && length == 1 && line[0] == '*');
}

static void check_line(const char *line, size_t length, enum smtpath_sasl_side side)
{
    struct smtpath_sasl_line out;
    const enum smtpath_reason reason = smtpath_read_sasl_line(line, length, side, &out);
    const uint32_t at = out.diagnostic.offset;
    FUZZ_ASSERT(reason == (enum smtpath_reason)out.diagnostic.reason);
    if (length > LONGEST - 2) {
        FUZZ_ASSERT(reason == SMTPATH_AUTH_LINE_TOO_LONG && at == LONGEST - 2);
        return;
    }
    const bool cancels = side == SMTPATH_SASL_CLIENT && length == 1 && line[0] == '*';
    FUZZ_ASSERT((reason == SMTPATH_OK) == (length == 0 || cancels || is_base64(line, length)));
    if (reason == SMTPATH_OK) {
        FUZZ_ASSERT(out.kind == (length == 0 ? SMTPATH_SASL_EMPTY
                                 : cancels   ? SMTPATH_SASL_CANCEL
                                             : SMTPATH_SASL_BASE64));
        return;
    }
    FUZZ_ASSERT(at <= length && out.diagnostic.code == 501);
    FUZZ_ASSERT(begins_line(line, at, side) && (at == length || !begins_line(line, at + 1, side)));
}

/* AUTH SP mechanism SP initial-response, "=" of which is an empty one. */
static void check_initial_response(const struct fuzz_input *input)
{
    static struct smtpath_line out;
    struct smtpath_sasl_line line;
    if (smtpath_read_command(input->line, input->length, &input->options, &out) != SMTPATH_OK ||
        out.verb != SMTPATH_VERB_AUTH || out.second.length == 0)
        return;
    const char *response = input->line + out.second.offset;
    if (out.second.length == 1 && response[0] == '=')
        return;
    FUZZ_ASSERT(smtpath_read_sasl_line(response, out.second.length, SMTPATH_SASL_CLIENT, &line) ==
                SMTPATH_OK);
    FUZZ_ASSERT(line.kind == SMTPATH_SASL_BASE64);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct fuzz_input input = fuzz_open(data, size);
    check_line(input.line, input.length, SMTPATH_SASL_CLIENT);
    check_line(input.line, input.length, SMTPATH_SASL_SERVER);
    check_initial_response(&input);
    fuzz_close(&input);
    return 0;
}
