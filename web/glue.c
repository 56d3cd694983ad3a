// SPDX-License-Identifier: MIT
/*
 * What stands between the library and JavaScript: one call reads a line and writes all that is known of it as JSON.
 * A span is [offset, length]; octets that need not be text are hexadecimal; 64 bits are a string of digits. The caller
 * owns the memory from __heap_base on, and says where the line, the options and the answer stand in it.
 */
#include "smtpath.h"

#include <stdbool.h>
#include <string.h>

void *memset(void *to, int octet, size_t length);

#define EXPORT(name) __attribute__((export_name(#name)))

/* All that the library asks of a C library, and memset, which a compiler calls of itself. The volatile keeps a compiler from calling what it is compiling. */
void *memcpy(void *to, const void *from, size_t length)
{
    for (size_t i = 0; i < length; i++)
        ((volatile char *)to)[i] = ((const char *)from)[i];
    return to;
}

void *memset(void *to, int octet, size_t length)
{
    for (size_t i = 0; i < length; i++)
        ((volatile char *)to)[i] = (char)octet;
    return to;
}

int memcmp(const void *a, const void *b, size_t length)
{
    const unsigned char *x = a, *y = b;
    for (size_t i = 0; i < length; i++)
        if (x[i] != y[i])
            return x[i] - y[i];
    return 0;
}

/* ---- JSON ------------------------------------------------------------------------------------------------------- */

/* The answer; length counts what does not fit, too. */
struct answer {
    char *buffer;
    size_t size, length;
};

static void put(struct answer *a, char octet)
{
    if (a->length < a->size)
        a->buffer[a->length] = octet;
    a->length++;
}

static void put_raw(struct answer *a, const char *text)
{
    for (; *text; text++)
        put(a, *text);
}

/* The library's own texts hold no control. */
static void put_text(struct answer *a, const char *text)
{
    put(a, '"');
    for (; *text; text++) {
        if (*text == '"' || *text == '\\')
            put(a, '\\');
        put(a, *text);
    }
    put(a, '"');
}

static void put_number(struct answer *a, uint64_t number)
{
    char digits[20];
    size_t count = 0;
    do
        digits[count++] = (char)('0' + number % 10);
    while ((number /= 10) != 0);
    while (count > 0)
        put(a, digits[--count]);
}

static void put_hex(struct answer *a, const void *octets, size_t length)
{
    put(a, '"');
    for (size_t i = 0; i < length; i++) {
        const unsigned octet = ((const unsigned char *)octets)[i];
        put(a, "0123456789abcdef"[octet >> 4]);
        put(a, "0123456789abcdef"[octet & 15]);
    }
    put(a, '"');
}

/* A member's name; the first one of an object follows its brace. */
static void put_name(struct answer *a, const char *name)
{
    if (a->length > 0 && a->length <= a->size && a->buffer[a->length - 1] != '{')
        put(a, ',');
    put_text(a, name);
    put(a, ':');
}

static void put_string_member(struct answer *a, const char *name, const char *text)
{
    put_name(a, name);
    put_text(a, text);
}

static void put_number_member(struct answer *a, const char *name, uint64_t number)
{
    put_name(a, name);
    put_number(a, number);
}

/* Beyond 2^53 JSON's numbers are not exact. */
static void put_long_member(struct answer *a, const char *name, uint64_t number, bool is_negative)
{
    put_name(a, name);
    put_raw(a, is_negative ? "\"-" : "\"");
    put_number(a, is_negative ? -number : number);
    put(a, '"');
}

static void put_span(struct answer *a, struct smtpath_span span)
{
    put(a, '[');
    put_number(a, span.offset);
    put(a, ',');
    put_number(a, span.length);
    put(a, ']');
}

/* An absent span is no member. */
static void put_span_member(struct answer *a, const char *name, struct smtpath_span span)
{
    if (span.length == 0)
        return;
    put_name(a, name);
    put_span(a, span);
}

/* ---- What the caller chose -------------------------------------------------------------------------------------- */

/* As JavaScript writes them: words of 32 bits. */
struct chosen_keyword {
    uint32_t keyword, length, on_mail, on_rcpt, value, limit, any_value;
};
struct chosen {
    uint32_t extensions[2], tolerate, refuse;
    uint32_t local_part, label, domain, path, line;
    uint32_t smtputf8, strict_trailing, general_literal;
    uint32_t private_count;
    struct chosen_keyword private_keywords[32];
};

static struct smtpath_options options_of(const struct chosen *chosen,
                                         struct smtpath_private_keyword keywords[32])
{
    for (uint32_t i = 0; i < chosen->private_count && i < 32; i++) {
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

static void put_deviations(struct answer *a, const struct smtpath_line *read)
{
    put_name(a, "deviations");
    put(a, '[');
    bool first = true;
    for (uint32_t bit = 0; bit < SMTPATH_DEVIATION_COUNT; bit++) {
        if (!(read->deviations & SMTPATH_BIT(bit)))
            continue;
        if (!first)
            put(a, ',');
        put_text(a, smtpath_deviation_name(SMTPATH_BIT(bit)));
        first = false;
    }
    put(a, ']');
    if (read->deviations != 0)
        put_number_member(a, "deviation_offset", read->deviation_offset);
}

static void put_flags(struct answer *a, const struct subject *s)
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
        put_raw(a, first ? "{" : ",{");
        put_string_member(a, "name", smtpath_flag_name(SMTPATH_BIT(bit)));
        put_name(a, "span");
        put_span(a, octets);
        put(a, '}');
        first = false;
    }
    put(a, ']');
}

static void put_path(struct answer *a, const struct subject *s)
{
    static const char *const kinds[] = {"none", "null", "postmaster", "unqualified", "mailbox"};
    static const char *const locals[] = {"none", "dot-string", "quoted"};
    static const char *const domains[] = {"none", "name", "ipv4", "ipv6", "general"};
    const struct smtpath_path *path = &s->read.path;
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
static void put_meaning(struct answer *a, const struct subject *s)
{
    const size_t length = smtpath_plain_mailbox(s->line, &s->read.path, s->room, s->room_size);
    if (length == 0 || length >= s->room_size)
        return;
    put_name(a, "plain_mailbox");
    put_hex(a, s->room, length);
}

static void put_typed(struct answer *a, const struct subject *s, enum smtpath_param param)
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
static void put_parameters(struct answer *a, const struct subject *s)
{
    struct smtpath_parameter walked;
    bool first = true;
    put_name(a, "parameter");
    put(a, '[');
    for (uint32_t walk = 0; smtpath_next_parameter(s->line, &s->read, &walk, &walked);) {
        const enum smtpath_param param = typed_at(&s->read, walked.keyword.offset);
        if (s->read.diagnostic.reason != SMTPATH_OK && param == SMTPATH_PARAM_COUNT)
            continue;
        put_raw(a, first ? "{" : ",{");
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

static void put_diagnostic(struct answer *a, const struct subject *s,
                           const struct smtpath_options *options)
{
    const struct smtpath_diagnostic *d = &s->read.diagnostic;
    char text[4096];
    put_name(a, "diagnostic");
    if (smtpath_render_json(s->line, s->length, d, text, sizeof text) >= sizeof text)
        text[0] = '\0'; /* no diagnostic is so long */
    put_raw(a, text);
    smtpath_render_hint(s->line, s->length, d, SMTPATH_JAPANESE, text, sizeof text);
    put_string_member(a, "hint_ja", text);
    smtpath_render_reply(s->line, s->length, d, text, sizeof text);
    put_string_member(a, "reply", text);
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
    struct smtpath_private_keyword keywords[32];
    const struct smtpath_options options = options_of(chosen, keywords);
    struct answer a = {buffer, size, 0};
    s.line = line;
    s.length = length;
    s.room = room;
    s.room_size = room_size;
    const bool is_valid = smtpath_read_command(line, length, &options, &s.read) == SMTPATH_OK;
    put(&a, '{');
    put_name(&a, "ok");
    put_raw(&a, is_valid ? "true" : "false");
    put_number_member(&a, "length", s.read.length);
    put_path(&a, &s);
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
        put_diagnostic(&a, &s, &options);
    }
    put(&a, '}');
    return a.length;
}

/* ---- Names and codes ---------------------------------------------------------------------------------------------- */

static void put_bits(struct answer *a, const char *name, uint32_t count,
                     const char *(*name_of)(uint64_t bit))
{
    put_name(a, name);
    put(a, '[');
    for (uint32_t i = 0; i < count && name_of(UINT64_C(1) << i); i++) {
        if (i > 0)
            put(a, ',');
        put_text(a, name_of(UINT64_C(1) << i));
    }
    put(a, ']');
}

/* Writes the names of extensions, deviations and flags, each in the order of its bits. */
EXPORT(names)
size_t names(char *buffer, size_t size)
{
    struct answer a = {buffer, size, 0};
    put(&a, '{');
    put_string_member(&a, "version", SMTPATH_VERSION);
    put_bits(&a, "extensions", 64, smtpath_extension_name);
    put_bits(&a, "deviations", 32, smtpath_deviation_name);
    put_bits(&a, "flags", 32, smtpath_flag_name);
    put_number_member(&a, "tolerances", SMTPATH_TOLERATE_ALL);
    put(&a, '}');
    return a.length;
}

static size_t put_explanation(struct answer *a, const struct smtpath_explanation *e)
{
    put(a, '{');
    put_name(a, "known");
    put_raw(a, e->known ? "true" : "false");
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
    struct answer a = {buffer, size, 0};
    const enum smtpath_language in = language ? SMTPATH_JAPANESE : SMTPATH_ENGLISH;
    const uint16_t enhanced[3] = {(uint16_t)first, (uint16_t)subject, (uint16_t)detail};
    const bool is_code = is_enhanced ? smtpath_explain_enhanced(enhanced, in, &e)
                                     : smtpath_explain_code((uint16_t)first, in, &e);
    return is_code ? put_explanation(&a, &e) : 0;
}
