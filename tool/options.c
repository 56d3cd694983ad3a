// SPDX-License-Identifier: MIT
#include "options.h"

#include "catalogue.h"
#include "forms/forms.h"
#include "language.h"
#include "nearest.h"
#include "tool.h"
#include "wrap.h"

#include <stdlib.h>
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

struct words {
    const char *const *words;
    int count, next;
};

static const char *next_word_of(void *walk)
{
    struct words *words = walk;
    return words->next < words->count ? words->words[words->next++] : NULL;
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
    complain(text_of(SAY_NONE_OF), option, value, known);
    suggest(value, strlen(value), next_word_of, &(struct words){words, count, 0});
    return -1;
}

/* ---- Sets of names ------------------------------------------------------------------------------------ */

typedef const char *name_of_bit(uint64_t bit);

struct set_of_names {
    name_of_bit *name;
    uint64_t all; /* the bits that have one */
    uint64_t next;
};

static const char *next_name_of(void *walk)
{
    struct set_of_names *set = walk;
    const uint64_t bit = set->next;
    if (bit == 0 || bit > set->all)
        return NULL;
    set->next <<= 1;
    return set->name(bit);
}

/* The bit among all whose name this is; 0 if there is none. */
static uint64_t find_bit(const char *text, size_t length, const struct set_of_names *set)
{
    for (uint64_t bit = 1; bit != 0 && bit <= set->all; bit <<= 1)
        if ((set->all & bit) != 0 && is_word(text, length, set->name(bit)))
            return bit;
    return 0;
}

static void complain_of_name(const char *option, const char *word, size_t length, const char *list,
                             struct set_of_names *set)
{
    char name[64] = "";
    strncat(name, word, length < sizeof name ? length : sizeof name - 1);
    complain(text_of(SAY_UNKNOWN_NAME), option, name, list);
    set->next = 1;
    suggest(word, length, next_name_of, set);
}

/* all, none, or names with commas between them. list says which subcommand knows the names. */
static bool read_set(const char *option, const char *value, struct set_of_names known, const char *list,
                     uint64_t *set)
{
    *set = 0;
    if (is_word(value, strlen(value), "none"))
        return true;
    if (is_word(value, strlen(value), "all")) {
        *set = known.all;
        return true;
    }
    for (const char *word = value;; word++) {
        const size_t length = strcspn(word, ",");
        const uint64_t bit = find_bit(word, length, &known);
        if (bit == 0) {
            complain_of_name(option, word, length, list, &known);
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
    if (choice >= 0)
        language_use(choice == 1 ? SMTPATH_JAPANESE : SMTPATH_ENGLISH);
    (void)settings;
    return choice >= 0;
}

static const char *next_form(void *walk)
{
    const struct form *form = form_at((*(size_t *)walk)++);
    return form == NULL ? NULL : form->name;
}

static bool take_from(struct settings *settings, const char *value)
{
    size_t walk = 0;
    settings->form = find_form(value, strlen(value));
    if (settings->form != NULL)
        return true;
    complain(text_of(SAY_UNKNOWN_NAME), "--from", value, "--forms");
    suggest(value, strlen(value), next_form, &walk);
    return false;
}

static bool take_from_log(struct settings *settings, const char *value)
{
    static const char *const words[] = {"maillog"};
    settings->maillog = read_choice("--from", value, words, 1) == 0;
    return settings->maillog;
}

static bool take_offer(struct settings *settings, const char *value)
{
    const struct set_of_names known = {smtpath_extension_name, SMTPATH_EXT_ALL, 1};
    return read_set("--offer", value, known, "--extensions", &settings->parser.extensions);
}

static bool take_tolerate(struct settings *settings, const char *value)
{
    const struct set_of_names known = {smtpath_deviation_name, SMTPATH_TOLERATE_ALL, 1};
    uint64_t set;
    if (!read_set("--tolerate", value, known, "--tolerances", &set))
        return false;
    settings->parser.tolerate = set == 0 ? 0 : settings->parser.tolerate | (uint32_t)set;
    return true;
}

static bool take_refuse(struct settings *settings, const char *value)
{
    const struct set_of_names known = {smtpath_flag_name, (UINT64_C(1) << SMTPATH_FLAG_COUNT) - 1, 1};
    uint64_t set;
    if (!read_set("--refuse", value, known, "--flags", &set))
        return false;
    settings->parser.refuse = set == 0 ? 0 : settings->parser.refuse | (uint32_t)set;
    return true;
}

/* What the server of this name has; options behind it add to that. */
static bool take_preset(struct settings *settings, const char *value)
{
    const char *words[SMTPATH_PRESET_COUNT];
    for (int i = 0; i < SMTPATH_PRESET_COUNT; i++)
        words[i] = smtpath_preset_info((enum smtpath_preset)i)->name;
    const int choice = read_choice("--preset", value, words, SMTPATH_PRESET_COUNT);
    if (choice < 0)
        return false;
    const struct smtpath_preset_row *row = smtpath_preset_info((enum smtpath_preset)choice);
    settings->parser.tolerate = row->tolerate;
    settings->parser.refuse = row->refuse;
    settings->parser.limits = row->limits;
    return true;
}

static bool take_format(struct settings *settings, const char *value)
{
    static const char *const words[] = {"human", "json", "gcc", "github", "sarif"};
    const int choice = read_choice("--format", value, words, 5);
    settings->format = (enum format)(choice < 0 ? 0 : choice);
    settings->json = settings->format == FORMAT_JSON;
    return choice >= 0;
}

static bool take_only(struct settings *settings, const char *value)
{
    static const char *const words[] = {"valid", "invalid"};
    const int choice = read_choice("--only", value, words, 2);
    settings->only = choice == 0 ? ONLY_VALID : ONLY_INVALID;
    return choice >= 0;
}

static bool take_column(struct settings *settings, const char *value)
{
    settings->column = value;
    return true;
}

static bool take_text(struct settings *settings, const char *value)
{
    settings->texts[settings->text_count++] = value;
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
        complain(text_of(SAY_LIMIT_NUMBER), value, known[i].name);
        return false;
    }
    complain(text_of(SAY_NONE_OF), "--limit", value, "local-part, label, domain, path, line");
    return false;
}

/* ---- The table ------------------------------------------------------------------------------------------- */

#define NO_FLAG      0
#define FLAG(member) offsetof(struct settings, member)

static const struct option {
    const char *name;
    char letter;
    const char *value;
    bool (*take)(struct settings *, const char *value);
    size_t flag;
    uint32_t table;
    uint32_t takers;
    enum message section;
    const char *english, *japanese;
} options[] = {
#define OPTION(name, letter, value, take, flag, table, takers, section, english, japanese)             \
    {name, letter, value, take, flag, table, takers, SAY_##section, english, japanese},
#include "options_table.h"
#undef OPTION
};
enum { OPTIONS = sizeof options / sizeof options[0] };

static bool has(const struct option *option, enum taker taker)
{
    return (option->takers & (uint32_t)taker) != 0;
}

static const struct option *find_option(const char *name, size_t length, enum taker taker)
{
    for (size_t i = 0; i < OPTIONS; i++)
        if (has(&options[i], taker) && strlen(options[i].name) == length &&
            memcmp(options[i].name, name, length) == 0)
            return &options[i];
    return NULL;
}

static const struct option *find_letter(char letter, enum taker taker)
{
    for (size_t i = 0; i < OPTIONS; i++)
        if (has(&options[i], taker) && letter != 0 && options[i].letter == letter)
            return &options[i];
    return NULL;
}

struct options_of {
    enum taker taker;
    size_t next;
};

static const char *next_option_of(void *walk)
{
    struct options_of *of = walk;
    while (of->next < OPTIONS)
        if (has(&options[of->next++], of->taker))
            return options[of->next - 1].name;
    return NULL;
}

static void set_flag(const struct option *option, struct settings *settings)
{
    settings->tables |= option->table;
    if (option->flag != NO_FLAG)
        *(bool *)((char *)settings + option->flag) = true;
}

/* ---- Help ------------------------------------------------------------------------------------------------- */

enum { HELP_WIDTH = 80, HELP_INDENT = 24 };

/* "  -e, --text=TEXT" */
static void put_option_name(struct output *out, const struct option *option)
{
    size_t columns = 6 + strlen(option->name);
    output_literal(out, "  ");
    if (option->letter != 0) {
        output_octet(out, '-');
        output_octet(out, option->letter);
        output_literal(out, ", ");
    } else {
        output_literal(out, "    ");
    }
    output_string(out, option->name);
    if (option->value != NULL) {
        output_octet(out, '=');
        output_string(out, option->value);
        columns += 1 + strlen(option->value);
    }
    if (columns + 2 > HELP_INDENT) {
        output_octet(out, '\n');
        columns = 0;
    }
    output_repeated(out, ' ', HELP_INDENT - columns);
}

void options_help(struct output *out, enum taker taker)
{
    enum message section = SAY_NOTHING;
    for (size_t i = 0; i < OPTIONS; i++) {
        const struct option *option = &options[i];
        if (!has(option, taker))
            continue;
        if (option->section != section) {
            output_octet(out, '\n');
            output_string(out, text_of(option->section));
            output_octet(out, '\n');
            section = option->section;
        }
        put_option_name(out, option);
        wrap_text(out, in_language(option->english, option->japanese), HELP_INDENT, HELP_WIDTH);
        output_octet(out, '\n');
    }
}

void help_write(struct output *out, const struct help *help)
{
    output_sentence(out, text_of(SAY_USAGE), text_of(help->words));
    output_octet(out, '\n');
    wrap_text(out, text_of(help->about), 0, HELP_WIDTH);
    output_octet(out, '\n');
    if (help->more != SAY_NOTHING) {
        output_octet(out, '\n');
        output_string(out, text_of(help->more));
    }
    output_octet(out, '\n');
    output_string(out, help->examples);
    options_help(out, help->taker);
    if (help->status == SAY_NOTHING)
        return;
    output_octet(out, '\n');
    output_string(out, text_of(SAY_SECTION_STATUS));
    output_literal(out, "\n  ");
    wrap_text(out, text_of(help->status), 2, HELP_WIDTH);
    output_octet(out, '\n');
}

/* ---- The arguments ------------------------------------------------------------------------------------------ */

struct arguments {
    const char *subcommand;
    enum taker taker;
    int count;
    char **words;
    int next;
};

static bool complain_of_option(const struct arguments *a, const char *word, size_t length)
{
    char name[64] = "";
    strncat(name, word, length < sizeof name ? length : sizeof name - 1);
    complain(text_of(SAY_UNKNOWN_OPTION), name, a->subcommand);
    suggest(word, length, next_option_of, &(struct options_of){a->taker, 0});
    return false;
}

/* value is what stands behind it in the same word; NULL: nothing does. */
static bool take_option(struct arguments *a, const struct option *option, const char *value,
                        struct settings *settings)
{
    if (option->take == NULL && value != NULL) {
        complain(text_of(SAY_NO_VALUE_TAKEN), option->name);
        return false;
    }
    if (option->take == NULL) {
        set_flag(option, settings);
        return true;
    }
    if (value != NULL)
        return option->take(settings, value);
    if (a->next < a->count)
        return option->take(settings, a->words[a->next++]);
    complain(text_of(SAY_VALUE_WANTED), option->name);
    return false;
}

/* "--name=value", "--name value", "--name". */
static bool read_option(struct arguments *a, struct settings *settings)
{
    const char *word = a->words[a->next++];
    const size_t length = strcspn(word, "=");
    const struct option *option = find_option(word, length, a->taker);
    if (option == NULL)
        return complain_of_option(a, word, length);
    return take_option(a, option, word[length] == '=' ? word + length + 1 : NULL, settings);
}

/* "-a", "-ab", "-avalue", "-a value". */
static bool read_letters(struct arguments *a, struct settings *settings)
{
    const char *word = a->words[a->next++];
    for (const char *letter = word + 1; *letter != '\0'; letter++) {
        const struct option *option = find_letter(*letter, a->taker);
        if (option == NULL)
            return complain_of_option(a, word, strlen(word));
        const bool has_rest = option->take != NULL && letter[1] != '\0';
        if (!take_option(a, option, has_rest ? letter + 1 : NULL, settings))
            return false;
        if (option->take != NULL)
            break;
    }
    return true;
}

static void set_defaults(struct settings *settings, const struct arguments *a)
{
    static const struct settings defaults = {.parser = {.extensions = SMTPATH_EXT_ALL}};
    static const char **texts;
    free(texts);
    texts = calloc((size_t)a->count + 1, sizeof texts[0]);
    *settings = defaults;
    settings->operands = a->words;
    settings->texts = texts;
}

/* What an option means for another. */
static void settle(struct settings *settings)
{
    if (settings->json)
        settings->format = FORMAT_JSON;
    if (settings->quiet)
        settings->show = SHOW_NONE;
}

bool read_options(const char *subcommand, enum taker taker, int count, char **words,
                  struct settings *settings)
{
    struct arguments a = {subcommand, taker, count, words, 0};
    bool good = true;
    bool options_ended = false;

    set_defaults(settings, &a);
    if (settings->texts == NULL) {
        complain(text_of(SAY_OUT_OF_MEMORY));
        return false;
    }
    while (a.next < a.count) {
        char *word = a.words[a.next];
        if (options_ended || word[0] != '-' || word[1] == '\0') {
            settings->operands[settings->operand_count++] = word;
            a.next++;
        } else if (strcmp(word, "--") == 0) {
            options_ended = true;
            a.next++;
        } else if (word[1] == '-') {
            good = read_option(&a, settings) && good;
        } else {
            good = read_letters(&a, settings) && good;
        }
    }
    settle(settings);
    return good;
}
