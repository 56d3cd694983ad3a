// SPDX-License-Identifier: MIT
/*
 * A mutator that knows the grammar: it works on tokens, and puts in productions, so that the fuzzer need
 * not find "NOTIFY=" or "[IPv6:" octet by octet. What it makes up comes from the library's own tables
 * where they have it. libFuzzer and AFL++ call the same functions; a seed gives the same input each time.
 */
#include "fuzz.h"

size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t max_size);
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max_size, unsigned int seed);
size_t LLVMFuzzerCustomCrossOver(const uint8_t *a, size_t a_size, const uint8_t *b, size_t b_size,
                                 uint8_t *out, size_t max_size, unsigned int seed);

/* xorshift32: small, and the same everywhere. */
static uint32_t next_random(uint32_t *state)
{
    uint32_t x = *state;
    x ^= x << 13;
    x ^= x >> 17;
    x ^= x << 5;
    *state = x;
    return x;
}

static uint32_t below(uint32_t *state, size_t bound)
{
    return bound == 0 ? 0 : (uint32_t)(next_random(state) % bound);
}

/* ---- Productions --------------------------------------------------------------------------------------- */

/* Pieces of lines that no table of the library holds; its tables give verbs and keywords. */
static const char *const pieces[] = {
    "MAIL FROM:<a@b>",
    "RCPT TO:<a@b>",
    "RCPT TO:<Postmaster>",
    "MAIL FROM:<>",
    "<",
    ">",
    "@",
    "@a,@b:",
    ":",
    "\"a b\"",
    "\"\\\"\"",
    "\"",
    "\\",
    ".",
    "..",
    "-",
    "_",
    "a-b",
    "xn--a",
    " ",
    "\t",
    "  ",
    "=",
    ",",
    ";",
    "[1.2.3.4]",
    "[255.255.255.255]",
    "[10.01.0.1]",
    "[256",
    "[IPv6:::1]",
    "[IPv6:1:2:3:4:5:6:7:8]",
    "[IPv6:1:2:3:4:5:6:1.2.3.4]",
    "[IPv6:1::2:1.2.3.4]",
    "[x-y:z]",
    "[2001:db8::1]",
    "]",
    "\xC3\xBC",
    "\xE2\x82\xAC",
    "\xF0\x9F\x98\x80",
    "\xC0\x80",
    "\xED\xA0\x80",
    "\xF4\x90\x80\x80",
    "\xE2\x82",
    "\xC2\xAB",
    "\xC2\xBB",
    "\xE2\x80\x9C",
    "\xE2\x80\x9E",
    "\xE2\x80\x9D",
    "\xEF\xBC\x9C",
    "\xEF\xBC\x9E",
    "1",
    "0",
    "18446744073709551616",
    "99999999999999999999",
    "7BIT",
    "8BITMIME",
    "BINARYMIME",
    "FULL",
    "HDRS",
    "NEVER",
    "SUCCESS,FAILURE,DELAY",
    "rfc822;a+2Bb@c",
    "utf-8;\\x{5C}\\x{10FFFF}",
    "+20",
    "+7E",
    "+7F",
    "2024-02-29T23:59:60Z",
    "2023-02-29T00:00:00.123456789+23:59",
    "-1;R",
    "+120;RT",
    "5;N",
    "<a.b@c>",
    "abc:1",
    "a:b,c.d",
    "<>",
    "LAST",
    "PLAIN AGEAYg==",
    "LOGIN =",
    "X-FLAG",
    "X-MAIL=1",
    "X-RCPT",
    "250-SIZE 1000",
    "250 DELIVERBY 1,a b",
    "550 5.1.1 ",
    "251 2.1.5 User not local; will forward to <a@b>",
    "551 <a@b>",
    "\r\n",
    "\n",
    "\r",
};

enum { PIECES = sizeof pieces / sizeof pieces[0] };

/* A piece, a verb, or a parameter's keyword. */
static const char *production(uint32_t *state)
{
    const uint32_t choice = below(state, PIECES + SMTPATH_VERB_COUNT - 1 + SMTPATH_PARAM_COUNT);
    if (choice < PIECES)
        return pieces[choice];
    if (choice < PIECES + SMTPATH_VERB_COUNT - 1)
        return smtpath_verb_name((enum smtpath_verb)(choice - PIECES + 1));
    return smtpath_param_name((enum smtpath_param)(choice - PIECES - (SMTPATH_VERB_COUNT - 1)));
}

/* ---- Tokens ----------------------------------------------------------------------------------------------- */

static bool divides(uint8_t octet)
{
    return octet != 0 && strchr(" \t<>@:,;=[].\"\\\r\n", octet) != NULL;
}

/* Some token of the line: a run of octets between dividers, or one divider. */
static void pick_token(const uint8_t *line, size_t length, uint32_t *state, size_t *begin, size_t *end)
{
    *begin = *end = below(state, length);
    if (length == 0)
        return;
    ++*end;
    if (divides(line[*begin]))
        return;
    while (*begin > 0 && !divides(line[*begin - 1]))
        --*begin;
    while (*end < length && !divides(line[*end]))
        ++*end;
}

/* Puts count octets in the place of line[begin .. end). Returns the new length, the old one if there is no
 * room. text does not point into line. */
static size_t replace(uint8_t *line, size_t length, size_t room, size_t begin, size_t end,
                      const void *text, size_t count)
{
    const size_t new_length = length - (end - begin) + count;
    if (new_length > room)
        return length;
    memmove(line + begin + count, line + end, length - end);
    memcpy(line + begin, text, count);
    return new_length;
}

/* A token as often as brings it to a limit's two sides. */
static size_t stretch(uint8_t *line, size_t length, size_t room, size_t begin, size_t end,
                      uint32_t *state)
{
    static const size_t limits[] = {63, 64, 100, 255, 256, 500, 512};
    uint8_t filler[600];
    const size_t wanted = limits[below(state, 7)] + below(state, 3) - 1;
    for (size_t i = 0; i < wanted; i++)
        filler[i] = line[begin + i % (end - begin)];
    return replace(line, length, room, begin, end, filler, wanted);
}

static size_t mutate_token(uint8_t *line, size_t length, size_t room, uint32_t *state)
{
    size_t begin, end;
    uint8_t token[600];
    pick_token(line, length, state, &begin, &end);
    const size_t count = end - begin < sizeof token ? end - begin : sizeof token;
    memcpy(token, line + begin, count);
    const char *piece = production(state);
    switch (below(state, 6)) {
    case 0:
        return replace(line, length, room, begin, end, piece, strlen(piece));
    case 1:
        return replace(line, length, room, begin, begin, piece, strlen(piece));
    case 2:
        return replace(line, length, room, end, end, token, count);
    case 3:
        return replace(line, length, room, begin, end, "", 0);
    case 4:
        return count == 0 ? length : stretch(line, length, room, begin, begin + count, state);
    default: /* the same token elsewhere */
        pick_token(line, length, state, &begin, &end);
        return replace(line, length, room, begin, end, token, count);
    }
}

/* ---- What the engines call ------------------------------------------------------------------------------------ */

/* Octets behind the line: the options, where the input is long enough to have them. */
static size_t tail_of(size_t size)
{
    return size >= FUZZ_OPTIONS_SIZE ? FUZZ_OPTIONS_SIZE : 0;
}

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max_size, unsigned int seed)
{
    uint32_t state = seed | 1;
    uint8_t options[FUZZ_OPTIONS_SIZE];
    const size_t tail = tail_of(size);
    size_t length = size - tail;
    next_random(&state);
    if (below(&state, 4) == 0)
        return LLVMFuzzerMutate(data, size, max_size);
    memcpy(options, data + length, tail);
    if (tail > 0 && below(&state, 8) == 0)
        options[below(&state, tail)] ^= (uint8_t)(1u << below(&state, 8));
    do
        length = mutate_token(data, length, max_size - tail, &state);
    while (below(&state, 3) != 0);
    memcpy(data + length, options, tail);
    return length + tail;
}

/* The head of one line and the tail of another, cut between tokens. */
size_t LLVMFuzzerCustomCrossOver(const uint8_t *a, size_t a_size, const uint8_t *b, size_t b_size,
                                 uint8_t *out, size_t max_size, unsigned int seed)
{
    uint32_t state = seed | 1;
    size_t head, begin, unused;
    next_random(&state);
    pick_token(a, a_size - tail_of(a_size), &state, &unused, &head);
    pick_token(b, b_size - tail_of(b_size), &state, &begin, &unused);
    if (head > max_size)
        head = max_size;
    size_t rest = b_size - begin;
    if (rest > max_size - head)
        rest = max_size - head;
    memcpy(out, a, head);
    memcpy(out + head, b + begin, rest);
    return head + rest;
}
