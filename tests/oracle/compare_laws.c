// SPDX-License-Identifier: MIT
/*
 * compare-laws [LINES [SEED]]: what must hold between readings of one line under different options, whatever the
 * grammar. The library is asked alone; the oracle only draws the lines.
 *
 * - Under tolerances everything is accepted that is accepted without, with the same result and no deviation.
 * - A line accepted with deviations is refused without tolerances, and at the deviation that was recorded; but for
 *   an AUTH line that is too long for a client and not for a server.
 * - A line accepted without deviations is accepted without tolerances.
 * - A larger set of tolerances accepts more, never less; so do larger limits.
 * - SMTPUTF8 in force accepts more, never less, on RCPT, where no other octets are tolerated.
 * - A path that stands alone is read as in its command.
 * - What follows a refused octet does not change the error, if the error is one of syntax or of a limit.
 */
#include "compare.h"
#include "generate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static unsigned long long broken, readings;

static void law(bool holds, const char *what, const struct generated *g)
{
    if (holds)
        return;
    if (broken++ < 20)
        compare_show(what, g->line, g->length, &g->options);
}

static struct oracle_result read_with(const struct generated *g, const struct oracle_options *options)
{
    struct oracle_result result;
    readings++;
    library_read(g->line, g->length, options, &result);
    return result;
}

static void strict_law(const struct generated *g, const struct oracle_result *tolerant)
{
    struct oracle_options options = g->options;
    options.tolerate = 0;
    options.strict_trailing = true;
    struct oracle_result strict = read_with(g, &options);
    if (strict.ok) {
        law(tolerant->ok, "tolerances accept what is accepted without them", g);
        law(compare_same(&strict, tolerant), "tolerances change nothing about a strict line", g);
    }
    if (tolerant->ok && tolerant->deviations == 0)
        law(strict.ok, "a line without deviations is accepted without tolerances", g);
    const bool long_line = (tolerant->deviations & DEVIATION_LONG_AUTH_LINE) != 0;
    if (tolerant->ok && (tolerant->deviations & ~(uint32_t)DEVIATION_LONG_AUTH_LINE) != 0)
        law(!strict.ok && (strict.offset == tolerant->deviation_offset ||
                           (long_line && strict.offset > 510 && tolerant->deviation_offset == 510)),
            "the strict reading fails at the recorded deviation", g);
}

static void superset_laws(const struct generated *g, const struct oracle_result *result)
{
    struct oracle_options options = g->options;
    options.tolerate = DEVIATION_ALL;
    if (result->ok)
        law(read_with(g, &options).ok, "all tolerances accept what some accept", g);
    options = g->options;
    options.local_part_limit = options.label_limit = options.domain_limit = 20000;
    options.path_limit = options.line_limit = 20000;
    if (result->ok)
        law(read_with(g, &options).ok, "no limits accept what some limits accept", g);
    /* octets beyond ASCII that are tolerated as they come need be no UTF-8 */
    options = g->options;
    options.tolerate &= ~(uint32_t)DEVIATION_EIGHT_BIT;
    if (!read_with(g, &options).ok)
        return;
    options.smtputf8 = true;
    if (result->ok)
        law(read_with(g, &options).ok, "SMTPUTF8 in force accepts what is accepted without", g);
}

static struct oracle_span moved(struct oracle_span span, size_t by)
{
    return span.end == 0 ? span : (struct oracle_span){span.begin - by, span.end - by};
}

static bool same_path(const struct oracle_result *inside, const struct oracle_result *alone, size_t by)
{
    struct oracle_span ours[] = {inside->path, inside->route, inside->local, inside->domain};
    struct oracle_span theirs[] = {alone->path, alone->route, alone->local, alone->domain};
    bool same = alone->ok && inside->path_kind == alone->path_kind &&
                inside->local_kind == alone->local_kind && inside->domain_kind == alone->domain_kind &&
                memcmp(inside->address, alone->address, sizeof inside->address) == 0;
    for (size_t i = 0; i < 4; i++) {
        struct oracle_span span = moved(ours[i], by);
        same = same && span.begin == theirs[i].begin && span.end == theirs[i].end;
    }
    return same;
}

/* Of an accepted line its path, alone; of one refused in its path all that follows the colon. */
static void path_law(const struct generated *g, const struct oracle_result *result)
{
    struct oracle_result alone;
    bool reverse = g->length > 10 && memcmp(g->line, "MAIL FROM:", 10) == 0;
    bool forward = g->length > 8 && memcmp(g->line, "RCPT TO:", 8) == 0;
    size_t begin = reverse ? 10 : 8;
    if ((!reverse && !forward) || g->length == begin || g->line[begin] == ' ' || g->line[begin] == '\t')
        return;
    if (result->ok && result->path.begin == begin) {
        library_read_path(g->line + begin, result->path.end - begin, reverse, &g->options, &alone);
        law(same_path(result, &alone, begin), "a path alone is read as in its command", g);
    } else if (!result->ok && result->offset >= begin && result->enhanced[2] != '5' &&
               result->cause != CAUSE_SMTPUTF8_MISSING && result->cause != CAUSE_REFUSED) {
        library_read_path(g->line + begin, result->length - begin, reverse, &g->options, &alone);
        law(!alone.ok && alone.offset == result->offset - begin && alone.code == result->code,
            "a path alone is refused as in its command", g);
    }
}

static bool at_its_octet(enum oracle_cause cause)
{
    return cause == CAUSE_SYNTAX || cause == CAUSE_EIGHT_BIT ||
           (cause >= CAUSE_LABEL_LIMIT && cause <= CAUSE_VALUE_LIMIT);
}

static void tail_law(struct random *random, struct generated *g, const struct oracle_result *result)
{
    /* a U-label that is too long is seen behind it, and so is a token */
    if (result->ok || result->offset >= result->length || !at_its_octet(result->cause) ||
        result->error_length > 1)
        return;
    struct generated changed = *g;
    for (size_t i = result->offset + 1; i < changed.length; i++)
        changed.line[i] = (unsigned char)random_next(random);
    if (changed.length > result->offset + 1)
        changed.length -= random_below(random, changed.length - result->offset - 1);
    changed.line[changed.length - 1] |= 0x40; /* no white space: nothing is stripped */
    if (changed.length - 1 == result->offset)
        return;
    struct oracle_options options = g->options;
    options.strict_trailing = true;
    struct oracle_result again = read_with(&changed, &options);
    law(!again.ok && again.offset == result->offset && again.code == result->code,
        "what follows a refused octet does not matter", g);
}

int main(int count, char **arguments)
{
    static struct generated g;
    unsigned long long lines = count > 1 ? strtoull(arguments[1], NULL, 10) : 200000;
    struct random random = {count > 2 ? strtoull(arguments[2], NULL, 10) : (uint64_t)time(NULL)};
    printf("seed %llu\n", (unsigned long long)random.state);
    for (unsigned long long i = 0; i < lines; i++) {
        generate(&random, i % generate_kind_count(), &g);
        struct oracle_result result = read_with(&g, &g.options);
        strict_law(&g, &result);
        superset_laws(&g, &result);
        path_law(&g, &result);
        if (g.options.tolerate == 0 && g.options.strict_trailing)
            tail_law(&random, &g, &result);
    }
    printf("laws: %llu lines, %llu readings, %llu laws broken\n", lines, readings, broken);
    return broken != 0;
}
