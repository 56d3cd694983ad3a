// SPDX-License-Identifier: MIT
/*
 * Writes the data sets of the benchmarks, one file a set, each line with its CRLF. The same seed gives the
 * same octets on every machine: nothing of the C library's random numbers or locale is used.
 *
 * What is drawn, how often, and why: README.md beside this file.
 *
 *     generate DIRECTORY [SESSION-FILE ...]
 */
#include <errno.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- Chance ------------------------------------------------------------------------------------------ */

/* splitmix64: small, good, and the same everywhere. */
static uint64_t state;

static uint64_t draw(void)
{
    uint64_t z = (state += UINT64_C(0x9E3779B97F4A7C15));
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return z ^ (z >> 31);
}

static uint32_t below(uint32_t bound)
{
    return (uint32_t)((draw() >> 32) * bound >> 32);
}

static uint32_t between(uint32_t least, uint32_t most)
{
    return least + below(most - least + 1);
}

/* True in so many of a hundred cases. */
static int percent(uint32_t cases)
{
    return below(100) < cases;
}

/* The first of count things is drawn most, each later one less: about as 1/rank. */
static uint32_t skewed(uint32_t count)
{
    const uint32_t bound = 1 + below(count);
    return below(bound);
}

/* ---- A line that is being written ---------------------------------------------------------------------- */

struct text {
    char octets[4096];
    size_t length;
};

static void put(struct text *text, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    const size_t room = sizeof text->octets - text->length;
    const int written = vsnprintf(text->octets + text->length, room, format, arguments);
    va_end(arguments);
    if (written < 0 || (size_t)written >= room)
        abort();
    text->length += (size_t)written;
}

static void put_from(struct text *text, const char *alphabet, uint32_t count)
{
    const uint32_t letters = (uint32_t)strlen(alphabet);
    while (count-- > 0)
        put(text, "%c", alphabet[below(letters)]);
}

#define ARRAY_LENGTH(of) ((uint32_t)(sizeof(of) / sizeof((of)[0])))
#define ANY_OF(list)     (list)[below(ARRAY_LENGTH(list))]
#define SKEWED(list)     (list)[skewed(ARRAY_LENGTH(list))]

static const char lower[] = "abcdefghijklmnopqrstuvwxyz";
static const char lower_digits[] = "abcdefghijklmnopqrstuvwxyz0123456789";
static const char hex_digits[] = "0123456789abcdef";
static const char base32_digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/* ---- People and places ------------------------------------------------------------------------------- */

static const char *const first_names[] = {
    "anna",  "ben",        "chloe", "david", "emma",   "fatima",    "george",    "hana",
    "ivan",  "julia",      "kenji", "laura", "martin", "nadia",     "oliver",    "paula",
    "quinn", "rosa",       "samir", "tanya", "umar",   "vera",      "wei",       "xenia",
    "yusuf", "zoe",        "al",    "bo",    "chris",  "dominique", "elisabeth", "francisco",
    "jo",    "maximilian", "li",    "maria", "peter",  "thomas",    "sophie",    "lukas",
};
static const char *const last_names[] = {
    "smith",     "jones",    "garcia",       "mueller",   "rossi", "ivanov", "tanaka",
    "kim",       "nguyen",   "silva",        "khan",      "cohen", "dubois", "jansen",
    "berg",      "novak",    "johnson",      "brown",     "lee",   "wang",   "schmidt",
    "hernandez", "kowalski", "papadopoulos", "osullivan", "ng",    "diaz",   "lindqvist",
};
static const char *const roles[] = {
    "info", "sales", "support", "billing", "office", "contact", "admin", "jobs", "newsletter", "hr",
};
static const char *const words[] = {
    "mail",  "web",    "blue",  "river", "stone", "north", "data",   "cloud", "green", "media",
    "trade", "design", "house", "works", "labs",  "city",  "health", "auto",  "point", "global",
};
static const char *const tops[] = {
    "com", "net", "org", "de", "co.uk", "fr", "nl", "io", "com.br", "jp", "edu", "info",
};
/* a few providers have most of the mailboxes; RFC 2606's names stand for them */
static const char *const providers[] = {
    "example.com", "mail.example", "example.net", "inbox.example", "web.example",
    "example.org", "post.example", "box.test",    "freemail.test", "students.example.edu",
};

static void domain(struct text *text)
{
    if (percent(30)) {
        put(text, "%s", SKEWED(providers));
        return;
    }
    if (percent(25))
        put(text, "%s.", percent(50) ? "mail" : "mx1");
    put(text, "%s", ANY_OF(words));
    if (percent(70))
        put(text, "%s%s", percent(35) ? "-" : "", ANY_OF(words));
    put(text, ".%s", SKEWED(tops));
}

static void person(struct text *text)
{
    const uint32_t form = below(100);
    if (form < 40)
        put(text, "%s.%s", SKEWED(first_names), ANY_OF(last_names));
    else if (form < 60)
        put(text, "%c%s", lower[below(26)], ANY_OF(last_names));
    else if (form < 78)
        put(text, "%s%u", ANY_OF(first_names), between(1, 1999));
    else if (form < 88)
        put(text, "%s", ANY_OF(roles));
    else if (form < 94)
        put(text, "%s_%s", ANY_OF(first_names), ANY_OF(last_names));
    else if (form < 98)
        put(text, "%s+%s", ANY_OF(first_names), ANY_OF(words));
    else
        put_from(text, lower_digits, between(6, 16));
}

static void mailbox(struct text *text)
{
    person(text);
    put(text, "@");
    domain(text);
}

/* ---- Parameters ------------------------------------------------------------------------------------------- */

/* Log-uniform from 1 KB to 20 MB: message sizes are spread over orders of magnitude. */
static void size_parameter(struct text *text)
{
    uint32_t size = 1024;
    for (uint32_t i = below(15); i > 0; i--)
        size *= 2;
    put(text, " SIZE=%u", size + below(size));
}

static void body_parameter(struct text *text)
{
    const uint32_t kind = below(100);
    put(text, " BODY=%s", kind < 82 ? "8BITMIME" : kind < 97 ? "7BIT" : "BINARYMIME");
}

static void envid_parameter(struct text *text)
{
    put(text, " ENVID=");
    put_from(text, base32_digits, between(8, 24));
    if (percent(50)) {
        put(text, "@");
        domain(text);
    }
}

static void notify_parameter(struct text *text)
{
    static const char *const values[] = {
        "SUCCESS,FAILURE", "FAILURE,DELAY", "FAILURE", "NEVER", "SUCCESS,FAILURE,DELAY", "DELAY",
    };
    put(text, " NOTIFY=%s", SKEWED(values));
}

/* The address again, in xtext: "+" must be encoded there, "=" too. */
static void orcpt_parameter(struct text *text, const char *address, size_t length)
{
    put(text, " ORCPT=rfc822;");
    for (size_t i = 0; i < length; i++)
        if (address[i] == '+' || address[i] == '=')
            put(text, "+%02X", (unsigned)address[i]);
        else
            put(text, "%c", address[i]);
}

/* ---- Lines: one function a set ------------------------------------------------------------------------------ */

static void rcpt(struct text *text)
{
    put(text, "RCPT TO:<");
    mailbox(text);
    put(text, ">");
}

static void mail(struct text *text)
{
    put(text, "MAIL FROM:<");
    mailbox(text);
    put(text, ">");
    size_parameter(text);
    body_parameter(text);
}

/* Variable envelope return paths, in Courier's and ezmlm's form: the recipient inside the sender. */
static void verp(struct text *text)
{
    struct text recipient = {.length = 0};
    person(&recipient);
    if (recipient.length > 16)
        recipient.length = 16;
    put(text, "bounces-%u-%.*s=", between(100000, 99999999), (int)recipient.length, recipient.octets);
    put(text, "%s@%s.", ANY_OF(providers), percent(50) ? "bounce" : "newsletter");
    domain(text);
}

/* SRS0=hash=stamp=domain=local: a forwarder's rewritten sender. */
static void srs(struct text *text)
{
    put(text, "SRS0=");
    put_from(text, base32_digits, 4);
    put(text, "=");
    put_from(text, base32_digits, 2);
    put(text, "=%s=", ANY_OF(providers));
    put(text, "%s.%s@forward.", ANY_OF(first_names), ANY_OF(last_names));
    domain(text);
}

/* prvs=kdddssssss=local: a bounce address tag with a day and a signature. */
static void batv(struct text *text)
{
    put(text, "prvs=%u%03u", below(10), below(1000));
    put_from(text, hex_digits, 6);
    put(text, "=%s.%s@campaign.", ANY_OF(first_names), ANY_OF(last_names));
    domain(text);
}

static void sender(struct text *text)
{
    const uint32_t kind = below(100);
    put(text, "MAIL FROM:<");
    if (kind < 50)
        verp(text);
    else if (kind < 80)
        srs(text);
    else
        batv(text);
    put(text, ">");
    size_parameter(text);
    if (percent(70))
        body_parameter(text);
}

static void dsn(struct text *text)
{
    if (percent(70)) {
        struct text address = {.length = 0};
        mailbox(&address);
        put(text, "RCPT TO:<%.*s>", (int)address.length, address.octets);
        notify_parameter(text);
        orcpt_parameter(text, address.octets, address.length);
        return;
    }
    mail(text);
    put(text, " RET=%s", percent(80) ? "HDRS" : "FULL");
    envid_parameter(text);
}

/* A path of 256 octets: the longest of each part that fits. */
static void longest(struct text *text)
{
    put(text, percent(70) ? "RCPT TO:<" : "MAIL FROM:<");
    const size_t start = text->length - 1;
    put_from(text, lower, 31);
    put(text, ".");
    put_from(text, lower_digits, 32);
    put(text, "@");
    for (uint32_t i = 0; i < 2; i++) {
        put_from(text, lower_digits, 63);
        put(text, ".");
    }
    put_from(text, lower, (uint32_t)(256 - 1 - (text->length - start)));
    put(text, ">");
}

static void ipv6(struct text *text)
{
    const uint32_t before = between(1, 5), behind = between(1, 6 - before);
    const int full = percent(30), tail = percent(10);
    put(text, percent(50) ? "RCPT TO:<" : "MAIL FROM:<");
    person(text);
    put(text, "@[IPv6:2001:db8");
    if (full) {
        for (uint32_t i = 2; i < 8; i++)
            put(text, ":%x", below(0x10000));
    } else if (tail) {
        put(text, "::%u.%u.%u.%u", below(256), below(256), below(256), below(256));
    } else {
        for (uint32_t i = 2; i < before; i++)
            put(text, ":%x", below(0x10000));
        put(text, ":");
        for (uint32_t i = 0; i < (before < 2 ? 1 : behind < 4 ? behind : 4); i++)
            put(text, ":%x", below(0x10000));
    }
    put(text, "]>");
}

static void quoted(struct text *text)
{
    put(text, percent(50) ? "RCPT TO:<\"" : "MAIL FROM:<\"");
    put(text, "%s", ANY_OF(first_names));
    if (percent(60))
        put(text, " ");
    if (percent(25))
        put(text, "\\\"%s\\\"", ANY_OF(words));
    if (percent(10))
        put(text, "@");
    put(text, "%s\"@", ANY_OF(last_names));
    domain(text);
    put(text, ">");
}

static void utf8(struct text *text)
{
    static const char *const locals[] = {
        "j\xC3\xBCrgen",
        "fran\xC3\xA7ois",
        "\xE7\x94\xA8\xE6\x88\xB7",
        "\xD0\xB8\xD0\xB2\xD0\xB0\xD0\xBD",
        "jos\xC3\xA9.garc\xC3\xAD\x61",
        "\xCE\xB4\xCE\xBF\xCE\xBA\xCE\xB9\xCE\xBC\xCE\xAE",
        "\xE0\xA4\xB0\xE0\xA4\xBE\xE0\xA4\xAE",
        "anna\xF0\x9F\x98\x80",
    };
    static const char *const domains[] = {
        "b\xC3\xBC\x63her.example",
        "\xE4\xBE\x8B\xE5\xAD\x90.example",
        "example.com",
        "\xD0\xBF\xD0\xBE\xD1\x87\xD1\x82\xD0\xB0.example",
        "mail.\xCF\x80\xCE\xB1\xCF\x81.example",
    };
    const int is_mail = percent(40);
    put(text, "%s<%s@%s>", is_mail ? "MAIL FROM:" : "RCPT TO:", ANY_OF(locals), ANY_OF(domains));
    if (is_mail)
        put(text, " SMTPUTF8");
    if (is_mail && percent(60))
        size_parameter(text);
}

/* What goes wrong at the start: in the verb or before the path. */
static void malformed_start(struct text *text)
{
    static const char *const starts[] = {
        "RCPT TO <",  "RCPT TO: <",  "MAIL FORM:<",  "MAIL FROM<", "RCTP TO:<",
        "MAILFROM:<", "RCPT FROM:<", "MAIL FROM: <", "RCPT TO:(",  "MAIL FROM:",
    };
    put(text, "%s", ANY_OF(starts));
    mailbox(text);
    put(text, ">");
}

/* In the middle: inside the path. */
static void malformed_middle(struct text *text)
{
    static const char *const joints[] = {
        "..x@", "@@", " @", ".@", "@-", "@a..b.", "@a_b.", "@ ", "(x)@", ",b@",
    };
    put(text, percent(60) ? "RCPT TO:<" : "MAIL FROM:<");
    person(text);
    put(text, "%s", ANY_OF(joints));
    domain(text);
    put(text, ">");
}

/* At the end: the path's last octet, or a parameter. */
static void malformed_end(struct text *text)
{
    static const char *const rcpt_ends[] = {".>", "-",   ">,",      "> NOTIFY=", "> NOTIFY=ALWAYS",
                                            "",   "> x", "> SIZE=1"};
    static const char *const mail_ends[] = {"> SIZE=12x", "> BODY=9BIT",     "> FOO=BAR",
                                            ";",          "> SIZE=1 SIZE=1", ">SIZE=3"};
    const int is_rcpt = percent(60);
    put(text, is_rcpt ? "RCPT TO:<" : "MAIL FROM:<");
    mailbox(text);
    put(text, "%s", is_rcpt ? ANY_OF(rcpt_ends) : ANY_OF(mail_ends));
}

static void null_sender(struct text *text)
{
    put(text, "MAIL FROM:<>");
    if (percent(80))
        size_parameter(text);
}

static void bare_mail(struct text *text)
{
    put(text, "MAIL FROM:<");
    mailbox(text);
    put(text, ">");
    if (percent(60))
        size_parameter(text);
}

/* The mixture, in parts of a thousand. */
static void mixed(struct text *text)
{
    static const struct {
        uint32_t parts;
        void (*line)(struct text *);
    } shares[] = {
        {520, rcpt},
        {170, mail},
        {90, bare_mail},
        {110, sender},
        {25, null_sender},
        {50, dsn},
        {5, quoted},
        {3, ipv6},
        {7, utf8},
        {6, malformed_start},
        {8, malformed_middle},
        {6, malformed_end},
    };
    uint32_t part = below(1000), i = 0;
    while (part >= shares[i].parts)
        part -= shares[i++].parts;
    shares[i].line(text);
}

/* The mixture as clients write it that have words in lower case: what stands in front of a path, and keywords. */
static void lower_case(struct text *text)
{
    mixed(text);
    int in_word = 1;
    for (size_t i = 0; i < text->length; i++) {
        char *octet = &text->octets[i];
        if (*octet == '<' || *octet == '=')
            in_word = 0;
        if (*octet == ' ' || *octet == '>')
            in_word =
                i < 10 || *octet == '>' || (in_word && *octet == ' ') || strchr(octet, '>') == NULL;
        if (in_word && *octet >= 'A' && *octet <= 'Z')
            *octet = (char)(*octet + 'a' - 'A');
    }
}

/* The mixture with white space at the end, which RFC 5321 section 4.1.1 wants to be tolerated. */
static void trailing_space(struct text *text)
{
    mixed(text);
    put(text, percent(80) ? " " : "  ");
}

/* ---- Sets --------------------------------------------------------------------------------------------------- */

static const struct {
    const char *name;
    uint32_t lines;
    void (*line)(struct text *);
} sets[] = {
    {"mixed", 20000, mixed},
    {"rcpt", 5000, rcpt},
    {"mail", 5000, mail},
    {"sender", 5000, sender},
    {"dsn", 5000, dsn},
    {"longest", 2000, longest},
    {"ipv6", 5000, ipv6},
    {"quoted", 5000, quoted},
    {"utf8", 5000, utf8},
    {"malformed-start", 5000, malformed_start},
    {"malformed-middle", 5000, malformed_middle},
    {"malformed-end", 5000, malformed_end},
    {"lower-case", 5000, lower_case},
    {"trailing-space", 5000, trailing_space},
};

static void write_set(const char *directory, uint32_t set)
{
    char path[4096];
    uint64_t octets = 0;
    snprintf(path, sizeof path, "%s/%s.txt", directory, sets[set].name);
    FILE *file = fopen(path, "wb");
    if (file == NULL) {
        fprintf(stderr, "generate: %s: %s\n", path, strerror(errno));
        exit(1);
    }
    state = UINT64_C(5321) + set; /* each set has its own seed: one can change and the others stay */
    for (uint32_t i = 0; i < sets[set].lines; i++) {
        struct text text = {.length = 0};
        sets[set].line(&text);
        octets += text.length;
        fwrite(text.octets, 1, text.length, file);
        fputs("\r\n", file);
    }
    if (fclose(file) != 0)
        exit(1);
    printf("%-18s %6u lines, %5.1f octets a line\n", sets[set].name, sets[set].lines,
           (double)octets / sets[set].lines);
}

/* ---- Captured sessions ---------------------------------------------------------------------------------------- */

/* What "\\xHH" and "\\\\" stand for; other characters stand for themselves. */
static void put_escaped(struct text *text, const char *from)
{
    unsigned octet;
    while (*from != '\0' && *from != '\n') {
        if (from[0] == '\\' && from[1] == 'x' && sscanf(from + 2, "%2x", &octet) == 1) {
            put(text, "%c", (int)octet);
            from += 4;
            continue;
        }
        from += from[0] == '\\' ? 1 : 0;
        put(text, "%c", *from++);
    }
}

/* One side of one session: its rows that begin with mark, "C: " or "S: ". */
static uint32_t copy_session(const char *path, const char *mark, FILE *to)
{
    char row[4096];
    uint32_t lines = 0;
    FILE *from = fopen(path, "r");
    if (from == NULL) {
        fprintf(stderr, "generate: %s: %s\n", path, strerror(errno));
        exit(1);
    }
    while (fgets(row, sizeof row, from) != NULL) {
        struct text text = {.length = 0};
        if (strncmp(row, mark, 3) != 0)
            continue;
        put_escaped(&text, row + 3);
        fwrite(text.octets, 1, text.length, to);
        fputs("\r\n", to);
        lines++;
    }
    fclose(from);
    return lines;
}

/* One side of the sessions, one after the other, in any order, each many times: what one server hears, or one client. */
static void write_sessions(const char *directory, const char *name, const char *mark, uint32_t count,
                           char **sessions)
{
    char path[4096];
    uint32_t lines = 0;
    snprintf(path, sizeof path, "%s/%s", directory, name);
    FILE *file = fopen(path, "wb");
    if (file == NULL)
        exit(1);
    state = UINT64_C(5333);
    while (lines < 5000)
        lines += copy_session(sessions[below(count)], mark, file);
    if (fclose(file) != 0)
        exit(1);
    printf("%-18s %6u lines\n", name, lines);
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        fprintf(stderr, "usage: generate DIRECTORY [SESSION-FILE ...]\n");
        return 2;
    }
    for (uint32_t set = 0; set < ARRAY_LENGTH(sets); set++)
        write_set(argv[1], set);
    if (argc > 2) {
        write_sessions(argv[1], "sessions.txt", "C: ", (uint32_t)argc - 2, argv + 2);
        write_sessions(argv[1], "sessions.replies", "S: ", (uint32_t)argc - 2, argv + 2);
    }
    return 0;
}
