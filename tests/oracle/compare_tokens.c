// SPDX-License-Identifier: MIT
/*
 * compare-tokens [DEPTH]: every sequence of up to DEPTH parameters (3 unless told) on MAIL and RCPT, drawn from a list
 * that has each keyword with a good value, with a wrong one, without one; under every offer that matters: all, none,
 * all but one, one alone. What no single value shows is here: duplicates, conflicts, the order of errors.
 */
#include "compare.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const of_mail[] = {
    "SIZE=1", "SIZE", "SIZE=", "SIZE=x", "size=2", "BODY=BINARYMIME", "BODY=7BIT", "BODY", "SMTPUTF8",
    "SMTPUTF8=", "SMTPUTF8=x", "RET=FULL", "ENVID=a", "AUTH=<>", "AUTH=<>x", "AUTH=a@b",
    "AUTH=+C3+BC@b", "PRDR", "PRDR=1", "XVERP", "XVERP=+=", "XVERP=-", "S=a=b", "S", "BY=-1;R",
    "BY=0;RT", "BY=0;N", "BY=1;R", "HOLDFOR=1", "HOLDFOR=0", "HOLDUNTIL=2023-02-29T00:00:00Z",
    "HOLDUNTIL=2024-02-29T00:00:00z", "HOLDUNTIL", "MT-PRIORITY=-9", "MT-PRIORITY=x", "MT-PRIORITY",
    "REQUIRETLS", "REQUIRETLS=1", "MTRK=ab:1", "MTRK=a", "CONPERM", "CONPERM=1", "SOLICIT=a",
    "TRANSID=<a@b>", "SUBMITTER=a@b", "NOTIFY=NEVER", "CONNEG", "RRVS=x",
    /* the caller's own, and none at all */
    "P", "P=1", "P=", "p", "Q", "Q=1", "R", "R=1", "R=12", "R=123", "R=", "T", "X", "X=1", "X=", "-",
    "SIZE-", "", "\t", "SIZE=1\t", "SIZE=1>", NULL};

static const char *const of_rcpt[] = {"NOTIFY=NEVER",
                                      "NOTIFY=NEVER,DELAY",
                                      "NOTIFY=SUCCESS,SUCCESS",
                                      "NOTIFY",
                                      "NOTIFY=",
                                      "notify=delay",
                                      "ORCPT=a;b",
                                      "ORCPT=utf-8;\\x{E9}",
                                      "ORCPT=utf-8;\xC3\xA9",
                                      "ORCPT=x;\xC3\xA9",
                                      "ORCPT=;b",
                                      "ORCPT",
                                      "RRVS=2023-02-29T00:00:00Z",
                                      "RRVS=2024-02-29T00:00:00Z;C",
                                      "RRVS=2000-02-29T00:00:00.1Z",
                                      "CONNEG",
                                      "CONNEG=",
                                      "SIZE=1",
                                      "CONPERM",
                                      "P",
                                      "P=1",
                                      "Q=1",
                                      "R",
                                      "R=1",
                                      "T",
                                      "X",
                                      "X=1",
                                      "",
                                      "\xC3\xA9",
                                      NULL};

static const char *const mail_paths[] = {"MAIL FROM:<>", "MAIL FROM:<\xC3\xBC@b>",
                                         "MAIL FROM:<a@\xC3\xBC.b>", "MAIL FROM:a@b", NULL};
static const char *const rcpt_paths[] = {"RCPT TO:<a@b>", "RCPT TO:<\xC3\xBC@b>",
                                         "RCPT TO:<Postmaster>", NULL};

static const struct oracle_private private_keywords[] = {
    {.keyword = "P", .on_mail = true, .on_rcpt = true},
    {.keyword = "Q", .on_mail = true, .value_forbidden = true},
    {.keyword = "R", .on_mail = true, .on_rcpt = true, .value_required = true, .limit = 2},
    {.keyword = "T", .on_rcpt = true},
    {.keyword = "S", .on_mail = true, .any_value = true},
};

struct line {
    const char *const *words;
    struct oracle_options options;
    size_t length;
    unsigned char octets[512];
};

static size_t append(struct line *line, const char *text)
{
    size_t before = line->length, length = strlen(text);
    if (before + length > sizeof line->octets)
        abort();
    memcpy(line->octets + before, text, length);
    line->length += length;
    return before;
}

static void compare_words(struct line *line, int depth)
{
    compare_line(line->octets, line->length, &line->options);
    for (const char *const *word = line->words; depth > 0 && *word != NULL; word++) {
        size_t before = append(line, " ");
        append(line, *word);
        compare_words(line, depth - 1);
        line->length = before;
    }
}

static void compare_paths(struct line *line, const char *const *paths, const char *const *words,
                          int depth)
{
    line->words = words;
    for (; *paths != NULL; paths++) {
        line->length = 0;
        append(line, *paths);
        compare_words(line, depth);
    }
}

static void compare_offer(uint32_t offered, int depth)
{
    struct line line = {.options = {.offered = offered,
                                    .smtputf8 = (offered & OFFER_SMTPUTF8) != 0,
                                    .private_keywords = private_keywords,
                                    .private_count = 5}};
    for (int stripped = 0; stripped < 2; stripped++) {
        line.options.strict_trailing = stripped == 0;
        line.options.tolerate = stripped == 0 ? 0 : DEVIATION_ALL;
        compare_paths(&line, mail_paths, of_mail, depth);
        compare_paths(&line, rcpt_paths, of_rcpt, depth);
    }
}

int main(int count, char **arguments)
{
    int depth = count > 1 ? atoi(arguments[1]) : 3;
    compare_offer(OFFER_ALL, depth);
    compare_offer(0, depth - 1);
    for (int bit = 0; bit < OFFER_BITS; bit++) {
        compare_offer(UINT32_C(1) << bit, depth - 1);
        compare_offer(OFFER_ALL & ~(UINT32_C(1) << bit), depth - 1);
    }
    return compare_report("tokens:");
}
