// SPDX-License-Identifier: MIT
/*
 * compare-ehlo [--octets=N] [--lines=N] [--seed=N]: lines of the reply to EHLO. Every string of up to N octets (4 unless told)
 * behind each of some beginnings, as a keyword's line and as the greeting; and lines by chance, of keywords and parameters,
 * right and wrong. Compared are the verdict and the offset, the keyword, and every value that counts, of wrong lines, too.
 */
#include "generate.h"
#include "oracle.h"
#include "random.h"
#include "render.h"

#include "smtpath.h"

#include <string.h>

enum { LINE_MOST = 256 };

static unsigned long long compared, differences;

static bool same_span(struct oracle_span ours, struct smtpath_span theirs)
{
    return ours.end - ours.begin == theirs.length &&
           (theirs.length == 0 || ours.begin == theirs.offset);
}

/* The set of what is announced, as the library has it. */
static uint32_t announced(const struct oracle_ehlo *ours)
{
    return (ours->has_size ? SMTPATH_ANNOUNCED_SIZE : 0u) |
           (ours->has_deliverby ? SMTPATH_ANNOUNCED_DELIVERBY : 0u) |
           (ours->has_holdfor ? SMTPATH_ANNOUNCED_HOLDFOR : 0u) |
           (ours->has_holduntil ? SMTPATH_ANNOUNCED_HOLDUNTIL : 0u) |
           (ours->has_profile ? SMTPATH_ANNOUNCED_PRIORITY_PROFILE : 0u) |
           (ours->has_limit[EHLO_MAILMAX] ? SMTPATH_ANNOUNCED_MAILMAX : 0u) |
           (ours->has_limit[EHLO_RCPTMAX] ? SMTPATH_ANNOUNCED_RCPTMAX : 0u) |
           (ours->has_limit[EHLO_RCPTDOMAINMAX] ? SMTPATH_ANNOUNCED_RCPTDOMAINMAX : 0u);
}

/* The bit that has this name; 0 if none has. */
static uint32_t mechanism_named(const char *name)
{
    for (uint32_t bit = 0; bit < 32; bit++) {
        const char *theirs = smtpath_mechanism_name(UINT64_C(1) << bit);
        if (theirs != NULL && strcmp(theirs, name) == 0)
            return UINT32_C(1) << bit;
    }
    return 0;
}

static bool same_mechanisms(uint32_t ours, uint32_t theirs)
{
    uint32_t expected = 0;
    for (uint32_t i = 0; oracle_mechanisms[i] != NULL; i++) {
        const uint32_t bit = mechanism_named(oracle_mechanisms[i]);
        if (bit == 0)
            return false;
        if ((ours >> i & 1) != 0)
            expected |= bit;
    }
    return theirs == expected;
}

static bool same_values(const struct oracle_ehlo *ours, const struct smtpath_ehlo *theirs)
{
    return theirs->announced == announced(ours) && (!ours->has_size || theirs->size == ours->size) &&
           (!ours->has_deliverby || theirs->deliverby == ours->deliverby) &&
           (!ours->has_holdfor || theirs->holdfor == ours->holdfor) &&
           (!ours->has_limit[EHLO_MAILMAX] || theirs->mail_max == ours->limit[EHLO_MAILMAX]) &&
           (!ours->has_limit[EHLO_RCPTMAX] || theirs->rcpt_max == ours->limit[EHLO_RCPTMAX]) &&
           (!ours->has_limit[EHLO_RCPTDOMAINMAX] ||
            theirs->domain_max == ours->limit[EHLO_RCPTDOMAINMAX]) &&
           same_mechanisms(ours->mechanisms, theirs->mechanisms);
}

static bool same_name(const struct oracle_ehlo *ours, const struct smtpath_ehlo_line *theirs,
                      const struct smtpath_ehlo *ehlo)
{
    const char *name = theirs->extension == 0 ? "" : smtpath_extension_name(theirs->extension);
    return name != NULL && !strcmp(ours->name, name) && theirs->old_auth == ours->old_auth &&
           ehlo->extensions == (ours->forgotten ? 0 : theirs->extension);
}

/* What earlier lines announced stays, but for LIMITS where it is wrong. */
static bool same_after_others(const char *line, const struct smtpath_reply_line *reply,
                              const struct oracle_ehlo *ours)
{
    enum { EVERYTHING = 0xFFFF };
    const uint32_t limits =
        SMTPATH_ANNOUNCED_MAILMAX | SMTPATH_ANNOUNCED_RCPTMAX | SMTPATH_ANNOUNCED_RCPTDOMAINMAX;
    struct smtpath_ehlo after = {.lines = 1, .extensions = SMTPATH_EXT_ALL, .announced = EVERYTHING};
    struct smtpath_ehlo_line theirs;
    smtpath_read_ehlo_line(line, reply, &after, &theirs);
    return after.extensions ==
               (ours->forgotten ? SMTPATH_EXT_ALL & ~SMTPATH_EXT_LIMITS : SMTPATH_EXT_ALL) &&
           after.announced == (ours->forgotten ? EVERYTHING & ~limits : EVERYTHING);
}

static void compare_line(const char *line, size_t length, bool greeting)
{
    struct oracle_ehlo ours;
    struct smtpath_reply_line reply;
    struct smtpath_ehlo ehlo = {.lines = greeting ? 0 : 1};
    struct smtpath_ehlo_line theirs;
    oracle_read_ehlo((const unsigned char *)line, length, greeting, &ours);
    smtpath_read_reply_line(line, length, false, NULL, &reply);
    const bool accepted = smtpath_read_ehlo_line(line, &reply, &ehlo, &theirs) == SMTPATH_OK;
    compared++;
    bool same = accepted == ours.ok && ehlo.lines == (greeting ? 1u : 2u) &&
                same_name(&ours, &theirs, &ehlo) && same_values(&ours, &ehlo) &&
                same_span(ours.detail, theirs.detail) &&
                (greeting || same_after_others(line, &reply, &ours));
    if (accepted && same)
        same = same_span(ours.keyword, theirs.keyword) && same_span(ours.parameters, theirs.parameters);
    else if (same)
        same = theirs.diagnostic.offset == ours.offset;
    if (same || differences++ >= 20)
        return;
    printf("disagreement\n  line    ");
    render_hex(stdout, (const unsigned char *)line, length);
    printf("%s\n  oracle  ok %d at %zu name \"%s\" keyword [%zu,%zu) parameters [%zu,%zu) announced %X "
           "size %llu\n",
           greeting ? " greeting" : "", ours.ok, ours.offset, ours.name, ours.keyword.begin,
           ours.keyword.end, ours.parameters.begin, ours.parameters.end, (unsigned)announced(&ours),
           (unsigned long long)ours.size);
    printf("  parser  ok %d at %u keyword [%u,+%u) parameters [%u,+%u) announced %X size %llu\n",
           accepted, theirs.diagnostic.offset, theirs.keyword.offset, theirs.keyword.length,
           theirs.parameters.offset, theirs.parameters.length, (unsigned)ehlo.announced,
           (unsigned long long)ehlo.size);
}

/* ---- All short ones ------------------------------------------------------------------------------------------------ */

/* What a line begins with, and the octets that matter behind it. */
#define BEHIND(text, octets)                                                                           \
    {                                                                                                  \
        text, octets, sizeof octets - 1                                                                \
    }
static const struct beginning {
    const char *text, *alphabet;
    size_t size;
} beginnings[] = {
    BEHIND("250 ", "A7- \t.,=[\0\x7F\xC3"),
    BEHIND("250-", "A7- \t.,=[\0\x7F\xC3"),
    BEHIND("250 SIZE ", "A7- \t.,=[\0\x7F\xC3"),
    BEHIND("250 SIZE", "A7- \t.,=[\0\x7F\xC3"),
    BEHIND("250 AUTH PLAIN ", "A7- \t.,=[\0\x7F\xC3"),
    BEHIND("250 AUTH", "A7- \t.,=[\0\x7F\xC3"),
    BEHIND("250 DELIVERBY 9", "A7- \t.,=[\0\x7F\xC3"),
    BEHIND("250 MT-PRIORITY ", "A7- \t.,=[\0\x7F\xC3"),
    BEHIND("250 DSN", "A7- \t.,=[\0\x7F\xC3"),
    BEHIND("250 a.b", "A7- \t.,=[\0\x7F\xC3"),
    BEHIND("250 FUTURERELEASE", "A07- \t,=\0\x7F\xC3"),
    BEHIND("250 FUTURERELEASE 9 2023-02-", "0123689T:Z "),
    BEHIND("250 FUTURERELEASE 7 2024-02-29T23:59:60", "0.Zz+-: \0x"),
    BEHIND("250 LIMITS", "A07- \t,=;\0\x7F\xC3"),
    BEHIND("250 LIMITS RCPTMAX=", "A07- ,=;_\0\x7F\xC3"),
    BEHIND("250 LIMITS MAILMAX=12345", "A07 =;\x7F"),
};
#undef BEHIND

static void compare_behind(const struct beginning *b, size_t most, bool greeting)
{
    char line[LINE_MOST];
    const size_t begin = strlen(b->text);
    struct strings all = {.alphabet = b->alphabet, .size = b->size, .most = most};
    memcpy(line, b->text, begin);
    while (generate_next_string(&all, line + begin))
        compare_line(line, begin + all.length, greeting);
}

/* ---- By chance --------------------------------------------------------------------------------------------------------- */

/* Of keywords whose parameters are hardly met by chance, the words that they take and do not take. */
static const char *const limits[] = {"MAILMAX=5",
                                     "rcptmax=20",
                                     "RCPTDOMAINMAX=999999",
                                     "RCPTMAX=1000000",
                                     "MAILMAX=0",
                                     "MAILMAX=07",
                                     "RCPTMAX",
                                     "RCPTDOMAINMAX=1x",
                                     "FOO=a,b",
                                     "FOO-b_c=~",
                                     "FOO=a;b",
                                     "=20",
                                     "MAILMAX=",
                                     "MAIL.MAX=1",
                                     "RCPTMAX=1",
                                     "\x01",
                                     NULL};
static const char *const times[] = {"1",
                                    "86400",
                                    "999999999",
                                    "1234567890",
                                    "0",
                                    "9x",
                                    "2026-12-31T23:59:59Z",
                                    "2024-02-29t12:00:60.5+00:00",
                                    "2000-02-29T00:00:00z",
                                    "2026-02-29T00:00:00Z",
                                    "1900-02-29T00:00:00-00:00",
                                    "2026-04-31T00:00:00Z",
                                    "2026-13-01T00:00:00Z",
                                    "2026-12-31T23:59:59+09:00",
                                    "2026-12-31T24:00:00Z",
                                    "2026-12-31T23:59:59",
                                    "\x7F",
                                    NULL};

/* A keyword, and pieces with or without a space. */
static size_t draw_parameters(struct random *random, const char *keyword, const char *const *words,
                              char *line)
{
    size_t count = 0, length = (size_t)sprintf(line, "250 %s", keyword);
    while (words[count] != NULL)
        count++;
    for (size_t most = random_below(random, 5); most > 0; most--)
        length += (size_t)sprintf(line + length, "%s%s",
                                  random_once_in(random, 12)   ? ""
                                  : random_once_in(random, 12) ? "  "
                                                               : " ",
                                  words[random_below(random, count)]);
    return length;
}

static size_t draw_line(struct random *random, char *line)
{
    static const char *const pieces[] = {"SIZE",
                                         "size",
                                         "8BITMIME",
                                         "BINARYMIME",
                                         "SMTPUTF8",
                                         "DSN",
                                         "AUTH",
                                         "AUTH=",
                                         "DELIVERBY",
                                         "MT-PRIORITY",
                                         "REQUIRETLS",
                                         "MTRK",
                                         "RRVS",
                                         "CONPERM",
                                         "CONNEG",
                                         "NO-SOLICITING",
                                         "CHECKPOINT",
                                         "SUBMITTER",
                                         "PIPELINING",
                                         "CHUNKING",
                                         "STARTTLS",
                                         "ENHANCEDSTATUSCODES",
                                         "ETRN",
                                         "HELP",
                                         "VRFY",
                                         "EXPN",
                                         "XCLIENT",
                                         "XFORWARD",
                                         "PRDR",
                                         "XVERP",
                                         "x-foo",
                                         "DSNX",
                                         "SIZ",
                                         "mail.example",
                                         "[192.0.2.1]",
                                         "[IPv6:::1]",
                                         "PLAIN",
                                         "LOGIN",
                                         "SCRAM-SHA-256-PLUS",
                                         "ABCDEFGHIJKLMNOPQRST",
                                         "ABCDEFGHIJKLMNOPQRSTU",
                                         "a_b",
                                         "a.b",
                                         "0",
                                         "1000",
                                         "18446744073709551615",
                                         "18446744073709551616",
                                         "99999999999999999999999",
                                         "999999999",
                                         "1234567890",
                                         "12a",
                                         ",",
                                         "240,x",
                                         "240,,",
                                         "+",
                                         "MIXER",
                                         "a-b_c.d-e_f.g-h_i.jk",
                                         "~",
                                         "\t",
                                         "\x01",
                                         "\xC3\xBC",
                                         "\x7F",
                                         " ",
                                         "=",
                                         "-"};
    enum { PIECES = sizeof pieces / sizeof pieces[0], KEYWORDS = 36 };
    size_t length = 4;
    memcpy(line, "250 ", 4);
    line[3] = random_once_in(random, 2) ? ' ' : '-';
    for (size_t count = random_below(random, 6), i = 0; i < count; i++) {
        const char *piece =
            pieces[random_below(random, i == 0 && !random_once_in(random, 8) ? KEYWORDS : PIECES)];
        const size_t more = strlen(piece);
        memcpy(line + length, piece, more);
        length += more;
        if (!random_once_in(random, 6))
            line[length++] = ' ';
    }
    return random_once_in(random, 2) && length > 4 ? length - 1 : length;
}

int main(int argc, char *argv[])
{
    static const char *const keywords[] = {"LIMITS", "FUTURERELEASE", "AUTH"};
    const char *const *const words[] = {limits, times, oracle_mechanisms};
    unsigned long octets = 4, lines = 500000, seed = 1;
    char line[LINE_MOST];
    for (int i = 1; i < argc; i++)
        if (sscanf(argv[i], "--octets=%lu", &octets) != 1 &&
            sscanf(argv[i], "--lines=%lu", &lines) != 1 && sscanf(argv[i], "--seed=%lu", &seed) != 1) {
            fprintf(stderr, "usage: compare-ehlo [--octets=N] [--lines=N] [--seed=N]\n");
            return 2;
        }
    for (int greeting = 0; greeting < 2; greeting++) {
        compare_line("250", 3, greeting == 1); /* anything else behind the code is no line of a reply */
        for (size_t i = 0; i < sizeof beginnings / sizeof beginnings[0]; i++)
            compare_behind(&beginnings[i], octets, greeting == 1);
    }
    struct random random = {seed};
    printf("seed %lu\n", seed);
    for (; lines > 0; lines--) {
        const size_t kind = random_below(&random, 6);
        const size_t length = kind < 3 ? draw_parameters(&random, keywords[kind], words[kind], line)
                                       : draw_line(&random, line);
        compare_line(line, length, random_once_in(&random, 4));
    }
    printf("%llu lines compared, %llu differences\n", compared, differences);
    return differences == 0 ? 0 : 1;
}
