// SPDX-License-Identifier: MIT
/*
 * compare-replies [--octets=N] [--lines=N] [--seed=N]: reply lines. Every octet in every state of their machine;
 * every string of up to N octets (5 unless told), one octet of each class, behind some beginnings; replies of
 * several lines by chance, to see how lines become one reply; and texts by chance, in which a domain or a forward-path
 * may stand.
 */
#include "machine.h"
#include "oracle.h"
#include "random.h"
#include "render.h"
#include "suite.h"

#include "smtpath.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { LINE_MOST = 256 };

static unsigned long long compared, differences;

static void differ(const unsigned char *line, size_t length, bool utf8, const struct oracle_reply *ours,
                   const struct smtpath_reply_line *theirs, bool accepted)
{
    if (differences++ >= 20)
        return;
    printf("disagreement\n  line    ");
    render_hex(stdout, line, length);
    printf(" %s\n  oracle  ok %d at %zu code %u enhanced %u.%u.%u last %d text [%zu,%zu)\n",
           utf8 ? "UTF-8" : "ASCII", ours->ok, ours->offset, ours->code, ours->enhanced[0],
           ours->enhanced[1], ours->enhanced[2], ours->last, ours->text.begin, ours->text.end);
    printf("  parser  ok %d at %u code %u enhanced %u.%u.%u last %d text [%u,+%u)\n", accepted,
           theirs->diagnostic.offset, theirs->code, theirs->enhanced[0], theirs->enhanced[1],
           theirs->enhanced[2], theirs->last, theirs->text.offset, theirs->text.length);
}

static bool same_text(struct oracle_span ours, struct smtpath_span theirs)
{
    return ours.end - ours.begin == theirs.length &&
           (theirs.length == 0 || ours.begin == theirs.offset);
}

static bool same_reply(const struct oracle_reply *ours, const struct smtpath_reply_line *theirs,
                       bool accepted, size_t length)
{
    if (ours->ok != accepted)
        return false;
    if (!accepted && (ours->offset != theirs->diagnostic.offset ||
                      theirs->diagnostic.length != (ours->offset < length)))
        return false;
    if (ours->code == 0)
        return theirs->code == 0;
    bool same = ours->code == theirs->code && ours->last == theirs->last && theirs->length == length &&
                same_text(ours->text, theirs->text) && ours->enhanced[0] == theirs->enhanced[0];
    return same && (ours->enhanced[0] == 0 || (ours->enhanced[1] == theirs->enhanced[1] &&
                                               ours->enhanced[2] == theirs->enhanced[2]));
}

static void compare_line(const unsigned char *line, size_t length, bool utf8)
{
    struct oracle_reply ours;
    struct smtpath_reply_line theirs;
    oracle_read_reply(line, length, utf8, &ours);
    bool accepted =
        smtpath_read_reply_line((const char *)line, length, utf8, NULL, &theirs) == SMTPATH_OK;
    compared++;
    if (!same_reply(&ours, &theirs, accepted, length))
        differ(line, length, utf8, &ours, &theirs, accepted);
}

/* ---- States, and strings -------------------------------------------------------------------------------------------- */

static void compare_states(const struct suite *suite, bool utf8)
{
    for (int state = 0; state < suite->machine->states; state++) {
        for (int octet = 0; octet < 256; octet++) {
            struct string s = suite->access[state];
            s.octets[s.length++] = (unsigned char)octet;
            compare_line(s.octets, s.length, utf8);
            for (size_t i = 0; i < suite->word_count; i++) {
                struct string longer = s;
                memcpy(longer.octets + s.length, suite->words[i].octets, suite->words[i].length);
                longer.length += suite->words[i].length;
                compare_line(longer.octets, longer.length, utf8);
            }
        }
    }
}

static void compare_strings(const struct suite *suite, int state, struct string *s, int depth,
                            bool utf8)
{
    compare_line(s->octets, s->length, utf8);
    for (int c = 0; depth > 0 && c < suite->classes; c++) {
        unsigned char octet = suite->representative[c];
        int next = state == MACHINE_DEAD ? MACHINE_DEAD : suite->machine->table[state][octet].next;
        s->octets[s->length++] = octet;
        compare_strings(suite, next, s, next == MACHINE_DEAD ? 0 : depth - 1, utf8);
        s->length--;
    }
}

static void compare_behind(const struct suite *suite, const char *beginning, int depth, bool utf8)
{
    struct string s = {0};
    int state = suite->machine->start;
    for (; beginning[s.length] != '\0'; s.length++) {
        s.octets[s.length] = (unsigned char)beginning[s.length];
        state = suite->machine->table[state][s.octets[s.length]].next;
    }
    compare_strings(suite, state, &s, depth, utf8);
}

/* ---- Replies of several lines --------------------------------------------------------------------------------------- */

static size_t draw_line(struct random *random, char *line)
{
    static const char *const codes[] = {"250", "250", "250", "550", "354", "251", "25", "650", "2x0"};
    static const char *const separators[] = {"-", "-", "-", " ", "", "_"};
    static const char *const texts[] = {"",         "ok",        "2.1.0",    "2.1.0 ok",
                                        "5.7.1 no", "2.01.0 ok", "2.1000.0", "2.1.0x",
                                        "4.0.0",    "\xC3\xBC",  "a\tb\x01", "3.1.0 x"};
    return (size_t)snprintf(line, LINE_MOST, "%s%s%s", codes[random_below(random, 9)],
                            separators[random_below(random, 6)], texts[random_below(random, 12)]);
}

/* What a reply is, said a second time. */
struct expected {
    unsigned code, enhanced[3], lines;
    bool complete;
};

static bool same_whole(const struct expected *e, const struct smtpath_reply *r)
{
    return e->code == r->code && e->lines == r->lines && e->complete == r->complete &&
           e->enhanced[0] == r->enhanced[0] && e->enhanced[1] == r->enhanced[1] &&
           e->enhanced[2] == r->enhanced[2];
}

static void compare_whole(struct random *random, struct expected *e, struct smtpath_reply *reply)
{
    char line[LINE_MOST];
    struct oracle_reply ours;
    struct smtpath_reply_line theirs;
    bool utf8 = random_once_in(random, 2);
    size_t length = draw_line(random, line);
    oracle_read_reply((unsigned char *)line, length, utf8, &ours);
    if (e->complete || e->lines == 0)
        *e = (struct expected){0};
    bool fits = ours.code != 0 && (e->lines == 0 || e->code == ours.code);
    struct smtpath_reply before = *reply;
    bool accepted = smtpath_read_reply_line(line, length, utf8, reply, &theirs) == SMTPATH_OK;
    if (fits) {
        e->code = ours.code;
        e->lines++;
        e->complete = ours.last;
        if (e->enhanced[0] == 0)
            memcpy(e->enhanced, ours.enhanced, sizeof e->enhanced);
    }
    compared++;
    if (accepted != (fits && ours.ok) || (fits && !same_whole(e, reply)) ||
        (!fits && memcmp(&before, reply, sizeof before) != 0))
        differ((unsigned char *)line, length, utf8, &ours, &theirs, accepted);
    if (!fits) {
        *e = (struct expected){0};
        *reply = (struct smtpath_reply){0};
    }
}

static void compare_several(unsigned long long lines, uint64_t seed)
{
    struct random random = {seed};
    struct expected e = {0};
    struct smtpath_reply reply = {0};
    printf("seed %llu\n", (unsigned long long)seed);
    while (lines-- > 0)
        compare_whole(&random, &e, &reply);
}

/* ---- What stands in the text ------------------------------------------------------------------------------------------ */

/* One to seven pieces, one behind the other. */
static size_t draw_text(struct random *random, char *line)
{
    static const char *const codes[] = {"251 ", "551 ", "251 2.1.5 ", "220 ",
                                        "221 ", "421 ", "220 2.0.0 ", "252 "};
    static const char *const pieces[] = {"will forward to",
                                         "Please TRY",
                                         " ",
                                         " ",
                                         "  ",
                                         "<a@b.example>",
                                         "<a@b",
                                         "<>",
                                         "<postmaster>",
                                         "<",
                                         ">",
                                         "<@r.example:a@b>",
                                         "<\"a> b\"@c>",
                                         "<a b@c>",
                                         "<a@[192.0.2.1]>",
                                         "<\xC3\xBC@b.example>",
                                         "<a@b.example",
                                         "mx.example.org",
                                         "[192.0.2.1]",
                                         "[IPv6:::1]",
                                         "Bye",
                                         "a..b",
                                         "-x.b",
                                         "mx.example.org.",
                                         "[300.1.1.1]",
                                         "x_y",
                                         "User not local; ",
                                         "will forward",
                                         "<a@b>",
                                         "a@b",
                                         "\t"};
    size_t length = (size_t)snprintf(line, LINE_MOST, "%s", codes[random_below(random, 8)]);
    for (size_t left = 1 + random_below(random, 7); left > 0; left--)
        length += (size_t)snprintf(line + length, LINE_MOST - length, "%s",
                                   pieces[random_below(random, sizeof pieces / sizeof *pieces)]);
    return length;
}

static bool same_forward(const struct oracle_forward *ours, enum smtpath_forward kind,
                         const struct smtpath_line *theirs)
{
    static const enum smtpath_forward kinds[] = {SMTPATH_FORWARD_NONE, SMTPATH_FORWARD_PATH,
                                                 SMTPATH_FORWARD_MALFORMED, SMTPATH_FORWARD_SEVERAL};
    if (kinds[ours->kind] != kind)
        return false;
    if (kind == SMTPATH_FORWARD_MALFORMED)
        return ours->offset == theirs->diagnostic.offset;
    return kind != SMTPATH_FORWARD_PATH ||
           (same_text(ours->path, theirs->path.path) && same_text(ours->local, theirs->path.local) &&
            same_text(ours->domain, theirs->path.domain));
}

static void compare_text(struct random *random)
{
    char line[LINE_MOST];
    static struct smtpath_line theirs;
    struct oracle_reply reply;
    struct oracle_forward ours;
    struct smtpath_reply_line read;
    const bool utf8 = random_once_in(random, 2);
    const size_t length = draw_text(random, line);
    oracle_read_reply((unsigned char *)line, length, utf8, &reply);
    const bool accepted = smtpath_read_reply_line(line, length, utf8, NULL, &read) == SMTPATH_OK;
    oracle_read_forward((unsigned char *)line, reply.text, utf8, &ours);
    const enum smtpath_forward kind = smtpath_read_forward_path(line, &read, utf8, &theirs);
    compared++;
    if (!same_text(oracle_domain_of((unsigned char *)line, &reply), read.domain) ||
        !same_forward(&ours, kind, &theirs)) {
        differ((unsigned char *)line, length, utf8, &reply, &read, accepted);
        printf("  oracle  forward-path %d [%zu,%zu) at %zu\n  parser  forward-path %d [%u,+%u) at %u, "
               "domain [%u,+%u)\n",
               (int)ours.kind, ours.path.begin, ours.path.end, ours.offset, (int)kind,
               theirs.path.path.offset, theirs.path.path.length, theirs.diagnostic.offset,
               read.domain.offset, read.domain.length);
    }
}

static void compare_texts(unsigned long long lines, uint64_t seed)
{
    struct random random = {seed};
    while (lines-- > 0)
        compare_text(&random);
}

static unsigned long long option(int count, char **arguments, const char *name,
                                 unsigned long long otherwise)
{
    for (int i = 1; i < count; i++) {
        if (strncmp(arguments[i], name, strlen(name)) == 0)
            return strtoull(arguments[i] + strlen(name), NULL, 10);
    }
    return otherwise;
}

int main(int count, char **arguments)
{
    static const char *const beginnings[] = {"", "250", "250-2", "550 5.7", "451 4.1.1", "250 \xF0"};
    struct suite *suite = suite_of(machine_named("reply_line"));
    int depth = (int)option(count, arguments, "--octets=", 5);
    for (int utf8 = 0; utf8 < 2; utf8++) {
        compare_states(suite, utf8 != 0);
        for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings; i++)
            compare_behind(suite, beginnings[i], depth, utf8 != 0);
    }
    printf("reply_line: %d states, %d classes, up to %d octets\n", suite->machine->states,
           suite->classes, depth);
    suite_free(suite);
    const unsigned long long lines = option(count, arguments, "--lines=", 200000);
    const uint64_t seed = option(count, arguments, "--seed=", (unsigned long long)time(NULL));
    compare_several(lines, seed);
    compare_texts(lines, seed);
    printf("replies: %llu lines compared, %llu disagreements\n", compared, differences);
    return differences != 0;
}
