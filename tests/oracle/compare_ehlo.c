// SPDX-License-Identifier: MIT
/*
 * compare-ehlo [--octets=N] [--lines=N] [--seed=N]: lines of the reply to EHLO. Every string of up to N octets (4 unless told)
 * behind each of some beginnings, as a keyword's line and as the greeting; and lines by chance, of keywords and parameters,
 * right and wrong. What LIMITS and FUTURERELEASE take is left to the corpus.
 */
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

/* Only SIZE and DELIVERBY say a number. */
static bool same_numbers(const struct oracle_ehlo *ours, const struct smtpath_ehlo *theirs)
{
    const bool size = (theirs->announced & SMTPATH_ANNOUNCED_SIZE) != 0;
    const bool deliverby = (theirs->announced & SMTPATH_ANNOUNCED_DELIVERBY) != 0;
    if (!ours->ok) /* what counts of a line that is wrong, the corpus says */
        return true;
    return size == ours->has_size && deliverby == ours->has_deliverby &&
           (!size || theirs->size == ours->size) &&
           (!deliverby || theirs->deliverby == ours->deliverby);
}

static bool same_name(const char *ours, const struct smtpath_ehlo_line *theirs,
                      const struct smtpath_ehlo *ehlo)
{
    const char *name = theirs->extension == 0 ? "" : smtpath_extension_name(theirs->extension);
    return name != NULL && !strcmp(ours, name) && ehlo->extensions == theirs->extension;
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
                same_name(ours.name, &theirs, &ehlo) && same_numbers(&ours, &ehlo);
    if (accepted && same)
        same = same_span(ours.keyword, theirs.keyword) && same_span(ours.parameters, theirs.parameters);
    else if (same)
        same = theirs.diagnostic.offset == ours.offset;
    if (same || differences++ >= 20)
        return;
    printf("disagreement\n  line    ");
    render_hex(stdout, (const unsigned char *)line, length);
    printf("%s\n  oracle  ok %d at %zu name \"%s\" keyword [%zu,%zu) parameters [%zu,%zu) size %llu\n",
           greeting ? " greeting" : "", ours.ok, ours.offset, ours.name, ours.keyword.begin,
           ours.keyword.end, ours.parameters.begin, ours.parameters.end, (unsigned long long)ours.size);
    printf("  parser  ok %d at %u keyword [%u,+%u) parameters [%u,+%u) size %llu\n", accepted,
           theirs.diagnostic.offset, theirs.keyword.offset, theirs.keyword.length,
           theirs.parameters.offset, theirs.parameters.length, (unsigned long long)ehlo.size);
}

/* ---- All short ones ------------------------------------------------------------------------------------------------ */

static void compare_behind(const char *beginning, size_t most, bool greeting)
{
    static const char alphabet[] = {'A', '7', '-', ' ', '\t', '.', ',', '=', '[', '\0', '\x7F', '\xC3'};
    char line[LINE_MOST];
    const size_t begin = strlen(beginning);
    memcpy(line, beginning, begin);
    for (size_t length = 0; length <= most; length++) {
        unsigned long count = 1;
        for (size_t i = 0; i < length; i++)
            count *= sizeof alphabet;
        for (unsigned long n = 0; n < count; n++) {
            unsigned long rest = n;
            for (size_t i = 0; i < length; i++, rest /= sizeof alphabet)
                line[begin + i] = alphabet[rest % sizeof alphabet];
            compare_line(line, begin + length, greeting);
        }
    }
}

/* ---- By chance --------------------------------------------------------------------------------------------------------- */

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
    static const char *const beginnings[] = {"250",
                                             "250 ",
                                             "250-",
                                             "250 SIZE ",
                                             "250 SIZE",
                                             "250 AUTH PLAIN ",
                                             "250 AUTH",
                                             "250 DELIVERBY 9",
                                             "250 MT-PRIORITY ",
                                             "250 DSN",
                                             "250 a.b"};
    unsigned long octets = 4, lines = 500000, seed = 1;
    char line[LINE_MOST];
    for (int i = 1; i < argc; i++)
        if (sscanf(argv[i], "--octets=%lu", &octets) != 1 &&
            sscanf(argv[i], "--lines=%lu", &lines) != 1 && sscanf(argv[i], "--seed=%lu", &seed) != 1) {
            fprintf(stderr, "usage: compare-ehlo [--octets=N] [--lines=N] [--seed=N]\n");
            return 2;
        }
    for (size_t i = 0; i < sizeof beginnings / sizeof beginnings[0]; i++)
        for (int greeting = 0; greeting < 2; greeting++)
            /* without what stands behind the code it may be no line of a reply */
            compare_behind(beginnings[i], i == 0 ? 0 : octets, greeting == 1);
    struct random random = {seed};
    printf("seed %lu\n", seed);
    for (; lines > 0; lines--) {
        const size_t length = draw_line(&random, line);
        compare_line(line, length, random_once_in(&random, 4));
    }
    printf("%llu lines compared, %llu differences\n", compared, differences);
    return differences == 0 ? 0 : 1;
}
