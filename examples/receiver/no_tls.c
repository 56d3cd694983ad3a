// SPDX-License-Identifier: MIT
/* What stands in for tls.c where OpenSSL was not there: no context can be opened, so nothing else is ever called. */
#include "receiver.h"

#include <errno.h>
#include <stdio.h>

struct tls_context *tls_open(const char *certificate, const char *key)
{
    (void)certificate, (void)key;
    fputs("smtpath-receiver: --certificate: built without OpenSSL\n", stderr);
    return NULL;
}

void tls_close(struct tls_context *context)
{
    (void)context;
}

struct tls *tls_begin(struct tls_context *context, int fd)
{
    (void)context, (void)fd;
    return NULL;
}

void tls_end(struct tls *tls)
{
    (void)tls;
}

int tls_shake(struct tls *tls, short *wanted)
{
    (void)tls, (void)wanted;
    errno = ENOSYS;
    return -1;
}

ssize_t tls_receive(struct tls *tls, char *octets, size_t length, short *wanted)
{
    (void)tls, (void)octets, (void)length, (void)wanted;
    errno = ENOSYS;
    return -1;
}

ssize_t tls_send(struct tls *tls, const char *octets, size_t length, short *wanted)
{
    (void)tls, (void)octets, (void)length, (void)wanted;
    errno = ENOSYS;
    return -1;
}

bool tls_pending(const struct tls *tls)
{
    (void)tls;
    return false;
}

void tls_shutdown(struct tls *tls)
{
    (void)tls;
}
