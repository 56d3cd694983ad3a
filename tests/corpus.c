// SPDX-License-Identifier: MIT
#include "corpus.h"

#include <errno.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What is being read: the rows of one file, one at a time. */
struct reader {
    const char *file;
    int row;    /* from 1 */
    char *text; /* the row without its LF, NULL behind the last one */
    char *rest; /* the rows behind it */
};

static void malformed(const struct reader *r, const char *format, ...)
    __attribute__((noreturn, format(printf, 2, 3)));

static void malformed(const struct reader *r, const char *format, ...)
{
    va_list arguments;
    fprintf(stderr, "%s:%d: ", r->file, r->row);
    va_start(arguments, format);
    vfprintf(stderr, format, arguments);
    va_end(arguments);
    fputc('\n', stderr);
    _Exit(2); /* no check for leaks: what was read so far is nobody's */
}

/* ---- Memory: all of it is kept until the process ends, reachable from `corpus` ------------------------------- */

static void *grown(void *memory, size_t size)
{
    memory = realloc(memory, size ? size : 1);
    if (!memory) {
        perror("corpus");
        exit(2);
    }
    return memory;
}

static char *copy_of(const char *text, size_t length)
{
    char *copy = grown(NULL, length + 1);
    memcpy(copy, text, length);
    copy[length] = '\0';
    return copy;
}

/* ---- Rows ------------------------------------------------------------------------------------------------------- */

static char *read_file(const struct reader *r)
{
    FILE *stream = fopen(r->file, "rb");
    char *text = NULL;
    size_t length = 0, got = 1;
    if (!stream)
        malformed(r, "%s", strerror(errno));
    while (got > 0) {
        text = grown(text, length + 65536 + 1);
        got = fread(text + length, 1, 65536, stream);
        length += got;
    }
    fclose(stream);
    text[length] = '\0';
    if (strlen(text) != length)
        malformed(r, "the file holds a NUL");
    return text;
}

/* Goes to the next row. Every row ends in LF, holds printable ASCII, and has no space at its end. */
static void next_row(struct reader *r)
{
    r->row++;
    r->text = NULL;
    if (!*r->rest)
        return;
    char *end = strchr(r->rest, '\n');
    if (!end)
        malformed(r, "the last row has no LF");
    *end = '\0';
    r->text = r->rest;
    r->rest = end + 1;
    for (const char *octet = r->text; *octet; octet++)
        if (*octet < ' ' || *octet > '~')
            malformed(r, "an octet outside printable ASCII");
    if (end > r->text && end[-1] == ' ')
        malformed(r, "a space at the end");
}

/* Whether the row is empty, a comment, or behind the last one: none of a case's. */
static bool between_cases(const struct reader *r)
{
    return !r->text || !*r->text || *r->text == '#';
}

/* Returns: what stands behind a prefix, NULL if the text begins otherwise. */
static const char *behind(const char *text, const char *prefix)
{
    const size_t length = strlen(prefix);
    return text && strncmp(text, prefix, length) == 0 ? text + length : NULL;
}

/* Takes the next word, NULL at the end. */
static char *next_word(const char **text)
{
    *text += strspn(*text, " ");
    const size_t length = strcspn(*text, " ");
    const char *word = *text;
    *text += length;
    return length ? copy_of(word, length) : NULL;
}

/* Takes a decimal number of at most 32 bits, without leading zeros. */
static uint32_t next_number(const struct reader *r, const char **text)
{
    const size_t digits = strspn(*text, "0123456789");
    const unsigned long long number = strtoull(*text, NULL, 10);
    if (digits == 0 || digits > 10 || number > UINT32_MAX || (digits > 1 && **text == '0'))
        malformed(r, "no number: \"%s\"", *text);
    *text += digits;
    return (uint32_t)number;
}

/* ---- Octets and their escapes -------------------------------------------------------------------------------------- */

/* Octets as they are written; columns[i] is where the element that holds octet i begins, and behind the last
 * octet where the text ends. */
struct octets {
    char *octet;
    size_t *column;
    size_t length;
};

static void add_octet(struct octets *o, char octet, size_t column)
{
    o->octet = grown(o->octet, o->length + 1);
    o->column = grown(o->column, (o->length + 2) * sizeof *o->column);
    o->octet[o->length] = octet;
    o->column[o->length++] = column;
}

static int hex_digit(char digit)
{
    static const char digits[] = "0123456789ABCDEF";
    const char *found = digit ? strchr(digits, digit) : NULL;
    return found ? (int)(found - digits) : -1;
}

/* One character, "\\" or "\xHH". Returns: how many characters it takes. */
static size_t plain_element(const struct reader *r, const char *text, char *octet)
{
    *octet = text[0];
    if (text[0] != '\\' || text[1] == '\\')
        return text[0] == '\\' ? 2 : 1;
    const int high = text[1] == 'x' ? hex_digit(text[2]) : -1, low = high < 0 ? -1 : hex_digit(text[3]);
    if (low < 0)
        malformed(r, "no escape: \"%.4s\"", text);
    *octet = (char)(high * 16 + low);
    return 4;
}

/* "\*N{text}": text, N times. Returns: how many characters it takes. */
static size_t repeated_element(const struct reader *r, const char *text, struct octets *o,
                               size_t column)
{
    const char *at = text + 2; /* behind "\*" */
    const uint32_t times = next_number(r, &at);
    if (times == 0 || times > 100000 || *at++ != '{')
        malformed(r, "no repetition: \"%.8s\"", text);
    const char *const begin = at;
    for (uint32_t i = 0; i < times; i++) {
        for (at = begin; *at != '}';) {
            char octet;
            if (!*at || *at == '{')
                malformed(r, "a repetition without its end, or a bare brace in it");
            at += plain_element(r, at, &octet);
            add_octet(o, octet, column);
        }
    }
    if (at == begin)
        malformed(r, "an empty repetition");
    return (size_t)(at + 1 - text);
}

static struct octets octets_of(const struct reader *r, const char *text)
{
    struct octets o = {grown(NULL, 1), grown(NULL, sizeof *o.column), 0};
    size_t at = 0;
    while (text[at]) {
        if (behind(text + at, "\\*")) {
            at += repeated_element(r, text + at, &o, at);
            continue;
        }
        char octet;
        const size_t width = plain_element(r, text + at, &octet);
        add_octet(&o, octet, at);
        at += width;
    }
    o.column[o.length] = at;
    return o;
}

/* ---- Options --------------------------------------------------------------------------------------------------------- */

bool corpus_set(const char *list, const char *(*name_of)(uint64_t bit), uint64_t *set)
{
    *set = 0;
    for (;;) {
        const size_t length = strcspn(list, ",");
        int bit = 0;
        while (bit < 64) {
            const char *name = name_of(UINT64_C(1) << bit);
            if (name && strlen(name) == length && strncmp(name, list, length) == 0)
                break;
            bit++;
        }
        if (bit == 64 || *set >= UINT64_C(1) << bit)
            return false;
        *set |= UINT64_C(1) << bit;
        list += length;
        if (!*list++)
            return true;
    }
}

/* "private=KEYWORD:COMMAND:[any-]VALUE[:LIMIT]" */
static void private_keyword(const struct reader *r, const char *text, struct smtpath_options *options)
{
    char keyword[64], command[8], value[16];
    uint32_t limit = 0;
    int end = 0;
    if (sscanf(text, "%63[A-Z0-9-]:%7[a-z]:%15[a-z-]%n:%" SCNu32 "%n", keyword, command, value, &end,
               &limit, &end) < 3 ||
        text[end])
        malformed(r, "no KEYWORD:COMMAND:VALUE[:LIMIT]: \"%s\"", text);

    const char *presence = behind(value, "any-");
    const bool any_value = presence != NULL;
    if (!any_value)
        presence = value;
    const bool both = !strcmp(command, "both");
    const struct smtpath_private_keyword own = {
        .keyword = copy_of(keyword, strlen(keyword)),
        .length = (uint32_t)strlen(keyword),
        .on_mail = both || !strcmp(command, "mail"),
        .on_rcpt = both || !strcmp(command, "rcpt"),
        .value = !strcmp(presence, "forbidden")  ? SMTPATH_VALUE_FORBIDDEN
                 : !strcmp(presence, "optional") ? SMTPATH_VALUE_OPTIONAL
                                                 : SMTPATH_VALUE_REQUIRED,
        .limit = limit,
        .any_value = any_value,
    };
    if (!(own.on_mail || own.on_rcpt) ||
        (own.value == SMTPATH_VALUE_REQUIRED && strcmp(presence, "required") != 0))
        malformed(r, "no command or no value: \"%s\"", text);

    struct smtpath_private_keyword *all = grown(NULL, (options->private_count + 1) * sizeof *all);
    if (options->private_count > 0)
        memcpy(all, options->private_keywords, options->private_count * sizeof *all);
    free((void *)options->private_keywords);
    all[options->private_count++] = own;
    options->private_keywords = all;
}

/* "limit-NAME=N". Returns: whether it is one. */
static bool limit(const struct reader *r, const char *text, struct smtpath_limits *limits)
{
    const struct {
        const char *prefix;
        uint32_t *limit;
    } rows[] = {
        {"limit-local-part=", &limits->local_part},
        {"limit-label=", &limits->label},
        {"limit-domain=", &limits->domain},
        {"limit-path=", &limits->path},
        {"limit-line=", &limits->line},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const char *number = behind(text, rows[i].prefix);
        if (!number)
            continue;
        *rows[i].limit = next_number(r, &number);
        if (*number)
            malformed(r, "no number: \"%s\"", text);
        return true;
    }
    return false;
}

/* One word of a "with" row. */
static void option(const struct reader *r, const char *text, struct smtpath_options *options)
{
    const char *rest;
    uint64_t set = 0;
    if (!strcmp(text, "all"))
        options->extensions = SMTPATH_EXT_ALL;
    else if (!strcmp(text, "smtputf8"))
        options->smtputf8 = true;
    else if (!strcmp(text, "strict-trailing"))
        options->strict_trailing = true;
    else if (!strcmp(text, "general-literal"))
        options->general_literal = true;
    else if (!strcmp(text, "tolerate=all"))
        options->tolerate = SMTPATH_TOLERATE_ALL;
    else if ((rest = behind(text, "tolerate=")) && corpus_set(rest, smtpath_deviation_name, &set))
        options->tolerate |= (uint32_t)set;
    else if ((rest = behind(text, "refuse=")) && corpus_set(rest, smtpath_flag_name, &set))
        options->refuse |= (uint32_t)set;
    else if ((rest = behind(text, "private=")))
        private_keyword(r, rest, options);
    else if (corpus_set(text, smtpath_extension_name, &set))
        options->extensions |= set;
    else if (!limit(r, text, &options->limits))
        malformed(r, "no option: \"%s\"", text);
}

/* "with WORD WORD ..." */
static void with(const struct reader *r, const char *words, struct corpus_case *c)
{
    char *joined = grown(NULL, strlen(c->with) + 1 + strlen(words) + 1);
    sprintf(joined, "%s%s%s", c->with, *c->with ? " " : "", words);
    if (*c->with)
        free((void *)c->with);
    c->with = joined;
    for (char *word = next_word(&words); word; word = next_word(&words)) {
        option(r, word, &c->options);
        free(word);
    }
}

/* ---- The verdict and the caret ------------------------------------------------------------------------------------------ */

/* Where the line ends, once white space at its end was removed. */
static size_t stripped_length(const struct corpus_case *c)
{
    size_t length = c->length;
    if (c->options.strict_trailing)
        return length;
    while (length > 0 && (c->octets[length - 1] == ' ' || c->octets[length - 1] == '\t'))
        length--;
    return length;
}

/* "ok", or "501 5.1.3 expected-gt at 25+1" */
static void verdict(const struct reader *r, const char *text, struct corpus_case *c)
{
    if (!strcmp(text, "ok"))
        return;
    char reason[64];
    int end = 0;
    if (sscanf(text, "%3u %1u.%1u.%1u %63[a-z0-9-] at %n", &c->code, &c->enhanced[0], &c->enhanced[1],
               &c->enhanced[2], reason, &end) != 5 ||
        end == 0)
        malformed(r, "neither \"ok\" nor \"CODE X.Y.Z REASON at OFFSET\"");
    const char *number = text + end;
    c->refused = true;
    c->reason = copy_of(reason, strlen(reason));
    c->offset = next_number(r, &number);
    /* a line too long is so by an octet that stands there, be it white space at its end */
    c->underlined = c->offset != stripped_length(c) || strstr(reason, "line-too-long") ? 1 : 0;
    if (*number == '+') {
        number++;
        c->underlined = next_number(r, &number);
        if (c->underlined < 2)
            malformed(r, "a length below 2 is not written");
    }
    if (*number)
        malformed(r, "something behind the offset");
    if ((size_t)c->offset + c->underlined > c->length)
        malformed(r, "the place lies beyond the line");
}

/* Compares the number with the picture: marks is the row below the line, NULL if there is none. */
static void compare_caret(const struct reader *r, const char *marks, const struct corpus_case *c,
                          const size_t *columns)
{
    if (!c->refused && !c->deviations) {
        if (marks)
            malformed(r, "%s: a caret, but no offset", c->name);
        return;
    }
    const size_t column = marks ? strspn(marks, " ") : 0;
    if (!marks || strcmp(marks + column, "^") != 0)
        malformed(r, "%s: no caret below the line", c->name);
    if (column != strlen("C: ") + columns[c->offset])
        malformed(r, "%s: the caret is in column %zu, offset %" PRIu32 " in column %zu", c->name,
                  column, c->offset, strlen("C: ") + columns[c->offset]);
}

/* ---- Results of an accepted line ---------------------------------------------------------------------------------------- */

static bool is_one_of(const char *word, const char *const words[])
{
    while (*words && strcmp(*words, word) != 0)
        words++;
    return *words != NULL;
}

/* "OFFSET+LENGTH TEXT", whose text is what the input holds there. */
static void span(const struct reader *r, const char *text, const struct corpus_case *c,
                 struct corpus_fact *fact)
{
    text += strspn(text, " ");
    fact->has_span = true;
    fact->span.offset = next_number(r, &text);
    if (*text++ != '+')
        malformed(r, "no OFFSET+LENGTH");
    fact->span.length = next_number(r, &text);
    if (*text && *text != ' ')
        malformed(r, "no OFFSET+LENGTH");
    text += strspn(text, " ");

    struct octets o = octets_of(r, text);
    const size_t offset = fact->span.offset, length = fact->span.length;
    if (offset + length > c->length || o.length != length ||
        memcmp(o.octet, c->octets + offset, length) != 0)
        malformed(r, "the input has no \"%s\" at %zu+%zu", text, offset, length);
    free(o.octet);
    free(o.column);
}

/* "NAME,NAME at OFFSET" */
static void deviations(const struct reader *r, const char *value, struct corpus_case *c)
{
    char *names = next_word(&value);
    const char *at = behind(value, " at ");
    if (!names || !corpus_set(names, smtpath_deviation_name, &c->deviations) || !at)
        malformed(r, "no \"deviations NAME,NAME at OFFSET\"");
    c->offset = next_number(r, &at);
    if (*at || c->offset > c->length)
        malformed(r, "no offset in the line");
    free(names);
}

/* What stands behind a parameter's keyword. */
static void parameter(const struct reader *r, const char *text, const struct corpus_case *c,
                      struct corpus_fact *fact)
{
    static const char *const spans[] = {"keyword", "first", "second", NULL};
    static const char *const values[] = {"number", "integer", "choice", "decoded", "given", NULL};

    text += strspn(text, " ");
    if (strchr("0123456789", *text)) {
        span(r, text, c, fact);
        return;
    }
    fact->member = next_word(&text);
    text += strspn(text, " ");
    if (is_one_of(fact->member, spans))
        span(r, text, c, fact);
    else if (!is_one_of(fact->member, values))
        malformed(r, "no result of a parameter: \"%s\"", fact->member);
    else if ((*text == '\0') != (strcmp(fact->member, "given") == 0))
        malformed(r, "\"%s\" with a value too many or none", fact->member);
    else
        fact->value = copy_of(text, strlen(text));
}

/* One row behind "S: ok". */
static void fact(const struct reader *r, struct corpus_case *c)
{
    static const char *const spans[] = {"path",     "route",  "mailbox",    "local", "domain",
                                        "argument", "second", "parameters", NULL};
    static const char *const values[] = {"kind",       "address", "chunk-size", "length",
                                         "deviations", "flags",   NULL};
    struct corpus_fact found = {.row = r->row, .member = "", .value = ""};
    const char *text = r->text;

    found.key = next_word(&text);
    if (*r->text == ' ' || !*text)
        malformed(r, "no result");
    if ((*found.key >= 'A' && *found.key <= 'Z') || (*found.key >= '0' && *found.key <= '9'))
        parameter(r, text, c, &found);
    else if (is_one_of(found.key, spans))
        span(r, text, c, &found);
    else if (!strcmp(found.key, "flag")) {
        found.member = next_word(&text);
        span(r, text, c, &found);
    } else if (is_one_of(found.key, values))
        found.value = copy_of(text + strspn(text, " "), strlen(text + strspn(text, " ")));
    else
        malformed(r, "no result: \"%s\"", found.key);
    if (!strcmp(found.key, "deviations"))
        deviations(r, found.value, c);

    c->facts = grown(c->facts, (c->fact_count + 1) * sizeof *c->facts);
    c->facts[c->fact_count++] = found;
}

/* One row behind the verdict on a refused line: what a person is told. */
static void advice(const struct reader *r, struct corpus_case *c)
{
    static const char *const keys[] = {"mistake", "near", "hint", "corrected", NULL};
    const char *text = r->text;
    struct corpus_fact found = {.row = r->row, .member = "", .value = ""};

    found.key = next_word(&text);
    if (*r->text == ' ' || !*text || !is_one_of(found.key, keys))
        malformed(r, "neither \"mistake\" nor \"near\", \"hint\", \"corrected\" of a refused line");
    text += strspn(text, " ");
    found.value = copy_of(text, strlen(text));
    c->facts = grown(c->facts, (c->fact_count + 1) * sizeof *c->facts);
    c->facts[c->fact_count++] = found;
}

/* ---- Cases ------------------------------------------------------------------------------------------------------------------- */

/* "area/what-is-special": the area is the file's name. */
static void case_name(const struct reader *r, const char *name, struct corpus_case *c)
{
    const char *slash = strrchr(r->file, '/'), *base = slash ? slash + 1 : r->file;
    const size_t area = strcspn(base, ".");
    const char *rest = name + area + 1;
    if (strncmp(name, base, area) != 0 || name[area] != '/' || !*rest ||
        strspn(rest, "abcdefghijklmnopqrstuvwxyz0123456789-") != strlen(rest))
        malformed(r, "the name is not %.*s/ and a-z, 0-9, \"-\"", (int)area, base);
    c->name = copy_of(name, strlen(name));
}

/* Reads the case that begins at this row, and leaves the reader behind its last. */
static struct corpus_case read_case(struct reader *r)
{
    struct corpus_case c = {.file = r->file, .row = r->row, .with = "", .reason = ""};
    const char *text, *marks = NULL;

    c.may = behind(r->text, "may ") != NULL;
    if (!(text = behind(r->text, c.may ? "may " : "case ")))
        malformed(r, "neither \"case NAME\" nor \"may NAME\"");
    case_name(r, text, &c);
    next_row(r);
    for (; (text = behind(r->text, "with ")); next_row(r))
        with(r, text, &c);

    if (!(text = behind(r->text, "C:")) || (*text && *text != ' '))
        malformed(r, "no \"C: LINE\"");
    struct octets o = octets_of(r, *text ? text + 1 : text);
    c.octets = o.octet;
    c.length = o.length;
    next_row(r);
    if (r->text && *r->text == ' ') {
        marks = r->text;
        next_row(r);
    }
    if (!(text = behind(r->text, "S: ")))
        malformed(r, "no \"S: VERDICT\"");
    verdict(r, text, &c);
    for (next_row(r); !between_cases(r); next_row(r)) {
        if (c.refused)
            advice(r, &c);
        else
            fact(r, &c);
    }
    compare_caret(r, marks, &c, o.column);
    free(o.column);
    return c;
}

/* All that was read, in static storage so that a check for leaks finds it. */
static struct corpus corpus;

static void add_case(const struct reader *r, struct corpus_case c)
{
    for (size_t i = 0; i < corpus.count; i++)
        if (!strcmp(corpus.cases[i].name, c.name))
            malformed(r, "%s is in %s:%d already", c.name, corpus.cases[i].file, corpus.cases[i].row);
    corpus.cases = grown(corpus.cases, (corpus.count + 1) * sizeof *corpus.cases);
    corpus.cases[corpus.count++] = c;
}

struct corpus corpus_read(int file_count, char *const files[])
{
    for (int i = 0; i < file_count; i++) {
        struct reader r = {.file = files[i]};
        char *whole = r.rest = read_file(&r);
        next_row(&r);
        while (r.text) {
            if (between_cases(&r))
                next_row(&r);
            else
                add_case(&r, read_case(&r));
        }
        free(whole);
    }
    return corpus;
}
