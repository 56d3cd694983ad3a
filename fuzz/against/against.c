// SPDX-License-Identifier: MIT
/*
 * Every difference between smtpath and a peer is a finding, and none ends the run. A line that shows one is made shorter
 * while it shows it, and is of a kind by what is left: who accepts what the other refuses, by which reason or with which
 * flags and parameters; or which part of what both accept they read differently. The shortest line of each kind is
 * written to $AGAINST_REPORT, whenever one is new or shorter.
 */
#include "against.h"
#include "../fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { KINDS = 512, LONGEST = 1024, MOST_PARAMETERS = 32 };

/* ---- The peer's answer to one line ---------------------------------------------------------------------- */

struct parameter {
    struct against_text keyword;
    struct against_text value;
};

static struct parameter told[MOST_PARAMETERS];
static size_t told_count;

void against_parameter(const char *keyword, size_t length, const char *value, size_t value_length)
{
    if (told_count < MOST_PARAMETERS)
        told[told_count] = (struct parameter){{keyword, length}, {value, value_length}};
    told_count++;
}

static bool ask(const char *line, size_t length, struct against_answer *answer)
{
    static char copy[LONGEST + 1];
    memcpy(copy, line, length);
    copy[length] = '\0';
    told_count = 0;
    *answer = (struct against_answer){0};
    return against_read(copy, length, answer);
}

/* ---- Which kind of difference a line shows ---------------------------------------------------------------- */

static bool same_octets(const char *a, size_t a_length, const char *b, size_t b_length)
{
    return a_length == b_length && (a_length == 0 || memcmp(a, b, a_length) == 0);
}

static bool same_word(const char *a, size_t a_length, const char *b, size_t b_length)
{
    if (a_length != b_length)
        return false;
    for (size_t i = 0; i < a_length; i++)
        if ((a[i] | ('A' <= a[i] && a[i] <= 'Z' ? 0x20 : 0)) !=
            (b[i] | ('A' <= b[i] && b[i] <= 'Z' ? 0x20 : 0)))
            return false;
    return true;
}

static bool same_local(const char *line, const struct smtpath_path *path, struct against_text peer)
{
    char local[LONGEST];
    if (peer.octets == NULL || path->local_kind == SMTPATH_LOCAL_NONE)
        return true;
    const size_t length =
        smtpath_unquote(line + path->local.offset, path->local.length, local, sizeof local);
    return same_octets(local, length, peer.octets, peer.length);
}

static bool same_domain(const char *line, const struct smtpath_path *path, struct against_text peer)
{
    return peer.octets == NULL || path->domain_kind == SMTPATH_DOMAIN_NONE ||
           same_word(line + path->domain.offset, path->domain.length, peer.octets, peer.length);
}

static bool same_parameters(const char *line, const struct smtpath_line *ours)
{
    struct smtpath_parameter parameter;
    uint32_t walk = 0;
    size_t count = 0;
    while (smtpath_next_parameter(line, ours, &walk, &parameter)) {
        const struct smtpath_span keyword = parameter.keyword, value = parameter.value;
        if (count >= told_count || count >= MOST_PARAMETERS)
            return false;
        const struct parameter *peer = &told[count++];
        if (!same_word(line + keyword.offset, keyword.length, peer->keyword.octets,
                       peer->keyword.length) ||
            !same_octets(line + value.offset, value.length, peer->value.octets,
                         peer->value.octets == NULL ? 0 : peer->value.length))
            return false;
    }
    return count == told_count;
}

enum what { NOTHING, PEER_ACCEPTS, PEER_REFUSES, LOCAL_PART, DOMAIN, PARAMETERS };

/* A difference, with what of an accepted line is out of the ordinary. */
struct difference {
    enum what what;
    enum smtpath_reason reason; /* PEER_ACCEPTS: smtpath's */
    enum smtpath_verb verb;
    enum smtpath_path_kind kind;
    uint32_t flags, present, deviations;
};

static enum what compare(const char *line, const struct smtpath_line *ours,
                         const struct against_answer *peer)
{
    const bool accepted = ours->diagnostic.reason == SMTPATH_OK;
    if (accepted && ours->verb != SMTPATH_VERB_MAIL && ours->verb != SMTPATH_VERB_RCPT)
        return NOTHING;
    if (accepted != peer->accepted)
        return accepted ? PEER_REFUSES : PEER_ACCEPTS;
    if (!accepted)
        return NOTHING;
    if (!same_local(line, &ours->path, peer->local))
        return LOCAL_PART;
    if (!same_domain(line, &ours->path, peer->domain))
        return DOMAIN;
    return !peer->tells_parameters || same_parameters(line, ours) ? NOTHING : PARAMETERS;
}

static struct difference differ(const char *line, size_t length)
{
    struct smtpath_line ours;
    struct against_answer peer;
    struct difference d = {NOTHING, SMTPATH_OK, SMTPATH_VERB_UNKNOWN, SMTPATH_PATH_NONE, 0, 0, 0};
    if (length > LONGEST || !ask(line, length, &peer))
        return d;
    d.reason = smtpath_read_command(line, length, against_options(), &ours);
    d.what = compare(line, &ours, &peer);
    if (d.what > PEER_ACCEPTS) {
        d.verb = ours.verb;
        d.kind = ours.path.kind;
        d.flags = smtpath_flags(line, &ours.path);
        d.present = ours.present;
        d.deviations = ours.deviations;
    }
    return d;
}

/* Whether a has nothing out of the ordinary that b has not. */
static bool is_simpler(const struct difference *a, const struct difference *b)
{
    return a->what == b->what && a->reason == b->reason && a->verb == b->verb && a->kind == b->kind &&
           (a->flags & ~b->flags) == 0 && (a->present & ~b->present) == 0 &&
           (a->deviations & ~b->deviations) == 0;
}

static bool are_same(const struct difference *a, const struct difference *b)
{
    return is_simpler(a, b) && is_simpler(b, a);
}

/* ---- The kinds found so far -------------------------------------------------------------------------------- */

struct kind {
    struct difference difference;
    size_t length;
    char line[LONGEST];
};

static struct kind kinds[KINDS];
static size_t kind_count;

/* Leaves out runs of octets, the longest first, while the difference gets no other cause: so what is left has only what
 * makes the difference, and lines that differ by one cause end as one kind. */
static size_t shorten(char *line, size_t length, struct difference *d)
{
    char shorter[LONGEST];
    for (size_t at = 0; at < length; at++)
        for (size_t run = length - at; run > 0;) {
            memcpy(shorter, line, at);
            memcpy(shorter + at, line + at + run, length - at - run);
            const struct difference left = differ(shorter, length - run);
            if (left.what == NOTHING || !is_simpler(&left, d)) {
                run--;
                continue;
            }
            length -= run;
            memcpy(line, shorter, length);
            *d = left;
            run = length - at;
        }
    return length;
}

/* ---- The report ---------------------------------------------------------------------------------------------- */

static void put_names(FILE *file, uint64_t set, const char *(*name)(uint64_t bit))
{
    for (uint64_t bit = 1; bit != 0; bit <<= 1)
        if ((set & bit) != 0 && name(bit) != NULL)
            fprintf(file, "-%s", name(bit));
}

static void put_name(FILE *file, const struct difference *d)
{
    static const char *const names[] = {"",
                                        "peer-accepts",
                                        "peer-refuses",
                                        "local-part-differs",
                                        "domain-differs",
                                        "parameters-differ"};
    fputs(names[d->what], file);
    if (d->what == PEER_ACCEPTS) {
        fprintf(file, "-%s", smtpath_reason_info(d->reason)->name);
        return;
    }
    fputs(d->verb == SMTPATH_VERB_MAIL ? "-mail" : "-rcpt", file);
    fputs(d->kind == SMTPATH_PATH_NULL ? "-null-path" : "", file);
    put_names(file, d->flags, smtpath_flag_name);
    put_names(file, d->deviations, smtpath_deviation_name);
    for (int p = 0; p < SMTPATH_PARAM_COUNT; p++)
        if ((d->present & SMTPATH_BIT(p)) != 0)
            fprintf(file, "-%s", smtpath_param_name((enum smtpath_param)p));
}

static void put_octets(FILE *file, const char *octets, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        const unsigned char octet = (unsigned char)octets[i];
        if (octet == '\\')
            fputs("\\\\", file);
        else if (octet < ' ' || octet > '~' || (octet == ' ' && i + 1 == length))
            fprintf(file, "\\x%02X", octet);
        else
            fputc(octet, file);
    }
}

/* The column of the caret: the offset, with the octets before it as they are written. */
static size_t column_of(const char *line, size_t offset)
{
    size_t column = 0;
    for (size_t i = 0; i < offset; i++) {
        const unsigned char octet = (unsigned char)line[i];
        column += octet == '\\' ? 2 : octet < ' ' || octet > '~' ? 4 : 1;
    }
    return column;
}

static void put_case(FILE *file, const struct kind *kind)
{
    struct smtpath_line ours;
    fputs("case against/", file);
    put_name(file, &kind->difference);
    fputs("\nC: ", file);
    put_octets(file, kind->line, kind->length);
    fputc('\n', file);
    if (smtpath_read_command(kind->line, kind->length, against_options(), &ours) != SMTPATH_OK) {
        const struct smtpath_diagnostic *d = &ours.diagnostic;
        fprintf(file, "%*s^\n", (int)(3 + column_of(kind->line, d->offset)), "");
        fprintf(file, "S: %d %d.%d.%d %s at %lu\n", d->code, d->enhanced[0], d->enhanced[1],
                d->enhanced[2], smtpath_reason_info(d->reason)->name, (unsigned long)d->offset);
    }
    fputc('\n', file);
}

/* By way of another file, so that whoever looks while it is written sees a whole one. */
static void write_report(void)
{
    char beside[4096];
    const char *path = getenv("AGAINST_REPORT");
    if (path == NULL || (size_t)snprintf(beside, sizeof beside, "%s.new", path) >= sizeof beside)
        return;
    FILE *file = fopen(beside, "w");
    if (file == NULL) {
        perror(beside);
        exit(2);
    }
    for (size_t i = 0; i < kind_count; i++)
        put_case(file, &kinds[i]);
    if (fclose(file) != 0 || rename(beside, path) != 0) {
        perror(path);
        exit(2);
    }
}

static struct kind *kind_of(const struct difference *d)
{
    for (size_t i = 0; i < kind_count; i++)
        if (are_same(&kinds[i].difference, d))
            return &kinds[i];
    if (kind_count == KINDS)
        return NULL;
    kinds[kind_count] = (struct kind){.difference = *d, .length = SIZE_MAX};
    return &kinds[kind_count++];
}

/* Whether a line of just this difference was shortened before: its cause is known, and the work would be the same. */
static bool was_seen(const struct difference *d)
{
    static struct difference seen[4096];
    static size_t count;
    for (size_t i = 0; i < count; i++)
        if (are_same(&seen[i], d))
            return true;
    if (count < sizeof seen / sizeof seen[0])
        seen[count++] = *d;
    return false;
}

static void note(const char *line, size_t length, struct difference d)
{
    char shorter[LONGEST];
    if (was_seen(&d))
        return;
    memcpy(shorter, line, length);
    length = shorten(shorter, length, &d);
    struct kind *kind = kind_of(&d);
    if (kind == NULL || length >= kind->length)
        return;
    memcpy(kind->line, shorter, length);
    kind->length = length;
    write_report();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static bool open;
    if (!open) {
        against_open();
        open = true;
    }
    struct fuzz_input input = fuzz_open(data, size);
    const struct difference d = differ(input.line, input.length);
    if (d.what != NOTHING)
        note(input.line, input.length, d);
    fuzz_close(&input);
    return 0;
}
