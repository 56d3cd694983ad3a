// SPDX-License-Identifier: MIT
#include "compare.h"
#include "machine.h"
#include "parameters.h"
#include "render.h"

#include "smtpath.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_LINE = 1 << 16, SHOWN = 60, MOST_DISAGREEMENTS = 1000 };

static unsigned long long lines, differences;
static struct oracle_result last;

/* ---- Options, from ours to theirs ------------------------------------------------------------------------------ */

#define OFFER(name, keyword, on_mail, on_rcpt) {OFFER_##name, SMTPATH_EXT_##name},
static const struct {
    uint32_t ours;
    uint64_t theirs;
} extensions[] = {
#include "offers.h"
};
#undef OFFER

static const struct {
    uint32_t ours, theirs;
} tolerances[] = {
    {DEVIATION_SPACE_AROUND_COLON, SMTPATH_TOLERATE_SPACE_AROUND_COLON},
    {DEVIATION_SEVERAL_SPACES, SMTPATH_TOLERATE_SEVERAL_SPACES},
    {DEVIATION_NO_ANGLE_BRACKETS, SMTPATH_TOLERATE_NO_ANGLE_BRACKETS},
    {DEVIATION_TRAILING_DOT, SMTPATH_TOLERATE_TRAILING_DOT},
    {DEVIATION_UNDERSCORE, SMTPATH_TOLERATE_UNDERSCORE},
    {DEVIATION_UNTAGGED_IPV6, SMTPATH_TOLERATE_UNTAGGED_IPV6},
    {DEVIATION_HELO_LITERAL, SMTPATH_TOLERATE_HELO_LITERAL},
    {DEVIATION_LOOSE_DOTS, SMTPATH_TOLERATE_LOOSE_DOTS},
    {DEVIATION_HTAB, SMTPATH_TOLERATE_HTAB},
    {DEVIATION_NO_DOMAIN, SMTPATH_TOLERATE_NO_DOMAIN},
    {DEVIATION_SPACE_IN_BRACKETS, SMTPATH_TOLERATE_SPACE_IN_BRACKETS},
    {DEVIATION_LOOSE_XTEXT, SMTPATH_TOLERATE_LOOSE_XTEXT},
    {DEVIATION_UNKNOWN_PARAMETER, SMTPATH_TOLERATE_UNKNOWN_PARAMETER},
    {DEVIATION_NOT_OFFERED, SMTPATH_TOLERATE_NOT_OFFERED},
    {DEVIATION_ANY_HELO, SMTPATH_TOLERATE_ANY_HELO},
    {DEVIATION_EIGHT_BIT, SMTPATH_TOLERATE_EIGHT_BIT},
    {DEVIATION_EDGE_HYPHEN, SMTPATH_TOLERATE_EDGE_HYPHEN},
    {DEVIATION_IPV6_ONE_GROUP, SMTPATH_TOLERATE_IPV6_ONE_GROUP},
    {DEVIATION_TRAILING_SPACE, SMTPATH_DEVIATION_TRAILING_SPACE},
    {DEVIATION_LONG_AUTH_LINE, SMTPATH_DEVIATION_LONG_AUTH_LINE},
};

static const struct {
    uint32_t ours, theirs;
} flags[] = {
    {SHOWS_SOURCE_ROUTE, SMTPATH_FLAG_SOURCE_ROUTE},
    {SHOWS_PERCENT, SMTPATH_FLAG_PERCENT},
    {SHOWS_BANG, SMTPATH_FLAG_BANG},
    {SHOWS_QUOTED_AT, SMTPATH_FLAG_QUOTED_AT},
    {SHOWS_SPACE, SMTPATH_FLAG_SPACE},
    {SHOWS_QUOTED_PAIR, SMTPATH_FLAG_QUOTED_PAIR},
    {SHOWS_ENCODED_WORD, SMTPATH_FLAG_ENCODED_WORD},
    {SHOWS_LEADING_HYPHEN, SMTPATH_FLAG_LEADING_HYPHEN},
    {SHOWS_LEADING_PIPE, SMTPATH_FLAG_LEADING_PIPE},
    {SHOWS_LEADING_SLASH, SMTPATH_FLAG_LEADING_SLASH},
    {SHOWS_SHELL, SMTPATH_FLAG_SHELL},
    {SHOWS_ACE_LABEL, SMTPATH_FLAG_ACE_LABEL},
    {SHOWS_IPV4_LEADING_ZERO, SMTPATH_FLAG_IPV4_LEADING_ZERO},
    {SHOWS_QUOTED, SMTPATH_FLAG_QUOTED},
    {SHOWS_LITERAL, SMTPATH_FLAG_LITERAL},
    {SHOWS_EMPTY_LOCAL, SMTPATH_FLAG_EMPTY_LOCAL},
    {SHOWS_POSTMASTER, SMTPATH_FLAG_POSTMASTER},
    {SHOWS_ACE_LOCAL, SMTPATH_FLAG_ACE_LOCAL},
    {SHOWS_ONE_LABEL, SMTPATH_FLAG_ONE_LABEL},
    {SHOWS_BARE_IPV4, SMTPATH_FLAG_BARE_IPV4},
    {SHOWS_INVISIBLE, SMTPATH_FLAG_INVISIBLE},
};

enum { PRIVATE_MOST = 32 };

static void their_keywords(const struct oracle_options *o, struct smtpath_private_keyword *theirs)
{
    for (size_t i = 0; i < o->private_count; i++) {
        const struct oracle_private *p = &o->private_keywords[i];
        theirs[i] = (struct smtpath_private_keyword){
            .keyword = p->keyword,
            .length = (uint32_t)strlen(p->keyword),
            .on_mail = p->on_mail,
            .on_rcpt = p->on_rcpt,
            .value = p->value_forbidden  ? SMTPATH_VALUE_FORBIDDEN
                     : p->value_required ? SMTPATH_VALUE_REQUIRED
                                         : SMTPATH_VALUE_OPTIONAL,
            .limit = p->limit,
            .any_value = p->any_value,
        };
    }
}

static struct smtpath_options their_options(const struct oracle_options *o,
                                            struct smtpath_private_keyword *keywords)
{
    struct smtpath_options theirs = {
        .limits = {o->local_part_limit, o->label_limit, o->domain_limit, o->path_limit, o->line_limit},
        .smtputf8 = o->smtputf8,
        .strict_trailing = o->strict_trailing,
        .general_literal = o->general_literal,
        .private_keywords = keywords,
        .private_count = (uint32_t)o->private_count,
    };
    their_keywords(o, keywords);
    for (size_t i = 0; i < sizeof extensions / sizeof *extensions; i++)
        theirs.extensions |= (o->offered & extensions[i].ours) != 0 ? extensions[i].theirs : 0;
    for (size_t i = 0; i < sizeof tolerances / sizeof *tolerances; i++)
        theirs.tolerate |= (o->tolerate & tolerances[i].ours) != 0 ? tolerances[i].theirs : 0;
    for (size_t i = 0; i < sizeof flags / sizeof *flags; i++)
        theirs.refuse |= (o->refuse & flags[i].ours) != 0 ? flags[i].theirs : 0;
    return theirs;
}

/* ---- Results, from theirs to ours -------------------------------------------------------------------------------- */

static enum oracle_cause our_cause(enum smtpath_reason reason)
{
    switch (reason) {
    case SMTPATH_OK:
        return CAUSE_NONE;
    case SMTPATH_LINE_TOO_LONG:
    case SMTPATH_AUTH_LINE_TOO_LONG:
        return CAUSE_LINE_LIMIT;
    case SMTPATH_UNKNOWN_VERB:
        return CAUSE_UNKNOWN_VERB;
    case SMTPATH_OBSOLETE_VERB:
        return CAUSE_OBSOLETE_VERB;
    case SMTPATH_EIGHT_BIT_NOT_OFFERED:
    case SMTPATH_EIGHT_BIT_IN_FORWARD_PATH:
        return CAUSE_EIGHT_BIT;
    case SMTPATH_LABEL_TOO_LONG:
        return CAUSE_LABEL_LIMIT;
    case SMTPATH_DOMAIN_TOO_LONG:
        return CAUSE_DOMAIN_LIMIT;
    case SMTPATH_LITERAL_TOO_LONG:
        return CAUSE_LITERAL_LIMIT;
    case SMTPATH_LOCAL_PART_TOO_LONG:
        return CAUSE_LOCAL_PART_LIMIT;
    case SMTPATH_PATH_TOO_LONG:
        return CAUSE_PATH_LIMIT;
    case SMTPATH_VALUE_TOO_LONG:
        return CAUSE_VALUE_LIMIT;
    case SMTPATH_UNREGISTERED_TAG:
        return CAUSE_UNREGISTERED_TAG;
    case SMTPATH_UNKNOWN_PARAMETER:
        return CAUSE_UNKNOWN_PARAMETER;
    case SMTPATH_PARAMETER_OF_OTHER_COMMAND:
        return CAUSE_OTHER_COMMAND;
    case SMTPATH_PARAMETER_NOT_OFFERED:
    case SMTPATH_CONVERSION_NOT_OFFERED:
    case SMTPATH_SMTPUTF8_WORD_NOT_OFFERED:
        return CAUSE_NOT_OFFERED;
    case SMTPATH_DUPLICATE_PARAMETER:
        return CAUSE_DUPLICATE;
    case SMTPATH_CONFLICTING_PARAMETER:
        return CAUSE_CONFLICT;
    case SMTPATH_VALUE_FORBIDDEN_HERE:
        return CAUSE_VALUE_FORBIDDEN;
    case SMTPATH_VALUE_MISSING:
        return CAUSE_VALUE_MISSING;
    case SMTPATH_BINARYMIME_NOT_OFFERED:
        return CAUSE_BINARYMIME_NOT_OFFERED;
    case SMTPATH_BY_TIME_NOT_POSITIVE:
        return CAUSE_BY_TIME;
    case SMTPATH_NO_SUCH_DAY:
        return CAUSE_NO_SUCH_DAY;
    case SMTPATH_EXPECTED_MAILBOX:
        return CAUSE_NO_MAILBOX;
    case SMTPATH_HOLDFOR_BEYOND_BY:
        return CAUSE_HOLDFOR_BEYOND_BY;
    case SMTPATH_SMTPUTF8_MISSING:
        return CAUSE_SMTPUTF8_MISSING;
    case SMTPATH_PATH_REFUSED:
        return CAUSE_REFUSED;
    default:
        return CAUSE_SYNTAX;
    }
}

static struct oracle_span our_span(struct smtpath_span span)
{
    if (span.length == 0)
        return (struct oracle_span){0, 0};
    return (struct oracle_span){span.offset, (size_t)span.offset + span.length};
}

static bool same_span(struct oracle_span a, struct oracle_span b)
{
    return a.begin == b.begin && a.end == b.end;
}

static void our_typed_value(const struct smtpath_parameter *p, unsigned members,
                            struct oracle_parameter *out)
{
    if (members & SMTPATH_MEMBER_NUMBER)
        out->number = p->number;
    if (members & SMTPATH_MEMBER_INTEGER)
        out->integer = p->integer;
    if (members & SMTPATH_MEMBER_CHOICE)
        out->choice = p->choice;
    if (members & SMTPATH_MEMBER_FIRST)
        out->first = our_span(p->first);
    if (members & SMTPATH_MEMBER_SECOND)
        out->second = our_span(p->second);
}

static int param_of(const struct smtpath_line *read, struct smtpath_span keyword)
{
    for (int i = 0; i < SMTPATH_PARAM_COUNT; i++) {
        if ((read->present & SMTPATH_BIT(i)) != 0 &&
            read->parameter[i].keyword.offset == keyword.offset)
            return i;
    }
    return -1;
}

/* A private keyword that the result says was given, by its name; NULL if there is none. */
static const char *private_of(const char *line, const struct smtpath_line *read,
                              struct smtpath_span keyword, const struct oracle_options *options)
{
    for (size_t i = 0; i < options->private_count; i++) {
        const char *name = options->private_keywords[i].keyword;
        bool same = strlen(name) == keyword.length && (read->private_present & SMTPATH_BIT(i)) != 0;
        for (size_t c = 0; same && c < keyword.length; c++) {
            char octet = line[keyword.offset + c];
            same = octet == name[c] || (name[c] >= 'A' && octet == (name[c] | 0x20));
        }
        if (same)
            return name;
    }
    return NULL;
}

static void our_parameter(const struct smtpath_line *read, int i, struct oracle_parameter *p)
{
    const struct smtpath_parameter *kept = &read->parameter[i];
    p->name = smtpath_param_name((enum smtpath_param)i);
    if (!same_span(our_span(kept->keyword), p->keyword) || !same_span(our_span(kept->value), p->value))
        p->name = "(walk and result differ)";
    our_typed_value(kept, smtpath_param_info((enum smtpath_param)i)->members, p);
}

static void our_parameters(const char *line, const struct smtpath_line *read,
                           const struct oracle_options *options, struct oracle_result *out)
{
    uint32_t walk = 0;
    struct smtpath_parameter walked;
    while (smtpath_next_parameter(line, read, &walk, &walked) &&
           out->parameter_count < ORACLE_PARAMETERS) {
        int i = param_of(read, walked.keyword);
        const char *private = private_of(line, read, walked.keyword, options);
        if (i < 0 && private == NULL && (read->deviations & SMTPATH_TOLERATE_UNKNOWN_PARAMETER) != 0)
            continue; /* only the walk gives it */
        struct oracle_parameter *p = &out->parameter[out->parameter_count++];
        p->keyword = our_span(walked.keyword);
        p->value = our_span(walked.value);
        if (i < 0)
            p->name = private != NULL ? private : "(walked over, but not present)";
        else
            our_parameter(read, i, p);
    }
}

static void our_path(const struct smtpath_path *p, struct oracle_result *out)
{
    out->path_kind = (enum oracle_path_kind)p->kind;
    out->local_kind = (enum oracle_local_kind)p->local_kind;
    out->domain_kind = (enum oracle_domain_kind)p->domain_kind;
    out->path = our_span(p->path);
    out->route = our_span(p->route);
    out->local = our_span(p->local);
    out->domain = our_span(p->domain);
    if (p->domain_kind == SMTPATH_DOMAIN_IPV4)
        memcpy(out->address, p->address, 4);
    if (p->domain_kind == SMTPATH_DOMAIN_IPV6)
        memcpy(out->address, p->address, 16);
}

static void our_refusal(const struct smtpath_diagnostic *d, struct oracle_result *out)
{
    snprintf(out->enhanced, sizeof out->enhanced, "%u.%u.%u", d->enhanced[0] % 10U,
             d->enhanced[1] % 10U, d->enhanced[2] % 10U);
    out->code = d->code;
    out->offset = d->offset;
    out->error_length = d->length;
}

static void our_result(const char *line, const struct smtpath_line *read, enum smtpath_reason reason,
                       const struct oracle_options *options, struct oracle_result *out)
{
    *out = (struct oracle_result){.ok = reason == SMTPATH_OK,
                                  .verb = smtpath_verb_name(read->verb),
                                  .length = read->length,
                                  .cause = our_cause(reason)};
    if (!out->ok) {
        our_refusal(&read->diagnostic, out);
        return;
    }
    our_path(&read->path, out);
    our_parameters(line, read, options, out);
    out->argument = our_span(read->argument);
    out->second = our_span(read->second);
    out->parameters = our_span(read->parameters);
    if (read->verb == SMTPATH_VERB_BDAT)
        out->chunk_size = read->chunk_size;
    for (size_t i = 0; i < sizeof tolerances / sizeof *tolerances; i++)
        out->deviations |= (read->deviations & tolerances[i].theirs) != 0 ? tolerances[i].ours : 0;
    if (out->deviations != 0)
        out->deviation_offset = read->deviation_offset;
}

/* A copy that ends where its buffer ends, so that a sanitizer sees an octet read beyond. */
static const char *at_the_end(const unsigned char *line, size_t length)
{
    static char buffer[MOST_LINE];
    return memcpy(buffer + sizeof buffer - length, line, length);
}

void library_read(const unsigned char *line, size_t length, const struct oracle_options *options,
                  struct oracle_result *out)
{
    struct smtpath_line read;
    struct smtpath_private_keyword keywords[PRIVATE_MOST];
    struct smtpath_options theirs = their_options(options, keywords);
    const char *copy = at_the_end(line, length);
    enum smtpath_reason reason = smtpath_read_command(copy, length, &theirs, &read);
    our_result(copy, &read, reason, options, out);
    if (reason != read.diagnostic.reason || memcmp(copy, line, length) != 0)
        out->verb = "(two reasons, or the line was written to)";
}

void library_read_path(const unsigned char *line, size_t length, bool reverse,
                       const struct oracle_options *options, struct oracle_result *out)
{
    struct smtpath_line read;
    struct smtpath_private_keyword keywords[PRIVATE_MOST];
    struct smtpath_options theirs = their_options(options, keywords);
    const char *copy = at_the_end(line, length);
    enum smtpath_verb verb = reverse ? SMTPATH_VERB_MAIL : SMTPATH_VERB_RCPT;
    enum smtpath_reason reason = smtpath_read_path(copy, length, verb, &theirs, &read);
    *out = (struct oracle_result){.ok = reason == SMTPATH_OK, .cause = our_cause(reason)};
    if (out->ok)
        our_path(&read.path, out);
    else
        our_refusal(&read.diagnostic, out);
}

/* ---- The comparison ------------------------------------------------------------------------------------------------ */

static bool same_text(const char *a, const char *b)
{
    return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

static bool same_parameter(const struct oracle_parameter *a, const struct oracle_parameter *b)
{
    return same_text(a->name, b->name) && same_span(a->keyword, b->keyword) &&
           same_span(a->value, b->value) && same_span(a->first, b->first) &&
           same_span(a->second, b->second) && a->number == b->number && a->integer == b->integer &&
           a->choice == b->choice;
}

static bool same_accepted(const struct oracle_result *a, const struct oracle_result *b)
{
    bool same = a->path_kind == b->path_kind && a->local_kind == b->local_kind &&
                a->domain_kind == b->domain_kind && same_span(a->path, b->path) &&
                same_span(a->route, b->route) && same_span(a->local, b->local) &&
                same_span(a->domain, b->domain) && memcmp(a->address, b->address, 16) == 0 &&
                same_span(a->argument, b->argument) && same_span(a->second, b->second) &&
                same_span(a->parameters, b->parameters) && a->chunk_size == b->chunk_size &&
                a->parameter_count == b->parameter_count && a->deviations == b->deviations &&
                a->deviation_offset == b->deviation_offset;
    for (size_t i = 0; same && i < a->parameter_count; i++)
        same = same_parameter(&a->parameter[i], &b->parameter[i]);
    return same;
}

bool compare_same(const struct oracle_result *a, const struct oracle_result *b)
{
    if (a->ok != b->ok || a->length != b->length || !same_text(a->verb, b->verb))
        return false;
    if (a->ok)
        return same_accepted(a, b);
    return a->cause == b->cause && a->code == b->code && strcmp(a->enhanced, b->enhanced) == 0 &&
           a->offset == b->offset && a->error_length == b->error_length;
}

static void show_text(const unsigned char *line, size_t length)
{
    printf("  text    ");
    for (size_t i = 0; i < length; i++)
        printf(line[i] < 32 || line[i] > 126 ? "\\x%02X" : "%c", line[i]);
    putchar('\n');
}

void compare_show(const char *what, const unsigned char *line, size_t length,
                  const struct oracle_options *options)
{
    struct oracle_result oracle, parser;
    oracle_read(line, length, options, &oracle);
    library_read(line, length, options, &parser);
    printf("%s\n  line    ", what);
    render_hex(stdout, line, length);
    putchar('\n');
    show_text(line, length);
    printf("  options ");
    render_options(stdout, options);
    printf("\n  oracle  ");
    render_result(stdout, line, &oracle);
    printf("\n  parser  ");
    render_result(stdout, line, &parser);
    putchar('\n');
}

static void count_disagreement(void)
{
    if (++differences >= MOST_DISAGREEMENTS)
        exit(compare_report("stopped:"));
}

bool compare_line(const unsigned char *line, size_t length, const struct oracle_options *options)
{
    struct oracle_result parser;
    oracle_read(line, length, options, &last);
    library_read(line, length, options, &parser);
    lines++;
    if (compare_same(&last, &parser))
        return true;
    if (differences < SHOWN)
        compare_show("disagreement", line, length, options);
    count_disagreement();
    return false;
}

unsigned long long compared(void)
{
    return lines;
}

/* ---- What the oracle must know ------------------------------------------------------------------------------------- */

static bool has_machine_of(const char *keyword)
{
    char name[64];
    snprintf(name, sizeof name, "%s_value", keyword);
    for (char *c = name; *c != '\0'; c++)
        *c = *c == '-' ? '_' : *c >= 'A' && *c <= 'Z' ? (char)(*c | 0x20) : *c;
    const struct machine_source *const *m = machine_sources;
    while (*m != NULL && strcmp((*m)->name, name) != 0)
        m++;
    return *m != NULL;
}

static unsigned unknown_parameters(void)
{
    const struct oracle_options none = {0};
    struct parameter_row row;
    unsigned unknown = 0;
    for (int i = 0; i < SMTPATH_PARAM_COUNT; i++) {
        const struct smtpath_param_row *info = smtpath_param_info((enum smtpath_param)i);
        const char *keyword = info->keyword;
        const struct oracle_span all = {0, strlen(keyword)};
        const bool known = parameter_named((const unsigned char *)keyword, all, &none, &row);
        const bool read = info->value == SMTPATH_VALUE_FORBIDDEN || has_machine_of(keyword);
        if (!known)
            printf("the oracle does not know the parameter %s: a row in tests/oracle/parameters.c\n",
                   keyword);
        if (!read)
            printf("the oracle does not know the value of %s: a line in tests/oracle/grammar.rl\n",
                   keyword);
        unknown += !known || !read;
    }
    return unknown;
}

static unsigned unknown_verbs(void)
{
    const struct oracle_options none = {0};
    struct oracle_result read;
    unsigned unknown = 0;
    for (int verb = SMTPATH_VERB_UNKNOWN + 1; verb < SMTPATH_VERB_COUNT; verb++) {
        const char *name = smtpath_verb_name((enum smtpath_verb)verb);
        oracle_read((const unsigned char *)name, strlen(name), &none, &read);
        if (read.verb != NULL)
            continue;
        printf("the oracle does not know the verb %s: a row in tests/oracle/oracle.c\n", name);
        unknown++;
    }
    return unknown;
}

unsigned compare_knowledge(void)
{
    unsigned unknown = unknown_parameters() + unknown_verbs();
    for (uint64_t bit = 1; (bit & SMTPATH_EXT_ALL) != 0; bit <<= 1) {
        const struct smtpath_options alone = {.extensions = bit};
        size_t i = 0;
        while (i < sizeof extensions / sizeof *extensions && extensions[i].theirs != bit)
            i++;
        if (i < sizeof extensions / sizeof *extensions ||
            smtpath_line_limit(SMTPATH_VERB_MAIL, &alone) +
                    smtpath_line_limit(SMTPATH_VERB_RCPT, &alone) ==
                1024)
            continue;
        printf("the oracle does not know the EHLO keyword %s: a row in tests/oracle/offers.h\n",
               smtpath_extension_name(bit));
        unknown++;
    }
    return unknown;
}

unsigned long long disagreements(void)
{
    return differences;
}

const struct oracle_result *compare_last(void)
{
    return &last;
}

int compare_report(const char *what)
{
    printf("%s %llu lines compared, %llu disagreements\n", what, lines, differences);
    return differences != 0;
}
