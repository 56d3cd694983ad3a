// SPDX-License-Identifier: MIT
/*
 * Postfix's own reading of MAIL and RCPT: smtpd_token() cuts the line into words, extract_addr() reads the path by
 * RFC 822's grammar, and brings it into its internal form. What the parameters mean is read by mail_cmd() and rcpt_cmd(),
 * which answer the client and ask other processes, and cannot be called alone; so does smtpd_check_addr(), which
 * extract_addr() asks at its end: here it says yes. Warnings are formatted and written nowhere.
 *
 * A module, compiled by modules.py among Postfix's sources; LEVEL is what its name ends with.
 */
#include "smtpd.c"
#include <msg_output.h>

#include "peers/copies.h"
#include "peers/never.h"

int smtpd_check_addr(const char *sender, const char *address, int smtputf8)
{
    (void)sender, (void)address, (void)smtputf8;
    return 0;
}

static SMTPD_STATE state;

static void nowhere(int level, const char *text)
{
    (void)level, (void)text;
}

static bool open_server(void)
{
    msg_output(nowhere);
    state.addr_buf = vstring_alloc(100);
    state.where = SMTPD_CMD_RCPT;
    state.namaddr = "client.example.com[192.0.2.1]";
    return true;
}

/* As smtpd_proto(), mail_cmd() and rcpt_cmd() do. */
static bool read_line(const char *line)
{
    SMTPD_TOKEN *words;
    bool is_mail;
    const int count = smtpd_token((char *)line, &words);
    if (count < 3)
        return false;
    is_mail = strcasecmp(words[0].strval, "mail") == 0;
    if (!is_mail && strcasecmp(words[0].strval, "rcpt") != 0)
        return false;
    if (strcasecmp(words[1].strval, is_mail ? "from:" : "to:") != 0)
        return false;
    if (words[2].tokval == SMTPD_TOK_ERROR)
        return false;
    return extract_addr(&state, words + 2, is_mail, 0, 0) == 0;
}

static bool answer(const struct bench_lines *lines, uint32_t i, struct bench_answer *answer)
{
    char *line = lines->strings + lines->offset[i];
    *answer = (struct bench_answer){.accepted = read_line(line)};
    char *at = answer->accepted ? strrchr(vstring_str(state.addr_buf), '@') : NULL;
    if (at != NULL) {
        *at = '\0';
        locate_copies(line, vstring_str(state.addr_buf), at + 1, answer);
    }
    return true;
}

static uint64_t run(const struct bench_lines *lines)
{
    uint64_t all = 0;
    for (uint32_t i = 0; i < lines->count; i++) {
        all += read_line(lines->strings + lines->offset[i]);
        all += (unsigned char)vstring_str(state.addr_buf)[0];
    }
    return all;
}

extern const struct bench_peer bench_peer;
__attribute__((visibility("default"))) const struct bench_peer bench_peer = {
    .name = "postfix" LEVEL,
    .does = "words, and a path by RFC 822, into a copy; parameters as words; no place of an error",
    .open = open_server,
    .answer = answer,
    .run = run,
};
