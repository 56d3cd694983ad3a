// SPDX-License-Identifier: MIT
/*
 * Lines, options and results as text, for people who look into a disagreement.
 */
#include "render.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* ---- Options ---------------------------------------------------------------------------------------------------- */

struct name {
    const char *name;
    uint32_t bit;
};

#define OFFER(name, keyword, on_mail, on_rcpt) {keyword, OFFER_##name},
static const struct name offers[] = {
#include "offers.h"
    {NULL, 0},
};
#undef OFFER

static const struct name deviations[] = {
    {"space-around-colon", DEVIATION_SPACE_AROUND_COLON},
    {"several-spaces", DEVIATION_SEVERAL_SPACES},
    {"no-angle-brackets", DEVIATION_NO_ANGLE_BRACKETS},
    {"trailing-dot", DEVIATION_TRAILING_DOT},
    {"underscore", DEVIATION_UNDERSCORE},
    {"untagged-ipv6", DEVIATION_UNTAGGED_IPV6},
    {"helo-literal", DEVIATION_HELO_LITERAL},
    {"loose-dots", DEVIATION_LOOSE_DOTS},
    {"htab", DEVIATION_HTAB},
    {"no-domain", DEVIATION_NO_DOMAIN},
    {"space-in-brackets", DEVIATION_SPACE_IN_BRACKETS},
    {"loose-xtext", DEVIATION_LOOSE_XTEXT},
    {"unknown-parameter", DEVIATION_UNKNOWN_PARAMETER},
    {"not-offered", DEVIATION_NOT_OFFERED},
    {"any-helo", DEVIATION_ANY_HELO},
    {"eight-bit", DEVIATION_EIGHT_BIT},
    {"edge-hyphen", DEVIATION_EDGE_HYPHEN},
    {"ipv6-one-group", DEVIATION_IPV6_ONE_GROUP},
    {"trailing-space", DEVIATION_TRAILING_SPACE},
    {"long-auth-line", DEVIATION_LONG_AUTH_LINE},
    {NULL, 0},
};

static const struct name flags[] = {
    {"source-route", SHOWS_SOURCE_ROUTE},
    {"percent", SHOWS_PERCENT},
    {"bang", SHOWS_BANG},
    {"quoted-at", SHOWS_QUOTED_AT},
    {"space", SHOWS_SPACE},
    {"quoted-pair", SHOWS_QUOTED_PAIR},
    {"encoded-word", SHOWS_ENCODED_WORD},
    {"leading-hyphen", SHOWS_LEADING_HYPHEN},
    {"leading-pipe", SHOWS_LEADING_PIPE},
    {"leading-slash", SHOWS_LEADING_SLASH},
    {"shell", SHOWS_SHELL},
    {"ace-label", SHOWS_ACE_LABEL},
    {"ipv4-leading-zero", SHOWS_IPV4_LEADING_ZERO},
    {"quoted", SHOWS_QUOTED},
    {"literal", SHOWS_LITERAL},
    {"empty-local", SHOWS_EMPTY_LOCAL},
    {"postmaster", SHOWS_POSTMASTER},
    {"ace-local", SHOWS_ACE_LOCAL},
    {"one-label", SHOWS_ONE_LABEL},
    {"bare-ipv4", SHOWS_BARE_IPV4},
    {"invisible", SHOWS_INVISIBLE},
    {NULL, 0},
};

static void render_set(FILE *to, const struct name *names, uint32_t set, const char *separator)
{
    const char *before = "";
    for (; names->name != NULL; names++) {
        if ((set & names->bit) != 0) {
            fprintf(to, "%s%s", before, names->name);
            before = separator;
        }
    }
}

static bool parse_set(const char *text, const struct name *names, uint32_t *set)
{
    while (*text != '\0') {
        size_t length = strcspn(text, ",");
        const struct name *n = names;
        while (n->name != NULL && (strlen(n->name) != length || strncmp(n->name, text, length) != 0))
            n++;
        if (n->name == NULL)
            return false;
        *set |= n->bit;
        text += length + (text[length] == ',');
    }
    return true;
}

static void render_limit(FILE *to, const char *name, uint32_t limit)
{
    if (limit != 0)
        fprintf(to, " --limit-%s=%" PRIu32, name, limit);
}

void render_options(FILE *to, const struct oracle_options *options)
{
    fputs("--offer=", to);
    if (options->offered == OFFER_ALL)
        fputs("all", to);
    else if (options->offered == 0)
        fputs("none", to);
    else
        render_set(to, offers, options->offered, ",");
    if (options->tolerate != 0) {
        fputs(" --tolerate=", to);
        render_set(to, deviations, options->tolerate, ",");
    }
    if (options->refuse != 0) {
        fputs(" --refuse=", to);
        render_set(to, flags, options->refuse, ",");
    }
    fputs(options->smtputf8 ? " --smtputf8" : "", to);
    fputs(options->strict_trailing ? " --strict-trailing" : "", to);
    fputs(options->general_literal ? " --general-literal" : "", to);
    render_limit(to, "local-part", options->local_part_limit);
    render_limit(to, "label", options->label_limit);
    render_limit(to, "domain", options->domain_limit);
    render_limit(to, "path", options->path_limit);
    render_limit(to, "line", options->line_limit);
}

static bool parse_limit(const char *word, const char *name, uint32_t *limit)
{
    size_t length = strlen(name);
    if (strncmp(word, name, length) != 0 || word[length] != '=')
        return false;
    *limit = (uint32_t)strtoul(word + length + 1, NULL, 10);
    return true;
}

static bool parse_flag(const char *word, struct oracle_options *options)
{
    if (strcmp(word, "--smtputf8") == 0)
        return options->smtputf8 = true;
    if (strcmp(word, "--strict-trailing") == 0)
        return options->strict_trailing = true;
    if (strcmp(word, "--general-literal") == 0)
        return options->general_literal = true;
    return false;
}

bool parse_option(const char *word, struct oracle_options *options)
{
    if (strcmp(word, "--offer=all") == 0 || strcmp(word, "--offer=none") == 0) {
        options->offered = strcmp(word, "--offer=all") == 0 ? OFFER_ALL : 0;
        return true;
    }
    if (strcmp(word, "--tolerate=all") == 0) {
        options->tolerate = DEVIATION_ALL;
        return true;
    }
    if (strncmp(word, "--offer=", 8) == 0) {
        options->offered = 0;
        return parse_set(word + 8, offers, &options->offered);
    }
    if (strncmp(word, "--tolerate=", 11) == 0)
        return parse_set(word + 11, deviations, &options->tolerate);
    if (strncmp(word, "--refuse=", 9) == 0)
        return parse_set(word + 9, flags, &options->refuse);
    return parse_flag(word, options) ||
           parse_limit(word, "--limit-local-part", &options->local_part_limit) ||
           parse_limit(word, "--limit-label", &options->label_limit) ||
           parse_limit(word, "--limit-domain", &options->domain_limit) ||
           parse_limit(word, "--limit-path", &options->path_limit) ||
           parse_limit(word, "--limit-line", &options->line_limit);
}

/* ---- Lines and results -------------------------------------------------------------------------------------------- */

void render_hex(FILE *to, const unsigned char *line, size_t length)
{
    for (size_t i = 0; i < length; i++)
        fprintf(to, "%02X", line[i]);
}

static void render_span(FILE *to, const char *name, struct oracle_span span)
{
    if (span.end == 0)
        fprintf(to, ",\"%s\":null", name);
    else
        fprintf(to, ",\"%s\":[%zu,%zu]", name, span.begin, span.end);
}

/* As a JSON string; what is not ASCII as U+FFFD. */
static void render_text(FILE *to, const unsigned char *line, struct oracle_span span)
{
    fputc('"', to);
    for (size_t i = span.begin; i < span.end; i++) {
        if (line[i] == '"' || line[i] == '\\')
            fprintf(to, "\\%c", line[i]);
        else if (line[i] >= 0x80)
            fputs("\\uFFFD", to);
        else
            fputc(line[i], to);
    }
    fputc('"', to);
}

static void render_path(FILE *to, const struct oracle_result *r)
{
    static const char *const kinds[] = {"none", "null", "postmaster", "unqualified", "mailbox"};
    static const char *const local_kinds[] = {"none", "dot-string", "quoted"};
    static const char *const domain_kinds[] = {"none", "name", "ipv4", "ipv6", "general"};
    fprintf(to, ",\"path\":{\"kind\":\"%s\",\"local_kind\":\"%s\",\"domain_kind\":\"%s\"",
            kinds[r->path_kind], local_kinds[r->local_kind], domain_kinds[r->domain_kind]);
    render_span(to, "path", r->path);
    render_span(to, "route", r->route);
    render_span(to, "local", r->local);
    render_span(to, "domain", r->domain);
    if (r->domain_kind == ORACLE_DOMAIN_IPV4 || r->domain_kind == ORACLE_DOMAIN_IPV6) {
        fputs(",\"address\":\"", to);
        for (int i = 0; i < (r->domain_kind == ORACLE_DOMAIN_IPV4 ? 4 : 16); i++)
            fprintf(to, "%02x", r->address[i]);
        fputc('"', to);
    }
    fputc('}', to);
}

static void render_parameter(FILE *to, const unsigned char *line, const struct oracle_parameter *p)
{
    fprintf(to, "{\"keyword\":\"%s\",\"value\":", p->name);
    if (p->value.end == 0)
        fputs("null", to);
    else
        render_text(to, line, p->value);
    render_span(to, "first", p->first);
    render_span(to, "second", p->second);
    fprintf(to, ",\"number\":%" PRIu64 ",\"integer\":%" PRId64 ",\"choice\":%" PRIu32 "}", p->number,
            p->integer, p->choice);
}

static void render_accepted(FILE *to, const unsigned char *line, const struct oracle_result *r)
{
    render_path(to, r);
    render_span(to, "argument", r->argument);
    render_span(to, "second", r->second);
    fprintf(to, ",\"chunk_size\":%" PRIu64 ",\"params\":[", r->chunk_size);
    for (size_t i = 0; i < r->parameter_count; i++) {
        fputs(i > 0 ? "," : "", to);
        render_parameter(to, line, &r->parameter[i]);
    }
    fputs("],\"deviations\":[", to);
    if (r->deviations != 0) {
        fputc('"', to);
        render_set(to, deviations, r->deviations, "\",\"");
        fprintf(to, "\"],\"deviation_offset\":%zu", r->deviation_offset);
    } else {
        fputc(']', to);
    }
}

void render_result(FILE *to, const unsigned char *line, const struct oracle_result *r)
{
    static const char *const causes[] = {
        [CAUSE_NONE] = "none",
        [CAUSE_LINE_LIMIT] = "line-limit",
        [CAUSE_UNKNOWN_VERB] = "unknown-verb",
        [CAUSE_OBSOLETE_VERB] = "obsolete-verb",
        [CAUSE_SYNTAX] = "syntax",
        [CAUSE_EIGHT_BIT] = "eight-bit",
        [CAUSE_LABEL_LIMIT] = "label-limit",
        [CAUSE_DOMAIN_LIMIT] = "domain-limit",
        [CAUSE_LITERAL_LIMIT] = "literal-limit",
        [CAUSE_LOCAL_PART_LIMIT] = "local-part-limit",
        [CAUSE_PATH_LIMIT] = "path-limit",
        [CAUSE_VALUE_LIMIT] = "value-limit",
        [CAUSE_UNREGISTERED_TAG] = "unregistered-tag",
        [CAUSE_UNKNOWN_PARAMETER] = "unknown-parameter",
        [CAUSE_OTHER_COMMAND] = "parameter-of-other-command",
        [CAUSE_NOT_OFFERED] = "not-offered",
        [CAUSE_DUPLICATE] = "duplicate",
        [CAUSE_CONFLICT] = "conflict",
        [CAUSE_VALUE_FORBIDDEN] = "value-forbidden",
        [CAUSE_VALUE_MISSING] = "value-missing",
        [CAUSE_BINARYMIME_NOT_OFFERED] = "binarymime-not-offered",
        [CAUSE_BY_TIME] = "by-time-not-positive",
        [CAUSE_NO_SUCH_DAY] = "no-such-day",
        [CAUSE_NO_MAILBOX] = "no-mailbox",
        [CAUSE_HOLDFOR_BEYOND_BY] = "holdfor-beyond-by",
        [CAUSE_SMTPUTF8_MISSING] = "smtputf8-missing",
        [CAUSE_REFUSED] = "refused",
    };
    fprintf(to, "{\"ok\":%s,\"verb\":", r->ok ? "true" : "false");
    fprintf(to, r->verb != NULL ? "\"%s\"" : "null", r->verb);
    if (r->ok)
        render_accepted(to, line, r);
    else
        fprintf(to, ",\"code\":%u,\"enhanced\":\"%s\",\"offset\":%zu,\"length\":%zu,\"cause\":\"%s\"",
                r->code, r->enhanced, r->offset, r->error_length, causes[r->cause]);
    fputc('}', to);
}
