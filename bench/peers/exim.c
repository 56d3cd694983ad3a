// SPDX-License-Identifier: MIT
/*
 * Exim's own reading of what follows the colon of MAIL and RCPT: extract_option() cuts parameters off the end, one after
 * the other, parse_extract_address() reads the path. What the parameters mean is read by smtp_setup_msg(), which is the
 * whole dialogue and cannot be called alone; so they are cut off here and not read. What it keeps is given back after
 * ten lines, as the server gives it back after a message.
 *
 * A module, compiled by modules.py among Exim's sources; LEVEL is what its name ends with.
 */
#include "smtp_in.c"

#undef bool
#undef true
#undef false
#include "peers/copies.h"
#include "peers/never.h"

/* The server's own buffer: of octets that it does not trust. */
static uschar *line_room;

static bool is_known(bool is_mail, const uschar *name)
{
    if (!is_mail)
        return strcmpic(name, US "ORCPT") == 0 || strcmpic(name, US "NOTIFY") == 0;
    const env_mail_type_t *row = env_mail_type_list;
    while (row->value != ENV_MAIL_OPT_NULL && strcmpic(name, row->name) != 0)
        row++;
    return row->value != ENV_MAIL_OPT_NULL;
}

/* As smtp_setup_msg() does: what is no parameter stays, and the path ends in error. */
static void cut_options(bool is_mail)
{
    uschar *name, *value;
    while (extract_option(&name, &value))
        if (!is_known(is_mail, name)) {
            value[-1] = '=';
            name[-1] = ' ';
            return;
        }
}

static const uschar *read_line(const char *line, size_t length, int *domain)
{
    bool is_mail;
    uschar *error = NULL;
    int start, end;
    const char *path = path_of(line, &is_mail);
    if (path == NULL || length >= SMTP_CMD_BUFFER_SIZE)
        return NULL;
    memcpy(line_room, path, length - (size_t)(path - line) + 1);
    smtp_cmd_data = line_room;
    cut_options(is_mail);
    return parse_extract_address(smtp_cmd_data, &error, &start, &end, domain, is_mail);
}

static bool open_server(void)
{
    store_init();
    line_room = store_get_perm(SMTP_CMD_BUFFER_SIZE, GET_TAINTED);
    allow_domain_literals = TRUE;
    allow_utf8_domains = TRUE;
    return true;
}

static bool answer(const struct bench_lines *lines, uint32_t i, struct bench_answer *answer)
{
    const char *line = lines->strings + lines->offset[i];
    rmark mark = store_mark();
    int domain = 0;
    const uschar *read = read_line(line, bench_length(lines, i), &domain);
    *answer = (struct bench_answer){.accepted = read != NULL};
    if (read != NULL && domain > 0) {
        char local[SMTP_CMD_BUFFER_SIZE];
        memcpy(local, read, (size_t)domain - 1);
        local[domain - 1] = '\0';
        locate_copies(line, local, (const char *)read + domain, answer);
    }
    store_reset(mark);
    return true;
}

static uint64_t run(const struct bench_lines *lines)
{
    enum { MESSAGE = 10 };
    rmark mark = store_mark();
    uint64_t all = 0;
    for (uint32_t i = 0; i < lines->count; i++) {
        int domain = 0;
        if (i % MESSAGE == 0) {
            store_reset(mark);
            mark = store_mark();
        }
        all += read_line(lines->strings + lines->offset[i], bench_length(lines, i), &domain) != NULL;
        all += (uint64_t)domain;
    }
    store_reset(mark);
    return all;
}

extern const struct bench_peer bench_peer;
__attribute__((visibility("default"))) const struct bench_peer bench_peer = {
    .name = "exim" LEVEL,
    .does = "a path, into a copy; parameters cut off and not read; errors in words, no place",
    .open = open_server,
    .answer = answer,
    .run = run,
};
