// SPDX-License-Identifier: MIT
/*
 * compare-strings [--lines=N] [CONTEXT ...]: every string up to some length, in every context: within a path, a
 * quoted string, an IPv6 address, the value of one parameter ... The alphabet is one octet of each class: two
 * octets are in one class if no machine tells them apart in any state that the context visits, and both or neither
 * are ASCII. A string is not prolonged where the line is already refused, since its error stays where it is.
 * Each one is read as it stands, at the end of the line, and with what closes the context.
 *
 * The length is the greatest for which a context costs at most N lines (100,000 unless told).
 */
#include "compare.h"
#include "events.h"
#include "machine.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct context {
    const char *name;
    const char *line;   /* the machine of the whole line */
    const char *part;   /* the machine of the part; NULL: what follows up to the line's end */
    const char *before; /* what stands before the part, and behind it */
    const char *behind;
};

static const struct context contexts[] = {
    {"reverse-path", "mail", "Reverse_path", "MAIL FROM:", " SIZE=1"},
    {"forward-path", "rcpt", "Forward_path", "RCPT TO:", ""},
    {"route", "rcpt", "A_d_l", "RCPT TO:<", ":a@b>"},
    {"local-part", "mail", "Local_part", "MAIL FROM:<", "@b>"},
    {"quoted-string", "rcpt", "Quoted_string", "RCPT TO:<", "@b>"},
    {"domain", "rcpt", "Domain", "RCPT TO:<a@", ">"},
    {"ipv4", "mail", "IPv4_address_literal", "MAIL FROM:<a@[", "]>"},
    {"ipv6", "rcpt", "IPv6_addr", "RCPT TO:<a@[IPv6:", "]>"},
    {"ipv6-groups", "rcpt", "IPv6_addr", "RCPT TO:<a@[IPv6:1:2:3:4", "]>"},
    {"literal", "mail", "address_literal", "MAIL FROM:<a@", ">"},
    {"general-literal", "rcpt", "General_address_literal", "RCPT TO:<a@[", "]>"},
    {"keyword", "mail", "esmtp_keyword", "MAIL FROM:<> ", "=1"},
    {"mail-tail", "mail", NULL, "MAIL FROM:<>", ""},
    {"rcpt-tail", "rcpt", NULL, "RCPT TO:<a@b>", ""},
    {"mail-param", "mail", "mail_esmtp_param", "MAIL FROM:<> ", ""},
    {"rcpt-param", "rcpt", "rcpt_esmtp_param", "RCPT TO:<a@b> ", ""},
    {"SIZE", "mail", "size_value", "MAIL FROM:<> SIZE=", " BODY=7BIT"},
    {"BODY", "mail", "body_value", "MAIL FROM:<> BODY=", " SIZE=1"},
    {"RET", "mail", "ret_value", "MAIL FROM:<> RET=", " SIZE=1"},
    {"ENVID", "mail", "envid_value", "MAIL FROM:<> ENVID=", " SIZE=1"},
    {"NOTIFY", "rcpt", "notify_value", "RCPT TO:<a@b> NOTIFY=", " CONNEG"},
    {"ORCPT", "rcpt", "orcpt_value", "RCPT TO:<a@b> ORCPT=", " CONNEG"},
    {"ORCPT-xtext", "rcpt", "orcpt_value", "RCPT TO:<a@b> ORCPT=rfc822;", " CONNEG"},
    {"ORCPT-utf-8", "rcpt", "orcpt_value", "RCPT TO:<a@b> ORCPT=utf-8;", " CONNEG"},
    {"ORCPT-hexpoint", "rcpt", "orcpt_value", "RCPT TO:<a@b> ORCPT=utf-8;\\x{", "} CONNEG"},
    {"AUTH-value", "mail", "auth_value", "MAIL FROM:<> AUTH=", " SIZE=1"},
    {"BY", "mail", "by_value", "MAIL FROM:<> BY=", " SIZE=1"},
    {"HOLDFOR", "mail", "holdfor_value", "MAIL FROM:<> HOLDFOR=", " SIZE=1"},
    {"HOLDUNTIL", "mail", "holduntil_value", "MAIL FROM:<> HOLDUNTIL=", " SIZE=1"},
    {"HOLDUNTIL-day", "mail", "holduntil_value", "MAIL FROM:<> HOLDUNTIL=2023-", "T00:00:00Z"},
    {"HOLDUNTIL-leap", "mail", "holduntil_value", "MAIL FROM:<> HOLDUNTIL=", "-02-29T00:00:00Z"},
    {"HOLDUNTIL-time", "mail", "holduntil_value", "MAIL FROM:<> HOLDUNTIL=2024-02-29T", "Z"},
    {"HOLDUNTIL-zone", "mail", "holduntil_value", "MAIL FROM:<> HOLDUNTIL=2024-02-29T23:59:60", ""},
    {"MT-PRIORITY", "mail", "mt_priority_value", "MAIL FROM:<> MT-PRIORITY=", " SIZE=1"},
    {"MTRK", "mail", "mtrk_value", "MAIL FROM:<> MTRK=", " SIZE=1"},
    {"RRVS", "rcpt", "rrvs_value", "RCPT TO:<a@b> RRVS=", " CONNEG"},
    {"RRVS-end", "rcpt", "rrvs_value", "RCPT TO:<a@b> RRVS=2024-02-29T23:59:60", " CONNEG"},
    {"SOLICIT", "mail", "solicit_value", "MAIL FROM:<> SOLICIT=", " SIZE=1"},
    {"TRANSID", "mail", "transid_value", "MAIL FROM:<> TRANSID=", " SIZE=1"},
    {"SUBMITTER", "mail", "submitter_value", "MAIL FROM:<> SUBMITTER=", " SIZE=1"},
    {"mail-line", "mail", NULL, "MAIL", ""},
    {"rcpt-line", "rcpt", NULL, "RCPT", ""},
    {"helo", "helo", NULL, "HELO", ""},
    {"ehlo", "ehlo", NULL, "EHLO ", ""},
    {"vrfy", "vrfy", NULL, "VRFY ", " SMTPUTF8"},
    {"vrfy-end", "vrfy", NULL, "EXPN a", ""},
    {"noop", "help", NULL, "NOOP", ""},
    {"quit", "bare", NULL, "QUIT", ""},
    {"AUTH", "auth", NULL, "AUTH", " abcd"},
    {"AUTH-response", "auth", NULL, "AUTH PLAIN ", ""},
    {"BDAT", "bdat", NULL, "BDAT", " LAST"},
    {"ETRN", "etrn", NULL, "ETRN", ""},
    {"XCLIENT", "xclient", NULL, "XCLIENT", ""},
    {NULL, NULL, NULL, NULL, NULL},
};

/* What stands between before and the part that the part's own machine has already read. */
static const struct {
    const char *name, *read;
} begun[] = {
    {"ipv6-groups", "1:2:3:4"},
    {"ORCPT-xtext", "rfc822;"},
    {"ORCPT-utf-8", "utf-8;"},
    {"ORCPT-hexpoint", "utf-8;\\x{"},
    {"HOLDUNTIL-day", "2023-"},
    {"HOLDUNTIL-time", "2024-02-29T"},
    {"HOLDUNTIL-zone", "2024-02-29T23:59:60"},
    {"RRVS-end", "2024-02-29T23:59:60"},
};

enum { LINE_MOST = 256, DEEPEST = 48 };

/* A state of the line's machine beside one of the part's. */
struct joint {
    int line, part;
};

struct walk {
    const struct context *context;
    struct oracle_options options;
    struct machine *line, *part;
    struct joint *joints;
    int joint_count;
    int *number; /* of each pair of states; -1: not visited */
    unsigned char representative[256];
    int classes;
    int (*next)
        [256]; /* of each joint, by class: a joint; MACHINE_DEAD where the string is not prolonged */
    int depth;
    unsigned char octets[LINE_MOST];
};

/* ---- Joint states -------------------------------------------------------------------------------------------------- */

static int part_states(const struct walk *w)
{
    return w->part == NULL ? 1 : w->part->states;
}

static int visit(struct walk *w, struct joint joint)
{
    int *number = &w->number[joint.line * part_states(w) + joint.part];
    if (*number < 0) {
        *number = w->joint_count;
        w->joints[w->joint_count++] = joint;
    }
    return *number;
}

/* Behind this octet; MACHINE_DEAD if one of both machines stops there. */
static int joint_next(struct walk *w, struct joint from, int octet)
{
    int line = w->line->table[from.line][octet].next;
    int part = w->part == NULL ? 0 : w->part->table[from.part][octet].next;
    if (line == MACHINE_DEAD || part == MACHINE_DEAD)
        return MACHINE_DEAD;
    return visit(w, (struct joint){line, part});
}

static int run_text(const struct machine *m, const char *text)
{
    int state = m->start;
    for (; *text != '\0' && state != MACHINE_DEAD; text++)
        state = m->table[state][(unsigned char)*text].next;
    if (state == MACHINE_DEAD) {
        fprintf(stderr, "a context begins where no line does: %s\n", text);
        abort();
    }
    return state;
}

static const char *already_read(const char *name)
{
    for (size_t i = 0; i < sizeof begun / sizeof *begun; i++) {
        if (strcmp(begun[i].name, name) == 0)
            return begun[i].read;
    }
    return "";
}

static void visit_all(struct walk *w)
{
    struct joint start = {run_text(w->line, w->context->before), 0};
    if (w->part != NULL)
        start.part = run_text(w->part, already_read(w->context->name));
    visit(w, start);
    for (int j = 0; j < w->joint_count; j++) {
        for (int octet = 0; octet < 256; octet++)
            joint_next(w, w->joints[j], octet);
    }
}

/* ---- Classes ------------------------------------------------------------------------------------------------------- */

static bool same_transition(const struct machine *m, int state, int a, int b)
{
    const struct transition *x = &m->table[state][a], *y = &m->table[state][b];
    return x->next == y->next && x->events == y->events;
}

static bool one_class(const struct walk *w, int a, int b)
{
    bool same = (a < 0x80) == (b < 0x80);
    for (int j = 0; same && j < w->joint_count; j++) {
        same = same_transition(w->line, w->joints[j].line, a, b) &&
               (w->part == NULL || same_transition(w->part, w->joints[j].part, a, b));
    }
    return same;
}

static void find_classes(struct walk *w)
{
    for (int octet = 0; octet < 256; octet++) {
        int class = 0;
        while (class < w->classes && !one_class(w, w->representative[class], octet))
            class ++;
        if (class == w->classes)
            w->representative[w->classes++] = (unsigned char)octet;
    }
    w->next = malloc((size_t)w->joint_count * sizeof *w->next);
    for (int j = 0; j < w->joint_count; j++) {
        for (int c = 0; c < w->classes; c++)
            w->next[j][c] = joint_next(w, w->joints[j], w->representative[c]);
    }
}

/* ---- Enumeration --------------------------------------------------------------------------------------------------- */

/* How deep one can go with so many lines: counts strings by the state they lead to. */
static int affordable(const struct walk *w, double lines)
{
    double *now = calloc((size_t)w->joint_count, sizeof *now);
    double *then = calloc((size_t)w->joint_count, sizeof *then);
    double cost = 0;
    int depth = 0;
    now[0] = 1;
    for (; depth < DEEPEST; depth++) {
        double strings = 0;
        memset(then, 0, (size_t)w->joint_count * sizeof *then);
        for (int j = 0; j < w->joint_count; j++) {
            strings += now[j] * w->classes;
            for (int c = 0; c < w->classes; c++) {
                if (w->next[j][c] != MACHINE_DEAD)
                    then[w->next[j][c]] += now[j];
            }
        }
        cost += 2 * strings;
        if (strings <= 0 || cost > lines)
            break;
        memcpy(now, then, (size_t)w->joint_count * sizeof *now);
    }
    free(now);
    free(then);
    return depth;
}

static void compare_closed(struct walk *w, size_t length)
{
    size_t behind = strlen(w->context->behind);
    memcpy(w->octets + length, w->context->behind, behind);
    compare_line(w->octets, length + behind, &w->options);
}

static void enumerate(struct walk *w, int joint, size_t length, int depth)
{
    if (depth == 0)
        return;
    for (int c = 0; c < w->classes; c++) {
        w->octets[length] = w->representative[c];
        compare_line(w->octets, length + 1, &w->options);
        if (w->next[joint][c] == MACHINE_DEAD)
            continue;
        compare_closed(w, length + 1);
        enumerate(w, w->next[joint][c], length + 1, depth - 1);
    }
}

static void compare_context(const struct context *context, uint64_t permitted,
                            const struct oracle_options *options, double lines)
{
    struct walk w = {.context = context, .options = *options};
    size_t before = strlen(context->before);
    unsigned long long already = compared();
    w.line = machine_restricted(machine_named(context->line), permitted);
    if (context->part != NULL)
        w.part = machine_restricted(machine_named(context->part), permitted);
    size_t pairs = (size_t)w.line->states * (size_t)part_states(&w);
    w.joints = malloc(pairs * sizeof *w.joints);
    w.number = malloc(pairs * sizeof *w.number);
    memset(w.number, -1, pairs * sizeof *w.number);
    visit_all(&w);
    find_classes(&w);
    w.depth = affordable(&w, lines);
    memcpy(w.octets, context->before, before);
    enumerate(&w, 0, before, w.depth);
    printf("%-16s %-14s %4d states %3d classes, up to %2d octets: %9llu lines\n", context->name,
           options->tolerate != 0 ? "tolerant"
           : options->smtputf8    ? "SMTPUTF8"
                                  : "ASCII",
           w.joint_count, w.classes, w.depth, compared() - already);
    free(w.joints);
    free(w.number);
    free(w.next);
    machine_free(w.line);
    if (w.part != NULL)
        machine_free(w.part);
}

static bool chosen(const char *name, int count, char **names)
{
    for (int i = 0; i < count; i++) {
        if (strcmp(names[i], name) == 0)
            return true;
    }
    return count == 0;
}

int main(int count, char **arguments)
{
    double lines = 100000;
    struct oracle_options ascii = {.offered = OFFER_ALL & ~(uint32_t)OFFER_SMTPUTF8,
                                   .strict_trailing = true};
    struct oracle_options utf8 = {.offered = OFFER_ALL, .smtputf8 = true, .general_literal = true};
    struct oracle_options tolerant = utf8;
    tolerant.tolerate = DEVIATION_ALL;
    count--, arguments++;
    if (count > 0 && strncmp(arguments[0], "--lines=", 8) == 0) {
        lines = strtod(arguments[0] + 8, NULL);
        count--, arguments++;
    }
    for (const struct context *c = contexts; c->name != NULL; c++) {
        if (!chosen(c->name, count, arguments))
            continue;
        compare_context(c, 0, &ascii, lines);
        compare_context(c, EVENT_NON_ASCII, &utf8, lines);
        compare_context(c, EVENTS_TO_PERMIT, &tolerant, lines);
    }
    return compare_report("strings:");
}
