// SPDX-License-Identifier: MIT
/* Between dovecot.c, which has Dovecot's own bool, and the shim's side, which has C's. */
#ifndef SMTPATH_BENCH_DOVECOT_H
#define SMTPATH_BENCH_DOVECOT_H

struct dovecot_answer {
    int accepted;
    const char *local, *domain; /* NUL-terminated, until the next line is read; NULL if there is none */
};

void dovecot_open(void);
unsigned long dovecot_read(const char *line, struct dovecot_answer *answer);

#endif
