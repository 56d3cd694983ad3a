// SPDX-License-Identifier: MIT
/*
 * OpenSMTPD's own reading of what follows the colon of MAIL and RCPT: smtp_mailaddr(), which copies local part and domain
 * and judges them. It leaves the parameters as they stand. They are read by smtp_tx_mail_from() and smtp_tx_rcpt_to(),
 * which ask another process, and cannot be called alone. (The server calls smtp_mailaddr() three times for a command.)
 *
 * A module, compiled by modules.py among OpenSMTPD's sources; LEVEL is what its name ends with.
 */
#include "smtp_session.c"

#include "peers/copies.h"
#include "peers/never.h"

/* The line is cut where it is read: as the server does, a copy. */
static bool read_line(const char *line, struct mailaddr *read)
{
    char copy[SMTP_LINE_MAX];
    char *parameters;
    bool is_mail;
    const char *path = path_of(line, &is_mail);
    if (path == NULL)
        return false;
    (void)strlcpy(copy, path, sizeof copy);
    return smtp_mailaddr(read, copy, is_mail, &parameters, "localhost") != 0;
}

static bool answer(const struct bench_lines *lines, uint32_t i, struct bench_answer *answer)
{
    const char *line = lines->strings + lines->offset[i];
    struct mailaddr read = {.user = ""};
    *answer = (struct bench_answer){.accepted = read_line(line, &read)};
    if (answer->accepted && read.domain[0] != '\0')
        locate_copies(line, read.user, read.domain, answer);
    return true;
}

static uint64_t run(const struct bench_lines *lines)
{
    struct mailaddr read = {.user = ""};
    uint64_t all = 0;
    for (uint32_t i = 0; i < lines->count; i++) {
        all += read_line(lines->strings + lines->offset[i], &read);
        all += (unsigned char)read.domain[0];
    }
    return all;
}

extern const struct bench_peer bench_peer;
__attribute__((visibility("default"))) const struct bench_peer bench_peer = {
    .name = "opensmtpd" LEVEL,
    .does = "a path, into copies; no quoted local parts, no parameters, no place of an error",
    .answer = answer,
    .run = run,
};
