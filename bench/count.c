// SPDX-License-Identifier: MIT
/*
 * Has callgrind count the instructions that the parser needs for each set of lines, and nothing around them:
 * one dump of its counters a set, then one for each work besides the reading of lines, in the order of works[].
 * instructions.sh builds this with the parser and reads the dumps.
 *
 *     count FILE ... [--works MALFORMED]
 *
 * MALFORMED is a set of lines to refuse.
 */
#include "smtpath.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <valgrind/callgrind.h>

enum { MOST_OCTETS = 1 << 22 };
static char octets[MOST_OCTETS];

static const struct smtpath_options options = {.extensions = SMTPATH_EXT_ALL, .smtputf8 = true};

static uint32_t read_lines(const char *line, const char *end)
{
    static struct smtpath_line read;
    uint32_t lines = 0;
    while (line < end) {
        const char *lf = memchr(line, '\n', (size_t)(end - line));
        CALLGRIND_TOGGLE_COLLECT;
        smtpath_read_command(line, (size_t)(lf - line) - 1, &options, &read);
        CALLGRIND_TOGGLE_COLLECT;
        line = lf + 1;
        lines++;
    }
    return lines;
}

/* ---- What is done besides the reading of lines: each returns how often ------------------------------------------ */

typedef size_t write_refused(const char *line, size_t length,
                             const struct smtpath_diagnostic *diagnostic, char *buffer, size_t size);

static uint32_t refuse(write_refused *write, const char *line, const char *end)
{
    static struct smtpath_line read;
    static char reply[SMTPATH_REPLY_LINE_SIZE];
    uint32_t lines = 0;
    while (line < end) {
        const char *lf = memchr(line, '\n', (size_t)(end - line));
        const size_t length = (size_t)(lf - line) - 1;
        if (smtpath_read_command(line, length, &options, &read) != SMTPATH_OK) {
            CALLGRIND_TOGGLE_COLLECT;
            write(line, length, &read.diagnostic, reply, sizeof reply);
            CALLGRIND_TOGGLE_COLLECT;
            lines++;
        }
        line = lf + 1;
    }
    return lines;
}

static uint32_t render(const char *line, const char *end)
{
    return refuse(smtpath_render_reply, line, end);
}

static uint32_t refusal(const char *line, const char *end)
{
    return refuse(smtpath_write_refusal, line, end);
}

/* What a server of today says to EHLO. */
static const char *const offers[] = {
    "250-mail.example.org Hello client.example.com [192.0.2.1]",
    "250-PIPELINING",
    "250-SIZE 52428800",
    "250-ETRN",
    "250-STARTTLS",
    "250-AUTH PLAIN LOGIN",
    "250-ENHANCEDSTATUSCODES",
    "250-8BITMIME",
    "250 SMTPUTF8",
};
enum { OFFERS = sizeof offers / sizeof offers[0] };

static uint32_t read_replies(bool as_ehlo)
{
    static struct smtpath_reply reply;
    static struct smtpath_ehlo ehlo;
    for (uint32_t i = 0; i < OFFERS; i++) {
        struct smtpath_reply_line line;
        struct smtpath_ehlo_line offer;
        const size_t length = strlen(offers[i]);
        CALLGRIND_TOGGLE_COLLECT;
        smtpath_read_reply_line(offers[i], length, false, &reply, &line);
        if (as_ehlo)
            smtpath_read_ehlo_line(offers[i], &line, &ehlo, &offer);
        CALLGRIND_TOGGLE_COLLECT;
    }
    return OFFERS;
}

static uint32_t reply_line(const char *line, const char *end)
{
    (void)line;
    (void)end;
    return read_replies(false);
}

static uint32_t ehlo_line(const char *line, const char *end)
{
    (void)line;
    (void)end;
    return read_replies(true);
}

static uint32_t command(const char *line, const char *end)
{
    static const struct smtpath_mailbox mailbox = {"some.user", 9, "mail.example.org", 16};
    static const struct smtpath_argument arguments[] = {
        {.param = SMTPATH_PARAM_SIZE, .number = 123456},
        {.param = SMTPATH_PARAM_BODY, .choice = SMTPATH_BODY_8BITMIME},
        {.param = SMTPATH_PARAM_ENVID, .text = "QQ31+4159", .length = 9},
    };
    static char written[512];
    (void)line;
    (void)end;
    CALLGRIND_TOGGLE_COLLECT;
    smtpath_write_command(SMTPATH_VERB_MAIL, &mailbox, arguments, 3, false, written, sizeof written);
    CALLGRIND_TOGGLE_COLLECT;
    return 1;
}

static uint32_t (*const works[])(const char *line, const char *end) = {
    render, refusal, reply_line, ehlo_line, command,
};

/* ---- The counting ------------------------------------------------------------------------------------------ */

static void count(uint32_t (*work)(const char *line, const char *end), const char *end)
{
    char label[64];
    CALLGRIND_ZERO_STATS;
    const uint32_t lines = work(octets, end);
    snprintf(label, sizeof label, "%u lines", (unsigned)lines);
    CALLGRIND_DUMP_STATS_AT(label);
}

static const char *load(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        perror(path);
        exit(1);
    }
    const size_t size = fread(octets, 1, sizeof octets, file);
    fclose(file);
    return octets + size;
}

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++)
        if (strcmp(argv[i], "--works") != 0) {
            count(read_lines, load(argv[i]));
        } else if (++i < argc) {
            const char *end = load(argv[i]);
            for (size_t work = 0; work < sizeof works / sizeof works[0]; work++)
                count(works[work], end);
        }
    return 0;
}
