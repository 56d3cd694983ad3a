// SPDX-License-Identifier: MIT
#include "options.h"

#include "tool.h"

#include <string.h>

/* ---- Words and numbers ------------------------------------------------------------------------------ */

static char lower(char octet)
{
    const bool is_upper = octet >= 'A' && octet <= 'Z';
    return (char)(octet + (is_upper ? 'a' - 'A' : 0));
}

/* Whether text[0 .. length) is this word, without regard to ASCII case. */
static bool is_word(const char *text, size_t length, const char *word)
{
    if (strlen(word) != length)
        return false;
    for (size_t i = 0; i < length; i++)
        if (lower(text[i]) != lower(word[i]))
            return false;
    return true;
}

/* A number from 1 to UINT32_MAX, in decimal digits and nothing else. */
static bool read_number(const char *text, uint32_t *number)
{
    uint64_t value = 0;
    if (*text == '\0')
        return false;
    for (; *text != '\0'; text++) {
        if (*text < '0' || *text > '9')
            return false;
        value = value * 10 + (uint64_t)(*text - '0');
        if (value > UINT32_MAX)
            return false;
    }
    *number = (uint32_t)value;
    return value > 0;
}

/* One word out of a list of words: its index, or -1 and a complaint. */
static int read_choice(const char *option, const char *value, const char *const *words, int count)
{
    for (int i = 0; i < count; i++)
        if (is_word(value, strlen(value), words[i]))
            return i;
    char known[128] = "";
    for (int i = 0; i < count; i++) {
        strncat(known, i == 0 ? "" : ", ", sizeof known - strlen(known) - 1);
        strncat(known, words[i], sizeof known - strlen(known) - 1);
    }
    complain("%s: \"%s\" is none of %s", option, value, known);
    return -1;
}

/* ---- Sets of names ------------------------------------------------------------------------------------ */

typedef const char *name_of_bit(uint64_t bit);

/* The bit among all whose name this is; 0 if there is none. */
static uint64_t find_bit(const char *text, size_t length, name_of_bit *name, uint64_t all)
{
    for (uint64_t bit = 1; bit != 0 && bit <= all; bit <<= 1)
        if ((all & bit) != 0 && is_word(text, length, name(bit)))
            return bit;
    return 0;
}

/* all, none, or names with commas between them. list says which subcommand knows the names. */
static bool read_set(const char *option, const char *value, name_of_bit *name, uint64_t all,
                     const char *list, uint64_t *set)
{
    *set = 0;
    if (is_word(value, strlen(value), "none"))
        return true;
    if (is_word(value, strlen(value), "all")) {
        *set = all;
        return true;
    }
    for (const char *word = value;; word++) {
        const size_t length = strcspn(word, ",");
        const uint64_t bit = find_bit(word, length, name, all);
        if (bit == 0) {
            complain("%s: unknown name \"%.*s\" (\"smtpath list %s\" shows the known ones)", option,
                     (int)length, word, list);
            return false;
        }
        *set |= bit;
        word += length;
        if (*word == '\0')
            return true;
    }
}

/* ---- What each option does ------------------------------------------------------------------------------- */

static bool take_input(struct settings *settings, const char *value)
{
    static const char *const words[] = {"lines", "hex", "crlf"};
    const int choice = read_choice("--input", value, words, 3);
    settings->input = (enum input_form)(choice < 0 ? 0 : choice);
    return choice >= 0;
}

static bool take_show(struct settings *settings, const char *value)
{
    static const char *const words[] = {"all", "invalid", "none"};
    const int choice = read_choice("--show", value, words, 3);
    settings->show = (enum show)(choice < 0 ? 0 : choice);
    return choice >= 0;
}

static bool take_color(struct settings *settings, const char *value)
{
    static const char *const words[] = {"auto", "always", "never"};
    const int choice = read_choice("--color", value, words, 3);
    settings->color = (enum color)(choice < 0 ? 0 : choice);
    return choice >= 0;
}

static bool take_lang(struct settings *settings, const char *value)
{
    static const char *const words[] = {"en", "ja"};
    const int choice = read_choice("--lang", value, words, 2);
    settings->language = choice == 1 ? SMTPATH_JAPANESE : SMTPATH_ENGLISH;
    return choice >= 0;
}

static bool take_offer(struct settings *settings, const char *value)
{
    return read_set("--offer", value, smtpath_extension_name, SMTPATH_EXT_ALL, "--extensions",
                    &settings->parser.extensions);
}

static bool take_tolerate(struct settings *settings, const char *value)
{
    uint64_t set;
    if (!read_set("--tolerate", value, smtpath_deviation_name, SMTPATH_TOLERATE_ALL, "--tolerances",
                  &set))
        return false;
    settings->parser.tolerate = (uint32_t)set;
    return true;
}

static bool take_limit(struct settings *settings, const char *value)
{
    struct smtpath_limits *limits = &settings->parser.limits;
    const struct {
        const char *name;
        uint32_t *limit;
    } known[] = {
        {"local-part", &limits->local_part},
        {"label", &limits->label},
        {"domain", &limits->domain},
        {"path", &limits->path},
        {"line", &limits->line},
    };
    const size_t length = strcspn(value, "=");
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        if (!is_word(value, length, known[i].name))
            continue;
        if (value[length] == '=' && read_number(value + length + 1, known[i].limit))
            return true;
        complain("--limit: \"%s\": a number from 1 to 4294967295 stands behind \"%s=\"", value,
                 known[i].name);
        return false;
    }
    complain("--limit: \"%.*s\" is none of local-part, label, domain, path, line", (int)length, value);
    return false;
}

/* ---- The table ------------------------------------------------------------------------------------------- */

enum {
    FOR_ALL = TAKER_CHECK | TAKER_LIST | TAKER_REPLY | TAKER_EXPLAIN | TAKER_SESSION,
    FOR_READERS = TAKER_CHECK | TAKER_REPLY | TAKER_SESSION
};

static const struct option {
    const char *name;
    bool (*take)(struct settings *, const char *value); /* or NULL: then either of these is set */
    size_t set_true;                                    /* offset of a bool in struct settings, or 0 */
    uint32_t add_table;
    uint32_t takers;
} options[] = {
    {"--help", NULL, offsetof(struct settings, help), 0, FOR_ALL},
    {"-h", NULL, offsetof(struct settings, help), 0, FOR_ALL},

    {"--input", take_input, 0, 0, TAKER_CHECK | TAKER_REPLY},
    {"--json", NULL, offsetof(struct settings, json), 0, FOR_READERS},
    {"--show", take_show, 0, 0, TAKER_CHECK},
    {"--summary", NULL, offsetof(struct settings, summary), 0, TAKER_CHECK | TAKER_SESSION},
    {"--color", take_color, 0, 0, FOR_READERS | TAKER_EXPLAIN},
    {"--utf8", NULL, offsetof(struct settings, utf8), 0, TAKER_REPLY},
    {"--ehlo", NULL, offsetof(struct settings, ehlo), 0, TAKER_REPLY},
    {"--lang", take_lang, 0, 0, TAKER_EXPLAIN},

    {"--offer", take_offer, 0, 0, TAKER_CHECK},
    {"--smtputf8", NULL, offsetof(struct settings, parser.smtputf8), 0, TAKER_CHECK},
    {"--tolerate", take_tolerate, 0, 0, TAKER_CHECK | TAKER_SESSION},
    {"--strict-trailing", NULL, offsetof(struct settings, parser.strict_trailing), 0, TAKER_CHECK},
    {"--general-literal", NULL, offsetof(struct settings, parser.general_literal), 0, TAKER_CHECK},
    {"--limit", take_limit, 0, 0, TAKER_CHECK},

    {"--verbs", NULL, 0, TABLE_VERBS, TAKER_LIST},
    {"--params", NULL, 0, TABLE_PARAMS, TAKER_LIST},
    {"--extensions", NULL, 0, TABLE_EXTENSIONS, TAKER_LIST},
    {"--tolerances", NULL, 0, TABLE_TOLERANCES, TAKER_LIST},
    {"--flags", NULL, 0, TABLE_FLAGS, TAKER_LIST},
    {"--reasons", NULL, 0, TABLE_REASONS, TAKER_LIST},
    {"--dict", NULL, 0, TABLE_DICT, TAKER_LIST},
};

static const struct option *find_option(const char *name, size_t length, enum taker taker)
{
    for (size_t i = 0; i < sizeof options / sizeof options[0]; i++)
        if ((options[i].takers & (uint32_t)taker) != 0 && strlen(options[i].name) == length &&
            memcmp(options[i].name, name, length) == 0)
            return &options[i];
    return NULL;
}

static void set_flag(const struct option *option, struct settings *settings)
{
    settings->tables |= option->add_table;
    if (option->set_true != 0)
        *(bool *)((char *)settings + option->set_true) = true;
}

/* ---- The arguments ------------------------------------------------------------------------------------------ */

struct arguments {
    int count;
    char **words;
    int next;
};

/* "--name=value", "--name value", "--name". */
static bool read_option(const char *subcommand, enum taker taker, struct arguments *a,
                        struct settings *settings)
{
    const char *word = a->words[a->next++];
    const size_t length = strcspn(word, "=");
    const struct option *option = find_option(word, length, taker);
    if (option == NULL) {
        complain("unknown option \"%.*s\" (\"smtpath %s --help\" shows the known ones)", (int)length,
                 word, subcommand);
        return false;
    }
    if (option->take == NULL && word[length] == '=') {
        complain("%s takes no value", option->name);
        return false;
    }
    if (option->take == NULL) {
        set_flag(option, settings);
        return true;
    }
    if (word[length] == '=')
        return option->take(settings, word + length + 1);
    if (a->next < a->count)
        return option->take(settings, a->words[a->next++]);
    complain("%s wants a value: %s=...", option->name, option->name);
    return false;
}

bool read_options(const char *subcommand, enum taker taker, int count, char **words,
                  struct settings *settings)
{
    static const struct settings defaults = {.parser = {.extensions = SMTPATH_EXT_ALL}};
    struct arguments a = {count, words, 0};
    bool good = true;
    bool options_ended = false;

    *settings = defaults;
    settings->operands = words;
    while (a.next < a.count) {
        char *word = a.words[a.next];
        if (options_ended || word[0] != '-' || word[1] == '\0') {
            settings->operands[settings->operand_count++] = word;
            a.next++;
        } else if (strcmp(word, "--") == 0) {
            options_ended = true;
            a.next++;
        } else {
            good = read_option(subcommand, taker, &a, settings) && good;
        }
    }
    return good;
}
