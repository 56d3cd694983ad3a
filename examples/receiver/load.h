// SPDX-License-Identifier: MIT
/*
 * What the files of the load generator share: load.c has the clients, load_transaction.c what they send,
 * load_watch.c looks after the receiver. Transactions are numbered, and all about one follows from its
 * number.
 */
#ifndef LOAD_H
#define LOAD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/* Says what went wrong, and ends: the receiver, too, if load_watch.c has started it. */
_Noreturn void die(const char *format, ...);

/* ---- What transaction number n is: load_transaction.c ------------------------------------------------ */

enum { TRANSACTION_SIZE = 1 << 17, MOST_REPLIES = 8 };

/* These write into to, which has TRANSACTION_SIZE octets, and return the length. */
size_t transaction_envelope(uint64_t n, char *to); /* MAIL, RCPT, ..., DATA */
size_t transaction_message(uint64_t n, char *to);  /* as it is sent, with its end */
size_t transaction_spooled(uint64_t n, char *to);  /* what the spool must hold of it */

/* Writes the codes that answer the envelope. Returns: how many. */
size_t transaction_replies(uint64_t n, uint16_t codes[MOST_REPLIES]);

/* Returns: whether this is what a spooled transaction begins with; then *n is its number. */
bool transaction_number(const char *spooled, uint64_t *n);

/* A line of the receiver's forwarding table for each address that transactions use. */
extern const char transaction_table[];

/* ---- The receiver: load_watch.c ---------------------------------------------------------------------- */

struct usage {
    unsigned long rss, peak, data; /* kB: VmRSS, VmHWM, VmData of /proc/PID/status */
    unsigned long files;           /* entries of /proc/PID/fd */
};

/* Starts program on a free port, with a spool of its own. Returns: the port. */
uint16_t receiver_start(const char *program, unsigned connections);
struct usage receiver_usage(void);

/* Ends the receiver with SIGTERM. Returns: how many messages it says that it has taken. */
uint64_t receiver_stop(void);

/* What is known of a transaction. */
enum fate { NOT_SENT, CUT_OFF, IN_DOUBT, ACKNOWLEDGED };

/* Looks through the spool, and empties it: each message that was acknowledged is there once, octet by octet
 * as it should be; one in doubt, which was sent whole and whose reply nobody waited for, may be; no other
 * is. Returns: how many there are. Dies on the first breach. */
uint64_t spool_check(const unsigned char *fates, uint64_t count);

#endif
