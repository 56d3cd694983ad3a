// SPDX-License-Identifier: MIT
#include "turn.h"

#include "forms.h"
#include "smtpath.h"

#include <string.h>

static char upper(char octet)
{
    return (char)(octet >= 'a' && octet <= 'z' ? octet - ('a' - 'A') : octet);
}

/* Whether a line's first word is this one, in any case. word is in upper case. */
static bool is_first_word(const char *line, size_t length, const char *word)
{
    size_t n = 0;
    while (word[n] != '\0' && n < length && upper(line[n]) == word[n])
        n++;
    return word[n] == '\0' && (n == length || line[n] == ' ' || line[n] == '\t');
}

/* ---- What a line looks like ---------------------------------------------------------------------------------- */

static bool is_digit(char octet)
{
    return octet >= '0' && octet <= '9';
}

uint16_t reply_code(const char *line, size_t length)
{
    if (length < 3 || line[0] < '2' || line[0] > '5' || !is_digit(line[1]) || !is_digit(line[2]))
        return 0;
    if (length > 3 && line[3] != ' ' && line[3] != '-')
        return 0;
    return (uint16_t)((line[0] - '0') * 100 + (line[1] - '0') * 10 + (line[2] - '0'));
}

bool is_reply(const char *line, size_t length)
{
    return reply_code(line, length) != 0;
}

bool begins_with_verb(const char *line, size_t length)
{
    /* the obsolete ones stand last: words of English, which a log is full of */
    for (int verb = SMTPATH_VERB_UNKNOWN + 1; verb < SMTPATH_VERB_SEND; verb++)
        if (is_first_word(line, length, smtpath_verb_name((enum smtpath_verb)verb)))
            return true;
    return false;
}

/* ---- Redactions ------------------------------------------------------------------------------------------------ */

/* Four or more of one of these, and nothing else. */
static bool is_run(const char *text, size_t length)
{
    if (length < 3 || strchr("*xX.#-", text[0]) == NULL || text[0] == '\0')
        return false;
    for (size_t i = 1; i < length; i++)
        if (text[i] != text[0])
            return false;
    return true;
}

static bool holds_redaction(const char *text, size_t length)
{
    static const char *const words[] = {
        "***",
        "[...]",
        "...]",
        "hidden",
        "*sensitive*",
        "redacted",
        "REDACTED",
        "Redacted",
        "<removed>",
        "[removed]",
        "(removed)",
        "<password>",
        "[password]",
        "<secret>",
        "/* secret */",
        "suppressed",
        "<authentication",
        "<base64",
        "\xE2\x80\xA2\xE2\x80\xA2",
        "xxxx",
        "XXXX",
        "[credentials",
        "<...>",
    };
    if (is_run(text, length))
        return true;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (find(text, length, words[i]) != NULL)
            return true;
    return false;
}

bool is_redacted(const char *line, size_t length)
{
    enum { LONGEST = 256 }; /* no program writes more in its place */
    if (length > LONGEST)
        return false;
    if (!is_first_word(line, length, "AUTH"))
        return !begins_with_verb(line, length) && length > 0 && holds_redaction(line, length);
    const char *mechanism = length > 5 ? memchr(line + 5, ' ', length - 5) : NULL;
    if (mechanism == NULL)
        return length > 5 && holds_redaction(line + 5, length - 5);
    return holds_redaction(mechanism + 1, length - (size_t)(mechanism + 1 - line));
}

/* ---- Turns ------------------------------------------------------------------------------------------------------ */

/* The size that BDAT announces; 0 if there is none. */
static uint64_t chunk_size(const char *line, size_t length)
{
    uint64_t size = 0;
    for (size_t at = 5; at < length && is_digit(line[at]) && size < UINT64_MAX / 16; at++)
        size = size * 10 + (uint64_t)(line[at] - '0');
    return size;
}

void turn_command(struct turn *turn, const char *line, size_t length)
{
    if (is_first_word(line, length, "BDAT")) {
        turn->chunk = chunk_size(line, length);
        turn->is_chunk_begun = false;
        if (turn->chunk > 0)
            turn->mode = TURN_CHUNK;
    } else if (!turn->has_answered && is_first_word(line, length, "DATA")) {
        turn->mode = TURN_MESSAGE;
    }
    turn->is_behind_auth = !turn->has_answered && is_first_word(line, length, "AUTH");
}

void turn_reply(struct turn *turn, uint16_t code)
{
    turn->has_answered = true;
    turn->mode = code == 354 ? TURN_MESSAGE : (code == 334 ? TURN_SASL : TURN_COMMAND);
}

static bool takes_chunk(struct turn *turn, const char *line, size_t length)
{
    /* a chunk that was not recorded, as no other was: the next command stands in its place */
    if (!turn->is_chunk_begun && !turn->has_chunks && begins_with_verb(line, length)) {
        turn->mode = TURN_COMMAND;
        return false;
    }
    turn->is_chunk_begun = turn->has_chunks = true;
    turn->chunk -= turn->chunk < length + 2 ? turn->chunk : length + 2;
    if (turn->chunk == 0)
        turn->mode = TURN_COMMAND;
    return true;
}

bool turn_takes_command(struct turn *turn, const char *line, size_t length)
{
    switch (turn->mode) {
    case TURN_MESSAGE:
        if (length == 1 && line[0] == '.')
            turn->mode = TURN_COMMAND;
        return false;
    case TURN_SASL:
        turn->mode = TURN_COMMAND;
        return false;
    case TURN_CHUNK:
        return !takes_chunk(turn, line, length);
    default:
        return !turn->is_behind_auth || begins_with_verb(line, length);
    }
}
