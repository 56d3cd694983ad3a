// SPDX-License-Identifier: MIT
/*
 * What stands between the library and JavaScript: one call reads a line and writes all that is known of it. The caller
 * owns the memory that reserve gave it, and says where the line, the options and the answer stand in it.
 */
#include "glue.h"

#include "forward.h"

#include <stdlib.h>
#include <string.h>

/* Returns: memory of this size for the caller, the same as before if that is large enough. */
EXPORT(reserve)
char *reserve(size_t size)
{
    static char *memory;
    static size_t held;
    if (size > held) {
        free(memory);
        memory = malloc(size);
        held = memory == NULL ? 0 : size;
    }
    return memory;
}

/* ---- JSON ------------------------------------------------------------------------------------------------------- */

static void put_long(struct sink *a, uint64_t number)
{
    char digits[20];
    size_t count = 0;
    do
        digits[count++] = (char)('0' + number % 10);
    while ((number /= 10) != 0);
    while (count > 0)
        put(a, digits[--count]);
}

static void put_hex(struct sink *a, const void *octets, size_t length)
{
    put(a, '"');
    for (size_t i = 0; i < length; i++) {
        const unsigned octet = ((const unsigned char *)octets)[i];
        put(a, "0123456789abcdef"[octet >> 4]);
        put(a, "0123456789abcdef"[octet & 15]);
    }
    put(a, '"');
}

void put_name(struct sink *a, const char *name)
{
    if (a->length > 0 && a->length <= a->size && a->buffer[a->length - 1] != '{')
        put(a, ',');
    put_json_string(a, name);
    put(a, ':');
}

void put_string_member(struct sink *a, const char *name, const char *text)
{
    put_name(a, name);
    put_json_string(a, text);
}

void put_number_member(struct sink *a, const char *name, uint32_t number)
{
    put_name(a, name);
    put_number(a, number);
}

static void put_bool_member(struct sink *a, const char *name, bool is)
{
    put_name(a, name);
    put_string(a, is ? "true" : "false");
}

/* Beyond 2^53 JSON's numbers are not exact. */
static void put_long_member(struct sink *a, const char *name, uint64_t number, bool is_negative)
{
    put_name(a, name);
    put_string(a, is_negative ? "\"-" : "\"");
    put_long(a, is_negative ? -number : number);
    put(a, '"');
}

static void put_span(struct sink *a, struct smtpath_span span)
{
    put(a, '[');
    put_number(a, span.offset);
    put(a, ',');
    put_number(a, span.length);
    put(a, ']');
}

/* An absent span is no member. */
static void put_span_member(struct sink *a, const char *name, struct smtpath_span span)
{
    if (span.length == 0)
        return;
    put_name(a, name);
    put_span(a, span);
}

/* ---- What the caller chose -------------------------------------------------------------------------------------- */

struct smtpath_options options_of(const struct chosen *chosen,
                                  struct smtpath_private_keyword keywords[PRIVATE_MOST])
{
    for (uint32_t i = 0; i < chosen->private_count && i < PRIVATE_MOST; i++) {
        const struct chosen_keyword *k = &chosen->private_keywords[i];
        keywords[i] = (struct smtpath_private_keyword){
            (const char *)(uintptr_t)k->keyword, k->length, k->on_mail != 0,  k->on_rcpt != 0,
            (enum smtpath_value)k->value,        k->limit,  k->any_value != 0};
    }
    return (struct smtpath_options){
        .extensions = (uint64_t)chosen->extensions[1] << 32 | chosen->extensions[0],
        .tolerate = chosen->tolerate,
        .refuse = chosen->refuse,
        .limits = {chosen->local_part, chosen->label, chosen->domain, chosen->path, chosen->line},
        .smtputf8 = chosen->smtputf8 != 0,
        .strict_trailing = chosen->strict_trailing != 0,
        .general_literal = chosen->general_literal != 0,
        .private_keywords = keywords,
        .private_count = chosen->private_count,
    };
}

/* ---- An answer -------------------------------------------------------------------------------------------------- */

/* What is being answered about, and where a decoded or corrected text finds room. */
struct subject {
    const char *line;
    size_t length;
    struct smtpath_line read;
    char *room;
    size_t room_size;
};

static void put_deviations(struct sink *a, const struct smtpath_line *read)
{
    put_name(a, "deviations");
    put(a, '[');
    bool first = true;
    for (uint32_t bit = 0; bit < SMTPATH_DEVIATION_COUNT; bit++) {
        if (!(read->deviations & SMTPATH_BIT(bit)))
            continue;
        if (!first)
            put(a, ',');
        put_json_string(a, smtpath_deviation_name(SMTPATH_BIT(bit)));
        first = false;
    }
    put(a, ']');
    if (read->deviations != 0)
        put_number_member(a, "deviation_offset", read->deviation_offset);
}

static void put_flags(struct sink *a, const struct subject *s)
{
    const uint32_t flags = smtpath_flags(s->line, &s->read.path);
    bool first = true;
    put_name(a, "flags");
    put(a, '[');
    for (uint32_t bit = 0; bit < SMTPATH_FLAG_COUNT; bit++) {
        struct smtpath_span octets = {0, 0};
        if (!(flags & SMTPATH_BIT(bit)) ||
            !smtpath_find_flag(s->line, &s->read.path, SMTPATH_BIT(bit), &octets))
            continue;
        put_string(a, first ? "{" : ",{");
        put_string_member(a, "name", smtpath_flag_name(SMTPATH_BIT(bit)));
        put_name(a, "span");
        put_span(a, octets);
        put(a, '}');
        first = false;
    }
    put(a, ']');
}

static void put_path(struct sink *a, const struct smtpath_path *path)
{
    static const char *const kinds[] = {"none", "null", "postmaster", "unqualified", "mailbox"};
    static const char *const locals[] = {"none", "dot-string", "quoted"};
    static const char *const domains[] = {"none", "name", "ipv4", "ipv6", "general"};
    put_string_member(a, "kind", kinds[path->kind]);
    put_string_member(a, "local_kind", locals[path->local_kind]);
    put_string_member(a, "domain_kind", domains[path->domain_kind]);
    put_span_member(a, "path", path->path);
    put_span_member(a, "route", path->route);
    put_span_member(a, "mailbox", path->mailbox);
    put_span_member(a, "local", path->local);
    put_span_member(a, "domain", path->domain);
    if (path->domain_kind == SMTPATH_DOMAIN_IPV4 || path->domain_kind == SMTPATH_DOMAIN_IPV6) {
        put_name(a, "address");
        put_hex(a, path->address, path->domain_kind == SMTPATH_DOMAIN_IPV4 ? 4 : 16);
    }
}

/* The mailbox without its quotes. */
static void put_meaning(struct sink *a, const struct subject *s)
{
    const size_t length = smtpath_plain_mailbox(s->line, &s->read.path, s->room, s->room_size);
    if (length == 0 || length >= s->room_size)
        return;
    put_name(a, "plain_mailbox");
    put_hex(a, s->room, length);
}

static void put_typed(struct sink *a, const struct subject *s, enum smtpath_param param)
{
    const struct smtpath_parameter *p = &s->read.parameter[param];
    const uint32_t members = smtpath_param_info(param)->members;
    if (members & SMTPATH_MEMBER_NUMBER)
        put_long_member(a, "number", p->number, false);
    if (members & SMTPATH_MEMBER_INTEGER)
        put_long_member(a, "integer", (uint64_t)p->integer, p->integer < 0);
    if (members & SMTPATH_MEMBER_CHOICE)
        put_number_member(a, "choice", p->choice);
    if (members & SMTPATH_MEMBER_FIRST)
        put_span_member(a, "first", p->first);
    if (members & SMTPATH_MEMBER_SECOND)
        put_span_member(a, "second", p->second);
    const size_t length = smtpath_decode_parameter(s->line, param, p, s->room, s->room_size);
    if (length > 0 && length < s->room_size) {
        put_name(a, "decoded");
        put_hex(a, s->room, length);
    }
}

/* Returns: which parameter stands at that keyword; COUNT for one that the table does not have. */
static enum smtpath_param typed_at(const struct smtpath_line *read, uint32_t offset)
{
    uint32_t param = 0;
    while (param < SMTPATH_PARAM_COUNT &&
           (!(read->present & SMTPATH_BIT(param)) || read->parameter[param].keyword.offset != offset))
        param++;
    return (enum smtpath_param)param;
}

/* In the order in which they stand; of a refused line those that were read. */
static void put_parameters(struct sink *a, const struct subject *s)
{
    struct smtpath_parameter walked;
    bool first = true;
    put_name(a, "parameter");
    put(a, '[');
    for (uint32_t walk = 0; smtpath_next_parameter(s->line, &s->read, &walk, &walked);) {
        const enum smtpath_param param = typed_at(&s->read, walked.keyword.offset);
        if (s->read.diagnostic.reason != SMTPATH_OK && param == SMTPATH_PARAM_COUNT)
            continue;
        put_string(a, first ? "{" : ",{");
        if (param != SMTPATH_PARAM_COUNT)
            put_string_member(a, "name", smtpath_param_name(param));
        put_span_member(a, "keyword", walked.keyword);
        put_span_member(a, "value", walked.value);
        if (param != SMTPATH_PARAM_COUNT)
            put_typed(a, s, param);
        put(a, '}');
        first = false;
    }
    put(a, ']');
}

/* A diagnostic, and what it is in Japanese and as a reply. */
static void put_diagnostic(struct sink *a, const char *line, size_t length,
                           const struct smtpath_diagnostic *d)
{
    char text[4096];
    put_name(a, "diagnostic");
    if (smtpath_render_json(line, length, d, text, sizeof text) >= sizeof text)
        text[0] = '\0'; /* no diagnostic is so long */
    put_string(a, text);
    smtpath_render_hint(line, length, d, SMTPATH_JAPANESE, text, sizeof text);
    put_string_member(a, "hint_ja", text);
    smtpath_render_reply(line, length, d, text, sizeof text);
    put_string_member(a, "reply", text);
}

static void put_correction(struct sink *a, const struct subject *s,
                           const struct smtpath_options *options)
{
    const size_t length = smtpath_correct(s->line, s->length, options, s->room, s->room_size);
    if (length == 0)
        return;
    put_name(a, "corrected");
    put_hex(a, s->room, length);
}

/* Reads line[0 .. length) and writes the answer.
 * Returns: its length; it was written whole if that is at most size. */
EXPORT(check)
size_t check(const char *line, size_t length, const struct chosen *chosen, char *room, size_t room_size,
             char *buffer, size_t size)
{
    static struct subject s; /* too large for a stack of one page; one thread runs a module */
    struct smtpath_private_keyword keywords[PRIVATE_MOST];
    const struct smtpath_options options = options_of(chosen, keywords);
    struct sink a = {buffer, size, 0};
    s.line = line;
    s.length = length;
    s.room = room;
    s.room_size = room_size;
    const bool is_valid = smtpath_read_command(line, length, &options, &s.read) == SMTPATH_OK;
    put(&a, '{');
    put_bool_member(&a, "ok", is_valid);
    put_number_member(&a, "length", s.read.length);
    put_path(&a, &s.read.path);
    put_span_member(&a, "argument", s.read.argument);
    put_span_member(&a, "second", s.read.second);
    put_span_member(&a, "parameters", s.read.parameters);
    put_parameters(&a, &s);
    const char *verb = smtpath_verb_name(s.read.verb);
    if (verb)
        put_string_member(&a, "verb", verb);
    if (is_valid) {
        put_deviations(&a, &s.read);
        put_flags(&a, &s);
        put_meaning(&a, &s);
        put_long_member(&a, "chunk_size", s.read.verb == SMTPATH_VERB_BDAT ? s.read.chunk_size : 0,
                        false);
    } else {
        put_diagnostic(&a, line, length, &s.read.diagnostic);
        put_correction(&a, &s, &options);
    }
    put(&a, '}');
    return a.length;
}

/* ---- Replies ------------------------------------------------------------------------------------------------------- */

static void put_enhanced_member(struct sink *a, const uint16_t enhanced[3])
{
    if (enhanced[0] == 0)
        return;
    put_name(a, "enhanced");
    put(a, '"');
    for (int i = 0; i < 3; i++) {
        if (i > 0)
            put(a, '.');
        put_number(a, enhanced[i]);
    }
    put(a, '"');
}

/* The forward-path of a 251, 252 or 551. */
static void put_forward(struct sink *a, const char *line, const struct smtpath_reply_line *read,
                        bool utf8)
{
    static const char *const kinds[] = {"none", "path", "malformed", "several"};
    static struct smtpath_line forward;
    if (!forward_has_place(read->code))
        return;
    const enum smtpath_forward kind = smtpath_read_forward_path(line, read, utf8, &forward);
    put_name(a, "forward");
    put(a, '{');
    put_string_member(a, "found", kinds[kind]);
    if (kind == SMTPATH_FORWARD_PATH)
        put_path(a, &forward.path);
    if (kind == SMTPATH_FORWARD_MALFORMED)
        put_diagnostic(a, line, read->length, &forward.diagnostic);
    put(a, '}');
}

enum reply_way { REPLY_UTF8 = 1 << 0, REPLY_TO_EHLO = 1 << 1 };

/* Returns: what is wrong with the line: as a reply's, or as a keyword's row of the reply to EHLO. */
static const struct smtpath_diagnostic *fault_of(const char *line,
                                                 const struct smtpath_reply_line *read, uint32_t ways)
{
    static struct smtpath_ehlo_line keyword;
    struct smtpath_ehlo behind_greeting = {.lines = 1};
    if (!(ways & REPLY_TO_EHLO) || read->code != 250)
        return &read->diagnostic;
    smtpath_read_ehlo_line(line, read, &behind_greeting, &keyword);
    return &keyword.diagnostic;
}

/* Reads line[0 .. length) as one line of a reply, and writes what it says.
 * Reads:   ways: set of enum reply_way.
 * Returns: as check. */
EXPORT(reply)
size_t reply(const char *line, size_t length, uint32_t ways, char *buffer, size_t size)
{
    struct smtpath_reply_line read;
    struct sink a = {buffer, size, 0};
    const bool utf8 = (ways & REPLY_UTF8) != 0;
    smtpath_read_reply_line(line, length, utf8, NULL, &read);
    const struct smtpath_diagnostic *fault = fault_of(line, &read, ways);
    put(&a, '{');
    put_bool_member(&a, "ok", fault->reason == SMTPATH_OK);
    if (read.code != 0) {
        put_number_member(&a, "code", read.code);
        put_enhanced_member(&a, read.enhanced);
        put_bool_member(&a, "last", read.last);
        put_span_member(&a, "text", read.text);
        put_span_member(&a, "domain", read.domain);
        put_forward(&a, line, &read, utf8);
    }
    if (fault->reason != SMTPATH_OK)
        put_diagnostic(&a, line, length, fault);
    put(&a, '}');
    return a.length;
}

/* ---- Names and codes ---------------------------------------------------------------------------------------------- */

static void put_bits(struct sink *a, const char *name, uint32_t count,
                     const char *(*name_of)(uint64_t bit))
{
    put_name(a, name);
    put(a, '[');
    for (uint32_t i = 0; i < count && name_of(UINT64_C(1) << i); i++) {
        if (i > 0)
            put(a, ',');
        put_json_string(a, name_of(UINT64_C(1) << i));
    }
    put(a, ']');
}

static void put_limits(struct sink *a, const struct smtpath_limits *limits)
{
    put_name(a, "limits");
    put(a, '{');
    put_number_member(a, "local_part", limits->local_part);
    put_number_member(a, "label", limits->label);
    put_number_member(a, "domain", limits->domain);
    put_number_member(a, "path", limits->path);
    put_number_member(a, "line", limits->line);
    put(a, '}');
}

static void put_presets(struct sink *a)
{
    put_name(a, "presets");
    put(a, '{');
    for (uint32_t i = 0; i < SMTPATH_PRESET_COUNT; i++) {
        const struct smtpath_preset_row *preset = smtpath_preset_info((enum smtpath_preset)i);
        put_name(a, preset->name);
        put(a, '{');
        put_number_member(a, "tolerate", preset->tolerate);
        put_number_member(a, "refuse", preset->refuse);
        put_limits(a, &preset->limits);
        put(a, '}');
    }
    put(a, '}');
}

/* Writes the names of extensions, deviations and flags, each in the order of its bits, and the presets. */
EXPORT(names)
size_t names(char *buffer, size_t size)
{
    struct sink a = {buffer, size, 0};
    put(&a, '{');
    put_string_member(&a, "version", SMTPATH_VERSION);
    put_bits(&a, "extensions", 64, smtpath_extension_name);
    put_bits(&a, "deviations", 32, smtpath_deviation_name);
    put_bits(&a, "flags", 32, smtpath_flag_name);
    put_number_member(&a, "tolerances", SMTPATH_TOLERATE_ALL);
    put_presets(&a);
    put(&a, '}');
    return a.length;
}

static size_t put_explanation(struct sink *a, const struct smtpath_explanation *e)
{
    put(a, '{');
    put_bool_member(a, "known", e->known);
    put_string_member(a, "severity", e->severity);
    put_string_member(a, "meaning", e->meaning);
    put_string_member(a, "when", e->when);
    put_string_member(a, "remedy", e->remedy);
    put(a, '}');
    return a->length;
}

/* Writes what a reply code means, or, with a class that is not 0, an enhanced status code.
 * Returns: the length; 0 for what is no code. */
EXPORT(explain)
size_t explain(uint32_t first, uint32_t subject, uint32_t detail, uint32_t is_enhanced,
               uint32_t language, char *buffer, size_t size)
{
    struct smtpath_explanation e;
    struct sink a = {buffer, size, 0};
    const enum smtpath_language in = language ? SMTPATH_JAPANESE : SMTPATH_ENGLISH;
    const uint16_t enhanced[3] = {(uint16_t)first, (uint16_t)subject, (uint16_t)detail};
    const bool is_code = is_enhanced ? smtpath_explain_enhanced(enhanced, in, &e)
                                     : smtpath_explain_code((uint16_t)first, in, &e);
    return is_code ? put_explanation(&a, &e) : 0;
}

/* Writes what tells one reply code from another, as a text.
 * Returns: its length; 0 if one of them is no code. */
EXPORT(difference)
size_t difference(uint32_t one, uint32_t other, uint32_t language, char *buffer, size_t size)
{
    struct sink a = {buffer, size, 0};
    const char *text = smtpath_explain_difference((uint16_t)one, (uint16_t)other,
                                                  language ? SMTPATH_JAPANESE : SMTPATH_ENGLISH);
    if (text != NULL)
        put_json_string(&a, text);
    return a.length;
}
